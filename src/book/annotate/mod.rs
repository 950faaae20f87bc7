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

pub use self::annotation::Annotation;
pub use self::shade::Shade;

use self::parts::{Declared, Parts};
use self::styles::Styles;
use super::kind::Kind;
use super::package::Package;
use super::refusal::Refusal;
use super::xls;
use super::xlsx::Workbook;
use crate::words::Problem;

const STYLES: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml";

/// A copy of a workbook (.xlsx or .xlsm) with notes on its cells.
///
/// # Errors
/// A file that is no such workbook, is signed, or is written in a way in which nothing can be added.
pub fn annotate(name: &str, bytes: &[u8], annotations: &[Annotation]) -> Result<Vec<u8>, Problem> {
    annotated(bytes, annotations).map_err(|refusal| refusal.of(name))
}

fn annotated(bytes: &[u8], annotations: &[Annotation]) -> Result<Vec<u8>, Refusal> {
    let mut parts = Parts::of(package(bytes)?);
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

/// The package of a workbook that can be annotated.
fn package(bytes: &[u8]) -> Result<Package<'_>, Refusal> {
    match Kind::of(bytes)? {
        Kind::Package => {}
        Kind::Compound => return xls::sheets(bytes).and(Err(Refusal::NotXlsx)),
        Kind::Text => return Err(Refusal::NotXlsx),
    }
    let package = Package::open(bytes)?;
    if package.has_below("_xmlsignatures/") {
        return Err(Refusal::Signed);
    }
    if package.has("content.xml") || package.has("xl/workbook.bin") || !package.has_below("xl/") {
        return Err(Refusal::NotXlsx);
    }
    Ok(package)
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
