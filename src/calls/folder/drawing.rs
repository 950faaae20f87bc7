//! `sample`: a draw from the tables of the folder, the same as the command draws.

use serde::{Deserialize, Serialize};

use super::files::{Files, each, listed};
use super::lists::Kept;
use crate::audit::AuditFiles;
use crate::calls::answer::json;
use crate::calls::media::WORD;
use crate::intake::ScoringEngine;
use crate::model::template::EvaluationKind;
use crate::print::pretty;
use crate::sample::{
    DRAW_WORDING, Sample, SampleBy, SampleDesign, SampleEdges, SampleMethod, SampleSize, Sampling, draw_document,
    draw_notice,
};
use crate::words::{Language, Place, Problem, Problems, say, text};

/// How is drawn.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Drawing {
    #[serde(default)]
    seed: String,
    /// A number, or a share such as `5%`.
    #[serde(default)]
    size: String,
    #[serde(default)]
    method: Option<SampleMethod>,
    #[serde(default)]
    by: Option<SampleBy>,
    /// The limits of strata by amount, in 万元.
    #[serde(default)]
    edges: Option<String>,
    #[serde(default)]
    kind: Option<EvaluationKind>,
}

/// A draw, ready to be kept.
#[derive(Serialize)]
struct Drawn<'s> {
    sample: &'s Sample,
    /// The record, by which anybody can draw again.
    record: Kept,
    /// 公示.
    notice: Kept,
}

/// The answer of `sample`: the record of the draw.
#[cfg(feature = "serve")]
pub(crate) fn draw(engine: &ScoringEngine, files: &impl Files, asked: &Drawing) -> Result<String, Problems> {
    json(&drawn(engine, files, asked)?)
}

/// The answer of `draw`: the same with the files that are kept of it.
pub(crate) fn draw_with_files(
    engine: &ScoringEngine,
    files: &impl Files,
    asked: &Drawing,
    language: Language,
) -> Result<String, Problems> {
    let sample = drawn(engine, files, asked)?;
    let pretty = pretty(&sample)
        .map_err(|error| Problem::new(Place::file("draw"), text!("无法写出:{error}", "cannot be written: {error}")))?;
    let notice = draw_document(&draw_notice(&sample, None).prose(DRAW_WORDING, "sample")?, None)?;
    json(&Drawn {
        sample: &sample,
        record: Kept::new(say!(language, "抽评记录.json", "draw.json"), "application/json", pretty.as_bytes()),
        notice: Kept::new(say!(language, "抽评公示.docx", "notice of the draw.docx"), WORD, &notice),
    })
}

fn drawn(engine: &ScoringEngine, files: &impl Files, asked: &Drawing) -> Result<Sample, Problems> {
    let design = asked.design(files.today()?)?;
    let with = if design.on.is_some() { files.audit_files()? } else { AuditFiles::default() };
    let mut sampling = Sampling::begin(design, &with)?;
    let sampler = sampling.sampler();
    let listing = listed(engine, files);
    for _ in &listing.problems {
        sampling.fail();
    }
    each(engine, files, &listing.names, |found| {
        match found.and_then(|found| sampler.read(engine, found.document)) {
            Ok(drawable) => sampling.take(drawable),
            Err(_) => sampling.fail(),
        }
        Ok::<(), Problems>(())
    })?;
    sampling.conclude()
}

impl Drawing {
    fn design(&self, today: crate::model::value::Date) -> Result<SampleDesign, Problem> {
        let wrong = |key: &str, message| Problem::new(Place::file(key), message);
        if self.seed.trim().is_empty() {
            let message = text!(
                "没有种子:请公开选定谁也不能预知的一段文字",
                "there is no seed: choose in public what nobody can know beforehand"
            );
            return Err(wrong("seed", message));
        }
        let size: SampleSize = self.size.trim().parse().map_err(|_| {
            wrong("size", text!("抽取多少:个数,或占比如 5%", "how many: a number, or a share such as 5%"))
        })?;
        let edges: SampleEdges = self.edges.as_deref().unwrap_or("10,100,1000").parse().map_err(|_| {
            wrong("edges", text!("界限应为递增的金额,用逗号隔开", "limits are rising amounts with commas between them"))
        })?;
        let method = self.method.unwrap_or(SampleMethod::Simple);
        if self.by.is_some() != (method == SampleMethod::Stratified) {
            return Err(wrong(
                "by",
                text!("分层抽样才要、也必须指明按什么分层", "strata are for a stratified draw, which needs them"),
            ));
        }
        Ok(SampleDesign {
            seed: self.seed.clone(),
            kind: self.kind.unwrap_or(EvaluationKind::SelfEvaluation),
            method,
            size,
            by: self.by,
            edges,
            on: (method == SampleMethod::Risk).then_some(today),
            profile: None,
            waivers: None,
            table_waivers: false,
        })
    }
}
