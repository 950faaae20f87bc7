//! What a figure says, however it is written.

use crate::identity::name_core;
use crate::num::Number;

/// Whether a text says what a figure says, however its thousands and last zeros are written.
pub(super) fn same(stated: &str, shown: &str) -> bool {
    let (stated, shown) = (core(stated), core(shown));
    let number = |text: &str| text.parse::<Number>().ok().map(Number::fraction);
    stated == shown || number(&stated).is_some_and(|value| number(&shown) == Some(value))
}

/// A figure without blanks and commas, as names compare.
pub(super) fn core(text: &str) -> String {
    name_core(text).replace(',', "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_may_be_written_in_other_ways() {
        for (stated, shown) in
            [("98.20", "98.2"), ("2203.91", "2,203.91"), (" 100 ", "100"), ("≥300个/套", "≥300 个/套")]
        {
            assert!(same(stated, shown), "{stated}");
        }
        for (stated, shown) in
            [("98.02", "98.2"), ("98", "98.2"), ("", "98.2"), ("≥30 个/套", "≥300 个/套"), ("9.82", "98.2")]
        {
            assert!(!same(stated, shown), "{stated}");
        }
    }
}
