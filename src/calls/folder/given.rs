//! Files that a page was given, with their bytes: a folder that was dropped on it, and what is held against one.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::files::{Files, Listing};
use super::standing::{LOG, decisions_of};
use crate::audit::AuditFiles;
use crate::calls::request::Request;
use crate::intake::read_roster;
use crate::model::decision::Decision;
use crate::model::roster::Roster;
use crate::model::value::Date;
use crate::print::decoded;
use crate::read::{Format, Given, Source, given};
use crate::words::{Place, Problem, Problems, text};

/// The file of waivers, below the folder: `audit --waivers` reads it.
pub(crate) const WAIVERS: &str = ".jixiao/waivers.toml";

/// A file of a request.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct GivenFile {
    /// What it is called, with the folders above it.
    pub(super) name: String,
    base64: String,
}

impl GivenFile {
    pub(super) fn bytes(&self) -> Result<Vec<u8>, Problem> {
        decoded(&self.base64).ok_or_else(|| {
            let message = text!("“base64”不是 Base64 文本", "`base64` is no text in Base64");
            Problem::new(Place::file(&self.name), message)
        })
    }
}

/// Files that a page was given.
pub(crate) struct GivenFiles {
    dir: String,
    files: BTreeMap<String, Vec<u8>>,
    roster: Option<(String, Vec<u8>)>,
    today: Date,
}

impl GivenFiles {
    /// Those of a request: `files`, what they are called together in `dir`, who must report in `roster`, `today`.
    pub(in crate::calls) fn of(request: &Request<'_>) -> Result<Self, Problems> {
        let files: Vec<GivenFile> = request.data("files")?.ok_or_else(|| request.missing("files"))?;
        let roster: Option<GivenFile> = request.data("roster")?;
        Ok(Self {
            dir: request.text("dir")?.unwrap_or_default().to_owned(),
            files: named(&files)?,
            roster: roster.map(|file| Ok::<_, Problem>((file.name.clone(), file.bytes()?))).transpose()?,
            today: request.day()?,
        })
    }

    /// A file of state that lies among them.
    fn text(&self, name: &str) -> Result<Option<&str>, Problem> {
        let text = self.files.get(name).map(|bytes| std::str::from_utf8(bytes)).transpose();
        text.map_err(|_| Problem::new(Place::file(name), text!("不是 UTF-8 文本", "it is not UTF-8 text")))
    }

    /// Those that are held against others.
    pub(super) fn besides(files: &[GivenFile], today: Date) -> Result<Self, Problems> {
        Ok(Self { dir: String::new(), files: named(files)?, roster: None, today })
    }
}

fn named(files: &[GivenFile]) -> Result<BTreeMap<String, Vec<u8>>, Problems> {
    let (mut named, mut wrong) = (BTreeMap::new(), Vec::new());
    for file in files {
        match file.bytes() {
            Ok(bytes) => _ = named.insert(file.name.clone(), bytes),
            Err(problem) => wrong.push(problem),
        }
    }
    if wrong.is_empty() { Ok(named) } else { Err(Problems(wrong)) }
}

impl Files for GivenFiles {
    fn dir(&self) -> String {
        self.dir.clone()
    }

    fn listing(&self) -> Listing {
        let Given { files: names, unread, imported, claims } = given(&self.files);
        Listing { names, unread, imported, claims, problems: Vec::new() }
    }

    fn bytes(&self, name: &str) -> Result<Vec<u8>, Problem> {
        self.files
            .get(name)
            .cloned()
            .ok_or_else(|| Problem::new(Place::file(name), text!("没有这个文件", "there is no such file")))
    }

    /// Who gave a file knows it by its name.
    fn sign(&self, name: &str) -> String {
        name.to_owned()
    }

    fn audit_files(&self) -> Result<AuditFiles, Problems> {
        let read = |(name, bytes): &(String, Vec<u8>)| read_roster(name, bytes.clone());
        let roster: Option<Roster> = self.roster.as_ref().map(read).transpose()?;
        let waivers = self.text(WAIVERS)?.filter(|text| !text.trim().is_empty());
        let source = |text: &str| Source::from_bytes(WAIVERS, Some(Format::Toml), text.as_bytes().to_vec());
        Ok(AuditFiles { roster, waivers: waivers.map(source).transpose()?, ..AuditFiles::default() })
    }

    fn decisions(&self) -> Result<(Vec<Decision>, Vec<Problem>), Problem> {
        Ok(self.text(LOG)?.map(decisions_of).unwrap_or_default())
    }

    fn today(&self) -> Result<Date, Problem> {
        Ok(self.today)
    }
}
