//! The forms that a text can have behind it.

use super::facts::{Evaluations, Narrative};
use super::forms::{project_form, results_form};
use crate::prose::Form;

/// The forms of the evaluations of one kind.
#[derive(Debug)]
pub(super) struct Forms {
    /// Every project with its total; none without projects.
    pub(super) results: Option<Form>,
    /// The tables, one a project.
    pub(super) tables: Vec<Form>,
}

/// The forms of every kind, by the name of the kind in the facts.
pub(super) fn forms(narrative: &Narrative) -> Vec<(&'static str, Forms)> {
    const SELF: [&str; 2] = ["项目支出绩效自评结果汇总表", "项目支出绩效自评表"];
    const TRANSFERS: [&str; 2] = ["转移支付项目绩效自评结果汇总表", "转移支付项目绩效自评表"];
    const WHOLE: [&str; 2] = ["部门整体支出绩效自评结果汇总表", "部门整体支出绩效自评表"];
    const DEPARTMENT: [&str; 2] = ["部门评价结果汇总表", "部门评价评分表"];
    const FINANCE: [&str; 2] = ["财政评价结果汇总表", "财政评价评分表"];
    let of = |evaluations: &Evaluations, [results, table]: [&str; 2]| Forms {
        results: results_form(narrative, &evaluations.listed, results),
        tables: evaluations.tables.iter().map(|project| project_form(project, narrative.year, table)).collect(),
    };
    vec![
        ("own", of(&narrative.own, SELF)),
        ("transfers", of(&narrative.transfers, TRANSFERS)),
        ("whole", of(&narrative.whole, WHOLE)),
        ("by_department", of(&narrative.by_department, DEPARTMENT)),
        ("by_finance", of(&narrative.by_finance, FINANCE)),
    ]
}
