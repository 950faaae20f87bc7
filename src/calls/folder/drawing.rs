//! `sample`: a draw from the tables of the folder, the same as the command draws.

use serde::Deserialize;

use super::files::{Files, each};
use crate::audit::AuditFiles;
use crate::calls::answer::json;
use crate::intake::ScoringEngine;
use crate::model::template::EvaluationKind;
use crate::sample::{SampleBy, SampleDesign, SampleEdges, SampleMethod, SampleSize, Sampling};
use crate::words::{Place, Problem, Problems, text};

/// How is drawn.
#[derive(Debug, Deserialize)]
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

/// The answer of `sample`: the record of the draw.
pub(crate) fn draw(engine: &ScoringEngine, files: &impl Files, asked: &Drawing) -> Result<String, Problems> {
    let design = asked.design(files.today()?)?;
    let with = if design.on.is_some() { files.audit_files()? } else { AuditFiles::default() };
    let mut sampling = Sampling::begin(design, &with)?;
    let sampler = sampling.sampler();
    let listing = files.listing();
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
    json(&sampling.conclude()?)
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
