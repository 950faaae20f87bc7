//! The derivation of each point in words and numbers.

use super::table::label;
use super::words::{mode, outcome, pick};
use crate::model::{Kind, Language, Operation, Scorecard, ScoredIndicator, Step};
use crate::num::{Fraction, Mode, Rounding};

/// What is to be explained.
#[derive(Clone, Copy, Debug)]
pub enum Topic<'a> {
    /// The whole scorecard.
    Everything,
    /// One indicator, by its number from 1 or by its name.
    Indicator(&'a str),
}

/// Explains a scorecard; none where it has no such indicator.
#[must_use]
pub fn explain(card: &Scorecard, topic: Topic<'_>, language: Language) -> Option<String> {
    let json = serde_json::to_value(card).unwrap_or_default();
    let mut speaker = Speaker { card, json, language, sources: Vec::new() };
    let chosen: Vec<(usize, &ScoredIndicator)> = card
        .indicators
        .iter()
        .enumerate()
        .filter(|(index, i)| match topic {
            Topic::Everything => true,
            Topic::Indicator(wanted) => wanted == (index + 1).to_string() || i.name.as_deref() == Some(wanted),
        })
        .collect();
    let whole = matches!(topic, Topic::Everything);
    if chosen.is_empty() && !whole {
        return None;
    }
    let mut text = format!("{}\n", card.project.name);
    if whole {
        speaker.execution(&mut text);
    }
    for (index, indicator) in chosen {
        speaker.indicator(index, indicator, &mut text);
    }
    if whole {
        speaker.total(&mut text);
    }
    let scored = card.indicators.iter().any(|indicator| indicator.score.is_some());
    if scored && card.indicators.iter().all(|indicator| indicator.derivation.is_empty()) {
        text.push_str(speaker.say("\n此评分卡不含推导步骤\n", "\nThis scorecard carries no derivations\n"));
    }
    speaker.list_sources(&mut text);
    Some(text)
}

struct Speaker<'a> {
    card: &'a Scorecard,
    /// The scorecard as the steps point into it.
    json: serde_json::Value,
    language: Language,
    /// The sources cited so far; each is written out once, at the end.
    sources: Vec<String>,
}

impl Speaker<'_> {
    fn say(&self, zh: &'static str, en: &'static str) -> &'static str {
        pick(self.language, zh, en)
    }

    /// The number of a source.
    fn source(&mut self, basis: &str) -> usize {
        let known = self.sources.iter().position(|source| source == basis);
        known.map_or_else(
            || {
                self.sources.push(basis.to_owned());
                self.sources.len()
            },
            |index| index + 1,
        )
    }

    fn list_sources(&self, text: &mut String) {
        if !self.sources.is_empty() {
            text.push_str(self.say("\n依据\n", "\nSources\n"));
        }
        for (index, source) in self.sources.iter().enumerate() {
            text.push_str(&format!("  [{}] {source}\n", index + 1));
        }
    }

    fn heading(&self, title: &str, score: Option<&str>, weight: Option<&str>, result: &str) -> String {
        let points = match (score, weight, self.language) {
            (Some(score), Some(weight), Language::Zh) => format!(":得 {score} 分,满分 {weight}"),
            (Some(score), Some(weight), Language::En) => format!(": {score} of {weight} points"),
            (.., Language::Zh) => ":不计分".to_owned(),
            (.., Language::En) => ": no points".to_owned(),
        };
        let result = if result.is_empty() { String::new() } else { format!("{}{result}", self.say(",", ", ")) };
        format!("\n{title}{points}{result}\n")
    }

    fn execution(&mut self, text: &mut String) {
        let Some(execution) = &self.card.execution else { return };
        let result = execution.outcome.map_or("", |result| outcome(result, self.language));
        let title = self.say("预算执行率", "Execution rate");
        text.push_str(&self.heading(title, execution.score.as_deref(), execution.weight.as_deref(), result));
        self.steps(&execution.derivation, true, text);
        if let Some(why) = &execution.why {
            text.push_str(&format!("  {}\n", why.get(self.language)));
        }
    }

    fn indicator(&mut self, index: usize, indicator: &ScoredIndicator, text: &mut String) {
        let first = indicator.path.first().map(|tier| format!("{tier} · ")).unwrap_or_default();
        let title = format!("{}. {first}{}", index + 1, label(indicator));
        let result = outcome(indicator.outcome, self.language);
        text.push_str(&self.heading(&title, indicator.score.as_deref(), indicator.weight.as_deref(), result));
        for (zh, en, printed, reading) in [
            ("目标值", "target", &indicator.target, &indicator.reading.target),
            ("实际值", "actual", &indicator.actual, &indicator.reading.actual),
        ] {
            let printed = printed.as_ref().map_or("—", |printed| printed.0.as_str());
            let relation = reading.relation.map_or("", crate::model::Relation::sign);
            let read = format!("{relation}{}", reading.value.as_deref().unwrap_or("—"));
            let unit = reading.unit.as_ref().map(|unit| format!(" {unit}")).unwrap_or_default();
            let guessed = if reading.guessed { self.say("(推断)", " (guessed)") } else { "" };
            let mut line = format!("  {} {printed}", self.say(zh, en));
            if reading.kind == Kind::Number {
                line.push_str(&format!("{}{read}{unit}{guessed}", self.say(",读作 ", ", read as ")));
            }
            text.push_str(&(line + "\n"));
            for note in &reading.notes {
                text.push_str(&format!("    {}\n", note.get(self.language)));
            }
        }
        let money = indicator.derivation.iter().any(|step| step.id == "budget");
        self.steps(&indicator.derivation, money, text);
        for note in indicator.why.iter().chain(&indicator.notes) {
            text.push_str(&format!("  {}\n", note.get(self.language)));
        }
    }

    fn total(&mut self, text: &mut String) {
        let total = &self.card.total;
        let grade = self.card.grade.as_deref().unwrap_or("—");
        let title = self.say("总分", "Total");
        text.push_str(&self.heading(title, total.score.as_deref(), total.weight.as_deref(), grade));
        self.steps(&total.derivation, false, text);
        for note in &self.card.notes {
            text.push_str(&format!("  {}\n", note.get(self.language)));
        }
    }

    fn steps(&mut self, steps: &[Step], money: bool, text: &mut String) {
        for step in steps {
            let Some(sentence) = self.step(step, steps, money) else { continue };
            let source = step.basis.as_deref().map(|basis| format!("  [{}]", self.source(basis)));
            text.push_str(&format!("  {sentence}{}\n", source.unwrap_or_default()));
        }
    }

    /// One step as a sentence; inputs stand above it already, except money.
    fn step(&self, step: &Step, steps: &[Step], money: bool) -> Option<String> {
        let name = self.name(&step.id, money);
        let value = self.value(&step.value);
        let operand = |index: usize| step.of.get(index).map(|of| self.operand(of, steps)).unwrap_or_default();
        let term = |index: usize| step.of.get(index).map(|of| self.operand_name(of, money)).unwrap_or_default();
        let calculation = |sign: &str| {
            let names = format!("{} {sign} {}", term(0), term(1));
            let figures = format!("{} {sign} {}", operand(0), operand(1));
            let figures = if names == figures { figures } else { format!("{names} = {figures}") };
            format!("{name} = {figures} = {value}")
        };
        Some(match step.op {
            Operation::Input if !matches!(step.id.as_ref(), "budget" | "executed" | "judged") => return None,
            Operation::Input => format!("{name} {value}"),
            Operation::Add => {
                let figures: Vec<String> = step.of.iter().map(|of| self.operand(of, steps)).collect();
                format!("{name} = {} = {value}", figures.join(" + "))
            }
            Operation::Subtract => calculation("−"),
            Operation::Multiply => calculation("×"),
            Operation::Divide => calculation("÷"),
            Operation::Clamp => match self.language {
                Language::Zh => format!("{name} = {},限于 {} 至 {} 之间 = {value}", term(0), operand(1), operand(2)),
                Language::En => {
                    format!("{name} = {}, kept between {} and {} = {value}", term(0), operand(1), operand(2))
                }
            },
            Operation::AtLeast | Operation::Above | Operation::Equal | Operation::Below | Operation::AtMost => {
                let sign = match step.op {
                    Operation::AtLeast => "≥",
                    Operation::Above => ">",
                    Operation::Equal => "=",
                    Operation::Below => "<",
                    _ => "≤",
                };
                let holds = if step.value == "1" {
                    self.say("成立", "holds")
                } else {
                    self.say("不成立", "does not hold")
                };
                let comma = self.say(",", ", ");
                format!("{name}:{} {sign} {} {holds}{comma}{name} = {value}", operand(0), operand(1))
            }
            Operation::Listed => {
                let list = step.words.join(self.say("、", ", "));
                let found = step.value == "1";
                match self.language {
                    Language::Zh => {
                        let verb = if found { "属于" } else { "不属于" };
                        format!("“{}”{verb}达成的说法({list}),{name} = {value}", operand(0))
                    }
                    Language::En => {
                        let verb = if found { "is among" } else { "is not among" };
                        format!("{} {verb} the words for reached ({list}), {name} = {value}", operand(0))
                    }
                }
            }
            Operation::Round => self.rounding(step, name, &operand(0), steps),
        })
    }

    /// The one rounding, and what the other modes would have given where that is something else.
    fn rounding(&self, step: &Step, name: &str, exact: &str, steps: &[Step]) -> String {
        let places = step.places.unwrap_or_default();
        let used = step.mode.unwrap_or(Mode::HalfEven);
        let (mode_name, code) = (mode(used, self.language), used.name());
        let mut sentence = match self.language {
            Language::Zh => format!("{name} = {exact} 保留 {places} 位小数({mode_name} {code})= {}", step.value),
            Language::En => format!("{name} = {exact} rounded to {places} places ({code}) = {}", step.value),
        };
        let raw = step.of.first().and_then(|of| self.raw(of, steps)).and_then(|text| text.parse::<Fraction>().ok());
        let others: Vec<String> = Mode::ALL
            .into_iter()
            .filter(|other| *other != used)
            .filter_map(|other| {
                let points = raw?.round(Rounding { places, mode: other }).ok()?.to_string();
                (points != step.value).then(|| match self.language {
                    Language::Zh => format!("{} {} 则为 {points}", mode(other, self.language), other.name()),
                    Language::En => format!("{} would give {points}", other.name()),
                })
            })
            .collect();
        if !others.is_empty() {
            sentence.push_str(self.say(";若按 ", "; "));
            sentence.push_str(&others.join(self.say(",按 ", ", ")));
        }
        sentence
    }

    /// The text behind an operand: of a step, of a value of the scorecard, or a constant.
    fn raw(&self, operand: &str, steps: &[Step]) -> Option<String> {
        if operand.starts_with('/') {
            return self.json.pointer(operand)?.as_str().map(str::to_owned);
        }
        let step = steps.iter().find(|step| step.id == operand);
        Some(step.map_or_else(|| operand.to_owned(), |step| step.value.clone()))
    }

    fn operand(&self, operand: &str, steps: &[Step]) -> String {
        self.value(&self.raw(operand, steps).unwrap_or_default())
    }

    fn operand_name(&self, operand: &str, money: bool) -> String {
        let constant = operand.starts_with(|c: char| c.is_ascii_digit() || c == '-' || c == '/');
        if constant { operand.to_owned() } else { self.name(operand, money).to_owned() }
    }

    /// A fraction without a finite decimal is followed by its first decimals.
    fn value(&self, text: &str) -> String {
        let rounding = Rounding { places: 6, mode: Mode::HalfEven };
        match text.parse::<Fraction>().map(|value| value.round(rounding)) {
            Ok(Ok(points)) if text.contains('/') => match self.language {
                Language::Zh => format!("{text}(约 {points})"),
                Language::En => format!("{text} (about {points})"),
            },
            _ => text.to_owned(),
        }
    }

    fn name<'n>(&self, id: &'n str, money: bool) -> &'n str {
        let (zh, en) = match id {
            "target" => ("目标", "target"),
            "actual" => ("实际", "actual"),
            "converted" => ("换算后的实际", "actual in the target's unit"),
            "rate" if money => ("执行率", "execution rate"),
            "rate" => ("比例", "ratio"),
            "left" => ("剩余比例", "what is left"),
            "share" => ("得分比例", "share earned"),
            "weight" => ("分值", "weight"),
            "exact" => ("取舍前得分", "points before rounding"),
            "sum" => ("合计", "sum"),
            "score" => ("得分", "points"),
            "judged" => ("评判得分", "judged points"),
            "budget" => ("全年预算数", "full-year budget"),
            "executed" => ("全年执行数", "executed"),
            "percent" => ("执行率(%)", "execution rate in %"),
            "rate_percent" => ("公布的执行率(%)", "execution rate in %, printed"),
            other => return other,
        };
        self.say(zh, en)
    }
}
