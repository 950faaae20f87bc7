//! The texts that cells share.

use super::fonts::{Ground, Look};
use super::palette::Palette;
use crate::book::refusal::Refusal;
use crate::book::xml::{Elements, Next};

/// A text in runs.
#[derive(Clone, Debug, Default)]
pub(super) struct Rich {
    text: String,
    /// Each with its look, where one looks otherwise than its cell.
    runs: Box<[(String, Look)]>,
}

impl Rich {
    fn of(runs: Vec<(String, Look)>) -> Self {
        let text = unmasked(&runs.iter().map(|(text, _)| text.as_str()).collect::<String>());
        let is_plain = runs.iter().all(|(_, look)| *look == Look::default());
        Self { text, runs: if is_plain { Box::default() } else { runs.into() } }
    }

    /// All of it.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// What readers see of it, and what they do not.
    pub(super) fn seen(&self, ground: Ground) -> (String, String) {
        if self.runs.is_empty() {
            return (self.text.clone(), String::new());
        }
        let of = |seen: bool| {
            let runs = self.runs.iter().filter(|(_, look)| look.is_seen_on(ground) == seen);
            let text = |(text, look): &(String, Look)| match look.script {
                Some(script) if seen => script.of(text),
                _ => text.clone(),
            };
            unmasked(&runs.map(text).collect::<String>())
        };
        (of(true), of(false))
    }
}

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

/// A carriage return is written `_x000D_`, and `_x005F_` is the stroke of a text that looks like such a sign.
fn unmasked(text: &str) -> String {
    text.replace("_x000D_", "").replace("\r\n", "\n").replace("_x005F_", "_")
}
