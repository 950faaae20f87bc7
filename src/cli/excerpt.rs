//! The line that a message speaks of, with a caret below the value at fault.

use std::fs;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use crate::read::Source;
use crate::words::{Place, Position};

/// The largest file in bytes. People correct files that people write; a stream of tables is no page to look at.
const LARGEST: u64 = 256 << 10;

/// The longest line in bytes, for the same reason.
const LONGEST: usize = 4 << 10;

/// Lines of files. A message keeps its place and not the text there, so that the file is read once more.
#[derive(Debug, Default)]
pub(super) struct Excerpts {
    last: Option<Source>,
}

impl Excerpts {
    /// The line of a place; none where the place is a file as a whole, as its very beginning is, standard input or
    /// no file.
    pub(super) fn of(&mut self, place: &Place, width: u16) -> Option<String> {
        let Some(Position::Text { line, column }) = place.position else { return None };
        if (line, column) == (1, 1) {
            return None;
        }
        if self.last.as_ref().is_none_or(|last| last.name != place.file) {
            self.last = open(&place.file);
        }
        excerpt(self.last.as_ref()?.text(), line, column, width)
    }
}

fn open(name: &str) -> Option<Source> {
    let found = fs::metadata(name).ok()?;
    let small = found.is_file() && found.len() <= LARGEST;
    small.then(|| Source::open(name).ok()).flatten()
}

/// A line with a caret; columns are characters, and as wide as a terminal shows them.
fn excerpt(text: &str, line: usize, column: usize, width: u16) -> Option<String> {
    let content = text.split('\n').nth(line.checked_sub(1)?)?.trim_end();
    // A brace alone on its line shows nobody what is wrong below it.
    if matches!(content.trim(), "" | "{" | "[") || content.len() > LONGEST {
        return None;
    }
    let at = content.char_indices().nth(column.checked_sub(1)?).map_or(content.len(), |(at, _)| at);
    let end = at + value_at(content.get(at..)?);
    let marked = Snippet::source(content).line_start(line).annotation(AnnotationKind::Primary.span(at..end));
    let renderer = Renderer::plain().term_width(usize::from(width));
    Some(renderer.render(&[Group::with_level(Level::ERROR).element(marked)]))
}

/// How many bytes the value at the beginning of a text has: those of a text in quotes, of a word, of a sign.
fn value_at(text: &str) -> usize {
    if let Some(end) = text.strip_prefix('"').and_then(|inside| inside.find('"')) {
        return end + 2;
    }
    let word = text.find(|sign: char| !sign.is_alphanumeric() && !"_-.".contains(sign)).unwrap_or(text.len());
    word.max(text.chars().next().map_or(0, char::len_utf8))
}

#[cfg(test)]
mod tests {
    use super::excerpt;

    const TABLE: &str = "[project]\r\nname = \"车辆运行费\"  x = 5\r\n\tbudget = \"三百\"\n";

    fn shown(line: usize, column: usize) -> String {
        excerpt(TABLE, line, column, 80).unwrap()
    }

    #[test]
    fn the_caret_stands_below_what_is_two_columns_wide() {
        assert_eq!(shown(2, 17), "  |\n2 | name = \"车辆运行费\"  x = 5\n  |                      ^");
        assert_eq!(shown(2, 8), "  |\n2 | name = \"车辆运行费\"  x = 5\n  |        ^^^^^^^^^^^^");
        assert_eq!(shown(3, 11), "  |\n3 |     budget = \"三百\"\n  |              ^^^^^^");
    }

    #[test]
    fn a_place_behind_the_line_has_its_caret_at_the_end() {
        assert_eq!(shown(1, 99), "  |\n1 | [project]\n  |          ^");
        for (text, line) in [(TABLE, 4), (TABLE, 9), ("[\n{\n", 2)] {
            assert_eq!(excerpt(text, line, 1, 80), None);
        }
    }

    #[test]
    fn control_signs_do_not_reach_the_terminal() {
        assert_eq!(excerpt("a\u{1b}[31m = 1", 1, 1, 80).unwrap(), "  |\n1 | a␛[31m = 1\n  | ^");
    }
}
