//! Sentences of the audit as letters print them.

/// A sentence without the sign at its end, with the signs of Chinese print where Chinese stands beside them: `,` between
/// figures stays.
pub(super) fn sentence(text: &str) -> String {
    let signs: Vec<char> = text.trim_end().trim_end_matches(['。', '.']).chars().collect();
    if !signs.iter().any(|sign| is_chinese(*sign)) {
        return signs.into_iter().collect();
    }
    let at = |index: Option<usize>| index.and_then(|index| signs.get(index)).copied();
    let mut printed = String::with_capacity(text.len());
    let mut brackets = Vec::new();
    for (index, sign) in signs.iter().enumerate() {
        let beside = [at(index.checked_sub(1)), at(index.checked_add(1))];
        let chinese = beside.into_iter().flatten().any(is_chinese);
        let apart = !beside.into_iter().flatten().any(|sign| sign.is_ascii_whitespace());
        let joined = beside.into_iter().flatten().filter(char::is_ascii_alphanumeric).count() == beside.len();
        let printed_so = match sign {
            ',' | ';' => chinese || apart && !joined,
            '(' => {
                brackets.push(chinese);
                chinese
            }
            ')' => brackets.pop().unwrap_or(chinese),
            _ => chinese,
        };
        printed.push(if printed_so { in_print(*sign) } else { *sign });
    }
    printed
}

/// A sign as Chinese print has it.
const fn in_print(sign: char) -> char {
    match sign {
        ',' => '，',
        ';' => '；',
        ':' => '：',
        '(' => '（',
        ')' => '）',
        '?' => '？',
        '!' => '！',
        sign => sign,
    }
}

/// Whether a sign is one of Chinese print.
const fn is_chinese(sign: char) -> bool {
    matches!(sign, '\u{3001}'..='\u{9fff}' | '“' | '”' | '\u{ff01}'..='\u{ff60}')
}

#[cfg(test)]
mod tests {
    use super::sentence;

    #[test]
    fn chinese_has_signs_of_its_own() {
        for (text, printed) in [
            ("目标 ≥200次,实际 150次,没有达到;按规则为 15", "目标 ≥200次，实际 150次，没有达到；按规则为 15"),
            ("执行率 72.50%(2.9 ÷ 4),低于 80%。", "执行率 72.50%(2.9 ÷ 4)，低于 80%"),
            ("预算(1期)为 1,370 万元", "预算（1期）为 1,370 万元"),
            ("应为 15,写作 20", "应为 15，写作 20"),
            ("a, b", "a, b"),
            ("执行率(B/A)写 98%,108 ÷ 100", "执行率（B/A）写 98%，108 ÷ 100"),
            ("", ""),
        ] {
            assert_eq!(sentence(text), printed);
        }
    }
}
