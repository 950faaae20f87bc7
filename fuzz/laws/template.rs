//! Templates.

use jixiao::diff::statements;
use jixiao::intake::ScoringEngine;
use jixiao::read::{Format, Source};
use jixiao::template;
use jixiao::words::Language;

use super::refusal::explains;
use super::table::scores;

/// Tables with every kind of row, for every method, and of monitoring, to try templates on.
const TABLES: [&str; 3] = [
    include_str!("../table.toml"),
    include_str!("../../tests/fixtures/every-method/table.toml"),
    include_str!("../../tests/fixtures/monitoring/table.toml"),
];

/// Any bytes as a template: one that is accepted scores tables like any other, its page fits a terminal,
/// and it does not differ from itself.
pub fn template_toml(bytes: &[u8]) {
    let source = match Source::from_bytes("template.toml", Some(Format::Toml), bytes.to_vec()) {
        Ok(source) => source,
        Err(problem) => return explains(bytes, &problem.into()),
    };
    let mut engine = ScoringEngine::builtin().unwrap();
    let book = match engine.add_template(&source) {
        Ok(template) => template,
        Err(problems) => return explains(bytes, &problems),
    };
    for (language, width) in [(Language::Zh, 80), (Language::En, 1)] {
        assert!(!template::template(&book.template, language, width).is_empty(), "a template without a page");
    }
    assert_eq!(statements::rules(&book.template, &book.template), [], "a template differs from itself");
    engine.score_with(book);
    for table in TABLES {
        let table = Source::from_bytes("table.toml", Some(Format::Toml), table.as_bytes().to_vec()).unwrap();
        scores(&engine, &table, |problems| explains(table.raw.as_bytes(), problems));
    }
}
