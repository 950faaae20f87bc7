//! What files of a folder say of themselves, and are not read for: whoever audits holds it against what is in them.

use crate::words::Caution;

/// A file that says it has no table of its own, or none that is not read elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// The file.
    pub file: String,
    /// The files that are read in its place; none for a list or letter of this program.
    pub read: Vec<String>,
    /// Whether it is passed over by its name alone.
    pub is_passed: bool,
}

/// Takes files whose claims do not hold from among those that are `told`, and names them among those that are not read.
pub fn refute(unread: &mut Vec<Caution>, told: &mut Vec<Caution>, refuted: Vec<Caution>) {
    told.retain(|caution| refuted.iter().all(|refuted| refuted.place.file != caution.place.file));
    unread.extend(refuted);
}
