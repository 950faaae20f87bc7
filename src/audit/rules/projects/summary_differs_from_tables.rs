//! # J701 summary-differs-from-tables · 汇总表与自评表不符 · The table of results differs from the tables
//!
//! ## 中文
//! 检查:部门汇总表中每个项目的总分、全年预算数、全年执行数,与该项目自评表上的是否一致;自评表没有写总分的,与计算的总分比较。
//! 为何:同一结果公布两处而不同,必有一处是错的。
//! 依据:算术:汇总表的各行应为各自评表的结果;《中华人民共和国预算法》第五十七条第三款:应当对预算支出情况开展绩效评价;预算法实施条例第五十三条:各部门、各单位开展绩效评价。
//! 例:汇总表写 98.2 分,自评表的总分是 96.8 分。
//! 怎样改正:核对原表,把两处改为同一数字。
//! 不算:只在一处出现的项目;部门、单位、年度不同的同名项目;写的位数不同而取舍后相同的;部门评价、财政评价的表。两处金额单位不同,或同名的表不止一张而无一相符的,列为无法判断。
//!
//! ## English
//! Checks: whether total, full-year budget and executed amount of each row of a department's table of results are those of the project's own table; where that prints no total, against the one that is computed.
//! Why: of two published figures for one result, one is wrong.
//! Basis: 算术 (arithmetic): a row of the summary is the result of its table; Budget Law of the People's Republic of China, article 57(3): spending is evaluated for its performance; its Implementing Regulations, article 53: departments and units do so.
//! Example: 98.2 in the table of results, 96.8 in the project's table.
//! How to correct: go back to the tables, and make both figures one.
//! Not flagged: projects that stand in one of the two only; the same name in another department, unit or year; figures that differ in their decimals only; evaluations by departments and bureaus. Amounts in different currencies, and several tables of one name none of which agrees, are left open.

use std::collections::BTreeMap;

use super::by_department::ByDepartment;
use crate::audit::finding::Severity;
use crate::audit::folder::{DepartmentFacts, Folder, ProjectFacts, ResultMoney};
use crate::audit::report::{About, FolderReport, Found};
use crate::audit::rule::Rule;
use crate::identity::{may_be_the_same, name_core};
use crate::model::department::ProjectResult;
use crate::model::template::EvaluationKind;
use crate::model::value::Printed;
use crate::num::{ArithmeticError, Fraction, Mode, Number, Rounding};
use crate::score::{PrintedFigure, Stated};
use crate::words::{Word, text, word};

pub(crate) const RULE: Rule = Rule {
    code: "J701",
    slug: "summary-differs-from-tables",
    severity: Severity::Error,
    since: "0.1.0",
    source: include_str!("summary_differs_from_tables.rs"),
    table: None,
    folder: Some(check),
};

fn check(folder: &Folder, report: &mut FolderReport<'_>) -> Result<(), ArithmeticError> {
    let mut tables: BTreeMap<String, ByDepartment<'_>> = BTreeMap::new();
    let by_unit = |kind| matches!(kind, EvaluationKind::SelfEvaluation | EvaluationKind::Whole);
    for facts in folder.projects().filter(|facts| by_unit(facts.kind)) {
        tables.entry(name_core(&facts.name)).or_default().add(facts);
    }
    for document in &folder.departments {
        for (index, (row, money)) in document.department.projects.iter().zip(&document.money).enumerate() {
            let named = tables.get(&name_core(&row.name));
            let own = named.into_iter().flat_map(|named| named.of(&document.department.department));
            let same: Vec<&ProjectFacts> = own.filter(|facts| is_of(document, row, facts)).collect();
            check_row(document, index, row, money, &same, report)?;
        }
    }
    Ok(())
}

/// Whether a table of the same name and department may be that of a row.
fn is_of(document: &DepartmentFacts, row: &ProjectResult, facts: &ProjectFacts) -> bool {
    may_be_the_same(row.unit.as_deref(), facts.unit.as_deref())
        && document.department.year.zip(facts.year).is_none_or(|(a, b)| a == b)
}

fn check_row(
    document: &DepartmentFacts,
    index: usize,
    row: &ProjectResult,
    money: &ResultMoney,
    tables: &[&ProjectFacts],
    report: &mut FolderReport<'_>,
) -> Result<(), ArithmeticError> {
    let at = format!("/projects/{index}");
    let differences = tables.iter().map(|facts| differences(document, row, money, facts));
    let differences = differences.collect::<Result<Vec<_>, _>>()?;
    if differences.iter().any(|found| found.differs.is_empty() && !found.open) {
        return Ok(());
    }
    let [found] = differences.as_slice() else {
        if !tables.is_empty() {
            let many = tables.len();
            let why = text!(
                "同名的自评表有 {many} 张,与汇总表都不相符,不知应与哪张比较",
                "{many} tables have this name and none agrees with the row: it cannot be told which one it is"
            );
            report.leave_open(document.place(&at), &at, Some(&row.name), why);
        }
        return Ok(());
    };
    if found.open {
        let why = text!("汇总表与自评表的金额单位不同", "the two tables count in different currencies");
        report.leave_open(document.place(&at), &at, Some(&row.name), why);
    }
    let about = About { project: Some(row.name.as_str()), department: Some(document.department.department.as_str()) };
    for difference in &found.differs {
        report.add(document.place(&at), about, difference.found(&at));
    }
    Ok(())
}

/// How a row differs from a table.
struct Differences {
    differs: Vec<Difference>,
    /// Whether amounts could not be compared.
    open: bool,
}

/// One figure that differs.
struct Difference {
    what: What,
    summary: String,
    table: String,
    points: Option<Fraction>,
    /// Whether it is computed again, and comes out under no rounding.
    computed: bool,
}

/// Which figure it is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum What {
    Total,
    Budget,
    Executed,
}

impl What {
    const fn key(self) -> &'static str {
        match self {
            Self::Total => "total",
            Self::Budget => "budget",
            Self::Executed => "executed",
        }
    }

    const fn name(self) -> Word {
        match self {
            Self::Total => word("总分", "the total"),
            Self::Budget => word("全年预算数", "the full-year budget"),
            Self::Executed => word("全年执行数", "the executed amount"),
        }
    }
}

impl Difference {
    fn found(&self, at: &str) -> Found {
        let Self { what, summary, table, points, computed } = self;
        let name = what.name();
        let source = if *computed {
            word("自评表计算为", "the table computes to")
        } else {
            word("自评表为", "the table has")
        };
        let message = text!(
            "{name}:汇总表写 {summary},{source} {table}", "{name}: the table of results has {summary}, {source} {table}";
            name, source
        );
        let found = Found::new(format!("{at}/{}", what.key()), message).figures(table, summary);
        let found = if *computed { found.right_under(Vec::new()) } else { found };
        match points {
            Some(points) => found.worth(*points),
            None => found,
        }
    }
}

fn differences(
    document: &DepartmentFacts,
    row: &ProjectResult,
    money: &ResultMoney,
    facts: &ProjectFacts,
) -> Result<Differences, ArithmeticError> {
    let mut differs = Vec::new();
    differs.extend(total_differs(row, facts)?);
    let same_money = may_be_the_same(document.department.currency.as_deref(), facts.currency.as_deref());
    let amounts = [(What::Budget, money.budget, facts.budget), (What::Executed, money.executed, facts.executed)];
    let mut open = false;
    for (what, summary, table) in amounts {
        let (Some(summary), Some(table)) = (summary, table) else { continue };
        if same_money {
            differs.extend(amount_differs(what, summary, table));
        } else {
            open = true;
        }
    }
    Ok(Differences { differs, open })
}

fn total_differs(row: &ProjectResult, facts: &ProjectFacts) -> Result<Option<Difference>, ArithmeticError> {
    let stated = Stated::read(row.total.as_ref());
    let Some(summary) = stated.figure() else { return Ok(None) };
    let written = facts.reported_total.as_deref().map(Printed::from);
    let (table, computed) = match (Stated::read(written.as_ref()), facts.total.filter(|_| facts.whole)) {
        (Stated::Figure(table), _) if agree(summary, &table) => return Ok(None),
        (Stated::Figure(table), _) => (table.value, false),
        (_, Some(total)) if summary.agrees(total, nearest(summary.places)) => return Ok(None),
        (_, Some(total)) => (total, true),
        _ => return Ok(None),
    };
    let points = summary.value.subtract(table)?;
    let summary = summary.printed.to_owned();
    Ok(Some(Difference { what: What::Total, summary, table: table.to_string(), points: Some(points), computed }))
}

fn amount_differs(what: What, summary: Number, table: Fraction) -> Option<Difference> {
    let [printed, kept] = [summary.to_string(), table.to_string()].map(Printed);
    let (stated, other) = (Stated::read(Some(&printed)), Stated::read(Some(&kept)));
    let differs = match (stated.figure(), other.figure()) {
        (Some(summary), Some(table)) => !agree(summary, table),
        _ => false,
    };
    differs.then(|| Difference {
        what,
        summary: printed.0.clone(),
        table: kept.0.clone(),
        points: None,
        computed: false,
    })
}

/// Whether two printed figures may be the same one, printed with more or fewer decimals.
fn agree(a: &PrintedFigure<'_>, b: &PrintedFigure<'_>) -> bool {
    a.agrees(b.value, nearest(a.places)) || b.agrees(a.value, nearest(b.places))
}

const fn nearest(places: u8) -> Rounding {
    Rounding { places, mode: Mode::HalfUp }
}
