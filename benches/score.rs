//! What an indicator costs: `cargo bench`. Every figure is a time an indicator (or, for whole
//! tables, divide by the 11 indicators and the execution rate of the table).
//!
//! `points` is the pure scorer over checked rows: no allocation, no derivation.

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use jixiao::audit::{AuditFiles, AuditedDocument, Auditing, Severity};
use jixiao::bind::{Row, Table};
use jixiao::intake::{Document, ScoringEngine, Threads, gather_source};
use jixiao::ledger::{Detail, Recorder, Silent};
use jixiao::methods::Figures;
use jixiao::model::assessment::Assessment;
use jixiao::model::value::Date;
use jixiao::num::{Fraction, Mode, Number, Rounding};
use jixiao::read::{Format, Places, Source, decode};
use jixiao::score::{Sources, Task, score, score_row};
use jixiao::template::{Library, Rulebook};
use jixiao::words::Problems;
use std::sync::Arc;

fn main() {
    divan::main();
}

const TEXT: &str = include_str!("../examples/zaozhuang-2024/unit-operation.toml");

fn source() -> Source {
    Source::from_bytes("table.toml", Some(Format::Toml), TEXT.as_bytes().to_vec()).unwrap()
}

fn assessment() -> Assessment {
    let source = source();
    let node = source.values().next().unwrap().unwrap();
    decode(&source, &node).unwrap()
}

fn book() -> Arc<Rulebook> {
    Library::builtin().get("shandong/zaozhuang-self-2024").unwrap()
}

const PLACES: Places<'static> = Places::of_file("table.toml");

/// Runs a closure over a checked table.
fn with_table<R>(run: impl FnOnce(&Table<'_>) -> R) -> R {
    let (book, assessment) = (book(), assessment());
    let table = Table::build(&book, &assessment, PLACES).unwrap();
    run(&table)
}

const ROUNDING: Rounding = Rounding { places: 2, mode: Mode::HalfEven };

const fn no_basis() -> String {
    String::new()
}

const SOURCES: Sources<'static> = Sources { method: &no_basis, loss: &no_basis, rounding: &no_basis };

const fn task<'t, 'a>(row: &'t Row<'a>, weight: Option<Fraction>) -> Task<'t, 'a> {
    Task { input: &row.input, method: row.method, weight, factor: row.factor, loss: None }
}

/// The pure scorer.
#[divan::bench]
fn points(bencher: Bencher<'_, '_>) {
    with_table(|table| {
        let figures = Figures::none(ROUNDING);
        let weights: Vec<_> = table.rows.iter().map(|row| row.weight.map(Number::fraction)).collect();
        bencher.counter(ItemsCount::new(table.rows.len())).bench_local(|| {
            for (row, weight) in table.rows.iter().zip(&weights) {
                let (row, weight) = (black_box(row), black_box(*weight));
                let scored = score_row(&task(row, weight), &figures, &mut Silent, &SOURCES);
                black_box(scored.unwrap());
            }
        });
    });
}

/// The same with every step written down.
#[divan::bench]
fn points_with_derivation(bencher: Bencher<'_, '_>) {
    with_table(|table| {
        let figures = Figures::none(ROUNDING);
        bencher.counter(ItemsCount::new(table.rows.len())).bench_local(|| {
            for row in &table.rows {
                let mut recorder = Recorder::new("/indicators/0".to_owned());
                let weight = row.weight.map(Number::fraction);
                let scored = score_row(&task(row, weight), &figures, &mut recorder, &SOURCES);
                black_box((scored.unwrap(), recorder.into_steps()));
            }
        });
    });
}

/// The whole scorecard, without and with derivations.
#[divan::bench(args = [Detail::Brief, Detail::Full])]
fn scorecard(bencher: Bencher<'_, '_>, detail: Detail) {
    with_table(|table| {
        bencher
            .counter(ItemsCount::new(table.rows.len()))
            .bench_local(|| black_box(score(table, detail, String::new()).unwrap()));
    });
}

/// Reading TOML into plain data.
#[divan::bench]
fn read_toml(bencher: Bencher<'_, '_>) {
    let count = assessment().indicators.len();
    bencher.counter(ItemsCount::new(count)).bench_local(|| black_box(assessment()));
}

/// Binding an assessment to its template: readings, units, rules.
#[divan::bench]
fn bind(bencher: Bencher<'_, '_>) {
    let (book, assessment) = (book(), assessment());
    bencher
        .counter(ItemsCount::new(assessment.indicators.len()))
        .bench_local(|| Table::build(black_box(&book), black_box(&assessment), PLACES).unwrap().rows.len());
}

fn auditing() -> Auditing {
    Auditing::begin(&AuditFiles::default(), Date::new(2025, 3, 1).unwrap()).unwrap()
}

/// All rules over one table.
#[divan::bench]
fn audit(bencher: Bencher<'_, '_>) {
    let auditing = auditing();
    with_table(|table| {
        let card = score(table, Detail::Brief, String::new()).unwrap();
        bencher
            .counter(ItemsCount::new(table.rows.len()))
            .bench_local(|| black_box(auditing.auditor().audit(black_box(table), &card, PLACES)));
    });
}

/// Ten thousand tables in one file of NDJSON, no two with the same figures, by all processors: reading,
/// scoring, all rules, the counts, and what concerns several tables. The time is that of all of them.
#[divan::bench(sample_count = 3, sample_size = 1)]
fn audit_ten_thousand_tables(bencher: Bencher<'_, '_>) {
    const TABLES: usize = 10_000;
    let table = serde_json::to_string(&assessment()).unwrap();
    let varied = |index: usize| {
        let project = format!("单位运行经费 {index}");
        let (actual, executed) = (1500 + index % 700, format!("{}.{:02}", 250 + index % 120, index % 100));
        let table = table.replacen("单位运行经费", &project, 1).replace("1900 人次", &format!("{actual} 人次"));
        table.replace("337.28", &executed) + "\n"
    };
    let text: String = (0..TABLES).map(varied).collect();
    let source = Source::from_bytes("tables.ndjson", Some(Format::Ndjson), text.into_bytes()).unwrap();
    let engine = ScoringEngine::builtin().unwrap();
    bencher.counter(ItemsCount::new(TABLES)).bench_local(|| {
        let mut auditing = auditing();
        let auditor = auditing.auditor().clone();
        let mut found = 0;
        let read = |document: &Document<'_>| auditor.read(&engine, document);
        let take = |document: Result<AuditedDocument, Problems>| {
            found += auditing.take(document?).0.len();
            Ok(())
        };
        gather_source(&source, &Threads::default(), read, take).unwrap();
        black_box((found, auditing.conclude(Severity::Error)))
    });
}

mod arithmetic {
    //! Where the pure scorer's time goes: 1900 ÷ 2000 × 7.5, step by step.

    use super::{Bencher, Fraction, Mode, Rounding, black_box};

    fn values() -> (Fraction, Fraction, Fraction) {
        let value = |text: &str| text.parse().unwrap();
        (value("1900"), value("2000"), value("7.5"))
    }

    #[divan::bench]
    fn divide(bencher: Bencher<'_, '_>) {
        let (actual, target, _) = values();
        bencher.bench_local(|| black_box(actual).divide(black_box(target)));
    }

    #[divan::bench]
    fn multiply(bencher: Bencher<'_, '_>) {
        let (actual, _, weight) = values();
        bencher.bench_local(|| black_box(actual).multiply(black_box(weight)));
    }

    #[divan::bench]
    fn compare(bencher: Bencher<'_, '_>) {
        let (actual, target, _) = values();
        bencher.bench_local(|| black_box(actual) > black_box(target));
    }

    #[divan::bench]
    fn round(bencher: Bencher<'_, '_>) {
        let (actual, target, weight) = values();
        let exact = actual.divide(target).unwrap().multiply(weight).unwrap();
        let rounding = Rounding { places: 2, mode: Mode::HalfEven };
        bencher.bench_local(|| black_box(exact).round(black_box(rounding)));
    }
}
