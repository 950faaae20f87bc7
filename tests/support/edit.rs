//! Files of which one text is replaced, and what is said of them then: the tables of messages in `tests/`.

use std::fmt::{self, Display, Formatter};

use serde::Deserialize;

/// One replacement, and everything that is said of the file after it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Edit {
    pub old: String,
    pub new: String,
    pub says: Vec<String>,
    /// What is told of the file besides.
    #[serde(default)]
    pub told: Vec<String>,
}

impl Edit {
    /// The text with its first place replaced, which has to be there.
    pub(crate) fn of(&self, text: &str) -> String {
        assert!(text.contains(&self.old), "not in the file: {self}");
        text.replacen(&self.old, &self.new, 1)
    }
}

impl Display for Edit {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:?} → {:?}", self.old, self.new)
    }
}
