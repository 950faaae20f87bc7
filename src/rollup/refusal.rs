//! Why two summaries do not merge.

use super::summary::GroupBy;
use crate::model::template::EvaluationKind;
use crate::num::ArithmeticError;
use crate::words::{Complaint, text};

/// Why a summary cannot be merged into another one.
#[derive(Clone, Debug, PartialEq)]
pub enum Refusal {
    /// It has other levels.
    By(Vec<GroupBy>),
    /// It is about evaluations of another kind.
    Kind(EvaluationKind),
    /// It was audited and the other one was not, or the other way round.
    Audited(bool),
    /// A code of it cannot be read.
    Unreadable(String),
    /// Its figures are not those of its sums.
    Contradicts,
    /// A sum that cannot be kept exactly.
    Sum(ArithmeticError),
}

impl From<ArithmeticError> for Refusal {
    fn from(error: ArithmeticError) -> Self {
        Self::Sum(error)
    }
}

impl Refusal {
    /// What is wrong and what to do.
    #[must_use]
    pub fn complaint(&self) -> Complaint {
        let (message, advice) = match self {
            Self::By(by) => {
                let own = names(by);
                (
                    text!(
                        "此汇总按 {own} 分组,与所要的不同",
                        "this summary is by {own}, which is not what is asked for"
                    ),
                    text!(
                        "改用 --by {own} 或它的前几级;要其他分组,请从自评表或评分卡重新汇总",
                        "use --by {own} or the first of these; for others roll up the tables or scorecards again"
                    ),
                )
            }
            Self::Kind(kind) => {
                let kind = kind.name();
                (
                    text!("此汇总是另一类评价({kind})的", "this summary is of evaluations of another kind ({kind})"),
                    text!("改用 --kind {kind},或分别汇总", "use --kind {kind}, or roll the two up apart"),
                )
            }
            Self::Audited(true) => (
                text!("此汇总含审核发现的问题,其余的没有", "this summary counts findings, and the rest does not"),
                text!("加 --findings", "add --findings"),
            ),
            Self::Audited(false) => (
                text!("此汇总没有审核发现的问题", "this summary counts no findings"),
                text!(
                    "去掉 --findings,或加上它重新汇总那一部分",
                    "leave --findings out, or roll that part up again with it"
                ),
            ),
            Self::Unreadable(text) => (
                text!("汇总中的“{text}”无法读取", "`{text}` in this summary cannot be read"),
                text!("请用本程序的 rollup 重新汇总", "roll that part up again with this program"),
            ),
            Self::Contradicts => (
                text!(
                    "此汇总的数字与它自己的合计不符,可能被改动过",
                    "the figures of this summary are not those of its own sums; it may have been changed"
                ),
                text!("请从自评表或评分卡重新汇总", "roll up the tables or scorecards again"),
            ),
            Self::Sum(error) => (
                text!("合计超出可精确表示的范围:{error}", "a sum cannot be kept exactly: {error}"),
                text!("请核对金额", "check the amounts"),
            ),
        };
        Complaint { message, advice }
    }
}

fn names(by: &[GroupBy]) -> String {
    by.iter().map(|by| by.name()).collect::<Vec<_>>().join(",")
}
