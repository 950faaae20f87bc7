//! A form as a table of Word.

use super::style::{FORM_WIDTH, Style};
use super::{Document, paragraph};
use crate::prose::blocks::Form;
use crate::prose::grid::{Part, Slot, grid};

/// Lines around all cells: those above and at the left.
const ABOVE: &str = concat!(
    r#"<w:jc w:val="center"/><w:tblBorders>"#,
    r#"<w:top w:val="single" w:sz="4" w:space="0" w:color="000000"/>"#,
    r#"<w:left w:val="single" w:sz="4" w:space="0" w:color="000000"/>"#,
);

/// The line below; none where the next table goes on with its own right there.
const BELOW: [&str; 2] =
    [r#"<w:bottom w:val="single" w:sz="4" w:space="0" w:color="000000"/>"#, r#"<w:bottom w:val="nil"/>"#];

/// The other lines, columns as wide as they are told, a little room around the text of a cell.
const INSIDE: &str = concat!(
    r#"<w:right w:val="single" w:sz="4" w:space="0" w:color="000000"/>"#,
    r#"<w:insideH w:val="single" w:sz="4" w:space="0" w:color="000000"/>"#,
    r#"<w:insideV w:val="single" w:sz="4" w:space="0" w:color="000000"/>"#,
    r#"</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>"#,
    r#"<w:top w:w="30" w:type="dxa"/><w:left w:w="40" w:type="dxa"/>"#,
    r#"<w:bottom w:w="30" w:type="dxa"/><w:right w:w="40" w:type="dxa"/></w:tblCellMar>"#,
);

impl Document {
    /// A table as wide as the page. Its headings come again on every page, and no row is torn by the end of one.
    pub(super) fn table(&mut self, form: &Form, goes_on: bool) {
        if form.columns.is_empty() || form.rows.is_empty() {
            return;
        }
        let widths = widths(&form.columns);
        let [closed, open] = BELOW;
        let below = if goes_on { open } else { closed };
        self.body.push_str(&format!(
            r#"<w:tbl><w:tblPr><w:tblW w:w="{FORM_WIDTH}" w:type="dxa"/>{ABOVE}{below}{INSIDE}</w:tblPr>"#
        ));
        let columns: Vec<String> = widths.iter().map(|width| format!(r#"<w:gridCol w:w="{width}"/>"#)).collect();
        self.body.push_str(&format!("<w:tblGrid>{}</w:tblGrid>", columns.concat()));
        for (index, parts) in grid(form).iter().enumerate() {
            let heading = if index < form.headings { "<w:tblHeader/>" } else { "" };
            self.body.push_str(&format!("<w:tr><w:trPr><w:cantSplit/>{heading}</w:trPr>"));
            self.row(parts, &widths);
            self.body.push_str("</w:tr>");
        }
        self.body.push_str("</w:tbl>");
    }

    fn row(&mut self, parts: &[Part<'_>], widths: &[usize]) {
        let mut widths = widths.iter();
        for part in parts {
            let width: usize = widths.by_ref().take(part.columns).sum();
            let span =
                if part.columns > 1 { format!(r#"<w:gridSpan w:val="{}"/>"#, part.columns) } else { String::new() };
            let merged = match part.slot {
                Slot::Cell(_) if part.rows > 1 => r#"<w:vMerge w:val="restart"/>"#,
                Slot::Above => "<w:vMerge/>",
                Slot::Cell(_) | Slot::Empty => "",
            };
            let text = match part.slot {
                Slot::Cell(cell) => {
                    let style = if cell.prose { Style::FormText } else { Style::FormCell };
                    paragraph(style, "", &self.content(&cell.spans))
                }
                Slot::Above | Slot::Empty => paragraph(Style::FormCell, "", ""),
            };
            let shade = match part.slot {
                Slot::Cell(cell) if cell.shaded => r#"<w:shd w:val="clear" w:color="auto" w:fill="7F9DB9"/>"#,
                _ => "",
            };
            self.body.push_str(&format!(
                r#"<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merged}{shade}<w:vAlign w:val="center"/></w:tcPr>{text}</w:tc>"#
            ));
        }
    }
}

/// The columns in twentieths of a point, together as wide as the page.
fn widths(columns: &[u16]) -> Vec<usize> {
    let share = |width: &u16| usize::from(*width).max(1);
    let all: usize = columns.iter().map(share).sum();
    let ends = columns.iter().scan(0, |sum, width| {
        let from = FORM_WIDTH * *sum / all;
        *sum += share(width);
        Some(FORM_WIDTH * *sum / all - from)
    });
    ends.collect()
}
