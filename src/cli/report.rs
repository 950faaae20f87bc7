//! `jixiao report`.

use clap::{Args, ValueEnum};

use super::answer::json_text;
use super::audit_options::AuditOptions;
use super::batch::Batch;
use super::fail_on::FailOn;
use super::gather::Gathering;
use super::messages::Messages;
use super::outcome::Outcome;
use super::rollup::Kind;
use super::roster::RosterOption;
use super::setup::Setup;
use crate::audit::AuditFiles;
use crate::audit::page::verdict;
use crate::read::{each_once, inputs};
use crate::report::page::html;
use crate::report::{Reported, Reporting};
use crate::words::{Problem, Problems, Text};

/// Arguments of `report`.
#[derive(Debug, Args)]
pub(super) struct Report {
    /// Tables (workbooks, TOML, JSON), department files, folders of them, or - for standard input.
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<String>,
    /// How the report is written; otherwise by the name of the output file, or as a page.
    #[arg(long, short, value_enum)]
    format: Option<Format>,
    /// Whose points are shown; tables of other kinds are audited too.
    #[arg(long, value_enum, value_name = "KIND", default_value_t = Kind::SelfEvaluation)]
    kind: Kind,
    /// From which severity on the verdict is fail.
    #[arg(long, value_enum, value_name = "SEVERITY", default_value_t = FailOn::Error)]
    fail_on: FailOn,
    #[command(flatten)]
    with: AuditOptions,
    #[command(flatten)]
    roster: RosterOption,
    #[command(flatten)]
    batch: Batch,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A page of its own, to be read and printed.
    Html,
    /// One JSON object.
    Json,
}

impl Report {
    pub(super) fn run(self, setup: &Setup, messages: Messages) -> Result<Outcome, Problems> {
        let format = self.batch.format(self.format, Format::Html)?;
        let engine = self.batch.engine(setup)?;
        let files = AuditFiles { roster: self.roster.read()?, ..self.with.files()? };
        let mut reporting = Reporting::begin(self.kind.of_templates(), &files, self.with.on()?)?;
        let reporter = reporting.reporter();
        let gathering = Gathering {
            engine: &engine,
            inputs: each_once(inputs(&self.paths)),
            threads: self.batch.threads()?,
            messages,
        };
        // Opened before the work is done, so that a file that exists is told of at once.
        let mut output = self.batch.open_output(false)?;
        let mut others: Vec<Problem> = Vec::new();
        let take = |document: Result<Reported, &Problems>| match document {
            Ok(document) => {
                if let Reported::NotATable(problem) = &document {
                    others.push(problem.clone());
                }
                reporting.take(document)
            }
            Err(problems) => {
                reporting.fail(problems);
                Ok(())
            }
        };
        let outcome = gathering.run_with_problems(|document| reporter.read(&engine, document), take)?;
        reporting.leave_unread(&gathering.inputs.unread);
        reporting.leave_aside(&gathering.inputs.imported);
        let overview = reporting.conclude(self.fail_on.severity())?;
        let text = match format {
            Format::Html => html(&overview, messages.language),
            Format::Json => json_text(&overview)?,
        };
        output.write(text.as_bytes())?;
        output.finish()?;
        if let Some(path) = self.batch.output.filter(|path| path.as_os_str() != "-") {
            messages.say(&Text::same(format!("→ {}", path.display())));
            let said = verdict(&overview.counts, overview.verdict, messages.language);
            messages.say(&Text::same(said.trim_end()));
        }
        if others.is_empty() {
            return Ok(outcome);
        }
        messages.problems(&Problems(others));
        Ok(Outcome::Failed)
    }
}
