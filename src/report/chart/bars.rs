//! Bars below each other, the longest first.

use super::frame::{Frame, begin_link, fitted, label};
use super::length::Length;
use crate::num::Fraction;
use crate::print::Markup;

/// A bar.
#[derive(Debug)]
pub(crate) struct Bar {
    /// What stands before it.
    pub(crate) name: String,
    /// How long it is.
    pub(crate) value: Fraction,
    /// What stands behind it.
    pub(crate) shown: String,
    /// All of it in words.
    pub(crate) says: String,
    /// Where a click on it leads.
    pub(crate) href: String,
}

const NAMES: Length = Length::whole(210);
const LONGEST: Length = Length::whole(250);
const WIDTH: Length = Length::whole(560);
const ROW: Length = Length::whole(22);

/// Draws them.
pub(crate) fn bars(markup: &mut Markup, frame: &Frame, bars: &[Bar]) {
    let most = bars.iter().map(|bar| bar.value).max().unwrap_or_default();
    frame.begin(markup, WIDTH, ROW.times(i64::try_from(bars.len()).unwrap_or_default()) + Length::whole(4));
    for (bar, index) in bars.iter().zip(0..) {
        let y = ROW.times(index) + Length::whole(2);
        let length = LONGEST.part(bar.value, Fraction::ZERO, most).max(Length::whole(1));
        begin_link(markup, &bar.href, &bar.says);
        label(markup, "name", [NAMES - Length::whole(8), y + Length::whole(15)], &fitted(&bar.name, 29));
        markup.begin("rect").with("class", "bar").with("x", NAMES).with("y", y + Length::whole(3));
        markup.with("width", length).with("height", Length::whole(15)).end();
        label(markup, "value", [NAMES + length + Length::whole(6), y + Length::whole(15)], &bar.shown);
        markup.end();
    }
    markup.end();
}
