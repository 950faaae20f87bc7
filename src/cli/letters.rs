//! What letters that an audit wrote are held against: the audit made again.

use std::collections::HashMap;

use super::gather::Gathering;
use super::parcels::{is_in_book, table_facts};
use crate::audit::{AuditFiles, AuditedDocument, AuditedYears, Auditing, Severity};
use crate::intake::Document;
use crate::model::template::EvaluationKind;
use crate::model::value::Date;
use crate::monitor::{MonitoringNotice, NoticeSender, WatchedTable, Watching, monitoring_notices, watch};
use crate::narrative::{TextFacts, figures};
use crate::parcel::{Letter, Notice, Opinion, Parcels, Sender, notice, opinions};
use crate::prose::read::{Piece, Reading};
use crate::prose::{Origin, Prose, key};
use crate::read::Source;
use crate::report::{LEADERS_KIND, LEADERS_WORDING, Leaders, Reported, Reporting, leaders};
use crate::words::{Problem, Problems, Text, text};

/// What the tables of letters are audited with once more.
#[derive(Debug)]
pub(super) struct LetterSource {
    pub(super) files: AuditFiles,
    pub(super) on: Date,
    pub(super) years: AuditedYears,
}

/// A letter of any kind.
#[derive(Clone, Debug)]
enum AnyLetter {
    Notice(Box<Notice>),
    Opinion(Box<Opinion>),
    Monitoring(Box<MonitoringNotice>),
    Leaders(Box<Leaders>),
}

impl AnyLetter {
    fn text_facts(&self) -> TextFacts {
        match self {
            Self::Notice(letter) => letter.text_facts(),
            Self::Opinion(letter) => letter.text_facts(),
            Self::Monitoring(letter) => letter.text_facts(),
            Self::Leaders(letter) => letter.text_facts(),
        }
    }

    /// The same with what its sender gave another one.
    fn given(mut self, Origin { bureau, due, .. }: &Origin) -> Self {
        let (own_bureau, own_due) = match &mut self {
            Self::Notice(letter) => (&mut letter.bureau, Some(&mut letter.due)),
            Self::Opinion(letter) => (&mut letter.bureau, None),
            Self::Monitoring(letter) => (&mut letter.bureau, Some(&mut letter.due)),
            Self::Leaders(letter) => (&mut letter.bureau, None),
        };
        own_bureau.clone_from(bureau);
        if let Some(own) = own_due {
            own.clone_from(due);
        }
        self
    }

    /// The letter in the wording of the program or in one's own.
    fn prose(&self, own: Option<&Source>) -> Result<Prose, Problem> {
        let program = match self {
            Self::Notice(_) => Notice::WORDING,
            Self::Opinion(_) => Opinion::WORDING,
            Self::Monitoring(_) => MonitoringNotice::WORDING,
            Self::Leaders(_) => LEADERS_WORDING,
        };
        let (wording, name) = own.map_or((program, "wording"), |own| (own.text(), own.name.as_str()));
        match self {
            Self::Notice(letter) => letter.prose(wording, name),
            Self::Opinion(letter) => letter.prose(wording, name),
            Self::Monitoring(letter) => letter.prose(wording, name),
            Self::Leaders(letter) => letter.prose(wording, name),
        }
    }
}

/// Letters, and which of them a figure is of.
#[derive(Debug, Default)]
pub(super) struct Letters {
    all: Vec<(AnyLetter, TextFacts)>,
    /// By the source of a figure, and by the key that stands for it.
    owners: HashMap<String, usize>,
    /// The files of their tables that could not be read, with why.
    failed: Vec<Text>,
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
        let mut failed = Vec::new();
        let take = |document: Result<AuditedDocument, &Problems>| {
            let document = keep(document, &mut failed);
            let facts = document.as_ref().and_then(table_facts);
            let taken = document.map(|document| auditing.take(document));
            if let (Some(facts), Some((findings, undecided))) = (facts, taken) {
                parcels.table(facts, &findings, undecided);
            }
            Ok(())
        };
        gathering.run_with_problems(|document: &Document<'_>| auditor.read(gathering.engine, document), take)?;
        let concluded = auditing.conclude(Severity::Error);
        parcels.together(&concluded.findings);
        parcels.keep(&concluded.chosen);
        let mut letters = Self { failed, ..Self::default() };
        for parcel in parcels.finish(None, None) {
            let copies = parcel.issues.iter().any(|issue| is_in_book(&issue.finding));
            let notice = notice(&parcel, &Sender { copies, ..Sender::default() });
            letters.add(notice.map(|letter| AnyLetter::Notice(Box::new(letter))));
            letters.add(opinions(&parcel, None).into_iter().map(|letter| AnyLetter::Opinion(Box::new(letter))));
        }
        Ok(letters)
    }

    /// The facts of the report for leaders about these tables.
    fn of_report(gathering: &Gathering<'_>, with: &LetterSource) -> Result<Self, Problems> {
        let reporting = Reporting::begin(EvaluationKind::SelfEvaluation, &with.files, with.on)?;
        let mut reporting = reporting.of_years(with.years);
        let reporter = reporting.reporter();
        let mut failed = Vec::new();
        let take = |document: Result<Reported, &Problems>| match document {
            Ok(document) => reporting.take(document),
            Err(problems) => {
                failed.extend(told(problems));
                reporting.fail(problems);
                Ok(())
            }
        };
        gathering.run_with_problems(|document| reporter.read(gathering.engine, document), take)?;
        reporting.leave_unread(&gathering.inputs.unread);
        reporting.leave_aside(&gathering.inputs.imported);
        let mut letters = Self { failed, ..Self::default() };
        letters.add([AnyLetter::Leaders(Box::new(leaders(&reporting.conclude(Severity::Error)?, None)))]);
        Ok(letters)
    }

    /// The facts of the notices about projects that warn within the year.
    fn of_months(gathering: &Gathering<'_>) -> Result<Self, Problems> {
        let mut watching = Watching::default();
        let mut failed = Vec::new();
        let take = |table: Result<Option<WatchedTable>, &Problems>| {
            if let Some(table) = keep(table, &mut failed) {
                watching.take(table);
            }
            Ok(())
        };
        gathering.run_with_problems(|document: &Document<'_>| watch(gathering.engine, document), take)?;
        let notices = monitoring_notices(&watching.conclude(), &NoticeSender::default());
        let mut letters = Self { failed, ..Self::default() };
        letters.add(notices.into_iter().map(|letter| AnyLetter::Monitoring(Box::new(letter))));
        Ok(letters)
    }

    /// The files of their tables that could not be read, with why.
    pub(super) fn failed(&self) -> &[Text] {
        &self.failed
    }

    fn add(&mut self, letters: impl IntoIterator<Item = AnyLetter>) {
        for letter in letters {
            let (number, facts) = (self.all.len(), letter.text_facts());
            for source in figures(&facts) {
                self.owners.insert(key(&source), number);
                self.owners.insert(source, number);
            }
            self.all.push((letter, facts));
        }
    }

    /// What a text of a kind is held against: the letter whose figures it has most, in the wording of the program or in one's
    /// own.
    pub(super) fn of_text(
        &self,
        reading: &Reading,
        given: &Origin,
        own: Option<&Source>,
    ) -> Result<Option<TextFacts>, Problem> {
        let Some((letter, facts)) = self.named(reading) else { return Ok(None) };
        let letter = letter.clone().given(given).prose(own)?;
        Ok(Some(facts.clone().word_for_word(&letter).given(given)))
    }

    fn named(&self, reading: &Reading) -> Option<&(AnyLetter, TextFacts)> {
        if let [only] = self.all.as_slice() {
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
        most.and_then(|(number, _)| self.all.get(number))
    }
}

/// What was made of a document; where nothing was, why that is so is kept.
fn keep<D>(document: Result<D, &Problems>, failed: &mut Vec<Text>) -> Option<D> {
    document.map_err(|problems| failed.extend(told(problems))).ok()
}

/// The first of what is wrong with a file.
fn told(problems: &Problems) -> Option<Text> {
    let Problem { place, message, .. } = problems.0.first()?;
    Some(text!("{place}:{message}", "{place}: {message}"; message))
}
