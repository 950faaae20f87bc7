//! A draw under way: tables and scorecards come in, one record goes out.

use super::draw::draw;
use super::frame::Frame;
use super::project::Candidate;
use super::record::{Sample, SampleDesign, SampleMethod};
use super::risk::risk;
use crate::audit::{AuditFiles, Auditor};
use crate::codes::overflow;
use crate::identity::{Suspect, suspected};
use crate::intake::{Document, Kind, Other, ScoringEngine};
use crate::ledger::Detail;
use crate::model::template::EvaluationKind;
use crate::read::{Source, decode};
use crate::template::fingerprint;
use crate::words::{Caution, Place, Problem, Problems, text};

/// A draw from any number of documents.
#[derive(Debug)]
pub struct Sampling {
    design: SampleDesign,
    /// Where chances depend on what the audit finds.
    auditor: Option<Auditor>,
    candidates: Vec<Candidate>,
    left_out: usize,
    failed: usize,
}

/// What a document turned out to be.
#[derive(Debug)]
pub enum Drawable {
    /// A project on its way into the frame.
    Project(Box<Candidate>),
    /// An evaluation of another kind.
    OtherKind,
    /// What a department publishes about its projects together.
    NoTable,
}

/// What projects are taken in with.
#[derive(Clone, Debug)]
pub struct Sampler {
    kind: EvaluationKind,
    auditor: Option<Auditor>,
}

impl Sampling {
    /// Begins a draw. Where chances depend on what the audit finds, tables are audited with the files, whose
    /// fingerprints become part of the design.
    ///
    /// # Errors
    /// Everything that is wrong with the files.
    pub fn begin(mut design: SampleDesign, files: &AuditFiles) -> Result<Self, Problems> {
        let on = design.on.filter(|_| design.method == SampleMethod::Risk);
        let auditor = on.map(|on| files.auditor(on)).transpose()?;
        let print = |file: &Option<Source>| file.as_ref().map(|file| fingerprint(file.raw.as_bytes()));
        (design.profile, design.waivers) = (print(&files.profile), print(&files.waivers));
        design.table_waivers = files.table_waivers;
        Ok(Self { design, auditor, candidates: Vec::new(), left_out: 0, failed: 0 })
    }

    /// What projects are taken in with.
    #[must_use]
    pub fn sampler(&self) -> Sampler {
        Sampler { kind: self.design.kind, auditor: self.auditor.clone() }
    }

    /// Takes in a project.
    pub fn take(&mut self, drawable: Drawable) {
        match drawable {
            Drawable::Project(candidate) => self.candidates.push(*candidate),
            Drawable::OtherKind => self.left_out += 1,
            Drawable::NoTable => {}
        }
    }

    /// Counts an input that is no project.
    pub const fn fail(&mut self) {
        self.failed += 1;
    }

    /// Tables that are told apart and may be of one project all the same: both may be drawn.
    #[must_use]
    pub fn suspected(&self) -> Vec<Caution> {
        let tables: Vec<(String, &Candidate)> = self.candidates.iter().map(|table| (table.identity(), table)).collect();
        let suspects: Vec<Suspect<'_>> =
            tables.iter().map(|(key, table)| table.suspect(key, self.design.kind)).collect();
        let pairs = suspected(&suspects).into_iter();
        let pairs = pairs.filter_map(|(one, other)| Some((self.candidates.get(one)?, self.candidates.get(other)?)));
        pairs.map(|(one, other)| other.may_be(one)).collect()
    }

    /// Draws.
    ///
    /// # Errors
    /// Projects with several tables; nothing to draw from; sums that cannot be kept exactly.
    pub fn conclude(self) -> Result<Sample, Problems> {
        let frame = Frame::new(self.candidates, self.left_out, self.failed)?;
        let refused = |message| Problems::from(Problem::new(Place::file("sample"), message));
        if frame.projects().is_empty() {
            return Err(refused(text!("没有可抽取的项目", "there is no project to draw from")));
        }
        let sample = draw(&frame, &self.design).map_err(|error| overflow(Place::file("sample"), &error))?;
        if sample.size == 0 {
            return Err(refused(text!("没有一个项目有预算", "no project has a budget")));
        }
        Ok(sample)
    }
}

impl Sampler {
    /// Makes a project of a document: a table or a scorecard.
    ///
    /// # Errors
    /// Everything that keeps it from being computed.
    pub fn read(&self, engine: &ScoringEngine, document: &Document<'_>) -> Result<Drawable, Problems> {
        match document.kind {
            Kind::Department => Ok(Drawable::NoTable),
            Kind::Table => self.table(engine, document),
            Kind::Other(Other::Scorecard) => self.card(engine, document),
            Kind::Other(other) => Err(document.refused(other).into()),
        }
    }

    /// A scorecard does not say what kind of evaluation it is; its template does.
    fn card(&self, engine: &ScoringEngine, document: &Document<'_>) -> Result<Drawable, Problems> {
        let card = document.card()?;
        if engine.book_of_card(document, &card)?.template.kind != self.kind {
            return Ok(Drawable::OtherKind);
        }
        let place = document.place();
        if self.auditor.is_some() {
            let message =
                text!("评分卡不能审核,无从得知风险", "a scorecard cannot be audited, so that its risk is not known");
            return Err(Problem::new(place, message).advise(text!("请改用自评表", "give the table instead")).into());
        }
        Ok(Drawable::Project(Box::new(Candidate::of(card, place.file, None))))
    }

    fn table(&self, engine: &ScoringEngine, document: &Document<'_>) -> Result<Drawable, Problems> {
        engine.scored(document, Detail::Brief, |table, card, places| {
            if table.book.template.kind != self.kind || table.is_goal_form() {
                return Ok(Drawable::OtherKind);
            }
            let found = self.auditor.as_ref().map(|auditor| risk(&auditor.audit(table, &card, places).findings));
            let risk = found.transpose().map_err(|error| overflow(places.here(), &error))?;
            Ok(Drawable::Project(Box::new(Candidate::of(card, document.place().file, risk))))
        })?
    }
}

/// The record of a draw, and what it was made by.
///
/// # Errors
/// Everything that is wrong with the file.
pub fn read_sample(source: &Source) -> Result<(Sample, SampleDesign), Problems> {
    let node = source.only()?;
    let sample: Sample = decode(source, &node)?;
    let known = sample.schema == Sample::SCHEMA && sample.algorithm == Sample::ALGORITHM;
    match sample.design() {
        Some(design) if known => Ok((sample, design)),
        _ => {
            let message = text!(
                "不是 {algorithm} 的抽取记录",
                "not the record of a draw by {algorithm}",
                algorithm = Sample::ALGORITHM
            );
            Err(Problem::new(source.place(node.start), message).into())
        }
    }
}
