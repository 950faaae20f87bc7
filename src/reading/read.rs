//! A printed text, read by every reader in turn.

use super::folded::folded;
use super::measure::Measure;
use super::spelled::spelled;
use super::{Period, Quantity, Unit, compound, date, number, proportion, range, word};
use crate::memo::{Memory, remembered};
use crate::num::{NumberError, fold_width, is_blank, is_blank_mark};

/// Reads a printed text.
///
/// # Errors
/// A number that cannot be kept exactly, such as one of 40 digits or with an exponent.
pub fn read_measure(printed: &str) -> Result<Measure, NumberError> {
    thread_local! {
        static CELLS: Memory<Result<Measure, NumberError>> = Memory::default();
    }
    remembered(&CELLS, printed, || read(printed))
}

fn read(printed: &str) -> Result<Measure, NumberError> {
    let text = printed.trim_matches(is_blank).to_owned();
    if is_blank_mark(&text) {
        return Ok(Measure::Blank(Some(text).filter(|mark| !mark.is_empty())));
    }
    if let Some(words) = qualitative(&text) {
        return Ok(Measure::Word(words.to_owned()));
    }
    let folded = spelled(folded(&text));
    if let Some(quantity) = number::quantity(&folded)? {
        return Ok(by_a_day(&quantity, &folded).map_or(Measure::Number(quantity), Measure::Date));
    }
    Ok(range::interval(&folded)
        .map(Measure::Range)
        .or_else(|| date::period(&folded).map(Measure::Date))
        .or_else(|| compound::compound(&text).map(Measure::Compound))
        .unwrap_or_else(|| {
            if word::is_known(&text) || proportion::is_proportion(&folded) || proportion::is_round_the_clock(&folded) {
                Measure::Word(text)
            } else {
                Measure::Text(text)
            }
        }))
}

/// 年底前支付80%: not the share alone, but a day and how much by then.
fn by_a_day(quantity: &Quantity, folded: &str) -> Option<Period> {
    let share = quantity.words.is_some() && quantity.unit.as_ref().is_some_and(Unit::is_ratio);
    share.then(|| date::period(folded)).flatten().filter(|period| period.share.is_some())
}

/// The words behind 定性, which some forms print in front of them: 定性 好.
fn qualitative(text: &str) -> Option<&str> {
    let rest = text.strip_prefix("定性")?;
    let words = rest.trim_matches(|c| is_blank(c) || matches!(fold_width(c), ':' | '+' | '-' | '/'));
    (!words.is_empty() && words != rest).then_some(words)
}

/// The words of a cell as they are compared.
pub(crate) fn spoken(printed: &str) -> &str {
    let text = printed.trim_matches(is_blank);
    qualitative(text).unwrap_or(text)
}
