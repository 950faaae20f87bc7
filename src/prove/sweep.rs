//! Every method of a template tried over a grid of targets, actual values and weights, by the scorer that
//! keeps no record: the points stay between nothing and the weight, and a better result never earns less.

use super::examples::Contradiction;
use crate::ledger::Silent;
use crate::methods::{
    Actual, Asks, Better, CheckedMethod, Declared, Figures, FormulaInputs, MethodInput, Money, Numbers, TrialKind, Turn,
};
use crate::model::value::Date;
use crate::num::{ArithmeticError, Figure, Fraction, Number};
use crate::score::{RowPoints, Sources, Task, score_row};
use crate::template::Rulebook;
use crate::words::{Text, text};

/// What was tried, and what was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sweep {
    /// How many results were held against nothing and the weight.
    pub scores: usize,
    /// How many pairs of neighbours were held against each other.
    pub pairs: usize,
    /// Methods that punish overshoot and say so, which may earn less for more.
    pub exceptions: Vec<String>,
    /// Where a method does not do what it should.
    pub faults: Vec<Contradiction>,
}

/// Tries every method that the template can use on every kind of target that it fits.
#[must_use]
pub fn sweep(book: &Rulebook) -> Sweep {
    let mut sweep = Sweep::default();
    for name in book.methods() {
        let Some(method) = book.method(name) else { continue };
        for kind in kinds(book, name, method) {
            if kind.better == Better::Unknown && !sweep.exceptions.iter().any(|known| known == name) {
                sweep.exceptions.push(name.to_owned());
            }
            let fault = Trial { book, method, kind, sweep: &mut sweep }.run();
            if let Some(says) = fault {
                let pointer = format!("/methods/{name}");
                let says = text!("方法 {name}:{says}", "the method {name}: {says}"; says);
                sweep.faults.push(Contradiction { pointer, says });
            }
        }
    }
    sweep
}

/// What is tried of a method. A formula that is the rule for a kind of target has to follow it.
fn kinds(book: &Rulebook, name: &str, method: &CheckedMethod) -> Vec<TrialKind> {
    let rules = &book.template.rules;
    let better = match (rules.at_least.method == name, rules.at_most.method == name) {
        (true, false) => Better::More,
        (false, true) => Better::Less,
        _ => Better::OneWay,
    };
    let follows = |kind: TrialKind| if kind.better == Better::OneWay { TrialKind { better, ..kind } } else { kind };
    method.trials().into_iter().map(follows).collect()
}

/// One method on one kind of target.
struct Trial<'t> {
    book: &'t Rulebook,
    method: &'t CheckedMethod,
    kind: TrialKind,
    sweep: &'t mut Sweep,
}

/// An actual value, whether it is past the target, and what it earns before and after rounding.
#[derive(Clone, Copy)]
struct Earned {
    actual: Fraction,
    past: bool,
    exact: Fraction,
    points: Fraction,
}

/// A trial that goes beyond what can be represented has shown nothing.
type Tried<T> = Result<T, ArithmeticError>;

impl Trial<'_> {
    /// The first thing that is not as it should be.
    fn run(&mut self) -> Option<Text> {
        // A deadline and the money have no target that could be varied.
        let fixed = matches!(self.kind.asks, Asks::Days | Asks::Money);
        let targets: &[&str] = if fixed { &["100"] } else { &["1", "100", "0.3"] };
        for target in targets {
            for weight in ["10", "7.5"].map(fraction) {
                if let Ok(Some(fault)) = self.series(fraction(target), weight) {
                    return Some(fault);
                }
            }
        }
        None
    }

    fn series(&mut self, target: Fraction, weight: Fraction) -> Tried<Option<Text>> {
        let rounding = self.book.template.rounding.points();
        // Rounding to few places may carry the full points up, and then every full score with them.
        let full = weight.round(rounding)?.fraction();
        let mut before: Option<Earned> = None;
        let mut ways = Ways::default();
        for actual in self.actuals(target)? {
            let Some(RowPoints { exact, rounded }) = self.earned(target, weight, actual)? else { continue };
            let earned = Earned { actual, past: actual > target, exact, points: rounded.fraction() };
            self.sweep.scores += 1;
            if exact.is_negative() || exact > weight || earned.points.is_negative() || earned.points > full {
                return Ok(Some(outside(target, weight, &earned)));
            }
            if let Some(before) = before {
                self.sweep.pairs += 1;
                if !ways.allow(self.kind.better, &before, &earned) {
                    return Ok(Some(turns(target, weight, &before, &earned)));
                }
            }
            before = Some(earned);
        }
        Ok(None)
    }

    /// From nothing to three times the target by the hundredth, and close to every edge of a band.
    fn actuals(&self, target: Fraction) -> Tried<Vec<Fraction>> {
        let hundredth = target.divide(Fraction::whole(100))?;
        let mut found = (0..=300).map(|n| hundredth.multiply(Fraction::whole(n))).collect::<Tried<Vec<_>>>()?;
        let near = fraction("0.0001");
        for turn in self.method.turns() {
            let (Turn::Rate(edge) | Turn::Actual(edge)) = turn;
            for at in [edge.subtract(near)?, edge, edge.add(near)?] {
                found.push(if turn == Turn::Actual(edge) { at } else { at.multiply(target)? });
            }
        }
        found.retain(|actual| !actual.is_negative());
        found.sort();
        found.dedup();
        Ok(found)
    }

    fn earned(&self, target: Fraction, weight: Fraction, actual: Fraction) -> Tried<Option<RowPoints>> {
        let Some(input) = self.input(target, actual)? else { return Ok(None) };
        let figures = Figures {
            money: money(SPENT.parse().ok()),
            points: &|rule| Some((rule, Fraction::whole(5))),
            parameters: &parameters(self.book),
            ..Figures::none(self.book.template.rounding.points())
        };
        let sources = Sources { method: &String::new, loss: &String::new, rounding: &String::new };
        let task = Task { input: &input, method: Some(self.method), weight: Some(weight), factor: None, loss: None };
        Ok(score_row(&task, &figures, &mut Silent, &sources)?.points)
    }

    fn input(&self, target: Fraction, actual: Fraction) -> Tried<Option<MethodInput<'static>>> {
        let value = Actual { value: actual, factor: None };
        Ok(match self.kind.asks {
            Asks::Number(relation) => {
                Some(MethodInput::Numbers(Numbers { relation, target, actual: value, whole: None }))
            }
            Asks::Range => Some(MethodInput::Range { low: target, high: target.add(target)?, actual: value }),
            Asks::Formula => Some(MethodInput::Formula(FormulaInputs { target: Some(target), actual: Some(value) })),
            Asks::Money => Some(MethodInput::Execution(money(Figure::from(actual).number()))),
            Asks::Days => day(target).zip(day(actual)).map(|(due, done)| MethodInput::Days { due, done }),
        })
    }
}

/// Which ways the points went behind the target, or at all.
#[derive(Default)]
struct Ways {
    rose: bool,
    fell: bool,
}

impl Ways {
    fn allow(&mut self, better: Better, before: &Earned, after: &Earned) -> bool {
        let rises = after.exact > before.exact || after.points > before.points;
        let falls = after.exact < before.exact || after.points < before.points;
        let one_way = |ways: &mut Self| {
            ways.rose |= rises;
            ways.fell |= falls;
            !(ways.rose && ways.fell)
        };
        match better {
            Better::More => !falls,
            Better::Less => !rises,
            Better::Nearer if !after.past => !falls,
            Better::Nearer | Better::OneWay => one_way(self),
            Better::Unknown => true,
        }
    }
}

/// What is spent of a budget of 100 where a formula asks.
const SPENT: &str = "60";

/// The money with a budget of 100.
fn money(executed: Option<Number>) -> Money {
    let hundred = "100".parse().ok();
    Money { initial: hundred, budget: hundred, received: hundred, executed, ..Money::default() }
}

/// The parameters that hold at the end of a year in which the template is in force.
fn parameters(book: &Rulebook) -> Vec<(&str, Option<Fraction>)> {
    let year = book.template.effective.and_then(|effective| effective.year());
    let day = year.and_then(|year| Date::end_of_month(year, 12));
    let parameters = book.template.parameters.iter();
    parameters.map(|(name, one)| (name.as_str(), one.on(day).map(|value| value.value.fraction()))).collect()
}

/// A day of a leap year by its number.
fn day(number: Fraction) -> Option<Date> {
    let number = usize::try_from(number.as_whole()?).ok()?;
    let mut days = (1..=12).flat_map(|month| (1..=31).filter_map(move |day| Date::new(2024, month, day)));
    days.nth(number)
}

/// A figure of the grid.
fn fraction(text: &str) -> Fraction {
    text.parse().unwrap_or(Fraction::ZERO)
}

fn outside(target: Fraction, weight: Fraction, earned: &Earned) -> Text {
    let Earned { actual, exact, points, .. } = earned;
    text!(
        "目标 {target}、实际 {actual} 时得 {exact}(取舍后 {points}),不在 0 与分值 {weight} 之间",
        "target {target}, actual {actual} comes to {exact} (rounded {points}), not between 0 and {weight}"
    )
}

fn turns(target: Fraction, weight: Fraction, before: &Earned, after: &Earned) -> Text {
    let (low, high) = (before.actual, after.actual);
    let (less, more) = (before.exact, after.exact);
    text!(
        "目标 {target}、分值 {weight} 时,实际 {low} 得 {less},实际 {high} 得 {more}:更好的结果得分更低",
        "target {target}, weight {weight}: actual {low} earns {less}, actual {high} earns {more}; a better result earns less"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn earned(actual: i64, exact: i64, past: bool) -> Earned {
        let [actual, exact] = [actual, exact].map(Fraction::whole);
        Earned { actual, past, exact, points: exact }
    }

    #[test]
    fn a_series_may_only_go_the_way_that_a_better_result_goes() {
        let up = (earned(1, 1, false), earned(2, 2, false));
        let down = (earned(1, 2, false), earned(2, 1, false));
        let behind = (earned(3, 2, true), earned(4, 1, true));
        for (better, steps, fine) in [
            (Better::More, vec![up], true),
            (Better::More, vec![down], false),
            (Better::Less, vec![down], true),
            (Better::Less, vec![up], false),
            (Better::Nearer, vec![up, behind], true),
            (Better::Nearer, vec![down], false),
            (Better::Nearer, vec![behind, (earned(5, 1, true), earned(6, 2, true))], false),
            (Better::OneWay, vec![up, up], true),
            (Better::OneWay, vec![up, down], false),
            (Better::Unknown, vec![up, down], true),
        ] {
            let mut ways = Ways::default();
            let allowed = steps.iter().all(|(before, after)| ways.allow(better, before, after));
            assert_eq!(allowed, fine, "{better:?}");
        }
    }
}
