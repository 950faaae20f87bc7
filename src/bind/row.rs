//! One indicator bound to its rule.

use super::answers::{propose_alike, settle_actual, settle_shares, settle_target};
use super::assumed::Assumed;
use super::cell::Cell;
use super::idle::asks_for_nothing;
use super::method::{BoundMethod, Loss, MethodBinder, open};
use super::unreadable::{Unreadable, of_indicator};
use crate::codes::{Code, overflow, remarks};
use crate::identity::is_execution_rate;
use crate::lists::lists;
use crate::methods::{CheckedMethod, Method, MethodInput, MoneyInput};
use crate::model::assessment::Indicator;
use crate::model::scorecard::{Outcome, PairReading, Reading};
use crate::model::template::IndicatorRule;
use crate::model::value::{Printed, Relation};
use crate::num::{ArithmeticError, Fraction, Number, is_blank};
use crate::read::{Places, choices};
use crate::reading::{Direction, Evidence, Measure, Quantity, deadline_in_name, direction, of_date};
use crate::template::Rulebook;
use crate::words::{Note, Place, Problem, Word, text, word};

/// An indicator with its rule, its readings and its method.
#[derive(Clone, Debug)]
pub struct Row<'a> {
    /// The indicator as it was filled in.
    pub indicator: &'a Indicator,
    /// The target: the table's own, or else the template's.
    pub target: Option<&'a Printed>,
    /// What target and actual value were read as.
    pub reading: PairReading,
    /// Full points: the table's own, or else the template's.
    pub weight: Option<Number>,
    /// What the full points are multiplied by, where points of indicators that do not apply are
    /// passed on: above 1 for whoever gets some, 0 for whoever gives them away.
    pub factor: Option<Fraction>,
    /// The name of the method that scores it; where none can, the one that the table chose, if any.
    pub method_name: Option<&'a str>,
    /// The method itself.
    pub method: Option<&'a CheckedMethod>,
    /// The number of the template's own rule for this indicator.
    pub rule: Option<usize>,
    /// How many other indicators have to be scored before it.
    pub depth: usize,
    /// Short name of the rule's source.
    pub basis: &'a str,
    /// What the method computes from.
    pub input: MethodInput<'a>,
    /// The share of the points that is lost for exceeding the target far, and its source.
    pub loss: Option<Loss<'a>>,
    /// Why the outcome is what it is, where the steps alone do not say.
    pub why: Option<Note>,
    /// Other remarks.
    pub notes: Vec<Note>,
    /// Its figures that cannot be read, each with the rest of its pointer.
    pub unreadable: Vec<Unreadable>,
}

impl<'a> Row<'a> {
    /// Its name; its path where it has none.
    #[must_use]
    pub fn name(&self) -> &'a str {
        let indicator = self.indicator;
        indicator.name.as_deref().or_else(|| indicator.path.last().map(String::as_str)).unwrap_or_default()
    }

    /// What the row adds to the sums of weights: a negative weight is shown, and not counted.
    #[must_use]
    pub fn counted_weight(&self) -> Option<Fraction> {
        let weight = self.weight.filter(|weight| !weight.is_negative())?.fraction();
        match self.factor {
            // Both terms are small; whatever did not fit would have been refused with the factor.
            Some(factor) => weight.multiply(factor).ok(),
            None => Some(weight),
        }
    }

    /// Whether nobody can say what its full points are: they cannot be read, and the template sets none.
    #[must_use]
    pub fn has_unknown_weight(&self) -> bool {
        self.weight.is_none() && self.indicator.weight.unreadable().is_some()
    }

    /// Whether it has no full points and should have some: not a row that is a part of the one above it (其中…),
    /// nor one that only states something.
    #[must_use]
    pub(super) fn lacks_weight(&self) -> bool {
        let is_part = || lists().forms.of_which.begin(self.name().trim_start_matches(is_blank)).is_some();
        let is_open = self.weight.is_none() && self.indicator.weight.is_open();
        is_open && !is_part() && !matches!(self.input, MethodInput::Open(Outcome::Stated))
    }

    /// Whether the indicator does not apply, so that its points may go to others. Those of one that is said not to
    /// apply and has a result all the same stay open.
    #[must_use]
    pub fn is_out(&self) -> bool {
        let stated = || self.notes.iter().any(|note| note.code == Code::NotApplicableBesideActual);
        matches!(self.input, MethodInput::Open(Outcome::NotApplicable)) && !stated()
    }
}

/// Most tiers above one indicator: forms have up to three, and every node is summed on its own.
pub(crate) const MAX_DEPTH: usize = 16;

/// Binds an indicator to its rule. `year` is that of dates without one, `assumed` the guess that is turned
/// round, `money` is the input of methods that score the money.
pub(crate) fn build_row<'a>(
    book: &'a Rulebook,
    indicator: &'a Indicator,
    year: Option<u16>,
    assumed: Option<Assumed>,
    money: &MoneyInput,
    places: Places<'_>,
) -> Result<Row<'a>, Vec<Problem>> {
    let own = book.indicator(&indicator.path, indicator.name.as_deref());
    let rule = own.map(|(_, rule)| rule);
    let target = indicator.target.as_ref().or_else(|| rule.and_then(|rule| rule.target.as_ref()));
    let problems = refusals(book, indicator, places);
    if !problems.is_empty() {
        return Err(problems);
    }

    let name = indicator.name.as_deref().unwrap_or_default();
    let (mut target_cell, mut actual_cell) = cells(indicator, name, target, assumed);
    let years = Years::of(name, &target_cell, year).turned(assumed, &target_cell, &actual_cell);
    if assumed != Some(Assumed::NoFigure) && years.in_time(&target_cell, &actual_cell) {
        settle_shares(&mut target_cell, &mut actual_cell, target);
    }
    propose_alike(&mut target_cell, &mut actual_cell, [target, indicator.actual.as_ref()]);
    let mut notes = Vec::new();
    let weight = weight_of(indicator.weight.value(), rule.and_then(|rule| rule.weight), &mut notes);
    let mut target_reading = reading_of(&target_cell, years.target);
    direct(&mut target_reading, (&target_cell.measure, &actual_cell.measure), indicator, rule, assumed);
    if assumed != Some(Assumed::NoFigure) {
        settle_actual(&mut actual_cell, &target_cell, name, target_reading.relation);
    }
    let mut reading = PairReading { target: target_reading, actual: reading_of(&actual_cell, years.actual) };
    let chosen = indicator.method.as_deref().or_else(|| rule.and_then(|rule| rule.method.as_deref()));
    let by_money = matches!(target_cell.measure, Measure::Blank(_)) && is_execution_rate(name);
    let chosen = chosen.or_else(|| by_money.then(|| execution_method(book)));
    let unreadable = of_indicator(indicator);
    let unread = &unreadable;
    let mut binder = MethodBinder {
        book,
        indicator,
        year: years.target.year,
        done_year: years.actual.year,
        rule,
        target,
        chosen,
        weight,
        money,
        unread,
        assumed,
        notes: &mut notes,
        reading: &mut reading,
    };
    let BoundMethod { input, name, basis, why, loss } = binder
        .bind(&target_cell.measure, &actual_cell.measure)
        // Two figures of which nothing can be computed leave their own row open, and nothing else.
        .unwrap_or_else(|error| beyond(&error));
    // What cannot be computed keeps its weight, so that the total says what is open, and its
    // choice of a method, so that the scorecard can be computed again.
    let method = name.and_then(|name| book.method(name));
    let method_name = name.or(indicator.method.as_deref());
    let (rule, depth) = own.map_or((None, 0), |(index, _)| (Some(index), book.depth(index)));
    Ok(Row {
        indicator,
        target,
        reading,
        weight,
        factor: None,
        method_name,
        method,
        rule,
        depth,
        basis,
        input,
        loss,
        why,
        notes,
        unreadable,
    })
}

/// What keeps an indicator from being bound at all.
fn refusals(book: &Rulebook, indicator: &Indicator, places: Places<'_>) -> Vec<Problem> {
    let mut problems = Vec::new();
    if let Some(method) = indicator.method.as_deref().filter(|method| !book.names_method(method)) {
        problems.push(foreign_method(book, method, places.key("method").here()));
    }
    if indicator.path.len() > MAX_DEPTH {
        let message = text!("层级超过 {MAX_DEPTH} 级", "more than {MAX_DEPTH} tiers above one indicator");
        problems.push(Problem::new(places.key("path").here(), message));
    }
    problems
}

/// Target and actual value, each read with what the other, the columns beside them and the name say.
fn cells(indicator: &Indicator, name: &str, target: Option<&Printed>, assumed: Option<Assumed>) -> (Cell, Cell) {
    let actual = indicator.actual.as_ref();
    let cell =
        |printed: Option<&Printed>| Cell::read(printed).without_name(name, printed).in_unit(indicator.unit.as_ref());
    let (mut target_cell, actual_cell) = (cell(target), cell(actual));
    let actual_cell = actual_cell.counted_as(&target_cell, actual);
    if assumed != Some(Assumed::NoFigure) {
        settle_target(&mut target_cell, target, &actual_cell);
    }
    (target_cell.with_operator(indicator.operator.as_ref()).with_name(name), actual_cell)
}

fn foreign_method(book: &Rulebook, name: &str, place: Place) -> Problem {
    let names = book.methods();
    let message = text!(
        "模板 {id} 未采用方法“{name}”",
        "the template {id} does not use the method `{name}`",
        id = book.template.id
    );
    Problem::new(place, message).advise(choices(name, &names))
}

/// What scores the execution rate where it is an indicator that has no target of its own.
fn execution_method(book: &Rulebook) -> &str {
    let of_item = book.template.execution.as_ref().and_then(|rule| rule.method.as_deref());
    let of_item = of_item.filter(|name| matches!(book.method(name), Some(CheckedMethod::ExecutionRate(_))));
    of_item.unwrap_or(Method::ExecutionRate.name())
}

/// A row of which nothing can be computed.
fn beyond<'a>(error: &ArithmeticError) -> BoundMethod<'a> {
    open(Outcome::Unassessable, "", remarks::figure_unreadable(overflow(Place::file(""), error).message))
}

fn weight_of(given: Option<Number>, set: Option<Number>, notes: &mut Vec<Note>) -> Option<Number> {
    if let (Some(given), Some(set)) = (given, set)
        && given != set
    {
        notes.push(remarks::weight_differs(&given.to_string(), &set.to_string()));
    }
    given.or(set)
}

/// A cell as the scorecard shows it.
fn reading_of(cell: &Cell, YearTaken { year, from }: YearTaken) -> Reading {
    let mut reading = cell.measure.reading(year);
    reading.notes.extend(cell.notes.iter().cloned());
    if let (Measure::Date(period), Some(year)) = (&cell.measure, year)
        && period.lacks_year()
    {
        reading.notes.push(from.map_or_else(|| remarks::year_taken(year), |from| remarks::year_of_row(year, from)));
    }
    reading
}

/// The year of dates without one, and what names it; nothing where that is the table.
#[derive(Clone, Copy)]
struct YearTaken {
    year: Option<u16>,
    from: Option<Word>,
}

/// Those of both cells.
struct Years {
    target: YearTaken,
    actual: YearTaken,
    /// That of the table.
    table: YearTaken,
}

impl Years {
    /// A deadline in the name names the year of both cells, and a target that of what was done.
    fn of(name: &str, target: &Cell, table: Option<u16>) -> Self {
        let taken = |year: u16, from: Word| YearTaken { year: Some(year), from: Some(from) };
        let of_name = deadline_in_name(name).map(|year| taken(year, word("名称", "the name")));
        let of_target = match &target.measure {
            Measure::Date(period) => period.own_year(),
            _ => None,
        };
        let of_target = of_target.map(|year| taken(year, word("目标值", "the target")));
        let of_table = YearTaken { year: table, from: None };
        let actual = of_target.or(of_name).unwrap_or(of_table);
        Self { target: of_name.unwrap_or(of_table), actual, table: of_table }
    }

    /// The same with a guess turned round.
    fn turned(self, assumed: Option<Assumed>, target: &Cell, actual: &Cell) -> Self {
        let next = |taken: YearTaken| YearTaken { year: taken.year.and_then(|year| year.checked_add(1)), ..taken };
        let own = |cell: &Cell| match &cell.measure {
            Measure::Date(period) => period.own_year(),
            _ => None,
        };
        match assumed {
            Some(Assumed::NextYear) => Self { actual: next(self.actual), ..self },
            Some(Assumed::OtherYear) => {
                let of_actual = own(actual).filter(|_| own(target).is_none());
                let target = of_actual.map_or(self.target, |year| YearTaken { year: Some(year), ..self.target });
                Self { target, actual: self.table, ..self }
            }
            _ => self,
        }
    }

    /// Whether both are dates, and what was done was done in time.
    fn in_time(&self, target: &Cell, actual: &Cell) -> bool {
        let (Measure::Date(due), Measure::Date(done)) = (&target.measure, &actual.measure) else { return false };
        let (due, done) = (due.days(self.target.year), done.days(self.actual.year));
        due.zip(done).is_some_and(|(due, done)| done.last <= due.last)
    }
}

/// The relation of the target that the template sets for the indicator, and that target.
fn set_relation(rule: &IndicatorRule) -> Option<(Relation, &str)> {
    let target = rule.target.as_ref()?;
    match Cell::read(Some(target)).measure {
        Measure::Number(Quantity { relation: Some(relation), .. }) => Some((relation, &target.0)),
        _ => None,
    }
}

/// Gives a target without an operator its relation: that of the template, else the assumed one, unless that asks for nothing,
/// else what the name and the tier say.
fn direct(
    reading: &mut Reading,
    (target, actual): (&Measure, &Measure),
    indicator: &Indicator,
    rule: Option<&IndicatorRule>,
    assumed: Option<Assumed>,
) {
    match target {
        Measure::Number(quantity @ Quantity { relation: None, .. }) => match rule.and_then(set_relation) {
            Some((relation, printed)) => {
                reading.relation = Some(relation);
                reading.notes.push(remarks::from_template(printed));
            }
            None => {
                let (path, name) = (&indicator.path, indicator.name.as_deref().unwrap_or_default());
                let found = direction(path, name, quantity);
                let relation = match assumed {
                    Some(Assumed::Relation(relation)) if !asks_for_nothing(relation, path, name, quantity, actual) => {
                        relation
                    }
                    _ => found.relation,
                };
                guessed(reading, Direction { relation, ..found });
            }
        },
        Measure::Date(period) if period.relation.is_none() => guessed(reading, of_date()),
        _ => {}
    }
}

/// Shows the relation that a target without an operator most probably means, or by which it is scored at least.
fn guessed(reading: &mut Reading, direction: Direction) {
    reading.relation = Some(direction.relation);
    reading.guessed = true;
    reading.notes.push(direction_note(direction));
}

/// From what a relation was guessed.
pub(crate) fn direction_note(Direction { evidence, why, .. }: Direction) -> Note {
    match evidence {
        Evidence::Nothing => remarks::direction_unknown(why),
        Evidence::Name | Evidence::Place => remarks::direction_guessed(why),
    }
}
