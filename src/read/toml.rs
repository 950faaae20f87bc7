//! TOML, with every syntax error of a file at once.

use toml::Spanned;
use toml::de::{DeInteger, DeTable, DeValue};

use super::node::{Key, Node, Value};
use super::source::Source;
use crate::words::{Problem, Problems, Text, text};

pub(super) fn parse(source: &Source) -> Result<Node<'_>, Problems> {
    let text = source.text();
    let (table, errors) = DeTable::parse_recoverable(text);
    if !errors.is_empty() {
        let faults = errors.iter().map(|error| (error.span().map_or(0, |span| span.start), error.message()));
        return Err(problems(source, faults.collect()));
    }
    let mut reader = Reader { text, misread: Vec::new() };
    let value = reader.entries(table.into_inner());
    if reader.misread.is_empty() {
        return Ok(Node { value, start: 0, end: text.len() });
    }
    let faults = reader.misread.into_iter().map(|offset| (offset, "invalid integer"));
    Err(problems(source, faults.collect()))
}

/// The first faults with their places, and how many more there are.
fn problems(source: &Source, faults: Vec<(usize, &str)>) -> Problems {
    let more = faults.len().saturating_sub(Problems::MOST);
    let rest = (more > 0).then(|| Problems::and_more(source.place(source.text().len()), more));
    let told = faults.into_iter().take(Problems::MOST).map(|(offset, message)| problem(source, offset, message));
    Problems::sorted(told.chain(rest).collect())
}

fn problem(source: &Source, offset: usize, message: &str) -> Problem {
    Problem::new(source.place(offset), text!("TOML 语法错误:{said}", "TOML syntax: {said}"; said = said(message)))
}

/// The parser's most frequent messages explained in Chinese; the others are shown as they are.
fn said(message: &str) -> Text {
    if message.contains("duplicate key") {
        return text!("键重复({message})", "{message}");
    }
    if message == "invalid integer" {
        return text!("整数写法有误({message})", "{message}");
    }
    if message.contains("recurs") {
        return text!("嵌套过深({message})", "{message}");
    }
    Text::same(message)
}

struct Reader<'a> {
    text: &'a str,
    /// Integers that are none: the parser leaves some checks to whoever asks for their values.
    misread: Vec<usize>,
}

impl<'a> Reader<'a> {
    fn entries(&mut self, table: DeTable<'a>) -> Value<'a> {
        let mut entries: Vec<_> = table
            .into_iter()
            .map(|(key, value)| {
                let start = key.span().start;
                (Key { name: key.into_inner(), start }, self.node(value))
            })
            .collect();
        entries.sort_by_key(|(key, _)| key.start);
        Value::Table(entries)
    }

    fn node(&mut self, value: Spanned<DeValue<'a>>) -> Node<'a> {
        let span = value.span();
        let value = match value.into_inner() {
            DeValue::String(string) => Value::Text(string),
            DeValue::Integer(integer) if !is_whole(&integer) => {
                self.misread.push(span.start);
                Value::Null
            }
            DeValue::Integer(integer) if integer.radix() == 10 => Value::Number(integer.as_str().to_owned().into()),
            DeValue::Float(float) => Value::Number(float.as_str().to_owned().into()),
            DeValue::Boolean(truth) => Value::Bool(truth),
            DeValue::Array(items) => Value::List(items.into_iter().map(|item| self.node(item)).collect()),
            DeValue::Table(table) => self.entries(table),
            // Dates and hexadecimal numbers have no meaning of their own here: they are what they look like.
            DeValue::Datetime(_) | DeValue::Integer(_) => {
                Value::Text(self.text.get(span.clone()).unwrap_or_default().into())
            }
        };
        Node { value, start: span.start, end: span.end }
    }
}

/// Whether an integer has digits and nothing else: the parser lets `1_0%` pass as `10%`, and `0x`.
fn is_whole(integer: &DeInteger<'_>) -> bool {
    let digits = integer.as_str().trim_start_matches(['-', '+']);
    !digits.is_empty() && digits.chars().all(|c| c.is_digit(integer.radix()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::source::Format;

    #[test]
    fn integers_with_anything_but_digits_are_syntax_errors() {
        let value = |text: &str| {
            let source = Source::from_bytes("a.toml", Some(Format::Toml), text.as_bytes().to_vec()).unwrap();
            parse(&source).map(|node| format!("{:?}", node.get("a").unwrap().value)).map_err(|p| p.to_string())
        };
        assert_eq!(value("a = +1_000").as_deref(), Ok(r#"Number("+1000")"#));
        assert_eq!(value("a = 0xFF").as_deref(), Ok(r#"Text("0xFF")"#));
        for text in ["a = 1_0%", "a = 2_0/24", "a = 0x", "a = 1_0x"] {
            assert_eq!(value(text).unwrap_err(), "a.toml:1:5: error: TOML syntax: invalid integer", "{text}");
        }
    }
}
