//! `overview`, `picture` and `report`: the folder on one screen, as data, as what a page draws, and as a page of its own.

use std::collections::BTreeMap;

use serde::Serialize;

use super::files::{Files, Found, each, listed};
use super::lists::Kept;
use crate::audit::Severity;
use crate::calls::answer::json;
use crate::intake::ScoringEngine;
use crate::model::template::EvaluationKind;
use crate::print::MarkupNode;
use crate::report::page::{STYLE, html, parts};
use crate::report::{Overview, OverviewProject, Reporting};
use crate::words::{Language, Problems, say};

#[derive(Serialize)]
struct Picture<'o> {
    /// How it looks.
    style: &'static str,
    parts: Vec<MarkupNode>,
    /// What `#p1`, `#p2` … stand for.
    projects: Vec<Aim<'o>>,
}

/// A table that the picture leads to.
#[derive(Serialize)]
struct Aim<'o> {
    /// By what it is opened; none where it does not open.
    table: Option<&'o str>,
    /// What `#p1f1`, `#p1f2` … stand for.
    findings: Vec<FindingAim<'o>>,
}

/// A finding, by what it is found again in its table.
#[derive(Serialize)]
struct FindingAim<'o> {
    code: &'o str,
    zh: &'o str,
}

/// The overview, and the signs of its tables by the places where they begin.
struct Shown {
    overview: Overview,
    signs: BTreeMap<String, String>,
}

/// The answer of `overview`.
#[cfg(feature = "serve")]
pub(crate) fn overview(engine: &ScoringEngine, files: &impl Files) -> Result<String, Problems> {
    json(&reported(engine, files)?.overview)
}

/// The answer of `picture`: what the report prints, but for what the page has itself, and where its links lead.
pub(crate) fn picture(engine: &ScoringEngine, files: &impl Files, language: Language) -> Result<String, Problems> {
    let Shown { overview, signs } = reported(engine, files)?;
    let aim = |project| aim(project, &signs);
    let projects = overview.projects.shown.iter().map(aim).collect();
    json(&Picture { style: STYLE, parts: parts(&overview, language), projects })
}

fn aim<'o>(project: &'o OverviewProject, signs: &'o BTreeMap<String, String>) -> Aim<'o> {
    let findings = project.findings.shown.iter();
    Aim {
        table: signs.get(&project.location.place().to_string()).map(String::as_str),
        findings: findings.map(|finding| FindingAim { code: &finding.code, zh: &finding.message.zh }).collect(),
    }
}

/// The answer of `report`: the same as a file that is kept.
pub(crate) fn report(engine: &ScoringEngine, files: &impl Files, language: Language) -> Result<String, Problems> {
    let page = html(&reported(engine, files)?.overview, language);
    let folder = files.dir();
    let name = say!(language, "{folder} 绩效报告.html", "{folder} report.html");
    json(&Kept::new(name, "text/html", page.as_bytes()))
}

fn reported(engine: &ScoringEngine, files: &impl Files) -> Result<Shown, Problems> {
    let mut reporting = Reporting::begin(EvaluationKind::SelfEvaluation, &files.audit_files()?, files.today()?)?;
    let reporter = reporting.reporter();
    let listing = listed(engine, files);
    let mut signs = BTreeMap::new();
    for problem in listing.problems {
        reporting.fail(&problem.into());
    }
    each(engine, files, &listing.names, |found| {
        match found.and_then(|found| Ok((sign(files, &found), reporter.read(engine, found.document)?))) {
            Ok((sign, document)) => {
                signs.extend(sign);
                reporting.take(document)
            }
            Err(problems) => {
                reporting.fail(&problems);
                Ok(())
            }
        }
    })?;
    reporting.leave_unread(&listing.unread);
    reporting.leave_aside(&listing.imported);
    Ok(Shown { overview: reporting.conclude(Severity::Error)?, signs })
}

/// Where a table begins, and by what it is opened.
fn sign(files: &impl Files, found: &Found<'_, '_>) -> Option<(String, String)> {
    let id = files.sign(found.file);
    Some((found.document.place().to_string(), format!("{id}.{}", found.table?)))
}
