//! Templates that extend others, and templates that are in force for some years only.

use jixiao::intake::ScoringEngine;
use jixiao::read::{Format, Source};
use jixiao::template::Rulebook;
use jixiao::words::{Language, Problems};
use serde::Deserialize;

use crate::support::edit::Edit;
use crate::support::{AsPrinted as _, jixiao, ran, rows};

/// A template that takes over all but one rule.
const CITY: &str = include_str!("inheritance/city.toml");

fn source(text: &str) -> Source {
    Source::from_bytes("city.toml", Some(Format::Toml), text.as_bytes().to_vec()).unwrap()
}

fn read(text: &str) -> Result<Rulebook, Problems> {
    Rulebook::from_source(&source(text))
}

/// What is wrong, in Chinese.
fn faults(text: &str) -> Vec<String> {
    read(text).unwrap_err().0.iter().map(|problem| problem.in_language(Language::Zh)).collect()
}

/// The points and the grade, or what is wrong, of a table of some year with a ceiling of 100 that comes to 110.
fn score(template: &str, year: &str) -> String {
    let mut engine = ScoringEngine::builtin().unwrap();
    engine.add_template(&source(CITY)).unwrap();
    let later = CITY.replace("my/city-2024", "my/city-2026").replace("inverse_ratio", "all_or_nothing");
    let later =
        later.replace("from = \"2024-01-01\", to = \"2025-12-31\"", "from = \"2026-01-01\", to = \"2026-12-31\"");
    engine.add_template(&source(&later)).unwrap();
    let row = r#"indicators = [{ path = ["产出指标"], target = "≤100元", actual = "110元", weight = "10" }]"#;
    let table = format!("template = \"{template}\"\n{year}\nproject.name = \"a\"\n{row}\n");
    match engine.score_text("t.toml", Format::Toml, &table) {
        Ok(card) => format!("{} {}", card.template.id, card.indicators[0].score.printed().as_deref().unwrap()),
        Err(problems) => problems.0[0].in_language(Language::Zh),
    }
}

#[test]
fn what_is_not_said_is_taken_over() {
    let (own, base) = (read(CITY).unwrap(), read(BASE_TEXT).unwrap());
    assert_eq!(own.template.rules.at_most.method, "inverse_ratio");
    // The source of the rule was not said again.
    assert_eq!(own.template.rules.at_most.basis, base.template.rules.at_most.basis);
    assert_eq!(own.template.rules.at_least, base.template.rules.at_least);
    assert_eq!(own.template.tiers, base.template.tiers);
    assert_eq!(own.template.basis, base.template.basis);
    assert_eq!(own.template.title, "某市");
    assert_ne!(own.sha256, base.sha256);
}

const BASE_TEXT: &str = include_str!("../indicators/shandong/zaozhuang-self-2024.toml");

/// Whoever changes the base changes the fingerprint of what extends it.
#[test]
fn the_fingerprint_covers_the_base() {
    let fingerprint = |base: &str| {
        let mut engine = ScoringEngine::builtin().unwrap();
        engine.add_template(&source(base)).unwrap();
        engine.add_template(&source(CITY)).unwrap().sha256.clone()
    };
    assert_ne!(fingerprint(BASE_TEXT), fingerprint(&BASE_TEXT.replace("version = \"1.1.0\"", "version = \"1.0.1\"")));
}

#[test]
fn a_part_can_be_left_out() {
    let without = CITY.replace(
        "[rules",
        "without = [\"execution\"]\n[[tiers]]\nname = \"产出\"\nweight = \"100\"\nbasis = \"published-2024\"\n[rules",
    );
    let book = read(&without).unwrap();
    assert!(book.template.execution.is_none());
    assert_eq!(book.template.tiers.len(), 1);
}

#[test]
fn each_fault_is_told_at_its_place() {
    for edit in rows::<Edit>("inheritance/faults.toml") {
        assert_eq!(faults(&edit.of(CITY)), edit.says, "{edit}");
    }
}

/// Inherited rules cite the base's sources by their names, and have to keep them.
#[test]
fn a_source_of_the_base_cannot_be_replaced() {
    let source = |name: &str| {
        format!(
            "{CITY}basis = \"{name}\"\n[basis.{name}]\ndocument = \"某市办法\"\nverified = true\nsays = \"超支按反比例计分。\"\n"
        )
    };
    assert_eq!(read(&source("city")).unwrap().cite("city"), "《某市办法》");
    let problems = read(&source("published-2024")).unwrap_err();
    assert_eq!(
        problems.0[0].in_language(Language::Zh),
        "city.toml:10:8: 错误: 依据“published-2024”在此为《某市办法》,在所沿用的模板中为《枣庄市人民政府办公室2024年度部门决算》;\
         沿用的规则仍引用“published-2024”\n  提示: 请给本文件的依据另取一个名称;若就是同一依据,删去此处的即可"
    );
    assert_eq!(
        problems.to_string(),
        "city.toml:10:8: error: the source `published-2024` is 《某市办法》 here and 《枣庄市人民政府办公室2024年度部门决算》 in \
         the template that is extended, whose rules cite it\n  help: give the source of this file another name; \
         if both are the same one, leave it out here"
    );
}

#[test]
fn only_one_level() {
    let mut engine = ScoringEngine::builtin().unwrap();
    engine.add_template(&source(CITY)).unwrap();
    let second = CITY.replace("my/city-2024", "my/town").replace("shandong/zaozhuang-self-2024", "my/city-2024");
    let problems = engine.add_template(&source(&second)).unwrap_err();
    assert_eq!(
        problems.0[0].in_language(Language::Zh),
        "city.toml:1:11: 错误: “my/city-2024”本身沿用 shandong/zaozhuang-self-2024;只能沿用一级,请直接沿用 shandong/zaozhuang-self-2024"
    );
}

/// A table of `tests/inheritance/years.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Dated {
    template: String,
    year: Option<u16>,
    gives: String,
}

/// The rules of the last day of the table's year; both ends are included.
#[test]
fn a_family_has_the_template_of_the_year() {
    for Dated { template, year, gives } in rows::<Dated>("inheritance/years.toml") {
        let line = year.map_or(String::new(), |year| format!("year = {year}"));
        assert_eq!(score(&template, &line), gives, "{template} {line}");
    }
}

/// The resolved file stands alone and scores the same.
#[test]
fn the_resolved_file_says_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("city.toml");
    std::fs::write(&file, CITY).unwrap();
    let show = |file: &str, more: &[&str]| {
        let shown = ran(&jixiao(&[&["template", "show", file], more].concat()).output().unwrap());
        assert_eq!(shown.code, 0, "{}", shown.err);
        shown.out
    };
    let name = file.to_str().unwrap();
    let resolved = show(name, &["--resolved", "-f", "toml"]);
    let whole = read(&resolved).unwrap();
    let mut own = read(CITY).unwrap().template;
    own.extends = None;
    assert_eq!(whole.template, own);
    let page = show(name, &["--lang", "en"]);
    let resolved_file = folder.path().join("resolved.toml");
    std::fs::write(&resolved_file, resolved).unwrap();
    let lines = page.lines().filter(|line| !line.starts_with("extends")).collect::<Vec<_>>().join("\n") + "\n";
    assert_eq!(show(resolved_file.to_str().unwrap(), &["--lang", "en"]), lines);
}

/// A parameter has the value of the last day of the year; without a year only one that holds for ever.
#[test]
fn a_parameter_has_its_value_of_the_year() {
    let formula = r#"
[rules.at_least]
method = "capped"
[methods.capped]
kind = "formula"
formula = "weight * min(1, rate) * 比例"
basis = "published-2024"
[[parameters."比例".values]]
value = "100%"
to = "2024-12-30"
basis = "published-2024"
[[parameters."比例".values]]
value = "80%"
from = "2024-12-31"
to = "2025-12-31"
basis = "published-2024"
"#;
    let text = CITY.replace("effective = { from = \"2024-01-01\", to = \"2025-12-31\" }\n", "") + formula;
    let mut engine = ScoringEngine::builtin().unwrap();
    engine.add_template(&source(&text)).unwrap();
    for (year, score, why) in [
        ("year = 2023", Some("10.00"), None),
        ("year = 2024", Some("8.00"), None),
        ("year = 2025", Some("8.00"), None),
        ("year = 2026", None, Some("公式所需的本年度适用的参数没有数值")),
        ("", None, Some("公式所需的本年度适用的参数没有数值")),
    ] {
        let row = r#"indicators = [{ path = ["产出指标"], target = "≥5人", actual = "5人", weight = "10" }]"#;
        let table = format!("template = \"my/city-2024\"\n{year}\nproject.name = \"a\"\n{row}\n");
        let card = engine.score_text("t.toml", Format::Toml, &table).unwrap();
        let scored = &card.indicators[0];
        assert_eq!(
            (scored.score.printed().as_deref(), scored.why.as_ref().map(|why| why.zh.as_str())),
            (score, why),
            "{year}"
        );
        assert_eq!(jixiao::score::replay(&card), []);
    }
}
