//! What mends a finding for certain: a figure that the department wrote, and that the rule gives otherwise. Whatever else a
//! table says only its department can know.

use serde::Serialize;

use crate::audit::{Finding, Severity};
use crate::model::scorecard::Scorecard;
use crate::words::{Language, say};

/// An entry that mends a finding.
#[derive(Serialize)]
pub(super) struct Correction {
    field: String,
    value: String,
    label: String,
}

/// The correction of a finding. What rests on a guess is a warning at most, and has none.
pub(super) fn correction(finding: &Finding, card: &Scorecard, language: Language) -> Option<Correction> {
    let field = &finding.location.pointer;
    let certain = matches!(finding.severity, Severity::Error | Severity::Inconsistency);
    let (value, written) = given(field, card).filter(|_| certain)?;
    if value == written {
        return None;
    }
    let label = say!(language, "改为 {value}", "set to {value}");
    Some(Correction { field: field.clone(), value, label })
}

/// What the rule gives at the field of a reported figure, and what is written there.
fn given(field: &str, card: &Scorecard) -> Option<(String, String)> {
    if let Some(row) = field.strip_prefix("/indicators/") {
        let row = card.indicators.get(row.strip_suffix("/reported")?.parse::<usize>().ok()?)?;
        return Some((row.score?.to_string(), row.reported.as_ref()?.0.clone()));
    }
    let reported = card.reported.as_ref()?;
    let money = card.execution.as_ref();
    if let Some(tier) = field.strip_prefix("/reported/tiers/") {
        let tier = reported.tiers.get(tier.strip_suffix("/score")?.parse::<usize>().ok()?)?;
        let computed = card.tiers.iter().find(|node| node.path == tier.path)?;
        return Some((computed.score?.to_string(), tier.score.as_ref()?.0.clone()));
    }
    let (value, written) = match field {
        "/reported/execution_rate" => (format!("{}%", money?.rate_percent?), &reported.execution_rate),
        "/reported/execution_score" => (money?.score?.to_string(), &reported.execution_score),
        // A total without the points that are open is none to be written down.
        "/reported/total" if card.is_complete() => (card.total.score?.to_string(), &reported.total),
        "/reported/grade" => (card.grade.clone()?, &reported.grade),
        _ => return None,
    };
    Some((value, written.as_ref()?.0.clone()))
}
