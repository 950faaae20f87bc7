//! One step of a derivation as a sentence.

use crate::model::scorecard::{Operand, Operation, Scorecard, Step};
use crate::num::{Figure, Fraction, Mode, Rounding, Value};
use crate::print::{decimals, long};
use crate::words::{Language, say};

/// A derivation and the scorecard that it belongs to.
#[derive(Clone, Copy)]
pub(super) struct Derivation<'a> {
    pub(super) card: &'a Scorecard,
    pub(super) steps: &'a [Step],
    pub(super) language: Language,
}

impl Derivation<'_> {
    /// One step as a sentence; none for those inputs of an indicator that stand above the steps already.
    pub(super) fn sentence(&self, step: &Step) -> Option<String> {
        let above = matches!(step.id.as_ref(), "target" | "target_high" | "actual" | "weight");
        Some(match step.op {
            Operation::Input if above => return None,
            Operation::Input => self.input(step),
            Operation::Add => self.calculation(step, ["", " + ", ""]),
            Operation::Subtract => self.calculation(step, ["", " − ", ""]),
            Operation::Multiply => self.calculation(step, ["", " × ", ""]),
            Operation::Divide => self.calculation(step, ["", " ÷ ", ""]),
            Operation::Minimum => self.calculation(step, self.list(say!(self.language, "最小值(", "min("))),
            Operation::Maximum => self.calculation(step, self.list(say!(self.language, "最大值(", "max("))),
            Operation::Absolute => self.calculation(step, ["|", "", "|"]),
            Operation::Not => self.calculation(step, [say!(self.language, "非 ", "not "), "", ""]),
            Operation::And | Operation::Or if step.of.len() == 1 => self.settled(step),
            Operation::And => self.calculation(step, ["", say!(self.language, " 且 ", " and "), ""]),
            Operation::Or => self.calculation(step, ["", say!(self.language, " 或 ", " or "), ""]),
            Operation::Clamp => self.clamped(step),
            Operation::Choose => self.choice(step),
            Operation::DaysAfter => self.days(step),
            Operation::Listed => self.listed(step),
            Operation::Round => self.rounding(step),
            Operation::AtLeast => self.comparison(step, "≥"),
            Operation::Above => self.comparison(step, ">"),
            Operation::Equal => self.comparison(step, "="),
            Operation::Unequal => self.comparison(step, "≠"),
            Operation::Below => self.comparison(step, "<"),
            Operation::AtMost => self.comparison(step, "≤"),
        })
    }

    fn list(&self, open: &'static str) -> [&'static str; 3] {
        [open, say!(self.language, "、", ", "), ")"]
    }

    fn input(&self, step: &Step) -> String {
        let unit = self.unit_of(step).map(|unit| format!(" {unit}")).unwrap_or_default();
        format!("{} {}{unit}", self.name(&step.id), self.value(&step.value))
    }

    /// `name = a × b = 2 × 3 = 6`: with the names of the operands where they have any, then with figures.
    fn calculation(&self, step: &Step, [open, between, close]: [&str; 3]) -> String {
        let joined = |parts: Vec<String>| format!("{open}{}{close}", parts.join(between));
        let figures = joined(step.of.iter().map(|of| self.figure(of)).collect());
        // Sums over a whole table name nothing: their terms stand above them.
        let pointers = step.of.iter().any(|of| matches!(of, Operand::Pointer(_)));
        let names = joined(step.of.iter().map(|of| self.term(of)).collect());
        let names = if pointers || names == figures { String::new() } else { format!("{names} = ") };
        format!("{} = {names}{figures} = {}", self.name(&step.id), self.value(&step.value))
    }

    fn clamped(&self, step: &Step) -> String {
        let (name, value) = (self.name(&step.id), self.value(&step.value));
        let [low, high] = [1, 2].map(|index| step.of.get(index).map(|of| self.figure(of)).unwrap_or_default());
        let a = step.of.first().map(|of| self.term(of)).unwrap_or_default();
        say!(
            self.language,
            "{name} = {a},限于 {low} 至 {high} 之间 = {value}",
            "{name} = {a}, kept between {low} and {high} = {value}"
        )
    }

    /// Two operands with the sign between them, and whether that holds.
    fn comparison(&self, step: &Step, sign: &str) -> String {
        let (name, [a, b]) = (self.name(&step.id), [0, 1].map(|index| self.named_figure(step, index)));
        if holds(Some(&step.value)) {
            say!(self.language, "{name}:{a} {sign} {b} 成立,记 1", "{name}: {a} {sign} {b} holds, which makes 1")
        } else {
            say!(
                self.language,
                "{name}:{a} {sign} {b} 不成立,记 0",
                "{name}: {a} {sign} {b} does not hold, which makes 0"
            )
        }
    }

    /// An `and` or `or` that its first condition settles.
    fn settled(&self, step: &Step) -> String {
        let (name, first) = (self.name(&step.id), step.of.first().map(|of| self.term(of)).unwrap_or_default());
        if holds(Some(&step.value)) {
            say!(
                self.language,
                "{name}:{first}已成立,其余不必再看,记 1",
                "{name}: {first} holds, whatever the rest, which makes 1"
            )
        } else {
            say!(
                self.language,
                "{name}:{first}不成立,其余不必再看,记 0",
                "{name}: {first} does not hold, whatever the rest, which makes 0"
            )
        }
    }

    fn choice(&self, step: &Step) -> String {
        let (name, value) = (self.name(&step.id), self.value(&step.value));
        let condition = step.of.first().map(|of| self.term(of)).unwrap_or_default();
        let holds = holds(step.of.first().and_then(|of| self.raw(of)).as_ref());
        let taken = step.of.get(1).map(|of| self.term(of)).filter(|term| *term != value);
        let taken = taken.map(|term| format!("{term} = ")).unwrap_or_default();
        if holds {
            say!(
                self.language,
                "{name}:{condition}成立,取 {taken}{value}",
                "{name}: {condition} holds, so take {taken}{value}"
            )
        } else {
            say!(
                self.language,
                "{name}:{condition}不成立,取 {taken}{value}",
                "{name}: {condition} does not hold, so take {taken}{value}"
            )
        }
    }

    fn days(&self, step: &Step) -> String {
        let (name, value) = (self.name(&step.id), step.value.text());
        let [done, due] = [0, 1].map(|index| step.of.get(index).map(|of| self.figure(of)).unwrap_or_default());
        match value.strip_prefix('-') {
            Some(early) => say!(
                self.language,
                "{name}:期限 {due},完成 {done},提前 {early} 日,记 {value}",
                "{name}: due {due}, done {done}, {early} early, which makes {value}"
            ),
            None => say!(
                self.language,
                "{name}:期限 {due},完成 {done},逾期 {value} 日",
                "{name}: due {due}, done {done}, {value} late"
            ),
        }
    }

    fn listed(&self, step: &Step) -> String {
        let (name, value) = (self.name(&step.id), &step.value);
        let said = step.of.first().map(|of| self.figure(of)).unwrap_or_default();
        let list = step.words.join(say!(self.language, "、", ", "));
        let verb = if holds(Some(value)) {
            say!(self.language, "属于", "is among")
        } else {
            say!(self.language, "不属于", "is not among")
        };
        // The words of a verdict give its band, whatever the band is worth.
        let whose = if step.id == "said" {
            say!(self.language, "本档的说法", "the words of this band")
        } else {
            say!(self.language, "达成的说法", "the words for reached")
        };
        say!(
            self.language,
            "“{said}”{verb}{whose}({list}),{name} = {value}",
            "{said} {verb} {whose} ({list}), {name} = {value}"
        )
    }

    /// A rounding; for the one that makes points, what the other modes would have given as well.
    fn rounding(&self, step: &Step) -> String {
        let (name, exact) = (self.name(&step.id), step.of.first().map(|of| self.figure(of)).unwrap_or_default());
        let places = step.places.unwrap_or_default();
        let used = step.mode.unwrap_or(Mode::HalfEven);
        let used = self.mode(used);
        let how = match places {
            0 => say!(self.language, " 取整({used})", " rounded to a whole number ({used}) "),
            1 => say!(self.language, " 保留 1 位小数({used})", " rounded to 1 place ({used}) "),
            _ => say!(self.language, " 保留 {places} 位小数({used})", " rounded to {places} places ({used}) "),
        };
        let others =
            if matches!(step.id.as_ref(), "score" | "rate_percent") { self.other_modes(step) } else { Vec::new() };
        let mut sentence = format!("{name} = {exact}{how}= {}", step.value);
        if !others.is_empty() {
            sentence.push_str(say!(self.language, ";若按 ", "; "));
            sentence.push_str(&others.join(say!(self.language, ",按 ", ", ")));
        }
        sentence
    }

    /// The modes that would have given something else.
    fn other_modes(&self, step: &Step) -> Vec<String> {
        let exact: Option<Fraction> = step.of.first().and_then(|of| self.raw(of)).and_then(|value| value.near());
        let places = step.places.unwrap_or_default();
        Mode::ALL
            .into_iter()
            .filter(|other| Some(*other) != step.mode)
            .filter_map(|other| {
                let points = Figure::from(exact?.round(Rounding { places, mode: other }).ok()?);
                let other = self.mode(other);
                (Some(points) != step.value.figure())
                    .then(|| say!(self.language, "{other} 则为 {points}", "{other} would give {points}"))
            })
            .collect()
    }

    /// A mode by its name in templates; in Chinese by what it is called as well.
    fn mode(&self, mode: Mode) -> String {
        let name = mode.name();
        match self.language {
            Language::Zh => format!("{} {name}", mode.said().zh),
            Language::En => name.to_owned(),
        }
    }

    /// What stands behind an operand: the value of a step, one of the scorecard, or a constant.
    fn raw(&self, operand: &Operand) -> Option<Value> {
        match operand {
            Operand::Constant(figure) => Some(Value::Figure(*figure)),
            Operand::Pointer(pointer) => self.card.at(pointer),
            Operand::Step(id) => {
                let step = self.steps.iter().find(|step| step.id == *id);
                Some(step.map_or_else(|| Value::Words(id.to_string()), |step| step.value.clone()))
            }
        }
    }

    fn figure(&self, operand: &Operand) -> String {
        self.raw(operand).map(|value| self.value(&value)).unwrap_or_default()
    }

    /// The name of an operand; a constant is its own name, and a pointer into the scorecard is shown as it is.
    fn term(&self, operand: &Operand) -> String {
        match operand {
            Operand::Constant(figure) => decimals(*figure, self.language),
            Operand::Pointer(pointer) => pointer.clone(),
            Operand::Step(id) => self.name(id).into_owned(),
        }
    }

    /// An operand by its name, where it has one, and its figure.
    fn named_figure(&self, step: &Step, index: usize) -> String {
        let Some(operand) = step.of.get(index) else { return String::new() };
        let figure = self.figure(operand);
        match operand {
            Operand::Step(id) => format!("{} {figure}", self.name(id)),
            Operand::Constant(_) | Operand::Pointer(_) => figure,
        }
    }

    pub(super) fn value(&self, value: &Value) -> String {
        match value {
            Value::Figure(figure) => decimals(*figure, self.language),
            Value::Long(sum) => long(sum, self.language),
            Value::Words(words) => words.clone(),
        }
    }
}

/// Whether a condition holds, which is written as 1.
fn holds(condition: Option<&Value>) -> bool {
    condition.and_then(Value::exact) == Some(Fraction::ONE)
}
