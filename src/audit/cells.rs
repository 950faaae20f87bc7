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
        self.text(|| "/currency".to_owned(), assessment.currency.as_deref());
        for (key, cell) in of_project {
            self.text(|| format!("/project/{key}"), cell.map(String::as_str));
        }
        if let Some(goal) = &assessment.goal {
            self.text(|| "/goal/expected".to_owned(), goal.expected.as_deref());
            self.text(|| "/goal/achieved".to_owned(), goal.achieved.as_deref());
        }
        for (index, row) in assessment.funds.iter().enumerate() {
            self.fund(index, row);
        }
        for (index, row) in assessment.indicators.iter().enumerate() {
            self.indicator(index, row);
        }
        if let Some(results) = &assessment.reported {
            self.reported(results);
        }
    }

    fn fund(&mut self, index: usize, row: &'a FundRow) {
        let at = |key: &str| format!("/funds/{index}/{key}");
        self.text(|| at("name"), row.name.as_deref());
        let amounts = [
            ("initial", &row.initial),
            ("budget", &row.budget),
            ("executed", &row.executed),
            ("received", &row.received),
            ("pooled", &row.pooled),
        ];
        for (key, amount) in amounts {
            self.text(|| at(key), amount.unreadable());
        }
    }

    fn indicator(&mut self, index: usize, row: &'a Indicator) {
        let at = |key: &str| format!("/indicators/{index}/{key}");
        for (depth, label) in row.path.iter().enumerate() {
            self.text(|| at(&format!("path/{depth}")), Some(label));
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
            self.text(|| at(key), cell);
        }
        for (number, score) in row.panel.iter().enumerate() {
            self.text(|| at(&format!("panel/{number}/scorer")), Some(&score.scorer));
            self.text(|| at(&format!("panel/{number}/points")), score.points.unreadable());
        }
        for (answer, count) in &row.survey {
            let key = || answer.replace('~', "~0").replace('/', "~1");
            self.text(|| at(&format!("survey/{}", key())), Some(&count.0));
        }
    }

    fn reported(&mut self, results: &'a Reported) {
        let at = |key: &str| format!("/reported/{key}");
        let figures = [
            ("execution_rate", &results.execution_rate),
            ("execution_score", &results.execution_score),
            ("weight", &results.weight),
            ("total", &results.total),
            ("grade", &results.grade),
        ];
        for (key, cell) in figures {
            self.text(|| at(key), printed(cell.as_ref()));
        }
        for (index, tier) in results.tiers.iter().enumerate() {
            for (depth, label) in tier.path.iter().enumerate() {
                self.text(|| at(&format!("tiers/{index}/path/{depth}")), Some(label));
            }
            self.text(|| at(&format!("tiers/{index}/weight")), printed(tier.weight.as_ref()));
            self.text(|| at(&format!("tiers/{index}/score")), printed(tier.score.as_ref()));
        }
    }

    fn text(&mut self, at: impl FnOnce() -> String, cell: Option<&'a str>) {
        if let Some(cell) = cell.filter(|cell| (self.wanted)(cell)) {
            self.found.push((at(), cell));
        }
    }
}

fn printed(cell: Option<&Printed>) -> Option<&str> {
    cell.map(|printed| printed.0.as_str())
}
