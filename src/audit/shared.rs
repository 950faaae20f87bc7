//! What many tables have alike is kept once for all of them.

use std::collections::HashSet;
use std::hash::Hash;
use std::sync::Arc;

use super::kept::{IndicatorName, KeptText, Measured};
use crate::memo::Quick;

/// What is kept once: names of indicators, units, beginnings of texts.
#[derive(Debug, Default)]
pub(super) struct Shared {
    indicators: HashSet<Arc<IndicatorName>, Quick>,
    texts: HashSet<Arc<str>, Quick>,
}

impl Shared {
    /// Lets a row share with others what it has alike.
    pub(super) fn measured(&mut self, measured: &mut Measured) {
        one(&mut self.indicators, &mut measured.indicator);
        if let Some(unit) = &mut measured.unit {
            one(&mut self.texts, unit);
        }
    }

    /// The same of a text.
    pub(super) fn text(&mut self, text: &mut KeptText) {
        one(&mut self.texts, &mut text.sample);
    }
}

/// The one that is known, in the place of another that is alike.
fn one<T: Hash + Eq + ?Sized>(known: &mut HashSet<Arc<T>, Quick>, other: &mut Arc<T>) {
    match known.get(other) {
        Some(one) => *other = Arc::clone(one),
        None => _ = known.insert(Arc::clone(other)),
    }
}
