//! The head of a form: whose project it is, and the goal.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::doubt::doubtful;
use super::form::{Field, GoalFields, ProjectFields, ReportedFields};
use super::grade::grade_of;
use super::grid::{Grid, Spot};
use super::inline;
use super::label::{Label, is_figure, one_line, paragraphs};
use super::misspelt;
use super::origin::Remark;
use super::role::{Part, Role};
use super::total::holds_digits;
use crate::lists::{Words, lists};
use crate::num::is_blank_mark;
use crate::order::Order;
use crate::reading::is_verdict;
use crate::words::text;

/// Whether a text is a label of any kind, and no value.
pub(super) fn is_label(label: &Label) -> bool {
    let sheets = &lists().sheets;
    let heads =
        [&sheets.project, &sheets.department, &sheets.implementer, &sheets.unit, &sheets.reporter, &sheets.code];
    let others =
        [&sheets.category, &sheets.expected, &sheets.achieved, &sheets.totals, &sheets.grades, &sheets.banners];
    heads.iter().chain(&others).any(|words| label.ends_in(words).is_some())
        || is_of_years(label)
        || of_achieved(label).is_some()
}

/// What was reached in fact, under a label that ends as that of the goal does: `实际完成目标`.
fn of_achieved(label: &Label) -> Option<usize> {
    let sheets = &lists().sheets;
    let rest = sheets.targets.strip_suffix(label.text()).filter(|_| sheets.done.is_in(label.text()))?;
    Some(rest.chars().count())
}

/// Whether a label asks for the goal of several years: `中期目标`.
fn is_of_years(label: &Label) -> bool {
    let sheets = &lists().sheets;
    let is_goal = label.ends_in(&sheets.expected).is_some() || sheets.targets.strip_suffix(label.text()).is_some();
    is_goal && sheets.medium.is_in(label.text())
}

/// The fields of the head.
pub(super) struct Head<'g, 's> {
    pub(super) grid: &'g Grid<'s>,
    pub(super) rows: Range<u32>,
    pub(super) remarks: Vec<Remark>,
}

impl<'s> Head<'_, 's> {
    pub(super) fn project(&mut self) -> ProjectFields {
        let sheets = &lists().sheets;
        let implementer = self.value(&sheets.implementer);
        let unit = self.value(&sheets.unit);
        let reporter = if implementer.is_none() { self.value(&sheets.reporter) } else { None };
        let project = ProjectFields {
            name: self.value(&sheets.project),
            department: self.preferred(&sheets.department),
            unit: unit.or(reporter),
            code: self.value(&sheets.code),
            implementer,
            category: self.value(&sheets.category).filter(|field| !self.is_ticked(field)),
        };
        let names = [&project.name, &project.department, &project.unit, &project.implementer].into_iter().flatten();
        self.remarks.extend(names.filter(|field| is_no_name(&field.text)).map(|field| {
            let text = &field.text;
            let said = text!(
                "名称“{text}”是数,或多了符号:请核对",
                "the name `{text}` is a figure, or has a sign too many: please check"
            );
            Remark::at(field.cell, said)
        }));
        project
    }

    /// The total and the grade, where they stand in the head.
    pub(super) fn results(&mut self, reported: &mut ReportedFields) {
        let sheets = &lists().sheets;
        if reported.total.is_none() {
            reported.total = self.value(&sheets.total_scores).filter(|field| holds_digits(&field.text));
        }
        if reported.grade.is_none() {
            reported.grade =
                self.value(&sheets.grades).and_then(|field| Some(Field { text: grade_of(&field.text)?, ..field }));
        }
    }

    /// What stands behind the first label that is a word of a list.
    fn value(&mut self, words: &Words) -> Option<Field> {
        let found = self.grid.rows(self.rows.clone()).find_map(|spot| self.behind(&spot, words));
        let (field, doubt) = found?;
        self.remarks.extend(doubt);
        Some(field)
    }

    /// The same for the word that stands first in the list, of those that are there.
    fn preferred(&mut self, words: &Words) -> Option<Field> {
        let rank = |spot: &Spot<'_>| words.iter().position(|word| word == spot.label().text()).unwrap_or(usize::MAX);
        let spots = self.grid.rows(self.rows.clone());
        let mut found: Vec<_> = spots.filter_map(|spot| Some((rank(&spot), self.behind(&spot, words)?))).collect();
        found.order_by_key(|(rank, _)| *rank);
        let (_, (field, doubt)) = found.into_iter().next()?;
        self.remarks.extend(doubt);
        Some(field)
    }

    fn behind(&self, spot: &Spot<'s>, words: &Words) -> Option<(Field, Option<Remark>)> {
        if let Some(value) = inline::value(spot, words) {
            return Some((value, None));
        }
        spot.label().ends_in(words)?;
        let value = self.grid.behind(spot).or_else(|| self.grid.right_of(spot))?;
        let text = one_line(value.text());
        // Behind 单位 may stand the unit of money.
        if lists().units.money.get(&text).is_some() {
            return None;
        }
        let is_short = || value.text().chars().count() < 12;
        if is_label(&value.label()) && is_short() && !is_value_for(&value, words) || is_blank_mark(&text) {
            return None;
        }
        // Where a label has moved, the heading of another part of the form stands behind it.
        if [Part::Money, Part::Indicators].iter().any(|part| self.grid.role(*part, &value.label()).is_some()) {
            return None;
        }
        let doubt = value.cell.doubt.as_ref().map(|doubt| doubtful(value.at(), doubt));
        Some((Field { text, cell: value.at() }, doubt))
    }

    /// A line of boxes says what may be chosen, not what was.
    fn is_ticked(&mut self, field: &Field) -> bool {
        let boxes = field.text.contains(['☑', '□', '☐', '√', '■']);
        if boxes {
            self.remarks
                .push(Remark::at(field.cell, text!("勾选的方框没有导入", "boxes that are ticked were not imported")));
        }
        boxes
    }

    /// The goal: below its labels where they stand side by side, otherwise behind them.
    pub(super) fn goal(&mut self) -> GoalFields {
        let (sheets, mut remarks) = (&lists().sheets, Vec::new());
        let mut goal = GoalFields::default();
        let of_money = self.rows_of_amounts();
        for spot in self.grid.rows(self.rows.clone()) {
            let label = spot.label();
            let is_beside_money = spot.area.height() == 1 && of_money.contains(&spot.at().row);
            if is_of_years(&label) || is_beside_money || is_verdict(spot.text()) {
                continue;
            }
            let achieved = label.ends_in(&sheets.achieved).or_else(|| of_achieved(&label));
            let expected = label.ends_in(&sheets.expected);
            // 项目年度目标完成情况 ends in both: the longer one is meant, and 完成情况 stands last.
            let slot = match (achieved, expected) {
                (Some(_), _) => &mut goal.achieved,
                (None, Some(_)) => &mut goal.expected,
                (None, None) => continue,
            };
            let Some(field) = self.of_goal(&spot) else { continue };
            match slot {
                None => *slot = Some(field),
                Some(first) if first.text != field.text => {
                    let at = first.cell;
                    let text = text!(
                        "目标另有一处,没有导入:导入的是 {at}",
                        "there is another goal here, which was not imported: {at} was"
                    );
                    remarks.push(Remark::at(field.cell, text));
                }
                Some(_) => {}
            }
        }
        self.remarks.extend(remarks);
        goal
    }

    /// Rows with the headings of amounts: a goal beside them is what came of each task that was paid.
    fn rows_of_amounts(&self) -> BTreeSet<u32> {
        let mut amounts = BTreeMap::<u32, usize>::new();
        for spot in self.grid.rows(self.rows.clone()) {
            let role = self.grid.role(Part::Money, &spot.label());
            if matches!(role, Some(Role::Initial | Role::Budget | Role::Executed)) {
                *amounts.entry(spot.at().row).or_default() += 1;
            }
        }
        amounts.into_iter().filter(|(_, count)| *count > 1).map(|(row, _)| row).collect()
    }

    fn of_goal(&self, spot: &Spot<'s>) -> Option<Field> {
        let given = |spot: Spot<'_>| {
            let text = paragraphs(spot.text());
            let is_other = || {
                is_label(&spot.label())
                    || misspelt::meant(self.grid, &spot.label()).is_some()
                    || self.grid.role(Part::Indicators, &spot.label()).is_some()
            };
            // 全部完成年度目标 ends as a label does, and says what came of it.
            let says = !is_blank_mark(&text) && (is_verdict(&text) || !is_other());
            says.then(|| Field { text, cell: spot.at() })
        };
        let right = self.grid.right_of(spot);
        if let Some(value) =
            self.grid.behind(spot).filter(|value| value.at().column > spot.area.to.column).and_then(given)
        {
            return Some(value);
        }
        // A label over several rows that has labels behind it names the part of the form.
        let is_part = spot.area.height() > 1 && right.is_some();
        if is_part {
            None
        } else {
            self.grid.below(spot).filter(|below| below.at().row < self.rows.end).and_then(given)
        }
    }
}

/// Whether a text is no name: a figure, or one with a sign at its ends or a quotation mark of programs in it.
fn is_no_name(text: &str) -> bool {
    let is_stray = |sign: char| "、，。；,;`|".contains(sign);
    is_figure(text) || text.starts_with(is_stray) || text.ends_with(is_stray) || text.matches('"').count() % 2 == 1
}

/// The names of units end as labels do: `县机关事务服务单位`.
fn is_value_for(value: &Spot<'_>, words: &Words) -> bool {
    let label = value.label();
    let sheets = &lists().sheets;
    let is_whole =
        [&sheets.project, &sheets.department, &sheets.implementer, &sheets.unit, &sheets.reporter, &sheets.code]
            .iter()
            .any(|list| label.is(list));
    !is_whole && !label.is(words)
}
