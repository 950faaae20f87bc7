//! What the tables of lines come to, for whoever adds them up: usual tables the straight way, whatever is unusual as its
//! product has it.

use std::sync::Arc;

use super::reading::Remembered;
use super::straight::StraightSums;
use crate::intake::{Kept, ScoringEngine};
use crate::model::scorecard::Scorecard;
use crate::read::{Line, Lines};
use crate::template::Rulebook;
use crate::words::{Place, Problems};

/// A usual table that was scored: no row of it was judged by a person, none does not apply, and none is missing.
#[derive(Debug)]
pub struct TableSums {
    /// Its card without rows and remarks, and of the tiers those of the first level alone.
    pub card: Scorecard,
    /// The template that scored it.
    pub rules: Arc<Rulebook>,
    /// Where it stands.
    pub place: Place,
}

/// Scores tables of lines.
#[derive(Debug, Default)]
pub struct SumsReader(Remembered<StraightSums>);

impl SumsReader {
    /// Makes something of each of some lines: of usual tables of what they come to, of others what `ordinary` makes of them.
    pub fn lines<D>(
        &self,
        engine: &ScoringEngine,
        lines: Lines<'_>,
        made: impl Fn(TableSums) -> D,
        ordinary: impl Fn(Line<'_>) -> Option<Result<D, Problems>>,
    ) -> Vec<Result<D, Problems>> {
        let mut straight = self.0.take().unwrap_or_default();
        let (mut rows, mut kept, mut all) = (Vec::new(), Kept::default(), Vec::new());
        for line in lines.each() {
            let text = simdutf8::basic::from_utf8(line.bytes).ok();
            let scored = text.and_then(|text| Some((straight.card(engine, text, &mut rows)?, text)));
            all.extend(match scored {
                Some(((card, rules), text)) => {
                    let column = text.len() - text.trim_start().len() + 1;
                    Some(Ok(made(TableSums { card, rules, place: line.place(column) })))
                }
                None => ordinary(line).map(|one| kept.hold(one)),
            });
        }
        self.0.give(straight);
        all
    }
}
