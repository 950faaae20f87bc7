//! `jixiao new`.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;

use super::format::misspelt;
use super::messages::Messages;
use super::outcome::Outcome;
use super::setup::{Setup, named_template};
use crate::book;
use crate::form::{Filled, FormLayout, blank, emptied, form, outdated, properties, skeleton};
use crate::intake::{Document, ScoringEngine, open};
use crate::model::assessment::Assessment;
use crate::model::template::EvaluationKind;
use crate::print::Output;
use crate::read::{Source, was_read};
use crate::template::Rulebook;
use crate::words::{Place, Problem, Problems, text};

/// The template of places that have none of their own.
const USUAL: &str = "national/self-2020";

/// Arguments of `new`.
#[derive(Debug, Args)]
pub(super) struct New {
    /// The template: an id, a file, or a place such as 山东.
    #[arg(value_name = "TEMPLATE")]
    template: Option<String>,
    /// The place whose template it is.
    #[arg(long, alias = "地区", value_name = "PLACE", conflicts_with = "template")]
    place: Option<String>,
    /// The name of the project.
    #[arg(long, alias = "项目", value_name = "NAME")]
    project: Option<String>,
    /// The department.
    #[arg(long, alias = "部门", value_name = "NAME")]
    department: Option<String>,
    /// The budget year.
    #[arg(long, alias = "年度", value_name = "YEAR")]
    year: Option<u16>,
    /// Take over the aims of a table or a workbook: that of last year, a goal form, a form of monitoring.
    #[arg(long, alias = "根据", value_name = "FILE")]
    from: Option<String>,
    /// Print in this layout instead of that of the place.
    #[arg(long, alias = "版式", value_name = "FILE")]
    layout: Option<String>,
    /// The file: a workbook by its name (.xlsx), otherwise TOML; without one, TOML on standard output.
    #[arg(long, short, alias = "输出", value_name = "FILE")]
    output: Option<PathBuf>,
    /// Replace the file if it exists.
    #[arg(long, alias = "覆盖")]
    force: bool,
}

/// Whether a name that is no id of a template gave one for departments as a whole.
fn named_by_place(book: &Rulebook, name: Option<&str>) -> bool {
    let is_whole = book.template.kind == EvaluationKind::Whole;
    is_whole && name.is_some_and(|name| name != book.template.id)
}

impl New {
    pub(super) fn run(mut self, setup: &Setup, messages: Messages) -> Result<Outcome, Problems> {
        self.take_file();
        let is_book = self.is_book()?;
        let mut engine = setup.engine()?;
        let from = self.from.as_ref().map(|name| self.table(&engine, name)).transpose()?;
        let book = self.book(&mut engine, from.as_ref())?;
        let usual = engine.library().get(USUAL).map_err(|complaint| complaint.at(Place::file(USUAL)))?;
        for said in from.iter().flat_map(|from| outdated(from, self.year)) {
            messages.say(&said);
        }
        let table = self.filled_in(&book, &usual, from);
        let bytes = if is_book {
            let filled = Filled { tiers: Filled::tiers_of(&book, &usual), ..Filled::open(table, &book) };
            let layout = match &self.layout {
                Some(name) => FormLayout::read(&Source::open(name)?)?,
                None => FormLayout::of(filled.template_id()),
            };
            let papers = [form(&layout, &filled, messages.language)];
            book::write(&papers, &properties(&[filled])).map_err(|message| Problem::new(Place::file("new"), message))?
        } else {
            skeleton(&table, &book, messages.language).into_bytes()
        };
        let mut output = Output::open(self.output.as_deref(), self.force, was_read)?;
        output.write_raw(&bytes)?;
        output.finish()?;
        // A place may have the one and not the other, and what is written tells only whoever looks at its title.
        if named_by_place(&book, self.template.as_deref().or(self.place.as_deref())) {
            let title = &book.template.title;
            messages.say(&text!(
                "用的是“{title}”,是部门整体支出的表;项目支出的表请用:jixiao 新建 -o 表.xlsx",
                "this is {title}, for a department as a whole; for a project use: jixiao new -o form.xlsx"
            ));
        }
        if let Some(path) = &self.output {
            let (path, title) = (path.display(), &book.template.title);
            messages.say(&text!(
                "→ {path}({title});填好后:jixiao 打分 {path}",
                "→ {path} ({title}); once it is filled in: jixiao score {path}"
            ));
        }
        Ok(Outcome::Fine)
    }

    /// The name of a file in place of a template: no template is a workbook, nor stands in a file that is not there.
    fn take_file(&mut self) {
        let is_new = |name: &str| {
            let ending = Path::new(name).extension().and_then(|ending| ending.to_str()).map(str::to_ascii_lowercase);
            match ending.as_deref() {
                Some("xlsx") => true,
                Some("toml") => !Path::new(name).exists(),
                _ => false,
            }
        };
        if self.output.is_none() && self.template.as_deref().is_some_and(is_new) {
            self.output = self.template.take().map(PathBuf::from);
        }
    }

    /// Whether a workbook is asked for, by the name of the file.
    fn is_book(&self) -> Result<bool, Problem> {
        let Some(path) = self.output.as_ref().filter(|path| path.as_os_str() != "-") else { return Ok(false) };
        match path.extension().and_then(|ending| ending.to_str()).map(str::to_ascii_lowercase).as_deref() {
            Some("xlsx") => Ok(true),
            Some("toml") => Ok(false),
            _ => {
                let message = text!("从文件名看不出用什么格式", "the name of the file does not tell its format");
                let ends = || text!("文件名请以 .xlsx 或 .toml 结尾", "end it with .xlsx or .toml");
                let advice = misspelt(path, &["xlsx", "toml"]).unwrap_or_else(ends);
                Err(Problem::new(Place::file(&path.display().to_string()), message).advise(advice))
            }
        }
    }

    /// The table as far as it is known.
    fn filled_in(&self, book: &Rulebook, usual: &Rulebook, from: Option<Assessment>) -> Assessment {
        let mut table = match from {
            Some(from) => emptied(&from, self.year),
            None => blank(book, usual),
        };
        table.template = Some(book.template.id.clone());
        table.year = self.year.or(table.year);
        if let Some(project) = &self.project {
            table.project.name.clone_from(project);
        }
        if self.department.is_some() {
            table.project.department.clone_from(&self.department);
        }
        table
    }

    /// The template that is named; otherwise that of the table, otherwise the usual one.
    fn book(&self, engine: &mut ScoringEngine, from: Option<&Assessment>) -> Result<Arc<Rulebook>, Problems> {
        let of_table = from.and_then(|table| table.template.as_deref());
        let year = self.year.or(from.and_then(|table| table.year));
        let named = self.template.as_deref().or(self.place.as_deref());
        let name = named.or(of_table).unwrap_or(USUAL);
        match engine.library().for_year(name, year) {
            Ok(book) => Ok(book),
            // Whatever people call it: a file, a place, a title.
            Err(_) if named.is_some() => {
                let book = named_template(engine, name)?;
                Ok(engine.library().for_year(&book.template.id, year).unwrap_or(book))
            }
            Err(complaint) => Err(complaint.at(Place::file("new")).into()),
        }
    }

    /// The table whose aims are taken over: of a file that is read as one, or of a workbook.
    fn table(&self, engine: &ScoringEngine, name: &str) -> Result<Assessment, Problems> {
        let source = open(engine, &Ok(name.to_owned()))?;
        let mut tables = Vec::new();
        for document in Document::all(&source) {
            tables.push(document?.decode::<Assessment>()?);
        }
        // Of several the one of the project is meant.
        if tables.len() > 1 {
            tables.retain(|table| self.project.as_ref() == Some(&table.project.name));
        }
        let place = || Place::file(name);
        match (tables.pop(), tables.len()) {
            (Some(table), 0) => Ok(table),
            (None, _) => {
                let message = text!("这里没有可用的表", "there is no table here to go by");
                let advice =
                    text!("有几张表的,请用 --project 写明项目名称", "of several, name the project with --project");
                Err(Problem::new(place(), message).advise(advice).into())
            }
            (Some(_), _) => {
                let message = text!("有几张表是这个项目的", "several tables here are of this project");
                Err(Problem::new(place(), message).into())
            }
        }
    }
}
