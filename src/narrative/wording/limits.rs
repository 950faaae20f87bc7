//! How much a wording may ask for: it is a program, and one that never ends is a slip of the pen as any other.

use crate::words::{Text, text};

/// Steps in which a wording is carried out; that of the program takes some thousands for a department.
pub(super) const STEPS: u64 = 20_000_000;

/// Bytes of a wording.
const BYTES: usize = 256 << 10;

/// Bytes of a tag. Each operator in it is a level of its reader.
const TAG: usize = 1_000;

/// Why a wording is not carried out at all, if it is too large or asks for what its engine cannot do.
pub(super) fn beyond(wording: &str) -> Option<Text> {
    let kibibytes = BYTES >> 10;
    if wording.len() > BYTES {
        return Some(text!("文件过大:最多 {kibibytes} KiB", "it is too large: {kibibytes} KiB at most"));
    }
    let tags = || wording.split('{').skip(1).filter_map(|tag| tag.split('}').next());
    if tags().any(|tag| tag.len() > TAG && !tag.starts_with('#')) {
        return Some(text!("标记过长:最多 {TAG} 字节", "a tag is too long: {TAG} bytes at most"));
    }
    tags().any(asks_to_cycle).then(|| text!("不能用 loop.cycle", "loop.cycle cannot be used"))
}

/// Without arguments it would end the program.
fn asks_to_cycle(tag: &str) -> bool {
    tag.match_indices("cycle").any(|(at, _)| tag.get(..at).is_some_and(|before| before.trim_end().ends_with('.')))
}
