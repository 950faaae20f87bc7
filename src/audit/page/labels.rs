//! What years and counts of findings are called.

use super::finding::severity;
use crate::audit::finding::Severity;
use crate::words::{Language, say};

/// A year as the headings have it.
pub(super) fn year_label(year: u16, language: Language) -> String {
    say!(language, "{year} 年度", "{year}")
}

/// So many findings of a severity.
pub(super) fn several_of(each: Severity, count: usize, language: Language) -> String {
    let name = if count == 1 { severity(each, language) } else { several(each, language) };
    say!(language, "{name} {count}", "{count} {name}")
}

/// More than one finding of a severity.
fn several(severity: Severity, language: Language) -> &'static str {
    match severity {
        Severity::Error => say!(language, "错误", "errors"),
        Severity::Inconsistency => say!(language, "矛盾", "inconsistencies"),
        Severity::Warning => say!(language, "警告", "warnings"),
        Severity::Note => say!(language, "提示", "notes"),
    }
}
