//! What a program keeps beside a document while it is open.

use std::path::Path;

#[cfg(feature = "cli")]
use super::files::looked_into;
use super::unread::begins_as_package;
#[cfg(feature = "cli")]
use super::unread::start;

/// Whether a file is what a program keeps beside a document while it is open, by its name and by what is in it: who has it open, and
/// no more. What cannot be opened is locked by that very program.
#[cfg(feature = "cli")]
pub(super) fn is_lock(path: &Path) -> bool {
    is_named_as_lock(path) && looked_into(path).is_none_or(|file| says_who_has_it_open(&start(file, LOCK + 1)))
}

/// The same of a file whose bytes are at hand.
#[cfg(feature = "excel")]
pub(super) fn is_given_lock(path: &Path, bytes: &[u8]) -> bool {
    is_named_as_lock(path) && says_who_has_it_open(bytes)
}

fn is_named_as_lock(path: &Path) -> bool {
    path.file_name().is_some_and(|name| ["~$", ".~"].iter().any(|first| name.to_string_lossy().starts_with(first)))
}

/// The most bytes of a lock: LibreOffice has a line.
const LOCK: u64 = 512;

/// Those of Word and Excel, which have a name twice.
const NAMES: usize = 165;

fn says_who_has_it_open(bytes: &[u8]) -> bool {
    let is_binary = |byte: &u8| byte.is_ascii_control() && !b"\t\n\r".contains(byte);
    let is_line = || bytes.trim_ascii().ends_with(b";") && !bytes.trim_ascii().contains(&b'\n');
    let is_short = u64::try_from(bytes.len()).is_ok_and(|length| length <= LOCK);
    let are_names = || bytes.len() <= NAMES && bytes.iter().any(is_binary);
    is_short && !begins_as_package(bytes) && (bytes.is_empty() || are_names() || is_line())
}
