//! Where results go: standard output, or a file that is written whole or not at all.

use std::fs::{self, Permissions};
use std::io::{self, BufWriter, Stdout, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use crate::words::{Place, Problem, Text, text};

/// An open output.
#[derive(Debug)]
pub enum Output {
    /// Standard output.
    Stdout(BufWriter<Stdout>),
    /// Standard output whose reader has seen enough, as `head` does: no error, what follows is dropped.
    Closed,
    /// A file under way: a temporary one beside it, renamed at the end.
    File {
        /// The temporary file.
        writer: BufWriter<NamedTempFile>,
        /// Where it goes.
        path: PathBuf,
        /// Whether it may take the place of another file.
        force: bool,
    },
}

impl Output {
    /// Opens standard output, or a file.
    ///
    /// # Errors
    /// A file that exists, unless `force` allows to replace it; a folder that cannot be written.
    pub fn open(path: Option<&Path>, force: bool) -> Result<Self, Problem> {
        let Some(path) = path.filter(|path| path.as_os_str() != "-") else {
            return Ok(Self::Stdout(BufWriter::new(io::stdout())));
        };
        match fs::metadata(path) {
            Ok(found) if !found.is_file() => {
                return Err(problem(path, text!("不是普通文件,不能写入", "not a regular file; it cannot be written")));
            }
            Ok(_) if !force => {
                let found = problem(path, text!("文件已存在", "the file exists"));
                return Err(found.advise(text!("加 --force 可覆盖", "use --force to replace it")));
            }
            _ => {}
        }
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let mut builder = tempfile::Builder::new();
        builder.prefix(".jixiao-");
        if let Some(permissions) = usual_permissions() {
            builder.permissions(permissions);
        }
        let file = builder.tempfile_in(folder).map_err(|error| unwritable(path, &error))?;
        Ok(Self::File { writer: BufWriter::new(file), path: path.to_owned(), force })
    }

    /// Marks a file as UTF-8, which spreadsheets take for GBK in China where nothing says so; to be called before
    /// anything is written. Standard output stays as it is: other programs read it.
    ///
    /// # Errors
    /// A full disk, or whatever else the system reports.
    pub fn mark_encoding(&mut self) -> Result<(), Problem> {
        match self {
            Self::Stdout(_) | Self::Closed => Ok(()),
            Self::File { .. } => self.write("\u{FEFF}".as_bytes()),
        }
    }

    /// Writes a text.
    ///
    /// # Errors
    /// A full disk, or whatever else the system reports.
    pub fn write(&mut self, bytes: &[u8]) -> Result<(), Problem> {
        let written = match self {
            Self::Stdout(writer) => writer.write_all(bytes),
            Self::Closed => Ok(()),
            Self::File { writer, .. } => writer.write_all(bytes),
        };
        written.or_else(|error| self.failed(&error))
    }

    /// Writes what is left and puts the file in its place.
    ///
    /// # Errors
    /// A full disk, a file that has come into being meanwhile, or whatever else the system reports.
    pub fn finish(mut self) -> Result<(), Problem> {
        let flushed = match &mut self {
            Self::Stdout(writer) => writer.flush(),
            Self::Closed => Ok(()),
            Self::File { writer, .. } => writer.flush(),
        };
        flushed.or_else(|error| self.failed(&error))?;
        let Self::File { writer, path, force } = self else { return Ok(()) };
        let file = writer.into_inner().map_err(|error| unwritable(&path, error.error()))?;
        file.as_file().sync_all().map_err(|error| unwritable(&path, &error))?;
        let kept = if force { file.persist(&path) } else { file.persist_noclobber(&path) };
        kept.map(drop).map_err(|error| unwritable(&path, &error.error))
    }

    fn failed(&mut self, error: &io::Error) -> Result<(), Problem> {
        match self {
            Self::Stdout(_) if error.kind() == io::ErrorKind::BrokenPipe => {
                *self = Self::Closed;
                Ok(())
            }
            Self::Stdout(_) | Self::Closed => Err(unwritable(Path::new("stdout"), error)),
            Self::File { path, .. } => Err(unwritable(path, error)),
        }
    }
}

fn problem(path: &Path, message: Text) -> Problem {
    Problem::new(Place::file(&path.display().to_string()), message)
}

fn unwritable(path: &Path, error: &io::Error) -> Problem {
    let place = Place::file(&path.display().to_string());
    Problem::of_system(place, &text!("无法写入", "cannot be written"), error)
}

/// What a file made by any other program would have; a temporary file alone is private.
#[cfg(unix)]
#[allow(clippy::unnecessary_wraps, reason = "other systems have none")]
fn usual_permissions() -> Option<Permissions> {
    use std::os::unix::fs::PermissionsExt;
    Some(Permissions::from_mode(0o666))
}

#[cfg(not(unix))]
fn usual_permissions() -> Option<Permissions> {
    None
}
