//! The words of a Rust source, as far as it takes to see which names it uses.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// The words and signs of a source text, without its comments; those in quotes for themselves, because
/// derives take paths in quotes, and because a brace in quotes closes nothing.
#[derive(Default)]
pub(super) struct Words<'a> {
    pub(super) code: Vec<&'a str>,
    pub(super) quoted: Vec<&'a str>,
}

impl<'a> Words<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        let mut words = Self::default();
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            let length = if rest.starts_with("//") {
                rest.find('\n').unwrap_or(rest.len())
            } else if rest.starts_with("/*") {
                block_comment(rest)
            } else if let Some((inside, length)) = quotation(rest) {
                words.quoted.extend(Self::of(inside).code);
                length
            } else {
                let length = match rest.find(|c| !is_letter(c)).unwrap_or(rest.len()) {
                    0 if rest.starts_with("::") => 2,
                    0 => first.len_utf8(),
                    length => length,
                };
                words.code.extend(Some(&rest[..length]).filter(|word| !word.trim().is_empty()));
                length
            };
            rest = &rest[length..];
        }
        words
    }

    /// The names directly below `root` in all paths: `num` and `read` for `crate::{num::Mode, read}`. A
    /// new name for the root is one of them, because nobody could follow it.
    pub(super) fn below(&self, root: &str) -> BTreeSet<&'a str> {
        let after = |words: &[&'a str]| match words {
            [word, "as", name, ..] if *word == root => BTreeSet::from([*name]),
            [word, "::", path @ ..] if *word == root => heads(path),
            _ => BTreeSet::new(),
        };
        let starts = |words: &'_ [&'a str]| (0..words.len()).flat_map(|start| after(&words[start..])).collect();
        let (code, quoted): (BTreeSet<_>, BTreeSet<_>) = (starts(&self.code), starts(&self.quoted));
        code.union(&quoted).copied().collect()
    }

    /// Whether a crate, or a module directly below one, is named.
    pub(super) fn name(&self, name: &str) -> bool {
        match name.split_once("::") {
            Some((root, below)) => self.below(root).contains(below),
            None => self.code.contains(&name) || self.quoted.contains(&name),
        }
    }
}

/// The first word of a path, or of each path in braces.
pub(super) fn heads<'a>(path: &[&'a str]) -> BTreeSet<&'a str> {
    let Some(("{", group)) = path.split_first().map(|(first, rest)| (*first, rest)) else {
        return path.first().copied().into_iter().collect();
    };
    let mut open = 0;
    let mut found = BTreeSet::new();
    let mut before = ",";
    for word in group {
        if open == 0 && before == "," {
            found.insert(*word);
        }
        match *word {
            "{" => open += 1,
            "}" if open == 0 => break,
            "}" => open -= 1,
            _ => {}
        }
        before = word;
    }
    found.remove("}");
    found
}

fn is_letter(c: char) -> bool {
    c == '_' || c.is_alphanumeric()
}

/// The length of a block comment, with those inside it.
fn block_comment(text: &str) -> usize {
    let mut open = 0;
    let mut marks = text.match_indices(['/', '*']).filter_map(|(at, _)| text.get(at..at + 2).map(|mark| (at, mark)));
    let mut done = 0;
    marks
        .find_map(|(at, mark)| {
            match mark {
                "/*" if at >= done => open += 1,
                "*/" if at >= done => open -= 1,
                _ => return None,
            }
            done = at + 2;
            (open == 0).then_some(done)
        })
        .unwrap_or(text.len())
}

/// The inside and the length of the string or the character that starts here, if one does; a lifetime
/// is none.
fn quotation(text: &str) -> Option<(&str, usize)> {
    let raw = text.trim_start_matches('b').strip_prefix('r').map(|rest| rest.trim_start_matches('#'));
    if let Some(inside) = raw.and_then(|rest| rest.strip_prefix('"')) {
        let start = text.len() - inside.len();
        let closing = format!("\"{}", "#".repeat(text[..start].matches('#').count()));
        let end = inside.find(&closing).unwrap_or(inside.len());
        return Some((&inside[..end], text.len().min(start + end + closing.len())));
    }
    let quote = text.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let inside = &text[1..];
    if quote == '\'' && !inside.starts_with('\\') {
        let (end, after) = inside.char_indices().nth(1)?;
        return (after == quote).then(|| (&inside[..end], end + 2));
    }
    let mut escaped = false;
    let end = inside.find(|c| {
        let ends = c == quote && !escaped;
        escaped = c == '\\' && !escaped;
        ends
    });
    let end = end.unwrap_or(inside.len());
    Some((&inside[..end], text.len().min(end + 2)))
}

/// Every Rust file below a folder: its path from there, and its text.
pub(super) fn files_below(folder: &Path, prefix: &str, found: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let path = format!("{prefix}{}", entry.file_name().to_str().unwrap());
        if entry.file_type().unwrap().is_dir() {
            files_below(&entry.path(), &format!("{path}/"), found);
        } else if entry.path().extension().is_some_and(|extension| extension == "rs") {
            found.push((path, fs::read_to_string(entry.path()).unwrap()));
        }
    }
}
