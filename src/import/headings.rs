//! Whether texts that stand one behind the other are the headings of a table of indicators, wherever that stands and however it is
//! laid out.

use super::label::Label;
use super::role::Role;

/// The headings for targets and for results, where a row of headings has both, and one for names.
pub(crate) fn headings(texts: &[String]) -> Option<(&str, &str)> {
    let mut run = Run::default();
    for text in texts {
        run.take(text);
        if let Some(found) = run.is_one() {
            return Some(found);
        }
    }
    None
}

/// Headings one behind the other; one among them may be unknown.
#[derive(Default)]
struct Run<'t> {
    named: bool,
    target: Option<&'t str>,
    actual: Option<&'t str>,
    unknown: bool,
}

impl<'t> Run<'t> {
    fn take(&mut self, text: &'t str) {
        let role = Role::of_indicators(&Label::of(text));
        match role {
            None if self.unknown => *self = Self::default(),
            None => {}
            Some(Role::Target) => self.target = Some(text),
            Some(Role::Actual) => self.actual = Some(text),
            Some(role) => self.named |= role.names(),
        }
        self.unknown = role.is_none();
    }

    fn is_one(&self) -> Option<(&'t str, &'t str)> {
        self.target.zip(self.actual).filter(|_| self.named)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_known_however_they_are_laid_out() {
        let found = |texts: &[&str]| {
            let texts: Vec<String> = texts.iter().map(|text| (*text).to_owned()).collect();
            headings(&texts).map(|(target, actual)| format!("{target} {actual}"))
        };
        let form = ["一级指标", "三级指标", "分值", "年度指标值(A)", "全年完成值(B)", "得分"];
        assert_eq!(found(&form).as_deref(), Some("年度指标值(A) 全年完成值(B)"));
        let odd = ["指标名称", "计划达到数", "计量单位", "核实栏", "实际完成情况"];
        assert_eq!(found(&odd).as_deref(), Some("计划达到数 实际完成情况"));
        for texts in [
            &["项目名称", "预算数", "执行数", "执行率", "得分", "等级"][..],
            &["整改要求", "请按目标值填报", "2024 年", "整改已完成"],
            &["年度指标值", "实际完成值"],
        ] {
            assert_eq!(found(texts), None, "{texts:?}");
        }
    }
}
