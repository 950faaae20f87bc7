//! A worked case kept beside the rule that it proves.

use serde::{Deserialize, Serialize};

use super::Light;
use crate::model::assessment::{FundRow, Indicator};
use crate::model::scorecard::Outcome;
use crate::num::Number;

/// A row of a table, its money, or a total, and what it comes to: the smallest worked case, kept
/// beside the rule that it proves.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// What it shows.
    pub about: String,
    /// The year whose figures hold; otherwise the first one at whose end the template is in force.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year: Option<u16>,
    /// An indicator with its weight.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub indicator: Option<Indicator>,
    /// The total row of the money; beside an indicator or a total, the money that they look at.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub funds: Option<FundRow>,
    /// A total before any cap, to be graded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub total: Option<Number>,
    /// Months passed, for lights.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(range(min = 1, max = 12)))]
    pub month: Option<u8>,
    /// The points that the row, the money, or the total under its caps, comes to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub score: Option<Number>,
    /// The outcome, where it is not told by the points.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<Outcome>,
    /// The grade of the total; of an indicator where it is the whole table.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grade: Option<String>,
    /// The light.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub light: Option<Light>,
}
