//! What of a Word document its readers may see otherwise than it is read.

use std::collections::BTreeSet;

use crate::words::{Text, text};

/// What its readers may see otherwise.
#[derive(Default)]
pub(super) struct Seen(BTreeSet<Odd>);

/// Words that readers may see otherwise than others.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Odd {
    /// What a field shows may be another thing when it is computed again.
    Field,
    /// Marked as hidden, and left out.
    Hidden,
    /// Hardly to be seen: nearly in the colour of what is behind them, or too small; left out.
    Faint,
    /// Struck out, and left out.
    Struck,
    /// Pale, in a table whose style says what is behind them.
    Pale,
    /// Set in rows, lines or frames of a size or a place of their own, where they may be cut off, covered, or beside the page.
    Set,
    /// In a field that numbers pages: whatever stands there, the number is shown.
    Page,
    /// In the code of a field, which nobody sees.
    InCode,
    /// A field whose code says how its number is written, in any words.
    Picture,
    /// A field without an end.
    Unclosed,
    /// What is shown stands in another part of the file.
    Bound,
    /// Written by the program that shows the file: dates, numbers of pages, lines, other files.
    Printed,
    /// In a cell that is merged into another one, which alone is shown; left out.
    Covered,
    /// In a font that has pictures or other letters in the places of letters.
    Symbols,
    /// In signs or elements that turn the direction of reading: 96 is shown as 69.
    Turned,
}

impl Seen {
    pub(super) fn note(&mut self, odd: Odd) {
        self.0.insert(odd);
    }

    pub(super) fn join(&mut self, other: &Self) {
        self.0.extend(&other.0);
    }

    /// What is read as it stands, or left out, and a reader may see otherwise.
    pub(super) fn told(&self) -> Vec<Text> {
        self.0.iter().filter_map(|odd| odd.told()).collect()
    }

    /// What a reader does see otherwise.
    pub(super) fn otherwise(&self) -> Vec<Text> {
        self.0.iter().filter_map(|odd| odd.otherwise()).collect()
    }
}

impl Odd {
    fn told(self) -> Option<Text> {
        Some(match self {
            Self::Field => {
                text!("域的代码,更新后显示的可能不同", "codes of fields, which may show something else when updated")
            }
            Self::Hidden => text!("设为隐藏的文字", "hidden words"),
            Self::Struck => {
                text!("划了删除线的文字(按没有写)", "words that are struck out, which count as not written")
            }
            Self::Pale => text!(
                "按样式着色的表格中的浅色文字,读者可能看不见",
                "pale words in tables that are coloured by their style, which readers may not see"
            ),
            Self::Set => text!(
                "固定高度的行、图文框、移出版面的文字,读者可能看不全",
                "words in rows and lines of a fixed height, in frames or off the page, of which readers may not see all"
            ),
            Self::Faint => text!(
                "与底色相近或极小的文字(按没有写)",
                "words that are too small or nearly in the colour of what is behind them, which count as not written"
            ),
            _ => return None,
        })
    }

    pub(super) fn otherwise(self) -> Option<Text> {
        Some(match self {
            Self::Page => text!("页码域中的文字", "words in fields that number pages"),
            Self::InCode => text!("域代码中的文字", "words in the codes of fields"),
            Self::Picture => text!(r"写明数字样式(\#)的域", r"fields that say how their numbers are written (\#)"),
            Self::Unclosed => text!("没有结束的域", "fields without an end"),
            Self::Turned => text!("改变书写方向的文字", "words whose direction of reading is turned"),
            Self::Bound => text!("内容取自文件别处的控件", "controls whose words stand in another part of the file"),
            Self::Printed => text!(
                "由打开文件的软件写出的日期、页码、行号、分隔线或子文档",
                "dates, numbers of pages and lines, rules or subdocuments that the program writes which shows the file"
            ),
            Self::Covered => text!(
                "并入别格的单元格中的文字(按没有写)",
                "words in cells that are merged into others, which count as not written"
            ),
            Self::Symbols => text!("符号字体的文字", "words in fonts of symbols"),
            _ => return None,
        })
    }
}
