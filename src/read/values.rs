//! The values of a file: each notation is read by its own parser.

use super::node::Node;
use super::source::{Format, Source};
use super::{json, toml};
use crate::words::{Problem, Problems, text};

/// Most items of an array. A table takes a hundred characters at least, and each item some microseconds, be it one or not.
const MOST_ITEMS: usize = 2_000_000;

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

    /// The items of an array, as far as anybody wants that many.
    fn items<'s>(&'s self, text: &'s str, most: usize) -> impl Iterator<Item = Record<'s>> {
        json::items(text).take(most + 1).enumerate().map(move |(number, (start, item))| {
            if number < most {
                Record::Text(start, item)
            } else {
                Record::Value(Err(self.too_many(start, most).into()))
            }
        })
    }

    fn too_many(&self, start: usize, most: usize) -> Problem {
        let message = text!(
            "数组过长:最多 {most} 项,其后的没有读",
            "the array is too long: {most} items at most, and what follows was not read"
        );
        Problem::new(self.place(start), message).advise(text!("请改用 NDJSON,一行一张表", "use NDJSON, a table a line"))
    }

    fn parse(&self) -> Box<dyn Iterator<Item = Record<'_>> + '_> {
        let text = self.text();
        match self.format {
            Format::Toml => Box::new(std::iter::once(Record::Value(toml::parse(self)))),
            Format::Json if text.trim_start().starts_with('[') => match json::check(self, text) {
                Ok(()) => Box::new(self.items(text, MOST_ITEMS)),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_array_is_read_as_far_as_it_may_be_long() {
        let source = Source::from_bytes("a.json", Some(Format::Json), b"[1, 2, 3, 4, 5]".to_vec()).unwrap();
        let read = |most: usize| source.items(source.text(), most).map(|record| record.read(&source).is_ok());
        assert_eq!(read(5).collect::<Vec<_>>(), [true; 5]);
        assert_eq!(read(3).collect::<Vec<_>>(), [true, true, true, false]);
    }
}
