//! Elements of XML one by one, by their names without prefixes.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::escape::{resolve_predefined_entity, unescape};
use quick_xml::events::{BytesStart, Event};

use super::refusal::Refusal;

/// What comes next.
pub(super) enum Next<'x> {
    /// An element begins.
    Start(Tag<'x>),
    /// An element without anything in it; no end follows.
    Empty(Tag<'x>),
    /// The element of this name ends.
    End(String),
    /// Text.
    Text(String),
    /// Nothing.
    Nothing,
}

/// The beginning of an element.
pub(super) struct Tag<'x>(BytesStart<'x>);

impl Tag<'_> {
    /// Its name without a prefix.
    pub(super) fn name(&self) -> String {
        self.0.local_name().as_ref().to_owned()
    }

    /// The value of an attribute, whatever its prefix.
    pub(super) fn get(&self, name: &str) -> Option<String> {
        let found = self.0.attributes().flatten().find(|found| found.key.local_name().as_ref() == name)?;
        unescape(&found.value).ok().map(Cow::into_owned)
    }

    /// Whether it has several attributes of a name, with different prefixes, that say different things.
    pub(super) fn differs(&self, name: &str) -> bool {
        let own = self.0.attributes().flatten().filter(|found| found.key.local_name().as_ref() == name);
        let mut values = own.map(|found| found.value.into_owned());
        values.next().is_some_and(|first| values.any(|other| other != first))
    }

    /// The value of an attribute that is a number.
    pub(super) fn number<T: std::str::FromStr>(&self, name: &str) -> Option<T> {
        self.get(name)?.trim().parse().ok()
    }

    /// Whether an attribute says yes.
    pub(super) fn is(&self, name: &str) -> bool {
        self.get(name).is_some_and(|value| matches!(value.as_str(), "1" | "true"))
    }
}

/// The elements of a part.
pub(super) struct Elements<'x> {
    reader: Reader<&'x [u8]>,
    /// Elements that have begun and not ended.
    open: usize,
    /// Whether it has signs that no XML has.
    has_controls: bool,
    /// What each open element holds, where elements stand beside no text.
    unmixed: Option<Vec<Holds>>,
}

/// What an element holds.
#[derive(Clone, Copy, Default)]
struct Holds {
    elements: bool,
    text: bool,
}

impl<'x> Elements<'x> {
    pub(super) fn of(text: &'x str) -> Self {
        let is_control = |byte: u8| byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r');
        Self { reader: Reader::from_str(text), open: 0, has_controls: text.bytes().any(is_control), unmixed: None }
    }

    /// Those of a part in which text and elements never stand beside each other: where they do, a tag was destroyed, and what it
    /// enclosed would be read for another.
    pub(super) fn unmixed(text: &'x str) -> Self {
        Self { unmixed: Some(vec![Holds::default()]), ..Self::of(text) }
    }

    /// Notes what the open element holds; a tag or a text where none can be is damage.
    fn holds(&mut self, next: &Next<'_>) -> Result<(), Refusal> {
        let Some(open) = self.unmixed.as_mut() else { return Ok(()) };
        let Some(own) = open.last_mut() else { return Err(Refusal::Damaged) };
        match next {
            Next::Start(tag) | Next::Empty(tag) if tag.0.contains('<') => return Err(Refusal::Damaged),
            Next::Start(_) | Next::Empty(_) => own.elements = true,
            Next::Text(text) => own.text |= !text.trim().is_empty(),
            Next::End(_) => drop(open.pop()),
            Next::Nothing if !own.elements => return Err(Refusal::Damaged),
            Next::Nothing => {}
        }
        if let Some(Holds { elements: true, text: true }) = open.last() {
            return Err(Refusal::Damaged);
        }
        if matches!(next, Next::Start(_)) {
            open.push(Holds::default());
        }
        Ok(())
    }

    /// What comes next; a text that ends within an element is cut off.
    pub(super) fn next(&mut self) -> Result<Next<'x>, Refusal> {
        if self.has_controls {
            return Err(Refusal::Damaged);
        }
        let next = self.read()?;
        self.holds(&next)?;
        Ok(next)
    }

    fn read(&mut self) -> Result<Next<'x>, Refusal> {
        loop {
            return Ok(match self.reader.read_event().map_err(|_| Refusal::Damaged)? {
                Event::Start(tag) => {
                    self.open += 1;
                    Next::Start(Tag(tag))
                }
                Event::Empty(tag) => Next::Empty(Tag(tag)),
                Event::End(tag) => {
                    self.open = self.open.saturating_sub(1);
                    Next::End(tag.local_name().as_ref().to_owned())
                }
                Event::Text(text) => Next::Text(text.xml10_content().into_owned()),
                Event::CData(text) => Next::Text(text.xml10_content().into_owned()),
                Event::GeneralRef(entity) => {
                    let character = entity.resolve_char_ref().ok().flatten().map(String::from);
                    let named = || resolve_predefined_entity(&entity).map(str::to_owned);
                    Next::Text(character.or_else(named).unwrap_or_default())
                }
                Event::Eof if self.open > 0 => return Err(Refusal::Damaged),
                Event::Eof => Next::Nothing,
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => continue,
            });
        }
    }
}
