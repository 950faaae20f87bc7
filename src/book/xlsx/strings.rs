//! The texts that cells share.

use crate::book::refusal::Refusal;
use crate::book::xml::{Elements, Next};

/// Every text, in the order in which cells count them.
pub(super) fn strings(text: &str) -> Result<Vec<String>, Refusal> {
    let mut elements = Elements::unmixed(text);
    let mut strings = Vec::new();
    loop {
        match elements.next()? {
            Next::Start(tag) if tag.name() == "si" => strings.push(rich(&mut elements, "si")?),
            Next::Empty(tag) if tag.name() == "si" => strings.push(String::new()),
            Next::Nothing => return Ok(strings),
            _ => {}
        }
    }
}

/// The text of an element in runs, without how it is pronounced.
pub(super) fn rich(elements: &mut Elements<'_>, end: &str) -> Result<String, Refusal> {
    let (mut text, mut inside, mut spoken) = (String::new(), false, false);
    loop {
        match elements.next()? {
            Next::Start(tag) => match tag.name().as_str() {
                "t" => inside = true,
                "rPh" => spoken = true,
                _ => {}
            },
            Next::End(name) if name == end => return Ok(unmasked(&text)),
            Next::End(name) => match name.as_str() {
                "t" => inside = false,
                "rPh" => spoken = false,
                _ => {}
            },
            Next::Text(more) if inside && !spoken => text.push_str(&more),
            Next::Nothing => return Err(Refusal::Damaged),
            Next::Text(_) | Next::Empty(_) => {}
        }
    }
}

/// A carriage return is written `_x000D_`, and `_x005F_` is the stroke of a text that looks like such a sign.
fn unmasked(text: &str) -> String {
    text.replace("_x000D_", "").replace("\r\n", "\n").replace("_x005F_", "_")
}
