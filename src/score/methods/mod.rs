//! The scoring methods, one file each. A method gives the share of the full points that is
//! earned, 1 for all of them and 0 for none, or the points themselves.
//!
//! Adding one: a file with its page in the header, a variant of `Method` and of `Recipe` (with its
//! parameters, of `Scheme` as well), a line in `earned` and in `page`, worked cases.

mod all_or_nothing;
mod bands;
mod deadline;
mod deduct_deviation;
mod deduct_each;
mod deduction;
mod earned;
mod equality;
mod execution_rate;
mod formula;
mod inverse_linear;
mod inverse_ratio;
mod judgement;
mod page;
mod pair;
mod panel;
mod pass_mark;
mod proportion;
mod survey;
mod verdict;
mod within;
mod words;

pub(crate) use earned::earned;
pub(crate) use execution_rate::rate;
pub use page::page;
pub(crate) use pair::Earned;
