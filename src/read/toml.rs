//! TOML, with every syntax error of a file at once.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::Source;
use super::node::{Key, Node, Value};
use crate::model::{Problem, Problems, Text};

pub(super) fn parse(source: &Source) -> Result<Node<'_>, Problems> {
    let text = source.text();
    let (table, errors) = DeTable::parse_recoverable(text);
    if errors.is_empty() {
        let end = text.len();
        return Ok(Node { value: entries(text, table.into_inner()), start: 0, end });
    }
    let told = errors.iter().take(Problems::MOST).map(|error| {
        let offset = error.span().map_or(0, |span| span.start);
        let message = error.message();
        Problem::new(
            source.place(offset),
            Text::new(format!("TOML 语法错误:{}", in_chinese(message)), format!("TOML syntax: {message}")),
        )
    });
    let more = errors.len().saturating_sub(Problems::MOST);
    let rest = (more > 0).then(|| Problems::and_more(source.place(text.len()), more));
    Err(Problems::sorted(told.chain(rest).collect()))
}

/// The parser's most frequent messages; the others are shown as they are.
fn in_chinese(message: &str) -> String {
    if message.contains("duplicate key") {
        return format!("键重复({message})");
    }
    if message.contains("recurs") {
        return format!("嵌套过深({message})");
    }
    message.to_owned()
}

fn entries<'a>(text: &'a str, table: DeTable<'a>) -> Value<'a> {
    let mut entries: Vec<_> = table
        .into_iter()
        .map(|(key, value)| {
            let start = key.span().start;
            (Key { name: key.into_inner(), start }, node(text, value))
        })
        .collect();
    entries.sort_by_key(|(key, _)| key.start);
    Value::Table(entries)
}

fn node<'a>(text: &'a str, value: Spanned<DeValue<'a>>) -> Node<'a> {
    let span = value.span();
    let value = match value.into_inner() {
        DeValue::String(string) => Value::Text(string),
        DeValue::Integer(integer) if integer.radix() == 10 => Value::Number(integer.as_str().to_owned().into()),
        DeValue::Float(float) => Value::Number(float.as_str().to_owned().into()),
        DeValue::Boolean(truth) => Value::Bool(truth),
        DeValue::Array(items) => Value::List(items.into_iter().map(|item| node(text, item)).collect()),
        DeValue::Table(table) => entries(text, table),
        // Dates and hexadecimal numbers have no meaning of their own here: they are what they look like.
        DeValue::Datetime(_) | DeValue::Integer(_) => Value::Text(text.get(span.clone()).unwrap_or_default().into()),
    };
    Node { value, start: span.start, end: span.end }
}
