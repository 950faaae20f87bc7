//! The parameters of a method, and where they are checked: what a method may ask of its template, and where its faults are
//! told. `M` is any checked method: no method knows all of them.

use super::declared::{Declared, Target};
use super::variable::Variable;
use crate::formula::Formula;
use crate::num::Fraction;
use crate::words::{Language, Text, text};

/// The parameters of a method as a template writes them.
pub(super) trait Parameters<M> {
    /// The method ready to compute with.
    type Checked;

    /// Short name of the source.
    fn basis(&self) -> &str;
    /// The method ready to compute with. What is wrong is told.
    fn check(&self, at: &mut Checking<'_, M>) -> Option<Self::Checked>;
    /// What they say.
    fn says(&self, language: Language) -> String;

    /// Whether they name other methods, which are checked before it.
    fn uses_others(&self) -> bool {
        false
    }
}

/// The template around a method.
pub(crate) trait Surroundings<M> {
    /// Tells what is wrong at a JSON Pointer of the template.
    fn tell(&mut self, pointer: &str, says: Text);
    /// Reads a formula of a method; its faults are told.
    fn formula(&mut self, pointer: &str, text: &str) -> Option<Formula<Variable>>;
    /// The method of a name, where it is checked already or has no parameters.
    fn checked(&self, name: &str) -> Option<&M>;
}

/// A method under check. Keys are JSON Pointers below the method; the empty one is the method itself.
pub(crate) struct Checking<'c, M> {
    pointer: &'c str,
    template: &'c mut dyn Surroundings<M>,
    faults: usize,
}

impl<'c, M> Checking<'c, M> {
    /// The check of the method at a JSON Pointer.
    pub(crate) fn new(pointer: &'c str, template: &'c mut dyn Surroundings<M>) -> Self {
        Self { pointer, template, faults: 0 }
    }

    /// Tells what is wrong.
    pub(super) fn fault(&mut self, key: &str, says: Text) {
        self.faults += 1;
        self.template.tell(&format!("{}{key}", self.pointer), says);
    }

    /// How many faults were told.
    pub(super) const fn faults(&self) -> usize {
        self.faults
    }

    /// A share is between nothing and everything.
    pub(super) fn share(&mut self, key: &str, share: Fraction) {
        if share.is_negative() || share > Fraction::ONE {
            self.fault(key, text!("比例须在 0 至 100% 之间", "a share lies between 0 and 100%"));
        }
    }

    /// A formula.
    pub(super) fn formula(&mut self, key: &str, text: &str) -> Option<Formula<Variable>> {
        self.template.formula(&format!("{}{key}", self.pointer), text)
    }

    /// A method that this one uses for numbers: one of those that need nothing but two numbers.
    pub(super) fn other(&mut self, key: &str, name: &str, target: Target) -> Option<M>
    where
        M: Declared + Clone,
    {
        let found = self.template.checked(name);
        let fitting = found.filter(|method| method.serves_others() && method.fits(target)).cloned();
        if fitting.is_none() {
            self.fault(key, text!("方法 {name} 不适用于此处", "the method {name} does not fit here"));
        }
        fitting
    }
}
