//! Who must report, where somebody has a list of them.

use std::path::Path;

use clap::Args;

use crate::intake::read_roster;
use crate::model::roster::Roster;
use crate::read::{Inputs, bytes, without};
use crate::words::Problems;

/// The list of who must report.
#[derive(Debug, Args)]
pub(super) struct RosterOption {
    /// A list of the departments or projects that must report (.xlsx, .xls, .ods, .csv, TOML, JSON): who has not, what is extra,
    /// what came twice. As long as somebody is missing, the verdict is fail.
    #[arg(long, value_name = "FILE")]
    roster: Option<String>,
}

/// Bytes of the largest list that is read.
const LIMIT: u64 = 50 << 20;

impl RosterOption {
    /// The list that is named.
    pub(super) fn read(&self) -> Result<Option<Roster>, Problems> {
        let read = |name: &String| read_roster(name, bytes(name, LIMIT)?);
        self.roster.as_ref().map(read).transpose()
    }

    /// The inputs without the list itself, which may lie among the tables.
    pub(super) fn without_list(&self, inputs: Inputs) -> Inputs {
        match &self.roster {
            Some(name) => without(inputs, Path::new(name)),
            None => inputs,
        }
    }
}
