//! The name of a group on one level.

use std::cmp::Ordering;

use crate::identity::name_seen;
use crate::num::is_blank_mark;

/// A label; none is a group of its own, behind all others.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Label(pub Option<String>);

impl Label {
    /// A label as somebody wrote it: without blanks around it, and none where nothing is written.
    #[must_use]
    pub fn of(text: Option<&str>) -> Self {
        Self(text.filter(|text| !is_blank_mark(text)).map(|text| name_seen(text).into_owned()))
    }
}

impl Ord for Label {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.0.is_none(), &self.0).cmp(&(other.0.is_none(), &other.0))
    }
}

impl PartialOrd for Label {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_label_comes_last() {
        let mut labels =
            [Label::of(Some("—")), Label::of(Some(" 水务局 ")), Label::of(None), Label::of(Some("公安局"))];
        labels.sort();
        assert_eq!(labels.map(|label| label.0), [Some("公安局".to_owned()), Some("水务局".to_owned()), None, None]);
    }
}
