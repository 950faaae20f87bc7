//! The year of a deadline that the name of an indicator states.

use std::ops::RangeInclusive;

use crate::lists::{Dates, lists};
use crate::num::{fold_width, is_blank};

/// Four digits that are a year.
const YEARS: RangeInclusive<u16> = 1990..=2099;

/// The year of a deadline that a name states: 指标1:2021年6月30日前完成验收. 年 stands behind four digits, and a month,
/// a day or an end of the year before what makes it a limit.
pub(crate) fn deadline_in_name(name: &str) -> Option<u16> {
    // Whether digits stand in it is asked first: few names have any.
    if !name.contains(|c: char| fold_width(c).is_ascii_digit()) {
        return None;
    }
    let plain: String = name.chars().filter(|c| !is_blank(*c)).map(fold_width).collect();
    let Dates { year_signs, moments, by_then, .. } = &lists().dates;
    let (at, sign) = year_signs.iter().flat_map(|sign| plain.match_indices(sign)).min()?;
    let before = plain.get(..at)?;
    let year: u16 = before.get(before.len().checked_sub(4)?..)?.parse().ok()?;
    let behind = plain.get(at + sign.len()..)?;
    let mut rest = behind;
    loop {
        if let Some(next) = moments.strip_prefix(rest) {
            rest = next;
        } else if let Some(next) = rest.strip_prefix(|c: char| c.is_ascii_digit()) {
            rest = next;
        } else {
            break;
        }
    }
    // 2000年前建成 says how old something is.
    let dated = rest.len() < behind.len() && by_then.begin(rest).is_some();
    (YEARS.contains(&year) && dated).then_some(year)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn deadlines_in_names() {
        for (name, year) in [
            ("指标1:2021年6月30日前完成验收", Some(2021)),
            ("指标12021年6月30日前完成验收", Some(2021)),
            ("2023年底前投入使用", Some(2023)),
            ("2020 年 9 月底完工", Some(2020)),
            ("2021年度结转项目完成率", None),
            ("2021年新建道路验收率", None),
            ("2000年前建成的老旧小区改造数", None),
            ("1年内返修率", None),
            ("截至年底完成数", None),
        ] {
            assert_eq!(deadline_in_name(name), year, "{name}");
        }
    }
}
