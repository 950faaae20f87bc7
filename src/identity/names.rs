//! Names that are the same, however they are typed.

use std::borrow::Cow;
use std::rc::Rc;

use crate::memo::{Memory, remembered};
use crate::num::{fold_width, is_blank};
use crate::words::is_unseen;

/// A name without blanks, in half width.
#[must_use]
pub(crate) fn name_core(name: &str) -> String {
    name.chars().filter(|c| !is_blank(*c)).map(fold_width).collect()
}

/// A name as it looks: without what nobody sees, and with one kind of narrow blank. Whoever groups by names as they are
/// written groups by this.
#[must_use]
pub(crate) fn name_seen(name: &str) -> Cow<'_, str> {
    let name = name.trim_matches(is_blank);
    let plain = |c: char| !is_unseen(c) && seen_blank(c) == c;
    if name.chars().all(plain) {
        return Cow::Borrowed(name);
    }
    Cow::Owned(name.chars().filter(|c| !is_unseen(*c)).map(seen_blank).collect())
}

/// A blank that looks like the usual one is the usual one; that of a whole character is wider.
fn seen_blank(c: char) -> char {
    if is_blank(c) && !matches!(c, '\u{3000}' | '\n' | '\t') { ' ' } else { c }
}

/// The name of an indicator without blanks and without the `指标1:` that forms print before it; empty where
/// nothing but signs is left.
#[must_use]
pub(crate) fn indicator_core(name: &str) -> Rc<str> {
    thread_local! {
        static CORES: Memory<Rc<str>> = Memory::default();
    }
    remembered(&CORES, name, || {
        let folded = name_core(name);
        let core = behind_number(&folded).unwrap_or(&folded);
        if core.chars().any(char::is_alphanumeric) { core.into() } else { "".into() }
    })
}

/// A name without what the form prints before it, and without what it adds in brackets: 指标1:培训人数(≥**人)
/// is 培训人数.
#[must_use]
pub(crate) fn bare_name(name: &str) -> &str {
    let name = behind_number(name.trim_matches(is_blank)).unwrap_or(name);
    let name = name.trim_start_matches(|c: char| is_blank(c) || matches!(c, '★' | '☆' | '*' | '●' | '▲'));
    name.split(|c| matches!(fold_width(c), '(' | '【' | '[')).next().unwrap_or_default().trim_matches(is_blank)
}

/// What stands behind 指标1: on forms; none where the name does not begin so.
#[must_use]
pub(crate) fn behind_number(name: &str) -> Option<&str> {
    let rest = name.strip_prefix("三级指标").or_else(|| name.strip_prefix("指标"))?;
    let behind = rest.trim_start_matches(|c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c));
    if behind.len() == rest.len() {
        return None;
    }
    Some(behind.trim_start_matches(|c: char| is_blank(c) || matches!(fold_width(c), ':' | '.' | '、')))
}

/// The letters and figures of a text, so that another comma does not make it another text.
#[must_use]
pub(crate) fn text_core(text: &str) -> String {
    text.chars().map(fold_width).filter(|c| c.is_alphanumeric()).collect()
}

/// Whether two names, where both are written, are the same.
#[must_use]
pub(crate) fn may_be_the_same(a: Option<&str>, b: Option<&str>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => a == b || name_core(a) == name_core(b),
        _ => true,
    }
}

/// Whether a project of one name may be called by the other now: half of the shorter one stands in both in one piece, and
/// at least so many signs as say something, or all of a very short one.
#[must_use]
pub(crate) fn is_renamed(name: &str, other: &str) -> bool {
    const LEAST: usize = 3;
    let (shorter, longer) = if name.len() <= other.len() { (name, other) } else { (other, name) };
    let signs: Vec<char> = shorter.chars().collect();
    let kept = signs.len().div_ceil(2).max(LEAST).min(signs.len().max(1));
    signs.windows(kept).map(|part| part.iter().collect::<String>()).any(|part| longer.contains(&part))
}

/// Whether two grades are the same: 优 is 优秀, 良 is 良好.
#[must_use]
pub(crate) fn same_grade(a: &str, b: &str) -> bool {
    grade_core(a) == grade_core(b)
}

fn grade_core(grade: &str) -> String {
    let core = name_core(grade);
    let short = core.strip_suffix(['秀', '好', '等', '级']).filter(|short| !short.is_empty());
    short.map_or_else(|| core.clone(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_forms_print_before_a_name_does_not_count() {
        for (name, core) in [
            ("更换水表", "更换水表"),
            ("指标1:更换水表", "更换水表"),
            ("指标 2: 更换 水表", "更换水表"),
            ("指标10、更换水表", "更换水表"),
            ("指标完成率", "指标完成率"),
            ("指标1:", ""),
            ("……", ""),
            ("/", ""),
        ] {
            assert_eq!(&*indicator_core(name), core, "{name}");
        }
    }

    #[test]
    fn what_nobody_sees_makes_no_other_name() {
        for name in ["教育局", "教\u{fe00}育局", "\u{200b}教育局", "教育\u{e0041}局", "教育局\u{34f}\u{1}"]
        {
            assert_eq!(name_core(name), "教育局", "{name:?}");
        }
        assert_eq!(name_seen("\u{200b}历山 区\u{a0}教育局\u{ad}"), "历山 区 教育局");
        assert_eq!(name_seen("历山\u{3000}区"), "历山\u{3000}区");
    }

    #[test]
    fn another_comma_is_not_another_text() {
        assert_eq!(text_core("受疫情影响,未开展。"), text_core("受疫情影响, 未开展"));
        assert_ne!(text_core("受疫情影响,未开展"), text_core("受汛情影响,未开展"));
    }

    #[test]
    fn a_project_that_is_called_otherwise_keeps_half_of_its_name() {
        for (name, other) in
            [("河长培训", "河湖长培训"), ("2023年农村公路养护项目", "农村公路养护"), ("装备", "装备费")]
        {
            assert!(is_renamed(name, other) && is_renamed(other, name), "{name} {other}");
        }
        for (name, other) in [("农村公路养护专项经费", "办公设备购置专项经费"), ("培训", "装备费"), ("", "装备费")]
        {
            assert!(!is_renamed(name, other) && !is_renamed(other, name), "{name} {other}");
        }
    }

    #[test]
    fn grades_and_their_long_forms() {
        assert!(same_grade("优", "优秀") && same_grade("良好", "良") && same_grade("中等", "中"));
        assert!(!same_grade("优", "良"));
    }

    #[test]
    fn names_without_what_forms_add() {
        for (name, bare) in [
            ("指标1:开展精品示范村建设数量", "开展精品示范村建设数量"),
            ("指标7.医疗器械抽检", "医疗器械抽检"),
            ("指标2:", ""),
            ("★★★农村低保发放人数(按月平均)(≥**人)", "农村低保发放人数"),
            ("指标体系建设数", "指标体系建设数"),
            ("出差人次", "出差人次"),
        ] {
            assert_eq!(bare_name(name), bare, "{name}");
        }
    }
}
