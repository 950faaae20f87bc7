//! A list of who must report, from a workbook or a text.

use super::keys::decoded;
#[cfg(feature = "excel")]
use crate::book;
#[cfg(feature = "excel")]
use crate::import;
#[cfg(all(feature = "cli", feature = "excel"))]
use crate::lists::lists;
use crate::model::roster::{Due, Roster, RosterFile};
#[cfg(feature = "excel")]
use crate::read::is_workbook;
use crate::read::{Format, Places, Source};
#[cfg(all(feature = "cli", feature = "excel"))]
use crate::words::Position;
use crate::words::{Place, Problem, Problems, text};

/// Reads a list of who must report.
///
/// # Errors
/// A file that cannot be read, or in which nobody is named.
pub fn read_roster(name: &str, bytes: Vec<u8>) -> Result<Roster, Problems> {
    let rows = rows(name, bytes)?;
    if rows.iter().any(|(due, _)| due.is_named()) {
        return Ok(Roster { file: name.to_owned(), rows });
    }
    let message = text!("名单里没有找到部门或项目", "no department and no project was found in the list");
    let advice = text!(
        "名单要有“主管部门”“单位”“项目名称”或“项目编码”一栏,一行一个",
        "a list has a column 主管部门, 单位, 项目名称 or 项目编码, a row each"
    );
    Err(Problem::new(Place::file(name), message).advise(advice).into())
}

/// Reads a list of projects: whatever a list of who must report may be, or a text with a name a line.
///
/// # Errors
/// A file that cannot be read, or in which no project is named.
#[cfg(all(feature = "cli", feature = "excel"))]
pub fn read_projects(name: &str, bytes: Vec<u8>) -> Result<Vec<(Due, Place)>, Problems> {
    if !is_text(name) {
        return Ok(read_roster(name, bytes)?.rows);
    }
    let text = book::text(name, &bytes)?;
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    if first.contains(['\t', ',', ';']) {
        return Ok(import::roster(&book::read(name, &bytes)?));
    }
    let is_heading = |line: &str| lists().sheets.project.has(line);
    let lines = (1..).zip(text.lines().map(str::trim)).filter(|(_, line)| !line.is_empty() && !is_heading(line));
    let due = |(number, line): (usize, &str)| {
        let position = Position::Text { line: number, column: 1 };
        let due = Due { name: Some(line.to_owned()), ..Due::default() };
        (due, Place { file: name.to_owned(), position: Some(position) })
    };
    Ok(lines.map(due).collect())
}

/// Whether a file is a text by its name: no notation and no workbook.
#[cfg(all(feature = "cli", feature = "excel"))]
fn is_text(name: &str) -> bool {
    std::path::Path::new(name).extension().is_some_and(|ending| ending.eq_ignore_ascii_case("txt"))
}

fn rows(name: &str, bytes: Vec<u8>) -> Result<Vec<(Due, Place)>, Problems> {
    #[cfg(feature = "excel")]
    if is_workbook(name, &bytes) {
        return Ok(import::roster(&book::read(name, &bytes)?));
    }
    let source = Source::from_bytes(name, Format::of_name(name), bytes)?;
    let mut node = source.only()?;
    let file: RosterFile = decoded(&source, &mut node)?;
    let places = Places::new(&source, &node);
    let departments = file.departments.into_iter().enumerate().map(|(index, department)| {
        let due = Due { department: Some(department), ..Due::default() };
        (due, places.key("departments").item(index).here())
    });
    let projects =
        file.projects.into_iter().enumerate().map(|(index, due)| (due, places.key("projects").item(index).here()));
    Ok(departments.chain(projects).collect())
}
