//! How many months of a year a heading speaks of.

use super::year_text::with_digits;
use crate::lists::lists;

/// How many months from the beginning of the year on a heading says, and what it says besides: `1-7月执行数`, `截至7月底完成值`,
/// `上半年完成情况`, `前三季度支出数`. `7月完成值` may be that of July alone.
pub(super) fn months(heading: &str) -> Option<(u8, String)> {
    let sheets = &lists().sheets;
    let text = with_digits(heading);
    let until = sheets.until.strip_prefix(&text);
    let text = without_year(until.unwrap_or(&text));
    let (months, rest) = first_half(text).or_else(|| quarters(text)).or_else(|| up_to(text, until.is_some()))?;
    let rest = rest.trim_start_matches(|sign: char| ENDS.contains(&sign));
    (1..=12).contains(&months).then(|| (months, rest.to_owned()))
}

/// What may stand behind the last month.
const ENDS: [char; 4] = ['底', '末', '份', '止'];

fn without_year(text: &str) -> &str {
    let year = text.trim_start_matches(|sign: char| sign.is_ascii_digit());
    let behind = year.strip_prefix("年度").or_else(|| year.strip_prefix('年'));
    behind.filter(|_| text.len() - year.len() == 4).unwrap_or(text)
}

fn first_half(text: &str) -> Option<(u8, &str)> {
    text.strip_prefix("上半年").map(|rest| (6, rest))
}

/// Quarters from the first one on, or up to the end of one.
fn quarters(text: &str) -> Option<(u8, &str)> {
    let first = text.strip_prefix('前');
    let (number, behind) = number(first.unwrap_or(text).trim_start_matches('第'))?;
    let rest = behind.strip_prefix("季度").or_else(|| behind.strip_prefix("个季度"))?;
    let is_whole = number == 1 || first.is_some() || rest.starts_with(['末', '底']);
    Some((number.checked_mul(3)?, rest)).filter(|_| is_whole)
}

/// Months from the first one on, or up to the end of one or a day of it.
fn up_to(text: &str, is_until: bool) -> Option<(u8, &str)> {
    let (first, behind) = number(text)?;
    let joined = behind.strip_prefix('月').unwrap_or(behind).strip_prefix(JOINTS);
    if let Some(last) = joined.filter(|_| first == 1) {
        let (last, rest) = number(last)?;
        return Some((last, rest.strip_prefix('月')?));
    }
    let rest = behind.strip_prefix('月')?;
    let day = number(rest).and_then(|(_, rest)| rest.strip_prefix('日'));
    let is_end = is_until || rest.starts_with(['底', '末']);
    Some((first, day.unwrap_or(rest))).filter(|_| is_end)
}

/// What stands between the first month and the last one.
const JOINTS: [char; 6] = ['-', '—', '–', '~', '至', '到'];

fn number(text: &str) -> Option<(u8, &str)> {
    let rest = text.trim_start_matches(|sign: char| sign.is_ascii_digit());
    let digits = text.strip_suffix(rest)?;
    Some((digits.parse().ok()?, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_say_how_many_months_have_passed() {
        for (heading, found) in [
            ("1-7月执行数", Some((7, "执行数"))),
            ("1月—9月完成值", Some((9, "完成值"))),
            ("2025年1至6月实际完成情况", Some((6, "实际完成情况"))),
            ("一至八月执行情况", Some((8, "执行情况"))),
            ("截至7月底完成值", Some((7, "完成值"))),
            ("截至2025年7月31日完成值", Some((7, "完成值"))),
            ("8月末累计支出", Some((8, "累计支出"))),
            ("上半年完成情况", Some((6, "完成情况"))),
            ("前三季度执行数", Some((9, "执行数"))),
            ("第一季度完成值", Some((3, "完成值"))),
            ("三季度末执行数", Some((9, "执行数"))),
            ("7月完成值", None),
            ("三季度完成值", None),
            ("8-12月预计完成值", None),
            ("全年预计完成情况", None),
            ("13月底完成值", None),
            ("12个月", None),
        ] {
            assert_eq!(months(heading), found.map(|(month, rest)| (month, rest.to_owned())), "{heading}");
        }
    }
}
