//! What an audit finds, at the cells of the form.

use serde::Serialize;

use super::corrections::{Correction, correction};
use super::fields::Fields;
use crate::audit::{Finding, Undecided};
use crate::model::scorecard::Scorecard;
use crate::words::Language;

/// A finding, with its cell and, where it is certain, what mends it.
#[derive(Serialize)]
pub(super) struct FindingHere {
    #[serde(flatten)]
    finding: Finding,
    #[serde(skip_serializing_if = "Option::is_none")]
    field: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    correction: Option<Correction>,
}

impl FindingHere {
    pub(super) fn of(finding: Finding, card: &Scorecard, fields: &Fields<'_>, language: Language) -> Self {
        let field = fields.nearest(&finding.location.pointer);
        let correction = correction(&finding, card, language);
        Self { finding, field, correction }
    }
}

/// What no rule could decide, with its cell.
#[derive(Serialize)]
pub(super) struct UndecidedHere {
    #[serde(flatten)]
    undecided: Undecided,
    #[serde(skip_serializing_if = "Option::is_none")]
    field: Option<String>,
}

impl UndecidedHere {
    pub(super) fn of(undecided: Undecided, fields: &Fields<'_>) -> Self {
        let field = fields.nearest(&undecided.location.pointer);
        Self { undecided, field }
    }
}
