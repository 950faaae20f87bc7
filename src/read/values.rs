//! The values of a file: each notation is read by its own parser.

use super::node::{Node, Value};
use super::source::{Format, Source};
use super::{json, toml};
use crate::words::{Problem, Problems, Text};

impl Source {
    /// Every value of the file, one after the other. A faulty line of NDJSON does not hide the
    /// others; a fault of a whole file is one failure, and so is a file without any value.
    pub fn values(&self) -> impl Iterator<Item = Result<Node<'_>, Problems>> {
        let mut values = self.parse().peekable();
        let nothing = values.peek().is_none().then(|| {
            let message = Text::new("文件里什么都没有", "there is nothing in this file");
            Err(Problem::new(self.place(0), message).into())
        });
        values.chain(nothing)
    }

    /// The value of a file that holds one.
    ///
    /// # Errors
    /// Whatever is wrong with it; a file with several values.
    pub fn only(&self) -> Result<Node<'_>, Problems> {
        let mut values = self.values();
        if let (Some(node), None) = (values.next(), values.next()) {
            return node;
        }
        let message = Text::new("这个文件应当只有一个值", "this file holds one value and no more");
        Err(Problem::new(self.place(0), message).into())
    }

    fn parse(&self) -> Box<dyn Iterator<Item = Result<Node<'_>, Problems>> + '_> {
        let text = self.text();
        match self.format {
            Format::Toml => Box::new(std::iter::once(toml::parse(self))),
            Format::Json => match json::parse(self, text, 0) {
                Ok(Node { value: Value::List(items), .. }) => Box::new(items.into_iter().map(Ok)),
                other => Box::new(std::iter::once(other)),
            },
            Format::Ndjson => {
                let lines = text.split_inclusive('\n').scan(0, |end, line| {
                    let start = *end;
                    *end += line.len();
                    Some((start, line))
                });
                let lines = lines.filter(|(_, line)| !line.trim().is_empty());
                Box::new(lines.map(|(start, line)| json::parse(self, line, start)))
            }
        }
    }
}
