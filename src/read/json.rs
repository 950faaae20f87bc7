//! JSON with places. `serde_json` keeps no offsets, but the raw slices that it borrows from the
//! text tell them: each level of a document is read as raw slices, then each slice in turn.

use std::borrow::Cow;
use std::collections::HashSet;
use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::node::{Key, MAX_DEPTH, Node, Value};
use super::plain;
use super::source::Source;
use crate::words::{Problem, Problems, Text, text};

/// Reads one value that stands at `offset` of the source's text.
pub(super) fn parse<'a>(source: &Source, text: &'a str, offset: usize) -> Result<Node<'a>, Problems> {
    plain::parse(text, offset).map_or_else(|| parse_any(source, text, offset), Ok)
}

/// The same of whatever text.
pub(super) fn parse_any<'a>(source: &Source, text: &'a str, offset: usize) -> Result<Node<'a>, Problems> {
    let raw: &RawValue = serde_json::from_str(text).map_err(|error| syntax(source, text, offset, &error))?;
    refuse_too_many(source, text, offset, MOST_VALUES)?;
    Reader { source, text, offset }.node(raw, 0).map_err(Problems::from)
}

/// Whether a text is JSON at all; of an array not even its items are kept.
pub(super) fn check(source: &Source, text: &str) -> Result<(), Problems> {
    let checked = serde_json::from_str::<&RawValue>(text);
    checked.map(|_| ()).map_err(|error| syntax(source, text, 0, &error))
}

/// The items of an array that was checked, each with where it begins.
pub(super) fn items(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = text.find('[').map_or(text.len(), |at| at + 1);
    std::iter::from_fn(move || {
        let rest = text.get(at..)?;
        let start = at + rest.find(|c: char| !(c.is_ascii_whitespace() || c == ','))?;
        let mut items = serde_json::Deserializer::from_str(text.get(start..)?).into_iter::<&RawValue>();
        let item = items.next()?.ok()?;
        at = start + items.byte_offset();
        Some((start, item.get()))
    })
}

/// Most values of a text. Each takes some hundred bytes of memory, of however few characters it is made; results of
/// this program have one for some twenty bytes.
const MOST_VALUES: usize = 16_000_000;

/// Refuses a text of more values than memory is sure to hold, before anything is made of it.
fn refuse_too_many(source: &Source, text: &str, offset: usize, most: usize) -> Result<(), Problems> {
    // A value and what parts it from the next are two characters at least.
    if text.len() / 2 <= most || values(text) <= most {
        return Ok(());
    }
    let message = text!("数值过多:一张表最多 {most} 个", "too many values: a table may have {most} at most");
    Err(Problem::new(source.place(offset), message).into())
}

/// How many values a text has at most: one, and one more behind each sign that parts or opens.
fn values(text: &str) -> usize {
    let (mut quoted, mut escaped, mut count) = (false, false, 1);
    for byte in text.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = quoted,
            b'"' => quoted = !quoted,
            b',' | b'[' | b'{' if !quoted => count += 1,
            _ => {}
        }
    }
    count
}

fn syntax(source: &Source, text: &str, offset: usize, error: &serde_json::Error) -> Problems {
    let at = if error.is_eof() { text.trim_end().len() } else { offset_of(text, error.line(), error.column()) };
    let message = error.to_string();
    let message = message.split(" at line ").next().unwrap_or_default();
    let chinese = if error.is_eof() { "内容不完整,文件可能被截断" } else { message };
    Problem::new(
        source.place(offset + at),
        text!("JSON 语法错误:{said}", "JSON syntax: {said}"; said = Text::given(chinese, message)),
    )
    .into()
}

/// The byte at a line and column as `serde_json` counts them, columns in bytes.
fn offset_of(text: &str, line: usize, column: usize) -> usize {
    let line_start = match line {
        0 | 1 => 0,
        line => text.match_indices('\n').nth(line - 2).map_or(text.len(), |(end, _)| end + 1),
    };
    let mut offset = (line_start + column.saturating_sub(1)).min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

struct Reader<'s, 'a> {
    source: &'s Source,
    text: &'a str,
    offset: usize,
}

impl<'a> Reader<'_, 'a> {
    fn node(&self, raw: &'a RawValue, depth: usize) -> Result<Node<'a>, Problem> {
        let slice = raw.get();
        let start = self.offset_of(slice);
        let value = match slice.as_bytes().first() {
            _ if depth > MAX_DEPTH => {
                return Err(
                    self.problem(start, text!("嵌套超过 {MAX_DEPTH} 层", "nested deeper than {MAX_DEPTH} levels"))
                );
            }
            Some(b'{') => self.table(slice, start, depth)?,
            Some(b'[') => {
                let items: Vec<&RawValue> = self.parse(slice, start)?;
                Value::List(items.into_iter().map(|item| self.node(item, depth + 1)).collect::<Result<_, _>>()?)
            }
            Some(b'"') => Value::Text(self.parse::<Borrowed<'_>>(slice, start)?.0),
            Some(b't') => Value::Bool(true),
            Some(b'f') => Value::Bool(false),
            Some(b'n') => Value::Null,
            _ => Value::Number(slice.into()),
        };
        Ok(Node { value, start, end: start + slice.len() })
    }

    fn table(&self, slice: &'a str, start: usize, depth: usize) -> Result<Value<'a>, Problem> {
        let Entries(raw) = self.parse(slice, start)?;
        let mut entries: Vec<(Key<'a>, Node<'a>)> = Vec::with_capacity(raw.len());
        let mut seen: HashSet<Cow<'a, str>> = HashSet::with_capacity(raw.len());
        for (name, value) in raw {
            let key_start = match &name {
                Cow::Borrowed(name) => self.offset_of(name) - 1,
                Cow::Owned(_) => self.offset_of(value.get()),
            };
            if !seen.insert(name.clone()) {
                return Err(self.problem(key_start, text!("键“{name}”重复", "duplicate key `{name}`")));
            }
            entries.push((Key { name, start: key_start }, self.node(value, depth + 1)?));
        }
        Ok(Value::Table(entries))
    }

    /// Reads a slice that is known to be well formed; what is left to fail are escapes such as a
    /// lone surrogate.
    fn parse<T: Deserialize<'a>>(&self, slice: &'a str, start: usize) -> Result<T, Problem> {
        serde_json::from_str(slice).map_err(|error| {
            let message = error.to_string();
            let message = message.split(" at line ").next().unwrap_or_default();
            self.problem(start, text!("JSON 语法错误:{message}", "JSON syntax: {message}"))
        })
    }

    fn offset_of(&self, slice: &str) -> usize {
        self.offset + (slice.as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize)
    }

    fn problem(&self, offset: usize, message: Text) -> Problem {
        Problem::new(self.source.place(offset), message)
    }
}

/// A string, borrowed where it has no escapes.
struct Borrowed<'a>(Cow<'a, str>);

impl<'de> Deserialize<'de> for Borrowed<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct AsIs;

        impl<'de> Visitor<'de> for AsIs {
            type Value = Borrowed<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a string")
            }

            fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Self::Value, E> {
                Ok(Borrowed(Cow::Borrowed(text)))
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
                Ok(Borrowed(Cow::Owned(text.to_owned())))
            }
        }

        deserializer.deserialize_str(AsIs)
    }
}

/// The keys and raw values of an object, repeated keys among them.
struct Entries<'a>(Vec<(Cow<'a, str>, &'a RawValue)>);

impl<'de> Deserialize<'de> for Entries<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct InOrder;

        impl<'de> Visitor<'de> for InOrder {
            type Value = Entries<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut entries = Vec::new();
                while let Some((Borrowed(name), value)) = map.next_entry()? {
                    entries.push((name, value));
                }
                Ok(Entries(entries))
            }
        }

        deserializer.deserialize_map(InOrder)
    }
}

#[cfg(test)]
mod tests {
    use super::super::source::Format;
    use super::*;

    fn source(text: &str) -> Source {
        Source::from_bytes("a.json", Some(Format::Json), text.as_bytes().to_vec()).unwrap()
    }

    #[test]
    fn items_are_read_one_after_the_other_each_at_its_place() {
        let text = " [ {\"a\":[1,2]} ,1,\"x,]\",null,[]\n,-2.5e3 ]";
        let found: Vec<(usize, &str)> = items(text).collect();
        assert_eq!(
            found.iter().map(|(_, item)| *item).collect::<Vec<_>>(),
            ["{\"a\":[1,2]}", "1", "\"x,]\"", "null", "[]", "-2.5e3"]
        );
        assert!(found.iter().all(|(start, item)| text[*start..].starts_with(item)));
        assert_eq!(items("[]").count(), 0);
        // Whatever is wrong with the notation is a fault of the whole.
        assert!(["[1 2]", "[1,]", "[1", "[{},{]"].iter().all(|text| check(&source(text), text).is_err()));
    }

    #[test]
    fn more_values_than_memory_is_sure_to_hold_are_refused_before_anything_is_made_of_them() {
        let refused = |text: &str| refuse_too_many(&source(text), text, 0, 5).is_err();
        assert!(!refused("[1,2,3,4]") && refused("[1,2,3,4,5,6]") && refused("{\"a\":[[],[],[],{}]}"));
        // A sign within a text parts nothing.
        assert!(!refused("[\"a,b,c,d,e,f,\\\",[{\"]"));
    }
}
