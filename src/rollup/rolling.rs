//! A roll-up under way: documents come in, one summary goes out.

use std::collections::hash_map;
use std::collections::{HashMap, HashSet};

use super::entry::Entry;
use super::reason::Reason;
use super::results::{DepartmentResults, Known, resolve};
use super::roll::Rollup;
use super::summary::{GroupBy, Summary};
use crate::audit::{AuditFiles, Auditor, DepartmentFacts, Finding, Given, HandedIn, RosterCheck};
use crate::codes::overflow;
use crate::identity::table_key;
use crate::intake::{Document, Kind, Other, Reader, ScoringEngine};
use crate::ledger::Detail;
use crate::model::assessment::Project;
use crate::model::department::Department;
use crate::model::roster::{Due, Roster};
use crate::model::scorecard::Scorecard;
use crate::model::template::EvaluationKind;
use crate::model::value::Date;
use crate::num::ArithmeticError;
use crate::points::{SumsReader, TableSums};
use crate::read::Lines;
use crate::template::fingerprint;
use crate::words::{Place, Problem, Problems, text};

/// A roll-up of any number of documents.
#[derive(Debug)]
pub struct Rolling {
    empty: Rollup,
    rollup: Rollup,
    auditor: Option<Auditor>,
    /// Tables that name no unit or department; their department's table of results may.
    held: Vec<Entry>,
    /// The other tables, for what tables of results say about the same projects.
    known: Vec<Known>,
    results: Vec<DepartmentResults>,
    /// Beginnings of the fingerprints of all tables: whoever gives a table and its scorecard means one project.
    seen: HashSet<u128>,
    /// Where the first table of each project and year stands, by the beginning of the fingerprint of its key.
    first: HashMap<u128, Box<str>>,
    /// Projects of which there are several tables.
    twice: Vec<Problem>,
    /// Who must report, where somebody has a list, and whose tables came.
    roster: Option<(Roster, Vec<HandedIn>)>,
    /// The scorecards of the projects that count, without their rows, where they are kept.
    cards: Option<Vec<Scorecard>>,
}

/// What a document of a roll-up turned out to be.
#[derive(Debug)]
pub enum Rolled {
    /// A project, by what its table is known, and its scorecard without its rows, where that is kept.
    Project(Box<Entry>, Identity, Option<Box<Scorecard>>),
    /// A department's table of results.
    Results(DepartmentResults),
    /// An earlier summary, and where it stands.
    Summary(Box<Rollup>, Place),
    /// Something that cannot be rolled up, and why.
    LeftOut(Reason),
}

impl Rolled {
    /// A scored table of a kind, with what was found in it, where it was audited.
    #[must_use]
    pub fn project(
        entry: Entry,
        card: &Scorecard,
        kind: EvaluationKind,
        findings: Option<&[Finding]>,
        place: Place,
    ) -> Self {
        let codes = |findings: &[Finding]| {
            let counted = findings.iter().filter(|finding| finding.waived.is_none());
            counted.map(|finding| finding.code.clone()).collect()
        };
        let entry = Entry { findings: findings.map(codes), ..entry };
        Self::Project(Box::new(entry), Identity::of(card, kind, place), None)
    }

    /// The same with its scorecard, where that is a project.
    fn keeping(self, mut card: Scorecard) -> Self {
        card.indicators.clear();
        match self {
            Self::Project(entry, identity, _) => Self::Project(entry, identity, Some(Box::new(card))),
            other => other,
        }
    }
}

/// By what a table is known again.
#[derive(Clone, Debug)]
pub struct Identity {
    /// The beginning of the fingerprint of the table.
    own: Option<u128>,
    /// The same of whose table it is, and of which year.
    key: Option<u128>,
    /// Whose it is, as a list of who must report would say, and where it stands.
    table: HandedIn,
}

impl Identity {
    /// That of a scored table of a kind, which stands somewhere.
    #[must_use]
    pub fn of(card: &Scorecard, kind: EvaluationKind, place: Place) -> Self {
        let Project { name, code, department, unit, .. } = &card.project;
        let of =
            Due { name: Some(name.clone()), code: code.clone(), department: department.clone(), unit: unit.clone() };
        let table = HandedIn { given: Given { kind, year: card.year }, of, place };
        let key = beginning(&fingerprint(table_key(kind, card.year, &card.project).as_bytes()));
        Self { own: beginning(&card.input.sha256), key, table }
    }
}

/// What a document is rolled up with.
#[derive(Clone, Debug)]
pub struct Roller {
    /// What summaries have to fit.
    empty: Rollup,
    auditor: Option<Auditor>,
    keeps_cards: bool,
}

impl Rolling {
    /// Begins with the levels of the groups, the kind of evaluation, and what tables are to be audited with on the
    /// way, if they are, and the day on which waivers have to hold.
    ///
    /// # Errors
    /// Everything that is wrong with thresholds and waivers.
    pub fn begin(
        by: Vec<GroupBy>,
        kind: EvaluationKind,
        audited: Option<(&AuditFiles, Date)>,
    ) -> Result<Self, Problems> {
        let auditor = audited.map(|(files, on)| files.auditor(on)).transpose()?;
        let table_waivers = audited.is_some_and(|(files, _)| files.table_waivers);
        let empty = Rollup::empty(by, kind, auditor.is_some()).with_table_waivers(table_waivers);
        Ok(Self {
            rollup: empty.clone(),
            empty,
            auditor,
            held: Vec::new(),
            known: Vec::new(),
            results: Vec::new(),
            seen: HashSet::new(),
            first: HashMap::new(),
            twice: Vec::new(),
            roster: None,
            cards: None,
        })
    }

    /// Keeps the scorecards of the projects that count.
    #[must_use]
    pub fn keeping_cards(self) -> Self {
        Self { cards: Some(Vec::new()), ..self }
    }

    /// The scorecards that were kept. Projects of which a department or an earlier summary alone tells have none.
    pub fn take_cards(&mut self) -> Vec<Scorecard> {
        self.cards.take().unwrap_or_default()
    }

    /// Holds the projects against a list of who must report as well.
    #[must_use]
    pub fn with_roster(self, roster: Option<Roster>) -> Self {
        Self { roster: roster.map(|roster| (roster, Vec::new())), ..self }
    }

    /// What documents are rolled up with.
    #[must_use]
    pub fn roller(&self) -> Roller {
        Roller { empty: self.empty.clone(), auditor: self.auditor.clone(), keeps_cards: self.cards.is_some() }
    }

    /// Takes in a document.
    ///
    /// # Errors
    /// A sum that cannot be kept exactly: then nothing more can be taken in.
    pub fn take(&mut self, document: Rolled) -> Result<(), Problems> {
        match document {
            Rolled::Project(_, identity, _) if !self.is_new(&identity) => {
                self.rollup.leave_out(Reason::Repeated);
            }
            Rolled::Project(entry, identity, _) if !self.is_first(&identity) => {
                self.twice.extend(self.second(&entry, &identity));
            }
            Rolled::Project(entry, identity, card) => {
                if let Some(cards) = &mut self.cards {
                    cards.extend(card.map(|card| *card));
                }
                return self.project(*entry, identity);
            }
            Rolled::Results(results) => self.results.push(results),
            Rolled::Summary(_, place) if self.roster.is_some() => return Err(nameless(place).into()),
            Rolled::Summary(rollup, place) => {
                self.rollup.merge(*rollup).map_err(|refusal| refusal.complaint().at(place))?;
            }
            Rolled::LeftOut(reason) => self.rollup.leave_out(reason),
        }
        Ok(())
    }

    /// A project with its first table.
    fn project(&mut self, entry: Entry, identity: Identity) -> Result<(), Problems> {
        if let Some((_, came)) = &mut self.roster {
            came.push(identity.table);
        }
        if entry.unit.0.is_none() || entry.department.0.is_none() {
            self.held.push(entry);
            return Ok(());
        }
        self.known.push(Known::of(&entry));
        Ok(self.rollup.add(&entry).map_err(|error| unsummed(&error))?)
    }

    fn is_new(&mut self, identity: &Identity) -> bool {
        identity.own.is_none_or(|own| self.seen.insert(own))
    }

    /// Whether no other table of the same project and year was there before.
    fn is_first(&mut self, identity: &Identity) -> bool {
        let Some(key) = identity.key else { return true };
        match self.first.entry(key) {
            hash_map::Entry::Vacant(vacant) => {
                vacant.insert(identity.table.place.to_string().into());
                true
            }
            hash_map::Entry::Occupied(_) => false,
        }
    }

    /// That a project has a second table.
    fn second(&self, entry: &Entry, identity: &Identity) -> Option<Problem> {
        let first = self.first.get(&identity.key?)?;
        Some(counted_twice(&entry.name, first, &identity.table.place))
    }

    /// The projects of which several tables were taken in, each as it would be refused. The first table of each counts, and
    /// the roll-up is no longer refused for the others.
    pub fn let_doubles_pass(&mut self) -> Vec<Problem> {
        std::mem::take(&mut self.twice)
    }

    /// Counts an input that cannot be computed.
    pub fn fail(&mut self) {
        self.rollup.leave_out(Reason::Failed);
    }

    /// The summary of all documents.
    ///
    /// # Errors
    /// A sum that cannot be kept exactly.
    pub fn conclude(self) -> Result<Summary, Problems> {
        let Self { mut rollup, mut held, known, mut results, twice, roster, .. } = self;
        // Which of its tables holds nobody can say, and a sum with both counts the project twice.
        if !twice.is_empty() {
            return Err(Problems(twice));
        }
        let published = results.iter().map(|results| results.department.as_str());
        let roster = roster.map(|(roster, came)| RosterCheck::of(&roster, &came, published));
        for stated in results.iter_mut().filter_map(|results| results.stated.take()) {
            rollup.state(stated);
        }
        let reported = resolve(known, &mut held, results);
        let added = held.iter().chain(&reported).try_for_each(|entry| rollup.add(entry));
        let summary = added.and_then(|()| rollup.summary()).map_err(|error| unsummed(&error))?;
        Ok(Summary { roster, ..summary })
    }
}

/// A project that has another table already.
#[must_use]
pub fn counted_twice(name: &str, first: &str, second: &Place) -> Problem {
    let message = text!(
        "“{name}”同一年度已有另一张不同的表({first}),一起汇总会算两遍",
        "there is another, different table of {name} for the same year ({first}); together they would count twice"
    );
    let advice = text!(
        "只留一张;若是不同的项目,请写明部门(department)、单位(unit)或项目编码(code)以区分",
        "keep one of them; or, if the projects differ, name their departments, units or codes"
    );
    Problem::new(second.clone(), message).advise(advice)
}

/// Tables without those that were given before; what has no identity stays.
///
/// # Errors
/// Different tables of one project and year: together they would count twice.
pub fn counted_once<T>(tables: Vec<T>, identity: impl Fn(&T) -> Option<Identity>) -> Result<Vec<T>, Problems> {
    let (mut seen, mut first) = (HashSet::new(), HashMap::<u128, String>::new());
    let (mut kept, mut twice) = (Vec::new(), Vec::new());
    for table in tables {
        let Some(Identity { own, key, table: HandedIn { of, place, .. } }) = identity(&table) else {
            kept.push(table);
            continue;
        };
        if own.is_some_and(|own| !seen.insert(own)) {
            continue;
        }
        kept.push(table);
        match key.map(|key| first.entry(key)) {
            Some(hash_map::Entry::Occupied(first)) => {
                twice.push(counted_twice(of.name.as_deref().unwrap_or_default(), first.get(), &place));
            }
            Some(hash_map::Entry::Vacant(vacant)) => _ = vacant.insert(place.to_string()),
            None => {}
        }
    }
    if twice.is_empty() { Ok(kept) } else { Err(Problems(twice)) }
}

/// That a summary cannot be held against a list of who must report.
fn nameless(place: Place) -> Problem {
    let message = text!(
        "先前的汇总里没有各个项目,不能对照应报名单",
        "an earlier summary has no projects, and cannot be held against a list of who must report"
    );
    let advice = text!("请给出各项目的表,或去掉 --roster", "give the tables of the projects, or leave out --roster");
    Problem::new(place, message).advise(advice)
}

/// The first half of a fingerprint.
fn beginning(sha256: &str) -> Option<u128> {
    sha256.get(..32).and_then(|digits| u128::from_str_radix(digits, 16).ok())
}

fn unsummed(error: &ArithmeticError) -> Problem {
    overflow(Place::file("rollup"), error)
}

impl Roller {
    /// Makes what is rolled up of a document: a table, a scorecard, a department's table of results, or an earlier
    /// summary.
    ///
    /// # Errors
    /// Everything that keeps it from being computed.
    pub fn read(&self, engine: &ScoringEngine, document: &Document<'_>) -> Result<Rolled, Problems> {
        match document.kind {
            Kind::Other(Other::Summary) => self.summary(document),
            _ if document.has("schema") => Ok(self.card(engine, &document.card()?, document.place())),
            Kind::Department => {
                let results = results(engine, document, self.empty.kind())?;
                Ok(results.map_or(Rolled::LeftOut(Reason::OtherKind), Rolled::Results))
            }
            Kind::Table | Kind::Other(_) => self.table(engine, document),
        }
    }

    fn summary(&self, document: &Document<'_>) -> Result<Rolled, Problems> {
        let summary: Summary = document.decode()?;
        let read = Rollup::read(&summary).and_then(|rollup| self.empty.accept(&rollup).map(|()| rollup));
        match read {
            Ok(rollup) => Ok(Rolled::Summary(Box::new(rollup), document.place())),
            Err(refusal) => Err(refusal.complaint().at(document.place()).into()),
        }
    }

    /// A scorecard does not say what kind of evaluation it is; its template does.
    fn card(&self, engine: &ScoringEngine, card: &Scorecard, place: Place) -> Rolled {
        match engine.library().get(&card.template.id) {
            Err(_) => Rolled::LeftOut(Reason::TemplateUnknown),
            Ok(book) if book.template.kind != self.empty.kind() => Rolled::LeftOut(Reason::OtherKind),
            Ok(book) => {
                let entry = Entry::of_card(card, &book.template, false);
                self.kept(Rolled::project(entry, card, book.template.kind, None, place), card)
            }
        }
    }

    /// A usual table of lines.
    fn sums(&self, TableSums { card, rules, place }: TableSums) -> Rolled {
        let template = &rules.template;
        if template.kind != self.empty.kind() {
            return Rolled::LeftOut(Reason::OtherKind);
        }
        self.kept(Rolled::project(Entry::of_card(&card, template, false), &card, template.kind, None, place), &card)
    }

    /// A project with its scorecard, where that is wanted.
    fn kept(&self, rolled: Rolled, card: &Scorecard) -> Rolled {
        if self.keeps_cards { rolled.keeping(card.clone()) } else { rolled }
    }

    fn table(&self, engine: &ScoringEngine, document: &Document<'_>) -> Result<Rolled, Problems> {
        engine.scored(document, Detail::Brief, |table, card, places| {
            let template = &table.book.template;
            if template.kind != self.empty.kind() {
                return Rolled::LeftOut(Reason::OtherKind);
            }
            if table.is_goal_form() {
                return Rolled::LeftOut(Reason::GoalForm);
            }
            let findings = self.auditor.as_ref().map(|auditor| auditor.audit(table, &card, places).findings);
            let entry = Entry::of_card(&card, template, table.assessment.complete == Some(false));
            self.kept(Rolled::project(entry, &card, template.kind, findings.as_deref(), document.place()), &card)
        })
    }
}

/// Makes what is rolled up of documents, of usual tables of lines straight from their bytes.
#[derive(Debug)]
pub struct RollupReader<'e> {
    engine: &'e ScoringEngine,
    roller: Roller,
    sums: SumsReader,
}

impl<'e> RollupReader<'e> {
    /// With an engine.
    #[must_use]
    pub fn new(engine: &'e ScoringEngine, roller: Roller) -> Self {
        Self { engine, roller, sums: SumsReader::default() }
    }
}

impl Reader<Rolled> for RollupReader<'_> {
    fn document(&self, document: &Document<'_>) -> Result<Rolled, Problems> {
        self.roller.read(self.engine, document)
    }

    fn lines(&self, lines: Lines<'_>) -> Vec<Result<Rolled, Problems>> {
        if self.roller.auditor.is_some() {
            return self.each_line(lines);
        }
        self.sums.lines(self.engine, lines, |sums| self.roller.sums(sums), |line| self.line(line))
    }
}

/// The table of results of a department file; none where it is of another kind than that of self-evaluations.
///
/// # Errors
/// Everything that keeps it from being read.
pub fn results(
    engine: &ScoringEngine,
    document: &Document<'_>,
    kind: EvaluationKind,
) -> Result<Option<DepartmentResults>, Problems> {
    let department: Department = document.decode()?;
    // Final accounts in a file of their own have no results that could be of a kind.
    if kind != EvaluationKind::SelfEvaluation && !department.projects.is_empty() {
        return Ok(None);
    }
    let (facts, book) = DepartmentFacts::read(department, engine, document)?;
    let template = book.as_ref().map(|book| book.template.id.as_str());
    Ok(Some(DepartmentResults::new(&facts, template)))
}
