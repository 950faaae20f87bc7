//! What a bureau writes itself: words, thresholds, wordings.

use std::sync::LazyLock;

use jixiao::audit::read_profile;
use jixiao::intake::{Document, ScoringEngine};
use jixiao::lists;
use jixiao::narrative::{Narrating, Narrative, tell, worded};
use jixiao::prose;
use jixiao::read::{Format, Source};
use jixiao::words::Problems;

use super::refusal::{explains, refuses};

/// Any bytes as words by which cells and headings are read.
pub fn words_toml(bytes: &[u8]) {
    settings(bytes, |source| lists::read(source).map(drop));
}

/// Any bytes as thresholds and severities.
pub fn profile_toml(bytes: &[u8]) {
    settings(bytes, |source| read_profile(source).map(drop));
}

fn settings(bytes: &[u8], read: impl Fn(&Source) -> Result<(), Problems>) {
    let told = match Source::from_bytes("own.toml", Some(Format::Toml), bytes.to_vec()) {
        Ok(source) => read(&source),
        Err(problem) => Err(problem.into()),
    };
    if let Err(problems) = told {
        explains(bytes, &problems);
    }
}

/// Any text as a wording: what is made of it is the same every time, and can be read back.
pub fn wording(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let made = worded(&NARRATIVE, &text, "own.md");
    assert_eq!(made, worded(&NARRATIVE, &text, "own.md"), "worded differently the second time");
    match made {
        Ok(prose) => drop(prose::read::markdown(&prose::markdown(&prose))),
        Err(problem) => refuses(&problem.into()),
    }
}

static NARRATIVE: LazyLock<Narrative> = LazyLock::new(|| {
    let engine = ScoringEngine::builtin().unwrap();
    let table = include_bytes!("../../examples/zaozhuang-2024/unit-operation.toml");
    let source = Source::from_bytes("table.toml", Some(Format::Toml), table.to_vec()).unwrap();
    let mut narrating = Narrating::default();
    for document in Document::all(&source) {
        narrating.take(tell(&engine, &document.unwrap()).unwrap());
    }
    narrating.conclude().unwrap()
});
