//! `jixiao audit`.

use clap::{Args, ValueEnum};

use super::audit_options::AuditOptions;
use super::batch::Batch;
use super::gather::Gathering;
use super::messages::{Messages, unwritable, width};
use super::outcome::Outcome;
use super::setup::Setup;
use crate::audit::{
    Audit as Report, AuditFiles, AuditVerdict, AuditedDocument, Auditing, Concluded, Finding, RulePage, Severity,
    Undecided, page, rule_pages,
};
use crate::intake::Document;
use crate::print::{self, Output, Reader, wrap};
use crate::read::{each_once, inputs};
use crate::words::{Language, Problems, Text};

/// Arguments of `audit`.
#[derive(Debug, Args)]
pub(super) struct Audit {
    /// Tables in TOML or JSON, department files, folders of them, or - for standard input.
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<String>,
    /// How the findings are written.
    #[arg(long, short, value_enum, default_value_t = Format::Human)]
    format: Format,
    /// From which severity on the verdict is fail, and the exit code 1.
    #[arg(long, value_enum, value_name = "SEVERITY", default_value_t = FailOn::Error)]
    fail_on: FailOn,
    #[command(flatten)]
    with: AuditOptions,
    #[command(flatten)]
    batch: Batch,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Lines for people.
    Human,
    /// One JSON object.
    Json,
    /// One row a finding.
    Csv,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum FailOn {
    /// A figure that breaks a rule.
    Error,
    /// Two statements that cannot both be true.
    Inconsistency,
    /// What bureaus object to.
    Warning,
    /// Anything at all.
    Note,
}

impl FailOn {
    const fn severity(self) -> Severity {
        match self {
            Self::Error => Severity::Error,
            Self::Inconsistency => Severity::Inconsistency,
            Self::Warning => Severity::Warning,
            Self::Note => Severity::Note,
        }
    }
}

impl Audit {
    pub(super) fn run(self, setup: &Setup, messages: Messages) -> Result<Outcome, Problems> {
        let engine = self.batch.engine(setup)?;
        let AuditFiles { profile, waivers } = self.with.files()?;
        let mut auditing = Auditing::begin(profile.as_ref(), waivers.as_ref(), self.with.on()?)?;
        let auditor = auditing.auditor().clone();
        let gathering = Gathering { inputs: each_once(inputs(&self.paths)), threads: self.batch.threads()?, messages };
        let mut sheets = Sheets::open(self.batch.open_output(self.format == Format::Csv)?, self.format, messages)?;
        let read = |document: &Document<'_>| auditor.read(&engine, document);
        let outcome = gathering.run(read, |document| sheets.add(&mut auditing, document))?;
        Ok(outcome.max(sheets.close(auditing.conclude(self.fail_on.severity()))?))
    }
}

/// What findings are about.
#[derive(Clone, Copy, Debug)]
enum Of {
    /// One table, of a year.
    Table(Option<u16>),
    /// Several tables.
    Several,
}

/// The findings on their way out, in the order of the inputs.
struct Sheets {
    format: Format,
    output: Output,
    messages: Messages,
    width: u16,
    rules: Vec<RulePage>,
    /// Written at the end of JSON.
    undecided: Vec<Undecided>,
    written: usize,
}

impl Sheets {
    fn open(mut output: Output, format: Format, messages: Messages) -> Result<Self, Problems> {
        match format {
            Format::Human => {}
            Format::Json => {
                output.write(format!("{{\n  \"schema\": \"{}\",\n  \"findings\": [", Report::SCHEMA).as_bytes())?;
            }
            Format::Csv => output.write(page::csv_header().as_bytes())?,
        }
        let rules = rule_pages();
        Ok(Self { format, output, messages, width: width(), rules, undecided: Vec::new(), written: 0 })
    }

    const fn reader(&self) -> Reader {
        Reader { language: self.messages.language, width: self.width }
    }

    /// Writes what was found in a document, if it could be audited.
    fn add(&mut self, auditing: &mut Auditing, document: Option<AuditedDocument>) -> Result<(), Problems> {
        let Some(document) = document else {
            auditing.fail();
            return Ok(());
        };
        let year = document.year();
        let (findings, undecided) = auditing.take(document);
        self.write(&findings, undecided, Of::Table(year))
    }

    /// Findings that belong together.
    fn write(&mut self, findings: &[Finding], undecided: Vec<Undecided>, of: Of) -> Result<(), Problems> {
        match self.format {
            Format::Human => {
                let reader = self.reader();
                let text = match of {
                    Of::Table(year) => page::table(findings, &undecided, year, &self.rules, reader),
                    Of::Several => page::together(findings, &undecided, &self.rules, reader),
                };
                if !text.is_empty() {
                    let gap = if self.written > 0 { "\n" } else { "" };
                    self.output.write(format!("{gap}{text}").as_bytes())?;
                    self.written += 1;
                }
            }
            Format::Json => {
                for finding in findings {
                    let comma = if self.written > 0 { "," } else { "" };
                    let json = indented(&print::pretty(finding).map_err(|error| unwritable(&error))?, 4);
                    self.output.write(format!("{comma}\n{json}").as_bytes())?;
                    self.written += 1;
                }
                self.undecided.extend(undecided);
            }
            Format::Csv => {
                for finding in findings {
                    let row = page::csv(finding, self.messages.language).map_err(|error| unwritable(&error))?;
                    self.output.write(&row)?;
                }
            }
        }
        Ok(())
    }

    /// Writes what concerns several tables, the counts and the verdict.
    fn close(mut self, concluded: Concluded) -> Result<Outcome, Problems> {
        let Concluded { findings, undecided, counts, verdict } = concluded;
        self.write(&findings, undecided, Of::Several)?;
        let language = self.messages.language;
        let last = page::verdict(&counts, verdict, language);
        match self.format {
            Format::Human => {
                let summary = page::summary(&counts, &self.rules, self.reader());
                let last = wrap(last.trim_end(), 2, self.width) + "\n";
                let gap = if self.written > 0 { "\n" } else { "" };
                self.output.write(format!("{gap}{summary}{last}").as_bytes())?;
            }
            Format::Json => {
                let gap = if self.written > 0 { "\n  " } else { "" };
                let part = |json: Result<String, _>| json.map(|json| indented(&json, 2).trim_start().to_owned());
                let rest = || {
                    let undecided = part(print::pretty(&self.undecided))?;
                    let counts = part(print::pretty(&counts))?;
                    let verdict = print::pretty(&verdict)?;
                    Ok::<_, serde_json::Error>(format!(
                        "{gap}],\n  \"undecided\": {undecided},\n  \"counts\": {counts},\n  \"verdict\": {verdict}\n}}\n"
                    ))
                };
                let rest = rest().map_err(|error| unwritable(&error))?;
                self.output.write(rest.as_bytes())?;
            }
            Format::Csv => self.messages.say(&Text::given(
                page::verdict(&counts, verdict, Language::Zh).trim_end(),
                page::verdict(&counts, verdict, Language::En).trim_end(),
            )),
        }
        self.output.finish()?;
        Ok(match verdict {
            AuditVerdict::Fail => Outcome::Findings,
            AuditVerdict::Pass => Outcome::Fine,
        })
    }
}

/// A text whose lines are moved to the right.
fn indented(text: &str, columns: usize) -> String {
    let margin = " ".repeat(columns);
    text.lines().map(|line| format!("{margin}{line}")).collect::<Vec<_>>().join("\n")
}
