//! What a card shows of a row beside its printed cells: how both were read, by which method it was scored, and why. It is
//! remembered as JSON with places left open for figures, where it is the same for all rows of a kind whatever their figures.

use super::cells::Cell;
use super::plan::{HIGH, Plan};
use crate::bind::{Row, said_of_numbers};
use crate::codes::Code;
use crate::ledger::{Detail, Transcript, Written};
use crate::methods::{CheckedMethod, Earned, MethodInput, Numbers, earned};
use crate::model::scorecard::Reading;
use crate::num::{Figure, Fraction, Value};
use crate::print;
use crate::template::Rulebook;
use crate::words::Note;

/// Stands where something is left open. No cell that is remembered has it.
const OPEN: char = '\u{E000}';

/// What is the same for all rows of a key.
#[derive(Clone, Debug)]
pub(super) struct Shown {
    target: Part,
    actual: Part,
    /// Whether the remark on the relation of the target depends on path and name.
    pub(super) is_told: bool,
    /// As JSON.
    pub(super) method: Box<str>,
    pub(super) why: Option<Why>,
    /// As JSON, where there are any.
    pub(super) notes: Option<Box<str>>,
    pub(super) basis: Box<str>,
    pub(super) has_method: bool,
    /// The source of its method in full, where there are steps.
    pub(super) cited: Box<str>,
    pub(super) steps: Option<ShareSteps>,
}

/// Why an outcome is what it is.
#[derive(Clone, Debug)]
pub(super) struct Why {
    pub(super) code: Box<str>,
    pub(super) json: Box<str>,
}

/// A reading: what stands before its figure, and what behind it.
#[derive(Clone, Debug)]
struct Part {
    before: Box<str>,
    behind: Box<str>,
    has_figure: bool,
    /// Whether a high figure may be something else: 290% may be ≥90%, and 202412 a month.
    may_be_other: bool,
}

/// The steps to a share: what stands between the numbers of the row, the last step open; and the share as later steps name it.
#[derive(Clone, Debug)]
pub(super) struct ShareSteps {
    parts: Vec<Box<str>>,
    pub(super) share: Written,
}

impl Part {
    /// None where a figure is not read as it is printed.
    fn of(mut reading: Reading, cell: Cell, is_told: bool) -> Option<Self> {
        let Some(figure) = cell.figure else {
            return Some(Self::whole(print::line(&reading).ok()?, is_told, false));
        };
        let value = Figure::from(figure).to_string();
        if reading.value.as_ref().map(Value::to_string) != Some(value) || !reading.notes.iter().all(is_static) {
            return None;
        }
        let is_bare = reading.unit.as_deref().is_none_or(|unit| unit == "%");
        let may_be_other = is_bare && (reading.relation.is_none() || reading.guessed);
        reading.value = Some(Value::Words(OPEN.to_string()));
        let part = Self::whole(print::line(&reading).ok()?, is_told, may_be_other);
        let (before, behind) = part.before.split_once(OPEN)?;
        let is_once = !behind.contains(OPEN);
        is_once.then(|| Self { before: before.into(), behind: behind.into(), has_figure: true, may_be_other })
    }

    fn whole(json: String, is_told: bool, may_be_other: bool) -> Self {
        // A remark comes last.
        let json = if is_told { json.strip_suffix('}').map(str::to_owned).unwrap_or(json) } else { json };
        Self { before: json.into(), behind: "".into(), has_figure: false, may_be_other }
    }

    fn is_known(&self, cell: Cell) -> bool {
        let is_high = || cell.figure.is_some_and(|figure| figure >= Fraction::whole(HIGH));
        !self.may_be_other || !is_high()
    }

    fn write(&self, line: &mut String, cell: Cell) {
        line.push_str(&self.before);
        if self.has_figure {
            push_plain(line, cell.written);
            line.push_str(&self.behind);
        }
    }
}

/// A remark that says the same whatever the figure.
fn is_static(note: &Note) -> bool {
    let codes =
        [Code::WordsLeftOut, Code::UnitConverted, Code::UnitCompleted, Code::UnitUnknown, Code::ActualKeepsOperator];
    codes.iter().any(|code| code.name() == note.code)
}

/// Digits of which some stand behind the point, without zeros that add nothing there.
pub(super) fn push_plain(line: &mut String, (mut digits, mut places): (i64, u32)) {
    while places > 0 && digits % 10 == 0 {
        (digits, places) = (digits / 10, places - 1);
    }
    Figure::of_digits(digits.into(), places).push_to(line);
}

impl ShareSteps {
    /// None where the steps to a share need the full points.
    fn of(bound: &Row<'_>) -> Option<Self> {
        if bound.method.is_some_and(|method| !method.kind().is_plain()) {
            return None;
        }
        let mut text = String::new();
        let base = OPEN.to_string();
        let mut transcript = Transcript::new(&base, &mut text);
        let Earned::Share(share) = earned(&bound.input, bound.method, None, &mut transcript).ok()?? else {
            return None;
        };
        let inputs = transcript.inputs();
        let parts: Vec<Box<str>> = text.split(OPEN).map(Box::from).collect();
        (parts.len() == inputs + 1).then_some(Self { parts, share })
    }

    /// The same with the pointer of a row.
    pub(super) fn below(&self, base: &str, steps: &mut String) {
        for (index, part) in self.parts.iter().enumerate() {
            steps.push_str(if index > 0 { base } else { "" });
            steps.push_str(part);
        }
    }
}

impl Shown {
    /// None where what is shown of a row depends on more than its key.
    pub(super) fn of(
        bound: &Row<'_>,
        plan: &Plan,
        [target, actual]: [Cell; 2],
        detail: Detail,
        is_told: bool,
        book: &Rulebook,
    ) -> Option<Self> {
        let has_figures = matches!(plan, Plan::Numbers { .. } | Plan::Range { .. });
        let is_open = |text: Option<&str>| text.is_some_and(|text| text.contains(OPEN));
        let texts = [bound.target, bound.indicator.actual.as_ref()].map(|text| text.map(|text| text.0.as_str()));
        if matches!(plan, Plan::Alone) || texts.into_iter().any(is_open) || has_figures && !bound.notes.is_empty() {
            return None;
        }
        let mut of_target = bound.reading.target.clone();
        if is_told {
            // That is the one on its relation, and another one would be told behind it.
            (of_target.notes.len() == 1).then(|| of_target.notes.clear())?;
        }
        let (of_target, of_actual) =
            (Part::of(of_target, target, is_told)?, Part::of(bound.reading.actual.clone(), actual, false)?);
        let said = bound.method.and_then(|method| said_of_input(&bound.input, method));
        if !of_target.is_known(target) || !of_actual.is_known(actual) || has_figures && bound.why != said {
            return None;
        }
        let steps = match (detail, plan) {
            (Detail::Full, Plan::Share(_)) => Some(ShareSteps::of(bound)?),
            _ => None,
        };
        let notes = (!bound.notes.is_empty()).then(|| print::line(&bound.notes).ok());
        Some(Self {
            target: of_target,
            actual: of_actual,
            is_told,
            method: print::line(&bound.method_name).ok()?.into(),
            why: match (&bound.why, plan) {
                (Some(why), Plan::Share(_)) => Some(Why::of(why)?),
                _ => None,
            },
            notes: match notes {
                Some(notes) => Some(notes?.into()),
                None => None,
            },
            basis: bound.basis.into(),
            has_method: bound.method.is_some(),
            cited: book.cite(bound.basis).into(),
            steps,
        })
    }

    /// Whether it is shown of a row with these figures.
    pub(super) fn holds_for(&self, [target, actual]: [Cell; 2]) -> bool {
        self.target.is_known(target) && self.actual.is_known(actual)
    }

    /// The readings of both cells.
    pub(super) fn readings(&self, line: &mut String, [target, actual]: [Cell; 2], guess: Option<&str>) {
        line.push_str("{\"target\":");
        self.target.write(line, target);
        if self.is_told {
            if let Some(guess) = guess {
                line.push_str(",\"notes\":[");
                line.push_str(guess);
                line.push(']');
            }
            line.push('}');
        }
        line.push_str(",\"actual\":");
        self.actual.write(line, actual);
        line.push('}');
    }
}

impl Why {
    pub(super) fn of(note: &Note) -> Option<Self> {
        Some(Self { code: note.code.as_ref().into(), json: print::line(note).ok()?.into() })
    }
}

/// What is said of two numbers beside the steps.
pub(super) fn said_of_input(input: &MethodInput<'_>, method: &CheckedMethod) -> Option<Note> {
    let MethodInput::Numbers(Numbers { relation, target, actual, .. }) = input else { return None };
    let comparable = actual.factor.map_or(Ok(actual.value), |factor| actual.value.multiply(factor)).ok()?;
    said_of_numbers(method, *relation, comparable, *target)
}
