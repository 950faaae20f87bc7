//! The total as far as it may go, and its grade; and when there is none.

use super::steps::{CAPPED, SCORE};
use super::sums::TotalSum;
use crate::bind::{Row, Table};
use crate::codes::remarks;
use crate::ledger::{Detail, Id, Ledger, Recorder, SUM, Silent};
use crate::methods::{Computed, Figures, FormulaInputs, compute};
use crate::model::scorecard::Total;
use crate::model::template::{Cap, Grade};
use crate::num::{ArithmeticError, ExactSum, Fraction, Points};
use crate::template::Rulebook;
use crate::words::{Note, Text};

/// A total after its caps.
pub(super) struct CappedTotal {
    pub(super) score: Total,
    /// The points and how much was assessed, where there are weights at all.
    pub(super) graded: Option<(Fraction, Fraction)>,
    /// The lowest cap that holds.
    pub(super) most: Option<Fraction>,
    /// Which caps hold.
    pub(super) notes: Vec<Note>,
    /// Why it cannot be told whether a cap holds.
    pub(super) undecided: Option<Note>,
}

/// Holds the total under the caps of the template whose conditions hold.
pub(super) fn capped_total(
    table: &Table<'_>,
    total: TotalSum,
    figures: &Figures<'_>,
    detail: Detail,
) -> Result<CappedTotal, ArithmeticError> {
    let TotalSum { score, graded, exact } = total;
    let mut capped = CappedTotal { score, graded, most: None, notes: Vec::new(), undecided: None };
    let (caps, Some(exact)) = (&table.book.template.caps, exact) else { return Ok(capped) };
    if caps.is_empty() {
        return Ok(capped);
    }
    let mut recorder = Recorder::new(String::new());
    let (mut value, mut id) = (exact, Id::from(SUM));
    recorder.sum(SUM, Vec::new(), &value);
    let (cappings, undecided) = cappings(table, &value, figures)?;
    capped.undecided = undecided;
    let Some((_, lowest, _)) = cappings.iter().min_by_key(|(_, cap, _)| cap.most) else { return Ok(capped) };
    let most = lowest.most.fraction();
    for (index, cap, says) in &cappings {
        capped.notes.push(remarks::capped(says, &cap.most.to_string()));
        let (limit, limited) = (cap.most.fraction(), Id::from((CAPPED, index + 1)));
        if value.compare(limit).is_gt() {
            value = limit.into();
        }
        recorder.limit_sum(limited, id, limit, &value);
        id = limited;
        recorder.cite(|| table.book.cite(&cap.basis));
    }
    let rounding = table.book.template.rounding.points();
    let points = value.round(rounding)?;
    recorder.round_sum(SCORE, id, points, rounding);
    recorder.cite(|| table.book.cite(&table.book.template.rounding.basis));
    capped.score.exact = Some(value.into());
    capped.score.score = Some(points.into());
    capped.most = Some(most);
    capped.graded = capped.graded.map(|(_, assessed)| (points.fraction(), assessed));
    if detail == Detail::Full {
        // The sum stays as it was written down; what follows it is new.
        let steps = &mut capped.score.derivation;
        steps.retain(|step| step.id == SUM.id);
        steps.extend(recorder.into_steps().into_iter().skip(1));
    }
    Ok(capped)
}

/// The caps whose conditions hold, with their numbers, and why that cannot be told of one.
type Cappings<'a> = (Vec<(usize, &'a Cap, Text)>, Option<Note>);

fn cappings<'a>(table: &Table<'a>, sum: &ExactSum, figures: &Figures<'_>) -> Result<Cappings<'a>, ArithmeticError> {
    let (mut holding, mut undecided) = (Vec::new(), None);
    for (index, (cap, formula)) in table.book.template.caps.iter().zip(table.book.conditions()).enumerate() {
        let says = Text::given(cap.says.as_str(), cap.says_en.as_str());
        let holds = |sum: Fraction| {
            let figures = Figures { sum: Some(sum), money: figures.money, ..*figures };
            let value = compute(formula, FormulaInputs::default(), None, &figures, &mut Silent)?;
            Ok(value.map(|value| !value.is_zero()))
        };
        match holds_of(sum, holds)? {
            Ok(true) => holding.push((index, cap, says)),
            Ok(false) => {}
            Err(why) => undecided = Some(remarks::cap_undecided(&says, &why)),
        }
    }
    Ok((holding, undecided))
}

/// Whether a condition holds of a sum. One that formulas cannot hold is stood for by both decimals around it, and the condition
/// is open where they differ.
fn holds_of(sum: &ExactSum, holds: impl Fn(Fraction) -> Computed<bool>) -> Computed<bool> {
    let [low, high] = match sum {
        ExactSum::Short(sum) => return holds(*sum),
        ExactSum::Long(sum) => sum.around()?,
    };
    let (below, above) = (holds(low)?, holds(high)?);
    Ok(if below == above { below } else { Err(remarks::sum_too_long()) })
}

/// A total that is given, under its caps, and its grade.
#[derive(Clone, Debug, PartialEq)]
pub struct GradedTotal {
    /// The points.
    pub points: Points,
    /// The grade; none where the template has none, or where it cannot be told whether a cap holds.
    pub grade: Option<String>,
    /// Why it cannot be told.
    pub undecided: Option<Note>,
}

/// Grades a total as that of a table that is assessed in full. Caps see it, the money of the table and
/// the parameters, and no single indicator.
///
/// # Errors
/// A number that cannot be represented.
pub fn grade_total(table: &Table<'_>, total: Fraction) -> Result<GradedTotal, ArithmeticError> {
    let (book, parameters) = (table.book, table.parameters());
    let rounding = book.template.rounding.points();
    let money = table.execution.as_ref().map(|row| row.money).unwrap_or_default();
    let figures = Figures { money, parameters: &parameters, ..Figures::none(rounding) };
    let (holding, undecided) = cappings(table, &total.into(), &figures)?;
    let most = holding.iter().map(|(_, cap, _)| cap.most.fraction()).min();
    let points = most.map_or(total, |most| total.min(most)).round(rounding)?;
    let grade = book.grade(points.fraction()).filter(|_| undecided.is_none());
    Ok(GradedTotal { points, grade: grade.map(|grade| grade.name.clone()), undecided })
}

/// The grade of a total, as far as what is not assessed does not matter to it, and a remark on what is not. Both are
/// missing where the weights do not add up: that is said elsewhere.
pub(super) fn grade(
    table: &Table<'_>,
    score: Fraction,
    assessed: Fraction,
    most: Option<Fraction>,
) -> Result<(Option<String>, Option<Note>), ArithmeticError> {
    let (Some(weight), true) = (table.weight, table.adds_up()) else { return Ok((None, None)) };
    let open = weight.subtract(assessed)?;
    let best = score.add(open)?;
    let best = most.map_or(best, |most| best.min(most.max(score)));
    let book = table.book;
    let note = if open.is_positive() && inapplicable(table)? == open {
        Some(remarks::not_passed_on(open))
    } else {
        open_grade(book, score, best, open)
    };
    Ok((sure_grade(book, score, best).map(|grade| grade.name.clone()), note))
}

/// The remark on a grade that depends on points that are open.
pub(crate) fn open_grade(book: &Rulebook, least: Fraction, most: Fraction, open: Fraction) -> Option<Note> {
    match (book.grade(least), book.grade(most)) {
        (Some(low), Some(high)) if low != high => Some(remarks::grade_open(&low.name, &high.name, open)),
        _ => None,
    }
}

/// The grade between two totals, where it is the same for both.
pub(crate) fn sure_grade(book: &Rulebook, least: Fraction, most: Fraction) -> Option<&Grade> {
    book.grade(least).filter(|low| book.grade(most) == Some(*low))
}

/// The points of indicators that do not apply, as far as nobody gets them.
fn inapplicable(table: &Table<'_>) -> Result<Fraction, ArithmeticError> {
    let mut out = table.rows.iter().filter(|row| row.is_out()).filter_map(Row::counted_weight);
    out.try_fold(Fraction::ZERO, Fraction::add)
}
