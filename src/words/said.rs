//! What went wrong where only the system's errors go, in both languages.

use std::error::Error;
use std::fmt;

use super::text::Text;

/// A text that travels within an error of the system.
#[derive(Debug)]
pub struct Said(pub Text);

impl fmt::Display for Said {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.en)
    }
}

impl Error for Said {}
