//! Words of the field in both languages.

use crate::model::scorecard::Outcome;
use crate::model::template::Light;
use crate::num::{Fraction, Mode, Number, Rounding};
use crate::words::Language;

/// One of two words.
pub(crate) const fn pick(language: Language, zh: &'static str, en: &'static str) -> &'static str {
    match language {
        Language::Zh => zh,
        Language::En => en,
    }
}

/// What came of an indicator.
pub(crate) const fn outcome(outcome: Outcome, language: Language) -> &'static str {
    let (zh, en) = match outcome {
        Outcome::Met => ("达成", "met"),
        Outcome::Partial => ("部分达成", "partial"),
        Outcome::Missed => ("未达成", "missed"),
        Outcome::Judged => ("评判", "judged"),
        Outcome::NotApplicable => ("不适用", "n/a"),
        Outcome::Missing => ("缺失", "missing"),
        Outcome::Unassessable => ("无法评定", "unassessable"),
    };
    pick(language, zh, en)
}

/// A rounding mode as people say it.
pub(crate) const fn mode(mode: Mode, language: Language) -> &'static str {
    let (zh, en) = mode.said();
    pick(language, zh, en)
}

/// A traffic light.
pub(crate) const fn light(light: Light, language: Language) -> &'static str {
    let (zh, en) = match light {
        Light::Blue => ("蓝", "blue"),
        Light::Green => ("绿", "green"),
        Light::Yellow => ("黄", "yellow"),
        Light::Red => ("红", "red"),
    };
    pick(language, zh, en)
}

/// A traffic light, called one.
pub(crate) const fn lamp(light: Light, language: Language) -> &'static str {
    let (zh, en) = match light {
        Light::Blue => ("蓝灯", "blue light"),
        Light::Green => ("绿灯", "green light"),
        Light::Yellow => ("黄灯", "yellow light"),
        Light::Red => ("红灯", "red light"),
    };
    pick(language, zh, en)
}

/// An exact figure; one without a finite decimal is followed by its first decimals.
pub(crate) fn decimals(exact: &str, language: Language) -> String {
    let rounding = Rounding { places: 6, mode: Mode::HalfEven };
    match exact.parse::<Fraction>().map(|value| value.round(rounding)) {
        Ok(Ok(points)) if exact.contains('/') => match language {
            Language::Zh => format!("{exact}(约 {points})"),
            Language::En => format!("{exact} (about {points})"),
        },
        _ => exact.to_owned(),
    }
}

/// The ends of a band with their signs: `≥ 80 且 < 90`.
pub(crate) fn limits<T: ToString>(limits: [Option<T>; 4], language: Language) -> String {
    let signs = ["≥", ">", "≤", "<"];
    let parts =
        signs.iter().zip(limits).filter_map(|(sign, limit)| limit.map(|limit| format!("{sign} {}", limit.to_string())));
    parts.collect::<Vec<_>>().join(pick(language, " 且 ", " and "))
}

/// A number of points.
pub(crate) fn points_of(number: Number, language: Language) -> String {
    let one = number.fraction() == Fraction::ONE;
    let unit = pick(language, "分", if one { "point" } else { "points" });
    format!("{number} {unit}")
}
