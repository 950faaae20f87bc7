//! `jixiao import`.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::format::{chosen, only};
use super::gather::tell_unread;
use super::messages::{Messages, unwritable};
use super::outcome::Outcome;
use super::setup::{Setup, named_template, today};
use crate::book::{self, Book};
use crate::import::{Choice, Found, Import, ImportLayout, Remark, YearField, file_names, import_by, learn, page};
use crate::print::{self, Output};
use crate::read::{Input, Source, bytes, each_once, was_read, workbooks};
use crate::words::{Language, Place, Problem, Problems, Text, say, text};

/// Arguments of `import`.
#[derive(Debug, Args)]
pub(super) struct ImportBooks {
    /// Workbooks (.xlsx, .xls, .ods, .csv), folders of them, or - for standard input.
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<String>,
    /// How the assessments are written; otherwise by the name of the output file, or in TOML.
    #[arg(long, short, value_enum)]
    format: Option<Format>,
    /// Note down this template in the assessments, an id or a file.
    #[arg(long, short, alias = "模板", value_name = "TEMPLATE")]
    template: Option<String>,
    /// Take columns for what this layout says, a file that --save-layout has written.
    #[arg(long, alias = "栏目", value_name = "FILE")]
    layout: Option<String>,
    /// Write down which heading was taken for what, to be corrected and used for the next books.
    #[arg(long, value_name = "FILE")]
    save_layout: Option<PathBuf>,
    /// Write to a file instead of standard output.
    #[arg(long, short, alias = "输出", value_name = "FILE")]
    output: Option<PathBuf>,
    /// Replace files that exist.
    #[arg(long, alias = "覆盖")]
    force: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A TOML file a table, beside the workbook.
    Toml,
    /// One JSON array of assessments.
    Json,
    /// An assessment a line.
    Ndjson,
}

impl ImportBooks {
    pub(super) fn run(self, setup: &Setup, messages: Messages) -> Result<Outcome, Problems> {
        let mut engine = setup.engine()?;
        let named = self.template.as_ref().map(|name| named_template(&mut engine, name)).transpose()?;
        let template = Choice::by(named.as_deref(), engine.library());
        let settled = self.layout.as_ref().map(|name| ImportLayout::read(&Source::open(name)?)).transpose()?;
        let settled = settled.unwrap_or_default();
        let mut layout = settled.clone();
        only(self.save_layout.as_deref(), &["toml"])?;
        // Opened before the work is done, so that a file that exists is told of at once.
        let saved =
            self.save_layout.as_deref().map(|path| Output::open(Some(path), self.force, was_read)).transpose()?;
        let mut output = if self.format()? == Format::Toml { None } else { Some(self.open_output()?) };
        let mut one = OneFile::default();
        let mut outcome = Outcome::Fine;
        let mut written = 0;
        let inputs = each_once(workbooks(&self.paths));
        for input in &inputs.files {
            match read(input, &settled, template) {
                Ok((book, found)) => {
                    for heading in learn(&mut layout, &found) {
                        messages.say(&twice(&book.name, &heading));
                    }
                    let told = page::page(&book, &found, messages.language);
                    messages.say(&Text::same(told.trim_end()));
                    let found = found.found();
                    let none = if found.is_empty() { Outcome::Findings } else { Outcome::Fine };
                    outcome = outcome.max(none);
                    match &mut output {
                        Some(output) => self.write(&found, written, output)?,
                        None if self.output.is_some() => one.take(&found)?,
                        None => outcome = outcome.max(self.write_beside(&book, &found, messages)),
                    }
                    written += found.len();
                }
                Err(problem) => {
                    messages.problems(&problem.into());
                    outcome = Outcome::Failed;
                }
            }
        }
        output.map_or(Ok(()), |output| self.finish(written, output))?;
        if let Some(path) = self.output.as_ref().filter(|_| one.tables > 0) {
            match one.text(path).and_then(|text| Ok(self.write_file(path, &text)?)) {
                Ok(()) => messages.say(&Text::same(format!("→ {}", path.display()))),
                Err(problems) => {
                    messages.problems(&problems);
                    outcome = Outcome::Failed;
                }
            }
        }
        if let Some(saved) = saved {
            save(&layout, saved, messages.language)?;
        }
        tell_unread(&inputs, messages);
        Ok(outcome)
    }

    fn format(&self) -> Result<Format, Problem> {
        chosen(self.format, self.output.as_deref(), Format::Toml)
    }

    fn open_output(&self) -> Result<Output, Problem> {
        Output::open(self.output.as_deref(), self.force, was_read)
    }

    /// The forms of a book behind those that are written, none of which is kept.
    fn write(&self, forms: &[Found<'_>], written: usize, output: &mut Output) -> Result<(), Problems> {
        for (at, form) in forms.iter().enumerate() {
            let text = if self.format()? == Format::Json {
                let before = if written + at == 0 { "[\n" } else { ",\n" };
                print::pretty(form).map(|form| before.to_owned() + &form)
            } else {
                print::line(form).map(|line| line + "\n")
            };
            output.write(text.map_err(|error| unwritable(&error))?.as_bytes())?;
        }
        Ok(())
    }

    fn finish(&self, written: usize, mut output: Output) -> Result<(), Problems> {
        if self.format()? == Format::Json {
            output.write(if written == 0 { b"[]\n" } else { b"\n]\n" })?;
        }
        output.finish()?;
        Ok(())
    }

    /// A file a form, named after the book and, where it holds several, after the sheet.
    fn write_beside(&self, book: &Book, forms: &[Found<'_>], messages: Messages) -> Outcome {
        let mut outcome = Outcome::Fine;
        let sheets: Vec<&str> = forms.iter().map(|form| form.sheet()).collect();
        for (form, name) in forms.iter().zip(file_names(&book.name, &sheets)) {
            let path = PathBuf::from(name);
            match toml_of(*form).and_then(|text| Ok(self.write_file(&path, &text)?)) {
                Ok(()) => messages.say(&Text::same(format!("→ {}", path.display()))),
                Err(problems) => {
                    messages.problems(&problems);
                    outcome = Outcome::Failed;
                }
            }
        }
        outcome
    }

    fn write_file(&self, path: &Path, text: &str) -> Result<(), Problem> {
        let mut output = Output::open(Some(path), self.force, was_read)?;
        // A table is kept as the book has it; TOML knows no escape that pages show.
        output.write_raw(text.as_bytes())?;
        output.finish()
    }
}

fn toml_of(form: Found<'_>) -> Result<String, Problems> {
    Ok(toml::to_string(&form).map_err(|error| unwritable(&error))?)
}

/// The table for the one file that was named, which is written when all books are read and there is no other.
#[derive(Default)]
struct OneFile {
    text: String,
    tables: usize,
}

impl OneFile {
    fn take(&mut self, forms: &[Found<'_>]) -> Result<(), Problems> {
        self.tables += forms.len();
        if let [form] = forms {
            self.text = toml_of(*form)?;
        }
        Ok(())
    }

    /// The text of the only table.
    fn text(self, path: &Path) -> Result<String, Problems> {
        if self.tables == 1 {
            return Ok(self.text);
        }
        let message = text!("几张表不能写进一个 TOML 文件", "several tables cannot be written into one TOML file");
        let advice = text!("请去掉 -o,或用 -f json", "leave -o out, or use -f json");
        Err(Problem::new(Place::file(&path.display().to_string()), message).advise(advice).into())
    }
}

/// What is told where a heading stands for two things.
fn twice(book: &str, heading: &str) -> Text {
    text!(
        "{book}: 提示: 栏目“{heading}”两处所指不同,对照表里只记先见到的",
        "{book}: note: the heading `{heading}` stands for two things; the layout has the first"
    )
}

/// Writes down a layout, with what it is for.
fn save(layout: &ImportLayout, mut output: Output, language: Language) -> Result<(), Problems> {
    let head = say!(
        language,
        "# 栏目对照:左边是表上的栏名,右边是导入时的含义;改过之后用 jixiao import --layout 读入。不导入的写 unread。\n",
        "# Which heading is what. Correct it, and import the next books with --layout; `unread` is not imported.\n"
    );
    output.write(head.as_bytes())?;
    output.write(layout.toml(language).as_bytes())?;
    output.finish()?;
    Ok(())
}

fn read(input: &Input, layout: &ImportLayout, template: Choice<'_>) -> Result<(Book, Import), Problem> {
    let name = input.clone()?;
    let book = book::read(&name, &bytes(&name, book::LIMIT)?)?;
    let mut found = import_by(layout, &book, template);
    tell_years_ahead(&mut found, today()?.year());
    Ok((book, found))
}

/// Forms of a year that has not begun: what they say came to pass did not, or the year is another one.
fn tell_years_ahead(found: &mut Import, now: u16) {
    for form in &mut found.forms {
        if let Some(YearField { year, cell }) = form.year.clone().filter(|of| of.year > now) {
            let text = text!("{year} 年还没有到:请核对年度", "the year {year} has not begun: please check it");
            form.remarks.push(Remark::at(cell, text));
        }
    }
}
