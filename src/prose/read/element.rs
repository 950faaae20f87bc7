//! What the elements of a Word document mean for its text.

use quick_xml::events::BytesStart;

use super::looks::Look;
use super::package::attribute;
use super::room;
use super::space::Space;

/// What an element means for the text.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Element {
    Body,
    /// A header or a footer.
    Margin,
    Notes,
    Paragraph,
    Table,
    /// A row of a table.
    Row,
    Cell,
    Run,
    /// Letters, inside of a run.
    Letters,
    /// The end of a page or a column, inside of a run: no sign but within a figure, which it takes apart.
    PageEnd,
    /// One sign, inside of a run.
    Sign(&'static str),
    /// Letters as an attribute.
    WordArt,
    /// A sign of a formula as an attribute: its brackets, and what stands between and above.
    FormulaSign,
    /// One sign of a font of symbols.
    Symbol,
    /// Says how a run looks, or what is behind a paragraph, a cell, a table.
    Look,
    /// What letters are filled with, and what that says.
    Fill,
    OfFill,
    /// The colour of pages.
    Page,
    /// Says where words stand, or how much room they have.
    Room,
    /// Names a style of a paragraph or a run, or of a table.
    Style,
    /// A field with what it shows.
    Field,
    FieldSign,
    FieldCode,
    /// What a program writes itself where it stands.
    Printed,
    /// The line above notes, which Word has in every document with any.
    NoteLine,
    /// The words beside it stand elsewhere.
    Bound,
    /// The signs in it are shown in the other direction.
    Turned,
    Alternates,
    Alternative,
    /// What is shown where nothing else can be.
    Fallback,
    BookmarkStart,
    BookmarkEnd,
    /// Says of the row or the cell that it stands in that it was deleted.
    Deleted,
    /// Says of a row that it is not shown.
    HiddenRow,
    /// Numbers the lines of a part of the document.
    LineNumbers,
    /// Says that a cell is merged into the one above it or before it, which alone is shown.
    Covered,
    /// Holds the words of a text box, which has a place and a size of its own.
    Boxed,
    /// Nothing in it is text: properties, what was deleted or moved away, what stands there for old programs.
    Hidden,
    Other,
}

impl Element {
    pub(super) fn of(space: Space, tag: &BytesStart<'_>) -> Self {
        let name = tag.local_name();
        match (space, name.as_ref()) {
            (Space::Word | Space::Other, "dataBinding") => Self::Bound,
            (Space::Word, name) => Self::of_word(name, tag),
            (Space::Letters, "t") => Self::Letters,
            (Space::Letters, "begChr" | "endChr" | "sepChr" | "chr") => Self::FormulaSign,
            (Space::Vml, "textpath") => Self::WordArt,
            (Space::Foreign, _) => Self::Hidden,
            (Space::Other, "textFill") => Self::Fill,
            (Space::Other, "noFill" | "alpha" | "srgbClr" | "schemeClr") => Self::OfFill,
            (Space::Alternates, "AlternateContent") => Self::Alternates,
            (Space::Alternates, "Choice") => Self::Alternative,
            (Space::Alternates, "Fallback") => Self::Fallback,
            _ => Self::Other,
        }
    }

    fn of_word(name: &str, tag: &BytesStart<'_>) -> Self {
        match name {
            "bdo" | "dir" => Self::Turned,
            "body" | "comments" => Self::Body,
            "hdr" | "ftr" => Self::Margin,
            "footnotes" | "endnotes" => Self::Notes,
            "p" => Self::Paragraph,
            "background" => Self::Page,
            "tbl" => Self::Table,
            "tr" => Self::Row,
            "tc" => Self::Cell,
            "r" => Self::Run,
            "t" => Self::Letters,
            "br" if attribute(tag, "type").is_some_and(|kind| kind != "textWrapping") => Self::PageEnd,
            "tab" | "ptab" | "br" | "cr" => Self::Sign(" "),
            "noBreakHyphen" => Self::Sign("-"),
            "sym" => Self::Symbol,
            "pStyle" | "rStyle" | "tblStyle" => Self::Style,
            name if Look::is_said_by(name) => Self::Look,
            name if room::is_said_by(name) => Self::Room,
            "fldChar" => Self::FieldSign,
            "instrText" => Self::FieldCode,
            "bookmarkStart" => Self::BookmarkStart,
            "bookmarkEnd" => Self::BookmarkEnd,
            "fldSimple" => Self::Field,
            "pgNum" | "subDoc" | "altChunk" | "dayShort" | "dayLong" | "monthShort" | "monthLong" | "yearShort"
            | "yearLong" => Self::Printed,
            "separator" | "continuationSeparator" => Self::NoteLine,
            "cellDel" => Self::Deleted,
            "hidden" => Self::HiddenRow,
            "lnNumType" => Self::LineNumbers,
            "vMerge" | "hMerge" if attribute(tag, "val").is_none_or(|kind| kind != "restart") => Self::Covered,
            "txbxContent" => Self::Boxed,
            "pPr" | "rPr" | "tblPr" | "trPr" | "tcPr" | "sectPr" | "del" | "moveFrom" => Self::Hidden,
            _ => Self::Other,
        }
    }
}
