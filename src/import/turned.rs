//! Signs in cells that nobody sees: they are left out when a cell is read, and what turns its letters round makes readers see
//! another figure than the one that was read.

use std::collections::BTreeSet;

use super::origin::Remark;
use super::unseen::counts;
use crate::book::Sheet;
use crate::words::{Address, Text, is_unseen, text, visible};

/// Letters from here on stand from right to left, whatever they are.
const TURNS: char = '\u{202e}';
/// Here that ends.
const ENDS: char = '\u{202c}';

/// Remarks on fields with such signs, open where readers see other digits.
pub(super) fn remarks(sheet: &Sheet, fields: &[(String, Address)]) -> Vec<Remark> {
    let cells: BTreeSet<(Address, bool)> = fields.iter().map(|(pointer, cell)| (*cell, counts(pointer))).collect();
    let found = cells.iter().filter_map(|(at, counts)| {
        let text = &sheet.cells.get(at)?.text;
        let sign = text.chars().find(|sign| is_unseen(*sign))?;
        let remark = Remark::at(*at, told(text, sign));
        let is_other = digits(&shown(text)) != digits(text);
        Some(if *counts && is_other { remark.of_value() } else { remark })
    });
    found.collect()
}

fn told(text: &str, sign: char) -> Text {
    let (sign, shown) = (visible(&sign.to_string()).into_owned(), shown(text));
    text!(
        "单元格里有看不见的符号 {sign},已略去;屏幕上显示为“{shown}”:请核对",
        "there are signs in this cell that nobody sees, {sign}, which were left out; a screen shows `{shown}`: please check"
    )
}

/// A text as a screen shows it: turned round where a sign says so, and without the signs.
fn shown(text: &str) -> String {
    let (mut shown, mut turned) = (String::new(), None::<String>);
    for sign in text.chars() {
        match (sign, &mut turned) {
            (TURNS, None) => turned = Some(String::new()),
            (ENDS | '\n', Some(part)) => {
                shown.extend(part.chars().rev());
                turned = None;
            }
            (sign, _) if is_unseen(sign) => {}
            (sign, Some(part)) => part.push(sign),
            (sign, None) => shown.push(sign),
        }
    }
    shown.extend(turned.unwrap_or_default().chars().rev());
    shown.trim().to_owned()
}

fn digits(text: &str) -> String {
    text.chars().filter(|sign| sign.is_numeric()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_sign_turns_round_is_shown_so() {
        for (text, seen) in [
            ("\u{202e}864次", "次468"),
            ("12\u{202e}34\u{202c}5", "12435"),
            ("52\u{200b}0次", "520次"),
            ("520次", "520次"),
        ] {
            assert_eq!(shown(text), seen);
        }
    }
}
