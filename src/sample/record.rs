//! The record of a draw: which projects are evaluated a second time, and by which lot.

use std::fmt;
use std::num::NonZeroUsize;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::model::scorecard::Engine;
use crate::model::template::EvaluationKind;
use crate::model::value::{Date, Share};
use crate::num::{Figure, Fraction, Mode, Number, Rounding};

/// 抽评名单: a draw that anybody can repeat, on any machine and with the files in any order.
///
/// All figures are strings: decimals, or exact values as `a/b` where no finite decimal exists.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Sample {
    /// `jixiao/sample/v1`.
    pub schema: String,
    /// `jixiao-sample/1`: how projects are drawn. The same frame, design and seed give the same draw under this name
    /// for ever.
    pub algorithm: String,
    /// The program that drew.
    pub engine: Engine,
    /// What the lots are made of.
    pub seed: String,
    /// Which evaluations are drawn from; those of other kinds are left out.
    pub kind: EvaluationKind,
    /// How projects are drawn.
    pub method: SampleMethod,
    /// How many were drawn.
    pub size: usize,
    /// What the strata are made by, where there are any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<SampleBy>,
    /// The limits of the strata, where they are made by amount.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub edges: Option<SampleEdges>,
    /// The day on which waivers had to hold, where the tables were audited on the way.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<Date>,
    /// SHA-256 of the thresholds of the user's that it was audited with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub profile: Option<String>,
    /// SHA-256 of the waivers that do not stand in the tables.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub waivers: Option<String>,
    /// Whether waivers that stand in the tables counted too.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub table_waivers: bool,
    /// What was drawn from.
    pub frame: SampleFrame,
    /// Between two marks of a systematic draw lies so much of the measure. None where no mark is needed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub interval: Option<Figure>,
    /// Where the first mark lies, as a share of the interval.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<Figure>,
    /// The strata.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub strata: Vec<SampleStratum>,
    /// The projects that are drawn, in the order of their keys.
    pub drawn: Vec<DrawnProject>,
}

impl Sample {
    /// The value of [`Sample::schema`].
    pub const SCHEMA: &'static str = "jixiao/sample/v1";
    /// The value of [`Sample::algorithm`].
    pub const ALGORITHM: &'static str = "jixiao-sample/1";
    /// What amounts count in.
    pub const CURRENCY: &'static str = "万元";

    /// The design, for drawing again; none where the record does not hold it all.
    #[must_use]
    pub fn design(&self) -> Option<SampleDesign> {
        let whole = match self.method {
            SampleMethod::Simple | SampleMethod::Monetary => true,
            SampleMethod::Stratified => self.by.is_some(),
            SampleMethod::Risk => self.on.is_some(),
        };
        if !whole {
            return None;
        }
        let size = SampleSize::Count(NonZeroUsize::new(self.size)?);
        let edges = self.edges.clone().unwrap_or_default();
        Some(SampleDesign {
            seed: self.seed.clone(),
            kind: self.kind,
            method: self.method,
            size,
            by: self.by,
            edges,
            on: self.on,
            profile: self.profile.clone(),
            waivers: self.waivers.clone(),
            table_waivers: self.table_waivers,
        })
    }
}

/// What a draw is made by, beside its frame.
#[derive(Clone, Debug)]
pub struct SampleDesign {
    /// What the lots are made of.
    pub seed: String,
    /// Which evaluations are drawn from.
    pub kind: EvaluationKind,
    /// How projects are drawn.
    pub method: SampleMethod,
    /// How many.
    pub size: SampleSize,
    /// What strata are made by; none where there are none.
    pub by: Option<SampleBy>,
    /// The limits of strata by amount.
    pub edges: SampleEdges,
    /// The day on which waivers have to hold.
    pub on: Option<Date>,
    /// SHA-256 of the thresholds of the user's, where tables are audited with any.
    pub profile: Option<String>,
    /// SHA-256 of the waivers that do not stand in the tables, where there are any.
    pub waivers: Option<String>,
    /// Whether waivers that stand in the tables count too.
    pub table_waivers: bool,
}

/// How projects are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum SampleMethod {
    /// 简单随机: every project has the same chance.
    Simple,
    /// 分层: every stratum gets its part, within a stratum every project has the same chance.
    Stratified,
    /// 货币单位: the chance grows with the full-year budget.
    Monetary,
    /// 风险: the chance grows with what the audit finds.
    Risk,
}

impl SampleMethod {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Simple, Self::Stratified, Self::Monetary, Self::Risk];

    /// The name used in records.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Simple => "simple",
            Self::Stratified => "stratified",
            Self::Monetary => "monetary",
            Self::Risk => "risk",
        }
    }
}

/// What strata are made by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum SampleBy {
    /// 等级.
    Grade,
    /// 主管部门.
    Department,
    /// 预算单位.
    Unit,
    /// 全年预算数, in bands.
    Amount,
}

/// How many projects are asked for: a number, or a share of the frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SampleSize {
    /// So many.
    Count(NonZeroUsize),
    /// So great a part, rounded up to whole projects.
    Share(Share),
}

impl SampleSize {
    /// How many of so many projects; never more than there are.
    #[must_use]
    pub fn of(self, projects: usize) -> usize {
        match self {
            Self::Count(count) => count.get().min(projects),
            Self::Share(share) => {
                let part = || {
                    let whole = Fraction::whole(i64::try_from(projects).ok()?);
                    let part = share.fraction().multiply(whole).ok()?;
                    let part = part.round(Rounding { places: 0, mode: Mode::Up }).ok()?.fraction().as_whole()?;
                    usize::try_from(part).ok()
                };
                part().unwrap_or(projects).min(projects)
            }
        }
    }
}

/// Why a text is no size of a sample.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoSize;

impl fmt::Display for NoSize {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("neither a number of projects such as 10 nor a share of them such as 5%, up to 100%")
    }
}

impl std::error::Error for NoSize {}

impl FromStr for SampleSize {
    type Err = NoSize;

    fn from_str(text: &str) -> Result<Self, NoSize> {
        if !text.ends_with(['%', '\u{ff05}']) {
            return text.parse().map(Self::Count).map_err(|_| NoSize);
        }
        let share: Share = text.parse().map_err(|_| NoSize)?;
        let fits = share.fraction().is_positive() && share.fraction() <= Fraction::ONE;
        if fits { Ok(Self::Share(share)) } else { Err(NoSize) }
    }
}

/// The limits of strata by amount, in 万元, rising. An amount on a limit belongs to the stratum above it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(try_from = "Vec<Number>")]
pub struct SampleEdges(Vec<Number>);

impl SampleEdges {
    /// The limits.
    #[must_use]
    pub fn limits(&self) -> &[Number] {
        &self.0
    }
}

/// 10, 100, 1000 万元: a project is small, ordinary, large or very large, whatever the frame.
impl Default for SampleEdges {
    fn default() -> Self {
        Self(["10", "100", "1000"].iter().filter_map(|edge| edge.parse().ok()).collect())
    }
}

/// Why limits are none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoEdges;

impl fmt::Display for NoEdges {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not amounts in 万元 above zero that rise, such as 10,100,1000")
    }
}

impl std::error::Error for NoEdges {}

impl TryFrom<Vec<Number>> for SampleEdges {
    type Error = NoEdges;

    fn try_from(edges: Vec<Number>) -> Result<Self, NoEdges> {
        let rising = edges.is_sorted_by(|a, b| a < b);
        let positive = edges.first().is_some_and(|first| first.fraction().is_positive());
        if rising && positive { Ok(Self(edges)) } else { Err(NoEdges) }
    }
}

impl FromStr for SampleEdges {
    type Err = NoEdges;

    fn from_str(text: &str) -> Result<Self, NoEdges> {
        let edges: Result<Vec<Number>, _> = text.split([',', '\u{ff0c}']).map(str::parse).collect();
        edges.map_err(|_| NoEdges)?.try_into()
    }
}

/// What was drawn from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SampleFrame {
    /// How many projects.
    pub projects: usize,
    /// Their full-year budgets, in the currency below.
    pub amount: Figure,
    /// What amounts count in: 万元. Tables without a currency are taken to count in it.
    pub currency: String,
    /// Projects whose budget is not known in that currency.
    pub without_amount: usize,
    /// Projects that cannot be drawn: those without a budget of a monetary draw, and those of strata that get nothing.
    pub no_chance: usize,
    /// Tables of evaluations of other kinds.
    pub left_out: usize,
    /// Inputs that could not be taken in.
    pub failed: usize,
    /// What chances are in proportion to, all together; none where all projects of a stratum have the same.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub measure: Option<Figure>,
    /// SHA-256 of the keys of all projects, sorted, each with a line feed behind it. A key is the JSON array
    /// `[department, unit, name, code, year]` without blanks, `null` where the table says nothing.
    pub sha256: String,
}

/// A stratum.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SampleStratum {
    /// What its projects have in common; null for those about which the tables say nothing.
    pub name: Option<String>,
    /// How many projects.
    pub projects: usize,
    /// Their full-year budgets.
    pub amount: Figure,
    /// How many of them are drawn.
    pub drawn: usize,
    /// The chance of each of them.
    pub chance: Figure,
}

/// A project that is drawn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct DrawnProject {
    /// 项目名称.
    pub project: String,
    /// 主管部门.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub department: Option<String>,
    /// 预算单位.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// 项目编码.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// 年度.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year: Option<u16>,
    /// The file.
    pub file: String,
    /// 全年预算数; null where it is not known.
    pub budget: Option<Figure>,
    /// What its chance is in proportion to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub measure: Option<Figure>,
    /// Its chance of being drawn, known before the draw: an estimate for the frame divides by it.
    pub chance: Figure,
    /// Its stratum; no key for the one without a name, and where there are no strata.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stratum: Option<String>,
    /// Whether it was drawn for sure, because its measure is one interval or more.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub certain: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_numbers_or_shares_rounded_up() {
        let size = |text: &str| text.parse::<SampleSize>();
        assert_eq!(size("3").unwrap().of(10), 3);
        assert_eq!(size("30").unwrap().of(10), 10);
        assert_eq!(size("5%").unwrap().of(10), 1);
        assert_eq!(size("30%").unwrap().of(10), 3);
        assert_eq!(size("30.01%").unwrap().of(10), 4);
        assert_eq!(size("100\u{ff05}").unwrap().of(17), 17);
        for text in ["0", "-1", "2.5", "0%", "100.1%", "-5%", "", "%", "all"] {
            assert_eq!(size(text), Err(NoSize), "{text}");
        }
    }

    #[test]
    fn limits_rise_above_zero() {
        let edges = |text: &str| text.parse::<SampleEdges>();
        assert_eq!(edges("10,100,1000").unwrap(), SampleEdges::default());
        assert_eq!(edges("0.5").unwrap().limits().len(), 1);
        for text in ["", "10,", "0,10", "-1", "10,10", "100,10", "a"] {
            assert_eq!(edges(text), Err(NoEdges), "{text}");
        }
    }
}
