//! A text made of facts by a wording, which users may replace.
//!
//! A wording is a Jinja template. Lines that follow each other are one paragraph, joined without a blank as Chinese
//! is written; an empty line ends it; a line that begins with `# ` or `## ` is a heading. A figure that is printed
//! takes its source with it.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use minijinja::value::{DynObject, Object, ObjectRepr};
use minijinja::{
    AutoEscape, Environment, Error, ErrorKind, Output, State, UndefinedBehavior, Value, context, escape_formatter,
};
use serde::Deserialize;
use serde_json::Value as Json;

use super::appendix::{Forms, forms};
use crate::model::{Block, Cited, Form, Narrative, Problem, Span, Story, Text};
use crate::num::Fraction;
use crate::origin::Place;

/// The wording of the program: 预算绩效情况说明 as the final accounts of Zaozhuang 2024 word it, and what the tables
/// say beside it.
pub const WORDING: &str = include_str!("wording.md");

/// What stands around the number of a figure, and before that of a form, until the text is taken apart. No text of a
/// fact contains them.
const MARKS: [char; 3] = ['\u{E000}', '\u{E001}', '\u{E002}'];

/// What stands before headings.
const HEADING: &str = "\u{E004}";

/// What stands at the end of lines that hold a tag.
const TAG: &str = "\u{E003}";

/// Makes a text of facts. `name` is that of the wording's file.
///
/// # Errors
/// A wording that is no template, or asks for a fact that there is not; with its line.
pub fn story(narrative: &Narrative, wording: &str, name: &str) -> Result<Story, Problem> {
    let facts = serde_json::to_value(narrative).map_err(|error| {
        Problem::new(Place::file(name), Text::new("事实无法写成 JSON", format!("the facts cannot be JSON: {error}")))
    })?;
    let mut parts = Parts::default();
    let facts = context! { forms => parts.forms(forms(narrative)), ..parts.value(facts) };
    let text = render(wording, facts).map_err(|error| refused(&error, name))?;
    Ok(parts.take_apart(&text))
}

fn render(wording: &str, facts: Value) -> Result<String, Error> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_auto_escape_callback(|_| AutoEscape::None);
    environment.set_formatter(write);
    environment.add_test("zero", |figure: &Value| Some(exact(figure)?.is_zero()));
    environment.add_test("above", |figure: &Value, limit: &Value| Some(exact(figure)? > exact(limit)?));
    environment.add_test("below", |figure: &Value, limit: &Value| Some(exact(figure)? < exact(limit)?));
    environment.add_filter("clause", clause);
    environment.render_str(&marked(wording), facts)
}

/// The wording with a mark at the end of every line that holds a tag: what such a line leaves behind may be empty, and
/// is no end of a paragraph; and with a mark before headings, which names that begin with `#` do not have.
fn marked(wording: &str) -> String {
    let closed = |line: &str, [open, close]: [&str; 2]| line.rfind(close) > line.rfind(open);
    let mark = |line: &str| if closed(line, ["{%", "%}"]) || closed(line, ["{#", "#}"]) { TAG } else { "" };
    let heading = |line: &str| if level(line.trim()) > 0 { HEADING } else { "" };
    wording.lines().flat_map(|line| [heading(line), line, mark(line), "\n"]).collect()
}

/// How many `#` a line begins with, where a blank follows; otherwise 0.
fn level(line: &str) -> usize {
    let level = line.bytes().take_while(|byte| *byte == b'#').count();
    if line.get(level..).is_some_and(|rest| rest.starts_with(' ')) { level } else { 0 }
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
        return Err(Error::new(ErrorKind::InvalidOperation, "there is no such figure here; ask with {% if … %} first"));
    }
    escape_formatter(output, state, value)
}

/// A text to be followed by others in one sentence: without the sign at its end.
fn clause(text: &str) -> String {
    text.trim_end_matches(|c: char| c.is_whitespace() || "。;\u{ff1b}.,\u{ff0c}、!\u{ff01}?\u{ff1f}".contains(c))
        .to_owned()
}

/// In words, with the line.
fn refused(error: &Error, name: &str) -> Problem {
    let line = error.line().map(|line| format!(":{line}")).unwrap_or_default();
    let mut causes = vec![error.detail().map_or_else(|| error.kind().to_string(), str::to_owned)];
    let mut cause = std::error::Error::source(error);
    while let Some(inner) = cause {
        causes.push(inner.to_string());
        cause = inner.source();
    }
    let causes = causes.join(": ");
    let message = Text::new(format!("措辞文件无法使用:{causes}"), format!("this wording cannot be used: {causes}"));
    let advice = Text::new(
        "可用的数字见 jixiao narrate … -f json,内置措辞见 jixiao narrate --show-wording",
        "jixiao narrate … -f json lists the facts, and jixiao narrate --show-wording prints the wording of the program",
    );
    Problem::new(Place::file(&format!("{name}{line}")), message).advise(advice)
}

/// A figure in a wording: its number in the list of figures.
#[derive(Debug)]
struct Figure {
    number: usize,
    /// None where it is a text.
    value: Option<Fraction>,
}

impl Object for Figure {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Plain
    }

    fn custom_cmp(self: &Arc<Self>, other: &DynObject) -> Option<Ordering> {
        self.value?.partial_cmp(&other.downcast_ref::<Self>()?.value?)
    }

    fn render(self: &Arc<Self>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [begin, end, _] = MARKS;
        write!(f, "{begin}{}{end}", self.number)
    }
}

/// A form in a wording: its number in the list of forms.
#[derive(Debug)]
struct Placed {
    number: usize,
}

impl Object for Placed {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Plain
    }

    fn render(self: &Arc<Self>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // On lines of its own, so that it is no part of a paragraph.
        let [.., form] = MARKS;
        write!(f, "\n\n{form}{}\n\n", self.number)
    }
}

/// What a wording prints by its number.
#[derive(Debug, Default)]
struct Parts {
    figures: Vec<Cited>,
    forms: Vec<Form>,
}

impl Parts {
    /// A fact as wordings know it.
    fn value(&mut self, fact: Json) -> Value {
        match fact {
            Json::Null => Value::from(()),
            Json::Bool(truth) => Value::from(truth),
            Json::Number(number) => Value::from(number.as_u64().unwrap_or_default()),
            Json::String(text) => Value::from(text.replace(MARKS, "").replace(TAG, "").replace(HEADING, "")),
            Json::Array(items) => items.into_iter().map(|item| self.value(item)).collect(),
            Json::Object(entries) => {
                if let Ok(cited) = Cited::deserialize(&Json::Object(entries.clone())) {
                    return self.figure(cited);
                }
                let entries = entries.into_iter().map(|(key, fact)| (key, self.value(fact)));
                Value::from(entries.collect::<BTreeMap<String, Value>>())
            }
        }
    }

    fn figure(&mut self, cited: Cited) -> Value {
        let figure = Figure { number: self.figures.len(), value: cited.value.parse().ok() };
        self.figures.push(cited);
        Value::from_object(figure)
    }

    /// The forms as wordings know them.
    fn forms(&mut self, kinds: Vec<(&'static str, Forms)>) -> Value {
        let kinds = kinds.into_iter().map(|(kind, Forms { results, tables })| {
            let results = results.map_or(Value::from(()), |form| self.form(form));
            let tables: Value = tables.into_iter().map(|form| self.form(form)).collect();
            (kind, context! { results, tables })
        });
        Value::from(kinds.collect::<BTreeMap<&str, Value>>())
    }

    fn form(&mut self, form: Form) -> Value {
        let placed = Placed { number: self.forms.len() };
        self.forms.push(form);
        Value::from_object(placed)
    }

    /// Lines to headings and paragraphs, numbers to figures and forms.
    fn take_apart(&self, text: &str) -> Story {
        let [.., form] = MARKS;
        let mut blocks = Vec::new();
        let mut paragraph = String::new();
        for line in text.lines().chain([""]) {
            let words = line.replace(TAG, "");
            if words.trim().is_empty() && words.len() < line.len() {
                continue;
            }
            let line = words.trim();
            let heading = line.strip_prefix(HEADING).map(str::trim_start);
            if (line.is_empty() || heading.is_some()) && !paragraph.is_empty() {
                blocks.push(Block::Paragraph(self.spans(&std::mem::take(&mut paragraph))));
            }
            if let Some(heading) = heading {
                let level = level(heading);
                let words = heading.get(level..).unwrap_or_default().trim();
                blocks.push(Block::Heading(u8::try_from(level).unwrap_or(u8::MAX), self.spans(words)));
            } else if let Some(number) = line.strip_prefix(form) {
                let form = number.parse::<usize>().ok().and_then(|number| self.forms.get(number));
                blocks.extend(form.cloned().map(Block::Form));
            } else {
                paragraph.push_str(line);
            }
        }
        Story { blocks }
    }

    fn spans(&self, text: &str) -> Vec<Span> {
        let [begin, end, _] = MARKS;
        let mut spans = Vec::new();
        let words = |text: &str, spans: &mut Vec<Span>| {
            if !text.is_empty() {
                spans.push(Span::Text(text.to_owned()));
            }
        };
        let mut pieces = text.split(begin);
        words(pieces.next().unwrap_or_default(), &mut spans);
        for piece in pieces {
            let (number, rest) = piece.split_once(end).unwrap_or(("", piece));
            let figure = number.parse::<usize>().ok().and_then(|number| self.figures.get(number));
            spans.extend(figure.cloned().map(Span::Figure));
            words(rest, &mut spans);
        }
        spans
    }
}
