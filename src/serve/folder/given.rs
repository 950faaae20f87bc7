//! What a folder is served with.

use std::path::{Path, PathBuf};

use crate::audit::AuditFiles;
use crate::intake::read_roster;
use crate::model::roster::Roster;
use crate::model::value::Date;
use crate::read::{Source, bytes};
use crate::words::{Problem, Problems};

/// Bytes of the largest list of who must report.
const LIMIT: u64 = 50 << 20;

/// What a folder is served with. Its files are read whenever something is asked, so that a change of them is seen.
#[derive(Clone, Debug)]
pub struct FolderOptions {
    /// Whether tables and decisions may be saved in it.
    pub writable: bool,
    /// The day on which waivers have to hold, and of which decisions are.
    pub today: fn() -> Result<Date, Problem>,
    /// Thresholds and severities, over those of the program.
    pub profile: Option<PathBuf>,
    /// Who must report.
    pub roster: Option<PathBuf>,
}

impl FolderOptions {
    /// A folder that is only read.
    #[must_use]
    pub const fn new(today: fn() -> Result<Date, Problem>) -> Self {
        Self { writable: false, today, profile: None, roster: None }
    }

    /// What tables are audited with, but for waivers.
    pub(super) fn audit_files(&self) -> Result<AuditFiles, Problems> {
        let profile = self.profile.as_ref().map(|path| Source::open(&path.to_string_lossy())).transpose()?;
        let roster = self.roster.as_deref().map(roster).transpose()?;
        Ok(AuditFiles { profile, roster, ..AuditFiles::default() })
    }
}

/// A list of who must report, called as its file is: where it stands is nobody's business.
fn roster(path: &Path) -> Result<Roster, Problems> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    read_roster(&name, bytes(&path.to_string_lossy(), LIMIT)?)
}
