//! jixiao (绩效): the scoring engine for budget performance.
//!
//! A template says which tiers of indicators there are, what each is worth and how points are
//! earned; a department fills in an assessment; the engine computes the execution rate, every
//! indicator's points, the subtotals, the total and the grade exactly, and writes down each step
//! so that anybody can compute it again. It does so the same everywhere: no file, no clock, no
//! locale and no number of threads has a say.
//!
//! # The way through
//!
//! Five steps, and one name for each at the top of the crate. A message is a [`Text`], in Chinese and in
//! English; what cannot be computed is [`Problems`], all that is wrong at once, each with file, line, column and
//! what to do.
//!
//! ## 1. Load templates
//!
//! A [`ScoringEngine`] has the templates of the program; one of your own comes before them. It is checked as they are,
//! and its examples are computed, before it scores anybody.
//!
//! ```
//! use jixiao::{Format, ScoringEngine, Source};
//!
//! let own = r#"
//!     id = "town/self-2024"
//!     extends = "shandong/zaozhuang-self-2024"
//!     version = "1.0.0"
//!     title = "某镇项目支出绩效自评表"
//!     title_en = "Self-evaluation of project expenditure of a town"
//! "#;
//! let mut engine = ScoringEngine::builtin()?;
//! let source = Source::from_bytes("town.toml", Some(Format::Toml), own.into())?;
//! let rules = engine.add_template(&source)?;
//! assert_eq!(rules.template.id, "town/self-2024");
//! assert!(engine.library().get("national/self-2020").is_ok());
//! # Ok::<(), jixiao::Problems>(())
//! ```
//!
//! ## 2. Read an assessment
//!
//! A [`Source`] is the bytes of a file with its name, in TOML, JSON or NDJSON; a [`Document`] is a value in it that
//! says what it is; [`Document::decode`] makes an [`Assessment`] of it. Scoring does this by itself: it takes the source.
//!
//! ```
//! use jixiao::{Assessment, Document, Source};
//!
//! let table = r#"{ "project": { "name": "单位运行经费" }, "indicators": [{ "path": [], "target": "≥2000 人次" }] }"#;
//! let source = Source::from_bytes("table.json", None, table.into())?;
//! let documents = Document::all(&source).collect::<Result<Vec<_>, _>>()?;
//! let assessment: Assessment = documents[0].decode()?;
//! assert_eq!(assessment.project.name, "单位运行经费");
//!
//! let misspelt = Source::from_bytes("table.json", None, r#"{ "projekt": {} }"#.into())?;
//! let problems = Document::all(&misspelt).next().unwrap()?.decode::<Assessment>().unwrap_err();
//! assert!(problems.to_string().contains("table.json:1:3: error: unknown key `projekt`"), "{problems}");
//! # Ok::<(), jixiao::Problems>(())
//! ```
//!
//! ## 3. Score
//!
//! A [`Scorecard`] for every table, whole in itself: with its template anybody can compute it again.
//!
//! ```
//! use jixiao::{Format, ScoringEngine};
//!
//! let table = r#"
//!     template = "shandong/zaozhuang-self-2024"
//!     project = { name = "单位运行经费" }
//!     funds = [{ source = "total", budget = "352", executed = "337.28" }]
//!     [[indicators]]
//!     path = ["产出指标", "数量指标"]
//!     name = "出差人次"
//!     target = "≥2000 人次"
//!     actual = "1900 人次"
//!     weight = "7.5"
//! "#;
//! let card = ScoringEngine::builtin()?.score_text("table.toml", Format::Toml, table)?;
//! let trips = &card.indicators[0];
//! let printed = [trips.exact, trips.score].map(|figure| figure.map(|figure| figure.to_string()));
//! assert_eq!(printed, [Some("7.125".to_owned()), Some("7.12".to_owned())]);
//! # Ok::<(), jixiao::Problems>(())
//! ```
//!
//! ## 4. Explain
//!
//! [`explain`](explain()) says how each of the points of a scorecard came about, in words and numbers.
//!
//! ```
//! use jixiao::{Format, Language, ScoringEngine, Topic, explain};
//!
//! # let table = "template = \"shandong/zaozhuang-self-2024\"\nproject = { name = \"单位运行经费\" }\n\
//! #     [[indicators]]\npath = [\"产出指标\"]\nname = \"出差人次\"\ntarget = \"≥2000 人次\"\nactual = \"1900 人次\"\n\
//! #     weight = \"7.5\"";
//! let card = ScoringEngine::builtin()?.score_text("table.toml", Format::Toml, table)?;
//! let words = explain(&card, Topic::Indicator("出差人次"), Language::En).unwrap_or_default();
//! assert!(words.contains("7.125"));
//! # Ok::<(), jixiao::Problems>(())
//! ```
//!
//! ## 5. Audit
//!
//! An [`Auditing`] takes in any number of documents: [`Finding`]s about each at once, those about several at the end.
//! The day is the one on which waivers have to hold: the engine has no clock.
//!
//! ```
//! use jixiao::{AuditFiles, Auditing, Date, Document, ScoringEngine, Severity, Source};
//!
//! let table = r#"
//!     template = "shandong/zaozhuang-self-2024"
//!     currency = "万元"
//!     project = { name = "单位运行经费" }
//!     funds = [{ source = "total", budget = "352", executed = "400" }]
//! "#;
//! let source = Source::from_bytes("table.toml", None, table.into())?;
//! let engine = ScoringEngine::builtin()?;
//! let mut auditing = Auditing::begin(&AuditFiles::default(), Date::new(2024, 12, 31).unwrap())?;
//! let mut codes = Vec::new();
//! for document in Document::all(&source) {
//!     let audited = auditing.auditor().read(&engine, &document?)?;
//!     let (findings, _undecided) = auditing.take(audited);
//!     codes.extend(findings.into_iter().map(|finding| finding.slug));
//! }
//! assert!(codes.contains(&"executed-above-budget".to_owned()));
//! let together = auditing.conclude(Severity::Error);
//! assert_eq!(together.counts.tables, 1);
//! # Ok::<(), jixiao::Problems>(())
//! ```
//!
//! # What the figures are
//!
//! No figure is a float. What goes in is kept as it was typed, what comes out is a [`Figure`](num::Figure), its exact
//! value, which is printed as a decimal (`7.125`), or as `a/b` in lowest terms where there is no finite one (`20/3`).
//!
//! | figure | counted in | shape |
//! |---|---|---|
//! | amounts of money: `funds`, `execution`, those of departments | the `currency` of their table (元, 万元, 亿元), the engine assumes none; [`Amount`](model::value::Amount) keeps a unit of its own, `"352 万元"` | exact |
//! | amounts of several tables: [`Summary`](rollup::Summary), [`YearOnYear`](trend::YearOnYear), the frame of a [`Sample`](sample::Sample) | 万元 | exact |
//! | `weight`, `effective_weight`, `assessed` | points (分) | exact |
//! | `score` | points | rounded by the template, with its number of places |
//! | `exact` | points | before that rounding |
//! | `rate_percent` | per cent: `95.82` | rounded by the template |
//! | a rate, a share, a coefficient in a derivation | 1 is the whole | exact |
//! | targets and actual values: [`Printed`](model::value::Printed) | as printed, `≥2000 人次` | as printed |
//! | the same as a [`Reading`](model::scorecard::Reading) | its `unit`: `95` with `%` | exact |
//! | `points_at_stake`, `points_a_table` of an audit | points | exact; to two places |
//! | dates | days of the civil calendar, 1900 to 2200 | `2024-12-31` |
//! | lines and columns | from 1, columns in characters | whole numbers |
//!
//! # Features
//!
//! | feature | what it brings |
//! |---|---|
//! | none | the engine: bytes in, bytes out. No file, no clock, no thread; builds for `wasm32-unknown-unknown` |
//! | `excel`, on by default | workbooks and text in columns: [`book`], [`import`]; forms: [`form`]; what a page asks: [`calls`] |
//! | `threads` | tables of one source are worked on at once; the results are the same, and in the same order |
//! | `serve`, on by default | the page over a folder of this machine: [`serve`] |
//! | `cli`, the default | the program, and with it files: `Source::open`, `intake::gather`, `print::Output` |
//! | `columnar` | Parquet: tables in, points out |
//!
//! # The rooms
//!
//! From the ground up: [`num`], [`words`], [`model`], [`formula`]; [`read`] bytes, [`reading`] cells, [`template`],
//! [`methods`], [`bind`], [`score`], [`explain`](mod@explain), [`prove`]; a room for each of the products, [`audit`],
//! [`diff`], [`rollup`], [`narrative`], [`trend`], [`sample`], [`proposal`], [`monitor`]; [`intake`] knows the whole line. Who may use whom:
//! `src/README.md`.

#![forbid(unsafe_code)]
#![cfg_attr(
    not(test),
    deny(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::indexing_slicing,
        clippy::string_slice,
        clippy::todo,
        clippy::unimplemented,
        clippy::unreachable,
        clippy::print_stdout,
        clippy::print_stderr,
        clippy::dbg_macro
    )
)]

pub mod audit;
pub mod bind;
#[cfg(feature = "excel")]
pub mod book;
#[cfg(feature = "excel")]
pub mod calls;
#[cfg(feature = "cli")]
pub mod cli;
pub mod codes;
mod colour;
#[cfg(feature = "columnar")]
pub mod columns;
pub mod diff;
pub mod explain;
#[cfg(feature = "excel")]
pub mod form;
pub mod formula;
pub mod identity;
#[cfg(feature = "excel")]
pub mod import;
pub mod intake;
pub mod ledger;
pub mod lists;
mod memo;
pub mod methods;
pub mod model;
pub mod monitor;
pub mod narrative;
pub mod num;
mod order;
#[cfg(feature = "excel")]
pub mod parcel;
pub mod points;
pub mod print;
pub mod proposal;
pub mod prose;
pub mod prove;
pub mod read;
pub mod reading;
pub mod report;
pub mod rollup;
pub mod sample;
pub mod schemas;
pub mod score;
#[cfg(feature = "seal")]
pub mod seal;
#[cfg(feature = "serve")]
pub mod serve;
pub mod template;
pub mod trend;
pub mod verify;
pub mod words;

pub use audit::{AuditFiles, Auditing, Finding, Severity};
pub use explain::{Topic, explain};
pub use intake::{Document, ScoringEngine};
pub use ledger::Detail;
pub use model::assessment::Assessment;
pub use model::scorecard::Scorecard;
pub use model::value::Date;
pub use read::{Format, Source};
pub use template::{Library, Rulebook};
pub use words::{Language, Place, Problem, Problems, Text};
