//! Forms that this program wrote of tables that are read as well: each is its table once more, as long as no other program has saved
//! it since.

use std::collections::{BTreeMap, HashMap};
use std::io::{Read, Seek};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::claim::Claim;
use super::unread::claimed;
use crate::words::{Caution, text};

/// Tables by the digests of their files, taken when the first form asks for one.
#[derive(Default)]
pub(super) struct Tables(Option<HashMap<String, PathBuf>>);

impl Tables {
    /// That a form is not read, if every table of which it was written is there: `files` gives all tables with their bytes.
    pub(super) fn caution<I>(
        &mut self,
        path: &Path,
        form: impl Read + Seek,
        files: impl FnOnce() -> I,
    ) -> Option<(Caution, Claim)>
    where
        I: Iterator<Item = (PathBuf, Vec<u8>)>,
    {
        let digests = written_of(form);
        if digests.is_empty() {
            return None;
        }
        let tables = self.0.get_or_insert_with(|| files().map(|(path, bytes)| (digest(&bytes), path)).collect());
        let found: Option<Vec<&PathBuf>> = digests.iter().map(|digest| tables.get(digest)).collect();
        let found = found?;
        let first = found.first()?.display();
        let text = text!(
            "没有读取:这是由 {first} 写出的表,读的是那个文件",
            "not read: it was written of {first}, which is read"
        );
        Some(claimed(path, &found, text))
    }
}

fn digest(bytes: &[u8]) -> String {
    let digits =
        |byte: &u8| [byte >> 4, byte & 0xF].map(|digit| char::from_digit(digit.into(), 16).unwrap_or_default());
    Sha256::digest(bytes).iter().flat_map(digits).collect()
}

/// The digests of the tables of which a workbook was written; none where another program has saved it, since somebody may have
/// changed it there.
fn written_of(form: impl Read + Seek) -> Vec<String> {
    let Ok(mut package) = zip::ZipArchive::new(form) else { return Vec::new() };
    let mut part = |name: &str| {
        let mut text = String::new();
        let part = package.by_name(name).ok()?;
        part.take(LONGEST).read_to_string(&mut text).ok()?;
        Some(text)
    };
    let is_own = part("docProps/app.xml").is_some_and(|text| text.contains("<Application>jixiao</Application>"));
    let Some(properties) = part("docProps/custom.xml").filter(|_| is_own) else { return Vec::new() };
    // A form of several in a workbook is known by another digest than the workbook.
    let of_file = |key: &str| {
        let found = properties.split(r#"name="jixiao."#).filter_map(|property| {
            let (number, rest) = property.split_once('.')?;
            let digest = rest.strip_prefix(key)?.strip_prefix(r#".sha256"><vt:lpwstr>"#)?;
            Some((number, digest.split_once('<')?.0))
        });
        found.collect::<BTreeMap<&str, &str>>()
    };
    let mut digests = of_file("input");
    digests.extend(of_file("book"));
    digests.into_values().map(str::to_owned).collect()
}

/// Bytes of a part that says what a package is.
const LONGEST: u64 = 1 << 20;
