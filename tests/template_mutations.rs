//! Every single edit of every template, one at a time: a figure moved by one in its last place, a key or an
//! element dropped, doubled, or swapped with its neighbour. The mutant is refused, by what a template has to
//! be or by its own examples, or it changes no score, outcome, grade or light: of its examples, of the
//! worked cases of `tests/cases` that name it, or of any total.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};

use jixiao::bind::Table;
use jixiao::ledger::Detail;
use jixiao::model::assessment::{Assessment, Project};
use jixiao::model::scorecard::Scorecard;
use jixiao::num::Fraction;
use jixiao::prove::{Mutator, contradictions, results};
use jixiao::read::{Places, files_below};
use jixiao::score::score;
use jixiao::template::{Library, Rulebook};

use crate::support::{self, root};

/// What no row can show by itself: where points go, what is not inherited, where a table is rounded, and which projects
/// are not monitored. The
/// worked cases, which are compared to the last digit, have to notice it.
const SEEN_IN_TABLES: [&str; 4] = ["/without", "/not_applicable", "/rounding/at", "/lights/exempt"];

/// Whether an edit is of that kind. Without its own rounding a template inherits that level as well.
fn seen_in_tables(pointer: &str) -> bool {
    pointer == "/rounding" || SEEN_IN_TABLES.iter().any(|part| pointer.starts_with(part))
}

/// The tables of the worked cases by the templates that they name.
fn cases() -> BTreeMap<String, Vec<Assessment>> {
    let mut found: BTreeMap<String, Vec<Assessment>> = BTreeMap::new();
    for name in files_below(&root().join("tests/cases"), &["toml"]) {
        let name = name.unwrap();
        let case: toml::Table = toml::from_str(&std::fs::read_to_string(&name).unwrap()).unwrap();
        let (Some(template), Some(table)) = (case["template"].as_str(), case.get("table")) else { continue };
        let mut table = table.as_table().unwrap().clone();
        table.entry("project").or_insert_with(|| toml::Value::Table(toml::Table::new()));
        table["project"].as_table_mut().unwrap().entry("name").or_insert_with(|| "案例".into());
        let assessment: Assessment = serde_json::from_value(serde_json::to_value(table).unwrap())
            .unwrap_or_else(|error| panic!("{name}: {error}"));
        found.entry(template.to_owned()).or_default().push(assessment);
    }
    found
}

/// Everything that a template decides of its examples, of some tables, and of totals.
fn decided(book: &Rulebook, tables: &[Assessment]) -> Vec<String> {
    let examples = results(book).into_iter().flatten();
    let examples = examples.map(|one| format!("{:?} {:?} {:?} {:?}", one.score, one.outcome, one.grade, one.light));
    let tables = tables.iter().map(|assessment| match Table::build(book, assessment, Places::of_file("")) {
        Ok(table) => score(&table, Detail::Brief, String::new()).map_or_else(|e| format!("{e:?}"), |card| said(&card)),
        Err(problems) => problems.to_string(),
    });
    let totals = (0..=200).map(|half| {
        let total = Fraction::whole(half).divide(Fraction::whole(2)).unwrap();
        format!("{:?}", book.grade(total).map(|grade| &grade.name))
    });
    examples.chain(tables).chain(totals).collect()
}

fn said(card: &Scorecard) -> String {
    let rows = card.indicators.iter().map(|row| format!("{:?} {:?} {:?}", row.score, row.outcome, row.light));
    let money = card.execution.as_ref().map(|money| (&money.score, money.outcome, money.light));
    let rows = rows.collect::<Vec<_>>().join("\n");
    format!("{rows}\n{money:?} {:?} {:?} {:?}", card.total.score, card.grade, card.light)
}

/// What is known of all mutants of a template.
#[derive(Default)]
struct Tally {
    refused: AtomicUsize,
    contradicted: AtomicUsize,
    harmless: AtomicUsize,
}

/// The mutants of a template that change something and are not noticed.
fn survivors(library: &Library, book: &Rulebook, tables: &[Assessment], tally: &Tally) -> Vec<String> {
    let mutator = Mutator::of(&book.source().unwrap()).unwrap();
    let before = decided(book, tables);
    let survives = |mutation: &jixiao::prove::Mutation| {
        let source = mutator.mutant(mutation).unwrap_or_else(|| panic!("{mutation}"));
        let count = match library.read(&source) {
            Err(_) => &tally.refused,
            Ok(mutant) if !contradictions(&mutant).is_empty() => &tally.contradicted,
            Ok(mutant) if decided(&mutant, tables) == before => &tally.harmless,
            Ok(_) if seen_in_tables(&mutation.pointer) => &tally.contradicted,
            Ok(_) => return true,
        };
        count.fetch_add(1, Ordering::Relaxed);
        false
    };
    let mutations = mutator.mutations();
    mutations.iter().filter(|one| survives(one)).map(|one| format!("{}: {one}", book.template.id)).collect()
}

#[test]
fn every_single_edit_is_noticed_or_changes_nothing() {
    let (library, cases, tally) = (Library::builtin(), cases(), Tally::default());
    // TEMPLATE=id looks at one alone.
    let only = std::env::var("TEMPLATE").ok();
    let books: Vec<_> =
        library.iter().filter(|book| only.as_ref().is_none_or(|only| *only == book.template.id)).collect();
    let none = Vec::new();
    let survivors: Vec<String> = std::thread::scope(|scope| {
        let halves = books.chunks(books.len().div_ceil(2)).map(|books| {
            let (library, cases, tally, none) = (&library, &cases, &tally, &none);
            scope.spawn(move || {
                let tables = |book: &Rulebook| cases.get(&book.template.id).unwrap_or(none);
                let of = |book| survivors(library, book, tables(book), tally);
                books.iter().flat_map(|book| of(book)).collect::<Vec<_>>()
            })
        });
        let halves: Vec<_> = halves.collect();
        halves.into_iter().flat_map(|half| half.join().unwrap()).collect()
    });
    let [refused, contradicted, harmless] =
        [&tally.refused, &tally.contradicted, &tally.harmless].map(|count| count.load(Ordering::Relaxed));
    println!("{refused} refused, {contradicted} contradicted by an example, {harmless} without effect");
    assert!(survivors.is_empty(), "{} survive:\n{}", survivors.len(), survivors.join("\n"));
    assert!(only.is_some() || refused > 1000 && contradicted > 300, "{refused} refused, {contradicted} contradicted");
}

/// The test would see a template without examples through.
#[test]
fn without_examples_edits_go_unnoticed() {
    let library = Library::builtin();
    let book = library.get("shandong/zaozhuang-self-2024").unwrap();
    let text = support::without_examples(&book.text);
    let source = jixiao::read::Source::from_bytes("t.toml", Some(jixiao::read::Format::Toml), text.into_bytes());
    let bare = library.read(&source.unwrap()).unwrap();
    let project = Project { name: "案例".to_owned(), ..Project::default() };
    let empty = Assessment { project, ..Assessment::default() };
    let found = survivors(&library, &bare, &[empty], &Tally::default());
    assert!(found.contains(&format!("{}: write /grading/grades/0/from 91", book.template.id)), "{found:#?}");
}
