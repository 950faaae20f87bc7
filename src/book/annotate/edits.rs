//! Changes of a text at byte offsets: what no change touches stays as it is.

use std::ops::Range;

use crate::book::refusal::Refusal;
use crate::order::Order;

/// The changes of one text, in any order.
#[derive(Debug, Default)]
pub(super) struct Edits(Vec<Edit>);

#[derive(Debug)]
struct Edit {
    at: Range<usize>,
    text: String,
}

impl Edits {
    /// Puts a text in front of an offset, behind what was put there before.
    pub(super) fn insert(&mut self, at: usize, text: impl Into<String>) {
        self.replace(at..at, text);
    }

    /// Puts a text in place of another.
    pub(super) fn replace(&mut self, at: Range<usize>, text: impl Into<String>) {
        self.0.push(Edit { at, text: text.into() });
    }

    /// The text with all changes; two of them in one place are none that can be made.
    pub(super) fn apply(mut self, text: &str) -> Result<String, Refusal> {
        self.0.order_by_key(|edit| edit.at.start);
        let added: usize = self.0.iter().map(|edit| edit.text.len()).sum();
        let (mut changed, mut from) = (String::with_capacity(text.len() + added), 0);
        for edit in self.0 {
            changed.push_str(text.get(from..edit.at.start).ok_or(Refusal::Damaged)?);
            changed.push_str(&edit.text);
            from = edit.at.end;
        }
        changed.push_str(text.get(from..).ok_or(Refusal::Damaged)?);
        Ok(changed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_stand_where_they_were_asked_for() {
        let mut edits = Edits::default();
        edits.replace(4..5, "E");
        edits.insert(1, "x");
        edits.insert(1, "y");
        assert_eq!(edits.apply("abcdef").unwrap(), "axybcdEf");
        let mut edits = Edits::default();
        edits.replace(0..3, "");
        edits.replace(2..4, "");
        assert!(edits.apply("abcdef").is_err());
    }
}
