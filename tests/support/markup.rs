//! Pages as a reader takes them apart that knows nothing of how they were made: their elements and attributes.

use std::collections::BTreeSet;

/// The tags that pages of the program have.
const TAGS: [&str; 44] = [
    "a", "aside", "b", "body", "br", "circle", "code", "col", "colgroup", "defs", "desc", "details", "div", "g", "h1",
    "h2", "h3", "head", "header", "html", "input", "label", "li", "line", "main", "meta", "nav", "ol", "p", "pattern",
    "polygon", "pre", "rect", "section", "span", "style", "summary", "svg", "table", "tbody", "td", "text", "th",
    "thead",
];
const MORE_TAGS: [&str; 3] = ["title", "tr", "ul"];

/// The attributes that they have: none of them runs anything, and none fetches.
const ATTRIBUTES: [&str; 40] = [
    "aria-label",
    "aria-labelledby",
    "charset",
    "class",
    "colspan",
    "content",
    "cx",
    "cy",
    "fill",
    "for",
    "height",
    "href",
    "http-equiv",
    "id",
    "lang",
    "name",
    "patternTransform",
    "patternUnits",
    "points",
    "r",
    "role",
    "rowspan",
    "rx",
    "scope",
    "style",
    "tabindex",
    "type",
    "viewBox",
    "width",
    "x",
    "x1",
    "x2",
    "y",
    "y1",
    "y2",
    "xmlns",
    "ry",
    "cols",
    "open",
    "dir",
];

/// An element of a page.
#[derive(Debug)]
pub(crate) struct Element<'p> {
    pub(crate) tag: &'p str,
    attributes: Vec<(&'p str, &'p str)>,
}

impl<'p> Element<'p> {
    pub(crate) fn attribute(&self, name: &str) -> Option<&'p str> {
        self.attributes.iter().find(|(own, _)| *own == name).map(|(_, value)| *value)
    }
}

/// All elements, in their order. What stands in `<style>` is no markup.
pub(crate) fn elements(page: &str) -> Vec<Element<'_>> {
    let mut rest = page.strip_prefix("<!DOCTYPE html>").expect("a page begins as one");
    let mut elements = Vec::new();
    while let Some((_, behind)) = rest.split_once('<') {
        let end =
            behind.find(|sign: char| !sign.is_ascii_alphanumeric() && sign != '/').expect("a tag that does not end");
        let (tag, mut behind) = behind.split_at(end);
        let mut attributes = Vec::new();
        while let Some(attribute) = behind.strip_prefix(' ') {
            let (name, value) = attribute.split_once("=\"").expect("an attribute without a value");
            let (value, left) = value.split_once('"').expect("a value that does not end");
            attributes.push((name, value));
            behind = left;
        }
        rest = behind
            .strip_prefix('>')
            .unwrap_or_else(|| panic!("a tag that does not end: <{tag} {}", &behind[..behind.len().min(80)]));
        if tag == "style" {
            rest = rest.split_once("</style>").expect("a style that does not end").1;
        }
        if !tag.starts_with('/') {
            elements.push(Element { tag, attributes });
        }
    }
    elements
}

/// That a page has no element and no attribute that runs or fetches anything, and that its links stay on it.
pub(crate) fn assert_harmless(page: &str) {
    for element in elements(page) {
        assert!(TAGS.contains(&element.tag) || MORE_TAGS.contains(&element.tag), "<{}>", element.tag);
        for (name, value) in &element.attributes {
            assert!(ATTRIBUTES.contains(name), "<{} {name}=\"{value}\">", element.tag);
            assert!(!value.contains(['<', '>']), "{name}=\"{value}\"");
            if *name == "href" {
                assert!(value.starts_with('#'), "{name}=\"{value}\"");
            }
            if *name == "fill" {
                assert!(value.starts_with("url(#"), "{name}=\"{value}\"");
            }
        }
    }
    let styles = page.matches("<style>").count();
    assert_eq!(styles, 1, "the page has a style of its own, and no other");
}

/// That every link leads to a place on the page, and that no place is there twice.
pub(crate) fn assert_leads_somewhere(page: &str) {
    let parsed = elements(page);
    let ids: Vec<&str> = parsed.iter().filter_map(|element| element.attribute("id")).collect();
    let known: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(known.len(), ids.len(), "a place is named twice");
    for element in &parsed {
        for name in ["href", "aria-labelledby", "for"] {
            for place in element.attribute(name).into_iter().flat_map(str::split_whitespace) {
                let place = place.strip_prefix('#').unwrap_or(place);
                assert!(known.contains(place), "{name}={place} leads nowhere");
            }
        }
    }
}
