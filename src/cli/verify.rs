//! `jixiao verify`.

use clap::Args;

use super::Outcome;
use super::answer::Answer;
use super::messages::Messages;
use super::setup::{Setup, inputs};
use crate::model::{Language, Problems};
use crate::pipeline::Verdict;
use crate::read::Source;

/// Arguments of `verify`.
#[derive(Debug, Args)]
pub(super) struct Verify {
    /// Scorecards in JSON or NDJSON, folders of them, or - for standard input.
    #[arg(required = true, value_name = "FILE")]
    paths: Vec<String>,
    #[command(flatten)]
    answer: Answer,
}

impl Verify {
    pub(super) fn run(self, setup: &Setup, messages: Messages) -> Result<Outcome, Problems> {
        let pipeline = setup.pipeline()?;
        let mut verdicts = Vec::new();
        let mut outcome = Outcome::Fine;
        for name in inputs(&self.paths) {
            let results = match name.and_then(|name| Source::open(&name)) {
                Ok(source) => pipeline.verify(&source),
                Err(problem) => vec![Err(problem.into())],
            };
            for result in results {
                match result {
                    Ok(verdict) => {
                        let worst = if verdict.mismatches.is_empty() { Outcome::Fine } else { Outcome::Findings };
                        outcome = outcome.max(worst);
                        verdicts.push(verdict);
                    }
                    Err(problems) => {
                        messages.problems(&problems);
                        outcome = Outcome::Failed;
                    }
                }
            }
        }
        self.answer.write(&verdicts, || verdicts.iter().map(|verdict| lines(verdict, messages.language)).collect())?;
        Ok(outcome)
    }
}

fn lines(verdict: &Verdict, language: Language) -> String {
    let score = verdict.score.as_deref().unwrap_or("—");
    let count = verdict.mismatches.len();
    let head = match (language, count) {
        (Language::Zh, 0) => format!("✓ {} {score}:逐分重算一致\n", verdict.project),
        (Language::En, 0) => format!("✓ {} {score}: every point comes out again\n", verdict.project),
        (Language::Zh, _) => format!("✗ {} {score}:{count} 处不一致\n", verdict.project),
        (Language::En, _) => format!("✗ {} {score}: {count} mismatches\n", verdict.project),
    };
    let details = verdict.mismatches.iter().map(|mismatch| {
        let (pointer, stated, computed) = (&mismatch.pointer, &mismatch.stated, &mismatch.computed);
        match language {
            Language::Zh => format!("    {pointer}:记为 {stated},应为 {computed}\n"),
            Language::En => format!("    {pointer}: states {stated}, comes to {computed}\n"),
        }
    });
    head + &details.collect::<String>()
}
