//! The values of a file: each notation is read by its own parser.

use super::node::Node;
use super::source::{Format, Source};
use super::{json, toml};
use crate::words::{Problem, Problems, text};

impl Source {
    /// Every value of the file, one after the other. A faulty line of NDJSON does not hide the
    /// others; a fault of a whole file is one failure, and so is a file without any value.
    pub fn values(&self) -> impl Iterator<Item = Result<Node<'_>, Problems>> {
        self.records().map(|record| record.read(self))
    }

    /// The same with lines and items still to be read, so that many of them can be read at once.
    pub fn records(&self) -> impl Iterator<Item = Record<'_>> {
        let mut records = self.parse().peekable();
        let nothing = records.peek().is_none().then(|| {
            let message = text!("文件里什么都没有", "there is nothing in this file");
            Record::Value(Err(Problem::new(self.place(0), message).into()))
        });
        records.chain(nothing)
    }

    /// Whether it is an array of more than so many items.
    #[must_use]
    pub fn has_more_than(&self, count: usize) -> bool {
        let is_array = self.format == Format::Json && self.text().trim_start().starts_with('[');
        is_array && json::items(self.text()).nth(count).is_some()
    }

    /// The text by which a value is known: the whole file where it can hold no other, otherwise its own.
    #[must_use]
    pub fn own_text(&self, node: &Node<'_>) -> &str {
        let is_one = match self.format {
            Format::Toml => true,
            Format::Json => !self.text().trim_start().starts_with('['),
            Format::Ndjson => false,
        };
        if is_one { &self.raw } else { self.text().get(node.start..node.end).unwrap_or_default() }
    }

    /// The value of a file that holds one.
    ///
    /// # Errors
    /// Whatever is wrong with it; signs of an input method; a file with several values.
    pub fn only(&self) -> Result<Node<'_>, Problems> {
        self.refuse_signs()?;
        let mut values = self.values();
        if let (Some(node), None) = (values.next(), values.next()) {
            return node;
        }
        let message = text!("这个文件应当只有一个值", "this file holds one value and no more");
        Err(Problem::new(self.place(0), message).into())
    }

    fn parse(&self) -> Box<dyn Iterator<Item = Record<'_>> + '_> {
        let text = self.text();
        match self.format {
            Format::Toml => Box::new(std::iter::once(Record::Value(toml::parse(self)))),
            Format::Json if text.trim_start().starts_with('[') => match json::check(self, text) {
                Ok(()) => Box::new(json::items(text).map(|(start, item)| Record::Text(start, item))),
                Err(problems) => Box::new(std::iter::once(Record::Value(Err(problems)))),
            },
            Format::Json => Box::new(std::iter::once(Record::Value(json::parse(self, text, 0)))),
            Format::Ndjson => Box::new(self.lines()),
        }
    }
}

/// A value of a file on its way.
#[derive(Clone, Debug)]
pub enum Record<'s> {
    /// It has been read with its file.
    Value(Result<Node<'s>, Problems>),
    /// A line of NDJSON or an item of an array, and where it begins: however many there are, one is read after the other.
    Text(usize, &'s str),
}

impl<'s> Record<'s> {
    /// The value. `source` is the file that it is of.
    ///
    /// # Errors
    /// Whatever is wrong with the notation.
    pub fn read(self, source: &Source) -> Result<Node<'s>, Problems> {
        match self {
            Self::Value(value) => value,
            Self::Text(start, text) => json::parse(source, text, start),
        }
    }

    pub(super) fn is_blank(&self) -> bool {
        matches!(self, Self::Text(_, text) if text.trim().is_empty())
    }
}
