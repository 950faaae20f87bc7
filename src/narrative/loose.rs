//! Numbers of a text that may say how much, and those that only name something.

use std::ops::Range;

use super::numerals::is_dash;
use super::verdict::LooseNumber;
use super::{in_words, numerals};
use crate::lists::{Citations, lists};

/// Signs that are shown on either side of a number without a source, and in which the words stand that say what it is.
const AROUND: usize = 12;

/// Every number of a paragraph that may say how much, with the words around it. A digit is whatever Unicode calls one.
pub(super) fn numbers(paragraph: &str) -> Vec<LooseNumber> {
    let signs: Vec<char> = paragraph.chars().collect();
    let text = Signs(&signs);
    let spans = text.spans();
    let joined = |a: &Range<usize>, b: &Range<usize>| a.end + 1 == b.start && text.at(a.end).is_some_and(is_dash);
    let runs = spans.chunk_by(joined).filter(|run| !text.is_label(run));
    let mut found: Vec<Range<usize>> = runs.flatten().cloned().chain(numerals::spans(&signs)).collect();
    found.extend(in_words::spans(&signs));
    found.sort_by_key(|span| span.start);
    let loose = |span: &Range<usize>| LooseNumber {
        number: text.words(span.start, span.end),
        within: text.words(span.start.saturating_sub(AROUND), span.end + AROUND),
    };
    found.iter().map(loose).collect()
}

/// The numbers of a text with a unit or a word behind them with which things are counted.
pub(super) fn counted_numbers(text: &str) -> Vec<String> {
    let signs: Vec<char> = text.chars().collect();
    let counted = |span: &Range<usize>| {
        let behind: String = signs.get(span.end..).unwrap_or_default().iter().take(AROUND).collect();
        lists().citations.counted.begin(&behind).is_some()
    };
    let all = Signs(&signs).spans().into_iter().chain(numerals::spans(&signs)).chain(in_words::spans(&signs));
    all.filter(counted).map(|span| Signs(&signs).words(span.start, span.end)).collect()
}

/// Digits of every script; numerals in Chinese characters are looked for by themselves, 〇 among them.
fn is_digit(sign: char) -> bool {
    sign.is_numeric() && sign != '〇' || holds_number(sign)
}

/// Whether a sign that Unicode calls none shows a number with something else: ㋀ (1月), ㍢ (10点), ㏠ (1日), 🔟, 💯.
const fn holds_number(sign: char) -> bool {
    matches!(
        sign,
        '\u{32c0}'..='\u{32cb}' | '\u{3358}'..='\u{3370}' | '\u{33e0}'..='\u{33fe}' | '\u{1f51f}' | '\u{1f4af}'
    )
}

/// A paragraph by its signs.
#[derive(Clone, Copy)]
struct Signs<'s>(&'s [char]);

impl Signs<'_> {
    fn at(&self, at: usize) -> Option<char> {
        self.0.get(at).copied()
    }

    fn before(&self, at: usize) -> Option<char> {
        self.at(at.checked_sub(1)?)
    }

    fn words(&self, from: usize, to: usize) -> String {
        self.0.get(from..to.min(self.0.len())).unwrap_or_default().iter().collect()
    }

    /// Where its numbers stand.
    fn spans(&self) -> Vec<Range<usize>> {
        let mut spans = Vec::new();
        let mut at = 0;
        while at < self.0.len() {
            let end = (at..self.0.len()).find(|end| !self.is_part(*end)).unwrap_or(self.0.len());
            if end > at {
                spans.push(at..end);
            }
            at = end.max(at) + 1;
        }
        spans
    }

    fn is_part(&self, at: usize) -> bool {
        let digit = |at: usize| self.at(at).is_some_and(is_digit);
        let behind_digit = at > 0 && digit(at - 1);
        match self.at(at) {
            // A comma belongs to a number between thousands only.
            Some(',') => behind_digit && (at + 1..=at + 3).all(digit) && !digit(at + 4),
            Some('.') => behind_digit && digit(at + 1),
            Some(sign) => is_digit(sign),
            None => false,
        }
    }

    /// Whether numbers with dashes between them name something and say nothing of how much.
    fn is_label(&self, run: &[Range<usize>]) -> bool {
        let (Some(first), Some(last)) = (run.first(), run.last()) else { return false };
        let values: Vec<String> = run.iter().map(|span| self.words(span.start, span.end)).collect();
        if !values.iter().all(|value| value.bytes().all(|byte| byte.is_ascii_digit())) {
            return false;
        }
        let around = Around { before: self.before(first.start), behind: self.words(last.end, last.end + AROUND) };
        if values.iter().all(|value| around.dates(value)) || is_date(&values) || around.dates_span(&values) {
            return true;
        }
        match values.as_slice() {
            [value] => {
                let is_called = self.is_telephone(&values, first, &around) || self.is_service(value, first, &around);
                around.names(value) || self.is_ordinal(first, value) || is_called
            }
            values => self.is_telephone(values, first, &around),
        }
    }

    /// (3) or 3. at the beginning.
    fn is_ordinal(&self, span: &Range<usize>, value: &str) -> bool {
        match (span.start, self.before(span.start), self.at(span.end), self.at(span.end + 1)) {
            (1, Some('('), Some(')'), _) => within(value, 1..=20),
            (0, _, Some('.' | '、'), next) => value.len() <= 4 && !next.is_some_and(is_digit),
            _ => false,
        }
    }

    /// The number of a service that everybody can call: 12345热线, 12345热线/110.
    fn is_service(self, value: &str, first: &Range<usize>, around: &Around) -> bool {
        let services = &lists().citations.services;
        let formed = matches!((value.len(), value.as_bytes().first()), (3, Some(b'1')) | (5, Some(b'1' | b'9')));
        let joined = around.before.is_some_and(|sign| "/、与和及".contains(sign));
        let before = self.words(first.start.saturating_sub(AROUND), first.start);
        let named = services.begin(&around.behind).is_some() || joined && services.is_in(&before);
        formed && named && !around.counts()
    }

    /// A number that somebody can be called by: it says so, or has the form of one, and counts nothing.
    fn is_telephone(&self, values: &[String], first: &Range<usize>, around: &Around) -> bool {
        let Citations { telephones, money, .. } = &lists().citations;
        let words = self.words(first.start.saturating_sub(AROUND), first.start);
        let told = telephones.is_in(&words) && values.iter().map(String::len).sum::<usize>() >= 7;
        let formed = match values {
            [area, number] => area.starts_with('0') && (3..=4).contains(&area.len()) && (7..=8).contains(&number.len()),
            [mobile] => mobile.len() == 11 && mobile.starts_with('1'),
            _ => false,
        };
        (told || formed) && !around.counts() && !money.is_in(&words)
    }
}

/// What stands around a number.
struct Around {
    before: Option<char>,
    behind: String,
}

impl Around {
    /// Whether a unit stands behind it.
    fn counts(&self) -> bool {
        lists().citations.counted.begin(&self.behind).is_some()
    }

    /// Whether it is the year, the month, the day or the hour of a date. 年度 is no date: of a narrative there is one, and
    /// another one is a mistake.
    fn dates(&self, value: &str) -> bool {
        let mut behind = self.behind.chars();
        match behind.next() {
            Some('年') => is_year(value) && behind.next() != Some('度'),
            Some('月') => within(value, 1..=12),
            Some('日' | '号') => matches!(self.before, Some('月' | '至')) && within(value, 1..=31),
            Some('时') => matches!(self.before, Some('日' | '午' | '晨' | '晚')) && within(value, 0..=24),
            _ => false,
        }
    }

    /// Whether two are the first and the last of some years: 2023—2024年度.
    fn dates_span(&self, values: &[String]) -> bool {
        let are_years = matches!(values, [from, to] if is_year(from) && is_year(to) && from < to);
        are_years && matches!(self.behind.chars().next(), Some('年'))
    }

    /// Whether it is the number of a document, of an annex, of a page.
    fn names(&self, value: &str) -> bool {
        let Citations { labels_before, ordinals, .. } = &lists().citations;
        let behind = self.behind.chars().next();
        match self.before {
            Some('〔' | '[') => is_year(value) && matches!(behind, Some('〕' | ']')),
            Some('〕' | ']') => behind == Some('号'),
            Some('第') => ordinals.begin(&self.behind).is_some(),
            Some(sign) => labels_before.has(sign.encode_utf8(&mut [0; 4])) && value.len() <= 2 && !self.counts(),
            None => false,
        }
    }
}

/// 2025-02-24.
fn is_date(values: &[String]) -> bool {
    matches!(values, [year, month, day] if is_year(year) && within(month, 1..=12) && within(day, 1..=31))
}

fn is_year(value: &str) -> bool {
    value.len() == 4 && within(value, 1900..=2099)
}

fn within(value: &str, range: std::ops::RangeInclusive<u16>) -> bool {
    value.parse().is_ok_and(|value| range.contains(&value))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        numbers(text).into_iter().map(|loose| loose.number).collect()
    }

    #[test]
    fn numbers_of_a_text() {
        assert_eq!(found("1.单位运行经费得98.2分,比上年1,200增长5%。"), ["98.2", "1,200", "5"]);
        assert_eq!(found("1.5万元"), ["1.5"]);
        assert_eq!(found("没有数字"), [""; 0]);
        assert_eq!(found("2、如下"), [""; 0]);
        assert_eq!(found("2023年度,2023年底"), ["2023"]);
    }

    #[test]
    fn dates_documents_pages_and_telephones_say_nothing_of_how_much() {
        for text in [
            "2025年2月24日",
            "2025-02-24",
            "2024年1-6月",
            "2023—2025年",
            "5月6日至8日9时",
            "财预〔2020〕10号",
            "附件1、图3、第5页、第2季度",
            "(3)另有说明",
            "0632-3312345,13800138000",
            "联系电话:3312345",
            "2023—2024年度",
            "12345热线/110",
            "12345政务服务热线、110报警服务台",
            "第五十七条",
        ] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn whatever_may_count_something_is_a_number() {
        for (text, numbers) in [
            ("追加资金2750000元", &["2750000"][..]),
            ("结余3312345", &["3312345"]),
            ("预算13800138000", &["13800138000"]),
            ("联系电话费3312345元", &["3312345"]),
            ("同比-7.4%", &["7.4"]),
            ("-120万元", &["120"]),
            ("90-97分", &["90", "97"]),
            ("得分(88)", &["88"]),
            ("(21)其他", &["21"]),
            ("名列第7", &["7"]),
            ("45号、38日、31时、12页、13月、180年", &["45", "38", "31", "12", "13", "180"]),
            ("件88个", &["88"]),
            ("得110分,完成120,12345元,2024—2023年度", &["110", "120", "12345", "2024", "2023"]),
            ("㍢、💯、㋀", &["㍢", "💯", "㋀"]),
            ("得٨٨分、⑦项、¾、𝟖𝟖、〥", &["٨٨", "⑦", "¾", "𝟖𝟖", "〥"]),
            ("二〇二四年", &[]),
        ] {
            assert_eq!(found(text), numbers, "{text}");
        }
    }
}
