//! The styles of a workbook: a style for every look, number format and kind of cell that is in it.

use crate::book::paper::{Look, Mark};
use crate::print::escaped;

/// Number formats of one's own are numbered from here on.
const OWN_FORMATS: usize = 164;

/// The styles that cells have asked for, in their order.
#[derive(Default)]
pub(super) struct Styles {
    styles: Vec<Style>,
    formats: Vec<String>,
}

#[derive(Clone, PartialEq, Eq)]
struct Style {
    look: Look,
    /// Which of the formats, from 1; 0 is none.
    format: usize,
    input: bool,
}

impl Styles {
    /// The number of a cell's style.
    pub(super) fn of(&mut self, mark: &Mark, format: Option<&str>) -> usize {
        let format = format.filter(|format| *format != "General").map_or(0, |format| place(&mut self.formats, format));
        let style = Style { look: mark.look, format, input: mark.input };
        let found = self.styles.iter().position(|known| *known == style).unwrap_or_else(|| {
            self.styles.push(style);
            self.styles.len() - 1
        });
        // The first style of a workbook is that of cells without one.
        found + 1
    }

    /// The part with the styles.
    pub(super) fn part(&self) -> String {
        let format = |(index, code): (usize, &String)| {
            format!(r#"<numFmt numFmtId="{}" formatCode="{}"/>"#, OWN_FORMATS + index, escaped(code))
        };
        let formats: String = self.formats.iter().enumerate().map(format).collect();
        let formats = match self.formats.len() {
            0 => String::new(),
            count => format!(r#"<numFmts count="{count}">{formats}</numFmts>"#),
        };
        let cells: String = self.styles.iter().map(Style::cell).collect();
        format!(
            concat!(
                r#"<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{formats}"#,
                r#"<fonts count="3"><font><sz val="10"/><name val="宋体"/><family val="3"/><charset val="134"/></font>"#,
                r#"<font><b/><sz val="16"/><name val="宋体"/><family val="3"/><charset val="134"/></font>"#,
                r#"<font><b/><sz val="10"/><name val="宋体"/><family val="3"/><charset val="134"/></font></fonts>"#,
                r#"<fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>"#,
                r#"<fill><patternFill patternType="solid"><fgColor rgb="FFFFF8E1"/><bgColor indexed="64"/></patternFill></fill>"#,
                r#"<fill><patternFill patternType="solid"><fgColor rgb="FFEDEDED"/><bgColor indexed="64"/></patternFill></fill></fills>"#,
                r#"<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>"#,
                r#"<border><left style="thin"><color indexed="64"/></left><right style="thin"><color indexed="64"/></right>"#,
                r#"<top style="thin"><color indexed="64"/></top><bottom style="thin"><color indexed="64"/></bottom><diagonal/></border></borders>"#,
                r#"<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>"#,
                r#"<cellXfs count="{count}"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>{cells}</cellXfs>"#,
                r#"<cellStyles count="1"><cellStyle name="常规" xfId="0" builtinId="0"/></cellStyles></styleSheet>"#,
            ),
            formats = formats,
            count = self.styles.len() + 1,
            cells = cells
        )
    }
}

/// Where a format stands among these, from 1.
fn place(formats: &mut Vec<String>, format: &str) -> usize {
    let found = formats.iter().position(|known| known == format).unwrap_or_else(|| {
        formats.push(format.to_owned());
        formats.len() - 1
    });
    found + 1
}

impl Style {
    fn cell(&self) -> String {
        let font = match self.look {
            Look::Title => 1,
            Look::Heading => 2,
            _ => 0,
        };
        let fill = match self.look {
            Look::Heading => 3,
            _ if self.input && self.look.is_bordered() => 2,
            _ => 0,
        };
        let border = usize::from(self.look.is_bordered());
        let format = self.format.checked_sub(1).map_or(0, |index| OWN_FORMATS + index);
        let side = match self.look {
            Look::Title | Look::Middle | Look::Heading | Look::Cell => "center",
            Look::Right => "right",
            Look::Left | Look::Words => "left",
        };
        let locked = if self.input { r#"<protection locked="0"/>"# } else { "" };
        format!(
            concat!(
                r#"<xf numFmtId="{}" fontId="{}" fillId="{}" borderId="{}" xfId="0" applyNumberFormat="1" applyFont="1" "#,
                r#"applyFill="1" applyBorder="1" applyAlignment="1" applyProtection="1">"#,
                r#"<alignment horizontal="{}" vertical="center" wrapText="1"/>{}</xf>"#,
            ),
            format, font, fill, border, side, locked
        )
    }
}
