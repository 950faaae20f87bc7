//! Every rule that gives points names its source, and every source is described.

use super::Check;
use crate::model::template::TierRule;
use crate::template::Template;
use crate::words::text;

impl Check<'_> {
    pub(super) fn sources(&mut self) {
        for (pointer, basis) in cited(self.template) {
            if !self.template.basis.contains_key(basis) {
                self.add(
                    &pointer,
                    text!("依据“{basis}”未在 [basis] 中说明", "the source `{basis}` is not described under [basis]"),
                );
            }
        }
    }
}

/// Every source that a rule cites, and where.
fn cited(template: &Template) -> Vec<(String, &str)> {
    let rules = &template.rules;
    let mut cited: Vec<(String, &str)> = vec![
        ("/rounding/basis".to_owned(), &template.rounding.basis),
        ("/rules/at_least/basis".to_owned(), &rules.at_least.basis),
        ("/rules/equal/basis".to_owned(), &rules.equal.basis),
        ("/rules/at_most/basis".to_owned(), &rules.at_most.basis),
        ("/rules/word/basis".to_owned(), &rules.word.basis),
    ];
    let optional = [
        ("/rules/range/basis", rules.range.as_ref().map(|rule| &rule.basis)),
        ("/rules/deadline/basis", rules.deadline.as_ref().map(|rule| &rule.basis)),
        ("/execution/basis", template.execution.as_ref().map(|rule| &rule.basis)),
        ("/far_above/basis", template.far_above.as_ref().map(|rule| &rule.basis)),
        ("/not_applicable/basis", template.not_applicable.as_ref().map(|rule| &rule.basis)),
        ("/grading/basis", template.grading.as_ref().map(|rule| &rule.basis)),
        ("/audit/basis", template.audit.as_ref().map(|rule| &rule.basis)),
        ("/lights/basis", template.lights.as_ref().map(|rule| &rule.basis)),
    ];
    let given = optional.into_iter().filter_map(|(pointer, basis)| Some((pointer.to_owned(), basis?.as_str())));
    cited.extend(given);
    cited.extend(template.methods.iter().map(|(name, scheme)| (format!("/methods/{name}/basis"), scheme.basis())));
    for (name, parameter) in &template.parameters {
        let values = parameter.values.iter().enumerate();
        cited.extend(
            values.map(|(index, value)| (format!("/parameters/{name}/values/{index}/basis"), value.basis.as_str())),
        );
    }
    let caps = template.caps.iter().enumerate();
    cited.extend(caps.map(|(index, cap)| (format!("/caps/{index}/basis"), cap.basis.as_str())));
    let indicators = template.indicators.iter().enumerate();
    cited.extend(indicators.map(|(index, rule)| (format!("/indicators/{index}/basis"), rule.basis.as_str())));
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
