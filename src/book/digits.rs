//! A number as spreadsheets keep it: fifteen digits and where the point stands. Nothing is computed with it.

/// Digits that a spreadsheet keeps of a number; what follows is noise.
const KEPT: usize = 15;

/// The largest power of ten that a number is written out with.
const FAR: i32 = 400;

/// A number in digits, `0.digits × 10^point`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Digits {
    negative: bool,
    kept: Vec<u8>,
    point: i32,
    /// Whether more digits were written than are kept.
    pub(super) cut: bool,
}

impl Digits {
    /// Reads `7.0000000000000009`, `1.5E-3`.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let (mantissa, exponent) = match text.find(['e', 'E']) {
            Some(at) => (text.get(..at)?, text.get(at + 1..)?.parse::<i32>().ok()?),
            None => (text, 0),
        };
        let negative = mantissa.starts_with('-');
        let mantissa = mantissa.trim_start_matches(['-', '+']);
        let (whole, part) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let digits: Vec<u8> = whole.bytes().chain(part.bytes()).collect();
        if digits.is_empty() || !digits.iter().all(u8::is_ascii_digit) || exponent.abs() > FAR {
            return None;
        }
        let point = i32::try_from(whole.len()).ok()?.checked_add(exponent)?;
        let mut found = Self { negative, kept: digits, point, cut: false };
        found.tidy();
        found.cut = found.kept.len() > KEPT && found.point > i32::try_from(KEPT).unwrap_or(FAR);
        found.keep(KEPT);
        Some(found)
    }

    /// The number that a file keeps as eight bytes.
    pub(super) fn of_binary(value: f64) -> Option<Self> {
        if value.is_finite() { Self::parse(&format!("{value:e}")) } else { None }
    }

    /// No zeros at either end.
    fn tidy(&mut self) {
        let zeros = self.kept.iter().take_while(|digit| **digit == b'0').count();
        self.kept.drain(..zeros);
        self.point -= i32::try_from(zeros).unwrap_or_default();
        while self.kept.last() == Some(&b'0') {
            self.kept.pop();
        }
        if self.kept.is_empty() {
            (self.point, self.negative) = (0, false);
        }
    }

    /// Rounds to so many digits, half away from zero.
    fn keep(&mut self, count: usize) {
        if count >= self.kept.len() {
            return;
        }
        let up = self.kept.get(count).is_some_and(|digit| *digit >= b'5');
        self.kept.truncate(count);
        if up {
            self.carry();
        }
        self.tidy();
    }

    fn carry(&mut self) {
        while let Some(last) = self.kept.pop() {
            if last < b'9' {
                self.kept.push(last + 1);
                return;
            }
        }
        self.kept.push(b'1');
        self.point += 1;
    }

    /// A hundred times as much, for per cent.
    pub(super) fn times_hundred(mut self) -> Self {
        if !self.kept.is_empty() {
            self.point += 2;
        }
        self
    }

    /// Whether it is nothing.
    pub(super) fn is_zero(&self) -> bool {
        self.kept.is_empty()
    }

    /// Whether it is below zero.
    pub(super) const fn is_negative(&self) -> bool {
        self.negative
    }

    /// The same without its sign.
    pub(super) fn unsigned(self) -> Self {
        Self { negative: false, ..self }
    }

    /// A hundredth of it.
    pub(super) fn hundredth(mut self) -> Self {
        if !self.kept.is_empty() {
            self.point -= 2;
        }
        self
    }

    /// Divided by a thousand so many times.
    pub(super) fn thousandth(mut self, times: usize) -> Self {
        if !self.kept.is_empty() {
            self.point -= i32::try_from(times).map_or(FAR, |times| times.saturating_mul(3).min(FAR));
        }
        self
    }

    /// With exactly so many places, as a sheet shows it.
    pub(super) fn fixed(&self, places: usize, grouped: bool) -> String {
        let mut shown = self.clone();
        let kept = i32::try_from(places).unwrap_or(FAR).saturating_add(shown.point);
        match usize::try_from(kept) {
            Ok(kept) => shown.keep(kept),
            Err(_) => shown = Self { negative: false, kept: Vec::new(), point: 0, cut: false },
        }
        shown.written(places, grouped)
    }

    /// With the places that it has.
    pub(super) fn plain(&self) -> String {
        self.written(0, false)
    }

    /// The whole part: the day, where the rest is the time of it.
    pub(super) fn day(&self) -> Option<i64> {
        let text = self.plain();
        text.split_once('.').map_or(text.as_str(), |(whole, _)| whole).parse().ok()
    }

    fn written(&self, places: usize, grouped: bool) -> String {
        let count = i32::try_from(self.kept.len()).unwrap_or(FAR);
        let digit = |place: i32| {
            let at = usize::try_from(place).ok().and_then(|place| self.kept.get(place));
            char::from(at.copied().unwrap_or(b'0'))
        };
        let whole: String = if self.point > 0 { (0..self.point).map(digit).collect() } else { "0".to_owned() };
        let places = (count - self.point).max(i32::try_from(places).unwrap_or(FAR));
        let part: String = (self.point..self.point + places).map(digit).collect();
        let sign = if self.negative { "-" } else { "" };
        let whole = if grouped { group(&whole) } else { whole };
        if part.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{part}") }
    }
}

/// `1460000` as `1,460,000`.
fn group(whole: &str) -> String {
    let mut grouped = String::new();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn noise_goes_and_digits_stay() {
        for (text, shown) in [
            ("7.0000000000000009", "7"),
            ("82800.92000000001", "82800.92"),
            ("0.1", "0.1"),
            ("1.5E-3", "0.0015"),
            ("-0.50", "-0.5"),
            ("0", "0"),
            ("9.9999999999999999", "10"),
            ("1e3", "1000"),
        ] {
            assert_eq!(Digits::parse(text).unwrap().plain(), shown, "{text}");
        }
        assert_eq!(Digits::of_binary(0.35 * 3.0).unwrap().plain(), "1.05");
        assert!(Digits::parse("123456789012345678").unwrap().cut);
        assert!(!Digits::parse("123456789012345").unwrap().cut);
        for wrong in ["", "-", "1.2.3", "x", "1e", "1e99999"] {
            assert_eq!(Digits::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn places_round_as_sheets_do() {
        let fixed = |text: &str, places| Digits::parse(text).unwrap().fixed(places, false);
        assert_eq!(fixed("7.125", 2), "7.13");
        assert_eq!(fixed("0.5", 0), "1");
        assert_eq!(fixed("0.04", 1), "0.0");
        assert_eq!(fixed("0.0004", 1), "0.0");
        assert_eq!(fixed("99.995", 2), "100.00");
        assert_eq!(fixed("0", 2), "0.00");
        assert_eq!(Digits::parse("0.95").unwrap().times_hundred().fixed(2, false), "95.00");
        assert_eq!(Digits::parse("1460000").unwrap().fixed(2, true), "1,460,000.00");
    }
}
