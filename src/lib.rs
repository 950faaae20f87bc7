//! jixiao (绩效): the scoring engine for budget performance.
//!
//! A template says which tiers of indicators there are, what each is worth and how points are
//! earned; a department fills in an assessment; the engine computes the execution rate, every
//! indicator's points, the subtotals, the total and the grade exactly, and writes down each step
//! so that anybody can compute it again.
//!
//! ```
//! use jixiao::intake::Pipeline;
//! use jixiao::read::Format;
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
//! let card = Pipeline::builtin()?.score_text("table.toml", Format::Toml, table)?;
//! let trips = &card.indicators[0];
//! assert_eq!(trips.exact.as_deref(), Some("7.125"));
//! assert_eq!(trips.score.as_deref(), Some("7.12"));
//! # Ok::<(), jixiao::model::Problems>(())
//! ```
//!
//! The house on one page: `src/README.md`.

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
pub mod cli;
pub mod codes;
pub mod diff;
pub mod explain;
pub mod formula;
pub mod identity;
pub mod intake;
pub mod ledger;
pub mod lists;
pub mod methods;
pub mod model;
pub mod narrative;
pub mod num;
pub mod print;
pub mod prose;
pub mod prove;
pub mod read;
pub mod reading;
pub mod rollup;
pub mod sample;
pub mod schemas;
pub mod score;
pub mod template;
pub mod trend;
pub mod verify;
pub mod words;
