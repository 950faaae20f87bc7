//! Texts as the parts of a workbook carry them.

use crate::print::escaped;

/// A text of a cell with nothing in it that XML takes for its own, where `_x0041_` would be read as a sign by its number.
pub(in crate::book) fn cell_text(text: &str) -> String {
    let text = escaped(text);
    let mut parts = text.split("_x");
    let mut masked = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let digits = part.bytes().take_while(u8::is_ascii_hexdigit).count();
        let is_sign = digits == 4 && part.as_bytes().get(digits) == Some(&b'_');
        masked.push_str(if is_sign { "_x005F_x" } else { "_x" });
        masked.push_str(part);
    }
    masked
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_be_read_as_a_sign_is_masked() {
        for (text, written) in
            [("a_x0041_b", "a_x005F_x0041_b"), ("a_xyz", "a_xyz"), ("_x12_", "_x12_"), ("≥5 & <6", "≥5 &amp; &lt;6")]
        {
            assert_eq!(cell_text(text), written);
        }
    }
}
