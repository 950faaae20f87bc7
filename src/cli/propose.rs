//! `jixiao propose`.

use std::path::Path;

use clap::Args;

use super::audit_options::AuditOptions;
use super::list_output::{ListHelp, ListOutput, ListedResult};
use super::messages::Messages;
use super::outcome::Outcome;
use super::rollup::Kind;
use super::setup::Setup;
use super::year_option::years;
use crate::audit::AuditedYears;
use crate::print::Listing;
use crate::proposal::{Proposal, Proposing, ResultUse, page, propose};
use crate::read::Source;
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
    #[command(flatten)]
    output: ListOutput<ProposeHelp>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
struct ProposeHelp;

impl ListHelp for ProposeHelp {
    const FORMAT: &'static str = "How the proposal is written; otherwise by the name of the output file, or for people";
    const CSV: &'static str = "One row a project";
}

impl ListedResult for Proposal {
    fn page(&self, language: Language, width: u16) -> String {
        page::page(self, language, width)
    }

    fn list(&self, language: Language) -> Listing {
        page::list(self, language)
    }
}

impl Propose {
    pub(super) fn run(self, setup: &Setup, messages: Messages) -> Result<Outcome, Problems> {
        let rule = self.rule()?;
        let engine = self.output.batch.engine(setup)?;
        let proposing = Proposing::begin(rule, self.kind.of_templates(), &self.with.files()?, self.with.on()?)?;
        let mut proposing = proposing.of_years(self.year.unwrap_or_default());
        let auditor = proposing.auditor().clone();
        let gathering = self.output.gathering(&engine, &self.paths, messages)?;
        let output = self.output.open()?;
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
        output.write(&proposal, messages.language)?;
        Ok(outcome.max(open))
    }

    /// The rule that is named. None is taken by itself: what becomes of a grade is for the place to say.
    fn rule(&self) -> Result<ResultUse, Problems> {
        let known = Text::list(ResultUse::names());
        let advice = text!(
            "请用 --rule 写明办法:{known},或本地的办法文件(样式见 jixiao schema result-use)",
            "name one with --rule: {known}, or a file of your own (jixiao schema result-use)"; known
        );
        let Some(name) = &self.rule else {
            let message = text!("没有写明按哪里的办法", "no rule is named");
            return Err(Problem::new(Place::file("--rule"), message).advise(advice).into());
        };
        match ResultUse::builtin(name) {
            Some(rule) => rule,
            None if Path::new(name).exists() => ResultUse::read(&Source::open(name)?),
            None => {
                let message =
                    text!("没有办法“{name}”,也没有这个文件", "there is no rule `{name}`, and no file of that name");
                Err(Problem::new(Place::file("--rule"), message).advise(advice).into())
            }
        }
    }
}
