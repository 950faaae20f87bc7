//! Number formats: how a sheet shows a number.

use super::digits::Digits;
use super::format_signs::{Sign, Signs};
use super::serial::{DayCount, shown_date};

/// How a number is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum NumberFormat {
    /// As it is.
    #[default]
    General,
    /// With so many places, in groups of three, per cent, between texts.
    Places(Places),
    /// As a date, by its code.
    Date(String),
    /// Not at all: a text stands in the place of any number, be it an empty one.
    Text(String),
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Places {
    count: usize,
    /// Places that are shown only where the number has them, `0.##`.
    optional: usize,
    grouped: bool,
    percent: bool,
    before: String,
    behind: String,
}

impl NumberFormat {
    /// A format that files only number.
    pub(super) fn builtin(id: u32) -> Option<Self> {
        let code = match id {
            1 => "0",
            2 => "0.00",
            3 | 37 | 38 | 41 | 42 => "#,##0",
            4 | 39 | 40 | 43 | 44 => "#,##0.00",
            9 => "0%",
            10 => "0.00%",
            14 => "yyyy/m/d",
            15..=17 | 22 | 30 => "yyyy-m-d",
            27 | 36 | 50 | 52 | 57 => "yyyy\"年\"m\"月\"",
            28 | 29 | 51 | 53 | 54 | 58 => "m\"月\"d\"日\"",
            31 => "yyyy\"年\"m\"月\"d\"日\"",
            _ => return (id < 50).then_some(Self::General),
        };
        Some(Self::parse(code))
    }

    /// Reads a code, such as `0.00%`, `#,##0.00`, `yyyy"年"m"月"d"日"`.
    pub(super) fn parse(code: &str) -> Self {
        let mut format = Places::default();
        let part = section(code);
        if let Some(text) = literal(part).filter(|_| !code.trim().is_empty()) {
            return Self::Text(text);
        }
        let signs = Signs { rest: part };
        let (mut digits, mut behind_point) = (false, false);
        for sign in signs {
            match sign {
                Sign::Literal(text) if digits => format.behind.push_str(&text),
                Sign::Literal(text) => format.before.push_str(&text),
                Sign::Code('%') => {
                    format.percent = true;
                    format.behind.push('%');
                }
                Sign::Code('.') => behind_point = true,
                Sign::Code(',') => format.grouped = digits,
                Sign::Code('0') if behind_point => format.count += 1,
                Sign::Code('#' | '?') if behind_point => format.optional += 1,
                Sign::Code('0' | '#' | '?') => digits = true,
                Sign::Code('y' | 'm' | 'd' | 'h' | 's' | 'Y' | 'M' | 'D') => {
                    return Self::Date(part.to_owned());
                }
                // Fractions, powers of ten and what else has no plain figure.
                Sign::Code(_) => return Self::General,
            }
        }
        if digits || behind_point || format.percent { Self::Places(format) } else { Self::General }
    }

    /// The places of a number that it shows at most; none where it shows all.
    pub(super) fn places(&self) -> Option<u8> {
        match self {
            Self::Places(places) => {
                let hidden = if places.percent { 2 } else { 0 };
                u8::try_from(places.count + places.optional + hidden).ok()
            }
            Self::General | Self::Date(_) | Self::Text(_) => None,
        }
    }

    /// The number as the sheet shows it.
    pub(super) fn show(&self, number: &Digits, days: DayCount) -> String {
        match self {
            Self::General => number.plain(),
            Self::Places(places) => places.show(number),
            Self::Date(code) => shown_date(number, code, days).unwrap_or_else(|| number.plain()),
            Self::Text(text) => text.clone(),
        }
    }
}

impl Places {
    fn show(&self, number: &Digits) -> String {
        let number = if self.percent { number.clone().times_hundred() } else { number.clone() };
        let mut shown = number.fixed(self.count + self.optional, self.grouped);
        for _ in 0..self.optional {
            if let Some(shorter) = shown.strip_suffix('0') {
                shown.truncate(shorter.len());
            }
        }
        let shown = shown.strip_suffix('.').unwrap_or(&shown);
        format!("{}{shown}{}", self.before, self.behind)
    }
}

/// The text of a part that shows nothing of a number: `"20 公里"`, or nothing at all in `;;;`.
fn literal(part: &str) -> Option<String> {
    let texts = Signs { rest: part }.map(|sign| match sign {
        Sign::Literal(text) => Some(text),
        Sign::Code(_) => None,
    });
    texts.collect::<Option<String>>().filter(|_| !part.contains("General"))
}

/// The part for numbers above zero: parts are parted by semicolons.
fn section(code: &str) -> &str {
    let (mut quoted, mut escaped) = (false, false);
    let end = code.find(|c| {
        let ends = c == ';' && !quoted && !escaped;
        quoted ^= c == '"' && !escaped;
        escaped = c == '\\' && !escaped;
        ends
    });
    end.and_then(|end| code.get(..end)).unwrap_or(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_shown_as_sheets_show_them() {
        for (code, number, shown) in [
            ("General", "70.5", "70.5"),
            ("0%", "0.95", "95%"),
            ("0.00%", "0.9501", "95.01%"),
            ("0.0%", "0.915", "91.5%"),
            ("0.00", "9.5", "9.50"),
            ("#,##0.00", "1460000", "1,460,000.00"),
            ("#,##0.00_);[Red](#,##0.00)", "12", "12.00"),
            ("0\"万元\"", "36", "36万元"),
            ("0.##", "36.50", "36.5"),
            ("0.##", "36", "36"),
            ("# ?/?", "0.5", "0.5"),
            ("@", "12", "12"),
            ("General", "12", "12"),
            ("General;-General", "12", "12"),
            ("\"20 公里\"", "40", "20 公里"),
            (";;;", "40", ""),
            ("[Red]", "40", ""),
            (";;;@", "40", ""),
            ("yyyy\"年\"m\"月\"d\"日\"", "45626", "2024年11月30日"),
            ("yyyy/m/d", "45626", "2024/11/30"),
            ("yyyy-mm-dd", "45611", "2024-11-15"),
            ("yyyy-mm-dd hh:mm:ss", "45291", "2023-12-31"),
            ("yyyy/m/d\\ h:mm", "45626.5", "2024/11/30"),
            ("yyyy\"年\"m\"月\"d\"日\" h:mm AM/PM", "45626", "2024年11月30日"),
            ("yyyy\"年\"m\"月\"", "45626", "2024年11月"),
            ("m\"月\"d\"日\"", "45626", "11月30日"),
            ("h:mm", "0.5", "0.5"),
        ] {
            let number = Digits::parse(number).unwrap();
            assert_eq!(NumberFormat::parse(code).show(&number, DayCount::From1900), shown, "{code}");
        }
    }
}
