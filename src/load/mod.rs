//! Raw values to checked ones: the shape of a file, then its meaning; all errors at once.

mod ask;
mod builtin;
mod cell;
mod check;
mod funds;
mod inherit;
mod label;
mod library;
mod measure;
mod money;
mod not_applicable;
mod notes;
mod overflow;
mod question;
mod recipe;
mod row;
mod rulebook;
mod shape;
mod table;
mod tiers;
mod unreadable;
mod unverified;
mod variable;
mod vocabulary;

use schemars::JsonSchema;
use serde::de::DeserializeOwned;

pub(crate) use funds::read_amount;
pub(crate) use inherit::overlay;
pub(crate) use label::{label_core, same_label};
pub use library::Library;
pub use measure::{Compound, Days, Interval, Measure, Part, Period, Quantity, Says, read as read_measure};
pub(crate) use measure::{target_in_name, unit_factor, usual_relation};
pub use money::Money;
pub(crate) use notes::{cap_undecided, capped, figure_missing, formula_undefined, grade_open};
pub(crate) use overflow::overflow;
pub use question::{Actual, Answer, FormulaInputs, Numbers, Question, Scorer};
pub use recipe::{Loss, Recipe, RecipeBand, RecipeVerdict, Slope, Target};
pub use row::Row;
pub use rulebook::{Rulebook, fingerprint};
pub(crate) use shape::choices;
pub use table::{ExecutionRow, Table};
pub use tiers::Tier;
pub(crate) use tiers::names as names_tier;
pub use unreadable::Unreadable;
pub use variable::Variable;

use crate::model::{Problem, Problems, Text};
use crate::read::{Node, Source};

/// Decodes a raw value into plain data.
///
/// # Errors
/// Everything that does not fit the type, each with its place.
pub fn decode<T: DeserializeOwned + JsonSchema>(source: &Source, node: &Node<'_>) -> Result<T, Problems> {
    T::deserialize(node).map_err(|error| {
        let schema = schemars::schema_for!(T);
        let mut problems = shape::problems(source, node, schema.as_value());
        if problems.is_empty() {
            let message = error.to_string();
            problems.push(Problem::new(source.place(node.start), Text::new(message.clone(), message)));
        }
        Problems::sorted(problems)
    })
}
