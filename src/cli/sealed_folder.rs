//! Sealed files where they lie: their names, as they stand in a seal, and their bytes.

use std::ffi::OsStr;
use std::path::{Component, Path, PathBuf};

use crate::order::Order;
use crate::read::{Input, Source, bytes, decode, file_limit, whole_folder};
use crate::seal::{Covers, Found, Seal};
use crate::words::{Place, Problem, Problems, text};

/// The folder from which names are counted.
pub(super) struct Base {
    folder: PathBuf,
    pub(super) covers: Covers,
}

impl Base {
    /// Of paths that are to be sealed: the folder, where it is one; otherwise the nearest in which all of them lie.
    pub(super) fn of(paths: &[String]) -> Result<Self, Problem> {
        if let [folder] = paths
            && Path::new(folder).is_dir()
        {
            return Ok(Self::folder(folder.into()));
        }
        let mut common: Option<PathBuf> = None;
        for path in paths {
            let path = Path::new(path);
            if path == Path::new("-") || path.file_name().is_none() {
                let message = text!("封存要有名称的文件", "a seal is of files that have names");
                return Err(Problem::new(Place::file(&path.display().to_string()), message));
            }
            let folder = path.parent().unwrap_or(Path::new(""));
            common = Some(common.map_or_else(|| folder.to_owned(), |known| shared(&known, folder)));
        }
        Ok(Self { folder: common.unwrap_or_default(), covers: Covers::Files })
    }

    /// Of one folder.
    pub(super) fn folder(folder: PathBuf) -> Self {
        Self { folder, covers: Covers::Folder }
    }

    /// The files that paths stand for.
    pub(super) fn files(paths: &[String]) -> Vec<Input> {
        let mut files = Vec::new();
        for path in paths {
            if Path::new(path).is_dir() {
                files.extend(whole_folder(Path::new(path)));
            } else {
                files.push(Ok(path.clone()));
            }
        }
        files.order_by(|one, other| one.as_ref().ok().cmp(&other.as_ref().ok()));
        files.dedup_by(|one, other| one.is_ok() && one == other);
        files
    }

    /// What a file is called in a seal: its path from the base, the same on every system.
    pub(super) fn name(&self, file: &str) -> String {
        let path = Path::new(file).strip_prefix(&self.folder).unwrap_or(Path::new(file));
        let parts: Vec<_> = path.components().map(|part| part.as_os_str().to_string_lossy()).collect();
        parts.join("/")
    }

    /// Every file that is there now.
    pub(super) fn present(&self) -> Vec<String> {
        let folder = if self.folder.as_os_str().is_empty() { Path::new(".") } else { &self.folder };
        whole_folder(folder)
            .into_iter()
            .filter_map(Result::ok)
            .map(|file| self.name(file.trim_start_matches("./")))
            .collect()
    }

    /// What is found under a name of a seal, which never leads out of the folder.
    pub(super) fn find(&self, name: &str) -> Found {
        let mut path = Path::new(name).components();
        if name.contains(['\\', ':']) || !path.all(|part| matches!(part, Component::Normal(_))) || name.is_empty() {
            return Found::Unreadable(text!("名称指向文件夹之外", "the name leads out of the folder"));
        }
        let path = self.folder.join(name);
        if path.symlink_metadata().is_err() {
            return Found::Missing;
        }
        let file = path.display().to_string();
        match bytes(&file, file_limit(&file)) {
            Ok(bytes) => Found::Bytes(bytes),
            Err(problem) => Found::Unreadable(problem.message),
        }
    }
}

/// The part that two folders share.
fn shared(one: &Path, other: &Path) -> PathBuf {
    one.components().zip(other.components()).take_while(|(one, other)| one == other).map(|(part, _)| part).collect()
}

/// Whether an input is a seal: by its name, or by what its text begins with.
pub(super) fn is_seal(name: &str) -> bool {
    Path::new(name).extension() == Some(OsStr::new("seal"))
}

/// Reads a seal.
pub(super) fn open_seal(name: &str) -> Result<Seal, Problems> {
    let source = Source::open(name)?;
    let node = source.only()?;
    let is_seal = matches!(node.get("schema").map(|node| &node.value), Some(crate::read::Value::Text(schema)) if schema == Seal::SCHEMA);
    if !is_seal {
        let message = text!("这不是封存记录", "this is no seal");
        let advice = text!("封存记录由 jixiao seal 写出", "seals are written by jixiao seal");
        return Err(Problem::new(source.place(0), message).advise(advice).into());
    }
    decode(&source, &node)
}
