//! # J315 probable-ocr-damage · 疑为扫描识别错误 · Probably damaged by a scanner
//!
//! ## 中文
//! 检查:目标值、实际完成值、得分及合计栏中,是否有识别软件常把符号和数字认错的写法。
//! 为何:认错的数会让后面所有核对都落空;原件未必有错,须对照原件。
//! 依据:已公布的表:满意度“290%”应为“≥90%”,得分“IO”应为 10,“M.8万元”应为 14.8万元。
//! 例:满意度的目标值为 290%。
//! 怎样改正:对照原件改正录入;原件本来如此的,改正原件。
//! 不算:带有运算符的大于 200% 的数;读得通的词语。
//!
//! ## English
//! Checks: whether targets, actual values, points or printed results look like what scanners make of signs and digits.
//! Why: a misread figure makes every other check useless; the original may be right and has to be compared.
//! Basis: published tables: a satisfaction of 290% for ≥90%, IO points for 10, M.8万元 for 14.8万元.
//! Example: the target of a satisfaction is 290%.
//! How to correct: compare with the original and correct what was copied; correct the original where it says so too.
//! Not flagged: figures above 200% that have an operator; words that make sense.

use crate::audit::audited_table::AuditedTable;
use crate::audit::finding::Severity;
use crate::audit::report::{Found, Report};
use crate::audit::rule::Rule;
use crate::codes::Code;
use crate::model::scorecard::Reading;
use crate::model::value::Printed;
use crate::num::ArithmeticError;
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
        tell(report, row.pointer("target"), row.target_text(), damage(row.target()));
        tell(report, row.pointer("actual"), row.actual_text(), damage(row.actual()));
        figure(report, row.pointer("reported"), row.indicator.reported.as_ref());
    }
    if let Some(reported) = &table.assessment().reported {
        let results = [
            ("execution_rate", &reported.execution_rate),
            ("execution_score", &reported.execution_score),
            ("weight", &reported.weight),
            ("total", &reported.total),
        ];
        for (key, printed) in results {
            figure(report, format!("/reported/{key}"), printed.as_ref());
        }
    }
    Ok(())
}

/// A cell for a figure, which the reader of targets has not seen.
fn figure(report: &mut Report<'_>, at: String, printed: Option<&Printed>) {
    let Some(Printed(printed)) = printed else { return };
    let reading = read_measure(printed).ok().map(|measure| measure.reading(None));
    tell(report, at, printed, reading.as_ref().and_then(damage));
}

fn damage(reading: &Reading) -> Option<&Note> {
    reading.notes.iter().find(|note| note.code == Code::ProbableOcr)
}

fn tell(report: &mut Report<'_>, at: String, printed: &str, damage: Option<&Note>) {
    let Some(damage) = damage else { return };
    let message = text!("“{printed}”{damage}", "{printed} is {damage}"; damage);
    report.add(Found::new(at, message));
}
