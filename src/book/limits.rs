//! How much a workbook may hold: what is more is no form that people fill in, and would fill the memory.

use crate::words::Address;

/// Bytes of a file.
pub(super) const FILE: u64 = 64 << 20;

/// Bytes of all parts of a package together, unpacked.
pub(super) const UNPACKED: u64 = 128 << 20;

/// Bytes of all files of a folder that somebody packed.
pub(super) const UNPACKED_FOLDER: u64 = 200 << 20;

/// How many times larger than packed a package may be; what has less than `SMALL` bytes may be any number.
pub(super) const RATIO: u64 = 200;

/// Bytes up to which a part is not asked how it was packed.
pub(super) const SMALL: u64 = 8 << 20;

/// Parts of a package.
pub(super) const PARTS: usize = 10_000;

/// Sheets of a book.
pub(super) const SHEETS: usize = 1_000;

/// Cells of a book that say something.
pub(super) const CELLS: usize = 500_000;

/// Bytes of all these cells together: many may show one long text.
pub(super) const TEXTS: usize = 32 << 20;

/// Rows of a sheet.
pub(super) const ROWS: u32 = 1_048_576;

/// Columns of a sheet.
pub(super) const COLUMNS: u32 = 16_384;

/// Bytes of a cell: spreadsheets keep 32,767 characters.
pub(super) const TEXT: usize = 1 << 17;

/// Merged areas of a sheet.
pub(super) const MERGED: usize = 20_000;

/// What a book has too many of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Excess {
    Unpacked,
    Parts,
    Sheets,
    Cells,
    Extent,
    Text,
    Texts,
    Merged,
}

/// Cells, and the bytes of their texts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Filled {
    cells: usize,
    bytes: usize,
}

impl Filled {
    /// Both together, as far as a book may hold them.
    pub(super) const fn and(self, more: Self) -> Result<Self, Excess> {
        let (cells, bytes) = (self.cells.saturating_add(more.cells), self.bytes.saturating_add(more.bytes));
        if cells > CELLS {
            Err(Excess::Cells)
        } else if bytes > TEXTS {
            Err(Excess::Texts)
        } else {
            Ok(Self { cells, bytes })
        }
    }

    /// One cell.
    pub(super) const fn one(text: &str) -> Self {
        Self { cells: 1, bytes: text.len() }
    }
}

/// Whether a cell may stand there.
pub(super) const fn check(at: Address, text: &str) -> Result<(), Excess> {
    if at.row >= ROWS || at.column >= COLUMNS {
        Err(Excess::Extent)
    } else if text.len() > TEXT {
        Err(Excess::Text)
    } else {
        Ok(())
    }
}

/// Whether there may be one more merged area.
pub(super) const fn check_merged(areas: usize) -> Result<(), Excess> {
    if areas >= MERGED { Err(Excess::Merged) } else { Ok(()) }
}

/// Whether the cells that merged areas lie over are still few enough.
pub(super) const fn check_covered(looked_at: usize) -> Result<(), Excess> {
    if looked_at > 20 * CELLS { Err(Excess::Merged) } else { Ok(()) }
}
