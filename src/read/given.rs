//! Files that were given with their bytes, as a page is: which of them are read, by what holds for those of folders.

use std::collections::{BTreeMap, HashSet};
use std::io::Cursor;
use std::path::{Path, PathBuf};

use super::claim::Claim;
use super::ending::{self, endings, has_ending};
use super::lock::is_given_lock;
use super::passed::passed;
use super::printed::Tables;
use super::unread::{begins_as_package, copy_of, hidden, imported_into, is_aside, is_from, is_own, unread};
use crate::words::Caution;

/// What becomes of files that lie together.
#[derive(Clone, Debug, Default)]
pub struct Given {
    /// Those that are read.
    pub files: Vec<String>,
    /// Those that are not, though there may be a table in them.
    pub unread: Vec<Caution>,
    /// The workbooks whose tables are read elsewhere: imported ones, and annotated copies.
    pub imported: Vec<Caution>,
    /// What files say for which they are not read.
    pub claims: Vec<Claim>,
}

/// What becomes of files that lie together, by their names with `/` between the parts, sorted. Hidden ones are left out.
#[must_use]
pub fn given(files: &BTreeMap<String, Vec<u8>>) -> Given {
    let mut found = Given::default();
    let known: HashSet<PathBuf> = files.keys().map(PathBuf::from).collect();
    let endings = endings();
    let mut tables = Tables::default();
    let names = |table: &Path, book: &str| {
        let bytes = table.to_str().and_then(|name| files.get(name));
        bytes.is_some_and(|bytes| is_from(&String::from_utf8_lossy(bytes), book))
    };
    for (name, bytes) in files {
        let path = Path::new(name);
        match () {
            () if is_given_lock(path, bytes) => {}
            () if is_hidden(name) => {
                let told = hidden(path, bytes.as_slice()).filter(|_| !name.contains("__MACOSX"));
                found.claims.extend(if told.is_none() { passed(name, bytes.as_slice()) } else { None });
                found.unread.extend(told);
            }
            () if is_own(path, bytes) => {
                found.claims.push(Claim { file: name.clone(), read: Vec::new(), is_passed: false });
            }
            () if has_ending(path, &endings) => {
                let is_table = |name: &&String| has_ending(Path::new(name), &endings);
                let of_tables = || files.iter().filter(|(name, _)| is_table(name));
                let with_bytes = || of_tables().map(|(name, bytes)| (PathBuf::from(name), bytes.clone()));
                let written = || tables.caution(path, Cursor::new(bytes), with_bytes);
                match imported_into(path, &known, names).or_else(written).or_else(|| copy_of(path, &known)) {
                    Some((caution, claim)) => {
                        found.imported.push(caution);
                        found.claims.push(claim);
                    }
                    None => found.files.push(name.clone()),
                }
            }
            () if is_aside(path) && !begins_as_package(bytes.as_slice()) => {
                found.claims.extend(passed(name, bytes.as_slice()));
            }
            () => found.unread.push(unread(path)),
        }
    }
    found
}

/// Whether a file or a folder above it is hidden, or kept by a packing program for itself.
fn is_hidden(name: &str) -> bool {
    name.split('/').any(|part| ending::is_hidden(part) || part == "__MACOSX")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lies_together_is_read_as_in_a_folder() {
        let table = "imported = \"甲.xlsx!表\"".as_bytes();
        let page = r#"<html><meta name="generator" content="jixiao 0.1.0">"#.as_bytes();
        let form =
            r#"<html><meta name="generator" content="jixiao 0.1.0"><meta name="jixiao.1.input.sha256" content="79dc">"#;
        let files: [(&str, &[u8]); 14] = [
            ("自评/甲.xlsx", b"x"),
            ("自评/甲.toml", table),
            ("自评/乙.xls", b"x"),
            ("自评/乙（批注副本）.xlsx", b"x"),
            ("自评/~$乙.xls", b"\x03abc\0"),
            ("自评/~$丙.toml", b"[project]\nname = \"x\""),
            ("自评/.~丁.json", b"{}"),
            ("自评/说明.pdf", b"x"),
            ("自评/readme.txt", b"x"),
            ("自评/报告.html", page),
            ("自评/自评表.html", form.as_bytes()),
            (".jixiao/waivers.toml", b"x"),
            ("__MACOSX/自评/乙.xls", b"x"),
            ("别的.html", b"x"),
        ];
        let found = given(&files.iter().map(|(name, bytes)| ((*name).to_owned(), bytes.to_vec())).collect());
        let names: Vec<&str> = found.files.iter().map(String::as_str).collect();
        assert_eq!(names, ["自评/.~丁.json", "自评/~$丙.toml", "自评/乙.xls", "自评/甲.toml"]);
        let places =
            |list: &[Caution]| -> Vec<String> { list.iter().map(|caution| caution.place.file.clone()).collect() };
        assert_eq!(places(&found.unread), ["别的.html", "自评/自评表.html", "自评/说明.pdf"]);
        assert_eq!(places(&found.imported), ["自评/乙（批注副本）.xlsx", "自评/甲.xlsx"]);
    }
}
