//! What a department wrote as its points, against what its own figures give.

use super::roundings;
use super::row::Row;
use super::scorecard_diff::{Cause, CauseKind};
use crate::model::value::Printed;
use crate::num::{Figure, Mode, Rounding};
use crate::score::{PrintedFigure, Stated};
use crate::words::{Text, text, word};

/// Why the points that a department wrote are not those of the rule; nothing where they are.
pub(super) fn causes(row: &Row<'_>) -> Vec<Cause> {
    let cause = match Stated::read(row.reported) {
        Stated::Nothing => None,
        Stated::Unreadable(printed) => {
            let text = text!("填报的得分“{printed}”不是数", "the reported points, {printed}, are no number");
            Some((CauseKind::Report, text))
        }
        Stated::Figure(figure) => against(&figure, row),
    };
    let printed = row.reported.map(|printed| printed.0.trim());
    let score = row.score.map(|score| score.to_string());
    let cause = cause.map(|(kind, text)| Cause::new(kind, text).sides("reported", printed, score.as_deref()));
    cause.into_iter().chain(rate(row.reported_rate, row.rate)).collect()
}

fn against(figure: &PrintedFigure<'_>, row: &Row<'_>) -> Option<(CauseKind, Text)> {
    let Some(points) = row.score.map(Figure::value) else {
        let says = word("填报有得分,按规则不计分", "points were reported where the rule gives none");
        let text = match row.why {
            Some(why) => text!("{says}:{why}", "{says}: {why}"; says, why),
            None => says.into(),
        };
        return Some((CauseKind::Report, text));
    };
    if figure.value == points {
        return None;
    }
    if let Some(text) = rounded_otherwise(figure, row) {
        return Some((CauseKind::Rounding, text));
    }
    let above = figure.value > points;
    let (more, less) = if above { (figure.value, points) } else { (points, figure.value) };
    let apart = more.subtract(less).ok()?;
    let too = if above { word("多计", "too much") } else { word("少计", "too little") };
    let text = text!("自评{too} {apart}:{facts}", "{apart} {too} by the department: {facts}"; too, facts = row.facts);
    Some((CauseKind::Report, text))
}

/// That the department rounded the same value in another way.
fn rounded_otherwise(figure: &PrintedFigure<'_>, row: &Row<'_>) -> Option<Text> {
    let exact = row.exact?;
    // A scorecard without derivations does not say how it was rounded; two places are the rule.
    let own = row.rounding();
    let template = own.unwrap_or(Rounding { places: 2, mode: Mode::HalfEven });
    let possible = figure.plausible_under(exact.value(), template);
    // Where several roundings give the figure, the one that departs least from the template.
    let theirs = *possible.iter().find(|rounding| rounding.mode == template.mode).or(possible.first())?;
    let shown = roundings::value(exact);
    let [theirs, template] = roundings::apart(theirs, template);
    let mut text =
        text!("取舍前为 {shown},自评{theirs}", "{shown} before rounding, by the department {theirs}"; theirs);
    if own.is_some() {
        text.push(&text!(",模板{template}", ", by the template {template}"; template));
    }
    Some(text)
}

/// That the department wrote another execution rate than its amounts give.
fn rate(reported: Option<&Printed>, computed: Option<Figure>) -> Option<Cause> {
    let stated = Stated::read(reported);
    let figure = stated.figure()?;
    let computed = computed?;
    let rounding = Rounding { places: figure.places, mode: Mode::HalfUp };
    if figure.agrees(computed.value(), rounding) {
        return None;
    }
    let (printed, shown) = (figure.printed.trim(), format!("{computed}%"));
    let text =
        text!("自评执行率 {printed},按金额为 {shown}", "reported execution rate {printed}, by the amounts {shown}");
    Some(Cause::new(CauseKind::Report, text).sides("execution_rate", Some(printed), Some(&shown)))
}

/// Points − what was reported, exact; none where one of them is.
pub(super) fn distance(reported: Option<&Printed>, points: Option<Figure>) -> Option<Figure> {
    let stated = Stated::read(reported);
    Some(points?.value().subtract(stated.figure()?.value).ok()?.into())
}
