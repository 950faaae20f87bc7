//! The texts that cells share.

use super::palette::Palette;
use crate::book::looks::Look;
use crate::book::refusal::Refusal;
use crate::book::rich::Rich;
use crate::book::xml::{Elements, Next};

/// Every text, in the order in which cells count them.
pub(super) fn strings(text: &str, palette: &Palette) -> Result<Vec<Rich>, Refusal> {
    let mut elements = Elements::unmixed(text);
    let mut strings = Vec::new();
    loop {
        match elements.next()? {
            Next::Start(tag) if tag.name() == "si" => strings.push(rich(&mut elements, "si", palette)?),
            Next::Empty(tag) if tag.name() == "si" => strings.push(Rich::default()),
            Next::Nothing => return Ok(strings),
            _ => {}
        }
    }
}

/// The text of an element in runs, without how it is pronounced.
pub(super) fn rich(elements: &mut Elements<'_>, end: &str, palette: &Palette) -> Result<Rich, Refusal> {
    let (mut runs, mut look) = (Vec::<(String, Look)>::new(), Look::default());
    let (mut inside, mut spoken) = (false, false);
    loop {
        match elements.next()? {
            Next::Start(tag) => match tag.name().as_str() {
                "t" => inside = true,
                "rPh" => spoken = true,
                "r" => look = Look::default(),
                _ => look.meet(&tag, palette),
            },
            Next::Empty(tag) => look.meet(&tag, palette),
            Next::End(name) if name == end => return Ok(Rich::of(runs)),
            Next::End(name) => match name.as_str() {
                "t" => inside = false,
                "rPh" => spoken = false,
                "r" => look = Look::default(),
                _ => {}
            },
            Next::Text(more) if inside && !spoken => match runs.last_mut() {
                Some((text, last)) if *last == look => text.push_str(&more),
                _ => runs.push((more, look)),
            },
            Next::Nothing => return Err(Refusal::Damaged),
            Next::Text(_) => {}
        }
    }
}
