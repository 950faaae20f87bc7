//! Names of new files, which nobody but this program makes: plain, of this folder, of the one kind that is written.

use crate::words::{Place, Problem, is_unseen, text};

/// Letters of a name without its ending.
const LONGEST: usize = 60;

/// The name of a new table, from what a page calls it.
pub(super) fn new_name(asked: &str) -> Result<String, Problem> {
    let stem = asked.strip_suffix(".toml").unwrap_or(asked).trim();
    let odd = |sign: char| sign.is_control() || is_unseen(sign) || r#"\/:*?"<>|"#.contains(sign);
    let is_plain = !stem.is_empty()
        && stem.chars().count() <= LONGEST
        && !stem.starts_with(['.', '-', '~'])
        && !stem.ends_with('.')
        && !stem.contains(odd)
        && !is_of_system(stem);
    if is_plain {
        return Ok(format!("{stem}.toml"));
    }
    let message = text!("不能作文件名:{asked}", "no name of a file: {asked}");
    let advice = text!(
        "文件名最多 {LONGEST} 个字,不以点、“-”、“~”开头,不含 \\ / : * ? \" < > |",
        "a name has {LONGEST} letters at most, does not begin with a dot, - or ~, and has none of \\ / : * ? \" < > |"
    );
    Err(Problem::new(Place::file("name"), message).advise(advice))
}

/// Whether Windows takes a name for a device.
fn is_of_system(stem: &str) -> bool {
    let stem = stem.split('.').next().unwrap_or_default().trim().to_ascii_uppercase();
    let numbered = |name: &str| {
        stem.strip_prefix(name)
            .is_some_and(|number| number.len() == 1 && number.chars().all(|sign| sign.is_ascii_digit()))
    };
    ["CON", "PRN", "AUX", "NUL"].contains(&stem.as_str()) || numbered("COM") || numbered("LPT")
}

#[cfg(test)]
mod tests {
    use super::new_name;

    #[test]
    fn names_are_plain() {
        for (asked, name) in [("单位运行经费", "单位运行经费.toml"), ("a.toml", "a.toml"), (" a b ", "a b.toml")]
        {
            assert_eq!(new_name(asked).unwrap(), name);
        }
        for odd in [
            "",
            ".",
            "..",
            ".toml",
            ".jixiao",
            "a/b",
            "../a",
            "a\\b",
            "C:a",
            "a\0",
            "a\nb",
            "-rf",
            "~",
            "a\u{202e}b",
            "NUL",
            "com1.x",
            "a.",
            &"长".repeat(61),
        ] {
            assert!(new_name(odd).is_err(), "{odd:?}");
        }
    }
}
