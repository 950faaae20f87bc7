//! Figures that are spelled, written out in digits: 百分之九十五, 三分之二, 九成五, 3万5千元, 两年半, 伍万元整, 二〇二四年.
//!
//! Only the figure is written anew, at its own place; what stands around it is left to the grammar.

use super::figure::moved;
use super::numeral::{is_sign, numeral, strip_numeral};
use super::relation::strip_last;
use super::unit::{is_unit, strip_known};
use crate::lists::lists;

/// Signs that are written otherwise, and how.
const SIGNS: [(char, &str); 6] =
    [('∶', ":"), ('〈', "<"), ('〉', ">"), ('㎡', "平方米"), ('廿', "二十"), ('卅', "三十")];

/// A folded text with its spelled figures in digits.
pub(super) fn spelled(text: String) -> String {
    // Most cells spell nothing, and there are millions of them.
    if !text.contains(may_spell) && !has_a_step(&text) {
        return apart(&text).or_else(|| period(&text)).unwrap_or(text);
    }
    let text = apart(&text).unwrap_or(text);
    let other = SIGNS.into_iter().filter(|(sign, _)| text.contains(*sign));
    let plain = other.fold(text.clone(), |text, (sign, plain)| text.replace(sign, plain));
    [
        formal,
        year_by_digits,
        of_ten_thousand,
        of_a_hundred,
        parts_of_a_whole,
        tenths,
        thousands,
        and_a_half,
        quarters,
        every,
        period,
        bare_step,
        neighbours,
    ]
    .into_iter()
    .fold(plain, |text, rewrite| rewrite(&text).unwrap_or(text))
}

/// ≥ 9 0 %: digits that a scanner set apart, each alone, under a sign or before a unit.
fn apart(text: &str) -> Option<String> {
    if !text.contains(' ') {
        return None;
    }
    let digits = text.trim_start_matches(|c: char| !c.is_ascii_digit());
    let (sign, rest) = text.split_at_checked(text.len() - digits.len())?;
    let behind = rest.trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ');
    let figure = rest.get(..rest.len() - behind.len())?.trim_end();
    let alone = figure.contains(' ') && figure.split(' ').all(|digit| digit.len() == 1);
    let stated = !behind.is_empty() || sign.ends_with(|c: char| !c.is_alphanumeric());
    let only = !behind.contains(|c: char| c.is_ascii_digit());
    (alone && stated && only).then(|| [sign, &figure.replace(' ', ""), behind].concat())
}

/// Whether a character stands in some spelled figure: every rewriting below wants one of these.
fn may_spell(c: char) -> bool {
    !c.is_ascii()
        && (is_sign(c)
            || matches!(c, '半' | '刻' | '○' | '〇')
            || plain_numeral(c).is_some()
            || SIGNS.iter().any(|(sign, _)| *sign == c))
}

/// 伍万元整, 贰套: the numerals of cheques, which are parts of words elsewhere (队伍), so only where a figure begins.
fn formal(text: &str) -> Option<String> {
    let is_formal = |c: char| plain_numeral(c).is_some();
    let at = text.find(is_formal)?;
    let (before, figure) = text.split_at_checked(at)?;
    let begins = before.is_empty() || before.ends_with(|c: char| !c.is_alphabetic()) || before.ends_with("人民币");
    let end = figure.find(|c| !is_formal(c) && !is_sign(c) && c != '万')?;
    let (numeral, behind) = figure.split_at_checked(end)?;
    let plain: String = numeral.chars().map(|c| plain_numeral(c).unwrap_or(c)).collect();
    (begins && strip_known(behind).is_some()).then(|| [before, &plain, behind].concat())
}

fn plain_numeral(c: char) -> Option<char> {
    "壹贰叁肆伍陆柒捌玖拾佰仟"
        .chars()
        .zip("一二三四五六七八九十百千".chars())
        .find(|(formal, _)| *formal == c)
        .map(|(_, c)| c)
}

/// 二〇二四年: a year digit by digit.
fn year_by_digits(text: &str) -> Option<String> {
    let at = text.find('年')?;
    let (before, behind) = text.split_at_checked(at)?;
    let (start, _) = before.char_indices().rev().nth(3)?;
    let (head, year) = before.split_at_checked(start)?;
    let digit = |c: char| if matches!(c, '〇' | '○' | '零') { Some(0) } else { one_digit(c) };
    let digits: Option<String> = year.chars().map(|c| Some(digit(c)?.to_string())).collect();
    Some([head, &digits?, behind].concat())
}

/// 万分之三, 十万分之五: so many per mille, which has the next larger sign.
fn of_ten_thousand(text: &str) -> Option<String> {
    let (before, figure) = text.split_once("万分之")?;
    let steps = [("十", -2), ("百", -3), ("", -1)];
    let (head, by) = steps.into_iter().find_map(|(step, by)| Some((before.strip_suffix(step)?, by)))?;
    let (digits, behind) = leading(figure).filter(|_| !head.ends_with(is_sign))?;
    Some(format!("{head}{}‰{behind}", moved(&digits, by)?))
}

/// 百分之九十九点五, 千分之3: a part of a hundred or of a thousand.
fn of_a_hundred(text: &str) -> Option<String> {
    if text.contains("百分百") {
        return Some(text.replacen("百分百", "100%", 1));
    }
    let (word, sign) = [("百分之", '%'), ("千分之", '‰')].into_iter().find(|(word, _)| text.contains(word))?;
    let (before, figure) = text.split_once(word)?;
    let (digits, behind) = leading(figure)?;
    Some(format!("{before}{digits}{sign}{}", of_a_hundred(behind).unwrap_or_else(|| behind.to_owned())))
}

/// The figure at the beginning in digits, with its places: 九十九点五, 95, 百.
fn leading(text: &str) -> Option<(String, &str)> {
    let end = text.find(|c: char| !(c.is_ascii_digit() || c == '.')).unwrap_or(text.len());
    if end > 0 {
        return text.split_at_checked(end).map(|(digits, behind)| (digits.to_owned(), behind));
    }
    let end = text.find(|c| !is_sign(c)).unwrap_or(text.len());
    let (whole, behind) = text.split_at_checked(end)?;
    let whole = numeral(whole)?.to_string();
    Some(match behind.strip_prefix('点').and_then(places) {
        Some((places, behind)) => (format!("{whole}.{places}"), behind),
        None => (whole, behind),
    })
}

/// 五 of 九十九点五.
fn places(text: &str) -> Option<(String, &str)> {
    let (places, behind) = text.split_at_checked(text.find(|c| !is_sign(c)).unwrap_or(text.len()))?;
    let digits: Option<String> = places.chars().map(|c| one_digit(c).map(|digit| digit.to_string())).collect();
    digits.filter(|digits| !digits.is_empty()).map(|digits| (digits, behind))
}

fn one_digit(c: char) -> Option<u32> {
    numeral(c.encode_utf8(&mut [0; 4])).filter(|value| *value < 10)
}

/// 三分之二: 2/3.
fn parts_of_a_whole(text: &str) -> Option<String> {
    let (before, above) = text.split_once("分之")?;
    let start = before.char_indices().rev().take_while(|(_, c)| is_sign(*c)).last()?.0;
    let (head, below) = before.split_at_checked(start)?;
    let (above, behind) = leading(above)?;
    Some(format!("{head}{above}/{}{behind}", numeral(below)?))
}

/// 九成五: tenths and hundredths of a whole, which 完成 and 一成不变 are not.
fn tenths(text: &str) -> Option<String> {
    let (before, behind) = text.split_once('成')?;
    let sign = before.chars().next_back()?;
    let tens = sign.to_digit(10).or_else(|| one_digit(sign)).filter(|tens| *tens > 0)?;
    let head = before.get(..before.len() - sign.len_utf8())?;
    let half = behind.chars().next().and_then(one_digit);
    let rest = half.map_or(Some(behind), |_| behind.get('一'.len_utf8()..))?;
    let ends = rest.is_empty() || rest.starts_with(['以', '及', '左', '上', '之', '多', '(', '。', '满']);
    (ends && !head.ends_with(|c: char| is_sign(c) || c.is_ascii_digit() || c == '.'))
        .then(|| format!("{head}{tens}{}%{rest}", half.unwrap_or(0)))
}

/// 3万5千元: thousands behind ten thousands, as one multiple.
fn thousands(text: &str) -> Option<String> {
    [("万", "千"), ("亿", "千万")].into_iter().find_map(|(large, small)| {
        let (before, behind) = text.split_once(large)?;
        let digit = behind.chars().next()?.to_digit(10)?;
        let rest = behind.get(1..)?.strip_prefix(small)?;
        let whole = before.trim_end_matches(|c: char| c.is_ascii_digit());
        (whole.len() < before.len() && !whole.ends_with('.')).then(|| format!("{before}.{digit}{large}{rest}"))
    })
}

/// 一个半月, 1个半小时, 两年半: a half more.
fn and_a_half(text: &str) -> Option<String> {
    let halves = [("个半", "个"), ("年半", "年"), ("天半", "天"), ("点半", "点")];
    let (before, unit, behind) = halves.into_iter().find_map(|(half, unit)| {
        let (before, behind) = text.split_once(half)?;
        Some((before, unit, behind))
    })?;
    let end = before.trim_end_matches(|c: char| c.is_ascii_digit() || is_sign(c)).len();
    let (head, count) = before.split_at_checked(end)?;
    let count = if count.bytes().all(|b| b.is_ascii_digit()) { count.to_owned() } else { numeral(count)?.to_string() };
    let ends = unit == "个" || !behind.starts_with(|c: char| is_unit(c.encode_utf8(&mut [0; 4])));
    (!count.is_empty() && ends).then(|| match unit {
        "点" => format!("{head}{count}:30{behind}"),
        _ => format!("{head}{count}.5{unit}{behind}"),
    })
}

/// 一刻钟: a quarter of an hour.
fn quarters(text: &str) -> Option<String> {
    let (before, behind) = text.split_once("刻钟")?;
    let c = before.chars().next_back()?;
    let count = c.to_digit(10).or_else(|| one_digit(c))?;
    let head = before.get(..before.len() - c.len_utf8())?;
    Some([head, &(count * 15).to_string(), "分钟", behind].concat())
}

/// 每两年, 每三个月: so many of a time, by which deeds are counted.
fn every(text: &str) -> Option<String> {
    let (before, behind) = text.split_once('每')?;
    let (count, rest) = strip_numeral(behind.strip_prefix('隔').unwrap_or(behind)).filter(|(count, _)| *count > 1)?;
    let (unit, _) = strip_known(rest)?;
    (lists().units.times.has(unit) || unit == "年").then(|| [before, "每", &count.to_string(), rest].concat())
}

/// What says how often something is done.
const OFTEN: [&str; 5] = ["次", "回", "遍", "趟", "轮"];

/// 两年一次, 3天2次: so often in so long, as 每2年一次 says it.
fn period(text: &str) -> Option<String> {
    if !OFTEN.iter().any(|word| text.ends_with(word)) {
        return None;
    }
    let (count, rest) = leading(text).filter(|(count, _)| count.len() < 4)?;
    let (unit, often) = strip_known(rest)?;
    // 12月1次 is in December.
    let time = unit == "年" || lists().units.times.has(unit) && !matches!(unit, "月" | "日");
    let (_, word) = leading(often).filter(|_| time)?;
    let count = Some(count).filter(|count| count != "1").unwrap_or_default();
    OFTEN.contains(&word).then(|| ["每", &count, unit, often].concat())
}

/// Whether 万 stands without a figure before it, or 成 behind one.
fn has_a_step(text: &str) -> bool {
    let behind = |sign, before: fn(char) -> bool| text.split_once(sign).is_some_and(|(head, _)| head.ends_with(before));
    behind('万', char::is_alphabetic) || behind('成', |c| c.is_ascii_digit())
}

/// 上千人次, 近万户, 超百亿元: a step that is counted once.
fn bare_step(text: &str) -> Option<String> {
    let steps = [('百', "100"), ('千', "1000"), ('万', "1万")];
    let (at, step) = text.char_indices().find_map(|(at, c)| {
        let (_, step) = steps.into_iter().find(|(sign, _)| *sign == c)?;
        Some((at, step))
    })?;
    let (before, behind) = (text.get(..at)?, text.get(at + '万'.len_utf8()..)?);
    strip_known(behind)?;
    if let Some(head) = before.strip_suffix('上').filter(|head| head.is_empty() || head.ends_with(['达', '有', '到']))
    {
        return Some([head, "约", step, behind].concat());
    }
    let numbers = &lists().numbers;
    let roughly = numbers.roughly.strip_suffix(before).is_some() && numbers.not_roughly.strip_suffix(before).is_none();
    let limited = || matches!(strip_last(before), Some(Some(_)));
    (roughly || limited()).then(|| [before, step, behind].concat())
}

/// 三四次: about three or four.
fn neighbours(text: &str) -> Option<String> {
    let signs: Vec<(usize, char)> = text.char_indices().collect();
    let (at, low) = signs.windows(2).find_map(|pair| {
        let [(at, low), (_, high)] = pair else { return None };
        let (low, high) = (one_digit(*low).filter(|low| *low > 0)?, one_digit(*high)?);
        (high == low + 1).then_some((*at, low))
    })?;
    let (before, rest) = text.split_at_checked(at)?;
    let behind = rest.get(2 * '一'.len_utf8()..)?;
    (!before.ends_with(is_sign) && strip_known(behind).is_some())
        .then(|| [before, "约", &low.to_string(), "-", &(low + 1).to_string(), behind].concat())
}

#[cfg(test)]
mod tests {
    use super::spelled;

    #[test]
    fn spelled_figures_are_written_in_digits() {
        for (text, plain) in [
            ("不低于百分之八十", "不低于80%"),
            ("百分之九十九点五以上", "99.5%以上"),
            ("千分之三以内", "3‰以内"),
            ("五分之四以上", "4/5以上"),
            ("三分之一", "1/3"),
            ("八成以上", "80%以上"),
            ("近六成五", "近65%"),
            ("7成以上", "70%以上"),
            ("2万8千元", "2.8万元"),
            ("1亿3千万元", "1.3亿元"),
            ("三年半", "3.5年"),
            ("2个半小时内", "2.5个小时内"),
            ("一刻钟内", "15分钟内"),
            ("叁万元整", "三万元整"),
            ("二〇二三年六月底前", "2023年六月底前"),
            ("廿六场", "二十六场"),
            ("两三天", "约2-3天"),
            ("每三个月一次", "每3个月一次"),
            ("三年两次", "每3年两次"),
            ("5天1轮", "每5天1轮"),
            ("上百场", "约100场"),
            ("惠及群众达上万人", "惠及群众达约1万人"),
            ("近千户", "近1000户"),
            ("超百万元", "超100万元"),
            ("万分之六以内", "0.6‰以内"),
            ("低于十万分之二十五", "低于0.25‰"),
            ("1∶20", "1:20"),
            ("≥ 8 5 %", "≥ 85%"),
            ("1 2 0 人", "120人"),
        ] {
            assert_eq!(spelled(text.to_owned()), plain, "{text}");
        }
    }

    #[test]
    fn what_spells_no_figure_is_left() {
        for text in [
            "12 5",
            "1 2 3",
            "1 250 000元",
            "完成5场",
            "一成不变",
            "建设三支队伍",
            "收拾3次",
            "节约成本",
            "上半年半数",
            "百分制",
            "12月1次",
            "2023年1次",
            "线上千人大会",
            "万分重视",
            "签约万户",
            "12成",
            "完成5成套设备",
            "部分之外",
        ] {
            assert_eq!(spelled(text.to_owned()), text);
        }
    }
}
