//! Canonical JSON: one text for one value, so that anybody comes to the same digest.
//!
//! No blanks, keys in the order of their bytes in UTF-8; of strings only `"`, `\` and control characters are escaped, with the
//! short escapes of JSON where there are any, otherwise `\u` and four small hexadecimal digits. Python writes the same with
//! `json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))`.

use serde_json::Value;

use super::fields::Fields;
use crate::template::fingerprint;

/// A value as canonical JSON.
pub(super) fn canonical(value: &Value) -> String {
    match value {
        Value::Array(items) => format!("[{}]", items.iter().map(canonical).collect::<Vec<_>>().join(",")),
        Value::Object(entries) => {
            let mut entries: Vec<_> = entries.iter().collect();
            entries.sort_by_key(|(key, _)| *key);
            object(entries.into_iter().map(|(key, value)| (key.as_str(), canonical(value))))
        }
        plain => plain.to_string(),
    }
}

/// The fields of a document as canonical JSON.
pub(super) fn canonical_fields(fields: &Fields) -> String {
    object(fields.iter().map(|(pointer, leaf)| (pointer.as_str(), leaf.json().to_string())))
}

/// The digest of a document: SHA-256 of its fields as canonical JSON.
pub(super) fn digest(fields: &Fields) -> String {
    fingerprint(canonical_fields(fields).as_bytes())
}

/// Entries that are in order, each with its value as JSON.
fn object<'a>(entries: impl Iterator<Item = (&'a str, String)>) -> String {
    let entries: Vec<String> = entries.map(|(key, value)| format!("{}:{value}", Value::from(key))).collect();
    format!("{{{}}}", entries.join(","))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_value_has_one_text() {
        let value: Value =
            serde_json::from_str(r#"{ "值": [1, "a\u0001\u2028\"", null], "B": {}, "a": { "c": "\t", "b": true } }"#)
                .unwrap();
        let text = "{\"B\":{},\"a\":{\"b\":true,\"c\":\"\\t\"},\"值\":[1,\"a\\u0001\u{2028}\\\"\",null]}";
        assert_eq!(canonical(&value), text);
    }
}
