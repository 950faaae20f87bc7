//! A file under way. Where the system can hold a file without a name (Linux) it has none until it is whole, so that
//! nothing stays behind whatever ends the program; elsewhere it has a temporary one.

use std::fs::{File, Permissions};
use std::io::{self, Write};
use std::path::Path;

use tempfile::NamedTempFile;

/// What the names of temporary files begin with.
const PREFIX: &str = ".jixiao-";

/// A file that nobody sees yet.
#[derive(Debug)]
pub enum Draft {
    /// Without a name.
    #[cfg(target_os = "linux")]
    Nameless(File),
    /// With a temporary name, which is removed where the file is dropped.
    Named(NamedTempFile),
}

impl Draft {
    /// An empty one in the folder in which the file is to stand.
    pub(super) fn begin(folder: &Path) -> io::Result<Self> {
        #[cfg(target_os = "linux")]
        if let Some(file) = linux::nameless(folder) {
            return Ok(Self::Nameless(file));
        }
        named(folder).map(Self::Named)
    }

    /// Gives the file its name, with the permissions of the one whose place it takes; none is replaced otherwise.
    pub(super) fn keep(self, path: &Path, replaced: Option<Permissions>) -> io::Result<()> {
        let file = self.file();
        if let Some(permissions) = &replaced {
            file.set_permissions(permissions.clone())?;
        }
        file.sync_all()?;
        match self {
            #[cfg(target_os = "linux")]
            Self::Nameless(file) => linux::keep(file, path, replaced),
            Self::Named(file) => persist(file, path, replaced.is_some()),
        }
    }

    fn file(&self) -> &File {
        match self {
            #[cfg(target_os = "linux")]
            Self::Nameless(file) => file,
            Self::Named(file) => file.as_file(),
        }
    }
}

impl Write for Draft {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut file = self.file();
        file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A file with a temporary name.
fn named(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(PREFIX);
    if let Some(permissions) = usual_permissions() {
        builder.permissions(permissions);
    }
    builder.tempfile_in(folder)
}

fn persist(file: NamedTempFile, path: &Path, replaces: bool) -> io::Result<()> {
    let kept = if replaces { file.persist(path) } else { file.persist_noclobber(path) };
    kept.map(drop).map_err(|error| error.error)
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

/// Files without a name, which Linux lets a program name later.
#[cfg(target_os = "linux")]
mod linux {
    use std::fs::{self, File, OpenOptions, Permissions};
    use std::io::{self, Seek};
    use std::os::fd::AsRawFd;
    use std::os::unix::fs::OpenOptionsExt;
    use std::path::Path;

    use rustix::fs::{AtFlags, CWD, OFlags, linkat};

    use super::{named, persist};

    /// None where the file system knows no such files.
    pub(super) fn nameless(folder: &Path) -> Option<File> {
        let flags = i32::try_from(OFlags::TMPFILE.bits()).ok()?;
        OpenOptions::new().read(true).write(true).mode(0o666).custom_flags(flags).open(folder).ok()
    }

    /// A name is given to a file once and takes no place of another: where one is to be replaced, it is renamed at once.
    pub(super) fn keep(file: File, path: &Path, replaced: Option<Permissions>) -> io::Result<()> {
        if replaced.is_none() {
            return match link(&file, path) {
                Err(error) if error.kind() != io::ErrorKind::AlreadyExists => copied(file, path, None),
                linked => linked,
            };
        }
        let folder = path.parent().unwrap_or(Path::new("."));
        let beside = folder.join(format!("{}{}", super::PREFIX, std::process::id()));
        if link(&file, &beside).is_err() {
            return copied(file, path, replaced);
        }
        fs::rename(&beside, path).inspect_err(|_| drop(fs::remove_file(&beside)))
    }

    fn link(file: &File, path: &Path) -> io::Result<()> {
        let open = format!("/proc/self/fd/{}", file.as_raw_fd());
        Ok(linkat(CWD, open, CWD, path, AtFlags::SYMLINK_FOLLOW)?)
    }

    /// Where a file cannot be named later, without /proc say, another with a temporary name takes over what it holds.
    fn copied(mut file: File, path: &Path, replaced: Option<Permissions>) -> io::Result<()> {
        let mut other = named(path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new(".")))?;
        file.rewind()?;
        io::copy(&mut file, &mut other)?;
        let takes_place = replaced.is_some();
        replaced.map_or(Ok(()), |permissions| other.as_file().set_permissions(permissions))?;
        other.as_file().sync_all()?;
        persist(other, path, takes_place)
    }
}
