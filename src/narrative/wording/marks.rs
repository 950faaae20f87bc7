//! Marks in a text under way, until it is taken apart. No text of a fact contains them.

use crate::prose::Placement;

/// What stands around the number of a figure, and before that of a form.
pub(super) const NUMBERS: [char; 3] = ['\u{E000}', '\u{E001}', '\u{E002}'];

/// What stands at the end of lines that hold a tag.
pub(super) const TAG: &str = "\u{E003}";

/// What stands before headings.
pub(super) const HEADING: &str = "\u{E004}";

/// What stands before lines of letters, and what is written there in wordings.
pub(super) const LINES: [(&str, char, Placement); 3] =
    [("% ", '\u{E005}', Placement::Title), ("< ", '\u{E006}', Placement::Left), ("> ", '\u{E007}', Placement::Right)];

/// The wording with a mark at the end of every line that holds a tag: what such a line leaves behind may be empty, and
/// is no end of a paragraph; and with a mark before headings, which names that begin with `#` do not have.
pub(super) fn marked(wording: &str) -> String {
    let closed = |line: &str, [open, close]: [&str; 2]| line.rfind(close) > line.rfind(open);
    let mark = |line: &str| if closed(line, ["{%", "%}"]) || closed(line, ["{#", "#}"]) { TAG } else { "" };
    let heading = |line: &str| if level(line.trim()) > 0 { HEADING } else { "" };
    let letter = |line: &str| -> String {
        let known = LINES.iter().find(|(written, ..)| line.trim_start().starts_with(written));
        known.map_or_else(|| line.to_owned(), |(written, mark, _)| line.replacen(written, &mark.to_string(), 1))
    };
    let lines = wording.lines().map(|line| [heading(line), &letter(line), mark(line), "\n"].concat());
    lines.collect()
}

/// How many `#` a line begins with, where a blank follows; otherwise 0.
pub(super) fn level(line: &str) -> usize {
    let level = line.bytes().take_while(|byte| *byte == b'#').count();
    if line.get(level..).is_some_and(|rest| rest.starts_with(' ')) { level } else { 0 }
}

/// A text without marks.
pub(super) fn without(text: &str) -> String {
    text.replace(NUMBERS, "").replace(TAG, "").replace(HEADING, "").replace(LINES.map(|(_, mark, _)| mark), "")
}
