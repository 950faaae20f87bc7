//! A draw under way: tables and scorecards come in, one record goes out.

use rayon::prelude::*;

use crate::audit::{AuditFiles, Auditor};
use crate::codes::overflow;
use crate::intake::{CHUNK, Pipeline, has_schema, refuse_others, tables};
use crate::ledger::Detail;
use crate::model::scorecard::Scorecard;
use crate::read::{Node, Source, decode};
use crate::sample::{Candidate, Frame, Sample, SampleDesign, SampleMethod, differences, draw, risk};
use crate::template::fingerprint;
use crate::words::{Place, Problem, Problems, Text};

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

/// A project on its way into the frame; none where its evaluation is one of another kind.
#[derive(Debug)]
pub struct Drawable(Option<Candidate>);

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
        Ok(Self { design, auditor, candidates: Vec::new(), left_out: 0, failed: 0 })
    }

    /// The projects of a file, in its order. What a department publishes about its projects together is no table.
    #[must_use]
    pub fn read(&self, pipeline: &Pipeline, source: &Source) -> Vec<Result<Drawable, Problems>> {
        let mut nodes = tables(source);
        let mut found = Vec::new();
        loop {
            let some: Vec<_> = nodes.by_ref().take(CHUNK).collect();
            if some.is_empty() {
                return found;
            }
            found.par_extend(some.into_par_iter().map(|node| self.candidate(pipeline, source, &node?)));
        }
    }

    fn candidate(&self, pipeline: &Pipeline, source: &Source, node: &Node<'_>) -> Result<Drawable, Problems> {
        let place = source.place(node.start);
        let kind = self.design.kind;
        if has_schema(node, Scorecard::SCHEMA) {
            let card: Scorecard = decode(source, node)?;
            // A scorecard does not say what kind of evaluation it is; its template does.
            let book = pipeline.book_of(source, node, (Some(&card.template.id), "/template/id"), card.year)?;
            if book.template.kind != kind {
                return Ok(Drawable(None));
            }
            if self.auditor.is_some() {
                let message = Text::new(
                    "评分卡不能审核,无从得知风险",
                    "a scorecard cannot be audited, so that its risk is not known",
                );
                let advice = Text::new("请改用自评表", "give the table instead");
                return Err(Problem::new(place, message).advise(advice).into());
            }
            return Ok(Drawable(Some(Candidate::of(card, place.file, None))));
        }
        refuse_others(source, node)?;
        pipeline.scored(source, node, Detail::Brief, |table, card, locate| {
            if table.book.template.kind != kind {
                return Ok(Drawable(None));
            }
            let found = self.auditor.as_ref().map(|auditor| risk(&auditor.audit(table, &card, locate).findings));
            let risk = found.transpose().map_err(|error| overflow(locate, "", &error))?;
            Ok(Drawable(Some(Candidate::of(card, place.file, risk))))
        })?
    }

    /// Takes in a project.
    pub fn take(&mut self, drawable: Drawable) {
        match drawable.0 {
            Some(candidate) => self.candidates.push(candidate),
            None => self.left_out += 1,
        }
    }

    /// Counts an input that is no project.
    pub const fn fail(&mut self) {
        self.failed += 1;
    }

    /// Draws, and tells which projects could not stand in the frame.
    ///
    /// # Errors
    /// Nothing to draw from; sums that cannot be kept exactly.
    pub fn conclude(self) -> Result<(Sample, Vec<Problem>), Problems> {
        let (frame, problems) = Frame::new(self.candidates, (self.left_out, self.failed));
        let refused = |message| {
            let problem = Problem::new(Place::file("sample"), message);
            Problems(problems.iter().cloned().chain([problem]).collect())
        };
        if frame.projects().is_empty() {
            return Err(refused(Text::new("没有可抽取的项目", "there is no project to draw from")));
        }
        let sample = draw(&frame, &self.design).map_err(|error| overflow(&|_| Place::file("sample"), "", &error))?;
        if sample.size == 0 {
            return Err(refused(Text::new("没有一个项目有预算", "no project has a budget")));
        }
        Ok((sample, problems))
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
            let message = Text::new(
                format!("不是 {} 的抽取记录", Sample::ALGORITHM),
                format!("not the record of a draw by {}", Sample::ALGORITHM),
            );
            Err(Problem::new(source.place(node.start), message).into())
        }
    }
}

/// What differs between a record and what its design draws now.
#[must_use]
pub fn compare_samples(record: &Sample, again: &Sample) -> Vec<Text> {
    differences(record, again)
}
