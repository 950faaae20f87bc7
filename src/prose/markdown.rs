//! A text as Markdown with tables. A figure stands between `<!--[-->` and a comment that tells its source:
//! `<!--[-->98.2<!-- self:单位运行经费#/total/score -->`. Neither is seen where the text is shown.

use super::blocks::{Block, Form, Placement, Prose, Span};
use super::citation;
use super::grid::{Part, Slot, grid};

/// What counts for nothing around a line of Markdown.
const BLANKS: [char; 2] = [' ', '\t'];

/// The text; every block stands apart.
#[must_use]
pub fn markdown(prose: &Prose) -> String {
    let blocks: Vec<String> = prose.blocks.iter().flat_map(block).filter(|block| !block.is_empty()).collect();
    if blocks.is_empty() { String::new() } else { blocks.join("\n\n") + "\n" }
}

fn block(block: &Block) -> Vec<String> {
    match block {
        Block::Heading(level, spans) => vec![heading(*level, &line(spans))],
        Block::Line(Placement::Title, spans) => vec![heading(1, &line(spans))],
        Block::Line(_, spans) | Block::Paragraph(spans) => vec![paragraph(&line(spans))],
        Block::Form(form) => {
            let notes: Vec<String> = form.notes.iter().map(|note| citation::escape_text(note)).collect();
            let foot = form.foot.iter().map(|line| paragraph(&citation::escape_text(line)));
            [title(&form.title), paragraph(&notes.join("\u{3000}")), table(form)].into_iter().chain(foot).collect()
        }
    }
}

fn heading(level: u8, line: &str) -> String {
    match line.trim_matches(BLANKS) {
        "" => String::new(),
        line => format!("{} {line}", "#".repeat(usize::from(level).clamp(1, 6))),
    }
}

fn title(title: &str) -> String {
    match citation::escape_text(title).trim_matches(BLANKS) {
        "" => String::new(),
        title => format!("**{title}**"),
    }
}

/// A line that nothing at its beginning makes a list, code or HTML.
fn paragraph(line: &str) -> String {
    let line = line.trim_matches(BLANKS);
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    match line.split_at_checked(digits) {
        _ if line.starts_with(citation::FIGURE_MARK) => format!("{}{line}", citation::PARAGRAPH_MARK),
        _ if line.starts_with(['-', '+', '=']) => format!("\\{line}"),
        Some((number, rest)) if digits > 0 && rest.starts_with(['.', ')']) => format!("{number}\\{rest}"),
        _ => line.to_owned(),
    }
}

fn line(spans: &[Span]) -> String {
    let span = |span: &Span| match span {
        Span::Text(text) => citation::escape_text(text),
        Span::Figure(cited) => format!(
            "{}{}<!-- {} -->",
            citation::FIGURE_MARK,
            citation::escape_text(&cited.shown),
            citation::escape_source(&cited.source)
        ),
    };
    spans.iter().map(span).collect()
}

/// A table whose first row is its heading, as Markdown wants one. What a merged cell covers stays blank.
fn table(form: &Form) -> String {
    if form.rows.is_empty() || form.columns.is_empty() {
        return String::new();
    }
    let mut lines: Vec<String> = grid(form).iter().map(|parts| row(parts)).collect();
    lines.insert(1, format!("|{}", " --- |".repeat(form.columns.len())));
    lines.join("\n")
}

fn row(parts: &[Part<'_>]) -> String {
    let cell = |part: &Part<'_>| {
        let text = match part.slot {
            Slot::Cell(cell) => line(&cell.spans),
            Slot::Above | Slot::Empty => String::new(),
        };
        // A row of nothing but dashes would be taken for the line below the headings.
        let text = text.trim_matches(BLANKS);
        let dash = if text.starts_with(['-', ':']) { "\\" } else { "" };
        format!(" {dash}{text} |{}", "  |".repeat(part.columns - 1))
    };
    format!("|{}", parts.iter().map(cell).collect::<String>())
}
