//! Why something could not be followed: under codes.

use std::collections::BTreeMap;

use crate::codes::Code;
use crate::rollup::{self, Counted};
use crate::words::{Word, word};

/// A reason that is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// One year only: no other year of it was given.
    OneYear,
    /// One year only: the same name stands in another year with another code.
    OtherCode,
    /// One year only: neither a code nor a department by which it could be known again.
    Unidentified,
    /// At most one year, because of others there are several tables.
    Unclear,
    /// Left out: no year is named.
    NoYear,
    /// Left out: an evaluation of another kind.
    OtherKind,
    /// Left out: a scorecard whose template is not at hand.
    TemplateUnknown,
    /// Left out: a table that was given before.
    Repeated,
    /// Left out: the row of a table of results whose project has a table of its own that year.
    HasTable,
    /// Left out: an input that cannot be computed.
    Failed,
}

impl Reason {
    /// The code and its sentence in both languages.
    const fn words(self) -> (Code, Word) {
        match self {
            Self::OneYear => (
                Code::OneYear,
                word(
                    "没有给出另一年度的表;请把各年度的表一并给出",
                    "no table of another year was given; give those of all years",
                ),
            ),
            Self::OtherCode => (
                Code::OtherCode,
                word(
                    "另一年度有同名项目,但项目编码不同,不作同一项目;若是同一项目,请统一编码",
                    "another year has the same name with another code, and so another project; if it is the same, give it one code",
                ),
            ),
            Self::Unidentified => (
                Code::Unidentified,
                word(
                    "既没有项目编码,也没有主管部门,无法与其他年度对应;请填写 project.department 或 project.code",
                    "neither a code nor a department to know it again by; write project.department or project.code",
                ),
            ),
            Self::Unclear => (
                Code::Unclear,
                word(
                    "其他年度有几张表,无法判断用哪一张;请每年只给一张",
                    "of other years there are several tables, and nobody knows which counts; give one a year",
                ),
            ),
            Self::NoYear => (Code::NoYear, word("表中没有写年度;请填写 year", "no year is named; write year")),
            Self::OtherKind => (
                Code::OtherKind,
                word(
                    "另一类评价(如部门评价、财政评价),可用 --kind 另行比较",
                    "an evaluation of another kind; compare those for themselves with --kind",
                ),
            ),
            Self::TemplateUnknown => rollup::Reason::TemplateUnknown.words(),
            Self::Repeated => rollup::Reason::Repeated.words(),
            Self::HasTable => (
                Code::HasTable,
                word(
                    "汇总表中的项目,同一年度另有自评表,以自评表为准",
                    "a row of a table of results whose project has a table of its own that year, which counts",
                ),
            ),
            Self::Failed => (Code::Failed, word("无法读取或计算的输入", "inputs that could not be read or computed")),
        }
    }
}

/// How often which reason holds.
pub(super) type Reasons = BTreeMap<Reason, usize>;

/// As plain data, in the order of the reasons.
pub(super) fn shown(reasons: &Reasons) -> Vec<Counted> {
    let counted = |(reason, count): (&Reason, &usize)| {
        let (code, says) = reason.words();
        Counted::new(code, says, *count)
    };
    reasons.iter().map(counted).collect()
}
