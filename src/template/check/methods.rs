//! The methods that a template defines, checked and ready to compute with.

use std::collections::BTreeMap;

use super::Check;
use crate::methods::{Loss, Recipe, Scope, Target, is_fixed, plain};
use crate::model::template::{DeductDeviation, Method, Panel, Scheme, Survey, Within};
use crate::model::value::{Relation, Share};
use crate::num::{Fraction, Number};

impl Check<'_> {
    /// Every method of `[methods]`. Those that use another one come after it.
    pub(super) fn methods(&mut self) -> BTreeMap<String, Recipe> {
        let mut recipes = BTreeMap::new();
        let composed = |scheme: &Scheme| matches!(scheme, Scheme::Survey(_) | Scheme::Within(_));
        let (later, first): (Vec<_>, Vec<_>) = self.template.methods.iter().partition(|(_, scheme)| composed(scheme));
        for (name, scheme) in first.into_iter().chain(later) {
            let pointer = format!("/methods/{name}");
            self.method_name(&pointer, name);
            if let Some(recipe) = self.method(&pointer, scheme, &recipes) {
                recipes.insert(name.clone(), recipe);
            }
        }
        recipes
    }

    fn method_name(&mut self, pointer: &str, name: &str) {
        if Method::ALL.iter().any(|method| method.name() == name) {
            self.add(
                pointer,
                format!("“{name}”是内置方法的名称,请另取名称"),
                format!("`{name}` is the name of a built-in method: choose another"),
            );
        }
        if name.is_empty() || is_fixed(name) {
            self.add(pointer, "方法须有自己的名称", "a method needs a name of its own");
        }
    }

    fn method(&mut self, pointer: &str, scheme: &Scheme, known: &BTreeMap<String, Recipe>) -> Option<Recipe> {
        Some(match scheme {
            Scheme::PassMark(rule) => Recipe::PassMark { pass: self.pass(pointer, rule.pass)? },
            Scheme::Bands(rule) => {
                let pointer = format!("{pointer}/bands");
                let (bands, slope) = self.bands(&pointer, &rule.bands, rule.punishes_overshoot)?;
                Recipe::Bands { of: rule.of, bands, slope }
            }
            Scheme::Verdict(rule) => {
                Recipe::Verdict { bands: self.verdicts(&format!("{pointer}/bands"), &rule.bands)? }
            }
            Scheme::DeductEach(rule) => Recipe::DeductEach { loss: self.loss(pointer, rule.points, rule.share)? },
            Scheme::DeductDeviation(rule) => self.deviation(pointer, rule)?,
            Scheme::Panel(rule) => self.panel(pointer, rule)?,
            Scheme::Survey(rule) => self.survey(pointer, rule, known)?,
            Scheme::Deadline(rule) => {
                Recipe::Deadline { each_day: rule.each_day.map(|share| self.loss_share(pointer, share)) }
            }
            Scheme::Within(rule) => self.within(pointer, rule, known)?,
            Scheme::Formula(rule) => {
                let formula = self.formula(&format!("{pointer}/formula"), &rule.formula, Scope::Method)?;
                self.proves(&format!("{pointer}/formula"), &formula, rule.punishes_overshoot);
                Recipe::Formula(formula)
            }
        })
    }

    fn pass(&mut self, pointer: &str, pass: Share) -> Option<Fraction> {
        let value = pass.fraction();
        let fine = !value.is_negative() && value < Fraction::ONE;
        if !fine {
            self.add(&format!("{pointer}/pass"), "合格线须在 0 与 100% 之间", "the pass mark lies between 0 and 100%");
        }
        fine.then_some(value)
    }

    fn loss(&mut self, pointer: &str, points: Option<Number>, share: Option<Share>) -> Option<Loss> {
        let loss = match (points, share) {
            (Some(points), None) => Loss::Points(points.fraction()),
            (None, Some(share)) => Loss::Share(self.loss_share(pointer, share)),
            _ => {
                self.add(pointer, "points 与 share 写且只写一个", "write either points or share");
                return None;
            }
        };
        if matches!(loss, Loss::Points(points) if !points.is_positive()) {
            self.add(&format!("{pointer}/points"), "扣分须大于 0", "a deduction must be above 0");
        }
        Some(loss)
    }

    fn loss_share(&mut self, pointer: &str, share: Share) -> Fraction {
        let share = share.fraction();
        self.share(pointer, share);
        if share.is_zero() {
            self.add(pointer, "扣减须大于 0", "a deduction must be above 0");
        }
        share
    }

    fn deviation(&mut self, pointer: &str, rule: &DeductDeviation) -> Option<Recipe> {
        let step = rule.step.fraction();
        if !step.is_positive() {
            self.add(&format!("{pointer}/step"), "偏差步长须大于 0", "a step of deviation must be above 0");
        }
        let loss = self.loss(pointer, rule.points, rule.share)?;
        step.is_positive().then_some(Recipe::DeductDeviation {
            step,
            loss,
            direction: rule.direction,
            parts: rule.parts,
        })
    }

    fn panel(&mut self, pointer: &str, rule: &Panel) -> Option<Recipe> {
        let mut count = |key: &str, number: Number, from: usize| {
            let value = number.to_string().parse::<usize>().ok().filter(|value| (from..=100).contains(value));
            if value.is_none() {
                let pointer = format!("{pointer}/{key}");
                self.add(&pointer, format!("应为 {from} 至 100 的整数"), format!("a whole number from {from} to 100"));
            }
            value
        };
        let drop = rule.drop.map_or(Some(0), |number| count("drop", number, 0));
        let least = count("least", rule.least, 1);
        let (drop, least) = (drop?, least?);
        if least <= 2 * drop {
            self.add(
                pointer,
                format!("去掉最高、最低各 {drop} 个后,{least} 人无分可平均"),
                format!("of {least} scorers nobody is left when {drop} are dropped at each end"),
            );
        }
        let negative = rule.weights.iter().find(|(_, weight)| !weight.fraction().is_positive());
        if let Some((name, _)) = negative {
            let pointer = format!("{pointer}/weights/{name}");
            self.add(&pointer, "权重须大于 0", "a weight must be above 0");
        }
        if drop > 0 && !rule.weights.is_empty() {
            self.add(pointer, "drop 与 weights 只能写一种", "write either drop or weights");
        }
        let weights = rule.weights.iter().map(|(name, weight)| (name.clone(), weight.fraction())).collect();
        Some(Recipe::Panel { drop, least, skip_missing: rule.skip_missing, weights })
    }

    fn survey(&mut self, pointer: &str, rule: &Survey, known: &BTreeMap<String, Recipe>) -> Option<Recipe> {
        for (answer, share) in &rule.answers {
            self.share(&format!("{pointer}/answers/{answer}"), share.fraction());
        }
        let best = rule.answers.values().map(|share| share.fraction()).max();
        if best != Some(Fraction::ONE) {
            self.add(&format!("{pointer}/answers"), "最好的回答须计为 100%", "the best answer must count as 100%");
        }
        let target = Target::Number(Relation::AtLeast);
        let then = self.part(&format!("{pointer}/then"), &rule.then, target, known)?;
        let answers = rule.answers.iter().map(|(name, share)| (name.clone(), share.fraction())).collect();
        Some(Recipe::Survey { answers, then: Box::new(then) })
    }

    fn within(&mut self, pointer: &str, rule: &Within, known: &BTreeMap<String, Recipe>) -> Option<Recipe> {
        let (floor, ceiling) = (Target::Number(Relation::AtLeast), Target::Number(Relation::AtMost));
        let short = self.part(&format!("{pointer}/short"), &rule.short, floor, known);
        let over = self.part(&format!("{pointer}/over"), &rule.over, ceiling, known);
        Some(Recipe::Within { short: Box::new(short?), over: Box::new(over?) })
    }

    /// A method that another one uses for numbers: one of those that need nothing but two numbers.
    fn part(&mut self, pointer: &str, name: &str, target: Target, known: &BTreeMap<String, Recipe>) -> Option<Recipe> {
        let found = known.get(name).or_else(|| plain(name));
        let numeric = |recipe: &&Recipe| {
            use Method::{
                AllOrNothing, Bands, DeductDeviation, Equality, InverseLinear, InverseRatio, PassMark, Proportion,
            };
            let by_numbers =
                [AllOrNothing, Bands, DeductDeviation, Equality, InverseLinear, InverseRatio, PassMark, Proportion];
            by_numbers.contains(&recipe.kind()) && recipe.fits(target)
        };
        let fitting = found.filter(numeric).cloned();
        if fitting.is_none() {
            self.add(pointer, format!("方法 {name} 不适用于此处"), format!("the method {name} does not fit here"));
        }
        fitting
    }
}
