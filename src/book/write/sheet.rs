//! One sheet: its cells, what is merged, what may be entered, and how it is printed.

use super::styles::Styles;
use super::xml::cell_text;
use crate::book::paper::{Content, Formula, Hint, Mark, Paper, Shown, Takes};
use crate::print::escaped;
use crate::words::Address;

/// What a list of choices may hold at most, in letters with its commas.
const LIST: usize = 255;

/// How wide a page of paper may be made, in tenths of a digit: what is wider is printed on several beside each other.
const READABLE: u32 = 2200;

/// The part of a sheet.
pub(super) fn sheet(paper: &Paper, styles: &mut Styles) -> String {
    let corner = paper.corner();
    let protection = if paper.protected {
        r#"<sheetProtection sheet="1" objects="1" scenarios="1" formatCells="0" formatColumns="0" formatRows="0" insertRows="0" deleteRows="0"/>"#
    } else {
        ""
    };
    format!(
        concat!(
            r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">"#,
            r#"<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="A1:{corner}"/>"#,
            r#"<sheetViews><sheetView workbookViewId="0" showGridLines="0"{pane}</sheetViews><sheetFormatPr defaultRowHeight="15"/>"#,
            "<cols>{columns}</cols><sheetData>{rows}</sheetData>{protection}{filter}{merged}{hints}",
            r#"<printOptions horizontalCentered="1"/>"#,
            r#"<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.7" header="0.3" footer="0.35"/>"#,
            r#"<pageSetup paperSize="9" orientation="{orientation}" fitToWidth="{pages}" fitToHeight="0"/>"#,
            "<headerFooter><oddFooter>{foot}</oddFooter></headerFooter></worksheet>",
        ),
        corner = corner,
        pane = pane(paper),
        columns = columns(paper),
        filter =
            paper.filtered.map_or_else(String::new, |area| format!(r#"<autoFilter ref="{}:{}"/>"#, area.from, area.to)),
        orientation = if paper.landscape { "landscape" } else { "portrait" },
        pages = paper.columns.iter().sum::<u32>().div_ceil(READABLE).max(1),
        rows = rows(paper, styles),
        protection = protection,
        merged = merged(paper),
        hints = hints(paper),
        foot = escaped(&format!("&L&8{}&R&8&P / &N", paper.foot.replace('&', "&&"))),
    )
}

/// What of a sheet stays in its place, and the end of its view.
fn pane(paper: &Paper) -> String {
    let Some(first) = paper.frozen else { return "/>".to_owned() };
    let split = |name: &str, count: u32| if count > 0 { format!(r#" {name}="{count}""#) } else { String::new() };
    let side = match (first.row, first.column) {
        (0, _) => "topRight",
        (_, 0) => "bottomLeft",
        _ => "bottomRight",
    };
    format!(
        r#"><pane{}{} topLeftCell="{first}" activePane="{side}" state="frozen"/><selection pane="{side}"/></sheetView>"#,
        split("xSplit", first.column),
        split("ySplit", first.row)
    )
}

/// Tenths as a decimal.
fn tenths(value: u32) -> String {
    format!("{}.{}", value / 10, value % 10)
}

fn columns(paper: &Paper) -> String {
    let column = |(index, width): (usize, &u32)| {
        let number = index + 1;
        format!(r#"<col min="{number}" max="{number}" width="{}" customWidth="1"/>"#, tenths(*width))
    };
    paper.columns.iter().enumerate().map(column).collect()
}

fn rows(paper: &Paper, styles: &mut Styles) -> String {
    let mut rows = String::new();
    for (row, height) in (0..).zip(&paper.heights) {
        let number = row + 1;
        rows.push_str(&format!(r#"<row r="{number}" ht="{}" customHeight="1">"#, tenths(*height)));
        for column in (0..).zip(&paper.columns).map(|(column, _)| column) {
            rows.push_str(&cell(paper, Address::new(row, column), styles));
        }
        rows.push_str("</row>");
    }
    rows
}

/// A cell. Those that a merged one covers have its borders.
fn cell(paper: &Paper, at: Address, styles: &mut Styles) -> String {
    if let Some(mark) = paper.cells.get(&at) {
        return written(at, mark, styles);
    }
    let over = paper.merged.iter().find(|area| area.has(at)).and_then(|area| paper.cells.get(&area.from));
    over.map_or_else(String::new, |mark| format!(r#"<c r="{at}" s="{}"/>"#, styles.of(mark, format_of(mark))))
}

fn format_of(mark: &Mark) -> Option<&str> {
    match &mark.content {
        Content::Figure(Shown { format, .. }) | Content::Formula(Formula { format, .. }) => Some(format),
        // What is entered there stays as it is typed: =100%, 2024-12-31.
        Content::Text(_) => Some("@"),
        Content::Blank => None,
    }
}

fn written(at: Address, mark: &Mark, styles: &mut Styles) -> String {
    let style = styles.of(mark, format_of(mark));
    match &mark.content {
        Content::Blank => format!(r#"<c r="{at}" s="{style}"/>"#),
        Content::Text(text) if text.is_empty() => format!(r#"<c r="{at}" s="{style}"/>"#),
        Content::Text(text) => {
            let text = cell_text(text);
            format!(r#"<c r="{at}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>"#)
        }
        Content::Figure(Shown { value, .. }) => format!(r#"<c r="{at}" s="{style}"><v>{value}</v></c>"#),
        Content::Formula(Formula { text, result, .. }) => {
            let (kind, value) = result.as_ref().map_or((r#" t="str""#, ""), |shown| ("", shown.value.as_str()));
            format!(r#"<c r="{at}" s="{style}"{kind}><f>{}</f><v>{value}</v></c>"#, escaped(text))
        }
    }
}

fn merged(paper: &Paper) -> String {
    let area = |area: &crate::book::Area| format!(r#"<mergeCell ref="{}:{}"/>"#, area.from, area.to);
    let areas: String = paper.merged.iter().map(area).collect();
    if areas.is_empty() {
        return areas;
    }
    format!(r#"<mergeCells count="{}">{areas}</mergeCells>"#, paper.merged.len())
}

fn hints(paper: &Paper) -> String {
    let hints: String = paper.hints.iter().map(hint).collect();
    if hints.is_empty() {
        return hints;
    }
    format!(r#"<dataValidations count="{}">{hints}</dataValidations>"#, paper.hints.len())
}

fn hint(hint: &Hint) -> String {
    let rule = rule(&hint.takes);
    let prompt = match hint.prompt.as_str() {
        "" => String::new(),
        prompt => format!(r#" showInputMessage="1" prompt="{}""#, escaped(prompt)),
    };
    let (from, to) = (hint.area.from, hint.area.to);
    format!(
        r#"<dataValidation{} allowBlank="1"{prompt} sqref="{from}:{to}">{}</dataValidation>"#,
        rule.kind, rule.formulas
    )
}

#[derive(Default)]
struct Rule {
    kind: &'static str,
    formulas: String,
}

fn rule(takes: &Takes) -> Rule {
    match takes {
        Takes::Anything => Rule::default(),
        Takes::Offered(choices) => {
            // A comma parts choices, and a list that is too long damages the file.
            let fits = |choice: &&String| !choice.contains([',', '"', '\n']);
            let list = choices.iter().filter(fits).map(String::as_str).collect::<Vec<_>>().join(",");
            if list.is_empty() || list.encode_utf16().count() > LIST {
                return Rule::default();
            }
            let formulas = format!("<formula1>{}</formula1>", escaped(&format!("\"{list}\"")));
            Rule { kind: r#" type="list" errorStyle="warning" showErrorMessage="1""#, formulas }
        }
        Takes::UpTo(most) => Rule {
            kind: r#" type="decimal" operator="between" showErrorMessage="1""#,
            formulas: format!("<formula1>0</formula1><formula2>{most}</formula2>"),
        },
        Takes::Amount => Rule {
            kind: r#" type="decimal" operator="greaterThanOrEqual" errorStyle="warning" showErrorMessage="1""#,
            formulas: "<formula1>0</formula1>".to_owned(),
        },
    }
}
