//! A figure with words around it: [name or deed] [operator] figure unit [words that add nothing].
//!
//! The text is parted at its first figure. What stands before it is read from the figure backwards, what stands behind
//! it from the end forwards; what neither side can explain makes the whole text a sentence.

use std::borrow::Cow;

use super::figure::{
    Way, Written, counts, first_digit, in_digits, in_words, is_a_rank, is_numbered, last_digit, numerals,
};
use super::head::{Head, Mark, Roughly, Wants, is_name};
use super::numeral::is_sign;
use super::relation::strip_before;
use super::tail::Tail;
use super::unit::{multiple_before, strip_many};
use super::word::is_known;
use super::{Quantity, Unit};
use crate::lists::lists;
use crate::model::value::{Date, Relation};
use crate::num::{Figure, Fraction, NumberError};

/// The longest words for what there is to be none of.
const LONGEST_UNWANTED: usize = 6;

/// The longest words that a figure in brackets makes definite: 无安全事故(0起).
const LONGEST_REMARKED: usize = 12;

/// The longest unit of no list, where no operator shows that the text is a figure.
const LONGEST_UNLISTED: usize = 3;

/// Reads a folded text as a quantity; none where it says something else.
///
/// # Errors
/// A text that is meant as a number but cannot be kept exactly, or is none: `1e400`, `NaN`.
pub(super) fn quantity(text: &str) -> Result<Option<Quantity>, NumberError> {
    let text = text.trim_end_matches(['。', ';', ',', '、', ' ']);
    let text = [('【', '】'), ('“', '”'), ('"', '"'), ('[', ']'), ('(', ')')]
        .into_iter()
        .find_map(|(open, close)| text.strip_prefix(open)?.strip_suffix(close).filter(|inner| !inner.contains(open)))
        .unwrap_or(text);
    if let Some(quantity) = in_brackets(text)? {
        return Ok(Some(quantity));
    }
    if let Some(quantity) = none_of(text).or_else(|| not_one(text)).or_else(|| within_a_range(text)) {
        return Ok(Some(quantity));
    }
    let (verdict, text) = verdict(text);
    let (year, text) = introduction(text);
    let year = verdict.or(year);
    let text = as_limit(text);
    let (many, text) = strip_many(text).map_or((None, text), |(many, text)| (Some(many), text));
    let Some(at) = first_digit(text) else {
        return if is_nan(text) { Err(NumberError::NotANumber) } else { Ok(in_numerals(text, many)) };
    };
    let found = parted(text, at, year, many)?;
    // 学前3年毛入园率≥91%: the digits before belong to the name of the rate.
    let last = last_digit(text).filter(|last| found.is_none() && *last > at);
    last.map_or(Ok(found), |last| parted(text, last, year, many))
}

/// A text that is parted before a figure, after a year and what it is counted per.
fn parted<'a>(
    text: &'a str,
    at: usize,
    year: Option<&'a str>,
    many: Option<&'a str>,
) -> Result<Option<Quantity>, NumberError> {
    let (head, figure) = text.split_at(at);
    // CT1台 and 工l00%: the digits may be a part of what stands before them.
    if head.ends_with(|c: char| c.is_ascii_alphabetic()) {
        return Ok(None);
    }
    // Most sentences with a digit end here: their words are no name.
    let Some(mut head) = Head::read(head) else { return Ok(None) };
    head.per.extend(many);
    head.words.extend(year);
    let Some(written) = in_digits(figure)? else { return Ok(None) };
    Ok(joined(head, &written))
}

/// 控制在预算内(≤86万元): words, and behind them in brackets the figure with its operator.
fn in_brackets(text: &str) -> Result<Option<Quantity>, NumberError> {
    let brackets = text.strip_suffix(')').and_then(|text| text.split_once('('));
    let Some((words, inner)) = brackets.filter(|(words, _)| first_digit(words).is_none()) else { return Ok(None) };
    let words = words.trim();
    // ≤批复金额(52万元): the operator may stand before the words.
    let (relation, _) = strip_before(words);
    let states = |quantity: &Quantity| {
        let unit = || quantity.unit.as_ref().is_some_and(Unit::is_known) && words.chars().count() <= LONGEST_REMARKED;
        quantity.relation.is_some() || unit()
    };
    let whole =
        |quantity: Quantity| (quantity.words.is_none() && !words.is_empty() && states(&quantity)).then_some(quantity);
    let agrees = |quantity: &Quantity| relation.is_none() || quantity.relation.is_none_or(|own| relation == Some(own));
    let found = quantity(inner)?.and_then(whole).filter(agrees);
    Ok(found.map(|quantity| Quantity {
        words: Some(words.to_owned()),
        relation: quantity.relation.or(relation),
        ..quantity
    }))
}

/// 2023年 before what is said of that year: 2023年总成本不超过5万元. A year alone is a date, and so is a month of one.
fn introduction(text: &str) -> (Option<&str>, &str) {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let behind = text.get(digits..).unwrap_or_default();
    let rest = behind.strip_prefix("年度").or_else(|| behind.strip_prefix('年')).map(str::trim_start);
    let goes_on = |rest: &&str| rest.starts_with(|c: char| c.is_alphabetic()) && first_digit(rest).is_some();
    match rest.filter(goes_on).filter(|_| digits == 4) {
        Some(rest) => (text.get(..text.len() - rest.len()), rest),
        None => (None, text),
    }
}

/// 超额完成 before a comma and the figure itself, or 即来即办 before a comma and an operator.
fn verdict(text: &str) -> (Option<&str>, &str) {
    let parts = text.split_once(',').map(|(words, rest)| (words, rest.trim_start()));
    let stated = |words: &str, rest: &str| {
        let said = || is_name(words, LONGEST_REMARKED) && strip_before(rest).0.is_some();
        first_digit(words).is_none() && first_digit(rest).is_some() && (is_known(words) || said())
    };
    parts.filter(|(words, rest)| stated(words, rest)).map_or((None, text), |(words, rest)| (Some(words), rest))
}

/// 10万元为限 of 以10万元为限.
fn as_limit(text: &str) -> &str {
    text.strip_prefix('以').filter(|rest| rest.contains('为')).unwrap_or(text)
}

/// `NaN` and the like, which spreadsheets leave.
fn is_nan(text: &str) -> bool {
    let word = text.trim_start_matches(|c: char| !c.is_ascii_alphabetic());
    ["nan", "inf", "infinity"].iter().any(|nan| word.eq_ignore_ascii_case(nan))
}

/// No figure in words has more numerals around it: 两年内每季度一次, 三类六项. Each is tried as the figure.
const MOST_NUMERALS: usize = 16;

/// 不少于两次, 半小时内, 百分之九十五以上: nothing else may be a numeral in the text, and no name stands before it.
fn in_numerals(text: &str, many: Option<&str>) -> Option<Quantity> {
    if numerals(text).nth(MOST_NUMERALS).is_some() {
        return None;
    }
    numerals(text).find_map(|at| {
        let (before, figure) = text.split_at_checked(at)?;
        let written = in_words(figure)?;
        let mut head = Head::read(before)?;
        head.per.extend(many);
        let said = head.relation.is_some() || !head.per.is_empty();
        // 一期 is the first one, 两期 and 十二期 are so many.
        let counts = counts(figure) && !is_month(written.behind);
        if is_a_rank(written.behind) {
            return None;
        }
        let named = !head.fills;
        let quantity = joined(head, &written)?;
        let said = said || quantity.relation.is_some();
        let counts = said || counts || !is_numbered(written.behind);
        // 质保期三年 counts, 建立一套制度 and 推进四个自信 do not.
        let plain = || {
            quantity
                .unit
                .as_ref()
                .is_some_and(|unit| !unit.counts_things() && (is_time(unit) || !figure.starts_with('一')))
        };
        let alone = !named || said || !before.contains(is_sign);
        // 一户一策, 一次性补助.
        if unit_is_a_saying(quantity.unit.as_ref()) {
            return None;
        }
        (counts && alone && (!named || said || plain())).then_some(quantity)
    })
}

/// Whether what is counted is a saying: 户一策 of 一户一策, 次性补助 of 一次性补助.
fn unit_is_a_saying(unit: Option<&Unit>) -> bool {
    let name = unit.filter(|unit| unit.counts_things()).map(Unit::name);
    name.is_some_and(|name| name.contains(is_sign) || name.chars().nth(1) == Some('性'))
}

/// Whether a unit counts time.
fn is_time(unit: &Unit) -> bool {
    lists().units.times.has(unit.name()) || unit.name() == "年"
}

fn is_month(behind: &str) -> bool {
    behind.starts_with(['月', '日', '号', '时', '点', '分', '度', '季', '线', '路', '段', '站'])
}

/// 零事故, 0事故, 有责投诉零发生, 投诉为零: none of what nobody wants.
fn none_of(text: &str) -> Option<Quantity> {
    let (name, what) = text.split_once('零').or_else(|| Some(("", text.strip_prefix('0')?)))?;
    let what = Some(what).filter(|what| what.chars().count() <= LONGEST_UNWANTED)?;
    let unwanted = &lists().directions.unwanted;
    let stated = || what.is_empty() && name.ends_with(['为', '是']) && unwanted.is_in(name);
    let none = unwanted.is_in(what) || lists().values.occurs.has(what) || stated();
    let named = name.is_empty() || is_name(name, LONGEST_REMARKED);
    let words =
        (none && named && Unit::read(what).is_none_or(|unit| !unit.is_known())).then(|| [name, what].concat())?;
    Some(Quantity { words: Some(words), ..Quantity::plain(Fraction::ZERO, None) })
}

/// 不发生1起, 未出现一例: not even one.
fn not_one(text: &str) -> Option<Quantity> {
    let rest = lists().operators.denials.strip_prefix(text)?;
    let unit = lists().values.occurs.strip_prefix(rest)?.strip_prefix(['1', '一'])?;
    let unit = Unit::read(unit).filter(Unit::is_known)?;
    let words = text.get(..text.len() - unit.name().len()).map(str::to_owned);
    Some(Quantity { words, ..Quantity::plain(Fraction::ZERO, Some(unit)) })
}

/// 7—10个工作日内: whoever is done within a time from so much to so much is done within the longer one; only roughly so,
/// since a form may mean the shorter one.
fn within_a_range(text: &str) -> Option<Quantity> {
    let range = text.find(|c: char| c.is_ascii_digit()).and_then(|at| text.get(at..))?;
    let between = &lists().numbers.between;
    // Of most texts this is all that has to be asked.
    if !between.is_in(range) {
        return None;
    }
    let signs = || between.iter();
    let (low, rest) = signs().find_map(|sign| range.split_once(sign))?;
    // 1~2~3 is no range, and whatever its length it is not looked into again.
    let rest = Some(rest).filter(|rest| !signs().any(|sign| rest.contains(sign)))?;
    let low = Some(low).filter(|low| low.bytes().all(|b| b.is_ascii_digit() || b == b'.'))?;
    let longer = [text.get(..text.len() - range.len())?, rest].concat();
    let longer = quantity(&longer).ok()??;
    let limited = longer.relation == Some(Relation::AtMost) && longer.unit.as_ref().is_some_and(is_time);
    let ordered = in_digits(low).ok()??.value.value() < longer.exact();
    (limited && ordered && longer.trend.is_none()).then_some(Quantity { approximate: true, ..longer })
}

/// The three parts as one quantity; none where they contradict each other, or do not make a figure.
fn joined(mut head: Head<'_>, written: &Written<'_>) -> Option<Quantity> {
    let whole_day = written.behind.starts_with("小时")
        && written.value.value() == Fraction::whole(24)
        && head.words.iter().all(|word| *word == "全天");
    let limited = head.relation.is_some() || head.after || whole_day;
    let mut tail = Tail::read(written.behind, limited)?;
    let relation = match (head.relation, tail.relation) {
        // 达到90%以上 says the same twice; 不低于5次以下 contradicts itself.
        (Some(before), Some(behind)) if before != behind => return None,
        (before, behind) => before.or(behind),
    };
    let unit = tail.unit.take();
    // A part of a whole counts nothing by itself.
    if written.way == Way::Part && (unit.is_some() || head.mark.is_some()) {
        return None;
    }
    let unit = unit.or_else(|| (written.way == Way::Part).then(Unit::part));
    let (relation, unit) = marked(head.mark, relation, unit, &head.words)?;
    let wanted = |wants: Wants| match wants {
        Wants::Ratio => unit.as_ref().is_some_and(Unit::is_ratio),
        Wants::Time => unit.as_ref().is_some_and(is_time),
        Wants::Money => unit.as_ref().is_some_and(Unit::is_money),
    };
    if !head.wants.is_none_or(wanted) {
        return None;
    }
    let value = written.value;
    // A date, a day of the month: not a duration, whatever the operator.
    if unit.as_ref().is_some_and(|unit| is_date(relation, value, unit))
        || written.way != Way::Grouped && is_day(relation, value, unit.as_ref())
    {
        return None;
    }
    // 近3年 are the last three years.
    if head.roughly == Some(Roughly::Near) && unit.as_ref().is_some_and(is_time)
        || unit.as_ref().is_some_and(|unit| is_named(relation, value, unit))
    {
        return None;
    }
    // 次月10日内 is a day of a month.
    let of_a_month = head.per.contains(&"月") || head.words.iter().any(|word| word.ends_with('月'));
    if of_a_month && unit.as_ref().is_some_and(|unit| matches!(unit.name(), "日" | "号")) {
        return None;
    }
    let had_unit = unit.is_some();
    let unit = head.per_unit(unit);
    if had_unit && unit.is_none() {
        return None;
    }
    let approximate = head.roughly.is_some() || tail.approximate;
    if !agrees(&head, &tail, relation, unit.as_ref(), written.way == Way::Words) {
        return None;
    }
    let words = left_out(&head, &tail, had_unit);
    let (trend, average) = (head.trend, head.average);
    Some(Quantity { relation, trend, value, unit, words, approximate, exponent: written.way == Way::Exponent, average })
}

/// Whether words and unit make one statement: words want a unit that is known, and one that does not name a place or
/// a rank as well, unless an operator stands before the figure.
fn agrees(head: &Head<'_>, tail: &Tail<'_>, relation: Option<Relation>, unit: Option<&Unit>, in_words: bool) -> bool {
    let names = !head.words.is_empty() && !head.fills;
    match unit {
        None if head.mark == Some(Mark::Money) => false,
        // 占比不低于3/5.
        Some(unit) if unit.name().is_empty() => tail.words.is_empty(),
        // 每亩300 is read alone; 完成5 may be the fifth.
        // 合格率98 and 人数≥300 say what they count.
        None if names && (relation.is_some() || head.measures()) => tail.words.is_empty() && !in_words,
        None => head.words.is_empty() && tail.words.is_empty() && (!in_words || head.mark.is_some()),
        Some(unit) if head.words.is_empty() && tail.words.is_empty() => unit.is_known() || !in_words,
        Some(unit) => {
            let place = lists().units.names_too.has(unit.name()) && unit.name() != "年";
            // 改造渡口2道: a count word of no list behind a name.
            let counts = || names && !in_words && tail.words.is_empty() && is_a_count_word(unit.name());
            // 浊度≤1NTU: behind an operator a short unit of no list is one.
            let short =
                || relation.is_some() && unit.name().chars().count() <= LONGEST_UNLISTED && tail.words.is_empty();
            // 录入档案60万画幅: what is counted by ten thousands is counted.
            let many = || {
                let counted = multiple_before(unit.name()).filter(|(_, counted)| counted.chars().count() > 1);
                counted.is_some() && names && tail.words.is_empty()
            };
            (unit.is_known() || short() || counts() || many()) && !(names && relation.is_none() && place)
        }
    }
}

/// A word of one character that ranks and numbers nothing.
fn is_a_count_word(name: &str) -> bool {
    let single = name.chars().count() == 1 && name.chars().all(|c| c.is_alphabetic() && !c.is_ascii());
    single && !is_a_rank(name) && !is_month(name) && !lists().units.numbered.has(name)
}

/// Relation and unit under the mark before the figure: ¥ is money, 前10名 is a rank.
fn marked(
    mark: Option<Mark>,
    relation: Option<Relation>,
    unit: Option<Unit>,
    words: &[&str],
) -> Option<(Option<Relation>, Option<Unit>)> {
    let ranked = words.last().is_some_and(|word| lists().numbers.ranked.strip_suffix(word).is_some());
    let rank = || {
        let named =
            unit.as_ref().map_or(ranked, |unit| matches!(unit.name(), "名" | "位" | "强" | Unit::RANK | "位次"));
        Unit::read(Unit::RANK).filter(|_| named)
    };
    match mark {
        None => Some((relation, unit)),
        Some(Mark::Money) => {
            let unit = match unit.as_ref().map(Unit::name) {
                None => Unit::read("元"),
                Some(short @ ("万" | "亿")) => Unit::read(&[short, "元"].concat()),
                Some(_) => unit,
            };
            let unit = unit.filter(Unit::is_money)?;
            Some((relation, Some(unit)))
        }
        // 排名前10%.
        Some(Mark::Front) if ranked && unit.as_ref().is_some_and(Unit::is_ratio) => {
            Some((relation.or(Some(Relation::AtMost)), unit))
        }
        Some(Mark::Front) => Some((relation.or(Some(Relation::AtMost)), Some(rank()?))),
        Some(Mark::Place) => Some((relation, Some(rank()?))),
    }
}

/// Whether a figure with a unit of no list is a name rather than a count: 12345热线, 2035远景, 15分钟生活圈.
fn is_named(relation: Option<Relation>, value: Figure, unit: &Unit) -> bool {
    let known = unit.is_known() || relation.is_some();
    if relation.is_none() && is_a_short_code(&value.to_string()) && SERVICES.contains(&unit.name()) {
        return true;
    }
    let long = || unit.name().chars().count() > LONGEST_UNLISTED;
    !known && (long() || lists().numbers.called.has(&value.to_string()))
}

/// What is reached under a short code, and counted as well.
const SERVICES: &[&str] = &["平台", "线", "站", "网点", "机构"];

/// Five digits of the telephone services of governments and companies: 12345, 95598, 96333.
fn is_a_short_code(digits: &str) -> bool {
    digits.len() == 5 && ["12", "95", "96"].iter().any(|code| digits.starts_with(code))
}

/// The words that the reading leaves out, as one text.
fn left_out(head: &Head<'_>, tail: &Tail<'_>, had_unit: bool) -> Option<String> {
    let per = head.per.iter().filter(|_| !had_unit).map(|unit| Cow::Owned(["每", unit].concat()));
    let plain = head.words.iter().chain(tail.words.iter().rev()).map(|word| Cow::Borrowed(*word));
    let words: Vec<Cow<'_, str>> = per.chain(plain).collect();
    (!words.is_empty()).then(|| words.join("…"))
}

/// 2023年, 12月, 5日 name a date: a year always, the others without an operator.
pub(super) fn is_date(relation: Option<Relation>, value: Figure, unit: &Unit) -> bool {
    match unit.name() {
        "年" | "年度" => {
            let value = value.value();
            let year = |year: u16| Fraction::whole(i64::from(year));
            year(Date::FIRST_YEAR) <= value && value <= year(Date::LAST_YEAR)
        }
        "月" | "日" | "号" => relation.is_none(),
        _ => false,
    }
}

/// 20231231, ≤20231231: eight digits that the calendar knows, where nothing is asked for that no day is.
fn is_day(relation: Option<Relation>, value: Figure, unit: Option<&Unit>) -> bool {
    let digits = value.to_string();
    let may_be_due = matches!(relation, None | Some(Relation::AtMost | Relation::Below));
    may_be_due && unit.is_none() && digits.len() == 8 && is_in_calendar(&digits)
}

fn is_in_calendar(digits: &str) -> bool {
    let parts = digits.split_at_checked(4).and_then(|(year, rest)| Some((year, rest.split_at_checked(2)?)));
    let date =
        parts.and_then(|(year, (month, day))| Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?));
    date.is_some()
}

#[cfg(test)]
mod tests {
    use super::super::head::WORK;
    use super::*;

    /// How much is looked through for one text of so many signs.
    fn work(sign: &str, length: usize) -> usize {
        let text: String = sign.chars().cycle().take(length).collect();
        WORK.set(0);
        quantity(&text).unwrap();
        WORK.get()
    }

    #[test]
    fn a_text_of_numerals_is_looked_through_in_time_that_grows_with_it() {
        for sign in ["一是", "百是", "十a", "一个是", "半年", "不少于一", "每一", "1个是", "是"] {
            let (once, twice) = (work(sign, 1_000), work(sign, 2_000));
            assert!(twice <= once * 2 + 2_000, "{sign}: {once} {twice}");
        }
        assert!(quantity("不少于两次").unwrap().is_some());
    }
}
