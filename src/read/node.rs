//! A value as written, with its place: what TOML and JSON have in common.

use std::borrow::Cow;

/// A value and the bytes it covers in the text of its source.
#[derive(Clone, Debug)]
pub struct Node<'a> {
    /// The value.
    pub value: Value<'a>,
    /// Its first byte.
    pub start: usize,
    /// The byte behind its last one.
    pub end: usize,
}

/// A value. Numbers stay as they were typed, so that no digit is lost on the way.
#[derive(Clone, Debug)]
pub enum Value<'a> {
    /// JSON's `null`.
    Null,
    /// True or false.
    Bool(bool),
    /// The digits of an unquoted number.
    Number(Cow<'a, str>),
    /// A string.
    Text(Cow<'a, str>),
    /// An array.
    List(Vec<Node<'a>>),
    /// An object or table.
    Table(Vec<(Key<'a>, Node<'a>)>),
}

/// A key and its place.
#[derive(Clone, Debug)]
pub struct Key<'a> {
    /// The key.
    pub name: Cow<'a, str>,
    /// Its first byte.
    pub start: usize,
}

impl<'a> Node<'a> {
    /// The value under a key of a table.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Node<'a>> {
        match &self.value {
            Value::Table(entries) => entries.iter().find(|(key, _)| key.name == name).map(|(_, node)| node),
            _ => None,
        }
    }

    /// The value that a JSON Pointer names, or the nearest one above it that exists: a missing
    /// key is best shown where it is missing.
    #[must_use]
    pub fn nearest(&self, pointer: &str) -> &Node<'a> {
        let mut node = self;
        for step in pointer.split('/').skip(1) {
            let next = match &node.value {
                Value::List(items) => step.parse::<usize>().ok().and_then(|index| items.get(index)),
                _ => node.get(step),
            };
            match next {
                Some(next) => node = next,
                None => break,
            }
        }
        node
    }
}

/// A scorecard needs six levels; what is deeper is no table of ours.
pub(super) const MAX_DEPTH: usize = 32;

/// Significant digits of an unquoted number.
pub(crate) fn significant_digits(number: &str) -> usize {
    let mantissa = number.split(['e', 'E']).next().unwrap_or(number);
    let digits: String = mantissa.chars().filter(char::is_ascii_digit).collect();
    let digits = digits.trim_start_matches('0');
    if mantissa.contains('.') { digits.len() } else { digits.trim_end_matches('0').len() }
}

/// Most significant digits of an unquoted number: other programs read such numbers as binary
/// floats, which keep 15 decimal digits and no more.
pub(crate) const MAX_UNQUOTED_DIGITS: usize = 15;
