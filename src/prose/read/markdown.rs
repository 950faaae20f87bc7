//! A text in Markdown, as `narrate` writes it and as people leave it.

use std::ops::Range;

use super::reading::{Line, Piece};
use crate::prose::citation;

/// What counts for nothing around a line of Markdown.
const BLANKS: [char; 2] = [' ', '\t'];

/// Every paragraph, heading and cell that holds anything. There is no wrong Markdown: what is not understood is text.
#[must_use]
pub fn markdown(text: &str) -> Vec<Line> {
    markdown_rows(text).0
}

/// The same, and which of them are the cells of a row.
pub(crate) fn markdown_rows(text: &str) -> (Vec<Line>, Vec<Range<usize>>) {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text).replace("\r\n", "\n");
    let (mut lines, mut rows) = (Vec::new(), Vec::new());
    let mut paragraph = String::new();
    let holds = |line: &Line| !line.pieces.is_empty();
    for line in text.split('\n') {
        let (line, is_item) = without_marks(line);
        if is_item {
            lines.extend(Some(inline(&std::mem::take(&mut paragraph))).filter(holds));
        }
        let row = line.trim_start_matches(BLANKS).strip_prefix('|');
        let heading = line.trim_start_matches('#').strip_prefix(' ').filter(|_| line.starts_with('#'));
        if row.is_none() && heading.is_none() && !line.trim_matches(BLANKS).is_empty() {
            // Editors may break a paragraph into lines.
            let gap = if paragraph.is_empty() { "" } else { "\n" };
            paragraph.push_str(gap);
            paragraph.push_str(line);
            continue;
        }
        lines
            .extend(Some(inline(&std::mem::take(&mut paragraph))).into_iter().chain(heading.map(inline)).filter(holds));
        let from = lines.len();
        let cells = row.map(cells).filter(|cells| !is_rule(cells)).into_iter().flatten();
        lines.extend(cells.map(inline).filter(holds));
        rows.extend(Some(from..lines.len()).filter(|row| !row.is_empty()));
    }
    lines.extend(Some(inline(&paragraph)).filter(holds));
    (lines, rows)
}

/// A line without the marks by which it is quoted or an item of a list, and whether it is one: marks are shown, but they are
/// no words of the text. Each item is a paragraph.
fn without_marks(line: &str) -> (&str, bool) {
    let (mut rest, mut is_item) = (line, false);
    loop {
        let inside = rest.trim_start_matches(BLANKS);
        let quoted = inside.strip_prefix('>');
        let item = inside.strip_prefix(['-', '*', '+']).filter(|inside| inside.starts_with(BLANKS));
        is_item |= item.is_some();
        match quoted.or(item) {
            Some(inside) => rest = inside,
            // The blanks before a line that has no marks are looked at by who reads it.
            None if rest.len() == line.len() => return (line, false),
            None => return (inside, is_item),
        }
    }
}

/// The cells of a row behind its first bar.
fn cells(row: &str) -> Vec<&str> {
    let mut cells = Vec::new();
    let mut rest = row;
    while let Some(end) = find(rest, "|") {
        let (cell, after) = rest.split_at_checked(end).unwrap_or_default();
        cells.push(cell);
        rest = after.strip_prefix('|').unwrap_or_default();
    }
    if !rest.trim_matches(BLANKS).is_empty() {
        cells.push(rest);
    }
    // What pads a cell is no part of it.
    cells.into_iter().map(|cell| cell.trim_matches(BLANKS)).collect()
}

/// Where some signs are that no backslash stands before.
fn find(text: &str, signs: &str) -> Option<usize> {
    let mut escaped = false;
    let found = text.char_indices().find(|(at, sign)| {
        let found = !escaped && text.get(*at..).is_some_and(|rest| rest.starts_with(signs));
        escaped = *sign == '\\' && !escaped;
        found
    });
    found.map(|(at, _)| at)
}

/// Whether it is the line below the headings of a table.
fn is_rule(cells: &[&str]) -> bool {
    let rule = |cell: &&str| {
        let dashes = cell.strip_prefix(':').unwrap_or(cell);
        let dashes = dashes.strip_suffix(':').unwrap_or(dashes);
        !dashes.is_empty() && dashes.bytes().all(|byte| byte == b'-')
    };
    !cells.is_empty() && cells.iter().all(rule)
}

/// A paragraph: marks of stress are dropped, line breaks are blanks.
fn inline(text: &str) -> Line {
    line(text, Stress::Dropped)
}

/// What stands in place of a figure. Stress within it is no way to write one.
fn shown(figure: &str) -> String {
    let mut inside = figure.trim_start_matches('*');
    while let Some(before) = inside.strip_suffix('*').filter(|before| !before.ends_with('\\')) {
        inside = before;
    }
    line(inside, Stress::Kept).text()
}

/// What comes of marks of stress.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stress {
    Dropped,
    Kept,
}

fn line(text: &str, stress: Stress) -> Line {
    let text = text.strip_prefix(citation::PARAGRAPH_MARK).unwrap_or(text);
    let mut line = Line::default();
    let mut rest = text;
    // Behind the last end no comment is looked for.
    let ends = text.rfind(END).unwrap_or_default();
    while let Some(sign) = rest.chars().next() {
        let length = if let Some((figure, length)) = figure(rest) {
            line.pieces.push(figure);
            length
        } else if let Some(comment) = Some(rest).filter(|rest| text.len() - rest.len() < ends).and_then(comment) {
            comment.end + END.len()
        } else {
            let (words, length) = word(rest, sign, stress);
            line.push(words);
            length
        };
        rest = rest.get(length..).unwrap_or_default();
    }
    line
}

/// A sign as it reads, and how many bytes it takes.
fn word(rest: &str, sign: char, stress: Stress) -> (&str, usize) {
    let break_tag = ["<br>", "<br/>", "<br />"].into_iter().find(|tag| rest.starts_with(tag));
    let escaped = rest.strip_prefix('\\').and_then(|rest| rest.get(..1)).filter(|sign| is_punctuation(sign));
    match (break_tag, escaped, sign) {
        (Some(tag), ..) => (" ", tag.len()),
        (_, Some(sign), _) => (sign, 2),
        (.., '\n' | '\t' | '\r') => (" ", 1),
        (.., '*' | '`') if stress == Stress::Dropped => ("", 1),
        _ => (rest.get(..sign.len_utf8()).unwrap_or_default(), sign.len_utf8()),
    }
}

fn is_punctuation(sign: &str) -> bool {
    sign.bytes().all(|byte| byte.is_ascii_punctuation())
}

const START: &str = "<!--";
const END: &str = "-->";

/// Where the inside of the comment lies that begins here.
fn comment(rest: &str) -> Option<Range<usize>> {
    let inside = rest.strip_prefix(START)?;
    let length = inside.find(END)?;
    Some(START.len()..START.len() + length)
}

/// The figure that begins here, and how many bytes it takes: up to the comment that tells its source. One that
/// another figure begins before has none.
fn figure(rest: &str) -> Option<(Piece, usize)> {
    let inside = rest.strip_prefix(citation::FIGURE_MARK)?;
    let end = find(inside, START)?;
    let (shown, after) = inside.split_at_checked(end)?;
    if after.starts_with(citation::FIGURE_MARK) {
        return None;
    }
    let source = comment(after)?;
    let length = citation::FIGURE_MARK.len() + end + source.end + END.len();
    // Editors may break lines inside of comments.
    let source = after.get(source)?.replace('\n', " ");
    let source = source.strip_prefix(' ').unwrap_or(&source);
    let source = source.strip_suffix(' ').unwrap_or(source);
    Some((Piece::Cited { key: citation::unescape_source(source), text: self::shown(shown) }, length))
}
