//! Clean tables, each alone and with those that it is published with.

use std::path::Path;
use std::sync::LazyLock;

use jixiao::bind::Table;
use jixiao::ledger::Detail;
use jixiao::model::assessment::Assessment;
use jixiao::model::scorecard::Scorecard;
use jixiao::read::{Places, files_below};
use jixiao::template::Library;
use serde_json::Value;

use super::row::Row;

pub(crate) static LIBRARY: LazyLock<Library> = LazyLock::new(Library::builtin);

/// Documents that are audited together.
#[derive(Clone)]
pub(crate) struct Case {
    pub name: String,
    /// Each with the name of its file.
    pub documents: Vec<(String, Value)>,
}

/// One table, with what the program makes of it.
pub(crate) struct Sheet<'c> {
    pub name: &'c str,
    pub table: &'c Value,
    pub card: Scorecard,
}

/// What the program makes of a table.
pub(crate) fn score(table: &Value) -> Scorecard {
    let assessment: Assessment =
        serde_json::from_value(table.clone()).unwrap_or_else(|error| panic!("{error}: {table}"));
    let book = LIBRARY.get(text(table, "/template")).unwrap();
    let table = Table::build(&book, &assessment, Places::of_file("")).unwrap_or_else(|error| panic!("{error}"));
    jixiao::score::score(&table, Detail::Brief, String::new()).unwrap()
}

/// The text at a pointer; empty where there is none.
pub(crate) fn text<'v>(value: &'v Value, pointer: &str) -> &'v str {
    value.pointer(pointer).and_then(Value::as_str).unwrap_or_default()
}

/// Puts a value at a pointer, whose parent has to be there.
pub(crate) fn set(value: &mut Value, pointer: &str, new: impl Into<Value>) {
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    match value.pointer_mut(parent).unwrap_or_else(|| panic!("no {parent}")) {
        Value::Array(items) => items[key.parse::<usize>().unwrap()] = new.into(),
        parent => parent[key] = new.into(),
    }
}

/// Takes away what stands at a pointer.
pub(crate) fn remove(value: &mut Value, pointer: &str) {
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    match value.pointer_mut(parent) {
        Some(Value::Array(items)) => drop(items.remove(key.parse().unwrap())),
        Some(Value::Object(fields)) => drop(fields.remove(key)),
        _ => {}
    }
}

pub(crate) fn list<'v>(value: &'v Value, pointer: &str) -> &'v [Value] {
    value.pointer(pointer).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

impl Case {
    /// Every clean file alone, and every folder.
    pub(crate) fn all(folder: &Path) -> (Vec<Self>, Vec<Self>) {
        let (mut tables, mut folders): (Vec<Self>, Vec<Self>) = (Vec::new(), Vec::new());
        for path in files_below(folder, &["toml"]).into_iter().map(Result::unwrap) {
            let name = Path::new(&path).strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
            let document: toml::Table = toml::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
            let document = (name.clone(), serde_json::to_value(document).unwrap());
            if document.1.get("project").is_some() {
                tables.push(Self { name: name.clone(), documents: vec![document.clone()] });
            }
            let Some((folder, _)) = name.split_once('/') else { continue };
            match folders.iter_mut().find(|case| case.name == folder) {
                Some(case) => case.documents.push(document),
                None => folders.push(Self { name: folder.to_owned(), documents: vec![document] }),
            }
        }
        (tables, folders)
    }

    /// Its only table.
    pub(crate) fn sheet(&self) -> Sheet<'_> {
        let (name, table) = &self.documents[0];
        Sheet { name, table, card: score(table) }
    }

    /// Its tables, with their numbers among the documents.
    pub(crate) fn tables(&self) -> impl Iterator<Item = (usize, &Value)> {
        let documents = self.documents.iter().map(|(_, document)| document).enumerate();
        documents.filter(|(_, document)| document.get("project").is_some())
    }

    /// The number of the document of the department, if there is one.
    pub(crate) fn department(&self) -> Option<usize> {
        self.documents.iter().position(|(_, document)| document.get("department").is_some())
    }
}

impl Sheet<'_> {
    pub(crate) fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        let rows = list(self.table, "/indicators").iter().zip(&self.card.indicators).enumerate();
        rows.map(|(index, (value, scored))| Row { index, value, scored })
    }

    pub(crate) fn has(&self, pointer: &str) -> bool {
        self.table.pointer(pointer).is_some()
    }

    pub(crate) fn text(&self, pointer: &str) -> &str {
        text(self.table, pointer)
    }

    /// Whether the text of the goal names one of the figures of a row, so that it is wrong when they change.
    pub(crate) fn goal_names(&self, row: &Row<'_>) -> bool {
        let goal = format!("{} {}", self.text("/goal/expected"), self.text("/goal/achieved"));
        let figures = [row.target(), row.actual()].map(super::figures::digits);
        figures.into_iter().flatten().any(|figure| goal.contains(figure))
    }

    /// Whether the goal says that everything was reached.
    pub(crate) fn says_all_met(&self) -> bool {
        self.text("/goal/achieved").contains("全部完成")
    }

    /// Whether the goal states amounts or points.
    pub(crate) fn states_money(&self) -> bool {
        self.text("/goal/achieved").contains("预算数")
    }
}
