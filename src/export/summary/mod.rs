//! Summaries for people, and as rows for a spreadsheet.

mod csv;
mod page;
mod table;

use std::collections::BTreeMap;

pub use csv::csv;
pub use page::summary;

use super::words::pick;
use crate::model::Language;

/// Grades from the best down, as rules name them; others come behind.
const GRADES: [&str; 9] = ["优秀", "优", "良好", "良", "中等", "中", "合格", "不合格", "差"];

/// How many projects have which grade: `优 17 良 2`.
fn grades<N: ToString>(grades: &BTreeMap<String, N>, separator: &str) -> String {
    let place = |grade: &str| GRADES.iter().position(|known| *known == grade).unwrap_or(GRADES.len());
    let mut ordered: Vec<(&String, &N)> = grades.iter().collect();
    ordered.sort_by_key(|(grade, _)| place(grade));
    let shown = ordered.into_iter().map(|(grade, count)| format!("{grade} {}", count.to_string()));
    shown.collect::<Vec<_>>().join(separator)
}

/// A label of a group.
fn label(label: Option<&String>, language: Language) -> &str {
    label.map_or(pick(language, "未填写", "none"), String::as_str)
}
