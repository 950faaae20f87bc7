//! A row of the block of money.

use super::doubt::doubtful;
use super::form::{Field, MoneyFields, MoneyRow, ReportedFields};
use super::grid::{Grid, Spot};
use super::heading::Column;
use super::label::{is_amount, is_figure, one_line, paragraphs};
use super::money_heading::FIGURES;
use super::origin::Remark;
use super::role::Role;
use super::shared::is_hint;
use super::spread;
use crate::lists::lists;
use crate::num::is_blank_mark;
use crate::words::{Address, text};

/// A row with the columns of its heading.
pub(super) struct Reading<'g, 's> {
    pub(super) grid: &'g Grid<'s>,
    pub(super) row: u32,
    pub(super) columns: &'g [Column],
}

impl<'s> Reading<'_, 's> {
    fn within(&self, role: Role) -> Option<Spot<'s>> {
        let column = self.columns.iter().find(|column| column.role == role)?;
        self.grid.row_in(self.row, column.from, column.to).next()
    }

    /// The merged cell that covers the row from above in a column.
    fn over(&self, column: &Column) -> Option<Spot<'s>> {
        self.grid.covering(Address::new(self.row, column.from)).filter(|spot| column.is_of(spot))
    }

    fn is_open(&self) -> bool {
        FIGURES.into_iter().all(|role| self.within(role).is_none_or(|spot| is_blank_mark(spot.text())))
    }

    /// Why amounts of a row that shows none may be there all the same: formulas that nothing has computed.
    fn doubts(&self) -> impl Iterator<Item = Remark> {
        let spots = FIGURES.into_iter().filter_map(|role| self.within(role));
        spots.filter_map(|spot| spot.cell.doubt.as_ref().map(|doubt| doubtful(spot.at(), doubt)))
    }

    pub(super) fn has_figures(&self) -> bool {
        FIGURES.into_iter().filter_map(|role| self.within(role)).any(|spot| is_amount(spot.text()))
    }

    pub(super) fn field(&self, role: Role, remarks: &mut Vec<Remark>) -> Option<Field> {
        let column = self.columns.iter().find(|column| column.role == role)?;
        let spot = self.within(role).or_else(|| self.over(column).filter(|_| role == Role::Reason))?;
        // A reason that is merged over several rows is that of each; what the form itself printed there is none.
        let is_reason = role == Role::Reason && !is_hint(spot.text());
        if spot.at().row < self.row && !is_reason {
            return None;
        }
        remarks.extend(spot.cell.doubt.as_ref().map(|doubt| doubtful(spot.at(), doubt)));
        remarks.extend(spread::told(&spot, column, self.columns.iter()));
        let rows = spot.area.height();
        if rows > 1 && !is_reason {
            let what = role.said();
            remarks.push(Remark::at(
                spot.at(),
                text!("一格{what}合并了 {rows} 行,没有导入", "one cell of {what} is merged over {rows} rows; it was not imported"; what),
            ));
            return None;
        }
        let text = if is_reason { paragraphs(spot.text()) } else { one_line(spot.text()) };
        let text = column.with_its_unit(text);
        Some(Field { text, cell: spot.at() }).filter(|field| !is_blank_mark(&field.text))
    }

    pub(super) fn read(
        &self,
        name: &Spot<'_>,
        source: &'static str,
        remarks: &mut Vec<Remark>,
        reported: &mut ReportedFields,
    ) -> Option<MoneyRow> {
        if self.is_open() {
            remarks.extend(self.doubts());
            return None;
        }
        let text = one_line(name.text()).trim_end_matches([':', '\u{ff1a}']).to_owned();
        let mut fields = MoneyFields {
            name: Some(Field { text, cell: name.at() }),
            initial: self.field(Role::Initial, remarks),
            budget: self.field(Role::Budget, remarks),
            executed: self.field(Role::Executed, remarks),
            received: self.field(Role::Received, remarks),
            rate: self.field(Role::Rate, remarks),
            reason: self.field(Role::Reason, remarks),
        };
        remarks.extend(fields.rate.as_ref().filter(|rate| !is_figure(&rate.text)).map(|rate| {
            let text = &rate.text;
            Remark::at(rate.cell, text!("执行率“{text}”不是比率:请核对", "the rate `{text}` is none: please check"))
        }));
        if source == "total" && reported.execution_rate.is_none() {
            reported.execution_rate = fields.rate.take();
            let score = self.field(Role::Score, remarks);
            reported.execution_score = score.filter(|field| !lists().sheets.open.has(&field.text));
        }
        Some(MoneyRow { source, fields })
    }
}
