//! A text as a Word document. Every figure stands in a bookmark that is named after its source, which survives
//! editing; comments tell the sources to people. The same text gives the same bytes.
//!
//! The elements of each part stand in the order of ECMA-376: Word drops or refuses what does not.

mod package;
mod run;
mod style;
mod table;

use std::collections::{BTreeMap, BTreeSet};

use self::run::{paragraph, run};
use self::style::{FORM_WIDTH, Page, Style};
use super::blocks::{Block, Form, Prose, Span};
use super::citation;
use super::cited::Cited;
use super::origin::Origin;
use crate::words::{Text, text};

/// When every comment was made: nothing here knows the time, and LibreOffice makes a wrong date of none.
const DATE: &str = "1970-01-01T00:00:00Z";

/// Largest part in bytes: with what stands around it and in the other parts it can be read again.
const LARGEST: usize = 48 << 20;

fn too_long() -> Text {
    text!(
        "综述过长,写成 Word 文件后无法再读入校验,没有写出;请分部门生成,或用 Markdown",
        "the narrative is too long: the Word document could not be read again to be verified, and is not written; \
         narrate fewer tables, or in Markdown"
    )
}

/// The document: A4, with the margins and the fonts of GB/T 9704; each form on a page of its own.
///
/// # Errors
/// A document that is too large to be read again.
pub fn word(prose: &Prose) -> Result<Vec<u8>, Text> {
    word_with(prose, &BTreeMap::new())
}

/// The same with properties of the document's own.
///
/// # Errors
/// As [`word`].
pub fn word_with(prose: &Prose, properties: &BTreeMap<String, String>) -> Result<Vec<u8>, Text> {
    Document::default().of(prose, properties)
}

/// The same without comments, for what is sent to others: the sources are those of the bookmarks, and it says what it is.
///
/// # Errors
/// As [`word`].
pub fn letter(prose: &Prose, origin: &Origin) -> Result<Vec<u8>, Text> {
    let kind = origin.bookmark().map(|name| bookmark(0, &name, "")).unwrap_or_default();
    Document { silent: true, body: kind, ..Document::default() }.of(prose, &origin.properties())
}

/// A document under way.
#[derive(Default)]
struct Document {
    body: String,
    comments: String,
    /// How many bookmarks there are.
    figures: usize,
    /// How many comments there are.
    told: usize,
    /// Whether no comments are made.
    silent: bool,
}

impl Document {
    fn of(mut self, prose: &Prose, properties: &BTreeMap<String, String>) -> Result<Vec<u8>, Text> {
        let mut before: Option<Page> = None;
        let mut behind_form = false;
        for (index, block) in prose.blocks.iter().enumerate() {
            let page = Page::of(block, prose.blocks.get(index + 1));
            if let Some(before) = before.filter(|before| *before != page) {
                self.end_section(before);
            }
            let goes_on = matches!(block, Block::Form(form) if form.title.is_empty());
            let new_page = if behind_form && !goes_on && before == Some(page) { "<w:pageBreakBefore/>" } else { "" };
            match block {
                Block::Heading(level, spans) => self.told(Style::heading(*level), new_page, spans),
                Block::Line(placement, spans) => self.told(Style::of_line(*placement), "", spans),
                Block::Paragraph(spans) => self.told(Style::Body, "", spans),
                Block::Form(form) => {
                    let next = prose.blocks.get(index + 1);
                    self.form(form, new_page, matches!(next, Some(Block::Form(next)) if next.title.is_empty()));
                }
            }
            // Told at once, before more is made that nobody reads.
            if self.body.len().max(self.comments.len()) > LARGEST {
                return Err(too_long());
            }
            before = Some(page);
            behind_form = matches!(block, Block::Form(_));
        }
        self.body.push_str(&before.unwrap_or(Page::Text).section());
        // The letters of pages of forms are small, and so are their numbers.
        let are_forms = prose.blocks.iter().all(|block| matches!(block, Block::Form(_)));
        let number = if are_forms { Style::FormPageNumber } else { Style::PageNumber };
        package::pack(&self.body, &self.comments, number, properties)
            .map_err(|error| text!("无法生成 Word 文件\u{ff1a}{error}", "the Word document cannot be made: {error}"))
    }

    /// Ends the pages of one kind, so that those of the other follow.
    fn end_section(&mut self, page: Page) {
        self.paragraph(Style::AfterForm, &page.section(), "");
    }

    /// A paragraph with a comment that tells where its figures come from.
    fn told(&mut self, style: Style, properties: &str, spans: &[Span]) {
        let sources: Vec<String> = figures(spans).map(citation::told).collect();
        let content = self.content(spans);
        let content = self.commented(&content, &sources);
        self.paragraph(style, properties, &content);
    }

    /// The title of a form, with a comment that tells which documents its figures come from; its notes; its table, which may go on in
    /// the next one.
    fn form(&mut self, form: &Form, new_page: &str, goes_on: bool) {
        let cited = form.rows.iter().flatten().flat_map(|cell| figures(&cell.spans));
        let sources: BTreeSet<String> = cited.map(citation::told_document).collect();
        let sources: Vec<String> = sources.into_iter().collect();
        if !form.title.is_empty() {
            let title = self.commented(&run(&form.title), &sources);
            self.paragraph(Style::FormTitle, new_page, &title);
        }
        self.notes(&form.notes);
        self.table(form, goes_on);
        for line in &form.foot {
            self.paragraph(Style::FormNote, "", &run(line));
        }
        // Word needs a paragraph behind a table; a large one might need another page.
        self.paragraph(Style::AfterForm, "", "");
    }

    /// The notes of a form on one line: the first on the left, the last on the right.
    fn notes(&mut self, notes: &[String]) {
        let last = notes.len().saturating_sub(1);
        let stop = |index: usize| {
            let side = if index == last { "right" } else { "center" };
            format!(r#"<w:tab w:val="{side}" w:pos="{}"/>"#, FORM_WIDTH * index / last)
        };
        let stops: Vec<String> = (1..notes.len()).map(stop).collect();
        let stops = if stops.is_empty() { String::new() } else { format!("<w:tabs>{}</w:tabs>", stops.concat()) };
        let notes: Vec<String> = notes.iter().map(|note| run(note)).collect();
        if !notes.is_empty() {
            self.paragraph(Style::FormNote, &stops, &notes.join("<w:r><w:tab/></w:r>"));
        }
    }

    fn paragraph(&mut self, style: Style, properties: &str, content: &str) {
        self.body.push_str(&paragraph(style, properties, content));
    }

    /// Words, and figures in their bookmarks.
    fn content(&mut self, spans: &[Span]) -> String {
        let mut content = String::new();
        for span in spans {
            match span {
                Span::Text(text) => content.push_str(&run(text)),
                Span::Figure(cited) => {
                    self.figures += 1;
                    let (id, name) = (self.figures, citation::bookmark(&cited.source, self.figures));
                    content.push_str(&bookmark(id, &name, &run(&cited.shown)));
                }
            }
        }
        content
    }

    /// The content of a paragraph with a comment on all of it, a line for each of these.
    fn commented(&mut self, content: &str, lines: &[String]) -> String {
        if lines.is_empty() || self.silent {
            return content.to_owned();
        }
        self.told += 1;
        let id = self.told;
        let lines: String = lines.iter().map(|line| paragraph(Style::Comment, "", &run(line))).collect();
        self.comments.push_str(&format!(
            r#"<w:comment w:id="{id}" w:author="jixiao" w:date="{DATE}" w:initials="jx">{lines}</w:comment>"#
        ));
        format!(
            r#"<w:commentRangeStart w:id="{id}"/>{content}<w:commentRangeEnd w:id="{id}"/><w:r><w:commentReference w:id="{id}"/></w:r>"#
        )
    }
}

fn bookmark(id: usize, name: &str, content: &str) -> String {
    format!(r#"<w:bookmarkStart w:id="{id}" w:name="{name}"/>{content}<w:bookmarkEnd w:id="{id}"/>"#)
}

fn figures(spans: &[Span]) -> impl Iterator<Item = &Cited> {
    spans.iter().filter_map(|span| match span {
        Span::Figure(cited) => Some(cited),
        Span::Text(_) => None,
    })
}
