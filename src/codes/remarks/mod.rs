//! Every remark that reading and scoring can make, under its [`Code`](super::Code): a file a family, as their pages are.

mod indicators;
mod money;
mod points;
mod readings;
mod tables;

pub(crate) use indicators::*;
pub(crate) use money::*;
pub(crate) use points::*;
pub(crate) use readings::*;
pub(crate) use tables::*;
