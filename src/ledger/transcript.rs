//! Computing, with every step written as JSON at once: what [`Recorder`](super::Recorder) keeps, as a scorecard has it.

use super::{Comparison, Field, Id, Ledger, Silent};
use crate::model::value::Date;
use crate::num::{ArithmeticError, Fraction, Mode, Points, Rounding};

/// Leaves the computing to [`Silent`] and writes down every step.
#[derive(Debug)]
pub(crate) struct Transcript<'t> {
    base: &'t str,
    text: &'t mut String,
    /// Where the steps begin in the text.
    from: usize,
    /// Where the source of the last step begins, where it has one.
    source: Option<usize>,
    inputs: Vec<Id>,
}

/// A value and the step that it came from; none for a constant.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Written {
    exact: Fraction,
    id: Option<Id>,
}

/// What a step is made from.
enum Of<'o> {
    Values(&'o [Written]),
    Step(Id),
    Steps([Field<'o>; 2]),
    Field(Field<'o>),
}

/// What it comes to.
enum Worth<'r> {
    Exact(Fraction),
    Points(Points),
    Words(&'r str),
}

impl<'t> Transcript<'t> {
    /// Writes behind a text; inputs stand below a JSON Pointer of the scorecard. A text that ends in steps that were written
    /// before, open like they were left, is gone on with.
    pub(crate) fn new(base: &'t str, text: &'t mut String) -> Self {
        let from = text.len();
        Self { base, text, from, source: None, inputs: Vec::new() }
    }

    /// Goes on behind steps that end without a source.
    pub(crate) fn behind(base: &'t str, text: &'t mut String, steps: &str) -> Self {
        let from = text.len();
        text.push_str(steps);
        Self { base, text, from, source: None, inputs: Vec::new() }
    }

    /// How many inputs were written.
    pub(crate) const fn inputs(&self) -> usize {
        self.inputs.len()
    }

    /// Ends the last step.
    pub(crate) fn close(self) {
        if self.text.len() > self.from {
            self.text.push('}');
        }
    }

    fn step(&mut self, id: Id, op: &str, of: &[Written], exact: Fraction) -> Written {
        self.write(id, op, &Of::Values(of), &Worth::Exact(exact));
        Written { exact, id: Some(id) }
    }

    fn write(&mut self, id: Id, op: &str, of: &Of<'_>, result: &Worth<'_>) {
        self.begin(id, op, of);
        self.result(result);
    }

    fn begin(&mut self, id: Id, op: &str, of: &Of<'_>) {
        self.text.push_str(if self.text.len() > self.from { "},{\"id\":\"" } else { "{\"id\":\"" });
        self.id(id);
        self.text.push_str("\",\"op\":\"");
        self.text.push_str(op);
        self.text.push('"');
        match of {
            Of::Values([]) => {}
            Of::Values(values) => {
                for (index, value) in values.iter().enumerate() {
                    self.text.push_str(if index == 0 { ",\"of\":[\"" } else { ",\"" });
                    match value.id {
                        Some(id) => self.id(id),
                        None => value.exact.push_to(self.text),
                    }
                    self.text.push('"');
                }
                self.text.push(']');
            }
            Of::Step(id) => self.steps(&[*id]),
            Of::Steps(fields) => self.steps(&fields.map(Field::id)),
            Of::Field(field) => {
                self.text.push_str(",\"from\":");
                let pointer = field.pointer(self.base);
                self.json(&pointer);
            }
        }
    }

    fn steps(&mut self, ids: &[Id]) {
        for (index, id) in ids.iter().enumerate() {
            self.text.push_str(if index == 0 { ",\"of\":[\"" } else { ",\"" });
            self.id(*id);
            self.text.push('"');
        }
        self.text.push(']');
    }

    fn result(&mut self, result: &Worth<'_>) {
        self.text.push_str(",\"value\":");
        match result {
            Worth::Words(words) => self.json(words),
            Worth::Exact(exact) => {
                self.text.push('"');
                exact.push_to(self.text);
                self.text.push('"');
            }
            Worth::Points(points) => {
                self.text.push('"');
                points.push_to(self.text);
                self.text.push('"');
            }
        }
        self.source = None;
    }

    fn id(&mut self, id: Id) {
        match id {
            Id::Name(name) => self.text.push_str(name.id),
            Id::Numbered(series, number) => {
                self.text.push_str(series.id);
                self.text.push('_');
                self.text.push_str(&number.to_string());
            }
        }
    }

    fn json(&mut self, text: &str) {
        push_json(self.text, text);
    }

    /// A value of the scorecard; one that is named twice is written down once.
    fn input(&mut self, field: Field<'_>, result: &Worth<'_>) {
        let id = field.id();
        if !self.inputs.contains(&id) {
            self.inputs.push(id);
            self.write(id, "input", &Of::Field(field), result);
        }
    }
}

/// Writes a text as JSON behind another one.
fn push_json(line: &mut String, text: &str) {
    let is_plain = |byte: u8| byte >= 0x20 && byte != b'"' && byte != b'\\';
    if text.bytes().all(is_plain) {
        line.push('"');
        line.push_str(text);
        line.push('"');
    } else {
        line.push_str(&serde_json::Value::from(text).to_string());
    }
}

const fn mode(mode: Mode) -> &'static str {
    match mode {
        Mode::HalfEven => "half_even",
        Mode::HalfUp => "half_up",
        Mode::HalfDown => "half_down",
        Mode::Down => "down",
        Mode::Up => "up",
    }
}

impl Ledger for Transcript<'_> {
    type Value = Written;

    fn input(&mut self, field: Field<'_>, value: Fraction) -> Written {
        self.input(field, &Worth::Exact(value));
        Written { exact: value, id: Some(field.id()) }
    }

    fn constant(&self, value: Fraction) -> Written {
        Written { exact: value, id: None }
    }

    fn add(&mut self, id: impl Into<Id>, of: &[Written]) -> Result<Written, ArithmeticError> {
        let id = id.into();
        let sum = Silent.add(id, &figures(of))?;
        Ok(self.step(id, "add", of, sum))
    }

    fn subtract(&mut self, id: impl Into<Id>, a: Written, b: Written) -> Result<Written, ArithmeticError> {
        Ok(self.step(id.into(), "subtract", &[a, b], a.exact.subtract(b.exact)?))
    }

    fn multiply(&mut self, id: impl Into<Id>, a: Written, b: Written) -> Result<Written, ArithmeticError> {
        Ok(self.step(id.into(), "multiply", &[a, b], a.exact.multiply(b.exact)?))
    }

    fn divide(&mut self, id: impl Into<Id>, a: Written, b: Written) -> Result<Written, ArithmeticError> {
        Ok(self.step(id.into(), "divide", &[a, b], a.exact.divide(b.exact)?))
    }

    fn clamp(&mut self, id: impl Into<Id>, a: Written, low: Written, high: Written) -> Written {
        let id = id.into();
        let exact = Silent.clamp(id, a.exact, low.exact, high.exact);
        self.step(id, "clamp", &[a, low, high], exact)
    }

    fn minimum(&mut self, id: impl Into<Id>, of: &[Written]) -> Written {
        let id = id.into();
        let least = Silent.minimum(id, &figures(of));
        self.step(id, "minimum", of, least)
    }

    fn maximum(&mut self, id: impl Into<Id>, of: &[Written]) -> Written {
        let id = id.into();
        let greatest = Silent.maximum(id, &figures(of));
        self.step(id, "maximum", of, greatest)
    }

    fn absolute(&mut self, id: impl Into<Id>, a: Written) -> Result<Written, ArithmeticError> {
        let id = id.into();
        Ok(self.step(id, "absolute", &[a], Silent.absolute(id, a.exact)?))
    }

    fn compare(&mut self, id: impl Into<Id>, comparison: Comparison, a: Written, b: Written) -> Written {
        let id = id.into();
        let op = match comparison {
            Comparison::AtLeast => "at_least",
            Comparison::Above => "above",
            Comparison::Equal => "equal",
            Comparison::Unequal => "unequal",
            Comparison::Below => "below",
            Comparison::AtMost => "at_most",
        };
        self.step(id, op, &[a, b], Silent.compare(id, comparison, a.exact, b.exact))
    }

    fn and(&mut self, id: impl Into<Id>, a: Written, b: Option<Written>) -> Written {
        let id = id.into();
        let exact = Silent.and(id, a.exact, b.map(|b| b.exact));
        let of: Vec<Written> = [a].into_iter().chain(b).collect();
        self.step(id, "and", &of, exact)
    }

    fn or(&mut self, id: impl Into<Id>, a: Written, b: Option<Written>) -> Written {
        let id = id.into();
        let exact = Silent.or(id, a.exact, b.map(|b| b.exact));
        let of: Vec<Written> = [a].into_iter().chain(b).collect();
        self.step(id, "or", &of, exact)
    }

    fn not(&mut self, id: impl Into<Id>, a: Written) -> Written {
        let id = id.into();
        self.step(id, "not", &[a], Silent.not(id, a.exact))
    }

    fn choose(&mut self, id: impl Into<Id>, condition: Written, taken: Written) -> Written {
        self.step(id.into(), "choose", &[condition, taken], taken.exact)
    }

    fn listed(&mut self, id: impl Into<Id>, field: Field<'_>, words: &str, list: &[&str]) -> Written {
        let id = id.into();
        self.input(field, &Worth::Words(words));
        let exact = Silent.listed(id, field, words, list);
        self.begin(id, "listed", &Of::Step(field.id()));
        for (index, word) in list.iter().enumerate() {
            self.text.push_str(if index == 0 { ",\"words\":[" } else { "," });
            self.json(word);
        }
        self.text.push_str(if list.is_empty() { "" } else { "]" });
        self.result(&Worth::Exact(exact));
        Written { exact, id: Some(id) }
    }

    fn days_after(&mut self, id: impl Into<Id>, done: Date, due: Date) -> Written {
        let id = id.into();
        let exact = Silent.days_after(id, done, due);
        let fields = [Field::Actual, Field::Target];
        for (field, day) in fields.into_iter().zip([done, due]) {
            self.input(field, &Worth::Words(&day.to_string()));
        }
        self.write(id, "days_after", &Of::Steps(fields), &Worth::Exact(exact));
        Written { exact, id: Some(id) }
    }

    fn round(&mut self, id: impl Into<Id>, a: Written, rounding: Rounding) -> Result<Points, ArithmeticError> {
        let points = a.exact.round(rounding)?;
        self.begin(id.into(), "round", &Of::Values(&[a]));
        self.text.push_str(",\"places\":");
        self.text.push_str(&rounding.places.to_string());
        self.text.push_str(",\"mode\":\"");
        self.text.push_str(mode(rounding.mode));
        self.text.push('"');
        self.result(&Worth::Points(points));
        Ok(points)
    }

    fn rounded(&self, id: impl Into<Id>, points: Points) -> Written {
        Written { exact: points.fraction(), id: Some(id.into()) }
    }

    fn exact(&self, a: Written) -> Fraction {
        a.exact
    }

    fn cite(&mut self, basis: impl FnOnce() -> String) {
        if self.text.len() == self.from {
            return;
        }
        if let Some(source) = self.source {
            self.text.truncate(source);
        }
        self.source = Some(self.text.len());
        self.text.push_str(",\"basis\":");
        push_json(self.text, &basis());
    }
}

fn figures(of: &[Written]) -> Vec<Fraction> {
    of.iter().map(|value| value.exact).collect()
}
