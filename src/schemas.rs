//! The JSON Schemas of everything that goes in and comes out, made from the types themselves.

use schemars::{Schema, schema_for};
use serde_json::{Map, Value};

use crate::audit::{Audit, AuditProfile};
use crate::diff::{Diff, TemplateDiff};
use crate::lists::Lists;
use crate::model::assessment::{Assessment, WaiverFile};
use crate::model::decision::Decision;
use crate::model::department::Department;
use crate::model::roster::RosterFile;
use crate::model::scorecard::Scorecard;
use crate::monitor::Monitoring;
use crate::narrative::Narrative;
use crate::points::PointsLine;
use crate::proposal::{Proposal, ResultUse};
use crate::prove::TemplateCheck;
use crate::report::Overview;
use crate::rollup::Summary;
use crate::sample::Sample;
#[cfg(feature = "seal")]
use crate::seal::Seal;
use crate::template::Template;
use crate::trend::YearOnYear;

/// The schemas by name.
pub const NAMES: [&str; 23] = [
    "assessment",
    "audit",
    "audit-profile",
    "decision",
    "department",
    "diff",
    "monitoring",
    "narrative",
    "overview",
    "points",
    "proposal",
    "result-use",
    "roster",
    "sample",
    "scorecard",
    "seal",
    "summary",
    "template",
    "template-check",
    "template-diff",
    "trend",
    "waivers",
    "words",
];

/// Results that this program does not read again: later versions may say more in them, and whoever checks them by a schema of today shall
/// not refuse that. What it does read again is closed, so that nothing can be hidden in it.
const OPEN: [&str; 7] = ["audit", "diff", "narrative", "overview", "template-check", "template-diff", "trend"];

/// Allows keys that are not known.
fn open(schema: &mut Map<String, Value>) {
    if schema.get("additionalProperties") == Some(&Value::Bool(false)) {
        schema.remove("additionalProperties");
    }
    schema.values_mut().for_each(open_all);
}

fn open_all(value: &mut Value) {
    match value {
        Value::Object(schema) => open(schema),
        Value::Array(items) => items.iter_mut().for_each(open_all),
        _ => {}
    }
}

/// The schema of a name, as the text of its file.
#[must_use]
pub fn schema(name: &str) -> Option<String> {
    let mut schema: Schema = match name {
        "assessment" => schema_for!(Assessment),
        "audit" => schema_for!(Audit),
        "audit-profile" => schema_for!(AuditProfile),
        "decision" => schema_for!(Decision),
        "department" => schema_for!(Department),
        "diff" => schema_for!(Diff),
        "monitoring" => schema_for!(Monitoring),
        "narrative" => schema_for!(Narrative),
        "overview" => schema_for!(Overview),
        "points" => schema_for!(PointsLine),
        "proposal" => schema_for!(Proposal),
        "result-use" => schema_for!(ResultUse),
        "roster" => schema_for!(RosterFile),
        "sample" => schema_for!(Sample),
        "scorecard" => schema_for!(Scorecard),
        #[cfg(feature = "seal")]
        "seal" => schema_for!(Seal),
        "summary" => schema_for!(Summary),
        "template" => schema_for!(Template),
        "template-check" => schema_for!(TemplateCheck),
        "template-diff" => schema_for!(TemplateDiff),
        "trend" => schema_for!(YearOnYear),
        "waivers" => schema_for!(WaiverFile),
        "words" => schema_for!(Lists),
        _ => return None,
    };
    schema.insert("$id".to_owned(), format!("urn:jixiao:schema:{name}:1").into());
    if OPEN.contains(&name) {
        open(schema.ensure_object());
    }
    let mut text = serde_json::to_string_pretty(&schema).ok()?;
    text.push('\n');
    Some(text)
}
