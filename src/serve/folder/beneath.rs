//! Files below the folder that is served, and none elsewhere: a name leads down by its own steps, and through no link.

use std::fs::{File, Metadata};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// The folder that is served.
#[derive(Debug)]
pub(super) struct Root {
    path: PathBuf,
    #[cfg(target_os = "linux")]
    handle: File,
}

/// A folder below it, held while something is written there.
#[derive(Debug)]
pub(super) struct Held {
    /// How the system knows it, whatever happens to its name.
    pub(super) path: PathBuf,
    #[cfg(target_os = "linux")]
    _handle: File,
}

impl Root {
    pub(super) fn open(folder: &Path) -> io::Result<Self> {
        let path = folder.canonicalize()?;
        if !path.is_dir() {
            return Err(io::ErrorKind::NotADirectory.into());
        }
        Ok(Self {
            #[cfg(target_os = "linux")]
            handle: File::open(&path)?,
            path,
        })
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// The bytes of a file, up to a limit, and what the system says of it.
    pub(super) fn read(&self, name: &str, limit: u64) -> io::Result<(Vec<u8>, Metadata)> {
        let file = self.file(name)?;
        let found = file.metadata()?;
        let mut bytes = Vec::new();
        file.take(limit + 1).read_to_end(&mut bytes)?;
        if bytes.len() as u64 > limit { Err(io::ErrorKind::FileTooLarge.into()) } else { Ok((bytes, found)) }
    }

    /// What the system says of a file.
    pub(super) fn look(&self, name: &str) -> io::Result<Metadata> {
        self.file(name)?.metadata()
    }

    /// A regular file.
    fn file(&self, name: &str) -> io::Result<File> {
        let file = self.reach(&steps(name)?, Wanted::File)?;
        if file.metadata()?.is_file() { Ok(file) } else { Err(io::ErrorKind::InvalidInput.into()) }
    }

    /// The folder in which a file stands, or is to stand.
    pub(super) fn folder_of(&self, name: &str) -> io::Result<Held> {
        let steps = steps(name)?;
        let above = steps.split_last().map_or(&[][..], |(_, above)| above);
        self.hold(above)
    }

    /// Makes a folder in the one that is served, where it is missing.
    pub(super) fn make_folder(&self, name: &str) -> io::Result<()> {
        match std::fs::create_dir(self.hold(&[])?.path.join(name)) {
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => Err(error),
            _ => Ok(()),
        }
    }
}

/// What a way leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wanted {
    File,
    #[cfg_attr(not(target_os = "linux"), allow(dead_code, reason = "elsewhere a way is a path, whatever it leads to"))]
    Folder,
}

/// The steps of a name, none of which leads up or elsewhere.
fn steps(name: &str) -> io::Result<Vec<&str>> {
    let steps: Vec<&str> = name.split('/').collect();
    let plain = |step: &&str| !matches!(*step, "" | "." | "..") && !step.contains(['\\', '\0']);
    if steps.iter().all(plain) { Ok(steps) } else { Err(io::ErrorKind::InvalidInput.into()) }
}

#[cfg(target_os = "linux")]
impl Root {
    /// Goes down from one open folder to the next: what a name stood for cannot change under way.
    fn reach(&self, steps: &[&str], wanted: Wanted) -> io::Result<File> {
        use rustix::fs::{Mode, OFlags, openat};

        let mut at = self.handle.try_clone()?;
        for (index, step) in steps.iter().enumerate() {
            let is_last = index + 1 == steps.len();
            let kind = if is_last && wanted == Wanted::File { OFlags::NONBLOCK } else { OFlags::DIRECTORY };
            let flags = OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::CLOEXEC | kind;
            at = File::from(openat(&at, *step, flags, Mode::empty()).map_err(refused)?);
        }
        Ok(at)
    }

    fn hold(&self, steps: &[&str]) -> io::Result<Held> {
        use std::os::fd::AsRawFd;

        let handle = self.reach(steps, Wanted::Folder)?;
        Ok(Held { path: PathBuf::from(format!("/proc/self/fd/{}", handle.as_raw_fd())), _handle: handle })
    }
}

/// A link is what is not wanted, and nothing is wrong with the system.
#[cfg(target_os = "linux")]
fn refused(error: rustix::io::Errno) -> io::Error {
    if error == rustix::io::Errno::LOOP { io::ErrorKind::InvalidInput.into() } else { error.into() }
}

#[cfg(not(target_os = "linux"))]
impl Root {
    fn reach(&self, steps: &[&str], _: Wanted) -> io::Result<File> {
        File::open(self.way(steps)?)
    }

    fn hold(&self, steps: &[&str]) -> io::Result<Held> {
        Ok(Held { path: self.way(steps)? })
    }

    /// A path that the system resolves to itself: there is no link on the way.
    fn way(&self, steps: &[&str]) -> io::Result<PathBuf> {
        let path = steps.iter().fold(self.path.clone(), |path, step| path.join(step));
        if path.canonicalize()? == path { Ok(path) } else { Err(io::ErrorKind::InvalidInput.into()) }
    }
}
