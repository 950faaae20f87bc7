//! Roundings in words, and values before them.

use crate::num::{Figure, Mode, Rounding};
use crate::words::{Text, text};

/// What two roundings do differently: modes, places, or both.
pub(super) fn apart(one: Rounding, other: Rounding) -> [Text; 2] {
    [one, other].map(|rounding| {
        let mode = rounding.mode.said();
        let places = rounding.places;
        if one.places == other.places {
            mode.into()
        } else if one.mode == other.mode {
            text!("取 {places} 位", "to {places} places")
        } else {
            text!("{mode}取 {places} 位", "{mode} to {places} places"; mode)
        }
    })
}

/// A value before rounding; of one without a finite decimal the first decimals.
pub(super) fn value(exact: Figure) -> String {
    let first = Rounding { places: 6, mode: Mode::Down };
    let shown = exact.to_string();
    match exact.value().round(first) {
        Ok(points) if shown.contains('/') => format!("{points}…"),
        _ => shown,
    }
}
