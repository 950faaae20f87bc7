//! Writing below the folder: whole or not at all, in an open folder, and never through a link.

use std::io::ErrorKind;

use super::beneath::Root;
use super::unreadable;
use crate::print::Output;
use crate::words::{Place, Problem, text};

/// Whether a file may stand there already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Takes {
    /// A new one, where none may be.
    Free,
    /// The place of one that may be there.
    Place,
}

impl Root {
    /// Writes a file below the folder.
    pub(super) fn write(&self, name: &str, text: &str, takes: Takes) -> Result<(), Problem> {
        let unwritable = |error| Problem::of_system(Place::file(name), &text!("无法写入", "cannot be written"), &error);
        let folder = self.folder_of(name).map_err(unwritable)?;
        let replaced = match self.look(name) {
            Ok(found) if takes == Takes::Place => Some(found.permissions()),
            Ok(_) => return Err(unwritable(ErrorKind::AlreadyExists.into())),
            Err(error) if error.kind() == ErrorKind::NotFound => None,
            Err(error) => return Err(unreadable(name, &error)),
        };
        let last = name.rsplit('/').next().unwrap_or(name);
        let mut output = Output::open_in(&folder.path, last, replaced)?;
        output.write_raw(text.as_bytes())?;
        output.finish()
    }

    /// Takes away what was written a moment ago.
    pub(super) fn remove(&self, name: &str) {
        let last = name.rsplit('/').next().unwrap_or(name);
        let _ = self.folder_of(name).and_then(|folder| std::fs::remove_file(folder.path.join(last)));
    }
}
