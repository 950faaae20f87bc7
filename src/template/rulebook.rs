//! A template that has been checked. Only a checked template can score.

use std::sync::Arc;

use sha2::{Digest, Sha256};

use super::check::{Checked, check};
use super::inherit::{check_inheritance, inherit};
use crate::formula::Formula;
use crate::identity::{canonical_path, same_label};
use crate::methods::{CheckedMethod, Variable, plain};
use crate::model::scorecard::TemplateStamp;
use crate::model::template::{Grade, IndicatorRule, LightBand};
use crate::model::value::Edges;
use crate::num::Fraction;
use crate::read::{Format, Node, Source, Value, decode};
use crate::template::Template;
use crate::words::{Problem, Problems, Text, text};

/// A checked template and the text it was read from.
#[derive(Clone, Debug)]
pub struct Rulebook {
    /// The rules.
    pub template: Template,
    /// SHA-256 of the file, followed by that of the template it extends, in hexadecimal.
    pub sha256: String,
    /// The file as it is.
    pub text: String,
    checked: Checked,
}

impl Rulebook {
    /// Reads and checks a template that may extend one of those at hand.
    ///
    /// # Errors
    /// Everything that is wrong with it.
    pub(super) fn read(source: &Source, bases: &dyn Fn(&str) -> Option<Arc<Self>>) -> Result<Self, Problems> {
        source.refuse_signs()?;
        let mut values = source.values();
        let (first, second) = (values.next(), values.next());
        let (Some(node), None) = (first, second) else {
            let message = text!("模板文件应只有一个模板", "a template file holds one template");
            return Err(Problem::new(source.place(0), message).into());
        };
        let own = node?;
        let base = base_of(source, &own, bases)?;
        let base_source = base.as_ref().map(|base| base.source()).transpose().map_err(Problems::from)?;
        let base_node = base_source.as_ref().and_then(|source| source.values().next()).transpose()?;
        let node = match &base_node {
            Some(base) => {
                check_inheritance(source, base, &own)?;
                inherit(base, &own)
            }
            None => own,
        };
        let template: Template = decode(source, &node)?;
        let checked = check(source, &node, &template)?;
        let texts = [source.raw.as_bytes(), base.as_ref().map_or(&[], |base| base.text.as_bytes())].concat();
        Ok(Self { template, sha256: fingerprint(&texts), text: source.text().to_owned(), checked })
    }

    /// The file once more, as it was read.
    ///
    /// # Errors
    /// None: it has been read before.
    pub fn source(&self) -> Result<Source, Problem> {
        Source::from_bytes(&self.template.id, Some(Format::Toml), self.text.as_bytes().to_vec())
    }

    /// What a scorecard says about the template that scored it.
    #[must_use]
    pub fn stamp(&self) -> TemplateStamp {
        let Template { id, version, .. } = &self.template;
        TemplateStamp { id: id.clone(), version: version.clone(), sha256: self.sha256.clone() }
    }

    /// How a short name of a source reads in full.
    #[must_use]
    pub fn cite(&self, basis: &str) -> String {
        self.template.basis.get(basis).map_or_else(|| basis.to_owned(), crate::model::template::Basis::cite)
    }

    /// The same for readers of both languages: what the source is called stays in its own.
    #[must_use]
    pub fn cited(&self, basis: &str) -> Text {
        let known = self.template.basis.get(basis);
        known.map_or_else(|| Text::same(basis), crate::model::template::Basis::cited)
    }

    /// The method of a name: one that the template defines, or one without parameters.
    #[must_use]
    pub fn method(&self, name: &str) -> Option<&CheckedMethod> {
        self.checked.methods.get(name).or_else(|| plain(name))
    }

    /// The source of a method's parameters; none for a method without any.
    pub(crate) fn method_basis(&self, name: &str) -> Option<&str> {
        self.template.methods.get(name).map(crate::methods::MethodRule::basis)
    }

    /// Whether the template names a method anywhere: only such a method may be chosen by a table.
    #[must_use]
    pub fn names_method(&self, name: &str) -> bool {
        self.methods().contains(&name)
    }

    /// The methods that the template names, each once.
    #[must_use]
    pub fn methods(&self) -> Vec<&str> {
        let rules = &self.template.rules;
        let optional = [&rules.range, &rules.deadline].into_iter().flatten();
        let fixed =
            [&rules.at_least, &rules.equal, &rules.at_most].into_iter().chain(optional).map(|rule| &rule.method);
        let execution = self.template.execution.iter().filter_map(|rule| rule.method.as_ref());
        let own = self.template.indicators.iter().filter_map(|indicator| indicator.method.as_ref());
        let all = fixed.chain([&rules.word.method]).chain(execution).chain(own).chain(self.template.methods.keys());
        let mut methods: Vec<&str> = Vec::new();
        for name in all {
            if !methods.contains(&name.as_str()) {
                methods.push(name);
            }
        }
        methods
    }

    /// What the template sets for an indicator, by its number.
    pub(crate) fn indicator(&self, path: &[String], name: Option<&str>) -> Option<(usize, &IndicatorRule)> {
        if self.template.indicators.is_empty() {
            return None;
        }
        let tiers = &self.template.tiers;
        let path = canonical_path(tiers, path);
        self.template.indicators.iter().enumerate().find(|(_, rule)| {
            rule.path.len() == path.len()
                && canonical_path(tiers, &rule.path).iter().zip(&path).all(|(wanted, label)| same_label(wanted, label))
                && rule.name.as_deref().is_none_or(|wanted| Some(wanted) == name)
        })
    }

    /// How many other indicators have to be scored before one that the template sets.
    pub(crate) fn depth(&self, rule: usize) -> usize {
        self.checked.depths.get(rule).copied().unwrap_or_default()
    }

    /// Whether any method or cap is a formula.
    #[must_use]
    pub fn has_formulas(&self) -> bool {
        let formula = |method: &CheckedMethod| method.formula().is_some();
        !self.checked.caps.is_empty() || self.checked.methods.values().any(formula)
    }

    /// The conditions of the caps, in the order of the template.
    pub fn conditions(&self) -> impl Iterator<Item = &Formula<Variable>> {
        self.checked.caps.iter()
    }

    /// The grades, the best first.
    #[must_use]
    pub fn grades(&self) -> Vec<String> {
        let grading = self.template.grading.as_ref();
        grading.into_iter().flat_map(|grading| &grading.grades).map(|grade| grade.name.clone()).collect()
    }

    /// The grade of a total; none where the template gives lights.
    #[must_use]
    pub fn grade(&self, total: Fraction) -> Option<&Grade> {
        let grades = self.template.grading.iter().flat_map(|grading| &grading.grades);
        of(grades, &self.checked.results.grades, total)
    }

    /// The light of a progress.
    #[must_use]
    pub fn progress_light(&self, progress: Fraction) -> Option<&LightBand> {
        let lights = self.template.lights.iter().flat_map(|lights| &lights.progress);
        of(lights, &self.checked.results.lights.progress, progress)
    }

    /// The light of the money's progress.
    #[must_use]
    pub fn budget_light(&self, progress: Fraction) -> Option<&LightBand> {
        let lights = self.template.lights.iter().flat_map(|lights| &lights.budget);
        of(lights, &self.checked.results.lights.budget, progress)
    }

    /// The light of how far the goals and the money are apart.
    #[must_use]
    pub fn gap_light(&self, gap: Fraction) -> Option<&LightBand> {
        let rule = self.template.lights.as_ref().and_then(|lights| lights.gap.as_ref());
        of(rule.iter().flat_map(|rule| &rule.bands), &self.checked.results.lights.gap, gap)
    }
}

/// The template that another one extends: one that is at hand and extends none itself, so that whoever
/// reads the two of them has read every rule.
fn base_of(
    source: &Source,
    own: &Node<'_>,
    bases: &dyn Fn(&str) -> Option<Arc<Rulebook>>,
) -> Result<Option<Arc<Rulebook>>, Problems> {
    // A value of another kind is told with the shape of the file.
    let Some((node, Value::Text(id))) = own.get("extends").map(|node| (node, &node.value)) else { return Ok(None) };
    let fault = |message: Text| Err(Problem::new(source.place(node.start), message).into());
    let Some(base) = bases(id) else {
        return fault(text!("没有可沿用的模板“{id}”", "there is no template `{id}` to extend"));
    };
    if let Some(other) = &base.template.extends {
        return fault(text!(
            "“{id}”本身沿用 {other};只能沿用一级,请直接沿用 {other}",
            "`{id}` itself extends `{other}`; only one level is allowed: extend `{other}`"
        ));
    }
    Ok(Some(base))
}

/// The band that a value lies in.
fn of<'b, B>(bands: impl Iterator<Item = &'b B>, edges: &[Edges], value: Fraction) -> Option<&'b B> {
    bands.zip(edges).find(|(_, edges)| edges.contain(value)).map(|(band, _)| band)
}

/// SHA-256 in hexadecimal.
#[must_use]
pub fn fingerprint(bytes: &[u8]) -> String {
    let digits =
        |byte: &u8| [byte >> 4, byte & 0xF].map(|digit| char::from_digit(digit.into(), 16).unwrap_or_default());
    Sha256::digest(bytes).iter().flat_map(digits).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::Format;
    use crate::words::Position;

    const NATIONAL: &str = include_str!("../../indicators/national/self-2020.toml");

    /// Where the national template is refused after a change, and why.
    fn refused(from: &str, to: &str) -> Vec<(Option<Position>, String)> {
        let text = NATIONAL.replacen(from, to, 1);
        let source = Source::from_bytes("a.toml", Some(Format::Toml), text.into_bytes()).unwrap();
        let problems = Rulebook::from_source(&source).unwrap_err().0;
        problems.into_iter().map(|problem| (problem.place.position, problem.message.en)).collect()
    }

    #[test]
    fn the_row_of_the_rate_cannot_have_a_negative_weight() {
        let problems = refused("[execution]\nweight = \"10\"", "[execution]\nweight = \"-10\"");
        assert!(
            problems
                .contains(&(Some(Position::Text { line: 23, column: 10 }), "a weight cannot be negative".to_owned())),
            "{problems:?}"
        );
    }
}
