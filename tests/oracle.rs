//! Random rows through the command line, against the fractions of another language: `oracle/rows.py`, which takes as many
//! rows as anybody wants.

use std::process::Command;

use crate::support::root;

/// Twenty rows for each rounding and each set of rules.
const ROWS: &str = "3000";

#[test]
fn random_rows_are_what_the_fractions_of_another_language_say() {
    let script = root().join("tests/oracle/rows.py");
    let mut command = Command::new("python3");
    let output = command.arg(script).arg(env!("CARGO_BIN_EXE_jixiao")).args(["--rows", ROWS]).output();
    let Ok(output) = output else {
        assert!(std::env::var_os("CI").is_none(), "python3 is needed for this test");
        return;
    };
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(said.starts_with("3000 figures, none wrong; "), "{said}");
}
