//! The files that paths stand for, and those of a folder that are not read.

use std::collections::HashSet;
use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

use super::claim::{Claim, refute};
#[cfg(feature = "excel")]
use super::ending::is_text;
use super::ending::{endings, has_ending};
use super::files::{all_below, hidden_below, looked_into, regular};
use super::lock::is_lock;
use super::passed::passed;
use super::printed::Tables;
use super::unread::{
    copy_of, hidden, imported_into, is_aside, is_list_of_names, is_own_document, is_own_page, is_own_seal, is_package,
    names, unread,
};
#[cfg(feature = "excel")]
use super::workbook::ENDINGS;
use crate::words::{Caution, Place, Problem, Text, text};

/// The name of a file or `-` for standard input; a problem in place of a folder without any.
pub type Input = Result<String, Problem>;

/// What paths stand for.
#[derive(Clone, Debug, Default)]
pub struct Inputs {
    /// The files that are read, in their order.
    pub files: Vec<Input>,
    /// The files of folders that are not read, though there may be a table in them.
    pub unread: Vec<Caution>,
    /// The workbooks of folders whose tables are read elsewhere: imported ones, and annotated copies.
    pub imported: Vec<Caution>,
    /// The files of folders that say they are lists and letters of this program, and are not read.
    pub own: Vec<String>,
    /// What files say for which they are not read.
    pub claims: Vec<Claim>,
}

/// The files that paths stand for: a folder stands for the tables in it, at any depth.
#[must_use]
pub fn inputs(paths: &[String]) -> Inputs {
    let none = text!("文件夹中没有自评表文件", "there are no files of tables in this folder");
    named(paths, &endings(), &none, Own::LeftOut)
}

/// The workbooks that paths stand for: a folder stands for those in it, at any depth.
#[cfg(feature = "excel")]
#[must_use]
pub fn workbooks(paths: &[String]) -> Inputs {
    let none = text!("文件夹中没有工作簿", "there are no workbooks in this folder");
    let mut found = named(paths, &ENDINGS, &none, Own::LeftOut);
    found.unread.retain(|caution| !is_text(Path::new(&caution.place.file)));
    found
}

/// The same with the lists that this program wrote and somebody filled in.
#[cfg(feature = "excel")]
#[must_use]
pub fn returned(paths: &[String]) -> Inputs {
    let none = text!("文件夹中没有工作簿", "there are no workbooks in this folder");
    named(paths, &ENDINGS, &none, Own::Taken)
}

/// What becomes of lists and letters of this program in a folder.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Own {
    LeftOut,
    #[cfg(feature = "excel")]
    Taken,
}

fn named(paths: &[String], endings: &[&str], none: &Text, own: Own) -> Inputs {
    let mut found = Inputs::default();
    for path in paths {
        if path != "-" && Path::new(path).is_dir() {
            let (before, own_before) = (found.files.len(), found.own.len());
            found.add_folder(Path::new(path), endings, own);
            if found.files.len() == before {
                found.take_lists(own_before, endings);
            }
            if found.files.len() == before {
                found.files.push(Err(Problem::new(Place::file(path), none.clone())));
            }
        } else {
            found.files.push(Ok(path.clone()));
        }
    }
    found
}

impl Inputs {
    fn add_folder(&mut self, folder: &Path, endings: &[&str], own: Own) {
        let below = all_below(folder);
        let known: HashSet<PathBuf> = below.iter().flatten().cloned().collect();
        let mut tables = Tables::default();
        for found in below {
            match found {
                Ok(path) if is_lock(&path) => {}
                Ok(path) if own == Own::LeftOut && is_own_document(&path) => self.own.push(path.display().to_string()),
                Ok(path) if has_ending(&path, endings) => self.add(&path, &known, endings, &mut tables),
                Ok(path) if is_own_page(&path) || is_own_seal(&path) => {
                    self.claims.push(of_own(&path.display().to_string()));
                }
                Ok(path) if is_list_of_names(&path) => {}
                Ok(path) if is_aside(&path) && !is_package(&path) => {
                    let name = path.display().to_string();
                    self.claims.extend(looked_into(&path).and_then(|file| passed(&name, file)));
                }
                Ok(path) => self.unread.push(unread(&path)),
                Err(problem) => self.files.push(Err(problem)),
            }
        }
        for path in hidden_below(folder) {
            match looked_into(&path).and_then(|file| hidden(&path, file)) {
                Some(told) => self.unread.push(told),
                None => {
                    let name = path.display().to_string();
                    self.claims.extend(looked_into(&path).and_then(|file| passed(&name, file)));
                }
            }
        }
    }

    /// Where a folder has nothing else, its lists are what is meant: the 汇总表 that departments handed in.
    fn take_lists(&mut self, from: usize, endings: &[&str]) {
        let own = self.own.split_off(from);
        let (lists, others) = own.into_iter().partition(|name| has_ending(Path::new(name), endings));
        self.own.extend::<Vec<String>>(others);
        self.files.extend::<Vec<Input>>(lists.into_iter().map(|name: String| regular(Path::new(&name))).collect());
    }

    /// A workbook whose tables were imported beside it would count them twice, and so would an annotated copy and a form that was
    /// written of them.
    fn add(&mut self, path: &Path, known: &HashSet<PathBuf>, endings: &[&str], tables: &mut Tables) {
        let with_texts = endings.contains(&"toml");
        let elsewhere = || imported_into(path, known, names).or_else(|| written_of(path, known, tables));
        match with_texts.then(elsewhere).flatten().or_else(|| copy_of(path, known)) {
            Some((caution, claim)) => {
                self.imported.push(caution);
                self.claims.push(claim);
            }
            None => self.files.push(regular(path)),
        }
    }
}

/// Bytes of a file of which a form may have been written.
const MOST: u64 = 64 << 20;
/// That a file is one of this program's, and no table.
fn of_own(file: &str) -> Claim {
    Claim { file: file.to_owned(), read: Vec::new(), is_passed: false }
}

/// That a form is not read, because the tables of which it was written are.
fn written_of(path: &Path, known: &HashSet<PathBuf>, tables: &mut Tables) -> Option<(Caution, Claim)> {
    let form = has_ending(path, &["xlsx"]).then(|| looked_into(path)).flatten()?;
    let is_small = |file: &File| file.metadata().is_ok_and(|found| found.len() <= MOST);
    let bytes = |path: &PathBuf| {
        let mut bytes = Vec::new();
        looked_into(path).filter(is_small)?.read_to_end(&mut bytes).ok()?;
        Some((path.clone(), bytes))
    };
    let of_tables = known.iter().filter(|path| has_ending(path, &endings()));
    tables.caution(path, form, || of_tables.filter_map(bytes))
}

/// Every file of a folder, whatever it is, but for what programs keep there while they are open, and seals of the folder itself.
#[must_use]
pub fn whole_folder(folder: &Path) -> Vec<Input> {
    let kept = |path: &PathBuf| !is_lock(path) && !is_own_seal(path);
    let found = all_below(folder).into_iter().filter(|found| found.as_ref().map_or(true, kept));
    found.map(|found| found.and_then(|path| regular(&path))).collect()
}

impl Inputs {
    /// What is said of files that are not read for it: of those that are left aside, and of lists and letters of this program.
    #[must_use]
    pub fn claims(&self) -> Vec<Claim> {
        let is_left = |claim: &&Claim| {
            claim.read.is_empty() || self.imported.iter().any(|caution| caution.place.file == claim.file)
        };
        let own = self.own.iter().map(|file| of_own(file));
        self.claims.iter().filter(is_left).cloned().chain(own).collect()
    }

    /// Names files whose claims do not hold among those that were not read.
    #[must_use]
    pub fn refuting(mut self, refuted: Vec<Caution>) -> Self {
        self.own.retain(|file| refuted.iter().all(|caution| caution.place.file != *file));
        refute(&mut self.unread, &mut self.imported, refuted);
        self
    }
}

/// A file that is named twice, or named and lying in a folder that is named, is one: it counts once.
#[must_use]
pub fn each_once(mut inputs: Inputs) -> Inputs {
    let whole = |name: &str| fs::canonicalize(name).unwrap_or_else(|_| name.into());
    let mut seen = HashSet::new();
    inputs.files.retain(|name| name.as_ref().map_or(true, |name| seen.insert(whole(name))));
    for left_out in [&mut inputs.unread, &mut inputs.imported] {
        left_out.retain(|caution| seen.insert(whole(&caution.place.file)));
    }
    inputs
}

/// The same without a file that is there for something else, such as the list of who must report.
#[must_use]
pub fn without(mut inputs: Inputs, file: &Path) -> Inputs {
    let Ok(whole) = fs::canonicalize(file) else { return inputs };
    let is_it = |name: &str| fs::canonicalize(name).is_ok_and(|name| name == whole);
    inputs.files.retain(|name| name.as_ref().map_or(true, |name| !is_it(name)));
    inputs.unread.retain(|caution| !is_it(&caution.place.file));
    inputs
}

/// How many bytes an input has; none where only reading it tells, as of standard input.
#[must_use]
pub fn size(input: &Input) -> Option<u64> {
    let Ok(name) = input else { return Some(0) };
    // What is counted are the bytes of lines.
    #[cfg(feature = "columnar")]
    if super::ending::is_columns(Path::new(name)) {
        return None;
    }
    let found = if name == "-" { None } else { fs::metadata(name).ok() };
    found.filter(fs::Metadata::is_file).map(|found| found.len())
}
