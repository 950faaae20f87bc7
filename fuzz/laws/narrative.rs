//! Narratives as they are read back.

use jixiao::prose::read::{Line, Piece};
use jixiao::prose::{self, Block, Cited, Prose, Span, one_line};

use super::package::stored;
use super::refusal::refuses;

/// What was read of a text in Markdown, written as such, reads the same: every figure with its source.
pub fn narrative_markdown(bytes: &[u8]) {
    let lines = prose::read::markdown(&String::from_utf8_lossy(bytes));
    let rewritten = |lines: &[Line]| prose::read::markdown(&prose::markdown(&prose_of(lines)));
    let again = rewritten(&lines);
    assert_eq!(figures(&again), figures(&lines), "other figures");
    // Line breaks become blanks, and blanks around a line go.
    let settled = rewritten(&again);
    assert_eq!(rewritten(&settled), settled, "other words");
}

/// Whatever the text of a Word document is, it is read or refused; what was read, written as such, has the same figures.
pub fn narrative_word(bytes: &[u8]) {
    let _ = prose::read::word("text.docx", bytes);
    let package = stored(&[("word/document.xml", bytes)]);
    let lines = match prose::read::word("text.docx", &package) {
        Ok(lines) => lines,
        Err(problem) => return refuses(&problem.into()),
    };
    let again = prose::read::word("text.docx", &prose::word(&prose_of(&lines)).unwrap()).unwrap();
    let shown = |lines| figures(lines).into_iter().map(|(_, shown)| shown).collect::<Vec<_>>();
    assert_eq!(shown(&again), shown(&lines), "other figures");
}

/// A text of these lines.
fn prose_of(lines: &[Line]) -> Prose {
    let span = |piece: &Piece| match piece {
        Piece::Text(text) => Span::Text(text.clone()),
        Piece::Cited { key, text } => Span::Figure(Cited {
            value: text.as_str().into(),
            shown: text.clone(),
            what: String::new(),
            unit: None,
            source: key.clone(),
        }),
    };
    let paragraph = |line: &Line| Block::Paragraph(line.pieces.iter().map(span).collect());
    Prose { blocks: lines.iter().map(paragraph).collect() }
}

/// The sources of the figures in these lines, and what they show.
fn figures(lines: &[Line]) -> Vec<(String, String)> {
    assert!(lines.iter().all(|line| !line.pieces.is_empty()), "an empty line");
    let pieces = lines.iter().flat_map(|line| &line.pieces);
    pieces
        .filter_map(|piece| match piece {
            Piece::Cited { key, text } => Some((key.clone(), one_line(text))),
            Piece::Text(_) => None,
        })
        .collect()
}
