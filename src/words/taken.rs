//! Names of which no two may be the same, for files, folders and tabs.

use std::collections::{HashMap, HashSet};

/// Names that are taken. Capital letters make no other name.
#[derive(Debug, Default)]
pub(crate) struct TakenNames {
    taken: HashSet<String>,
    /// By the name without a number: the first number that may be free. A thousand of one name are looked at once each.
    next: HashMap<String, usize>,
}

impl TakenNames {
    /// The first name that is free of those that numbers from 1 on make.
    pub(crate) fn free(&mut self, numbered: impl Fn(usize) -> String) -> String {
        numbered(self.number(&numbered))
    }

    /// Its number.
    pub(crate) fn number(&mut self, numbered: impl Fn(usize) -> String) -> usize {
        let next = self.next.entry(numbered(1).to_lowercase()).or_insert(1);
        loop {
            let number = *next;
            *next += 1;
            if self.taken.insert(numbered(number).to_lowercase()) {
                return number;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_number_that_is_free() {
        let mut taken = TakenNames::default();
        let mut free = |name: &str| {
            taken.free(|number| format!("{name}{}", if number == 1 { String::new() } else { number.to_string() }))
        };
        assert_eq!(["a", "A", "a3", "a", "a", "b"].map(&mut free), ["a", "A2", "a3", "a4", "a5", "b"]);
    }

    /// Each name is tried as often as there are names of its kind, and no more.
    #[test]
    fn many_of_one_name_are_tried_once_each() {
        let (mut taken, tried) = (TakenNames::default(), std::cell::Cell::new(0));
        for _ in 0..1_000 {
            taken.free(|number| {
                tried.set(tried.get() + 1);
                format!("a{number}")
            });
        }
        assert!(tried.get() <= 3_000, "{}", tried.get());
    }
}
