//! What differs between two scorecards of one table: that of the department and that of the auditor.

use serde::{Deserialize, Serialize};

use super::sides::Sides;
use crate::model::assessment::Project;
use crate::model::scorecard::Outcome;
use crate::model::template::Light;
use crate::model::value::Printed;
use crate::num::Figure;
use crate::words::{Text, word};

/// 复核, 抽评: tables of two sides compared in pairs, or the tables of one side with what they report themselves.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Diff {
    /// `jixiao/diff/v1`.
    pub schema: String,
    /// Whether there was one side only. Then both scorecards of each table are the same, and what differs is what
    /// the department reported.
    pub alone: bool,
    /// The tables that were compared, in the order of the first side.
    pub tables: Vec<ScorecardDiff>,
    /// Tables of the first side without a counterpart.
    pub only_before: Vec<Project>,
    /// Tables of the second side without a counterpart.
    pub only_after: Vec<Project>,
    /// How many tables could not be scored.
    pub failed: usize,
    /// How many tables differ in anything.
    pub differing: usize,
    /// How many have another total than the department's.
    pub other_total: usize,
    /// How many have another grade, or another light.
    pub other_grade: usize,
    /// The mean of [`ScorecardDiff::change`] over the tables that have one: exact, null without any.
    pub mean_change: Option<Figure>,
    /// What the tables come to of which both sides scored all that the other did; null without any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub compared: Option<ComparedTotals>,
}

impl Diff {
    /// The value of [`Diff::schema`].
    pub const SCHEMA: &'static str = "jixiao/diff/v1";

    /// Whether both sides have the same tables and come to the same in everything.
    #[must_use]
    pub fn is_same(&self) -> bool {
        self.differing == 0 && self.only_before.is_empty() && self.only_after.is_empty()
    }
}

/// Tables of which both sides scored all that the other did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ComparedTotals {
    /// How many.
    pub tables: usize,
    /// The mean of the department's totals, where it wrote them, otherwise of the first ones; exact.
    pub mean_before: Figure,
    /// The mean of the second totals; exact.
    pub mean_after: Figure,
    /// How many of the second totals are higher.
    pub raised: usize,
    /// How many are lower.
    pub lowered: usize,
}

/// Two scorecards of the same table.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ScorecardDiff {
    /// The project.
    pub project: String,
    /// Its department.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub department: Option<String>,
    /// Its unit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// The total.
    pub total: Sides<Figure>,
    /// Second total − first total over the rows that both scored, exact; null where one of them is.
    pub difference: Option<Figure>,
    /// The grade.
    pub grade: Sides<String>,
    /// The worst light.
    pub light: Sides<Light>,
    /// What the department of the first table wrote as its results, where that was compared as well.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reported: Option<SelfScore>,
    /// What differs about the table as a whole.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub causes: Vec<Cause>,
    /// The rows that differ: that of the execution rate first.
    pub rows: Vec<RowDiff>,
    /// How many rows do not.
    #[serde(default)]
    pub same_rows: usize,
}

impl ScorecardDiff {
    /// Whether both come to the same total: 98.2 and 98.20 are the same.
    #[must_use]
    pub fn same_total(&self) -> bool {
        self.total.agree() || is_zero(self.difference)
    }

    /// Whether both come to the same grade and the same light.
    #[must_use]
    pub fn same_grade(&self) -> bool {
        let as_reported = self.reported.as_ref().is_none_or(|reported| reported.agrees(self.grade.after.as_deref()));
        as_reported && self.grade.agree() && self.light.agree()
    }

    /// From the department's own total, where it wrote one, otherwise from the first, to the second total; exact.
    #[must_use]
    pub fn change(&self) -> Option<Figure> {
        self.reported.as_ref().and_then(|reported| reported.difference).or(self.difference)
    }

    /// Whether the two scorecards, and what was reported, come to the same everywhere.
    #[must_use]
    pub fn is_same(&self) -> bool {
        let as_reported = self.change().is_none_or(|change| change.value().is_zero());
        as_reported && self.same_total() && self.same_grade() && self.rows.is_empty() && self.causes.is_empty()
    }
}

fn is_zero(difference: Option<Figure>) -> bool {
    difference.is_some_and(|difference| difference.value().is_zero())
}

/// What a department wrote as its results.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SelfScore {
    /// Its total, as printed.
    pub total: Option<Printed>,
    /// Its grade, as printed.
    pub grade: Option<Printed>,
    /// Second total − reported total over the rows that both gave points, exact; null where one of them is.
    pub difference: Option<Figure>,
}

impl SelfScore {
    /// Whether it has no grade or this one: 优秀 is 优.
    #[must_use]
    pub fn agrees(&self, grade: Option<&str>) -> bool {
        let Some(printed) = self.grade.as_ref().map(|printed| printed.0.trim()) else { return true };
        let short = printed.strip_suffix(['秀', '好', '等', '级']);
        grade.is_some() && (grade == Some(printed) || grade == short)
    }
}

/// A row that two scorecards score differently, that rests on other data, or that only one of them has.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RowDiff {
    /// The tiers above it and its name; empty for the row of the execution rate.
    pub path: Vec<String>,
    /// The points that the department of the first table wrote, where that was compared as well.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reported: Option<Printed>,
    /// What the first scorecard says; null where it has no such row.
    pub before: Option<RowResult>,
    /// What the second one says.
    pub after: Option<RowResult>,
    /// Second points − first points, exact; null where one of them is.
    pub difference: Option<Figure>,
    /// Second points − reported points, exact; left out where one of them is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from_reported: Option<Figure>,
    /// Why they differ.
    pub causes: Vec<Cause>,
}

impl RowDiff {
    /// From what the department wrote, where it did, otherwise from the first points, to the second ones; exact.
    #[must_use]
    pub fn change(&self) -> Option<Figure> {
        self.from_reported.or(self.difference)
    }

    /// Why they differ, in one sentence.
    #[must_use]
    pub fn why(&self) -> Text {
        Text::joined(self.causes.iter().map(|cause| cause.text.clone()), word(";", "; "))
    }
}

/// What a row came to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RowResult {
    /// Points earned.
    pub score: Option<Figure>,
    /// What came of it.
    pub outcome: Option<Outcome>,
    /// The light.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub light: Option<Light>,
    /// How it was scored.
    pub method: Option<String>,
}

/// One reason why two results differ.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Cause {
    /// Of which kind it is.
    pub kind: CauseKind,
    /// The key of what differs, by its name in assessments and scorecards: `actual`, `budget`, `method`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    /// What the first side says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<String>,
    /// What the second side says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
    /// The same in words.
    pub text: Text,
}

impl Cause {
    /// A reason in words alone.
    #[must_use]
    pub const fn new(kind: CauseKind, text: Text) -> Self {
        Self { kind, key: None, before: None, after: None, text }
    }

    /// The same with what differs on both sides.
    #[must_use]
    pub fn sides(self, key: &str, before: Option<&str>, after: Option<&str>) -> Self {
        let [before, after] = [before, after].map(|side| side.map(str::to_owned));
        Self { key: Some(key.to_owned()), before, after, ..self }
    }
}

/// The kinds of reasons.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum CauseKind {
    /// 数据: the two tables say different things.
    Data,
    /// 模板: two templates, or two versions of one, have different rules.
    Template,
    /// 取舍: the same value before rounding, other points after it.
    Rounding,
    /// 自评: the department wrote other points than its own figures give.
    Report,
    /// 程序: data and template are the same, and the results are not; one of the scorecards is not what its own
    /// inputs give.
    Engine,
}
