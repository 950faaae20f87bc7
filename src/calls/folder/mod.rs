//! 文件夹: what is asked of all tables that lie together, whether a program serves their folder or a page was given them.

mod drawing;
mod files;
mod reporting;

pub(crate) use drawing::draw;
pub(crate) use files::{Files, Listing};
pub(crate) use reporting::{overview, picture, report};
