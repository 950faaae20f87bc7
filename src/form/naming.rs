//! What the file of a form is called.

/// Letters of the name of a file.
const LONGEST: usize = 60;

/// A name that every system takes for a file.
#[must_use]
pub fn file_name(name: &str) -> String {
    let sign = |sign: char| {
        if sign.is_control() || matches!(sign, '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|') {
            '_'
        } else {
            sign
        }
    };
    let name: String = name.chars().map(sign).take(LONGEST).collect();
    let name = name.trim_matches(|sign: char| sign.is_whitespace() || sign == '.');
    if name.is_empty() { "form".to_owned() } else { name.to_owned() }
}
