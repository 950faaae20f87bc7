//! Lots: all chance comes from here.

use serde_json::json;

use super::project::Candidate;
use crate::load::fingerprint;
use crate::model::{Project, Sample};
use crate::num::{ArithmeticError, Fraction};

/// The lot of a project; lower ones come first.
pub(super) fn lot(seed: &str, candidate: &Candidate) -> String {
    let Project { department, unit, name, code, .. } = &candidate.project;
    fingerprint(json!([Sample::ALGORITHM, seed, department, unit, name, code, candidate.year]).to_string().as_bytes())
}

/// Digits of the start: as many as fit into a whole number.
const DIGITS: usize = 15;

/// Where a systematic draw starts, as a share of its interval: zero or more, and below one.
pub(super) fn start(seed: &str) -> Result<Fraction, ArithmeticError> {
    let lot = fingerprint(json!([Sample::ALGORITHM, seed]).to_string().as_bytes());
    let digits = lot.get(..DIGITS).and_then(|digits| i64::from_str_radix(digits, 16).ok());
    Fraction::whole(digits.unwrap_or_default()).divide(Fraction::whole(1 << (4 * DIGITS)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As `printf %s '["jixiao-sample/1","1","水务局",null,"甲","A\"1",2024]' | sha256sum` prints them.
    #[test]
    fn a_lot_is_what_sha256sum_prints() {
        let project = Project {
            name: "甲".to_owned(),
            department: Some("水务局".to_owned()),
            code: Some("A\"1".to_owned()),
            ..Project::default()
        };
        let candidate = Candidate { project, year: Some(2024), ..Candidate::default() };
        assert_eq!(lot("1", &candidate), "84ade71a65742005abc420cf47ed422831faace8cc5de89248e2f2e228812eaf");
        assert_eq!(start("1").unwrap().to_string(), "521554731732594981/576460752303423488");
    }
}
