//! `jixiao audit`.

use std::collections::BTreeMap;
#[cfg(feature = "excel")]
use std::path::PathBuf;

use clap::{Args, ValueEnum};

#[cfg(feature = "excel")]
use super::annotated::AnnotatedCopies;
#[cfg(feature = "excel")]
use super::answer::print;
use super::audit_listing::AuditListing;
use super::audit_options::AuditOptions;
use super::batch::Batch;
use super::fail_on::{FailOn, SeverityName};
use super::gather::Gathering;
use super::messages::{Messages, unwritable, width};
use super::outcome::Outcome;
#[cfg(feature = "excel")]
use super::parcels::{ParcelFiles, ParcelFolder, ParcelOptions, refuse_terminal, table_facts, workbook};
#[cfg(feature = "excel")]
use super::returned::returned_answers;
use super::roster::RosterOption;
use super::setup::Setup;
use crate::audit::page::{FEW, Grouping, Several, TableFindings};
use crate::audit::{
    self, AuditFiles, AuditedDocument, Auditing, Concluded, Finding, Given, HeldAnswers, RulePage, Undecided, Wanted,
    page, rule_pages,
};
use crate::intake::Document;
#[cfg(feature = "excel")]
use crate::parcel::ListFor;
use crate::print::{self, Output, Reader, headings, listed, wrap};
use crate::read::{each_once, inputs};
use crate::words::{Language, Place, Problem, Problems, Text, text};

/// Arguments of `audit`.
#[derive(Debug, Args)]
pub(super) struct Audit {
    /// Tables (workbooks, TOML, JSON), department files, folders of them, or - for standard input.
    #[cfg_attr(feature = "excel", arg(required_unless_present_any = ["show_wording", "show_opinion_wording"], value_name = "PATH"))]
    #[cfg_attr(not(feature = "excel"), arg(required = true, value_name = "PATH"))]
    paths: Vec<String>,
    /// How the findings are written; otherwise by the name of the output file, or for people.
    #[arg(long, short, value_enum)]
    format: Option<Format>,
    /// From which severity on the verdict is fail, and the exit code 1; undecided: errors, and points that nobody can
    /// compute again.
    #[arg(long, value_enum, value_name = "SEVERITY", default_value_t = FailOn::From(SeverityName::Error))]
    fail_on: FailOn,
    /// The summary alone: the verdict, the worst findings, the rules, projects and departments. It stands alone by itself
    /// where there are more than 20 tables.
    #[arg(long)]
    brief: bool,
    #[command(flatten)]
    shows: AuditListing,
    #[command(flatten)]
    roster: RosterOption,
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
    /// A list to be answered: a workbook with a sheet a department.
    #[cfg(feature = "excel")]
    Xlsx,
}

impl Audit {
    #[cfg_attr(not(feature = "excel"), allow(unused_mut, reason = "a folder takes the place of the output"))]
    pub(super) fn run(mut self, setup: &Setup, messages: Messages) -> Result<Outcome, Problems> {
        #[cfg(feature = "excel")]
        if let Some(wording) = self.parcels.shown_wording() {
            print(wording.as_bytes())?;
            return Ok(Outcome::Fine);
        }
        #[cfg(feature = "excel")]
        let folder = self.parcels.folder(self.batch.output.as_deref(), self.batch.force)?;
        #[cfg(feature = "excel")]
        if folder.is_some() {
            self.batch.output = None;
        }
        let format = self.batch.format(self.format, Format::Human)?;
        self.refuse(format)?;
        let engine = self.batch.engine(setup)?;
        let files = AuditFiles { roster: self.roster.read()?, ..self.with.files()? };
        #[cfg(feature = "excel")]
        let (files, returned) = self.with_answers(files, messages)?;
        let mut auditing = Auditing::begin(&files, self.with.on()?)?.of_years(self.shows.years());
        let auditor = auditing.auditor().clone();
        let gathering = Gathering::new(
            &engine,
            self.roster.without_list(each_once(inputs(&self.paths))),
            self.batch.threads()?,
            messages,
        );
        let mut sheets = Sheets::open(self.batch.open_output(format == Format::Csv)?, format, messages)?;
        sheets.brief = self.brief;
        (sheets.wanted, sheets.grouping) = (self.shows.wanted()?, self.shows.grouping());
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
        sheets.fail_on = self.fail_on;
        let outcome = gathering.run_with_problems(read, |document| sheets.add(&mut auditing, document))?;
        auditing.leave_unread(&gathering.inputs.unread);
        #[cfg(feature = "excel")]
        let outcome = outcome.max(returned);
        Ok(outcome.max(sheets.close(auditing.conclude(self.fail_on.severity()))?))
    }

    /// Refuses options of people where programs read.
    fn refuse(&self, format: Format) -> Result<(), Problem> {
        #[cfg(feature = "excel")]
        if format == Format::Xlsx {
            refuse_terminal(self.batch.output.as_deref())?;
        }
        let given = [("--brief", self.brief), ("--by", self.shows.grouping().is_some())];
        match given.into_iter().find(|(_, given)| *given) {
            Some((name, _)) if format != Format::Human => {
                let message = text!("{name} 只用于给人看的文字", "{name} is for lines that people read");
                let advice = text!("请用 -f human,或去掉 {name}", "use -f human, or leave out {name}");
                Err(Problem::new(Place::file(name), message).advise(advice))
            }
            _ => Ok(()),
        }
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
    /// One table.
    Table(Given),
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
    /// What is listed, and how.
    wanted: Wanted,
    grouping: Option<Grouping>,
    /// Whether people read the summary alone.
    brief: bool,
    /// What makes the exit code 1.
    fail_on: FailOn,
    /// Written at the end of JSON.
    undecided: Vec<Undecided>,
    /// What people read below the summary, which can only be written when all is known: what they ask for, or as many
    /// tables as anybody reads one by one.
    tables: Vec<TableFindings>,
    several: Several,
    /// How many tables there are of each kind and year.
    counted: BTreeMap<Given, usize>,
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
            Format::Csv => {
                let headings = headings(&page::COLUMNS, messages.language).map_err(|error| unwritable(&error))?;
                output.write(&headings)?;
            }
            #[cfg(feature = "excel")]
            Format::Xlsx => {}
        }
        Ok(Self {
            format,
            output,
            messages,
            width: width(),
            rules: rule_pages(),
            wanted: Wanted::default(),
            grouping: None,
            brief: false,
            fail_on: FailOn::From(SeverityName::Error),
            undecided: Vec::new(),
            tables: Vec::new(),
            several: Several::default(),
            counted: BTreeMap::new(),
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

    /// Whether people asked for certain findings.
    fn is_asked(&self) -> bool {
        self.wanted.is_part() || self.grouping.is_some()
    }

    /// Writes what was found in a document, if it could be audited.
    fn add(&mut self, auditing: &mut Auditing, document: Result<AuditedDocument, &Problems>) -> Result<(), Problems> {
        let document = match document {
            Ok(document) => document,
            Err(problems) => {
                auditing.refuse(problems);
                return Ok(());
            }
        };
        let given = document.given();
        #[cfg(feature = "excel")]
        let facts = self.parcels.as_ref().and_then(|_| table_facts(&document));
        let (findings, undecided) = auditing.take(document);
        #[cfg(feature = "excel")]
        if let Some((parcels, facts)) = self.parcels.as_mut().zip(facts) {
            parcels.table(facts, &findings, &undecided);
        }
        given.map_or(Ok(()), |given| self.write(findings, undecided, Of::Table(given)))
    }

    /// Findings that belong together.
    fn write(&mut self, mut findings: Vec<Finding>, mut undecided: Vec<Undecided>, of: Of) -> Result<(), Problems> {
        #[cfg(feature = "excel")]
        if let Some(copies) = &mut self.copies {
            copies.take(&findings);
        }
        findings.retain(|finding| self.wanted.takes(finding));
        undecided.retain(|open| self.wanted.takes_open(open));
        match self.format {
            Format::Human => self.keep(findings, undecided, of),
            Format::Json => {
                for finding in &findings {
                    self.output.write_shown(if self.written > 0 { ",\n    " } else { "\n    " })?;
                    let json = print::pretty_within(finding, 2).map_err(|error| unwritable(&error))?;
                    self.output.write_shown(&json)?;
                    self.written += 1;
                }
                self.undecided.extend(undecided);
            }
            Format::Csv => {
                for finding in &findings {
                    self.write_row(&page::finding_row(finding, self.messages.language))?;
                }
                for open in &undecided {
                    self.write_row(&page::undecided_row(open, &self.rules, self.messages.language))?;
                }
            }
            #[cfg(feature = "excel")]
            Format::Xlsx => {}
        }
        Ok(())
    }

    fn write_row(&mut self, row: &[String]) -> Result<(), Problems> {
        let row = listed(&page::COLUMNS, row, self.messages.language).map_err(|error| unwritable(&error))?;
        Ok(self.output.write(&row)?)
    }

    /// Keeps findings for people, unless there are more tables than they read and nothing is asked for.
    fn keep(&mut self, findings: Vec<Finding>, undecided: Vec<Undecided>, of: Of) {
        let Of::Table(given) = of else {
            self.several = Several { findings, undecided };
            return;
        };
        let count = self.counted.entry(given).or_default();
        *count += 1;
        if *count > FEW && !self.is_asked() {
            self.tables.retain(|of| of.given != given);
        } else if !(findings.is_empty() && undecided.is_empty()) {
            self.tables.push(TableFindings { given, findings, undecided });
        }
    }

    /// The verdict and what people read first, then the findings; the verdict once more below them, where a terminal
    /// ends.
    fn write_page(&mut self, concluded: &Concluded, verdict: &str) -> Result<(), Problems> {
        let reader = self.reader();
        self.tables.retain(|of| concluded.chosen.has(of.given));
        self.several.findings.retain(|finding| concluded.chosen.has_year(finding.year));
        self.several.undecided.retain(|open| concluded.chosen.has_year(open.year));
        let verdict = wrap(verdict.trim_end(), 2, self.width) + "\n";
        let is_asked = self.is_asked();
        let (first, alone) = match concluded.counts.tables {
            _ if is_asked => (self.listed(concluded), false),
            tables if tables > FEW => (page::batch(concluded, &self.rules, reader), true),
            tables => (self.summary(concluded, tables > 1 || self.brief), self.brief),
        };
        let pages = if alone {
            Vec::new()
        } else {
            let grouping = self.grouping.unwrap_or_default();
            page::details(&self.tables, &self.several, grouping, &self.rules, reader)
        };
        let pages: Vec<String> = pages.into_iter().filter(|page| !page.is_empty()).collect();
        let last = if pages.is_empty() { "" } else { verdict.as_str() };
        let held = [&concluded.decisions, &concluded.answers].into_iter().flatten();
        let told = held.map(|held| page::answers(held, &self.wanted, reader)).collect::<Vec<_>>().join("\n");
        let parts = [verdict.as_str(), told.as_str(), first.trim_end_matches('\n')].into_iter().map(str::to_owned);
        let parts = parts.chain(pages).chain([last.to_owned()]).filter(|part| !part.is_empty());
        let parts: Vec<String> = parts.map(|part| part.trim_end_matches('\n').to_owned()).collect();
        self.output.write((parts.join("\n\n") + "\n").as_bytes())?;
        Ok(())
    }

    /// What comes first of a few tables.
    fn summary(&self, concluded: &Concluded, many: bool) -> String {
        let mut worst = page::Worst::default();
        for of in self.tables.iter().filter(|_| many) {
            worst.add(&of.findings);
        }
        if many {
            worst.add(&self.several.findings);
        }
        let reader = self.reader();
        let roster = concluded.roster.as_ref().map(|check| page::roster(check, reader)).unwrap_or_default();
        let aside = page::left_aside(concluded, reader);
        format!("{aside}{roster}{}{}", worst.text(reader), page::summary(&concluded.counts, &self.rules, reader))
    }

    /// How much of everything is listed.
    fn listed(&self, concluded: &Concluded) -> String {
        let counts = &concluded.counts;
        let found = self.tables.iter().map(|of| of.findings.len()).sum::<usize>() + self.several.findings.len();
        let all = counts.findings.values().sum::<usize>() + counts.waived;
        let what = self.wanted.said();
        let mut texts = vec![if self.wanted.is_part() {
            text!("列出 {found} 个问题:{what}(全部 {all} 个)", "{found} findings {what}, of {all} in all"; what)
        } else {
            text!("列出全部 {all} 个问题", "all {all} findings")
        }];
        texts.extend(self.wanted.unknown_departments(counts));
        let lines = texts.iter().map(|text| wrap(text.get(self.messages.language), 2, self.width));
        lines.collect::<Vec<_>>().join("\n")
    }

    /// Tells beside what is written the verdict, and what became of answers.
    fn tell(&self, verdict: &str, held: [&Option<HeldAnswers>; 2]) {
        self.messages.say(&Text::same(verdict.trim_end()));
        for held in held.into_iter().flatten() {
            self.messages.say(&Text::same(page::answer_counts(held, self.reader()).trim_end()));
        }
    }

    /// Writes what concerns several tables, the counts and the verdict.
    fn close(mut self, mut concluded: Concluded) -> Result<Outcome, Problems> {
        #[cfg(feature = "excel")]
        let parcels = self.parcels.take().map(|mut parcels| {
            parcels.together(&concluded.findings);
            parcels.finish(&concluded)
        });
        let (findings, undecided) = (std::mem::take(&mut concluded.findings), std::mem::take(&mut concluded.undecided));
        self.write(findings, undecided, Of::Several)?;
        let language = self.messages.language;
        let last = page::verdict(&concluded.counts, concluded.verdict, language);
        match self.format {
            Format::Human => self.write_page(&concluded, &last)?,
            Format::Json => self.write_end(&concluded)?,
            Format::Csv => {
                for row in unaudited(&concluded, language) {
                    self.write_row(&row)?;
                }
                self.tell(&last, [&concluded.decisions, &concluded.answers]);
            }
            #[cfg(feature = "excel")]
            Format::Xlsx => {
                self.tell(&last, [&concluded.decisions, &concluded.answers]);
                if let Some(parcels) = &parcels {
                    let answered = concluded.answers.is_some() || concluded.decisions.is_some();
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
        Ok(copied.max(self.fail_on.outcome(concluded.verdict, &concluded.counts)))
    }

    /// Writes what stands behind the findings in JSON.
    fn write_end(&mut self, concluded: &Concluded) -> Result<(), Problems> {
        let gap = if self.written > 0 { "\n  " } else { "" };
        let part = |json: Result<String, _>| json.map(|json| indented(&json, 2).trim_start().to_owned());
        let rest = || {
            let mut rest = format!("{gap}],\n  \"undecided\": {}", part(print::pretty(&self.undecided))?);
            for (name, refused) in
                [("failed", &concluded.failed), ("unread", &concluded.unread), ("aside", &concluded.aside)]
            {
                if !refused.is_empty() {
                    rest.push_str(&format!(",\n  \"{name}\": {}", part(print::pretty(refused))?));
                }
            }
            if let Some(roster) = &concluded.roster {
                rest.push_str(&format!(",\n  \"roster\": {}", part(print::pretty(roster))?));
            }
            let counts = part(print::pretty(&concluded.counts))?;
            let held = [("answers", &concluded.answers), ("decisions", &concluded.decisions)];
            let mut behind = String::new();
            for (name, held) in held.into_iter().filter_map(|(name, held)| Some((name, held.as_ref()?))) {
                behind.push_str(&format!(",\n  \"{name}\": {}", part(print::pretty(held))?));
            }
            let verdict = print::pretty(&concluded.verdict)?;
            Ok::<_, serde_json::Error>(format!(
                "{rest},\n  \"counts\": {counts}{behind},\n  \"verdict\": {verdict}\n}}\n"
            ))
        };
        let rest = rest().map_err(|error| unwritable(&error))?;
        Ok(self.output.write(rest.as_bytes())?)
    }
}

/// The rows about inputs that nobody could audit.
fn unaudited(concluded: &Concluded, language: Language) -> Vec<Vec<String>> {
    let failed = concluded.failed.iter().map(|refused| page::failed_row(refused, language));
    let unread = concluded.unread.iter().map(|refused| page::unread_row(refused, language));
    let aside = concluded.aside.iter().map(|refused| page::aside_row(refused, language));
    let roster = concluded.roster.iter().flat_map(|roster| page::roster_rows(roster, language));
    failed.chain(unread).chain(aside).chain(roster).collect()
}

/// A text whose lines are moved to the right.
fn indented(text: &str, columns: usize) -> String {
    let margin = " ".repeat(columns);
    text.lines().map(|line| format!("{margin}{line}")).collect::<Vec<_>>().join("\n")
}
