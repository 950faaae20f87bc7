//! The tree: weights add up on every level, names are told apart, indicators can be scored.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::rc::Rc;

use super::{Check, is_negative};
use crate::codes::remarks;
use crate::identity::label_core;
use crate::methods::{CheckedMethod, is_fixed};
use crate::model::template::{IndicatorRule, TierRule};
use crate::num::{Fraction, Number};
use crate::reading::read_measure;
use crate::words::text;

impl Check<'_> {
    pub(super) fn tiers(&mut self, pointer: &str, tiers: &[TierRule], sum: Option<Fraction>) {
        // As they are compared, and as they are written where they stand first.
        let mut earlier: HashMap<Rc<str>, &str> = HashMap::new();
        for (index, tier) in tiers.iter().enumerate() {
            let pointer = format!("{pointer}/{index}");
            self.limits(&pointer, tier);
            let own =
                || std::iter::once(&tier.name).chain(&tier.aliases).map(|label| (label_core(label), label.as_str()));
            if let Some(double) = own().find_map(|(core, _)| earlier.get(&core).copied()) {
                self.add(&pointer, text!("同级中“{double}”重复", "{double} stands twice on one level"));
            }
            for (core, label) in own() {
                earlier.entry(core).or_insert(label);
            }
            self.tiers(&format!("{pointer}/tiers"), &tier.tiers, tier.weight.map(Number::fraction));
        }
        let Some(sum) = sum.filter(|_| !tiers.is_empty()) else { return };
        let total = |weight: fn(&TierRule) -> Option<Number>| -> Option<Fraction> {
            tiers.iter().try_fold(Fraction::ZERO, |sum, tier| sum.add(weight(tier)?.fraction()).ok())
        };
        let (least, most) = (total(|tier| tier.weight.or(tier.min)), total(|tier| tier.weight.or(tier.max)));
        if let (Some(least), true) = (least, tiers.iter().all(|tier| tier.weight.is_some())) {
            if least != sum {
                self.add(
                    pointer,
                    text!("分值合计 {least},应为 {sum}", "the weights add up to {least}, they must be {sum}"),
                );
            }
        } else if least.is_some_and(|least| least > sum) || most.is_some_and(|most| most < sum) {
            self.add(
                pointer,
                text!(
                    "各级分值的上下限使合计无法达到 {sum}",
                    "within the limits of these tiers the weights cannot add up to {sum}"
                ),
            );
        }
    }

    fn limits(&mut self, pointer: &str, tier: &TierRule) {
        let given = [("weight", tier.weight), ("min", tier.min), ("max", tier.max)];
        for (key, value) in given {
            if is_negative(value) {
                self.add(&format!("{pointer}/{key}"), text!("分值不能为负", "a weight cannot be negative"));
            }
        }
        if tier.weight.is_some() && (tier.min.is_some() || tier.max.is_some()) {
            self.add(pointer, text!("weight 与 min / max 只能写一种", "write either a weight, or min and max"));
        }
        if let (Some(min), Some(max)) = (tier.min, tier.max)
            && min > max
        {
            self.add(pointer, text!("min {min} 大于 max {max}", "min {min} is above max {max}"));
        }
        if tier.basis.is_none() && given.iter().any(|(_, value)| value.is_some()) {
            self.add(pointer, text!("规定了分值,须写依据 basis", "weights are set here: name their `basis`"));
        }
    }

    /// The indicators that the template sets.
    pub(super) fn indicators(&mut self, methods: &BTreeMap<String, CheckedMethod>) {
        let (mut set, mut ids) = (HashSet::new(), HashSet::new());
        for (index, rule) in self.template.indicators.iter().enumerate() {
            let pointer = format!("/indicators/{index}");
            if rule.path.is_empty() {
                self.add(&pointer, text!("path 不能为空", "the path cannot be empty"));
            }
            if is_negative(rule.weight) {
                self.add(&format!("{pointer}/weight"), text!("分值不能为负", "a weight cannot be negative"));
            }
            if let Some(target) = &rule.target
                && let Err(error) = read_measure(&target.0)
            {
                let message = remarks::unreadable_number(&target.0, &error);
                self.add(&format!("{pointer}/target"), message);
            }
            if let Some(method) = &rule.method {
                self.method(&format!("{pointer}/method"), method, methods);
            }
            self.identified(&pointer, rule, &mut ids);
            let path: Vec<Rc<str>> = rule.path.iter().map(|label| label_core(label)).collect();
            if !set.insert((path, rule.name.as_deref())) {
                self.add(&pointer, text!("此指标已经规定过", "this indicator is set above already"));
            }
        }
        self.fixed_weights();
    }

    /// An id belongs to one indicator, and to nothing else that formulas name.
    fn identified<'r>(&mut self, pointer: &str, rule: &'r IndicatorRule, ids: &mut HashSet<&'r str>) {
        let Some(id) = &rule.id else { return };
        let pointer = format!("{pointer}/id");
        if rule.name.is_none() {
            self.add(&pointer, text!("有 id 的指标须有名称 name", "an indicator with an id needs a name"));
        }
        let double = !ids.insert(id);
        if double || is_fixed(id) || self.template.parameters.contains_key(id) {
            self.add(&pointer, text!("名称“{id}”已有含义", "the name `{id}` means something else already"));
        }
    }

    /// Where a template sets every indicator of a first-level tier with its weight, they add up to it.
    fn fixed_weights(&mut self) {
        let mut below: HashMap<Rc<str>, Vec<&IndicatorRule>> = HashMap::new();
        for rule in &self.template.indicators {
            let Some(label) = rule.path.first() else { continue };
            below.entry(label_core(label)).or_default().push(rule);
        }
        for (index, tier) in self.template.tiers.iter().enumerate() {
            let Some(weight) = tier.weight.map(Number::fraction) else { continue };
            let weights = below.get(&label_core(&tier.name)).into_iter().flatten().filter_map(|rule| rule.weight);
            let sum = weights.map(Number::fraction).try_fold(Fraction::ZERO, Fraction::add);
            if let Ok(sum) = sum
                && sum > weight
            {
                self.add(
                    &format!("/tiers/{index}"),
                    text!(
                        "“{name}”之下所定指标分值合计 {sum},超过 {weight}",
                        "the indicators set below {name} add up to {sum}, more than {weight}",
                        name = tier.name
                    ),
                );
            }
        }
    }
}
