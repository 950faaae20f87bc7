//! What a damaged workbook no longer holds, and where it is missed: such a book is refused, because what is left of it may
//! be read as something else.

use super::area::Area;
use super::limits;
use crate::words::{Address, Text, text};

/// What is missed in a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Damage {
    /// Its cells: the file has no part for them.
    Cells,
    /// Cells of its own: it has those of another sheet.
    Twice,
    /// Its name: nothing says that the part is a sheet of the book.
    Nameless,
    /// Its end.
    End,
    /// The text or the number of a cell.
    Content(Address),
    /// Where a cell or a row stands, as it is written.
    Position(String),
    /// Which cells are merged, as it is written.
    Merged(String),
}

impl Damage {
    /// The cell where it is missed.
    pub(super) const fn cell(&self) -> Option<Address> {
        if let Self::Content(at) = self { Some(*at) } else { None }
    }

    pub(super) fn message(&self) -> Text {
        match self {
            Self::Cells => text!(
                "工作簿已损坏:文件中没有这张工作表的内容",
                "the workbook is damaged: the file does not hold what stands on this sheet"
            ),
            Self::Twice => text!(
                "工作簿已损坏:这张工作表与另一张指向同一内容",
                "the workbook is damaged: this sheet has the cells of another one"
            ),
            Self::Nameless => text!(
                "工作簿已损坏:文件中有这一部分,工作表的名单里却没有",
                "the workbook is damaged: the file has this part, and its list of sheets does not name it"
            ),
            Self::End => text!(
                "工作簿已损坏:这张工作表在中途断了",
                "the workbook is damaged: this sheet breaks off before its end"
            ),
            Self::Content(_) => text!(
                "工作簿已损坏:这一格的内容在文件中找不到",
                "the workbook is damaged: the file does not hold what stands in this cell"
            ),
            Self::Position(written) => text!(
                "工作簿已损坏:单元格的位置“{written}”不存在",
                "the workbook is damaged: there is no cell at `{written}`"
            ),
            Self::Merged(written) => text!(
                "工作簿已损坏:合并单元格“{written}”超出了工作表",
                "the workbook is damaged: the merged cells `{written}` are not within a sheet"
            ),
        }
    }
}

/// A merged area as it is written, within the sheet.
pub(super) fn merged(written: &str) -> Result<Area, Damage> {
    let area = Area::parse(written).filter(|area| area.to.row < limits::ROWS && area.to.column < limits::COLUMNS);
    area.ok_or_else(|| Damage::Merged(written.to_owned()))
}
