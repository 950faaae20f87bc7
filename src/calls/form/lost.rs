//! Where points are lost, at the cells of the form.

use serde::Serialize;

use crate::model::scorecard::Scorecard;
use crate::num::Figure;
use crate::score::{LostPoints, LostRow, told_of_row};
use crate::words::{Text, text};

/// Points that are lost.
#[derive(Serialize)]
pub(super) struct Lost {
    field: String,
    points: Figure,
    #[serde(flatten)]
    text: Text,
}

/// All of them: row by row, and what the rounding of sums and caps take.
pub(super) fn told(card: &Scorecard, lost: &LostPoints) -> Vec<Lost> {
    let row = |row: &LostRow| Lost {
        field: row
            .indicator
            .map_or_else(|| "card:/execution/score".to_owned(), |at| format!("card:/indicators/{at}/score")),
        points: row.lost.into(),
        text: told_of_row(card, row),
    };
    let beside = (!lost.beside.is_zero()).then(|| Lost {
        field: "card:/total/score".to_owned(),
        points: lost.beside.into(),
        text: text!("合计的取舍与封顶", "rounding of sums, and caps"),
    });
    lost.rows.iter().map(row).chain(beside).collect()
}
