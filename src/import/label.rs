//! Labels: the text of a cell as a heading, the name of a row, or what stands before a value.

use super::foreign;
use crate::lists::{Words, lists};
use crate::model::value::Amount;
use crate::num::{fold_width, is_blank, is_blank_mark};

/// The letters of a longer text are no label.
const LONGEST: usize = 24;

/// A text without blanks, brackets, running numbers and marks at its ends.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Label {
    text: String,
    /// What stands in its brackets.
    aside: String,
}

impl Label {
    /// The label that a text would be.
    pub(super) fn of(text: &str) -> Self {
        let (mut label, mut aside, mut depth) = (String::new(), String::new(), 0usize);
        let (text, year) = foreign::parted(text);
        for sign in text.chars().map(fold_width).filter(|sign| !is_blank(*sign)) {
            match sign {
                '(' | '【' | '[' | '〔' => depth += 1,
                ')' | '】' | ']' | '〕' => depth = depth.saturating_sub(1),
                _ if depth == 0 => label.push(sign),
                _ => aside.push(sign),
            }
        }
        if let Some(year) = year {
            aside.push_str(&year.to_string());
        }
        let label = label
            .trim_end_matches(|sign| MARKS.contains(&sign) || is_circled(sign))
            .trim_start_matches(|sign| matches!(sign, '*' | '★' | '☆' | '▲' | '△') || is_circled(sign));
        Self { text: without_letters(without_number(label)).to_owned(), aside }
    }

    /// The first label of a cell, without the value that may stand behind its colon.
    pub(super) fn first_of(text: &str) -> Self {
        Self::of(text.split([':', '\u{ff1a}']).next().unwrap_or(text))
    }

    /// The text itself.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// The whole of it: `得分(复核)`.
    pub(super) fn heading(&self) -> String {
        if self.aside.is_empty() { self.text.clone() } else { format!("{}({})", self.text, self.aside) }
    }

    /// What its brackets say, before what they stand behind: `得分(复核)` is read as `复核得分` too.
    pub(super) fn with_aside(&self) -> Self {
        Self { text: [self.aside.as_str(), &self.text].concat(), aside: String::new() }
    }

    /// The labels of a heading that asks for several things in one cell: `分值/得分`.
    pub(super) fn parts(&self) -> impl Iterator<Item = Self> + '_ {
        self.text.split(['/', '、']).map(|part| Self { text: part.to_owned(), aside: String::new() })
    }

    /// How many letters of its end are a word of a list; none where it is too long for a label.
    pub(super) fn ends_in(&self, words: &Words) -> Option<usize> {
        if self.text.chars().count() > LONGEST {
            return None;
        }
        let rest = words.strip_suffix(&self.text)?;
        let word = self.text.get(rest.len()..)?;
        let alone = lists().sheets.alone.has(word);
        (rest.is_empty() || !alone).then(|| word.chars().count())
    }

    /// Whether it is a word of a list.
    pub(super) fn is(&self, words: &Words) -> bool {
        words.has(&self.text)
    }
}

/// Every label of a cell with what stands behind its colon.
pub(super) fn pairs(text: &str) -> impl Iterator<Item = (Label, &str)> {
    let parts = text.split("  ").flat_map(|part| part.split(['\n', '\u{3000}']));
    parts.filter_map(|part| {
        let (label, value) = part.split_once([':', '\u{ff1a}'])?;
        Some((Label::of(label), value.trim())).filter(|(_, value)| !is_blank_mark(value))
    })
}

/// Whether a label belongs to the head of a form.
pub(super) fn is_head_label(label: &Label) -> bool {
    let sheets = &lists().sheets;
    [&sheets.project, &sheets.department, &sheets.implementer, &sheets.code].iter().any(|words| label.is(words))
}

const MARKS: [char; 9] = [':', '*', '.', '。', '、', ',', ';', '-', '—'];

/// Numbers of footnotes behind a label, and of parts of a form before it.
const fn is_circled(sign: char) -> bool {
    matches!(sign, '①'..='⑳')
}

/// A label without its running number: `1.`, `一、`.
fn without_number(label: &str) -> &str {
    let rest = label.trim_start_matches(|c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c));
    match rest.strip_prefix(['.', '、']) {
        Some(behind) if rest.len() < label.len() && !behind.is_empty() => behind,
        _ => label,
    }
}

/// A label without the letters by which a form computes with its columns: `B调整后预算`, `执行率C/B`.
fn without_letters(label: &str) -> &str {
    let is_letter = |sign: char| sign.is_ascii_alphabetic() || matches!(sign, '/' | '÷' | '=');
    let rest = label.trim_matches(is_letter);
    if rest.is_empty() { label } else { rest }
}

/// A text on one line, its blanks at the ends away.
pub(super) fn one_line(text: &str) -> String {
    let lines = text.lines().map(|line| line.trim_matches(is_blank)).filter(|line| !line.is_empty());
    lines.collect::<String>()
}

/// The name of a tier: blanks in it only spread its letters.
pub(super) fn tier_name(text: &str) -> String {
    text.chars().filter(|sign| !is_blank(*sign)).collect()
}

/// A longer text: its lines stay.
pub(super) fn paragraphs(text: &str) -> String {
    text.trim_matches(is_blank).to_owned()
}

/// Whether a text is a figure, alone or before a unit of money: `2023年预算数` is none.
pub(super) fn is_amount(text: &str) -> bool {
    let Ok(Amount { unit, .. }) = text.parse() else { return false };
    unit.is_none_or(|unit| MONEY.iter().any(|sign| unit.contains(*sign)))
}

/// What units of money are written with: 元, 万元, 亿, %.
const MONEY: [char; 4] = ['元', '万', '亿', '%'];

/// An amount, a rate or points, alone in its cell.
pub(super) fn is_figure(text: &str) -> bool {
    let text: String = one_line(text).chars().map(fold_width).collect();
    let number = text.trim_end_matches(['%', '分', '元', '万', '亿']);
    let is_bare = number.chars().all(|sign| sign.is_ascii_digit() || matches!(sign, '.' | ',' | '-'));
    is_bare && number.parse::<Amount>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_part_of_a_label_goes() {
        for (text, label) in [
            ("全年预算数\n(A)", "全年预算数"),
            ("转移支付(项目)名称", "转移支付名称"),
            ("1.项目年度目标完成情况", "项目年度目标完成情况"),
            ("一、项目名称:", "项目名称"),
            ("产 出 指 标\n(50分)", "产出指标"),
            ("(2024年度)", ""),
            ("一级指标", "一级指标"),
            ("B调整后预算", "调整后预算"),
            ("执行率C/B", "执行率"),
            ("GDP", "GDP"),
            ("二级指标 Level 2", "二级指标"),
            ("FY 2024\n实际完成值", "实际完成值"),
        ] {
            assert_eq!(Label::of(text).text(), label);
        }
    }

    #[test]
    fn the_longest_end_counts_and_short_words_stand_alone() {
        let sheets = &lists().sheets;
        assert_eq!(Label::of("实际完成指标值").ends_in(&sheets.targets), Some(3));
        assert_eq!(Label::of("实际完成指标值").ends_in(&sheets.actuals), Some(5));
        assert_eq!(Label::of("实施单位").ends_in(&sheets.measures), None);
        assert_eq!(Label::of("单位").ends_in(&sheets.measures), Some(2));
    }
}
