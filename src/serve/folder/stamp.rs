//! How a file looks from outside: one that looks the same is not read again.

use std::fs::Metadata;
use std::time::SystemTime;

/// How a file looks from outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stamp {
    modified: SystemTime,
    length: u64,
}

impl Stamp {
    /// None where the system does not say when a file was written.
    pub(super) fn of(found: &Metadata) -> Option<Self> {
        Some(Self { modified: found.modified().ok()?, length: found.len() })
    }
}
