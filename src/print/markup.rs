//! Markup under way: what is well formed by the way it is made, and in which a text is never more than a text.
//!
//! Tags and the names of attributes are words of the program; every text and every value is escaped where it is written, so
//! that nothing a file says can become markup.

use std::collections::BTreeMap;
use std::fmt::Display;

use quick_xml::escape::escape;
use serde::ser::{Serialize, SerializeSeq, Serializer};

use crate::words::visible;

/// Markup under way.
#[derive(Debug, Default)]
pub(crate) struct Markup {
    /// What is whole.
    done: Vec<MarkupNode>,
    /// The elements that are open, the outermost first.
    open: Vec<Element>,
    is_page: bool,
}

/// A part of markup that is whole. Programs read it without reading markup: a text is a string, an element an array of its
/// tag, its attributes, and what is in it.
#[derive(Debug)]
pub(crate) enum MarkupNode {
    Element(Element),
    /// A text, as it is shown.
    Text(String),
    /// Words of the program, as they are.
    Plain(&'static str),
}

/// An element.
#[derive(Debug)]
pub(crate) struct Element {
    tag: &'static str,
    attributes: Vec<(&'static str, String)>,
    children: Vec<MarkupNode>,
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
        let mut page = Self { is_page: true, ..Self::default() };
        page.begin("html").with("lang", language).begin("head").begin("meta").with("charset", "utf-8").end();
        page.begin("meta").with("http-equiv", "Content-Security-Policy").with("content", POLICY).end();
        page.begin("meta").with("name", "generator").with("content", GENERATOR).end();
        page
    }

    /// Begins an element.
    pub(crate) fn begin(&mut self, tag: &'static str) -> &mut Self {
        self.open.push(Element { tag, attributes: Vec::new(), children: Vec::new() });
        self
    }

    /// An attribute of the element that has just begun.
    pub(crate) fn with(&mut self, name: &'static str, value: impl Display) -> &mut Self {
        if let Some(element) = self.open.last_mut().filter(|element| element.children.is_empty()) {
            element.attributes.push((name, visible(&value.to_string()).into_owned()));
        }
        self
    }

    /// A text.
    pub(crate) fn text(&mut self, text: impl Display) -> &mut Self {
        self.put(MarkupNode::Text(visible(&text.to_string()).into_owned()))
    }

    /// Words of the program, as they are.
    pub(crate) fn plain(&mut self, words: &'static str) -> &mut Self {
        self.put(MarkupNode::Plain(words))
    }

    /// Ends the element that was begun last.
    pub(crate) fn end(&mut self) -> &mut Self {
        match self.open.pop() {
            Some(element) => self.put(MarkupNode::Element(element)),
            None => self,
        }
    }

    /// An element with a text alone.
    pub(crate) fn element(&mut self, tag: &'static str, text: impl Display) -> &mut Self {
        self.begin(tag).text(text).end()
    }

    /// What is written, with everything ended.
    pub(crate) fn finish(self) -> String {
        let mut written = if self.is_page { "<!DOCTYPE html>\n".to_owned() } else { String::new() };
        for node in self.nodes() {
            node.write(&mut written);
        }
        written
    }

    /// The same as parts, for a page that makes elements of them itself.
    pub(crate) fn nodes(mut self) -> Vec<MarkupNode> {
        while !self.open.is_empty() {
            self.end();
        }
        self.done
    }

    fn put(&mut self, node: MarkupNode) -> &mut Self {
        match self.open.last_mut() {
            Some(above) => above.children.push(node),
            None => self.done.push(node),
        }
        self
    }
}

impl MarkupNode {
    fn write(&self, written: &mut String) {
        match self {
            Self::Element(element) => element.write(written),
            Self::Text(text) => written.push_str(&escape(text.as_str())),
            Self::Plain(words) => written.push_str(words),
        }
    }
}

impl Element {
    fn write(&self, written: &mut String) {
        let Self { tag, attributes, children } = self;
        written.extend(["<", tag]);
        for (name, value) in attributes {
            written.extend([" ", name, "=\"", &escape(value.as_str()), "\""]);
        }
        written.push('>');
        if VOID.contains(tag) {
            return;
        }
        for child in children {
            child.write(written);
        }
        written.extend(["</", tag, ">"]);
        if BLOCKS.contains(tag) {
            written.push('\n');
        }
    }
}

impl Serialize for MarkupNode {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Element(element) => element.serialize(serializer),
            Self::Text(text) => serializer.serialize_str(text),
            Self::Plain(words) => serializer.serialize_str(words),
        }
    }
}

impl Serialize for Element {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut parts = serializer.serialize_seq(Some(2 + self.children.len()))?;
        parts.serialize_element(self.tag)?;
        parts.serialize_element(
            &self.attributes.iter().map(|(name, value)| (*name, value)).collect::<BTreeMap<_, _>>(),
        )?;
        for child in &self.children {
            parts.serialize_element(child)?;
        }
        parts.end()
    }
}

/// Elements behind which a line ends.
const BLOCKS: [&str; 15] =
    ["p", "h1", "h2", "h3", "li", "tr", "table", "section", "div", "ul", "ol", "svg", "details", "head", "aside"];

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

    #[test]
    fn programs_read_it_without_reading_markup() {
        let mut markup = Markup::default();
        markup.begin("p").with("class", "a").text("<b>").begin("br").end().end().text("甲\u{202e}");
        let told = serde_json::to_string(&markup.nodes()).unwrap();
        assert_eq!(told, r#"[["p",{"class":"a"},"<b>",["br",{}]],"甲\\u{202e}"]"#);
    }
}
