//! Why what a cell shows may not be what it says, in words.

use super::origin::Remark;
use crate::book::Doubt;
use crate::words::{Address, text};

/// What a doubt about a cell is, in words.
pub(super) fn doubtful(at: Address, doubt: Doubt) -> Remark {
    let text = match doubt {
        Doubt::NoResult => text!(
            "这里的公式没有结果,未导入:应有数值的,请在 Excel 或 WPS 中打开后保存一次",
            "the file holds no result of this formula, which was not imported: where there should be one, open the file in Excel or WPS and save it once"
        ),
        Doubt::Failed => text!("公式出错", "the formula ended in an error"),
        Doubt::TooLong => text!(
            "数字超过 15 位,表格软件已改动了末尾的数字:编码应存为文本",
            "the number has more than 15 digits, of which the spreadsheet has changed the last ones: keep codes as text"
        ),
        Doubt::Picture => text!("单元格里是图片,未导入", "there is a picture in the cell, which was not imported"),
    };
    Remark::at(at, text)
}
