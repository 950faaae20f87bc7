//! Signs of a Chinese input method where TOML has its own: “ ” ＝ ， 【 】 outside of texts. Each is read as the sign that is
//! meant, one for one, so that lines and columns stay what they are; inside a text every sign is what it is.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use crate::words::Position;

/// Signs as they were typed, and what is read instead.
const SIGNS: [(char, char); 15] = [
    ('＝', '='),
    ('，', ','),
    ('、', ','),
    ('【', '['),
    ('】', ']'),
    ('［', '['),
    ('］', ']'),
    ('｛', '{'),
    ('｝', '}'),
    ('．', '.'),
    ('－', '-'),
    ('＃', '#'),
    ('　', ' '),
    ('＂', '"'),
    ('＇', '\''),
];

/// Quotation marks that open or close a text, whichever of a pair was typed.
const DOUBLE: [char; 3] = ['“', '”', '＂'];
const SINGLE: [char; 3] = ['‘', '’', '＇'];

/// A text whose signs are those of TOML, and what they were.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Understood {
    /// The text.
    pub(super) text: String,
    /// The lines, from 1, on which something was read as another sign.
    pub(super) lines: BTreeSet<usize>,
    /// The signs that were typed, and those that are read.
    pub(super) signs: BTreeSet<(char, char)>,
}

impl Understood {
    /// The lines, those in a row together: `2`, `4–9`.
    pub(super) fn runs(&self) -> Vec<String> {
        let mut runs: Vec<RangeInclusive<usize>> = Vec::new();
        for &line in &self.lines {
            match runs.last_mut() {
                Some(run) if *run.end() + 1 == line => *run = *run.start()..=line,
                _ => runs.push(line..=line),
            }
        }
        let shown = |run: RangeInclusive<usize>| match (run.start(), run.end()) {
            (start, end) if start == end => start.to_string(),
            (start, end) => format!("{start}–{end}"),
        };
        runs.into_iter().map(shown).collect()
    }

    /// The beginning of the first of them.
    pub(super) fn first(&self) -> Option<Position> {
        self.lines.first().map(|line| Position::Text { line: *line, column: 1 })
    }

    /// The signs with what is read instead; of a blank nothing would be seen.
    pub(super) fn pairs(&self) -> Vec<String> {
        let shown = |sign: char| if sign.is_whitespace() { '␣' } else { sign };
        self.signs.iter().map(|(typed, meant)| format!("{} → {}", shown(*typed), shown(*meant))).collect()
    }
}

/// A text with the signs of TOML; none where it has no other ones.
pub(super) fn understand(text: &str) -> Option<Understood> {
    if !text.contains(is_typed) {
        return None;
    }
    let mut reader = Reader { rest: text, line: 1, to_end: 0, closes: [true; 2], read: Understood::default() };
    reader.begin_line();
    while reader.step() {}
    Some(reader.read).filter(|read| !read.signs.is_empty())
}

fn is_typed(sign: char) -> bool {
    if !is_among_signs(sign) {
        return false;
    }
    DOUBLE.contains(&sign) || SINGLE.contains(&sign) || ('０'..='９').contains(&sign) || meant(sign) != sign
}

/// Whether a character stands where such signs do: nearly all of a table are Latin or Chinese letters.
const fn is_among_signs(sign: char) -> bool {
    matches!(sign, '\u{2018}'..='\u{201d}' | '\u{3000}'..='\u{3011}' | '\u{ff00}'..='\u{ff5e}')
}

/// The sign that is meant.
fn meant(sign: char) -> char {
    if !is_among_signs(sign) {
        return sign;
    }
    match SIGNS.iter().find(|(typed, _)| *typed == sign) {
        Some((_, meant)) => *meant,
        // A full-width digit is as far from the digit as all signs of that block.
        None if ('０'..='９').contains(&sign) => char::from_u32(u32::from(sign) - 0xFEE0).unwrap_or(sign),
        None => sign,
    }
}

struct Reader<'t> {
    rest: &'t str,
    line: usize,
    /// How many bytes of the line are left.
    to_end: usize,
    /// Whether a text between double or single signs may still close on this line: where one does not, none behind it does.
    closes: [bool; 2],
    read: Understood,
}

impl<'t> Reader<'t> {
    /// Reads what stands next, outside of texts; false at the end.
    fn step(&mut self) -> bool {
        let Some(first) = self.rest.chars().next() else { return false };
        let rest = self.rest;
        let line = rest.get(..self.to_end).unwrap_or_default();
        match first {
            '#' | '＃' => {
                self.read_as('#');
                self.copy(line.len() - first.len_utf8());
            }
            '"' | '\'' => self.text_in_ascii(first, line),
            _ if DOUBLE.contains(&first) => self.closes[0] = self.text_in(&DOUBLE, '"', line, self.closes[0]),
            _ if SINGLE.contains(&first) => self.closes[1] = self.text_in(&SINGLE, '\'', line, self.closes[1]),
            _ => self.read_as(meant(first)),
        }
        true
    }

    /// A text that begins as TOML wants it: over several lines, or to its end on this one. Where that is missing, the last
    /// sign of the line that looks like it is taken for it.
    fn text_in_ascii(&mut self, quote: char, line: &str) {
        let triple = [quote; 3].iter().collect::<String>();
        if let Some(inside) = self.rest.strip_prefix(&triple) {
            let end = inside.find(&triple).map_or(inside.len(), |end| end + 3);
            self.copy(3 + end);
        } else if let Some(end) = end_of(line, quote) {
            self.copy(end);
        } else {
            let signs = if quote == '"' { DOUBLE } else { SINGLE };
            let last =
                line.char_indices().rev().find(|(at, sign)| signs.contains(sign) && ends_value(line, *at, *sign));
            self.copy(last.map_or(line.len(), |(at, _)| at));
            if last.is_some() {
                self.read_as(quote);
            }
        }
    }

    /// A text between signs of an input method; it may hold such pairs itself. Whether it closes on its line.
    fn text_in(&mut self, signs: &[char; 3], quote: char, line: &str, closes: bool) -> bool {
        let first = line.chars().next().map_or(0, char::len_utf8);
        let inside = line.get(first..).filter(|_| closes);
        let Some(length) = inside.and_then(|inside| length_in(signs, quote, inside)) else {
            self.copy(first);
            return false;
        };
        let inside = line.get(first..first + length).unwrap_or_default();
        // Between these quotes nothing inside means anything but itself.
        let quote = if inside.contains(['"', '\\']) { '\'' } else { quote };
        if inside.contains(quote) {
            let last = line.get(first + length..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
            self.copy(first + length + last);
        } else {
            self.read_as(quote);
            self.copy(length);
            self.read_as(quote);
        }
        true
    }

    /// Takes the next sign for another one.
    fn read_as(&mut self, sign: char) {
        let mut rest = self.rest.chars();
        let Some(typed) = rest.next() else { return };
        self.advance(rest.as_str(), usize::from(typed == '\n'));
        self.read.text.push(sign);
        if typed != sign {
            self.read.lines.insert(self.line);
            self.read.signs.insert((typed, sign));
        }
    }

    /// Takes so many bytes as they are.
    fn copy(&mut self, bytes: usize) {
        let (copied, rest) = self.rest.split_at_checked(bytes).unwrap_or((self.rest, ""));
        self.advance(rest, copied.matches('\n').count());
        self.read.text.push_str(copied);
    }

    /// Goes on behind what was read, so many lines below.
    fn advance(&mut self, rest: &'t str, lines: usize) {
        let read = self.rest.len() - rest.len();
        (self.rest, self.line) = (rest, self.line + lines);
        match lines {
            0 => self.to_end -= read,
            _ => self.begin_line(),
        }
    }

    fn begin_line(&mut self) {
        self.to_end = self.rest.find('\n').unwrap_or(self.rest.len());
        self.closes = [true; 2];
    }
}

/// Where a text of one line ends, behind its closing quote.
fn end_of(line: &str, quote: char) -> Option<usize> {
    let mut escaped = false;
    let closes = |&(_, sign): &(usize, char)| {
        let closes = sign == quote && !escaped;
        escaped = sign == '\\' && quote == '"' && !escaped;
        closes
    };
    line.char_indices().skip(1).find(closes).map(|(at, sign)| at + sign.len_utf8())
}

/// How long the text is behind an opening sign: to the sign that closes it, or else to one behind which a value ends.
fn length_in(signs: &[char; 3], quote: char, inside: &str) -> Option<usize> {
    let [open, close, _] = signs;
    let mut depth = 1_usize;
    for (at, sign) in inside.char_indices() {
        match sign {
            _ if sign == *open => depth += 1,
            _ if sign == *close && depth == 1 && ends_value(inside, at, sign) => return Some(at),
            _ if sign == *close => depth = depth.saturating_sub(1).max(1),
            _ => {}
        }
    }
    let may_close = |sign: char| signs.contains(&sign) || sign == quote;
    inside.char_indices().find(|(at, sign)| may_close(*sign) && ends_value(inside, *at, *sign)).map(|(at, _)| at)
}

/// Whether what follows a sign is what follows a value or a key.
fn ends_value(line: &str, at: usize, sign: char) -> bool {
    let rest = line.get(at + sign.len_utf8()..).unwrap_or_default().trim_start();
    rest.is_empty() || rest.starts_with(|next: char| ",]}=.#".contains(meant(next)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        understand(text).map_or_else(|| text.to_owned(), |understood| understood.text)
    }

    #[test]
    fn signs_are_read_where_toml_has_its_own() {
        for (typed, meant) in [
            ("名称＝“车辆”", "名称=\"车辆\""),
            ("【【指标】】", "[[指标]]"),
            ("层级 = 【“产出指标”，“数量指标”】", "层级 = [\"产出指标\",\"数量指标\"]"),
            ("年度　= ２０２４", "年度 = 2024"),
            ("path = ［‘甲’、 ‘乙’］", "path = ['甲', '乙']"),
            ("name = ”车辆”", "name = \"车辆\""),
            ("name = “车辆“ # 注", "name = \"车辆\" # 注"),
            ("name = “车辆\"", "name = \"车辆\""),
            ("name = \"车辆”", "name = \"车辆\""),
            ("name = “关于“优”的说明”", "name = \"关于“优”的说明\""),
            ("name = “车辆”运行”", "name = \"车辆”运行\""),
            ("name = “他说\"好\"”", "name = '他说\"好\"'"),
            ("“名称” = 1", "\"名称\" = 1"),
            ("a = 1 ＃ “注释”，不动", "a = 1 # “注释”，不动"),
        ] {
            assert_eq!(read(typed), meant, "{typed}");
            assert_eq!(read(typed).chars().count(), typed.chars().count());
        }
    }

    #[test]
    fn texts_and_comments_stay_as_they_are() {
        for text in [
            "name = \"关于“优”的说明，【甲】＝乙\" # “”",
            "name = '“车辆”，'",
            "a = \"\"\"\n“车辆”，\n\"\"\"",
            "a = \"\\\"，“\"",
            "# 一，二：“三”",
            "a = “他说\"好\"，又说'不好'”",
        ] {
            assert_eq!(read(text), text);
        }
    }

    #[test]
    fn every_sign_is_looked_for() {
        let signs = SIGNS.iter().map(|(sign, _)| *sign).chain(DOUBLE).chain(SINGLE).chain('０'..='９');
        for sign in signs {
            assert!(is_among_signs(sign) && is_typed(sign), "{sign}");
        }
    }

    #[test]
    fn lines_and_signs_are_told() {
        let understood = understand("a = 1\n名称 ＝ “甲”\nb = “乙”\n").unwrap();
        assert_eq!(understood.runs(), ["2–3"]);
        assert_eq!(understood.signs, [('“', '"'), ('”', '"'), ('＝', '=')].into());
    }
}
