//! A template, and what is remembered of tables that it scores.

use std::sync::Arc;

use super::cells::Cells;
use super::money::execution;
use super::plan::{Around, RowResult};
use super::rows::Rows;
use super::text::{TableText, labels};
use super::texts::{TextKey, Texts};
use crate::bind::MAX_DEPTH;
use crate::identity::find_tier;
use crate::methods::Figures;
use crate::model::template::Level;
use crate::num::{Figure, Fraction, Points};
use crate::print;
use crate::score::sure_grade;
use crate::template::Rulebook;

/// A template that this way knows.
#[derive(Debug)]
pub(super) struct Book {
    rules: Arc<Rulebook>,
    rows: Rows,
    /// Which tier the rows of a path belong to.
    tiers: Texts<Tier>,
    /// Labels of tiers that the template does not name.
    others: Vec<String>,
    zero: Points,
    /// The full points of a table, as they are printed.
    pub(super) whole: String,
    /// Id and version as JSON.
    pub(super) stamp: String,
    /// The names of the grades as JSON.
    grades: Vec<(String, String)>,
}

/// The tier of the first level to which a row belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tier {
    /// By its number in the template.
    Named(usize),
    /// By the number of its label.
    Other(usize),
    None,
}

/// The result of a table.
#[derive(Debug, Default)]
pub(super) struct Sums {
    pub(super) rate_percent: Option<Points>,
    pub(super) execution: Option<Points>,
    pub(super) points: Vec<Option<Points>>,
    pub(super) named: Vec<Option<Points>>,
    pub(super) others: Vec<(usize, Points)>,
    pub(super) total: Option<Points>,
    pub(super) assessed: Fraction,
    /// The number of the grade.
    pub(super) grade: Option<usize>,
    pub(super) is_complete: bool,
}

/// Whether a template has no rules but those that this way knows.
pub(super) fn is_known(rules: &Rulebook) -> bool {
    let template = &rules.template;
    template.lights.is_none()
        && template.indicators.is_empty()
        && template.far_above.is_none()
        && template.rounding.at == Level::Indicator
        && !rules.has_formulas()
}

impl Book {
    /// None of a template that has rules which this way does not know.
    pub(super) fn of(rules: Arc<Rulebook>) -> Option<Self> {
        let template = &rules.template;
        is_known(&rules).then_some(())?;
        let zero = Fraction::ZERO.round(template.rounding.points()).ok()?;
        let grades = template.grading.iter().flat_map(|grading| &grading.grades);
        let grades = grades.map(|grade| Some((grade.name.clone(), print::line(&grade.name).ok()?)));
        Some(Self {
            whole: Figure::from(template.total.fraction()).to_string(),
            stamp: print::line(&format!("{}@{}", template.id, template.version)).ok()?,
            grades: grades.collect::<Option<_>>()?,
            rules,
            rows: Rows::default(),
            tiers: Texts::default(),
            others: Vec::new(),
            zero,
        })
    }

    pub(super) fn len(&self) -> usize {
        self.rows.len() + self.tiers.len()
    }

    pub(super) fn total(&self) -> Fraction {
        self.rules.template.total.fraction()
    }

    pub(super) fn grade(&self, number: usize) -> Option<&str> {
        self.grades.get(number).map(|(_, json)| json.as_str())
    }

    /// Scores a table; none of one that is not for this way.
    pub(super) fn score(&mut self, cells: &mut Cells, table: &TableText<'_>, sums: &mut Sums) -> Option<()> {
        let Self { rules, rows, tiers, others, zero, .. } = self;
        let template = &rules.template;
        let money = execution(rules, table)?;
        let figures = Figures { money: money.amounts, ..Figures::none(template.rounding.points()) };
        let around = Around { book: rules, year: table.year, money: &money.input, figures: &figures };
        let item = template.execution.as_ref().map_or(Fraction::ZERO, |rule| rule.weight.fraction());
        let (mut weight, mut assessed, mut total) = (Fraction::ZERO, Fraction::ZERO, *zero);
        sums.points.clear();
        sums.others.clear();
        sums.named.clear();
        sums.named.resize(template.tiers.len(), None);
        let mut is_complete = !money.is_open;
        for row in &table.rows {
            let RowResult { weight: own, points, is_open, .. } = rows.score(cells, row, around)?;
            is_complete &= !is_open;
            weight = weight.add(own).ok()?;
            if let Some(points) = points {
                assessed = assessed.add(own).ok()?;
                total = total.plus(points)?;
            }
            sums.points.push(points);
            let points = points.unwrap_or(*zero);
            match tier_of(tiers, others, rules, row.path)? {
                Tier::Named(number) => {
                    let sum = sums.named.get_mut(number)?;
                    *sum = Some(sum.unwrap_or(*zero).plus(points)?);
                }
                Tier::Other(number) => match sums.others.iter_mut().find(|(other, _)| *other == number) {
                    Some((_, sum)) => *sum = sum.plus(points)?,
                    None => sums.others.push((number, points)),
                },
                Tier::None => {}
            }
        }
        weight = weight.add(item).ok()?;
        // Elsewhere the item of the rate may stand among the rows, or nowhere; and a table without rows is another matter.
        if weight != template.total.fraction() || table.rows.is_empty() {
            return None;
        }
        if let Some(points) = money.points {
            assessed = assessed.add(item).ok()?;
            total = total.plus(points)?;
        }
        let best = total.fraction().add(weight.subtract(assessed).ok()?).ok()?;
        let grade = sure_grade(rules, total.fraction(), best);
        sums.grade = grade.and_then(|grade| self.grades.iter().position(|(name, _)| *name == grade.name));
        (sums.rate_percent, sums.execution, sums.total, sums.assessed) =
            (money.rate_percent, money.points, Some(total), assessed);
        sums.is_complete = is_complete && sums.grade.is_some();
        Some(())
    }
}

/// The tier of a path.
fn tier_of(tiers: &mut Texts<Tier>, others: &mut Vec<String>, rules: &Rulebook, path: &str) -> Option<Tier> {
    if let Some(tier) = tiers.get(TextKey::whole(path)) {
        return Some(tier);
    }
    let labels = labels(path)?;
    (labels.len() <= MAX_DEPTH).then_some(())?;
    let tier = match labels.into_iter().next() {
        None => Tier::None,
        Some(label) => match find_tier(&rules.template.tiers, &label) {
            Some(number) => Tier::Named(number),
            None => Tier::Other(others.iter().position(|other| *other == label).unwrap_or_else(|| {
                others.push(label);
                others.len() - 1
            })),
        },
    };
    tiers.put(TextKey::whole(path), tier);
    Some(tier)
}
