//! The claims of a text against the table of its project.

use crate::audit::claims::{About, Claim, Claimed, read};
use crate::audit::folder::ProjectFacts;
use crate::audit::report::Found;
use crate::lists::lists;
use crate::model::value::Printed;
use crate::num::{ArithmeticError, Fraction, Mode, Rounding};
use crate::reading::in_figures;
use crate::score::Stated;
use crate::words::{Text, Word, text, word};

/// Published sentences round to two places.
const ROUNDING: Rounding = Rounding { places: 2, mode: Mode::HalfUp };

/// Findings about a text at a pointer.
pub(super) fn contradictions(at: &str, text: &str, facts: &ProjectFacts) -> Result<Vec<Found>, ArithmeticError> {
    let mut found = Vec::new();
    // 九十九点二分 is 99.2分.
    for claim in read(&in_figures(text)) {
        let said = match (claim.about, &claim.number) {
            (About::AllMet, _) => all_met(&claim, facts),
            (About::Budget, Some(number)) => budget(&claim, number, facts)?,
            (About::Executed, Some(number)) => executed(&claim, number, facts)?,
            (About::Rate, Some(number)) => rate(&claim, number, facts)?,
            (About::Score, Some(number)) => score(&claim, number, facts),
            _ => None,
        };
        found.extend(said.map(|said| said.found(at)));
    }
    Ok(found)
}

/// A claim that the table does not bear out.
struct Said {
    message: Text,
    /// The two figures; none for a verdict.
    figures: Option<(String, String)>,
}

impl Said {
    fn found(self, at: &str) -> Found {
        let found = Found::new(at.to_owned(), self.message);
        match self.figures {
            Some((expected, actual)) => found.figures(expected, actual),
            None => found,
        }
    }
}

fn all_met(claim: &Claim<'_>, facts: &ProjectFacts) -> Option<Said> {
    if facts.unmet.is_empty() {
        return None;
    }
    let (words, unmet) = (claim.words, facts.unmet.join(";"));
    let message = text!(
        "文中称“{words}”,表中未达目标的有:{unmet}",
        "the text says {words}; by the table these missed their targets: {unmet}"
    );
    Some(Said { message, figures: None })
}

fn budget(claim: &Claim<'_>, number: &Claimed, facts: &ProjectFacts) -> Result<Option<Said>, ArithmeticError> {
    let Some(budget) = facts.budget else { return Ok(None) };
    let initial = facts.initial.unwrap_or(budget);
    if agrees(number, budget, facts)? != Some(false) || agrees(number, initial, facts)? == Some(true) {
        return Ok(None);
    }
    let spent = match facts.executed {
        Some(executed) => agrees(number, executed, facts)? == Some(true),
        None => false,
    };
    let what =
        if spent { word(";所写的是全年执行数", "; what is written was executed") } else { word("", "") };
    let mut said = amount(claim, word("全年预算数", "the full-year budget"), budget, facts);
    said.message.push(&what.into());
    Ok(Some(said))
}

fn executed(claim: &Claim<'_>, number: &Claimed, facts: &ProjectFacts) -> Result<Option<Said>, ArithmeticError> {
    let Some(executed) = facts.executed else { return Ok(None) };
    let differs = agrees(number, executed, facts)? == Some(false);
    Ok(differs.then(|| amount(claim, word("全年执行数", "the executed amount"), executed, facts)))
}

fn amount(claim: &Claim<'_>, what: Word, amount: Fraction, facts: &ProjectFacts) -> Said {
    let currency = facts.currency.as_deref().unwrap_or_default();
    let words = claim.words;
    let message = text!(
        "文中称“{words}”,表中{what}为 {amount}{currency}",
        "the text says {words}; in the table {what} is {amount}{currency}";
        what
    );
    Said { message, figures: Some((format!("{amount}{currency}"), words.to_owned())) }
}

/// Whether a claimed amount is one of the table; none where the two units cannot be compared.
fn agrees(number: &Claimed, amount: Fraction, facts: &ProjectFacts) -> Result<Option<bool>, ArithmeticError> {
    let (Some(claimed), Some(counted)) = (size(number.unit), facts.currency.as_deref().and_then(size)) else {
        return Ok(None);
    };
    let exact = amount.multiply(Fraction::whole(counted))?.divide(Fraction::whole(claimed))?;
    Ok(number.with(|figure| figure.agrees(exact, ROUNDING)))
}

/// How many 元 a unit is in which texts state amounts.
fn size(unit: &str) -> Option<i64> {
    let known = lists().claims.money.has(unit);
    lists().units.money.get(unit).filter(|_| known).copied()
}

fn rate(claim: &Claim<'_>, number: &Claimed, facts: &ProjectFacts) -> Result<Option<Said>, ArithmeticError> {
    let Some(rate) = facts.rate else { return Ok(None) };
    let per_cent = rate.multiply(Fraction::whole(100))?;
    if number.with(|figure| figure.agrees(per_cent, ROUNDING)) != Some(false) {
        return Ok(None);
    }
    let (words, right) = (claim.words, per_cent.round(ROUNDING)?.fraction());
    let message = text!(
        "文中称“{words}”,按表中金额为 {right}%",
        "the text says {words}; by the amounts of the table it is {right}%"
    );
    Ok(Some(Said { message, figures: Some((format!("{right}%"), words.to_owned())) }))
}

fn score(claim: &Claim<'_>, number: &Claimed, facts: &ProjectFacts) -> Option<Said> {
    let printed = Printed(facts.reported_total.clone()?);
    let total = Stated::read(Some(&printed));
    let total = total.figure()?;
    if number.with(|figure| figure.agrees(total.value, ROUNDING)) != Some(false) {
        return None;
    }
    let (words, total) = (claim.words, total.printed);
    let message =
        text!("文中称“{words}”,表上总分为 {total}", "the text says {words}; the total of the table is {total}");
    Some(Said { message, figures: Some((total.to_owned(), words.to_owned())) })
}
