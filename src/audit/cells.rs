//! Every cell of a table as somebody filled it in, with its place: for rules that look at whatever is printed.

use crate::model::assessment::{Assessment, FundRow, Indicator, Reported};
use crate::model::value::Printed;

/// Cells that are looked for: places are only written down for those that are found.
struct Search<'a> {
    wanted: fn(&str) -> bool,
    found: Vec<(String, &'a str)>,
}

/// Those cells that are wanted, each with its JSON Pointer: of those that hold a text, and of those for a figure that
/// hold none. Keys by which a table is scored (template, method, waivers) are no cells.
pub(super) fn cells(assessment: &Assessment, wanted: fn(&str) -> bool) -> Vec<(String, &str)> {
    let mut search = Search { wanted, found: Vec::new() };
    search.table(assessment);
    search.found
}

impl<'a> Search<'a> {
    fn table(&mut self, assessment: &'a Assessment) {
        let project = &assessment.project;
        let of_project = [
            ("name", Some(&project.name)),
            ("department", project.department.as_ref()),
            ("unit", project.unit.as_ref()),
            ("code", project.code.as_ref()),
            ("implementer", project.implementer.as_ref()),
            ("category", project.category.as_ref()),
            ("district", project.district.as_ref()),
            ("city", project.city.as_ref()),
        ];
        self.text("", "currency", assessment.currency.as_deref());
        for (key, cell) in of_project {
            self.text("/project", key, cell.map(String::as_str));
        }
        if let Some(goal) = &assessment.goal {
            self.text("/goal", "expected", goal.expected.as_deref());
            self.text("/goal", "achieved", goal.achieved.as_deref());
        }
        for (index, row) in assessment.funds.iter().enumerate() {
            self.fund(&format!("/funds/{index}"), row);
        }
        for (index, row) in assessment.indicators.iter().enumerate() {
            self.indicator(&format!("/indicators/{index}"), row);
        }
        if let Some(results) = &assessment.reported {
            self.reported(results);
        }
    }

    fn fund(&mut self, at: &str, row: &'a FundRow) {
        self.text(at, "name", row.name.as_deref());
        let amounts = [
            ("initial", &row.initial),
            ("budget", &row.budget),
            ("executed", &row.executed),
            ("received", &row.received),
            ("pooled", &row.pooled),
        ];
        for (key, amount) in amounts {
            self.text(at, key, amount.unreadable());
        }
    }

    fn indicator(&mut self, at: &str, row: &'a Indicator) {
        for (index, label) in row.path.iter().enumerate() {
            self.text(&format!("{at}/path"), &index.to_string(), Some(label));
        }
        let texts = [
            ("name", row.name.as_deref()),
            ("operator", printed(row.operator.as_ref())),
            ("target", printed(row.target.as_ref())),
            ("unit", printed(row.unit.as_ref())),
            ("actual", printed(row.actual.as_ref())),
            ("weight", row.weight.unreadable()),
            ("judged", row.judged.unreadable()),
            ("not_applicable", row.not_applicable.as_deref()),
            ("reason", row.reason.as_deref()),
            ("evidence", row.evidence.as_deref()),
            ("reported", printed(row.reported.as_ref())),
        ];
        for (key, cell) in texts {
            self.text(at, key, cell);
        }
        for (index, score) in row.panel.iter().enumerate() {
            let at = format!("{at}/panel/{index}");
            self.text(&at, "scorer", Some(&score.scorer));
            self.text(&at, "points", score.points.unreadable());
        }
        for (answer, count) in &row.survey {
            let key = answer.replace('~', "~0").replace('/', "~1");
            self.text(&format!("{at}/survey"), &key, Some(&count.0));
        }
    }

    fn reported(&mut self, results: &'a Reported) {
        let figures = [
            ("execution_rate", &results.execution_rate),
            ("execution_score", &results.execution_score),
            ("weight", &results.weight),
            ("total", &results.total),
            ("grade", &results.grade),
        ];
        for (key, cell) in figures {
            self.text("/reported", key, printed(cell.as_ref()));
        }
        for (index, tier) in results.tiers.iter().enumerate() {
            let at = format!("/reported/tiers/{index}");
            for (depth, label) in tier.path.iter().enumerate() {
                self.text(&format!("{at}/path"), &depth.to_string(), Some(label));
            }
            self.text(&at, "weight", printed(tier.weight.as_ref()));
            self.text(&at, "score", printed(tier.score.as_ref()));
        }
    }

    fn text(&mut self, at: &str, key: &str, cell: Option<&'a str>) {
        if let Some(cell) = cell.filter(|cell| (self.wanted)(cell)) {
            self.found.push((format!("{at}/{key}"), cell));
        }
    }
}

fn printed(cell: Option<&Printed>) -> Option<&str> {
    cell.map(|printed| printed.0.as_str())
}
