//! # J103 total-not-sum · 总分不是各项得分之和 · The total is not the sum
//!
//! ## 中文
//! 检查:表上的总分,是否等于表上各项得分(含预算执行率得分)之和;有的行看不到得分的,总分是否仍有可能。
//! 为何:总分定等级、进汇总;它若不是各项得分之和,下面的得分就都白打了。
//! 依据:算术;已公布的表:各项得分合计 110 而总分写 100,可见各行已扣 6 分而总分写 98。
//! 例:可见各行共扣 6 分,100 分的表至多得 94,总分却写 98;各项没有分值也没有得分,总分却写 100。
//! 怎样改正:重新加总;得分有误的先改得分。
//! 不算:等于各项未取舍得分之和的总分;模板规定封顶的总分;注明不完整而没有各项得分的表。只有分值没有各项得分的,与按规则计算的总分比较,不符的降为“警告”;只是少写了小数位的降为“提示”;无从证明的列为无法判断。
//!
//! ## English
//! Checks: whether the printed total is the sum of the printed points, those of the execution rate among them; where some points are not seen, whether the total is possible at all.
//! Why: the total gives the grade and goes into the summary; if it is not their sum, the points below it were given for nothing.
//! Basis: 算术 (arithmetic); published tables: points of 110 under a total of 100, and 6 points lost in the visible rows under a total of 98.
//! Example: 6 points are lost in the rows that are seen, so that a table of 100 has at most 94, and the total says 98; no row has full points or points, and the total says 100.
//! How to correct: add up again; where the points are wrong, mend those first.
//! Not flagged: a total that is the sum of the points before rounding; one at a cap of the template; excerpts without printed points. Where only full points are printed, the total is held against the one by rule, which is a warning. A total that is only rounded to fewer places is a note; what cannot be proved is left open.

use super::printed_points::{PrintedPoints, Sum};
use crate::audit::audited_row::AuditedRow;
use crate::audit::audited_table::AuditedTable;
use crate::audit::finding::Severity;
use crate::audit::report::{Found, Report};
use crate::audit::rule::Rule;
use crate::num::{ArithmeticError, Figure, Fraction};
use crate::score::{PrintedFigure, Stated};
use crate::words::{Text, text};

pub(crate) const RULE: Rule = Rule {
    code: "J103",
    slug: "total-not-sum",
    severity: Severity::Error,
    since: "0.1.0",
    source: include_str!("total_not_sum.rs"),
    table: Some(check),
    folder: None,
};

const AT: &str = "/reported/total";

fn check(table: &AuditedTable<'_>, report: &mut Report<'_>) -> Result<(), ArithmeticError> {
    match table.reported().total {
        Stated::Figure(printed) => check_total(table, &printed, report),
        Stated::Nothing => Ok(()),
        Stated::Unreadable(text) => {
            let why = text!("总分“{text}”读不出数字", "the total {text} is no number");
            report.leave_points_open(AT, why, full_points(table));
            Ok(())
        }
    }
}

fn check_total(
    table: &AuditedTable<'_>,
    printed: &PrintedFigure<'_>,
    report: &mut Report<'_>,
) -> Result<(), ArithmeticError> {
    let points = PrintedPoints::of(table, &table.rows.iter().collect::<Vec<_>>())?.with_execution(table)?;
    let mut caps = table.bound.book.template.caps.iter().map(|cap| cap.most.fraction());
    let capped = caps.any(|most| most == printed.value && most < points.sum);
    if capped {
        return Ok(());
    }
    if points.rows == 0 {
        return check_without_points(table, printed, report);
    }
    let (total, whole) = (printed.printed, full_points(table));
    let found = |message, bound: Fraction| -> Result<Found, ArithmeticError> {
        let found = Found::new(AT.to_owned(), message).worth(printed.value.subtract(bound)?);
        Ok(found.figures(bound.to_string(), total))
    };
    match points.hold(printed, whole, table.is_complete())? {
        Sum::Agrees => {}
        Sum::Open if table.is_complete() => report.leave_points_open(AT, open(table), Some(printed.value)),
        Sum::Open => report.leave_open(AT, open(table)),
        Sum::Is(sum) => report.add(found(is(table, total, sum), sum)?),
        Sum::AtLeast(sum) => report.add(found(at_least(total, sum), sum)?),
        Sum::AtMost(most) => report.add(found(at_most(table, &points, total, most, whole), most)?),
        // Nothing was added up wrongly; J407 says where a grade begins between the two.
        Sum::Rounded(sum, under) => {
            report.add(found(is(table, total, sum), sum)?.right_under(under).severity(Severity::Note));
        }
    }
    Ok(())
}

/// No row prints points: then the total is held against that of the engine, which is not the department's own. Where
/// there are no full points either, there is nothing that it could be the sum of.
fn check_without_points(
    table: &AuditedTable<'_>,
    printed: &PrintedFigure<'_>,
    report: &mut Report<'_>,
) -> Result<(), ArithmeticError> {
    let total = printed.printed;
    if !table.is_complete() {
        return Ok(());
    }
    if !table.has_points() {
        let message = text!(
            "总分写 {total},表中没有得分可加",
            "the total says {total}, and there are no points that it could be the sum of"
        );
        report.add(Found::new(AT.to_owned(), message).worth(printed.value));
        return Ok(());
    }
    let computed = &table.card.total;
    let whole = computed.weight.is_some() && computed.weight == computed.assessed;
    match computed.score.map(Figure::value).filter(|_| whole) {
        None => {
            let why = text!("表中没有各项得分,总分无从加起", "no points are printed that could be added up");
            report.leave_points_open(AT, why, Some(printed.value));
        }
        Some(sum) if printed.agrees(sum, table.rounding()) => {}
        Some(sum) => {
            let message = text!(
                "总分写 {total},表中没有各项得分;按规则计算为 {sum}",
                "the total says {total}, and no points are printed; by rule it is {sum}"
            );
            let found = Found::new(AT.to_owned(), message).worth(printed.value.subtract(sum)?);
            report.add(found.figures(sum.to_string(), total).severity(Severity::Warning));
            let why = text!("表中没有各项得分,总分无从加起", "no points are printed that could be added up");
            report.leave_points_open(AT, why, Some(printed.value));
        }
    }
    Ok(())
}

/// The full points of the whole table: as printed, or as the template asks for.
fn full_points(table: &AuditedTable<'_>) -> Option<Fraction> {
    let template = &table.bound.book.template;
    let printed = table.reported().weight.figure().map(|figure| figure.value);
    printed.or_else(|| template.must_add_up.then(|| template.total.fraction()))
}

/// All points are seen, and their sum is another.
fn is(table: &AuditedTable<'_>, total: &str, sum: Fraction) -> Text {
    match table.reported().execution_score.figure().map(|score| score.printed) {
        Some(rate) => text!(
            "总分写 {total},各项得分(含预算执行率 {rate})相加为 {sum}",
            "the total says {total}, the points, with {rate} for the execution rate, add up to {sum}"
        ),
        None => text!("总分写 {total},各项得分相加为 {sum}", "the total says {total}, the points add up to {sum}"),
    }
}

/// Not all points are seen, but those that are exceed the total.
fn at_least(total: &str, sum: Fraction) -> Text {
    text!(
        "总分写 {total},已见各行得分相加已有 {sum}",
        "the total says {total}, the points that are seen add up to {sum} already"
    )
}

/// Not all points are seen, but enough are lost.
fn at_most(
    table: &AuditedTable<'_>,
    points: &PrintedPoints,
    total: &str,
    most: Fraction,
    whole: Option<Fraction>,
) -> Text {
    match (table.is_complete(), points.hidden, whole) {
        (true, Some(hidden), _) => text!(
            "总分写 {total};已填得分相加为 {sum},没有填得分的各行至多再加 {hidden},不会超过 {most}",
            "the total says {total}; the points add up to {sum}, rows without points may add {hidden}: at most {most}",
            sum = points.sum
        ),
        (_, _, whole) => {
            let whole = whole.map(|whole| whole.to_string()).unwrap_or_default();
            text!(
                "总分写 {total};已见各行共扣 {lost} 分,{whole} 分的表至多得 {most}",
                "the total says {total}; {lost} points are lost in the rows that are seen, of {whole} at most {most} are left",
                lost = points.lost
            )
        }
    }
}

/// What is missing.
fn open(table: &AuditedTable<'_>) -> Text {
    if !table.is_complete() {
        return text!("表不完整,总分无从加起", "rows are missing, so that the total cannot be added up");
    }
    let unseen = |row: &&AuditedRow<'_>| row.reported.figure().is_none() && !row.is_empty();
    let row = table.rows.iter().find(unseen).map(AuditedRow::name);
    let what = row.map_or_else(|| text!("预算执行率", "the execution rate"), Text::same);
    text!(
        "“{what}”没有可读的得分,总分无从加起", "{what} has no points that can be read, so that the total cannot be added up";
        what
    )
}
