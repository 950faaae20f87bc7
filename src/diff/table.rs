//! What differs about two tables as a whole.

use super::data::changed;
use super::scorecard_diff::{Cause, CauseKind, ScorecardDiff};
use crate::model::scorecard::{Scorecard, TemplateStamp};
use crate::num::{Figure, Fraction};
use crate::words::{Word, text, word};

/// A key of a scorecard, its names in both languages, and its value.
type Head = (&'static str, Word, fn(&Scorecard) -> Option<String>);

/// What stands above the rows: template, year and month, project, currency.
pub(super) fn causes(before: &Scorecard, after: &Scorecard) -> Vec<Cause> {
    let mut found: Vec<Cause> = template(&before.template, &after.template).into_iter().collect();
    let heads: [Head; 5] = [
        ("project", word("项目名称", "project"), |card| Some(card.project.name.clone())),
        ("unit", word("预算单位", "unit"), |card| card.project.unit.clone()),
        ("year", word("年度", "year"), |card| card.year.map(|year| year.to_string())),
        ("month", word("月份", "month"), |card| card.month.map(|month| month.to_string())),
        ("currency", word("金额单位", "currency"), |card| card.currency.clone()),
    ];
    for (key, name, of) in heads {
        let (from, to) = (of(before), of(after));
        if from != to {
            let (from, to) = (from.as_deref(), to.as_deref());
            found.push(Cause::new(CauseKind::Data, changed(name, from, to)).sides(key, from, to));
        }
    }
    found
}

fn template(before: &TemplateStamp, after: &TemplateStamp) -> Option<Cause> {
    if before == after {
        return None;
    }
    let name = |stamp: &TemplateStamp| format!("{} {}", stamp.id, stamp.version);
    let (from, to) = (name(before), name(after));
    let text = if from == to {
        text!(
            "模板 {from} 的内容不同,编号与版本却相同",
            "template {from} with other rules under the same id and version"
        )
    } else {
        changed(word("模板", "template"), Some(&from), Some(&to))
    };
    Some(Cause::new(CauseKind::Template, text).sides("template", Some(&from), Some(&to)))
}

/// That a department's total moves by more or less than its rows do: it was not their sum. Nothing where a row has
/// no points on one side, because then the sum proves nothing.
pub(super) fn beside_the_rows(diff: &ScorecardDiff) -> Option<Cause> {
    let total = diff.reported.as_ref()?.difference?.value();
    let mut rows = diff.rows.iter().map(|row| row.change().map(Figure::value));
    let sum = rows.try_fold(Fraction::ZERO, |sum, change| sum.add(change?).ok())?;
    let rest = total.subtract(sum).ok()?;
    (!rest.is_zero()).then(|| {
        let text =
            text!("总分之差 {total} 中,有 {rest} 不来自各行", "{rest} of the change of {total} comes from no row");
        Cause::new(CauseKind::Report, text).sides("total", None, None)
    })
}
