//! `jixiao completions`.

use clap::Args;
use clap_complete::Shell;

use super::answer::print;
use super::messages::Messages;
use super::{Outcome, help};
use crate::words::Problems;

/// Arguments of `completions`.
#[derive(Debug, Args)]
pub(super) struct Completions {
    /// The shell.
    #[arg(value_enum, value_name = "SHELL")]
    shell: Shell,
}

impl Completions {
    pub(super) fn run(self, messages: Messages) -> Result<Outcome, Problems> {
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut help::command(messages.language), "jixiao", &mut script);
        print(&script)?;
        Ok(Outcome::Fine)
    }
}
