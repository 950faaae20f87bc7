//! TOML, with every syntax error of a file at once.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeInteger, DeTable, DeValue};

use super::node::{Key, Node, Value};
use super::source::Source;
use crate::words::{Problem, Problems, Text, text};

pub(super) fn parse(source: &Source) -> Result<Node<'_>, Problems> {
    let text = source.parsed();
    let (table, errors) = DeTable::parse_recoverable(text);
    let faults = errors.iter().map(|error| (error.span().unwrap_or_default(), error.message()));
    let faults: Vec<_> = faults.filter(|(span, message)| !is_chinese_key(text, span, message)).collect();
    if !faults.is_empty() {
        return Err(problems(source, faults.into_iter().map(|(span, message)| (span.start, message)).collect()));
    }
    let mut reader = Reader { text, misread: Vec::new() };
    let value = reader.entries(table.into_inner());
    if reader.misread.is_empty() {
        return Ok(Node { value, start: 0, end: text.len() });
    }
    let faults = reader.misread.into_iter().map(|offset| (offset, "invalid integer"));
    Err(problems(source, faults.collect()))
}

/// Whether the parser only finds that a key without quotes is Chinese. It reads the key all the same.
fn is_chinese_key(text: &str, span: &Range<usize>, message: &str) -> bool {
    let letter = |c: char| (!c.is_ascii() && c.is_alphanumeric()) || "()（）·—".contains(c);
    message.starts_with("invalid unquoted key") && text.get(span.clone()).is_some_and(|key| key.chars().all(letter))
}

/// The first faults with their places, and how many more there are.
fn problems(source: &Source, faults: Vec<(usize, &str)>) -> Problems {
    let more = faults.len().saturating_sub(Problems::MOST);
    let rest = (more > 0).then(|| Problems::and_more(source.place(source.parsed().len()), more));
    let told = faults.into_iter().take(Problems::MOST).map(|(offset, message)| problem(source, offset, message));
    Problems::sorted(told.chain(rest).collect())
}

fn problem(source: &Source, offset: usize, message: &str) -> Problem {
    Problem::new(source.place(offset), text!("TOML 语法错误:{said}", "TOML syntax: {said}"; said = said(message)))
}

/// What the parser's messages begin with, in Chinese; of the others only that something is wrong is said there.
const SAID: [(&str, &str); 23] = [
    ("duplicate key", "键重复"),
    ("invalid integer", "整数写法有误"),
    ("recursion limit", "嵌套过深"),
    ("cannot recurse", "嵌套过深"),
    ("string values must be quoted", "文字须加英文引号"),
    ("missing opening quote", "缺少前引号"),
    ("invalid unquoted key", "键中有不能用的符号,请给键加英文引号"),
    ("unquoted keys cannot be empty", "缺少键"),
    ("key with no value", "只有键没有值,应为“键 = 值”"),
    ("missing value", "缺少值"),
    ("missing comma", "缺少逗号"),
    ("extra comma", "多了逗号"),
    ("missing assignment", "缺少等号"),
    ("extra `=`", "多了等号"),
    ("extra assignment", "多了等号"),
    ("unexpected `=`", "此处不应有等号"),
    ("unclosed array", "方括号没有闭合"),
    ("unclosed table", "方括号没有闭合"),
    ("unclosed inline table", "花括号没有闭合"),
    ("cannot extend", "同一个键既是值又是表"),
    ("unexpected key or value", "此处多了内容,应先换行"),
    ("unexpected content", "此处多了内容"),
    ("invalid basic string", "引号没有闭合,或文字中有不能用的符号"),
];

/// The parser's message, explained in Chinese.
fn said(message: &str) -> Text {
    let known = SAID.iter().find(|(begin, _)| message.starts_with(begin));
    Text::given(known.map_or("写法有误", |(_, chinese)| *chinese), message)
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
