//! Forms of workbooks, in whatever layout: sheets → assessments, every field with its cell.
//!
//! Cells come first. A row whose cells are headings of several kinds (`header`) is where a table of indicators
//! begins, wherever it stands; above it are looked for the head, the money and the goal, below it the rows, the total
//! and the conclusions. Labels are known by lists of data. What is unsure is a remark with its cell, never a guess that
//! nobody hears of.

mod above_all;
mod adjusted;
mod again;
mod beside;
mod blanks;
mod closing;
mod completion;
mod doubt;
mod evaluators;
mod exchanged;
mod execution;
#[cfg(feature = "cli")]
mod file_names;
mod footnotes;
mod foreign;
mod form;
mod found;
mod gaps;
mod grade;
mod grid;
#[cfg(test)]
mod growth;
mod head;
mod header;
mod heading;
mod headings;
mod hidden;
mod inapplicable;
mod inline;
mod label;
mod lacking;
mod layout;
mod learned;
mod merged;
mod merged_reasons;
mod misspelt;
mod money;
mod money_heading;
mod money_pairs;
mod money_row;
mod monitored;
mod months;
mod named_targets;
mod nested;
mod of_year;
mod origin;
pub mod page;
mod pages;
mod parents;
mod parts;
mod passed;
mod periods;
mod planned;
mod points;
mod print;
mod projects;
mod results;
mod reviewer;
mod role;
mod role_of;
mod roster;
mod row_cells;
mod row_table;
mod rows;
mod running;
mod second_total;
mod settled;
mod shared;
mod shares;
mod source;
mod spans;
mod spread;
mod stated;
mod statement;
mod suit;
mod swapped_tiers;
mod tier_points;
mod total;
mod transposed;
mod turned;
mod twins;
mod under_years;
mod units_of_money;
mod unplaced;
mod unread;
mod unseen;
mod whole;
mod whole_year;
mod wide;
mod year_text;
mod years;

use std::collections::BTreeMap;
use std::sync::Arc;

#[cfg(feature = "cli")]
pub use file_names::file_names;
pub use form::{
    Field, Form, GoalFields, IndicatorFields, IndicatorRow, MoneyFields, MoneyRow, Owner, ProjectFields, Reported,
    ReportedFields, ResultFields, TierFields, TierRow, YearField,
};
pub use found::{Found, Import};
pub use heading::Column;
pub(crate) use headings::headings;
pub use layout::ImportLayout;
pub use learned::learn;
pub use origin::Remark;
pub use passed::MonthField;
pub use results::ResultList;
pub use role::{Part, Role};
pub use roster::roster;
pub(crate) use suit::{no_template, places};

use self::footnotes::Unmarked;
use self::grid::Grid;
use self::head::Head;
use self::header::headers;
use self::heading::Header;
use self::stated::Stated;
use crate::book::{Book, Sheet};
use crate::model::assessment::{ImportRemark, Imported};
use crate::model::template::EvaluationKind;
use crate::template::{Library, Rulebook};
use crate::words::{Address, text};

/// How the template of a form is found.
#[derive(Clone, Copy, Debug)]
pub enum Choice<'t> {
    /// This one.
    Named(&'t str),
    /// This one, which monitors the year.
    Monitoring(&'t str),
    /// That by whose rules the book was made, otherwise that of the place which the form names, of these.
    ByPlace(&'t Library),
}

impl<'t> Choice<'t> {
    /// The template that somebody named, where one is.
    pub(crate) fn by(named: Option<&'t Rulebook>, library: &'t Library) -> Self {
        named.map_or(Self::ByPlace(library), |book| match book.template.kind {
            EvaluationKind::Monitoring => Self::Monitoring(&book.template.id),
            _ => Self::Named(&book.template.id),
        })
    }

    /// The template of a form: the one that is named, that by whose rules the book was made, or that of the place; and what is said
    /// of it.
    fn of(self, form: &Form, made_by: Option<&str>) -> (Option<String>, Option<Remark>) {
        match (self, made_by) {
            (Self::Named(id) | Self::Monitoring(id), _) => (Some(id.to_owned()), None),
            (Self::ByPlace(library), Some(id)) if library.get(id).is_ok() => (Some(id.to_owned()), None),
            (Self::ByPlace(library), _) => {
                let (id, remark) = suit::suit(form, library);
                (id, Some(remark))
            }
        }
    }

    /// Whether a template that was chosen so monitors the year.
    fn monitors(self, id: Option<&String>) -> bool {
        match self {
            Self::Named(_) => false,
            Self::Monitoring(_) => true,
            Self::ByPlace(library) => {
                let book = id.and_then(|id| library.get(id).ok());
                book.is_some_and(|book| book.template.kind == EvaluationKind::Monitoring)
            }
        }
    }
}

/// Finds the forms of a workbook.
#[must_use]
pub fn import(book: &Book, template: Choice<'_>) -> Import {
    import_by(&ImportLayout::default(), book, template)
}

/// The same, where somebody settled what some columns are for.
#[must_use]
pub fn import_by(layout: &ImportLayout, book: &Book, template: Choice<'_>) -> Import {
    let mut import = Import::default();
    for sheet in &book.sheets {
        let unmarked = Unmarked::of(sheet);
        let sheet = &*unmarked.sheet;
        let grid = Grid::of(sheet, layout).in_file(file_of(book));
        let forms = forms(&grid);
        let (lists, unread) = if forms.is_empty() { results::lists_of(&grid) } else { Default::default() };
        if sheet.hidden && !(forms.is_empty() && lists.is_empty() && unread.is_empty()) {
            let remark =
                text!("隐藏的工作表没有导入:取消隐藏后再试", "a hidden sheet was not imported: show it and try again");
            import.remarks.push((sheet.name.clone(), Remark::whole(remark)));
            continue;
        }
        import.remarks.extend(unread.into_iter().map(|remark| (sheet.name.clone(), remark)));
        if sheet.is_disordered && forms.is_empty() && lists.is_empty() {
            import.remarks.push((sheet.name.clone(), unseen::disordered()));
        }
        let last = forms.len();
        for mut list in lists {
            list.remarks.extend(unseen::remarks(&grid, None, &list.fields(), &list.columns, &list.remarks));
            list.remarks.extend(sheet.is_disordered.then(unseen::disordered));
            list.imported = Some(imported(book, &list.sheet, list.fields(), &list.remarks));
            import.lists.push(list);
        }
        // The forms of one list have one head, and most of them one year.
        let mut chosen = None;
        for (number, mut form) in (1..).zip(forms) {
            if form.is_filled() {
                let (head, year) = (form.head.clone(), form.year.as_ref().map(|year| year.year));
                let known = chosen.take().filter(|(of, in_year, _)| Arc::ptr_eq(of, &head) && *in_year == year);
                let (id, remark) =
                    known.map_or_else(|| template.of(&form, book.template.as_deref()), |(_, _, known)| known);
                form.template.clone_from(&id);
                form.remarks.extend(remark.clone());
                monitored::settle(&mut form, template.monitors(id.as_ref()));
                chosen = Some((head, year, (id, remark)));
                unmarked.tell(&mut form);
                form.remarks.extend(unseen::remarks(&grid, form.band, &form.fields(), &form.columns, &form.remarks));
                form.remarks.extend(turned::remarks(sheet, &form.fields()));
                unseen::mark(sheet, &form.fields(), &form.columns, &mut form.remarks);
                if last == 1 {
                    again::tell_of_sheet(sheet, &mut form);
                }
                form.remarks.extend(unseen::of_file(sheet, &form, number == last));
                form.remarks = origin::folded(form.remarks);
                form.imported = Some(imported(book, &form.sheet, form.fields(), &form.remarks));
                import.forms.push(form);
            } else {
                let remark = text!("表是空的,没有导入", "the table is empty and was not imported");
                import.remarks.push((sheet.name.clone(), Remark::whole(remark)));
            }
        }
    }
    if let [form] = import.forms.as_mut_slice() {
        // What another sheet says of points and grades is said of the one form of the book.
        let own = form.sheet.clone();
        let others = book.sheets.iter().filter(|sheet| sheet.name != own && !sheet.hidden);
        others.for_each(|sheet| again::tell_of_other(sheet, form));
        form.imported = Some(imported(book, &form.sheet, form.fields(), &form.remarks));
    }
    import
}

/// The name of the file of a book. The folder is no part of it: the same book gives the same bytes, wherever it lies.
fn file_of(book: &Book) -> &str {
    book.name.rsplit(['/', '\\']).next().unwrap_or(&book.name)
}

/// Where everything stands, as an assessment keeps it.
fn imported(book: &Book, sheet: &str, fields: Vec<(String, Address)>, remarks: &[Remark]) -> Imported {
    let name = file_of(book);
    let place = |cell: &dyn std::fmt::Display| format!("{name}!{sheet}!{cell}");
    let cells: BTreeMap<String, String> = fields.into_iter().map(|(pointer, cell)| (pointer, place(&cell))).collect();
    let remark = |remark: &Remark| ImportRemark {
        cell: remark.cell.map_or_else(|| format!("{name}!{sheet}"), |cell| place(&cell)),
        zh: remark.text.zh.clone(),
        en: remark.text.en.clone(),
        open: remark.is_open,
    };
    Imported { cells, remarks: remarks.iter().map(remark).collect() }
}

/// The forms of a sheet; those that stand side by side are looked at one by one.
fn forms(grid: &Grid<'_>) -> Vec<Form> {
    let found = headers(grid);
    let parts = beside::parts(grid.sheet, &found);
    if parts.is_empty() {
        return one_below_the_other(grid, found);
    }
    let of_part = |(band, part): &((u32, u32), Sheet)| {
        let grid = grid.part(part);
        let mut forms = one_below_the_other(&grid, headers(&grid));
        for form in &mut forms {
            form.band = Some(*band);
        }
        forms
    };
    parts.iter().flat_map(of_part).collect()
}

fn one_below_the_other(grid: &Grid<'_>, headers: Vec<Header>) -> Vec<Form> {
    let headers = beside::of_the_year(grid, headers);
    let mut start = 0;
    let mut forms: Vec<Form> = Vec::new();
    for (index, header) in headers.iter().enumerate() {
        let limit = headers.get(index + 1).map_or(grid.end(), |next| next.top);
        let (mut form, end) = form(grid, header, start, limit);
        if let Some(first) = forms.first() {
            above_all::take(&mut form, first);
        }
        forms.extend(projects::by_project(form));
        start = end;
    }
    forms
}

/// The form of a heading, whose head begins in a row, and the row behind its table.
fn form(grid: &Grid<'_>, header: &Header, start: u32, limit: u32) -> (Form, u32) {
    let monitored = monitored::of_title(grid, header, start..header.top);
    let header = monitored.as_ref().unwrap_or(header);
    let below = rows::below(grid, header, limit);
    let mut form = Form { sheet: grid.sheet.name.clone(), ..Form::default() };
    form.remarks.extend(header.remarks.iter().cloned());
    let above = start..header.top;
    form.head = grid.rows(above.clone()).map(|spot| spot.text().to_owned()).collect();
    let mut head = Head { grid, rows: above.clone(), remarks: Vec::new() };
    form.project = head.project();
    form.goal = head.goal();
    for row in below.total.into_iter().chain(below.total_above) {
        form.remarks.extend(total::read(grid, header, row, &mut form.reported.fields));
    }
    head.results(&mut form.reported.fields);
    form.remarks.append(&mut head.remarks);
    let has_results = [Role::Actual, Role::Mixed, Role::Score].iter().any(|role| header.column(*role).is_some());
    form.monitored.clone_from(&header.monitored);
    form.month = header.monitored.as_ref().and_then(|monitored| monitored.month.clone());
    let asked = money::Asked { is_goal: !has_results, month: form.month.as_ref().map(|month| month.month) };
    let mut money = money::of_form(grid, above.clone(), below.money.clone(), asked, &mut form.reported.fields);
    let of_rate = money.weight.take().or_else(|| below.execution.as_ref()?.weight.clone());
    execution::take(below.execution, &mut form.reported.fields, &mut form.remarks);
    form.funds = money.rows;
    form.remarks.append(&mut money.remarks);
    let mut doubts = Vec::new();
    form.year = statement::year(grid, above.clone(), &mut doubts);
    if let Some(Stated { year, cell }) = header.year.filter(|_| form.year.is_none()) {
        form.year = Some(YearField { year, cell });
        // That two years are stated stays to be said.
        doubts.retain(|doubt| *doubt != statement::missing(&statement::of_year()));
    }
    form.currency = statement::currency(grid, above, &mut form.remarks);
    if form.currency.is_none()
        && let Some(rows) = below.money.clone()
    {
        form.currency = statement::currency(grid, rows, &mut form.remarks);
    }
    if form.currency.is_none() && header.columns.iter().any(|column| column.part == Part::Money) {
        form.currency = statement::currency(grid, header.top..header.below, &mut form.remarks);
    }
    form.currency = form.currency.or_else(|| statement::currency_of_amounts(&form.funds));
    form.columns = money.columns.into_iter().chain(header.columns.iter().cloned()).collect();
    form.unknown = money.unknown.into_iter().chain(header.unknown.iter().cloned()).collect();
    let parts = parents::without_parents(&below.indicators);
    form.remarks.extend(parts.remarks);
    let mut table = nested::unnested(&parts.rows);
    form.remarks.extend(table.hand_down_reasons());
    form.indicators = table.indicators;
    form.remarks.extend(merged_reasons::told(&form.indicators));
    let execution = execution::among_rows(&mut form);
    execution::take(execution, &mut form.reported.fields, &mut form.remarks);
    points::derive(header, &mut form);
    twins::tell(grid, header, &mut form);
    exchanged::tell(header, &mut form);
    form.remarks.extend(completion::told(grid, header, &form.indicators));
    form.remarks.extend(units_of_money::told(&form));
    form.remarks.extend(lacking::points(grid, header, &form.indicators));
    let (of_columns, remarks) = tier_points::read(grid, header, &form.indicators);
    form.remarks.extend(remarks);
    form.reported.tiers = below.subtotals.into_iter().chain(table.tiers).chain(parts.tiers).chain(of_columns).collect();
    form.remarks.extend(below.remarks);
    form.remarks.extend(of_rate.and_then(|weight| shares::told(&weight, &form)));
    closing::read(grid, below.end..limit, &mut form);
    let below_rows = below.total_above.or(below.total).unwrap_or(below.end)..limit;
    second_total::tell(grid, header, (start..header.top).chain(below_rows), &mut form);
    misspelt::tell(grid, start..header.top, &mut form);
    misspelt::tell(grid, below.end..limit, &mut form);
    unread::tell(grid, header, &mut form);
    let last = if limit == grid.end() { limit } else { below.end };
    again::tell(grid, header, start..last, &mut form);
    unplaced::tell(grid, header, start..last, &mut form);
    if header.column(Role::Year).is_none() {
        form.remarks.append(&mut doubts);
    }
    if form.currency.is_none() && !form.funds.is_empty() {
        form.remarks.push(statement::missing(&statement::of_currency()));
    }
    if !has_results && header.monitored.is_none() && header.column(Role::Interim).is_none() {
        form.remarks.push(Remark::whole(text!(
            "没有实际完成值和得分的栏,是绩效目标表:只有目标,没有可评的分",
            "there are no columns of actual values and points: this is a goal form, with targets alone and nothing to be scored"
        )));
    }
    for role in [Role::Target, Role::Actual].into_iter().filter(|role| has_results || *role == Role::Target) {
        let is_in_names = role == Role::Target && named_targets::column(header).is_some();
        if header.column(role).is_none()
            && !is_in_names
            && header.monitored.is_none()
            && [Role::Interim, Role::Mixed].iter().all(|role| header.column(*role).is_none())
        {
            form.remarks.push(statement::missing(&role.said().into()));
        }
    }
    let listed = header.column(Role::Project).is_some();
    if form.project.name.is_none() && !listed {
        let named = whole::name(&mut form);
        form.remarks.push(named.unwrap_or_else(|| statement::missing(&text!("项目名称", "the name of the project"))));
    }
    (form, below.end)
}
