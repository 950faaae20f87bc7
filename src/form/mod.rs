//! Official forms: a table in the layout of its place, filled in with its points or still to be filled in, as a
//! workbook, as a Word document and as a page.
//!
//! A form is drawn once, as a `Paper` of cells, from a layout (data), a table and its scorecard; what writes it knows
//! nothing of tables. Points are those of the scorecard. A rate and a sum are formulas where what they come to is the
//! very figure that is printed, otherwise the figure itself stands there; what is open is printed as open.

mod blank;
mod canvas;
mod columns;
mod derivations;
mod document;
mod figures;
mod filled;
mod goal;
mod head;
mod html;
mod indicators;
mod layout;
mod list;
mod money;
mod naming;
mod outdated;
mod parts;
mod pieces;
mod remarks;
mod skeleton;
mod summary;
mod tally;
mod total;

use std::collections::BTreeMap;

pub use blank::{blank, emptied};
pub use document::word;
pub use filled::{Filled, fill, fill_results};
pub use html::html;
pub use layout::FormLayout;
pub use list::list;
pub use naming::file_name;
pub use outdated::{following_year, outdated};
pub use parts::parts_of_total;
pub use remarks::remarks;
pub use skeleton::skeleton;
pub use summary::summary;

pub(crate) use figures::content;

use self::canvas::Canvas;
use self::columns::Columns;
use self::total::Sums;
use crate::book::Paper;
use crate::prose::KIND;
use crate::words::Language;

/// The form of a table. Hints in a form that is still to be filled in are in the reader's language.
#[must_use]
pub fn form(layout: &FormLayout, filled: &Filled, language: Language) -> Paper {
    draw(layout, Canvas { paper: Paper::default(), filled, language, live: false })
}

/// The form of a table as it is filled in on a screen: with its points, and with cells that take entries.
#[must_use]
pub fn live_form(layout: &FormLayout, filled: &Filled, language: Language) -> Paper {
    draw(layout, Canvas { paper: Paper::default(), filled, language, live: true })
}

fn draw(layout: &FormLayout, mut canvas: Canvas<'_>) -> Paper {
    let filled = canvas.filled;
    let columns = Columns::of(layout, filled);
    canvas.paper = Paper {
        name: filled.assessment.project.name.clone(),
        columns: columns.widths(),
        protected: filled.card.is_none(),
        foot: filled.template.clone(),
        ..Paper::default()
    };
    let mut sums = Sums::default();
    head::print(&mut canvas, layout);
    money::print(&mut canvas, layout, &columns, &mut sums);
    goal::print(&mut canvas, &layout.goal);
    indicators::print(&mut canvas, layout, &columns, &mut sums);
    total::print(&mut canvas, layout, &columns, &sums);
    total::foot(&mut canvas, layout);
    canvas.finish()
}

/// What a workbook says of itself that holds results of tables, and no form that is read again.
#[must_use]
pub fn list_properties() -> BTreeMap<String, String> {
    BTreeMap::from([(KIND.to_owned(), "list".to_owned())])
}

/// What the documents of these forms say of themselves: by which template each was made, and of which table.
#[must_use]
pub fn properties(forms: &[Filled]) -> BTreeMap<String, String> {
    let of_form = |(number, form): (usize, &Filled)| {
        let property = |key: &str, value: &str| (format!("jixiao.{number}.{key}"), value.to_owned());
        let input = form.card.as_ref().map(|card| property("input.sha256", &card.input.sha256));
        let template = [property("template", &form.template), property("template.sha256", &form.template_sha256)];
        let book = form.book_sha256.as_ref().map(|sha256| property("book.sha256", sha256));
        template.into_iter().chain(input).chain(book)
    };
    (1..).zip(forms).flat_map(of_form).collect()
}
