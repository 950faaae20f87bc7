//! Charts as inline SVG: what is to be seen, where a click leads, and nothing about where it came from.
//!
//! A chart is legible without colours: shapes, patterns and figures say the same. Its marks are links, and so it is a group
//! for screen readers, with a title and a description; the page has the same as a table, which is what the keyboard goes
//! through.

mod bars;
mod columns;
mod frame;
mod heat;
mod length;
mod scatter;

pub(super) use bars::{Bar, bars};
pub(super) use columns::{Category, Column, Look, Series, columns};
pub(super) use frame::Frame;
pub(super) use heat::{HeatColumn, HeatMark, HeatRow, heat};
pub(super) use scatter::{Axis, Dot, Shape, scatter};
