//! 问题清单: what was found in the tables of a department, a row a finding, with columns in which it answers.

use super::columns::Column;
use super::departments::{Issue, Parcel};
use super::purpose::ListFor;
use crate::book::height::fit;
use crate::book::{Area, Content, Hint, Look, Mark, Paper, Takes};
use crate::words::Address;

/// What the workbook says that it is.
pub const LIST_KIND: &str = "list";

/// What the department is told above the list.
const TOLD: &str = "请逐条填写“整改情况”（从列表中选）、“说明”“填写人”和“日期”：已整改的，随改正后的表一并报回；\
                    认为不属实的，在“说明”中写明理由和依据。各行可以排序、筛选，“编号”请勿改动。";

/// What the bureau is told above a list of answers.
const TOLD_BUREAU: &str = "请在“审核意见”中逐条填写同意或不同意，并填写“审核人”：同意的是部门认为不属实的说明，下次审核用 --waivers 给出本表，\
                           同意的不再计入；只给出答复的，一律仍计入。“编号”请勿改动。";

/// The lists of departments, a sheet each; those without a finding have none. Where nothing was found at all there is one
/// sheet, since a workbook has one, and it is empty.
#[must_use]
pub fn lists(parcels: &[Parcel], purpose: ListFor) -> Vec<Paper> {
    let lists = parcels.iter().filter(|parcel| issues(parcel, purpose).next().is_some());
    let lists: Vec<Paper> = lists.map(|parcel| list(parcel, purpose)).collect();
    if lists.is_empty() { vec![list(&Parcel::default(), purpose)] } else { lists }
}

/// What stands in a list: who decides sees as well what was accepted before.
fn issues(parcel: &Parcel, purpose: ListFor) -> impl Iterator<Item = &Issue> {
    let accepted = if purpose == ListFor::Decisions { parcel.accepted.as_slice() } else { &[] };
    parcel.issues.iter().chain(accepted)
}

/// The list of a department.
fn list(parcel: &Parcel, purpose: ListFor) -> Paper {
    let columns = Column::of(purpose);
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
    sheet.line(Look::Left, if purpose == ListFor::Decisions { TOLD_BUREAU } else { TOLD }.to_owned());
    let heading = |column: &Column| {
        let content = Content::Text(column.heading().to_owned());
        Mark { content, look: Look::Heading, input: false, field: None }
    };
    let headings = sheet.row(columns.iter().map(heading));
    for (number, issue) in (1..).zip(issues(parcel, purpose)) {
        let cell = |column: &Column| {
            let content = column.content(number, issue);
            Mark { content, look: column.look(), input: column.is_input(purpose), field: None }
        };
        sheet.row(columns.iter().map(cell));
    }
    sheet.finish(headings, &columns, purpose)
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

    /// The sheet with its headings and numbers always in sight, open to sorting, and with what may be entered.
    fn finish(mut self, headings: u32, columns: &[Column], purpose: ListFor) -> Paper {
        let corner = self.paper.corner();
        self.paper.repeated = Some(headings);
        self.paper.frozen = Some(Address::new(headings + 1, 2));
        self.paper.filtered = Some(Area { from: Address::new(headings, 0), to: corner });
        for (column, offered) in (0..).zip(columns).map(|(at, column)| (at, column.offered(purpose))) {
            if corner.row > headings && !offered.is_empty() {
                let area = Area { from: Address::new(headings + 1, column), to: Address::new(corner.row, column) };
                let takes = Takes::Offered(offered.iter().map(|word| (*word).to_owned()).collect());
                self.paper.hints.push(Hint { area, prompt: String::new(), takes });
            }
        }
        fit(&mut self.paper);
        self.paper
    }
}
