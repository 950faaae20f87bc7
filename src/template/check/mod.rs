//! What has to hold before a template may score anybody. Each check tells all that is wrong, with its
//! place; what it makes on the way, methods and formulas ready to compute with, is what scores later.

mod bands;
mod dates;
mod edges;
mod formulas;
mod methods;
mod sources;
mod tiers;

use std::collections::BTreeMap;

use self::edges::LightEdges;
use crate::formula::Formula;
use crate::methods::{CheckedMethod, Declared, Target, Variable, plain};
use crate::model::value::{Edges, Relation};
use crate::num::{Fraction, Number, Rounding};
use crate::read::{Node, Source};
use crate::template::Template;
use crate::words::{Problem, Problems, Text, text};

/// What checking a template makes of it.
#[derive(Clone, Debug, Default)]
pub(super) struct Checked {
    /// The methods that the template defines, by their names.
    pub(super) methods: BTreeMap<String, CheckedMethod>,
    /// The conditions of its caps.
    pub(super) caps: Vec<Formula<Variable>>,
    /// For each indicator that it sets, how many others have to be scored before it.
    pub(super) depths: Vec<usize>,
    /// Where its grades or lights lie.
    pub(super) results: ResultBands,
}

/// Where the grades of a template lie, or its lights.
#[derive(Clone, Debug, Default)]
pub(super) struct ResultBands {
    pub(super) grades: Vec<Edges>,
    pub(super) lights: LightEdges,
}

/// Checks a template.
///
/// # Errors
/// Everything that is wrong with it, in the order of the file.
pub(super) fn check(source: &Source, node: &Node<'_>, template: &Template) -> Result<Checked, Problems> {
    let mut check = Check { source, node, template, problems: Vec::new() };
    check.identity();
    check.rounding();
    check.dates();
    let methods = check.methods();
    check.rules(&methods);
    check.words();
    check.tiers("/tiers", &template.tiers, check.sum_for_first_level());
    check.indicators(&methods);
    check.far_above();
    check.not_applicable();
    let depths = check.order(&methods);
    let caps = check.caps();
    let results = check.results();
    check.sources();
    if check.problems.is_empty() {
        Ok(Checked { methods, caps, depths, results })
    } else {
        Err(Problems::sorted(check.problems))
    }
}

struct Check<'a> {
    source: &'a Source,
    node: &'a Node<'a>,
    template: &'a Template,
    problems: Vec<Problem>,
}

impl Check<'_> {
    fn add(&mut self, pointer: &str, says: Text) {
        let offset = self.node.nearest(pointer).start;
        self.problems.push(Problem::new(self.source.place(offset), says));
    }

    fn identity(&mut self) {
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '/');
        if self.template.id.is_empty() || !self.template.id.chars().all(plain) {
            self.add(
                "/id",
                text!("id 只能用小写字母、数字、- 与 /", "an id consists of lower-case letters, digits, - and /"),
            );
        }
        if !self.has_total() {
            self.add("/total", text!("总分应大于 0", "the total must be above 0"));
        }
        if self.template.execution.as_ref().is_some_and(|rule| rule.weight.is_negative()) {
            self.add("/execution/weight", text!("分值不能为负", "a weight cannot be negative"));
        }
    }

    fn rounding(&mut self) {
        let rounding = &self.template.rounding;
        let most = Rounding::MAX_PLACES;
        for (pointer, places) in
            [("/rounding/places", rounding.places), ("/rounding/rate/places", rounding.rate.places)]
        {
            if places > most {
                self.add(pointer, text!("最多保留 {most} 位小数", "at most {most} places can be kept"));
            }
        }
    }

    /// The methods for each kind of target exist and can score it.
    fn rules(&mut self, methods: &BTreeMap<String, CheckedMethod>) {
        let (template, number) = (self.template, Target::Number);
        let rules = &template.rules;
        let execution = template.execution.as_ref().and_then(|rule| rule.method.as_ref());
        for (pointer, method, target) in [
            ("/rules/at_least/method", Some(&rules.at_least.method), number(Relation::AtLeast)),
            ("/rules/equal/method", Some(&rules.equal.method), number(Relation::Equal)),
            ("/rules/at_most/method", Some(&rules.at_most.method), number(Relation::AtMost)),
            ("/rules/range/method", rules.range.as_ref().map(|rule| &rule.method), Target::Range),
            ("/rules/deadline/method", rules.deadline.as_ref().map(|rule| &rule.method), Target::Date),
            ("/rules/word/method", Some(&rules.word.method), Target::Words),
            ("/execution/method", execution, number(Relation::AtLeast)),
        ] {
            let Some(name) = method else { continue };
            let Some(method) = self.method(pointer, name, methods) else { continue };
            let money = pointer == "/execution/method";
            let only_for_money = matches!(method, CheckedMethod::ExecutionRate(_)) && !money;
            if only_for_money || !method.fits(target) {
                self.add(
                    pointer,
                    text!("方法 {name} 不适用于此类目标", "the method {name} does not fit this kind of target"),
                );
            }
        }
    }

    /// The method of a name, or a problem that names the nearest one.
    fn method<'r>(
        &mut self,
        pointer: &str,
        name: &str,
        methods: &'r BTreeMap<String, CheckedMethod>,
    ) -> Option<&'r CheckedMethod> {
        let found = methods.get(name).or_else(|| plain(name));
        if found.is_none() && !self.template.methods.contains_key(name) {
            let own = self.template.methods.keys().map(String::as_str);
            let known: Vec<&str> = plain_names().chain(own).collect();
            let message = text!("没有方法“{name}”", "there is no method `{name}`");
            let place = self.source.place(self.node.nearest(pointer).start);
            self.problems.push(Problem::new(place, message).advise(crate::read::choices(name, &known)));
        }
        found
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
                let message = text!("“{word}”同时在 {first} 与 {list} 中", "{word} stands in {first} and in {list}");
                self.add("/words", message);
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

    fn far_above(&mut self) {
        let Some(rule) = &self.template.far_above else { return };
        let mut before = (Fraction::ONE, Fraction::ZERO);
        for (index, step) in rule.steps.iter().enumerate() {
            let pointer = format!("/far_above/steps/{index}");
            let (from, loses) = (step.from.fraction(), step.loses.fraction());
            if from <= before.0 {
                self.add(
                    &pointer,
                    text!("界限须高于 100%,并逐级升高", "the limits must rise, the first from above 100%"),
                );
            }
            if loses < before.1 || loses > Fraction::ONE {
                self.add(
                    &pointer,
                    text!("扣减比例须在 0 至 100% 之间,且不递减", "the losses must rise, from 0 up to 100%"),
                );
            }
            before = (from, loses);
        }
        if rule.steps.is_empty() {
            self.add("/far_above", text!("至少须有一级界限", "there must be at least one step"));
        }
    }

    fn not_applicable(&mut self) {
        let Some(rule) = &self.template.not_applicable else { return };
        for (from, to) in &rule.moves {
            for name in [from, to] {
                if !self.template.tiers.iter().any(|tier| &tier.name == name) {
                    let pointer = format!("/not_applicable/moves/{from}");
                    self.add(&pointer, text!("没有一级指标“{name}”", "there is no first-level tier {name}"));
                }
            }
        }
        if !rule.moves.is_empty() && rule.points != crate::model::template::NotApplicablePoints::Tier {
            self.add(
                "/not_applicable",
                text!("moves 只用于 points = \"tier\"", "`moves` goes with points = \"tier\" only"),
            );
        }
    }

    /// Grades, or lights where the template is one for monitoring.
    fn results(&mut self) -> ResultBands {
        let monitoring = self.template.kind == crate::model::template::EvaluationKind::Monitoring;
        match (&self.template.grading, &self.template.lights) {
            (Some(_), None) if !monitoring => ResultBands { grades: self.grades(), ..ResultBands::default() },
            (None, Some(lights)) if monitoring => ResultBands { grades: Vec::new(), lights: self.lights(lights) },
            _ => {
                let message = if monitoring {
                    text!(
                        "监控模板须写 [lights],不写 [grading]",
                        "a template for monitoring has [lights] and no [grading]",
                    )
                } else {
                    text!(
                        "评价模板须写 [grading],不写 [lights]",
                        "a template that scores has [grading] and no [lights]"
                    )
                };
                self.add("/kind", message);
                ResultBands::default()
            }
        }
    }
}

/// The names of the methods without parameters.
fn plain_names<'n>() -> impl Iterator<Item = &'n str> {
    crate::methods::Method::ALL
        .into_iter()
        .filter(|method| method.is_plain())
        .map(crate::methods::Method::name)
        .map(|name| name as &str)
}

/// Weights below nothing.
fn is_negative(weight: Option<Number>) -> bool {
    weight.is_some_and(Number::is_negative)
}
