//! 绩效目标表: a table that sets aims, and in which nothing was done, spent or scored. It is no self-evaluation.

use super::table::Table;
use crate::model::scorecard::Kind;
use crate::model::value::Printed;
use crate::num::is_blank_mark;

impl Table<'_> {
    /// Whether it has aims alone.
    #[must_use]
    pub fn is_goal_form(&self) -> bool {
        let assessment = self.assessment;
        let is_said = |text: Option<&str>| text.is_some_and(|text| !is_blank_mark(text));
        let achieved = is_said(assessment.goal.as_ref().and_then(|goal| goal.achieved.as_deref()));
        let executed = assessment.funds.iter().any(|fund| !fund.executed.is_open());
        let has_aims = self.rows.iter().any(|row| row.reading.target.kind != Kind::Blank);
        let is_done = self.rows.iter().any(|row| {
            let reported = is_said(row.indicator.reported.as_ref().map(|Printed(text)| text.as_str()));
            row.reading.actual.kind != Kind::Blank || reported || !row.indicator.judged.is_open()
        });
        has_aims && !achieved && !executed && assessment.reported.is_none() && !is_done
    }
}
