//! What commands that audit tables share: thresholds, waivers, and the day on which these have to hold.

use clap::Args;

#[cfg(feature = "excel")]
use super::returned::decisions;
use super::setup::today;
use crate::audit::AuditFiles;
use crate::model::value::Date;
use crate::read::Source;
use crate::words::{Place, Problem, text};

/// Options of every command that audits.
#[derive(Debug, Args)]
pub(super) struct AuditOptions {
    /// Thresholds and severities of your own; the file names only what it changes.
    #[arg(long, value_name = "FILE")]
    profile: Option<String>,
    /// Waivers that count: those of a file that does not come from whoever is audited, or of a list of findings in which the
    /// bureau has written its opinion.
    #[arg(long, value_name = "FILE")]
    waivers: Option<String>,
    /// Let waivers that stand in the tables count too; otherwise they are requests, shown and without effect.
    #[arg(long)]
    accept_table_waivers: bool,
    /// The day on which waivers have to hold, as 2025-03-31; otherwise today.
    #[arg(long, value_name = "DATE")]
    on: Option<Date>,
}

impl AuditOptions {
    /// The files that are named.
    pub(super) fn files(&self) -> Result<AuditFiles, Problem> {
        let profile = self.profile.as_deref().map(Source::open).transpose()?;
        let mut files = AuditFiles { profile, table_waivers: self.accept_table_waivers, ..AuditFiles::default() };
        if let Some(name) = &self.waivers {
            #[cfg(feature = "excel")]
            if let Some(decisions) = decisions(name)? {
                files.decisions = decisions;
                return Ok(files);
            }
            files.waivers = Some(Source::open(name)?);
        }
        Ok(files)
    }

    /// The same for commands that know waivers and no decisions about single findings.
    pub(super) fn files_with_waivers(&self) -> Result<AuditFiles, Problem> {
        let files = self.files()?;
        if files.decisions.is_empty() {
            return Ok(files);
        }
        let message = text!(
            "这里不能用问题清单作豁免,清单只用于 audit、report 和 verify",
            "a list of findings is no file of waivers here; audit, report and verify take one"
        );
        let advice = text!("请给出写有 [[waivers]] 的 TOML 文件", "give a file in TOML with [[waivers]]");
        Err(Problem::new(Place::file(self.waivers.as_deref().unwrap_or("--waivers")), message).advise(advice))
    }

    /// The day that is named, otherwise today.
    pub(super) fn on(&self) -> Result<Date, Problem> {
        self.on.map_or_else(today, Ok)
    }

    /// Refuses options that nothing asks for, where nothing is audited unless `what` asks for it.
    pub(super) fn refuse_without(&self, what: &str) -> Result<(), Problem> {
        let given = [
            ("--profile", self.profile.is_some()),
            ("--waivers", self.waivers.is_some()),
            ("--accept-table-waivers", self.accept_table_waivers),
            ("--on", self.on.is_some()),
        ];
        let Some((name, _)) = given.into_iter().find(|(_, given)| *given) else { return Ok(()) };
        let message =
            text!("没有 {what},不作审核,用不上 {name}", "without {what} nothing is audited, and {name} has no use");
        let advice = text!("请加 {what}", "add {what}");
        Err(Problem::new(Place::file(name), message).advise(advice))
    }
}
