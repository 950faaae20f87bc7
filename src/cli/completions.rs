//! `jixiao completions`.

use clap::{Args, Command};
use clap_complete::Shell;

use super::answer::print;
use super::outcome::Outcome;
use crate::words::Problems;

/// Arguments of `completions`.
#[derive(Debug, Args)]
pub(super) struct Completions {
    /// The shell.
    #[arg(value_enum, value_name = "SHELL")]
    shell: Shell,
}

impl Completions {
    pub(super) fn run(self, program: &mut Command) -> Result<Outcome, Problems> {
        let mut script = Vec::new();
        clap_complete::generate(self.shell, program, "jixiao", &mut script);
        print(&script)?;
        Ok(Outcome::Fine)
    }
}
