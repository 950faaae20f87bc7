//! The scoring methods, one file each, with what they are given. A method gives the share of the full points that is
//! earned, 1 for all of them and 0 for none, or the points themselves.

mod all_or_nothing;
mod bands;
mod deadline;
mod deduct_deviation;
mod deduct_each;
mod deduction;
mod earned;
mod equality;
mod execution_rate;
mod figures;
mod formula;
mod input;
mod inverse_linear;
mod inverse_ratio;
mod judgement;
mod money;
mod page;
mod pair;
mod panel;
mod pass_mark;
mod proportion;
mod rule;
mod steps;
mod survey;
mod variable;
mod verdict;
mod within;
mod words;

pub(crate) use earned::earned;
pub(crate) use execution_rate::rate;
pub use figures::Figures;
pub(crate) use figures::{actual_value, compute};
pub(crate) use input::of_money;
pub use input::{Actual, Answer, FormulaInputs, Numbers, Question, Scorer};
pub use money::Money;
pub use page::page;
pub(crate) use pair::Earned;
pub(crate) use rule::plain;
pub use rule::{Loss, Recipe, RecipeBand, RecipeVerdict, Slope, Target};
pub(crate) use steps::all as steps;
pub use variable::Variable;
pub(crate) use variable::{Scope, is_fixed, names, resolve};
