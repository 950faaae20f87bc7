//! Markup under way: what is well formed by the way it is made, and in which a text is never more than a text.
//!
//! Tags and the names of attributes are words of the program; every text and every value passes [`escaped`] here, so that
//! nothing a file says can become markup.

use std::fmt::Display;

use crate::words::visible;

/// Markup under way.
#[derive(Debug, Default)]
pub(crate) struct Markup {
    written: String,
    /// The elements that are open, the outermost first.
    open: Vec<&'static str>,
    /// Whether the last of them still takes attributes.
    in_tag: bool,
}

/// What the browser is to allow a page.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// Who wrote a page: by this the pages of the program are known among tables.
const GENERATOR: &str = concat!("jixiao ", env!("CARGO_PKG_VERSION"));

/// Elements that have no end in HTML.
const VOID: [&str; 4] = ["meta", "input", "br", "col"];

impl Markup {
    /// A page of HTML in a language, up to where its own head goes on: what it is to be read as, what the browser is to
    /// allow (the style of the page itself, and nothing from anywhere), and who wrote it.
    pub(crate) fn page(language: &'static str) -> Self {
        let mut page = Self { written: "<!DOCTYPE html>\n".to_owned(), ..Self::default() };
        page.begin("html").with("lang", language).begin("head").begin("meta").with("charset", "utf-8").end();
        page.begin("meta").with("http-equiv", "Content-Security-Policy").with("content", POLICY).end();
        page.begin("meta").with("name", "generator").with("content", GENERATOR).end();
        page
    }

    /// Begins an element.
    pub(crate) fn begin(&mut self, tag: &'static str) -> &mut Self {
        self.end_tag();
        self.written.push('<');
        self.written.push_str(tag);
        self.open.push(tag);
        self.in_tag = true;
        self
    }

    /// An attribute of the element that has just begun.
    pub(crate) fn with(&mut self, name: &'static str, value: impl Display) -> &mut Self {
        if self.in_tag {
            self.written.push(' ');
            self.written.push_str(name);
            self.written.push_str("=\"");
            self.written.push_str(&escaped(&value.to_string()));
            self.written.push('"');
        }
        self
    }

    /// A text.
    pub(crate) fn text(&mut self, text: impl Display) -> &mut Self {
        self.end_tag();
        self.written.push_str(&escaped(&text.to_string()));
        self
    }

    /// Words of the program, as they are.
    pub(crate) fn plain(&mut self, words: &'static str) -> &mut Self {
        self.end_tag();
        self.written.push_str(words);
        self
    }

    /// Ends the element that was begun last.
    pub(crate) fn end(&mut self) -> &mut Self {
        self.end_tag();
        if let Some(tag) = self.open.pop().filter(|tag| !VOID.contains(tag)) {
            self.written.push_str("</");
            self.written.push_str(tag);
            self.written.push('>');
            if BLOCKS.contains(&tag) {
                self.written.push('\n');
            }
        }
        self
    }

    /// An element with a text alone.
    pub(crate) fn element(&mut self, tag: &'static str, text: impl Display) -> &mut Self {
        self.begin(tag).text(text).end()
    }

    /// What is written, with everything ended.
    pub(crate) fn finish(mut self) -> String {
        while !self.open.is_empty() {
            self.end();
        }
        self.written
    }

    fn end_tag(&mut self) {
        if std::mem::take(&mut self.in_tag) {
            self.written.push('>');
        }
    }
}

/// Elements behind which a line ends.
const BLOCKS: [&str; 15] =
    ["p", "h1", "h2", "h3", "li", "tr", "table", "section", "div", "ul", "ol", "svg", "details", "head", "aside"];

/// A text in which nothing is markup, and nothing hidden.
fn escaped(text: &str) -> String {
    quick_xml::escape::escape(visible(text)).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_never_markup() {
        let mut markup = Markup::default();
        markup.begin("a").with("href", "#\"><script>").text("</a><b onclick='x'>&\u{202e}");
        let written = markup.finish();
        assert_eq!(
            written,
            "<a href=\"#&quot;&gt;&lt;script&gt;\">&lt;/a&gt;&lt;b onclick=&apos;x&apos;&gt;&amp;\\u{202e}</a>"
        );
    }

    #[test]
    fn what_is_begun_is_ended() {
        let mut markup = Markup::default();
        markup.begin("svg").begin("g").begin("rect").with("x", 1).end().element("text", "甲");
        assert_eq!(markup.finish(), "<svg><g><rect x=\"1\"></rect><text>甲</text></g></svg>\n");
        let mut page = Markup::default();
        page.begin("p").begin("br").end().text("a");
        assert_eq!(page.finish(), "<p><br>a</p>\n");
    }
}
