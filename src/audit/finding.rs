//! What an audit finds.
//!
//! `points_at_stake` and `points_a_table` are points; `expected` and `actual` are texts, counted as the value at the
//! finding's place is.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::answer::HeldAnswers;
use super::refused::Refused;
use super::roster_check::RosterCheck;
use crate::model::assessment::Waiver;
use crate::num::{Figure, Rounding};
use crate::words::{Address, Place, Position, Text, Word, word};

/// The findings over one table or thousands.
///
/// `counts` and `verdict` stand at the end, so that findings can be written as they are made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Audit {
    /// `jixiao/audit/v1`.
    pub schema: String,
    /// The findings, table by table in the order of the files, those over several tables last.
    pub findings: Vec<Finding>,
    /// What no rule could decide.
    pub undecided: Vec<Undecided>,
    /// Inputs that could not be read or computed, the first thousand of them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub failed: Vec<Refused>,
    /// Files of folders that were not read, though there may be a table in them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unread: Vec<Refused>,
    /// Tables of another year, or without points, of whose projects no other came.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aside: Vec<Refused>,
    /// Who must report, held against what came, where a list was given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub roster: Option<RosterCheck>,
    /// How often what happened.
    pub counts: Counts,
    /// What became of the answers to an earlier audit (`--answers`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answers: Option<HeldAnswers>,
    /// What became of the answers that a bureau decided about (`--waivers` with a list).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decisions: Option<HeldAnswers>,
    /// `fail` where a finding of the audited year is as grave as was asked for, an input could not be audited, a file of a
    /// folder was left unread, a table was left aside, or something did not come that is due; otherwise `open` where
    /// points were given that nobody can compute again (`counts.unproven`), and else `pass`.
    pub verdict: AuditVerdict,
}

impl Audit {
    /// The value of [`Audit::schema`].
    pub const SCHEMA: &'static str = "jixiao/audit/v1";
}

/// How grave a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Something to look at.
    Note,
    /// What bureaus object to.
    Warning,
    /// Two statements that cannot both be true.
    Inconsistency,
    /// A figure that breaks a rule.
    Error,
}

impl Severity {
    /// All of them, the gravest first.
    pub const ALL: [Self; 4] = [Self::Error, Self::Inconsistency, Self::Warning, Self::Note];

    /// The name used in results.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Inconsistency => "inconsistency",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }

    /// What people call it.
    #[must_use]
    pub const fn word(self) -> Word {
        match self {
            Self::Error => word("错误", "error"),
            Self::Inconsistency => word("矛盾", "inconsistency"),
            Self::Warning => word("警告", "warning"),
            Self::Note => word("提示", "note"),
        }
    }
}

/// The answer in one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, schemars(rename = "Verdict"))]
pub enum AuditVerdict {
    /// 通过.
    Pass,
    /// 不通过.
    Fail,
}

impl AuditVerdict {
    /// 待核: nothing is wrong as far as could be computed, and points were given that nobody can compute again, or tables of
    /// another year fail of which nobody said that they are there for comparison. For programs that is `pass` with
    /// `counts.unproven` or `counts.compared` with `failing`.
    #[must_use]
    pub fn is_open(self, counts: &Counts) -> bool {
        self == Self::Pass && (counts.unproven > 0 || counts.compared.iter().any(|of| of.failing > 0))
    }
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Finding {
    /// The rule's code; never used for anything else.
    pub code: String,
    /// The rule's name.
    pub slug: String,
    /// How grave it is.
    pub severity: Severity,
    /// What the rule is called.
    pub title: Text,
    /// The project; none where the finding is about several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub project: Option<String>,
    /// The department.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub department: Option<String>,
    /// The year of the table.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year: Option<u16>,
    /// The indicator, with the tiers above it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub indicator: Option<String>,
    /// What is wrong, with its figures.
    pub message: Text,
    /// What to do.
    pub advice: Text,
    /// Where the rule comes from.
    pub basis: Text,
    /// What it is worth; none where no points hang on it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub points_at_stake: Option<Figure>,
    /// Where.
    pub location: Location,
    /// What it should be.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expected: Option<String>,
    /// What it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub actual: Option<String>,
    /// For a figure that was computed again: the roundings that give it, be it by cutting to whole points, which makes
    /// it no right figure; empty where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub right_under: Option<Vec<Rounding>>,
    /// Who answers for it: it does not count.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub waived: Option<Waiver>,
    /// Who asks in the table itself that it be waived: it counts, unless somebody answers for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub requested: Option<Waiver>,
}

impl Finding {
    /// Whether it counts, and the table asks that it should not.
    #[must_use]
    pub const fn is_requested(&self) -> bool {
        self.waived.is_none() && self.requested.is_some()
    }
}

/// Where a finding is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Location {
    /// The file as the user named it.
    pub file: String,
    /// The line, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<usize>,
    /// The column in characters, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub column: Option<usize>,
    /// In a workbook: the sheet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    /// The cell, such as `D14`; none where the place is the sheet as a whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cell: Option<String>,
    /// JSON Pointer of the value within its table.
    pub pointer: String,
}

impl Location {
    /// A place of a value.
    #[must_use]
    pub fn new(place: Place, pointer: String) -> Self {
        let mut location = Self { file: place.file, pointer, line: None, column: None, sheet: None, cell: None };
        match place.position {
            Some(Position::Text { line, column }) => (location.line, location.column) = (Some(line), Some(column)),
            Some(Position::Sheet { sheet, cell }) => {
                location.sheet = Some(sheet.to_string());
                location.cell = cell.map(|cell| cell.to_string());
            }
            None => {}
        }
        location
    }

    /// The place.
    #[must_use]
    pub fn place(&self) -> Place {
        let text = self.line.zip(self.column).map(|(line, column)| Position::Text { line, column });
        let cell = self.cell.as_deref().and_then(Address::parse);
        let sheet = self.sheet.as_deref().map(|sheet| Position::Sheet { sheet: sheet.into(), cell });
        Place { file: self.file.clone(), position: text.or(sheet) }
    }
}

/// What a rule could not decide about a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Undecided {
    /// The rule's code.
    pub code: String,
    /// The rule's name.
    pub slug: String,
    /// The project.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub project: Option<String>,
    /// The department.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub department: Option<String>,
    /// The year of the table.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year: Option<u16>,
    /// The indicator, with the tiers above it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub indicator: Option<String>,
    /// Where.
    pub location: Location,
    /// The points that were given all the same, and that nobody can compute again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub points_at_stake: Option<Figure>,
    /// Why it is open.
    pub why: Text,
}

/// How often what happened in the audited year.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Counts {
    /// The year that is audited, where tables of others were given as well: these count nowhere here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year: Option<u16>,
    /// The tables of other years, which were given for comparison.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub compared: Vec<ComparedYear>,
    /// The templates of the audited tables, where there are several.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub templates: Vec<CountedTemplate>,
    /// Tables that were audited.
    pub tables: usize,
    /// Tables without a finding that counts.
    pub clean: usize,
    /// Those of them that are of monitoring within the year: they have no points that could be held against anything.
    #[serde(default, skip_serializing_if = "is_none")]
    pub unscored: usize,
    /// Inputs that could not be read or computed.
    pub failed: usize,
    /// Files of folders that were not read, though there may be a table in them.
    #[serde(default, skip_serializing_if = "is_none")]
    pub unread: usize,
    /// Tables that are due by the list of who must report, and did not come.
    #[serde(default, skip_serializing_if = "is_none")]
    pub missing: usize,
    /// Tables of another year, or without points, of whose projects no other came: nothing of them was audited.
    #[serde(default, skip_serializing_if = "is_none")]
    pub aside: usize,
    /// Findings by severity, without those that are waived.
    pub findings: BTreeMap<Severity, usize>,
    /// Findings that are waived.
    pub waived: usize,
    /// Findings that count, though their tables ask that they be waived.
    #[serde(default)]
    pub requested: usize,
    /// Statements that no rule could decide.
    pub undecided: usize,
    /// Those of them that are points: they were given, and nobody can compute them again.
    #[serde(default, skip_serializing_if = "is_none")]
    pub unproven: usize,
    /// Findings by code, all of them.
    pub rules: BTreeMap<String, usize>,
    /// The projects with most points at stake, the first ones of them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub projects: Vec<ProjectRisk>,
    /// The departments by risk: points at stake a table.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub departments: Vec<DepartmentRisk>,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde calls it so")]
const fn is_none(count: &usize) -> bool {
    *count == 0
}

/// Tables of a year that were given for comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ComparedYear {
    /// The year.
    pub year: u16,
    /// How many tables of it were given.
    pub tables: usize,
    /// Their findings that would fail, where nobody asked for a year: that they are a comparison is a guess.
    #[serde(default, skip_serializing_if = "is_none")]
    pub failing: usize,
}

/// Audited tables of a template.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CountedTemplate {
    /// The template.
    pub template: String,
    /// How many tables of it were audited.
    pub tables: usize,
}

/// A project and what hangs on its findings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ProjectRisk {
    /// The project.
    pub project: String,
    /// Its department.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub department: Option<String>,
    /// The year of the table.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year: Option<u16>,
    /// The file.
    pub file: String,
    /// Points at stake: a point that several findings speak of is counted once.
    pub points_at_stake: Figure,
    /// Its findings, without those that are waived.
    pub findings: usize,
}

/// A department and what hangs on the findings of its projects.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct DepartmentRisk {
    /// The department.
    pub department: String,
    /// Its tables.
    pub tables: usize,
    /// Points at stake, all tables together.
    pub points_at_stake: Figure,
    /// Points at stake a table, to two places.
    pub points_a_table: Figure,
    /// Findings by severity, without those that are waived.
    pub findings: BTreeMap<Severity, usize>,
}

/// An audit rule, as `rules` lists it and `explain` prints it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RulePage {
    /// Its code.
    pub code: String,
    /// Its name.
    pub slug: String,
    /// How grave its findings are.
    pub severity: Severity,
    /// The version of the program that had it first.
    pub since: String,
    /// What it is called.
    pub title: Text,
    /// Its page: what it checks, why, by which source, an example, how to correct, what is not flagged.
    pub page: Text,
}
