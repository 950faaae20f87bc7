//! How cells show their numbers, and whether anybody sees what they show.

use std::collections::HashMap;

use crate::book::number_format::NumberFormat;
use crate::book::refusal::Refusal;
use crate::book::serial::DayCount;
use crate::book::xml::{Elements, Next, Tag};

/// Number formats by the style of a cell.
#[derive(Default)]
pub(super) struct Styles {
    /// None for one that the file does not hold.
    formats: Vec<Option<NumberFormat>>,
    /// Whether a style writes in white on what is left white.
    white: Vec<bool>,
    pub(super) days: DayCount,
}

/// The part of the file that is being read: colours stand below fonts, fills, borders and elsewhere.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Fonts,
    Fills,
    Cells,
    Other,
}

/// Fonts that are white and fills that colour nothing, by their numbers.
#[derive(Default)]
struct Colours {
    white_fonts: Vec<bool>,
    plain_fills: Vec<bool>,
}

impl Styles {
    pub(super) fn read(text: &str) -> Result<Self, Refusal> {
        let mut elements = Elements::unmixed(text);
        let (mut styles, mut own, mut colours, mut part, mut count) =
            (Self::default(), HashMap::new(), Colours::default(), Part::Other, 0);
        loop {
            match elements.next()? {
                Next::Start(tag) | Next::Empty(tag) => match (part, tag.name().as_str()) {
                    (_, "fonts") => part = Part::Fonts,
                    (_, "fills") => part = Part::Fills,
                    (_, "cellXfs") => {
                        part = Part::Cells;
                        count = tag.number("count").unwrap_or_default();
                    }
                    (_, "numFmt") => own.extend(written(&tag)),
                    (Part::Fonts | Part::Fills, _) => colours.meet(part, &tag),
                    (Part::Cells, "xf") => {
                        styles.formats.push(format(&tag, &own));
                        styles.white.push(colours.is_white(&tag));
                    }
                    _ => {}
                },
                Next::End(name) if matches!(name.as_str(), "fonts" | "fills" | "cellXfs") => part = Part::Other,
                Next::Nothing => {
                    // Where one is lost, cells have those of others.
                    let is_whole = styles.formats.len() >= count;
                    let known = |format: Option<NumberFormat>| format.filter(|_| is_whole);
                    styles.formats = styles.formats.into_iter().map(known).collect();
                    return Ok(styles);
                }
                Next::End(_) | Next::Text(_) => {}
            }
        }
    }

    /// The format of a style; none where the file does not hold it. A book may do without styles.
    pub(super) fn format(&self, style: usize) -> Option<&NumberFormat> {
        match self.formats.get(style) {
            None if style == 0 => Some(&NumberFormat::General),
            found => found?.as_ref(),
        }
    }

    /// Whether a style writes in white on white.
    pub(super) fn is_white(&self, style: usize) -> bool {
        self.white.get(style).copied().unwrap_or(false)
    }
}

impl Colours {
    fn meet(&mut self, part: Part, tag: &Tag<'_>) {
        match (part, tag.name().as_str()) {
            (Part::Fonts, "font") => self.white_fonts.push(false),
            (Part::Fonts, "color") => set_last(&mut self.white_fonts, is_white(tag)),
            (Part::Fills, "fill") => self.plain_fills.push(true),
            (Part::Fills, "patternFill") => {
                let pattern = tag.get("patternType").unwrap_or_default();
                set_last(&mut self.plain_fills, matches!(pattern.as_str(), "" | "none" | "gray125"));
            }
            (Part::Fills, "gradientFill") => set_last(&mut self.plain_fills, false),
            (Part::Fills, "fgColor") if is_white(tag) => set_last(&mut self.plain_fills, true),
            _ => {}
        }
    }

    fn is_white(&self, xf: &Tag<'_>) -> bool {
        let has = |list: &[bool], id: &str| xf.number::<usize>(id).and_then(|id| list.get(id)).copied() == Some(true);
        has(&self.white_fonts, "fontId") && (xf.get("fillId").is_none() || has(&self.plain_fills, "fillId"))
    }
}

fn set_last(list: &mut [bool], is: bool) {
    if let Some(last) = list.last_mut() {
        *last = is;
    }
}

/// White as a figure, as the first colour of the theme, or by its number among the old ones.
fn is_white(tag: &Tag<'_>) -> bool {
    let is = |name: &str, values: &[&str]| tag.get(name).is_some_and(|value| values.contains(&value.trim()));
    tag.get("rgb").is_some_and(|rgb| rgb.len() >= 6 && rgb.to_ascii_uppercase().ends_with("FFFFFF"))
        || is("theme", &["0"]) && tag.get("tint").is_none()
        || is("indexed", &["1", "9"])
}

fn written(tag: &Tag<'_>) -> Option<(u32, NumberFormat)> {
    Some((tag.number("numFmtId")?, NumberFormat::parse(&tag.get("formatCode")?)))
}

fn format(tag: &Tag<'_>, own: &HashMap<u32, NumberFormat>) -> Option<NumberFormat> {
    let id = tag.get("numFmtId").map_or(Some(0), |id| id.trim().parse().ok())?;
    own.get(&id).cloned().or_else(|| NumberFormat::builtin(id))
}
