//! Chinese numerals up to one hundred: 一, 两, 十二, 九十五, 百.

/// The value of a text that is a numeral as a whole.
pub(super) fn numeral(text: &str) -> Option<u8> {
    match text {
        "百" | "一百" => return Some(100),
        "两" => return Some(2),
        _ => {}
    }
    let (tens, ones) = match text.split_once('十') {
        Some(("", ones)) => (1, ones),
        Some((tens, ones)) => (digit(tens).filter(|tens| *tens > 0)?, ones),
        None => return digit(text),
    };
    let ones = if ones.is_empty() { 0 } else { digit(ones).filter(|ones| *ones > 0)? };
    Some(tens * 10 + ones)
}

/// The numeral at the beginning of a text, and the text behind it.
pub(super) fn strip_numeral(text: &str) -> Option<(u8, &str)> {
    let is_sign = |c: char| "零一二两三四五六七八九十百".contains(c);
    let (head, rest) = text.split_at_checked(text.find(|c| !is_sign(c)).unwrap_or(text.len()))?;
    Some((numeral(head)?, rest))
}

fn digit(text: &str) -> Option<u8> {
    let mut signs = "零一二三四五六七八九".chars().zip(0..);
    let sign = text.chars().next().filter(|sign| text.len() == sign.len_utf8())?;
    signs.find(|(other, _)| *other == sign).map(|(_, value)| value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numerals() {
        for (text, value) in
            [("一", 1), ("两", 2), ("十", 10), ("十二", 12), ("二十", 20), ("九十五", 95), ("百", 100), ("一百", 100)]
        {
            assert_eq!(numeral(text), Some(value), "{text}");
        }
        for text in ["", "十十", "五五", "零十", "二百", "几", "千", "两十"] {
            assert_eq!(numeral(text), None, "{text}");
        }
        assert_eq!(strip_numeral("两套"), Some((2, "套")));
        assert_eq!(strip_numeral("套"), None);
    }
}
