//! Headings in two languages, `一级指标 Level 1`, `Target 2024\n年度指标值`: the Chinese part says what a column is for, and of the other
//! one its year is kept.

use super::year_text::alone;
use crate::num::is_blank;

/// The Chinese part of a text, and the year that stands in the other one. Letters that touch it are a part of it, `GDP增长率`,
/// unless they are a sentence of words: those have blanks between them, and one of them has several letters.
pub(super) fn parted(text: &str) -> (&str, Option<u16>) {
    if !text.bytes().any(|byte| byte.is_ascii_alphabetic()) {
        return (text, None);
    }
    let Some(first) = text.find(is_own) else { return (text, None) };
    let last = text.rfind(is_own).unwrap_or(first);
    let end = text.get(last..).and_then(|rest| rest.chars().next()).map_or(last, |sign| last + sign.len_utf8());
    // What closes brackets that the Chinese part opened is its own.
    let behind = text.get(end..).unwrap_or_default();
    let end = end + behind.find(|sign| !matches!(sign, ')' | ']')).unwrap_or(behind.len());
    let (before, behind) = (text.get(..first).unwrap_or_default(), text.get(end..).unwrap_or_default());
    let [is_before, is_behind] = [before, behind].map(is_phrase);
    let own = text.get(if is_before { first } else { 0 }..if is_behind { end } else { text.len() });
    let phrases = [(is_before, before), (is_behind, behind)].into_iter().filter(|(is_one, _)| *is_one);
    let year = phrases.filter_map(|(_, phrase)| alone(phrase.trim())).next_back();
    (own.unwrap_or(text), year)
}

/// Letters and signs of Chinese.
const fn is_own(sign: char) -> bool {
    sign as u32 >= 0x2e80
}

/// Whether a text is words of another language, set off from what stands beside them; in brackets they are no part of a label anyway.
fn is_phrase(text: &str) -> bool {
    let is_open = |text: &str| text.matches(['(', '[']).count() != text.matches([')', ']']).count();
    let has_word = text.split(|sign: char| !sign.is_ascii_alphabetic()).any(|word| word.len() > 1);
    let is_bracketed = text.trim_matches(is_blank).starts_with('(') && text.trim_matches(is_blank).ends_with(')');
    has_word && text.contains(is_blank) && !is_open(text) && !is_bracketed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_chinese_part_decides() {
        for (text, found) in [
            ("一级指标 Level 1", ("一级指标", None)),
            ("三级指标\nTier-3 Indicator", ("三级指标", None)),
            ("Target 2024\n年度指标值", ("年度指标值", Some(2024))),
            ("实际完成值Actual value 2024", ("实际完成值", Some(2024))),
            ("分值 Weight (100)", ("分值", None)),
            ("指标值(年初) Target at start", ("指标值(年初)", None)),
            ("三级指标(Indicator Level 3)", ("三级指标(Indicator Level 3)", None)),
            ("GDP 增长率", ("增长率", None)),
            ("执行率 C/B", ("执行率 C/B", None)),
            ("B 调整后预算", ("B 调整后预算", None)),
            ("PM2.5浓度", ("PM2.5浓度", None)),
            ("AI2024项目", ("AI2024项目", None)),
            ("Level 1", ("Level 1", None)),
        ] {
            assert_eq!(parted(text), found, "{text}");
        }
    }
}
