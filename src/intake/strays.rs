//! Documents, pages and seals that say they are this program's own: whether there is something in them that it never writes.

use serde_json::Value;

#[cfg(feature = "excel")]
use crate::import::headings;
use crate::read::{Passages, passages};
use crate::words::{Text, text};

/// What its pages never have: they run nothing and fetch nothing.
const FOREIGN: [&str; 9] = ["script", "img", "image", "iframe", "object", "embed", "canvas", "video", "math"];

/// That there is something in a file which the program never writes.
pub(super) fn stray(name: &str, bytes: &[u8]) -> Option<Text> {
    let unreadable = || {
        text!(
            "没有读取:自称是本程序写出的文书,却无法读出",
            "not read: it says that it is a document of this program, and cannot be read"
        )
    };
    if name.to_lowercase().ends_with(".seal") {
        let seal: Option<Value> = serde_json::from_slice(bytes).ok();
        let is_seal = seal.is_some_and(|seal| seal.get("schema").is_some() && seal.get("indicators").is_none());
        return (!is_seal).then(unreadable);
    }
    let Some(found) = passages(bytes) else { return Some(unreadable()) };
    table(&found).or_else(|| foreign(&found))
}

/// The headings for targets and results of a table that stands in a document, or in a text in whatever columns.
#[cfg(feature = "excel")]
pub(super) fn columns(bytes: &[u8]) -> Option<(String, String)> {
    let of = |texts: &[String]| headings(texts).map(|(target, actual)| (target.to_owned(), actual.to_owned()));
    let in_columns = || {
        let text = str::from_utf8(bytes).ok()?;
        let cells = text.split(['|', '\t', ',', '\u{ff0c}', ';', '\n']).map(str::trim).filter(|cell| !cell.is_empty());
        of(&cells.map(str::to_owned).collect::<Vec<String>>())
    };
    passages(bytes).and_then(|found| of(&found.texts)).or_else(in_columns)
}

/// What reads no forms knows none of their headings.
#[cfg(not(feature = "excel"))]
pub(super) const fn columns(_: &[u8]) -> Option<(String, String)> {
    None
}

#[cfg(feature = "excel")]
fn table(found: &Passages) -> Option<Text> {
    let (target, actual) = headings(&found.texts)?;
    Some(text!(
        "没有读取:自称是本程序写出的文书,其中却有自评表(“{target}”“{actual}”两栏);请把表复制到工作簿",
        "not read: it says that it is a document of this program, and yet there is a table in it (with the columns {target} and {actual}): copy that into a workbook"
    ))
}

/// What reads no forms knows none of their headings.
#[cfg(not(feature = "excel"))]
const fn table(_: &Passages) -> Option<Text> {
    None
}

fn foreign(found: &Passages) -> Option<Text> {
    let of_page = || FOREIGN.into_iter().find(|name| found.elements.contains(*name)).map(|name| format!("<{name}>"));
    let what = found.files.first().cloned().or_else(of_page)?;
    Some(text!(
        "没有读取:自称是本程序写出的文书,其中却有本程序不写的 {what};请核对",
        "not read: it says that it is a document of this program, which never writes {what}: please check"
    ))
}
