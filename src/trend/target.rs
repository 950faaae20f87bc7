//! What is kept of an indicator for other years.

use super::aim::Aim;
use crate::codes::Code;
use crate::identity::{indicator_core, label_core, name_core, without_year};
use crate::model::scorecard::{Kind, PairReading, ScoredIndicator};
use crate::num::{Figure, Fraction};
use crate::reading::unit_factor;

/// An indicator: its target, and what came of it.
#[derive(Clone, Debug)]
pub struct Target {
    /// The tiers above it.
    pub(super) path: Box<[String]>,
    /// Its name.
    pub(super) name: Option<Box<str>>,
    /// The target as printed.
    pub(super) printed: Box<str>,
    /// The actual value as printed; none for nothing.
    pub(super) actual: Option<Box<str>>,
    /// Full points.
    pub(super) weight: Option<Fraction>,
    /// What the target asks for.
    pub(super) aim: Aim,
    /// What came of a number, in the unit of the target.
    pub(super) reached: Option<Fraction>,
}

impl Target {
    /// An indicator of a table of a year; none where it has no target.
    #[must_use]
    pub(super) fn of(indicator: &ScoredIndicator, year: Option<u16>) -> Option<Self> {
        let name = indicator.name.as_deref();
        let aim = Aim::of(&indicator.reading.target, &indicator.path, name.unwrap_or_default(), year)?;
        let actual = indicator.actual.as_ref().filter(|_| indicator.reading.actual.kind != Kind::Blank);
        Some(Self {
            path: indicator.path.clone().into_boxed_slice(),
            name: name.map(Box::from),
            printed: Box::from(indicator.target_text()),
            actual: actual.map(|actual| Box::from(actual.0.as_str())),
            weight: indicator.weight.map(Figure::value),
            aim,
            reached: reached(&indicator.reading),
        })
    }

    /// The name without what forms print before it, and without the year of the table.
    pub(super) fn name_core(&self, year: u16) -> String {
        without_year(&indicator_core(self.name.as_deref().unwrap_or_default()), year)
    }

    /// The tiers above it, however they are typed.
    pub(super) fn tiers(&self) -> String {
        self.path.iter().map(|label| label_core(label)).collect::<Vec<_>>().join("/")
    }

    /// The words of its target without blanks, without the sign that ends them, and without the year of the table.
    pub(super) fn words(&self, year: u16) -> String {
        let core = name_core(&self.printed);
        without_year(core.trim_end_matches([';', ',', '.', '。', '、']), year)
    }
}

/// The actual number in the unit of the target.
fn reached(reading: &PairReading) -> Option<Fraction> {
    let PairReading { target, actual } = reading;
    if target.kind != Kind::Number || actual.kind != Kind::Number || target.trend != actual.trend {
        return None;
    }
    // 0.95 beside 90% is a share whose sign is missing, and no 0.95%.
    if actual.notes.iter().any(|note| note.code == Code::PercentSignMissing) {
        return None;
    }
    let value = actual.number()?;
    let factor = between(actual.unit.as_deref(), target.unit.as_deref())?;
    value.multiply(factor).ok()
}

/// What an amount in one unit is multiplied by to be one in another; none where nobody knows.
pub(super) fn between(from: Option<&str>, to: Option<&str>) -> Option<Fraction> {
    match (from, to) {
        (Some(from), Some(to)) if from != to => unit_factor(from, to),
        (Some(_), Some(_)) | (None, None) => Some(Fraction::ONE),
        _ => None,
    }
}

/// Whether a unit counts parts of a whole.
pub(super) fn is_rate(unit: Option<&str>) -> bool {
    unit.is_some_and(|unit| unit == "百分点" || unit_factor(unit, "%").is_some())
}
