//! `jixiao verify`.

use std::path::Path;

use clap::Args;
use serde::Serialize;

use super::answer::Answer;
use super::gather::Gathering;
use super::messages::Messages;
use super::narrate::facts;
use super::outcome::Outcome;
use super::setup::Setup;
use crate::intake::{Document, ScoringEngine, Threads};
use crate::narrative::{LooseNumber, Narrative, NarrativeCheck, WrongFigure, check};
use crate::prose;
use crate::read::{Format, Input, each_once, inputs};
use crate::verify::{Verdict, verify};
use crate::words::{Language, Place, Problem, Problems, Text, say, text};

/// Arguments of `verify`.
#[derive(Debug, Args)]
pub(super) struct Verify {
    /// Scorecards in JSON or NDJSON, folders of them, - for standard input; or narratives in Markdown or Word.
    #[arg(required = true, value_name = "FILE")]
    paths: Vec<String>,
    /// The tables and department files that the figures of narratives come from, or a folder of them.
    #[arg(long, value_name = "PATH")]
    from: Vec<String>,
    #[command(flatten)]
    answer: Answer,
}

/// What verifying a file came to.
#[derive(Debug, Serialize)]
#[serde(untagged)]
enum Verified {
    Scorecard(Verdict),
    Narrative(NarrativeCheck),
}

impl Verify {
    pub(super) fn run(self, setup: &Setup, messages: Messages) -> Result<Outcome, Problems> {
        let engine = setup.engine()?;
        let mut verified = Vec::new();
        let mut outcome = Outcome::Fine;
        let inputs: Vec<Input> = inputs(&self.paths).into_iter().map(|input| self.known(input)).collect();
        let facts = if inputs.iter().any(is_narrative) { Some(self.facts(&engine, messages)?) } else { None };
        let mut take = |one: Option<Verified>| {
            let Some(one) = one else {
                outcome = Outcome::Failed;
                return Ok(());
            };
            outcome = outcome.max(if one.holds() { Outcome::Fine } else { Outcome::Findings });
            verified.push(one);
            Ok(())
        };
        for some in inputs.chunk_by(|a, b| !is_narrative(a) && !is_narrative(b)) {
            match (some, &facts) {
                ([Ok(name)], Some(facts)) if is_narrative_name(name) => take(held_against(name, facts, messages))?,
                _ => {
                    let gathering = Gathering { inputs: some.to_vec(), threads: Threads::default(), messages };
                    let read = |document: &Document<'_>| verify(&engine, document).map(Verified::Scorecard);
                    gathering.run(read, &mut take)?;
                }
            }
        }
        self.answer.write(&verified, || verified.iter().map(|one| one.lines(messages.language)).collect())?;
        Ok(outcome)
    }

    /// An input that is read; with `--from` a file that names neither form of a narrative is no scorecard by chance.
    fn known(&self, input: Input) -> Input {
        match input {
            Ok(name) if !self.from.is_empty() && !is_narrative_name(&name) && Format::of_name(&name).is_none() => {
                Err(no_narrative(&name))
            }
            input => input,
        }
    }

    /// The facts that narratives are held against.
    fn facts(&self, engine: &ScoringEngine, messages: Messages) -> Result<Narrative, Problems> {
        if self.from.is_empty() {
            let message =
                text!("校验综述要有数字的来源", "a narrative is verified against the tables that it comes from");
            let advice = text!("请用 --from 指明自评表和部门文件所在的文件夹", "name their folder with --from");
            return Err(Problem::new(Place::file("--from"), message).advise(advice).into());
        }
        let inputs = each_once(inputs(&self.from));
        facts(engine, &Gathering { inputs, threads: Threads::default(), messages })
    }
}

/// A narrative held against facts; none of one that cannot be read, which is told.
fn held_against(name: &str, facts: &Narrative, messages: Messages) -> Option<Verified> {
    match prose::read::open(name).map(|text| check(name, &text, facts)) {
        Ok(check) => Some(Verified::Narrative(check)),
        Err(problem) => {
            messages.problems(&problem.into());
            None
        }
    }
}

fn is_narrative(input: &Input) -> bool {
    input.as_ref().is_ok_and(|name| is_narrative_name(name))
}

fn is_narrative_name(name: &str) -> bool {
    let extension = Path::new(name).extension().and_then(|extension| extension.to_str());
    extension.is_some_and(|extension| ["md", "docx"].iter().any(|known| extension.eq_ignore_ascii_case(known)))
}

fn no_narrative(name: &str) -> Problem {
    let message = text!("这不是能校验的综述", "this is no narrative that can be verified");
    let advice = text!("只认 .md 与 .docx 文件;请另存为其中一种", "save it as .md or .docx");
    Problem::new(Place::file(name), message).advise(advice)
}

impl Verified {
    fn holds(&self) -> bool {
        match self {
            Self::Scorecard(verdict) => verdict.mismatches.is_empty(),
            Self::Narrative(check) => check.holds(),
        }
    }

    fn lines(&self, language: Language) -> String {
        match self {
            Self::Scorecard(verdict) => scorecard_lines(verdict, language),
            Self::Narrative(check) => narrative_lines(check).get(language).to_owned(),
        }
    }
}

fn narrative_lines(check: &NarrativeCheck) -> Text {
    let NarrativeCheck { file, figures, mismatches, unsourced } = check;
    let wrong = mismatches.len() + unsourced.len();
    let mut text = if wrong == 0 && *figures == 0 {
        text!(
            "✗ {file}:文中没有带出处的数字,无从校验\n",
            "✗ {file}: no figure of this text has a source, and nothing can be verified\n"
        )
    } else if wrong == 0 {
        text!("✓ {file}:{figures} 个数字都与来源一致\n", "✓ {file}: all {figures} figures are what their sources say\n")
    } else {
        text!("✗ {file}:{wrong} 处不符\n", "✗ {file}: {wrong} mismatches\n")
    };
    let mut add = |wrong: Text| text.push(&text!("    {wrong}\n", "    {wrong}\n"; wrong));
    for WrongFigure { source, what, stated, computed } in mismatches {
        match (what, computed) {
            (Some(what), Some(computed)) => add(text!(
                "{what}({source}):文中 {stated},应为 {computed}",
                "{what} ({source}): the text says {stated}, it is {computed}"
            )),
            _ => add(text!(
                "{stated}:来源 {source} 不在所给的文件中",
                "{stated}: its source {source} is not among the files given"
            )),
        }
    }
    for LooseNumber { number, within } in unsourced {
        add(text!(
            "{number} 没有出处,无从校验:…{within}…",
            "{number} has no source and cannot be verified: …{within}…"
        ));
    }
    text
}

fn scorecard_lines(verdict: &Verdict, language: Language) -> String {
    let score = verdict.score.map_or_else(|| "—".to_owned(), |score| score.to_string());
    let count = verdict.mismatches.len();
    let head = match count {
        0 => say!(
            language,
            "✓ {project} {score}:逐分重算一致\n",
            "✓ {project} {score}: every point comes out again\n",
            project = verdict.project
        ),
        _ => say!(
            language,
            "✗ {project} {score}:{count} 处不一致\n",
            "✗ {project} {score}: {count} mismatches\n",
            project = verdict.project
        ),
    };
    let details = verdict.mismatches.iter().map(|mismatch| {
        let (pointer, stated, computed) = (&mismatch.pointer, &mismatch.stated, &mismatch.computed);
        say!(
            language,
            "    {pointer}:记为 {stated},应为 {computed}\n",
            "    {pointer}: states {stated}, comes to {computed}\n"
        )
    });
    head + &details.collect::<String>()
}
