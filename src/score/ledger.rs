//! Where arithmetic happens: silently, or with every step written down.
#![allow(clippy::inline_always, reason = "measured: the pure scorer is a fifth faster")]

use std::borrow::Cow;

use crate::formula::Comparison;
use crate::model::{Date, Operation, Relation, Step};
use crate::num::{ArithmeticError, Fraction, Points, Rounding};

/// Whether a scorecard carries its derivations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Detail {
    /// Every step.
    Full,
    /// The results alone.
    Brief,
}

/// The name of a step: fixed, or one of a series.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Id {
    /// A name of its own.
    Name(&'static str),
    /// The name of a series, and the number in it.
    Numbered(&'static str, usize),
}

impl From<&'static str> for Id {
    fn from(name: &'static str) -> Self {
        Self::Name(name)
    }
}

impl From<(&'static str, usize)> for Id {
    fn from((series, number): (&'static str, usize)) -> Self {
        Self::Numbered(series, number)
    }
}

impl From<Id> for Cow<'static, str> {
    fn from(id: Id) -> Self {
        match id {
            Id::Name(name) => Cow::Borrowed(name),
            Id::Numbered(series, number) => Cow::Owned(format!("{series}_{number}")),
        }
    }
}

/// Where an input stands in the scorecard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field<'a> {
    /// The number, the lower end or the day of the target's reading.
    Target,
    /// The upper end of the target's reading.
    TargetHigh,
    /// The number, the day or the words of the actual value's reading.
    Actual,
    /// Full points.
    Weight,
    /// Points that a person gave.
    Judged,
    /// Points that one of several scorers gave, by the number in the table.
    Scorer(usize),
    /// How often an answer of a survey was given: its number and its words.
    Answer(usize, &'a str),
    /// 全年预算数.
    Budget,
    /// 年初预算数.
    Initial,
    /// 到位资金.
    Received,
    /// 统筹整合资金.
    Pooled,
    /// What was executed.
    Executed,
    /// Months passed.
    Month,
    /// The points of another indicator, by its number in the table.
    Points(usize),
    /// A parameter of the template: its number and its name.
    Parameter(usize, &'a str),
    /// The sum of all points, before any cap.
    Sum,
}

impl Field<'_> {
    const fn id(self) -> Id {
        match self {
            Self::Target => Id::Name("target"),
            Self::TargetHigh => Id::Name("target_high"),
            Self::Actual => Id::Name("actual"),
            Self::Weight => Id::Name("weight"),
            Self::Judged => Id::Name("judged"),
            Self::Scorer(index) => Id::Numbered("scorer", index + 1),
            Self::Answer(index, _) => Id::Numbered("answer", index + 1),
            Self::Budget => Id::Name("budget"),
            Self::Initial => Id::Name("initial"),
            Self::Received => Id::Name("received"),
            Self::Pooled => Id::Name("pooled"),
            Self::Executed => Id::Name("executed"),
            Self::Month => Id::Name("month"),
            Self::Points(index) => Id::Numbered("points_of", index + 1),
            Self::Parameter(index, _) => Id::Numbered("parameter", index + 1),
            Self::Sum => Id::Name("sum"),
        }
    }

    /// The JSON Pointer of the field; `base` is the pointer of the indicator or of the execution.
    fn pointer(self, base: &str) -> String {
        match self {
            Self::Target => format!("{base}/reading/target/value"),
            Self::TargetHigh => format!("{base}/reading/target/high"),
            Self::Actual => format!("{base}/reading/actual/value"),
            Self::Weight => format!("{base}/weight"),
            Self::Judged => format!("{base}/judged"),
            Self::Scorer(index) => format!("{base}/panel/{index}/points"),
            Self::Answer(_, name) => format!("{base}/survey/{}", escaped(name)),
            Self::Budget => "/execution/budget".to_owned(),
            Self::Initial => "/execution/initial".to_owned(),
            Self::Received => "/execution/received".to_owned(),
            Self::Pooled => "/execution/pooled".to_owned(),
            Self::Executed => "/execution/executed".to_owned(),
            Self::Month => "/month".to_owned(),
            Self::Points(index) => format!("/indicators/{index}/score"),
            Self::Parameter(_, name) => format!("/parameters/{}/value", escaped(name)),
            Self::Sum => "/total/exact".to_owned(),
        }
    }
}

/// A name within a JSON Pointer.
fn escaped(name: &str) -> Cow<'_, str> {
    if name.contains(['~', '/']) { Cow::Owned(name.replace('~', "~0").replace('/', "~1")) } else { Cow::Borrowed(name) }
}

/// The comparison that a relation asks for.
pub(super) const fn comparison(relation: Relation) -> Comparison {
    match relation {
        Relation::AtLeast => Comparison::AtLeast,
        Relation::Above => Comparison::Above,
        Relation::Equal => Comparison::Equal,
        Relation::Below => Comparison::Below,
        Relation::AtMost => Comparison::AtMost,
    }
}

/// Exact arithmetic that may keep a record. Every operation names its result; a condition is 1 where
/// it holds, otherwise 0.
pub trait Ledger {
    /// A value with whatever the ledger has to know about it.
    type Value: Copy;

    /// A value of the scorecard.
    fn input(&mut self, field: Field<'_>, value: Fraction) -> Self::Value;
    /// A constant of a method.
    fn constant(&self, value: Fraction) -> Self::Value;
    /// The sum of all values.
    ///
    /// # Errors
    /// A result that cannot be represented.
    fn add(&mut self, id: impl Into<Id>, of: &[Self::Value]) -> Result<Self::Value, ArithmeticError>;
    /// `a - b`.
    ///
    /// # Errors
    /// A result that cannot be represented.
    fn subtract(&mut self, id: impl Into<Id>, a: Self::Value, b: Self::Value) -> Result<Self::Value, ArithmeticError>;
    /// `a × b`.
    ///
    /// # Errors
    /// A result that cannot be represented.
    fn multiply(&mut self, id: impl Into<Id>, a: Self::Value, b: Self::Value) -> Result<Self::Value, ArithmeticError>;
    /// `a ÷ b`.
    ///
    /// # Errors
    /// A zero divisor, or a result that cannot be represented.
    fn divide(&mut self, id: impl Into<Id>, a: Self::Value, b: Self::Value) -> Result<Self::Value, ArithmeticError>;
    /// `a`, but not below `low`, and then not above `high`.
    fn clamp(&mut self, id: impl Into<Id>, a: Self::Value, low: Self::Value, high: Self::Value) -> Self::Value;
    /// The least of the values.
    fn minimum(&mut self, id: impl Into<Id>, of: &[Self::Value]) -> Self::Value;
    /// The greatest of the values.
    fn maximum(&mut self, id: impl Into<Id>, of: &[Self::Value]) -> Self::Value;
    /// `a` without its sign.
    ///
    /// # Errors
    /// A result that cannot be represented.
    fn absolute(&mut self, id: impl Into<Id>, a: Self::Value) -> Result<Self::Value, ArithmeticError>;
    /// 1 where `a` compares to `b` as asked, otherwise 0.
    fn compare(&mut self, id: impl Into<Id>, comparison: Comparison, a: Self::Value, b: Self::Value) -> Self::Value;
    /// 1 where both are 1; one that was not needed is missing.
    fn and(&mut self, id: impl Into<Id>, a: Self::Value, b: Option<Self::Value>) -> Self::Value;
    /// 1 where one is 1; one that was not needed is missing.
    fn or(&mut self, id: impl Into<Id>, a: Self::Value, b: Option<Self::Value>) -> Self::Value;
    /// 1 where `a` is 0.
    fn not(&mut self, id: impl Into<Id>, a: Self::Value) -> Self::Value;
    /// The branch that a condition took.
    fn choose(&mut self, id: impl Into<Id>, condition: Self::Value, taken: Self::Value) -> Self::Value;
    /// 1 where the words at a field are in a list, otherwise 0.
    fn listed(&mut self, id: impl Into<Id>, field: Field<'_>, words: &str, list: &[&str]) -> Self::Value;
    /// How many days a day at one field is after the day at another.
    fn days_after(&mut self, id: impl Into<Id>, done: (Field<'_>, Date), due: (Field<'_>, Date)) -> Self::Value;
    /// A rounding: the one that makes points, or one that a formula asks for.
    ///
    /// # Errors
    /// A figure that cannot be represented.
    fn round(&mut self, id: impl Into<Id>, a: Self::Value, rounding: Rounding) -> Result<Points, ArithmeticError>;
    /// A rounded figure to go on computing with.
    fn rounded(&self, id: impl Into<Id>, points: Points) -> Self::Value;
    /// The exact value.
    fn exact(&self, a: Self::Value) -> Fraction;
    /// Names the source of the rule that the last step rests on.
    fn cite(&mut self, basis: impl FnOnce() -> String);

    /// A share of one: `a`, but not below 0 and not above 1.
    #[inline(always)]
    fn clamp_to_share(&mut self, id: impl Into<Id>, a: Self::Value) -> Self::Value {
        let (low, high) = (self.constant(Fraction::ZERO), self.constant(Fraction::ONE));
        self.clamp(id, a, low, high)
    }
}

/// Computes and keeps nothing.
#[derive(Clone, Copy, Debug, Default)]
pub struct Silent;

const fn one_or_zero(holds: bool) -> Fraction {
    if holds { Fraction::ONE } else { Fraction::ZERO }
}

const fn holds(value: Fraction) -> bool {
    !value.is_zero()
}

impl Ledger for Silent {
    type Value = Fraction;

    #[inline(always)]
    fn input(&mut self, _: Field<'_>, value: Fraction) -> Fraction {
        value
    }

    #[inline(always)]
    fn constant(&self, value: Fraction) -> Fraction {
        value
    }

    #[inline(always)]
    fn add(&mut self, _: impl Into<Id>, of: &[Fraction]) -> Result<Fraction, ArithmeticError> {
        of.iter().try_fold(Fraction::ZERO, |sum, value| sum.add(*value))
    }

    #[inline(always)]
    fn subtract(&mut self, _: impl Into<Id>, a: Fraction, b: Fraction) -> Result<Fraction, ArithmeticError> {
        a.subtract(b)
    }

    #[inline(always)]
    fn multiply(&mut self, _: impl Into<Id>, a: Fraction, b: Fraction) -> Result<Fraction, ArithmeticError> {
        a.multiply(b)
    }

    #[inline(always)]
    fn divide(&mut self, _: impl Into<Id>, a: Fraction, b: Fraction) -> Result<Fraction, ArithmeticError> {
        a.divide(b)
    }

    #[inline(always)]
    fn clamp(&mut self, _: impl Into<Id>, a: Fraction, low: Fraction, high: Fraction) -> Fraction {
        a.max(low).min(high)
    }

    #[inline(always)]
    fn clamp_to_share(&mut self, _: impl Into<Id>, a: Fraction) -> Fraction {
        if a.is_negative() {
            Fraction::ZERO
        } else if a.is_one_or_more() {
            Fraction::ONE
        } else {
            a
        }
    }

    fn minimum(&mut self, _: impl Into<Id>, of: &[Fraction]) -> Fraction {
        of.iter().copied().min().unwrap_or(Fraction::ZERO)
    }

    fn maximum(&mut self, _: impl Into<Id>, of: &[Fraction]) -> Fraction {
        of.iter().copied().max().unwrap_or(Fraction::ZERO)
    }

    fn absolute(&mut self, _: impl Into<Id>, a: Fraction) -> Result<Fraction, ArithmeticError> {
        if a.is_negative() { Fraction::ZERO.subtract(a) } else { Ok(a) }
    }

    #[inline(always)]
    fn compare(&mut self, _: impl Into<Id>, comparison: Comparison, a: Fraction, b: Fraction) -> Fraction {
        one_or_zero(comparison.holds(a.cmp(&b)))
    }

    fn and(&mut self, _: impl Into<Id>, a: Fraction, b: Option<Fraction>) -> Fraction {
        one_or_zero(holds(a) && b.is_some_and(holds))
    }

    fn or(&mut self, _: impl Into<Id>, a: Fraction, b: Option<Fraction>) -> Fraction {
        one_or_zero(holds(a) || b.is_some_and(holds))
    }

    fn not(&mut self, _: impl Into<Id>, a: Fraction) -> Fraction {
        one_or_zero(!holds(a))
    }

    fn choose(&mut self, _: impl Into<Id>, _: Fraction, taken: Fraction) -> Fraction {
        taken
    }

    #[inline(always)]
    fn listed(&mut self, _: impl Into<Id>, _: Field<'_>, words: &str, list: &[&str]) -> Fraction {
        one_or_zero(list.contains(&words))
    }

    fn days_after(&mut self, _: impl Into<Id>, done: (Field<'_>, Date), due: (Field<'_>, Date)) -> Fraction {
        Fraction::whole(done.1.days_after(due.1))
    }

    #[inline(always)]
    fn round(&mut self, _: impl Into<Id>, a: Fraction, rounding: Rounding) -> Result<Points, ArithmeticError> {
        a.round(rounding)
    }

    #[inline(always)]
    fn rounded(&self, _: impl Into<Id>, points: Points) -> Fraction {
        points.fraction()
    }

    #[inline(always)]
    fn exact(&self, a: Fraction) -> Fraction {
        a
    }

    #[inline(always)]
    fn cite(&mut self, _: impl FnOnce() -> String) {}
}

/// Leaves the computing to [`Silent`] and writes down every step.
#[derive(Clone, Debug)]
pub struct Recorder {
    base: String,
    steps: Vec<Step>,
}

/// A value and the step that it came from; none for a constant.
#[derive(Clone, Copy, Debug)]
pub struct Recorded {
    exact: Fraction,
    id: Option<Id>,
}

impl Recorder {
    /// A record whose inputs stand below a JSON Pointer of the scorecard.
    #[must_use]
    pub const fn new(base: String) -> Self {
        Self { base, steps: Vec::new() }
    }

    /// The steps.
    #[must_use]
    pub fn into_steps(self) -> Vec<Step> {
        self.steps
    }

    fn step(&mut self, id: Id, op: Operation, of: &[Recorded], exact: Fraction) -> Recorded {
        self.push(id, op, of.iter().map(operand).collect(), exact.to_string());
        Recorded { exact, id: Some(id) }
    }

    fn push(&mut self, id: Id, op: Operation, of: Vec<String>, value: String) {
        self.steps.push(Step {
            id: id.into(),
            op,
            of,
            from: None,
            words: Vec::new(),
            places: None,
            mode: None,
            value,
            basis: None,
        });
    }

    /// A value of the scorecard; one that a formula names twice is written down once.
    fn input_text(&mut self, field: Field<'_>, value: String) {
        let id: Cow<'static, str> = field.id().into();
        if self.steps.iter().any(|step| step.op == Operation::Input && step.id == id) {
            return;
        }
        self.push(field.id(), Operation::Input, Vec::new(), value);
        let pointer = field.pointer(&self.base);
        if let Some(step) = self.steps.last_mut() {
            step.from = Some(pointer);
        }
    }

    /// The sum of values of the scorecard, named by their JSON Pointers.
    pub fn sum(&mut self, id: &'static str, pointers: Vec<String>, sum: Fraction) -> Recorded {
        self.push(id.into(), Operation::Add, pointers, sum.to_string());
        Recorded { exact: sum, id: Some(id.into()) }
    }
}

/// How a step names a value: the step it came from, or a constant.
fn operand(value: &Recorded) -> String {
    value.id.map_or_else(|| value.exact.to_string(), |id| Cow::<'static, str>::from(id).into_owned())
}

fn figures(of: &[Recorded]) -> Vec<Fraction> {
    of.iter().map(|value| value.exact).collect()
}

impl Ledger for Recorder {
    type Value = Recorded;

    fn input(&mut self, field: Field<'_>, value: Fraction) -> Recorded {
        self.input_text(field, value.to_string());
        Recorded { exact: value, id: Some(field.id()) }
    }

    fn constant(&self, value: Fraction) -> Recorded {
        Recorded { exact: value, id: None }
    }

    fn add(&mut self, id: impl Into<Id>, of: &[Recorded]) -> Result<Recorded, ArithmeticError> {
        let (id, sum) = (id.into(), Silent.add("", &figures(of))?);
        Ok(self.step(id, Operation::Add, of, sum))
    }

    fn subtract(&mut self, id: impl Into<Id>, a: Recorded, b: Recorded) -> Result<Recorded, ArithmeticError> {
        Ok(self.step(id.into(), Operation::Subtract, &[a, b], a.exact.subtract(b.exact)?))
    }

    fn multiply(&mut self, id: impl Into<Id>, a: Recorded, b: Recorded) -> Result<Recorded, ArithmeticError> {
        Ok(self.step(id.into(), Operation::Multiply, &[a, b], a.exact.multiply(b.exact)?))
    }

    fn divide(&mut self, id: impl Into<Id>, a: Recorded, b: Recorded) -> Result<Recorded, ArithmeticError> {
        Ok(self.step(id.into(), Operation::Divide, &[a, b], a.exact.divide(b.exact)?))
    }

    fn clamp(&mut self, id: impl Into<Id>, a: Recorded, low: Recorded, high: Recorded) -> Recorded {
        let exact = Silent.clamp("", a.exact, low.exact, high.exact);
        self.step(id.into(), Operation::Clamp, &[a, low, high], exact)
    }

    fn minimum(&mut self, id: impl Into<Id>, of: &[Recorded]) -> Recorded {
        let least = Silent.minimum("", &figures(of));
        self.step(id.into(), Operation::Minimum, of, least)
    }

    fn maximum(&mut self, id: impl Into<Id>, of: &[Recorded]) -> Recorded {
        let greatest = Silent.maximum("", &figures(of));
        self.step(id.into(), Operation::Maximum, of, greatest)
    }

    fn absolute(&mut self, id: impl Into<Id>, a: Recorded) -> Result<Recorded, ArithmeticError> {
        Ok(self.step(id.into(), Operation::Absolute, &[a], Silent.absolute("", a.exact)?))
    }

    fn compare(&mut self, id: impl Into<Id>, comparison: Comparison, a: Recorded, b: Recorded) -> Recorded {
        let op = match comparison {
            Comparison::AtLeast => Operation::AtLeast,
            Comparison::Above => Operation::Above,
            Comparison::Equal => Operation::Equal,
            Comparison::Unequal => Operation::Unequal,
            Comparison::Below => Operation::Below,
            Comparison::AtMost => Operation::AtMost,
        };
        self.step(id.into(), op, &[a, b], Silent.compare("", comparison, a.exact, b.exact))
    }

    fn and(&mut self, id: impl Into<Id>, a: Recorded, b: Option<Recorded>) -> Recorded {
        let exact = Silent.and("", a.exact, b.map(|b| b.exact));
        let of: Vec<Recorded> = [a].into_iter().chain(b).collect();
        self.step(id.into(), Operation::And, &of, exact)
    }

    fn or(&mut self, id: impl Into<Id>, a: Recorded, b: Option<Recorded>) -> Recorded {
        let exact = Silent.or("", a.exact, b.map(|b| b.exact));
        let of: Vec<Recorded> = [a].into_iter().chain(b).collect();
        self.step(id.into(), Operation::Or, &of, exact)
    }

    fn not(&mut self, id: impl Into<Id>, a: Recorded) -> Recorded {
        self.step(id.into(), Operation::Not, &[a], Silent.not("", a.exact))
    }

    fn choose(&mut self, id: impl Into<Id>, condition: Recorded, taken: Recorded) -> Recorded {
        self.step(id.into(), Operation::Choose, &[condition, taken], taken.exact)
    }

    fn listed(&mut self, id: impl Into<Id>, field: Field<'_>, words: &str, list: &[&str]) -> Recorded {
        let id = id.into();
        self.input_text(field, words.to_owned());
        let exact = Silent.listed("", field, words, list);
        let field: Cow<'static, str> = field.id().into();
        self.push(id, Operation::Listed, vec![field.into_owned()], exact.to_string());
        if let Some(step) = self.steps.last_mut() {
            step.words = list.iter().map(|&word| word.to_owned()).collect();
        }
        Recorded { exact, id: Some(id) }
    }

    fn days_after(&mut self, id: impl Into<Id>, done: (Field<'_>, Date), due: (Field<'_>, Date)) -> Recorded {
        let (id, exact) = (id.into(), Silent.days_after("", done, due));
        let mut of = Vec::new();
        for (field, day) in [done, due] {
            self.input_text(field, day.to_string());
            of.push(Cow::<'static, str>::from(field.id()).into_owned());
        }
        self.push(id, Operation::DaysAfter, of, exact.to_string());
        Recorded { exact, id: Some(id) }
    }

    fn round(&mut self, id: impl Into<Id>, a: Recorded, rounding: Rounding) -> Result<Points, ArithmeticError> {
        let points = a.exact.round(rounding)?;
        self.push(id.into(), Operation::Round, vec![operand(&a)], points.to_string());
        if let Some(step) = self.steps.last_mut() {
            step.places = Some(rounding.places);
            step.mode = Some(rounding.mode);
        }
        Ok(points)
    }

    fn rounded(&self, id: impl Into<Id>, points: Points) -> Recorded {
        Recorded { exact: points.fraction(), id: Some(id.into()) }
    }

    fn exact(&self, a: Recorded) -> Fraction {
        a.exact
    }

    fn cite(&mut self, basis: impl FnOnce() -> String) {
        if let Some(step) = self.steps.last_mut() {
            step.basis = Some(basis());
        }
    }
}
