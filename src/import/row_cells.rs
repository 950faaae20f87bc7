//! A row of a table of indicators: what each of its cells says.

use super::doubt::doubtful;
use super::form::{Field, IndicatorFields, IndicatorRow, MoneyFields, Owner, ProjectFields};
use super::grid::Spot;
use super::heading::Column;
use super::label::{Label, one_line, paragraphs, tier_name};
use super::named_targets;
use super::origin::Remark;
use super::role::Role;
use super::row_table::Table;
use super::shared::{is_hint, is_one_for_each, is_prose, is_sum, says_it_of_each, shared};
use super::spread;
use super::statement;
use crate::lists::lists;
use crate::num::is_blank_mark;
use crate::words::text;

impl Table<'_, '_> {
    /// The indicator of a row; none where nothing names it and it has no figures.
    pub(super) fn indicator(
        &self,
        row: u32,
        tiers: &[Option<Field>],
        remarks: &mut Vec<Remark>,
    ) -> Option<IndicatorRow> {
        let mut fields = IndicatorFields {
            name: self.name_of(row),
            operator: self.field(row, Role::Operator, remarks),
            target: self.field(row, Role::Target, remarks),
            unit: self.field(row, Role::Measure, remarks),
            actual: self.field(row, Role::Actual, remarks),
            weight: self.field(row, Role::Weight, remarks),
            reason: self.field(row, Role::Reason, remarks),
            evidence: self.field(row, Role::Evidence, remarks),
            criteria: self.field(row, Role::Criteria, remarks),
            reported: self.field(row, Role::Score, remarks).filter(|field| !lists().sheets.open.has(&field.text)),
            reviewed: self.field(row, Role::Review, remarks),
        };
        let stands_alone = fields.name.as_ref().is_some_and(|name| is_placeholder(&name.text));
        if self.both.is_some() && !stands_alone {
            remarks.extend(named_targets::part(&mut fields));
        }
        let own = |field: &Option<Field>| field.as_ref().is_some_and(|field| field.cell.row == row);
        let holds = [&fields.target, &fields.actual, &fields.weight, &fields.reported].into_iter().any(own);
        if fields.name.as_ref().is_some_and(|name| is_placeholder(&name.text)) && holds {
            // Somebody filled in a row and gave it no name.
            fields.name = None;
        }
        let named = fields.name.as_ref().is_some_and(|name| !is_placeholder(&name.text));
        if !named && !holds {
            return None;
        }
        let path: Vec<Field> = tiers.iter().take(self.naming.len().saturating_sub(1)).flatten().cloned().collect();
        let number = self.column(Role::Number).and_then(|column| self.within(row, column));
        Some(IndicatorRow { owner: None, number: number.map(|spot| spot.text().to_owned()), path, fields })
    }

    /// Whose row it is, in a list of many projects.
    pub(super) fn owner(&self, row: u32) -> Option<Owner> {
        let says = |role| {
            let spot = self.over(row, self.column(role)?)?;
            Some(Field { text: one_line(spot.text()), cell: spot.at() }).filter(|field| !is_blank_mark(&field.text))
        };
        let name = says(Role::Project)?;
        let (department, unit, code) = (says(Role::Department), says(Role::Unit), says(Role::Code));
        let project = ProjectFields { name: Some(name), department, unit, code, ..ProjectFields::default() };
        let money = MoneyFields {
            initial: says(Role::Initial),
            budget: says(Role::Budget),
            executed: says(Role::Executed),
            rate: says(Role::Rate),
            ..MoneyFields::default()
        };
        let year = says(Role::Year).and_then(|field| statement::year_of(&field));
        let total = says(Role::Total).filter(|total| !lists().sheets.open.has(&total.text));
        Some(Owner { project, year, money, total })
    }

    /// The name of a row: where the column of tiers is an outline, that of a tier stands there.
    fn name_of(&self, row: u32) -> Option<Field> {
        let tier = || self.tier_alone(row).filter(|_| self.is_outline);
        self.name(row).or_else(|| tier().map(|spot| Field { text: tier_name(spot.text()), cell: spot.at() }))
    }

    pub(super) fn name(&self, row: u32) -> Option<Field> {
        let spot = self.within(row, self.naming.last()?)?;
        Some(Field { text: one_line(spot.text()), cell: spot.at() }).filter(|field| !is_blank_mark(&field.text))
    }

    /// How many indicators a cell stands beside: rows that begin with a name or have a target of their own.
    fn named(&self, spot: &Spot<'_>) -> usize {
        let target = self.column(Role::Target);
        let is_aimed = |row| target.is_some_and(|column| self.within(row, column).is_some());
        (spot.area.from.row..=spot.area.to.row).filter(|row| self.name(*row).is_some() || is_aimed(*row)).count()
    }

    pub(super) fn field(&self, row: u32, role: Role, remarks: &mut Vec<Remark>) -> Option<Field> {
        let column = self.column(role)?;
        let from_above = || {
            self.over(row, column).filter(|spot| column.is_of(spot) && says_it_of_each(role) && !is_hint(spot.text()))
        };
        let Some(spot) = self.within(row, column) else { return field_of(&from_above()?, column) };
        remarks.extend(spot.cell.doubt.as_ref().map(|doubt| doubtful(spot.at(), doubt)));
        if is_one_for_each(role) && self.named(&spot) > 1 {
            remarks.push(shared(&spot, role));
            if is_sum(role) {
                return None;
            }
        }
        if spot.area.to.column > column.to {
            let columns = self.header.columns.iter().filter(|column| !column.role.names());
            remarks.extend(spread::told(&spot, column, columns));
        }
        if self.grid.row_in(row, column.from, column.to).nth(1).is_some() {
            let label = &column.label;
            remarks.push(Remark::at(
                spot.at(),
                text!(
                    "“{label}”一栏此行有几格,只导入第一格",
                    "there are several cells under `{label}` in this row; only the first was imported"
                ),
            ));
        }
        field_of(&spot, column)
    }
}

/// What a cell of a column says.
fn field_of(spot: &Spot<'_>, column: &Column) -> Option<Field> {
    let text = if is_prose(column.role) { paragraphs(spot.text()) } else { one_line(spot.text()) };
    let text = column.with_its_unit(text);
    Some(Field { text, cell: spot.at() }).filter(|field| !is_blank_mark(&field.text))
}

/// Whether a form printed the name for somebody to fill in: `指标2:`, `……`.
pub(super) fn is_placeholder(name: &str) -> bool {
    let label = Label::of(name);
    let rest = lists()
        .sheets
        .row_names
        .strip_prefix(label.text())
        .unwrap_or(label.text())
        .trim_start_matches(|c: char| c.is_ascii_digit());
    rest.trim_matches(['…', '.', '·', ':', '。']).is_empty()
}
