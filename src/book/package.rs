//! The package of a workbook: a zip file whose parts are unpacked one by one, and never more of them than memory holds.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{DateTime, ZipArchive, ZipWriter};

use super::limits::{self, Excess};
use super::refusal::Refusal;

/// An open package.
pub(super) struct Package<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    /// Bytes that may still be unpacked.
    left: u64,
}

impl<'b> Package<'b> {
    /// Opens a package whose parts together are no bomb by what it says itself; what it says is watched.
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self, Refusal> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Refusal::Truncated)?;
        if archive.len() > limits::PARTS {
            return Err(Excess::Parts.into());
        }
        let mut package = Self { archive, left: limits::UNPACKED };
        if package.claimed()? > limits::UNPACKED {
            return Err(Excess::Unpacked.into());
        }
        Ok(package)
    }

    fn claimed(&mut self) -> Result<u64, Refusal> {
        let mut sum = 0u64;
        for index in 0..self.archive.len() {
            sum = sum.saturating_add(self.archive.by_index_raw(index).map_err(|_| Refusal::Damaged)?.size());
        }
        Ok(sum)
    }

    /// Whether it has a part.
    pub(super) fn has(&self, path: &str) -> bool {
        self.archive.index_for_name(path).is_some()
    }

    /// Whether it has parts whose names begin so.
    pub(super) fn has_below(&self, folder: &str) -> bool {
        self.archive.file_names().flatten().any(|name| name.starts_with(folder))
    }

    /// A part as text, where the package has it.
    pub(super) fn part(&mut self, path: &str) -> Result<Option<String>, Refusal> {
        let Some(index) = self.find(path) else { return Ok(None) };
        let file = self.archive.by_index(index).map_err(|_| Refusal::Damaged)?;
        let packed = file.compressed_size();
        let most = self.left.min(limits::SMALL.max(packed.saturating_mul(limits::RATIO)));
        let mut bytes = Vec::new();
        let read = file.take(most + 1).read_to_end(&mut bytes);
        if bytes.len() as u64 > most {
            return Err(Excess::Unpacked.into());
        }
        read.map_err(|_| Refusal::Damaged)?;
        self.left -= bytes.len() as u64;
        String::from_utf8(bytes).map(Some).map_err(|_| Refusal::Damaged)
    }

    /// Some programs write names in other letters, or with the other stroke.
    fn find(&self, path: &str) -> Option<usize> {
        let path = path.trim_start_matches('/');
        let alike = |name: &str| name.replace('\\', "/").eq_ignore_ascii_case(path);
        let index = self.archive.index_for_name(path);
        index.or_else(|| self.archive.file_names().position(|name| name.is_ok_and(|name| alike(&name))))
    }

    /// The name by which the package has a part.
    pub(super) fn named(&self, path: &str) -> Option<String> {
        let name = self.find(path).and_then(|index| self.archive.name_for_index(index))?;
        name.ok().map(Cow::into_owned)
    }

    /// The package with other texts in place of its parts, and with parts that it does not have. Every other one is
    /// copied as it is packed, without being unpacked.
    pub(super) fn with(mut self, mut texts: BTreeMap<String, String>) -> Result<Vec<u8>, Refusal> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        // Without the hour, so that the same book with the same notes gives the same bytes.
        let options = SimpleFileOptions::default().last_modified_time(DateTime::default());
        let put = |writer: &mut ZipWriter<_>, name: &str, text: &str| {
            writer.start_file(name, options).map_err(|_| Refusal::Damaged)?;
            writer.write_all(text.as_bytes()).map_err(|_| Refusal::Damaged)
        };
        for index in 0..self.archive.len() {
            let part = self.archive.by_index_raw(index).map_err(|_| Refusal::Damaged)?;
            let name = part.name().map_err(|_| Refusal::Damaged)?.into_owned();
            match texts.remove(&name) {
                Some(text) => put(&mut writer, &name, &text)?,
                None => writer.raw_copy_file(part).map_err(|_| Refusal::Damaged)?,
            }
        }
        for (name, text) in texts {
            put(&mut writer, &name, &text)?;
        }
        Ok(writer.finish().map_err(|_| Refusal::Damaged)?.into_inner())
    }
}
