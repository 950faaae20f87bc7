//! What is kept of a text and of a figure, little enough for every row of tens of thousands of tables.

use super::audited_row::AuditedRow;
use crate::identity::{indicator_core, label_core, text_core};
use crate::model::value::Relation;
use crate::num::Fraction;
use crate::read::Places;
use crate::template::fingerprint;
use crate::words::Position;

/// Characters of a text that are kept, so that people recognise it.
const SAMPLE: usize = 40;

/// A text that may stand in other tables as well: its fingerprint, its beginning, and where it stands.
#[derive(Clone, Debug)]
pub struct KeptText {
    /// JSON Pointer within its table.
    pub pointer: Box<str>,
    /// Where in the file of the table.
    pub position: Option<Position>,
    /// The same for texts that differ in blanks, width and punctuation only.
    pub fingerprint: u128,
    /// Its beginning.
    pub sample: Box<str>,
}

impl KeptText {
    /// A text; none where it has fewer letters than asked for.
    #[must_use]
    pub(super) fn new(pointer: String, text: &str, least: Fraction, places: Places<'_>) -> Option<Self> {
        let core = text_core(text);
        let length = i64::try_from(core.chars().count()).unwrap_or(i64::MAX);
        (Fraction::whole(length) >= least).then(|| Self {
            position: places.at(&pointer).position,
            pointer: pointer.into_boxed_str(),
            fingerprint: short_fingerprint(&core),
            sample: sample(text.trim()).into_boxed_str(),
        })
    }
}

fn sample(text: &str) -> String {
    let mut beginning: String = text.chars().take(SAMPLE).collect();
    if text.chars().nth(SAMPLE).is_some() {
        beginning.push('…');
    }
    beginning
}

/// The first half of a SHA-256: the same on every machine, and nobody meets a second text with it.
fn short_fingerprint(text: &str) -> u128 {
    let hex = fingerprint(text.as_bytes());
    hex.get(..32).and_then(|half| u128::from_str_radix(half, 16).ok()).unwrap_or_default()
}

/// A target in numbers, and what came of it: for the table of the next year.
#[derive(Clone, Debug)]
pub struct Measured {
    /// The number of its row.
    pub row: usize,
    /// Where the target stands in the file of the table.
    pub position: Option<Position>,
    /// The tiers above it and its name.
    pub labels: Box<str>,
    /// The same for the same indicator, however its labels are typed.
    pub key: u128,
    /// How the actual value has to stand to the target.
    pub relation: Option<Relation>,
    /// The target.
    pub target: Fraction,
    /// The actual value in the unit of the target.
    pub actual: Option<Fraction>,
    /// That unit.
    pub unit: Option<Box<str>>,
    /// Whether it is a rate.
    pub rate: bool,
}

impl Measured {
    /// What is kept of a row; none where its target is no number, or where nothing names the indicator.
    #[must_use]
    pub(super) fn of(row: &AuditedRow<'_>, places: Places<'_>) -> Option<Self> {
        let indicator = row.indicator;
        let name = indicator_core(indicator.name.as_deref()?);
        let reading = row.target();
        let target = reading.number().filter(|_| !name.is_empty())?;
        let compared = row.compared();
        let tiers = indicator.path.iter().map(|label| label_core(label)).collect::<Vec<_>>().join("/");
        let labels = indicator.path.iter().chain(&indicator.name).map(String::as_str).collect::<Vec<_>>();
        let unit = reading.unit.as_deref();
        let counts_a_whole = compared.is_some_and(|compared| compared.whole.is_some());
        Some(Self {
            row: row.index,
            position: places.key("indicators").item(row.index).key("target").here().position,
            labels: labels.join(" / ").into_boxed_str(),
            key: short_fingerprint(&format!("{tiers}/{name}")),
            relation: reading.relation,
            target: compared.map_or(target, |compared| compared.target),
            actual: compared.map(|compared| compared.actual),
            unit: unit.map(Box::from),
            rate: counts_a_whole || unit.is_some_and(|unit| unit.contains(['%', '‰', '‱']) || unit == "百分点"),
        })
    }

    /// A figure with its unit.
    #[must_use]
    pub fn in_unit(&self, figure: Fraction) -> String {
        format!("{figure}{}", self.unit.as_deref().unwrap_or_default())
    }
}
