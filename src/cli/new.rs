//! `jixiao new`.

use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;

use super::begun::Begun;
use super::format::misspelt;
use super::messages::Messages;
use super::outcome::Outcome;
use super::setup::{Setup, named_template};
use super::written_folder::{WrittenFolder, free, is_folder, make_folder};
use super::year_option::budget_year;
use crate::book;
use crate::form::{
    Filled, FormLayout, blank, emptied, following_year, form, outdated, parts_of_total, properties, skeleton,
};
use crate::intake::{ScoringEngine, read_projects};
use crate::model::assessment::Assessment;
use crate::model::roster::Due;
use crate::model::template::EvaluationKind;
use crate::print::Output;
use crate::read::{Source, bytes, was_read};
use crate::template::Rulebook;
use crate::words::{Place, Problem, Problems, TakenNames, text};

/// The template of places that have none of their own.
const USUAL: &str = "national/self-2020";

/// Bytes of the largest list of projects that is read.
const LIST: u64 = 50 << 20;

/// Arguments of `new`.
#[derive(Debug, Args)]
pub(super) struct New {
    /// The template: an id, a file, or a place such as 山东.
    #[arg(value_name = "TEMPLATE")]
    template: Option<String>,
    /// The place whose template it is.
    #[arg(long, alias = "地区", value_name = "PLACE", conflicts_with = "template")]
    place: Option<String>,
    /// The name of the project; of several, a form each in the folder of -o.
    #[arg(long, alias = "项目", value_name = "NAME")]
    project: Vec<String>,
    /// A list of projects (.xlsx, .xls, .ods, .csv, or .txt with a name a line): a form each in the folder of -o.
    #[arg(long, alias = "名单", value_name = "FILE")]
    list: Option<String>,
    /// The department.
    #[arg(long, alias = "部门", value_name = "NAME")]
    department: Option<String>,
    /// The budget year.
    #[arg(long, alias = "年度", value_name = "YEAR", value_parser = budget_year)]
    year: Option<u16>,
    /// Take over the aims of a table or a workbook: that of last year, a goal form, a form of monitoring.
    #[arg(long, alias = "根据", value_name = "FILE")]
    from: Option<String>,
    /// Print in this layout instead of that of the place.
    #[arg(long, alias = "版式", value_name = "FILE")]
    layout: Option<String>,
    /// The file: a workbook by its name (.xlsx), otherwise TOML; without one, TOML on standard output. Of several projects, a folder.
    #[arg(long, short, alias = "输出", value_name = "FILE|DIR")]
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
        let mut projects = self.projects()?;
        let is_folder = self.output.as_deref().is_some_and(is_folder);
        if projects.is_empty() && is_folder {
            projects = self.projects_of_book(setup)?;
        }
        match projects.as_slice() {
            [_, _, ..] => self.each(setup, &projects, messages),
            [_] if self.list.is_some() || is_folder => self.each(setup, &projects, messages),
            [(project, _)] => self.one(setup, project, messages),
            [] => self.one(setup, &Due::default(), messages),
        }
    }

    /// The projects of which a form is wanted: those that are named, and those of the list.
    fn projects(&self) -> Result<Vec<(Due, Place)>, Problems> {
        let named = |name: &String| (Due { name: Some(name.clone()), ..Due::default() }, Place::file("--project"));
        let mut projects: Vec<(Due, Place)> = self.project.iter().map(named).collect();
        if let Some(list) = &self.list {
            projects.extend(read_projects(list, bytes(list, LIST)?)?);
        }
        Ok(projects)
    }

    /// Those of the file whose aims are taken over.
    fn projects_of_book(&self, setup: &Setup) -> Result<Vec<(Due, Place)>, Problems> {
        let (Some(from), Some(file)) = (self.begun(&setup.engine()?)?, &self.from) else { return Ok(Vec::new()) };
        let due = |name| (Due { name: Some(name), ..Due::default() }, Place::file(file));
        Ok(from.projects().into_iter().map(due).collect())
    }

    /// The form of one project, or of one that is not named yet.
    fn one(&self, setup: &Setup, project: &Due, messages: Messages) -> Result<Outcome, Problems> {
        let is_book = self.is_book()?;
        let mut engine = setup.engine()?;
        let mut from = self.begun(&engine)?;
        let (bytes, book) = self.made(&mut engine, from.as_mut(), project, is_book, messages)?;
        let mut output = Output::open(self.output.as_deref(), self.force, was_read)?;
        output.write_raw(&bytes)?;
        output.finish()?;
        self.tell_kind(&book, messages);
        if self.output.is_none() && std::io::stdout().is_terminal() {
            messages.say(&text!(
                "这是 TOML 文本;要 Excel 自评表:jixiao 新建 -o 表.xlsx",
                "this is a text in TOML; for a workbook: jixiao new -o FORM.xlsx"
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

    /// A form a project, each in a file of its name; one that is there already stays as it is.
    fn each(&self, setup: &Setup, projects: &[(Due, Place)], messages: Messages) -> Result<Outcome, Problems> {
        let path = self.folder()?;
        let mut engine = setup.engine()?;
        let mut from = self.begun(&engine)?;
        let (mut taken, mut problems, mut last) = (TakenNames::default(), Vec::new(), None);
        let folder = WrittenFolder { path: path.to_owned(), force: self.force };
        let mut write = |project: &Due, place: &Place| -> Result<(), Problems> {
            let name = project.name.as_deref().ok_or_else(|| nameless(place))?;
            let file = path.join(format!("{}.xlsx", free(name, &mut taken)));
            let (bytes, book) = self.made(&mut engine, from.as_mut(), project, true, messages)?;
            make_folder(path)?;
            folder.write_file(&file, &bytes)?;
            let file = file.display();
            messages.say(&text!("→ {file}", "→ {file}"));
            last = Some(book);
            Ok(())
        };
        for (project, place) in projects {
            if let Err(Problems(found)) = write(project, place) {
                problems.extend(found);
            }
        }
        if let Some(book) = &last {
            self.tell_kind(book, messages);
            let (path, title) = (path.display(), &book.template.title);
            messages.say(&text!(
                "用的是“{title}”;填好后:jixiao 打分 {path}",
                "the form is {title}; once they are filled in: jixiao score {path}"
            ));
        }
        // What is wrong with the template is said once, and not of every project.
        problems.dedup();
        if problems.is_empty() { Ok(Outcome::Fine) } else { Err(Problems(problems)) }
    }

    /// The tables of the file whose aims are taken over.
    fn begun(&self, engine: &ScoringEngine) -> Result<Option<Begun>, Problems> {
        self.from.as_ref().map(|file| Begun::read(engine, file)).transpose()
    }

    /// The folder that the forms of several projects go into.
    fn folder(&self) -> Result<&Path, Problem> {
        let advice = text!("请用 -o 自评表/", "use -o DIR/");
        let Some(path) = self.output.as_deref() else {
            let message = text!("每个项目一个文件,须指定文件夹", "there is a file a project: name a folder");
            return Err(Problem::new(Place::file("-o"), message).advise(advice));
        };
        if is_folder(path) || path.extension().is_none() && path.as_os_str() != "-" {
            return Ok(path);
        }
        let message = text!("每个项目一个文件,这里要写文件夹", "there is a file a project: a folder is wanted here");
        Err(Problem::new(Place::file(&path.display().to_string()), message).advise(advice))
    }

    /// The bytes of the form of a project, and the template that it is of.
    fn made(
        &self,
        engine: &mut ScoringEngine,
        from: Option<&mut Begun>,
        project: &Due,
        is_book: bool,
        messages: Messages,
    ) -> Result<(Vec<u8>, Arc<Rulebook>), Problems> {
        let from = from.map(|from| from.table(project.name.as_deref(), messages)).transpose()?;
        let year = self.year.or_else(|| self.next_year(from.as_ref(), messages));
        let book = self.book(engine, from.as_ref(), year)?;
        if is_book && book.template.kind == EvaluationKind::Monitoring {
            return Err(no_form_of_monitoring(&book.template.id).into());
        }
        let usual = engine.library().get(USUAL).map_err(|complaint| complaint.at(Place::file(USUAL)))?;
        for said in from.iter().flat_map(|from| outdated(from, year)) {
            messages.say(&said);
        }
        // Amounts say it where names do not, and those of another year are not taken over.
        let parts = from.as_ref().map(|from| parts_of_total(&from.funds));
        let table = self.filled_in(project, (&book, &usual), from, year);
        if !is_book {
            return Ok((skeleton(&table, &book, messages.language).into_bytes(), book));
        }
        let open = Filled::open(table, &book);
        let parts = parts.unwrap_or_else(|| open.parts.clone());
        let filled = Filled { tiers: Filled::tiers_of(&book, &usual), parts, ..open };
        let layout = match &self.layout {
            Some(name) => FormLayout::read(&Source::open(name)?)?,
            None => FormLayout::of(filled.template_id()),
        };
        let papers = [form(&layout, &filled, messages.language)];
        let bytes = book::write(&papers, &properties(&[filled]));
        Ok((bytes.map_err(|message| Problem::new(Place::file("new"), message))?, book))
    }

    /// A place may have the form of departments and not that of projects, and what is written tells only whoever looks at its title.
    fn tell_kind(&self, book: &Rulebook, messages: Messages) {
        if named_by_place(book, self.template.as_deref().or(self.place.as_deref())) {
            let title = &book.template.title;
            messages.say(&text!(
                "用的是“{title}”,是部门整体支出的表;项目支出的表请用:jixiao 新建 -o 表.xlsx",
                "this is {title}, for a department as a whole; for a project use: jixiao new -o form.xlsx"
            ));
        }
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
    fn filled_in(
        &self,
        project: &Due,
        (book, usual): (&Rulebook, &Rulebook),
        from: Option<Assessment>,
        year: Option<u16>,
    ) -> Assessment {
        let mut table = match from {
            Some(from) => emptied(&from, year),
            None => blank(book, usual),
        };
        table.template = Some(book.template.id.clone());
        table.year = year.or(table.year);
        let (known, named) = (&mut table.project, project);
        if let Some(name) = &named.name {
            known.name.clone_from(name);
        }
        let department = named.department.as_ref().or(self.department.as_ref());
        for (field, said) in [
            (&mut known.department, department),
            (&mut known.unit, named.unit.as_ref()),
            (&mut known.code, named.code.as_ref()),
        ] {
            if let Some(said) = said {
                *field = Some(said.clone());
            }
        }
        table
    }

    /// The year behind that of a self-evaluation which is done, where nobody asks for one; and that it was taken.
    fn next_year(&self, from: Option<&Assessment>, messages: Messages) -> Option<u16> {
        let year = from.and_then(following_year)?;
        let (file, before) = (self.from.as_deref().unwrap_or_default(), year.saturating_sub(1));
        messages.say(&text!(
            "{file}: 提示: 这是 {before} 年的自评表,新表的年度记为 {year}:不对请用 --年度 指定",
            "{file}: note: this is the self-evaluation of {before}, and the new form is of {year}: if that is wrong, use --year"
        ));
        Some(year)
    }

    /// The template that is named; otherwise that of the table, otherwise the usual one.
    fn book(
        &self,
        engine: &mut ScoringEngine,
        from: Option<&Assessment>,
        year: Option<u16>,
    ) -> Result<Arc<Rulebook>, Problems> {
        // Behind a form of monitoring comes the self-evaluation of its year.
        let is_monitored = |id: &&str| {
            let is_form = from.is_some_and(|table| table.imported.is_some());
            is_form && engine.library().get(id).is_ok_and(|book| book.template.kind == EvaluationKind::Monitoring)
        };
        let of_table = from.and_then(|table| table.template.as_deref()).filter(|id| !is_monitored(id));
        let year = year.or(from.and_then(|table| table.year));
        let named = self.template.as_deref().or(self.place.as_deref());
        let name = named.or(of_table).unwrap_or(USUAL);
        match engine.library().for_year(name, year) {
            Ok(book) => Ok(book),
            // Whatever people call it: a file, a place, a title.
            Err(_) if named.is_some() => {
                let book = named_template(engine, name)?;
                Ok(engine.library().for_year(&book.template.id, year).unwrap_or(book))
            }
            // Nobody named one: the table does.
            Err(complaint) => Err(complaint.at(Place::file(self.from.as_deref().unwrap_or(USUAL))).into()),
        }
    }
}

/// That the forms are those of self-evaluations, and a table of monitoring has no points.
fn no_form_of_monitoring(id: &str) -> Problem {
    let message = text!(
        "监控表没有分值和得分,现有的表样都是自评表的,不能新建成工作簿",
        "a table of monitoring has no points, and all forms are those of self-evaluations: no workbook is made of it"
    );
    let advice = text!(
        "请每个项目用 -o 表.toml 新建一个文件,并写上 month(已过的月数)",
        "make a file for each project with -o TABLE.toml, and write its month (how many have passed)"
    );
    Problem::new(Place::file(id), message).advise(advice)
}

/// That a row of a list names no project.
fn nameless(place: &Place) -> Problem {
    let message =
        text!("名单的这一行没有项目名称,没有写出表", "this row of the list names no project, and no form is written");
    Problem::new(place.clone(), message)
}
