//! `jixiao rollup`.

use std::path::Path;

use clap::{Args, ValueEnum};
use serde::Serialize;

use super::audit_options::AuditOptions;
use super::list_output::{ListHelp, ListOutput, ListedResult};
use super::messages::Messages;
use super::outcome::Outcome;
use super::roster::RosterOption;
use super::setup::Setup;
#[cfg(feature = "excel")]
use crate::book::Paper;
#[cfg(feature = "excel")]
use crate::form;
#[cfg(feature = "excel")]
use crate::model::scorecard::Scorecard;
use crate::model::template::EvaluationKind;
use crate::print::Listing;
use crate::read::Input;
use crate::rollup::{self, GroupBy, Rolling, RollupReader, Summary};
use crate::words::{Language, Place, Problem, Problems, text};

/// Arguments of `rollup`.
#[derive(Debug, Args)]
pub(super) struct Rollup {
    /// Tables (workbooks, TOML, JSON), scorecards, department files, earlier summaries, folders of them, or - for standard input.
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<String>,
    /// The levels of the groups, the highest first, with commas between them.
    #[arg(long, value_enum, value_name = "LEVELS", value_delimiter = ',', default_value = "department,unit")]
    by: Vec<By>,
    /// Which kind of evaluation; those of other kinds are left out, and counted.
    #[arg(long, value_enum, value_name = "KIND", default_value_t = Kind::SelfEvaluation)]
    kind: Kind,
    /// Audit the tables on the way, and count the findings by their codes.
    #[arg(long)]
    findings: bool,
    #[command(flatten)]
    with: AuditOptions,
    #[command(flatten)]
    roster: RosterOption,
    #[command(flatten)]
    output: ListOutput<RollupHelp>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
struct RollupHelp;

impl ListHelp for RollupHelp {
    const FORMAT: &'static str = "How the summary is written; otherwise by the name of the output file, or for people";
    const HUMAN: &'static str = "A table a level, for people";
    const JSON: &'static str = "One JSON object, which merges with others";
    const CSV: &'static str = "One row a group";
    const XLSX: &'static str = "The table of results, a row a project, and a sheet with a row a group";
}

/// A summary, and the table of results that stands before it in a workbook.
#[derive(Serialize)]
#[serde(transparent)]
struct RolledUp {
    summary: Summary,
    #[cfg(feature = "excel")]
    #[serde(skip)]
    results: Option<Paper>,
}

impl ListedResult for RolledUp {
    fn page(&self, language: Language, width: u16) -> String {
        rollup::page::summary(&self.summary, language, width)
    }

    fn list(&self, language: Language) -> Listing {
        rollup::page::list(&self.summary, language)
    }

    fn sheets(&self, language: Language) -> Vec<Listing> {
        rollup::page::sheets(&self.summary, language)
    }

    #[cfg(feature = "excel")]
    fn first_sheet(&self) -> Option<Paper> {
        self.results.clone()
    }
}

/// The table of results of a summary: of self-evaluations, and where it has a row for every project that the summary counts.
#[cfg(feature = "excel")]
fn results(summary: &Summary, cards: &[Scorecard]) -> Option<Paper> {
    let is_whole = summary.kind == EvaluationKind::SelfEvaluation && summary.total.projects == cards.len();
    let cards: Vec<&Scorecard> = cards.iter().collect();
    form::summary(&cards).ok().filter(|_| is_whole && !cards.is_empty())
}

/// What is in the workbook.
#[cfg(feature = "excel")]
fn tell_written(path: &Path, is_whole: bool, messages: Messages) {
    let path = path.display();
    messages.say(&if is_whole {
        text!(
            "→ {path}:结果汇总表(每个项目一行)和分组汇总,各一张工作表",
            "→ {path}: the table of results, a row a project, and the summary by groups, a sheet each"
        )
    } else {
        text!(
            "→ {path}:分组汇总,每组一行;不都是自评表,没有列各项目的结果汇总表",
            "→ {path}: the summary by groups, a row each; not all of it is tables of self-evaluation, and there is no table of results, a row a project"
        )
    });
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum By {
    #[value(alias = "单位")]
    Unit,
    #[value(alias = "部门")]
    Department,
    #[value(alias = "区县")]
    District,
    #[value(alias = "市")]
    City,
    #[value(alias = "类别")]
    Category,
    #[value(alias = "模板")]
    Template,
    #[value(alias = "等级")]
    Grade,
    #[value(alias = "年度")]
    Year,
}

impl By {
    const fn level(self) -> GroupBy {
        match self {
            Self::Unit => GroupBy::Unit,
            Self::Department => GroupBy::Department,
            Self::District => GroupBy::District,
            Self::City => GroupBy::City,
            Self::Category => GroupBy::Category,
            Self::Template => GroupBy::Template,
            Self::Grade => GroupBy::Grade,
            Self::Year => GroupBy::Year,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Kind {
    /// By the unit that spends.
    #[value(name = "self")]
    SelfEvaluation,
    /// By the competent department.
    Department,
    /// By the finance bureau.
    Finance,
    /// Of all spending of a department, by itself.
    Whole,
}

impl Kind {
    pub(super) const fn of_templates(self) -> EvaluationKind {
        match self {
            Self::SelfEvaluation => EvaluationKind::SelfEvaluation,
            Self::Department => EvaluationKind::Department,
            Self::Finance => EvaluationKind::Finance,
            Self::Whole => EvaluationKind::Whole,
        }
    }
}

impl Rollup {
    pub(super) fn run(self, setup: &Setup, messages: Messages) -> Result<Outcome, Problems> {
        let engine = self.output.batch.engine(setup)?;
        if !self.findings {
            self.with.refuse_without("--findings")?;
        }
        let files = self.with.files_with_waivers()?;
        let audited = if self.findings { Some((&files, self.with.on()?)) } else { None };
        // A level that is named twice says nothing the second time.
        let mut by: Vec<GroupBy> = Vec::new();
        for level in self.by.iter().map(|by| by.level()) {
            if !by.contains(&level) {
                by.push(level);
            }
        }
        let rolling = Rolling::begin(by, self.kind.of_templates(), audited)?;
        let mut rolling = rolling.with_roster(self.roster.read()?);
        #[cfg(feature = "excel")]
        let is_workbook = self.output.is_workbook()?;
        #[cfg(feature = "excel")]
        if is_workbook {
            rolling = rolling.keeping_cards();
        }
        let roller = rolling.roller();
        let gathering = self.output.gathering(&engine, &self.paths, messages)?;
        self.refuse_own_output(&gathering.inputs.files)?;
        let output = self.output.open()?;
        let take = |document| {
            if let Some(document) = document {
                return rolling.take(document);
            }
            rolling.fail();
            Ok(())
        };
        let outcome = gathering.run_with(RollupReader::new(&engine, roller), take)?;
        #[cfg(feature = "excel")]
        let cards = rolling.take_cards();
        let summary = rolling.conclude()?;
        let missing = summary.roster.as_ref().is_some_and(|check| !check.missing.is_empty());
        #[cfg(feature = "excel")]
        let result = RolledUp { results: results(&summary, &cards), summary };
        #[cfg(not(feature = "excel"))]
        let result = RolledUp { summary };
        output.write(&result, messages.language)?;
        #[cfg(feature = "excel")]
        if let Some(path) = self.output.file().filter(|_| is_workbook) {
            tell_written(path, result.results.is_some(), messages);
        }
        Ok(outcome.max(if missing { Outcome::Findings } else { Outcome::Fine }))
    }

    /// A summary that is written among its inputs would count itself the next time.
    fn refuse_own_output(&self, names: &[Input]) -> Result<(), Problem> {
        let whole = |path: &Path| path.canonicalize().ok();
        let Some(output) = self.output.batch.output.as_deref().and_then(whole) else { return Ok(()) };
        match names.iter().flatten().find(|name| whole(Path::new(name)).as_ref() == Some(&output)) {
            None => Ok(()),
            Some(name) => {
                let message = text!(
                    "输出文件也在输入之中,它的项目会重复计入",
                    "the output file is one of the inputs; its projects would count twice"
                );
                let advice = text!("请写到别的文件夹", "write it to another folder");
                Err(Problem::new(Place::file(name), message).advise(advice))
            }
        }
    }
}
