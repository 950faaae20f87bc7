//! From a scorecard back to the assessment that it scored, to compute it once more.

use crate::codes::Code;
use crate::model::assessment::{Assessment, FundRow, FundSource, Indicator};
use crate::model::scorecard::{Execution, Outcome, Scorecard, ScoredIndicator};
use crate::model::value::{Amount, Entered};
use crate::num::{Figure, Number, NumberError};

/// A figure of a scorecard that is no number.
#[derive(Clone, Debug)]
pub struct NoNumber {
    /// Its JSON Pointer.
    pub pointer: String,
    /// Why it is none.
    pub why: NumberError,
}

/// The assessment as far as it was scored.
///
/// # Errors
/// A figure that is no number.
pub fn assessment_of(card: &Scorecard) -> Result<Assessment, NoNumber> {
    let funds = match &card.execution {
        Some(execution) => vec![FundRow {
            source: FundSource::Total,
            name: None,
            initial: amount(execution, "initial", execution.initial)?,
            budget: amount(execution, "budget", execution.budget)?,
            executed: amount(execution, "executed", execution.executed)?,
            received: amount(execution, "received", execution.received)?,
            pooled: amount(execution, "pooled", execution.pooled)?,
            rate: None,
            reason: None,
        }],
        None => Vec::new(),
    };
    let indicators = card.indicators.iter().enumerate();
    let indicators = indicators.map(|(index, scored)| indicator(index, scored)).collect::<Result<_, _>>()?;
    Ok(Assessment {
        template: Some(card.template.id.clone()),
        year: card.year,
        month: card.month,
        currency: card.currency.clone(),
        project: card.project.clone(),
        goal: None,
        funds,
        indicators,
        complete: None,
        reported: card.reported.clone(),
        conclusion: None,
        problems: None,
        improvements: None,
        imported: None,
        waivers: Vec::new(),
    })
}

fn indicator(index: usize, scored: &ScoredIndicator) -> Result<Indicator, NoNumber> {
    let pointer = |key: &str| format!("/indicators/{index}/{key}");
    let stated = scored.outcome == Outcome::NotApplicable;
    let unfounded = scored.notes.iter().any(|note| note.code == Code::NotApplicableWithoutReason);
    Ok(Indicator {
        path: scored.path.clone(),
        name: scored.name.clone(),
        operator: scored.operator.clone(),
        target: scored.target.clone(),
        unit: scored.unit.clone(),
        actual: scored.actual.clone(),
        weight: points(scored, "weight", scored.weight, &pointer)?,
        method: scored.chosen.clone(),
        judged: points(scored, "judged", scored.judged, &pointer)?,
        not_applicable: match &scored.why {
            Some(why) if stated => Some(why.zh.clone()),
            _ => unfounded.then(String::new),
        },
        panel: scored.panel.clone(),
        survey: scored.survey.clone(),
        reason: scored.reason.clone(),
        evidence: None,
        criteria: None,
        reported: scored.reported.clone(),
        reviewed: None,
    })
}

/// An amount as it was printed, so that its conversion is computed again too.
fn amount(execution: &Execution, key: &str, shown: Option<Figure>) -> Result<Entered<Amount>, NoNumber> {
    match execution.printed.get(key) {
        Some(printed) => Ok(Entered::read(printed)),
        None => Ok(number(shown, || format!("/execution/{key}"))?.map(Amount::from).into()),
    }
}

/// Points as they were printed where they cannot be read. Those that are shown beside them are the template's.
fn points(
    scored: &ScoredIndicator,
    key: &str,
    shown: Option<Figure>,
    pointer: &dyn Fn(&str) -> String,
) -> Result<Entered<Number>, NoNumber> {
    match scored.printed.get(key) {
        Some(printed) => Ok(Entered::read(printed)),
        None => Ok(number(shown, || pointer(key))?.into()),
    }
}

/// What a department writes is a decimal.
fn number(shown: Option<Figure>, pointer: impl Fn() -> String) -> Result<Option<Number>, NoNumber> {
    shown
        .map(|figure| figure.number().ok_or_else(|| NoNumber { pointer: pointer(), why: NumberError::NotANumber }))
        .transpose()
}
