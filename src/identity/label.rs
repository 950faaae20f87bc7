//! Labels of tiers, which every place spells a little differently.
//!
//! What a label is called is read from outside in: in front a number of the list (一、 (二) 1. ①), behind the points and
//! the notes of the form (60分, (50), (必填)), then 指标, 目标 or 类. What is left is its core. The noun that the core ends
//! with says of which kind the tier is: 服务对象满意度 is one of satisfaction, 环境效益 one of 生态效益.

use std::borrow::Cow;
use std::rc::Rc;

use crate::lists::lists;
use crate::memo::{Memory, remembered};
use crate::num::{Fraction, Number, fold_width, is_blank};

/// Whether two labels name the same tier: blanks, numbers in front, points and notes behind, and a final 指标 do not
/// count.
#[must_use]
pub(crate) fn same_label(a: &str, b: &str) -> bool {
    a == b || {
        let core = label_core(a);
        may_be(b, &core) && core == label_core(b)
    }
}

/// Whether a label may have a core, which is always a part of it as it is typed, but for blanks and width.
fn may_be(label: &str, core: &str) -> bool {
    label.contains(core) || matches!(folded(label), Cow::Owned(_))
}

/// A label without what does not count, such that two labels of the same tier have the same.
#[must_use]
pub(crate) fn label_core(label: &str) -> Rc<str> {
    Label::read(label).core
}

/// The kind of a tier by the noun that its label ends with; none where no noun is known.
#[must_use]
pub(crate) fn label_kind(label: &str) -> Option<&'static str> {
    Label::read(label).kind
}

/// The points that a label itself gives to its tier: 50 for `产出指标(50分)`, 2 for `项目决策2分`.
#[must_use]
pub(crate) fn label_points(label: &str) -> Option<Fraction> {
    Label::read(label).points
}

/// What a label says.
#[derive(Clone)]
struct Label {
    core: Rc<str>,
    kind: Option<&'static str>,
    points: Option<Fraction>,
}

thread_local! {
    static LABELS: Memory<Label> = Memory::default();
}

impl Label {
    fn read(label: &str) -> Self {
        remembered(&LABELS, label, || {
            let folded = folded(label);
            let Parts { core, points } = Parts::of(&folded);
            let kind = lists().tiers.nouns.end(core).map(|(kind, _)| kind.as_str());
            Self { core: core.into(), kind, points }
        })
    }
}

fn folded(label: &str) -> Cow<'_, str> {
    let plain = |c: char| !is_blank(c) && fold_width(c) == c;
    if label.chars().all(plain) {
        return Cow::Borrowed(label);
    }
    Cow::Owned(label.chars().filter(|c| !is_blank(*c)).map(fold_width).collect())
}

/// The parts of a label.
struct Parts<'l> {
    core: &'l str,
    points: Option<Fraction>,
}

impl<'l> Parts<'l> {
    fn of(label: &'l str) -> Self {
        let (mut core, mut points) = (label, None);
        while let Some((rest, found)) = printed_behind(core) {
            core = rest;
            points = points.or(found);
        }
        Self { core: without_number(without_suffix(core)), points }
    }
}

/// Without 指标, 目标 or 类 at its end.
fn without_suffix(label: &str) -> &str {
    let rest = lists().tiers.suffixes.strip_suffix(label).filter(|rest| !rest.is_empty());
    rest.map_or(label, without_suffix)
}

/// Without the number that a list gives it: 一、 (二) 1. 3) ① and 1产出, where a noun is known behind the figure.
fn without_number(label: &str) -> &str {
    let label = lists().tiers.levels.strip_prefix(label).map_or(label, |rest| rest.trim_start_matches(SEPARATORS));
    let bracketed = label.strip_prefix('(').and_then(|rest| rest.split_once(')'));
    if let Some((_, rest)) = bracketed.filter(|(number, rest)| is_number(number) && !rest.is_empty()) {
        return rest.trim_start_matches(SEPARATORS);
    }
    let behind = label.trim_start_matches(is_numeral);
    let rest = behind.trim_start_matches(SEPARATORS);
    let (counted, separated) = (behind.len() < label.len(), rest.len() < behind.len());
    let circled = label.chars().next().is_some_and(|c| c.is_numeric() && !c.is_ascii_digit() && !is_chinese(c));
    let by_noun = || label.starts_with(|c: char| c.is_ascii_digit()) && lists().tiers.nouns.end(rest).is_some();
    if counted && !rest.is_empty() && (separated || circled || by_noun()) { rest } else { label }
}

const SEPARATORS: [char; 7] = ['、', '.', ':', ')', '-', ',', '．'];

fn is_chinese(c: char) -> bool {
    "一二三四五六七八九十".contains(c)
}

fn is_numeral(c: char) -> bool {
    c.is_numeric() || is_chinese(c)
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.chars().all(is_numeral)
}

/// What stands before the last thing that a form prints behind a name, and the points that it states: brackets that
/// hold nothing but points and notes, or points by themselves.
fn printed_behind(label: &str) -> Option<(&str, Option<Fraction>)> {
    let (name, points) = match label.strip_suffix([')', ']', '】']) {
        Some(open) => {
            let (name, inner) = open.rsplit_once(['(', '[', '【'])?;
            (name, Notes::read(inner)?.points)
        }
        None => bare_points(label)?,
    };
    (!name.is_empty()).then_some((name, points))
}

/// What brackets behind a name hold, where it is nothing but points and notes of the form.
struct Notes {
    points: Option<Fraction>,
}

impl Notes {
    fn read(inner: &str) -> Option<Self> {
        let mut points = None;
        for part in inner.split([',', '、', ';', '/']) {
            match stated_points(part) {
                Some(stated) => points = Some(stated),
                None if lists().tiers.notes.has(part) => {}
                None => return None,
            }
        }
        Some(Self { points })
    }
}

/// 50, 50分, 满分50分, 权重50%.
fn stated_points(text: &str) -> Option<Fraction> {
    let weights = &lists().tiers.weights;
    let text = weights.strip_prefix(text).unwrap_or(text).trim_start_matches(':');
    let text = weights.strip_suffix(text).unwrap_or(text);
    text.parse::<Number>().ok().map(Number::fraction)
}

/// Points behind a name without brackets, which say that they are points: 产出指标60分, 产出指标:权重60%.
fn bare_points(label: &str) -> Option<(&str, Option<Fraction>)> {
    let weights = &lists().tiers.weights;
    let figure = weights.strip_suffix(label)?;
    let name = figure.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.');
    let points = figure.get(name.len()..)?.parse::<Number>().ok()?.fraction();
    let name = name.trim_end_matches([':', '-', '—']);
    let name = weights.strip_suffix(name).unwrap_or(name);
    Some((name.trim_end_matches([':', '-', '—', ',']), Some(points)))
}

#[cfg(test)]
mod tests {
    use super::{label_kind, label_points, same_label};

    #[test]
    fn spellings_of_the_same_tier() {
        for (spelling, tier) in [
            ("产出指标(50分)", "产出指标"),
            ("社会效益", "社会效益指标"),
            ("效益 指标（30 分）", "效益指标"),
            ("三、效益指标30分", "效益指标"),
            ("（二）质量指标", "质量"),
            ("2.效益", "效益指标"),
            ("③满意度指标", "满意度"),
            ("2效益指标", "效益指标"),
            ("一级指标:产出指标", "产出指标"),
            ("满意度指标(选填)", "满意度指标"),
            ("质量指标(20分,必填)", "质量指标"),
            ("数量指标【15】", "数量指标"),
            ("产出目标", "产出指标"),
            ("时效类指标", "时效指标"),
            ("产出指标 权重:60%", "产出指标"),
        ] {
            assert!(same_label(spelling, tier), "{spelling}");
        }
        assert!(!same_label("社会效益指标", "经济效益指标"));
        assert!(!same_label("指标", "产出指标"));
        assert!(!same_label("产出(一期)", "产出"));
        assert!(!same_label("三公经费", "公经费"));
        assert!(!same_label("12345热线", "热线"));
    }

    #[test]
    fn a_label_is_of_the_kind_of_its_noun() {
        for (label, kind) in [
            ("社会公众或服务对象满意度指标", Some("满意度")),
            ("环境效益指标", Some("生态效益")),
            ("社会效益", Some("社会效益")),
            ("项目产出(40分)", Some("产出")),
            ("可持续发展影响", Some("可持续影响")),
            ("综合管理", None),
        ] {
            assert_eq!(label_kind(label), kind, "{label}");
        }
    }

    #[test]
    fn points_of_labels() {
        for (label, points) in [
            ("产出指标(50分)", Some("50")),
            ("产出 指标（50 分）", Some("50")),
            ("项目决策2分", Some("2")),
            ("数量指标(7.5分)", Some("7.5")),
            ("效益指标(35)", Some("35")),
            ("质量指标(必填,15分)", Some("15")),
            ("满意度指标(满分10分)", Some("10")),
            ("产出指标", None),
            ("产出指标(一期)", None),
            ("得分", None),
            ("评分(分)", None),
            ("50分", None),
        ] {
            assert_eq!(label_points(label).map(|points| points.to_string()).as_deref(), points, "{label}");
        }
    }
}
