//! Why a formula has no value.

use crate::num::ArithmeticError;
use crate::words::{Address, Text, text};

/// Why it has none.
#[derive(Clone, Debug)]
pub(super) enum Stop {
    /// It comes to an error of the spreadsheet, `#DIV/0!`.
    Failed(&'static str),
    /// It is not computed here, for this reason.
    Unsolved(Box<Text>),
}

impl Stop {
    /// A division by zero.
    pub(super) const DIVISION: Self = Self::Failed("#DIV/0!");
    /// A text where a number is wanted.
    pub(super) const VALUE: Self = Self::Failed("#VALUE!");
    /// Something that was looked for and is not there.
    pub(super) const NOT_FOUND: Self = Self::Failed("#N/A");
    /// A cell that there is not.
    pub(super) const REFERENCE: Self = Self::Failed("#REF!");

    fn because(text: Text) -> Self {
        Self::Unsolved(Box::new(text))
    }

    /// A function that is not known here.
    pub(super) fn unknown(name: &str) -> Self {
        Self::because(text!("本程序不算函数 {name}", "the function {name} is not computed here"))
    }

    /// What is no usual formula of one book.
    pub(super) fn unread() -> Self {
        Self::because(text!(
            "本程序只算本工作簿内的加减乘除与常用函数",
            "only sums, products and usual functions of the same book are computed here"
        ))
    }

    /// A name that the book does not explain.
    pub(super) fn unnamed(name: &str) -> Self {
        Self::because(text!("工作簿没有说明名称 {name}", "the book does not say what the name {name} stands for"))
    }

    /// A formula that leads back to itself.
    pub(super) fn circle(at: Address) -> Self {
        Self::because(text!("公式经 {at} 又指向自己", "the formula leads back to itself by way of {at}"))
    }

    /// A number among those that are added up which is kept as a text: a spreadsheet leaves it out.
    pub(super) fn text_figure(at: Address) -> Self {
        Self::because(text!(
            "{at} 的数存成了文本,表格软件不计入",
            "the number in {at} is kept as a text, which a spreadsheet leaves out"
        ))
    }

    /// More than is computed here.
    pub(super) fn too_much() -> Self {
        Self::because(text!(
            "公式太长、太深或相互引用太多",
            "the formula is too long, too deep, or leads to too many cells"
        ))
    }
}

impl From<ArithmeticError> for Stop {
    fn from(error: ArithmeticError) -> Self {
        if error.is_zero_divisor() { Self::DIVISION } else { Self::too_much() }
    }
}
