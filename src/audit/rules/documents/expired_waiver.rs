//! # J804 expired-waiver · 豁免已到期 · A waiver whose time is over
//!
//! ## 中文
//! 检查:有对应问题的豁免,其期限是否在审核之日以前。
//! 为何:过了期的豁免不再有人负责,所指的问题重新计入。
//! 依据:内部控制的一般做法:例外有据、有期、有对象。
//! 例:豁免到 2024-12-31 为止,而审核在 2025-03-01。
//! 怎样改正:改正所指的问题,或由负责的单位另作豁免。
//! 不算:没有期限的豁免;没有对应问题的豁免(见 unused-waiver)。
//!
//! ## English
//! Checks: whether a waiver of a finding ended before the day of the audit.
//! Why: nobody answers for it any more, and its finding counts again.
//! Basis: good practice of internal control: an exception has a reason, an end and an object.
//! Example: a waiver until 2024-12-31, and an audit on 2025-03-01.
//! How to correct: mend what it is about, or have it waived again by whoever answers for it.
//! Not flagged: waivers without an end; waivers about nothing (see unused-waiver).

use crate::audit::finding::Severity;
use crate::audit::rule::Rule;

pub(crate) const RULE: Rule = Rule {
    code: "J804",
    slug: "expired-waiver",
    severity: Severity::Warning,
    since: "0.1.0",
    source: include_str!("expired_waiver.rs"),
    // Made where waivers are applied, behind all other rules.
    table: None,
    folder: None,
};
