//! One step of a derivation as a sentence.

use serde_json::Value as Json;

use crate::model::scorecard::{Operation, Scorecard, Step};
use crate::num::{Fraction, Mode, Rounding};
use crate::print::decimals;
use crate::words::{Language, say};

/// A derivation and the scorecard that it belongs to.
#[derive(Clone, Copy)]
pub(super) struct Derivation<'a> {
    pub(super) card: &'a Scorecard,
    /// The scorecard as the steps point into it.
    pub(super) json: &'a Json,
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
        let pointers = step.of.iter().any(|of| of.starts_with('/'));
        let names = joined(step.of.iter().map(|of| self.term(of)).collect());
        let names = if pointers || names == figures { String::new() } else { format!("{names} = ") };
        format!("{} = {names}{figures} = {}", self.name(&step.id), self.value(&step.value))
    }

    fn clamped(&self, step: &Step) -> String {
        let [a, low, high] = [0, 1, 2].map(|index| step.of.get(index).map(String::as_str).unwrap_or_default());
        let (name, value) = (self.name(&step.id), self.value(&step.value));
        let (a, low, high) = (self.term(a), self.figure(low), self.figure(high));
        say!(
            self.language,
            "{name} = {a},限于 {low} 至 {high} 之间 = {value}",
            "{name} = {a}, kept between {low} and {high} = {value}"
        )
    }

    /// Two operands with the sign between them, and whether that holds.
    fn comparison(&self, step: &Step, sign: &str) -> String {
        let (name, [a, b]) = (self.name(&step.id), [0, 1].map(|index| self.named_figure(step, index)));
        if step.value == "1" {
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
        if step.value == "1" {
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
        let holds = step.of.first().is_some_and(|of| self.figure(of) == "1");
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
        let (name, value) = (self.name(&step.id), &step.value);
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
        let verb = if value == "1" {
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
        let exact: Option<Fraction> = step.of.first().and_then(|of| self.raw(of)).and_then(|text| text.parse().ok());
        let places = step.places.unwrap_or_default();
        Mode::ALL
            .into_iter()
            .filter(|other| Some(*other) != step.mode)
            .filter_map(|other| {
                let points = exact?.round(Rounding { places, mode: other }).ok()?.to_string();
                let other = self.mode(other);
                (points != step.value)
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

    /// The text behind an operand: of a step, of a value of the scorecard, or a constant.
    fn raw(&self, operand: &str) -> Option<String> {
        if operand.starts_with('/') {
            return self.json.pointer(operand)?.as_str().map(str::to_owned);
        }
        let step = self.steps.iter().find(|step| step.id == operand);
        Some(step.map_or_else(|| operand.to_owned(), |step| step.value.clone()))
    }

    fn figure(&self, operand: &str) -> String {
        self.value(&self.raw(operand).unwrap_or_default())
    }

    /// The name of an operand; a constant is its own name.
    fn term(&self, operand: &str) -> String {
        if is_constant(operand) { self.value(operand) } else { self.name(operand).into_owned() }
    }

    /// An operand by its name, where it has one, and its figure.
    fn named_figure(&self, step: &Step, index: usize) -> String {
        let Some(operand) = step.of.get(index) else { return String::new() };
        let figure = self.figure(operand);
        if is_constant(operand) { figure } else { format!("{} {figure}", self.name(operand)) }
    }

    fn value(&self, text: &str) -> String {
        decimals(text, self.language)
    }
}

/// Whether an operand stands for itself; a pointer into the scorecard is shown as it is.
fn is_constant(operand: &str) -> bool {
    operand.starts_with(|c: char| c.is_ascii_digit() || c == '-' || c == '/')
}
