//! Labels with their values in one cell: `单位名称:青渠县电影公司      填报日期:2024.3.15`.

use super::form::Field;
use super::grid::Spot;
use super::label::pairs;
use crate::lists::{Words, lists};

/// The value behind a label that is a word of a list; a unit of money is none.
pub(super) fn value(spot: &Spot<'_>, words: &Words) -> Option<Field> {
    let is_unit = |value: &str| lists().units.money.get(value).is_some();
    let (_, found) = pairs(spot.text()).find(|(label, value)| label.ends_in(words).is_some() && !is_unit(value))?;
    Some(Field { text: found.to_owned(), cell: spot.at() })
}
