//! The notes of a sheet: new ones behind those that are there, and on a cell that has one below what it says.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::edits::Edits;
use super::list::List;
use super::tags::{Form, Tag, Tags};
use crate::book::beside::AUTHOR;
use crate::book::refusal::Refusal;
use crate::book::write::xml::cell_text;
use crate::words::Address;

/// The notes of a sheet that has none.
const NONE: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    r#"<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">"#,
    "<authors></authors><commentList></commentList></comments>",
);

/// The notes of a sheet.
pub(super) struct Comments {
    text: String,
    at: BTreeMap<Address, Range<usize>>,
}

impl Comments {
    pub(super) fn read(text: Option<String>) -> Result<Self, Refusal> {
        let text = text.unwrap_or_else(|| NONE.to_owned());
        let list = List::find(&text, "commentList")?.ok_or(Refusal::Damaged)?;
        let mut at = BTreeMap::new();
        for item in list.items {
            let tag = Tags::within(&text, &item).next()?.ok_or(Refusal::Damaged)?;
            at.extend(tag.get("ref").and_then(|name| Address::parse(&name)).map(|name| (name, item)));
        }
        Ok(Self { text, at })
    }

    /// The cells that have one.
    pub(super) fn cells(&self) -> BTreeSet<Address> {
        self.at.keys().copied().collect()
    }

    /// The part with more notes.
    pub(super) fn with(&self, notes: &BTreeMap<Address, String>) -> Result<String, Refusal> {
        let text = &self.text;
        let (mut edits, mut added) = (Edits::default(), String::new());
        let authors = List::find(text, "authors")?.ok_or(Refusal::Damaged)?;
        let author = authors.items.len();
        for (at, note) in notes {
            match self.at.get(at) {
                Some(item) => below(text, item, note, &mut edits)?,
                None => added.push_str(&format!(
                    r#"<comment ref="{at}" authorId="{author}"><text><t xml:space="preserve">{}</t></text></comment>"#,
                    cell_text(note)
                )),
            }
        }
        if !added.is_empty() {
            authors.append(&mut edits, &format!("<author>{AUTHOR}</author>"));
            List::find(text, "commentList")?.ok_or(Refusal::Damaged)?.append(&mut edits, &added);
        }
        edits.apply(text)
    }
}

/// Puts a note below what a note says.
fn below(text: &str, item: &Range<usize>, note: &str, edits: &mut Edits) -> Result<(), Refusal> {
    let note = cell_text(note);
    match Last::of(text, item)? {
        Last::Text(tag) if tag.form == Form::End => edits.insert(tag.at.start, format!("\n\n{note}")),
        Last::Text(tag) => tag.fill(edits, &note),
        Last::Without(tag) if tag.form == Form::End => edits.insert(tag.at.start, run(&note)),
        Last::Without(tag) => tag.fill(edits, &run(&note)),
        Last::Nothing => return Err(Refusal::Damaged),
    }
    Ok(())
}

fn run(note: &str) -> String {
    format!(r#"<t xml:space="preserve">{note}</t>"#)
}

/// Where what a note says ends.
enum Last<'x> {
    /// Its last text.
    Text(Tag<'x>),
    /// It says nothing.
    Without(Tag<'x>),
    Nothing,
}

impl<'x> Last<'x> {
    fn of(text: &'x str, item: &Range<usize>) -> Result<Self, Refusal> {
        let (mut tags, mut last, mut spoken) = (Tags::within(text, item), Self::Nothing, false);
        while let Some(tag) = tags.next()? {
            match (tag.name(), tag.form) {
                // How signs are pronounced is no text.
                ("rPh", form) => spoken = form == Form::Start,
                ("t", Form::End | Form::Empty) if !spoken => last = Self::Text(tag),
                ("text", Form::End | Form::Empty) if !matches!(last, Self::Text(_)) => last = Self::Without(tag),
                _ => {}
            }
        }
        Ok(last)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn noted(inside: &str) -> String {
        let text = format!(
            "<comments><authors><author>甲</author></authors><commentList>\
             <comment ref=\"B2\" authorId=\"0\">{inside}</comment></commentList></comments>"
        );
        let notes = BTreeMap::from([(Address::new(1, 1), "a<b".to_owned())]);
        let written = Comments::read(Some(text.clone())).unwrap().with(&notes).unwrap();
        assert!(written.contains("<author>甲</author></authors>"), "nobody is added: {written}");
        written.split("authorId=\"0\">").nth(1).unwrap().split("</comment>").next().unwrap().to_owned()
    }

    #[test]
    fn what_a_note_says_stays_above() {
        for (before, after) in [
            ("<text><t>旧</t></text>", "<text><t>旧\n\na&lt;b</t></text>"),
            (
                "<text><r><t>甲:</t></r><r><rPr/><t>旧</t></r><rPh><t>jiu</t></rPh></text>",
                "<text><r><t>甲:</t></r><r><rPr/><t>旧\n\na&lt;b</t></r><rPh><t>jiu</t></rPh></text>",
            ),
            ("<text><t/></text>", "<text><t>a&lt;b</t></text>"),
            ("<text/>", "<text><t xml:space=\"preserve\">a&lt;b</t></text>"),
            ("<text></text>", "<text><t xml:space=\"preserve\">a&lt;b</t></text>"),
        ] {
            assert_eq!(noted(before), after);
        }
    }

    #[test]
    fn a_cell_without_a_note_gets_one() {
        let comments = Comments::read(None).unwrap();
        let written = comments.with(&BTreeMap::from([(Address::new(0, 0), "一\n二".to_owned())])).unwrap();
        assert!(written.contains("<authors><author>jixiao</author></authors><commentList><comment ref=\"A1\""));
        assert!(written.contains(">一\n二</t></text></comment></commentList>"));
    }
}
