//! Where results go: standard output, or a file that is written whole or not at all.
//!
//! This is the last line of writing: whatever page, table or sentence comes here, its hidden signs are shown.

use std::fs::{self, Permissions};
use std::io::{self, BufWriter, Stdout, Write};
use std::path::{Path, PathBuf};

use super::draft::Draft;
use crate::words::{Place, Problem, Text, text, visible};

/// An open output.
#[derive(Debug)]
pub enum Output {
    /// Standard output.
    Stdout(BufWriter<Stdout>),
    /// Standard output whose reader has seen enough, as `head` does: no error, what follows is dropped.
    Closed,
    /// A file under way, which nobody sees before it is whole.
    File {
        /// What is written so far.
        writer: BufWriter<Draft>,
        /// Where it goes.
        target: Target,
    },
}

/// The place of a file, and the one that stands there and may be replaced.
#[derive(Debug)]
pub struct Target {
    /// As the user named it.
    named: PathBuf,
    /// The file behind links.
    path: PathBuf,
    replaced: Option<Permissions>,
    is_input: fn(&Path) -> bool,
}

impl Output {
    /// Standard output.
    #[must_use]
    pub fn standard() -> Self {
        Self::Stdout(BufWriter::new(io::stdout()))
    }

    /// Opens standard output, or a file; the file behind a link, where there is one. None that `is_input`, asked when
    /// all is read, is replaced.
    ///
    /// # Errors
    /// A file that exists, unless `force` allows to replace it; a folder that cannot be written.
    pub fn open(path: Option<&Path>, force: bool, is_input: fn(&Path) -> bool) -> Result<Self, Problem> {
        let Some(path) = path.filter(|path| path.as_os_str() != "-") else {
            return Ok(Self::standard());
        };
        let target = Target::of(path, force, is_input)?;
        let folder = target.path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let draft = Draft::begin(folder).map_err(|error| unwritable(path, &error))?;
        Ok(Self::File { writer: BufWriter::new(draft), target })
    }

    /// Opens a file in a folder, in whose place none stands or one with these permissions; links are not followed.
    ///
    /// # Errors
    /// A folder that cannot be written.
    #[cfg(feature = "serve")]
    pub(crate) fn open_in(folder: &Path, name: &str, replaced: Option<Permissions>) -> Result<Self, Problem> {
        let target = Target { named: name.into(), path: folder.join(name), replaced, is_input: |_| false };
        let draft = Draft::begin(folder).map_err(|error| unwritable(&target.named, &error))?;
        Ok(Self::File { writer: BufWriter::new(draft), target })
    }

    /// Marks a file as UTF-8, which spreadsheets take for GBK in China where nothing says so; to be called before
    /// anything is written. Standard output stays as it is: other programs read it.
    ///
    /// # Errors
    /// A full disk, or whatever else the system reports.
    pub fn mark_encoding(&mut self) -> Result<(), Problem> {
        match self {
            Self::Stdout(_) | Self::Closed => Ok(()),
            Self::File { .. } => self.write_raw("\u{FEFF}".as_bytes()),
        }
    }

    /// Writes a text, in which nothing is hidden.
    ///
    /// # Errors
    /// A full disk, or whatever else the system reports.
    pub fn write(&mut self, text: &[u8]) -> Result<(), Problem> {
        self.write_raw(visible(&String::from_utf8_lossy(text)).as_bytes())
    }

    /// Writes a text in which nothing was hidden, or all that was is shown already, as in what this program writes as JSON.
    ///
    /// # Errors
    /// As [`Self::write`].
    pub fn write_shown(&mut self, text: &str) -> Result<(), Problem> {
        self.write_raw(text.as_bytes())
    }

    /// Writes what is no text, as it is.
    ///
    /// # Errors
    /// A full disk, or whatever else the system reports.
    pub fn write_raw(&mut self, bytes: &[u8]) -> Result<(), Problem> {
        let written = match self {
            Self::Stdout(writer) => writer.write_all(bytes),
            Self::Closed => Ok(()),
            Self::File { writer, .. } => writer.write_all(bytes),
        };
        written.or_else(|error| self.failed(&error))
    }

    /// Whether whoever read it has seen enough.
    #[must_use]
    pub const fn is_closed(&self) -> bool {
        matches!(self, Self::Closed)
    }

    /// Whoever reads standard output gets what is written so far; of a file nobody sees anything before it is whole.
    ///
    /// # Errors
    /// Whatever the system reports.
    pub fn flush(&mut self) -> Result<(), Problem> {
        let flushed = match self {
            Self::Stdout(writer) => writer.flush(),
            Self::Closed | Self::File { .. } => Ok(()),
        };
        flushed.or_else(|error| self.failed(&error))
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
        let Self::File { writer, target } = self else { return Ok(()) };
        let draft = writer.into_inner().map_err(|error| unwritable(&target.named, error.error()))?;
        target.take(draft)
    }

    fn failed(&mut self, error: &io::Error) -> Result<(), Problem> {
        match self {
            Self::Stdout(_) if error.kind() == io::ErrorKind::BrokenPipe => {
                *self = Self::Closed;
                Ok(())
            }
            Self::Stdout(_) | Self::Closed => Err(unwritable(Path::new("stdout"), error)),
            Self::File { target, .. } => Err(unwritable(&target.named, error)),
        }
    }
}

impl Target {
    pub(super) fn of(path: &Path, force: bool, is_input: fn(&Path) -> bool) -> Result<Self, Problem> {
        let Ok(found) = fs::metadata(path) else {
            return Ok(Self { named: path.to_owned(), path: path.to_owned(), replaced: None, is_input });
        };
        if !found.is_file() {
            return Err(problem(path, text!("不是普通文件,不能写入", "not a regular file; it cannot be written")));
        }
        if !force {
            let found = problem(path, text!("文件已存在", "the file exists"));
            return Err(found.advise(text!("加 --force 可覆盖", "use --force to replace it")));
        }
        let (named, path) = (path.to_owned(), fs::canonicalize(path).map_err(|error| unwritable(path, &error))?);
        Ok(Self { named, path, replaced: Some(found.permissions()), is_input })
    }

    /// The draft takes its place, unless the result was made of what stands there.
    fn take(self, draft: Draft) -> Result<(), Problem> {
        self.refuse_input()?;
        draft.keep(&self.path, self.replaced).map_err(|error| unwritable(&self.named, &error))
    }

    /// A whole file takes its place.
    pub(super) fn take_file(&self, whole: &Path) -> Result<(), Problem> {
        self.refuse_input()?;
        let put = match &self.replaced {
            Some(permissions) => {
                fs::set_permissions(whole, permissions.clone()).and_then(|()| fs::rename(whole, &self.path))
            }
            // A link takes no place of another, and neither does a file where there are no links.
            None => match fs::hard_link(whole, &self.path) {
                Ok(()) => fs::remove_file(whole),
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(error),
                Err(_) => fs::File::create_new(&self.path).and_then(|_| fs::rename(whole, &self.path)),
            },
        };
        put.map_err(|error| unwritable(&self.named, &error))
    }

    fn refuse_input(&self) -> Result<(), Problem> {
        if (self.is_input)(&self.path) {
            let message =
                text!("输出文件也是读入的文件,没有覆盖", "the output file was read as well; it is not replaced");
            return Err(problem(&self.named, message).advise(text!("请写到别的文件", "write to another file")));
        }
        Ok(())
    }
}

fn problem(path: &Path, message: Text) -> Problem {
    Problem::new(Place::file(&path.display().to_string()), message)
}

pub(super) fn unwritable(path: &Path, error: &io::Error) -> Problem {
    let place = Place::file(&path.display().to_string());
    Problem::of_system(place, &text!("无法写入", "cannot be written"), error)
}
