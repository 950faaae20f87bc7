//! What a line says, made of a scorecard.

use serde::Serialize;

use crate::bind::Table;
use crate::identity::find_tier;
use crate::model::assessment::Project;
use crate::model::scorecard::{Scorecard, TierScore};
use crate::model::template::TierRule;
use crate::num::{ArithmeticError, Figure, Rounding};

/// The points of one table, on one line. All keys are always there; figures are strings, rounded by the template.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PointsLine {
    /// By what the project is known.
    pub project: PointsProject,
    /// The budget year.
    pub year: Option<u16>,
    /// The template that scored, with its version: `national/self-2020@1.0.0`.
    pub template: String,
    /// 执行率 in per cent; null where there is none.
    pub rate_percent: Option<Figure>,
    /// The points of the execution rate; null where it has none.
    pub execution: Option<Figure>,
    /// The points of the indicators in the order of the table, null where one is open; not there with `--totals`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub points: Option<Vec<Option<Figure>>>,
    /// The points of the tiers of the first level that the template names, in its order, null where the table has no such
    /// tier or no weights in it; behind them those of other tiers, in the order of the table.
    pub tiers: Vec<Option<Figure>>,
    /// The sum of all points; null in a table without weights.
    pub total: Option<Figure>,
    /// How much of the full points was assessed.
    pub assessed: Option<Figure>,
    /// The grade; null where it cannot be told.
    pub grade: Option<String>,
}

/// Whose project it is, as far as a table of results asks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PointsProject {
    /// 项目编码.
    pub code: Option<String>,
    /// 项目名称.
    pub name: String,
    /// 主管部门.
    pub department: Option<String>,
    /// 预算单位.
    pub unit: Option<String>,
}

impl PointsLine {
    /// The line of a table that was scored.
    ///
    /// # Errors
    /// Tiers of one name whose sum cannot be kept.
    pub fn of(table: &Table<'_>, card: &Scorecard) -> Result<Self, ArithmeticError> {
        let template = &table.book.template;
        let execution = card.execution.as_ref();
        Ok(Self {
            project: PointsProject::of(&card.project),
            year: card.year,
            template: format!("{}@{}", card.template.id, card.template.version),
            rate_percent: execution.and_then(|execution| execution.rate_percent),
            execution: execution.and_then(|execution| execution.score),
            points: Some(card.indicators.iter().map(|indicator| indicator.score).collect()),
            tiers: tiers(&template.tiers, &card.tiers, template.rounding.points())?,
            total: card.total.score,
            assessed: card.total.assessed,
            grade: card.grade.clone(),
        })
    }

    /// The same without the points of the indicators.
    #[must_use]
    pub fn totals(self) -> Self {
        Self { points: None, ..self }
    }
}

impl PointsProject {
    fn of(project: &Project) -> Self {
        let Project { code, name, department, unit, .. } = project.clone();
        Self { code, name, department, unit }
    }
}

/// The tiers of the first level: those that the template names, each in its place, then the others.
fn tiers(rules: &[TierRule], scores: &[TierScore], rounding: Rounding) -> Result<Vec<Option<Figure>>, ArithmeticError> {
    let (mut named, mut others) = (vec![None; rules.len()], Vec::new());
    for TierScore { path, score, .. } in scores {
        let [label] = path.as_slice() else { continue };
        let place = find_tier(rules, label).and_then(|place| named.get_mut(place));
        match (place, *score) {
            (None, score) => others.push(score),
            (Some(place), Some(score)) => *place = Some(together(*place, score, rounding)?),
            (Some(_), None) => {}
        }
    }
    named.append(&mut others);
    Ok(named)
}

/// A table may spell one tier in two ways.
fn together(sum: Option<Figure>, more: Figure, rounding: Rounding) -> Result<Figure, ArithmeticError> {
    match sum {
        None => Ok(more),
        Some(sum) => Ok(sum.value().add(more.value())?.round(rounding)?.into()),
    }
}
