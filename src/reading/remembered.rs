//! Cells that have been read before: of a million cells a few thousand are written differently, and what a text says
//! depends on nothing but the text.

use std::cell::RefCell;
use std::collections::HashMap;

use super::measure::Measure;
use crate::num::NumberError;

/// What a cell reads as.
type Read = Result<Measure, NumberError>;

/// How many texts each thread remembers, and how long they may be, in bytes.
const TEXTS: usize = 4096;
const LONGEST: usize = 96;

thread_local! {
    static SEEN: RefCell<HashMap<Box<str>, Read>> = RefCell::default();
}

/// What a text reads as: as it was read before, or else by the reader.
pub(super) fn remembered(printed: &str, read: fn(&str) -> Read) -> Read {
    if printed.len() > LONGEST {
        return read(printed);
    }
    if let Some(seen) = SEEN.with_borrow(|seen| seen.get(printed).cloned()) {
        return seen;
    }
    // A reader may read parts of the text itself: nothing is borrowed meanwhile.
    let fresh = read(printed);
    SEEN.with_borrow_mut(|seen| {
        if seen.len() >= TEXTS {
            seen.clear();
        }
        seen.insert(printed.into(), fresh.clone());
    });
    fresh
}

#[cfg(test)]
mod tests {
    use super::super::read_measure;
    use super::*;

    #[test]
    fn what_was_read_reads_the_same_and_no_more_is_kept_than_said() {
        let first = read_measure("≥2000 人次");
        for number in 0..TEXTS + 10 {
            read_measure(&format!("{number}人")).unwrap();
        }
        assert_eq!(read_measure("≥2000 人次"), first);
        assert_eq!(read_measure("≥2000 人次"), first);
        read_measure(&"长".repeat(LONGEST)).unwrap();
        SEEN.with_borrow(|seen| {
            assert!(seen.len() <= TEXTS);
            assert!(seen.keys().all(|text| text.len() <= LONGEST));
        });
    }
}
