//! What is asked at the desk: the calls of the engine, and those that only a folder can answer.

use std::path::Path;

use serde::Deserialize;
use serde::de::IgnoredAny;

use super::folder::{Folder, FolderOptions, Unwritten};
use super::site::{Reply, ReplyOutcome};
use crate::calls::folder::{NAMES, draw, overview, show};
use crate::calls::{call_of_files, call_with, problems};
use crate::intake::ScoringEngine;
use crate::words::{Place, Problem, Problems, text};

/// The engine of this program, and the folder on the desk.
#[derive(Debug)]
pub struct Desk {
    engine: ScoringEngine,
    folder: Option<Folder>,
}

/// A sign alone.
#[derive(Deserialize)]
struct Named {
    id: String,
}

impl Desk {
    /// A desk without a folder.
    #[must_use]
    pub const fn new(engine: ScoringEngine) -> Self {
        Self { engine, folder: None }
    }

    /// The same with a folder on it.
    ///
    /// # Errors
    /// The folder, or a file that it is served with, cannot be read.
    pub fn with_folder(self, folder: &Path, options: FolderOptions) -> Result<Self, Problems> {
        Ok(Self { folder: Some(Folder::open(folder, options)?), ..self })
    }

    /// The folder, without links.
    #[must_use]
    pub fn folder(&self) -> Option<&Path> {
        self.folder.as_ref().map(Folder::path)
    }

    /// Answers a call.
    #[must_use]
    pub fn reply(&self, name: &str, request: &str) -> Reply {
        let (outcome, json) = match self.answer(name, request) {
            Ok(json) => (ReplyOutcome::Answered, json),
            Err(Unwritten::Problems(found)) => (ReplyOutcome::Answered, problems(&found)),
            Err(Unwritten::Conflict(json)) => (ReplyOutcome::Conflict, json),
            Err(Unwritten::ReadOnly) => (ReplyOutcome::ReadOnly, problems(&read_only().into())),
        };
        Reply { outcome, json }
    }

    fn answer(&self, name: &str, request: &str) -> Result<String, Unwritten> {
        match name {
            // A page without a folder may hold files of its own.
            _ if self.folder.is_none() && gives_files(request) => Ok(call_with(&self.engine, name, request)),
            "folder" => Ok(show(&self.engine, self.desk()?)?),
            "file" => Ok(self.desk()?.show_file(&self.engine, &asked::<Named>(request)?.id)?),
            "save" => self.desk()?.save(&self.engine, &asked(request)?),
            "decide" => self.desk()?.decide(&self.engine, &asked(request)?),
            "overview" => Ok(overview(&self.engine, self.desk()?)?),
            "sample" => Ok(draw(&self.engine, self.desk()?, &asked(request)?)?),
            _ if NAMES.contains(&name) => {
                let answer = call_of_files(&self.engine, self.desk()?, name, request);
                Ok(answer.unwrap_or_else(|| Ok(call_with(&self.engine, name, request)))?)
            }
            _ => Ok(call_with(&self.engine, name, request)),
        }
    }

    fn desk(&self) -> Result<&Folder, Problem> {
        self.folder.as_ref().ok_or_else(|| {
            let advice = text!("请这样启动:jixiao serve 文件夹", "start it so: jixiao serve DIR");
            Problem::new(Place::file("serve"), text!("没有打开文件夹", "no folder is served")).advise(advice)
        })
    }
}

/// Whether a request brings its files along.
fn gives_files(request: &str) -> bool {
    #[derive(Deserialize)]
    struct Giving {
        files: Option<IgnoredAny>,
    }
    serde_json::from_str(request).is_ok_and(|giving: Giving| giving.files.is_some())
}

/// A request as what it asks.
fn asked<'r, T: Deserialize<'r>>(request: &'r str) -> Result<T, Problems> {
    serde_json::from_str(request).map_err(|error| {
        let message = text!("请求无法读取:{error}", "the request cannot be read: {error}");
        Problem::new(Place::file("request"), message).into()
    })
}

fn read_only() -> Problem {
    let advice = text!("要保存,请加 --write 重新启动", "to save, start it again with --write");
    Problem::new(Place::file("serve"), text!("只读,没有写入", "only reads; nothing was written")).advise(advice)
}
