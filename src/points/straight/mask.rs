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

/// What is read of a figure.
struct Digits {
    value: i64,
    count: usize,
    commas: usize,
    places: u32,
    /// Where it ends.
    end: usize,
}

impl Digits {
    /// The figure that begins somewhere; none of one that is too long, or whose commas do not part thousands.
    fn read(bytes: &[u8], from: usize) -> Option<Self> {
        let mut figure = Self { value: 0, count: 0, commas: 0, places: 0, end: from };
        let mut group = figure.run(bytes);
        while figure.goes_on_behind(b',', bytes) {
            let is_first = figure.commas == 0;
            (if is_first { group <= 3 } else { group == 3 }).then_some(())?;
            (figure.commas, figure.end) = (figure.commas + 1, figure.end + 1);
            group = figure.run(bytes);
        }
        (figure.commas == 0 || group == 3).then_some(())?;
        if figure.goes_on_behind(b'.', bytes) {
            figure.end += 1;
            figure.places = u32::try_from(figure.run(bytes)).ok()?;
        }
        (figure.count <= MOST).then_some(figure)
    }

    /// Whether more digits stand behind a sign.
    fn goes_on_behind(&self, sign: u8, bytes: &[u8]) -> bool {
        bytes.get(self.end) == Some(&sign) && bytes.get(self.end + 1).is_some_and(u8::is_ascii_digit)
    }

    /// Reads digits that follow each other, and counts them.
    fn run(&mut self, bytes: &[u8]) -> usize {
        let from = self.end;
        while let Some(digit @ b'0'..=b'9') = bytes.get(self.end) {
            // Too many of them are refused at the end.
            self.value = self.value.wrapping_mul(10).wrapping_add(i64::from(digit - b'0'));
            self.end += 1;
        }
        self.count += self.end - from;
        self.end - from
    }
}

impl<'t> Masked<'t> {
    /// The only figure of a text, if it has one that is plain and not zero.
    pub(super) fn of(text: &'t str) -> Option<Self> {
        let bytes = text.as_bytes();
        let from = bytes.iter().position(u8::is_ascii_digit)?;
        let Digits { value: digits, commas, places, end, .. } = Digits::read(bytes, from)?;
        let behind = text.get(end..).filter(|behind| !behind.bytes().any(|byte| byte.is_ascii_digit()))?;
        (digits > 0 && !leads_with_zero(bytes, from)).then_some(())?;
        Some(Self { before: text.get(..from)?, behind, is_grouped: commas > 0, digits, places })
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
    let bytes = text.as_bytes();
    let has_ends = bytes.first()?.is_ascii_digit() && bytes.last()?.is_ascii_digit();
    (has_ends && !leads_with_zero(bytes, 0) && bytes.len() <= MOST + 1).then_some(())?;
    let (mut value, mut places) = (0, None);
    for byte in bytes {
        match (byte, places) {
            (b'0'..=b'9', _) => {
                value = value * 10 + i64::from(byte - b'0');
                places = places.map(|places| places + 1);
            }
            (b'.', None) => places = Some(0),
            _ => return None,
        }
    }
    let count = bytes.len() - usize::from(places.is_some());
    (value > 0 && count <= MOST).then_some((value, places.unwrap_or(0)))
}

/// The same as a value, in hundredths where that is enough: what is added up has the same divisor then.
pub(super) fn decimal(text: &str) -> Option<Fraction> {
    let (digits, places) = digits(text)?;
    Some(match places {
        0 => Fraction::of_digits(digits * 100, 2),
        1 => Fraction::of_digits(digits * 10, 2),
        _ => Fraction::of_digits(digits, places),
    })
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
