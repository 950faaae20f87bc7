//! Single edits of a template: a key or an element dropped, an element doubled, two neighbours swapped, a
//! figure moved by one in its last printed place.
//!
//! The values are edited, not the text: the mutant is written as JSON, which has the same keys.

use std::fmt;
use std::ops::Range;

use serde_json::{Map, Value};

use crate::read::{self, Format, Node, Source};
use crate::template::Rulebook;
use crate::words::Problems;

/// A template as a tree of values, ready to be edited.
#[derive(Clone, Debug)]
pub struct Mutator {
    name: String,
    tree: Value,
}

/// One edit of one value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mutation {
    /// JSON Pointer of the value.
    pub pointer: String,
    /// What is done to it.
    pub edit: Edit,
}

/// What is done to a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// It is left out.
    Drop,
    /// It stands in its list twice.
    Double,
    /// It changes places with the next one of its list, or with the value of the next key.
    Swap,
    /// It is written otherwise.
    Write(String),
}

impl fmt::Display for Mutation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.edit {
            Edit::Write(text) => write!(f, "write {} {text}", self.pointer),
            edit => write!(f, "{edit:?} {}", self.pointer),
        }
    }
}

/// Reads and checks a mutant.
pub type Reader<'r> = dyn Fn(&Source) -> Result<Rulebook, Problems> + 'r;

/// A figure of a template: where it is, how it is printed, and the text it stands in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Figure {
    pub(super) pointer: String,
    pub(super) text: String,
    pub(super) at: Range<usize>,
}

impl Figure {
    /// The figure as printed, with its per cent sign.
    pub(super) fn printed(&self) -> &str {
        let end = if self.text.get(self.at.end..).is_some_and(|rest| rest.starts_with(['%', '\u{ff05}'])) {
            self.at.end + self.text.get(self.at.end..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8)
        } else {
            self.at.end
        };
        self.text.get(self.at.start..end).unwrap_or_default()
    }

    /// The figure one step up and one step down.
    pub(super) fn moves(&self) -> Vec<Mutation> {
        let moved = |by| {
            let mut text = self.text.clone();
            text.replace_range(self.at.clone(), &moved(self.text.get(self.at.clone())?, by)?);
            Some(Mutation { pointer: self.pointer.clone(), edit: Edit::Write(text) })
        };
        [1, -1].into_iter().filter_map(moved).collect()
    }
}

/// The parts of a template that decide points, grades and lights by figures.
const RULING: &[&str] = &[
    "total",
    "rounding",
    "execution",
    "rules",
    "methods",
    "parameters",
    "far_above",
    "caps",
    "tiers",
    "indicators",
    "grading",
    "lights",
];

/// Keys whose texts are names and words, whatever they look like.
const NAMES: &[&str] =
    &["name", "aliases", "path", "id", "words", "unit", "kind", "method", "then", "says", "says_en", "basis"];

impl Mutator {
    /// The tree of the one template of a file.
    ///
    /// # Errors
    /// Syntax errors.
    pub fn of(source: &Source) -> Result<Self, Problems> {
        let node = source.values().next().transpose()?;
        let tree = node.map_or(Value::Null, |node| json(&node));
        Ok(Self { name: source.name.clone(), tree })
    }

    /// Every figure that decides something.
    pub(super) fn figures(&self) -> Vec<Figure> {
        let mut found = Vec::new();
        self.walk(&mut |pointer, value| {
            let steps: Vec<&str> = pointer.split('/').skip(1).collect();
            let ruling = steps.first().is_some_and(|top| RULING.contains(top));
            if !ruling || steps.iter().any(|step| NAMES.contains(step)) {
                return;
            }
            let formula = steps.last().is_some_and(|key| matches!(*key, "formula" | "when" | "target"));
            let text = match value {
                Value::String(text) => text.clone(),
                Value::Number(number) => number.to_string(),
                _ => return,
            };
            let figure = |at| Figure { pointer: pointer.to_owned(), text: text.clone(), at };
            let ranges = if formula { numerals(&text) } else { whole(&text).into_iter().collect() };
            found.extend(ranges.into_iter().map(figure));
        });
        found
    }

    /// Every edit of the rules: a figure moved, a value dropped, doubled or swapped. The examples are left
    /// alone, because the rules are held against them, and so is what is told of a source.
    #[must_use]
    pub fn mutations(&self) -> Vec<Mutation> {
        let mut found: Vec<Mutation> = self.figures().iter().flat_map(Figure::moves).collect();
        self.walk(&mut |pointer, value| {
            let mut add = |name: &str, edit| {
                found.push(Mutation { pointer: format!("{pointer}/{}", escaped(name)), edit });
            };
            match value {
                Value::Object(entries) => {
                    let mut entries = entries.iter().peekable();
                    while let Some((key, value)) = entries.next() {
                        add(key, Edit::Drop);
                        if entries.peek().is_some_and(|(_, next)| *next != value && is_leaf(value) && is_leaf(next)) {
                            add(key, Edit::Swap);
                        }
                    }
                }
                Value::Array(items) => {
                    for (index, item) in items.iter().enumerate() {
                        add(&index.to_string(), Edit::Drop);
                        add(&index.to_string(), Edit::Double);
                        if items.get(index + 1).is_some_and(|next| next != item) {
                            add(&index.to_string(), Edit::Swap);
                        }
                    }
                }
                _ => {}
            }
        });
        let of_source = |pointer: &str| pointer.starts_with("/basis/") && pointer.matches('/').count() > 2;
        found.retain(|mutation| mutation.pointer != "/examples" && !of_source(&mutation.pointer));
        found
    }

    /// The mutant as a file; none where the edit does not fit the tree.
    #[must_use]
    pub fn mutant(&self, mutation: &Mutation) -> Option<Source> {
        let mut tree = self.tree.clone();
        let (above, last) = mutation.pointer.rsplit_once('/')?;
        edit(tree.pointer_mut(above)?, &last.replace("~1", "/").replace("~0", "~"), &mutation.edit)?;
        let bytes = serde_json::to_vec(&tree).ok()?;
        Source::from_bytes(&self.name, Some(Format::Json), bytes).ok()
    }

    /// Visits every value but those of the examples.
    fn walk(&self, visit: &mut dyn FnMut(&str, &Value)) {
        fn walk(pointer: &str, value: &Value, visit: &mut dyn FnMut(&str, &Value)) {
            visit(pointer, value);
            match value {
                Value::Object(entries) => {
                    for (key, value) in entries {
                        let pointer = format!("{pointer}/{}", escaped(key));
                        if pointer != "/examples" {
                            walk(&pointer, value, visit);
                        }
                    }
                }
                Value::Array(items) => {
                    for (index, item) in items.iter().enumerate() {
                        walk(&format!("{pointer}/{index}"), item, visit);
                    }
                }
                _ => {}
            }
        }
        walk("", &self.tree, visit);
    }
}

fn edit(parent: &mut Value, key: &str, edit: &Edit) -> Option<()> {
    match parent {
        Value::Object(entries) => match edit {
            Edit::Drop => entries.remove(key).map(drop),
            Edit::Write(text) => entries.get_mut(key).map(|value| *value = written(value, text)),
            Edit::Swap => {
                let next = entries.keys().skip_while(|other| *other != key).nth(1)?.clone();
                let (one, other) = (entries.get(key)?.clone(), entries.get(&next)?.clone());
                entries.insert(key.to_owned(), other);
                entries.insert(next, one).map(drop)
            }
            Edit::Double => None,
        },
        Value::Array(items) => {
            let index: usize = key.parse().ok().filter(|index| *index < items.len())?;
            match edit {
                Edit::Drop => drop(items.remove(index)),
                Edit::Double => items.insert(index, items.get(index)?.clone()),
                Edit::Swap if index + 1 < items.len() => items.swap(index, index + 1),
                Edit::Swap => return None,
                Edit::Write(text) => items.get_mut(index).map(|value| *value = written(value, text))?,
            }
            Some(())
        }
        _ => None,
    }
}

/// A text in place of a value, a bare number in place of a bare one.
fn written(old: &Value, text: &str) -> Value {
    match text.parse::<i64>() {
        Ok(number) if old.is_number() => number.into(),
        _ => text.into(),
    }
}

/// The values of a file. A number that is not whole becomes a text, so that none of its digits is lost.
fn json(node: &Node<'_>) -> Value {
    match &node.value {
        read::Value::Null => Value::Null,
        read::Value::Bool(truth) => (*truth).into(),
        read::Value::Number(digits) => digits.parse::<i64>().map_or_else(|_| digits.as_ref().into(), Value::from),
        read::Value::Text(text) => text.as_ref().into(),
        read::Value::List(items) => items.iter().map(json).collect(),
        read::Value::Table(entries) => {
            entries.iter().map(|(key, node)| (key.name.to_string(), json(node))).collect::<Map<_, _>>().into()
        }
    }
}

const fn is_leaf(value: &Value) -> bool {
    !matches!(value, Value::Object(_) | Value::Array(_))
}

fn escaped(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}

/// The number that a text is, but for a per cent sign.
fn whole(text: &str) -> Option<Range<usize>> {
    let digits = text.strip_suffix(['%', '\u{ff05}']).unwrap_or(text);
    let body = digits.strip_prefix('-').unwrap_or(digits);
    let parts: Vec<&str> = body.split('.').collect();
    let plain = |part: &&str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    (parts.len() <= 2 && parts.iter().all(plain)).then_some(0..digits.len())
}

/// The numbers inside a formula or a target; digits within a name are none.
fn numerals(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        let goes_on = found.last().is_some_and(|last| last.end == at);
        let point = c == '.'
            && goes_on
            && text.get(at + 1..).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
        if c.is_ascii_digit() || point {
            match found.last_mut().filter(|_| goes_on) {
                Some(last) => last.end = at + 1,
                None if before == '_' || before.is_alphanumeric() => {}
                None => found.push(at..at + 1),
            }
        }
        before = c;
    }
    found
}

/// A number moved by one in its last printed place.
fn moved(number: &str, by: i128) -> Option<String> {
    let places = number.split_once('.').map_or(0, |(_, places)| places.len());
    let units: i128 = number.replace('.', "").parse().ok()?;
    let units = units.checked_add(by)?;
    let sign = if units < 0 { "-" } else { "" };
    let digits = format!("{:0>width$}", units.unsigned_abs(), width = places + 1);
    let (whole, rest) = digits.split_at_checked(digits.len() - places)?;
    Some(if places == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{rest}") })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_moves_in_its_last_printed_place() {
        for (number, up, down) in [
            ("90", "91", "89"),
            ("7.50", "7.51", "7.49"),
            ("0", "1", "-1"),
            ("-0.1", "0.0", "-0.2"),
            ("9.9", "10.0", "9.8"),
        ] {
            assert_eq!((moved(number, 1).unwrap().as_str(), moved(number, -1).unwrap().as_str()), (up, down));
        }
    }

    #[test]
    fn the_numbers_of_a_formula_are_not_those_of_its_names() {
        let text = "if(执行率 >= 0.6 && p_1 < 95%, a2*3, 10)";
        let found: Vec<&str> = numerals(text).into_iter().map(|at| &text[at]).collect();
        assert_eq!(found, ["0.6", "95", "3", "10"]);
        assert_eq!(whole("-7.5%"), Some(0..4));
        assert_eq!([whole("1.2.3"), whole("2024-01-01"), whole("优"), whole("")], [None, None, None, None]);
    }
}
