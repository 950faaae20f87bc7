//! 问题清单: what was found in the tables of a department, a row a finding, with columns in which it answers.

use super::columns::{Column, STATES};
use super::departments::Parcel;
use crate::book::height::fit;
use crate::book::{Area, Content, Hint, Look, Mark, Paper, Takes};
use crate::words::Address;

/// What the workbook says that it is.
pub const LIST_KIND: &str = "list";

/// What the department is told above the list.
const TOLD: &str = "请逐条填写“整改情况”（从列表中选）、“说明”“填写人”和“日期”：已整改的，随改正后的表一并报回；\
                    认为不属实的，在“说明”中写明理由和依据。各行可以排序、筛选，“编号”请勿改动。";

/// The lists of departments, a sheet each; those without a finding have none. Where nothing was found at all there is one
/// sheet, since a workbook has one, and it is empty.
#[must_use]
pub fn lists(parcels: &[Parcel]) -> Vec<Paper> {
    let lists: Vec<Paper> = parcels.iter().filter(|parcel| !parcel.issues.is_empty()).map(list).collect();
    if lists.is_empty() { vec![list(&Parcel::default())] } else { lists }
}

/// The list of a department.
fn list(parcel: &Parcel) -> Paper {
    let columns = Column::ANSWERED;
    let mut sheet = Sheet {
        paper: Paper {
            name: parcel.name().to_owned(),
            columns: columns.iter().map(|column| column.width() * 10).collect(),
            landscape: true,
            foot: parcel.name().to_owned(),
            ..Paper::default()
        },
    };
    sheet.line(Look::Title, format!("{}预算绩效自评审核问题清单", parcel.department.as_deref().unwrap_or_default()));
    sheet.line(Look::Left, told(parcel));
    sheet.line(Look::Left, TOLD.to_owned());
    let headings = sheet.row(columns.map(|column| Mark {
        content: Content::Text(column.heading().to_owned()),
        look: Look::Heading,
        input: false,
        field: None,
    }));
    for (number, issue) in (1..).zip(&parcel.issues) {
        sheet.row(columns.map(|column| Mark {
            content: column.content(number, issue),
            look: column.look(),
            input: column.is_input(),
            field: None,
        }));
    }
    sheet.finish(headings)
}

/// Of which tables the list is, and how long it is.
fn told(parcel: &Parcel) -> String {
    let issues = parcel.issues.len();
    format!("{}　审核自评表 {} 张，发现问题 {issues} 条", parcel.when(), parcel.tables.len()).trim_start().to_owned()
}

/// A list under way, from the top down.
struct Sheet {
    paper: Paper,
}

impl Sheet {
    /// A line across the columns.
    fn line(&mut self, look: Look, text: String) {
        let row = self.begin_row();
        let area = Area { from: Address::new(row, 0), to: Address::new(row, self.paper.corner().column) };
        self.paper.merged.push(area);
        self.paper.cells.insert(area.from, Mark { content: Content::Text(text), look, input: false, field: None });
    }

    /// A row with a cell in every column; its number.
    fn row(&mut self, marks: impl IntoIterator<Item = Mark>) -> u32 {
        let row = self.begin_row();
        for (column, mark) in (0..).zip(marks) {
            self.paper.cells.insert(Address::new(row, column), mark);
        }
        row
    }

    fn begin_row(&mut self) -> u32 {
        self.paper.heights.push(0);
        self.paper.corner().row
    }

    /// The sheet with its headings and number always in sight, open to sorting, and with what may be answered.
    fn finish(mut self, headings: u32) -> Paper {
        let corner = self.paper.corner();
        self.paper.repeated = Some(headings);
        self.paper.frozen = Some(Address::new(headings + 1, 2));
        self.paper.filtered = Some(Area { from: Address::new(headings, 0), to: corner });
        let states = (0..).zip(Column::ANSWERED).find(|(_, column)| *column == Column::State);
        if let Some((column, _)) = states.filter(|_| corner.row > headings) {
            let area = Area { from: Address::new(headings + 1, column), to: Address::new(corner.row, column) };
            let states = STATES.map(str::to_owned).to_vec();
            self.paper.hints.push(Hint { area, prompt: String::new(), takes: Takes::Offered(states) });
        }
        fit(&mut self.paper);
        self.paper
    }
}
