//! Labels of tiers, which every place spells a little differently.

use std::borrow::Cow;

use crate::num::{fold_width, is_blank};

/// Whether two labels name the same tier: blanks, the points in brackets (`产出指标(50分)`) and a
/// final 指标 do not count.
#[must_use]
pub(crate) fn same_label(a: &str, b: &str) -> bool {
    a == b || label_core(a) == label_core(b)
}

/// A label without what does not count, such that two labels of the same tier have the same.
#[must_use]
pub(crate) fn label_core(label: &str) -> Cow<'_, str> {
    let plain = |c: char| !is_blank(c) && fold_width(c) == c;
    if label.chars().all(plain) {
        return Cow::Borrowed(stem(label));
    }
    let folded: String = label.chars().filter(|c| !is_blank(*c)).map(fold_width).collect();
    Cow::Owned(stem(&folded).to_owned())
}

/// Without the points in brackets and a final 指标.
fn stem(label: &str) -> &str {
    let name = match label.rsplit_once('(') {
        Some((name, points)) if points.ends_with("分)") => name,
        _ => label,
    };
    name.strip_suffix("指标").filter(|stem| !stem.is_empty()).unwrap_or(name)
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
