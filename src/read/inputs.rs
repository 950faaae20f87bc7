//! The files that paths stand for.

use std::collections::HashSet;
use std::fs;
use std::path::Path;

use super::files::files_below;
use crate::words::{Place, Problem, text};

/// The name of a file or `-` for standard input; a problem in place of a folder without any.
pub type Input = Result<String, Problem>;

/// The files that paths stand for: a folder stands for the tables in it, at any depth.
#[must_use]
pub fn inputs(paths: &[String]) -> Vec<Input> {
    let mut names = Vec::new();
    for path in paths {
        if path != "-" && Path::new(path).is_dir() {
            let found = files_below(Path::new(path), &["toml", "json", "ndjson", "jsonl"]);
            if found.is_empty() {
                let message = text!("文件夹中没有 TOML 或 JSON 文件", "there are no TOML or JSON files in this folder");
                names.push(Err(Problem::new(Place::file(path), message)));
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
