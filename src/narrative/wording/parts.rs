//! What a wording prints: figures and forms by their numbers, and the text that is made of them.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use minijinja::value::{DynObject, Object, ObjectRepr};
use minijinja::{Value, context};
use serde::Deserialize;

use super::limits::{TIMES, most_figures};
use super::marks::{HEADING, LINES, NUMBERS, TAG, level, without};
use crate::narrative::appendix::Forms;
use crate::num::{self, Fraction};
use crate::prose::{Block, Cited, Form, Prose, Span};
use crate::words::{Text, text};

/// A figure in a wording: its number in the list of figures.
#[derive(Debug)]
pub(super) struct Figure {
    number: usize,
    /// None where it is a text.
    pub(super) value: Option<Fraction>,
}

impl Object for Figure {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Plain
    }

    fn custom_cmp(self: &Arc<Self>, other: &DynObject) -> Option<Ordering> {
        self.value?.partial_cmp(&other.downcast_ref::<Self>()?.value?)
    }

    fn render(self: &Arc<Self>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [begin, end, _] = NUMBERS;
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
        let [.., form] = NUMBERS;
        write!(f, "\n\n{form}{}\n\n", self.number)
    }
}

/// What a wording prints by its number.
#[derive(Debug, Default)]
pub(super) struct Parts {
    figures: Vec<Cited>,
    forms: Vec<Form>,
}

impl Parts {
    /// A fact as wordings know it.
    pub(super) fn value(&mut self, fact: serde_json::Value) -> Value {
        match fact {
            serde_json::Value::Null => Value::from(()),
            serde_json::Value::Bool(truth) => Value::from(truth),
            serde_json::Value::Number(number) => Value::from(number.as_u64().unwrap_or_default()),
            serde_json::Value::String(text) => Value::from(without(&text)),
            serde_json::Value::Array(items) => items.into_iter().map(|item| self.value(item)).collect(),
            serde_json::Value::Object(entries) => {
                if let Ok(cited) = Cited::deserialize(&entries) {
                    return self.figure(cited);
                }
                let entries = entries.into_iter().map(|(key, fact)| (key, self.value(fact)));
                Value::from(entries.collect::<BTreeMap<String, Value>>())
            }
        }
    }

    fn figure(&mut self, cited: Cited) -> Value {
        let value = match &cited.value {
            num::Value::Figure(figure) => Some(figure.value()),
            num::Value::Long(_) => None,
            // A cell that holds a number, however it is typed.
            num::Value::Words(text) => text.parse::<Fraction>().ok(),
        };
        let figure = Figure { number: self.figures.len(), value };
        self.figures.push(cited);
        Value::from_object(figure)
    }

    /// The forms as wordings know them.
    pub(super) fn forms(&mut self, kinds: Vec<(&'static str, Forms)>) -> Value {
        let kinds = kinds.into_iter().map(|(kind, Forms { results, tables })| {
            let results = results.map_or(Value::from(()), |form| self.form(form));
            let tables: Value = tables.into_iter().map(|form| self.form(form)).collect();
            (kind, context! { results, tables })
        });
        Value::from(kinds.collect::<BTreeMap<&str, Value>>())
    }

    /// Forms by their names.
    pub(super) fn named(&mut self, forms: Vec<(&'static str, Form)>) -> Value {
        let forms = forms.into_iter().map(|(name, form)| (name, self.form(form)));
        Value::from(forms.collect::<BTreeMap<&str, Value>>())
    }

    fn form(&mut self, form: Form) -> Value {
        let placed = Placed { number: self.forms.len() };
        self.forms.push(form);
        Value::from_object(placed)
    }

    /// How many figures the facts have.
    pub(super) const fn figures(&self) -> usize {
        self.figures.len()
    }

    /// Why a text is not taken apart, if it prints figures or forms over and over: a number of a few bytes may stand for a
    /// form of thousands of cells.
    pub(super) fn beyond(&self, text: &str) -> Option<Text> {
        let [figure, _, form] = NUMBERS;
        let most = most_figures(self.figures.len());
        if text.matches(figure).count() > most {
            return Some(text!("数字过多:最多 {most} 个", "it prints too many figures: {most} at most"));
        }
        let mut printed = vec![0_usize; self.forms.len()];
        for line in text.split(form).skip(1) {
            let number = line.lines().next().and_then(|number| number.parse::<usize>().ok());
            if let Some(times) = number.and_then(|number| printed.get_mut(number)) {
                *times += 1;
            }
        }
        let often = printed.iter().any(|times| *times > TIMES);
        often.then(|| text!("同一张表格打印过多:最多 {TIMES} 次", "a form is printed too often: {TIMES} times at most"))
    }

    /// Lines to headings and paragraphs, numbers to figures and forms.
    pub(super) fn take_apart(&self, text: &str) -> Prose {
        let [.., form] = NUMBERS;
        let mut blocks = Vec::new();
        let mut paragraph = String::new();
        for line in text.lines().chain([""]) {
            let words = line.replace(TAG, "");
            if words.trim().is_empty() && words.len() < line.len() {
                continue;
            }
            let line = words.trim();
            let heading = line.strip_prefix(HEADING).map(str::trim_start);
            let letter = LINES.iter().find_map(|(_, mark, placement)| Some((*placement, line.strip_prefix(*mark)?)));
            if (line.is_empty() || heading.is_some() || letter.is_some()) && !paragraph.is_empty() {
                blocks.push(Block::Paragraph(self.spans(&std::mem::take(&mut paragraph))));
            }
            if let Some(heading) = heading {
                let level = level(heading);
                let words = heading.get(level..).unwrap_or_default().trim();
                blocks.push(Block::Heading(u8::try_from(level).unwrap_or(u8::MAX), self.spans(words)));
            } else if let Some((placement, words)) = letter {
                blocks.push(Block::Line(placement, self.spans(words.trim())));
            } else if let Some(number) = line.strip_prefix(form) {
                let form = number.parse::<usize>().ok().and_then(|number| self.forms.get(number));
                blocks.extend(form.cloned().map(Block::Form));
            } else {
                paragraph.push_str(line);
            }
        }
        Prose { blocks }
    }

    fn spans(&self, text: &str) -> Vec<Span> {
        let [begin, end, _] = NUMBERS;
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
