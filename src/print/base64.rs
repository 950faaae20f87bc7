//! Base64: how bytes stand in JSON and in files of keys.

const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Bytes as text.
pub(crate) fn encoded(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for part in bytes.chunks(3) {
        let byte = |index: usize| part.get(index).copied().map_or(0, u32::from);
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for place in 0..4 {
            let sign = SIGNS.get((bits >> (18 - 6 * place) & 63) as usize).copied().unwrap_or(b'=');
            text.push(char::from(if place > part.len() { b'=' } else { sign }));
        }
    }
    text
}

/// The bytes of a text; none where it is not of them.
pub(crate) fn decoded(text: &str) -> Option<Vec<u8>> {
    let signs = text.trim_end_matches('=').as_bytes();
    if text.len() - signs.len() > 2 || signs.len() % 4 == 1 {
        return None;
    }
    let mut bytes = Vec::with_capacity(signs.len() / 4 * 3 + 2);
    for part in signs.chunks(4) {
        let mut bits = 0;
        for place in 0..4 {
            bits = bits << 6 | part.get(place).map_or(Some(0), |sign| value(*sign))?;
        }
        let [_, high, middle, low] = u32::to_be_bytes(bits);
        bytes.extend([high, middle, low].into_iter().take(part.len() - 1));
    }
    Some(bytes)
}

fn value(sign: u8) -> Option<u32> {
    let (from, at) = match sign {
        b'A'..=b'Z' => (b'A', 0),
        b'a'..=b'z' => (b'a', 26),
        b'0'..=b'9' => (b'0', 52),
        b'+' => (b'+', 62),
        b'/' => (b'/', 63),
        _ => return None,
    };
    Some(u32::from(sign - from) + at)
}

#[cfg(test)]
mod tests {
    use super::{decoded, encoded};

    #[test]
    fn bytes_stand_as_text() {
        for (bytes, text) in [
            (b"".as_slice(), ""),
            (b"f", "Zg=="),
            (b"fo", "Zm8="),
            (b"foo", "Zm9v"),
            (b"foob", "Zm9vYg=="),
            (b"\xfb\xff\x00", "+/8A"),
        ] {
            assert_eq!(encoded(bytes), text);
            assert_eq!(decoded(text).as_deref(), Some(bytes));
        }
        let all: Vec<u8> = (0..=255).collect();
        assert_eq!(decoded(&encoded(&all)).as_deref(), Some(all.as_slice()));
    }

    #[test]
    fn what_is_no_text_of_bytes() {
        for text in ["A", "Zg===", "Zm9v!", "表", "Zm 9v", "=="] {
            assert_eq!(decoded(text).filter(|bytes| !bytes.is_empty()), None, "{text}");
        }
    }
}
