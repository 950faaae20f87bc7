//! `save`: a table written into the folder. What it began from is named by its version, and is never written over if somebody
//! else has changed it. A workbook is never written: its tables become files beside it, from which they are read then.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use serde_json::value::RawValue;

use super::names::new_name;
use super::writing::Takes;
use super::{Folder, Unwritten, lock};
use crate::calls::folder::{Files, ReadFile, as_values, document, file_in_full, written};
use crate::import::file_names;
use crate::intake::{Document, Kind, ScoringEngine};
use crate::model::assessment::Assessment;
use crate::model::department::Department;
use crate::print::pretty;
use crate::read::{Format, Source};
use crate::template::fingerprint;
use crate::words::{Place, Position, Problem, Problems, text};

/// What is saved.
#[derive(Debug, Deserialize)]
pub(in crate::serve) struct Saving<'r> {
    /// The sign of the table; none for a new one.
    #[serde(default)]
    id: Option<String>,
    /// What a new one is called.
    #[serde(default)]
    name: Option<String>,
    /// The version of the file that it began from.
    #[serde(default)]
    version: Option<String>,
    #[serde(borrow)]
    assessment: &'r RawValue,
}

#[derive(Serialize)]
struct Saved<'a> {
    id: String,
    name: &'a str,
    version: &'a str,
}

#[derive(Serialize)]
struct Conflict {
    problems: Vec<Value>,
    /// What this table began from.
    began: String,
    /// The version of the file that stands there now.
    version: String,
    /// The file as it is now, as `file` answers.
    current: Value,
}

/// A table of a file as it stands there, and its sheet where the file is a workbook.
struct Standing {
    text: String,
    imported: Option<crate::model::assessment::Imported>,
    is_table: bool,
    sheet: String,
}

impl Folder {
    /// The answer of `save`: the sign of the table, the name and the version of its file.
    pub(in crate::serve) fn save(&self, engine: &ScoringEngine, asked: &Saving<'_>) -> Result<String, Unwritten> {
        if !self.options.writable {
            return Err(Unwritten::ReadOnly);
        }
        let _only = lock(&self.writing);
        let table = decoded(asked.assessment)?;
        let Some(sign) = &asked.id else {
            let name = new_name(asked.name.as_deref().unwrap_or_default())?;
            self.root.write(&name, &toml_of(&table)?, Takes::Free)?;
            return Ok(self.saved(engine, &name)?);
        };
        let (name, file, index) = self.table(engine, sign)?;
        let began = asked.version.as_deref().unwrap_or_default();
        if began != file.version {
            return Err(self.conflict_of(engine, &name, &file, began)?);
        }
        let bytes = self.bytes(&name)?;
        if fingerprint(&bytes) != file.version {
            return Err(self.conflict_of(engine, &name, &*self.file_anew(engine, &name)?, began)?);
        }
        let standing = standing(&engine.source(&name, bytes)?)?;
        let tables: Vec<usize> = (0..).zip(&standing).filter(|(_, one)| one.is_table).map(|(at, _)| at).collect();
        let at = tables.get(index).copied().unwrap_or(index);
        let imported = standing.get(at).and_then(|one| one.imported.clone());
        let table = Assessment { imported, ..table };
        let name = match Format::of_name(&name) {
            Some(Format::Toml) => self.replace(name, &toml_of(&table)?)?,
            Some(Format::Json) if standing.len() == 1 => self.replace(name, &json_of(&table)?)?,
            Some(_) => return Err(several(&name).into()),
            None => self.write_beside(&name, &standing, at, &table)?,
        };
        Ok(self.saved(engine, &name)?)
    }

    fn replace(&self, name: String, text: &str) -> Result<String, Problem> {
        self.root.write(&name, text, Takes::Place)?;
        Ok(name)
    }

    /// Writes all tables of a workbook beside it, one of them as it was changed: from then on they are read there, and none
    /// may be missing.
    fn write_beside(
        &self,
        book: &str,
        standing: &[Standing],
        at: usize,
        table: &Assessment,
    ) -> Result<String, Problem> {
        let sheets: Vec<&str> = standing.iter().map(|one| one.sheet.as_str()).collect();
        let names = file_names(book, &sheets);
        let changed = toml_of(table)?;
        let mut written = Vec::new();
        for (index, (name, one)) in names.iter().zip(standing).enumerate() {
            let text = if index == at { &changed } else { &one.text };
            if let Err(problem) = self.root.write(name, text, Takes::Free) {
                for name in written {
                    self.root.remove(name);
                }
                return Err(problem);
            }
            written.push(name);
        }
        Ok(names.into_iter().nth(at).unwrap_or_default())
    }

    fn saved(&self, engine: &ScoringEngine, name: &str) -> Result<String, Problems> {
        let file = self.file_anew(engine, name)?;
        written(&Saved { id: format!("{}.0", self.sign(name)), name, version: &file.version })
    }

    fn conflict_of(
        &self,
        engine: &ScoringEngine,
        name: &str,
        file: &ReadFile,
        began: &str,
    ) -> Result<Unwritten, Problems> {
        let message =
            text!("别人已改过这个文件,没有覆盖", "somebody else has changed this file; it was not written over");
        let advice = text!("请对照现在的内容,再保存一次", "compare with what stands there now, and save again");
        let problem = Problem::new(Place::file(name), message).advise(advice);
        let current = serde_json::from_str(&file_in_full(engine, self, name, file)?).unwrap_or_default();
        Ok(Unwritten::Conflict(written(&Conflict {
            problems: as_values(vec![problem]),
            began: began.to_owned(),
            version: file.version.clone(),
            current,
        })?))
    }
}

/// A table of a request, which has to be one.
fn decoded(raw: &RawValue) -> Result<Assessment, Problems> {
    let source = Source::from_bytes("assessment", Some(Format::Json), raw.get().as_bytes().to_vec())?;
    let document = document(&source)?;
    match document.kind {
        Kind::Table => document.decode(),
        Kind::Department => {
            let message = text!("这不是一张自评表", "this is no table of a project");
            Err(Problem::new(document.place(), message).into())
        }
        Kind::Other(other) => Err(document.refused(other).into()),
    }
}

/// The documents of a file, as they would stand in files of their own.
fn standing(source: &Source) -> Result<Vec<Standing>, Problems> {
    Document::all(source).map(|document| one(&document?)).collect()
}

fn one(document: &Document<'_>) -> Result<Standing, Problems> {
    let sheet = match document.place().position {
        Some(Position::Sheet { sheet, .. }) => sheet.to_string(),
        _ => String::new(),
    };
    if document.kind == Kind::Department {
        let department: Department = document.decode()?;
        let text = toml_text(&department)?;
        return Ok(Standing { text, imported: None, is_table: false, sheet });
    }
    let table: Assessment = document.decode()?;
    Ok(Standing { text: toml_of(&table)?, imported: table.imported, is_table: true, sheet })
}

fn toml_of(table: &Assessment) -> Result<String, Problem> {
    toml_text(table)
}

fn toml_text<T: Serialize>(value: &T) -> Result<String, Problem> {
    toml::to_string(value).map_err(|error| {
        Problem::new(Place::file("assessment"), text!("无法写出:{error}", "cannot be written: {error}"))
    })
}

fn json_of(table: &Assessment) -> Result<String, Problem> {
    let text = pretty(table).map_err(|error| {
        Problem::new(Place::file("assessment"), text!("无法写出:{error}", "cannot be written: {error}"))
    })?;
    Ok(text + "\n")
}

fn several(name: &str) -> Problem {
    let message =
        text!("一个文件里有多张表,不能只存其中一张", "the file holds several tables: one alone cannot be saved");
    Problem::new(Place::file(name), message).advise(text!("请另存为新文件", "save it as a new file"))
}
