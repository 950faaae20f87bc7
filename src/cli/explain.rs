//! `jixiao explain`.

use std::path::Path;

use clap::Args;

use super::answer::print;
use super::gather::tell_unread;
use super::messages::{Messages, terminal, width};
use super::outcome::Outcome;
use super::setup::{Setup, named_template};
use crate::audit::{self, rule_page, rule_pages};
use crate::codes::{self, Code};
use crate::explain::{Topic, explain, is_assessed};
use crate::intake::{Document, Threads, gather_source, open};
use crate::methods::Method;
use crate::methods::page;
use crate::model::scorecard::Scorecard;
use crate::print::{Output, wrap};
use crate::read::{choices, inputs};
use crate::words::{Language, Place, Problem, Problems, text};

/// Arguments of `explain`.
#[derive(Debug, Args)]
pub(super) struct Explain {
    /// A table, a scorecard in JSON, a folder of them, the name of a scoring method, the code or name of an
    /// audit rule, or the code of a remark, which `codes` lists; without anything the methods are listed.
    #[arg(value_name = "PATH|METHOD|RULE|CODE")]
    subject: Option<String>,
    /// One indicator: its name, or its number in the table.
    #[arg(value_name = "INDICATOR")]
    indicator: Option<String>,
    /// Score with this template, an id or a file, whatever the table names.
    #[arg(long, short, value_name = "TEMPLATE")]
    template: Option<String>,
}

impl Explain {
    pub(super) fn run(self, setup: &Setup, messages: Messages) -> Result<Outcome, Problems> {
        let Some(subject) = self.subject.as_deref() else {
            print(methods(messages.language).as_bytes())?;
            return Ok(Outcome::Fine);
        };
        let method = Method::ALL.into_iter().find(|method| method.name() == subject);
        if let Some(method) = method.filter(|_| !Path::new(subject).exists()) {
            print(wrapped(&page(method, messages.language), 2).as_bytes())?;
            return Ok(Outcome::Fine);
        }
        if let Some(rule) = rule_page(subject).filter(|_| !Path::new(subject).exists()) {
            print(audit::page::page(&rule, messages.language, width()).as_bytes())?;
            return Ok(Outcome::Fine);
        }
        if let Some(text) = about_codes(subject, messages.language).filter(|_| !Path::new(subject).exists()) {
            print(wrapped(&text, 2).as_bytes())?;
            return Ok(Outcome::Fine);
        }
        let mut engine = setup.engine()?;
        if let Some(name) = &self.template {
            let book = named_template(&mut engine, name)?;
            engine.score_with(book);
        }
        let mut output = Output::standard();
        let mut outcome = Outcome::Fine;
        let mut first = true;
        let inputs = inputs(&[subject.to_owned()]);
        tell_unread(&inputs, messages);
        for name in &inputs.files {
            let source = open(&engine, name).map_err(|problems| advise(problems, subject))?;
            if let Some(remark) = source.signs_told() {
                messages.remark(&remark);
            }
            let read = |document: &Document<'_>| engine.scorecard(document);
            gather_source(&source, &Threads::default(), read, |card| {
                match card {
                    Ok(Some(card)) => {
                        let text = self.explain(&card, messages)?;
                        output.write(format!("{}{text}", if first { "" } else { "\n" }).as_bytes())?;
                        first = false;
                        let assessed = is_assessed(&card, self.topic());
                        outcome = outcome.max(if assessed { Outcome::Fine } else { Outcome::Findings });
                    }
                    Ok(None) => {}
                    Err(problems) => {
                        messages.problems(&problems);
                        outcome = Outcome::Failed;
                    }
                }
                Ok(())
            })?;
        }
        output.finish()?;
        Ok(outcome)
    }

    fn explain(&self, card: &Scorecard, messages: Messages) -> Result<String, Problems> {
        let text = explain(card, self.topic(), messages.language).ok_or_else(|| self.unknown_indicator(card))?;
        let Some(width) = terminal() else { return Ok(text) };
        let indent = |line: &str| line.len() - line.trim_start_matches(' ').len() + 4;
        Ok(text.lines().map(|line| wrap(line, indent(line), width) + "\n").collect())
    }

    fn topic(&self) -> Topic<'_> {
        self.indicator.as_deref().map_or(Topic::Everything, Topic::Indicator)
    }

    fn unknown_indicator(&self, card: &Scorecard) -> Problem {
        let wanted = self.indicator.as_deref().unwrap_or_default();
        let names: Vec<&str> = card.indicators.iter().filter_map(|indicator| indicator.name.as_deref()).collect();
        let count = card.indicators.len();
        let message = text!(
            "“{name}”没有指标“{wanted}”(共 {count} 项,可用序号)",
            "{name} has no indicator {wanted} (there are {count}; a number will do)",
            name = card.project.name
        );
        Problem::new(Place::file(self.subject.as_deref().unwrap_or_default()), message).advise(choices(wanted, &names))
    }
}

/// Every method with what it applies to: the first line of its page and the first of its statements.
fn methods(language: Language) -> String {
    let entry = |method| {
        let page = page(method, language);
        let mut lines = page.lines().filter(|line| !line.is_empty());
        let (title, applies) = (lines.next().unwrap_or_default(), lines.next().unwrap_or_default());
        format!("{title}\n    {applies}\n")
    };
    wrapped(&Method::ALL.map(entry).concat(), 6)
}

/// The list of the codes of remarks, or the page of one.
fn about_codes(subject: &str, language: Language) -> Option<String> {
    match subject {
        "codes" | "代码" => Some(codes::list(language)),
        name => Code::named(name).map(|code| codes::page(code, language)),
    }
}

/// Lines that fit the terminal.
fn wrapped(text: &str, indent: usize) -> String {
    text.lines().map(|line| wrap(line, indent, width()) + "\n").collect()
}

/// Whoever mistypes a method or a rule gets to see what there is.
fn advise(Problems(mut problems): Problems, subject: &str) -> Problems {
    if Path::new(subject).exists() || subject == "-" {
        return Problems(problems);
    }
    let rules = rule_pages();
    let names: Vec<&str> =
        Method::ALL.map(Method::name).into_iter().chain(rules.iter().map(|rule| rule.slug.as_str())).collect();
    let known = choices(subject, &names);
    let advice = text!("若要查看评分方法或审核规则,{known}", "for the page of a method or a rule, {known}"; known);
    problems.last_mut().into_iter().for_each(|problem| problem.advice = Some(advice.clone()));
    Problems(problems)
}
