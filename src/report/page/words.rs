//! What the page calls things, and figures as they are read in passing.

use crate::model::template::EvaluationKind;
use crate::num::{Figure, Fraction};
use crate::rollup::shown;
use crate::words::{Language, say};

/// Who evaluates whom.
pub(super) const fn kind(kind: EvaluationKind, language: Language) -> &'static str {
    match kind {
        EvaluationKind::SelfEvaluation => say!(language, "单位自评", "self-evaluation"),
        EvaluationKind::Department => say!(language, "部门评价", "department evaluation"),
        EvaluationKind::Finance => say!(language, "财政评价", "evaluation by the finance bureau"),
        EvaluationKind::Whole => say!(language, "部门整体支出自评", "evaluation of all spending"),
        EvaluationKind::Monitoring => say!(language, "绩效运行监控", "monitoring"),
    }
}

/// A figure in no more than two places: the exact one stands in the data.
pub(super) fn short(figure: Figure) -> String {
    let exact = figure.to_string();
    let places = exact.split_once('.').map_or(0, |(_, places)| places.len());
    if places <= 2 && !exact.contains('/') {
        return exact;
    }
    shown(figure.value()).map_or(exact, |shown| shown.to_string())
}

/// A figure, or a dash where there is none.
pub(super) fn or_dash(figure: Option<Figure>) -> String {
    figure.map_or_else(|| "—".to_owned(), short)
}

/// A rate in per cent, or a dash.
pub(super) fn rate(figure: Option<Figure>) -> String {
    figure.map_or_else(|| "—".to_owned(), |rate| format!("{}%", short(rate)))
}

/// Points, where any are at stake.
pub(super) fn at_stake(figure: Figure, language: Language) -> String {
    let points = short(figure);
    if figure.value() == Fraction::ONE {
        return say!(language, "{points} 分", "{points} point");
    }
    say!(language, "{points} 分", "{points} points")
}

/// How many findings.
pub(super) fn findings(count: usize, language: Language) -> String {
    match count {
        1 => say!(language, "1 个问题", "1 finding").to_owned(),
        count => say!(language, "{count} 个问题", "{count} findings"),
    }
}

/// How many tables.
pub(super) fn tables(count: usize, language: Language) -> String {
    match count {
        1 => say!(language, "1 张表", "1 table").to_owned(),
        count => say!(language, "{count} 张表", "{count} tables"),
    }
}

/// A department, or that none is named.
pub(super) fn department(name: Option<&str>, language: Language) -> &str {
    name.unwrap_or(say!(language, "(未写部门)", "(no department)"))
}
