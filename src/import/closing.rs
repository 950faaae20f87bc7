//! What a form asks below its table: conclusion, problems, improvements, reasons, the grade.

use std::ops::Range;

use super::form::{Field, Form};
use super::grade::{grade_of, is_ticked};
use super::grid::{Grid, Spot};
use super::label::{Label, paragraphs};
use super::origin::Remark;
use super::reviewer;
use super::total;
use crate::lists::{Words, lists};
use crate::num::is_blank_mark;
use crate::words::{Address, text};

/// Reads what stands below a table.
pub(super) fn read(grid: &Grid<'_>, rows: Range<u32>, form: &mut Form) {
    let below = Below { grid, rows };
    let sheets = &lists().sheets;
    form.conclusion = below.value(|label| label.ends_in(&sheets.conclusion).is_some());
    form.problems = below.value(|label| label.ends_in(&sheets.problems).is_some()).or_else(|| below.value(asks_why));
    form.improvements = below.value(|label| label.ends_in(&sheets.improvements).is_some() && !asks_why(label));
    for spot in grid.rows(below.rows.clone()) {
        total::within(&spot, &mut form.reported.fields);
        below.take_grade(&spot, form);
    }
    // A conclusion of one word is the grade.
    if let Some(grade) =
        form.conclusion.as_ref().and_then(|field| Some(Field { text: grade_of(&field.text)?, ..field.clone() }))
    {
        form.reported.fields.grade.get_or_insert(grade);
        form.conclusion = None;
    }
    below.tell_what_is_left(form);
}

/// Whether a label asks for the reasons of a whole table, or for what is done about them.
pub(super) fn asks_for_reasons(label: &Label) -> bool {
    asks_why(label) || label.ends_in(&lists().sheets.improvements).is_some()
}

/// Whether a label asks for anything below a table.
pub(super) fn asks(label: &Label) -> bool {
    let sheets = &lists().sheets;
    let others = [&sheets.conclusion, &sheets.problems];
    asks_for_reasons(label) || others.iter().any(|words| label.ends_in(words).is_some())
}

/// Whether a label asks for reasons, alone or with what is done about them: `未完成原因分析`, `偏差原因及改进措施`; 说明 and 备注
/// alone may be anything.
fn asks_why(label: &Label) -> bool {
    let sheets = &lists().sheets;
    let is_named = label.ends_in(&sheets.reasons).is_some() && !asks_for_notes(label);
    let also = sheets.improvements.strip_suffix(label.text());
    is_named && also.is_none_or(|before| sheets.reasons.is_in(before))
}

fn asks_for_notes(label: &Label) -> bool {
    let sheets = &lists().sheets;
    label.is(&sheets.notes) && sheets.reasons.strip_suffix(label.text()).is_some()
}

/// The rows below a table.
struct Below<'g, 's> {
    grid: &'g Grid<'s>,
    rows: Range<u32>,
}

impl<'s> Below<'_, 's> {
    fn spots(&self) -> impl Iterator<Item = Spot<'s>> + '_ {
        self.grid.rows(self.rows.clone())
    }

    /// The first value under a label of a kind: in its own cell, otherwise beside it.
    fn value(&self, is_label: impl Fn(&Label) -> bool) -> Option<Field> {
        let within = self.spots().find_map(|spot| within(&spot, &is_label));
        let beside = || self.spots().find(|spot| is_label(&spot.label())).and_then(|spot| self.beside(&spot));
        within.or_else(beside)
    }

    fn beside(&self, label: &Spot<'_>) -> Option<Field> {
        let found = self.grid.behind(label).or_else(|| self.grid.right_of(label))?;
        Some(Field { text: paragraphs(found.text()), cell: found.at() }).filter(|field| !is_blank_mark(&field.text))
    }

    fn take_grade(&self, spot: &Spot<'_>, form: &mut Form) {
        // What somebody else grades is not the grade that the form gives itself.
        let label = spot.label();
        if label.ends_in(&lists().sheets.grades).is_none() || reviewer::begins(label.text()) {
            return;
        }
        let Some(value) = self.beside(spot) else { return };
        match grade_of(&value.text) {
            Some(text) => {
                let read = form.reported.fields.grade.get_or_insert(Field { text: text.clone(), cell: value.cell });
                let differs = grade_of(&read.text).is_some_and(|read| read != text);
                let remark = differs.then(|| second_grade(&text, value.cell, read));
                form.remarks.extend(remark);
            }
            None if is_ticked(&value.text) => {
                let text =
                    text!("勾选的等级没有读出,没有导入", "the grade that is ticked was not read and not imported");
                form.remarks.push(Remark::at(value.cell, text));
            }
            None => {}
        }
    }

    /// Reasons, improvements and notes of which another one was taken, or none.
    fn tell_what_is_left(&self, form: &mut Form) {
        let taken = [&form.conclusion, &form.problems, &form.improvements];
        let is_taken =
            |field: &Field| taken.iter().any(|taken| taken.as_ref().is_some_and(|taken| taken.cell == field.cell));
        let left = self.spots().filter_map(|spot| {
            let label = spot.label();
            let field = within(&spot, &asks_for_reasons)
                .or_else(|| self.beside(&spot).filter(|_| asks_for_reasons(&label) || asks_for_notes(&label)))?;
            let is_nothing = lists().forms.nothing.has(field.text.trim_end_matches('。'));
            (!is_nothing && !is_taken(&field)).then(|| {
                let label = Label::first_of(spot.text()).text().to_owned();
                Remark::at(field.cell, text!("“{label}”没有导入", "`{label}` was not imported"))
            })
        });
        let left: Vec<Remark> = left.collect();
        form.remarks.extend(left);
    }
}

/// That another grade stands elsewhere: nobody knows which of them counts.
fn second_grade(other: &str, at: Address, read: &Field) -> Remark {
    let (grade, cell) = (&read.text, read.cell);
    let text = text!(
        "此处写等级“{other}”,{cell} 处写的是“{grade}”:请核对以哪个为准",
        "the grade is {other} here and {grade} in {cell}: please check which of them counts"
    );
    Remark::at(at, text).of_value()
}

/// What stands behind a label in its own cell, up to the next one: `存在问题:人手不足。`.
fn within(spot: &Spot<'_>, is_label: &impl Fn(&Label) -> bool) -> Option<Field> {
    let sheets = &lists().sheets;
    let label = |line: &str| line.contains([':', '\u{ff1a}']).then(|| Label::first_of(line));
    let is_other = |line: &&str| {
        let known: [&Words; 4] = [&sheets.conclusion, &sheets.problems, &sheets.improvements, &sheets.notes];
        label(line).is_some_and(|label| known.iter().any(|words| label.is(words)) || asks_for_reasons(&label))
    };
    let mut lines = spot.text().lines().skip_while(|line| !label(line).is_some_and(|label| is_label(&label)));
    let (_, first) = lines.next()?.split_once([':', '\u{ff1a}'])?;
    let found: Vec<&str> = std::iter::once(first).chain(lines.take_while(|line| !is_other(line))).collect();
    Some(Field { text: paragraphs(&found.join("\n")), cell: spot.at() }).filter(|field| !is_blank_mark(&field.text))
}
