//! What the public is told of a draw: the figures of its record, each with where it stands there.

use serde::Serialize;

use crate::prose::Cited;

/// The facts of 抽评公示.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DrawNotice {
    /// 2024年度; empty where projects are of several years or none.
    pub when: String,
    /// Whose notice it is; null where nobody said.
    pub bureau: Option<String>,
    /// 自评, 部门评价 …: which evaluations were drawn from.
    pub kind: &'static str,
    /// Projects that were drawn from.
    pub frame: Cited,
    /// Their budgets.
    pub amount: Cited,
    /// What amounts count in.
    pub currency: String,
    /// Projects that could not be drawn.
    pub no_chance: Cited,
    /// Projects that are drawn.
    pub size: Cited,
    /// simple, stratified, monetary, risk.
    pub method: &'static str,
    /// What strata are made by: grade, department, unit, amount; null where there are none.
    pub by: Option<&'static str>,
    /// What the lots are made of.
    pub seed: Option<Cited>,
    /// How projects are drawn: `jixiao-sample/1`.
    pub algorithm: Option<Cited>,
    /// The fingerprint of what was drawn from.
    pub fingerprint: Option<Cited>,
    /// The projects that are drawn.
    pub drawn: Vec<DrawnFacts>,
}

/// A project that is drawn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DrawnFacts {
    /// Its number, from 1.
    pub number: Cited,
    /// Its name.
    pub project: String,
    /// Its department; null where its table names none.
    pub department: Option<String>,
    /// Its unit; null where its table names none.
    pub unit: Option<String>,
    /// 全年预算数; null where it is not known.
    pub budget: Option<Cited>,
    /// Its chance in per cent, to two places; null where that has no finite decimals.
    pub chance: Option<Cited>,
    /// Its stratum.
    pub stratum: Option<String>,
    /// Whether it was drawn for sure.
    pub certain: bool,
}
