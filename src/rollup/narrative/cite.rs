//! Figures with where they come from.

use crate::model::Cited;
use crate::num::is_blank;

/// A document that figures are taken from.
#[derive(Clone, Debug)]
pub(super) struct Document(String);

impl Document {
    /// What a roll-up says of a group of projects.
    pub(super) fn summary(group: &str) -> Self {
        Self(format!("summary:{group}"))
    }

    /// The department's table of results.
    pub(super) fn results() -> Self {
        Self("results".to_owned())
    }

    /// The final accounts.
    pub(super) fn accounts() -> Self {
        Self("accounts".to_owned())
    }

    /// The table and scorecard of a project of a group. `which` tells apart several of one name.
    pub(super) fn project(group: &str, name: &str, which: Option<&str>) -> Self {
        let at = which.map(|which| format!("@{which}")).unwrap_or_default();
        Self(format!("{group}:{name}{at}"))
    }

    /// A decimal of it.
    pub(super) fn number(&self, what: &str, pointer: &str, value: &str) -> Cited {
        self.cite(what, pointer, (value.to_owned(), grouped(value)))
    }

    /// The same, where there is one.
    pub(super) fn maybe(&self, what: &str, pointer: &str, value: Option<&String>) -> Option<Cited> {
        value.map(|value| self.number(what, pointer, value))
    }

    /// A count of what it has.
    pub(super) fn count(&self, what: &str, pointer: &str, count: usize) -> Cited {
        self.number(what, pointer, &count.to_string())
    }

    /// A cell of it as printed; none where it is empty.
    pub(super) fn cell(&self, what: &str, pointer: &str, text: Option<&str>) -> Option<Cited> {
        let text = in_line(text?);
        (!text.is_empty()).then(|| self.cite(what, pointer, (text.clone(), text)))
    }

    fn cite(&self, what: &str, pointer: &str, (value, shown): (String, String)) -> Cited {
        Cited { value, shown, what: what.to_owned(), source: format!("{}#{pointer}", self.0) }
    }
}

/// A text in one line, with single blanks.
pub(super) fn in_line(text: &str) -> String {
    let words = text.split(|c: char| is_blank(c) || c.is_control()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

/// A decimal as texts print it: commas between thousands, no zeros at the end. Anything else stays as it is.
fn grouped(value: &str) -> String {
    let (sign, digits) = value.strip_prefix('-').map_or(("", value), |digits| ("-", digits));
    let (whole, places) = digits.split_once('.').unwrap_or((digits, ""));
    if whole.is_empty() || !whole.chars().chain(places.chars()).all(|c| c.is_ascii_digit()) {
        return value.to_owned();
    }
    let mut text = sign.to_owned();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    let places = places.trim_end_matches('0');
    if !places.is_empty() {
        text.push('.');
        text.push_str(places);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_as_texts_print_them() {
        for (value, shown) in [
            ("98.20", "98.2"),
            ("100.00", "100"),
            ("2203.91", "2,203.91"),
            ("1370", "1,370"),
            ("-1234567.5", "-1,234,567.5"),
            ("0", "0"),
            ("100", "100"),
            ("1/3", "1/3"),
            ("", ""),
        ] {
            assert_eq!(grouped(value), shown, "{value}");
        }
    }

    #[test]
    fn a_cell_is_one_line() {
        assert_eq!(in_line(" ≥300\n个/套 "), "≥300 个/套");
        let document = Document::project("self", "运行经费", Some("本级"));
        assert_eq!(document.cell("目标", "/a", Some(" \n")), None);
        assert_eq!(document.number("得分", "/total/score", "98.20").source, "self:运行经费@本级#/total/score");
    }
}
