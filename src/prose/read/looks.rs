//! How letters look in a Word document: as far as nobody, or hardly anybody, sees them.

use std::collections::HashMap;

use quick_xml::NsReader;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::ResolveResult;

use super::colour::{Ink, ground};
use super::package::attribute;
use super::room;
use super::space::Space;
use crate::colour::Colour;

/// Smallest letters that are read on paper, in half points: 八号.
const SMALLEST: u32 = 10;

/// Narrowest letters, in per cent of their width.
const NARROWEST: u32 = 20;

/// How deep styles are based on each other.
const DEEPEST: usize = 50;

/// What properties say of letters; nothing where they leave it to what they are based on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Look {
    vanish: Option<bool>,
    ink: Option<Ink>,
    /// What stands before that in programs that know it.
    fill: Option<Ink>,
    /// What is behind them.
    pub(super) ground: Option<Colour>,
    /// Whether that is a marker: on it letters without a colour of their own stay black.
    marked: Option<bool>,
    tiny: Option<bool>,
    narrow: Option<bool>,
    struck: Option<bool>,
    /// Whether they are set where readers may not see all of them.
    set: Option<bool>,
    /// Whether their font has pictures or other letters in their places.
    symbols: Option<bool>,
}

impl Look {
    /// Whether letters are marked as hidden.
    pub(super) fn is_hidden(self) -> bool {
        self.vanish.unwrap_or_default()
    }

    /// Whether they are too small to be seen, or too near in colour to one of these grounds, where they have none of their own.
    pub(super) fn is_faint(self, grounds: &[Colour]) -> bool {
        let grounds = self.ground.as_ref().map_or(grounds, std::slice::from_ref);
        let ink = match self.fill.or(self.ink).unwrap_or(Ink::Chosen) {
            Ink::Chosen if self.marked == Some(true) => Ink::Of(Colour::BLACK),
            ink => ink,
        };
        [self.tiny, self.narrow].contains(&Some(true)) || grounds.iter().any(|ground| !ink.is_seen_on(*ground))
    }

    /// Whether letters are struck out.
    pub(super) fn is_struck(self) -> bool {
        self.struck.unwrap_or_default()
    }

    /// Whether letters are set where readers may not see all of them.
    pub(super) fn is_set(self) -> bool {
        self.set.unwrap_or_default()
    }

    /// Whether their font has pictures or other letters in their places.
    pub(super) fn is_of_symbols(self) -> bool {
        self.symbols.unwrap_or_default()
    }

    /// Whether a property is on.
    pub(super) fn is_on(tag: &BytesStart<'_>) -> bool {
        is_on(attribute(tag, "val").as_deref())
    }

    /// Where nothing is said, what it is based on says it.
    pub(super) fn on(self, base: Self) -> Self {
        Self {
            vanish: self.vanish.or(base.vanish),
            ink: self.ink.or(base.ink),
            fill: self.fill.or(base.fill),
            ground: self.ground.or(base.ground),
            marked: if self.ground.is_some() { self.marked } else { base.marked },
            tiny: self.tiny.or(base.tiny),
            narrow: self.narrow.or(base.narrow),
            struck: self.struck.or(base.struck),
            set: self.set.or(base.set),
            symbols: self.symbols.or(base.symbols),
        }
    }

    /// Whether an element is one of those that say something here.
    pub(super) fn is_said_by(element: &str) -> bool {
        matches!(
            element,
            "vanish"
                | "specVanish"
                | "webHidden"
                | "strike"
                | "dstrike"
                | "color"
                | "sz"
                | "w"
                | "shd"
                | "highlight"
                | "rFonts"
        )
    }

    /// Takes note of what fills letters.
    pub(super) fn note_fill(&mut self, tag: &BytesStart<'_>) {
        self.fill = Ink::of_fill(tag).or(self.fill);
    }

    /// Takes note of a property.
    pub(super) fn note(&mut self, tag: &BytesStart<'_>) {
        let value = attribute(tag, "val");
        let whole = |value: &str| value.split(['.', '%']).next().and_then(|whole| whole.parse::<u32>().ok());
        let below = |least: u32| value.as_deref().and_then(whole).map(|size| size < least);
        match tag.local_name().as_ref() {
            "color" => self.ink = Some(Ink::of_run(tag)),
            "shd" if self.ground.is_none() => self.ground = ground(tag),
            "highlight" => {
                let marker = ground(tag);
                (self.ground, self.marked) = (marker.or(self.ground), marker.map(|_| true).or(self.marked));
            }
            "rFonts" => {
                let fonts = ["ascii", "hAnsi", "eastAsia", "cs"].map(|of| attribute(tag, of));
                let is_any = fonts.iter().any(Option::is_some);
                let of_symbols = fonts.iter().flatten().any(|font| is_of_symbols(font));
                self.symbols = is_any.then_some(of_symbols).or(self.symbols);
            }
            "sz" => self.tiny = below(SMALLEST),
            "w" => self.narrow = below(NARROWEST),
            "vanish" | "specVanish" | "webHidden" => self.vanish = Some(is_on(value.as_deref())),
            "strike" | "dstrike" => self.struck = Some(is_on(value.as_deref())),
            name if room::is_said_by(name) && room::is_odd(tag) => self.set = Some(true),
            _ => {}
        }
    }
}

/// What the names of fonts have whose letters are pictures, or others than those that stand in the file.
const OF_SYMBOLS: [&str; 8] = ["dings", "symbol", "mt extra", "marlett", "mdl2 assets", "icons", "barcode", "code 128"];

fn is_of_symbols(font: &str) -> bool {
    let font = font.to_lowercase();
    OF_SYMBOLS.iter().any(|part| font.contains(part))
}

/// Whether a property that has no value, or one, is on.
fn is_on(value: Option<&str>) -> bool {
    !matches!(value, Some("0" | "false" | "off"))
}

/// The looks of the styles of a document.
#[derive(Debug, Default)]
pub(super) struct Styles {
    /// By the identifier; the defaults of the document have none.
    styles: HashMap<String, Style>,
    /// The style of paragraphs that name none.
    usual: String,
}

#[derive(Debug, Default)]
struct Style {
    based_on: String,
    look: Look,
}

impl Styles {
    /// Those of the part with the styles; what cannot be read says nothing.
    pub(super) fn of(xml: &str) -> Self {
        let (mut reader, mut styles) = (NsReader::from_str(xml), Self::default());
        let (mut id, mut style) = (String::new(), Style::default());
        while let Ok((namespace, event)) = reader.read_resolved_event() {
            let own = matches!(namespace, ResolveResult::Bound(namespace) if Space::of(namespace.0) == Space::Word);
            match event {
                Event::Start(tag) | Event::Empty(tag) if own => match tag.local_name().as_ref() {
                    "style" => {
                        styles.styles.insert(std::mem::take(&mut id), std::mem::take(&mut style));
                        id = attribute(&tag, "styleId").unwrap_or_default();
                        let usual = attribute(&tag, "default").is_some_and(|on| on == "1" || on == "true");
                        if usual && attribute(&tag, "type").is_some_and(|kind| kind == "paragraph") {
                            styles.usual.clone_from(&id);
                        }
                    }
                    "basedOn" => style.based_on = attribute(&tag, "val").unwrap_or_default(),
                    _ => style.look.note(&tag),
                },
                Event::Eof => break,
                _ => {}
            }
        }
        styles.styles.insert(id, style);
        styles
    }

    /// The look of a style with all that it is based on.
    pub(super) fn look(&self, id: &str) -> Look {
        let (mut look, mut next) = (Look::default(), id);
        for _ in 0..DEEPEST {
            let Some(style) = self.styles.get(next) else { break };
            look = look.on(style.look);
            if next.is_empty() {
                break;
            }
            next = &style.based_on;
        }
        look
    }

    /// The look of paragraphs that name no style.
    pub(super) fn usual(&self) -> Look {
        self.look(&self.usual)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn styles_have_the_looks_of_what_they_are_based_on() {
        let styles = Styles::of(concat!(
            r#"<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:x="urn:x">"#,
            r#"<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="32"/></w:rPr></w:rPrDefault></w:docDefaults>"#,
            r#"<w:style w:styleId="a"><w:rPr><w:vanish/><x:color x:val="FFFFFF"/></w:rPr></w:style>"#,
            r#"<w:style w:styleId="b"><w:basedOn w:val="a"/><w:rPr><w:color w:val="FEFEFE"/></w:rPr></w:style>"#,
            r#"<w:style w:styleId="c"><w:basedOn w:val="b"/><w:rPr><w:vanish w:val="0"/><w:color w:val="auto"/></w:rPr></w:style>"#,
            r#"<w:style w:type="paragraph" w:default="1" w:styleId="d"><w:basedOn w:val="d"/><w:rPr><w:sz w:val="2"/></w:rPr></w:style>"#,
            "</w:styles>",
        ));
        let paper = [Colour::WHITE];
        let looks =
            ["a", "b", "c", "d", "none"].map(|id| (styles.look(id).is_hidden(), styles.look(id).is_faint(&paper)));
        assert_eq!(looks, [(true, false), (true, true), (false, false), (false, true), (false, false)]);
        assert!(styles.usual().is_faint(&paper));
    }
}
