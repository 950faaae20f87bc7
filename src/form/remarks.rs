//! What somebody should know of a form that is written: whose points it prints, what is open, what it has no place for.

use super::filled::Filled;
use super::total::open_rows;
use crate::model::assessment::{Assessment, FundRow, Indicator};
use crate::model::scorecard::Scorecard;
use crate::model::value::Printed;
use crate::num::{Figure, Number};
use crate::words::{Text, text};

/// The remarks on a form.
#[must_use]
pub fn remarks(filled: &Filled) -> Vec<Text> {
    let Some(card) = &filled.card else { return Vec::new() };
    let name = &filled.assessment.project.name;
    let mut remarks = Vec::new();
    let open = open_rows(card);
    if open > 0 {
        remarks.push(text!(
            "“{name}”:{open} 项得分未能评定,印为“待定”,总分未计入",
            "{name}: {open} points could not be given and are printed as open (待定); the total is without them"
        ));
    }
    let others = other_points(card);
    if others > 0 {
        remarks.push(text!(
            "“{name}”:{others} 处自填的得分与按规则计算的不同,印的是计算的",
            "{name}: {others} of the points that the department wrote differ from those computed; the latter are printed"
        ));
    }
    let lost = lost(&filled.assessment);
    if !lost.is_empty() {
        let what = lost.join(", ");
        remarks.push(text!(
            "“{name}”:表上没有位置,未印:{what}",
            "{name}: not printed, the form has no place for it: {what}"
        ));
    }
    remarks
}

/// How many of the points that a department wrote are not those of its card.
fn other_points(card: &Scorecard) -> usize {
    let rows = card.indicators.iter().map(|row| differs(row.reported.as_ref(), row.score));
    let reported = card.reported.as_ref();
    let money = card.execution.as_ref().and_then(|money| money.score);
    let of_money = differs(reported.and_then(|reported| reported.execution_score.as_ref()), money);
    // Without what is open the sum is no total.
    let whole = card.total.score.filter(|_| card.total.weight == card.total.assessed);
    let total = differs(reported.and_then(|reported| reported.total.as_ref()), whole);
    rows.chain([of_money, total]).filter(|differs| *differs).count()
}

fn differs(reported: Option<&Printed>, computed: Option<Figure>) -> bool {
    let reported: Option<Number> = reported.and_then(|reported| reported.0.parse().ok());
    reported.zip(computed).is_some_and(|(reported, computed)| reported.fraction() != computed.value())
}

/// The keys of what a table says and no form prints.
fn lost(table: &Assessment) -> Vec<&'static str> {
    let fund = |says: fn(&FundRow) -> bool| table.funds.iter().any(says);
    let row = |says: fn(&Indicator) -> bool| table.indicators.iter().any(says);
    let kept = [
        ("project.code", table.project.code.is_some()),
        ("project.category", table.project.category.is_some()),
        ("project.district", table.project.district.is_some()),
        ("project.city", table.project.city.is_some()),
        ("funds.received", fund(|fund| !fund.received.is_open())),
        ("funds.pooled", fund(|fund| !fund.pooled.is_open())),
        ("funds.reason", fund(|fund| fund.reason.is_some())),
        ("indicators.method", row(|row| row.method.is_some())),
        ("indicators.panel", row(|row| !row.panel.is_empty())),
        ("indicators.survey", row(|row| !row.survey.is_empty())),
        ("indicators.not_applicable", row(|row| row.not_applicable.is_some())),
        ("waivers", !table.waivers.is_empty()),
    ];
    kept.into_iter().filter(|(_, says)| *says).map(|(key, _)| key).collect()
}
