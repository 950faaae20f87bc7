//! Departments that a form names beside its head: in its title, and in the line of signatures below its tables.

use std::ops::Range;

use super::differing::differing;
use crate::import::form::{Field, Form};
use crate::import::grid::{Grid, Spot};
use crate::import::heading::Header;
use crate::import::label::{Label, pairs};
use crate::import::origin::Remark;
use crate::lists::lists;
use crate::num::{fold_width, is_blank, is_blank_mark};
use crate::words::text;

/// Tells of those that are none of the head.
pub(super) fn tell(grid: &Grid<'_>, header: &Header, rows: Range<u32>, form: &Form) -> Vec<Remark> {
    let Some(department) = &form.project.department else { return Vec::new() };
    let project = &form.project;
    let own: Vec<&Field> = [&project.department, &project.unit, &project.implementer].into_iter().flatten().collect();
    let is_other = |name: &str| !own.iter().any(|field| are_one(name, &field.text));
    let told = |field: &Field| {
        let what = text!("部门", "the department");
        Remark::at(field.cell, differing(&what, &field.text, department)).of_value()
    };
    let titles = grid.rows(rows.start..header.top).filter_map(|spot| {
        let name = organ(spot.text())?;
        let of_project = project.name.as_ref().is_some_and(|own| plain(&own.text).contains(&name));
        (!of_project).then(|| Field { text: name, cell: spot.at() })
    });
    let signed = grid.rows(header.below..rows.end).flat_map(|spot| departments(grid, &spot));
    titles.chain(signed).filter(|field| is_other(&field.text)).map(|field| told(&field)).collect()
}

/// The departments behind labels for them in a cell, or in the one behind it.
fn departments(grid: &Grid<'_>, spot: &Spot<'_>) -> Vec<Field> {
    let asks = |label: &Label| label.is(&lists().sheets.department);
    let field = |name: &str, cell| Field { text: plain(name), cell };
    let within = pairs(spot.text()).filter(|(label, _)| asks(label));
    let within: Vec<Field> = within.map(|(_, name)| field(name, spot.at())).collect();
    if !within.is_empty() || !asks(&spot.label()) {
        return within;
    }
    let beside = grid.behind(spot).filter(|value| !is_blank_mark(value.text()));
    beside.map(|value| field(value.text(), value.at())).into_iter().collect()
}

/// The department that a title names: what ends in the word for one, 白岩县农业农村局项目支出绩效自评表. Bureaus of finance stand in the titles
/// of everybody's forms.
fn organ(title: &str) -> Option<String> {
    let stated = &lists().stated;
    let title = plain(title);
    let is_title = stated.titles.iter().any(|end| title.contains(end)) && !title.contains(':');
    let ends = stated.organs.iter().filter_map(|word| Some((title.find(word)? + word.len(), word)));
    let (end, word) = ends.min().filter(|_| is_title)?;
    let before = title.get(..end)?;
    let name = behind_year(before.rsplit(|sign: char| !sign.is_alphanumeric()).next()?);
    let is_name = name.chars().count() >= word.chars().count() + SHORTEST;
    (is_name && !stated.overseers.is_in(name)).then(|| name.to_owned())
}

/// A title behind its year: 2024年度.
fn behind_year(title: &str) -> &str {
    let mut rest = title;
    loop {
        let bare = rest.trim_start_matches(|sign: char| sign.is_ascii_digit());
        let signs = [&lists().stated.of_years, &lists().dates.year_signs];
        match signs.iter().find_map(|words| words.strip_prefix(bare)) {
            Some(behind) => rest = behind,
            None => return bare,
        }
    }
}

/// Letters before the word for an organ that make a name of it.
const SHORTEST: usize = 2;

/// Whether two names are of one: 市农委 has its letters in the order of 市农业农村委员会.
fn are_one(one: &str, other: &str) -> bool {
    let (one, other) = (plain(one), plain(other));
    let within = |short: &str, long: &str| {
        let mut letters = long.chars();
        short.chars().all(|sign| letters.any(|other| other == sign))
    };
    within(&one, &other) || within(&other, &one)
}

/// A name without blanks, in half width, and without what is said of its stamp: `(公章)`.
fn plain(text: &str) -> String {
    let text: String = text.chars().filter(|sign| !is_blank(*sign)).map(fold_width).collect();
    ["(公章)", "(盖章)", "(签章)", "(章)"].iter().fold(text, |text, stamp| text.replace(stamp, ""))
}
