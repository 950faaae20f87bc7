//! Two scorecards of the same table side by side: what differs, and why.

use super::replay::same;
use crate::model::{
    Light, Note, Outcome, Rescored, RowDiff, RowResult, Scorecard, ScorecardDiff, ScoredIndicator, Sides, Step, Text,
};
use crate::num::{ArithmeticError, Fraction};

/// What differs between two scorecards. Rows belong together by their tiers and names.
#[must_use]
pub fn compare(before: &Scorecard, after: &Scorecard) -> ScorecardDiff {
    let mut unpaired = rows(after);
    let mut found = Vec::new();
    for old in rows(before) {
        let place = unpaired.iter().position(|new| new.path == old.path);
        let new = place.map(|place| unpaired.remove(place));
        if new.as_ref().is_none_or(|new| old.differs(new)) {
            found.push(row_diff(Some(&old), new.as_ref()));
        }
    }
    found.extend(unpaired.iter().map(|new| row_diff(None, Some(new))));
    let total = Sides { before: before.total.score.clone(), after: after.total.score.clone() };
    ScorecardDiff {
        project: before.project.name.clone(),
        difference: difference(&total),
        total,
        grade: Sides { before: before.grade.clone(), after: after.grade.clone() },
        light: Sides { before: before.light, after: after.light },
        rows: found,
    }
}

/// What the differences of many tables come to.
///
/// # Errors
/// A mean that cannot be represented.
pub fn sum_up(tables: Vec<ScorecardDiff>, failed: usize) -> Result<Rescored, ArithmeticError> {
    let known = tables.iter().filter_map(|table| table.difference.as_ref()?.parse::<Fraction>().ok());
    let (mut sum, mut count) = (Fraction::ZERO, 0);
    for difference in known {
        sum = sum.add(difference)?;
        count += 1;
    }
    let mean = if count > 0 { Some(sum.divide(Fraction::whole(count))?) } else { None };
    let other = |differs: fn(&ScorecardDiff) -> bool| tables.iter().filter(|table| differs(table)).count();
    Ok(Rescored {
        failed,
        other_total: other(|table| !table.same_total()),
        other_grade: other(|table| !table.grade.agree() || !table.light.agree()),
        mean_difference: mean.map(|mean| mean.to_string()),
        tables,
    })
}

fn difference(total: &Sides<String>) -> Option<String> {
    let [before, after] = [&total.before, &total.after].map(|side| side.as_ref()?.parse::<Fraction>().ok());
    after?.subtract(before?).ok().map(|difference| difference.to_string())
}

/// A row of a scorecard: an indicator, or the execution rate.
struct Row<'c> {
    path: Vec<String>,
    weight: Option<&'c str>,
    score: Option<&'c str>,
    exact: Option<&'c str>,
    outcome: Option<Outcome>,
    light: Option<Light>,
    method: Option<&'c str>,
    why: Option<&'c Note>,
    steps: &'c [Step],
}

/// The rows of a scorecard, the execution rate first.
fn rows(card: &Scorecard) -> Vec<Row<'_>> {
    let money = card.execution.iter().map(|execution| Row {
        path: Vec::new(),
        weight: execution.weight.as_deref(),
        score: execution.score.as_deref(),
        exact: execution.exact.as_deref(),
        outcome: execution.outcome,
        light: execution.light,
        method: None,
        why: execution.why.as_ref(),
        steps: &execution.derivation,
    });
    money.chain(card.indicators.iter().map(indicator)).collect()
}

fn indicator(scored: &ScoredIndicator) -> Row<'_> {
    Row {
        path: scored.path.iter().chain(&scored.name).cloned().collect(),
        weight: scored.effective_weight.as_deref().or(scored.weight.as_deref()),
        score: scored.score.as_deref(),
        exact: scored.exact.as_deref(),
        outcome: Some(scored.outcome),
        light: scored.light,
        method: scored.method.as_deref(),
        why: scored.why.as_ref(),
        steps: &scored.derivation,
    }
}

impl Row<'_> {
    fn differs(&self, other: &Self) -> bool {
        !same_figure(self.score, other.score) || self.outcome != other.outcome || self.light != other.light
    }

    fn result(&self) -> RowResult {
        RowResult {
            score: self.score.map(str::to_owned),
            outcome: self.outcome,
            light: self.light,
            method: self.method.map(str::to_owned),
        }
    }

    /// Whether points are taken off for exceeding the target far.
    fn is_cut(&self) -> bool {
        self.steps.iter().any(|step| step.id == "share_kept")
    }

    fn rounding(&self) -> Option<(u8, &'static str)> {
        let step = self.steps.iter().find(|step| step.id == "score")?;
        Some((step.places?, step.mode?.name()))
    }
}

/// Whether two figures are the same value: 98.2 and 98.20 are.
fn same_figure(before: Option<&str>, after: Option<&str>) -> bool {
    match (before, after) {
        (Some(before), Some(after)) => same(before, after),
        (before, after) => before == after,
    }
}

fn row_diff(before: Option<&Row<'_>>, after: Option<&Row<'_>>) -> RowDiff {
    let path = before.or(after).map(|row| row.path.clone()).unwrap_or_default();
    let why = match (before, after) {
        (Some(before), Some(after)) => reason(before, after),
        (Some(_), None) => Text::new("只有前者有这一项", "only the first has this row"),
        _ => Text::new("只有后者有这一项", "only the second has this row"),
    };
    RowDiff { path, before: before.map(Row::result), after: after.map(Row::result), why }
}

/// Why two results differ, in one sentence.
fn reason(before: &Row<'_>, after: &Row<'_>) -> Text {
    if let Some(open) = unscored(before, after) {
        return open;
    }
    let mut parts = causes(before, after);
    match (before.exact, after.exact) {
        (Some(a), Some(b)) if same(a, b) => parts.extend(rounded_otherwise(a, before, after)),
        (Some(a), Some(b)) if parts.is_empty() => {
            let zh = format!("方法相同,参数不同,取舍前 {a} → {b}");
            parts.push(Text::new(zh, format!("the same method with other parameters, {a} → {b} before rounding")));
        }
        _ => {}
    }
    if parts.is_empty() {
        let lights = before.light != after.light;
        let (zh, en) = if lights {
            ("亮灯的界限不同", "other limits of the lights")
        } else {
            ("结果的判断不同", "judged otherwise")
        };
        parts.push(Text::new(zh, en));
    }
    let [zh, en] = [|text: &Text| text.zh.clone(), |text: &Text| text.en.clone()]
        .map(|side: fn(&Text) -> String| parts.iter().map(side).collect::<Vec<_>>());
    Text::new(zh.join(","), en.join(", "))
}

/// Where one side gives no points and the other does: what that side says about it.
fn unscored(before: &Row<'_>, after: &Row<'_>) -> Option<Text> {
    let (row, zh, en) = match (before.score, after.score) {
        (Some(_), None) => (after, "后者不计分", "no points by the second"),
        (None, Some(_)) => (before, "前者不计分", "no points by the first"),
        _ => return None,
    };
    Some(match row.why {
        Some(why) => Text::new(format!("{zh}:{}", why.zh), format!("{en}: {}", why.en)),
        None => Text::new(zh, en),
    })
}

/// What the two do differently before rounding, as far as the scorecards name it.
fn causes(before: &Row<'_>, after: &Row<'_>) -> Vec<Text> {
    let mut parts = Vec::new();
    if before.method != after.method {
        parts.push(Text::new("方法不同", "another method"));
    }
    if let (Some(a), Some(b)) = (before.weight, after.weight)
        && !same(a, b)
    {
        parts.push(Text::new(format!("分值 {a} → {b}"), format!("weight {a} → {b}")));
    }
    let cut = match (before.is_cut(), after.is_cut()) {
        (false, true) => Some(("后者因远超目标而扣减", "the second deducts for far exceeding the target")),
        (true, false) => Some(("前者因远超目标而扣减", "the first deducts for far exceeding the target")),
        _ => None,
    };
    parts.extend(cut.map(|(zh, en)| Text::new(zh, en)));
    parts
}

/// The same value before rounding, and other points after it.
fn rounded_otherwise(exact: &str, before: &Row<'_>, after: &Row<'_>) -> Option<Text> {
    let (old, new) = (before.rounding()?, after.rounding()?);
    if old == new {
        return None;
    }
    let ((places, mode), (places_after, mode_after)) = (old, new);
    let zh = format!("取舍前同为 {exact},{mode} {places} 位 → {mode_after} {places_after} 位");
    let en = format!("both {exact} before rounding, {mode} to {places} → {mode_after} to {places_after} places");
    Some(Text::new(zh, en))
}
