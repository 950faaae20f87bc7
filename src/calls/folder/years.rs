//! `trend`: the tables of the folder across years, with those of earlier years that a page was given besides.

use serde::{Deserialize, Serialize};

use super::files::{Files, each};
use super::given::{GivenFile, GivenFiles};
use super::lists::{Kept, ListShown};
use crate::calls::answer::json;
use crate::intake::ScoringEngine;
use crate::model::template::EvaluationKind;
use crate::trend::page::ranked_lists;
use crate::trend::{TrendTotal, Trending, follow};
use crate::words::{Language, Problems, say};

/// What is added to the folder.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Years {
    /// Tables of other years.
    #[serde(default)]
    others: Vec<GivenFile>,
    #[serde(default)]
    kind: Option<EvaluationKind>,
}

#[derive(Serialize)]
struct Answer {
    total: TrendTotal,
    lists: Vec<ListShown>,
    book: Kept,
}

/// The answer of `trend`.
pub(crate) fn trend(
    engine: &ScoringEngine,
    files: &impl Files,
    asked: &Years,
    language: Language,
) -> Result<String, Problems> {
    let kind = asked.kind.unwrap_or(EvaluationKind::SelfEvaluation);
    let others = GivenFiles::besides(&asked.others, files.today()?)?;
    let mut trending = Trending::begin(kind);
    take(engine, files, kind, &mut trending)?;
    take(engine, &others, kind, &mut trending)?;
    let found = trending.conclude()?;
    let lists = ranked_lists(&found, language);
    let book = Kept::workbook(say!(language, "历年比较.xlsx", "year on year.xlsx"), &lists, language)?;
    let shown = lists.into_iter().map(|list| ListShown::of(list, language)).collect();
    json(&Answer { total: found.total, lists: shown, book })
}

fn take(
    engine: &ScoringEngine,
    files: &impl Files,
    kind: EvaluationKind,
    trending: &mut Trending,
) -> Result<(), Problems> {
    each(engine, files, &files.listing().names, |found| {
        match found.and_then(|found| follow(engine, found.document, kind)) {
            Ok(document) => trending.take(document),
            Err(_) => trending.fail(),
        }
        Ok(())
    })
}
