//! `jixiao report`.

use clap::{Args, ValueEnum};

use super::answer::{json_text, print};
use super::audit_options::AuditOptions;
use super::batch::Batch;
use super::fail_on::SeverityName;
use super::gather::Gathering;
use super::letter_options::LetterOptions;
use super::messages::Messages;
use super::outcome::Outcome;
use super::rollup::Kind;
use super::roster::RosterOption;
use super::setup::Setup;
use super::year_option::YearOption;
use crate::audit::AuditFiles;
use crate::audit::page::verdict;
use crate::read::{each_once, inputs};
use crate::report::page::html;
use crate::report::{LEADERS_WORDING, Reported, Reporting, leaders, leaders_document};
use crate::words::{Problem, Problems, Text};

/// Arguments of `report`.
#[derive(Debug, Args)]
pub(super) struct Report {
    /// Tables (workbooks, TOML, JSON), department files, folders of them, or - for standard input.
    #[arg(required_unless_present = "show_wording", value_name = "PATH")]
    paths: Vec<String>,
    /// How the report is written; otherwise by the name of the output file, or as a page.
    #[arg(long, short, value_enum)]
    format: Option<Format>,
    /// Whose points are shown; tables of other kinds are audited too.
    #[arg(long, value_enum, value_name = "KIND", default_value_t = Kind::SelfEvaluation)]
    kind: Kind,
    /// From which severity on the verdict is fail.
    #[arg(long, value_enum, value_name = "SEVERITY", default_value_t = SeverityName::Error)]
    fail_on: SeverityName,
    /// A wording of your own for the Word document instead of that of the program.
    #[arg(long, value_name = "FILE")]
    wording: Option<String>,
    /// Print the wording of the Word document, to start one of your own from.
    #[arg(long, exclusive = true)]
    show_wording: bool,
    /// Whose report the Word document is.
    #[arg(long, value_name = "NAME")]
    bureau: Option<String>,
    #[command(flatten)]
    with: AuditOptions,
    #[command(flatten)]
    roster: RosterOption,
    #[command(flatten)]
    year: YearOption,
    #[command(flatten)]
    batch: Batch,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A page of its own, to be read and printed.
    Html,
    /// A Word document for leaders.
    Docx,
    /// One JSON object.
    Json,
}

impl Report {
    pub(super) fn run(self, setup: &Setup, messages: Messages) -> Result<Outcome, Problems> {
        if self.show_wording {
            print(LEADERS_WORDING.as_bytes())?;
            return Ok(Outcome::Fine);
        }
        let format = self.batch.format(self.format, Format::Html)?;
        let letter = LetterOptions { wording: self.wording.as_deref(), bureau: self.bureau.as_deref() };
        let wording = letter.wording(format == Format::Docx, self.batch.output.as_deref())?;
        let engine = self.batch.engine(setup)?;
        let files = AuditFiles { roster: self.roster.read()?, ..self.with.files()? };
        let reporting = Reporting::begin(self.kind.of_templates(), &files, self.with.on()?)?;
        let mut reporting = reporting.of_years(self.year.years());
        let reporter = reporting.reporter();
        let gathering = Gathering::new(
            &engine,
            self.roster.without_list(each_once(inputs(&self.paths))),
            self.batch.threads()?,
            messages,
        );
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
        match format {
            Format::Html => output.write(html(&overview, messages.language).as_bytes())?,
            Format::Json => output.write(json_text(&overview)?.as_bytes())?,
            Format::Docx => {
                let (text, name) =
                    wording.as_ref().map_or((LEADERS_WORDING, "report"), |source| (source.text(), &source.name));
                let prose = leaders(&overview, self.bureau.as_deref()).prose(text, name)?;
                output.write_raw(&leaders_document(&prose, self.bureau.as_deref())?)?;
            }
        }
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
