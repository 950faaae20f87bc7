//! What cells hold: amounts, figures, days, parts of a whole, and how two of them stand to each other.

mod amount;
mod calendar;
mod date;
mod edges;
mod entered;
mod open;
mod printed;
mod relation;
mod share;
mod trend;

pub use amount::Amount;
pub use calendar::{YEARS, month, year};
pub use date::{Date, NoDate};
pub use edges::{Banded, Edge, Edges};
pub use entered::{Entered, Readable};
pub use open::{OpenNumber, open_or_number};
pub use printed::Printed;
pub use relation::Relation;
pub use share::Share;
pub use trend::Trend;
