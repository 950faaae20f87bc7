//! Figures with where they come from.

use crate::num::{Figure, Mode, Rounding, Value, is_blank};
use crate::prose::Cited;
use crate::rollup::whole;

/// Amounts and shares are printed with two places, as final accounts do.
pub(super) const TWO_PLACES: Rounding = Rounding { places: 2, mode: Mode::HalfUp };

/// A document that figures are taken from.
#[derive(Clone, Debug)]
pub struct CitedDocument(String);

impl CitedDocument {
    /// One of any other name.
    #[must_use]
    pub fn named(name: &str) -> Self {
        Self(name.to_owned())
    }

    /// What sources call it.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.0
    }

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

    /// Points of it.
    pub(crate) fn points(&self, what: &str, pointer: &str, value: Option<Figure>) -> Option<Cited> {
        value.map(|value| self.number(what, pointer, value).counted_in("分"))
    }

    /// A share of it in per cent.
    pub(crate) fn percent(&self, what: &str, pointer: &str, value: Option<Figure>) -> Option<Cited> {
        value.map(|value| self.number(what, pointer, value).counted_in("%"))
    }

    /// An amount of money of it, which texts print with two places at most.
    pub(crate) fn money(&self, what: &str, pointer: &str, value: Figure, currency: &str) -> Cited {
        let rounded = value.value().round(TWO_PLACES);
        let shown = rounded.map_or_else(|_| value.to_string(), |rounded| grouped(&rounded.to_string()));
        self.cite(what, pointer, value.into(), shown).counted_in(currency)
    }

    /// A decimal of it.
    pub(crate) fn number(&self, what: &str, pointer: &str, value: Figure) -> Cited {
        self.cite(what, pointer, value.into(), grouped(&value.to_string()))
    }

    /// A count of what it has.
    pub(crate) fn count(&self, what: &str, pointer: &str, count: usize) -> Cited {
        self.number(what, pointer, whole(count).into())
    }

    /// A cell of it as printed; none where it is empty.
    pub(crate) fn cell(&self, what: &str, pointer: &str, text: Option<&str>) -> Option<Cited> {
        let text = in_line(text?);
        (!text.is_empty()).then(|| self.cite(what, pointer, text.as_str().into(), text))
    }

    fn cite(&self, what: &str, pointer: &str, value: Value, shown: String) -> Cited {
        Cited { value, shown, what: what.to_owned(), unit: None, source: format!("{}#{pointer}", self.0) }
    }
}

/// The document of a figure.
pub(super) fn document(cited: &Cited) -> &str {
    // A pointer has no `#`, a name may have.
    cited.source.rsplit_once('#').map_or("", |(document, _)| document)
}

/// Whether a figure is the number of a row of the table of results.
pub(super) fn is_list_number(cited: &Cited) -> bool {
    cited.source.contains("#/listed/")
}

/// A text in one line, with single blanks. Chinese goes on behind the end of a line without one.
pub(crate) fn in_line(text: &str) -> String {
    let lines = text.split(|c: char| c.is_control() && c != '\t');
    let words = |line: &str| line.split(is_blank).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    lines.map(words).filter(|line| !line.is_empty()).fold(String::new(), |text, line| {
        let latin = text.ends_with(|c: char| c.is_ascii_alphanumeric())
            && line.starts_with(|c: char| c.is_ascii_alphanumeric());
        text + if latin { " " } else { "" } + &line
    })
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
    fn amounts_have_two_places_at_most() {
        let shown = |value: &str| CitedDocument::accounts().money("预算", "/a", value.parse().unwrap(), "万元").shown;
        for (value, text) in [("311.8333335", "311.83"), ("0.005", "0.01"), ("1370", "1,370"), ("2.50", "2.5")] {
            assert_eq!(shown(value), text);
        }
    }

    #[test]
    fn a_cell_is_one_line() {
        assert_eq!(in_line(" ≥300 \u{3000}个/套 "), "≥300 个/套");
        assert_eq!(in_line("较晚。\r\n改进措施:\n1.加强"), "较晚。改进措施:1.加强");
        assert_eq!(in_line("too\nlate"), "too late");
        let document = CitedDocument::project("self", "运行经费", Some("本级"));
        assert_eq!(document.cell("目标", "/a", Some(" \n")), None);
        assert_eq!(
            document.number("得分", "/total/score", "98.20".parse().unwrap()).source,
            "self:运行经费@本级#/total/score"
        );
    }
}
