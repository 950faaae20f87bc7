//! Raw values to plain data by way of serde: the types alone say what a file may hold.

use std::fmt;

use serde::de::value::{BorrowedStrDeserializer, MapDeserializer, SeqDeserializer};
use serde::de::{self, Deserializer, Expected, IntoDeserializer, Unexpected, Visitor};
use serde::forward_to_deserialize_any;

use super::node::{Key, MAX_UNQUOTED_DIGITS, Node, Value, significant_digits};
use super::shape::shorten;
use crate::words::{Text, text};

/// That a value does not fit a type. It stops at the first fault: whoever gets one looks for all faults with their
/// places, as far as the shape of a file tells them.
#[derive(Debug)]
pub struct DecodeError {
    /// What is wrong.
    pub message: Text,
    /// Where the text stands that is wrong, where it is one.
    pub at: Option<usize>,
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message.en)
    }
}

impl std::error::Error for DecodeError {}

impl de::Error for DecodeError {
    fn custom<T: fmt::Display>(message: T) -> Self {
        let message = message.to_string();
        Self { message: Text::same(message), at: None }
    }

    /// A text that stands where a figure of results is wanted: the one type whose texts the shape of a file leaves open.
    fn invalid_value(found: Unexpected<'_>, wanted: &dyn Expected) -> Self {
        let Unexpected::Str(found) = found else { return Self::custom(format!("{found} is not {wanted}")) };
        let found = shorten(found);
        let message = text!(
            "“{found}”不是结果中的数字:应为小数,或最简分数 a/b",
            "`{found}` is not a figure of results: a decimal, or a fraction a/b in lowest terms"
        );
        Self { message, at: None }
    }
}

fn wrong(message: impl fmt::Display) -> DecodeError {
    de::Error::custom(message)
}

impl Node<'_> {
    fn number(&self) -> Result<&str, DecodeError> {
        match &self.value {
            Value::Number(digits) if significant_digits(digits) > MAX_UNQUOTED_DIGITS => {
                Err(wrong(format_args!("{digits} has more than {MAX_UNQUOTED_DIGITS} digits")))
            }
            Value::Number(digits) => Ok(digits),
            _ => Err(wrong("not a number")),
        }
    }

    /// By way of `i64`, as the checker of shapes reads it: `-0` is 0 for an unsigned type too.
    fn whole<T: TryFrom<i64>>(&self) -> Result<T, DecodeError> {
        let digits = self.number()?;
        let value = digits.parse::<i64>().ok().and_then(|value| T::try_from(value).ok());
        value.ok_or_else(|| wrong(format_args!("{digits} is not a whole number in range")))
    }
}

type Fields<'de, I> = MapDeserializer<'de, I, DecodeError>;

fn fields<'de, 'a>(
    entries: &'de [(Key<'a>, Node<'a>)],
) -> Fields<'de, impl Iterator<Item = (&'de str, &'de Node<'a>)>> {
    MapDeserializer::new(entries.iter().map(|(key, node)| (key.name.as_ref(), node)))
}

macro_rules! whole_numbers {
    ($($method:ident $visit:ident)*) => {
        $(fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
            visitor.$visit(self.whole()?)
        })*
    };
}

/// A number never passes for a text: a name must be a string. A decimal or the text of a cell may be typed without quotes,
/// and their types get it as it was typed: as a newtype around its digits, which serde keeps apart from a text even where
/// it sets a value aside until it knows the type. What an `i64` prints as it was typed is one.
impl<'de> Deserializer<'de> for &'de Node<'_> {
    type Error = DecodeError;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        match &self.value {
            Value::Null => visitor.visit_unit(),
            Value::Bool(truth) => visitor.visit_bool(*truth),
            Value::Number(_) => {
                let digits = self.number()?;
                match digits.parse::<i64>() {
                    Ok(whole) if digits != "-0" && !digits.starts_with('+') => visitor.visit_i64(whole),
                    _ => visitor.visit_newtype_struct(BorrowedStrDeserializer::new(digits)),
                }
            }
            Value::Text(text) => visitor.visit_borrowed_str(text),
            Value::List(items) => visitor.visit_seq(SeqDeserializer::new(items.iter())),
            Value::Table(entries) => visitor.visit_map(fields(entries)),
        }
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        match &self.value {
            Value::Text(text) => visitor
                .visit_borrowed_str(text)
                .map_err(|error: DecodeError| DecodeError { at: error.at.or(Some(self.start)), ..error }),
            _ => Err(wrong("not a string")),
        }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        match self.value {
            Value::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, DecodeError> {
        match &self.value {
            Value::Text(text) => visitor.visit_enum(text.as_ref().into_deserializer()),
            _ => Err(wrong("not a string")),
        }
    }

    /// Only by names: serde would also take a list of the values in the order of the type's fields.
    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, DecodeError> {
        self.deserialize_map(visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        match &self.value {
            Value::Table(entries) => visitor.visit_map(fields(entries)),
            _ => Err(wrong("not a table")),
        }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        match &self.value {
            Value::List(items) => visitor.visit_seq(SeqDeserializer::new(items.iter())),
            _ => Err(wrong("not a list")),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, DecodeError> {
        visitor.visit_newtype_struct(self)
    }

    whole_numbers! {
        deserialize_u8 visit_u8
        deserialize_u16 visit_u16
        deserialize_u32 visit_u32
        deserialize_u64 visit_u64
        deserialize_i64 visit_i64
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i128 u128 f32 f64 char bytes byte_buf unit unit_struct tuple
        tuple_struct identifier ignored_any
    }
}

impl<'de> IntoDeserializer<'de, DecodeError> for &'de Node<'_> {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use crate::model::value::Printed;
    use crate::num::Number;
    use crate::read::source::{Format, Source};

    #[derive(Debug, PartialEq, Deserialize)]
    struct Year {
        year: u16,
    }

    /// What serde sets aside until it knows the type.
    #[derive(Debug, PartialEq, Deserialize)]
    #[serde(untagged)]
    enum SetAside {
        Text(String),
        Cells { cells: [Printed; 2], number: Number },
    }

    fn decoded<T: for<'de> Deserialize<'de>>(json: &str) -> Option<T> {
        let source = Source::from_bytes("a.json", Some(Format::Json), json.as_bytes().to_vec()).unwrap();
        let node = source.values().next().unwrap().unwrap();
        T::deserialize(&node).ok()
    }

    fn year(json: &str) -> Option<u16> {
        decoded::<Year>(json).map(|decoded| decoded.year)
    }

    #[test]
    fn numbers_are_no_texts_and_stay_as_they_were_typed() {
        assert_eq!(decoded::<String>("[\"3\"]"), Some("3".to_owned()));
        for json in ["[3]", "[3.0]", "[-0]", "[1e3]"] {
            assert_eq!(decoded::<SetAside>(json), None, "{json}");
        }
        for digits in ["3", "3.10", "-0", "-0.5", "100000000000000000000000000"] {
            let json = format!("{{\"cells\": [{digits}, \"{digits}\"], \"number\": {digits}}}");
            let cells = [Printed::from(digits), Printed::from(digits)];
            assert_eq!(decoded(&json), Some(SetAside::Cells { cells, number: digits.parse().unwrap() }), "{json}");
        }
    }

    #[test]
    fn whole_numbers_in_range_under_their_names() {
        assert_eq!(year(r#"{"year":2024}"#), Some(2024));
        assert_eq!(year(r#"{"year":-0}"#), Some(0));
        for json in [r"[[2024]]", r#"{"year":-1}"#, r#"{"year":65536}"#, r#"{"year":2024.0}"#, r#"{"year":"2024"}"#] {
            assert_eq!(year(json), None, "{json}");
        }
    }
}
