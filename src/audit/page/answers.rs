//! The answers of departments beside the tables: how many turned out to be what, and each that somebody has to look at.

use super::answered::{answered, silent};
use super::summary::FEW;
use crate::audit::answer::{Answer, AnswerOutcome, HeldAnswer, HeldAnswers};
use crate::audit::wanted::Wanted;
use crate::print::{Reader, wrap};
use crate::words::{Language, Word, say, word};

/// What each outcome is called, the first to be looked at first.
const OUTCOMES: [(AnswerOutcome, Word); 11] = [
    (AnswerOutcome::StillFound, word("称已整改,仍然存在", "said corrected, still found")),
    (AnswerOutcome::Changed, word("已同意,但内容有变,仍计入", "accepted, but now found otherwise: they count")),
    (AnswerOutcome::Requested, word("认为不属实,未经同意,仍计入", "disputed and not accepted: they count")),
    (
        AnswerOutcome::Incomplete,
        word("答复不完整或看不懂,仍计入", "answers that are incomplete or not understood: they count"),
    ),
    (AnswerOutcome::Declined, word("认为不属实,未获同意", "disputed and declined")),
    (AnswerOutcome::Open, word("尚未整改", "not corrected yet")),
    (AnswerOutcome::Unanswered, word("没有答复", "unanswered")),
    (
        AnswerOutcome::Unknown,
        word("对不上(编号有误,或没有审核这张表)", "about nothing: no such number, or its table was not audited"),
    ),
    (
        AnswerOutcome::Again,
        word("同一问题重复答复,以另一行为准", "second answers to one finding, of which another counts"),
    ),
    (AnswerOutcome::Accepted, word("认为不属实,已获同意,不计入", "disputed and accepted: they do not count")),
    (AnswerOutcome::Gone, word("问题已不存在", "findings that are no more")),
];

/// What is only counted, since nobody has to do anything about it.
const COUNTED: [AnswerOutcome; 2] = [AnswerOutcome::Accepted, AnswerOutcome::Gone];

/// How many answers turned out to be what.
#[must_use]
pub fn answer_counts(held: &HeldAnswers, reader: Reader) -> String {
    let Reader { language, width } = reader;
    let all = held.answers.len();
    let mut text = wrap(&say!(language, "答复 {all} 条", "Answers: {all}"), 2, width) + "\n";
    for (outcome, name) in OUTCOMES {
        let Some(count) = held.counts.get(&outcome) else { continue };
        text.push_str(&(wrap(&format!("{count:>7}  {}", name.get(language)), 9, width) + "\n"));
    }
    if held.unlisted > 0 {
        let name = say!(language, "不在报回的清单中的问题", "findings that stand in no list that came back");
        text.push_str(&(wrap(&format!("{:>7}  {name}", held.unlisted), 9, width) + "\n"));
    }
    text
}

/// The page of answers: how many turned out to be what, then each that is not settled. Of more than anybody reads one by one,
/// the departments instead, unless somebody asks for one.
#[must_use]
pub fn answers(held: &HeldAnswers, wanted: &Wanted, reader: Reader) -> String {
    let Reader { language, width } = reader;
    let mut text = answer_counts(held, reader);
    if wanted.departments.is_empty() {
        text.push_str(&silent(&held.departments, reader));
    }
    let is_asked = |held: &&HeldAnswer| wanted.has_department(held.department.as_deref());
    let open: Vec<&HeldAnswer> =
        held.answers.iter().filter(|held| !COUNTED.contains(&held.outcome)).filter(is_asked).collect();
    if open.len() > FEW && wanted.departments.is_empty() {
        return format!("{text}\n{}", answered(&held.departments, reader));
    }
    for (outcome, name) in OUTCOMES {
        let of_it = open.iter().filter(|held| held.outcome == outcome);
        let lines: String = of_it.map(|held| lines(held, reader)).collect();
        if !lines.is_empty() {
            text.push_str(&format!("\n{}\n{lines}", wrap(name.get(language), 2, width)));
        }
    }
    text
}

/// Whose answer it is, what was found, what is answered, and where.
fn lines(held: &HeldAnswer, reader: Reader) -> String {
    let Reader { language, width } = reader;
    let Answer { id, project, problem, place, .. } = &held.answer;
    let id = if id.is_empty() { say!(language, "没有编号", "without a number") } else { id };
    let title: Vec<&str> = [Some(id), project.as_deref(), held.department.as_deref()].into_iter().flatten().collect();
    let parts = [(title.join(" · "), 2), (problem.clone().unwrap_or_default(), 4), (said(&held.answer, language), 4)];
    let parts = parts.into_iter().chain([(format!("→ {place}"), 4)]).filter(|(line, _)| !line.is_empty());
    parts.map(|(line, indent)| wrap(&format!("{}{line}", " ".repeat(indent)), indent + 2, width) + "\n").collect()
}

fn said(answer: &Answer, language: Language) -> String {
    let Answer { stated, reason, by, date, .. } = answer;
    let words =
        [stated, reason].into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(say!(language, ",", ", "));
    if words.is_empty() {
        return words;
    }
    let who = [by, date].into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" ");
    let who = if who.is_empty() { say!(language, "没有写填写人", "nobody's name").to_owned() } else { who };
    say!(language, "答复:{words}({who})", "Answer: {words} ({who})")
}
