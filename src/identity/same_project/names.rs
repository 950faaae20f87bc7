//! Names of projects without what does not make them other projects: the year of the table, and the unit.

use crate::identity::names::name_core;

/// A name or text without a year, as `name_core` writes it: 2023年度缉私经费 and 缉私经费(2023年) are 缉私经费 in
/// 2023. A bare number is a year at either end and in brackets; 第2023号 keeps it. All of it where nothing else is left.
#[must_use]
pub(crate) fn without_year(core: &str, year: u16) -> String {
    let year = year.to_string();
    let mut kept = String::new();
    let mut rest = core;
    while let Some((before, behind)) = rest.split_once(&year) {
        kept.push_str(before);
        rest = match behind_year(&kept, behind) {
            Some(behind) if kept.ends_with(OPENING) && behind.starts_with(CLOSING) => {
                kept.pop();
                behind.strip_prefix(CLOSING).unwrap_or(behind)
            }
            Some(behind) => behind,
            None => {
                kept.push_str(&year);
                behind
            }
        };
    }
    kept.push_str(rest);
    if kept.is_empty() { core.to_owned() } else { kept }
}

const OPENING: [char; 3] = ['(', '〔', '['];
const CLOSING: [char; 3] = [')', '〕', ']'];

/// What stands behind the number of a year; none where the number is something else.
fn behind_year<'t>(before: &str, behind: &'t str) -> Option<&'t str> {
    let digit = |c: char| c.is_ascii_digit();
    // A span of years and the number of a document name no year of a table.
    let span = ['-', '~', '至', '到', '—', '\u{2013}', '、'];
    if before.ends_with(digit) || behind.starts_with(digit) || before.ends_with(span) {
        return None;
    }
    if behind.trim_start_matches(['年', '度']).starts_with(span) || behind.starts_with('号') {
        return None;
    }
    if let Some(behind) = behind.strip_prefix('年') {
        return Some(behind.strip_prefix('度').unwrap_or(behind));
    }
    let in_brackets = before.ends_with(OPENING) && behind.starts_with(CLOSING);
    (in_brackets || before.is_empty() || behind.is_empty()).then_some(behind)
}

/// A name without the brackets at its end that name the unit, in full or shortened: 单位运行经费(市政府决策研究中心) of
/// 枣庄市人民政府决策研究中心. Tables of results add them where two units have a project of one name.
#[must_use]
pub(crate) fn without_unit<'n>(name: &'n str, unit: Option<&str>) -> &'n str {
    let brackets = name.strip_suffix(')').and_then(|rest| rest.rsplit_once('('));
    let (Some((plain, inside)), Some(unit)) = (brackets, unit) else { return name };
    let unit = name_core(unit);
    let mut letters = unit.chars();
    let shortened = !plain.is_empty() && !inside.is_empty() && inside.chars().all(|c| letters.any(|other| other == c));
    if shortened { plain } else { name }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_year_of_the_table_is_no_part_of_a_name() {
        for (name, rest) in [
            ("2023年度缉私经费", "缉私经费"),
            ("2023年缉私经费", "缉私经费"),
            ("2023缉私经费", "缉私经费"),
            ("缉私经费(2023年度)", "缉私经费"),
            ("缉私经费(2023)", "缉私经费"),
            ("2022年度缉私经费", "2022年度缉私经费"),
            ("缉私经费2023", "缉私经费"),
            ("批次12023", "批次12023"),
            ("2023年第2023号专项", "第2023号专项"),
            ("2023-2025年规划项目", "2023-2025年规划项目"),
            ("2021年至2023年规划项目", "2021年至2023年规划项目"),
            ("2023号文件经费", "2023号文件经费"),
            ("2023年", "2023年"),
            ("提前下达2023年中央(第2批)资金", "提前下达中央(第2批)资金"),
        ] {
            assert_eq!(without_year(name, 2023), rest, "{name}");
        }
    }

    #[test]
    fn brackets_that_name_the_unit_are_no_part_of_the_name() {
        let unit = Some("枣庄市人民政府决策研究中心");
        let plain = |name: &str, unit| without_unit(&name_core(name), unit).to_owned();
        assert_eq!(plain("单位运行经费(市政府决策研究中心)", unit), "单位运行经费");
        assert_eq!(plain("宏观经济调研费(智库管理)(市政府决策研究中心)", unit), "宏观经济调研费(智库管理)");
        assert_eq!(plain("宏观经济调研费(智库管理)", unit), "宏观经济调研费(智库管理)");
        assert_eq!(plain("单位运行经费(市政府决策研究中心)", None), "单位运行经费(市政府决策研究中心)");
        assert_eq!(plain("(市政府决策研究中心)", unit), "(市政府决策研究中心)");
    }
}
