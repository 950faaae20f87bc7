//! A text in runs, of which each may look otherwise.

use super::looks::{Ground, Look};

/// A text in runs.
#[derive(Clone, Debug, Default)]
pub(super) struct Rich {
    text: String,
    /// Each with its look, where one looks otherwise than its cell.
    runs: Box<[(String, Look)]>,
}

impl Rich {
    /// Of runs, one behind the other.
    pub(super) fn of(runs: Vec<(String, Look)>) -> Self {
        let text = unmasked(&runs.iter().map(|(text, _)| text.as_str()).collect::<String>());
        let is_plain = runs.iter().all(|(_, look)| *look == Look::default());
        Self { text, runs: if is_plain { Box::default() } else { runs.into() } }
    }

    /// All of it.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// What readers see of it, and what they do not.
    pub(super) fn seen(&self, ground: Ground) -> (String, String) {
        if self.runs.is_empty() {
            return (self.text.clone(), String::new());
        }
        let of = |seen: bool| {
            let runs = self.runs.iter().filter(|(_, look)| look.is_seen_on(ground) == seen);
            let text = |(text, look): &(String, Look)| match look.script {
                Some(script) if seen => script.of(text),
                _ => text.clone(),
            };
            unmasked(&runs.map(text).collect::<String>())
        };
        (of(true), of(false))
    }
}

/// A carriage return is written `_x000D_`, and `_x005F_` is the stroke of a text that looks like such a sign.
fn unmasked(text: &str) -> String {
    text.replace("_x000D_", "").replace("\r\n", "\n").replace("_x005F_", "_")
}
