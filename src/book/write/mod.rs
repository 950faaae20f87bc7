//! A workbook of sheets that are to be written (`Paper`): the parts of its package, without dates, so that the same
//! sheets give the same bytes.
//!
//! The elements of each part stand in the order of ECMA-376: Excel repairs or refuses what does not.

mod names;
mod sheet;
mod styles;
pub(super) mod xml;

use std::collections::BTreeMap;

use zip::result::ZipError;

pub(super) use self::names::tabs;
use self::styles::Styles;
use super::paper::Paper;
use crate::print::{self, escaped};
use crate::words::{Address, Text, text};

const RELATIONS: &str = concat!(
    r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"#,
    r#"<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/>"#,
    r#"<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/extended-properties" Target="docProps/app.xml"/>"#,
    r#"<Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties" Target="docProps/custom.xml"/>"#,
    "</Relationships>",
);

const APPLICATION: &str = concat!(
    r#"<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">"#,
    "<Application>jixiao</Application></Properties>",
);

/// A workbook with these sheets, from left to right.
///
/// # Errors
/// A package that is too large to be made.
pub fn write(papers: &[Paper], properties: &BTreeMap<String, String>) -> Result<Vec<u8>, Text> {
    pack(papers, properties).map_err(|error| text!("无法生成工作簿:{error}", "the workbook cannot be made: {error}"))
}

fn pack(papers: &[Paper], properties: &BTreeMap<String, String>) -> Result<Vec<u8>, ZipError> {
    let mut styles = Styles::default();
    let sheets: Vec<String> = papers.iter().map(|paper| sheet::sheet(paper, &mut styles)).collect();
    let mut parts = vec![
        ("[Content_Types].xml".to_owned(), content_types(papers.len())),
        ("_rels/.rels".to_owned(), RELATIONS.to_owned()),
        ("docProps/app.xml".to_owned(), APPLICATION.to_owned()),
        ("docProps/custom.xml".to_owned(), print::properties(properties)),
        ("xl/workbook.xml".to_owned(), workbook(papers)),
        ("xl/_rels/workbook.xml.rels".to_owned(), relations(papers.len())),
        ("xl/styles.xml".to_owned(), styles.part()),
    ];
    let numbered = sheets.into_iter().enumerate();
    parts.extend(numbered.map(|(index, xml)| (format!("xl/worksheets/sheet{}.xml", index + 1), xml)));
    print::package(parts)
}

fn content_types(sheets: usize) -> String {
    let sheet = |index: usize| {
        format!(
            r#"<Override PartName="/xl/worksheets/sheet{index}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>"#
        )
    };
    format!(
        concat!(
            r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">"#,
            r#"<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>"#,
            r#"<Default Extension="xml" ContentType="application/xml"/>"#,
            r#"<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>"#,
            r#"<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>"#,
            r#"<Override PartName="/docProps/app.xml" ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/>"#,
            r#"<Override PartName="/docProps/custom.xml" ContentType="application/vnd.openxmlformats-officedocument.custom-properties+xml"/>"#,
            "{}</Types>",
        ),
        (1..=sheets).map(sheet).collect::<String>()
    )
}

/// The sheets by their tabs, what of each is printed, and which row comes again on every page.
fn workbook(papers: &[Paper]) -> String {
    let (mut sheets, mut defined) = (String::new(), String::new());
    for (index, (paper, tab)) in papers.iter().zip(tabs(papers)).enumerate() {
        let (number, name) = (index + 1, escaped(&tab));
        sheets.push_str(&format!(r#"<sheet name="{name}" sheetId="{number}" r:id="rId{number}"/>"#));
        let quoted = escaped(&format!("'{}'", tab.replace('\'', "''")));
        let corner = absolute(paper.corner());
        defined.push_str(&format!(
            r#"<definedName name="_xlnm.Print_Area" localSheetId="{index}">{quoted}!$A$1:{corner}</definedName>"#
        ));
        if let Some(area) = paper.filtered {
            let (from, to) = (absolute(area.from), absolute(area.to));
            defined.push_str(&format!(
                r#"<definedName name="_xlnm._FilterDatabase" localSheetId="{index}" hidden="1">{quoted}!{from}:{to}</definedName>"#
            ));
        }
        if let Some(row) = paper.repeated.map(|row| row + 1) {
            defined.push_str(&format!(
                r#"<definedName name="_xlnm.Print_Titles" localSheetId="{index}">{quoted}!${row}:${row}</definedName>"#
            ));
        }
    }
    format!(
        concat!(
            r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" "#,
            r#"xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">"#,
            "<sheets>{}</sheets><definedNames>{}</definedNames></workbook>",
        ),
        sheets, defined
    )
}

/// `$I$30`.
fn absolute(at: Address) -> String {
    let name = at.to_string();
    let letters = name.trim_end_matches(|c: char| c.is_ascii_digit());
    format!("${letters}${}", at.row + 1)
}

fn relations(sheets: usize) -> String {
    let sheet = |index: usize| {
        format!(
            r#"<Relationship Id="rId{index}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet{index}.xml"/>"#
        )
    };
    format!(
        concat!(
            r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}"#,
            r#"<Relationship Id="rId{}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>"#,
            "</Relationships>",
        ),
        (1..=sheets).map(sheet).collect::<String>(),
        sheets + 1
    )
}
