//! Words that are written in several ways, of which a program takes the first that it understands.

use crate::num::is_blank;

/// Alternates that are open, each inside of the one before.
#[derive(Default)]
pub(super) struct Alternates {
    /// What each of their branches says.
    open: Vec<Vec<String>>,
    /// Whether any said different things.
    pub(super) differ: bool,
}

impl Alternates {
    pub(super) fn open(&mut self) {
        self.open.push(Vec::new());
    }

    pub(super) fn branch(&mut self) {
        self.open.last_mut().into_iter().for_each(|branches| branches.push(String::new()));
    }

    /// Adds words to every branch that is open.
    pub(super) fn add(&mut self, words: &str) {
        let branches = self.open.iter_mut().filter_map(|branches| branches.last_mut());
        branches.for_each(|branch| branch.extend(words.chars().filter(|sign| !is_blank(*sign))));
    }

    /// Where one branch alone says anything, other programs show nothing.
    pub(super) fn close(&mut self) {
        let branches = self.open.pop().unwrap_or_default();
        let alone = branches.len() == 1 && branches.iter().any(|branch| !branch.is_empty());
        self.differ |= alone || branches.iter().zip(branches.iter().skip(1)).any(|(a, b)| a != b);
    }
}
