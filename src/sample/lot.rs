//! Lots: all chance comes from here.

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::project::Candidate;
use super::record::Sample;
use crate::model::assessment::Project;
use crate::num::{ArithmeticError, Fraction};

/// The lot of a project; lower ones come first.
pub(super) fn lot(seed: &str, candidate: &Candidate) -> [u8; 32] {
    let Project { department, unit, name, code, .. } = &candidate.project;
    hashed(&json!([Sample::ALGORITHM, seed, department, unit, name, code, candidate.year]))
}

/// Hexadecimal digits of the start: as many as fit into a whole number.
const DIGITS: usize = 15;

/// Where a systematic draw starts, as a share of its interval: zero or more, and below one.
pub(super) fn start(seed: &str) -> Result<Fraction, ArithmeticError> {
    let lot = hashed(&json!([Sample::ALGORITHM, seed]));
    // Eight bytes are sixteen digits.
    let first = lot.iter().take(8).fold(0, |sum: u64, byte| sum << 8 | u64::from(*byte));
    let digits = i64::try_from(first >> 4).unwrap_or_default();
    Fraction::whole(digits).divide(Fraction::whole(1 << (4 * DIGITS)))
}

fn hashed(array: &Value) -> [u8; 32] {
    Sha256::digest(array.to_string()).into()
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
        let printed: String = format!("{:02x?}", lot("1", &candidate)).replace(", ", "");
        assert_eq!(printed, "[84ade71a65742005abc420cf47ed422831faace8cc5de89248e2f2e228812eaf]");
        assert_eq!(start("1").unwrap().to_string(), "521554731732594981/576460752303423488");
    }
}
