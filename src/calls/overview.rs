//! `overview`: the first screen of a bureau, over any number of tables.

use super::answer::json;
use super::request::Request;
use super::table::document;
use crate::audit::{AuditFiles, Severity};
use crate::intake::ScoringEngine;
use crate::model::template::EvaluationKind;
use crate::report::Reporting;
use crate::words::Problems;

pub(super) fn answer(engine: &ScoringEngine, request: &Request<'_>) -> Result<String, Problems> {
    let kind = request.data("kind")?.unwrap_or(EvaluationKind::SelfEvaluation);
    let mut reporting = Reporting::begin(kind, &AuditFiles::default(), request.day()?)?;
    let reporter = reporting.reporter();
    for source in request.named_tables("tables")? {
        match document(&source).and_then(|document| reporter.read(engine, &document)) {
            Ok(read) => reporting.take(read)?,
            Err(found) => reporting.fail(&found),
        }
    }
    json(&reporting.conclude(Severity::Error)?)
}
