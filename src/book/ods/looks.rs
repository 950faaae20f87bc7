//! How cells and their letters look: styles by their names, each with what it has of the one above it.

use std::collections::HashMap;

use crate::book::looks::{Ground, Look, SMALLEST};
use crate::book::refusal::Refusal;
use crate::book::xml::{Elements, Next, Tag};
use crate::colour::Colour;

/// Styles above each other; more are a circle.
const DEEPEST: usize = 16;

/// The style that all cells have.
const DEFAULT: &str = "";

/// The styles of a book, those of cells and those of letters within a paragraph.
#[derive(Default)]
pub(super) struct Looks {
    cells: HashMap<String, Written>,
    letters: HashMap<String, Written>,
    /// What the formats of numbers and texts say of themselves.
    formats: HashMap<String, Format>,
    /// Where what is read next belongs.
    open: Open,
}

#[derive(Default)]
enum Open {
    Cell(String),
    Letters(String),
    Format(String),
    #[default]
    Other,
}

/// A style as it is written; none where it says nothing of a thing.
#[derive(Clone, Default)]
struct Written {
    above: Option<String>,
    ink: Option<Colour>,
    is_struck: Option<bool>,
    is_tiny: Option<bool>,
    ground: Option<Ground>,
    format: Option<String>,
    /// Styles that a condition lays over it.
    laid: Vec<String>,
}

/// A format of numbers or of texts.
#[derive(Clone, Default)]
struct Format {
    inks: Vec<Colour>,
    /// Whether some numbers have another format.
    is_parted: bool,
    is_of_texts: bool,
    shows_text: bool,
    own: String,
}

/// What readers see of the cells of a style.
#[derive(Clone, Default)]
pub(super) struct CellLook {
    pub(super) is_unseen: bool,
    /// Whether nobody sees its numbers.
    pub(super) hides_numbers: bool,
    pub(super) ground: Ground,
    /// Whether a condition may hide it.
    pub(super) may_be_hidden: bool,
    /// The text that stands in the place of its own.
    pub(super) instead: Option<String>,
}

impl Looks {
    /// Those of a part of the book, up to its first sheet.
    pub(super) fn read(&mut self, text: &str) -> Result<(), Refusal> {
        let mut elements = Elements::of(text);
        loop {
            match elements.next()? {
                Next::Start(tag) if tag.name() == "table" => return Ok(()),
                Next::Start(tag) => self.meet(&tag, false),
                Next::Empty(tag) => self.meet(&tag, true),
                Next::Text(text) => self.text(&text),
                Next::End(name) => self.end(&name),
                Next::Nothing => return Ok(()),
            }
        }
    }

    pub(super) fn meet(&mut self, tag: &Tag<'_>, is_empty: bool) {
        let name = tag.name();
        match name.as_str() {
            "style" | "default-style" => {
                self.begin(tag);
                if is_empty {
                    self.open = Open::Other;
                }
            }
            "text-properties" => self.letters_of(tag),
            "table-cell-properties" => {
                if let Some(ground) = tag.get("background-color").map(|colour| ground(&colour)) {
                    self.written().into_iter().for_each(|own| own.ground = Some(ground));
                }
            }
            "map" if matches!(self.open, Open::Format(_)) => {
                self.format().into_iter().for_each(|own| own.is_parted = true);
            }
            "map" => {
                let laid = tag.get("apply-style-name");
                self.written().into_iter().for_each(|own| own.laid.extend(laid.clone()));
            }
            "text-content" => self.format().into_iter().for_each(|own| own.shows_text = true),
            name if name.ends_with("-style") && tag.get("name").is_some() && !is_empty => {
                let id = tag.get("name").unwrap_or_default();
                let is_of_texts = name == "text-style";
                self.formats.insert(id.clone(), Format { is_of_texts, ..Format::default() });
                self.open = Open::Format(id);
            }
            _ => {}
        }
    }

    pub(super) fn text(&mut self, text: &str) {
        let text = text.trim();
        self.format().into_iter().for_each(|own| own.own.push_str(text));
    }

    pub(super) fn end(&mut self, name: &str) {
        let is_format = matches!(self.open, Open::Format(_)) && name.ends_with("-style");
        if is_format || matches!(name, "style" | "default-style") {
            self.open = Open::Other;
        }
    }

    fn begin(&mut self, tag: &Tag<'_>) {
        let name = if tag.name() == "default-style" { DEFAULT.to_owned() } else { tag.get("name").unwrap_or_default() };
        let own =
            Written { above: tag.get("parent-style-name"), format: tag.get("data-style-name"), ..Written::default() };
        self.open = match tag.get("family").as_deref() {
            Some("table-cell") => {
                self.cells.insert(name.clone(), own);
                Open::Cell(name)
            }
            Some("text") => {
                self.letters.insert(name.clone(), own);
                Open::Letters(name)
            }
            _ => Open::Other,
        };
    }

    fn written(&mut self) -> Option<&mut Written> {
        match &self.open {
            Open::Cell(name) => self.cells.get_mut(name),
            Open::Letters(name) => self.letters.get_mut(name),
            Open::Format(_) | Open::Other => None,
        }
    }

    fn format(&mut self) -> Option<&mut Format> {
        match &self.open {
            Open::Format(name) => self.formats.get_mut(name),
            _ => None,
        }
    }

    fn letters_of(&mut self, tag: &Tag<'_>) {
        let ink = tag.get("color").and_then(|colour| colour_of(&colour));
        if let Some(format) = self.format() {
            format.inks.extend(ink);
            return;
        }
        let Some(own) = self.written() else { return };
        own.ink = ink.or(own.ink);
        let struck = ["text-line-through-style", "text-line-through-type"].into_iter().find_map(|name| tag.get(name));
        own.is_struck = struck.map(|line| line != "none").or(own.is_struck);
        own.is_tiny = tag.get("font-size").and_then(|size| is_tiny(&size)).or(own.is_tiny);
    }

    /// The looks of all cells, by the names of their styles.
    pub(super) fn of_cells(&self) -> HashMap<String, CellLook> {
        self.cells.keys().map(|name| (name.clone(), self.cell(name))).collect()
    }

    fn cell(&self, name: &str) -> CellLook {
        let (look, ground) = whole(&self.cells, name);
        let ground = ground.unwrap_or_default();
        let format = inherited(&self.cells, name, |own| own.format.clone());
        let format = format.and_then(|format| self.formats.get(&format));
        let is_pale = format.is_some_and(|format| format.inks.iter().any(|ink| !ground.shows(*ink)));
        let laid = self.cells.get(name).map(|own| own.laid.as_slice()).unwrap_or_default();
        let instead = format.filter(|format| format.is_of_texts && !format.shows_text).map(|format| format.own.clone());
        CellLook {
            is_unseen: !look.is_seen_on(ground),
            ground,
            hides_numbers: is_pale && !format.is_some_and(|format| format.is_parted),
            may_be_hidden: is_pale && format.is_some_and(|format| format.is_parted)
                || laid.iter().any(|laid| self.hides(laid)),
            instead,
        }
    }

    /// Whether what is laid over a cell hides it. A colour that it does not name is the usual one.
    pub(super) fn hides(&self, laid: &str) -> bool {
        let (look, ground) = whole(&self.cells, laid);
        !look.is_seen_on(ground.unwrap_or_default())
    }

    /// How letters of a style within a paragraph look.
    pub(super) fn of_letters(&self, name: &str) -> Look {
        let gone = is_gone(&self.letters, name);
        Look { ink: inherited(&self.letters, name, |own| own.ink), is_gone: gone, script: None }
    }
}

/// How a style looks with all that is above it.
fn whole(styles: &HashMap<String, Written>, name: &str) -> (Look, Option<Ground>) {
    let ink = inherited(styles, name, |own| own.ink).or(Look::OF_FONT.ink);
    let look = Look { ink, is_gone: is_gone(styles, name), script: None };
    (look, inherited(styles, name, |own| own.ground))
}

fn is_gone(styles: &HashMap<String, Written>, name: &str) -> bool {
    let says = |of: fn(&Written) -> Option<bool>| inherited(styles, name, of) == Some(true);
    says(|own| own.is_struck) || says(|own| own.is_tiny)
}

/// What a style says of a thing, or the one above it, or that of all.
fn inherited<T>(styles: &HashMap<String, Written>, name: &str, of: impl Fn(&Written) -> Option<T>) -> Option<T> {
    let mut next = styles.get(name);
    for _ in 0..DEEPEST {
        let Some(own) = next else { break };
        if let Some(found) = of(own) {
            return Some(found);
        }
        next = own.above.as_ref().and_then(|above| styles.get(above));
    }
    styles.get(DEFAULT).and_then(of)
}

fn ground(colour: &str) -> Ground {
    match colour {
        "transparent" => Ground::default(),
        colour => colour_of(colour).map_or(Ground::Unknown, Ground::one),
    }
}

/// `#ffffff`.
pub(super) fn colour_of(text: &str) -> Option<Colour> {
    Colour::parse(text.strip_prefix('#')?)
}

/// `1pt`; none of a size that is a share of another one.
fn is_tiny(size: &str) -> Option<bool> {
    let whole: u32 = size.strip_suffix("pt")?.split('.').next()?.trim().parse().ok()?;
    Some(whole < SMALLEST)
}
