//! What a file is, by its bytes and never by its name.

use super::refusal::Refusal;

/// A kind of file that is read further.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A zip file: .xlsx, .xlsm, .ods and whatever else.
    Package,
    /// A compound file: .xls, .et and whatever else.
    Compound,
    /// Columns of text.
    Text,
}

impl Kind {
    /// The kind of a file.
    ///
    /// # Errors
    /// What no table can be read from.
    pub(super) fn of(bytes: &[u8]) -> Result<Self, Refusal> {
        let head = bytes.get(..bytes.len().min(HEAD)).unwrap_or_default();
        match head {
            [] => Err(Refusal::Empty),
            [b'P', b'K', 3, 4, ..] | [b'P', b'K', 5, 6, ..] => Ok(Self::Package),
            [0xD0, 0xCF, 0x11, 0xE0, ..] => Ok(Self::Compound),
            [b'%', b'P', b'D', b'F', ..] => Err(Refusal::Pdf),
            [b'{', b'\\', b'r', b't', b'f', ..] => Err(Refusal::Word),
            // Workbooks before 1993 have no container around them.
            [0x09, 0x00 | 0x02 | 0x04 | 0x08, 0x04 | 0x06 | 0x08, 0x00, ..] => Err(Refusal::OldXls),
            _ => Self::of_text(head),
        }
    }

    fn of_text(head: &[u8]) -> Result<Self, Refusal> {
        let words: String = head.iter().filter(|byte| **byte != 0).map(|byte| char::from(*byte)).collect();
        let words = words.to_ascii_lowercase();
        let begins = words.trim_start_matches(|c: char| !c.is_ascii() || c.is_ascii_whitespace());
        let tags = ["<html", "<!doctype html", "<table", "<meta", "<head", "<body", "<style"];
        if begins.starts_with("<?xml") || begins.starts_with("<workbook") {
            return Err(if words.contains("<html") { Refusal::Html } else { Refusal::SpreadsheetMl });
        }
        // What browsers save as one file, pictures and all.
        if begins.starts_with("mime-version:") || words.contains("content-type: multipart/related") {
            return Err(Refusal::Html);
        }
        if begins.starts_with('<') && tags.iter().any(|tag| words.contains(tag)) {
            return Err(Refusal::Html);
        }
        Ok(Self::Text)
    }
}

/// How many bytes tell the kind.
const HEAD: usize = 1024;
