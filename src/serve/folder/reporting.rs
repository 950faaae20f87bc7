//! `overview` and `report`: the folder on one screen, as data and as the page of its own that the command writes.

use serde::Serialize;

use super::Folder;
use super::listing::list;
use super::showing::written;
use crate::audit::Severity;
use crate::intake::{Document, ScoringEngine};
use crate::model::template::EvaluationKind;
use crate::print::encoded;
use crate::report::page::html;
use crate::report::{Overview, Reporting};
use crate::words::{Language, Problems, say};

#[derive(Serialize)]
struct Report {
    name: String,
    #[serde(rename = "type")]
    media: &'static str,
    base64: String,
}

impl Folder {
    /// The answer of `overview`.
    pub(in crate::serve) fn overview(&self, engine: &ScoringEngine) -> Result<String, Problems> {
        written(&self.reported(engine)?)
    }

    /// The answer of `report`: the same as a file that is kept.
    pub(in crate::serve) fn report(&self, engine: &ScoringEngine, language: Language) -> Result<String, Problems> {
        let page = html(&self.reported(engine)?, language);
        let folder = self.dir();
        let name = say!(language, "{folder} 绩效报告.html", "{folder} report.html");
        written(&Report { name, media: "text/html", base64: encoded(page.as_bytes()) })
    }

    fn reported(&self, engine: &ScoringEngine) -> Result<Overview, Problems> {
        let mut reporting = Reporting::begin(EvaluationKind::SelfEvaluation, &self.audit_files()?, (self.today)()?)?;
        let reporter = reporting.reporter();
        let listing = list(&self.root);
        for problem in listing.problems {
            reporting.fail(&problem.into());
        }
        for name in &listing.names {
            let read = self.bytes(name).map_err(Problems::from);
            match read.and_then(|(bytes, _)| engine.source(name, bytes)) {
                Ok(source) => {
                    for document in Document::all(&source) {
                        match document.and_then(|document| reporter.read(engine, &document)) {
                            Ok(document) => reporting.take(document)?,
                            Err(problems) => reporting.fail(&problems),
                        }
                    }
                }
                Err(problems) => reporting.fail(&problems),
            }
        }
        reporting.leave_unread(&listing.unread);
        reporting.leave_aside(&listing.imported);
        reporting.conclude(Severity::Error)
    }
}
