//! Functions of texts.

use super::call::count;
use super::evaluate::{Solver, of_text};
use super::function::Function;
use super::stop::Stop;
use super::tree::{Node, Value};

impl Solver<'_> {
    pub(super) fn of_texts(&mut self, function: Function, arguments: &[Node]) -> Result<Value, Stop> {
        match (function, arguments) {
            (Function::Joined, [_, ..]) => {
                let texts: Vec<String> = arguments.iter().map(|part| self.text(part)).collect::<Result<_, _>>()?;
                Ok(Value::Text(texts.concat()))
            }
            (Function::Length, [of]) => Ok(Value::Number(count(self.text(of)?.chars().count())?)),
            (Function::First, [of]) => Ok(Value::Text(self.text(of)?.chars().take(1).collect())),
            (Function::First, [of, length]) => {
                let (text, length) = (self.text(of)?, self.length(length)?);
                Ok(Value::Text(text.chars().take(length).collect()))
            }
            (Function::Last, [of]) => {
                Ok(Value::Text(self.text(of)?.chars().last().map(String::from).unwrap_or_default()))
            }
            (Function::Last, [of, length]) => {
                let (text, length) = (self.text(of)?, self.length(length)?);
                let before = text.chars().count().saturating_sub(length);
                Ok(Value::Text(text.chars().skip(before).collect()))
            }
            (Function::Middle, [of, from, length]) => {
                let (text, from, length) = (self.text(of)?, self.length(from)?, self.length(length)?);
                let before = from.checked_sub(1).ok_or(Stop::VALUE)?;
                Ok(Value::Text(text.chars().skip(before).take(length).collect()))
            }
            (Function::Trimmed, [of]) => {
                let text = self.text(of)?;
                let words: Vec<&str> = text.split(' ').filter(|word| !word.is_empty()).collect();
                Ok(Value::Text(words.join(" ")))
            }
            (Function::ValueOf, [of]) => match self.value(of)? {
                Value::Text(text) => Ok(Value::Number(of_text(&text)?)),
                number @ Value::Number(_) => Ok(number),
                _ => Err(Stop::unread()),
            },
            _ => Err(Stop::unread()),
        }
    }

    fn length(&mut self, node: &Node) -> Result<usize, Stop> {
        self.number(node)?.as_whole().and_then(|length| usize::try_from(length).ok()).ok_or_else(Stop::unread)
    }
}
