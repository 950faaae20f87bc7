//! What markup hides of a Markdown text: nobody reads it, so it is not said.

use crate::prose::citation;

/// Elements of HTML that show what is in them as it stands, as long as they say nothing of how.
const PLAIN: [&str; 50] = [
    "a",
    "article",
    "b",
    "big",
    "blockquote",
    "caption",
    "center",
    "cite",
    "code",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "font",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "i",
    "ins",
    "kbd",
    "li",
    "mark",
    "ol",
    "p",
    "pre",
    "q",
    "samp",
    "section",
    "small",
    "span",
    "strong",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "u",
    "ul",
];

/// Elements without an end.
const EMPTY: [&str; 6] = ["br", "hr", "img", "input", "meta", "wbr"];

/// A text without what may be hidden in it: what is struck out, and what stands in elements that may not show it. An element
/// without an end goes on to the end of the text.
pub(super) fn shown(markdown: &str) -> String {
    let (mut shown, mut rest) = (String::with_capacity(markdown.len()), markdown);
    while let Some(at) = rest.find(['\\', '<', '~', '`']) {
        let (before, behind) = rest.split_at_checked(at).unwrap_or((rest, ""));
        shown.push_str(before);
        let (kept, left_out) = part(behind);
        shown.push_str(behind.get(..kept).unwrap_or_default());
        rest = behind.get(kept + left_out..).unwrap_or_default();
    }
    shown + rest
}

/// Whether an element begins here whose words are left out.
pub(super) fn leaves_out(text: &str) -> bool {
    tag(text).is_some_and(|tag| tag.hides())
}

/// How many bytes of what begins here are kept, and how many behind them are left out.
fn part(text: &str) -> (usize, usize) {
    let first = text.chars().next().map_or(0, char::len_utf8);
    match first_of(text) {
        '\\' => (first + text.chars().nth(1).map_or(0, char::len_utf8), 0),
        '~' => match text.strip_prefix("~~").and_then(|inside| inside.find("~~")) {
            Some(length) => (0, length + 4),
            None => (first, 0),
        },
        '`' => (code(text), 0),
        _ => match comment(text) {
            Some(length) => (length, 0),
            None => match tag(text) {
                Some(tag) if tag.hides() => (0, tag.length + inside(text, &tag)),
                Some(tag) => (tag.length, 0),
                None => (first, 0),
            },
        },
    }
}

fn first_of(text: &str) -> char {
    text.chars().next().unwrap_or_default()
}

/// Bytes of a code: where it does not end by then, nobody looks for its end.
const LONGEST_CODE: usize = 4096;

/// The length of a code, which is shown as it stands.
fn code(text: &str) -> usize {
    let signs = text.len() - text.trim_start_matches('`').len();
    let (open, inside) = text.split_at_checked(signs).unwrap_or((text, ""));
    let near = (LONGEST_CODE..LONGEST_CODE + 4).find_map(|end| inside.get(..end)).unwrap_or(inside);
    let paragraph = near.split("\n\n").next().unwrap_or_default();
    paragraph.find(open).map_or(signs, |end| signs + end + signs)
}

/// The length of a comment; of the one that begins a figure, its own alone.
fn comment(text: &str) -> Option<usize> {
    if text.starts_with(citation::FIGURE_MARK) {
        return Some(citation::FIGURE_MARK.len());
    }
    let inside = text.strip_prefix("<!--")?;
    Some(inside.find("-->").map_or(text.len(), |end| "<!--".len() + end + "-->".len()))
}

/// A tag.
struct Tag<'t> {
    name: String,
    attributes: &'t str,
    length: usize,
    ends: bool,
}

fn tag(text: &str) -> Option<Tag<'_>> {
    let inside = text.strip_prefix('<')?;
    let (inside, ends) = inside.strip_prefix('/').map_or((inside, false), |inside| (inside, true));
    if !inside.starts_with(|sign: char| sign.is_ascii_alphabetic()) {
        return None;
    }
    let end = text.find('>')?;
    let written = inside.get(..end.checked_sub(text.len() - inside.len())?)?;
    let length = written.find(|sign: char| !sign.is_ascii_alphanumeric()).unwrap_or(written.len());
    let (name, attributes) = written.split_at_checked(length)?;
    Some(Tag {
        name: name.to_ascii_lowercase(),
        attributes: attributes.trim_matches([' ', '/']),
        length: end + 1,
        ends,
    })
}

impl Tag<'_> {
    /// Whether what is in the element may not be shown as it stands.
    fn hides(&self) -> bool {
        let names_only = ["id=", "name=", "href="].iter().any(|name| self.attributes.starts_with(name));
        let is_plain = self.attributes.is_empty() || names_only && !self.attributes.contains(' ');
        let name = self.name.as_str();
        let is_shown = is_plain && PLAIN.contains(&name) || EMPTY.contains(&name);
        !self.ends && !is_shown
    }
}

/// How long what is in an element is, its end with it.
fn inside(text: &str, begins: &Tag<'_>) -> usize {
    let behind = text.get(begins.length..).unwrap_or_default();
    let (mut rest, mut depth) = (behind, 1_usize);
    while let Some(at) = rest.find('<') {
        rest = rest.get(at..).unwrap_or_default();
        let found = tag(rest).filter(|tag| tag.name == begins.name);
        let length = found.as_ref().map_or(1, |tag| tag.length);
        match found {
            Some(tag) if tag.ends => depth -= 1,
            Some(_) => depth += 1,
            None => {}
        }
        rest = rest.get(length..).unwrap_or_default();
        if depth == 0 {
            return behind.len() - rest.len();
        }
    }
    behind.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_hidden_is_left_out() {
        for (markdown, seen) in [
            ("得<!--[-->98.2<!-- self:a<b>#/c -->分<br>。", "得<!--[-->98.2<!-- self:a<b>#/c -->分<br>。"),
            ("甲<div hidden>乙\n\n<div>丙</div>丁</div>戊", "甲戊"),
            ("甲<span style=\"display:none\">乙</span>丙", "甲丙"),
            ("甲<span>乙</span><sup>1</sup>", "甲<span>乙</span><sup>1</sup>"),
            ("甲<a id=\"x\"></a>乙", "甲<a id=\"x\"></a>乙"),
            ("甲<template>乙</template>丙", "甲丙"),
            ("甲<p class=x>乙", "甲"),
            ("甲~~乙~~丙~~", "甲丙~~"),
            ("`<div hidden>`甲\\<div hidden>乙 1 < 2", "`<div hidden>`甲\\<div hidden>乙 1 < 2"),
            ("甲<!-- 乙", "甲<!-- 乙"),
        ] {
            assert_eq!(shown(markdown), seen, "{markdown}");
        }
    }
}
