//! Tables whose aims a new form takes over, and what is unsure about how each was read: it would be just as unsure in the form.

use super::messages::Messages;
use crate::intake::{Document, ScoringEngine, open};
use crate::model::assessment::Assessment;
use crate::words::{Caution, Place, Problem, Problems, text};

/// The tables of a file.
pub(super) struct Begun {
    file: String,
    tables: Vec<One>,
}

struct One {
    table: Assessment,
    /// What nobody was told yet.
    cautions: Vec<Caution>,
}

impl Begun {
    /// Those of a file that is read as tables, or of a workbook.
    pub(super) fn read(engine: &ScoringEngine, file: &str) -> Result<Self, Problems> {
        let source = open(engine, &Ok(file.to_owned()))?;
        let mut tables = Vec::new();
        for document in Document::all(&source) {
            let document = document?;
            tables.push(One { table: document.decode()?, cautions: document.cautions().to_vec() });
        }
        Ok(Self { file: file.to_owned(), tables })
    }

    /// The projects of its tables, where there are several of them.
    pub(super) fn projects(&self) -> Vec<String> {
        let names = self.tables.iter().map(|one| one.table.project.name.clone()).filter(|name| !name.is_empty());
        names.collect()
    }

    /// The only table, or of several that of a project; what is unsure about it is told once.
    pub(super) fn table(&mut self, project: Option<&str>, messages: Messages) -> Result<Assessment, Problems> {
        let is_only = self.tables.len() == 1;
        let first = self.tables.first().map(|one| one.table.project.name.clone()).unwrap_or_default();
        let is_meant = |one: &&mut One| is_only || project == Some(&one.table.project.name);
        let mut found = self.tables.iter_mut().filter(is_meant);
        match (found.next(), found.next()) {
            (Some(one), None) => {
                one.cautions.drain(..).for_each(|caution| messages.caution(&caution));
                Ok(one.table.clone())
            }
            (None, _) => {
                let message = text!("这里没有可用的表", "there is no table here to go by");
                let advice = text!(
                    "有几张表的,请写明是哪个项目的,如 --项目 {first};每个项目一张的,用 -o 自评表/",
                    "of several, name the project whose table is meant: --project {first}; -o DIR/ makes a form of each"
                );
                Err(Problem::new(Place::file(&self.file), message).advise(advice).into())
            }
            (Some(_), Some(_)) => {
                let message = text!("有几张表是这个项目的", "several tables here are of this project");
                Err(Problem::new(Place::file(&self.file), message).into())
            }
        }
    }
}
