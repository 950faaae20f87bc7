//! Formulas: read with their names, and ordered by what they need.

use std::collections::BTreeMap;

use super::Check;
use crate::formula::Formula;
use crate::methods::{CheckedMethod, Scope, Variable, fixed, fixed_names};
use crate::read::nearest;
use crate::template::Template;
use crate::words::{Problem, text};

impl Check<'_> {
    /// Reads a formula; each fault stands at its own column.
    pub(super) fn formula(&mut self, pointer: &str, text: &str, scope: Scope) -> Option<Formula<Variable>> {
        let known = |name: &str| resolve(self.template, scope, name);
        let read = match scope {
            Scope::Method => Formula::number(text, known),
            Scope::Cap => Formula::condition(text, known),
        };
        let errors = match read {
            Ok(formula) => return Some(formula),
            Err(errors) => errors,
        };
        let all = names(self.template, scope);
        // The text of a plain string begins behind its quote.
        let start = self.node.nearest(pointer).start + 1;
        for error in errors {
            let mut message = error.message;
            if let Some(name) = error.unknown.as_deref().and_then(|name| nearest(name, all.iter().copied())) {
                message = text!("{message};是否指“{name}”?", "{message}; did you mean `{name}`?"; message);
            }
            self.problems.push(Problem::new(self.source.place(start + error.at), message));
        }
        None
    }

    /// The conditions of the caps.
    pub(super) fn caps(&mut self) -> Vec<Formula<Variable>> {
        let mut found = Vec::new();
        for (index, cap) in self.template.caps.iter().enumerate() {
            let pointer = format!("/caps/{index}");
            let most = cap.most.fraction();
            if most.is_negative() || most >= self.template.total.fraction() {
                self.add(
                    &format!("{pointer}/most"),
                    text!("上限须不低于 0 且低于总分", "a cap lies between 0 and the total, which is no cap"),
                );
            }
            found.extend(self.formula(&format!("{pointer}/when"), &cap.when, Scope::Cap));
        }
        found
    }

    /// For each indicator that the template sets, how many others have to be scored before it. A circle
    /// has no beginning, and is an error.
    pub(super) fn order(&mut self, methods: &BTreeMap<String, CheckedMethod>) -> Vec<usize> {
        let depths = depths(self.template, methods);
        for (index, _) in depths.iter().enumerate().filter(|(_, depth)| depth.is_none()) {
            let id = self.template.indicators.get(index).and_then(|rule| rule.id.as_deref()).unwrap_or_default();
            self.add(
                &format!("/indicators/{index}/method"),
                text!(
                    "公式循环引用:“{id}”的得分最终取决于它自己",
                    "the formulas go in a circle: the points of `{id}` depend on themselves"
                ),
            );
        }
        depths.into_iter().map(Option::unwrap_or_default).collect()
    }
}

/// How many others come before each indicator; none where they go in a circle.
fn depths(template: &Template, methods: &BTreeMap<String, CheckedMethod>) -> Vec<Option<usize>> {
    let needs: Vec<Vec<usize>> = template
        .indicators
        .iter()
        .map(|rule| {
            let formula = rule.method.as_ref().and_then(|name| methods.get(name)).and_then(CheckedMethod::formula);
            let points = |variable| match variable {
                Variable::Points(index) => Some(index),
                _ => None,
            };
            formula.into_iter().flat_map(Formula::names).filter_map(points).collect()
        })
        .collect();
    let mut depths: Vec<Option<usize>> = vec![None; needs.len()];
    for depth in 0..=needs.len() {
        let ready: Vec<usize> = (0..needs.len())
            .filter(|&index| depths.get(index) == Some(&None))
            .filter(|&index| {
                let before = |need: &usize| depths.get(*need).copied().flatten().is_some_and(|other| other < depth);
                needs.get(index).is_some_and(|needs| needs.iter().all(before))
            })
            .collect();
        for index in ready {
            if let Some(slot) = depths.get_mut(index) {
                *slot = Some(depth);
            }
        }
    }
    depths
}

/// What a name stands for in a template.
fn resolve(template: &Template, scope: Scope, name: &str) -> Option<Variable> {
    let points = || template.indicators.iter().position(|rule| rule.id.as_deref() == Some(name)).map(Variable::Points);
    let parameter = || template.parameters.keys().position(|known| known == name).map(Variable::Parameter);
    fixed(name, scope).or_else(points).or_else(parameter)
}

/// Every name that a formula of a template may use.
fn names(template: &Template, scope: Scope) -> Vec<&str> {
    let ids = template.indicators.iter().filter_map(|rule| rule.id.as_deref());
    fixed_names(scope).chain(ids).chain(template.parameters.keys().map(String::as_str)).collect()
}
