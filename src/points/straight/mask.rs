//! A text as a figure with something before and behind it.

use crate::num::Fraction;

/// A text with one plain figure in it: ≥ | 2000 | 人次.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Masked<'t> {
    pub(super) before: &'t str,
    pub(super) behind: &'t str,
    /// Whether commas part its thousands.
    pub(super) is_grouped: bool,
    digits: i64,
    places: u32,
}

/// Digits of a figure, that fit everywhere.
const MOST: usize = 12;

/// What is read of a figure so far.
#[derive(Default)]
struct Digits {
    value: i64,
    count: usize,
    /// Since the last comma.
    group: usize,
    commas: usize,
    places: Option<u32>,
}

impl Digits {
    fn take(&mut self, byte: u8) -> Option<()> {
        (self.count < MOST).then_some(())?;
        self.value = self.value * 10 + i64::from(byte - b'0');
        (self.count, self.group) = (self.count + 1, self.group + 1);
        self.places = self.places.map(|places| places + 1);
        Some(())
    }

    fn is_grouped_well(&self) -> bool {
        self.commas == 0 || self.group == 3
    }

    /// A comma between thousands.
    fn part(&mut self) -> Option<()> {
        (if self.commas == 0 { (1..=3).contains(&self.group) } else { self.group == 3 }).then_some(())?;
        (self.commas, self.group) = (self.commas + 1, 0);
        Some(())
    }
}

impl<'t> Masked<'t> {
    /// The only figure of a text, if it has one that is plain and not zero.
    pub(super) fn of(text: &'t str) -> Option<Self> {
        let bytes = text.as_bytes();
        let from = bytes.iter().position(u8::is_ascii_digit)?;
        let mut figure = Digits::default();
        let mut at = from;
        loop {
            let goes_on = bytes.get(at + 1).is_some_and(u8::is_ascii_digit);
            match bytes.get(at) {
                Some(byte @ b'0'..=b'9') => figure.take(*byte)?,
                Some(b',') if figure.places.is_none() && goes_on => figure.part()?,
                Some(b'.') if figure.places.is_none() && goes_on => {
                    figure.is_grouped_well().then_some(())?;
                    figure.places = Some(0);
                }
                _ => break,
            }
            at += 1;
        }
        let Digits { value: digits, commas, places, .. } = figure;
        let is_well = (places.is_some() || figure.is_grouped_well()) && digits > 0 && !leads_with_zero(bytes, from);
        let behind = text.get(at..).filter(|behind| is_well && !behind.bytes().any(|byte| byte.is_ascii_digit()))?;
        Some(Self { before: text.get(..from)?, behind, is_grouped: commas > 0, digits, places: places.unwrap_or(0) })
    }

    /// Its digits, and how many of them stand behind the point.
    pub(super) const fn written(&self) -> (i64, u32) {
        (self.digits, self.places)
    }

    pub(super) fn value(&self) -> Fraction {
        Fraction::of_digits(self.digits, self.places)
    }

    /// The same text with another figure.
    pub(super) fn with(&self, figure: &str) -> String {
        format!("{}{figure}{}", self.before, self.behind)
    }
}

/// 007; not 0.7.
fn leads_with_zero(bytes: &[u8], from: usize) -> bool {
    bytes.get(from) == Some(&b'0') && bytes.get(from + 1) != Some(&b'.')
}

/// The digits of a plain decimal above zero, and how many of them stand behind the point; none of anything else.
pub(super) fn digits(text: &str) -> Option<(i64, u32)> {
    match Masked::of(text) {
        Some(Masked { before: "", behind: "", is_grouped: false, digits, places }) => Some((digits, places)),
        _ => None,
    }
}

/// The same as a value.
pub(super) fn decimal(text: &str) -> Option<Fraction> {
    digits(text).map(|(digits, places)| Fraction::of_digits(digits, places))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_found() {
        for (text, parts) in [
            ("≥2000 人次", Some(("≥", "2000", " 人次", false))),
            ("7.50", Some(("", "7.50", "", false))),
            ("控制在1,234,567.5元以内", Some(("控制在", "1234567.5", "元以内", true))),
            ("5.", Some(("", "5", ".", false))),
            ("是", None),
            ("0", None),
            ("0.00%", None),
            ("3-5天", None),
            ("1,23", None),
            ("1234,567", None),
            ("1.2.3", None),
            ("007", None),
            ("0.7%", Some(("", "0.7", "%", false))),
            ("1234567890123", None),
        ] {
            let masked = Masked::of(text);
            let found = masked.map(|one| (one.before, one.value(), one.behind, one.is_grouped));
            let parts = parts.map(|(before, value, behind, grouped)| (before, value.parse().unwrap(), behind, grouped));
            assert_eq!(found, parts, "{text}");
        }
        assert_eq!(decimal("12.5"), Some("12.5".parse().unwrap()));
        assert_eq!(decimal("12.5分"), None);
    }
}
