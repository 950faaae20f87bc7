//! One project on its way into a summary.

use super::label::Label;
use super::reason::Reason;
use super::summary::{GroupBy, Summary};
use crate::codes::Code;
use crate::identity::canonical_path;
use crate::model::assessment::Project;
use crate::model::scorecard::{Outcome, Scorecard};
use crate::num::{Figure, Fraction, is_blank_mark};
use crate::reading::unit_factor;
use crate::score::Stated;
use crate::template::Template;

/// A project: what it is grouped by, its money, and its result.
#[derive(Clone, Debug, Default)]
pub struct Entry {
    /// 项目名称.
    pub name: String,
    /// 预算单位.
    pub unit: Label,
    /// 实施单位.
    pub implementer: Label,
    /// 主管部门.
    pub department: Label,
    /// 区县.
    pub district: Label,
    /// 市.
    pub city: Label,
    /// 项目类别.
    pub category: Label,
    /// The template that scored or graded.
    pub template: Label,
    /// 等级.
    pub grade: Label,
    /// 年度.
    pub year: Option<u16>,
    /// Its money.
    pub money: Money,
    /// Its total, or why there is none.
    pub result: EntryResult,
    /// The total that its own table states.
    pub reported: Option<Fraction>,
    /// Whether its total stands on points that a person gave, if only in part.
    pub judged: bool,
    /// The codes of its findings; none where it was not audited.
    pub findings: Option<Vec<String>>,
    /// Its row in the department's table of results.
    pub listed: Option<ListedRow>,
}

/// A row of a department's table of results.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedRow {
    /// Its number, from 0.
    pub place: usize,
    /// What the project is called there.
    pub name: String,
    /// The total that it states.
    pub total: Option<Fraction>,
}

/// The money of a project in 万元.
#[derive(Clone, Copy, Debug, Default)]
pub struct Money {
    /// 全年预算数.
    pub budget: Option<Fraction>,
    /// 全年执行数.
    pub executed: Option<Fraction>,
    /// Whether a budget is written that cannot be read.
    pub budget_unread: bool,
    /// Whether an executed amount is written that cannot be read.
    pub executed_unread: bool,
    /// Whether no currency was named, or one that cannot be converted.
    pub remark: Option<Reason>,
}

/// What a project came to: its total, or why there is none.
#[derive(Clone, Debug)]
pub enum EntryResult {
    /// It was scored in full.
    Scored {
        /// The total.
        score: Fraction,
        /// Full points.
        weight: Fraction,
        /// The tiers of the first level, with full points and points.
        tiers: Vec<(String, Fraction, Fraction)>,
    },
    /// Its department reports a total, and no table of it is given.
    Reported(Fraction),
    /// It has no total.
    NotScored(Reason),
}

impl Default for EntryResult {
    fn default() -> Self {
        Self::NotScored(Reason::NoWeights)
    }
}

impl EntryResult {
    /// The total, where there is one.
    #[must_use]
    pub const fn score(&self) -> Option<Fraction> {
        match self {
            Self::Scored { score, .. } | Self::Reported(score) => Some(*score),
            Self::NotScored(_) => None,
        }
    }
}

impl Entry {
    /// A scored table. `template` is the one that scored it; `rows_missing`, where the table says so itself.
    #[must_use]
    pub fn of_card(card: &Scorecard, template: &Template, rows_missing: bool) -> Self {
        let Project { name, department, unit, implementer, district, city, category, .. } = &card.project;
        let label = |text: &Option<String>| Label::of(text.as_deref());
        let execution = card.execution.as_ref();
        // Amounts of which nobody can compute a rate would be in the way of everybody's.
        let why = execution.and_then(|money| money.why.as_ref());
        let absurd = why.is_some_and(|why| why.code == Code::FigureUnreadable.name());
        let amount = |amount: Option<Figure>| amount.filter(|_| !absurd).map(Figure::value);
        let budget = amount(execution.and_then(|money| money.budget));
        let executed = amount(execution.and_then(|money| money.executed));
        let unread = |key: &str, amount: Option<Fraction>| {
            amount.is_none() && (absurd || execution.is_some_and(|money| money.printed.contains_key(key)))
        };
        let result = if rows_missing { EntryResult::NotScored(Reason::RowsMissing) } else { result(card, template) };
        Self {
            name: name.clone(),
            unit: label(unit),
            implementer: label(implementer),
            department: label(department),
            district: label(district),
            city: label(city),
            category: label(category),
            template: Label(Some(card.template.id.clone())),
            // The grade of a total that is not whole is one of what could be assessed.
            grade: if result.score().is_some() { label(&card.grade) } else { Label::default() },
            year: card.year,
            money: Money {
                budget_unread: unread("budget", budget),
                executed_unread: unread("executed", executed),
                ..Money::new(budget, executed, card.currency.as_deref())
            },
            reported: reported(card, template),
            judged: card.indicators.iter().any(|row| row.outcome == Outcome::Judged),
            result,
            findings: None,
            listed: None,
        }
    }

    /// The total that its department states, in its table or else in the table of results.
    #[must_use]
    pub fn reported_total(&self) -> Option<Fraction> {
        self.reported.or_else(|| self.listed.as_ref()?.total)
    }

    /// Its label on a level.
    #[must_use]
    pub fn label(&self, by: GroupBy) -> Label {
        match by {
            // Forms name the budget unit, or who implements.
            GroupBy::Unit if self.unit.0.is_none() => self.implementer.clone(),
            GroupBy::Unit => self.unit.clone(),
            GroupBy::Department => self.department.clone(),
            GroupBy::District => self.district.clone(),
            GroupBy::City => self.city.clone(),
            GroupBy::Category => self.category.clone(),
            GroupBy::Template => self.template.clone(),
            GroupBy::Grade => self.grade.clone(),
            GroupBy::Year => Label(self.year.map(|year| year.to_string())),
        }
    }
}

/// A table counts as scored where its total is whole: everything that has points was assessed, and the full points
/// are those that the template asks for.
fn result(card: &Scorecard, template: &Template) -> EntryResult {
    let total = &card.total;
    let tiers = card.tiers.iter().filter(|tier| tier.path.len() == 1);
    let figures = [total.weight, total.assessed, total.score].map(|figure| figure.map(Figure::value));
    let (weight, assessed, score) = match figures {
        [Some(weight), Some(assessed), Some(score)] => (weight, assessed, score),
        // A weight that cannot be read: nobody can say what the total is out of.
        [None, Some(_), _] => return EntryResult::NotScored(Reason::NotAssessed),
        _ => return EntryResult::NotScored(Reason::NoWeights),
    };
    if assessed != weight {
        let out = weight.subtract(assessed).is_ok_and(|open| inapplicable(card) == Some(open));
        return EntryResult::NotScored(if out { Reason::NotPassedOn } else { Reason::NotAssessed });
    }
    if template.must_add_up && weight != template.total.fraction() {
        return EntryResult::NotScored(Reason::WeightsDoNotAddUp);
    }
    let name = |path: &[String]| canonical_path(&template.tiers, path).concat();
    let tiers = tiers.filter_map(|tier| Some((name(&tier.path), tier.weight?.value(), tier.score?.value())));
    EntryResult::Scored { score, weight, tiers: tiers.collect() }
}

/// The points of indicators that do not apply, where they were not passed on.
fn inapplicable(card: &Scorecard) -> Option<Fraction> {
    let out = card.indicators.iter().filter(|row| row.outcome == Outcome::NotApplicable);
    let weights = out.filter_map(|row| row.effective_weight.or(row.weight)).map(Figure::value);
    weights.into_iter().try_fold(Fraction::ZERO, Fraction::add).ok()
}

/// The total that a table states. More than the full points is no total: a point is missing, or a digit is wrong.
fn reported(card: &Scorecard, template: &Template) -> Option<Fraction> {
    let full = card.total.weight.map_or(Fraction::ZERO, Figure::value).max(template.total.fraction());
    let stated = Stated::read(card.reported.as_ref()?.total.as_ref());
    stated.figure().map(|figure| figure.value).filter(|total| !total.is_negative() && *total <= full)
}

impl Money {
    /// Whether both budget and executed amount are stated.
    #[must_use]
    pub const fn is_whole(&self) -> bool {
        self.budget.is_some() && self.executed.is_some()
    }

    /// Budget and executed amount in a currency.
    #[must_use]
    pub fn new(budget: Option<Fraction>, executed: Option<Fraction>, currency: Option<&str>) -> Self {
        let currency = currency.filter(|currency| !is_blank_mark(currency));
        let Some(currency) = currency else {
            let stated = budget.is_some() || executed.is_some();
            return Self { budget, executed, remark: stated.then_some(Reason::CurrencyAssumed), ..Self::default() };
        };
        let factor = unit_factor(currency, Summary::CURRENCY);
        let converted = |amount: Option<Fraction>| match (amount, factor) {
            (Some(amount), Some(factor)) => amount.multiply(factor).map(Some).map_err(|_| ()),
            (Some(_), None) => Err(()),
            (None, _) => Ok(None),
        };
        match (converted(budget), converted(executed)) {
            (Ok(budget), Ok(executed)) => Self { budget, executed, ..Self::default() },
            _ => Self { remark: Some(Reason::CurrencyUnknown), ..Self::default() },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_is_brought_into_ten_thousands() {
        let budget = |amount: &str, currency| {
            let money = Money::new(amount.parse().ok(), None, currency);
            (money.budget.map(|budget| budget.to_string()), money.remark)
        };
        let in_wan = |text: &str| Some(text.to_owned());
        assert_eq!(budget("352", Some("万元")), (in_wan("352"), None));
        assert_eq!(budget("352", Some(" 万 ")), (in_wan("352"), None));
        assert_eq!(budget("1", Some("元")), (in_wan("0.0001"), None));
        assert_eq!(budget("0.01", Some("元")), (in_wan("0.000001"), None));
        assert_eq!(budget("1.5", Some("亿元")), (in_wan("15000"), None));
        assert_eq!(budget("352", None), (in_wan("352"), Some(Reason::CurrencyAssumed)));
        assert_eq!(budget("352", Some("美元")), (None, Some(Reason::CurrencyUnknown)));
    }
}
