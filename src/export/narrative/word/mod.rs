//! A text as a Word document. Every figure stands in a bookmark that is named after its source, which survives
//! editing; comments tell the sources to people. The same text gives the same bytes.

mod ids;
mod style;
mod table;

use std::collections::BTreeSet;
use std::io::Cursor;

use docx_rs::{
    BookmarkEnd, BookmarkStart, BreakType, Comment, Docx, Paragraph, ParagraphChild, Run, SectionProperty, Tab,
    TabValueType,
};

use self::ids::Ids;
use self::style::{FORM_WIDTH, Page, Style};
use crate::model::{Block, Cited, Form, Span, Story, Text, citation};

/// When every comment was made: nothing here knows the time.
const DATE: &str = "1970-01-01T00:00:00Z";

/// Who makes comments.
const AUTHOR: &str = "jixiao";

/// The size of comments, in half-points.
const COMMENT_SIZE: usize = 18;

/// The document: A4, with the margins and the fonts of GB/T 9704; each form on a page of its own.
///
/// # Errors
/// A document of more than 4 GiB.
pub fn word(story: &Story) -> Result<Vec<u8>, Text> {
    let mut ids = Ids::default();
    let mut docx = style::document(&mut ids);
    let mut before: Option<Page> = None;
    for block in &story.blocks {
        let page = Page::of(block);
        if let Some(before) = before.filter(|before| *before != page) {
            docx = end_section(docx, before, &mut ids);
        }
        docx = match block {
            Block::Heading(level, spans) => docx.add_paragraph(told(spans, Style::heading(*level), &mut ids)),
            Block::Paragraph(spans) => docx.add_paragraph(told(spans, Style::Body, &mut ids)),
            Block::Form(form) => add_form(docx, form, before == Some(Page::Form), &mut ids),
        };
        before = Some(page);
    }
    docx.document.section_property.page_margin = before.unwrap_or(Page::Text).margins();
    pack(docx)
}

/// Ends the pages of one kind, so that those of the other follow.
fn end_section(docx: Docx, page: Page, ids: &mut Ids) -> Docx {
    let mut section = SectionProperty::new().page_margin(page.margins());
    section.footer_reference.clone_from(&docx.document.section_property.footer_reference);
    docx.add_paragraph(paragraph(Style::AfterForm, ids).section_property(section))
}

fn pack(docx: Docx) -> Result<Vec<u8>, Text> {
    let mut package = docx.build();
    table::repeat_headings(&mut package.document);
    let mut bytes = Cursor::new(Vec::new());
    package.pack(&mut bytes).map_err(|error| {
        Text::new(format!("无法生成 Word 文件\u{ff1a}{error}"), format!("the Word document cannot be made: {error}"))
    })?;
    Ok(bytes.into_inner())
}

/// A paragraph with a comment that tells where its figures come from.
fn told(spans: &[Span], style: Style, ids: &mut Ids) -> Paragraph {
    let source = |cited: &Cited| format!("{} {} \u{2190} {}", cited.shown, cited.what, cited.source);
    let sources: Vec<String> = figures(spans).map(source).collect();
    let comment = comment(&sources, ids);
    let content = content(spans, ids);
    commented(paragraph(style, ids), comment, content)
}

/// The title of a form, with a comment that tells which documents its figures come from; its notes; its table.
fn add_form(docx: Docx, form: &Form, new_page: bool, ids: &mut Ids) -> Docx {
    let cited = form.rows.iter().flatten().flat_map(|cell| figures(&cell.spans));
    let documents: BTreeSet<&str> = cited
        .map(|cited| cited.source.split_once('#').map_or(cited.source.as_str(), |(document, _)| document))
        .collect();
    let sources: Vec<String> = documents.into_iter().map(|document| format!("\u{2190} {document}")).collect();
    let comment = comment(&sources, ids);
    let title =
        commented(paragraph(Style::FormTitle, ids), comment, vec![ParagraphChild::Run(Box::new(words(&form.title)))]);
    let docx = docx.add_paragraph(title.page_break_before(new_page));
    let docx = if form.notes.is_empty() { docx } else { docx.add_paragraph(notes(&form.notes, ids)) };
    let docx =
        if form.columns.is_empty() || form.rows.is_empty() { docx } else { docx.add_table(table::table(form, ids)) };
    // Word needs a paragraph behind a table; a large one might need another page.
    docx.add_paragraph(paragraph(Style::AfterForm, ids))
}

/// The notes of a form on one line: the first on the left, the last on the right.
fn notes(notes: &[String], ids: &mut Ids) -> Paragraph {
    let stop = |index: usize| FORM_WIDTH * index / notes.len().saturating_sub(1).max(1);
    let mut line = paragraph(Style::FormNote, ids);
    for (index, note) in notes.iter().enumerate() {
        if index > 0 {
            let side = if index + 1 == notes.len() { TabValueType::Right } else { TabValueType::Center };
            line = line.add_tab(Tab::new().val(side).pos(stop(index))).add_run(Run::new().add_tab());
        }
        line = line.add_run(words(note));
    }
    line
}

fn paragraph(style: Style, ids: &mut Ids) -> Paragraph {
    Paragraph::new().id(ids.paragraph()).style(style.id())
}

/// A comment of several lines, if there is anything to say. It has one paragraph: docx-rs would write a comment once
/// for each.
fn comment(lines: &[String], ids: &mut Ids) -> Option<Comment> {
    if lines.is_empty() {
        return None;
    }
    let said = Paragraph::new().id(ids.paragraph()).add_run(words(&lines.join("\n")).size(COMMENT_SIZE));
    Some(Comment::new(ids.comment()).author(AUTHOR).date(DATE).add_paragraph(said))
}

/// A paragraph with its content, and a comment on all of it.
fn commented(mut paragraph: Paragraph, comment: Option<Comment>, content: Vec<ParagraphChild>) -> Paragraph {
    let id = comment.as_ref().map(Comment::id);
    if let Some(comment) = comment {
        paragraph = paragraph.add_comment_start(comment);
    }
    paragraph.children.extend(content);
    match id {
        Some(id) => paragraph.add_comment_end(id),
        None => paragraph,
    }
}

/// Words, and figures in their bookmarks.
fn content(spans: &[Span], ids: &mut Ids) -> Vec<ParagraphChild> {
    let run = |text: &str| ParagraphChild::Run(Box::new(words(text)));
    let mut content = Vec::new();
    for span in spans {
        match span {
            Span::Text(text) => content.push(run(text)),
            Span::Figure(cited) => {
                let id = ids.bookmark();
                let name = citation::bookmark(&cited.source, id);
                content.push(ParagraphChild::BookmarkStart(BookmarkStart::new(id, name)));
                content.push(run(&cited.shown));
                content.push(ParagraphChild::BookmarkEnd(BookmarkEnd::new(id)));
            }
        }
    }
    content
}

/// A run of words; line breaks stay line breaks.
fn words(text: &str) -> Run {
    let text = citation::printable(text);
    let mut lines = text.split('\n');
    let first = Run::new().add_text(lines.next().unwrap_or_default());
    lines.fold(first, |run, line| run.add_break(BreakType::TextWrapping).add_text(line))
}

fn figures(spans: &[Span]) -> impl Iterator<Item = &Cited> {
    spans.iter().filter_map(|span| match span {
        Span::Figure(cited) => Some(cited),
        Span::Text(_) => None,
    })
}
