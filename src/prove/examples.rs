//! The examples of a template, each computed as a table of one row.

use crate::bind::Table;
use crate::codes::overflow;
use crate::ledger::Detail;
use crate::model::assessment::{Assessment, Indicator};
use crate::model::scorecard::{Outcome, Scorecard};
use crate::model::template::{Example, Light};
use crate::num::{Figure, Number};
use crate::read::{Places, Source};
use crate::score::{Failure, grade_total, score};
use crate::template::Rulebook;
use crate::words::{Place, Problem, Problems, Text, Word, text, word};

/// A statement of the template that does not come out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contradiction {
    /// JSON Pointer of what is wrong.
    pub pointer: String,
    /// What is wrong, both figures side by side.
    pub says: Text,
}

/// What an example comes to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reckoned {
    /// The points.
    pub score: Option<Figure>,
    /// The outcome.
    pub outcome: Option<Outcome>,
    /// The grade.
    pub grade: Option<String>,
    /// The light.
    pub light: Option<Light>,
    /// Why there is nothing, or less than one might expect.
    pub why: Option<Text>,
}

/// Refuses a template that contradicts its own examples: it scores nobody.
///
/// # Errors
/// Each example that does not come out, with its place.
pub fn refuse_contradictions(source: &Source, book: &Rulebook) -> Result<(), Problems> {
    let found = problems(source, contradictions(book));
    if found.is_empty() { Ok(()) } else { Err(Problems::sorted(found)) }
}

/// Every example that does not come out, or that says nothing.
#[must_use]
pub fn contradictions(book: &Rulebook) -> Vec<Contradiction> {
    let examples = book.template.examples.iter().enumerate();
    examples.flat_map(|(index, example)| compare(book, example, &format!("/examples/{index}"))).collect()
}

/// What the examples come to, in their order; none for one that cannot be computed.
#[must_use]
pub fn results(book: &Rulebook) -> Vec<Option<Reckoned>> {
    let computed = |example| subject(example).and_then(|subject| compute(book, example, subject)).ok();
    book.template.examples.iter().map(computed).collect()
}

/// Contradictions with their places. Only they need the file once more.
pub(super) fn problems(source: &Source, found: Vec<Contradiction>) -> Vec<Problem> {
    if found.is_empty() {
        return Vec::new();
    }
    let node = source.values().next().and_then(Result::ok);
    let start = |pointer: &str| node.as_ref().map_or(0, |node| node.nearest(pointer).start);
    found.into_iter().map(|one| Problem::new(source.place(start(&one.pointer)), one.says)).collect()
}

/// What an example is about.
#[derive(Clone, Copy)]
enum Subject<'e> {
    Indicator(&'e Indicator),
    Total(Number),
    Funds,
}

fn subject(example: &Example) -> Result<Subject<'_>, Text> {
    match (&example.indicator, example.total, &example.funds) {
        (Some(indicator), None, _) => Ok(Subject::Indicator(indicator)),
        (None, Some(total), _) => Ok(Subject::Total(total)),
        (None, None, Some(_)) => Ok(Subject::Funds),
        (Some(_), Some(_), _) => Err(text!(
            "同时写了 indicator 与 total,应只写一个",
            "it has an indicator and a total: one of them is wanted"
        )),
        (None, None, None) => Err(text!(
            "没有写 indicator、funds 或 total,应写一个",
            "it has no indicator, funds or total: one of them is wanted"
        )),
    }
}

fn compare(book: &Rulebook, example: &Example, pointer: &str) -> Vec<Contradiction> {
    let wrong = |key: &str, says: &Text| {
        let about = &example.about;
        let says = text!("算例“{about}”{says}", "the example `{about}`: {says}"; says);
        Contradiction { pointer: format!("{pointer}{key}"), says }
    };
    let Example { score, outcome, grade, light, .. } = example;
    if score.is_none() && outcome.is_none() && grade.is_none() && light.is_none() {
        let says = text!(
            "没有写应得的结果:score、outcome、grade、light 至少写一个",
            "it expects nothing: write score, outcome, grade or light"
        );
        return vec![wrong("", &says)];
    }
    let result = match subject(example).and_then(|subject| compute(book, example, subject)) {
        Ok(result) => result,
        Err(says) => return vec![wrong("", &says)],
    };
    result.differences(example).iter().map(|(key, says)| wrong(key, says)).collect()
}

impl Reckoned {
    /// What is not as expected, by the keys of the expectations.
    fn differences(&self, expected: &Example) -> Vec<(&'static str, Text)> {
        let mut found = Vec::new();
        let mut differ = |key, what: Word, wanted: String, came: Option<String>| {
            let came = match (came, &self.why) {
                (Some(came), _) => Text::same(came),
                (None, None) => text!("无", "none"),
                (None, Some(why)) => text!("无({why})", "none ({why})"; why),
            };
            let says = text!(
                "{what}应为 {wanted},算得 {came}", "{what} should be {wanted}, computed is {came}";
                what, came
            );
            found.push((key, says));
        };
        if let Some(wanted) = expected.score
            && self.score.map(Figure::value) != Some(wanted.fraction())
        {
            differ("/score", word("得分", "the points"), wanted.to_string(), self.score.map(|score| score.to_string()));
        }
        if let Some(wanted) = expected.outcome.filter(|_| self.outcome != expected.outcome) {
            let came = self.outcome.map(|outcome| outcome.name().to_owned());
            differ("/outcome", word("结果", "the outcome"), wanted.name().to_owned(), came);
        }
        if let Some(wanted) = expected.grade.as_ref().filter(|_| self.grade != expected.grade) {
            differ("/grade", word("等级", "the grade"), wanted.clone(), self.grade.clone());
        }
        if let Some(wanted) = expected.light.filter(|_| self.light != expected.light) {
            differ(
                "/light",
                word("亮灯", "the light"),
                name(wanted).to_owned(),
                self.light.map(|one| name(one).to_owned()),
            );
        }
        found
    }
}

const fn name(light: Light) -> &'static str {
    match light {
        Light::Blue => "blue",
        Light::Green => "green",
        Light::Yellow => "yellow",
        Light::Red => "red",
    }
}

fn compute(book: &Rulebook, example: &Example, subject: Subject<'_>) -> Result<Reckoned, Text> {
    let assessment = Assessment {
        year: example.year.or_else(|| book.template.effective.and_then(|effective| effective.year())),
        month: example.month,
        funds: example.funds.iter().cloned().collect(),
        indicators: match subject {
            Subject::Indicator(indicator) => vec![indicator.clone()],
            // The row of the rate has points in a table that has points.
            Subject::Funds => vec![Indicator { weight: "1".parse().ok().into(), ..Indicator::default() }],
            Subject::Total(_) => Vec::new(),
        },
        ..Assessment::default()
    };
    let table = Table::build(book, &assessment, Places::of_file("")).map_err(|problems| cannot(problems.0.first()))?;
    match subject {
        Subject::Total(total) => graded(&table, total),
        Subject::Indicator(_) => card(&table).map(Reckoned::of_indicator),
        Subject::Funds => card(&table).map(Reckoned::of_money),
    }
}

fn card(table: &Table<'_>) -> Result<Scorecard, Text> {
    let failed = |failure: Failure| cannot(Some(&overflow(Place::file(""), &failure.error)));
    score(table, Detail::Brief, String::new()).map_err(failed)
}

fn cannot(problem: Option<&Problem>) -> Text {
    let why = problem.map(|problem| problem.message.clone()).unwrap_or_default();
    text!("无法计算:{why}", "cannot be computed: {why}"; why)
}

fn graded(table: &Table<'_>, total: Number) -> Result<Reckoned, Text> {
    let most = table.book.template.total;
    if total.is_negative() || total > most {
        return Err(text!("总分 {total} 不在 0 至 {most} 之间", "the total {total} is not between 0 and {most}"));
    }
    let overflowed = |error| cannot(Some(&overflow(Place::file(""), &error)));
    let graded = grade_total(table, total.fraction()).map_err(overflowed)?;
    let why = graded.undecided.map(|note| note.text());
    Ok(Reckoned { score: Some(graded.points.into()), grade: graded.grade, why, ..Reckoned::default() })
}

impl Reckoned {
    fn of_indicator(card: Scorecard) -> Self {
        let grade = card.grade;
        let Some(row) = card.indicators.into_iter().next() else { return Self::default() };
        let why = row.why.map(|note| note.text());
        Self { score: row.score, outcome: Some(row.outcome), grade, light: row.light, why }
    }

    fn of_money(card: Scorecard) -> Self {
        let Some(money) = card.execution else { return Self::default() };
        let why = money.why.map(|note| note.text());
        Self { score: money.score, outcome: money.outcome, grade: None, light: money.light, why }
    }
}
