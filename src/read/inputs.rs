//! The files that paths stand for.

use std::collections::HashSet;
use std::fs;
use std::path::Path;

use super::files::files_below;
use crate::words::{Place, Problem, Text, text};

/// The name of a file or `-` for standard input; a problem in place of a folder without any.
pub type Input = Result<String, Problem>;

/// The files that paths stand for: a folder stands for the tables in it, at any depth.
#[must_use]
pub fn inputs(paths: &[String]) -> Vec<Input> {
    let none = text!("文件夹中没有 TOML 或 JSON 文件", "there are no TOML or JSON files in this folder");
    named(paths, &["toml", "json", "ndjson", "jsonl"], &none)
}

/// The workbooks that paths stand for: a folder stands for those in it, at any depth.
#[cfg(feature = "excel")]
#[must_use]
pub fn workbooks(paths: &[String]) -> Vec<Input> {
    let none = text!("文件夹中没有工作簿", "there are no workbooks in this folder");
    let mut names = named(paths, &["xlsx", "xlsm", "xls", "et", "ods", "csv", "tsv"], &none);
    // What a program keeps beside a workbook while it is open.
    let is_lock = |name: &Input| {
        let file = name.as_ref().ok().and_then(|name| Path::new(name).file_name());
        file.is_some_and(|file| file.to_string_lossy().starts_with("~$"))
    };
    names.retain(|name| !is_lock(name));
    names
}

fn named(paths: &[String], endings: &[&str], none: &Text) -> Vec<Input> {
    let mut names = Vec::new();
    for path in paths {
        if path != "-" && Path::new(path).is_dir() {
            let found = files_below(Path::new(path), endings);
            if found.is_empty() {
                names.push(Err(Problem::new(Place::file(path), none.clone())));
            }
            names.extend(found);
        } else {
            names.push(Ok(path.clone()));
        }
    }
    names
}

/// A file that is named twice, or named and lying in a folder that is named, is one: it counts once.
#[must_use]
pub fn each_once(mut names: Vec<Input>) -> Vec<Input> {
    let mut seen = HashSet::new();
    names.retain(|name| match name {
        Ok(name) => seen.insert(fs::canonicalize(name).unwrap_or_else(|_| name.into())),
        Err(_) => true,
    });
    names
}

/// How many bytes an input has; none where only reading it tells, as of standard input.
#[must_use]
pub fn size(input: &Input) -> Option<u64> {
    let Ok(name) = input else { return Some(0) };
    let found = if name == "-" { None } else { fs::metadata(name).ok() };
    found.filter(fs::Metadata::is_file).map(|found| found.len())
}
