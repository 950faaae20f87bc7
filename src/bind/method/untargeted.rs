//! Rows that have no target by what the form is: statements, and what is judged by the form's own criteria.

use super::{BoundMethod, MethodBinder, open};
use crate::codes::remarks;
use crate::identity::tier_rules;
use crate::lists::lists;
use crate::methods::Method;
use crate::model::scorecard::Outcome;
use crate::reading::Measure;

impl<'a> MethodBinder<'a, '_> {
    /// What becomes of a row without a target; none where it lacks one.
    pub(super) fn without_target(&self, actual: &Measure, basis: &'a str) -> Option<BoundMethod<'a>> {
        let path = &self.indicator.path;
        let template = &self.book.template;
        if self.weight.is_none() && tier_rules(&template.tiers, path).any(|tier| tier.statements) {
            let stated = !matches!(actual, Measure::Blank(_));
            let (outcome, why) = if stated {
                (Outcome::Stated, remarks::statement_only())
            } else {
                (Outcome::Missing, remarks::statement_missing())
            };
            return Some(open(outcome, basis, why));
        }
        let by_criteria = path.first().is_some_and(|label| lists().forms.without_targets.is_in(label));
        let judged = by_criteria && self.weight.is_some() && template.rules.word.judged;
        let missing = || open(Outcome::Missing, basis, remarks::judged_missing());
        judged.then(|| self.reported_or(missing(), Method::Judgement.name(), None))
    }
}
