//! What is kept of a text and of a figure, little enough for every row of tens of thousands of tables.

use std::sync::Arc;

use super::audited_row::AuditedRow;
use crate::identity::{indicator_core, label_core, text_core};
use crate::memo::{Memory, remembered, remembered_of};
use crate::model::assessment::Indicator;
use crate::model::value::Relation;
use crate::num::{Fraction, Packed};
use crate::read::Places;
use crate::template::fingerprint;
use crate::words::Position;

/// Characters of a text that are kept, so that people recognise it.
const SAMPLE: usize = 40;

/// A text that may stand in other tables as well: its fingerprint, its beginning, and where it stands.
#[derive(Clone, Debug)]
pub struct KeptText {
    /// Where it stands within its table.
    pub cell: TextCell,
    /// Where in the file of the table.
    pub position: Option<Position>,
    /// The same for texts that differ in blanks, width and punctuation only.
    pub fingerprint: u128,
    /// Its beginning.
    pub sample: Arc<str>,
}

/// A cell for texts that may stand in several tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextCell {
    /// The goal, as it was expected.
    Expected,
    /// The goal, as it was achieved.
    Achieved,
    /// The reason for a deviation of an indicator, by the number of its row.
    Reason(usize),
}

impl TextCell {
    /// Its JSON Pointer.
    #[must_use]
    pub fn pointer(self) -> String {
        match self {
            Self::Expected => "/goal/expected".to_owned(),
            Self::Achieved => "/goal/achieved".to_owned(),
            Self::Reason(row) => format!("/indicators/{row}/reason"),
        }
    }

    fn within(self, places: Places<'_>) -> Places<'_> {
        match self {
            Self::Expected => places.key("goal").key("expected"),
            Self::Achieved => places.key("goal").key("achieved"),
            Self::Reason(row) => places.key("indicators").item(row).key("reason"),
        }
    }
}

impl KeptText {
    /// A text; none where it has fewer letters than asked for.
    #[must_use]
    pub(super) fn new(cell: TextCell, text: &str, least: Fraction, places: Places<'_>) -> Option<Self> {
        thread_local! {
            static TEXTS: Memory<(i64, u128)> = Memory::default();
        }
        let (length, fingerprint) = remembered(&TEXTS, text, || {
            let core = text_core(text);
            (i64::try_from(core.chars().count()).unwrap_or(i64::MAX), short_fingerprint(&core))
        });
        (Fraction::whole(length) >= least).then(|| Self {
            cell,
            position: cell.within(places).position(),
            fingerprint,
            sample: sample(text.trim()).into(),
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

/// What an indicator is called.
#[derive(Debug, PartialEq, Eq, Hash)]
pub struct IndicatorName {
    /// The tiers above it and its name.
    pub labels: Box<str>,
    /// The same for the same indicator, however its labels are typed.
    pub key: u128,
}

impl IndicatorName {
    fn of(indicator: &Indicator) -> Arc<Self> {
        thread_local! {
            static NAMES: Memory<Arc<IndicatorName>> = Memory::default();
        }
        let labels = indicator.path.iter().chain(&indicator.name).map(String::as_str);
        remembered_of(&NAMES, labels.clone(), || {
            let name = indicator.name.as_deref().map(indicator_core).unwrap_or_default();
            let tiers = indicator.path.iter().map(|label| label_core(label)).collect::<Vec<_>>().join("/");
            let key = short_fingerprint(&format!("{tiers}/{name}"));
            Arc::new(Self { labels: labels.collect::<Vec<_>>().join(" / ").into(), key })
        })
    }
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
    /// What the indicator is called.
    pub indicator: Arc<IndicatorName>,
    /// How the actual value has to stand to the target.
    pub relation: Option<Relation>,
    /// Whether that is printed, and not guessed.
    pub relation_printed: bool,
    target: Packed,
    actual: Option<Packed>,
    /// The unit of both.
    pub unit: Option<Arc<str>>,
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
        let unit = reading.unit.as_deref();
        let counts_a_whole = compared.is_some_and(|compared| compared.whole.is_some());
        Some(Self {
            row: row.index,
            position: places.key("indicators").item(row.index).key("target").position(),
            indicator: IndicatorName::of(indicator),
            relation: reading.relation,
            relation_printed: !reading.guessed,
            target: compared.map_or(target, |compared| compared.target).into(),
            actual: compared.map(|compared| compared.actual.into()),
            unit: unit.map(Arc::from),
            rate: counts_a_whole || unit.is_some_and(|unit| unit.contains(['%', '‰', '‱']) || unit == "百分点"),
        })
    }

    /// Whether it asks for less than another target of the indicator: both have the same sign, which is printed, and the same unit.
    #[must_use]
    pub fn asks_for_less_than(&self, other: &Self) -> bool {
        let is_alike = self.relation == other.relation && self.unit == other.unit && self.rate == other.rate;
        let is_certain = is_alike && self.relation_printed && other.relation_printed;
        is_certain
            && match self.relation {
                Some(Relation::AtLeast | Relation::Above) => self.target() < other.target(),
                Some(Relation::AtMost | Relation::Below) => self.target() > other.target(),
                Some(Relation::Equal) | None => false,
            }
    }

    /// The target.
    #[must_use]
    pub fn target(&self) -> Fraction {
        self.target.fraction()
    }

    /// The actual value in the unit of the target.
    #[must_use]
    pub fn actual(&self) -> Option<Fraction> {
        self.actual.as_ref().map(Packed::fraction)
    }

    /// A figure with its unit.
    #[must_use]
    pub fn in_unit(&self, figure: Fraction) -> String {
        format!("{figure}{}", self.unit.as_deref().unwrap_or_default())
    }
}
