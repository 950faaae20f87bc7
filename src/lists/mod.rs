//! Words of Chinese tables, by which cells, names and reasons are read: data with their sources, and a bureau's own
//! besides.
//!
//! The lists are read once. They are those of the program from the first cell that is read, unless [`add_words`] has
//! put a bureau's words besides them before.

mod check;
mod ends;
mod list;
mod names;
mod subjects;

use std::sync::OnceLock;

pub(crate) use list::{Meanings, Words};
pub(crate) use names::KeyNames;
pub use subjects::Lists;
pub(crate) use subjects::{
    Changes, Citations, Claims, Dates, Directions, Forms, Keys, Operators, Reasons, Tiers, Units, Values,
};

use crate::read::{Format, Source, decode};
use crate::words::{Place, Problem, Problems, text};

/// The files of the program, one a subject.
const BUILTIN: [(&str, &str); 19] = [
    ("operators.toml", include_str!("builtin/operators.toml")),
    ("changes.toml", include_str!("builtin/changes.toml")),
    ("units.toml", include_str!("builtin/units.toml")),
    ("numbers.toml", include_str!("builtin/numbers.toml")),
    ("scans.toml", include_str!("builtin/scans.toml")),
    ("values.toml", include_str!("builtin/values.toml")),
    ("dates.toml", include_str!("builtin/dates.toml")),
    ("directions.toml", include_str!("builtin/directions.toml")),
    ("reasons.toml", include_str!("builtin/reasons.toml")),
    ("claims.toml", include_str!("builtin/claims.toml")),
    ("forms.toml", include_str!("builtin/forms.toml")),
    ("grades.toml", include_str!("builtin/grades.toml")),
    ("tiers.toml", include_str!("builtin/tiers.toml")),
    ("citations.toml", include_str!("builtin/citations.toml")),
    ("sheets.toml", include_str!("builtin/sheets.toml")),
    ("stated.toml", include_str!("builtin/stated.toml")),
    ("outcomes.toml", include_str!("builtin/outcomes.toml")),
    ("keys.toml", include_str!("builtin/keys.toml")),
    ("answers.toml", include_str!("builtin/answers.toml")),
];

static IN_USE: OnceLock<Lists> = OnceLock::new();

/// The lists in use.
pub(crate) fn lists() -> &'static Lists {
    // Those of the program are in order, which a test proves.
    IN_USE.get_or_init(|| builtin().unwrap_or_default())
}

/// Puts a bureau's words besides those of the program, for the whole run: before anything is read, and once.
///
/// # Errors
/// Everything that is wrong with the file; or that the lists are in use already.
pub fn add_words(source: &Source) -> Result<(), Problems> {
    let lists = read(source)?;
    IN_USE.set(lists).map_err(|_| {
        let message = text!("词表须在读取任何表之前给出,且只能给一次", "words are added once, before anything is read");
        Problem::new(Place::file(&source.name), message).into()
    })
}

/// The lists of the program, and the words of a file besides.
///
/// # Errors
/// Everything that is wrong with the file.
pub fn read(source: &Source) -> Result<Lists, Problems> {
    let mut lists = builtin()?;
    check::join(&mut lists, source)?;
    Ok(lists)
}

/// The lists of the program. What is wrong with them is looked for by a test, and not at every start.
fn builtin() -> Result<Lists, Problems> {
    let mut lists = Lists::default();
    for (name, text) in BUILTIN {
        let source = Source::from_bytes(name, Some(Format::Toml), text.as_bytes().to_vec())?;
        lists.add(decode(&source, &source.only()?)?);
    }
    Ok(lists)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Language;

    fn source(text: &str) -> Source {
        Source::from_bytes("words.toml", Some(Format::Toml), text.as_bytes().to_vec()).unwrap()
    }

    #[test]
    fn the_lists_of_the_program_are_in_order() {
        let mut together = Lists::default();
        for (name, text) in BUILTIN {
            let lists = source(text);
            check::join(&mut together, &lists).unwrap_or_else(|problems| panic!("{name}: {problems}"));
            let node = lists.only().unwrap();
            let subject = node.get(name.trim_end_matches(".toml")).unwrap_or_else(|| panic!("{name}: another subject"));
            let crate::read::Value::Table(lists) = &subject.value else { panic!("{name}") };
            for (key, list) in lists {
                assert!(list.get("about").is_some(), "{name}: {} says not what it is for", key.name);
            }
        }
    }

    #[test]
    fn a_bureau_adds_to_them() {
        let own = "[directions.unwanted]\nsource = \"某市财政局\"\nwords = [\"塌方\", \"投诉\"]\n\
                   [units.money]\nsource = \"某市财政局\"\nwords = { \"百元\" = 100 }\n";
        let lists = read(&source(own)).unwrap();
        assert!(lists.directions.unwanted.has("塌方") && lists.directions.unwanted.has("事故"));
        assert_eq!(lists.directions.unwanted.iter().filter(|word| *word == "投诉").count(), 1);
        assert_eq!((lists.units.money.get("百元"), lists.units.money.get("万元")), (Some(&100), Some(&10_000)));
    }

    #[test]
    fn faults_are_told_with_their_places() {
        for (own, says) in [
            ("[directions.unwantd]\nsource = \"a\"\nwords = [\"塌方\"]", "words.toml:1:13: 错误: 未知的键“unwantd”"),
            ("[directions.unwanted]\nwords = [\"塌方\"]", "缺少键“source”"),
            (
                "[directions.unwanted]\nsource = \"a\"\nwords = []",
                "words.toml:3:9: 错误: 词表 directions.unwanted 没有词",
            ),
            (
                "[directions.unwanted]\nsource = \"a\"\nwords = [\"塌方\", \"塌方\"]",
                "words.toml:3:16: 错误: 词表 directions.unwanted 中“塌方”写了两次",
            ),
            ("[directions.unwanted]\nsource = \"a\"\nwords = [\" \"]", "为空,或首尾有空格"),
            (
                "[directions.unwanted]\nsource = \"a\"\nwords = [\"培训\"]",
                "words.toml:3:10: 错误: “培训”同时在词表 directions.unwanted 与 directions.remedies 中,两者互斥",
            ),
            (
                "[units.money]\nsource = \"a\"\nwords = { \"万元\" = 1000 }",
                "words.toml:3:18: 错误: 词表 units.money 中“万元”已另有所指",
            ),
        ] {
            let problems = read(&source(own)).err().map(|problems| problems.0).unwrap_or_default();
            let told: String = problems.iter().map(|problem| problem.in_language(Language::Zh) + "\n").collect();
            assert!(told.contains(says), "{own}\n{told}");
        }
    }
}
