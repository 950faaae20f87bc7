//! The rows below a heading: indicators, the tiers above each, subtotals, and where it all ends.

use std::collections::BTreeMap;
use std::ops::Range;

use super::closing;
use super::doubt::doubtful;
use super::execution::{self, Execution};
use super::form::{Field, IndicatorFields, IndicatorRow, MoneyFields, Owner, ProjectFields, TierFields, TierRow};
use super::gaps;
use super::grid::{Grid, Spot};
use super::heading::{Column, Header};
use super::label::{Label, is_figure, is_head_label, one_line, paragraphs, tier_name};
use super::money;
use super::named_targets;
use super::nested::ends_in_their_sum;
use super::origin::Remark;
use super::role::Role;
use super::running::TierPoints;
use super::shared::{is_hint, is_one_for_each, is_prose, is_sum, says_it_of_each, shared};
use super::spread;
use super::statement;
use crate::lists::lists;
use crate::num::is_blank_mark;
use crate::words::{Address, text};

/// Rows without anything that end a table.
const GAP: u32 = 3;

/// What stands below a heading.
pub(super) struct Below {
    pub(super) indicators: Vec<IndicatorRow>,
    pub(super) subtotals: Vec<TierRow>,
    /// What the rows below each tier come to.
    points: TierPoints,
    /// The row of the execution rate, where it stands among them.
    pub(super) execution: Option<Execution>,
    /// The row of the total.
    pub(super) total: Option<u32>,
    /// The row of a total that stands right below the heading, where another one stands behind the rows.
    pub(super) total_above: Option<u32>,
    /// The block of money, where it stands among them or below.
    pub(super) money: Option<Range<u32>>,
    /// The row behind the table.
    pub(super) end: u32,
    pub(super) remarks: Vec<Remark>,
}

/// Reads the rows below a heading, up to where the next one begins.
pub(super) fn below(grid: &Grid<'_>, header: &Header, limit: u32) -> Below {
    let table = Table::of(grid, header, header.below..limit);
    let mut reading = Below {
        indicators: Vec::new(),
        subtotals: Vec::new(),
        points: TierPoints::default(),
        execution: None,
        total: None,
        total_above: None,
        money: None,
        end: header.below,
        remarks: Vec::new(),
    };
    let mut tiers: Vec<Option<Field>> = vec![None; table.naming.len()];
    let (mut empty, mut owner, mut gaps) = (0, None, Vec::new());
    let limit = limit.min(grid.end());
    reading.remarks.extend(table.both.map(named_targets::told));
    for row in (header.below..limit).filter(|row| !header.is_again(*row)) {
        if table.is_empty(row) {
            empty += 1;
            if empty >= GAP {
                break;
            }
            continue;
        }
        if reading.money.as_ref().is_some_and(|money| money.contains(&row)) {
            continue;
        }
        if let Some(money) = money::block(grid, row..limit).filter(|_| reading.money.is_none()) {
            reading.end = money.end;
            reading.money = Some(money);
            continue;
        }
        if table.ends_at(row) {
            if table.goes_on_behind(row) {
                continue;
            }
            break;
        }
        let is_first = reading.end == header.below;
        empty = 0;
        reading.end = row + 1;
        if table.is_total(row) {
            reading.total_above = reading.total.replace(row);
            if is_first && table.begins_behind(row) {
                continue;
            }
            break;
        }
        if let Some(subtotal) = table.subtotal(row) {
            let sum = table.tier_sum(row, &subtotal, &mut reading, &tiers);
            reading.subtotals.extend(sum);
            continue;
        }
        if let Some(execution) = table.execution(row, &mut reading.remarks) {
            reading.execution = Some(execution);
            continue;
        }
        table.climb(row, &mut tiers);
        owner = table.owner(row).or(owner);
        if let Some(mut indicator) = table.indicator(row, &tiers, &mut reading.remarks) {
            indicator.owner.clone_from(&owner);
            reading.indicators.push(indicator);
            gaps.extend(gaps::of_row(grid, &table.naming, &tiers, row));
        }
    }
    if reading.total.is_none() {
        reading.total = table.later_total(reading.end..limit);
    }
    // Below the table of the last form of a sheet no other one has its money.
    if reading.money.is_none() && limit == grid.end() {
        reading.money = (reading.end..limit).find_map(|row| money::block(grid, row..limit));
    }
    if reading.total.is_none() && ends_in_their_sum(&reading.indicators) {
        reading.total = reading.indicators.pop().and_then(|row| row.fields.weight).map(|weight| weight.cell.row);
        let first = reading.total.and_then(|row| grid.row(row).next());
        reading.remarks.extend(first.map(|first| summed_up(&first)));
    }
    reading.remarks.extend(gaps::told(&gaps, &reading.indicators));
    reading
}

fn summed_up(first: &Spot<'_>) -> Remark {
    let label = one_line(first.text());
    let text = text!(
        "“{label}”一行的分值是以上各行之和,记为总分,不是指标:请核对",
        "the row `{label}` has the points of all rows above together and was taken for the total, not for an indicator: please check"
    );
    Remark::at(first.at(), text)
}

struct Table<'g, 's> {
    grid: &'g Grid<'s>,
    header: &'g Header,
    naming: Vec<&'g Column>,
    last_naming: u32,
    /// The column for each thing: a heading may have thousands, and every row asks for some.
    columns: BTreeMap<Role, &'g Column>,
    /// Whether the one column of tiers holds several levels, each in a row of its own.
    is_outline: bool,
    /// The column of names, where targets stand in it as well.
    both: Option<&'g Column>,
}

impl<'g, 's> Table<'g, 's> {
    fn of(grid: &'g Grid<'s>, header: &'g Header, rows: Range<u32>) -> Self {
        let naming = header.naming();
        let last_naming = naming.iter().map(|column| column.to).max().unwrap_or_default();
        // Of several the first.
        let columns = header.columns.iter().rev().map(|column| (column.role, column)).collect();
        let both = named_targets::column(header);
        let mut table = Self { grid, header, naming, last_naming, columns, is_outline: false, both };
        let filled: Vec<u32> = rows.filter(|row| grid.row(*row).next().is_some()).collect();
        let follow = |rows: &[u32]| rows.iter().all(|row| table.tier_alone(*row).is_some());
        table.is_outline = table.naming.len() == 2 && filled.windows(2).any(follow);
        table
    }

    /// The tier of a row that names one and nothing else, and has no target or result: with points it may be followed by others.
    fn tier_alone(&self, row: u32) -> Option<Spot<'s>> {
        let spot = self.within(row, self.naming.first()?).filter(|spot| spot.area.height() == 1)?;
        let filled = |role| self.column(role).is_some_and(|column| self.within(row, column).is_some());
        let is_alone = self.name(row).is_none() && ![Role::Target, Role::Actual].into_iter().any(filled);
        let is_other = || self.is_total(row) || self.subtotal(row).is_some() || self.ends_at(row);
        (is_alone && !is_other()).then_some(spot)
    }

    fn column(&self, role: Role) -> Option<&'g Column> {
        self.columns.get(&role).copied()
    }

    /// The cell of a row in a column: the first that begins within it.
    fn within(&self, row: u32, column: &Column) -> Option<Spot<'s>> {
        self.grid.row_in(row, column.from, column.to).next()
    }

    /// The same, or the merged cell that covers it from above.
    fn over(&self, row: u32, column: &Column) -> Option<Spot<'s>> {
        self.within(row, column).or_else(|| self.grid.covering(Address::new(row, column.from)))
    }

    fn is_empty(&self, row: u32) -> bool {
        self.grid.row(row).next().is_none() && self.naming.iter().all(|column| self.over(row, column).is_none())
    }

    /// The cells at the left of a row, over what names indicators.
    fn left(&self, row: u32) -> impl Iterator<Item = Spot<'s>> + '_ {
        self.grid.row_in(row, 0, self.last_naming)
    }

    /// Their labels, each without the value that may stand behind it in the same cell.
    fn left_labels(&self, row: u32) -> impl Iterator<Item = Label> + '_ {
        self.left(row).map(|spot| Label::first_of(spot.text()))
    }

    /// The row of the execution rate, in a table that has tiers.
    fn execution(&self, row: u32, remarks: &mut Vec<Remark>) -> Option<Execution> {
        let first = self.naming.first().filter(|_| self.naming.len() > 1)?;
        // Between the tiers may stand their points.
        let is_name = |spot: &Spot<'s>| spot.at().column >= first.from && !is_figure(spot.text());
        let left: Vec<Spot<'s>> = self.left(row).filter(is_name).collect();
        let named =
            execution::is_named(&left).filter(|_| left.first().is_some_and(|spot| first.to >= spot.at().column))?;
        let score = self.field(row, Role::Score, remarks)?;
        let rate = self.field(row, Role::Actual, remarks).filter(|field| field.text.ends_with(['%', '\u{ff05}']));
        let is_rate = rate.is_some() || execution::names_rate(&named.label());
        is_rate.then_some(())?;
        let weight = self.field(row, Role::Weight, remarks);
        Some(Execution { label: named.label().text().to_owned(), at: named.at(), rate, score: Some(score), weight })
    }

    /// Whether a label at the left says so; one that only ends as a total does has no target beside it.
    fn is_total(&self, row: u32) -> bool {
        let sheets = &lists().sheets;
        let filled = |role| self.column(role).is_some_and(|column| self.within(row, column).is_some());
        let is_blank = !filled(Role::Target) && !filled(Role::Actual);
        self.left_labels(row).any(|label| {
            let is_known =
                [&sheets.totals, &sheets.total_weights, &sheets.total_scores].iter().any(|words| label.is(words));
            is_known || is_blank && label.ends_in(&sheets.scores).is_some() && !execution::names_rate(&label)
        })
    }

    /// Whether the rows stand behind a total that comes first: the next one has a target or full points.
    fn begins_behind(&self, total: u32) -> bool {
        let next = (total + 1..total + 1 + GAP).find(|row| !self.is_empty(*row));
        let filled = |row| {
            let holds = |role| self.column(role).is_some_and(|column| self.within(row, column).is_some());
            [Role::Target, Role::Weight].into_iter().any(holds)
        };
        next.is_some_and(|row| filled(row) && !self.ends_at(row) && !self.is_total(row))
    }

    /// The total may stand below the notes.
    fn later_total(&self, mut rows: Range<u32>) -> Option<u32> {
        let is_head = |row| self.grid.row(row).next().is_some_and(|first| is_head_label(&first.label()));
        rows.find(|row| is_head(*row) || self.is_total(*row)).filter(|row| self.is_total(*row))
    }

    fn subtotal(&self, row: u32) -> Option<Spot<'s>> {
        let words = &lists().sheets.subtotals;
        self.left(row).find(|spot| spot.label().ends_in(words).is_some())
    }

    /// What a row of a subtotal says.
    fn tier_sum(&self, row: u32, label: &Spot<'_>, reading: &mut Below, tiers: &[Option<Field>]) -> Option<TierRow> {
        let level = self.naming.iter().position(|column| label.at().column <= column.to).unwrap_or_default();
        let own = tier_name(lists().sheets.subtotals.strip_suffix(label.label().text()).unwrap_or_default());
        let remarks = &mut reading.remarks;
        let fields =
            TierFields { weight: self.field(row, Role::Weight, remarks), score: self.field(row, Role::Score, remarks) };
        let path = if own.is_empty() {
            reading.points.under(&reading.indicators, tiers.get(..=level).unwrap_or(tiers), fields.weight.as_ref())
        } else {
            let above = tiers.iter().take(level).flatten().filter(|tier| tier.text != own).cloned();
            Some(above.chain([Field { text: own.clone(), cell: label.at() }]).collect())
        };
        let found = path.map(|path| TierRow { path, fields }).filter(|found| found.fields.fields().next().is_some());
        if found.is_none() {
            remarks.push(Remark::at(label.at(), text!("小计没有导入", "a subtotal was not imported")));
        }
        found
    }

    /// Whether notes, signatures or another form begin here.
    fn ends_at(&self, row: u32) -> bool {
        let Some(first) = self.grid.row(row).next() else { return false };
        let is_left = first.at().column <= self.last_naming;
        is_left && (is_note(first.text()) || is_head_label(&first.label()) || self.gives_reasons(row, &first))
    }

    /// Whether a row asks for reasons of the whole table, and is no indicator that is called so.
    fn gives_reasons(&self, row: u32, first: &Spot<'_>) -> bool {
        let filled = |role| self.column(role).is_some_and(|column| self.within(row, column).is_some());
        closing::asks_for_reasons(&Label::first_of(first.text()))
            && ![Role::Actual, Role::Weight, Role::Score].into_iter().any(filled)
    }

    /// Whether a note stands alone between two rows: right behind it the next row has a target, and points or a result.
    fn goes_on_behind(&self, row: u32) -> bool {
        let is_note = self.grid.row(row).count() == 1 && self.grid.row(row).all(|spot| is_note(spot.text()));
        let filled = |role| self.column(role).is_some_and(|column| self.within(row + 1, column).is_some());
        let is_row = filled(Role::Target) && [Role::Weight, Role::Score, Role::Actual].into_iter().any(filled);
        is_note && is_row && !self.ends_at(row + 1)
    }

    /// The tiers of a row: one that begins anew ends those below it.
    fn climb(&self, row: u32, tiers: &mut [Option<Field>]) {
        if self.is_outline && self.tier_alone(row).is_some() {
            tiers.fill(None);
            return;
        }
        let upper = self.naming.len().saturating_sub(1);
        for (level, column) in self.naming.iter().take(upper).enumerate() {
            let Some(spot) = self.over(row, column).filter(|spot| spot.at().column >= column.from) else { continue };
            let field = Field { text: tier_name(spot.text()), cell: spot.at() };
            let known = tiers.get(level).and_then(Option::as_ref);
            if field.text.is_empty() || known.is_some_and(|known| known.cell == field.cell) {
                continue;
            }
            if known.is_none_or(|known| known.text != field.text) {
                tiers.iter_mut().skip(level + 1).for_each(|tier| *tier = None);
            }
            tiers.get_mut(level).into_iter().for_each(|tier| *tier = Some(field.clone()));
            // One that takes the columns of those below it has none.
            let over = self.naming.iter().skip(level + 1).filter(|below| spot.area.has_column(below.from)).count();
            tiers.iter_mut().skip(level + 1).take(over).for_each(|tier| *tier = None);
        }
    }

    fn indicator(&self, row: u32, tiers: &[Option<Field>], remarks: &mut Vec<Remark>) -> Option<IndicatorRow> {
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
    fn owner(&self, row: u32) -> Option<Owner> {
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
        Some(Owner { project, year: says(Role::Year).and_then(|field| statement::year_of(&field)), money })
    }

    /// The name of a row: where the column of tiers is an outline, that of a tier stands there.
    fn name_of(&self, row: u32) -> Option<Field> {
        let tier = || self.tier_alone(row).filter(|_| self.is_outline);
        self.name(row).or_else(|| tier().map(|spot| Field { text: tier_name(spot.text()), cell: spot.at() }))
    }

    fn name(&self, row: u32) -> Option<Field> {
        let spot = self.within(row, self.naming.last()?)?;
        Some(Field { text: one_line(spot.text()), cell: spot.at() }).filter(|field| !is_blank_mark(&field.text))
    }

    /// How many indicators a cell stands beside: rows that begin with a name or have a target of their own.
    fn named(&self, spot: &Spot<'_>) -> usize {
        let target = self.column(Role::Target);
        let is_aimed = |row| target.is_some_and(|column| self.within(row, column).is_some());
        (spot.area.from.row..=spot.area.to.row).filter(|row| self.name(*row).is_some() || is_aimed(*row)).count()
    }

    fn field(&self, row: u32, role: Role, remarks: &mut Vec<Remark>) -> Option<Field> {
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

/// Whether a text begins the notes below a table.
pub(super) fn is_note(text: &str) -> bool {
    let sheets = &lists().sheets;
    let label = Label::first_of(text);
    [&sheets.notes, &sheets.conclusion, &sheets.problems, &sheets.improvements].iter().any(|words| label.is(words))
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
