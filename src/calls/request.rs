//! What a call is asked with: an object, whose keys each call knows.

use serde::de::DeserializeOwned;

use crate::model::value::Date;
use crate::read::{Format, Node, Source, Value, decode_part};
use crate::words::{Language, Problem, Problems, text};

/// The text of a request.
pub(super) fn source(name: &str, request: &str) -> Result<Source, Problem> {
    Source::from_bytes(name, Some(Format::Json), request.as_bytes().to_vec())
}

/// A request.
pub(super) struct Request<'s> {
    source: &'s Source,
    node: Node<'s>,
}

impl<'s> Request<'s> {
    pub(super) fn read(source: &'s Source) -> Result<Self, Problems> {
        let node = source.only()?;
        if matches!(node.value, Value::Table(_)) {
            return Ok(Self { source, node });
        }
        Err(Problem::new(source.place(0), text!("请求应为一个对象", "a request is an object")).into())
    }

    /// The language of whoever reads the answer.
    pub(super) fn language(&self) -> Language {
        match self.node.get("language").map(|node| &node.value) {
            Some(Value::Text(language)) if language == "en" => Language::En,
            _ => Language::Zh,
        }
    }

    /// The value under a key; none where it is left out or null.
    fn get(&self, key: &str) -> Option<&Node<'s>> {
        self.node.get(key).filter(|node| !matches!(node.value, Value::Null))
    }

    /// A text that may be left out.
    pub(super) fn text(&self, key: &str) -> Result<Option<&str>, Problems> {
        match self.get(key) {
            None => Ok(None),
            Some(Node { value: Value::Text(text), .. }) => Ok(Some(text)),
            Some(node) => {
                let message = text!("“{key}”应为字符串", "`{key}` is to be a string");
                Err(Problem::new(self.source.place(node.start), message).into())
            }
        }
    }

    /// A text that has to be there.
    pub(super) fn wanted(&self, key: &str) -> Result<&str, Problems> {
        self.text(key)?.ok_or_else(|| self.missing(key).into())
    }

    /// Plain data that may be left out.
    pub(super) fn data<T: DeserializeOwned>(&self, key: &str) -> Result<Option<T>, Problem> {
        self.get(key).map(|node| decode_part(self.source, node)).transpose()
    }

    /// What the keys say that a call knows.
    pub(super) fn all<T: DeserializeOwned>(&self) -> Result<T, Problems> {
        Ok(decode_part(self.source, &self.node)?)
    }

    /// The day on which waivers have to hold. Of a request without one no waiver has ended.
    pub(super) fn day(&self) -> Result<Date, Problems> {
        let first = || Date::new(1900, 1, 1).ok_or_else(|| self.problem("today", text!("日期无效", "no such day")));
        Ok(self.data("today")?.map_or_else(first, Ok)?)
    }

    /// A table, in a text of its own: by that it is known, whatever else is asked.
    pub(super) fn table(&self, key: &str) -> Result<Source, Problems> {
        let node = self.get(key).ok_or_else(|| self.missing(key))?;
        self.own(node, key)
    }

    /// Whether something stands under a key.
    pub(super) fn has(&self, key: &str) -> bool {
        self.get(key).is_some()
    }

    /// The tables of a list, likewise.
    pub(super) fn tables(&self, key: &str) -> Result<Vec<Source>, Problems> {
        (0..).zip(self.list(key)?).map(|(index, item): (usize, _)| self.own(item, &format!("{key}/{index}"))).collect()
    }

    /// The tables of a list of objects, each below `assessment` with its `name` beside it, by which messages call it.
    pub(super) fn named_tables(&self, key: &str) -> Result<Vec<Source>, Problems> {
        let named = |(index, item): (usize, &Node<'s>)| {
            let name = match item.get("name").map(|name| &name.value) {
                Some(Value::Text(name)) => name.to_string(),
                _ => format!("{key}/{index}"),
            };
            self.own(item.get("assessment").unwrap_or(item), &name)
        };
        (0..).zip(self.list(key)?).map(named).collect()
    }

    fn list(&self, key: &str) -> Result<&[Node<'s>], Problems> {
        let node = self.get(key).ok_or_else(|| self.missing(key))?;
        match &node.value {
            Value::List(items) => Ok(items),
            _ => {
                let message = text!("“{key}”应为数组", "`{key}` is to be an array");
                Err(Problem::new(self.source.place(node.start), message).into())
            }
        }
    }

    fn own(&self, node: &Node<'_>, name: &str) -> Result<Source, Problems> {
        let text = self.source.text().get(node.start..node.end).unwrap_or_default();
        if !matches!(node.value, Value::Table(_)) {
            let message = text!("“{name}”应为一张表", "`{name}` is to be a table");
            return Err(Problem::new(self.source.place(node.start), message).into());
        }
        Ok(Source::from_bytes(name, Some(Format::Json), text.as_bytes().to_vec())?)
    }

    pub(super) fn missing(&self, key: &str) -> Problem {
        Problem::new(self.source.place(0), text!("请求缺少“{key}”", "the request lacks `{key}`"))
    }

    /// What is wrong with the value under a key.
    pub(super) fn problem(&self, key: &str, message: crate::words::Text) -> Problem {
        Problem::new(self.source.place(self.node.get(key).unwrap_or(&self.node).start), message)
    }
}
