//! `jixiao export`.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::batch::Batch;
use super::format::misspelt;
use super::gather::Gathering;
use super::messages::Messages;
use super::outcome::Outcome;
use super::setup::Setup;
use crate::book::{self, Paper};
use crate::form::{
    self, Filled, FormLayout, file_name, fill, fill_results, html, list_properties, properties, remarks, summary, word,
};
use crate::intake::Document;
use crate::ledger::Detail;
use crate::model::scorecard::Scorecard;
use crate::print::Output;
use crate::read::{Source, each_once, inputs, was_read};
use crate::rollup::{Identity, counted_once};
use crate::words::{Language, Place, Problem, Problems, TakenNames, Text, text};

/// Arguments of `export`.
#[derive(Debug, Args)]
#[command(mut_arg("output", |output| output
    .value_name("FILE|DIR")
    .help("Write all forms into one file, or a file each into a folder; otherwise each is written beside its table")))]
pub(super) struct Export {
    /// Tables (workbooks, TOML, JSON), folders of them, or - for standard input.
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<String>,
    /// What is written; otherwise by the name of the output file, or a workbook.
    #[arg(long, alias = "格式", value_enum, value_name = "KIND")]
    to: Option<Kind>,
    /// Write the table of results, a row a project, in place of the forms.
    #[arg(long, alias = "汇总表")]
    summary: bool,
    /// Print in this layout instead of that of the place.
    #[arg(long, alias = "版式", value_name = "FILE")]
    layout: Option<String>,
    #[command(flatten)]
    batch: Batch,
}

/// What is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Kind {
    /// A workbook.
    Xlsx,
    /// A Word document.
    Docx,
    /// A page.
    Html,
}

impl Kind {
    const fn ending(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Docx => "docx",
            Self::Html => "html",
        }
    }

    fn of_path(path: &Path) -> Option<Self> {
        match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
            "xlsx" => Some(Self::Xlsx),
            "docx" => Some(Self::Docx),
            "html" | "htm" => Some(Self::Html),
            _ => None,
        }
    }

    /// How the points came about is told on pages alone.
    const fn detail(self) -> Detail {
        match self {
            Self::Html => Detail::Full,
            Self::Xlsx | Self::Docx => Detail::Brief,
        }
    }

    /// The bytes of a document of these sheets.
    fn write(self, papers: &[Paper], forms: &[Filled], made: Written, language: Language) -> Result<Vec<u8>, Problem> {
        let mut properties = properties(forms);
        if made == Written::Results {
            properties.extend(list_properties());
        }
        let made = match self {
            Self::Xlsx => book::write(papers, &properties),
            Self::Docx => word(papers, &properties),
            Self::Html => Ok(html(papers, forms, language).into_bytes()),
        };
        made.map_err(|message| Problem::new(Place::file("export"), message))
    }
}

/// What a document is: forms, which are read again, or a table of their results.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Written {
    Forms,
    Results,
}

/// Where documents go.
enum Target {
    /// All into one.
    File(PathBuf),
    /// One each into a folder.
    Folder(PathBuf),
    /// Each beside its table.
    Beside,
}

/// A form, and the file that its table came from.
struct Made {
    filled: Filled,
    file: String,
    place: Place,
}

impl Export {
    pub(super) fn run(self, setup: &Setup, messages: Messages) -> Result<Outcome, Problems> {
        let (target, kind) = self.target()?;
        let layout = self.layout.as_ref().map(|name| FormLayout::read(&Source::open(name)?)).transpose()?;
        let engine = self.batch.engine(setup)?;
        let gathering = Gathering::new(&engine, each_once(inputs(&self.paths)), self.batch.threads()?, messages);
        let (mut made, mut without) = (Vec::new(), 0);
        let read = |document: &Document<'_>| {
            let (file, place) = (document.source().name.clone(), document.place());
            let filled =
                if self.summary { fill_results(&engine, document)? } else { fill(&engine, document, kind.detail())? };
            let is_table = document.kind == crate::intake::Kind::Table;
            Ok((filled.map(|filled| Made { filled, file, place }), is_table))
        };
        let take = |read: Option<(Option<Made>, bool)>| {
            match read {
                Some((Some(form), _)) => made.push(form),
                Some((None, true)) => without += 1,
                _ => {}
            }
            Ok(())
        };
        let mut outcome = gathering.run(read, take)?;
        if without > 0 {
            messages.say(&text!(
                "{without} 张绩效目标表、监控表没有结果,不列入汇总表",
                "goal forms and tables of monitoring, which have no results, are left out: {without}"
            ));
        }
        if self.summary {
            let identity = |form: &Made| {
                let card = form.filled.card.as_ref()?;
                Some(Identity::of(card, form.filled.kind, form.place.clone()))
            };
            made = counted_once(made, identity)?;
        }
        for form in &made {
            let is_open = form.filled.card.as_ref().is_some_and(|card| !card.is_complete());
            outcome = outcome.max(if is_open { Outcome::Findings } else { Outcome::Fine });
            for remark in remarks(&form.filled) {
                messages.say(&remark);
            }
        }
        if made.is_empty() {
            return Ok(outcome);
        }
        let paper = |filled: &Filled| {
            let own = || FormLayout::of(filled.template_id());
            form::form(&layout.clone().unwrap_or_else(own), filled, messages.language)
        };
        self.write(made, &paper, target, kind, messages)?;
        Ok(outcome)
    }

    /// Where the forms go, and as what.
    fn target(&self) -> Result<(Target, Kind), Problem> {
        let Some(path) = &self.batch.output else {
            if self.summary {
                let message = text!("汇总表须指定文件", "the table of results needs a file");
                let advice = text!("请用 -o 汇总表.xlsx", "use -o FILE.xlsx");
                return Err(Problem::new(Place::file("--summary"), message).advise(advice));
            }
            return Ok((Target::Beside, self.to.unwrap_or(Kind::Xlsx)));
        };
        let place = || Place::file(&path.display().to_string());
        let named = Kind::of_path(path);
        let is_standard = path.as_os_str() == "-";
        let is_folder = !is_standard && (path.is_dir() || path.extension().is_none());
        match (named, self.to) {
            _ if is_standard => Ok((Target::File(path.clone()), self.to.unwrap_or(Kind::Xlsx))),
            _ if is_folder && !self.summary => Ok((Target::Folder(path.clone()), self.to.unwrap_or(Kind::Xlsx))),
            (Some(named), to) if to.is_none_or(|to| to == named) => Ok((Target::File(path.clone()), named)),
            (Some(_), _) => {
                let message = text!("文件名与 --to 不一致", "the name of the file is not that of --to");
                Err(Problem::new(place(), message).advise(text!("去掉其中一个", "leave one of them out")))
            }
            (None, _) => {
                let message = text!("从文件名看不出用什么格式", "the name of the file does not tell its format");
                let ends = || {
                    text!(
                        "文件名请以 .xlsx、.docx 或 .html 结尾,或写文件夹",
                        "end it with .xlsx, .docx or .html, or name a folder"
                    )
                };
                let advice = misspelt(path, &["xlsx", "docx", "html"]).unwrap_or_else(ends);
                Err(Problem::new(place(), message).advise(advice))
            }
        }
    }

    fn write(
        &self,
        made: Vec<Made>,
        paper: &dyn Fn(&Filled) -> Paper,
        target: Target,
        kind: Kind,
        messages: Messages,
    ) -> Result<(), Problems> {
        let folder = match target {
            Target::File(path) => {
                let forms: Vec<Filled> = made.into_iter().map(|made| made.filled).collect();
                let papers = if self.summary {
                    let cards: Vec<&Scorecard> = forms.iter().filter_map(|form| form.card.as_ref()).collect();
                    vec![summary(&cards).map_err(|message| Problem::new(Place::file("--summary"), message))?]
                } else {
                    forms.iter().map(paper).collect()
                };
                let written = if self.summary { Written::Results } else { Written::Forms };
                return self.write_file(&path, &kind.write(&papers, &forms, written, messages.language)?, messages);
            }
            Target::Folder(folder) => {
                std::fs::create_dir_all(&folder).map_err(|error| {
                    let place = Place::file(&folder.display().to_string());
                    Problem::of_system(place, &text!("无法建立文件夹", "the folder cannot be made"), &error)
                })?;
                Some(folder)
            }
            Target::Beside => None,
        };
        let mut taken = TakenNames::default();
        for made in made {
            let path = path_of(&made, folder.as_deref(), kind, &mut taken)?;
            let forms = std::slice::from_ref(&made.filled);
            let bytes = kind.write(&[paper(&made.filled)], forms, Written::Forms, messages.language)?;
            self.write_file(&path, &bytes, messages)?;
        }
        Ok(())
    }

    fn write_file(&self, path: &Path, bytes: &[u8], messages: Messages) -> Result<(), Problems> {
        let mut output = Output::open(Some(path), self.batch.force, was_read)?;
        output.write_raw(bytes)?;
        output.finish()?;
        if path.as_os_str() != "-" {
            messages.say(&Text::same(format!("→ {}", path.display())));
        }
        Ok(())
    }
}

/// The file of a form: in a folder named after its project, otherwise after its table, beside which it lies.
fn path_of(made: &Made, folder: Option<&Path>, kind: Kind, taken: &mut TakenNames) -> Result<PathBuf, Problem> {
    let table = Path::new(&made.file);
    let (folder, name) = match folder {
        Some(folder) => (folder.to_path_buf(), file_name(&made.filled.assessment.project.name)),
        None if made.file == "-" => {
            let message = text!("标准输入旁边没有地方写", "there is no place beside standard input");
            let advice = text!("请用 -o 指定文件或文件夹", "use -o to name a file or a folder");
            return Err(Problem::new(Place::file("-"), message).advise(advice));
        }
        None => {
            let stem = table.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            (table.with_file_name(""), stem)
        }
    };
    let numbered = |number: usize| {
        let behind = if number == 1 { String::new() } else { format!("-{number}") };
        folder.join(format!("{name}{behind}.{}", kind.ending()))
    };
    Ok(numbered(taken.number(|number| numbered(number).to_string_lossy().into_owned())))
}
