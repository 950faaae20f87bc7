//! Folders of documents that a command writes: a folder for each of whom something is said, a file for each document.

use std::path::{Path, PathBuf};

use crate::form::file_name;
use crate::print::Output;
use crate::read::was_read;
use crate::words::{Place, Problem, TakenNames, text};

/// Whether an output is a folder: it is one, or its name ends with a stroke.
pub(super) fn is_folder(path: &Path) -> bool {
    path.is_dir() || path.to_string_lossy().ends_with(['/', std::path::MAIN_SEPARATOR])
}

/// A folder that documents are written into.
#[derive(Debug)]
pub(super) struct WrittenFolder {
    pub(super) path: PathBuf,
    /// Whether what is there already may be replaced.
    pub(super) force: bool,
}

impl WrittenFolder {
    /// A folder for each name, none of which is there already unless it may be replaced.
    pub(super) fn folders<'n>(&self, names: impl Iterator<Item = &'n str>) -> Result<Vec<PathBuf>, Problem> {
        let mut taken = TakenNames::default();
        let folders: Vec<PathBuf> = names.map(|name| self.path.join(free(name, &mut taken))).collect();
        match folders.iter().find(|folder| !self.force && folder.exists()) {
            None => Ok(folders),
            Some(folder) => {
                let message = text!("文件夹已存在", "the folder exists");
                let advice = text!("加 --force 可覆盖其中的文件", "use --force to replace the files in it");
                Err(Problem::new(Place::file(&folder.display().to_string()), message).advise(advice))
            }
        }
    }

    /// Writes a document.
    pub(super) fn write_file(&self, path: &Path, bytes: &[u8]) -> Result<(), Problem> {
        let mut output = Output::open(Some(path), self.force, was_read)?;
        output.write_raw(bytes)?;
        output.finish()
    }
}

pub(super) fn make_folder(folder: &Path) -> Result<(), Problem> {
    std::fs::create_dir_all(folder).map_err(|error| {
        let place = Place::file(&folder.display().to_string());
        Problem::of_system(place, &text!("无法建立文件夹", "the folder cannot be made"), &error)
    })
}

/// The name of a file or folder, with a number where another has it.
pub(super) fn free(name: &str, taken: &mut TakenNames) -> String {
    let name = file_name(name);
    taken.free(|number| if number == 1 { name.clone() } else { format!("{name}-{number}") })
}
