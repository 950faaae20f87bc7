//! Bytes to text: UTF-8, with or without a byte-order mark.

use crate::words::{Place, Position, Problem, text};

const MARK: char = '\u{FEFF}';

/// The file as a string, and the number of bytes that a byte-order mark takes at its beginning.
pub(crate) fn as_text(name: &str, bytes: Vec<u8>) -> Result<(String, usize), Problem> {
    if bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") {
        return Err(wrong(name, 1, "UTF-16"));
    }
    match String::from_utf8(bytes) {
        Ok(text) => {
            if let Some(zero) = text.find('\0') {
                return Err(binary(name, line_of(text.as_bytes(), zero)));
            }
            let skip = if text.starts_with(MARK) { MARK.len_utf8() } else { 0 };
            Ok((text, skip))
        }
        Err(error) => {
            let (bytes, wrong_at) = (error.as_bytes(), error.utf8_error().valid_up_to());
            let line = line_of(bytes, wrong_at);
            let gbk = !bytes.contains(&0) && looks_like_gbk(bytes.get(wrong_at..).unwrap_or_default());
            Err(if gbk { wrong(name, line, "GBK") } else { binary(name, line) })
        }
    }
}

fn line_of(bytes: &[u8], offset: usize) -> usize {
    bytes.iter().take(offset).filter(|&&b| b == b'\n').count() + 1
}

/// Whether the first bytes that are not UTF-8 are a pair as GBK writes Chinese characters.
fn looks_like_gbk(rest: &[u8]) -> bool {
    matches!(rest, [0x81..=0xFE, 0x40..=0x7E | 0x80..=0xFE, ..])
}

fn wrong(name: &str, line: usize, encoding: &str) -> Problem {
    Problem::new(
        Place { file: name.to_owned(), position: Some(Position::Text { line, column: 1 }) },
        text!("不是 UTF-8 文本,看来是 {encoding} 编码", "not UTF-8 text; it looks like {encoding}"),
    )
    .advise(text!("请另存为 UTF-8 编码后再试", "save the file as UTF-8 and try again"))
}

fn binary(name: &str, line: usize) -> Problem {
    Problem::new(
        Place { file: name.to_owned(), position: Some(Position::Text { line, column: 1 }) },
        text!("不是文本文件", "not a text file"),
    )
    .advise(text!("应为 UTF-8 编码的 TOML、JSON 或 Markdown 文件", "a TOML, JSON or Markdown file in UTF-8 is needed"))
}
