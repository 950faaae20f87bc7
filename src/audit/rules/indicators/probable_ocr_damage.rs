//! # J315 probable-ocr-damage · 疑为扫描识别错误 · Probably damaged by a scanner
//!
//! ## 中文
//! 检查:目标值、实际完成值、得分及合计栏,以及总体目标所写的百分数中,是否有识别软件常把符号和数字认错的写法。
//! 为何:认错的数会让后面所有核对都落空;原件未必有错,须对照原件。
//! 依据:已公布的表:满意度“290%”应为“≥90%”,得分“IO”应为 10,“M.8万元”应为 14.8万元。
//! 例:满意度的目标值为 290%;目标 26次,实际 12次,自评满分:去掉开头的 2,≥6次 正好达到(为警告)。
//! 怎样改正:对照原件改正录入;原件本来如此的,改正原件。
//! 不算:带有运算符的大于 200% 的数;读得通的词语。
//!
//! ## English
//! Checks: whether targets, actual values, points, printed results or shares in the goal look like what scanners make of signs and digits.
//! Why: a misread figure makes every other check useless; the original may be right and has to be compared.
//! Basis: published tables: a satisfaction of 290% for ≥90%, IO points for 10, M.8万元 for 14.8万元.
//! Example: the target of a satisfaction is 290%; 12次 done of 26次 with full points: without its 2 the target would be ≥6次, and reached (a warning).
//! How to correct: compare with the original and correct what was copied; correct the original where it says so too.
//! Not flagged: figures above 200% that have an operator; words that make sense.

use crate::audit::audited_row::AuditedRow;
use crate::audit::audited_table::AuditedTable;
use crate::audit::finding::Severity;
use crate::audit::report::{Found, Report};
use crate::audit::rule::Rule;
use crate::audit::scanned::repaired_target;
use crate::codes::Code;
use crate::lists::{Changes, lists};
use crate::memo::{Memory, remembered};
use crate::model::scorecard::Reading;
use crate::model::value::Printed;
use crate::num::{ArithmeticError, fold_width};
use crate::reading::read_measure;
use crate::words::{Note, text};

pub(crate) const RULE: Rule = Rule {
    code: "J315",
    slug: "probable-ocr-damage",
    severity: Severity::Note,
    since: "0.1.0",
    source: include_str!("probable_ocr_damage.rs"),
    table: Some(check),
    folder: None,
};

#[allow(clippy::unnecessary_wraps, reason = "the shape of every check")]
fn check(table: &AuditedTable<'_>, report: &mut Report<'_>) -> Result<(), ArithmeticError> {
    for row in &table.rows {
        if let Some(repaired) = repaired_target(row) {
            report.add(by_its_result(row, &repaired));
        } else {
            tell(report, || row.pointer("target"), row.target_text(), damage(row.target()));
            if damage(row.target()).is_none() && damage(row.actual()).is_some() {
                figure(report, || row.pointer("target"), as_its_answer(row).as_ref());
            }
        }
        tell(report, || row.pointer("actual"), row.actual_text(), damage(row.actual()));
        figure(report, || row.pointer("reported"), row.indicator.reported.as_ref());
    }
    if let Some(goal) = &table.assessment().goal {
        for (at, text) in [("/goal/expected", &goal.expected), ("/goal/achieved", &goal.achieved)] {
            for figure in text.iter().flat_map(|text| per_cents(text)) {
                self::figure(report, || at.to_owned(), Some(&Printed(figure)));
            }
        }
    }
    if let Some(reported) = &table.assessment().reported {
        let results = [
            ("execution_rate", &reported.execution_rate),
            ("execution_score", &reported.execution_score),
            ("weight", &reported.weight),
            ("total", &reported.total),
        ];
        for (key, printed) in results {
            figure(report, || format!("/reported/{key}"), printed.as_ref());
        }
    }
    Ok(())
}

/// A target without a unit, in per cent as its damaged answer is: 295 beside $295%.
fn as_its_answer(row: &AuditedRow<'_>) -> Option<Printed> {
    let sign = row.actual_text().trim_end().chars().next_back().filter(|sign| fold_width(*sign) == '%')?;
    row.target().unit.is_none().then(|| Printed(format!("{}{sign}", row.target_text().trim())))
}

/// A target that the result and the points of its row show to be damaged.
fn by_its_result(row: &AuditedRow<'_>, repaired: &str) -> Found {
    let (target, actual) = (row.target_text(), row.actual_text());
    let message = text!(
        "目标“{target}”疑为“{repaired}”:实际 {actual},自评满分;若目标确为 {target},则没有达到而得满分",
        "the target {target} is probably {repaired}: {actual} was done and full points are given; if it is {target}, they are given for a miss"
    );
    Found::new(row.pointer("target"), message).severity(Severity::Warning)
}

/// The shares that a text names, each as it is printed; no rises and falls, which may well be above 200%, and none with
/// an operator, which means what it says.
fn per_cents(text: &str) -> Vec<String> {
    let plain: String = text.chars().map(fold_width).collect();
    let clauses = plain.split(['。', ';', ',', '、', '\n']).filter(|clause| clause.contains('%') && !changes(clause));
    clauses.flat_map(of_clause).collect()
}

fn of_clause(clause: &str) -> Vec<String> {
    let digits = |text: &str| text.chars().rev().take_while(|c| c.is_ascii_digit() || *c == '.').count();
    let mut found = Vec::new();
    let mut parts: Vec<&str> = clause.split('%').collect();
    // Behind the last sign stands no share.
    parts.pop();
    for part in parts {
        let Some((before, figure)) = part.split_at_checked(part.len() - digits(part)) else { continue };
        let signed = before.trim_end().ends_with(['≥', '≤', '>', '<', '=', '≧', '≦']);
        if !figure.is_empty() && !signed {
            found.push(format!("{figure}%"));
        }
    }
    found
}

/// Whether a clause speaks of a rise or a fall.
fn changes(clause: &str) -> bool {
    let Changes { rise, fall, grows, .. } = &lists().changes;
    [rise, fall, grows].iter().any(|words| words.is_in(clause))
}

/// A cell for a figure, which the reader of targets has not seen.
fn figure(report: &mut Report<'_>, at: impl FnOnce() -> String, printed: Option<&Printed>) {
    let Some(Printed(printed)) = printed else { return };
    if is_damaged(printed) {
        let reading = read_measure(printed).ok().map(|measure| measure.reading(None));
        tell(report, at, printed, reading.as_ref().and_then(damage));
    }
}

/// Whether a text reads as one that a scanner damaged.
fn is_damaged(printed: &str) -> bool {
    thread_local! {
        static FIGURES: Memory<bool> = Memory::default();
    }
    remembered(&FIGURES, printed, || {
        read_measure(printed).is_ok_and(|measure| damage(&measure.reading(None)).is_some())
    })
}

fn damage(reading: &Reading) -> Option<&Note> {
    reading.notes.iter().find(|note| note.code == Code::ProbableOcr)
}

fn tell(report: &mut Report<'_>, at: impl FnOnce() -> String, printed: &str, damage: Option<&Note>) {
    let Some(damage) = damage else { return };
    let message = text!("“{printed}”{damage}", "{printed} is {damage}"; damage);
    report.add(Found::new(at(), message));
}
