//! Texts as the parts of a package carry them.

use crate::words::visible;

/// A text with nothing in it that XML takes for its own; hidden signs are shown, and `_x0041_` stays what it is.
pub(super) fn escaped(text: &str) -> String {
    let is_none = |sign| matches!(sign, '\u{fffe}' | '\u{ffff}');
    let text: String = visible(text).chars().map(|sign| if is_none(sign) { '\u{fffd}' } else { sign }).collect();
    let mut parts = text.split("_x");
    let mut masked = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let digits = part.bytes().take_while(u8::is_ascii_hexdigit).count();
        let is_sign = digits == 4 && part.as_bytes().get(digits) == Some(&b'_');
        masked.push_str(if is_sign { "_x005F_x" } else { "_x" });
        masked.push_str(part);
    }
    quick_xml::escape::escape(masked).into_owned()
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn nothing_is_taken_for_markup() {
        assert_eq!(escaped("≥5 & <6\n_x0041_\u{1b}"), "≥5 &amp; &lt;6\n_x005F_x0041_\\u{1b}");
    }
}
