//! A template that has been checked. Only a checked template can score.

use sha2::{Digest, Sha256};

use super::decode;
use super::label::same_label;
use super::measure;
use super::notes::unreadable_number;
use crate::model::{IndicatorRule, Method, Problem, Problems, Relation, Template, Text, TierRule};
use crate::num::{Fraction, Number, Rounding};
use crate::read::{Node, Source};

/// A checked template and the text it was read from.
#[derive(Clone, Debug)]
pub struct Rulebook {
    /// The rules.
    pub template: Template,
    /// SHA-256 of the file, in hexadecimal.
    pub sha256: String,
    /// The file as it is.
    pub text: String,
}

impl Rulebook {
    /// Reads and checks a template.
    ///
    /// # Errors
    /// Everything that is wrong with it.
    pub fn from_source(source: &Source) -> Result<Self, Problems> {
        let mut values = source.values();
        let (first, second) = (values.next(), values.next());
        let (Some(node), None) = (first, second) else {
            let message = Text::new("模板文件应只有一个模板", "a template file holds one template");
            return Err(Problem::new(source.place(0), message).into());
        };
        let node = node?;
        let template: Template = decode(source, &node)?;
        let mut check = Check { source, node: &node, template: &template, problems: Vec::new() };
        check.all();
        if check.problems.is_empty() {
            let sha256 = fingerprint(source.raw.as_bytes());
            Ok(Self { template, sha256, text: source.text().to_owned() })
        } else {
            Err(Problems::sorted(check.problems))
        }
    }

    /// How a short name of a source reads in full.
    #[must_use]
    pub fn cite(&self, basis: &str) -> String {
        self.template.basis.get(basis).map_or_else(|| basis.to_owned(), crate::model::Basis::cite)
    }

    /// Whether the template names a method anywhere: only such a method may be chosen by a table.
    #[must_use]
    pub fn names_method(&self, method: Method) -> bool {
        self.methods().contains(&method)
    }

    /// The methods that the template names.
    #[must_use]
    pub fn methods(&self) -> Vec<Method> {
        let rules = &self.template.rules;
        let mut methods = vec![rules.at_least.method, rules.equal.method, rules.at_most.method, rules.word.method];
        methods.extend(self.template.indicators.iter().filter_map(|indicator| indicator.method));
        methods
    }

    /// What the template sets for an indicator.
    pub(super) fn indicator(&self, path: &[String], name: Option<&str>) -> Option<&IndicatorRule> {
        self.template.indicators.iter().find(|rule| {
            rule.path.len() == path.len()
                && rule.path.iter().zip(path).all(|(wanted, label)| same_label(wanted, label))
                && rule.name.as_deref().is_none_or(|wanted| Some(wanted) == name)
        })
    }
}

/// SHA-256 in hexadecimal.
#[must_use]
pub fn fingerprint(bytes: &[u8]) -> String {
    use std::fmt::Write;
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// Whether a method can score a target with this relation; none stands for words.
pub(super) const fn fits(method: Method, relation: Option<Relation>) -> bool {
    matches!(
        (method, relation),
        (Method::Proportion, Some(Relation::AtLeast | Relation::Above))
            | (Method::Equality, Some(Relation::Equal))
            | (Method::InverseRatio | Method::InverseLinear, Some(Relation::AtMost | Relation::Below))
            | (Method::AllOrNothing, Some(_))
            | (Method::Words, None)
            | (Method::ExecutionRate, _)
    )
}

struct Check<'a> {
    source: &'a Source,
    node: &'a Node<'a>,
    template: &'a Template,
    problems: Vec<Problem>,
}

impl Check<'_> {
    fn all(&mut self) {
        self.identity();
        self.rounding();
        self.rules();
        self.words();
        self.tiers("/tiers", &self.template.tiers, self.sum_for_first_level());
        self.indicators();
        self.grades();
        self.sources();
    }

    fn add(&mut self, pointer: &str, zh: impl Into<String>, en: impl Into<String>) {
        let offset = self.node.nearest(pointer).start;
        self.problems.push(Problem::new(self.source.place(offset), Text::new(zh, en)));
    }

    fn identity(&mut self) {
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '/');
        if self.template.id.is_empty() || !self.template.id.chars().all(plain) {
            self.add("/id", "id 只能用小写字母、数字、- 与 /", "an id consists of lower-case letters, digits, - and /");
        }
        if !self.has_total() {
            self.add("/total", "总分应大于 0", "the total must be above 0");
        }
        if self.template.execution.as_ref().is_some_and(|rule| rule.weight.is_negative()) {
            self.add("/execution/weight", "分值不能为负", "a weight cannot be negative");
        }
    }

    fn rounding(&mut self) {
        let rounding = &self.template.rounding;
        let most = Rounding::MAX_PLACES;
        for (pointer, places) in
            [("/rounding/places", rounding.places), ("/rounding/rate/places", rounding.rate.places)]
        {
            if places > most {
                self.add(pointer, format!("最多保留 {most} 位小数"), format!("at most {most} places can be kept"));
            }
        }
    }

    fn rules(&mut self) {
        let rules = &self.template.rules;
        for (pointer, method, relation) in [
            ("/rules/at_least/method", rules.at_least.method, Some(Relation::AtLeast)),
            ("/rules/equal/method", rules.equal.method, Some(Relation::Equal)),
            ("/rules/at_most/method", rules.at_most.method, Some(Relation::AtMost)),
            ("/rules/word/method", rules.word.method, None),
        ] {
            if method == Method::ExecutionRate || !fits(method, relation) {
                let name = method.name();
                self.add(
                    pointer,
                    format!("方法 {name} 不适用于此类目标"),
                    format!("the method {name} does not fit this kind of target"),
                );
            }
        }
    }

    fn words(&mut self) {
        let words = &self.template.words;
        let met = words.met.iter().map(|word| (word, "met".to_owned()));
        let missed = words.missed.iter().map(|word| (word, "missed".to_owned()));
        let steps = words.ladder.iter().enumerate();
        let ladder = steps.flat_map(|(index, step)| step.iter().map(move |word| (word, format!("ladder[{index}]"))));
        let mut seen: Vec<(&String, String)> = Vec::new();
        for (word, list) in met.chain(missed).chain(ladder) {
            if let Some((_, first)) = seen.iter().find(|(other, _)| *other == word) {
                let (zh, en) =
                    (format!("“{word}”同时在 {first} 与 {list} 中"), format!("{word} stands in {first} and in {list}"));
                self.add("/words", zh, en);
            }
            seen.push((word, list));
        }
    }

    /// Whether the total itself is right: what is measured by a wrong one is not worth a word.
    fn has_total(&self) -> bool {
        self.template.total.fraction().is_positive()
    }

    /// What the first level has to add up to, where the template rules that it has to.
    fn sum_for_first_level(&self) -> Option<Fraction> {
        let execution = self.template.execution.as_ref().map_or(Fraction::ZERO, |rule| rule.weight.fraction());
        let sum = self.template.total.fraction().subtract(execution).ok();
        sum.filter(|_| self.template.must_add_up && self.has_total())
    }

    fn tiers(&mut self, pointer: &str, tiers: &[TierRule], sum: Option<Fraction>) {
        for (index, tier) in tiers.iter().enumerate() {
            let pointer = format!("{pointer}/{index}");
            self.limits(&pointer, tier);
            let labels = |tier: &TierRule| [std::slice::from_ref(&tier.name), tier.aliases.as_slice()].concat();
            let own = labels(tier);
            let earlier = tiers.iter().take(index).flat_map(labels);
            if let Some(double) = earlier.into_iter().find(|other| own.iter().any(|label| same_label(label, other))) {
                self.add(&pointer, format!("同级中“{double}”重复"), format!("{double} stands twice on one level"));
            }
            self.tiers(&format!("{pointer}/tiers"), &tier.tiers, tier.weight.map(Number::fraction));
        }
        let weights: Option<Vec<Number>> = tiers.iter().map(|tier| tier.weight).collect();
        let (Some(weights), Some(sum)) = (weights.filter(|weights| !weights.is_empty()), sum) else { return };
        let added = weights.iter().try_fold(Fraction::ZERO, |sum, weight| sum.add(weight.fraction()));
        if added.as_ref() != Ok(&sum) {
            let added = added.map_or_else(|error| error.to_string(), |added| added.to_string());
            self.add(
                pointer,
                format!("分值合计 {added},应为 {sum}"),
                format!("the weights add up to {added}, they must be {sum}"),
            );
        }
    }

    fn limits(&mut self, pointer: &str, tier: &TierRule) {
        let given = [("weight", tier.weight), ("min", tier.min), ("max", tier.max)];
        for (key, value) in given {
            if value.is_some_and(Number::is_negative) {
                self.add(&format!("{pointer}/{key}"), "分值不能为负", "a weight cannot be negative");
            }
        }
        if tier.weight.is_some() && (tier.min.is_some() || tier.max.is_some()) {
            self.add(pointer, "weight 与 min / max 只能写一种", "write either a weight, or min and max");
        }
        if let (Some(min), Some(max)) = (tier.min, tier.max)
            && min > max
        {
            self.add(pointer, format!("min {min} 大于 max {max}"), format!("min {min} is above max {max}"));
        }
        if tier.basis.is_none() && given.iter().any(|(_, value)| value.is_some()) {
            self.add(pointer, "规定了分值,须写依据 basis", "weights are set here: name their `basis`");
        }
    }

    fn indicators(&mut self) {
        for (index, rule) in self.template.indicators.iter().enumerate() {
            let pointer = format!("/indicators/{index}");
            if rule.path.is_empty() {
                self.add(&pointer, "path 不能为空", "the path cannot be empty");
            }
            if rule.weight.is_some_and(Number::is_negative) {
                self.add(&format!("{pointer}/weight"), "分值不能为负", "a weight cannot be negative");
            }
            if let Some(target) = &rule.target
                && let Err(error) = measure::read(&target.0)
            {
                let Text { zh, en } = unreadable_number(&target.0, &error);
                self.add(&format!("{pointer}/target"), zh, en);
            }
        }
    }

    fn grades(&mut self) {
        let grades = &self.template.grading.grades;
        let pointer = "/grading/grades";
        if grades.last().is_none_or(|grade| !grade.from.fraction().is_zero()) {
            self.add(pointer, "最后一个等级应从 0 开始", "the last grade must begin at 0");
        }
        for (index, pair) in grades.windows(2).enumerate() {
            if let [higher, lower] = pair
                && higher.from <= lower.from
            {
                self.add(
                    &format!("{pointer}/{}", index + 1),
                    format!(
                        "等级应从高到低:“{}”从 {} 起,“{}”从 {} 起",
                        higher.name, higher.from, lower.name, lower.from
                    ),
                    format!(
                        "grades go from the best down: {} begins at {}, {} at {}",
                        higher.name, higher.from, lower.name, lower.from
                    ),
                );
            }
        }
        if self.has_total() && grades.first().is_some_and(|grade| grade.from > self.template.total) {
            self.add(pointer, "最高等级无法达到:起点高于总分", "the best grade begins above the total");
        }
        for (index, grade) in grades.iter().enumerate() {
            if grades.iter().take(index).any(|other| other.name == grade.name) {
                self.add(
                    &format!("{pointer}/{index}"),
                    format!("等级“{}”重复", grade.name),
                    format!("the grade {} stands twice", grade.name),
                );
            }
        }
    }

    fn sources(&mut self) {
        for (pointer, basis) in cited(self.template) {
            if !self.template.basis.contains_key(basis) {
                self.add(
                    &pointer,
                    format!("依据“{basis}”未在 [basis] 中说明"),
                    format!("the source `{basis}` is not described under [basis]"),
                );
            }
        }
    }
}

/// Every source that a rule cites, and where.
fn cited(template: &Template) -> Vec<(String, &str)> {
    let rules = &template.rules;
    let mut cited = vec![
        ("/rounding/basis".to_owned(), template.rounding.basis.as_str()),
        ("/rules/at_least/basis".to_owned(), &rules.at_least.basis),
        ("/rules/equal/basis".to_owned(), &rules.equal.basis),
        ("/rules/at_most/basis".to_owned(), &rules.at_most.basis),
        ("/rules/word/basis".to_owned(), &rules.word.basis),
        ("/grading/basis".to_owned(), &template.grading.basis),
    ];
    cited.extend(template.execution.iter().map(|rule| ("/execution/basis".to_owned(), rule.basis.as_str())));
    for (index, rule) in template.indicators.iter().enumerate() {
        cited.push((format!("/indicators/{index}/basis"), &rule.basis));
    }
    cite_tiers("/tiers", &template.tiers, &mut cited);
    cited
}

fn cite_tiers<'a>(pointer: &str, tiers: &'a [TierRule], cited: &mut Vec<(String, &'a str)>) {
    for (index, tier) in tiers.iter().enumerate() {
        let pointer = format!("{pointer}/{index}");
        cited.extend(tier.basis.iter().map(|basis| (format!("{pointer}/basis"), basis.as_str())));
        cite_tiers(&format!("{pointer}/tiers"), &tier.tiers, cited);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::Format;

    const NATIONAL: &str = include_str!("../../indicators/national/self-2020.toml");

    /// Where the national template is refused after a change, and why.
    fn refused(from: &str, to: &str) -> Vec<(Option<(usize, usize)>, String)> {
        let text = NATIONAL.replacen(from, to, 1);
        let source = Source::from_bytes("a.toml", Some(Format::Toml), text.into_bytes()).unwrap();
        let problems = Rulebook::from_source(&source).unwrap_err().0;
        problems.into_iter().map(|problem| (problem.place.position, problem.message.en)).collect()
    }

    #[test]
    fn the_row_of_the_rate_cannot_have_a_negative_weight() {
        let problems = refused("[execution]\nweight = \"10\"", "[execution]\nweight = \"-10\"");
        assert!(problems.contains(&(Some((22, 10)), "a weight cannot be negative".to_owned())), "{problems:?}");
    }
}
