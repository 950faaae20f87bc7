//! What the files of a workbook's tables are called that stand beside it.

use std::path::Path;

use crate::words::TakenNames;

/// The name of a file for each sheet that a table stands on: that of the book, and of the sheet where there are several.
#[must_use]
pub fn file_names(book: &str, sheets: &[&str]) -> Vec<String> {
    let stem = Path::new(book).with_extension("").display().to_string();
    let mut taken = TakenNames::default();
    let name = |sheet: &&str| {
        let plain: String = sheet
            .chars()
            .map(|sign| if sign.is_control() || r#"\/:*?"<>|"#.contains(sign) { '_' } else { sign })
            .collect();
        let stem = if sheets.len() == 1 { stem.clone() } else { format!("{stem}-{plain}") };
        taken.free(|number| if number == 1 { format!("{stem}.toml") } else { format!("{stem}-{number}.toml") })
    };
    sheets.iter().map(name).collect()
}
