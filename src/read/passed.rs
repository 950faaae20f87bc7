//! Files that are passed over by their names: whether there may be a table in one all the same, by its bytes.

use super::claim::Claim;
use super::unread::{begins_as_package, start};
use std::io::Read;

/// Bytes of a file that are looked at.
const MOST: u64 = 16 << 20;

/// What stands in every table that is a text, in each encoding that is read: 指标 or `indicators`.
const SIGNS: [&[u8]; 5] =
    [b"indicators", "指标".as_bytes(), b"\xD6\xB8\xB1\xEA", b"\x07\x63\x07\x68", b"\x63\x07\x68\x07"];

/// That a file is passed over, where there may be a table in it: whoever reads tables looks.
pub(super) fn passed(file: &str, content: impl Read) -> Option<Claim> {
    let bytes = start(content, MOST);
    let is_book = begins_as_package(bytes.as_slice()) || bytes.starts_with(b"\xD0\xCF\x11\xE0");
    let says_so = || SIGNS.iter().any(|sign| bytes.windows(sign.len()).any(|part| part == *sign));
    (is_book || says_so()).then(|| Claim { file: file.to_owned(), read: Vec::new(), is_passed: true })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_hold_a_table_is_known_by_its_bytes() {
        for (bytes, may) in [
            (&b"PK\x03\x04"[..], true),
            (b"\xD0\xCF\x11\xE0", true),
            ("[[indicators]]".as_bytes(), true),
            ("指标,得分".as_bytes(), true),
            (b"\xD6\xB8\xB1\xEA,", true),
            (b"\0\0\0\x01Bud1", false),
            (b"[.ShellClassInfo]", false),
        ] {
            assert_eq!(passed("b.log", bytes).is_some(), may, "{bytes:?}");
        }
    }
}
