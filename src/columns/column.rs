//! A column of a row group, some rows at a time.

use std::io::Write;

use parquet::column::reader::ColumnReader;
use parquet::data_type::{ByteArray, FixedLenByteArray};
use parquet::errors::{ParquetError, Result};

use super::layout::Kind;

/// A column and the rows of it that are at hand.
pub(super) struct Column {
    reader: ColumnReader,
    kind: Kind,
    is_optional: bool,
    levels: Vec<i16>,
    values: Values,
    /// Which of the values stands in each row.
    rows: Vec<Option<usize>>,
}

/// Values as the file keeps them.
enum Values {
    Bytes(Vec<ByteArray>),
    Fixed(Vec<FixedLenByteArray>),
    Short(Vec<i32>),
    Long(Vec<i64>),
}

impl Column {
    pub(super) fn new(reader: ColumnReader, kind: Kind, is_optional: bool) -> Result<Self> {
        let values = match &reader {
            ColumnReader::ByteArrayColumnReader(_) => Values::Bytes(Vec::new()),
            ColumnReader::FixedLenByteArrayColumnReader(_) => Values::Fixed(Vec::new()),
            ColumnReader::Int32ColumnReader(_) => Values::Short(Vec::new()),
            ColumnReader::Int64ColumnReader(_) => Values::Long(Vec::new()),
            _ => return Err(ParquetError::General("a type of another column".to_owned())),
        };
        Ok(Self { reader, kind, is_optional, levels: Vec::new(), values, rows: Vec::new() })
    }

    /// Reads so many rows more in place of those at hand.
    ///
    /// # Errors
    /// A file that is damaged or ends too early.
    pub(super) fn read(&mut self, count: usize) -> Result<()> {
        self.levels.clear();
        let Self { reader, levels, values, .. } = self;
        let levels = Some(levels);
        let read = match (reader, values) {
            (ColumnReader::ByteArrayColumnReader(reader), Values::Bytes(values)) => {
                values.clear();
                reader.read_records(count, levels, None, values)?
            }
            (ColumnReader::FixedLenByteArrayColumnReader(reader), Values::Fixed(values)) => {
                values.clear();
                reader.read_records(count, levels, None, values)?
            }
            (ColumnReader::Int32ColumnReader(reader), Values::Short(values)) => {
                values.clear();
                reader.read_records(count, levels, None, values)?
            }
            (ColumnReader::Int64ColumnReader(reader), Values::Long(values)) => {
                values.clear();
                reader.read_records(count, levels, None, values)?
            }
            _ => (0, 0, 0),
        };
        if read.0 != count {
            return Err(ParquetError::EOF("a column has fewer rows than the others".to_owned()));
        }
        self.number(count);
        Ok(())
    }

    fn number(&mut self, count: usize) {
        self.rows.clear();
        if !self.is_optional {
            self.rows.extend((0..count).map(Some));
            return;
        }
        let mut next = 0;
        self.rows.extend(self.levels.iter().map(|level| {
            let is_there = *level > 0;
            let at = next;
            next += usize::from(is_there);
            is_there.then_some(at)
        }));
    }

    fn at(&self, row: usize) -> Option<usize> {
        self.rows.get(row).copied().flatten()
    }

    /// Whether two of the rows at hand have the same value.
    pub(super) fn are_same(&self, one: usize, other: usize) -> bool {
        let (Some(one), Some(other)) = (self.at(one), self.at(other)) else {
            return self.at(one).is_none() && self.at(other).is_none();
        };
        match &self.values {
            Values::Bytes(values) => values.get(one) == values.get(other),
            Values::Fixed(values) => values.get(one) == values.get(other),
            Values::Short(values) => values.get(one) == values.get(other),
            Values::Long(values) => values.get(one) == values.get(other),
        }
    }

    /// Whether a row has no value.
    pub(super) fn is_blank(&self, row: usize) -> bool {
        self.at(row).is_none()
    }

    /// The whole number of a row.
    pub(super) fn whole(&self, row: usize) -> Option<i64> {
        let at = self.at(row)?;
        match &self.values {
            Values::Short(values) => values.get(at).copied().map(i64::from),
            Values::Long(values) => values.get(at).copied(),
            Values::Bytes(_) | Values::Fixed(_) => None,
        }
    }

    /// Writes the value of a row as JSON: a whole number as one, everything else as a text; nothing where there is none.
    pub(super) fn write(&self, row: usize, json: &mut Vec<u8>) {
        let Some(at) = self.at(row) else { return };
        let digits = match (&self.values, self.kind) {
            (Values::Bytes(values), Kind::Text) => {
                return write_text(values.get(at).map(ByteArray::data).unwrap_or_default(), json);
            }
            (Values::Bytes(values), _) => values.get(at).map(|value| big_endian(value.data())),
            (Values::Fixed(values), _) => values.get(at).map(|value| big_endian(value.data())),
            (Values::Short(values), _) => values.get(at).copied().map(i128::from),
            (Values::Long(values), _) => values.get(at).copied().map(i128::from),
        };
        write_digits(digits.unwrap_or_default(), self.kind, json);
    }
}

/// A decimal of up to 16 bytes.
fn big_endian(bytes: &[u8]) -> i128 {
    let begin = if bytes.first().is_some_and(|first| *first > 0x7F) { -1 } else { 0 };
    bytes.iter().fold(begin, |number, byte| number << 8 | i128::from(*byte))
}

fn write_digits(digits: i128, kind: Kind, json: &mut Vec<u8>) {
    // Writing to memory does not fail.
    let _ = match kind {
        Kind::Decimal(scale) if scale > 0 => {
            let sign = if digits < 0 { "-" } else { "" };
            let unit = 10_u128.checked_pow(u32::try_from(scale).unwrap_or(u32::MAX)).unwrap_or(u128::MAX);
            let digits = digits.unsigned_abs();
            write!(json, "\"{sign}{}.{:0scale$}\"", digits / unit, digits % unit)
        }
        Kind::Decimal(_) => write!(json, "\"{digits}\""),
        Kind::Whole | Kind::Text => write!(json, "{digits}"),
    };
}

/// A text of JSON. Whether it is UTF-8 is seen where the line is read.
fn write_text(text: &[u8], json: &mut Vec<u8>) {
    json.push(b'"');
    if text.iter().any(|byte| *byte < 0x20 || matches!(byte, b'"' | b'\\')) {
        for byte in text {
            write_byte(*byte, json);
        }
    } else {
        json.extend_from_slice(text);
    }
    json.push(b'"');
}

fn write_byte(byte: u8, json: &mut Vec<u8>) {
    match byte {
        b'"' | b'\\' => json.extend([b'\\', byte]),
        0..0x20 => {
            let _ = write!(json, "\\u{byte:04x}");
        }
        _ => json.push(byte),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(digits: i128, kind: Kind) -> String {
        let mut json = Vec::new();
        write_digits(digits, kind, &mut json);
        String::from_utf8(json).unwrap()
    }

    #[test]
    fn decimals_are_written_with_all_of_their_places() {
        assert_eq!(written(35_602, Kind::Decimal(2)), "\"356.02\"");
        assert_eq!(written(-5, Kind::Decimal(2)), "\"-0.05\"");
        assert_eq!(written(1, Kind::Decimal(38)), format!("\"0.{}1\"", "0".repeat(37)));
        assert_eq!(written(i128::MAX, Kind::Decimal(0)), format!("\"{}\"", i128::MAX));
        assert_eq!(written(2024, Kind::Whole), "2024");
    }

    #[test]
    fn bytes_are_two_s_complement_from_the_highest() {
        assert_eq!(big_endian(&[]), 0);
        assert_eq!(big_endian(&[0x8B, 0x12]), -29_934);
        assert_eq!(big_endian(&[0, 0x8B, 0x12]), 35_602);
        assert_eq!(big_endian(&[0xFF; 16]), -1);
        assert_eq!(big_endian(&i128::MIN.to_be_bytes()), i128::MIN);
    }

    #[test]
    fn texts_are_what_serde_json_makes_of_them() {
        for text in ["", "≥95%", "a\"b\\c", "一\n二\t\u{1}", "\u{7f}"] {
            let mut json = Vec::new();
            write_text(text.as_bytes(), &mut json);
            let read: String = serde_json::from_slice(&json).unwrap();
            assert_eq!(read, text);
        }
    }
}
