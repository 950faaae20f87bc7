//! Numbers in Chinese numerals that say how much: 三百五十二万元, 九十九点二分, 百分之九十五. Those of phrases and headings,
//! and small counts, are words: 一是, 十三、, 三个方面, 十四五.

use std::ops::Range;

use crate::lists::{Citations, lists};
use crate::reading::numeral;

/// Digits, those of contracts among them.
const DIGITS: &str = "零〇一二两三四五六七八九壹贰叁肆伍陆柒捌玖貳參陸弌弍弎廿卅卌";
/// Those of contracts, which no phrase has.
const FORMAL: &str = "零壹贰叁肆伍陆柒捌玖貳參陸弌弍弎拾佰仟";
/// What digits are multiplied with.
const STEPS: &str = "十百千万亿拾佰仟萬億";
/// Those that are no part of phrases like 十四五 when a digit stands before them.
const HIGH_STEPS: &str = "百千万亿佰仟萬億";
/// What makes a step say how much without a digit: 数百万元, 近亿元.
const ABOUT_BEFORE: &str = "数几近上约逾超过破达";
/// The same behind it: 百余万元, 十多个.
const ABOUT_BEHIND: &str = "余多来几";
/// Signs that are looked at on either side.
const AROUND: usize = 4;

/// Whether a sign is one of a numeral.
pub(super) fn is_numeral(sign: char) -> bool {
    DIGITS.contains(sign) || STEPS.contains(sign)
}

/// Whether a sign counts by itself, unlike 百, 千, 万 and 亿.
pub(super) fn is_counting(sign: char) -> bool {
    DIGITS.contains(sign) || matches!(sign, '十' | '拾')
}

/// Between two digits it is a dash. Before one alone it makes a number negative.
pub(super) const fn is_dash(sign: char) -> bool {
    matches!(sign, '-' | '~' | '—' | '–' | '至')
}

/// Where the numerals of a paragraph stand that say how much.
pub(super) fn spans(signs: &[char]) -> Vec<Range<usize>> {
    let mut spans = Vec::new();
    let mut at = 0;
    while at < signs.len() {
        let end = end(signs, at);
        if end > at && says_how_much(signs, at..end) {
            spans.push(at..end);
        }
        at = end.max(at) + 1;
    }
    spans
}

/// Where a numeral ends that begins here: 点 belongs to it between two digits, 个 before 万 and 亿, and so does 半 there.
fn end(signs: &[char], from: usize) -> usize {
    let at = |at: usize| signs.get(at).copied();
    let is = |place: usize| at(place).is_some_and(is_numeral);
    let is_large =
        |place: usize| at(place).is_some_and(|sign| "万亿萬億".contains(sign)) && at(place + 1) != Some('能');
    let counts =
        |place: usize| at(place) == Some('个') && (is_large(place + 1) || is(place + 1) && is_large(place + 2));
    let is_half = |place: usize| at(place) == Some('半') && (counts(place + 1) || is_large(place + 1));
    let is_part = |place: usize| {
        let inside = place > from && (at(place) == Some('点') && is(place - 1) && is(place + 1) || counts(place));
        is(place) || inside || place == from && is_half(place)
    };
    (from..signs.len()).find(|place| !is_part(*place)).unwrap_or(signs.len())
}

fn says_how_much(signs: &[char], span: Range<usize>) -> bool {
    let words =
        |from: usize, to: usize| signs.get(from..to.min(signs.len())).unwrap_or_default().iter().collect::<String>();
    let (number, before) = (words(span.start, span.end), words(span.start.saturating_sub(AROUND), span.start));
    let behind = words(span.end, span.end + AROUND);
    // 第五十七条 is called so.
    if before.ends_with('第') && lists().citations.ordinals.begin(&behind).is_some() {
        return false;
    }
    if before.ends_with("分之") || number.starts_with('半') {
        return true;
    }
    let about = behind.strip_prefix(|sign| ABOUT_BEHIND.contains(sign));
    // 万 of 万元 counts nothing.
    if !number.contains(is_counting) {
        let is_about = about.is_some() || before.ends_with(|sign| ABOUT_BEFORE.contains(sign));
        return is_about && counts(about.unwrap_or(&behind));
    }
    if behind.starts_with("分之") || is_of_tenths(&behind) {
        return true;
    }
    if let Some((unit, rest)) = lists().citations.units.begin(about.unwrap_or(&behind)) {
        return unit != "分" || is_of_points(&number, &before, rest);
    }
    if behind.starts_with("年度") {
        return number.chars().count() == 4 && number.chars().all(|sign| DIGITS.contains(sign));
    }
    let many = number.chars().count();
    let is_of_tens = number.contains(['廿', '卅', '卌']);
    is_of_tens && counts(about.unwrap_or(&behind))
        || number.contains('点')
        || number.starts_with(|sign| DIGITS.contains(sign)) && number.contains(|sign| HIGH_STEPS.contains(sign))
        || (many > 1 || about.is_some()) && counts(about.unwrap_or(&behind))
        || many > 1 && number.chars().all(|sign| FORMAL.contains(sign))
        || many > 1 && number.chars().all(|sign| DIGITS.contains(sign)) && is_told(signs, span.start)
        || many > 2 && numeral(&number).is_some()
}

/// Whether a word stands before a numeral that says what it is: 得分九八.
fn is_told(signs: &[char], at: usize) -> bool {
    let before: String = signs.get(at.saturating_sub(2 * AROUND)..at).unwrap_or_default().iter().collect();
    let Citations { figures, before_figures, .. } = &lists().citations;
    figures.end(before_figures.strip_suffix(&before).unwrap_or(&before)).is_some()
}

/// Whether a unit or a word with which things are counted stands here, perhaps behind more steps.
fn counts(behind: &str) -> bool {
    let behind = behind.trim_start_matches(|sign| STEPS.contains(sign));
    let Citations { units, counted, .. } = &lists().citations;
    [units.begin(behind).map(|(unit, _)| unit), counted.begin(behind).map(|(unit, _)| unit)].iter().any(Option::is_some)
}

/// Whether 成 are tenths: 九成五, 六成以上; 一成立 has none.
fn is_of_tenths(behind: &str) -> bool {
    let Some(rest) = behind.strip_prefix('成') else { return false };
    rest.chars().next().is_none_or(|sign| !sign.is_alphabetic() || is_numeral(sign) || "以左上下多的".contains(sign))
}

/// Whether 分 are points: 十分重要 and 三分管理 are none.
fn is_of_points(number: &str, before: &str, behind: &str) -> bool {
    let Citations { scoring, .. } = &lists().citations;
    let ends = behind.chars().next().is_none_or(|sign| !sign.is_alphabetic());
    scoring.strip_suffix(before).is_some() || number.chars().count() > 1 && ends
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        let signs: Vec<char> = text.chars().collect();
        spans(&signs).into_iter().map(|span| signs.get(span).unwrap_or_default().iter().collect()).collect()
    }

    #[test]
    fn numerals_that_say_how_much() {
        for (text, numbers) in [
            ("全年预算三百五十二万元,执行三三七点二八万元", &["三百五十二万", "三三七点二八万"][..]),
            ("得九十九点二分,扣三分", &["九十九点二", "三"]),
            ("得十分,总分九十八分。", &["十", "九十八"]),
            ("完成百分之九十五,提高两个百分点", &["九十五", "两"]),
            ("占三分之二", &["三", "二"]),
            ("叁佰伍拾贰万元整", &["叁佰伍拾贰万"]),
            ("培训三百二十人", &["三百二十"]),
            ("二〇二三年度预算", &["二〇二三"]),
            ("卅五万元,卌圆,百分之百", &["卅五万", "卌", "百"]),
            ("完成九成五,两亿,一亿五千万", &["九", "两亿", "一亿五千万"]),
            ("百余万元,数百万元,近亿元,十余个,三十来家", &["百", "百万", "亿", "十", "三十"]),
            ("完成廿项,卅余人", &["廿", "卅"]),
            ("十二个项目,六成以上", &["十二", "六"]),
            ("两个亿,半个亿,三个百万,得分九八,玖玖", &["两个亿", "半个亿", "三个百万", "九八", "玖玖"]),
        ] {
            assert_eq!(found(text), numbers, "{text}");
        }
    }

    #[test]
    fn words_with_numerals_in_them() {
        for text in [
            "十三、预算绩效情况说明",
            "(二)一般公共预算,一是统一管理,二是进一步加强",
            "十四五规划,二〇二四年,九月三日",
            "十分重要,部分达成,一点也不,三个方面,两项指标",
            "千方百计,万无一失,一分为二,三公经费,千家万户,万一",
            "第五十七条,第三十二款,一个万能的办法,两个百姓,半年,一一对应,执行十三五规划",
            "金额单位:万元,(百万元),一经成立,多数百姓,二十大精神",
        ] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }
}
