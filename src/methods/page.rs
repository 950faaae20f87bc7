//! The page of a method.

use super::registry::Method;
use crate::words::{Language, say};

/// The page of a method: its file's header.
#[must_use]
pub fn page(method: Method, language: Language) -> String {
    let lines = method.source().lines().map_while(|line| line.strip_prefix("//!"));
    let lines: Vec<&str> = lines.map(|line| line.strip_prefix(' ').unwrap_or(line)).collect();
    let title = lines.first().map_or("", |line| line.trim_start_matches("# "));
    let wanted = say!(language, "## 中文", "## English");
    let section = lines.iter().skip_while(|line| **line != wanted).skip(1);
    let body: Vec<&str> = section.take_while(|line| !line.starts_with("## ")).copied().collect();
    format!("{title}\n\n{}\n", body.join("\n").trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_method_has_its_page_in_both_languages() {
        let sections = [
            (Language::Zh, ["适用:", "公式:", "依据:", "例:", "边界:"]),
            (Language::En, ["Applies to:", "Formula:", "Basis:", "Example:", "Limits:"]),
        ];
        for method in Method::ALL {
            for (language, labels) in &sections {
                let page = page(method, *language);
                assert!(page.starts_with(method.name()), "{page}");
                for label in labels {
                    assert!(page.lines().any(|line| line.starts_with(label)), "{label} is missing in\n{page}");
                }
            }
        }
    }
}
