//! What readers of a text may see otherwise than it is read here.

use super::hidden::leaves_out;
use super::reading::{Line, Piece};
use super::seen::Odd;
use crate::prose::citation;
use crate::words::{Text, is_unseen, text};

/// Begins a comment.
const START: &str = "<!--";
/// Ends it.
const END: &str = "-->";

/// Signs that are shown of what is told.
const SHOWN: usize = 20;

/// The markup of a Markdown text by which something in it may be hidden, struck out or shown elsewhere. Each kind once, with
/// the first of it.
pub(super) fn of_markdown(markdown: &str) -> Vec<Text> {
    let (mut found, mut rest): (Vec<(Kind, &str)>, &str) = (Vec::new(), markdown);
    if markdown.starts_with(['\t', ' ']) && begins_code(&format!("\n\n{}", markdown.lines().next().unwrap_or_default()))
    {
        found.push((Kind::Code, markdown));
    }
    while let Some(sign) = rest.chars().next() {
        let (kind, length) = kind(rest, sign);
        if let Some(kind) = kind
            && found.iter().all(|(known, _)| *known != kind)
        {
            found.push((kind, rest));
        }
        rest = rest.get(length..).unwrap_or_default();
    }
    found.into_iter().map(|(kind, begins)| kind.told(begins)).collect()
}

/// Signs within words that nobody sees, and by which a word is another one than it looks like.
pub(super) fn invisible(lines: &[Line]) -> Option<Text> {
    let count = texts(lines).flat_map(str::chars).filter(|sign| is_unseen(*sign)).count();
    (count > 0).then(|| text!("{count} 个看不见的字符", "{count} signs that nobody sees"))
}

/// That the direction of reading is turned by signs: a figure between them is shown backwards.
pub(super) fn turned(lines: &[Line]) -> Option<Text> {
    let turns = |sign| matches!(sign, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    texts(lines).any(|text| text.contains(turns)).then(|| Odd::Turned.otherwise()).flatten()
}

/// Pictures in the places of letters, and signs that only some font has: whoever sees them may read them as figures.
pub(super) fn pictured(lines: &[Line]) -> Option<Text> {
    let mut found = texts(lines).flat_map(str::chars).filter(|sign| is_picture(*sign));
    let first = found.next()?;
    let (count, first) = (found.count() + 1, first.escape_unicode().to_string());
    Some(text!("{count} 个图形符号(如 {first})", "{count} signs that are pictures, such as {first}"))
}

/// Braille, dice and cards, dominoes and clocks, and what is for private use; ticks and stars are none.
const fn is_picture(sign: char) -> bool {
    let is_plain = matches!(sign, '★' | '☆' | '☎' | '☐' | '☑' | '☒' | '✓' | '✔' | '✗' | '✘');
    let of_pictures = '\u{2600}'..='\u{27bf}';
    let is_other = matches!(sign, '\u{2801}'..='\u{28ff}' | '\u{e000}'..='\u{f8ff}' | '\u{1f000}'..='\u{1faff}');
    !is_plain && (is_other || *of_pictures.start() <= sign && sign <= *of_pictures.end() || sign >= '\u{f0000}')
}

fn texts(lines: &[Line]) -> impl Iterator<Item = &str> {
    lines.iter().flat_map(|line| &line.pieces).map(|piece| match piece {
        Piece::Text(text) | Piece::Cited { text, .. } => text.as_str(),
    })
}

/// What may be hidden by.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Tag,
    LeftOut,
    Strike,
    Link,
    Comment,
    Code,
}

/// What begins here, and how many bytes are done with.
fn kind(rest: &str, sign: char) -> (Option<Kind>, usize) {
    if sign == '\\' {
        return (None, 1 + rest.chars().nth(1).map_or(0, char::len_utf8));
    }
    if let Some(inside) = rest.strip_prefix(START) {
        // A figure begins with a comment of its own, whatever follows.
        if rest.starts_with(citation::FIGURE_MARK) {
            return (None, citation::FIGURE_MARK.len());
        }
        // One that ends where it begins shows what follows, which is left out here as its words.
        if inside.starts_with('>') || inside.starts_with("->") {
            return (Some(Kind::Comment), START.len());
        }
        // One that goes on over the end of its paragraph, or over another, hides what is read here.
        let inside = inside.split(START).next().unwrap_or_default();
        let closed = inside.find(END).filter(|end| inside.get(..*end).is_some_and(|inside| !ends_paragraph(inside)));
        return closed.map_or((Some(Kind::Comment), START.len()), |end| (None, START.len() + end + END.len()));
    }
    let is_break = ["<br>", "<br/>", "<br />"].into_iter().any(|tag| rest.starts_with(tag));
    let opens = |sign: char| sign.is_ascii_alphabetic() || matches!(sign, '/' | '!' | '?');
    let kind = match sign {
        '\n' if begins_code(rest) => Some(Kind::Code),
        '<' if leaves_out(rest) => Some(Kind::LeftOut),
        '<' if !is_break && rest.chars().nth(1).is_some_and(opens) => Some(Kind::Tag),
        '~' if rest.starts_with("~~") => Some(Kind::Strike),
        ']' if rest.starts_with("](") || rest.starts_with("]:") || rest.starts_with("][") => Some(Kind::Link),
        '`' => Some(Kind::Code),
        _ => None,
    };
    (kind, sign.len_utf8())
}

/// Whether what stands behind a line is set apart as code: behind an empty line, by four blanks.
fn begins_code(rest: &str) -> bool {
    let behind = rest.strip_prefix('\n').unwrap_or(rest);
    let line = behind.split('\n').next().unwrap_or_default();
    let next = behind.get(line.len() + 1..).unwrap_or_default();
    let is_set_apart = |line: &str| line.starts_with("    ") || line.trim_start_matches(' ').starts_with('\t');
    line.trim().is_empty() && is_set_apart(next) && !next.split('\n').next().unwrap_or_default().trim().is_empty()
}

fn ends_paragraph(text: &str) -> bool {
    text.contains("\n\n") || text.contains("\n\r\n")
}

impl Kind {
    fn told(self, begins: &str) -> Text {
        let begins: String =
            begins.trim_start_matches(['\n', '\t']).chars().take_while(|sign| !sign.is_control()).take(SHOWN).collect();
        match self {
            Self::Tag => text!("HTML 标记 {begins}…", "HTML {begins}…"),
            Self::LeftOut => {
                text!("没有读取 {begins}… 中的文字", "the words in {begins}… were not read")
            }
            Self::Strike => text!("删除线 {begins}…", "what is struck out {begins}…"),
            Self::Link => text!("链接的地址和标题 {begins}…", "addresses and titles of links {begins}…"),
            Self::Comment => text!("没有结束的注释 {begins}…", "a comment without an end {begins}…"),
            Self::Code => text!("代码 {begins}…", "code {begins}…"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_by_which_something_may_be_hidden_is_told() {
        for (markdown, told) in [
            ("得<!---> 实得99.9分 -->", &["没有结束的注释 <!---> 实得99.9分 -->…"][..]),
            ("得<!--[-->98.2<!-- self:a#/b -->分。<br>\\~~下\\<b\\>一", &[][..]),
            (
                "得<div style=\"display:none\">98.2</div>",
                &["没有读取 <div style=\"display:… 中的文字", "HTML 标记 </div>…"],
            ),
            ("<table><tr><td>98.2</td></tr></table>", &["HTML 标记 <table><tr><td>98.2<…"]),
            (
                "<b>得</b><svg><text>98.2</text></svg>",
                &["HTML 标记 <b>得</b><svg><text>9…", "没有读取 <svg><text>98.2</tex… 中的文字"],
            ),
            ("~~98.2~~和~~99~~", &["删除线 ~~98.2~~和~~99~~…"]),
            ("[甲](乙 \"99\")", &["链接的地址和标题 ](乙 \"99\")…"]),
            ("[甲]: 乙", &["链接的地址和标题 ]: 乙…"]),
            ("前<!-- 后 b>", &["没有结束的注释 <!-- 后 b>…"]),
            ("<!-- 一\n二 -->", &[]),
            ("<!-- 一\n\n二<!--[-->7<!-- a -->", &["没有结束的注释 <!-- 一…"]),
            ("<!-- 一<!--[-->7<!-- a -->", &["没有结束的注释 <!-- 一<!--[-->7<!-- …"]),
            ("`a`", &["代码 `a`…"]),
            ("前\n\n    98.2 <!-- 后 -->", &["代码     98.2 <!-- 后 -->…"]),
            ("前\n    后", &[]),
            ("\t98.2", &["代码 98.2…"]),
        ] {
            let found: Vec<String> = of_markdown(markdown).into_iter().map(|text| text.zh).collect();
            assert_eq!(found, told, "{markdown}");
        }
    }
}
