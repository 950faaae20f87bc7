//! Comparisons of long texts and lists: where two differ, one line says what differs where, and what to do.

use std::path::Path;

use super::root;

/// Two texts are the same; where they are not, their first line that differs is told, no other, and what to do then.
pub(crate) fn assert_same_text(found: &str, expected: &str, what: &str, remedy: &str) {
    let (mut found, mut expected) = (found.split('\n'), expected.split('\n'));
    for line in 1.. {
        match (found.next(), expected.next()) {
            (None, None) => break,
            (is, should_be) if is == should_be => {}
            (is, should_be) => {
                let shown = |line: Option<&str>| line.map_or("the end".to_owned(), |line| format!("{line:?}"));
                panic!("{what}: line {line} should be\n  {}\nand is\n  {}\n{remedy}", shown(should_be), shown(is));
            }
        }
    }
}

/// A list has the names that it has to have, in their order; where it has not, each is told with its place.
pub(crate) fn assert_same_names(list: &[impl AsRef<str>], names: &[impl AsRef<str>], place: &str) {
    let faults = differences(&texts(list), &texts(names));
    assert!(faults.is_empty(), "{place} {}", faults.join(&format!("\n{place} ")));
}

fn texts(of: &[impl AsRef<str>]) -> Vec<&str> {
    of.iter().map(AsRef::as_ref).collect()
}

/// What is missing and what is too much; where neither is, the first name that stands elsewhere.
fn differences(list: &[&str], names: &[&str]) -> Vec<String> {
    let behind = |at: usize| match at {
        0 => "at the beginning".to_owned(),
        at => format!("behind `{}`", names[at - 1]),
    };
    let missing = names.iter().enumerate().filter(|(_, name)| !list.contains(name));
    let missing = missing.map(|(at, name)| format!("lacks `{name}`: add it {}", behind(at)));
    let unknown = list.iter().filter(|name| !names.contains(name));
    let unknown = unknown.map(|name| format!("has `{name}`, which there is not: take it out, or add the thing itself"));
    let faults: Vec<String> = missing.chain(unknown).collect();
    if faults.is_empty() { displaced(list, names).into_iter().collect() } else { faults }
}

fn displaced(list: &[&str], names: &[&str]) -> Option<String> {
    let elsewhere = list.iter().zip(names).find(|(is, should_be)| is != should_be);
    let elsewhere = elsewhere.map(|(is, should_be)| format!("has `{is}` where `{should_be}` should stand"));
    elsewhere.or_else(|| (list.len() != names.len()).then(|| "has a name twice".to_owned()))
}

/// Compares with a file that is written here: `INSTA_UPDATE=always` writes it anew.
pub(crate) fn assert_is_file(found: &str, path: &Path) {
    if std::env::var("INSTA_UPDATE").is_ok_and(|mode| mode == "always") {
        std::fs::write(path, found).unwrap();
    }
    let written = std::fs::read_to_string(path).unwrap_or_default();
    let name = path.strip_prefix(root()).unwrap_or(path).display();
    let what = format!("what {name} tells");
    assert_same_text(found, &written, &what, "INSTA_UPDATE=always writes the file anew; read it then");
}

#[test]
fn what_differs_is_told_in_one_line() {
    for (list, faults) in [
        (vec!["a", "b", "c"], vec![]),
        (vec!["b", "c"], vec!["lacks `a`: add it at the beginning"]),
        (
            vec!["a", "c", "d"],
            vec!["lacks `b`: add it behind `a`", "has `d`, which there is not: take it out, or add the thing itself"],
        ),
        (vec!["a", "c", "b"], vec!["has `c` where `b` should stand"]),
        (vec!["a", "b", "c", "c"], vec!["has a name twice"]),
    ] {
        assert_eq!(differences(&list, &["a", "b", "c"]), faults, "{list:?}");
    }
}
