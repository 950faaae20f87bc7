//! Where totals and grades lie: as departments report them, as the rules give them, as a second scoring found them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::listed::Listed;
use crate::identity::same_grade;
use crate::model::scorecard::Scorecard;
use crate::num::{ArithmeticError, Figure, Fraction};
use crate::order::Order;
use crate::rollup::{Entry, bin};
use crate::score::Stated;
use crate::template::Rulebook;

/// Grades that are shown: templates have five, departments write what they like.
const GRADES: usize = 12;

/// The totals and grades of the tables of one kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Scores {
    /// How many tables have a total of whom.
    pub totals: Scorers,
    /// How many totals lie where, the lowest first; bins without any are left out.
    pub bins: Vec<ScoreBin>,
    /// How many tables have which grade, the best first.
    pub grades: Listed<GradeCount>,
}

/// How many, by who scored.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Scorers {
    /// 自评: as the table states it.
    pub reported: usize,
    /// 按规则: as the rules of the template give it.
    pub computed: usize,
    /// 复核: as a second scoring found it.
    pub reviewed: usize,
}

impl Scorers {
    const fn merge(&mut self, other: Self) {
        self.reported += other.reported;
        self.computed += other.computed;
        self.reviewed += other.reviewed;
    }
}

/// Totals that lie close together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ScoreBin {
    /// The least total; the next bin begins five points above.
    pub from: i64,
    /// How many.
    pub tables: Scorers,
}

/// A grade.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct GradeCount {
    /// What it is called.
    pub grade: String,
    /// How many.
    pub tables: Scorers,
}

/// The totals and grades of one table.
#[derive(Debug, Default)]
pub(super) struct TableScores {
    pub(super) reported: Scored,
    pub(super) computed: Scored,
    pub(super) reviewed: Scored,
    /// The grades of its template, the best first.
    ranks: Vec<String>,
}

/// The count of one scorer.
type CountOf = fn(&mut Scorers) -> &mut usize;

/// What somebody came to.
#[derive(Debug, Default)]
pub(super) struct Scored {
    pub(super) total: Option<Fraction>,
    pub(super) grade: Option<String>,
}

impl TableScores {
    /// Those of a table that is scored by the template of a rulebook.
    pub(super) fn of(card: &Scorecard, entry: &Entry, book: &Rulebook) -> Self {
        let ranks = book.grades();
        let own = card.reported.as_ref();
        let written =
            own.and_then(|own| own.grade.as_ref()).map(|grade| grade.0.trim()).filter(|grade| !grade.is_empty());
        let known = |written: &str| ranks.iter().find(|known| same_grade(known, written)).cloned();
        let grade = written.map(|written| known(written).unwrap_or_else(|| written.to_owned()));
        let reviewed = Stated::read(own.and_then(|own| own.reviewed.as_ref())).figure().map(|figure| figure.value);
        let full = card.total.weight.map_or(Fraction::ZERO, Figure::value).max(book.template.total.fraction());
        let reviewed = reviewed.filter(|total| !total.is_negative() && *total <= full);
        Self {
            reported: Scored { total: entry.reported, grade },
            computed: Scored { total: entry.result.score(), grade: entry.grade.0.clone() },
            reviewed: Scored {
                total: reviewed,
                grade: reviewed.and_then(|total| book.grade(total)).map(|grade| grade.name.clone()),
            },
            ranks,
        }
    }

    /// What each scorer came to, and where that is counted.
    const fn by_scorer(&self) -> [(&Scored, CountOf); 3] {
        [
            (&self.reported, |counts| &mut counts.reported),
            (&self.computed, |counts| &mut counts.computed),
            (&self.reviewed, |counts| &mut counts.reviewed),
        ]
    }
}

/// The distribution under way.
#[derive(Debug, Default)]
pub(super) struct Distribution {
    totals: Scorers,
    bins: BTreeMap<i64, Scorers>,
    /// With the best place that a template gives them.
    grades: BTreeMap<String, (usize, Scorers)>,
}

impl Distribution {
    /// Takes in a table.
    pub(super) fn add(&mut self, table: &TableScores) -> Result<(), ArithmeticError> {
        for (scored, count) in table.by_scorer() {
            if let Some(total) = scored.total {
                *count(&mut self.totals) += 1;
                *count(self.bins.entry(bin(total)?).or_default()) += 1;
            }
            if let Some(grade) = &scored.grade {
                let rank = table.ranks.iter().position(|known| known == grade).unwrap_or(usize::MAX);
                let (best, counts) = self.grades.entry(grade.clone()).or_insert((rank, Scorers::default()));
                *best = rank.min(*best);
                *count(counts) += 1;
            }
        }
        Ok(())
    }

    /// Takes in the tables of another one.
    pub(super) fn merge(&mut self, other: Self) {
        self.totals.merge(other.totals);
        for (bin, counts) in other.bins {
            self.bins.entry(bin).or_default().merge(counts);
        }
        for (grade, (rank, counts)) in other.grades {
            let (best, own) = self.grades.entry(grade).or_insert((rank, Scorers::default()));
            *best = rank.min(*best);
            own.merge(counts);
        }
    }

    /// As plain data.
    pub(super) fn conclude(self) -> Scores {
        let mut grades: Vec<(String, (usize, Scorers))> = self.grades.into_iter().collect();
        // Of equal ones the order is that of their names, in which they come.
        grades.order_by_key(|(_, (rank, _))| *rank);
        let grade = |(grade, (_, tables))| GradeCount { grade, tables };
        Scores {
            totals: self.totals,
            bins: self.bins.into_iter().map(|(from, tables)| ScoreBin { from, tables }).collect(),
            grades: Listed::first(GRADES, grades.into_iter().map(grade).collect()),
        }
    }
}
