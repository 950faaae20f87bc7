//! What the file of a form is called.

use crate::num::is_blank;
use crate::words::is_unseen;

/// Letters of the name of a file.
const LONGEST: usize = 60;

/// A name that every system takes for a file, and that says what it looks like: nothing in it turns round or is not seen.
#[must_use]
pub fn file_name(name: &str) -> String {
    let sign = |sign: char| match sign {
        '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|' => '_',
        sign if is_blank(sign) && sign != '\u{3000}' => ' ',
        sign => sign,
    };
    let seen = name.chars().filter(|sign| !is_unseen(*sign));
    let name: String = seen.map(sign).take(LONGEST).collect();
    let name = name.trim_matches(|sign: char| is_blank(sign) || sign == '.');
    match name {
        "" => "form".to_owned(),
        name if is_device(name) || is_command(name) => format!("_{name}"),
        name => name.to_owned(),
    }
}

/// Whether a command line takes a name for something else: `-rf` for an option, `~` for a home, `$HOME` for a value.
fn is_command(name: &str) -> bool {
    name.starts_with(['-', '~', '$', '%', '!', '#', '&', '@', '=', '+', '`', '\''])
}

/// Whether Windows takes a name for a device, whatever ending it has.
fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end().to_ascii_uppercase();
    let numbered = |kind: &str| {
        let number =
            stem.strip_prefix(kind).and_then(|number| number.chars().next().filter(|_| number.chars().count() == 1));
        number.is_some_and(|number| matches!(number, '1'..='9' | '¹' | '²' | '³'))
    };
    matches!(stem.as_str(), "CON" | "PRN" | "AUX" | "NUL") || numbered("COM") || numbered("LPT")
}

#[cfg(test)]
mod tests {
    use super::file_name;

    #[test]
    fn a_name_that_every_system_takes() {
        for (name, file) in [
            ("水务局", "水务局"),
            ("a/b\\c:d", "a_b_c_d"),
            ("../..", "_"),
            (" . ", "form"),
            ("con", "_con"),
            ("NUL.xlsx", "_NUL.xlsx"),
            ("Com1", "_Com1"),
            ("COM10", "COM10"),
            ("控制", "控制"),
            ("-rf", "_-rf"),
            ("~", "_~"),
            ("$HOME", "_$HOME"),
            ("\u{202e}xslx.局\u{200b}务水", "xslx.局务水"),
            ("水\u{a0}务\n局", "水 务 局"),
            ("\u{200b}", "form"),
        ] {
            assert_eq!(file_name(name), file, "{name}");
        }
    }
}
