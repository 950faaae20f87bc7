//! Words of the field in both languages.

use crate::model::{Language, Light, Outcome};
use crate::num::{Fraction, Mode, Rounding};

/// One of two words.
pub(super) const fn pick(language: Language, zh: &'static str, en: &'static str) -> &'static str {
    match language {
        Language::Zh => zh,
        Language::En => en,
    }
}

/// What came of an indicator.
pub(super) const fn outcome(outcome: Outcome, language: Language) -> &'static str {
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
pub(super) const fn mode(mode: Mode, language: Language) -> &'static str {
    let (zh, en) = match mode {
        Mode::HalfEven => ("四舍六入五成双", "half to even"),
        Mode::HalfUp => ("四舍五入", "half up"),
        Mode::HalfDown => ("五舍六入", "half down"),
        Mode::Down => ("截去", "down"),
        Mode::Up => ("进一", "up"),
    };
    pick(language, zh, en)
}

/// A traffic light.
pub(super) const fn light(light: Light, language: Language) -> &'static str {
    let (zh, en) = match light {
        Light::Blue => ("蓝", "blue"),
        Light::Green => ("绿", "green"),
        Light::Yellow => ("黄", "yellow"),
        Light::Red => ("红", "red"),
    };
    pick(language, zh, en)
}

/// A traffic light, called one.
pub(super) const fn lamp(light: Light, language: Language) -> &'static str {
    let (zh, en) = match light {
        Light::Blue => ("蓝灯", "blue light"),
        Light::Green => ("绿灯", "green light"),
        Light::Yellow => ("黄灯", "yellow light"),
        Light::Red => ("红灯", "red light"),
    };
    pick(language, zh, en)
}

/// An exact figure; one without a finite decimal is followed by its first decimals.
pub(super) fn decimals(exact: &str, language: Language) -> String {
    let rounding = Rounding { places: 6, mode: Mode::HalfEven };
    match exact.parse::<Fraction>().map(|value| value.round(rounding)) {
        Ok(Ok(points)) if exact.contains('/') => match language {
            Language::Zh => format!("{exact}(约 {points})"),
            Language::En => format!("{exact} (about {points})"),
        },
        _ => exact.to_owned(),
    }
}
