//! Formulas: read with their names, ordered by what they need, and tried on figures around every limit.

use std::collections::BTreeMap;

use super::Check;
use crate::formula::{Exact, Formula};
use crate::methods::{Recipe, Scope, Variable, names, resolve};
use crate::model::template::Template;
use crate::num::Fraction;
use crate::read::nearest;
use crate::words::{Problem, Text};

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
            let mut message = Text::new(error.zh, error.en);
            if let Some(name) = error.unknown.as_deref().and_then(|name| nearest(name, all.iter().copied())) {
                message.zh.push_str(&format!(";是否指“{name}”?"));
                message.en.push_str(&format!("; did you mean `{name}`?"));
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
                    "上限须不低于 0 且低于总分",
                    "a cap lies between 0 and the total, which is no cap",
                );
            }
            found.extend(self.formula(&format!("{pointer}/when"), &cap.when, Scope::Cap));
        }
        found
    }

    /// For each indicator that the template sets, how many others have to be scored before it. A circle
    /// has no beginning, and is an error.
    pub(super) fn order(&mut self, recipes: &BTreeMap<String, Recipe>) -> Vec<usize> {
        let depths = depths(self.template, recipes);
        for (index, _) in depths.iter().enumerate().filter(|(_, depth)| depth.is_none()) {
            let id = self.template.indicators.get(index).and_then(|rule| rule.id.as_deref()).unwrap_or_default();
            self.add(
                &format!("/indicators/{index}/method"),
                format!("公式循环引用:“{id}”的得分最终取决于它自己"),
                format!("the formulas go in a circle: the points of `{id}` depend on themselves"),
            );
        }
        depths.into_iter().map(Option::unwrap_or_default).collect()
    }

    /// Tries a formula around everything that it can distinguish: it stays between nothing and the full
    /// points, and a better value never earns less. Figures that are not the indicator's own stay fixed.
    pub(super) fn proves(&mut self, pointer: &str, formula: &Formula<Variable>, punishes_overshoot: bool) {
        let trial = Trial::run(formula);
        if let Some((what, points)) = &trial.outside {
            self.add(
                pointer,
                format!("{what} 时得 {points} 分,超出 0 至分值 10 的范围;请用 clamp、min 或 max 限定"),
                format!(
                    "comes to {points} of 10 points at {what}: keep it between 0 and the weight with clamp, min or max"
                ),
            );
        }
        let both = trial.rises && trial.falls;
        if both && !punishes_overshoot {
            self.add(
                pointer,
                "得分随实际值时升时降;若规则确要惩罚超额,请写 punishes_overshoot = true",
                "the points rise and fall again with the actual value; where the rule means that, say punishes_overshoot = true",
            );
        }
        if !both && punishes_overshoot {
            self.add(
                pointer,
                "写了 punishes_overshoot,公式却不惩罚超额",
                "punishes_overshoot is said, but the formula punishes none",
            );
        }
    }
}

/// How many others come before each indicator; none where they go in a circle.
fn depths(template: &Template, recipes: &BTreeMap<String, Recipe>) -> Vec<Option<usize>> {
    let needs: Vec<Vec<usize>> = template
        .indicators
        .iter()
        .map(|rule| {
            let formula = rule.method.as_ref().and_then(|name| recipes.get(name)).and_then(Recipe::formula);
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

/// What trying a formula has shown.
#[derive(Default)]
struct Trial {
    /// A value outside of the points, and where.
    outside: Option<(String, Fraction)>,
    /// Whether more was worth more anywhere, and whether it was worth less.
    rises: bool,
    falls: bool,
}

impl Trial {
    /// Full points of the trial.
    const WEIGHT: Fraction = Fraction::whole(10);
    /// The target of the trial; actual values go in per cent of it, up to three times.
    const TARGET: i64 = 100;

    fn run(formula: &Formula<Variable>) -> Self {
        let mut trial = Self::default();
        // Whatever else the formula uses is nothing, half, everything, and more than that.
        for other in [Fraction::ZERO, Fraction::whole(5), Self::WEIGHT] {
            for (spent, received) in [(0, 100), (50, 100), (100, 100), (150, 100), (100, 50), (100, 150)] {
                trial.sweep(formula, other, (Fraction::whole(spent), Fraction::whole(received)));
            }
        }
        trial
    }

    fn sweep(&mut self, formula: &Formula<Variable>, other: Fraction, (spent, received): (Fraction, Fraction)) {
        let target = Fraction::whole(Self::TARGET);
        let mut before: Option<Fraction> = None;
        for actual in 0..=3 * Self::TARGET {
            let actual = Fraction::whole(actual);
            let rate = actual.divide(target).unwrap_or(Fraction::ZERO);
            let figure = |variable| match variable {
                Variable::Target => target,
                Variable::Actual => actual,
                Variable::Weight => Self::WEIGHT,
                Variable::Rate => rate,
                Variable::Budget | Variable::Initial => Fraction::whole(100),
                Variable::Received => received,
                Variable::Executed => spent,
                Variable::ExecutionRate => spent.divide(Fraction::whole(100)).unwrap_or(Fraction::ZERO),
                Variable::Points(_) | Variable::Total => other,
                Variable::Parameter(_) => Fraction::ONE,
            };
            let mut exact = Exact::new(crate::num::Mode::HalfUp, figure);
            let Ok(points) = formula.evaluate(&mut exact) else { continue };
            if points.is_negative() || points > Self::WEIGHT {
                let what = format!("actual = {actual}, target = {target}");
                self.outside.get_or_insert((what, points));
            }
            self.rises |= before.is_some_and(|before| points > before);
            self.falls |= before.is_some_and(|before| points < before);
            before = Some(points);
        }
    }
}
