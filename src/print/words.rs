//! Words of the field in both languages.

use crate::model::scorecard::Outcome;
use crate::model::template::Light;
use crate::num::{Figure, Fraction, LongFraction, Mode, Number, Rounding};
use crate::words::{Language, say, word};

/// What came of an indicator.
pub(crate) const fn outcome(outcome: Outcome, language: Language) -> &'static str {
    let said = match outcome {
        Outcome::Met => word("达成", "met"),
        Outcome::Partial => word("部分达成", "partial"),
        Outcome::Missed => word("未达成", "missed"),
        Outcome::Judged => word("评判", "judged"),
        Outcome::Stated => word("说明", "stated"),
        Outcome::NotApplicable => word("不适用", "n/a"),
        Outcome::Missing => word("缺失", "missing"),
        Outcome::Unassessable => word("无法评定", "unassessable"),
    };
    said.get(language)
}

/// A rounding mode as people say it.
pub(crate) const fn mode(mode: Mode, language: Language) -> &'static str {
    mode.said().get(language)
}

/// A traffic light.
pub(crate) const fn light(light: Light, language: Language) -> &'static str {
    let said = match light {
        Light::Blue => word("蓝", "blue"),
        Light::Green => word("绿", "green"),
        Light::Yellow => word("黄", "yellow"),
        Light::Red => word("红", "red"),
    };
    said.get(language)
}

/// A traffic light, called one.
pub(crate) const fn lamp(light: Light, language: Language) -> &'static str {
    let said = match light {
        Light::Blue => word("蓝灯", "blue light"),
        Light::Green => word("绿灯", "green light"),
        Light::Yellow => word("黄灯", "yellow light"),
        Light::Red => word("红灯", "red light"),
    };
    said.get(language)
}

/// An exact figure; one without a finite decimal is followed by its first decimals.
pub(crate) fn decimals(figure: Figure, language: Language) -> String {
    let rounding = Rounding { places: 6, mode: Mode::HalfEven };
    let exact = figure.to_string();
    match figure.value().round(rounding) {
        Ok(points) if exact.contains('/') => say!(language, "{exact}(约 {points})", "{exact} (about {points})"),
        _ => exact,
    }
}

/// A sum that is too long to be read: its first decimals. All of it stands in the JSON.
pub(crate) fn long(sum: &LongFraction, language: Language) -> String {
    let rounding = Rounding { places: 6, mode: Mode::HalfEven };
    sum.near()
        .round(rounding)
        .map_or_else(|_| sum.to_string(), |points| say!(language, "约 {points}", "about {points}"))
}

/// The ends of a band with their signs: `≥ 80 且 < 90`.
pub(crate) fn limits<T: ToString>(limits: [Option<T>; 4], language: Language) -> String {
    let signs = ["≥", ">", "≤", "<"];
    let parts =
        signs.iter().zip(limits).filter_map(|(sign, limit)| limit.map(|limit| format!("{sign} {}", limit.to_string())));
    parts.collect::<Vec<_>>().join(say!(language, " 且 ", " and "))
}

/// A number of points.
pub(crate) fn points_of(number: Number, language: Language) -> String {
    if number.fraction() == Fraction::ONE {
        say!(language, "{number} 分", "{number} point")
    } else {
        say!(language, "{number} 分", "{number} points")
    }
}
