//! Chinese numerals up to ten thousand: 一, 两, 十二, 九十五, 三百二十, 一万五千.

/// The value of a text that is a numeral as a whole.
pub(crate) fn numeral(text: &str) -> Option<u32> {
    match text.split_once('万') {
        Some((tens, "")) => below_ten_thousand(tens)?.checked_mul(10_000),
        Some((tens, rest)) => below_ten_thousand(tens)?.checked_mul(10_000)?.checked_add(below_ten_thousand(rest)?),
        None => below_ten_thousand(text),
    }
}

/// The numeral at the beginning of a text, and the text behind it. 万 before a unit is left to it: 三百万元 is 三百
/// of 万元.
pub(super) fn strip_numeral(text: &str) -> Option<(u32, &str)> {
    let is_sign = |c: char| is_sign(c) || c == '万';
    let (head, rest) = text.split_at_checked(text.find(|c| !is_sign(c)).unwrap_or(text.len()))?;
    match head.strip_suffix('万') {
        Some(tens) => Some((numeral(tens)?, text.get(tens.len()..)?)),
        None => Some((numeral(head)?, rest)),
    }
}

/// Whether a numeral can begin with a sign.
pub(super) fn is_sign(c: char) -> bool {
    matches!(c, '零' | '一' | '二' | '两' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' | '百' | '千')
}

/// 九百, 一千零五十, 十二: each step smaller than the one before.
fn below_ten_thousand(text: &str) -> Option<u32> {
    if text == "百" {
        return Some(100);
    }
    let (mut sum, mut digit, mut step) = (0, None, 10_000);
    for sign in text.chars() {
        let size = match sign {
            '千' => 1000,
            '百' => 100,
            '十' => 10,
            // A zero stands between steps only: 一百零五.
            '零' if digit.is_none() && step > 10 && step < 10_000 => continue,
            _ => {
                digit = Some(value_of(sign).filter(|_| digit.is_none())?);
                continue;
            }
        };
        // Ten alone has no one before it: 十二.
        let count = digit.take().or_else(|| (size == 10 && sum == 0).then_some(1))?;
        if size >= step || count == 0 {
            return None;
        }
        (sum, step) = (sum + count * size, size);
    }
    match digit {
        Some(0) if sum > 0 => None,
        // 二百五 is 250 in speech; nobody writes it.
        Some(2) if text.ends_with('两') && sum > 0 => None,
        Some(digit) => Some(sum + digit),
        None => (sum > 0).then_some(sum),
    }
}

fn value_of(sign: char) -> Option<u32> {
    let sign = if sign == '两' { '二' } else { sign };
    "零一二三四五六七八九".chars().zip(0..).find(|(other, _)| *other == sign).map(|(_, value)| value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numerals() {
        for (text, value) in [
            ("一", 1),
            ("两", 2),
            ("零", 0),
            ("十", 10),
            ("十二", 12),
            ("二十", 20),
            ("九十五", 95),
            ("百", 100),
            ("一百", 100),
            ("三百二十", 320),
            ("一百零五", 105),
            ("两千", 2000),
            ("一千零五十", 1050),
            ("一万五千", 15_000),
        ] {
            assert_eq!(numeral(text), Some(value), "{text}");
        }
        for text in ["", "十十", "五五", "零十", "零五", "几", "千", "十百", "二零"] {
            assert_eq!(numeral(text), None, "{text}");
        }
        assert_eq!(strip_numeral("两套"), Some((2, "套")));
        assert_eq!(strip_numeral("三百万元"), Some((300, "万元")));
        assert_eq!(strip_numeral("一万五千人"), Some((15_000, "人")));
        assert_eq!(strip_numeral("套"), None);
    }
}
