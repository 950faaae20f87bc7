//! The page, which is part of the program: nothing is read from a disk.

use super::answer::Answer;

/// Parts of the page, by the paths at which it asks for them.
macro_rules! parts {
    ($kind:literal: $($path:literal),+ $(,)?) => {
        [$(($path, $kind, include_str!(concat!("../../page/", $path)))),+]
    };
}

type Part = (&'static str, &'static str, &'static str);

const PAGE: [Part; 1] = parts!("text/html; charset=utf-8": "index.html");

const STYLE: [Part; 1] = parts!("text/css; charset=utf-8": "style.css");

/// A test compares them with what the page asks for.
const SCRIPTS: [Part; 27] = parts!(
    "text/javascript; charset=utf-8":
    "app/words.js",
    "app/dom.js",
    "app/engine.js",
    "app/pointer.js",
    "app/block.js",
    "app/drafts.js",
    "app/sheets.js",
    "app/paper.js",
    "app/beside.js",
    "app/keys.js",
    "app/paste.js",
    "app/panel.js",
    "app/files.js",
    "app/rows.js",
    "app/desk.js",
    "app/start.js",
    "app/new.js",
    "app/folder.js",
    "app/picture.js",
    "app/lists.js",
    "app/sample.js",
    "app/second.js",
    "app/years.js",
    "app/compare.js",
    "app/given.js",
    "app/decide.js",
    "app/main.js",
);

/// The part at a path.
pub(super) fn part(path: &str) -> Option<Answer> {
    let name = path.strip_prefix('/')?;
    let name = if name.is_empty() { "index.html" } else { name };
    let (_, kind, text) = PAGE.iter().chain(&STYLE).chain(&SCRIPTS).find(|(known, ..)| *known == name)?;
    Some(Answer::page(kind, text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_that_the_page_asks_for_is_served() {
        let [(.., page)] = PAGE;
        let named = |before: &str| -> Vec<&str> {
            page.split(before).skip(1).filter_map(|rest| rest.split('"').next()).collect()
        };
        let known = |parts: &[Part]| -> Vec<&str> { parts.iter().map(|(path, ..)| *path).collect() };
        assert_eq!(named("<script src=\""), known(&SCRIPTS));
        assert_eq!(named("<link rel=\"stylesheet\" href=\""), known(&STYLE));
    }
}
