//! What the files of a workbook's tables are called that stand beside it.

use std::collections::HashSet;
use std::path::Path;

/// The name of a file for each sheet that a table stands on: that of the book, and of the sheet where there are several.
#[must_use]
pub fn file_names(book: &str, sheets: &[&str]) -> Vec<String> {
    let stem = Path::new(book).with_extension("").display().to_string();
    let mut taken = HashSet::new();
    let name = |sheet: &&str| {
        let plain: String = sheet
            .chars()
            .map(|sign| if sign.is_control() || r#"\/:*?"<>|"#.contains(sign) { '_' } else { sign })
            .collect();
        let stem = if sheets.len() == 1 { stem.clone() } else { format!("{stem}-{plain}") };
        let mut name = format!("{stem}.toml");
        let mut number = 1;
        while !taken.insert(name.clone()) {
            number += 1;
            name = format!("{stem}-{number}.toml");
        }
        name
    };
    sheets.iter().map(name).collect()
}
