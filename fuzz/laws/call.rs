//! What a page asks of the engine.

use jixiao::calls;
use serde_json::Value;

/// Any text as a call: its name on the first line, the request behind it. It is always answered, in the same words every
/// time, and whatever is wrong with it is said in both languages.
pub fn page_call(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let (name, request) = text.split_once('\n').unwrap_or((&text, ""));
    let answer = calls::call(name, request);
    let read: Value = serde_json::from_str(&answer).unwrap();
    assert_eq!(answer, calls::call(name, request), "answered differently the second time");
    let problems = read.get("problems").and_then(Value::as_array);
    for problem in problems.into_iter().flatten() {
        assert_ne!(problem["zh"], problem["en"], "said in one language: {problem}");
    }
}
