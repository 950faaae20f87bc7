//! Workbooks among the files: how they are known before anything is read of them.

use std::path::Path;

use crate::words::{Place, Problem, Text, text};

/// How the names of workbooks end.
pub(super) const ENDINGS: [&str; 8] = ["xlsx", "xlsm", "xls", "xlsb", "et", "ods", "csv", "tsv"];

/// How the names of tables in columns end.
pub(super) const COLUMNS: &str = "parquet";

/// Whether bytes are columns of text, or text in another encoding than that of TOML and JSON.
#[cfg(feature = "excel")]
pub(super) fn is_foreign(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes).map_or(true, is_columns)
}

/// Whether bytes are a page or a document of other programs, whatever it is called: neither TOML nor JSON begins so.
pub(super) fn is_document(bytes: &[u8]) -> bool {
    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    [&b"<"[..], b"%PDF", b"{\\rtf", b"MIME-Version:"].iter().any(|begin| text.starts_with(begin))
}

/// Whether a file is packed as workbooks are, whatever it is called, or has the name of one.
pub(super) fn is_named(name: &str, bytes: &[u8]) -> bool {
    let is_packed = bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xD0\xCF\x11\xE0");
    is_packed || has_its_ending(name)
}

/// Whether a file has the name of a workbook.
pub(crate) fn has_its_ending(name: &str) -> bool {
    let ending = Path::new(name).extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    ENDINGS.iter().any(|known| ending.eq_ignore_ascii_case(known))
}

/// Whether a text is columns: the first line of TOML names a key.
fn is_columns(text: &str) -> bool {
    let text = text.trim_start_matches('\u{feff}');
    let first = text.lines().map(str::trim).find(|line| !line.is_empty() && !line.starts_with('#'));
    let is_ours = |line: &str| line.starts_with(['[', '{']) || line.contains(['=', '\u{ff1d}']);
    first.is_some_and(|line| !is_ours(line) && line.contains([',', '\t', ';']))
}

/// A problem for a workbook where a text is wanted.
pub(super) fn refused(name: &str, bytes: &[u8]) -> Option<Problem> {
    if bytes.starts_with(MAGIC) {
        return Some(
            Problem::new(Place::file(name), text!("是列存的表(Parquet)", "a table in columns (Parquet)"))
                .advise(of_columns()),
        );
    }
    let is_text = |bytes| std::str::from_utf8(bytes).is_ok_and(is_columns);
    let message = if is_document(bytes) {
        text!("是网页或文档,不是 TOML 或 JSON", "a web page or a document, neither TOML nor JSON")
    } else {
        text!("是工作簿或分栏的表,不是 TOML 或 JSON", "a workbook or columns of text, neither TOML nor JSON")
    };
    (is_named(name, bytes) || is_document(bytes) || is_text(bytes))
        .then(|| Problem::new(Place::file(name), message).advise(advice()))
}

/// How files of Parquet begin.
const MAGIC: &[u8] = b"PAR1";

fn of_columns() -> Text {
    let ending = COLUMNS;
    if cfg!(feature = "columnar") {
        text!("文件名请以 .{ending} 结尾", "let its name end with .{ending}")
    } else {
        text!(
            "这个版本不含 columnar 功能,不读 .{ending}:请以 cargo build --release --features columnar 编译,或转为 NDJSON",
            "built without the feature `columnar`, it reads no .{ending}: build with cargo build --release --features columnar, or turn it into NDJSON"
        )
    }
}

fn advice() -> Text {
    if cfg!(feature = "excel") {
        text!(
            "这里要 TOML 或 JSON 文件;工作簿中的自评表请交给 score、audit 等命令",
            "a file of TOML or JSON is wanted here; tables in workbooks are read by score, audit and the like"
        )
    } else {
        text!(
            "这个版本不含 excel 功能,不读工作簿:请先转为 TOML 或 JSON",
            "built without the feature `excel`, it reads no workbooks: turn them into TOML or JSON first"
        )
    }
}
