//! `jixiao audit`.

#[cfg(feature = "excel")]
use std::path::PathBuf;

use clap::{Args, ValueEnum};

#[cfg(feature = "excel")]
use super::annotated::AnnotatedCopies;
use super::audit_options::AuditOptions;
use super::batch::Batch;
use super::gather::Gathering;
use super::messages::{Messages, unwritable, width};
use super::outcome::Outcome;
#[cfg(feature = "excel")]
use super::parcels::{ParcelFiles, ParcelFolder, ParcelOptions, refuse_terminal, table_facts, workbook};
#[cfg(feature = "excel")]
use super::returned::returned_answers;
use super::setup::Setup;
use crate::audit::{
    self, AuditFiles, AuditVerdict, AuditedDocument, Auditing, Concluded, Counts, Finding, RulePage, Severity,
    Undecided, page, rule_pages,
};
use crate::intake::Document;
#[cfg(feature = "excel")]
use crate::parcel::ListFor;
use crate::print::{self, Output, Reader, wrap};
use crate::read::{each_once, inputs};
use crate::words::{Place, Problem, Problems, Text, text};

/// Arguments of `audit`.
#[derive(Debug, Args)]
pub(super) struct Audit {
    /// Tables (workbooks, TOML, JSON), department files, folders of them, or - for standard input.
    #[cfg_attr(feature = "excel", arg(required_unless_present = "show_wording", value_name = "PATH"))]
    #[cfg_attr(not(feature = "excel"), arg(required = true, value_name = "PATH"))]
    paths: Vec<String>,
    /// How the findings are written; otherwise by the name of the output file, or for people.
    #[arg(long, short, value_enum)]
    format: Option<Format>,
    /// From which severity on the verdict is fail, and the exit code 1.
    #[arg(long, value_enum, value_name = "SEVERITY", default_value_t = FailOn::Error)]
    fail_on: FailOn,
    /// The summary alone: the verdict, the worst findings, the rules, projects and departments.
    #[arg(long)]
    brief: bool,
    /// Write a copy of each workbook (.xlsx) into this folder, with a note and a colour on each cell where something is found.
    #[cfg(feature = "excel")]
    #[arg(long, value_name = "DIR")]
    annotate: Option<PathBuf>,
    #[cfg(feature = "excel")]
    #[command(flatten)]
    parcels: ParcelOptions,
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
    /// 问题清单: a workbook with a sheet a department, to be answered.
    #[cfg(feature = "excel")]
    Xlsx,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum FailOn {
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
    pub(super) const fn severity(self) -> Severity {
        match self {
            Self::Error => Severity::Error,
            Self::Inconsistency => Severity::Inconsistency,
            Self::Warning => Severity::Warning,
            Self::Note => Severity::Note,
        }
    }
}

impl Audit {
    #[cfg_attr(not(feature = "excel"), allow(unused_mut, reason = "a folder takes the place of the output"))]
    pub(super) fn run(mut self, setup: &Setup, messages: Messages) -> Result<Outcome, Problems> {
        #[cfg(feature = "excel")]
        if self.parcels.show_wording {
            return ParcelOptions::print_wording();
        }
        #[cfg(feature = "excel")]
        let folder = self.parcels.folder(self.batch.output.as_deref(), self.batch.force)?;
        #[cfg(feature = "excel")]
        if folder.is_some() {
            self.batch.output = None;
        }
        let format = self.batch.format(self.format, Format::Human)?;
        if self.brief && format != Format::Human {
            let message = text!("--brief 是给人看的摘要", "--brief is a summary for people");
            let advice = text!("请用 -f human,或去掉 --brief", "use -f human, or leave out --brief");
            return Err(Problem::new(Place::file("--brief"), message).advise(advice).into());
        }
        #[cfg(feature = "excel")]
        if format == Format::Xlsx {
            refuse_terminal(self.batch.output.as_deref())?;
        }
        let engine = self.batch.engine(setup)?;
        let files = self.with.files()?;
        #[cfg(feature = "excel")]
        let (files, returned) = self.with_answers(files, messages)?;
        let mut auditing = Auditing::begin(&files, self.with.on()?)?;
        let auditor = auditing.auditor().clone();
        let gathering = Gathering {
            engine: &engine,
            inputs: each_once(inputs(&self.paths)),
            threads: self.batch.threads()?,
            messages,
        };
        let mut sheets = Sheets::open(self.batch.open_output(format == Format::Csv)?, format, messages)?;
        sheets.brief = self.brief;
        #[cfg(feature = "excel")]
        if folder.is_some() {
            sheets.parcels.get_or_insert_default();
            sheets.folder = folder;
        }
        #[cfg(feature = "excel")]
        if let Some(folder) = &self.annotate {
            sheets.copies = Some(AnnotatedCopies::into_folder(folder, self.batch.force, messages)?);
        }
        let read = |document: &Document<'_>| auditor.read(&engine, document);
        let outcome = gathering.run(read, |document| sheets.add(&mut auditing, document))?;
        auditing.leave_unread(gathering.inputs.unread.len());
        #[cfg(feature = "excel")]
        let outcome = outcome.max(returned);
        Ok(outcome.max(sheets.close(auditing.conclude(self.fail_on.severity()))?))
    }
}

#[cfg(feature = "excel")]
impl Audit {
    /// With the answers of departments, and whether every workbook of them could be read.
    fn with_answers(&self, mut files: AuditFiles, messages: Messages) -> Result<(AuditFiles, Outcome), Problems> {
        if self.parcels.answers.is_empty() {
            return Ok((files, Outcome::Fine));
        }
        let (answers, outcome) = returned_answers(&self.parcels.answers, messages)?;
        files.answers = answers;
        Ok((files, outcome))
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
    /// What people read below the summary, which can only be written when all is known.
    pages: Vec<String>,
    worst: page::Worst,
    /// Whether they read the summary alone.
    brief: bool,
    written: usize,
    /// The annotated copies, where they are asked for.
    #[cfg(feature = "excel")]
    copies: Option<AnnotatedCopies>,
    /// What departments are sent, where it is asked for.
    #[cfg(feature = "excel")]
    parcels: Option<ParcelFiles>,
    /// The folder that they are written into.
    #[cfg(feature = "excel")]
    folder: Option<ParcelFolder>,
}

impl Sheets {
    fn open(mut output: Output, format: Format, messages: Messages) -> Result<Self, Problems> {
        match format {
            Format::Human => {}
            Format::Json => {
                output
                    .write(format!("{{\n  \"schema\": \"{}\",\n  \"findings\": [", audit::Audit::SCHEMA).as_bytes())?;
            }
            Format::Csv => output.write(page::csv_header().as_bytes())?,
            #[cfg(feature = "excel")]
            Format::Xlsx => {}
        }
        let rules = rule_pages();
        Ok(Self {
            format,
            output,
            messages,
            width: width(),
            rules,
            undecided: Vec::new(),
            pages: Vec::new(),
            worst: page::Worst::default(),
            brief: false,
            written: 0,
            #[cfg(feature = "excel")]
            copies: None,
            #[cfg(feature = "excel")]
            parcels: (format == Format::Xlsx).then(ParcelFiles::default),
            #[cfg(feature = "excel")]
            folder: None,
        })
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
        #[cfg(feature = "excel")]
        let facts = self.parcels.as_ref().and_then(|_| table_facts(&document));
        let (findings, undecided) = auditing.take(document);
        #[cfg(feature = "excel")]
        if let Some((parcels, facts)) = self.parcels.as_mut().zip(facts) {
            parcels.table(facts, &findings, &undecided);
        }
        self.write(&findings, undecided, Of::Table(year))
    }

    /// Findings that belong together.
    fn write(&mut self, findings: &[Finding], undecided: Vec<Undecided>, of: Of) -> Result<(), Problems> {
        #[cfg(feature = "excel")]
        if let Some(copies) = &mut self.copies {
            copies.take(findings);
        }
        match self.format {
            Format::Human => {
                self.worst.add(findings);
                if !self.brief {
                    self.read(findings, &undecided, of);
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
            #[cfg(feature = "excel")]
            Format::Xlsx => {}
        }
        Ok(())
    }

    /// Keeps findings as people read them; what concerns several tables stands before the tables.
    fn read(&mut self, findings: &[Finding], undecided: &[Undecided], of: Of) {
        let reader = self.reader();
        match of {
            Of::Table(year) => self.pages.push(page::table(findings, undecided, year, &self.rules, reader)),
            Of::Several => self.pages.insert(0, page::together(findings, undecided, &self.rules, reader)),
        }
    }

    /// Writes the verdict and what comes first, then the findings; the verdict once more below them, where a terminal
    /// ends.
    fn write_page(&mut self, counts: &Counts, verdict: &str, answers: &str) -> Result<(), Problems> {
        let reader = self.reader();
        let verdict = wrap(verdict.trim_end(), 2, self.width) + "\n";
        let many = counts.tables > 1 || self.brief;
        let worst = if many { self.worst.text(reader) } else { String::new() };
        let first = format!("{worst}{}", page::summary(counts, &self.rules, reader));
        let pages: Vec<String> = std::mem::take(&mut self.pages).into_iter().filter(|page| !page.is_empty()).collect();
        let last = if pages.is_empty() { "" } else { verdict.as_str() };
        let parts = [verdict.as_str(), answers, first.trim_end_matches('\n')].into_iter().map(str::to_owned);
        let parts = parts.chain(pages).chain([last.to_owned()]).filter(|part| !part.is_empty());
        let parts: Vec<String> = parts.map(|part| part.trim_end_matches('\n').to_owned()).collect();
        self.output.write((parts.join("\n\n") + "\n").as_bytes())?;
        Ok(())
    }

    /// Writes what concerns several tables, the counts and the verdict.
    fn close(mut self, concluded: Concluded) -> Result<Outcome, Problems> {
        #[cfg(feature = "excel")]
        let parcels = self.parcels.take().map(|mut parcels| {
            parcels.together(&concluded.findings);
            parcels.finish(&concluded)
        });
        let Concluded { findings, undecided, counts, verdict, answers, decisions } = concluded;
        self.write(&findings, undecided, Of::Several)?;
        let language = self.messages.language;
        let last = page::verdict(&counts, verdict, language);
        match self.format {
            Format::Human => {
                let told = [&decisions, &answers].into_iter().flatten().map(|held| page::answers(held, self.reader()));
                self.write_page(&counts, &last, &told.collect::<Vec<_>>().join("\n"))?;
            }
            Format::Json => {
                let gap = if self.written > 0 { "\n  " } else { "" };
                let part = |json: Result<String, _>| json.map(|json| indented(&json, 2).trim_start().to_owned());
                let rest = || {
                    let undecided = part(print::pretty(&self.undecided))?;
                    let counts = part(print::pretty(&counts))?;
                    let verdict = print::pretty(&verdict)?;
                    let held = [("answers", &answers), ("decisions", &decisions)];
                    let held = held.into_iter().filter_map(|(name, held)| Some((name, held.as_ref()?)));
                    let held: Result<String, _> = held
                        .map(|(name, held)| Ok(format!("\n  \"{name}\": {},", part(print::pretty(held))?)))
                        .collect();
                    let held = held?;
                    Ok::<_, serde_json::Error>(format!(
                        "{gap}],\n  \"undecided\": {undecided},\n  \"counts\": {counts},{held}\n  \"verdict\": {verdict}\n}}\n"
                    ))
                };
                let rest = rest().map_err(|error| unwritable(&error))?;
                self.output.write(rest.as_bytes())?;
            }
            Format::Csv => {
                let page = page::verdict(&counts, verdict, self.messages.language);
                self.messages.say(&Text::same(page.trim_end()));
            }
            #[cfg(feature = "excel")]
            Format::Xlsx => {
                self.messages.say(&Text::same(last.trim_end()));
                if let Some(parcels) = &parcels {
                    let answered = answers.is_some() || decisions.is_some();
                    let purpose = if answered { ListFor::Decisions } else { ListFor::Answers };
                    let workbook = workbook(parcels, purpose)?;
                    self.output.write_raw(&workbook.bytes)?;
                    self.messages.say(&workbook.told);
                }
            }
        }
        self.output.finish()?;
        #[cfg(feature = "excel")]
        let copied = self.copies.map_or(Outcome::Fine, AnnotatedCopies::write);
        #[cfg(feature = "excel")]
        let copied = copied.max(match self.folder.zip(parcels) {
            Some((folder, parcels)) => folder.write(&parcels, self.messages)?,
            None => Outcome::Fine,
        });
        #[cfg(not(feature = "excel"))]
        let copied = Outcome::Fine;
        Ok(copied.max(match verdict {
            AuditVerdict::Fail => Outcome::Findings,
            AuditVerdict::Pass => Outcome::Fine,
        }))
    }
}

/// A text whose lines are moved to the right.
fn indented(text: &str, columns: usize) -> String {
    let margin = " ".repeat(columns);
    text.lines().map(|line| format!("{margin}{line}")).collect::<Vec<_>>().join("\n")
}
