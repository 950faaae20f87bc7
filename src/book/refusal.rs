//! Files that are not read: what each is, and what to do.

use super::damage::Damage;
use super::limits::{self, Excess};
use crate::words::{Complaint, Place, Position, Problem, Text, text};

/// Why a file is not read as a workbook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Refusal {
    Empty,
    Password,
    Word,
    Slides,
    Pdf,
    Binary,
    Html,
    SpreadsheetMl,
    OtherPackage,
    OtherContainer,
    OldXls,
    Xlsb,
    Encoding,
    NotText,
    Truncated,
    Damaged,
    /// One program finds this in it and another that.
    Split,
    /// Something that a sheet needs is not in the file.
    Lost {
        sheet: Box<str>,
        damage: Damage,
    },
    TooMuch(Excess),
    /// Nothing can be added to it.
    NotXlsx,
    Signed,
    /// Its XML is none that notes can be put into: the sheets are drawn again.
    OtherXml,
}

impl From<Excess> for Refusal {
    fn from(excess: Excess) -> Self {
        Self::TooMuch(excess)
    }
}

impl Damage {
    /// The refusal of a book for what is missed in one of its sheets.
    pub(super) fn in_sheet(self, sheet: &str) -> Refusal {
        Refusal::Lost { sheet: sheet.into(), damage: self }
    }
}

impl Refusal {
    /// The problem with a file.
    pub(super) fn of(self, name: &str) -> Problem {
        Complaint { message: self.message(), advice: self.advice() }.at(self.place(name))
    }

    fn place(&self, name: &str) -> Place {
        let position = match self {
            Self::Lost { sheet, damage } => Some(Position::Sheet { sheet: (**sheet).into(), cell: damage.cell() }),
            _ => None,
        };
        Place { file: name.to_owned(), position }
    }

    fn message(&self) -> Text {
        match self {
            Self::Empty => text!("文件是空的", "the file is empty"),
            Self::Password => text!("工作簿设有密码", "the workbook is protected by a password"),
            Self::Word => text!("这是 Word 文档,不是工作簿", "this is a Word document, not a workbook"),
            Self::Slides => text!("这是演示文稿,不是工作簿", "this is a presentation, not a workbook"),
            Self::Pdf => text!("这是 PDF 文件,不是工作簿", "this is a PDF file, not a workbook"),
            Self::Binary => text!("这不是工作簿,也不是文本", "this is neither a workbook nor text"),
            Self::Html => text!("这是网页(HTML),不是工作簿", "this is a web page (HTML), not a workbook"),
            Self::SpreadsheetMl => {
                text!("这是 XML 电子表格 2003,不是 .xlsx", "this is an XML spreadsheet of 2003, not an .xlsx")
            }
            Self::OtherPackage => text!("这是压缩包,其中没有工作簿", "this is a zip file without a workbook in it"),
            Self::OtherContainer => {
                text!("这是旧版 Office 文件,其中没有工作簿", "this is an old Office file without a workbook in it")
            }
            Self::OldXls => text!("这是 Excel 95 或更早的工作簿", "this is a workbook of Excel 95 or earlier"),
            Self::Xlsb => text!("这是二进制工作簿(.xlsb)", "this is a binary workbook (.xlsb)"),
            Self::Encoding => text!(
                "文字编码无法识别:不是 UTF-8、GB18030 或 UTF-16",
                "the text is in no encoding that is known here: neither UTF-8 nor GB18030 nor UTF-16"
            ),
            Self::NotText => text!("这不是用逗号、制表符或分号分列的文本", "this is not text in columns (CSV)"),
            Self::Truncated => text!("文件不完整:可能没有传完", "the file is cut off: it may not have been sent whole"),
            Self::Damaged => text!("工作簿已损坏", "the workbook is damaged"),
            Self::Split => text!(
                "工作簿的内容不止一份,不同的程序会显示不同的内容",
                "the workbook has more than one content; programs would show different ones"
            ),
            Self::Lost { damage, .. } => damage.message(),
            Self::TooMuch(excess) => too_much(*excess),
            Self::NotXlsx => text!("这个工作簿不能加批注", "this workbook cannot be annotated"),
            Self::Signed => text!(
                "工作簿有数字签名,加批注会使签名失效",
                "the workbook is signed, and notes would break its signature"
            ),
            Self::OtherXml => text!(
                "工作簿出自别的程序,其 XML 的写法不能加批注",
                "the workbook was written by another program, in XML that cannot be annotated"
            ),
        }
    }

    fn advice(&self) -> Text {
        match self {
            Self::Empty | Self::Truncated => text!("请重新取得这个文件", "get the file again"),
            Self::Password => text!(
                "请在 Excel 或 WPS 中打开,去掉密码后另存",
                "open it in Excel or WPS, take the password off and save it"
            ),
            Self::Word | Self::Slides | Self::Pdf => {
                text!("请把其中的表复制到工作簿,存为 .xlsx", "copy its table into a workbook and save that as .xlsx")
            }
            Self::Binary | Self::OtherPackage | Self::OtherContainer => {
                text!("请给出 .xlsx、.xls、.ods 或 .csv 文件", "give an .xlsx, .xls, .ods or .csv file")
            }
            Self::Encoding | Self::NotText => text!(
                "请在 Excel 或 WPS 中打开,另存为 .xlsx,或 UTF-8 编码的 .csv",
                "open it in Excel or WPS and save it as .xlsx, or as .csv in UTF-8"
            ),
            Self::Signed => {
                text!("请另存一份去掉签名的副本,再审核副本", "save a copy without the signature, and audit that")
            }
            Self::TooMuch(_) => text!(
                "请只留下绩效表,另存为新的工作簿",
                "keep the performance tables alone and save them as a new workbook"
            ),
            Self::Html
            | Self::SpreadsheetMl
            | Self::OldXls
            | Self::Xlsb
            | Self::Damaged
            | Self::Split
            | Self::Lost { .. }
            | Self::NotXlsx
            | Self::OtherXml => {
                text!("请在 Excel 或 WPS 中打开,另存为 .xlsx", "open it in Excel or WPS and save it as .xlsx")
            }
        }
    }
}

fn too_much(excess: Excess) -> Text {
    match excess {
        Excess::Unpacked => text!(
            "文件过大:展开后超过 {most} MiB,或压缩比超过 {ratio} 倍",
            "the file is too large: unpacked it has more than {most} MiB, or {ratio} times its size",
            most = limits::UNPACKED >> 20,
            ratio = limits::RATIO,
        ),
        Excess::Parts => text!(
            "压缩包中的文件过多:最多 {most} 个",
            "there are too many files in the package: {most} are the most",
            most = limits::PARTS
        ),
        Excess::Sheets => {
            text!("工作表过多:最多 {most} 张", "there are too many sheets: {most} are the most", most = limits::SHEETS)
        }
        Excess::Cells => {
            text!("单元格过多:最多 {most} 格", "there are too many cells: {most} are the most", most = limits::CELLS)
        }
        Excess::Extent => text!(
            "单元格超出工作表的范围:最多 {rows} 行、{columns} 列",
            "a cell lies outside of what a sheet can hold: {rows} rows and {columns} columns",
            rows = limits::ROWS,
            columns = limits::COLUMNS
        ),
        Excess::Text => text!(
            "有单元格的文字过长:最多 {most} 字节",
            "the text of a cell is too long: {most} bytes are the most",
            most = limits::TEXT
        ),
        Excess::Texts => text!(
            "单元格的文字合计过长:最多 {most} MiB",
            "the texts of the cells are too long together: {most} MiB are the most",
            most = limits::TEXTS >> 20
        ),
        Excess::Merged => text!(
            "合并单元格过多或相互重叠:一张工作表最多 {most} 个",
            "there are too many merged cells on a sheet, or they lie over each other: {most} are the most",
            most = limits::MERGED
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::super::area::Area;
    use super::super::sheet::{Cell, Sheet};
    use super::*;
    use crate::words::Address;

    fn told(found: Result<(), Excess>) -> String {
        found.err().map(|excess| too_much(excess).en).unwrap_or_default()
    }

    /// What is put on a sheet until it is refused.
    fn put(count: u32, cell: impl Fn(u32) -> (Address, String)) -> String {
        let mut sheet = Sheet::default();
        told((0..count).map(cell).try_for_each(|(at, text)| sheet.put(at, Cell::from(text))))
    }

    #[test]
    fn what_a_sheet_has_too_much_of_is_told_with_the_most() {
        let below = |row: u32, text: &str| (Address::new(row % 1_000_000, row / 1_000_000), text.to_owned());
        assert_eq!(put(500_000, |row| below(row, "1")), "");
        assert_eq!(put(500_001, |row| below(row, "1")), "there are too many cells: 500000 are the most");
        let long = "x".repeat(1 << 17);
        assert_eq!(put(256, |row| below(row, &long)), "");
        assert_eq!(
            put(257, |row| below(row, &long)),
            "the texts of the cells are too long together: 32 MiB are the most"
        );
        let longer = "x".repeat((1 << 17) + 1);
        assert_eq!(put(1, |row| below(row, &longer)), "the text of a cell is too long: 131072 bytes are the most");
        let outside = "a cell lies outside of what a sheet can hold: 1048576 rows and 16384 columns";
        assert_eq!(put(1, |_| (Address::new(1_048_576, 0), "1".to_owned())), outside);
        assert_eq!(put(1, |_| (Address::new(0, 16_384), "1".to_owned())), outside);
        let mut sheet = Sheet::default();
        let mut merge = |row| sheet.merge(Area { from: Address::new(row, 0), to: Address::new(row, 1) });
        assert_eq!(told((0..20_000).try_for_each(&mut merge)), "");
        let merged = "there are too many merged cells on a sheet, or they lie over each other: 20000 are the most";
        assert_eq!(told(merge(20_000)), merged);
    }
}
