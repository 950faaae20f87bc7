//! Workbooks as tests draw them: a sheet is lines of cells, and the packages around it are the plainest there are.

use std::io::Write;
use std::path::Path;

use encoding_rs::GB18030;
use serde::Deserialize;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use jixiao::words::Address;

/// A sheet as it is drawn.
#[derive(Clone, Deserialize)]
pub(super) struct Drawn {
    name: String,
    /// Cells parted by `|`; `<` belongs to the cell at its left, `^` to the one above. `0.95{0%}` is a number with a
    /// format, `=` before a number a formula that has this result, `=` alone one that has none.
    cells: String,
    #[serde(default)]
    hidden: bool,
}

impl Drawn {
    /// A sheet of cells.
    pub(super) fn of(name: &str, cells: &str) -> Self {
        Self { name: name.to_owned(), cells: cells.to_owned(), hidden: false }
    }

    /// The same with another text in a cell.
    pub(super) fn changed(&self, at: Address, text: &str) -> Self {
        let row = usize::try_from(at.row).unwrap();
        let column = usize::try_from(at.column).unwrap();
        let mut lines: Vec<Vec<&str>> =
            self.cells.trim_matches('\n').lines().map(|line| line.split('|').collect()).collect();
        lines[row][column] = text;
        let cells = lines.iter().map(|line| line.join("|")).collect::<Vec<_>>().join("\n");
        Self { cells, ..self.clone() }
    }

    /// What is drawn in a cell.
    pub(super) fn drawn_in(&self, at: Address) -> &str {
        let row = self.cells.trim_matches('\n').lines().nth(usize::try_from(at.row).unwrap()).unwrap();
        row.split('|').nth(usize::try_from(at.column).unwrap()).unwrap().trim()
    }

    pub(super) fn is_called(&self, name: &str) -> bool {
        self.name == name
    }

    /// The same on a hidden sheet.
    pub(super) fn hidden(&self) -> Self {
        Self { hidden: true, ..self.clone() }
    }

    /// The same under another name.
    pub(super) fn named(&self, name: &str) -> Self {
        Self { name: name.to_owned(), ..self.clone() }
    }
}

pub(super) struct Book {
    sheets: Vec<(String, String, bool)>,
    formats: Vec<String>,
}

impl Book {
    pub(super) fn drawn(sheets: &[Drawn]) -> Self {
        let mut book = Self { sheets: Vec::new(), formats: Vec::new() };
        for sheet in sheets {
            let xml = book.sheet(&sheet.cells);
            book.sheets.push((sheet.name.clone(), xml, sheet.hidden));
        }
        book
    }

    fn sheet(&mut self, cells: &str) -> String {
        let grid: Vec<Vec<&str>> =
            cells.trim_matches('\n').lines().map(|line| line.split('|').map(str::trim).collect()).collect();
        let text = |row: usize, column: usize| grid.get(row).and_then(|row| row.get(column)).copied().unwrap_or("");
        let (mut rows, mut merged) = (String::new(), String::new());
        for (row, line) in grid.iter().enumerate() {
            rows.push_str(&format!("<row r=\"{}\">", row + 1));
            for (column, cell) in line.iter().enumerate() {
                let at = Address::new(row.try_into().unwrap(), column.try_into().unwrap());
                if cell.is_empty() || matches!(*cell, "<" | "^") {
                    continue;
                }
                rows.push_str(&self.cell(at, cell));
                let width = (column + 1..=line.len()).take_while(|column| text(row, *column) == "<").count();
                let height = (row + 1..=grid.len()).take_while(|row| text(*row, column) == "^").count();
                if width + height > 0 {
                    let to = Address::new((row + height).try_into().unwrap(), (column + width).try_into().unwrap());
                    merged.push_str(&format!("<mergeCell ref=\"{at}:{to}\"/>"));
                }
            }
            rows.push_str("</row>");
        }
        format!("<worksheet><sheetData>{rows}</sheetData><mergeCells>{merged}</mergeCells></worksheet>")
    }

    fn cell(&mut self, at: Address, cell: &str) -> String {
        let (value, format) = cell.strip_suffix('}').and_then(|cell| cell.split_once('{')).unwrap_or((cell, ""));
        let style = self.style(format);
        match value.strip_prefix('=') {
            Some(result) if is_number(result) => {
                format!("<c r=\"{at}\" s=\"{style}\"><f>{result}</f><v>{result}</v></c>")
            }
            // A formula without a result.
            Some(formula) => format!("<c r=\"{at}\" s=\"{style}\"><f>{formula}</f><v></v></c>"),
            None if is_number(value) => format!("<c r=\"{at}\" s=\"{style}\"><v>{value}</v></c>"),
            None => {
                let text = value.replace('&', "&amp;").replace('<', "&lt;").replace("\\n", "\n");
                format!("<c r=\"{at}\" t=\"inlineStr\"><is><t>{text}</t></is></c>")
            }
        }
    }

    fn style(&mut self, format: &str) -> usize {
        if format.is_empty() {
            return 0;
        }
        let known = self.formats.iter().position(|known| known == format);
        known.unwrap_or_else(|| {
            self.formats.push(format.to_owned());
            self.formats.len() - 1
        }) + 1
    }

    fn styles(&self) -> String {
        let numbered = || self.formats.iter().enumerate().map(|(index, format)| (index + 164, format));
        let codes: Vec<String> = numbered()
            .map(|(id, code)| format!("<numFmt numFmtId=\"{id}\" formatCode=\"{}\"/>", code.replace('"', "&quot;")))
            .collect();
        let styles: Vec<String> = numbered().map(|(id, _)| format!("<xf numFmtId=\"{id}\"/>")).collect();
        let (codes, styles) = (codes.concat(), styles.concat());
        format!("<styleSheet><numFmts>{codes}</numFmts><cellXfs><xf numFmtId=\"0\"/>{styles}</cellXfs></styleSheet>")
    }

    pub(super) fn parts(&self) -> Vec<(String, String)> {
        let sheets: Vec<(&str, &str, bool)> =
            self.sheets.iter().map(|(name, xml, hidden)| (name.as_str(), xml.as_str(), *hidden)).collect();
        parts(&sheets, "<sst/>", &self.styles())
    }

    pub(super) fn bytes(&self) -> Vec<u8> {
        packed(&self.parts(), CompressionMethod::Deflated)
    }

    /// Not packed, so that a byte that changes is one of a sheet.
    pub(super) fn stored(&self) -> Vec<u8> {
        packed(&self.parts(), CompressionMethod::Stored)
    }

    pub(super) fn write(&self, path: &Path) {
        std::fs::write(path, self.bytes()).unwrap();
    }
}

fn is_number(text: &str) -> bool {
    !text.is_empty()
        && text.parse::<jixiao::num::Number>().is_ok()
        && text.bytes().all(|b| b.is_ascii_digit() || b == b'.')
}

/// A package with sheets, texts that they share and styles.
pub(super) fn xlsx(sheets: &[(&str, &str)], strings: &str, styles: &str) -> Vec<u8> {
    let sheets: Vec<(&str, &str, bool)> = sheets.iter().map(|(name, xml)| (*name, *xml, false)).collect();
    let styles = if styles.is_empty() { "<styleSheet/>" } else { styles };
    packed(&parts(&sheets, strings, styles), CompressionMethod::Deflated)
}

/// The parts of such a package; a sheet may be hidden.
pub(super) fn parts(sheets: &[(&str, &str, bool)], strings: &str, styles: &str) -> Vec<(String, String)> {
    let mut parts = Vec::new();
    let (mut named, mut relations) = (String::new(), String::new());
    for (index, (name, xml, hidden)) in sheets.iter().enumerate() {
        let state = if *hidden { " state=\"hidden\"" } else { "" };
        named.push_str(&format!("<sheet name=\"{name}\"{state} sheetId=\"{}\" r:id=\"r{index}\"/>", index + 1));
        relations.push_str(&format!(
            "<Relationship Id=\"r{index}\" Type=\"x/worksheet\" Target=\"worksheets/s{index}.xml\"/>"
        ));
        parts.push((format!("xl/worksheets/s{index}.xml"), (*xml).to_owned()));
    }
    parts.push(("xl/workbook.xml".to_owned(), format!("<workbook><sheets>{named}</sheets></workbook>")));
    parts.push(("xl/_rels/workbook.xml.rels".to_owned(), format!("<Relationships>{relations}</Relationships>")));
    parts.push(("xl/sharedStrings.xml".to_owned(), strings.to_owned()));
    parts.push(("xl/styles.xml".to_owned(), styles.to_owned()));
    parts
}

/// The parts of a package whose only sheet is a table of an open document.
pub(super) fn open_document(rows: &[&[&str]]) -> Vec<(String, String)> {
    let cell = |cell: &&str| format!("<t:table-cell><x:p>{cell}</x:p></t:table-cell>");
    let row = |row: &&[&str]| format!("<t:table-row>{}</t:table-row>", row.iter().map(cell).collect::<String>());
    let rows: String = rows.iter().map(row).collect();
    let content = format!("<d xmlns:t=\"a\" xmlns:x=\"b\"><t:table t:name=\"湖岸\">{rows}</t:table></d>");
    vec![("content.xml".to_owned(), content)]
}

/// A zip file of any parts.
pub(super) fn package(parts: &[(&str, &str)]) -> Vec<u8> {
    let parts: Vec<(String, String)> =
        parts.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect();
    packed(&parts, CompressionMethod::Deflated)
}

/// The same of parts at hand.
pub(super) fn packed_again(parts: &[(String, String)]) -> Vec<u8> {
    packed(parts, CompressionMethod::Deflated)
}

fn packed(parts: &[(String, String)], method: CompressionMethod) -> Vec<u8> {
    let mut zip = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(name, SimpleFileOptions::default().compression_method(method)).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A text in an encoding.
pub(super) fn csv_in(encoding: &str, text: &str) -> Vec<u8> {
    let wide = |mark: [u8; 2], bytes: fn(u16) -> [u8; 2]| {
        mark.into_iter().chain(text.encode_utf16().flat_map(bytes)).collect()
    };
    match encoding {
        "utf-8-mark" => [b"\xEF\xBB\xBF", text.as_bytes()].concat(),
        "gb18030" => GB18030.encode(text).0.into_owned(),
        "utf-16le" => wide([0xFF, 0xFE], u16::to_le_bytes),
        "utf-16le-unmarked" => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        "utf-16be-unmarked" => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
        "utf-16be" => wide([0xFE, 0xFF], u16::to_be_bytes),
        _ => text.as_bytes().to_vec(),
    }
}
