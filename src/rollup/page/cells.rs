//! What stands in the cells of a summary: counts of grades, amounts, labels.

use std::collections::BTreeMap;

use crate::lists::lists;
use crate::num::Figure;
use crate::order::Order;
use crate::words::{Language, say};

/// How many projects have which grade: `优 17、良 2`.
pub(super) fn grades<N: ToString>(grades: &BTreeMap<String, N>, separator: &str) -> String {
    each_grade(grades, " ").join(separator)
}

/// The same in a narrow column, where lines break at blanks and a grade stays beside its count.
pub(super) fn short_grades(grades: &BTreeMap<String, usize>) -> String {
    each_grade(grades, "").join(" ")
}

fn each_grade<N: ToString>(grades: &BTreeMap<String, N>, blank: &str) -> Vec<String> {
    // From the best down; what is in no list comes behind.
    let place = |grade: &str| lists().grades.order.iter().position(|known| known == grade).unwrap_or(usize::MAX);
    let mut ordered: Vec<(&String, &N)> = grades.iter().collect();
    ordered.order_by_key(|(grade, _)| place(grade));
    ordered.into_iter().map(|(grade, count)| format!("{grade}{blank}{}", count.to_string())).collect()
}

/// An amount as it is printed: with two places at least, and all that it has.
pub(crate) fn money(amount: Figure) -> String {
    let amount = amount.to_string();
    let places = amount.split_once('.').map(|(_, places)| places.len());
    match places {
        None => format!("{amount}.00"),
        Some(1) => format!("{amount}0"),
        Some(_) => amount,
    }
}

/// A label of a group.
pub(super) fn label(label: Option<&String>, language: Language) -> &str {
    label.map_or(say!(language, "未填写", "none"), String::as_str)
}
