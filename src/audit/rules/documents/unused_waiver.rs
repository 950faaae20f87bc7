//! # J803 unused-waiver · 豁免没有对应的问题 · A waiver about nothing
//!
//! ## 中文
//! 检查:豁免所指的规则、指标、项目、部门或年度,本次审核有没有相应的问题。
//! 为何:问题改正之后还留着的豁免,会在它再次出现时把它盖住。
//! 依据:内部控制的一般做法:例外有据、有期、有对象。
//! 例:上年因远超目标而作的豁免,今年的目标已经调高。
//! 怎样改正:删去这一条豁免,或改正其中的规则、指标、项目、部门、年度。
//! 不算:有对应问题的豁免,其中已到期的见 expired-waiver。
//!
//! ## English
//! Checks: whether this audit found anything that a waiver is about.
//! Why: a waiver that outlives its finding covers the next one.
//! Basis: good practice of internal control: an exception has a reason, an end and an object.
//! Example: last year's waiver for a result far above its target, which has been raised since.
//! How to correct: delete the waiver, or mend the rule, indicator, project, department or year that it names.
//! Not flagged: waivers of a finding; for those whose time is over see expired-waiver.

use crate::audit::finding::Severity;
use crate::audit::rule::Rule;

pub(crate) const RULE: Rule = Rule {
    code: "J803",
    slug: "unused-waiver",
    severity: Severity::Note,
    since: "0.1.0",
    source: include_str!("unused_waiver.rs"),
    // Made where waivers are applied, behind all other rules.
    table: None,
    folder: None,
};
