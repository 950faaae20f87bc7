//! A long result that goes on where it was cut off: it is written into a file beside its own (`FILE.part`), and now and then a
//! mark beside that (`FILE.part.json`) says how far both it and what it is made of are done. Whatever ends the program, what
//! stands behind the last mark is made again, so that nothing is lost and nothing stands there twice.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, ErrorKind, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use super::output::{Target, unwritable};
use crate::words::Problem;

/// A file that grows beside its own place.
#[derive(Debug)]
pub struct Part {
    writer: BufWriter<File>,
    bytes: u64,
    /// Where it grows.
    path: PathBuf,
    mark: PathBuf,
    target: Target,
}

/// A path with something behind its name.
fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

impl Part {
    /// Opens what was written before, or begins; with the mark that was left, if there is one.
    ///
    /// # Errors
    /// A file that exists in its place, unless `force` allows to replace it; a folder that cannot be written.
    pub fn open(path: &Path, force: bool, is_input: fn(&Path) -> bool) -> Result<(Self, Option<String>), Problem> {
        let target = Target::of(path, force, is_input)?;
        let (part, mark) = (beside(path, ".part"), beside(path, ".part.json"));
        let failed = |error: io::Error| unwritable(&part, &error);
        let file = OpenOptions::new().create(true).truncate(false).write(true).open(&part).map_err(failed)?;
        let left = match fs::read_to_string(&mark) {
            Ok(left) => Some(left),
            Err(error) if error.kind() == ErrorKind::NotFound => None,
            Err(error) => return Err(unwritable(&mark, &error)),
        };
        let mut opened = Self { writer: BufWriter::new(file), bytes: 0, path: part, mark, target };
        if left.is_none() {
            opened.go_on_behind(0)?;
        }
        Ok((opened, left))
    }

    /// Cuts off what stands behind so many bytes.
    ///
    /// # Errors
    /// Whatever the system reports; fewer bytes than these.
    pub fn go_on_behind(&mut self, bytes: u64) -> Result<(), Problem> {
        let file = self.writer.get_mut();
        let mut cut = || {
            if file.metadata()?.len() < bytes {
                return Err(io::Error::from(ErrorKind::UnexpectedEof));
            }
            file.set_len(bytes)?;
            file.seek(SeekFrom::Start(bytes)).map(drop)
        };
        cut().map_err(|error| unwritable(&self.path, &error))?;
        self.bytes = bytes;
        Ok(())
    }

    /// Writes what follows.
    ///
    /// # Errors
    /// A full disk, or whatever else the system reports.
    pub fn write(&mut self, bytes: &[u8]) -> Result<(), Problem> {
        self.writer.write_all(bytes).map_err(|error| unwritable(&self.path, &error))?;
        self.bytes += bytes.len() as u64;
        Ok(())
    }

    /// How many bytes are written.
    #[must_use]
    pub const fn bytes(&self) -> u64 {
        self.bytes
    }

    /// Leaves a mark; everything that was written is kept before.
    ///
    /// # Errors
    /// A full disk, or whatever else the system reports.
    pub fn leave(&mut self, mark: &str) -> Result<(), Problem> {
        self.keep().map_err(|error| unwritable(&self.path, &error))?;
        // Whole or not at all: what cannot be read again would leave everybody with half a result.
        let draft = beside(&self.mark, ".new");
        let left = || {
            let mut file = File::create(&draft)?;
            file.write_all(mark.as_bytes())?;
            file.sync_data()?;
            fs::rename(&draft, &self.mark)
        };
        left().map_err(|error| unwritable(&self.mark, &error))
    }

    fn keep(&mut self) -> io::Result<()> {
        self.writer.flush()?;
        self.writer.get_ref().sync_data()
    }

    /// Puts the file in its place and takes the mark away.
    ///
    /// # Errors
    /// A full disk, a file that has come into being meanwhile, or whatever else the system reports.
    pub fn finish(mut self) -> Result<(), Problem> {
        self.keep().map_err(|error| unwritable(&self.path, &error))?;
        self.target.take_file(&self.path)?;
        self.discard_mark()
    }

    /// Takes away what was begun.
    ///
    /// # Errors
    /// Whatever the system reports.
    pub fn discard(self) -> Result<(), Problem> {
        fs::remove_file(&self.path).map_err(|error| unwritable(&self.path, &error))?;
        self.discard_mark()
    }

    fn discard_mark(&self) -> Result<(), Problem> {
        match fs::remove_file(&self.mark) {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(unwritable(&self.mark, &error)),
            _ => Ok(()),
        }
    }
}
