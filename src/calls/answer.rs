//! Answers as JSON.

use serde::Serialize;

use crate::print;
use crate::words::{Place, Problem, Problems, Text, text};

/// An answer in one line.
pub(super) fn json<T: Serialize>(answer: &T) -> Result<String, Problems> {
    print::line(answer).map_err(|error| {
        let message = text!("无法写出:{error}", "cannot be written: {error}");
        Problem::new(Place::file("answer"), message).into()
    })
}

/// What is wrong, as a page shows it.
#[derive(Debug, Serialize)]
pub(super) struct Told {
    /// `error` where nothing came of it, otherwise `note`.
    pub(super) severity: &'static str,
    /// The file, with line and column or the cell.
    pub(super) place: String,
    /// What is to be said.
    #[serde(flatten)]
    pub(super) text: Text,
    /// What to do, where there is more to say.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) advice: Option<Text>,
}

impl From<&Problem> for Told {
    fn from(problem: &Problem) -> Self {
        Self {
            severity: "error",
            place: problem.place.to_string(),
            text: problem.message.clone(),
            advice: problem.advice.clone(),
        }
    }
}

/// The answer of a call that cannot be computed: `problems`, each with its place and what to do.
#[must_use]
pub fn problems(found: &Problems) -> String {
    #[derive(Serialize)]
    struct Answer {
        problems: Vec<Told>,
    }
    let answer = Answer { problems: found.0.iter().map(Told::from).collect() };
    // Strings alone: there is nothing that could not be written.
    print::line(&answer).unwrap_or_else(|_| r#"{"problems":[]}"#.to_owned())
}
