//! Where a cell of a sheet stands.

use std::fmt;

/// A cell of a sheet, counted from 0; shown as people know it, `D14`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Address {
    /// The row.
    pub row: u32,
    /// The column.
    pub column: u32,
}

impl Address {
    /// A cell by its row and column.
    #[must_use]
    pub const fn new(row: u32, column: u32) -> Self {
        Self { row, column }
    }

    /// Reads `D14`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.find(|c: char| c.is_ascii_digit())?;
        let (letters, digits) = text.split_at_checked(digits)?;
        let column = letters.bytes().try_fold(0u32, |column, letter| {
            let place = u32::from(letter.to_ascii_uppercase().checked_sub(b'A')?);
            if place < LETTERS { column.checked_mul(LETTERS)?.checked_add(place + 1) } else { None }
        })?;
        Some(Self { row: digits.parse::<u32>().ok()?.checked_sub(1)?, column: column.checked_sub(1)? })
    }
}

const LETTERS: u32 = 26;

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut letters = Vec::new();
        let mut rest = self.column + 1;
        while rest > 0 {
            let place = u8::try_from((rest - 1) % LETTERS).unwrap_or_default();
            letters.push(char::from(b'A' + place));
            rest = (rest - 1) / LETTERS;
        }
        write!(f, "{}{}", letters.iter().rev().collect::<String>(), self.row + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_have_the_names_that_people_know() {
        for name in ["A1", "Z9", "AA10", "IV65536", "XFD1048576"] {
            assert_eq!(Address::parse(name).unwrap().to_string(), name);
        }
        assert_eq!(Address::parse("D14"), Some(Address::new(13, 3)));
        for wrong in ["", "A", "14", "A0", "a b1", "AAAAAAAAAAAAAA1", "A99999999999"] {
            assert_eq!(Address::parse(wrong), None, "{wrong}");
        }
    }
}
