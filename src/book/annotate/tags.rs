//! The tags of a part one by one, each with its bytes.

use std::borrow::Cow;
use std::ops::Range;

use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::Event;

use super::edits::Edits;
use crate::book::refusal::Refusal;

/// What a tag does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    Start,
    Empty,
    End,
}

/// A tag.
#[derive(Clone, Debug)]
pub(super) struct Tag<'x> {
    pub(super) form: Form,
    /// Its bytes in the part.
    pub(super) at: Range<usize>,
    text: &'x str,
}

/// The tags of a part, or of a stretch of it.
pub(super) struct Tags<'x> {
    text: &'x str,
    /// Where the text begins in the part.
    base: usize,
    reader: Reader<&'x [u8]>,
}

impl<'x> Tags<'x> {
    pub(super) fn of(text: &'x str) -> Self {
        let body = text.trim_start_matches('\u{feff}');
        Self { text: body, base: text.len() - body.len(), reader: Reader::from_str(body) }
    }

    /// The tags of one element.
    pub(super) fn within(text: &'x str, at: &Range<usize>) -> Self {
        let body = text.get(at.clone()).unwrap_or_default();
        Self { text: body, base: at.start, reader: Reader::from_str(body) }
    }

    /// The next one.
    pub(super) fn next(&mut self) -> Result<Option<Tag<'x>>, Refusal> {
        loop {
            let from = self.position()?;
            let form = match self.reader.read_event().map_err(|_| Refusal::Damaged)? {
                Event::Start(_) => Form::Start,
                Event::Empty(_) => Form::Empty,
                Event::End(_) => Form::End,
                Event::Eof => return Ok(None),
                _ => continue,
            };
            let to = self.position()?;
            let text = self.text.get(from..to).filter(|text| text.starts_with('<') && text.ends_with('>'));
            let text = text.ok_or(Refusal::Damaged)?;
            return Ok(Some(Tag { form, at: self.base + from..self.base + to, text }));
        }
    }

    fn position(&self) -> Result<usize, Refusal> {
        usize::try_from(self.reader.buffer_position()).map_err(|_| Refusal::Damaged)
    }
}

impl<'x> Tag<'x> {
    /// Its name with its prefix.
    pub(super) fn qualified(&self) -> &'x str {
        let name = self.text.trim_start_matches(['<', '/']);
        name.find(|c: char| c.is_whitespace() || matches!(c, '/' | '>')).and_then(|end| name.get(..end)).unwrap_or(name)
    }

    /// Its name without a prefix.
    pub(super) fn name(&self) -> &'x str {
        let name = self.qualified();
        name.split_once(':').map_or(name, |(_, name)| name)
    }

    /// The value of an attribute, named with its prefix.
    pub(super) fn get(&self, name: &str) -> Option<Cow<'x, str>> {
        unescape(self.text.get(self.value(name)?)?).ok()
    }

    /// The value of an attribute that is a number.
    pub(super) fn number<T: std::str::FromStr>(&self, name: &str) -> Option<T> {
        self.get(name)?.trim().parse().ok()
    }

    /// The attributes: the name of each, and where its value is within the tag.
    pub(super) fn attributes(&self) -> Vec<(&'x str, Range<usize>)> {
        let mut found = Vec::new();
        let mut at = 1 + self.qualified().len();
        while let Some(next) = self.attribute(at) {
            at = next.1.end + 1;
            found.push(next);
        }
        found
    }

    fn attribute(&self, from: usize) -> Option<(&'x str, Range<usize>)> {
        let (name, behind) = self.text.get(from..)?.split_once('=')?;
        let value = behind.trim_start();
        let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        let start = self.text.len() - value.len() + 1;
        let length = self.text.get(start..)?.find(quote)?;
        Some((name.trim(), start..start + length))
    }

    fn value(&self, name: &str) -> Option<Range<usize>> {
        self.attributes().into_iter().find(|(found, _)| *found == name).map(|(_, at)| at)
    }

    /// Gives an attribute, without a prefix, another value.
    pub(super) fn set(&self, edits: &mut Edits, name: &str, value: &str) {
        match self.value(name) {
            Some(at) => edits.replace(self.at.start + at.start..self.at.start + at.end, value),
            None => edits.insert(self.at.start + 1 + self.qualified().len(), format!(" {name}=\"{value}\"")),
        }
    }

    /// Opens an element that has nothing in it, for what is to stand there.
    pub(super) fn fill(&self, edits: &mut Edits, inside: &str) {
        let end = self.text.trim_end_matches('>').trim_end_matches('/').len();
        let name = self.qualified();
        edits.replace(self.at.start + end..self.at.end, format!(">{inside}</{name}>"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_tag_is_found_where_it_stands() {
        let text = "\u{feff}<?xml version=\"1.0\"?>\n<a x='1'> 甲 <!-- <b> --><b  s = \"2\" r=\"A&amp;1\" /><![CDATA[<c>]]></a >";
        let mut tags = Tags::of(text);
        let mut found = Vec::new();
        while let Some(tag) = tags.next().unwrap() {
            assert_eq!(&text[tag.at.clone()], tag.text);
            found.push((tag.form, tag.name(), tag.get("r").map(Cow::into_owned), tag.number::<u8>("s")));
        }
        let of_b = (Form::Empty, "b", Some("A&1".to_owned()), Some(2));
        assert_eq!(found, [(Form::Start, "a", None, None), of_b, (Form::End, "a", None, None)]);
    }

    #[test]
    fn attributes_are_changed_in_place() {
        for (before, after) in [
            ("<c r=\"A1\" s='3'/>", "<c r=\"A1\" s='9'/>"),
            ("<c r=\"A1\">", "<c s=\"9\" r=\"A1\">"),
            ("<c/>", "<c s=\"9\"/>"),
            ("<c as=\"1\" />", "<c s=\"9\" as=\"1\" />"),
        ] {
            let mut edits = Edits::default();
            Tags::of(before).next().unwrap().unwrap().set(&mut edits, "s", "9");
            assert_eq!(edits.apply(before).unwrap(), after);
        }
        let mut edits = Edits::default();
        Tags::of("<row r=\"2\" />").next().unwrap().unwrap().fill(&mut edits, "<c/>");
        assert_eq!(edits.apply("<row r=\"2\" />").unwrap(), "<row r=\"2\" ><c/></row>");
    }
}
