//! What the execution rate is called where it is an indicator.

use super::label::label_core;
use crate::lists::{Tiers, lists};

/// Whether a name is that of the execution rate and says what is executed: 预算执行率, 资金执行率.
#[must_use]
pub(crate) fn is_execution_rate(name: &str) -> bool {
    let Tiers { execution_rate, executed, .. } = &lists().tiers;
    let name = label_core(name);
    execution_rate.strip_suffix(&name).is_some() && executed.is_in(&name)
}
