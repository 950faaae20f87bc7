//! Labels of tiers, which every place spells a little differently.

use crate::num::{fold_width, is_blank};

/// Whether two labels name the same tier: blanks, the points in brackets (`产出指标(50分)`) and a
/// final 指标 do not count.
#[must_use]
pub(super) fn same_label(a: &str, b: &str) -> bool {
    a == b || core(a) == core(b)
}

fn core(label: &str) -> String {
    let plain: String = label.chars().filter(|c| !is_blank(*c)).map(fold_width).collect();
    let name = match plain.rsplit_once('(') {
        Some((name, points)) if points.ends_with("分)") => name,
        _ => plain.as_str(),
    };
    match name.strip_suffix("指标") {
        Some(stem) if !stem.is_empty() => stem.to_owned(),
        _ => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::same_label;

    #[test]
    fn spellings_of_the_same_tier() {
        assert!(same_label("产出指标(50分)", "产出指标"));
        assert!(same_label("社会效益", "社会效益指标"));
        assert!(same_label("效益 指标（30 分）", "效益指标"));
        assert!(!same_label("社会效益指标", "经济效益指标"));
        assert!(!same_label("指标", "产出指标"));
        assert!(!same_label("产出(一期)", "产出"));
    }
}
