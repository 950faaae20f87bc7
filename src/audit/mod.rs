//! The audit: what departments reported, against what the engine computes and against the patterns
//! that finance bureaus look for.
//!
//! A rule is one file of `rules/`; its header is its page. Rules look at an [`AuditedTable`], one table with
//! everything that is known about it, or at a [`Folder`], what is kept of all tables. A rule that cannot
//! decide because its inputs are broken says so; it never passes in silence.

mod answer;
mod answers;
mod aside;
mod audited;
mod audited_row;
mod audited_table;
mod audited_years;
mod auditing;
mod auditor;
mod below;
mod causes;
mod cells;
mod claims;
mod document_years;
mod fault;
mod finding;
mod finding_id;
mod folder;
mod guessed_points;
mod kept;
mod meant;
mod other_readings;
pub mod page;
mod profile;
mod project_facts;
mod reasons;
mod refused;
mod report;
mod roster;
mod roster_check;
mod rule;
mod rules;
mod saying;
mod scanned;
mod shared;
mod spreadsheet;
mod tally;
mod thresholds;
mod unmet;
mod waive;
mod waiver_index;
mod wanted;
mod years;

pub use answer::{Answer, AnswerOutcome, AnswerState, AnsweredDepartment, HeldAnswer, HeldAnswers, Opinion};
pub use audited::Audited;
pub use audited_row::{AuditedRow, Compared};
pub use audited_table::{AuditedTable, Fund, ReportedFigures};
pub use audited_years::{AuditedYears, Chosen, Given};
pub use auditing::{AuditFiles, AuditedDocument, Auditing, Concluded, rule_page, rule_pages};
pub use auditor::Auditor;
pub use finding::{
    Audit, AuditVerdict, ComparedYear, CountedTemplate, Counts, DepartmentRisk, Finding, Location, ProjectRisk,
    RulePage, Severity, Undecided,
};
pub use finding_id::{FindingId, FindingIds, NoFindingId, TableId};
pub use folder::{DepartmentFacts, Folder, ProjectFacts, ResultMoney};
pub use kept::{IndicatorName, KeptText, Measured, TextCell};
pub use profile::{default_profile, read_profile};
pub use refused::Refused;
pub use report::{About, FolderReport, Found, Report};
pub use roster::HandedIn;
pub use roster_check::{RosterCheck, RosterEntry};
pub use rule::{FolderCheck, Rule, TableCheck};
pub use rules::{RULES, rule};
pub use tally::{Tally, at_stake, at_stake_in};
pub use thresholds::{AuditProfile, ChosenSeverity, Limit, Limits};
pub use wanted::Wanted;
