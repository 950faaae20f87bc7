//! What letters that an audit wrote are held against: the audit made again.

use std::collections::HashMap;

use super::gather::Gathering;
use super::parcels::table_facts;
use crate::audit::{AuditFiles, AuditedDocument, AuditedYears, Auditing, Severity};
use crate::intake::Document;
use crate::model::template::EvaluationKind;
use crate::model::value::Date;
use crate::monitor::{MonitoringNotice, NoticeSender, WatchedTable, Watching, monitoring_notices, watch};
use crate::narrative::{TextFacts, figures};
use crate::parcel::{Letter, Notice, Opinion, Parcels, Sender, notice, opinions};
use crate::prose::key;
use crate::prose::read::{Piece, Reading};
use crate::report::{LEADERS_KIND, Reported, Reporting, leaders};
use crate::words::Problems;

/// What the tables of letters are audited with once more.
#[derive(Debug)]
pub(super) struct LetterSource {
    pub(super) files: AuditFiles,
    pub(super) on: Date,
    pub(super) years: AuditedYears,
}

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
        [Notice::KIND, Opinion::KIND, LEADERS_KIND, MonitoringNotice::KIND].contains(&kind)
    }

    /// Those that are made of the same tables as a letter of a kind.
    pub(super) fn made_for(kind: &str, gathering: &Gathering<'_>, with: &LetterSource) -> Result<Self, Problems> {
        match kind {
            LEADERS_KIND => Self::of_report(gathering, with),
            MonitoringNotice::KIND => Self::of_months(gathering),
            _ => Self::of(gathering, with),
        }
    }

    /// Those of the letters that the audit of these tables would write.
    fn of(gathering: &Gathering<'_>, with: &LetterSource) -> Result<Self, Problems> {
        let mut auditing = Auditing::begin(&with.files, with.on)?.of_years(with.years);
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
        let concluded = auditing.conclude(Severity::Error);
        parcels.together(&concluded.findings);
        parcels.keep(&concluded.chosen);
        let (mut letters, sender) = (Self::default(), Sender::default());
        for parcel in parcels.finish(None, None) {
            letters.add(notice(&parcel, &sender).iter().map(Letter::text_facts));
            letters.add(opinions(&parcel, None).iter().map(Letter::text_facts));
        }
        Ok(letters)
    }

    /// The facts of the report for leaders about these tables.
    fn of_report(gathering: &Gathering<'_>, with: &LetterSource) -> Result<Self, Problems> {
        let reporting = Reporting::begin(EvaluationKind::SelfEvaluation, &with.files, with.on)?;
        let mut reporting = reporting.of_years(with.years);
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

    /// The facts of the notices about projects that warn within the year.
    fn of_months(gathering: &Gathering<'_>) -> Result<Self, Problems> {
        let mut watching = Watching::default();
        let take = |table: Option<Option<WatchedTable>>| {
            if let Some(table) = table {
                watching.take(table);
            }
            Ok(())
        };
        gathering.run(|document: &Document<'_>| watch(gathering.engine, document), take)?;
        let notices = monitoring_notices(&watching.conclude(), &NoticeSender::default());
        let mut letters = Self::default();
        letters.add(notices.iter().map(MonitoringNotice::text_facts));
        Ok(letters)
    }

    fn add(&mut self, letters: impl Iterator<Item = TextFacts>) {
        for facts in letters {
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
