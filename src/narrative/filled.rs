//! What somebody wrote into the places of a letter that were to be filled in: a place asks for a day or for an office. What
//! is another thing, and any figure that is no day, says something that nobody asked for.

use super::clauses::ENDS;
use super::filled_place::FilledPlace;
use super::folded::folded;
use super::loose::numbers;
use super::numerals::is_numeral;
use crate::lists::{Citations, lists};
use crate::reading::numeral;

/// The longest name of an office.
const LONGEST_NAME: usize = 30;

/// Whether a place says something else than what it asks for.
pub(super) fn says_more(place: &FilledPlace) -> bool {
    let Some(stated) = place.stated.as_deref().map(folded) else { return false };
    let Citations { asks_for_days, asks_for_offices, .. } = &lists().citations;
    if asks_for_days.strip_suffix(&place.what).is_some() {
        !is_day(&stated)
    } else if asks_for_offices.strip_suffix(&place.what).is_some() {
        !is_office(&stated)
    } else {
        !numbers(&stated).is_empty()
    }
}

/// Whether a place asks for an office.
pub(super) fn asks_for_office(place: &FilledPlace) -> bool {
    lists().citations.asks_for_offices.strip_suffix(&place.what).is_some()
}

/// 2025年3月31日, 三月底, 收到本通知后10个工作日内: nothing but what days are written with.
fn is_day(stated: &str) -> bool {
    let Citations { of_days, .. } = &lists().citations;
    let mut rest = stated;
    while let Some(sign) = rest.chars().next() {
        let digit = sign.is_numeric() || "〇○零一二三四五六七八九十廿卅-./()".contains(sign);
        let length = if digit { sign.len_utf8() } else { of_days.begin(rest).map_or(0, |(word, _)| word.len()) };
        if length == 0 {
            return false;
        }
        rest = rest.get(length..).unwrap_or_default();
    }
    !has_odd_day(stated)
}

/// Whether a month or a day is named that no calendar has: 13月, 2月31日.
fn has_odd_day(stated: &str) -> bool {
    let plain: String = stated.chars().map(|sign| if "年月./".contains(sign) { '-' } else { sign }).collect();
    let of_dates = |sign: char| sign == '-' || sign.is_numeric() || is_numeral(sign);
    plain.split(|sign| !of_dates(sign)).any(|date| {
        let numbers = date.split('-').filter(|number| !number.is_empty());
        let numbers: Vec<Option<u32>> = numbers.map(|number| number.parse().ok().or_else(|| numeral(number))).collect();
        match numbers.as_slice() {
            [year, Some(month), Some(day)] => !is_of_calendar(*year, *month, *day),
            [Some(year), Some(month)] if *year > 99 => !(1..=12).contains(month),
            [Some(month), Some(day)] if stated.contains('月') => !is_of_calendar(None, *month, *day),
            _ => false,
        }
    })
}

fn is_of_calendar(year: Option<u32>, month: u32, day: u32) -> bool {
    let is_leap = |year: u32| year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let last = match month {
        2 if year.is_none_or(is_leap) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    (1..=last).contains(&day)
}

/// A name that ends as those of offices do, or several of them.
pub(super) fn is_office(stated: &str) -> bool {
    let Citations { offices, claims, .. } = &lists().citations;
    let sealed = stated.trim_end_matches(['(', ')', '章', '公', '盖', '印', '代']);
    let ends = |name: &str| offices.strip_suffix(name).is_some_and(|rest| !rest.is_empty());
    // Names in Latin letters end in many ways.
    let names = sealed.split('、').all(|name| ends(name) || name.is_ascii() && numbers(name).is_empty());
    let is_short = stated.chars().count() <= LONGEST_NAME && !stated.contains(ENDS);
    is_short && names && !claims.is_in(stated)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_says_what_it_asks_for_and_nothing_else() {
        let more = |what: &str, stated: &str| {
            says_more(&FilledPlace { what: what.to_owned(), stated: Some(stated.to_owned()) })
        };
        for (what, stated) in [
            ("日期", "2025年3月31日"),
            ("日期", "二〇二五年三月三十一日"),
            ("日期", "2025-03-31"),
            ("报回期限", "收到本通知后10个工作日内"),
            ("报回期限", "3月底"),
            ("报回期限", "2024年2月29日"),
            ("报回期限", "2025年4月"),
            ("报回期限", "4月30日至5月6日"),
            ("发文单位", "某市财政局"),
            ("发文单位", "某市财政局预算绩效管理科(盖章)"),
            ("发文单位", "某市财政局(代章)"),
            ("日期", "二○二五年三月一日"),
            ("发文单位", "某市财政局、某市审计局"),
            ("发文单位", "1.财政局"),
            ("单位", "Finance Bureau"),
            ("单位", "某市绩效评价专班"),
            ("承办人", "张三"),
        ] {
            assert!(!more(what, stated), "{what} {stated}");
        }
        for (what, stated) in [
            ("日期", "2025年2月31日"),
            ("日期", "2025年2月29日"),
            ("日期", "二〇二五年四月三十一日"),
            ("报回期限", "13月5日前"),
            ("日期", "2025-02-30"),
            ("日期", "2025年3月31日,以上问题均已整改"),
            ("报回期限", "项目得满分之"),
            ("发文单位", "某市财政局认定各项目全部合格,"),
            ("发文单位", "认定全部合格的某市财政局"),
            ("发文单位", "某市财政局核减12万元"),
            ("承办人", "张三核减12万元"),
        ] {
            assert!(more(what, stated), "{what} {stated}");
        }
        assert!(!says_more(&FilledPlace { what: "日期".to_owned(), stated: None }));
    }
}
