//! `jixiao propose`.

use clap::{Args, ValueEnum};

use super::answer::json_text;
use super::audit_listing::years;
use super::audit_options::AuditOptions;
use super::batch::Batch;
use super::gather::Gathering;
use super::messages::{Messages, width};
use super::outcome::Outcome;
use super::rollup::Kind;
use super::setup::Setup;
use super::sheet_output;
use crate::audit::AuditedYears;
use crate::print::Output;
use crate::proposal::{Proposal, Proposing, ResultUse, page, propose};
use crate::read::{Source, each_once, inputs};
use crate::words::{Language, Place, Problem, Problems, Text, text};

/// Arguments of `propose`.
#[derive(Debug, Args)]
pub(super) struct Propose {
    /// Tables (workbooks, TOML, JSON), folders of them, or - for standard input.
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<String>,
    /// The rule of the place: sichuan/results-2025, or a file.
    #[arg(long, value_name = "RULE")]
    rule: Option<String>,
    /// Which kind of evaluation is used.
    #[arg(long, value_enum, value_name = "KIND", default_value_t = Kind::SelfEvaluation)]
    kind: Kind,
    /// The year whose results are used, or all; otherwise the latest.
    #[arg(long, value_name = "YEAR", value_parser = years)]
    year: Option<AuditedYears>,
    #[command(flatten)]
    with: AuditOptions,
    /// How the proposal is written; otherwise by the name of the output file, or for people.
    #[arg(long, short, value_enum)]
    format: Option<Format>,
    #[command(flatten)]
    batch: Batch,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Lines for people.
    Human,
    /// One JSON object.
    Json,
    /// One row a project.
    Csv,
    /// The same as a workbook.
    #[cfg(feature = "excel")]
    Xlsx,
}

impl Propose {
    pub(super) fn run(self, setup: &Setup, messages: Messages) -> Result<Outcome, Problems> {
        let format = self.batch.format(self.format, Format::Human)?;
        #[cfg(feature = "excel")]
        if format == Format::Xlsx {
            sheet_output::needs_file(self.batch.output.as_deref())?;
        }
        let rule = self.rule()?;
        let engine = self.batch.engine(setup)?;
        let proposing = Proposing::begin(rule, self.kind.of_templates(), &self.with.files()?, self.with.on()?)?;
        let mut proposing = proposing.of_years(self.year.unwrap_or_default());
        let auditor = proposing.auditor().clone();
        let gathering = Gathering {
            engine: &engine,
            inputs: each_once(inputs(&self.paths)),
            threads: self.batch.threads()?,
            messages,
        };
        // Opened before the work is done, so that a file that exists is told of at once.
        let output = self.batch.open_output(format == Format::Csv)?;
        let take = |result| {
            match result {
                Some(result) => proposing.take(result),
                None => proposing.fail(),
            }
            Ok(())
        };
        let outcome = gathering.run(|document| propose(&auditor, &engine, document), take)?;
        let proposal = proposing.conclude()?;
        let open = if proposal.open.is_empty() { Outcome::Fine } else { Outcome::Findings };
        write(&proposal, format, output, messages.language)?;
        Ok(outcome.max(open))
    }

    /// The rule that is named. None is taken by itself: what becomes of a grade is for the place to say.
    fn rule(&self) -> Result<ResultUse, Problems> {
        let known = Text::list(ResultUse::names());
        let Some(name) = &self.rule else {
            let message = text!("没有写明按哪里的办法", "no rule is named");
            let advice = text!(
                "请用 --rule 写明办法:{known},或本地的办法文件(样式见 jixiao schema result-use)",
                "name one with --rule: {known}, or a file of your own (jixiao schema result-use)"; known
            );
            return Err(Problem::new(Place::file("--rule"), message).advise(advice).into());
        };
        match ResultUse::builtin(name) {
            Some(rule) => rule,
            None => ResultUse::read(&Source::open(name)?),
        }
    }
}

fn write(proposal: &Proposal, format: Format, mut output: Output, language: Language) -> Result<(), Problems> {
    match format {
        Format::Human => output.write(page::page(proposal, language, width()).as_bytes())?,
        Format::Json => output.write(json_text(proposal)?.as_bytes())?,
        Format::Csv => sheet_output::write_csv(&page::list(proposal, language), &mut output, language)?,
        #[cfg(feature = "excel")]
        Format::Xlsx => sheet_output::write_workbook(&[page::list(proposal, language)], &mut output, language)?,
    }
    Ok(output.finish()?)
}
