//! How much room words have in a Word document, and where: in rows and lines of a fixed height they may be cut off, in frames
//! and far from their place they may stand over others or beside the page.

use quick_xml::events::BytesStart;

use super::package::attribute;

/// The lowest row or line in which words are read, in twentieths of a point.
const LOWEST: i64 = 160;

/// The farthest that words are moved within a page: a line up or down in half points, a page aside in twentieths of a point.
const FARTHEST_UP: i64 = 24;
const FARTHEST_ASIDE: i64 = 6_000;

/// Whether an element says something of that.
pub(super) fn is_said_by(element: &str) -> bool {
    matches!(
        element,
        "framePr"
            | "trHeight"
            | "spacing"
            | "position"
            | "ind"
            | "tblInd"
            | "fitText"
            | "tblpPr"
            | "eastAsianLayout"
            | "pgMar"
            | "pgSz"
    )
}

/// Whether it says what usual texts do not.
pub(super) fn is_odd(tag: &BytesStart<'_>) -> bool {
    let number = |name: &str| attribute(tag, name).and_then(|value| value.trim().parse::<i64>().ok());
    let far = |name: &str, most: i64| number(name).is_some_and(|value| value.abs() > most);
    match tag.local_name().as_ref() {
        "framePr" | "fitText" | "tblpPr" | "eastAsianLayout" => true,
        "trHeight" => attribute(tag, "hRule").is_some_and(|rule| rule == "exact") && low(number("val")),
        // Of lines the height, of letters how far they stand apart.
        "spacing" => {
            let fixed = attribute(tag, "lineRule").is_some_and(|rule| rule == "exact");
            fixed && low(number("line")) || far("val", LOWEST)
        }
        "position" => far("val", FARTHEST_UP),
        "ind" => ["left", "right", "start", "end", "firstLine", "hanging"].iter().any(|side| far(side, FARTHEST_ASIDE)),
        "tblInd" => far("w", FARTHEST_ASIDE),
        "pgMar" => ["left", "right", "top", "bottom"].iter().any(|side| far(side, FARTHEST_ASIDE)),
        "pgSz" => ["w", "h"].iter().any(|side| number(side).is_some_and(|size| size < FARTHEST_ASIDE)),
        _ => false,
    }
}

fn low(height: Option<i64>) -> bool {
    height.is_some_and(|height| height < LOWEST)
}
