//! Tables and department files on their way into a narrative.

use std::collections::hash_map;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::cite::in_line;
use super::coverage::coverage;
use super::evaluated::Evaluated;
use super::facts::Narrative;
use super::group::Evaluation;
use crate::identity::name_core;
use crate::model::department::Department;
use crate::model::template::EvaluationKind;
use crate::num::ArithmeticError;
use crate::rollup::{DepartmentResults, Entry, Summary, counted_twice, resolve};
use crate::words::{Complaint, Problem, Problems, Text, Word, text, word};

/// Tables and department files of one department and one year on their way into a narrative.
#[derive(Debug, Default)]
pub struct Telling {
    tables: Vec<Evaluated>,
    results: Vec<DepartmentResults>,
    documents: Vec<Department>,
    /// Grades of the tables of results, the best first.
    grades: Vec<String>,
    /// The tables that are there already, by their fingerprints.
    seen: HashSet<String>,
}

/// Why there is nothing to tell.
#[derive(Clone, Debug)]
pub enum Untold {
    /// The documents are not those of one department and year.
    Refused(Complaint),
    /// Projects of which there are several tables.
    Twice(Problems),
    /// A sum that cannot be kept exactly.
    Arithmetic(ArithmeticError),
}

impl From<ArithmeticError> for Untold {
    fn from(error: ArithmeticError) -> Self {
        Self::Arithmetic(error)
    }
}

impl Untold {
    fn nothing() -> Self {
        Self::Refused(Complaint {
            message: text!("没有自评表,也没有自评结果汇总表", "there is neither a table nor a table of results"),
            advice: text!(
                "请给出自评表,或写有 [[projects]] 的部门文件",
                "give tables, or a department file with [[projects]]"
            ),
        })
    }

    /// More than one of what there should be one of.
    fn several(of: Word, names: &[String]) -> Self {
        Self::Refused(Complaint {
            message: text!(
                "文件属于不同{of}:{names}", "the files are of several {of}: {names}";
                of, names = Text::list(names)
            ),
            advice: text!(
                "综述按一个部门、一个年度写,请只给出这一部门、这一年度的文件",
                "a narrative is of one department and one year; give the files of these alone"
            ),
        })
    }
}

impl Telling {
    /// Takes in a table. One that is there already counts once.
    pub fn table(&mut self, table: Evaluated) {
        if self.seen.insert(table.card.input.sha256.clone()) {
            self.tables.push(table);
        }
    }

    /// Takes in what a department publishes. `grades` are those of the template that grades its totals, the best first.
    pub fn department(&mut self, department: Department, results: DepartmentResults, grades: Vec<String>) {
        self.documents.push(department);
        self.results.push(results);
        self.grades.extend(grades);
    }

    /// The facts.
    ///
    /// # Errors
    /// Nothing to tell, more than one department or year, sums that cannot be kept exactly.
    pub fn narrative(self) -> Result<Narrative, Untold> {
        let Self { mut tables, results, documents, grades, .. } = self;
        let twice = twice(&tables);
        if !twice.is_empty() {
            return Err(Untold::Twice(Problems(twice)));
        }
        let mut tables_of = |kind| tables.extract_if(.., |table| table.kind == kind).collect::<Vec<_>>();
        let mut own = tables_of(EvaluationKind::SelfEvaluation);
        let others = [EvaluationKind::Whole, EvaluationKind::Department, EvaluationKind::Finance].map(tables_of);
        let mut entries: Vec<Entry> = own.iter().map(|table| table.entry.clone()).collect();
        let rows = resolve(Vec::new(), &mut entries, results);
        for (table, entry) in own.iter_mut().zip(entries) {
            table.entry = entry;
        }
        let entries = || own.iter().chain(others.iter().flatten()).map(|table| &table.entry).chain(&rows);
        if entries().next().is_none() {
            return Err(Untold::nothing());
        }
        let department = one_department(entries(), &documents)?;
        let year = one_year(entries().filter_map(|entry| entry.year))?;
        let (transfers, own): (Vec<_>, Vec<_>) = own.into_iter().partition(|table| table.transfer);
        let of_tables = |tables, group| Evaluation { tables, ..Evaluation::default() }.facts(group);
        let [whole, by_department, by_finance] = others;
        let own = Evaluation { tables: own, rows, grades }.facts("self")?;
        Ok(Narrative {
            schema: Narrative::SCHEMA.to_owned(),
            department,
            year,
            currency: Summary::CURRENCY.to_owned(),
            coverage: coverage(&own, &documents)?,
            own,
            transfers: of_tables(transfers, "transfer")?,
            whole: of_tables(whole, "whole")?,
            by_department: of_tables(by_department, "department")?,
            by_finance: of_tables(by_finance, "finance")?,
            without: Vec::new(),
        })
    }
}

/// Every table of which there is another one, of the same project and year, before it.
fn twice(tables: &[Evaluated]) -> Vec<Problem> {
    let mut first: HashMap<String, &Evaluated> = HashMap::new();
    let mut problems = Vec::new();
    for table in tables {
        match first.entry(table.key()) {
            hash_map::Entry::Vacant(vacant) => _ = vacant.insert(table),
            hash_map::Entry::Occupied(earlier) => {
                let place = earlier.get().place.to_string();
                problems.push(counted_twice(&table.entry.name, &place, &table.place));
            }
        }
    }
    problems
}

/// The one department that all are of; 本部门, where nothing names one.
fn one_department<'e>(entries: impl Iterator<Item = &'e Entry>, documents: &[Department]) -> Result<String, Untold> {
    let published = documents.iter().map(|document| document.department.as_str());
    // Of several spellings one, whatever the order of the files.
    let mut spelt: BTreeMap<String, &str> = BTreeMap::new();
    for name in published.chain(entries.filter_map(|entry| entry.department.0.as_deref())) {
        let spelling = spelt.entry(name_core(name)).or_insert(name);
        *spelling = name.min(*spelling);
    }
    let departments: Vec<String> = spelt.into_values().map(in_line).collect();
    match departments.as_slice() {
        [] => Ok("本部门".to_owned()),
        [department] => Ok(department.clone()),
        _ => Err(Untold::several(word("部门", "departments"), &departments)),
    }
}

fn one_year(years: impl Iterator<Item = u16>) -> Result<Option<u16>, Untold> {
    let years: BTreeSet<u16> = years.collect();
    if years.len() > 1 {
        let years: Vec<String> = years.iter().map(ToString::to_string).collect();
        return Err(Untold::several(word("年度", "years"), &years));
    }
    Ok(years.first().copied())
}
