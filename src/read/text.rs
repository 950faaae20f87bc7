//! Bytes to text: UTF-8, with or without a byte-order mark.

use crate::model::{Problem, Text};
use crate::origin::Place;

const UTF8_MARK: &[u8] = b"\xEF\xBB\xBF";

/// The text, and how many bytes stand before it.
pub(super) fn check<'a>(name: &str, bytes: &'a [u8]) -> Result<(usize, &'a str), Problem> {
    let skip = if bytes.starts_with(UTF8_MARK) { UTF8_MARK.len() } else { 0 };
    let body = &bytes[skip..];
    if bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") {
        return Err(wrong(name, 1, "UTF-16"));
    }
    match std::str::from_utf8(body) {
        Ok(text) if text.contains('\0') => {
            let line = line_of(body, text.find('\0').unwrap_or_default());
            Err(binary(name, line))
        }
        Ok(text) => Ok((skip, text)),
        Err(error) => {
            let line = line_of(body, error.valid_up_to());
            Err(if body.contains(&0) {
                binary(name, line)
            } else if looks_like_gbk(&body[error.valid_up_to()..]) {
                wrong(name, line, "GBK")
            } else {
                binary(name, line)
            })
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
        Place { file: name.to_owned(), position: Some((line, 1)) },
        Text::new(
            format!("不是 UTF-8 文本,看来是 {encoding} 编码"),
            format!("not UTF-8 text; it looks like {encoding}"),
        ),
    )
    .advise(Text::new("请另存为 UTF-8 编码后再试", "save the file as UTF-8 and try again"))
}

fn binary(name: &str, line: usize) -> Problem {
    Problem::new(
        Place { file: name.to_owned(), position: Some((line, 1)) },
        Text::new("不是文本文件", "not a text file"),
    )
    .advise(Text::new("应为 UTF-8 编码的 TOML 或 JSON 文件", "a TOML or JSON file in UTF-8 is needed"))
}
