//! What stands in the cells of a summary: counts of grades, amounts, labels.

use std::collections::BTreeMap;

use crate::lists::lists;
use crate::num::{Figure, Fraction};
use crate::order::Order;
use crate::rollup::reason::Reason;
use crate::rollup::summary::Group;
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

/// The budget and the executed amount of a group; none where none of its projects states one that can be added up.
pub(super) fn amounts(group: &Group) -> [Option<Figure>; 2] {
    let open = |why: Reason| {
        let reasons = [why, Reason::AmountUnreadable, Reason::CurrencyUnknown].map(|reason| reason.code().to_string());
        let counted = group.remarks.iter().filter(|counted| reasons.contains(&counted.code));
        counted.map(|counted| counted.count).sum::<usize>() >= group.projects
    };
    let stated = |amount: Figure, why| Some(amount).filter(|amount| amount.value() != Fraction::ZERO || !open(why));
    [stated(group.budget, Reason::NoBudget), stated(group.executed, Reason::NoExecuted)]
}

/// An amount as it is printed, or that there is none.
pub(super) fn money_or_none(amount: Option<Figure>) -> String {
    amount.map_or_else(|| "—".to_owned(), money)
}

/// A label of a group.
pub(super) fn label(label: Option<&String>, language: Language) -> &str {
    label.map_or(say!(language, "未填写", "none"), String::as_str)
}
