//! What stands in a Word document or a web page: its texts from one end to the other, whatever of them readers see and however they
//! are laid out. For whoever looks for something in a file that is not read.

use std::collections::BTreeSet;
use std::io::{Cursor, Read};

use super::unread::begins_as_package;

/// The most bytes of a package that are looked through, unpacked.
const MOST: u64 = 64 << 20;

/// The texts of a file.
#[derive(Debug, Default)]
pub(crate) struct Passages {
    /// Each paragraph, each cell.
    pub(crate) texts: Vec<String>,
    /// The elements that are not text: `img`, `script`.
    pub(crate) elements: BTreeSet<String>,
    /// The files within the package that are no parts of a text.
    pub(crate) files: Vec<String>,
}

/// Elements that begin no paragraph and no cell: how letters look, and pieces of a text in Word.
const INLINE: [&str; 22] = [
    "a", "b", "big", "bdo", "del", "em", "font", "i", "ins", "mark", "proofErr", "r", "rPr", "s", "small", "span",
    "strong", "sub", "sup", "t", "u", "wbr",
];

/// Those of a file; none of what cannot be looked through.
pub(crate) fn passages(bytes: &[u8]) -> Option<Passages> {
    let mut found = Passages::default();
    if begins_as_package(bytes) {
        found.add_package(bytes)?;
    } else {
        found.add_markup(std::str::from_utf8(bytes).ok()?);
    }
    Some(found)
}

impl Passages {
    fn add_package(&mut self, bytes: &[u8]) -> Option<()> {
        let mut package = zip::ZipArchive::new(Cursor::new(bytes)).ok()?;
        let mut left = MOST;
        for index in 0..package.len() {
            let part = package.by_index(index).ok()?;
            let name = part.name().ok()?.into_owned();
            let (folder, kind) =
                (name.split('/').nth(1).unwrap_or_default(), name.rsplit('.').next().unwrap_or_default());
            let is_looked_at = folder == "media" || folder == "fonts" || kind == "rels" || name.ends_with('/');
            if is_looked_at || name.starts_with("docProps/") {
                continue;
            }
            if kind != "xml" {
                self.files.push(name);
                continue;
            }
            let mut text = String::new();
            part.take(left).read_to_string(&mut text).ok()?;
            left = left.checked_sub(u64::try_from(text.len()).ok()?).filter(|left| *left > 0)?;
            self.add_markup(&text);
        }
        Some(())
    }

    fn add_markup(&mut self, markup: &str) {
        let (mut rest, mut text) = (markup, String::new());
        while let Some((before, behind)) = rest.split_once('<') {
            text.push_str(&resolved(before));
            rest = match behind.strip_prefix("!--") {
                Some(comment) => comment.split_once("-->").map_or("", |(_, rest)| rest),
                None => self.add_tag(behind, &mut text),
            };
        }
        text.push_str(&resolved(rest));
        self.end(&mut text);
    }

    /// Takes a tag, and gives what stands behind it.
    fn add_tag<'m>(&mut self, tag: &'m str, text: &mut String) -> &'m str {
        let name = tag.trim_start_matches('/');
        let name = name.split(|sign: char| !sign.is_ascii_alphanumeric() && sign != ':').next().unwrap_or_default();
        let name = name.rsplit(':').next().unwrap_or_default();
        if !INLINE.contains(&name) {
            self.end(text);
            if !self.elements.contains(name) {
                self.elements.insert(name.to_ascii_lowercase());
            }
        }
        let mut quote = None;
        let end = tag.find(|sign| match (quote, sign) {
            (None, '"' | '\'') => {
                quote = Some(sign);
                false
            }
            (Some(open), sign) if open == sign => {
                quote = None;
                false
            }
            (None, '>') => true,
            _ => false,
        });
        end.and_then(|end| tag.get(end + 1..)).unwrap_or_default()
    }

    fn end(&mut self, text: &mut String) {
        if !text.trim().is_empty() {
            self.texts.push(text.trim().to_owned());
        }
        text.clear();
    }
}

/// A text with what entities stand for.
fn resolved(text: &str) -> String {
    let mut parts = text.split('&');
    let mut resolved = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let sign = part.split_once(';').and_then(|(name, behind)| Some((sign_of(name)?, behind)));
        match sign {
            Some((sign, behind)) => resolved.extend([String::from(sign).as_str(), behind]),
            None => resolved.extend(["&", part]),
        }
    }
    resolved
}

fn sign_of(name: &str) -> Option<char> {
    let figure = name.strip_prefix('#');
    match (name, figure) {
        (_, Some(figure)) => {
            let code = match figure.strip_prefix(['x', 'X']) {
                Some(digits) => u32::from_str_radix(digits, 16),
                None => figure.parse(),
            };
            char::from_u32(code.ok()?)
        }
        ("amp", _) => Some('&'),
        ("lt", _) => Some('<'),
        ("gt", _) => Some('>'),
        ("quot", _) => Some('"'),
        ("nbsp", _) => Some(' '),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_stand_apart_however_they_are_laid_out() {
        for (markup, texts) in [
            ("<tr><td>目标<b>值</b><td>完成&#20540;</tr>", vec!["目标值", "完成值"]),
            ("<div style=\"a>b\">目标值</div><div>完成值</div>", vec!["目标值", "完成值"]),
            ("<!-- <p>甲</p> -->乙<br>丙 & 丁", vec!["乙", "丙 & 丁"]),
            ("<w:p><w:r><w:t>目标</w:t></w:r><w:r><w:t>值</w:t></w:r></w:p><w:p/>", vec!["目标值"]),
        ] {
            assert_eq!(passages(markup.as_bytes()).unwrap().texts, texts, "{markup}");
        }
        assert!(passages(b"\xb1\xed").is_none());
    }
}
