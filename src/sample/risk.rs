//! How much there is to look at in a table, as one figure.

use crate::audit::{Finding, Severity, at_stake};
use crate::num::{ArithmeticError, Fraction, Mode, Rounding};

/// More points than this are no more of a risk; two places of more cannot be kept.
const MOST: i64 = 90_000_000_000_000_000;

/// 1 + points at stake + number of errors + number of inconsistencies + number of warnings ÷ 10.
///
/// The 1 leaves every project a chance. A point that several findings speak of is counted once, and points are taken to
/// two places. A figure that is wrong, or cannot be right, weighs as a point even where none hangs on it; ten times as
/// much as a pattern that bureaus object to. Notes do not count, nor what is waived, nor what only several tables
/// together can show.
///
/// # Errors
/// Overflow.
pub fn risk(findings: &[Finding]) -> Result<Fraction, ArithmeticError> {
    let counted: Vec<&Finding> = findings.iter().filter(|finding| finding.waived.is_none()).collect();
    let tenths: i64 = counted.iter().map(|finding| tenths(finding.severity)).sum();
    let points =
        at_stake(&counted).min(Fraction::whole(MOST)).round(Rounding { places: 2, mode: Mode::HalfEven })?.fraction();
    Fraction::whole(tenths).divide(Fraction::whole(10))?.add(points)?.add(Fraction::ONE)
}

const fn tenths(severity: Severity) -> i64 {
    match severity {
        Severity::Error | Severity::Inconsistency => 10,
        Severity::Warning => 1,
        Severity::Note => 0,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn finding(severity: &str, points: Option<&str>, waived: bool) -> Finding {
        let text = json!({ "zh": "", "en": "" });
        let mut finding = json!({
            "code": "J101", "slug": "weights-do-not-add-up", "severity": severity, "title": text, "message": text,
            "advice": text, "basis": text, "location": { "file": "a.toml", "pointer": "" }, "points_at_stake": points,
        });
        if waived {
            finding["waived"] = json!({ "code": "J101", "reason": "r", "by": "b" });
        }
        serde_json::from_value(finding).unwrap()
    }

    #[test]
    fn points_errors_and_warnings_weigh_and_nothing_is_without_a_chance() {
        let of = |findings: &[Finding]| risk(findings).unwrap().to_string();
        assert_eq!(of(&[]), "1");
        assert_eq!(of(&[finding("note", None, false)]), "1");
        assert_eq!(of(&[finding("warning", None, false), finding("warning", None, false)]), "1.2");
        assert_eq!(of(&[finding("inconsistency", None, false)]), "2");
        // The points of one indicator count once.
        assert_eq!(of(&[finding("error", Some("2.5"), false), finding("error", Some("1"), false)]), "5.5");
        assert_eq!(of(&[finding("error", Some("1/3"), false)]), "2.33");
        assert_eq!(of(&[finding("error", Some("50"), true)]), "1");
    }
}
