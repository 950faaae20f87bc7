//! Files of the system and standard input: what a path stands for, and its bytes.

use std::fs::{self, File};
use std::io::Read;
use std::path::Path;

use super::source::{Format, Source, too_large};
use crate::words::{Place, Problem, text};

impl Source {
    /// Reads a file, or standard input where the name is `-`.
    ///
    /// # Errors
    /// A file that cannot be read, is too large, or is not UTF-8 text.
    pub fn open(name: &str) -> Result<Self, Problem> {
        let format = Format::of_name(name);
        let limit = format.unwrap_or(Format::Json).limit();
        Self::from_bytes(name, format, bytes(name, limit)?)
    }
}

/// The bytes of a file, or of standard input where the name is `-`.
pub(crate) fn bytes(name: &str, limit: u64) -> Result<Vec<u8>, Problem> {
    let unreadable = |error| Problem::of_system(Place::file(name), &text!("无法读取", "cannot be read"), &error);
    let mut bytes = Vec::new();
    let input: Box<dyn Read> =
        if name == "-" { Box::new(std::io::stdin()) } else { Box::new(File::open(name).map_err(unreadable)?) };
    input.take(limit + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() as u64 > limit { Err(too_large(name, limit)) } else { Ok(bytes) }
}

/// Every file below a folder whose name has one of the endings, sorted by name. Hidden files and
/// folders are left out, and so are folders behind links, which may lead in circles; a folder that
/// cannot be read is a problem in its place.
#[must_use]
pub fn files_below(folder: &Path, endings: &[&str]) -> Vec<Result<String, Problem>> {
    let unreadable = |error: &std::io::Error| {
        let place = Place::file(&folder.display().to_string());
        Problem::of_system(place, &text!("无法读取文件夹", "the folder cannot be read"), error)
    };
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) => return vec![Err(unreadable(&error))],
    };
    let mut below = Vec::new();
    for entry in entries {
        match entry.and_then(|entry| Ok((entry.path(), entry.file_type()?.is_dir()))) {
            Ok(found) => below.push(found),
            Err(error) => return vec![Err(unreadable(&error))],
        }
    }
    below.sort();
    let mut found = Vec::new();
    for (path, is_folder) in below {
        let hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        let wanted = path.extension().is_some_and(|ending| endings.iter().any(|e| ending.eq_ignore_ascii_case(e)));
        if hidden {
            continue;
        }
        if is_folder {
            found.extend(files_below(&path, endings));
        } else if wanted {
            found.push(Ok(path.display().to_string()));
        }
    }
    found
}
