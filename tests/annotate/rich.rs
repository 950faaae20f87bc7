//! Workbooks as other programs leave them: parts that nobody knows, notes, drawings that are no XML, and sheets whose files
//! are called anything.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};

use proptest::prelude::*;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use jixiao::words::Address;

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";

/// What a book has.
#[allow(clippy::struct_excessive_bools, reason = "any of them may be there without the others")]
#[derive(Clone, Debug)]
pub(super) struct Rich {
    /// The cells that are written, by their rows: none is a row without cells.
    pub(super) rows: BTreeMap<u32, Vec<u32>>,
    /// The cells that have notes.
    pub(super) notes: Vec<Address>,
    /// Whether newer programs keep conversations on them.
    pub(super) threads: bool,
    /// Whether rows and cells say where they stand.
    pub(super) placed: bool,
    /// Whether the sheet names the relations and ends with more than its cells.
    pub(super) tail: bool,
    /// Whether it has styles.
    pub(super) styled: bool,
}

impl Rich {
    /// Any book.
    pub(super) fn any() -> impl Strategy<Value = Self> {
        let cells = prop::collection::btree_set(0..9u32, 0..5).prop_map(|cells| cells.into_iter().collect());
        let rows = prop::collection::btree_map(0..12u32, cells, 0..8);
        let note = (0..14u32, 0..10u32).prop_map(|(row, column)| Address::new(row, column));
        let notes = prop::collection::btree_set(note, 0..4).prop_map(|notes| notes.into_iter().collect());
        let flags = (any::<bool>(), any::<bool>(), any::<bool>(), any::<bool>());
        (rows, notes, flags).prop_map(|(rows, notes, (threads, placed, tail, styled))| {
            // Those that do not say where they stand follow each other.
            let rows = if placed { rows } else { gapless(rows) };
            Self { rows, notes, threads, placed, tail, styled }
        })
    }

    fn has_notes(&self) -> bool {
        !self.notes.is_empty()
    }

    fn cell(&self, row: u32, column: u32) -> String {
        let at = Address::new(row, column);
        let place = if self.placed { format!(" r=\"{at}\"") } else { String::new() };
        match (row + column) % 4 {
            0 => format!("<c{place} s=\"1\"/>"),
            1 => format!("<c{place} t=\"inlineStr\"><is><t>甲 &amp; {row}</t></is></c>"),
            2 => format!("<c s='2'{place}><f>A1*{column}</f><v>0.5</v></c>"),
            _ => format!("<c{place}><v>{column}</v></c>"),
        }
    }

    fn sheet(&self) -> String {
        let row = |(row, cells): (&u32, &Vec<u32>)| {
            let place = if self.placed { format!(" r=\"{}\" spans=\"1:9\"", row + 1) } else { String::new() };
            let cells: String = cells.iter().map(|column| self.cell(*row, *column)).collect();
            if cells.is_empty() {
                format!("<row{place} s=\"1\" customFormat=\"1\"/>")
            } else {
                format!("<row{place}>{cells}</row>")
            }
        };
        let rows: String = self.rows.iter().map(row).collect();
        let data = if rows.is_empty() { "<sheetData/>".to_owned() } else { format!("<sheetData>\n{rows}</sheetData>") };
        let relations = if self.tail || self.has_notes() { format!(" xmlns:r=\"{RELATIONS}\"") } else { String::new() };
        let drawing = if self.has_notes() { "<legacyDrawing r:id=\"rId7\"/>" } else { "" };
        let (before, behind) = if self.tail {
            (
                "<mergeCells><mergeCell ref=\"B2:C3\"/></mergeCells><drawing r:id=\"rId9\"/>",
                "<tableParts count=\"0\"/><extLst><ext uri=\"{1}\"/></extLst>",
            )
        } else {
            ("", "")
        };
        format!(
            "\u{feff}<?xml version=\"1.0\"?><worksheet xmlns=\"{MAIN}\"{relations}><cols><col min=\"1\" max=\"3\" width=\"20.5\" style=\"2\"/></cols>\
             {data}{before}{drawing}{behind}</worksheet>"
        )
    }

    fn comments(&self) -> String {
        let note =
            |at: &Address| format!("<comment ref=\"{at}\" authorId=\"0\"><text><r><t>旧 {at}</t></r></text></comment>");
        let notes: String = self.notes.iter().map(note).collect();
        format!(
            "<comments xmlns=\"{MAIN}\"><authors><author>甲</author></authors><commentList>{notes}</commentList></comments>"
        )
    }

    /// The bytes.
    pub(super) fn bytes(&self) -> Vec<u8> {
        let relation = |id: &str, kind: &str, target: &str| {
            format!("<Relationship Id=\"{id}\" Type=\"{RELATIONS}/{kind}\" Target=\"{target}\"/>")
        };
        let relations =
            |inside: String| format!("<Relationships xmlns=\"{PACKAGE}/relationships\">{inside}</Relationships>");
        let mut of_book =
            relation("rId1", "worksheet", "blätter/甲.xml") + &relation("rId2", "worksheet", "worksheets/sheet1.xml");
        let mut parts = vec![
            ("docProps/", String::new()),
            (
                "[Content_Types].xml",
                format!(
                    "<Types xmlns=\"{PACKAGE}/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>"
                ),
            ),
            ("_rels/.rels", relations(relation("rId1", "officeDocument", "/xl/workbook.xml"))),
            (
                "xl/workbook.xml",
                format!(
                    "<workbook xmlns=\"{MAIN}\" xmlns:r=\"{RELATIONS}\"><sheets><sheet name=\"自评表\" sheetId=\"3\" r:id=\"rId1\"/><sheet name=\"其他\" sheetId=\"1\" r:id=\"rId2\"/></sheets></workbook>"
                ),
            ),
            ("xl/worksheets/sheet1.xml", format!("<worksheet xmlns=\"{MAIN}\"><sheetData/></worksheet>")),
            ("xl/cellimages.xml", "<etc:cellImages/>".to_owned()),
            ("xl/calcChain.xml", "<calcChain><c r=\"A1\" i=\"1\"/></calcChain>".to_owned()),
        ];
        if self.styled {
            of_book.push_str(&relation("rId3", "styles", "styles.xml"));
            parts.push(("xl/styles.xml", format!("<styleSheet xmlns=\"{MAIN}\"><fills count=\"2\"><fill/><fill/></fills><cellXfs count=\"3\"><xf numFmtId=\"0\"/><xf numFmtId=\"0\" fillId=\"1\"/><xf numFmtId=\"9\"><alignment wrapText=\"1\"/></xf></cellXfs><dxfs count=\"0\"/></styleSheet>")));
        }
        let mut of_sheet = relation("rId9", "drawing", "../drawings/drawing1.xml");
        if self.has_notes() {
            of_sheet.push_str(&relation("rId5", "comments", "../comments1.xml"));
            of_sheet.push_str(&relation("rId7", "vmlDrawing", "../drawings/vmlDrawing1.vml"));
            parts.push(("xl/comments1.xml", self.comments()));
            let shape = |number| format!("<v:shape id=\"_x0000_s{number}\"><div>一<br></div></v:shape>");
            let boxes: String = (1025..1025 + self.notes.len()).map(shape).collect();
            parts.push((
                "xl/drawings/vmlDrawing1.vml",
                format!("<xml xmlns:v=\"urn:schemas-microsoft-com:vml\">{boxes}</xml>"),
            ));
            if self.threads {
                of_sheet.push_str(&relation("rId6", "threadedComment", "../threadedComments/threadedComment1.xml"));
            }
        }
        parts.push(("xl/_rels/workbook.xml.rels", relations(of_book)));
        parts.push(("xl/blätter/_rels/甲.xml.rels", relations(of_sheet)));
        parts.push(("xl/blätter/甲.xml", self.sheet()));
        packed(&parts)
    }
}

fn gapless(rows: BTreeMap<u32, Vec<u32>>) -> BTreeMap<u32, Vec<u32>> {
    let count = |cells: Vec<u32>| (0..).take(cells.len()).collect();
    (0..).zip(rows.into_values().map(count)).collect()
}

/// A package of parts; a name that ends with a stroke is a folder.
pub(super) fn packed(parts: &[(&str, String)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        if name.ends_with('/') {
            zip.add_directory(*name, SimpleFileOptions::default()).unwrap();
            continue;
        }
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A part of a package.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Part {
    pub(super) text: String,
    /// Its bytes as they are packed.
    pub(super) packed: Vec<u8>,
}

/// The parts of a package by their names.
pub(super) fn parts(bytes: &[u8]) -> BTreeMap<String, Part> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut parts = BTreeMap::new();
    for index in 0..zip.len() {
        let mut part = Part { text: String::new(), packed: Vec::new() };
        zip.by_index_raw(index).unwrap().read_to_end(&mut part.packed).unwrap();
        let mut file = zip.by_index(index).unwrap();
        file.read_to_string(&mut part.text).unwrap();
        parts.insert(file.name().unwrap().into_owned(), part);
    }
    parts
}
