//! The tree: weights add up on every level, names are told apart, indicators can be scored.

use std::collections::BTreeMap;

use super::{Check, is_negative};
use crate::codes::remarks;
use crate::identity::same_label;
use crate::methods::{CheckedMethod, is_fixed};
use crate::model::template::{IndicatorRule, TierRule};
use crate::num::{Fraction, Number};
use crate::reading::read_measure;
use crate::words::text;

impl Check<'_> {
    pub(super) fn tiers(&mut self, pointer: &str, tiers: &[TierRule], sum: Option<Fraction>) {
        for (index, tier) in tiers.iter().enumerate() {
            let pointer = format!("{pointer}/{index}");
            self.limits(&pointer, tier);
            let labels = |tier: &TierRule| [std::slice::from_ref(&tier.name), tier.aliases.as_slice()].concat();
            let own = labels(tier);
            let earlier = tiers.iter().take(index).flat_map(labels);
            if let Some(double) = earlier.into_iter().find(|other| own.iter().any(|label| same_label(label, other))) {
                self.add(&pointer, text!("同级中“{double}”重复", "{double} stands twice on one level"));
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
            self.identified(&pointer, index, rule);
            let same = |other: &IndicatorRule| {
                other.name == rule.name
                    && other.path.len() == rule.path.len()
                    && other.path.iter().zip(&rule.path).all(|(a, b)| same_label(a, b))
            };
            if self.template.indicators.iter().take(index).any(same) {
                self.add(&pointer, text!("此指标已经规定过", "this indicator is set above already"));
            }
        }
        self.fixed_weights();
    }

    /// An id belongs to one indicator, and to nothing else that formulas name.
    fn identified(&mut self, pointer: &str, index: usize, rule: &IndicatorRule) {
        let Some(id) = &rule.id else { return };
        let pointer = format!("{pointer}/id");
        if rule.name.is_none() {
            self.add(&pointer, text!("有 id 的指标须有名称 name", "an indicator with an id needs a name"));
        }
        let double = self.template.indicators.iter().take(index).any(|other| other.id.as_ref() == Some(id));
        if double || is_fixed(id) || self.template.parameters.contains_key(id) {
            self.add(&pointer, text!("名称“{id}”已有含义", "the name `{id}` means something else already"));
        }
    }

    /// Where a template sets every indicator of a first-level tier with its weight, they add up to it.
    fn fixed_weights(&mut self) {
        for (index, tier) in self.template.tiers.iter().enumerate() {
            let Some(weight) = tier.weight.map(Number::fraction) else { continue };
            let below = |rule: &&IndicatorRule| rule.path.first().is_some_and(|label| same_label(label, &tier.name));
            let weights = self.template.indicators.iter().filter(below).filter_map(|rule| rule.weight);
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
