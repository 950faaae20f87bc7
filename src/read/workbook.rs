//! The workbook itself, given where a table is read: what it is, and the command that reads it.

use crate::words::{Place, Problem, text};

/// A problem for bytes of a workbook, or of columns of text by their name.
pub(super) fn workbook(name: &str, bytes: &[u8]) -> Option<Problem> {
    let ends = |ending: &str| name.to_ascii_lowercase().ends_with(ending);
    let packed = bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xD0\xCF\x11\xE0");
    let message = if packed && !ends(".docx") {
        text!("是工作簿或别的打包文件,不是文本", "a workbook or another packed file, not a text")
    } else if ends(".csv") || ends(".tsv") {
        text!("是分栏的表,不是 TOML 或 JSON", "columns of text, neither TOML nor JSON")
    } else {
        return None;
    };
    let advice = text!(
        "Excel、WPS 和 CSV 的表请先导入:jixiao import {name}",
        "import tables of Excel, WPS and CSV first: jixiao import {name}"
    );
    Some(Problem::new(Place::file(name), message).advise(advice))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn workbooks_are_sent_to_their_command() {
        for (name, bytes) in [
            ("表.xlsx", b"PK\x03\x04rest".as_slice()),
            ("表", b"\xD0\xCF\x11\xE0rest"),
            ("表.CSV", "项目,1".as_bytes()),
        ] {
            let problem = workbook(name, bytes).unwrap();
            assert!(format!("{problem:?}").contains(&format!("jixiao import {name}")), "{problem:?}");
        }
        for (name, bytes) in
            [("表.toml", b"year = 2024".as_slice()), ("表.json", b"{}"), ("文.docx", b"PK\x03\x04rest")]
        {
            assert!(workbook(name, bytes).is_none(), "{name}");
        }
    }
}
