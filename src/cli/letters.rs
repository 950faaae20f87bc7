//! What letters that an audit wrote are held against: the audit made again.

use std::collections::HashMap;

use super::audit_options::AuditOptions;
use super::gather::Gathering;
use super::parcels::table_facts;
use crate::audit::{AuditedDocument, Auditing, Severity};
use crate::intake::Document;
use crate::model::template::EvaluationKind;
use crate::narrative::{TextFacts, figures};
use crate::parcel::{Letter, Notice, Opinion, Parcels, Sender, notice, opinions};
use crate::prose::key;
use crate::prose::read::{Piece, Reading};
use crate::report::{LEADERS_KIND, Reported, Reporting, leaders};
use crate::words::Problems;

/// The facts of letters, and which of them a figure is of.
#[derive(Debug, Default)]
pub(super) struct Letters {
    facts: Vec<TextFacts>,
    /// By the source of a figure, and by the key that stands for it.
    owners: HashMap<String, usize>,
}

impl Letters {
    /// Whether it is a letter that an audit wrote.
    pub(super) fn knows(kind: &str) -> bool {
        [Notice::KIND, Opinion::KIND, LEADERS_KIND].contains(&kind)
    }

    /// Those of the letters that the audit of these tables would write.
    pub(super) fn of(gathering: &Gathering<'_>, with: &AuditOptions) -> Result<Self, Problems> {
        let mut auditing = Auditing::begin(&with.files()?, with.on()?)?;
        let auditor = auditing.auditor().clone();
        let mut parcels = Parcels::default();
        let take = |document: Option<AuditedDocument>| {
            let facts = document.as_ref().and_then(table_facts);
            let taken = document.map(|document| auditing.take(document));
            if let (Some(facts), Some((findings, undecided))) = (facts, taken) {
                parcels.table(facts, &findings, undecided);
            }
            Ok(())
        };
        gathering.run(|document: &Document<'_>| auditor.read(gathering.engine, document), take)?;
        parcels.together(&auditing.conclude(Severity::Error).findings);
        let (mut letters, sender) = (Self::default(), Sender::default());
        for parcel in parcels.finish(None, None) {
            letters.add(notice(&parcel, &sender).iter());
            letters.add(opinions(&parcel, None).iter());
        }
        Ok(letters)
    }

    /// The facts of the report for leaders about these tables.
    pub(super) fn of_report(gathering: &Gathering<'_>, with: &AuditOptions) -> Result<Self, Problems> {
        let mut reporting = Reporting::begin(EvaluationKind::SelfEvaluation, &with.files()?, with.on()?)?;
        let reporter = reporting.reporter();
        let take = |document: Result<Reported, &Problems>| match document {
            Ok(document) => reporting.take(document),
            Err(problems) => {
                reporting.fail(problems);
                Ok(())
            }
        };
        gathering.run_with_problems(|document| reporter.read(gathering.engine, document), take)?;
        reporting.leave_unread(&gathering.inputs.unread);
        reporting.leave_aside(&gathering.inputs.imported);
        let facts = leaders(&reporting.conclude(Severity::Error)?, None).text_facts();
        Ok(Self { facts: vec![facts], owners: HashMap::new() })
    }

    fn add<'l, L: Letter + 'l>(&mut self, letters: impl Iterator<Item = &'l L>) {
        for letter in letters {
            let facts = letter.text_facts();
            let number = self.facts.len();
            for source in figures(&facts) {
                self.owners.insert(key(&source), number);
                self.owners.insert(source, number);
            }
            self.facts.push(facts);
        }
    }

    /// The facts of the letter that a text was: of that whose figures it has most.
    pub(super) fn of_text(&self, reading: &Reading) -> Option<&TextFacts> {
        if let [only] = self.facts.as_slice() {
            return Some(only);
        }
        let mut counts: HashMap<usize, usize> = HashMap::new();
        for piece in reading.lines.iter().flat_map(|line| &line.pieces) {
            let Piece::Cited { key, .. } = piece else { continue };
            if let Some(number) = self.owners.get(key) {
                *counts.entry(*number).or_default() += 1;
            }
        }
        let most = counts.into_iter().max_by_key(|(number, count)| (*count, usize::MAX - number));
        most.and_then(|(number, _)| self.facts.get(number))
    }
}
