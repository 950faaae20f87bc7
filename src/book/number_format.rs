//! Number formats: how a sheet shows a number.

use super::digits::Digits;
use super::format_signs::{Sign, Signs, is_of_figures, moves_figures, parts};
use super::serial::{DayCount, shown_date};
use crate::num::Number;

/// The parts that numbers have.
const OF_NUMBERS: usize = 3;

/// Texts between the digits of a number: no form has more, and each moves the digits behind it.
const MOST_BETWEEN: usize = 16;

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
    /// In a way that is not followed here, with figures of its own beside those of the number.
    Own,
    /// By the sign of the number, or by a condition.
    Sections(Box<Sections>),
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Places {
    count: usize,
    /// Places that are shown only where the number has them, `0.##`.
    optional: usize,
    grouped: bool,
    percent: bool,
    /// How often it is shown by the thousand: `0.0,`.
    thousands: usize,
    before: String,
    behind: String,
    /// Texts between the digits of the whole part, and how many digits stand behind each: `0!.0,` shows ten thousands.
    between: Vec<(usize, String)>,
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
        if code.trim().is_empty() {
            return Self::General;
        }
        Sections::parse(&parts(code)).map_or_else(|first| first, |sections| Self::Sections(Box::new(sections)))
    }

    /// Reads a part of a code.
    pub(super) fn of_part(part: &str) -> Self {
        let mut format = Places::default();
        if let Some(text) = literal(part) {
            return Self::Text(text);
        }
        let has_own =
            Signs { rest: part }.any(|sign| matches!(sign, Sign::Literal(text) if text.contains(is_of_figures)));
        let unfollowed = if has_own { Self::Own } else { Self::General };
        let signs = Signs { rest: part };
        let (mut digits, mut behind_point, mut commas) = (false, false, 0);
        for sign in signs {
            if matches!(sign, Sign::Code('0' | '#' | '?')) {
                format.grouped |= std::mem::take(&mut commas) > 0;
                if digits && !behind_point {
                    format.one_digit_more();
                }
            }
            match sign {
                Sign::Literal(text) if digits => format.behind.push_str(&text),
                Sign::Literal(text) => format.before.push_str(&text),
                Sign::Code('%') => {
                    format.percent = true;
                    format.behind.push('%');
                }
                Sign::Code('.') => behind_point = true,
                Sign::Code(',') => commas += usize::from(digits),
                Sign::Code('0') if behind_point => format.count += 1,
                Sign::Code('#' | '?') if behind_point => format.optional += 1,
                Sign::Code('0' | '#' | '?') => digits = true,
                Sign::Code('y' | 'm' | 'd' | 'h' | 's' | 'Y' | 'M' | 'D') => {
                    let has_digits = Signs { rest: part }
                        .any(|sign| matches!(sign, Sign::Literal(text) if text.contains(char::is_numeric)));
                    return if has_digits { Self::Own } else { Self::Date(part.to_owned()) };
                }
                // Fractions, powers of ten and what else has no plain figure.
                Sign::Code(_) => return unfollowed,
            }
        }
        format.thousands = commas;
        if digits || behind_point || format.percent { Self::Places(format) } else { unfollowed }
    }

    /// The places of a number that it shows at most; none where it shows all.
    pub(super) fn places(&self) -> Option<u8> {
        match self {
            Self::Places(places) => {
                let hidden = if places.percent { 2 } else { 0 };
                u8::try_from(places.count + places.optional + hidden + 3 * places.thousands).ok()
            }
            Self::Sections(sections) => sections.first().places(),
            Self::General | Self::Own | Self::Date(_) | Self::Text(_) => None,
        }
    }

    /// Whether it shows digits of its own beside those of the number, or something else in their place.
    pub(super) fn disguises(&self, number: &Digits) -> bool {
        match self {
            Self::Text(_) | Self::Own => true,
            Self::Places(places) => {
                places.thousands > 0
                    || !places.between.is_empty()
                    || places.has_own_figures()
                    || places.before.ends_with(moves_figures)
            }
            Self::Sections(sections) => sections.disguises(number),
            Self::General | Self::Date(_) => false,
        }
    }

    /// Whether it asks for a day or a time that the number is not: the number itself is shown then.
    pub(super) fn is_undated(&self, number: &Digits, days: DayCount) -> bool {
        matches!(self, Self::Date(code) if shown_date(number, code, days).is_none())
    }

    /// Whether its own texts may be read as a part of the figure.
    fn has_own_figures(&self) -> bool {
        match self {
            Self::Places(places) => places.has_own_figures(),
            Self::Own => true,
            Self::General | Self::Date(_) | Self::Text(_) | Self::Sections(_) => false,
        }
    }

    /// The number as the sheet shows it.
    pub(super) fn show(&self, number: &Digits, days: DayCount) -> String {
        match self {
            Self::General | Self::Own => number.plain(),
            Self::Places(places) => places.show(number),
            Self::Date(code) => shown_date(number, code, days).unwrap_or_else(|| number.plain()),
            Self::Text(text) => text.clone(),
            Self::Sections(sections) => sections.show(number, days),
        }
    }
}

impl Places {
    /// What stood behind the digits stands between them: one more follows.
    fn one_digit_more(&mut self) {
        self.between.iter_mut().for_each(|(behind, _)| *behind += 1);
        if !self.behind.is_empty() && self.between.len() < MOST_BETWEEN {
            self.between.push((1, std::mem::take(&mut self.behind)));
        }
    }

    /// The texts between the digits put into a number, which has as many digits as they ask for.
    fn parted(&self, shown: &str) -> String {
        let Some((most, _)) = self.between.first() else { return shown.to_owned() };
        let (sign, shown) = shown.strip_prefix('-').map_or(("", shown), |shown| ("-", shown));
        let whole = shown.find('.').unwrap_or(shown.len());
        let mut parted = "0".repeat((most + 1).saturating_sub(whole)) + shown;
        let whole = whole.max(most + 1);
        for (behind, text) in self.between.iter().rev() {
            parted.insert_str(whole - behind, text);
        }
        format!("{sign}{parted}")
    }

    /// Whether its texts around the digits may be read as a part of the figure.
    fn has_own_figures(&self) -> bool {
        [&self.before, &self.behind].iter().any(|text| text.contains(is_of_figures))
    }

    fn show(&self, number: &Digits) -> String {
        let number = if self.percent { number.clone().times_hundred() } else { number.clone() };
        let number = number.thousandth(self.thousands);
        let mut shown = number.fixed(self.count + self.optional, self.grouped);
        for _ in 0..self.optional {
            if let Some(shorter) = shown.strip_suffix('0') {
                shown.truncate(shorter.len());
            }
        }
        let shown = shown.strip_suffix('.').unwrap_or(&shown);
        format!("{}{}{}", self.before, self.parted(shown), self.behind)
    }
}

/// The part of a code in which a number is shown.
pub(super) fn part_of(parts: &[&str], number: &Digits) -> usize {
    let all = parts.iter().take(OF_NUMBERS).map(|part| Section::parse(part)).collect();
    let sections = Sections { first: NumberFormat::General, all };
    let own = sections.section(number);
    own.and_then(|own| sections.all.iter().position(|section| std::ptr::eq(section, own))).unwrap_or_default()
}

/// The text of a part that shows nothing of a number: `"20 公里"`, or nothing at all in `;;;`.
fn literal(part: &str) -> Option<String> {
    let texts = Signs { rest: part }.map(|sign| match sign {
        Sign::Literal(text) => Some(text),
        Sign::Code(_) => None,
    });
    texts.collect::<Option<String>>().filter(|_| !part.contains("General"))
}

/// The parts of a format of which one shows something else than the number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Sections {
    first: NumberFormat,
    all: Vec<Section>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Section {
    when: Option<Condition>,
    format: NumberFormat,
    /// Whether it shows something else than the first part does.
    odd: bool,
    /// Whether it says that a number is below zero: by a sign, brackets or a colour.
    shows_sign: bool,
}

impl Sections {
    /// Reads parts.
    ///
    /// # Errors
    /// The first one alone, where the others say the same of numbers: `-` for nothing, a colour or brackets below zero.
    pub(super) fn parse(parts: &[&str]) -> Result<Self, NumberFormat> {
        let parts = parts.iter().take(OF_NUMBERS).copied();
        let mut all: Vec<Section> = parts.map(Section::parse).collect();
        if all.iter().all(|section| section.when.is_none()) {
            let negative = all.get_mut(1).filter(|section| matches!(section.format, NumberFormat::Places(_)));
            if let Some(section) = negative {
                section.odd |= !section.shows_sign;
            }
        }
        let Some(first) = all.first().map(|section| section.format.clone()) else { return Err(NumberFormat::General) };
        let is_odd = all.iter().skip(1).any(|section| section.odd);
        let is_conditional = all.iter().any(|section| section.when.is_some());
        if is_odd || is_conditional { Ok(Self { first, all }) } else { Err(first) }
    }

    /// The first part.
    pub(super) const fn first(&self) -> &NumberFormat {
        &self.first
    }

    /// The part of a number, where it is another one than the first, and shows something else.
    fn odd(&self, number: &Digits) -> Option<&NumberFormat> {
        self.section(number).filter(|section| section.odd).map(|section| &section.format)
    }

    /// The part of a number.
    fn own(&self, number: &Digits) -> Option<&NumberFormat> {
        self.section(number).map(|section| &section.format)
    }

    fn section(&self, number: &Digits) -> Option<&Section> {
        if self.has_conditions() {
            let value = number.plain().parse().ok();
            let holds = |section: &&Section| {
                section.when.as_ref().is_none_or(|when| value.is_some_and(|value| when.holds(value)))
            };
            self.all.iter().find(holds).or(self.all.last())
        } else if number.is_zero() {
            self.all.get(2)
        } else {
            self.all.get(usize::from(number.is_negative()))
        }
    }

    pub(super) fn disguises(&self, number: &Digits) -> bool {
        let is_first_odd = || self.first.disguises(number) && !self.has_conditions();
        self.odd(number).is_some() || is_first_odd()
    }

    pub(super) fn show(&self, number: &Digits, days: DayCount) -> String {
        match self.odd(number) {
            Some(format) => format.show(&number.clone().unsigned(), days),
            None if self.has_conditions() => self.own(number).unwrap_or(&self.first).show(number, days),
            None => self.first.show(number, days),
        }
    }

    fn has_conditions(&self) -> bool {
        self.all.iter().any(|section| section.when.is_some())
    }
}

impl Section {
    fn parse(part: &str) -> Self {
        let (when, format) = (Condition::of(part), NumberFormat::of_part(part));
        let says = |text: &str| text.contains(char::is_alphanumeric);
        let odd = match &format {
            NumberFormat::Text(text) => says(text),
            _ => format.has_own_figures(),
        };
        Self { when, format, odd, shows_sign: part.contains(['-', '(', '[']) }
    }
}

/// `[>=100]`.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Condition {
    sign: String,
    limit: Number,
}

impl Condition {
    fn of(part: &str) -> Option<Self> {
        let mut inside = part.split('[').skip(1).filter_map(|rest| rest.split(']').next());
        inside.find_map(|condition| {
            let limit = condition.trim_start_matches(['<', '>', '=']);
            let sign = condition.strip_suffix(limit).filter(|sign| !sign.is_empty())?;
            Some(Self { sign: sign.to_owned(), limit: limit.parse().ok()? })
        })
    }

    fn holds(&self, value: Number) -> bool {
        match self.sign.as_str() {
            "<" => value < self.limit,
            "<=" => value <= self.limit,
            ">" => value > self.limit,
            ">=" => value >= self.limit,
            "<>" => value != self.limit,
            _ => value == self.limit,
        }
    }
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
            ("0\"0\"", "5", "50"),
            ("0.00;-0.00;\"-\"", "0", "0.00"),
            ("#,##0.00_);[Red]#,##0.00", "-12", "-12.00"),
            ("0;0", "-5", "5"),
            ("0;\"100\"", "-5", "100"),
            ("0;-0;\"100\"", "0", "100"),
            ("0;-0;\"100\"", "7", "7"),
            ("[<0]0;\"50\"", "7", "50"),
            ("[>=100]\"达标\";0", "99", "99"),
            ("[>=100]\"达标\";0", "100", "达标"),
            ("[>=10000]0.0,\"万\";0", "12", "12"),
            ("0!.0,", "1000000", "100.0"),
            ("0!.0,", "500", "0.1"),
            ("0!.0,", "-1234567", "-123.5"),
            ("0!.0000", "1000000", "100.0000"),
            ("0\".\"0,", "963900", "96.4"),
            ("0\\.0,\"万元\"", "963900", "96.4万元"),
            ("#,##0.00,", "1234567", "1,234.57"),
            ("0,\"公里\"", "42000", "42公里"),
            ("0.0,,", "96400000", "96.4"),
            ("#,##0", "1234567", "1,234,567"),
            ("[$￥-804]#,##0", "1234", "1,234"),
            ("[$1900-804]0", "85", "190085"),
            ("_ * #,##0_ ", "85", "85"),
            ("0*1", "85", "851"),
            ("General\"0\"", "85", "85"),
        ] {
            let number = Digits::parse(number).unwrap();
            assert_eq!(NumberFormat::parse(code).show(&number, DayCount::From1900), shown, "{code}");
        }
    }

    #[test]
    fn formats_that_show_other_figures_disguise_the_number() {
        let disguises = |code: &str, number: &str| NumberFormat::parse(code).disguises(&Digits::parse(number).unwrap());
        for code in [
            "0*1",
            "[$1900-804]0",
            "[$.-804]0",
            "General\"0\"",
            "\"1\"General",
            "# ?/?\"9\"",
            "0E+0\"1\"",
            "\"-\"0",
            "\".\"0",
            "\"二\"0",
            "\"①\"0",
            "0\"½\"",
            "\"1\"yyyy",
            "-0",
            "0.0\"0\"",
            "0;0;0\"5\"",
        ] {
            let number = if code.contains(';') { "0" } else { "85" };
            assert!(disguises(code, number), "{code}");
        }
        for code in [
            "0.0",
            "0%",
            "#,##0.00_);[Red]\\(#,##0.00\\)",
            "_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * \"-\"??_ ;_ @_ ",
            "[$￥-804]#,##0.00",
            "[$-804]0.0",
            "0.0\"分\"",
            "General",
            "0;-0",
            "[DBNum1]0",
            "0\"%\"",
            "yyyy\"年\"m\"月\"",
        ] {
            assert!(!disguises(code, "85") && !disguises(code, "-85"), "{code}");
        }
    }
}
