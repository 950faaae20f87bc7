//! Colour on a terminal: the labels of messages, and what came of each row. It is put on what is ready to be written, so
//! that no text of a file brings any; there is none where `NO_COLOR` is set, nor for another program.

use std::env;
use std::io::{IsTerminal, stderr, stdout};

use crate::model::scorecard::Outcome;
use crate::print::outcome;
use crate::words::{Language, say};

const RED: &str = "31";
const YELLOW: &str = "33";
const CYAN: &str = "36";

/// Whether standard output shows colours.
pub(super) fn on_output() -> bool {
    is_wanted(stdout().is_terminal())
}

/// Whether standard error shows colours.
pub(super) fn on_errors() -> bool {
    is_wanted(stderr().is_terminal())
}

fn is_wanted(is_terminal: bool) -> bool {
    let set = |name| env::var_os(name).unwrap_or_default();
    is_terminal && set("NO_COLOR").is_empty() && set("TERM") != "dumb"
}

/// A message with its label in colour.
pub(super) fn message(message: &str, language: Language) -> String {
    let labels = [
        (say!(language, "错误", "error"), RED),
        (say!(language, "注意", "note"), YELLOW),
        (say!(language, "提示", "help"), CYAN),
    ];
    let Some((before, rest)) = message.split_once(": ") else { return message.to_owned() };
    match labels.iter().find_map(|(label, colour)| Some((label, colour, rest.strip_prefix(label)?))) {
        Some((label, colour, rest)) => format!("{before}: {}{rest}", painted(label, colour)),
        None => message.to_owned(),
    }
}

/// A page whose rows end with what came of them, in colour where that is less than everything.
pub(super) fn outcomes(page: &str, language: Language) -> String {
    let colours =
        [(Outcome::Partial, YELLOW), (Outcome::Missing, YELLOW), (Outcome::Missed, RED), (Outcome::Unassessable, RED)];
    let line = |line: &str| {
        let found = colours.iter().find_map(|(kind, colour)| {
            let word = outcome(*kind, language);
            Some((line.strip_suffix(word)?, word, colour))
        });
        // 部分达成 ends with 达成, and 未达成 too: a word stands behind a blank.
        match found.filter(|(before, ..)| before.ends_with(' ')) {
            Some((before, word, colour)) => format!("{before}{}\n", painted(word, colour)),
            None => format!("{line}\n"),
        }
    };
    page.lines().map(line).collect()
}

fn painted(text: &str, colour: &str) -> String {
    format!("\u{1b}[{colour}m{text}\u{1b}[0m")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_and_outcomes_are_painted_and_nothing_else() {
        let said = message("a.toml:3:1: 错误: 缺少键“错误: ”", Language::Zh);
        assert_eq!(said, "a.toml:3:1: \u{1b}[31m错误\u{1b}[0m: 缺少键“错误: ”");
        assert_eq!(message("已评 4 张表", Language::Zh), "已评 4 张表");
        let page = "车辆  ≥20辆  19辆  部分达成\n人次  达成\n说明:未达成\n";
        assert_eq!(outcomes(page, Language::Zh), page.replace("部分达成", "\u{1b}[33m部分达成\u{1b}[0m"));
    }
}
