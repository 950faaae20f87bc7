//! Files that lie together: those of a folder that a program serves, or those that a page was given.

use std::sync::Arc;

use super::read_file::ReadFile;
use crate::audit::{AuditFiles, Auditing};
use crate::intake::{Document, Kind, ScoringEngine, Threads, refuted};
use crate::model::assessment::Assessment;
use crate::model::decision::Decision;
use crate::model::value::Date;
use crate::read::{Claim, refute};
use crate::words::{Caution, Problem, Problems};

/// Files that lie together, as they are now.
pub(crate) trait Files: Sync {
    /// What they are called together.
    fn dir(&self) -> String;
    /// What lies there.
    fn listing(&self) -> Listing;
    /// The bytes of a file that is read.
    fn bytes(&self, name: &str) -> Result<Vec<u8>, Problem>;
    /// What it holds, as it is now.
    fn read(&self, engine: &ScoringEngine, name: &str) -> Result<Arc<ReadFile>, Problem> {
        Ok(Arc::new(ReadFile::new(engine, name, self.bytes(name)?)))
    }
    /// By what a page knows a file.
    fn sign(&self, name: &str) -> String;
    /// What tables are audited with.
    fn audit_files(&self) -> Result<AuditFiles, Problems>;
    /// The day on which waivers have to hold.
    fn today(&self) -> Result<Date, Problem>;
    /// What was decided about findings, and what is wrong with that.
    fn decisions(&self) -> Result<(Vec<Decision>, Vec<Problem>), Problem> {
        Ok((Vec::new(), Vec::new()))
    }
    /// Whether tables and decisions may be saved.
    fn is_writable(&self) -> bool {
        false
    }
    /// What audits them.
    fn auditing(&self) -> Result<Auditing, Problems> {
        Auditing::begin(&self.audit_files()?, self.today()?)
    }
}

/// Files at one moment.
#[derive(Debug, Default)]
pub(crate) struct Listing {
    /// The names of those that are read, with `/` between their parts.
    pub(crate) names: Vec<String>,
    /// What is not read, and why.
    pub(crate) unread: Vec<Caution>,
    /// Workbooks whose tables are read elsewhere.
    pub(crate) imported: Vec<Caution>,
    /// What files say for which they are not read.
    pub(crate) claims: Vec<Claim>,
    /// What could not even be looked at.
    pub(crate) problems: Vec<Problem>,
}

/// What lies there, where what files say for which they are not read is held against what is in them.
pub(super) fn listed(engine: &ScoringEngine, files: &impl Files) -> Listing {
    let mut listing = files.listing();
    let bytes = |name: &str| files.bytes(name).map_err(Problems::from);
    let refuted = refuted(engine, &Threads::default(), std::mem::take(&mut listing.claims), bytes);
    refute(&mut listing.unread, &mut listing.imported, refuted);
    listing
}

/// A document of one of the files.
pub(super) struct Found<'d, 's> {
    pub(super) document: &'d Document<'s>,
    /// The file, and the number of the table in it; no number where it is no table that opens.
    pub(super) file: &'d str,
    pub(super) table: Option<usize>,
}

/// Goes through every document of the listed files, and tells what cannot be read.
pub(super) fn each<E>(
    engine: &ScoringEngine,
    files: &impl Files,
    names: &[String],
    mut take: impl FnMut(Result<Found<'_, '_>, Problems>) -> Result<(), E>,
) -> Result<(), E> {
    for name in names {
        let source = match files.bytes(name).map_err(Problems::from).and_then(|bytes| engine.source(name, bytes)) {
            Ok(source) => source,
            Err(problems) => {
                take(Err(problems))?;
                continue;
            }
        };
        let mut tables = 0;
        for document in Document::all(&source) {
            match document {
                Ok(document) => {
                    let opens = document.kind == Kind::Table && document.decode::<Assessment>().is_ok();
                    let table = opens.then_some(tables);
                    tables += usize::from(opens);
                    take(Ok(Found { document: &document, file: name, table }))?;
                }
                Err(problems) => take(Err(problems))?,
            }
        }
    }
    Ok(())
}
