//! What two scorecards say otherwise, field for field.

use serde_json::Value;

use crate::model::scorecard::Scorecard;
use crate::print::tree;
use crate::score::Mismatch;

/// Every field in which two scorecards differ.
pub(super) fn differences(stated: &Scorecard, computed: &Scorecard) -> Vec<Mismatch> {
    let mut found = Vec::new();
    // Figures are the same where they print the same, so that what is the same is written the same.
    if stated == computed {
        return found;
    }
    if let (Ok(stated), Ok(computed)) = (tree(stated), tree(computed)) {
        compare("", &stated, &computed, &mut found);
    }
    found
}

fn compare(pointer: &str, stated: &Value, computed: &Value, found: &mut Vec<Mismatch>) {
    match (stated, computed) {
        (a, b) if a == b => {}
        (Value::Object(a), Value::Object(b)) => {
            for key in a.keys().chain(b.keys().filter(|key| !a.contains_key(*key))) {
                let [a, b] = [a, b].map(|json| json.get(key).unwrap_or(&Value::Null));
                compare(&format!("{pointer}/{key}"), a, b, found);
            }
        }
        (Value::Array(a), Value::Array(b)) if a.len() == b.len() => {
            for (index, (a, b)) in a.iter().zip(b).enumerate() {
                compare(&format!("{pointer}/{index}"), a, b, found);
            }
        }
        (a, b) => {
            let shown = |json: &Value| json.as_str().map_or_else(|| json.to_string(), str::to_owned);
            found.push(Mismatch { pointer: pointer.to_owned(), stated: shown(a), computed: shown(b) });
        }
    }
}
