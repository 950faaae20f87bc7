//! `form`: a table as its form prints it, with the points that its template gives it, where it loses some, and what an audit
//! finds in it. A page asks for it at every entry.

mod corrections;
mod fields;
mod findings;
mod lost;
mod paper;
mod remarks;

use serde::Serialize;

use self::fields::Fields;
use self::findings::{FindingHere, UndecidedHere};
use self::lost::Lost;
use self::paper::Sheet;
use self::remarks::RemarkHere;
use super::answer::json;
use super::request::Request;
use super::table::{document, no_table};
use crate::audit::{AuditFiles, AuditedDocument, Auditing, Severity};
use crate::form::{Filled, FormLayout, live_form};
use crate::intake::{Kind, ScoringEngine};
use crate::ledger::Detail;
use crate::model::scorecard::Scorecard;
use crate::num::Figure;
use crate::score::lost_points;
use crate::words::Problems;

#[derive(Serialize)]
struct Answer<'a> {
    paper: Sheet<'a>,
    card: &'a Scorecard,
    lost: Vec<Lost>,
    findings: Vec<FindingHere>,
    undecided: Vec<UndecidedHere>,
    remarks: Vec<RemarkHere>,
    template: Template<'a>,
    total: Option<Figure>,
    grade: Option<&'a str>,
}

#[derive(Serialize)]
struct Template<'a> {
    id: &'a str,
    title: &'a str,
}

pub(super) fn answer(engine: &ScoringEngine, request: &Request<'_>) -> Result<String, Problems> {
    let source = request.table("assessment")?;
    let document = document(&source)?;
    match document.kind {
        Kind::Table => {}
        Kind::Department => return Err(no_table(&document).into()),
        Kind::Other(other) => return Err(document.refused(other).into()),
    }
    let language = request.language();
    let mut auditing = Auditing::begin(&AuditFiles::default(), request.day()?)?;
    engine.scored(&document, Detail::Brief, |table, card, places| {
        let audited = auditing.auditor().audit(table, &card, places);
        let (mut findings, mut undecided) = auditing.take(AuditedDocument::Table(Box::new(audited)));
        let together = auditing.conclude(Severity::Error);
        findings.extend(together.findings);
        undecided.extend(together.undecided);
        let lost = lost_points(table, &card);
        let filled = Filled::scored(table.assessment.clone(), card.clone(), table.book);
        let drawn = live_form(&FormLayout::of(filled.template_id()), &filled, language);
        let fields = Fields::of(&drawn, &filled.assessment);
        json(&Answer {
            paper: Sheet::of(&drawn, &filled, language)?,
            lost: lost.map_or_else(Vec::new, |lost| lost::told(&card, &lost)),
            findings: findings.into_iter().map(|finding| FindingHere::of(finding, &card, &fields, language)).collect(),
            undecided: undecided.into_iter().map(|open| UndecidedHere::of(open, &fields)).collect(),
            remarks: remarks::of(&filled, &card),
            template: Template { id: &table.book.template.id, title: table.book.template.title_in(language) },
            total: card.total.score,
            grade: card.grade.as_deref(),
            card: &card,
        })
    })?
}
