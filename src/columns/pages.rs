//! Pages looked at before they are decoded: the decoder takes them at their word, and what is damaged would end the program.

use parquet::basic::{Encoding, Type};
use parquet::column::page::{Page, PageMetadata, PageReader};
use parquet::errors::{ParquetError, Result};
use parquet::file::metadata::ColumnChunkMetaData;

/// The pages of a column.
pub(super) struct Pages {
    undecoded: Box<dyn PageReader>,
    holds_texts: bool,
    is_optional: bool,
    has_dictionary: bool,
}

impl Pages {
    /// Looks at the pages of a column, whose places must lie within a file.
    ///
    /// # Errors
    /// Places before the file.
    pub(super) fn of(
        column: &ColumnChunkMetaData,
        pages: impl FnOnce() -> Result<Box<dyn PageReader>>,
    ) -> Result<Self> {
        let places = [Some(column.compressed_size()), Some(column.data_page_offset()), column.dictionary_page_offset()];
        if places.into_iter().flatten().any(i64::is_negative) {
            return damaged("a column that stands nowhere");
        }
        let described = column.column_descr();
        Ok(Self {
            undecoded: pages()?,
            holds_texts: described.physical_type() == Type::BYTE_ARRAY,
            is_optional: described.max_def_level() > 0,
            has_dictionary: false,
        })
    }

    fn look_at(&mut self, page: &Page) -> Result<()> {
        let bytes: &[u8] = page.buffer();
        let count = usize::try_from(page.num_values()).unwrap_or(usize::MAX);
        let (levels, values) = match page {
            Page::DictionaryPage { .. } => {
                self.has_dictionary = true;
                return self.look_at_texts(bytes, count);
            }
            Page::DataPage { .. } if !self.is_optional => (None, bytes),
            Page::DataPage { def_level_encoding: Encoding::RLE, .. } => match text_at(bytes) {
                Some((levels, values)) => (Some(levels), values),
                None => return damaged("levels without an end"),
            },
            Page::DataPage { .. } => return damaged("levels in an encoding that nobody writes"),
            Page::DataPageV2 { def_levels_byte_len, rep_levels_byte_len: 0, .. } => {
                let length = usize::try_from(*def_levels_byte_len).unwrap_or(usize::MAX);
                match bytes.split_at_checked(length) {
                    Some((levels, values)) => (self.is_optional.then_some(levels), values),
                    None => return damaged("levels without an end"),
                }
            }
            Page::DataPageV2 { .. } => return damaged("a list where a value was told"),
        };
        match page.encoding() {
            Encoding::RLE_DICTIONARY | Encoding::PLAIN_DICTIONARY if self.has_dictionary => Ok(()),
            Encoding::RLE_DICTIONARY | Encoding::PLAIN_DICTIONARY => damaged("a dictionary that is missing"),
            Encoding::PLAIN => match levels.map_or(Some(count), |levels| ones(levels, count)) {
                Some(there) => self.look_at_texts(values, there),
                None => damaged("levels that are too few"),
            },
            other => {
                Err(ParquetError::NYI(format!("values encoded as {other}; write them plain or with a dictionary")))
            }
        }
    }

    /// So many texts stand in a page, each behind its length.
    fn look_at_texts(&self, bytes: &[u8], count: usize) -> Result<()> {
        let mut rest = bytes;
        for _ in 0..if self.holds_texts { count } else { 0 } {
            match text_at(rest) {
                Some((_, behind)) => rest = behind,
                None => return damaged("a text without an end"),
            }
        }
        Ok(())
    }
}

fn damaged<T>(what: &str) -> Result<T> {
    Err(ParquetError::General(what.to_owned()))
}

/// What stands behind its length in four bytes, and what stands behind that.
fn text_at(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let (length, rest) = bytes.split_first_chunk()?;
    rest.split_at_checked(usize::try_from(u32::from_le_bytes(*length)).ok()?)
}

/// How many of so many levels of one bit are set; none where there are fewer.
fn ones(mut levels: &[u8], count: usize) -> Option<usize> {
    let (mut left, mut found) = (count, 0);
    while left > 0 {
        let (head, rest) = varint(levels)?;
        let length = usize::try_from(head >> 1).ok()?;
        if head & 1 == 0 {
            let (level, rest) = rest.split_first()?;
            let run = length.min(left);
            found += usize::from(*level) * run;
            (left, levels) = (left - run, rest);
            if length == 0 {
                return None;
            }
        } else {
            // The last group may be cut.
            let bytes = length.min(left.div_ceil(8)).min(rest.len());
            let (packed, rest) = rest.split_at_checked(bytes)?;
            for byte in packed {
                let here = left.min(8);
                let mask = u8::try_from((1_u16 << here) - 1).unwrap_or(u8::MAX);
                found += usize::try_from((byte & mask).count_ones()).unwrap_or_default();
                left -= here;
            }
            levels = rest;
            if packed.is_empty() {
                return None;
            }
        }
    }
    Some(found)
}

/// A number of seven bits a byte, and what stands behind it.
fn varint(bytes: &[u8]) -> Option<(u64, &[u8])> {
    let end = bytes.iter().take(9).position(|byte| *byte < 0x80)?;
    let (number, rest) = bytes.split_at_checked(end + 1)?;
    let number = number.iter().rev().fold(0, |number, byte| number << 7 | u64::from(byte & 0x7F));
    Some((number, rest))
}

impl Iterator for Pages {
    type Item = Result<Page>;

    fn next(&mut self) -> Option<Self::Item> {
        self.get_next_page().transpose()
    }
}

impl PageReader for Pages {
    fn get_next_page(&mut self) -> Result<Option<Page>> {
        let page = self.undecoded.get_next_page()?;
        page.as_ref().map_or(Ok(()), |page| self.look_at(page))?;
        Ok(page)
    }

    fn peek_next_page(&mut self) -> Result<Option<PageMetadata>> {
        self.undecoded.peek_next_page()
    }

    fn skip_next_page(&mut self) -> Result<()> {
        self.undecoded.skip_next_page()
    }
}

#[cfg(test)]
mod tests {
    use super::ones;

    #[test]
    fn levels_are_counted_in_runs_and_in_groups_of_eight() {
        assert_eq!(ones(&[], 0), Some(0));
        assert_eq!(ones(&[], 1), None);
        // A run of five ones, one of three zeros.
        assert_eq!(ones(&[10, 1, 6, 0], 8), Some(5));
        assert_eq!(ones(&[10, 1, 6, 0], 9), None);
        // Two groups of eight, the last of which is not full.
        assert_eq!(ones(&[5, 0b0000_0101, 0b1111_1111], 11), Some(5));
        // A run of 200 in two bytes of length.
        assert_eq!(ones(&[0x90, 0x03, 1], 200), Some(200));
        // A run of nothing has no end.
        assert_eq!(ones(&[0, 1, 0, 1], 1), None);
    }
}
