//! What is in the folder: the files that are read, each known by a sign, and those that are not.

use std::collections::HashMap;
use std::path::Path;

use super::beneath::Root;
use crate::calls::folder::Listing;
use crate::read::{Claim, inputs, without};
use crate::serve::key::Key;
use crate::template::fingerprint;
use crate::words::{Caution, Place, Problem, Text, text};

/// Files that are shown. A folder with more is one for the commands that work through any number.
const MOST: usize = 2000;

/// Lists what is in the folder now, without the list of who must report.
pub(super) fn list(root: &Root, roster: Option<&Path>) -> Listing {
    let path = root.path().display().to_string();
    let mut found = inputs(std::slice::from_ref(&path));
    if let Some(roster) = roster {
        found = without(found, roster);
    }
    let below = Below { root: path };
    let claims = found.claims().iter().map(|claim| below.claim(claim)).collect();
    let mut listing = Listing { claims, ..Listing::default() };
    for input in found.files {
        match input {
            Ok(name) => listing.names.push(below.name(&name)),
            // That there is nothing is no problem here.
            Err(problem) if problem.place.file == below.root && root.path().read_dir().is_ok() => {}
            Err(problem) => listing.problems.push(Problem { place: below.place(problem.place), ..problem }),
        }
    }
    let caution = |caution: Caution| Caution { place: below.place(caution.place), text: below.text(caution.text) };
    listing.unread = found.unread.into_iter().map(caution).collect();
    listing.imported = found.imported.into_iter().map(caution).collect();
    if let Some(more) = listing.names.len().checked_sub(MOST).filter(|more| *more > 0) {
        listing.names.truncate(MOST);
        let text = text!(
            "文件太多:只列出前 {MOST} 个,另有 {more} 个未列;请分文件夹打开,或用命令 audit、rollup 处理全部",
            "too many files: the first {MOST} are listed and {more} are not; serve a part of the folder, or work through \
             all of it with the commands audit and rollup"
        );
        listing.unread.push(Caution { place: Place::file(""), text });
    }
    listing
}

/// Names as they are below the folder: where it stands on this machine is nobody's business.
struct Below {
    root: String,
}

impl Below {
    fn name(&self, name: &str) -> String {
        let below = name.strip_prefix(&self.root).unwrap_or(name);
        let name = below.trim_start_matches(['/', '\\']);
        if cfg!(windows) { name.replace('\\', "/") } else { name.to_owned() }
    }

    fn claim(&self, claim: &Claim) -> Claim {
        let read = claim.read.iter().map(|name| self.name(name)).collect();
        Claim { file: self.name(&claim.file), read, is_passed: claim.is_passed }
    }

    fn place(&self, place: Place) -> Place {
        Place { file: self.name(&place.file), ..place }
    }

    fn text(&self, text: Text) -> Text {
        let before = [format!("{}/", self.root), format!("{}\\", self.root)];
        let without = |said: String| before.iter().fold(said, |said, before| said.replace(before, ""));
        Text { zh: without(text.zh), en: without(text.en) }
    }
}

/// The signs by which files are known to the page. They say nothing, and nobody can make one up.
#[derive(Debug)]
pub(super) struct Signs {
    salt: Key,
    names: HashMap<String, String>,
}

impl Signs {
    pub(super) fn new(salt: Key) -> Self {
        Self { salt, names: HashMap::new() }
    }

    /// The sign of a file, which it keeps until the program ends.
    pub(super) fn give(&mut self, name: &str) -> String {
        let print = fingerprint(format!("{}{name}", self.salt.text()).as_bytes());
        let sign = print.get(..16).unwrap_or_default().to_owned();
        self.names.entry(sign.clone()).or_insert_with(|| name.to_owned());
        sign
    }

    /// The file of a sign that was given.
    pub(super) fn name(&self, sign: &str) -> Option<&str> {
        self.names.get(sign).map(String::as_str)
    }
}
