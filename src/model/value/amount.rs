//! An amount of money as it is printed.

use std::fmt;
use std::str::FromStr;

use crate::num::{Number, NumberError, fold_width, is_blank};

/// A number, and the unit that stands behind it: `208`, `208万元`. What the unit means is told beside the currency of
/// the table, when the table is bound to its template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Amount {
    /// The number, counted in the unit.
    pub number: Number,
    /// The unit as printed; none where the amount counts in the currency of the table.
    pub unit: Option<String>,
}

impl From<Number> for Amount {
    fn from(number: Number) -> Self {
        Self { number, unit: None }
    }
}

impl FromStr for Amount {
    type Err = NumberError;

    fn from_str(text: &str) -> Result<Self, NumberError> {
        // ¥ before an amount with its unit adds nothing; alone it does not say in what the table counts.
        if let Some(rest) = text.trim_start().strip_prefix(['¥', '￥']) {
            let amount: Self = rest.parse()?;
            return if amount.unit.is_some() { Ok(amount) } else { Err(NumberError::NotANumber) };
        }
        let end = text.rfind(|c| fold_width(c).is_ascii_digit());
        let end = end.and_then(|at| Some(at + text.get(at..)?.chars().next()?.len_utf8()));
        let (number, unit) = end.and_then(|end| text.split_at_checked(end)).unwrap_or((text, ""));
        let unit: String = unit.chars().filter(|&c| !is_blank(c)).map(fold_width).collect();
        // `5.` is a damaged number, not one of a unit.
        if !unit.is_empty() && !unit.contains(char::is_alphabetic) {
            return Err(text.parse::<Number>().err().unwrap_or(NumberError::NotANumber));
        }
        Ok(Self { number: number.parse()?, unit: Some(unit).filter(|unit| !unit.is_empty()) })
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.number, self.unit.as_deref().unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_and_what_stands_behind_it() {
        for (text, number, unit) in [
            ("208", "208", None),
            ("208万元", "208", Some("万元")),
            ("5.80 万", "5.80", Some("万")),
            ("1,356.16万 元", "1356.16", Some("万元")),
            ("２０８（万元）", "208", Some("(万元)")),
            ("-4.01亿元", "-4.01", Some("亿元")),
            ("￥36.5万元", "36.5", Some("万元")),
        ] {
            let amount = Amount { number: number.parse().unwrap(), unit: unit.map(str::to_owned) };
            assert_eq!(text.parse(), Ok(amount), "{text}");
        }
    }

    #[test]
    fn no_number_stays_none() {
        for (text, error) in [
            ("", NumberError::Empty),
            ("万元", NumberError::NotANumber),
            ("¥36.50", NumberError::NotANumber),
            ("约208万元", NumberError::NotANumber),
            ("5万3千元", NumberError::NotANumber),
            ("5.", NumberError::NotANumber),
            ("1e400", NumberError::Exponent),
            ("1234567890123456789012345678901234567890元", NumberError::TooLong),
        ] {
            assert_eq!(text.parse::<Amount>(), Err(error), "{text}");
        }
    }
}
