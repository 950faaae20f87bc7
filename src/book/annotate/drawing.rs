//! The drawing that holds the boxes of notes, in the old notation that Excel and WPS still keep them in.
//!
//! What older programs write of it is not always XML (`<br>` without an end), so that it is not read as such: boxes are
//! put in front of its last tag.

use std::collections::BTreeMap;

use super::outline::Outline;
use crate::book::refusal::Refusal;
use crate::words::Address;
use unicode_width::UnicodeWidthStr;

const NONE: &str = concat!(
    r#"<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" "#,
    r#"xmlns:x="urn:schemas-microsoft-com:office:excel">"#,
    r#"<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout></xml>"#,
);

/// The prefixes that boxes are written with.
const PREFIXES: [(&str, &str); 3] = [
    ("v", "urn:schemas-microsoft-com:vml"),
    ("o", "urn:schemas-microsoft-com:office:office"),
    ("x", "urn:schemas-microsoft-com:office:excel"),
];

/// The kind of shape that boxes of notes are.
const KIND: &str = "_x0000_t202";

const KIND_ITSELF: &str = concat!(
    r#"<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">"#,
    r#"<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>"#,
);

/// By what names of shapes begin.
const NAME: &str = "_x0000_s";

/// The numbers of the first block of shapes begin behind this.
const FIRST: u32 = 1024;

/// The drawing with a box for each note.
pub(super) fn with(
    text: Option<String>,
    outline: &Outline,
    notes: &BTreeMap<Address, &String>,
) -> Result<String, Refusal> {
    let text = text.unwrap_or_else(|| NONE.to_owned());
    let end = text.rfind("</xml>").ok_or(Refusal::Damaged)?;
    let (before, after) = text.split_at_checked(end).ok_or(Refusal::Damaged)?;
    let missing = missing_prefixes(&text);
    let kind = format!("id=\"{KIND}\"");
    let mut boxes = String::new();
    if !before.contains(&kind) && !before.contains(&kind.replace('"', "'")) {
        boxes.push_str(&KIND_ITSELF.replacen("<v:shapetype", &format!("<v:shapetype{missing}"), 1));
    }
    let mut number = last_number(before);
    for (at, note) in notes {
        number = number.saturating_add(1);
        boxes.push_str(&shape(*at, number, Frame::of(*at, note, outline)).replacen(
            "<v:shape",
            &format!("<v:shape{missing}"),
            1,
        ));
    }
    Ok(with_blocks(before, number) + &boxes + after)
}

/// What declares the prefixes that a drawing does not declare.
fn missing_prefixes(text: &str) -> String {
    let is_missing = |(prefix, name): &(&str, &str)| {
        !text.contains(&format!("xmlns:{prefix}=\"{name}\"")) && !text.contains(&format!("xmlns:{prefix}='{name}'"))
    };
    let declared = |(prefix, name): (&str, &str)| format!(" xmlns:{prefix}=\"{name}\"");
    PREFIXES.into_iter().filter(is_missing).map(declared).collect()
}

/// The highest number that a shape has.
fn last_number(text: &str) -> u32 {
    let digits = |rest: &str| rest.chars().take_while(char::is_ascii_digit).collect::<String>().parse().ok();
    text.split(NAME).skip(1).filter_map(digits).max().unwrap_or(FIRST).max(FIRST)
}

/// The drawing with all blocks of numbers claimed that lie up to one: each has 1024.
fn with_blocks(text: &str, number: u32) -> String {
    let claimed = text.split_once("<o:idmap").and_then(|(before, rest)| {
        let (attributes, _) = rest.split_once('>')?;
        let (upto, data) = attributes.split_once("data=\"")?;
        let (data, _) = data.split_once('"')?;
        Some((before.len() + "<o:idmap".len() + upto.len() + "data=\"".len() + data.len(), data))
    });
    let Some((end, data)) = claimed else { return text.to_owned() };
    let known: Vec<u32> = data.split(',').filter_map(|block| block.trim().parse().ok()).collect();
    let first = last_number(text).saturating_add(1) / FIRST;
    let claim = |block: u32| format!(",{block}");
    let more: String = (first..=number / FIRST).filter(|block| !known.contains(block)).map(claim).collect();
    let (before, after) = text.split_at_checked(end).unwrap_or((text, ""));
    format!("{before}{more}{after}")
}

/// The corners of a box: column and row with pixels within each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Frame {
    left: Edge,
    top: Edge,
    right: Edge,
    bottom: Edge,
}

/// A line of the grid and pixels behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Edge {
    line: u32,
    pixels: u32,
}

/// Pixels of a box, and of a sign half as wide as a Chinese one and a line of its text.
const BOX: u32 = 300;
const SIGN: u32 = 7;
const LINE: u32 = 17;

impl Frame {
    /// Beside a cell, as large as its note.
    fn of(at: Address, note: &str, outline: &Outline) -> Self {
        let signs = usize::try_from((BOX - 20) / SIGN).unwrap_or(1);
        let lines: usize = note.lines().map(|line| line.width().div_ceil(signs).max(1)).sum();
        let height = LINE.saturating_mul(u32::try_from(lines).unwrap_or(u32::MAX)).saturating_add(14).min(900);
        let left = Edge { line: at.column.saturating_add(1), pixels: 12 };
        let top = Edge { line: at.row.saturating_sub(1), pixels: if at.row == 0 { 2 } else { 10 } };
        let right = left.further(BOX, |column| outline.width(column));
        let bottom = top.further(height, |row| outline.height(row));
        Self { left, top, right, bottom }
    }
}

impl Edge {
    /// The edge so many pixels further.
    fn further(self, pixels: u32, size: impl Fn(u32) -> u32) -> Self {
        let (mut line, mut left) = (self.line, self.pixels.saturating_add(pixels));
        // What is hidden has no size, and sheets end.
        for _ in 0..1000 {
            let own = size(line);
            if left < own {
                break;
            }
            left -= own;
            line = line.saturating_add(1);
        }
        Self { line, pixels: left }
    }
}

fn shape(at: Address, number: u32, frame: Frame) -> String {
    let Frame { left, top, right, bottom } = frame;
    let edge = |edge: Edge| format!("{}, {}", edge.line, edge.pixels);
    let anchor = [left, top, right, bottom].map(edge).join(", ");
    format!(
        concat!(
            r##"<v:shape id="{name}{number}" type="#{kind}" style="position:absolute;margin-left:60pt;margin-top:1pt;"##,
            r##"width:225pt;height:90pt;z-index:{order};visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">"##,
            r##"<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>"##,
            r##"<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>"##,
            r##"<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{anchor}</x:Anchor>"##,
            r##"<x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"##,
        ),
        name = NAME,
        kind = KIND,
        number = number,
        order = number - FIRST,
        anchor = anchor,
        row = at.row,
        column = at.column,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(text: Option<&str>, notes: &[Address]) -> String {
        let note = "甲".to_owned();
        let notes = notes.iter().map(|at| (*at, &note)).collect();
        with(text.map(str::to_owned), &Outline::default(), &notes).unwrap()
    }

    #[test]
    fn boxes_are_put_behind_those_of_a_drawing_that_is_no_xml() {
        let old = "<xml xmlns:v=\"urn:schemas-microsoft-com:vml\"\n xmlns:x=\"urn:schemas-microsoft-com:office:excel\">\
                   <o:idmap v:ext=\"edit\" data=\"3\"/><v:shapetype id=\"_x0000_t202\"/>\
                   <v:shape id=\"_x0000_s3075\"><div>一<br>二</div></v:shape></xml>";
        let new = drawn(Some(old), &[Address::new(4, 2)]);
        let kept = old.strip_suffix("</xml>").unwrap();
        assert!(new.starts_with(kept) && new.ends_with("</v:shape></xml>"), "{new}");
        assert!(
            new.contains("<v:shape xmlns:o=\"urn:schemas-microsoft-com:office:office\" id=\"_x0000_s3076\""),
            "{new}"
        );
        assert!(new.contains("<x:Row>4</x:Row><x:Column>2</x:Column>"));
        assert_eq!(new.matches("<v:shapetype").count(), 1);
    }

    #[test]
    fn a_block_has_1024_numbers() {
        let cells: Vec<Address> = (0..2_000).map(|row| Address::new(row, 0)).collect();
        let new = drawn(None, &cells);
        assert!(new.contains("data=\"1,2\""), "{}", &new[..400]);
        assert!(drawn(None, &cells[..1023]).contains("data=\"1\""));
    }

    #[test]
    fn a_box_is_as_large_as_its_text() {
        let frame = Frame::of(Address::new(0, 0), &"一二三四五六七八九十".repeat(6), &Outline::default());
        assert_eq!(frame.left, Edge { line: 1, pixels: 12 });
        assert_eq!(frame.right, Edge { line: 5, pixels: 56 });
        assert_eq!(frame.bottom, Edge { line: 3, pixels: 13 });
    }
}
