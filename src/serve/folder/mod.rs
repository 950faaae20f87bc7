//! The folder on the desk: its files by signs, what is found in their tables, what a bureau says to that.
//!
//! Nothing is kept that a file does not say: what was read is forgotten when its file looks otherwise, and state stands in
//! two files, `.jixiao/waivers.toml` and `.jixiao/decisions.ndjson`. Writing is one at a time.

mod beneath;
mod deciding;
mod given;
mod listing;
mod names;
mod saving;
mod stamp;
mod waivers;
mod writing;

use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use self::beneath::Root;
pub use self::given::FolderOptions;
use self::listing::{Signs, list};
use self::stamp::Stamp;
use super::key::Key;
use crate::audit::AuditFiles;
use crate::calls::folder::{Files, LOG, Listing, ReadFile, Seen, WAIVERS, decisions_of, file_in_full};
use crate::intake::ScoringEngine;
use crate::model::decision::Decision;
use crate::model::value::Date;
use crate::read::Format;
use crate::words::{Place, Problem, Problems, text};

/// A folder that is served.
#[derive(Debug)]
pub(super) struct Folder {
    root: Root,
    options: FolderOptions,
    signs: Mutex<Signs>,
    /// What was read, by the names of the files.
    read: Mutex<BTreeMap<String, KnownFile>>,
    /// Held by whoever writes.
    writing: Mutex<()>,
}

/// A file as it was read, and how it looked then: one that looks the same is not read again.
type KnownFile = (Option<Stamp>, Arc<ReadFile>);

/// Why nothing was written.
#[derive(Debug)]
pub(super) enum Unwritten {
    /// This server only reads.
    ReadOnly,
    /// Somebody else has written meanwhile: what stands there now, as an object.
    Conflict(String),
    /// It cannot be.
    Problems(Problems),
}

impl From<Problems> for Unwritten {
    fn from(problems: Problems) -> Self {
        Self::Problems(problems)
    }
}

impl From<Problem> for Unwritten {
    fn from(problem: Problem) -> Self {
        Self::Problems(problem.into())
    }
}

impl Folder {
    pub(super) fn open(path: &Path, options: FolderOptions) -> Result<Self, Problems> {
        let root = Root::open(path).map_err(|error| {
            let place = Place::file(&path.display().to_string());
            Problem::of_system(place, &text!("无法打开文件夹", "the folder cannot be opened"), &error)
        })?;
        let signs = Mutex::new(Signs::new(Key::new()?));
        let folder = Self { root, options, signs, read: Mutex::default(), writing: Mutex::default() };
        folder.auditing()?;
        Ok(folder)
    }

    /// Where it stands, without links.
    pub(super) fn path(&self) -> &Path {
        self.root.path()
    }

    /// A file as it is now: read again where it looks otherwise than when it was read.
    fn file(&self, engine: &ScoringEngine, name: &str) -> Result<Arc<ReadFile>, Problem> {
        let stamp = Stamp::of(&self.root.look(name).map_err(|error| unreadable(name, &error))?);
        let looks_so = |known: &&KnownFile| stamp.is_some() && known.0 == stamp;
        if let Some((_, known)) = lock(&self.read).get(name).filter(looks_so) {
            return Ok(Arc::clone(known));
        }
        self.file_anew(engine, name)
    }

    /// A file as it is now, whatever it looks like.
    fn file_anew(&self, engine: &ScoringEngine, name: &str) -> Result<Arc<ReadFile>, Problem> {
        let (bytes, found) = self.bytes_and_looks(name)?;
        let file = Arc::new(ReadFile::new(engine, name, bytes));
        lock(&self.read).insert(name.to_owned(), (Stamp::of(&found), Arc::clone(&file)));
        Ok(file)
    }

    fn bytes_and_looks(&self, name: &str) -> Result<(Vec<u8>, std::fs::Metadata), Problem> {
        let limit = Format::of_name(name).unwrap_or(Format::Json).limit();
        self.root.read(name, limit).map_err(|error| unreadable(name, &error))
    }

    /// The text of a file of state; an empty one where there is none.
    fn state(&self, name: &str) -> Result<String, Problem> {
        match self.root.read(name, Format::Toml.limit()) {
            Ok((bytes, _)) => String::from_utf8(bytes)
                .map_err(|_| Problem::new(Place::file(name), text!("不是 UTF-8 文本", "it is not UTF-8 text"))),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(String::new()),
            Err(error) => Err(unreadable(name, &error)),
        }
    }

    /// The answer of `file`.
    pub(super) fn show_file(&self, engine: &ScoringEngine, sign: &str) -> Result<String, Problems> {
        let (name, _) = self.name(sign)?;
        let file = self.file_anew(engine, &name)?;
        file_in_full(engine, self, &name, &file)
    }

    /// A table by its sign: its file, and its number.
    fn table(&self, engine: &ScoringEngine, sign: &str) -> Result<(String, Arc<ReadFile>, usize), Problem> {
        let (name, index) = self.name(sign)?;
        let file = self.file_anew(engine, &name)?;
        let index = index.unwrap_or(0);
        if index < file.tables.len() {
            return Ok((name, file, index));
        }
        let message = text!("文件中没有第 {number} 张表", "there is no table {number} in the file", number = index + 1);
        Err(Problem::new(Place::file(&name), message))
    }

    /// A table as it is seen now.
    fn seen(&self, engine: &ScoringEngine, file: &ReadFile, index: usize) -> Result<Option<Seen>, Problems> {
        let auditing = self.auditing()?;
        file.tables.get(index).map(|source| Seen::of(engine, auditing.auditor(), source)).transpose()
    }

    /// The file of a sign, and the number of its table where the sign names one.
    fn name(&self, sign: &str) -> Result<(String, Option<usize>), Problem> {
        let (file, table) = match sign.split_once('.') {
            Some((file, table)) => (file, table.parse().ok()),
            None => (sign, None),
        };
        let known = lock(&self.signs).name(file).map(str::to_owned);
        let name = known.filter(|_| table.is_some() || !sign.contains('.')).ok_or_else(|| {
            let advice = text!("请刷新文件夹", "list the folder again");
            Problem::new(Place::file("id"), text!("没有这个文件", "there is no such file")).advise(advice)
        })?;
        Ok((name, table))
    }
}

impl Files for Folder {
    fn dir(&self) -> String {
        self.path().file_name().unwrap_or_default().to_string_lossy().into_owned()
    }

    fn listing(&self) -> Listing {
        let listing = list(&self.root, self.options.roster.as_deref());
        lock(&self.read).retain(|name, _| listing.names.binary_search(name).is_ok() || listing.names.contains(name));
        listing
    }

    fn bytes(&self, name: &str) -> Result<Vec<u8>, Problem> {
        Ok(self.bytes_and_looks(name)?.0)
    }

    fn read(&self, engine: &ScoringEngine, name: &str) -> Result<Arc<ReadFile>, Problem> {
        self.file(engine, name)
    }

    fn decisions(&self) -> Result<(Vec<Decision>, Vec<Problem>), Problem> {
        Ok(decisions_of(&self.state(LOG)?))
    }

    fn is_writable(&self) -> bool {
        self.options.writable
    }

    fn sign(&self, name: &str) -> String {
        lock(&self.signs).give(name)
    }

    /// The waivers of the folder, and what was given at the start.
    fn audit_files(&self) -> Result<AuditFiles, Problems> {
        let text = self.state(WAIVERS)?;
        let waivers = if text.trim().is_empty() { None } else { Some(waivers::source(&text)?) };
        Ok(AuditFiles { waivers, ..self.options.audit_files()? })
    }

    fn today(&self) -> Result<Date, Problem> {
        (self.options.today)()
    }
}

/// What others left in a lock is whole: nobody panics while holding it.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn unreadable(name: &str, error: &std::io::Error) -> Problem {
    let place = Place::file(name);
    match error.kind() {
        ErrorKind::NotADirectory | ErrorKind::InvalidInput => {
            let message = text!("是链接或不是普通文件,没有读取", "a link or no regular file; it was not read");
            let advice = text!(
                "工作台不跟随链接:请把文件本身放进来",
                "links are not followed here: put the file itself into the folder"
            );
            Problem::new(place, message).advise(advice)
        }
        _ => Problem::of_system(place, &text!("无法读取", "cannot be read"), error),
    }
}
