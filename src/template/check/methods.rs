//! The methods that a template defines, checked and ready to compute with. What has to hold of each its own file says.

use std::collections::BTreeMap;

use super::Check;
use crate::formula::Formula;
use crate::methods::{CheckedMethod, Checking, Method, Scope, Surroundings, Variable, is_fixed, plain};
use crate::words::{Text, text};

impl Check<'_> {
    /// Every method of `[methods]`. Those that use another one come after it.
    pub(super) fn methods(&mut self) -> BTreeMap<String, CheckedMethod> {
        let mut checked = BTreeMap::new();
        let (later, first): (Vec<_>, Vec<_>) = self.template.methods.iter().partition(|(_, rule)| rule.uses_others());
        for (name, rule) in first.into_iter().chain(later) {
            let pointer = format!("/methods/{name}");
            self.method_name(&pointer, name);
            let mut around = Around { check: self, checked: &checked };
            if let Some(method) = rule.check(&mut Checking::new(&pointer, &mut around)) {
                checked.insert(name.clone(), method);
            }
        }
        checked
    }

    fn method_name(&mut self, pointer: &str, name: &str) {
        if Method::ALL.iter().any(|method| method.name() == name) {
            self.add(
                pointer,
                text!(
                    "“{name}”是内置方法的名称,请另取名称",
                    "`{name}` is the name of a built-in method: choose another"
                ),
            );
        }
        if name.is_empty() || is_fixed(name) {
            self.add(pointer, text!("方法须有自己的名称", "a method needs a name of its own"));
        }
    }
}

/// The template around a method that is being checked.
struct Around<'a, 'c, 't> {
    check: &'a mut Check<'t>,
    checked: &'c BTreeMap<String, CheckedMethod>,
}

impl Surroundings<CheckedMethod> for Around<'_, '_, '_> {
    fn tell(&mut self, pointer: &str, says: Text) {
        self.check.add(pointer, says);
    }

    fn formula(&mut self, pointer: &str, text: &str) -> Option<Formula<Variable>> {
        self.check.formula(pointer, text, Scope::Method)
    }

    fn checked(&self, name: &str) -> Option<&CheckedMethod> {
        self.checked.get(name).or_else(|| plain(name))
    }
}
