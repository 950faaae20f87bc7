//! What all charts begin with: their size, their title and description; and texts that fit.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::length::Length;
use crate::print::Markup;

/// A chart as a whole.
#[derive(Debug)]
pub(crate) struct Frame {
    /// Its name on the page.
    pub(crate) id: &'static str,
    /// What it shows.
    pub(crate) title: String,
    /// What there is to see, in words.
    pub(crate) description: String,
}

impl Frame {
    /// Begins the drawing, of a size.
    pub(super) fn begin(&self, markup: &mut Markup, width: Length, height: Length) {
        let Self { id, title, description } = self;
        markup
            .begin("svg")
            .with("id", id)
            .with("class", "chart")
            .with("viewBox", format_args!("0 0 {width} {height}"))
            .with("role", "group")
            .with("aria-labelledby", format_args!("{id}-title {id}-desc"));
        markup.begin("title").with("id", format_args!("{id}-title")).text(title).end();
        markup.begin("desc").with("id", format_args!("{id}-desc")).text(description).end();
    }
}

/// Begins what leads somewhere when it is clicked; where nothing is to be found, it leads nowhere. The keyboard goes
/// through the table beside the chart.
pub(super) fn begin_link<'m>(markup: &'m mut Markup, href: &str, says: &str) -> &'m mut Markup {
    if href.is_empty() {
        markup.begin("g");
    } else {
        markup.begin("a").with("href", href).with("tabindex", "-1");
    }
    markup.element("title", says)
}

/// A text at a place.
pub(super) fn label(markup: &mut Markup, class: &'static str, [x, y]: [Length; 2], text: &str) {
    markup.begin("text").with("class", class).with("x", x).with("y", y).text(text).end();
}

/// A straight line.
pub(super) fn line(markup: &mut Markup, class: &'static str, [x1, y1]: [Length; 2], [x2, y2]: [Length; 2]) {
    markup.begin("line").with("class", class).with("x1", x1).with("y1", y1).with("x2", x2).with("y2", y2).end();
}

/// A text of no more columns than there is room for; a Chinese sign takes two.
pub(super) fn fitted(text: &str, columns: usize) -> String {
    if text.width() <= columns {
        return text.to_owned();
    }
    let mut left = columns.saturating_sub(1);
    let fits = |sign: &char| {
        let width = sign.width().unwrap_or_default();
        let fits = width <= left;
        left = left.saturating_sub(width);
        fits
    };
    text.chars().take_while(fits).chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use super::fitted;

    #[test]
    fn long_texts_are_cut_at_a_sign() {
        assert_eq!(fitted("水务局", 6), "水务局");
        assert_eq!(fitted("水务局", 5), "水务…");
        assert_eq!(fitted("水务局a", 6), "水务…");
        assert_eq!(fitted("abc", 2), "a…");
    }
}
