//! Copies of the workbooks that were audited, with a note on each cell where something was found.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::messages::Messages;
use super::outcome::Outcome;
use crate::audit::{Finding, Severity, page};
use crate::book::{self, Annotation, Shade};
use crate::print::Output;
use crate::read::{COPY_MARK, bytes, has_its_ending, was_read};
use crate::words::{Address, Language, Place, Problem, Problems, TakenNames, Text, text};

/// The notes of all books, gathered as findings come.
#[derive(Debug)]
pub(super) struct AnnotatedCopies {
    folder: PathBuf,
    force: bool,
    messages: Messages,
    /// Whether each copy is told of.
    told: bool,
    by_file: BTreeMap<String, Vec<Annotation>>,
    taken: TakenNames,
}

impl AnnotatedCopies {
    /// Begins with the folder for the copies, which is made where there is none.
    pub(super) fn into_folder(folder: &Path, force: bool, messages: Messages) -> Result<Self, Problem> {
        let place = || Place::file(&folder.display().to_string());
        let unmade = |error| Problem::of_system(place(), &text!("无法建立文件夹", "the folder cannot be made"), &error);
        fs::create_dir_all(folder).map_err(unmade)?;
        let (folder, by_file, taken) = (folder.to_owned(), BTreeMap::new(), TakenNames::default());
        Ok(Self { folder, force, messages, told: true, by_file, taken })
    }

    /// The same where nothing is told but what is wrong.
    pub(super) const fn quiet(mut self) -> Self {
        self.told = false;
        self
    }

    /// Takes in findings; what somebody answers for needs no note.
    pub(super) fn take(&mut self, findings: &[Finding]) {
        for finding in findings.iter().filter(|finding| finding.waived.is_none()) {
            let notes = self.by_file.entry(finding.location.file.clone()).or_default();
            notes.push(annotation(finding, self.messages.language));
        }
    }

    /// Writes the copies and tells of each, and of each book that cannot be annotated.
    pub(super) fn write(self) -> Outcome {
        self.write_all().0
    }

    /// The same, with how many were written.
    pub(super) fn write_all(mut self) -> (Outcome, usize) {
        let (mut outcome, mut texts, mut copies) = (Outcome::Fine, 0, 0);
        for (file, notes) in std::mem::take(&mut self.by_file) {
            if !is_book(&file, &notes) {
                texts += 1;
                continue;
            }
            match self.write_copy(&file, &notes) {
                Ok(copy) => {
                    copies += 1;
                    if self.told {
                        self.messages.say(&copy.told(notes.len()));
                    }
                }
                Err(problems) => {
                    self.messages.problems(&problems);
                    outcome = Outcome::Failed;
                }
            }
        }
        if let Some(text) = summary(texts, copies, outcome).filter(|_| self.told) {
            self.messages.say(&text);
        }
        (outcome, copies)
    }

    fn write_copy(&mut self, file: &str, notes: &[Annotation]) -> Result<Copy, Problems> {
        if file == "-" {
            let message = text!("标准输入没有副本", "there is no copy of standard input");
            let advice = text!("请给出工作簿的文件名", "name the file of the workbook");
            return Err(Problem::new(Place::file(file), message).advise(advice).into());
        }
        let copy = book::annotate(file, &bytes(file, book::LIMIT)?, notes)?;
        let path = self.path(file);
        let mut output = Output::open(Some(&path), self.force, was_read)?;
        output.write_raw(&copy.bytes)?;
        output.finish()?;
        Ok(Copy { path, redrawn: copy.redrawn })
    }

    /// Books of the same name in several folders have copies with numbers.
    fn path(&mut self, file: &str) -> PathBuf {
        let stem = Path::new(file).file_stem().unwrap_or_default().to_string_lossy();
        let with_macros = Path::new(file).extension().is_some_and(|ending| ending.eq_ignore_ascii_case("xlsm"));
        let ending = if with_macros { "xlsm" } else { "xlsx" };
        let name = self.taken.free(|number| {
            let behind = if number == 1 { String::new() } else { format!("-{number}") };
            format!("{stem}{COPY_MARK}{behind}.{ending}")
        });
        self.folder.join(name)
    }
}

/// A copy that was written.
struct Copy {
    path: PathBuf,
    redrawn: bool,
}

impl Copy {
    fn told(&self, count: usize) -> Text {
        let path = self.path.display();
        if self.redrawn {
            return text!(
                "→ {path}({count} 个问题;原件中写不进批注,副本照所见重画,没有公式和图片)",
                "→ {path} (findings: {count}; no notes can be put into the original: drawn again as it is shown, without formulas and pictures)"
            );
        }
        text!("→ {path}({count} 个问题)", "→ {path} (findings: {count})")
    }
}

/// Whether what was found was found in a workbook, or in columns of text.
fn is_book(file: &str, notes: &[Annotation]) -> bool {
    notes.iter().any(|note| note.sheet.is_some() || note.cell.is_some()) || has_its_ending(file)
}

fn annotation(finding: &Finding, language: Language) -> Annotation {
    Annotation {
        sheet: finding.location.sheet.as_deref().map(Into::into),
        cell: finding.location.cell.as_deref().and_then(Address::parse),
        text: page::note(finding, language),
        shade: match finding.severity {
            Severity::Error => Shade::Red,
            Severity::Inconsistency => Shade::Orange,
            Severity::Warning => Shade::Yellow,
            Severity::Note => Shade::Blue,
        },
    }
}

/// What is said where not every file with findings has a copy.
fn summary(texts: usize, copies: usize, outcome: Outcome) -> Option<Text> {
    if texts > 0 {
        return Some(text!(
            "有问题的文件中 {texts} 个不是工作簿,没有批注副本",
            "files with findings that are no workbooks and have no annotated copy: {texts}"
        ));
    }
    (copies == 0 && outcome == Outcome::Fine)
        .then(|| text!("没有可批注的问题,没有写出副本", "nothing to annotate was found; no copy was written"))
}
