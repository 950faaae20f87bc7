//! A list with many projects, as one form each: what stands in the rows of a project is its own, what stands above and below them
//! is that of all.

use std::collections::BTreeMap;

use super::form::{Field, Form, IndicatorRow, MoneyFields, MoneyRow, Owner, ProjectFields};
use super::origin::Remark;
use crate::words::{Address, Text, text};

/// Bytes that the forms of a list may repeat of what stands above and below it.
const REPEATED: usize = 64 << 20;

/// One form a project, where a list has many.
pub(super) fn by_project(mut form: Form) -> Vec<Form> {
    if form.indicators.iter().all(|row| row.owner.is_none()) {
        return vec![form];
    }
    let mut projects = Projects::default();
    for row in std::mem::take(&mut form.indicators) {
        projects.add(row);
    }
    projects.take_remarks(&mut form.remarks);
    projects.take_tiers(&mut form);
    projects.forms(&form)
}

/// The projects of a list.
#[derive(Default)]
struct Projects {
    /// Each with what stands in its own rows.
    forms: Vec<(Owner, Form)>,
    places: BTreeMap<Says, usize>,
    /// Whose each row of indicators is.
    rows: BTreeMap<u32, usize>,
}

/// What the rows of a project say of it.
type Says = (Vec<(&'static str, String)>, Option<u16>);

impl Projects {
    fn add(&mut self, mut row: IndicatorRow) {
        let mut owner = row.owner.take().unwrap_or_default();
        let money = std::mem::take(&mut owner.money);
        let total = owner.total.take();
        let place = *self.places.entry(owner.says()).or_insert_with(|| {
            self.forms.push((owner, Form::default()));
            self.forms.len() - 1
        });
        self.rows.extend(row.fields.fields().map(|(_, field)| (field.cell.row, place)));
        if let Some((owner, form)) = self.forms.get_mut(place) {
            form.remarks.extend(taken(&mut owner.money, money));
            form.remarks.extend(take_once(&mut owner.total, total, another_total));
            form.indicators.push(row);
        }
    }

    /// Whose a cell between the first row and the last one is.
    fn whose(&self, cell: Address) -> Option<usize> {
        self.rows.last_key_value().filter(|(last, _)| cell.row <= **last)?;
        self.rows.range(..=cell.row).next_back().map(|(_, place)| *place)
    }

    fn of(&mut self, cell: Option<Address>) -> Option<&mut Form> {
        let place = self.whose(cell?)?;
        self.forms.get_mut(place).map(|(_, form)| form)
    }

    /// Takes what is said of the rows of a project.
    fn take_remarks(&mut self, remarks: &mut Vec<Remark>) {
        for remark in std::mem::take(remarks) {
            match self.of(remark.cell) {
                Some(own) => own.remarks.push(remark),
                None => remarks.push(remark),
            }
        }
    }

    /// Takes the subtotals that stand in the rows of a project.
    fn take_tiers(&mut self, form: &mut Form) {
        for tier in std::mem::take(&mut form.reported.tiers) {
            match self.of(tier.fields.fields().map(|(_, field)| field.cell).min()) {
                Some(own) => own.reported.tiers.push(tier),
                None => form.reported.tiers.push(tier),
            }
        }
    }

    /// The forms, each with what is that of all; where that is much it stands with the first alone, and the others say so.
    fn forms(self, whole: &Form) -> Vec<Form> {
        let (over_all, left) = self.above(whole);
        let is_much = size(whole).saturating_mul(self.forms.len()) > REPEATED;
        let others = if is_much { with_the_first(whole) } else { whole.clone() };
        let forms = self.forms.into_iter().enumerate().map(|(place, (owner, own))| {
            let mut form = if place == 0 { whole.clone() } else { others.clone() };
            form.year = owner.year.or(form.year);
            form.project = owner.project.or(ProjectFields { department: over_all.clone(), ..form.project });
            form.indicators = own.indicators;
            take_money(&mut form, owner.money);
            form.reported.fields.total = owner.total.or(form.reported.fields.total.take());
            form.reported.tiers.extend(own.reported.tiers);
            form.remarks.extend(own.remarks);
            form
        });
        let mut forms: Vec<Form> = forms.collect();
        if let Some(first) = forms.first_mut() {
            first.remarks.extend(left);
        }
        forms
    }

    /// The department over all projects, and what is said of what stands above their list: a unit that every row names another one in
    /// the place of is over these, where nothing else is; anything else was not imported.
    fn above(&self, whole: &Form) -> (Option<Field>, Vec<Remark>) {
        let mut department = whole.project.department.clone();
        let is_open = department.is_none() && self.forms.iter().all(|(owner, _)| owner.project.department.is_none());
        let is_replaced = |key: &str, field: &Field| {
            let own =
                |owner: &Owner| owner.project.fields().find(|(own, _)| *own == key).map(|(_, own)| own.text.clone());
            self.forms.iter().all(|(owner, _)| own(owner).is_some_and(|own| own != field.text))
        };
        let replaced = whole.project.fields().filter(|(key, field)| is_replaced(key, field));
        let told = replaced.map(|(key, field)| {
            let is_over_all = key == "unit" && is_open;
            if is_over_all {
                department = Some(field.clone());
            }
            Remark::at(field.cell, said_above(&field.text, is_over_all))
        });
        let told = told.collect();
        (department, told)
    }
}

/// Takes what a row says of the money of its project, as the first of its rows that says anything does; another amount is told.
fn taken(known: &mut MoneyFields, own: MoneyFields) -> Vec<Remark> {
    let MoneyFields { initial, budget, executed, rate, .. } = own;
    let pairs = [
        (&mut known.initial, initial),
        (&mut known.budget, budget),
        (&mut known.executed, executed),
        (&mut known.rate, rate),
    ];
    pairs.into_iter().filter_map(|(known, own)| take_once(known, own, another_amount)).collect()
}

/// Takes what the first row of a project says; another one that says something else is told.
fn take_once(known: &mut Option<Field>, own: Option<Field>, said: fn(&str, Address) -> Text) -> Option<Remark> {
    let own = own?;
    let first = known.get_or_insert_with(|| own.clone());
    (first.text != own.text).then(|| Remark::at(own.cell, said(&own.text, first.cell)).of_value())
}

fn said_above(text: &str, is_over_all: bool) -> Text {
    if is_over_all {
        text!(
            "各行另有单位,表上方的“{text}”记为主管部门:请核对",
            "every row names its own unit, and `{text}` above the list was taken for the department: please check"
        )
    } else {
        text!(
            "表上方的“{text}”没有导入:各行都另有写明,导入的是各行所写",
            "`{text}` above the list was not imported: every row says something else in its place, which was"
        )
    }
}

fn another_amount(text: &str, at: Address) -> Text {
    text!(
        "同一项目的金额另写作“{text}”,导入的是 {at}:请核对",
        "the money of this project is `{text}` in this row, and that of {at} was imported: please check"
    )
}

fn another_total(text: &str, at: Address) -> Text {
    text!(
        "同一项目的总分另写作“{text}”,导入的是 {at}:请核对",
        "the total of this project is `{text}` in this row, and that of {at} was imported: please check"
    )
}

/// The money of a project of a list, in place of that of the list as a whole.
fn take_money(form: &mut Form, mut money: MoneyFields) {
    let rate = money.rate.take();
    form.reported.fields.execution_rate = rate.or(form.reported.fields.execution_rate.take());
    if money.fields().next().is_some() {
        form.funds = vec![MoneyRow { source: "total", fields: money }];
    }
}

/// Bytes of what a form says above and below its table, roughly.
fn size(form: &Form) -> usize {
    let remarks = form.remarks.iter().map(|remark| remark.text.zh.len() + remark.text.en.len());
    let goal = form.goal.fields().map(|(_, field)| field);
    let below = [&form.conclusion, &form.problems, &form.improvements].into_iter().flatten();
    let funds = form.funds.iter().flat_map(|row| row.fields.fields().map(|(_, field)| field));
    remarks.chain(goal.chain(below).chain(funds).map(|field| field.text.len())).map(|bytes| bytes + FIELD).sum()
}

/// Bytes that a field takes besides its text.
const FIELD: usize = 64;

fn with_the_first(whole: &Form) -> Form {
    let text = text!(
        "整张清单的资金、目标、说明与提示只记在第一个项目",
        "the money, goal, notes and remarks of the list as a whole stand with its first project alone"
    );
    Form {
        year: whole.year.clone(),
        currency: whole.currency.clone(),
        project: whole.project.clone(),
        sheet: whole.sheet.clone(),
        band: whole.band,
        head: whole.head.clone(),
        columns: whole.columns.clone(),
        remarks: vec![Remark::whole(text)],
        ..Form::default()
    }
}

#[cfg(test)]
mod tests {
    use super::super::form::IndicatorFields;
    use super::*;

    fn row(project: &str, row: u32) -> IndicatorRow {
        let field = |text: &str| Some(Field { text: text.to_owned(), cell: Address::new(row, 3) });
        let project = ProjectFields { name: field(project), ..ProjectFields::default() };
        let fields = IndicatorFields { name: field("渡口"), ..IndicatorFields::default() };
        IndicatorRow { owner: Some(Owner { project, ..Owner::default() }), fields, ..IndicatorRow::default() }
    }

    fn remark(at: Option<u32>, words: &str) -> Remark {
        let text = Text { zh: words.to_owned(), en: words.to_owned() };
        at.map_or(Remark::whole(text.clone()), |row| Remark::at(Address::new(row, 1), text))
    }

    #[test]
    fn what_is_said_of_a_row_is_said_of_its_project_alone() {
        let form = Form {
            indicators: vec![row("甲", 5), row("甲", 6), row("乙", 9), row("甲", 12)],
            remarks: [(None, "whole"), (Some(1), "head"), (Some(6), "a"), (Some(10), "b"), (Some(12), "c")]
                .map(|(at, words)| remark(at, words))
                .into(),
            ..Form::default()
        };
        let said = |form: &Form| form.remarks.iter().map(|remark| remark.text.en.clone()).collect::<Vec<_>>().join(" ");
        let forms: Vec<String> =
            by_project(form).iter().map(|form| format!("{} rows: {}", form.indicators.len(), said(form))).collect();
        assert_eq!(forms, ["3 rows: whole head a c", "1 rows: whole head b"]);
    }

    #[test]
    fn much_that_stands_above_a_list_is_not_repeated_for_thousands_of_projects() {
        let form = Form {
            indicators: (0..4000).map(|place| row(&place.to_string(), 10 + place)).collect(),
            remarks: (0..4000).map(|_| remark(None, "ten bytes.")).collect(),
            ..Form::default()
        };
        let forms = by_project(form);
        assert_eq!((forms.len(), forms[0].remarks.len(), forms[3999].remarks.len()), (4000, 4000, 1));
        assert_eq!(
            forms[1].remarks[0].text.en,
            "the money, goal, notes and remarks of the list as a whole stand with its first project alone"
        );
    }
}
