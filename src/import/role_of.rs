//! What a column is for, by the words of its heading.

use std::collections::BTreeSet;

use super::label::Label;
use super::months::months;
use super::role::Role;
use super::whole_year::is_whole;
use crate::lists::{Words, lists};

impl Role {
    /// The role of a column of indicators.
    pub(super) fn of_indicators(label: &Label) -> Option<Self> {
        let sheets = &lists().sheets;
        if is_interim(label) {
            return Some(Self::Interim);
        }
        if label.is(&sheets.project) {
            return Some(Self::Project);
        }
        if let Some(tier) = tier(label) {
            return Some(Self::Tier(tier));
        }
        if let Some(both) = asks_for_both(label) {
            return Some(both.name);
        }
        if is_mixed(label) {
            return Some(Self::Mixed);
        }
        let role = wanted_or_done(label, Self::by_words(label));
        if matches!(role, Some(Self::Target | Self::Actual | Self::Weight | Self::Score)) {
            let whole = label.with_aside();
            if sheets.past.is_in(whole.text()) {
                return Some(Self::Unread);
            }
            return Self::by_words(&whole).filter(|whole| *whole == Self::Review).or(role);
        }
        role
    }

    pub(super) fn by_words(label: &Label) -> Option<Self> {
        let sheets = &lists().sheets;
        longest(
            label,
            [
                (&sheets.number, Self::Number),
                (&sheets.kinds, Self::Kind),
                (&sheets.indicators, Self::Name),
                (&sheets.targets, Self::Target),
                (&sheets.operators, Self::Operator),
                (&sheets.measures, Self::Measure),
                (&sheets.actuals, Self::Actual),
                (&sheets.weights, Self::Weight),
                (&sheets.scores, Self::Score),
                (&sheets.reviews, Self::Review),
                (&sheets.reasons, Self::Reason),
                (&sheets.evidence, Self::Evidence),
                (&sheets.criteria, Self::Criteria),
                (&sheets.unread, Self::Unread),
            ],
        )
        .or_else(|| label.is(&sheets.scorers).then_some(Self::Score))
        .or_else(|| is_reason(label).then_some(Self::Reason))
    }

    /// The role of a column that says whose the indicators of a row are, in a list of many projects.
    pub(super) fn of_owners(label: &Label) -> Option<Self> {
        let sheets = &lists().sheets;
        longest(
            label,
            [
                (&sheets.code, Self::Code),
                (&sheets.years, Self::Year),
                (&sheets.department, Self::Department),
                (&sheets.implementer, Self::Unit),
                (&sheets.unit, Self::Unit),
                (&sheets.reporter, Self::Unit),
                (&sheets.category, Self::Unread),
                (&sheets.total_scores, Self::Total),
                (&sheets.totals, Self::Total),
            ],
        )
    }

    /// The role of a column of money.
    pub(super) fn of_money(label: &Label) -> Option<Self> {
        let sheets = &lists().sheets;
        if is_interim(label) {
            return Some(Self::Interim);
        }
        // What was spent last year is no money of this one; what is left of it is.
        if sheets.past.is_in(label.text()) && !sheets.money_carried.is_in(label.text()) {
            return None;
        }
        longest(
            label,
            [
                (&sheets.initial, Self::Initial),
                (&sheets.budget, Self::Budget),
                (&sheets.executed, Self::Executed),
                (&sheets.received, Self::Received),
                (&sheets.rates, Self::Rate),
                (&sheets.weights, Self::Weight),
                (&sheets.scores, Self::Score),
                (&sheets.reasons, Self::Reason),
            ],
        )
        .or_else(|| {
            let called = [&sheets.done, &sheets.whole_year].into_iter().find_map(|first| money_called(first, label));
            called.filter(|role| *role == Self::Executed)
        })
        .or_else(|| Self::of_amounts(label))
        .or_else(|| Self::of_adjustment(label))
    }

    /// The role of a column that says what became of the budget: `调整后` is it, `预算调整数` may be the change as well.
    fn of_adjustment(label: &Label) -> Option<Self> {
        let sheets = &lists().sheets;
        let text = sheets.amounts.strip_suffix(label.text()).unwrap_or(label.text());
        let text = if text.is_empty() { label.text() } else { text };
        if sheets.adjusted.strip_suffix(text).is_some() {
            return Some(Self::Budget);
        }
        sheets.adjustments.strip_suffix(text).map(|_| Self::Adjusted)
    }

    /// The role of a column of amounts by what was done with the money: `资金下达数`, `已支付金额`.
    pub(super) fn of_amounts(label: &Label) -> Option<Self> {
        let sheets = &lists().sheets;
        if [&sheets.initial, &sheets.budget, &sheets.executed].iter().any(|words| label.ends_in(words).is_some()) {
            return None;
        }
        let named = Label::of(sheets.amounts.strip_suffix(label.text())?);
        let done = longest(&named, [(&sheets.allotted, Self::Budget), (&sheets.paid, Self::Executed)])?;
        let is_first = done == Self::Budget && sheets.year_start.is_in(named.text());
        Some(if is_first { Self::Initial } else { done })
    }

    /// The role of an amount beside its label: `当年执行` is what is called 执行 alone, of this year.
    pub(super) fn of_year_money(label: &Label) -> Option<Self> {
        money_called(&lists().sheets.this_year, label)
    }

    /// The role of a column of a list with a project a row.
    pub(super) fn of_results(label: &Label) -> Option<Self> {
        let sheets = &lists().sheets;
        longest(
            label,
            [
                (&sheets.project, Self::Project),
                (&sheets.department, Self::Department),
                (&sheets.implementer, Self::Unit),
                (&sheets.unit, Self::Unit),
                (&sheets.reporter, Self::Unit),
                (&sheets.number, Self::Number),
                (&sheets.code, Self::Unread),
                (&sheets.category, Self::Unread),
                (&sheets.initial, Self::Initial),
                (&sheets.budget, Self::Budget),
                (&sheets.executed, Self::Executed),
                (&sheets.rates, Self::Rate),
                (&sheets.scores, Self::Score),
                (&sheets.total_scores, Self::Score),
                (&sheets.totals, Self::Score),
                (&sheets.reviews, Self::Review),
                (&sheets.grades, Self::Grade),
                (&sheets.reasons, Self::Reason),
            ],
        )
    }
}

/// What a label of money says behind its first word, where that says it only alone: `实际执行`.
fn money_called(first: &Words, label: &Label) -> Option<Role> {
    let sheets = &lists().sheets;
    let alone = first.strip_prefix(label.text()).filter(|rest| sheets.alone.has(rest))?;
    let named = [(&sheets.budget, Role::Budget), (&sheets.executed, Role::Executed)];
    named.into_iter().find(|(words, _)| words.has(alone)).map(|(_, role)| role)
}

/// Whether a heading speaks of figures within the year: `1-7月执行数`, `全年预计完成情况`.
fn is_interim(label: &Label) -> bool {
    let sheets = &lists().sheets;
    let figures = [&sheets.executed, &sheets.actuals, &sheets.rates, &sheets.received];
    let is_within = sheets.interim.is_in(label.text()) && !is_whole(label);
    is_within && (figures.iter().any(|words| label.ends_in(words).is_some()) || is_of_months(label))
}

/// Whether a heading says months and something that is no column of its own without them: `1-7月执行情况`.
fn is_of_months(label: &Label) -> bool {
    let rest = months(label.text()).map(|(_, rest)| Label::of(&rest));
    rest.is_some_and(|rest| !rest.text().is_empty() && Role::by_words(&rest).is_none())
}

/// The tier of a heading, wherever its level stands: `一级指标`, `指标一级`, `一级绩效指标名称`.
fn tier(label: &Label) -> Option<usize> {
    let sheets = &lists().sheets;
    let is_named = |rest: &str| {
        let short = rest.chars().count() <= LONGEST_REST;
        let named = sheets.row_names.strip_suffix(rest).is_some() || sheets.indicators.strip_suffix(rest).is_some();
        let behind = sheets.row_names.strip_prefix(rest).is_some_and(|rest| sheets.alone.has(rest));
        rest.is_empty() || short && named || behind
    };
    sheets.tiers.iter().position(|tier| {
        let level = sheets.row_names.strip_suffix(tier).unwrap_or(tier);
        label.text().split_once(level).is_some_and(|(before, behind)| is_named(&[before, behind].concat()))
    })
}

/// Letters beside the level in the heading of a tier.
const LONGEST_REST: usize = 6;

/// Whether a heading asks for reasons and for more besides: `未完成原因及整改`.
fn is_reason(label: &Label) -> bool {
    let sheets = &lists().sheets;
    let mut words = sheets.reasons.iter().filter(|word| !sheets.alone.has(word));
    let explains = || sheets.shortfalls.is_in(label.text()) && sheets.explained.strip_suffix(label.text()).is_some();
    label.text().chars().count() <= LONGEST && (words.any(|word| label.text().contains(word)) || explains())
}

/// Letters of a heading that asks for reasons.
const LONGEST: usize = 16;

/// Whether a heading asks for several things in one cell: `目标值/完成值`.
fn is_mixed(label: &Label) -> bool {
    let is_figure = |role: &Role| matches!(role, Role::Target | Role::Actual | Role::Weight | Role::Score);
    let roles: Option<BTreeSet<Role>> = label.parts().map(|part| Role::by_words(&part).filter(is_figure)).collect();
    roles.is_some_and(|roles| roles.len() > 1)
}

/// What a heading asks for in one cell besides a name.
pub(super) struct Both {
    /// What the name is.
    pub(super) name: Role,
    /// Whether it asks for the target; otherwise for something that does not part from a name.
    pub(super) has_target: bool,
}

/// Letters that join two things; signs do it as well.
const JOINTS: [char; 7] = ['及', '和', '与', '含', '兼', '并', '以'];

/// What a heading asks for that names two things, the name first: `三级指标及指标值`, `三级指标(含目标值)`, `三级指标及评分标准`. Where the
/// first is no tier, only a target is asked for with it: criteria may speak of indicators.
pub(super) fn asks_for_both(label: &Label) -> Option<Both> {
    let heading = label.heading();
    let is_joint = |sign: char| JOINTS.contains(&sign) || !sign.is_alphanumeric();
    let mut parts = heading.split(is_joint).filter(|part| !part.is_empty()).map(Label::of);
    let name = naming(&parts.next()?)?;
    let (mut has_target, mut has_other) = (false, false);
    let is_known = parts.all(|part| {
        let role = wanted_or_done(&part, Role::by_words(&part));
        has_target |= role == Some(Role::Target);
        has_other |= role.is_some_and(|role| !role.names());
        role.is_some() || naming(&part).is_some() || lists().sheets.alone.has(part.text())
    });
    let is_both = has_target || has_other && matches!(name, Role::Tier(_));
    (is_known && is_both).then_some(Both { name, has_target })
}

/// The role of a heading that names indicators, whatever it calls them: `绩效指标`; `年度指标` and `计划指标` may be targets.
fn naming(label: &Label) -> Option<Role> {
    let sheets = &lists().sheets;
    let is_of_year = || [&sheets.this_year, &sheets.planned].iter().any(|words| words.is_in(label.text()));
    let is_called = || sheets.row_names.strip_suffix(label.text()).is_some() && !is_of_year();
    let named = || Role::by_words(label) == Some(Role::Name) || is_called();
    tier(label).map(Role::Tier).or_else(|| named().then_some(Role::Name))
}

/// What is planned is a target though it ends as a result does, and what was reached in fact a result: `计划完成值`, `实际达到值`.
fn wanted_or_done(label: &Label, role: Option<Role>) -> Option<Role> {
    let sheets = &lists().sheets;
    let says_figure = sheets.figures.strip_suffix(label.text()).is_some();
    let is_open = matches!(role, None | Some(Role::Target | Role::Actual));
    // Of headings that say nothing else: `计划`, `实际`.
    let of_year = [&sheets.whole_year, &sheets.this_year].into_iter().find_map(|year| year.strip_prefix(label.text()));
    if role.is_none() && of_year.is_some_and(|rest| sheets.actuals.has(rest)) {
        return Some(Role::Actual);
    }
    let alone = [(&sheets.planned, Role::Target), (&sheets.done, Role::Actual)];
    if let Some((_, role)) = alone.into_iter().find(|(words, _)| role.is_none() && label.is(words)) {
        return Some(role);
    }
    match (sheets.planned.is_in(label.text()), sheets.done.is_in(label.text())) {
        (true, false) if says_figure && is_open => Some(Role::Target),
        (false, true) if says_figure && is_open => Some(Role::Actual),
        _ => role,
    }
}

/// The role whose word is the longest end of a label; of equals the first.
fn longest<const N: usize>(label: &Label, roles: [(&Words, Role); N]) -> Option<Role> {
    let mut best = None;
    for (words, role) in roles {
        let Some(length) = label.ends_in(words) else { continue };
        if best.is_none_or(|(longest, _)| length > longest) {
            best = Some((length, role));
        }
    }
    best.map(|(_, role)| role)
}
