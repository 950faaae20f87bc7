//! Groups of columns that say the same of every row, each below a heading that says who gave it: `单位自评` and `部门复核`, each over
//! `完成值` and `得分`. A table is the self-evaluation: its group is read whole, and of the others the points of the first alone, as
//! those of a second look. Where no heading says which group that is, the first one is read and its values stay in doubt.

use super::grid::{Grid, Spot};
use super::heading::{Column, Header, column};
use super::origin::Remark;
use super::role::{Part, Role};
use super::spans::Spans;
use super::whole_year::is_period;
use super::year_text::named;
use crate::lists::lists;
use crate::order::Order;
use crate::words::{Text, text};

/// Reads such groups apart, so that nothing of one is taken for the other.
pub(super) fn part(grid: &Grid<'_>, header: &mut Header) {
    let Some(groups) = (header.top..header.below).find_map(|row| side_by_side(grid, header, row)) else { return };
    let taken = spans(&groups);
    header.columns.retain(|column| !taken.has(column.from));
    let lower = groups.iter().map(|group| group.spot.at().row + 2).max().unwrap_or_default();
    header.below = header.below.max(lower);
    header.known.extend(groups.iter().map(|group| (group.spot.area.from.column, group.spot.area.to.column)));
    let Some((own, is_sure)) = meant(&groups) else { return };
    header.columns.extend(own.columns.iter().cloned());
    let mut reviewed = !is_sure || header.column(Role::Review).is_some();
    for other in groups.iter().filter(|group| group.spot.at() != own.spot.at()) {
        let points = other.columns.iter().find(|column| matches!(column.role, Role::Score | Role::Review));
        let points = points.filter(|_| !other.is_past() && !std::mem::replace(&mut reviewed, true));
        header.remarks.push(Remark::at(other.spot.at(), left_out(own, other, points.is_some())));
        header.columns.extend(points.map(|points| other.reviewed(points)));
    }
    if !is_sure {
        header.remarks.push(Remark::at(own.spot.at(), doubtful(own)).of_value());
    }
    header.columns.order_by_key(|column| column.from);
}

/// A heading with those below it.
struct Group<'s> {
    spot: Spot<'s>,
    columns: Vec<Column>,
}

impl<'s> Group<'s> {
    /// A heading of one row over results or points, which itself says neither.
    fn of(grid: &Grid<'s>, spot: Spot<'s>) -> Option<Self> {
        let label = spot.label();
        let (from, to) = (spot.area.from.column, spot.area.to.column);
        let under = grid.row_in(spot.at().row + 1, from, to);
        let under = under.filter_map(|below| Some(column(&below, grid.role(Part::Indicators, &below.label())?)));
        let columns: Vec<Column> = under.collect();
        let has = |role| columns.iter().any(|column| column.role == role);
        let says_who = match grid.role(Part::Indicators, &label) {
            None => true,
            Some(Role::Score | Role::Review) => has(Role::Actual),
            Some(_) => false,
        };
        let is_one = spot.area.height() == 1 && says_who && !columns.iter().any(|column| column.role.names());
        (is_one && (has(Role::Actual) || has(Role::Score))).then_some(Self { spot, columns })
    }

    fn is_own(&self) -> bool {
        lists().sheets.scorers.is_in(self.spot.label().text()) && !self.is_past()
    }

    fn is_past(&self) -> bool {
        lists().sheets.past.is_in(self.spot.label().text())
    }

    /// Whether the heading says when, and not who.
    fn is_time(&self) -> bool {
        let label = self.spot.label();
        is_period(&label) || named(&label.heading()).is_some() || lists().sheets.this_year.is_in(label.text())
    }

    /// The column of points as that of a second look; a saved layout knows it by the heading of its group as well.
    fn reviewed(&self, points: &Column) -> Column {
        let heading = format!("{}({})", points.label, self.spot.label().text());
        Column { role: Role::Review, heading, ..points.clone() }
    }
}

/// The groups of a row, where several say the same and the row below is one of headings.
fn side_by_side<'s>(grid: &Grid<'s>, header: &Header, row: u32) -> Option<Vec<Group<'s>>> {
    let (from, to) = header.band;
    let groups: Vec<Group<'s>> = grid.row_in(row, from, to).filter_map(|spot| Group::of(grid, spot)).collect();
    let count = |role| groups.iter().filter(|group| group.columns.iter().any(|column| column.role == role)).count();
    let is_again = [Role::Actual, Role::Score].into_iter().any(|role| count(role) > 1);
    let is_known = |spot: Spot<'_>| grid.role(Part::Indicators, &spot.label()).is_some();
    let under = spans(&groups);
    let is_under = |spot: &Spot<'_>| under.has(spot.at().column);
    let mut lower = grid.row_in(row + 1, from, to);
    let is_heading = row + 1 < header.below || lower.all(|spot| is_under(&spot) && is_known(spot));
    (is_again && is_heading && !groups.iter().all(Group::is_time)).then_some(groups)
}

fn spans(groups: &[Group<'_>]) -> Spans {
    Spans::of(groups.iter().map(|group| (group.spot.area.from.column, group.spot.area.to.column)))
}

/// The group of the self-evaluation, and whether its heading says so.
fn meant<'g, 's>(groups: &'g [Group<'s>]) -> Option<(&'g Group<'s>, bool)> {
    let mut own = groups.iter().filter(|group| group.is_own());
    let first = own.next().filter(|_| own.next().is_none());
    first.map(|own| (own, true)).or_else(|| Some((groups.iter().find(|group| !group.is_past())?, false)))
}

fn left_out(own: &Group<'_>, other: &Group<'_>, is_review: bool) -> Text {
    let [own, other] = [own, other].map(|group| group.spot.label().heading());
    if is_review {
        text!(
            "并列几组,导入的是“{own}”;“{other}”的得分记为复核分,其余没有导入",
            "of groups side by side `{own}` was imported; the points of `{other}` are kept as those of a second look, and nothing else of it"
        )
    } else {
        text!(
            "并列几组,导入的是“{own}”;“{other}”没有导入",
            "of groups side by side `{own}` was imported, and `{other}` was not"
        )
    }
}

fn doubtful(own: &Group<'_>) -> Text {
    let own = own.spot.label().heading();
    text!(
        "看不出哪一组是单位自评,导入的是“{own}”一组:请核对,不对的请在标题写明“自评”",
        "nothing says which group is the self-evaluation, and that of `{own}` was imported: please check, and write 自评 into the right heading"
    )
}
