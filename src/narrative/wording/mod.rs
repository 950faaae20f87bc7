//! A text made of facts by a wording, which users may replace.
//!
//! A wording is a Jinja template. Lines that follow each other are one paragraph, joined without a blank as Chinese
//! is written; an empty line ends it; a line that begins with `# ` or `## ` is a heading. A figure that is printed
//! takes its source with it.

mod growth;
mod limits;
mod marks;
mod parts;
mod problem;
mod tags;
mod template;

use minijinja::{AutoEscape, Environment, Error, Output, State, UndefinedBehavior, Value, context, escape_formatter};
use serde::Serialize;

use self::limits::{beyond, steps};
use self::marks::marked;
use self::parts::{Figure, Parts};
use self::problem::{nothing_to_print, refused, unusable};
pub use self::template::Wording;
use super::appendix::forms;
use super::facts::Narrative;
use crate::num::Fraction;
use crate::print::tree;
use crate::prose::{Form, Prose};
use crate::words::{Place, Problem, text};

/// The wording of the program: 预算绩效情况说明 as the final accounts of Zaozhuang 2024 word it, and what the tables
/// say beside it.
pub const WORDING: &str = include_str!("wording.md");

/// Makes a narrative of facts. `name` is that of the wording's file.
///
/// # Errors
/// A wording that is no template, or asks for a fact that there is not; with its line.
pub fn worded(narrative: &Narrative, wording: &str, name: &str) -> Result<Prose, Problem> {
    let help = text!(
        "可用的数字见 jixiao narrate … -f json,内置措辞见 jixiao narrate --show-wording",
        "jixiao narrate … -f json lists the facts, and jixiao narrate --show-wording prints the wording of the program"
    );
    let wording = Wording { text: wording, name, help };
    made_of(|| tree(narrative), |parts| parts.forms(forms(narrative)), &wording)
}

/// Makes a text of any facts, of which each [`Cited`](crate::prose::Cited) takes its source with it.
///
/// # Errors
/// As [`worded`].
pub fn worded_of<T: Serialize>(facts: &T, wording: &Wording<'_>) -> Result<Prose, Problem> {
    worded_with(facts, Vec::new(), wording)
}

/// The same with forms that can stand behind the text, by their names.
///
/// # Errors
/// As [`worded`].
pub fn worded_with<T: Serialize>(
    facts: &T,
    forms: Vec<(&'static str, Form)>,
    wording: &Wording<'_>,
) -> Result<Prose, Problem> {
    made_of(|| tree(facts), |parts| parts.named(forms), wording)
}

fn made_of(
    facts: impl FnOnce() -> Result<serde_json::Value, serde_json::Error>,
    forms: impl FnOnce(&mut Parts) -> Value,
    wording: &Wording<'_>,
) -> Result<Prose, Problem> {
    let name = wording.name;
    if let Some(why) = beyond(wording.text) {
        return Err(unusable(&why, name, wording));
    }
    let facts = facts().map_err(|error| {
        Problem::new(Place::file(name), text!("事实无法写成 JSON:{error}", "the facts cannot be JSON: {error}"))
    })?;
    let mut parts = Parts::default();
    let facts = context! { forms => forms(&mut parts), ..parts.value(facts) };
    let text = render(wording.text, facts, steps(parts.figures())).map_err(|error| refused(&error, wording))?;
    match parts.beyond(&text) {
        Some(why) => Err(unusable(&why, name, wording)),
        None => Ok(parts.take_apart(&text)),
    }
}

fn render(wording: &str, facts: Value, steps: u64) -> Result<String, Error> {
    let mut environment = Environment::new();
    environment.set_fuel(Some(steps));
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_auto_escape_callback(|_| AutoEscape::None);
    environment.set_formatter(write);
    environment.add_test("zero", |figure: &Value| Some(exact(figure)?.is_zero()));
    environment.add_test("above", |figure: &Value, limit: &Value| Some(exact(figure)? > exact(limit)?));
    environment.add_test("below", |figure: &Value, limit: &Value| Some(exact(figure)? < exact(limit)?));
    environment.add_filter("clause", clause);
    environment.render_str(&marked(wording), facts)
}

/// The value of a figure, or of a number of the wording's own; none of anything else.
fn exact(value: &Value) -> Option<Fraction> {
    match value.downcast_object_ref::<Figure>() {
        Some(figure) => figure.value,
        None => value.to_string().parse().ok(),
    }
}

/// Prints a value. What is not known is nothing to print, and `none` would be no text.
fn write(output: &mut Output<'_>, state: &mut State<'_, '_>, value: &Value) -> Result<(), Error> {
    if value.is_none() {
        return Err(nothing_to_print());
    }
    escape_formatter(output, state, value)
}

/// A text to be followed by others in one sentence: without the sign at its end.
pub(super) fn clause(text: &str) -> String {
    text.trim_end_matches(|c: char| c.is_whitespace() || "。;\u{ff1b}.,\u{ff0c}、!\u{ff01}?\u{ff1f}".contains(c))
        .to_owned()
}
