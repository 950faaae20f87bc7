//! The derivation of each point in words and numbers.

mod names;
mod sentence;

use std::borrow::Cow;

use serde::Serialize;

use self::sentence::Derivation;
use crate::identity::{bare_name, name_core};
use crate::model::scorecard::{Kind, Operation, Outcome, Reading, Scorecard, ScoredIndicator, Step};
use crate::model::template::Light;
use crate::model::value::Printed;
use crate::num::{Figure, Value};
use crate::print::{decimals, lamp, outcome};
use crate::score::label;
use crate::words::{Language, one_line, say};

/// What is to be explained.
#[derive(Clone, Copy, Debug)]
pub enum Topic<'a> {
    /// The whole scorecard.
    Everything,
    /// One indicator, by its number from 1 or by its name.
    Indicator(&'a str),
    /// One indicator, by its index in the table.
    Row(usize),
    /// The money and the execution rate.
    Execution,
    /// The total.
    Total,
}

impl Topic<'static> {
    /// What explains a field of a form, which is a JSON Pointer into the table, or behind `card:` into its scorecard; none
    /// of what is only entered.
    #[must_use]
    pub fn of_field(field: &str) -> Option<Self> {
        let pointer = field.strip_prefix("card:").unwrap_or(field);
        let mut steps = pointer.split('/').skip(1);
        match (steps.next()?, steps.next().and_then(|step| step.parse().ok())) {
            ("indicators", Some(index)) => Some(Self::Row(index)),
            ("execution" | "funds", _) => Some(Self::Execution),
            ("total" | "grade", _) => Some(Self::Total),
            _ => None,
        }
    }
}

impl Topic<'_> {
    /// Whether a part of the scorecard is explained: the whole of it has every part.
    fn has(&self, part: Topic<'_>) -> bool {
        match self {
            Topic::Everything => true,
            Topic::Execution => matches!(part, Topic::Execution),
            Topic::Total => matches!(part, Topic::Total),
            Topic::Indicator(_) | Topic::Row(_) => false,
        }
    }

    /// The indicators that are meant.
    fn rows<'c>(&self, card: &'c Scorecard) -> Vec<(usize, &'c ScoredIndicator)> {
        match self {
            Topic::Everything => card.indicators.iter().enumerate().collect(),
            Topic::Indicator(wanted) => chosen(card, wanted),
            Topic::Row(index) => card.indicators.get(*index).map(|row| (*index, row)).into_iter().collect(),
            Topic::Execution | Topic::Total => Vec::new(),
        }
    }
}

/// One step of a derivation in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ToldStep {
    /// What its result is called.
    pub name: String,
    /// The result.
    pub value: String,
    /// How it came about; none of a figure that the table itself states.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// The rule that it rests on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub basis: Option<String>,
}

/// A derivation step by step.
#[must_use]
pub fn told_steps(card: &Scorecard, steps: &[Step], language: Language) -> Vec<ToldStep> {
    let derivation = Derivation { card, steps, language };
    let told = |step: &Step| ToldStep {
        name: derivation.name(&step.id).into_owned(),
        value: derivation.value(&step.value),
        note: derivation.sentence(step).filter(|_| step.op != Operation::Input),
        basis: step.basis.clone().or_else(|| derivation.parameter_of(step).map(|parameter| parameter.basis.clone())),
    };
    steps.iter().map(told).collect()
}

/// Explains a scorecard; none where it has no such indicator.
#[must_use]
pub fn explain(card: &Scorecard, topic: Topic<'_>, language: Language) -> Option<String> {
    let mut speaker = Speaker { card, language, sources: Vec::new() };
    let rows = topic.rows(card);
    let [money, total] = [Topic::Execution, Topic::Total].map(|part| topic.has(part));
    if rows.is_empty() && !money && !total || matches!(topic, Topic::Execution) && card.execution.is_none() {
        return None;
    }
    let mut text = format!("{}\n", one_line(&card.project.name));
    if money {
        speaker.execution(&mut text);
    }
    for (index, indicator) in rows {
        speaker.indicator(index, indicator, &mut text);
    }
    if total {
        speaker.total(&mut text);
    }
    let scored = card.indicators.iter().any(|indicator| indicator.score.is_some());
    if scored && card.indicators.iter().all(|indicator| indicator.derivation.is_empty()) {
        text.push_str(say!(speaker.language, "\n此评分卡不含推导步骤\n", "\nThis scorecard carries no derivations\n"));
    }
    speaker.list_sources(&mut text);
    Some(text)
}

/// Whether everything that is explained could be assessed: of one indicator, itself.
#[must_use]
pub fn is_assessed(card: &Scorecard, topic: Topic<'_>) -> bool {
    let open = |row: &ScoredIndicator| matches!(row.outcome, Outcome::Missing | Outcome::Unassessable);
    match topic {
        Topic::Everything | Topic::Total => card.is_complete(),
        Topic::Execution => {
            card.execution.as_ref().is_some_and(|money| money.weight.is_none() || money.score.is_some())
        }
        Topic::Indicator(_) | Topic::Row(_) => !topic.rows(card).into_iter().any(|(_, row)| open(row)),
    }
}

/// The indicators that a number or a name stands for: as it is written, otherwise without what forms print before it
/// and add in brackets, so that 培训人数 finds 指标1:培训人数.
fn chosen<'c>(card: &'c Scorecard, wanted: &str) -> Vec<(usize, &'c ScoredIndicator)> {
    let core = |name: &str| name_core(bare_name(name));
    let all = || {
        let rows = card.indicators.iter().enumerate();
        rows.map(|(index, row)| ((index, row), row.name.as_deref().unwrap_or_default()))
    };
    let exact = all().filter(|((index, _), name)| wanted == (index + 1).to_string() || *name == wanted);
    let exact: Vec<_> = exact.map(|(row, _)| row).collect();
    if !exact.is_empty() {
        return exact;
    }
    all().filter(|(_, name)| !core(name).is_empty() && core(name) == core(wanted)).map(|(row, _)| row).collect()
}

struct Speaker<'a> {
    card: &'a Scorecard,
    language: Language,
    /// The sources cited so far; each is written out once, at the end.
    sources: Vec<String>,
}

impl Speaker<'_> {
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
            text.push_str(say!(self.language, "\n依据\n", "\nSources\n"));
        }
        for (index, source) in self.sources.iter().enumerate() {
            text.push_str(&format!("  [{}] {}\n", index + 1, one_line(source)));
        }
    }

    /// A title, what was earned, and what came of it; a table with lights says nothing about points.
    fn heading(&self, title: &str, points: Option<String>, results: [&str; 2]) -> String {
        let points =
            points.or_else(|| self.card.light.is_none().then(|| say!(self.language, "不计分", "no points").to_owned()));
        let results = results.into_iter().filter(|result| !result.is_empty()).map(str::to_owned);
        let all: Vec<String> = points.into_iter().chain(results).collect();
        format!("\n{title}{}{}\n", say!(self.language, ":", ": "), all.join(say!(self.language, ",", ", ")))
    }

    /// The points of the full ones, with those that are passed on.
    fn points(&self, score: Option<Figure>, weight: Option<Figure>, effective: Option<Figure>) -> Option<String> {
        let (score, weight) = (score?, weight?);
        let effective = effective.map(|effective| decimals(effective, self.language));
        Some(match effective {
            None => say!(self.language, "得 {score} 分,满分 {weight}", "{score} of {weight} points"),
            Some(effective) => say!(
                self.language,
                "得 {score} 分,满分 {weight},调整为 {effective}",
                "{score} of {weight} points, adjusted to {effective}"
            ),
        })
    }

    fn light(&self, shown: Option<Light>) -> &'static str {
        shown.map_or("", |shown| lamp(shown, self.language))
    }

    fn execution(&mut self, text: &mut String) {
        let Some(execution) = &self.card.execution else { return };
        let result = execution.outcome.map_or("", |result| outcome(result, self.language));
        let title = say!(self.language, "预算执行率", "Execution rate");
        let points = self.points(execution.score, execution.weight, None);
        text.push_str(&self.heading(title, points, [result, self.light(execution.light)]));
        self.steps(&execution.derivation, text);
        if let Some(why) = &execution.why {
            text.push_str(&format!("  {}\n", one_line(why.get(self.language))));
        }
    }

    fn indicator(&mut self, index: usize, indicator: &ScoredIndicator, text: &mut String) {
        let first = indicator.path.first().map(|tier| format!("{tier} · ")).unwrap_or_default();
        let title = format!("{}. {first}{}", index + 1, label(indicator));
        let title = one_line(&title);
        let result = outcome(indicator.outcome, self.language);
        text.push_str(&self.heading(
            &title,
            self.points(indicator.score, indicator.weight, indicator.effective_weight),
            [result, self.light(indicator.light)],
        ));
        let (target, actual) = (indicator.target.as_ref(), indicator.actual.as_ref());
        self.reading(say!(self.language, "目标值", "target"), target, &indicator.reading.target, text);
        self.reading(say!(self.language, "实际值", "actual"), actual, &indicator.reading.actual, text);
        self.steps(&indicator.derivation, text);
        for note in indicator.why.iter().chain(&indicator.notes) {
            text.push_str(&format!("  {}\n", one_line(note.get(self.language))));
        }
    }

    /// A cell as printed, and what it was read as where that could be something else.
    fn reading(&self, name: &str, printed: Option<&Printed>, reading: &Reading, text: &mut String) {
        let mut line = format!("  {name} {}", printed.map_or("—", |printed| printed.0.as_str()));
        if matches!(reading.kind, Kind::Number | Kind::Range | Kind::Date) {
            let relation = reading.relation.map_or("", crate::model::value::Relation::sign);
            let value = reading.value.as_ref().map_or(Cow::Borrowed("—"), Value::text);
            let high = reading.high.as_ref().map(|high| format!("{}{high}", say!(self.language, " 至 ", " to ")));
            let unit = reading.unit.as_ref().map(|unit| match unit.as_str() {
                "%" | "‰" => unit.clone(),
                _ => format!(" {unit}"),
            });
            let guessed = if reading.guessed { say!(self.language, "(推断)", " (guessed)") } else { "" };
            let (high, unit) = (high.unwrap_or_default(), unit.unwrap_or_default());
            line.push_str(&format!(
                "{}{relation}{value}{high}{unit}{guessed}",
                say!(self.language, ",读作 ", ", read as ")
            ));
        }
        text.push_str(&format!("{}\n", one_line(&line)));
        for note in &reading.notes {
            text.push_str(&format!("    {}\n", one_line(note.get(self.language))));
        }
    }

    fn total(&mut self, text: &mut String) {
        let total = &self.card.total;
        if self.card.light.is_some() {
            let title = say!(self.language, "全表", "The table");
            let worst = say!(self.language, "各项中最差的灯", "the worst of its lights");
            text.push_str(&self.heading(title, None, [self.light(self.card.light), worst]));
        } else {
            let title = say!(self.language, "总分", "Total");
            let points = match (total.score, total.weight) {
                (Some(score), None) => {
                    Some(say!(self.language, "得 {score} 分,满分不详", "{score} points of a sum that is not known"))
                }
                (score, weight) => self.points(score, weight, None),
            };
            text.push_str(&self.heading(title, points, [self.card.grade.as_deref().unwrap_or("—"), ""]));
        }
        self.steps(&total.derivation, text);
        for note in &self.card.notes {
            text.push_str(&format!("  {}\n", one_line(note.get(self.language))));
        }
    }

    fn steps(&mut self, steps: &[Step], text: &mut String) {
        for step in steps {
            let derivation = Derivation { card: self.card, steps, language: self.language };
            let Some(sentence) = derivation.sentence(step) else { continue };
            let of_parameter = derivation.parameter_of(step).map(|parameter| parameter.basis.clone());
            let sentence = one_line(&sentence);
            let source = step.basis.clone().or(of_parameter).map(|basis| format!("  [{}]", self.source(&basis)));
            text.push_str(&format!("  {sentence}{}\n", source.unwrap_or_default()));
        }
    }
}
