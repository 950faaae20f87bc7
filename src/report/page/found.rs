//! Findings as links to where they stand.

use super::table::{Cell, Table};
use super::view::{At, Found, View};
use super::words::or_dash;
use crate::words::say;

/// Findings with their tables and places.
pub(super) fn found(view: &View<'_>, list: &[Found<'_>]) -> Table {
    let language = view.language;
    let mut table = Table::new([
        say!(language, "项目", "Project"),
        say!(language, "级别", "Severity"),
        say!(language, "涉及分数", "Points at stake"),
        say!(language, "位置", "Place"),
    ]);
    for Found { finding, at } in list {
        let project = match at {
            At::Table { project, .. } => view.project(*project).map(|project| project.project.as_str()),
            At::Together(_) => finding.project.as_deref(),
        };
        let text = project.unwrap_or(say!(language, "几张表", "several tables")).to_owned();
        table.row([
            Cell::Link { text, href: format!("#{}", at.id()) },
            Cell::Words(view.severity(finding).to_owned()),
            Cell::Figure(or_dash(finding.points_at_stake)),
            Cell::Place(finding.location.place().to_string()),
        ]);
    }
    table
}
