//! Notes on cells of a workbook that somebody else made: bytes to bytes.
//!
//! Nothing is parsed into a model and written again, because what such a model does not know is lost, and what is written
//! in other words makes Excel offer a repair. Texts are put into the parts concerned at their places, styles are added
//! and never changed, and every other part is copied as it is packed. A package in which that cannot be done is refused.

mod annotation;
mod cells;
mod comments;
mod drawing;
mod edits;
mod list;
mod outline;
mod parts;
mod shade;
mod sheet;
mod styles;
mod tags;
mod walk;

use std::collections::BTreeMap;

pub use self::annotation::Annotation;
pub use self::shade::Shade;

use self::parts::{Declared, Parts};
use self::styles::Styles;
use super::kind::Kind;
use super::package::Package;
use super::redrawn;
use super::refusal::Refusal;
use super::write::{tabs, write};
use super::xlsx::Workbook;
use crate::words::Problem;

const STYLES: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml";

/// A copy of a workbook with notes on its cells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Annotated {
    /// The package.
    pub bytes: Vec<u8>,
    /// Whether its sheets were drawn again as they are shown, because nothing can be put into the file itself: an .xls.
    pub redrawn: bool,
}

/// A copy of a workbook with notes on its cells: of an .xlsx or .xlsm the file itself, of an .xls, .ods or text, and of an .xlsx in XML
/// that Excel does not write, a new one with what its sheets show.
///
/// # Errors
/// A file that is no workbook, is signed, or is written in a way in which nothing can be added.
pub fn annotate(name: &str, bytes: &[u8], annotations: &[Annotation]) -> Result<Annotated, Problem> {
    let whole = |redrawn| move |bytes| Annotated { bytes, redrawn };
    let copy = match package(bytes) {
        Ok(Some(package)) => match annotated(package, annotations) {
            Err(Refusal::OtherXml) => annotated_again(bytes, annotations).map(whole(true)),
            copy => copy.map(whole(false)),
        },
        Ok(None) => annotated_again(bytes, annotations).map(whole(true)),
        Err(refusal) => Err(refusal),
    };
    copy.map_err(|refusal| refusal.of(name))
}

/// The same of what is drawn again first.
fn annotated_again(bytes: &[u8], annotations: &[Annotation]) -> Result<Vec<u8>, Refusal> {
    let book = super::book(bytes)?;
    let papers = redrawn::papers(&book).ok_or(Refusal::NotXlsx)?;
    let drawn = write(&papers, &BTreeMap::new()).map_err(|_| Refusal::NotXlsx)?;
    let tabs = tabs(&papers);
    let moved = |annotation: &Annotation| {
        let sheet = annotation.sheet.as_deref();
        let found = sheet.and_then(|name| book.sheets.iter().position(|sheet| sheet.name == name));
        let tab = found.and_then(|index| tabs.get(index)).map(|tab| tab.as_str().into());
        Annotation { sheet: tab.or_else(|| annotation.sheet.clone()), ..annotation.clone() }
    };
    let annotations: Vec<Annotation> = annotations.iter().map(moved).collect();
    annotated(Package::open(&drawn)?, &annotations)
}

fn annotated(package: Package<'_>, annotations: &[Annotation]) -> Result<Vec<u8>, Refusal> {
    let mut parts = Parts::of(package);
    let workbook = Workbook::read(parts.package())?;
    // Refuses a workbook of the strict kind before anything is looked for in it.
    parts.text(&workbook.path)?;
    let mut styles = Styles::read(parts.text(&workbook.styles)?.unwrap_or_else(|| styles::NONE.to_owned()))?;
    let first = workbook.sheets.iter().find(|sheet| !sheet.hidden).or(workbook.sheets.first());
    for sheet in &workbook.sheets {
        let is_first = first.is_some_and(|first| first.path == sheet.path);
        let is_here =
            |annotation: &&Annotation| annotation.sheet.as_deref().map_or(is_first, |name| name == sheet.name);
        let here: Vec<&Annotation> = annotations.iter().filter(is_here).collect();
        if !here.is_empty() {
            sheet::annotate(&mut parts, &mut styles, &sheet.path, &here)?;
        }
    }
    put_styles(&mut parts, &workbook, styles)?;
    parts.packed()
}

/// The package of a workbook that can be annotated itself; none of one whose sheets have to be drawn again.
fn package(bytes: &[u8]) -> Result<Option<Package<'_>>, Refusal> {
    if Kind::of(bytes)? != Kind::Package {
        return Ok(None);
    }
    let package = Package::open(bytes)?;
    if package.has_below("_xmlsignatures/") {
        return Err(Refusal::Signed);
    }
    if package.has("content.xml") {
        return Ok(None);
    }
    if package.has("xl/workbook.bin") || !package.has_below("xl/") {
        return Err(Refusal::NotXlsx);
    }
    Ok(Some(package))
}

fn put_styles(parts: &mut Parts<'_>, workbook: &Workbook, styles: Styles) -> Result<(), Refusal> {
    let is_new = parts.text(&workbook.styles)?.is_none();
    parts.put(&workbook.styles, styles.written()?);
    if is_new {
        parts.relate(&workbook.path, "styles", &workbook.styles)?;
        parts.declare(Declared::Part { path: &workbook.styles, kind: STYLES })?;
    }
    Ok(())
}
