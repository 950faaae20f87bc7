//! # J706 scores-flat · 得分没有差别 · Totals that hardly differ
//!
//! ## 中文
//! 检查:同一部门的若干项目,自评总分的最高与最低之差是否不超过界限;全部 100 分也算。
//! 为何:项目各不相同,得分几乎一样,自评就没有区分出好坏。
//! 依据:本程序所定:结果须能分出高下;《中华人民共和国预算法》第三十二条第一款:编制预算参考绩效评价结果;预算法实施条例第二十条:评价结果是管理和以后安排预算的依据。
//! 例:六个项目的自评总分都在 99.2 与 100 之间。
//! 怎样改正:逐项复核得分,核对佐证材料;不能实证的得分应予扣减。
//! 不算:项目数未达到界限的;有项目没有总分的;部门评价、财政评价和整体支出的表。
//!
//! ## English
//! Checks: whether the highest and the lowest total of a department's projects lie no further apart than the limit; 100 for all of them counts.
//! Why: projects differ; where their points do not, the evaluation has told nothing apart.
//! Basis: 本程序所定 (set by this program): results have to differ; Budget Law of the People's Republic of China, article 32(1): budgets are drawn up with regard to evaluations; its Implementing Regulations, article 20: results are a basis of management and of later budgets.
//! Example: six projects with totals between 99.2 and 100.
//! How to correct: go through the points with their evidence; what cannot be shown earns nothing.
//! Not flagged: fewer projects than the limit; departments with a project without a total; evaluations by departments and bureaus, and of whole departments.

use super::results::results;
use crate::audit::finding::Severity;
use crate::audit::folder::Folder;
use crate::audit::report::{About, FolderReport, Found};
use crate::audit::rule::Rule;
use crate::num::{ArithmeticError, Fraction};
use crate::words::text;

pub(crate) const RULE: Rule = Rule {
    code: "J706",
    slug: "scores-flat",
    severity: Severity::Warning,
    since: "0.1.0",
    source: include_str!("scores_flat.rs"),
    table: None,
    folder: Some(check),
};

fn check(folder: &Folder, report: &mut FolderReport<'_>) -> Result<(), ArithmeticError> {
    let limits = &folder.profile.limits;
    for results in results(folder) {
        let many = results.rows.len();
        let enough = Fraction::whole(i64::try_from(many).unwrap_or(i64::MAX)) >= limits.scores_flat.value.fraction();
        let totals: Option<Vec<Fraction>> = results.rows.iter().map(|row| row.total).collect();
        let Some(totals) = totals.filter(|_| enough) else { continue };
        let (Some(lowest), Some(highest)) = (totals.iter().min(), totals.iter().max()) else { continue };
        let (spread, limit) = (highest.subtract(*lowest)?, &limits.scores_flat_spread);
        if spread > limit.value.fraction() {
            continue;
        }
        let most = limit.value.to_string();
        let what = results.in_year();
        let message = text!(
            "{what}{many} 个项目的自评总分在 {lowest} 与 {highest} 之间,相差 {spread},不超过 {most}",
            "{what}the totals of {many} projects lie between {lowest} and {highest}: {spread} apart, no more than {most}";
            what
        );
        let at = results.document.map_or("", |_| "/projects");
        let found = Found::new(at.to_owned(), message).by(limit.basis.clone());
        report.add(results.place, About { project: None, department: Some(results.department) }, found);
    }
    Ok(())
}
