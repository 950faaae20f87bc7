//! Proves that the layers of src/ know only the layers below them, and that no file leads back to itself: every
//! file is read, and an arrow that the table does not allow fails, as does a circle.

mod circles;
mod words;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use words::{Words, files_below, heads};

/// A module and the modules that it may use. Each row names modules of earlier rows only, so that
/// there cannot be a circle. main.rs stands as `main`, lib.rs as `lib`, everything else by the first
/// part of its path.
const LAYERS: [(&str, &[&str]); 45] = [
    ("colour", &[]),
    ("memo", &[]),
    ("order", &[]),
    ("words", &["order"]),
    ("num", &["words"]),
    ("model", &["num", "words"]),
    ("codes", &["num", "words", "model"]),
    ("ledger", &["num", "words", "model"]),
    ("formula", &["order", "num", "words", "ledger"]),
    ("print", &["num", "words", "model"]),
    ("columns", &["num", "words"]),
    ("read", &["num", "words", "model", "columns"]),
    ("lists", &["words", "read"]),
    ("book", &["colour", "order", "num", "words", "model", "print"]),
    ("identity", &["memo", "num", "words", "model", "lists"]),
    ("methods", &["order", "num", "words", "formula", "model", "codes", "ledger", "print"]),
    ("prose", &["colour", "num", "words", "print", "read"]),
    ("reading", &["memo", "order", "num", "words", "model", "codes", "lists"]),
    ("template", &["num", "words", "formula", "model", "codes", "identity", "print", "read", "methods", "reading"]),
    ("import", &["order", "num", "words", "model", "read", "lists", "book", "identity", "reading", "template"]),
    (
        "bind",
        &[
            "order", "num", "words", "model", "codes", "identity", "ledger", "read", "lists", "methods", "reading",
            "template",
        ],
    ),
    ("score", &["order", "num", "words", "model", "codes", "ledger", "print", "methods", "template", "bind"]),
    ("explain", &["num", "words", "model", "identity", "ledger", "print", "score"]),
    ("prove", &["num", "words", "model", "codes", "ledger", "read", "methods", "template", "bind", "score"]),
    (
        "intake",
        &[
            "order", "num", "words", "model", "codes", "ledger", "print", "read", "lists", "book", "template",
            "import", "bind", "score", "prove",
        ],
    ),
    (
        "points",
        &[
            "memo", "num", "words", "model", "codes", "identity", "ledger", "print", "read", "methods", "reading",
            "template", "bind", "score", "intake",
        ],
    ),
    (
        "form",
        &[
            "order", "num", "words", "model", "ledger", "print", "read", "lists", "book", "prose", "template",
            "explain", "intake",
        ],
    ),
    (
        "verify",
        &["order", "num", "words", "model", "codes", "ledger", "print", "read", "template", "bind", "score", "intake"],
    ),
    ("seal", &["words", "model", "print", "read", "book", "prose", "template", "score", "intake", "verify"]),
    ("diff", &["order", "num", "words", "model", "identity", "print", "template", "score", "intake"]),
    (
        "audit",
        &[
            "memo", "order", "num", "words", "model", "codes", "identity", "ledger", "print", "read", "lists",
            "methods", "reading", "template", "bind", "score", "intake",
        ],
    ),
    (
        "rollup",
        &[
            "order", "num", "words", "model", "codes", "identity", "ledger", "print", "read", "lists", "reading",
            "template", "score", "intake", "audit", "points",
        ],
    ),
    (
        "narrative",
        &[
            "order", "num", "words", "model", "codes", "identity", "ledger", "print", "lists", "prose", "reading",
            "template", "bind", "intake", "audit", "rollup",
        ],
    ),
    ("parcel", &["order", "num", "words", "model", "lists", "book", "identity", "form", "prose", "audit", "narrative"]),
    (
        "trend",
        &["order", "num", "words", "model", "codes", "identity", "ledger", "print", "reading", "intake", "rollup"],
    ),
    (
        "sample",
        &[
            "order",
            "num",
            "words",
            "model",
            "codes",
            "identity",
            "ledger",
            "print",
            "prose",
            "read",
            "reading",
            "template",
            "intake",
            "audit",
            "narrative",
        ],
    ),
    (
        "report",
        &[
            "order",
            "num",
            "words",
            "model",
            "codes",
            "identity",
            "ledger",
            "print",
            "prose",
            "score",
            "template",
            "intake",
            "audit",
            "rollup",
            "narrative",
        ],
    ),
    ("monitor", &["order", "num", "words", "model", "identity", "ledger", "print", "prose", "intake", "narrative"]),
    (
        "proposal",
        &[
            "order", "num", "words", "model", "codes", "identity", "ledger", "print", "read", "intake", "audit",
            "rollup",
        ],
    ),
    (
        "schemas",
        &[
            "model",
            "read",
            "lists",
            "import",
            "form",
            "template",
            "prove",
            "points",
            "diff",
            "audit",
            "rollup",
            "narrative",
            "trend",
            "sample",
            "report",
            "seal",
            "proposal",
            "monitor",
        ],
    ),
    (
        "calls",
        &[
            "order",
            "num",
            "words",
            "model",
            "codes",
            "ledger",
            "print",
            "read",
            "book",
            "import",
            "form",
            "prose",
            "methods",
            "template",
            "score",
            "explain",
            "intake",
            "diff",
            "audit",
            "narrative",
            "trend",
            "sample",
            "report",
        ],
    ),
    (
        "serve",
        &[
            "order", "words", "num", "model", "ledger", "print", "read", "template", "import", "intake", "audit",
            "calls",
        ],
    ),
    // No num: the command line prints figures and computes none.
    (
        "cli",
        &[
            "order",
            "words",
            "model",
            "codes",
            "ledger",
            "print",
            "read",
            "lists",
            "book",
            "columns",
            "form",
            "import",
            "methods",
            "prose",
            "template",
            "points",
            "score",
            "explain",
            "prove",
            "intake",
            "verify",
            "seal",
            "diff",
            "audit",
            "rollup",
            "narrative",
            "parcel",
            "trend",
            "sample",
            "proposal",
            "monitor",
            "report",
            "schemas",
            "calls",
            "serve",
        ],
    ),
    ("main", &["cli"]),
    // It declares the modules and uses none.
    ("lib", &[]),
];

/// What comes from outside, and the modules that alone may name it.
const OUTSIDE: [(&str, &[&str]); 25] = [
    ("rust_decimal", &["num"]),
    ("num_bigint", &["num"]),
    ("evalexpr", &["formula"]),
    // One loop gathers documents for all, and it alone has threads.
    ("rayon", &["intake"]),
    ("encoding_rs", &["book"]),
    ("parquet", &["columns"]),
    // One room signs.
    ("ed25519_dalek", &["seal"]),
    // Keys, of seals and of servers.
    ("getrandom", &["serve", "cli"]),
    // One room listens.
    ("http_body_util", &["serve"]),
    ("hyper", &["serve"]),
    ("hyper_util", &["serve"]),
    ("tokio", &["serve"]),
    // Who runs the program, and where.
    ("annotate_snippets", &["cli"]),
    ("clap", &["cli"]),
    ("clap_complete", &["cli"]),
    ("terminal_size", &["cli"]),
    // One way each to look up what is remembered, to find the next sign, to know UTF-8, to find the nearest name, to fill in a
    // wording.
    ("hashbrown", &["points"]),
    ("memchr", &["points", "print", "read"]),
    ("minijinja", &["narrative"]),
    ("simdutf8", &["points"]),
    ("strsim", &["read"]),
    // The rest computes the same from the same input, whatever the machine and the hour.
    ("std::fs", SURROUNDINGS),
    ("std::io", SURROUNDINGS),
    ("std::env", SURROUNDINGS),
    ("std::time", SURROUNDINGS),
];

const SURROUNDINGS: &[&str] = &["cli", "main", "read", "book", "columns", "print", "prose", "serve"];

/// Files that name something of their surroundings all the same.
const EXCEPTED: [(&str, &str); 4] = [
    // It puts the system's errors into words, and asks the system for nothing.
    ("words/problem.rs", "std::io"),
    // How such files are called.
    ("read/workbook.rs", "parquet"),
    // Its test writes the files of schemas/ when it is asked to.
    ("schemas.rs", "std::env"),
    ("schemas.rs", "std::fs"),
];

/// A file of src/, by its path below src.
struct SourceFile<'a> {
    path: &'a str,
    text: &'a str,
}

impl SourceFile<'_> {
    /// The modules that the path leads through: none for lib.rs, two for num/fraction.rs.
    fn modules(&self) -> Vec<&str> {
        let names = self.path.split('/').map(|part| part.strip_suffix(".rs").unwrap_or(part));
        names.filter(|name| !matches!(*name, "mod" | "lib" | "main")).collect()
    }

    /// The row of the table that it belongs to.
    fn layer(&self) -> &str {
        self.modules().first().copied().unwrap_or_else(|| self.path.trim_end_matches(".rs"))
    }

    /// Everything that is not allowed, in words.
    fn faults(&self) -> Vec<String> {
        let layer = self.layer();
        let Some((_, allowed)) = LAYERS.iter().find(|(name, _)| *name == layer) else {
            return vec![format!("{}: {layer} is not in the table", self.path)];
        };
        let words = Words::of(self.text);
        let own = |used: &str| used == layer || allowed.contains(&used);
        let arrows = ["crate", "jixiao"].iter().flat_map(|root| words.below(root)).filter(|used| !own(used));
        let excepted = |name: &str| EXCEPTED.contains(&(self.path, name));
        let outside =
            OUTSIDE.iter().filter(|(name, allowed)| words.name(name) && !allowed.contains(&layer) && !excepted(name));
        arrows
            .map(|used| format!("{}: {layer} must not use {used}", self.path))
            .chain(outside.map(|(name, _)| format!("{}: {layer} must not name {name}", self.path)))
            .chain(self.climbs_out(&words.code).then(|| format!("{}: super leads out of {layer}", self.path)))
            .collect()
    }

    /// Whether a chain of `super` leads above the module at the top. One that goes on inside braces is
    /// taken for one that does: nobody needs it.
    fn climbs_out(&self, code: &[&str]) -> bool {
        let top = self.modules().len().min(1);
        let mut braces: Vec<bool> = Vec::new();
        let mut chain = 0;
        for (index, word) in code.iter().enumerate() {
            match *word {
                "{" => braces.push(index >= 2 && code[index - 2] == "mod"),
                "}" => _ = braces.pop(),
                _ => {}
            }
            let path = match code[index..] {
                ["super", "::", ref path @ ..] => path,
                ["::", ..] => continue,
                _ => {
                    chain = 0;
                    continue;
                }
            };
            chain += 1;
            let inside = braces.iter().filter(|&&module| module).count();
            let goes_on = path.first() == Some(&"{") && heads(path).contains("super");
            if goes_on || self.modules().len() + inside < top + chain {
                return true;
            }
        }
        false
    }
}

/// The files that read numbers from text, and what they read: what people typed, what stands in files, formulas. What
/// was computed is a figure, and nobody reads it from its text.
const NUMBERS_FROM_TEXT: [&str; 24] = [
    "audit/rules/accounts/accounts_change_wrong.rs",
    "audit/rules/projects/grade_count_wrong.rs",
    "audit/rules/texts/quantity.rs",
    "audit/scanned.rs",
    "bind/unreadable.rs",
    "diff/data.rs",
    "formula/lex.rs",
    "identity/label.rs",
    "import/running.rs",
    "methods/panel.rs",
    "model/scorecard/pointer.rs",
    "model/value/amount.rs",
    "model/value/share.rs",
    "narrative/same.rs",
    "narrative/wording/mod.rs",
    "narrative/wording/parts.rs",
    "num/fraction.rs",
    "points/straight/cells.rs",
    "print/rows.rs",
    "read/shape.rs",
    "reading/figure.rs",
    "reading/ocr.rs",
    "reading/reason.rs",
    "score/stated.rs",
];

/// What reads a number from text, and what reads back what was just printed.
const READS_NUMBERS: [&str; 9] = [
    "parse::<Fraction>",
    "parse::<Number>",
    "parse::<Figure>",
    "Fraction::from_str",
    "Number::from_str",
    ": Fraction = ",
    ": Number = ",
    ": Figure = ",
    "to_string().parse",
];

#[test]
fn what_was_computed_is_not_read_back_from_text() {
    let mut files = Vec::new();
    files_below(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), "", &mut files);
    let reads = |line: &str| {
        let code = line.split("//").next().unwrap_or_default();
        READS_NUMBERS.iter().any(|reads| code.contains(reads) && code.contains("parse"))
    };
    let own = |text: &str| text.split("#[cfg(test)]\nmod ").next().unwrap_or_default().lines().any(reads);
    let mut found: Vec<&str> = files.iter().filter(|(_, text)| own(text)).map(|(path, _)| path.as_str()).collect();
    found.sort_unstable();
    assert_eq!(found, NUMBERS_FROM_TEXT, "results carry figures: ask them for their value");
}

#[test]
fn no_file_uses_what_its_layer_may_not_know() {
    let mut files = Vec::new();
    files_below(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), "", &mut files);
    let files: Vec<SourceFile> = files.iter().map(|(path, text)| SourceFile { path, text }).collect();
    let found: Vec<String> = files.iter().flat_map(SourceFile::faults).collect();
    assert!(found.is_empty(), "{}", found.join("\n"));

    // What is known to be there has been seen.
    let arrows = |layer: &str, root: &str| -> BTreeSet<&str> {
        files.iter().filter(|file| file.layer() == layer).flat_map(|file| Words::of(file.text).below(root)).collect()
    };
    assert!(arrows("model", "crate").is_superset(&BTreeSet::from(["num", "words"])));
    assert!(arrows("score", "crate").is_superset(&BTreeSet::from(["bind", "model", "num"])));
    assert!(arrows("read", "std").contains("fs"));
}

/// The names that its imports give to something that has one already; `as _` gives none.
fn renamed(text: &str) -> Vec<String> {
    let words = Words::of(text).code;
    let imports = words.split(|word| *word == "use").skip(1).filter(|after| after.first() != Some(&"<"));
    let imports = imports.filter_map(|after| after.split(|word| *word == ";").next());
    let pairs = imports.flat_map(|import| import.windows(2));
    pairs.filter(|pair| pair[0] == "as" && pair[1] != "_").map(|pair| pair[1].to_owned()).collect()
}

#[test]
fn nothing_is_imported_under_another_name() {
    assert_eq!(renamed("use a::{self, B as C, Trait as _};\nlet x = 1_u8 as u16;\nuse d as e;"), ["C", "e"]);
    assert!(renamed("fn f<'a>() -> impl Fn() + use<'a> { g() as u8 }").is_empty());

    let mut files = Vec::new();
    files_below(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), "", &mut files);
    let found: Vec<(&str, Vec<String>)> = files.iter().map(|(path, text)| (path.as_str(), renamed(text))).collect();
    let found: Vec<_> = found.into_iter().filter(|(_, names)| !names.is_empty()).collect();
    assert!(found.is_empty(), "name it by the module that it stands in: {found:?}");
}

#[test]
fn the_table_has_no_circle() {
    for (index, (name, allowed)) in LAYERS.iter().enumerate() {
        let earlier = &LAYERS[..index];
        assert!(allowed.iter().all(|used| earlier.iter().any(|(name, _)| name == used)), "{name}");
        assert!(earlier.iter().all(|(other, _)| other != name), "{name} twice");
    }
}

#[test]
fn a_planted_arrow_is_found() {
    for (path, text, fault) in [
        ("num/mod.rs", "use crate::model::Note;", "num must not use model"),
        ("model/value/share.rs", "use crate::{num::Mode, score::{Detail, Mismatch}};", "model must not use score"),
        ("model/value/share.rs", "use crate::{\n    num::{Mode, Number},\n    read,\n};", "model must not use read"),
        ("words/place.rs", "fn f() -> crate::num::Points { todo!() }", "words must not use num"),
        ("bind/row.rs", "#[serde(with = \"crate::print::text\")]", "bind must not use print"),
        ("score/scoring.rs", "use crate::*;", "score must not use *"),
        ("score/scoring.rs", "use crate as everything;", "score must not use everything"),
        ("score/scoring.rs", "/* no */ use /* not */ crate :: intake;", "score must not use intake"),
        ("audit/mod.rs", "let x = '\"'; crate::rollup::sum(\"\");", "audit must not use rollup"),
        ("cli/score.rs", "use jixiao::num::Fraction;", "cli must not use num"),
        ("main.rs", "use jixiao::{cli, num};", "main must not use num"),
        ("lib.rs", "pub use crate::num::Fraction;", "lib must not use num"),
        ("helpers.rs", "", "helpers is not in the table"),
        ("bin/other.rs", "", "bin is not in the table"),
        ("score/row_score.rs", "use rust_decimal::Decimal;", "score must not name rust_decimal"),
        ("intake/gather.rs", "evalexpr::eval(text)", "intake must not name evalexpr"),
        ("intake/gather.rs", "use std::{sync::Arc, fs};", "intake must not name std::fs"),
        ("cli/score.rs", "use rayon::prelude::*;", "cli must not name rayon"),
        ("bind/mod.rs", "use std::io::{self, Read};", "bind must not name std::io"),
        ("score/mod.rs", "::std::env::var(\"x\")", "score must not name std::env"),
        ("num/mod.rs", "use std::time::Instant;", "num must not name std::time"),
        ("words/place.rs", "use super::super::num::Points;", "super leads out of words"),
        ("num/fraction.rs", "use super::super::model::Note;", "super leads out of num"),
        ("num/mod.rs", "mod tests { use super::super::model; }", "super leads out of num"),
        (
            "num/fraction.rs",
            "mod tests { const C: char = '}'; } fn f() { super::super::f() }",
            "super leads out of num",
        ),
        ("num/fraction.rs", "use super::{Mode, super::model};", "super leads out of num"),
    ] {
        assert_eq!(SourceFile { path, text }.faults(), [format!("{path}: {fault}")], "{text}");
    }
}

#[test]
fn what_is_allowed_is_left_alone() {
    for (path, text) in [
        (
            "num/mod.rs",
            "// use crate::model::Note;\n/// [`crate::score`]\n//! std::fs\n/* rust_decimal /* */ std::io */",
        ),
        ("num/number.rs", "use rust_decimal::Decimal;\nuse super::Fraction;\nuse crate::num::Mode;"),
        ("num/fraction.rs", "mod tests { use super::super::Mode; use super::*; }"),
        ("reading/unit/names.rs", "fn f() { if x { super::super::f('{', '\\'', \"}\", r#\"}\"}\"#); } }"),
        ("score/scoring.rs", "use crate::{bind::{Row, Table}, model, num::{Fraction}};"),
        ("score/methods/mod.rs", "pub(in crate::score) fn f<'a>(url: &'a str) { g(\"https://a.b\", 'x') }"),
        ("read/mod.rs", "use std::{fs::File, io::{Read, Write}, path::Path};"),
        ("intake/gather.rs", "use crate::read::Input;\nuse crate::score;\nlet input_output = std_fs::x;"),
        ("main.rs", "mod cli;\nuse jixiao::cli::run;\nstd::env::args();"),
        ("words/place.rs", "pub(super) fn f() {}"),
        ("lib.rs", "pub mod num;\npub mod intake;"),
    ] {
        assert_eq!(SourceFile { path, text }.faults(), [""; 0], "{text}");
    }
}

/// A file that is no module is not compiled, and its tests run nowhere.
#[test]
fn every_file_of_tests_is_a_module() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let main = fs::read_to_string(folder.join("main.rs")).unwrap();
    for entry in fs::read_dir(folder).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let Some(module) = name.strip_suffix(".rs").filter(|module| *module != "main") else { continue };
        let line = format!("mod {module};");
        assert!(main.lines().any(|known| known == line), "tests/{name} does not run: add `{line}` to tests/main.rs");
    }
}

/// The files that ask a text for a Chinese word of their own, and why it is in no list.
const WORDS_IN_CODE: [(&str, &str); 40] = [
    ("audit/kept.rs", "a unit that the notation of units knows"),
    ("audit/rules/accounts/change.rs", "the accounts are published in this unit"),
    ("audit/rules/indicators/row.rs", "the form numbers its lines so"),
    ("audit/rules/indicators/zero_target.rs", "a zero that is said in a word"),
    ("audit/rules/scores/grade_not_by_total.rs", "endings of grades, whose other spellings are in a list"),
    ("audit/rules/texts/leftover.rs", "the form numbers its lines so"),
    ("audit/rules/texts/placeholder_name.rs", "every tier may be called so"),
    ("bind/answers.rs", "grammar"),
    ("bind/cell.rs", "a part of a date"),
    ("diff/scorecard_diff.rs", "endings of grades, whose other spellings are in a list"),
    ("identity/names.rs", "every tier may be called so"),
    ("identity/same_project/names.rs", "parts of a year"),
    ("import/again/years.rs", "parts of a date"),
    ("import/months.rs", "parts of a date"),
    ("model/value/entered.rs", "the unit of points"),
    ("model/value/printed.rs", "the unit of points"),
    ("narrative/filled.rs", "parts of a date"),
    ("narrative/numerals.rs", "numerals"),
    ("reading/change.rs", "grammar"),
    ("reading/date/clock.rs", "parts of a day"),
    ("reading/date/mod.rs", "parts of a date"),
    ("reading/date/moment.rs", "parts of a date"),
    ("reading/figure.rs", "grammar"),
    ("reading/figures.rs", "numerals"),
    ("reading/head.rs", "grammar"),
    ("reading/mod.rs", "the word that a remark is about"),
    ("reading/name.rs", "the label before a unit"),
    ("reading/number.rs", "grammar"),
    ("reading/numeral.rs", "numerals"),
    ("reading/proportion.rs", "grammar"),
    ("reading/range.rs", "grammar"),
    ("reading/read.rs", "the kind of an indicator as the column has it"),
    ("reading/relation.rs", "grammar"),
    ("reading/spelled.rs", "numerals"),
    ("reading/tail.rs", "grammar"),
    ("reading/unit/convert.rs", "a unit that the notation of units knows"),
    ("reading/unit/names.rs", "grammar"),
    ("reading/unit/nearer.rs", "the multiple that counts are written in"),
    ("template/named.rs", "what templates of the program are called"),
    ("trend/target.rs", "a unit that the notation of units knows"),
];

/// How a text is asked for a word.
const ASKS: [&str; 9] = [
    "contains(",
    "starts_with(",
    "ends_with(",
    "strip_prefix(",
    "strip_suffix(",
    "trim_start_matches(",
    "trim_end_matches(",
    "split_once(",
    "== ",
];

/// Whether a file asks texts for a Chinese word that stands in its code.
fn asks_for_chinese(text: &str) -> bool {
    let code = text.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
    let code = code.lines().map(|line| line.split("//").next().unwrap_or_default());
    let mut asked = code.flat_map(|line| ASKS.iter().flat_map(move |ask| line.split(ask).skip(1)));
    asked.any(|behind| {
        let word = behind.trim_start_matches(['&', '[']);
        let quoted = word.strip_prefix(['"', '\'']).and_then(|word| word.split(['"', '\'']).next());
        quoted.is_some_and(|word| word.chars().any(is_chinese))
    })
}

fn is_chinese(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}

#[test]
fn words_by_which_texts_are_read_stand_in_lists() {
    let mut files = Vec::new();
    files_below(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), "", &mut files);
    let found: BTreeSet<&str> =
        files.iter().filter(|(_, text)| asks_for_chinese(text)).map(|(path, _)| path.as_str()).collect();
    let known = BTreeSet::from(WORDS_IN_CODE.map(|(path, _)| path));
    assert_eq!(found, known, "a word by which something is read stands in src/lists/builtin");
}

/// The files that format Chinese outside of `text!` and `say!`, and why no English stands beside it.
const ONE_LANGUAGE: [(&str, &str); 18] = [
    ("cli/help.rs", "the English help is made by clap, the Chinese default behind a text is not"),
    ("cli/usage.rs", "clap says in English what is wrong with the arguments"),
    ("form/columns.rs", "the forms are Chinese whatever the language of messages"),
    ("form/summary.rs", "the forms are Chinese whatever the language of messages"),
    ("form/total.rs", "the forms are Chinese whatever the language of messages"),
    ("parcel/departments.rs", "the letters are Chinese whatever the language of messages"),
    ("parcel/list.rs", "the lists are Chinese whatever the language of messages"),
    ("narrative/known.rs", "a year is looked for as texts write it"),
    ("narrative/coverage.rs", "sources of a Chinese text name their figures in Chinese"),
    ("narrative/forms.rs", "the forms are Chinese whatever the language of messages"),
    ("narrative/group.rs", "sources of a Chinese text name their figures in Chinese"),
    ("parcel/notice/mod.rs", "the letters are Chinese whatever the language of messages"),
    ("monitor/notice/mod.rs", "the letters are Chinese whatever the language of messages"),
    ("sample/notice/mod.rs", "the letters are Chinese whatever the language of messages"),
    ("report/letter/mod.rs", "the letters are Chinese whatever the language of messages"),
    ("parcel/opinion/mod.rs", "the letters are Chinese whatever the language of messages"),
    ("reading/date/mod.rs", "a date is written in full to be read"),
    ("reading/unit/mod.rs", "a unit is written in full to be read"),
];

/// The files that give the languages of a text apart, and what is not the same sentence in both.
const GIVEN: [(&str, &str); 13] = [
    ("audit/rule.rs", "the sections of a page, which is a comment of the rule's file"),
    ("audit/rules/scores/ceiling_breached_but_full.rs", "English says of how many points, Chinese that they are all"),
    ("audit/rules/scores/unmet_but_full.rs", "English says of how many points, Chinese that they are all"),
    ("cli/mod.rs", "clap says in English what is wrong with the arguments"),
    ("diff/statements.rs", "the statements of a page in each language"),
    ("formula/function.rs", "Chinese names of functions stand in the Chinese list alone"),
    ("proposal/rule.rs", "a rule says it in both languages"),
    ("read/json.rs", "the message of serde is English"),
    ("read/toml.rs", "the message of the parser is English"),
    ("rollup/page/whole.rs", "Chinese counts all projects, English those that are left"),
    ("score/grade.rs", "a template says it in both languages"),
    ("words/problem.rs", "the message of the system is English"),
    ("words/text.rs", "it is made there"),
];

/// Whether a `format!` of a file speaks Chinese: then nothing compares its figures with those of the English one.
fn formats_chinese(text: &str) -> bool {
    let code = text.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
    let said = code.split("format!(").skip(1).filter_map(|call| call.trim_start().strip_prefix('"')?.split('"').next());
    said.flat_map(str::chars).any(is_chinese)
}

/// Whether a file makes a text of two parts that nothing compares.
fn gives_languages_apart(text: &str) -> bool {
    let code = text.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
    code.contains("Text::given(") || code.contains("Self::given(")
}

#[test]
fn sentences_are_said_by_text_and_say_which_compare_their_figures() {
    let mut files = Vec::new();
    files_below(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), "", &mut files);
    let having = |has: fn(&str) -> bool| -> BTreeSet<&str> {
        files.iter().filter(|(_, text)| has(text)).map(|(path, _)| path.as_str()).collect()
    };
    let rule = "a sentence is `text!(\"中文 {x}\", \"English {x}\")`, or `say!` in the reader's language";
    assert_eq!(having(formats_chinese), BTreeSet::from(ONE_LANGUAGE.map(|(path, _)| path)), "{rule}");
    assert_eq!(having(gives_languages_apart), BTreeSet::from(GIVEN.map(|(path, _)| path)), "{rule}");
}
