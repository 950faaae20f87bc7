//! What a bureau sends out behind an audit, a parcel a department: the list of what was found, to be answered and sent
//! back.

mod columns;
mod departments;
mod list;

pub use departments::{Issue, Parcel, Parcels};
pub use list::lists;
