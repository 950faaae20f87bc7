//! Files of the system and standard input: what a path stands for, and its bytes.

use std::fs::{self, File};
use std::io::{BufRead, BufReader, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

#[cfg(feature = "columnar")]
use super::ending::is_columns;
use super::ending::{has_ending, is_hidden};
use super::source::{Format, Source, too_large};
#[cfg(feature = "columnar")]
use crate::columns::TableLines;
use crate::words::{Place, Problem, text};

impl Source {
    /// Reads a file, or standard input where the name is `-`.
    ///
    /// # Errors
    /// A file that cannot be read, is too large, or is not UTF-8 text.
    pub fn open(name: &str) -> Result<Self, Problem> {
        let format = Format::of_name(name);
        Self::from_bytes(name, format, bytes(name, file_limit(name))?)
    }
}

/// The bytes of a file, or of standard input where the name is `-`.
pub(crate) fn bytes(name: &str, limit: u64) -> Result<Vec<u8>, Problem> {
    let mut bytes = Vec::new();
    let input: Box<dyn Read> = if name == "-" { Box::new(std::io::stdin()) } else { opened(name)? };
    input.take(limit + 1).read_to_end(&mut bytes).map_err(|error| unreadable(name, &error))?;
    if bytes.len() as u64 > limit { Err(too_large(name, limit)) } else { Ok(bytes) }
}

/// The line of a file that begins behind so many bytes.
///
/// # Errors
/// A file that cannot be read any more.
pub(crate) fn line_at(name: &str, begin: u64) -> Result<Vec<u8>, Problem> {
    let mut line = Vec::new();
    let read = behind(name, begin)?;
    BufReader::new(read).read_until(b'\n', &mut line).map_err(|error| unreadable(name, &error))?;
    Ok(line)
}

/// A file behind so many bytes of its lines.
fn behind(name: &str, begin: u64) -> Result<Box<dyn Read>, Problem> {
    let open = || File::open(name);
    #[cfg(feature = "columnar")]
    if is_columns(Path::new(name)) {
        let file = open().map_err(|error| unreadable(name, &error))?;
        let mut lines = TableLines::open(name, file)?;
        let passed = std::io::copy(&mut (&mut lines).take(begin), &mut std::io::sink());
        return passed.map(|_| Box::new(lines) as Box<dyn Read>).map_err(|error| unreadable(name, &error));
    }
    let found = open().and_then(|mut file| {
        file.seek(SeekFrom::Start(begin))?;
        Ok(Box::new(file) as Box<dyn Read>)
    });
    found.map_err(|error| unreadable(name, &error))
}

/// The largest file of a name in bytes.
#[must_use]
pub fn file_limit(name: &str) -> u64 {
    Format::of_name(name).unwrap_or(Format::Json).limit()
}

/// A file, which is not written over from now on.
pub(super) fn opened(name: &str) -> Result<Box<dyn Read + Send>, Problem> {
    refuse_irregular(Path::new(name))?;
    READ.lock().unwrap_or_else(PoisonError::into_inner).push(name.to_owned());
    let file = File::open(name).map_err(|error| unreadable(name, &error))?;
    #[cfg(feature = "columnar")]
    if is_columns(Path::new(name)) {
        return Ok(Box::new(TableLines::open(name, file)?));
    }
    Ok(Box::new(file))
}

/// A file of a folder, to be looked into before anybody asked for it; nothing where it cannot be opened or may have no end.
pub(super) fn looked_into(path: &Path) -> Option<File> {
    refuse_irregular(path).ok().and_then(|()| File::open(path).ok())
}

/// The bytes of a file that is looked at and not read: it may be written over.
pub(crate) fn looked_at(name: &str) -> Result<Vec<u8>, Problem> {
    refuse_irregular(Path::new(name))?;
    let (mut bytes, limit) = (Vec::new(), file_limit(name));
    let read = File::open(name).and_then(|file| file.take(limit + 1).read_to_end(&mut bytes));
    read.map_err(|error| unreadable(name, &error))?;
    if bytes.len() as u64 > limit { Err(too_large(name, limit)) } else { Ok(bytes) }
}

fn unreadable(name: &str, error: &std::io::Error) -> Problem {
    Problem::of_system(Place::file(name), &text!("无法读取", "cannot be read"), error)
}

/// The files that were read, by their names: none of them may be replaced by what is made of it.
static READ: Mutex<Vec<String>> = Mutex::new(Vec::new());

/// Whether a file was read, under this name or another.
pub(crate) fn was_read(path: &Path) -> bool {
    let Ok(path) = fs::canonicalize(path) else { return false };
    let read = READ.lock().unwrap_or_else(PoisonError::into_inner);
    let named = read.iter().any(|name| fs::canonicalize(name).is_ok_and(|name| name == path));
    named || is_standard_input(&path)
}

/// Whether standard input comes from a file. Whether anything was read of it does not matter: nobody gives it for nothing.
#[cfg(unix)]
fn is_standard_input(path: &Path) -> bool {
    use std::os::fd::AsFd;
    use std::os::unix::fs::MetadataExt;
    let input = std::io::stdin().as_fd().try_clone_to_owned().map(File::from);
    let input = input.and_then(|input| input.metadata());
    let same = |input: fs::Metadata, file: fs::Metadata| (input.dev(), input.ino()) == (file.dev(), file.ino());
    input.is_ok_and(|input| fs::metadata(path).is_ok_and(|file| same(input, file)))
}

/// No system but Unix tells it.
#[cfg(not(unix))]
const fn is_standard_input(_: &Path) -> bool {
    false
}

/// A pipe or a device may have no end, and nobody may ever write to it: it is not opened at all.
fn refuse_irregular(path: &Path) -> Result<(), Problem> {
    match fs::metadata(path) {
        Ok(found) if !found.is_file() && !found.is_dir() => {
            let message = text!("不是普通文件,没有读取", "not a regular file; it was not read");
            let advice = text!("管道请经标准输入传入:-", "what comes from a pipe is read from standard input: -");
            Err(Problem::new(Place::file(&path.display().to_string()), message).advise(advice))
        }
        _ => Ok(()),
    }
}

/// Every file below a folder whose name has one of the endings, sorted by name; a pipe or a device is a problem in its
/// place.
#[must_use]
pub fn files_below(folder: &Path, endings: &[&str]) -> Vec<Result<String, Problem>> {
    let wanted = |found: &Result<PathBuf, Problem>| found.as_ref().map_or(true, |path| has_ending(path, endings));
    all_below(folder).into_iter().filter(wanted).map(|found| found.and_then(|path| regular(&path))).collect()
}

/// The name of a file that is no pipe and no device.
pub(super) fn regular(path: &Path) -> Result<String, Problem> {
    refuse_irregular(path).map(|()| path.display().to_string())
}

/// Every file below a folder, sorted by name. Hidden files and folders are left out, but for what is named as
/// locks are and may be none, and so are folders behind links, which
/// may lead in circles; a folder that cannot be read is a problem in its place.
pub(super) fn all_below(folder: &Path) -> Vec<Result<PathBuf, Problem>> {
    walk(folder, false).into_iter().filter(|(_, is_hidden)| !is_hidden).map(|(found, _)| found).collect()
}

/// The hidden files below a folder, and those in hidden folders.
pub(super) fn hidden_below(folder: &Path) -> Vec<PathBuf> {
    walk(folder, false).into_iter().filter_map(|(found, is_hidden)| found.ok().filter(|_| is_hidden)).collect()
}

/// Every file below a folder, and whether its name or one above it hides it.
fn walk(folder: &Path, is_within_hidden: bool) -> Vec<(Result<PathBuf, Problem>, bool)> {
    let unreadable = |error: &std::io::Error| {
        let place = Place::file(&folder.display().to_string());
        Problem::of_system(place, &text!("无法读取文件夹", "the folder cannot be read"), error)
    };
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) => return vec![(Err(unreadable(&error)), is_within_hidden)],
    };
    let mut below = Vec::new();
    for entry in entries {
        match entry.and_then(|entry| Ok((entry.path(), entry.file_type()?.is_dir()))) {
            Ok(found) => below.push(found),
            Err(error) => return vec![(Err(unreadable(&error)), is_within_hidden)],
        }
    }
    below.sort();
    let mut found = Vec::new();
    for (path, is_folder) in below {
        let hidden = is_within_hidden || path.file_name().is_some_and(|name| is_hidden(&name.to_string_lossy()));
        if is_folder {
            found.extend(walk(&path, hidden));
        } else {
            found.push((Ok(path), hidden));
        }
    }
    found
}
