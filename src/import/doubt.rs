//! Why what a cell shows may not be what it says, in words.

use super::origin::Remark;
use crate::book::Doubt;
use crate::words::{Address, text};

/// What a doubt about a cell is, in words.
pub(super) fn doubtful(at: Address, doubt: &Doubt) -> Remark {
    let text = match doubt {
        Doubt::NoResult => text!(
            "这里的公式没有结果,未导入:应有数值的,请在 Excel 或 WPS 中打开后保存一次",
            "the file holds no result of this formula, which was not imported: where there should be one, open the file in Excel or WPS and save it once"
        ),
        Doubt::Computed(formula) => {
            let formula = shortened(formula);
            text!(
                "文件没有存公式的结果,已按 ={formula} 算出:请核对",
                "the file holds no result of this formula; it was computed from ={formula}: please check"
            )
        }
        Doubt::Unsolved(why) => text!(
            "这里的公式没有结果,未导入({why}):应有数值的,请在 Excel 或 WPS 中打开后保存一次",
            "the file holds no result of this formula, which was not imported ({why}): where there should be one, open the file in Excel or WPS and save it once"; why
        ),
        Doubt::Differing(results) => {
            let [stored, computed] = [&results.0, &results.1].map(|text| shortened(text));
            text!(
                "文件存的公式结果是“{stored}”,照公式算出的是“{computed}”,未导入:请在 Excel 或 WPS 中打开,重新计算后保存",
                "the file holds `{stored}` as the result of this formula, which comes to `{computed}`; neither was imported: open the file in Excel or WPS, compute it anew and save it"
            )
        }
        Doubt::Unchecked(why) => text!(
            "这里的公式本程序算不了({why}),已按文件所存的结果导入:请在 Excel 或 WPS 中打开,重新计算后核对",
            "this formula cannot be computed here ({why}), and the result that the file holds was imported: open it in Excel or WPS, compute it anew and check it"; why
        ),
        Doubt::Field => text!(
            "这里的文字是打开时另填的字段,已按文件所存的导入:请在表格软件中打开核对",
            "the text of this cell is a field that is filled in when the file is opened, and what the file holds was imported: open it and check"
        ),
        Doubt::Typed => text!(
            "此格存成了公式,已按所写的文字导入:请核对",
            "the cell is kept as a formula and was imported as the text that it looks like: please check"
        ),
        Doubt::Failed => text!("公式出错", "the formula ended in an error"),
        Doubt::Disguised(number) => text!(
            "单元格里的数是 {number},数字格式却显示别的文字或什么也不显示;按所显示的导入",
            "the number of this cell is {number}, and its format shows another text or none: what it shows was imported"
        ),
        Doubt::Redrawn(text) => {
            let text = shortened(text);
            text!(
                "单元格里的文字是“{text}”,数字格式却显示别的;按所显示的导入",
                "the text of this cell is `{text}`, and its format shows another one: what it shows was imported"
            )
        }
        Doubt::Unseen(text) => {
            let text = shortened(text);
            text!(
                "单元格里的“{text}”与底色相近、极小或划了删除线,没有导入:请核对",
                "`{text}` in this cell is nearly in the colour of its ground, too small or struck out, and was not imported: please check"
            )
        }
        Doubt::Repeated(text) => {
            let text = shortened(text);
            text!(
                "单元格按“填充”对齐,“{text}”可能重复显示,没有导入:请核对",
                "this cell is filled with `{text}`, as often as it has room; it was not imported: please check"
            )
        }
        Doubt::Conditional => text!(
            "条件格式可能使这一格看不见,已一并导入:请核对",
            "a conditional format may hide this cell, which was imported all the same: please check"
        ),
        Doubt::TooLong => text!(
            "数字超过 15 位,表格软件已改动了末尾的数字:编码应存为文本",
            "the number has more than 15 digits, of which the spreadsheet has changed the last ones: keep codes as text"
        ),
        Doubt::Unformatted => text!(
            "文件中没有这个数的显示格式(90% 可能存为 0.9),已按存的数导入:请核对",
            "the file does not hold the format of this number, which was imported as it is kept (0.9 may be shown as 90%): please check"
        ),
        Doubt::Undated => text!(
            "单元格的数按日期或时间显示,却不是表中会有的日期,已按存的数导入:请核对",
            "the number of this cell is shown as a date or a time, which no form means by it; it was imported as it is kept: please check"
        ),
        Doubt::Covered(hidden) => {
            let hidden = shortened(hidden);
            text!(
                "文件中这一格还有“{hidden}”,表上看不到,没有导入:请核对",
                "the file has `{hidden}` in this cell too, which the sheet shows nowhere; it was not imported: please check"
            )
        }
        Doubt::Ragged { columns, usual } => text!(
            "此行有 {columns} 栏,多数行有 {usual} 栏:请核对是否少了或多了一格",
            "this row has {columns} columns, and most rows have {usual}: please check whether a cell is missing or too many"
        ),
        Doubt::Picture => text!("单元格里是图片,未导入", "there is a picture in the cell, which was not imported"),
    };
    Remark { is_computed: matches!(doubt, Doubt::Computed(_)), ..Remark::at(at, text) }
}

/// Letters of a formula or a text that a remark shows.
const SHOWN: usize = 60;

fn shortened(text: &str) -> String {
    let short: String = text.chars().take(SHOWN).collect();
    if short.len() < text.len() { short + "…" } else { short }
}
