//! Why a project has no total, what is remarkable about one, and why something is left out: under codes.

use std::collections::BTreeMap;

use super::summary::Counted;
use crate::codes::Code;
use crate::words::{Note, Word, word};

/// A reason that is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// No total: the table gives no points.
    NoWeights,
    /// No total: something with points was not assessed.
    NotAssessed,
    /// No total: indicators do not apply, and nobody says what becomes of their points.
    NotPassedOn,
    /// No total: the table says itself that rows are missing.
    RowsMissing,
    /// No total: the weights are not those of the template.
    WeightsDoNotAddUp,
    /// No total: the row of a department's table of results has none that can be read.
    NoReportedTotal,
    /// Remark: the table names no currency.
    CurrencyAssumed,
    /// Remark: amounts in a currency that cannot be brought into 万元 are in no sum.
    CurrencyUnknown,
    /// Remark: an amount that cannot be read is in no sum.
    AmountUnreadable,
    /// Remark: there is no budget.
    NoBudget,
    /// Remark: there is no executed amount.
    NoExecuted,
    /// Remark: there is a total and no grade.
    NoGrade,
    /// Remark: a scorecard or a reported total, in which nothing can be audited.
    NotAudited,
    /// Left out: an evaluation of another kind.
    OtherKind,
    /// Left out: a goal form, which has no results.
    GoalForm,
    /// Left out: a scorecard whose template is not at hand, so that its kind is not known.
    TemplateUnknown,
    /// Left out: a table that was given before, perhaps as its scorecard.
    Repeated,
    /// Left out: an input that cannot be computed.
    Failed,
}

impl Reason {
    const ALL: [Self; 18] = [
        Self::NoWeights,
        Self::NotAssessed,
        Self::NotPassedOn,
        Self::RowsMissing,
        Self::WeightsDoNotAddUp,
        Self::NoReportedTotal,
        Self::CurrencyAssumed,
        Self::CurrencyUnknown,
        Self::AmountUnreadable,
        Self::NoBudget,
        Self::NoExecuted,
        Self::NoGrade,
        Self::NotAudited,
        Self::OtherKind,
        Self::GoalForm,
        Self::TemplateUnknown,
        Self::Repeated,
        Self::Failed,
    ];

    /// The code and its sentence in both languages.
    pub(crate) const fn words(self) -> (Code, Word) {
        match self {
            Self::NoWeights => (Code::NoWeights, word("表中没有分值", "the table has no weights")),
            Self::NotAssessed => (Code::NotAssessed, word("有指标未能评定", "not everything could be assessed")),
            Self::NotPassedOn => (
                Code::NotPassedOn,
                word(
                    "有指标不适用,模板没有规定其分值如何处理",
                    "indicators do not apply, and the template does not say what becomes of their points",
                ),
            ),
            Self::RowsMissing => (Code::RowsMissing, word("表不完整,缺少若干行", "rows of the table are missing")),
            Self::WeightsDoNotAddUp => (
                Code::WeightsDoNotAddUp,
                word("分值合计不等于模板的总分", "the weights do not add up to the template's total"),
            ),
            Self::NoReportedTotal => (
                Code::NoReportedTotal,
                word("汇总表中没有可读的得分", "the table of results has no total that can be read"),
            ),
            Self::CurrencyAssumed => (
                Code::CurrencyAssumed,
                word("表中没有写货币单位,按万元计", "no currency is named; amounts count as 万元"),
            ),
            Self::CurrencyUnknown => (
                Code::CurrencyUnknown,
                word("货币单位无法换算为万元,金额未计入", "amounts cannot be brought into 万元 and are in no sum"),
            ),
            Self::AmountUnreadable => {
                (Code::AmountUnreadable, word("有金额无法读取,未计入", "an amount cannot be read and is in no sum"))
            }
            Self::NoBudget => (Code::NoBudget, word("没有全年预算数", "there is no budget")),
            Self::NoExecuted => (Code::NoExecuted, word("没有全年执行数", "there is no executed amount")),
            Self::NoGrade => (Code::NoGrade, word("有得分而没有等级", "there is a total and no grade")),
            Self::NotAudited => (Code::NotAudited, word("没有自评表,无从审核", "there is no table to be audited")),
            Self::OtherKind => (
                Code::OtherKind,
                word(
                    "另一类评价(如部门评价、财政评价),可用 --kind 另行汇总",
                    "an evaluation of another kind; roll those up for themselves with --kind",
                ),
            ),
            Self::GoalForm => (
                Code::GoalForm,
                word("绩效目标表,只有目标,不是自评表", "a goal form: targets alone, and no self-evaluation"),
            ),
            Self::TemplateUnknown => (
                Code::TemplateUnknown,
                word(
                    "评分卡的模板不在手边,不知是哪一类评价;可用 --templates 给出",
                    "the scorecard's template is not at hand, so that its kind is not known; give it with --templates",
                ),
            ),
            Self::Repeated => (
                Code::Repeated,
                word(
                    "同一张表已经计入(如表与它的评分卡同时给出)",
                    "a table that counts already, as where a table and its scorecard are given",
                ),
            ),
            Self::Failed => (Code::Failed, word("无法读取或计算的输入", "inputs that could not be read or computed")),
        }
    }

    /// Its code.
    #[must_use]
    pub const fn code(self) -> Code {
        self.words().0
    }

    /// The reason as a remark on one project.
    #[must_use]
    pub fn note(self) -> Note {
        let (code, says) = self.words();
        code.note(says.into())
    }

    /// The reason with a code.
    #[must_use]
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| *code == reason.code())
    }

    fn counted(self, count: usize) -> Counted {
        let (code, says) = self.words();
        Counted::new(code, says, count)
    }
}

/// How often which reason holds.
pub(super) type Counts = BTreeMap<Reason, usize>;

/// As plain data, in the order of the reasons.
pub(super) fn shown(counts: &Counts) -> Vec<Counted> {
    counts.iter().map(|(reason, count)| reason.counted(*count)).collect()
}

/// Back from plain data; a code that is not known is given back.
pub(super) fn read(counted: &[Counted]) -> Result<Counts, String> {
    let known =
        |counted: &Counted| Ok((Reason::of_code(&counted.code).ok_or_else(|| counted.code.clone())?, counted.count));
    counted.iter().map(known).collect()
}

/// Adds counts to others.
pub(super) fn add_counts<K: Ord>(counts: &mut BTreeMap<K, usize>, more: BTreeMap<K, usize>) {
    for (key, count) in more {
        *counts.entry(key).or_default() += count;
    }
}
