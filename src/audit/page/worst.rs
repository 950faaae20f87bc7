//! The worst findings of a run, a reader's first ones.

use std::cmp::Reverse;

use super::finding::{mark, severity};
use crate::audit::finding::{Finding, Severity};
use crate::num::{Figure, Fraction};
use crate::print::{Reader, wrap};
use crate::words::say;

/// So many are read in one go.
const SHOWN: usize = 10;

/// The worst findings so far, the gravest first, of equal ones those with most points, of equal ones the earlier.
#[derive(Debug, Default)]
pub struct Worst(Vec<Finding>);

impl Worst {
    /// Findings of a table, or over several. What is waived is nobody's worst.
    pub fn add(&mut self, findings: &[Finding]) {
        for finding in findings.iter().filter(|finding| finding.waived.is_none()) {
            let place = self.0.partition_point(|other| rank(other) <= rank(finding));
            if place < SHOWN {
                self.0.insert(place, finding.clone());
                self.0.truncate(SHOWN);
            }
        }
    }

    /// Two lines each: whose finding it is, and what is wrong.
    #[must_use]
    pub fn text(&self, reader: Reader) -> String {
        let Reader { language, width } = reader;
        let mut text = String::new();
        for finding in &self.0 {
            let code = format!("{} {} {}", mark(finding), finding.code, severity(finding.severity, language));
            let whose = [finding.project.as_deref(), finding.department.as_deref()];
            let head: Vec<&str> = [Some(code.as_str())].into_iter().chain(whose).flatten().collect();
            for (line, indent) in [(head.join(" · "), 2), (finding.message.get(language).to_owned(), 4)] {
                text.push_str(&(wrap(&format!("{}{line}", " ".repeat(indent)), indent + 2, width) + "\n"));
            }
        }
        if text.is_empty() {
            text
        } else {
            format!("{}\n{text}\n", say!(language, "最严重的问题", "The worst findings"))
        }
    }
}

fn rank(finding: &Finding) -> (Reverse<Severity>, Reverse<Fraction>) {
    (Reverse(finding.severity), Reverse(finding.points_at_stake.map_or(Fraction::ZERO, Figure::value)))
}
