//! Points and verdicts that people give: one judge, several, or everybody who was asked.

use std::collections::BTreeMap;

use super::words::words_of;
use super::{BoundMethod, MethodBinder, open};
use crate::bind::vocabulary::{accepted_words, band_of};
use crate::codes::{Code, remarks};
use crate::methods::{Answer, CheckedMethod, CheckedVerdict, Method, MethodInput, Scorer, panel};
use crate::model::scorecard::{Kind, Outcome};
use crate::model::value::{Edges, Printed, Relation};
use crate::num::{Fraction, Number};
use crate::order::Order;
use crate::reading::{Measure, Unit};
use crate::words::Note;

impl<'a> MethodBinder<'a, '_> {
    /// Points that a person gave, where they count; none where the indicator is scored by rule.
    pub(super) fn judgement(&mut self, numeric: bool, basis: &'a str) -> Option<BoundMethod<'a>> {
        let word_rule = &self.book.template.rules.word;
        let only = self.chosen == Some(Method::Judgement.name());
        let by_verdict = |name: &str| matches!(self.book.method(name), Some(CheckedMethod::Verdict(_)));
        let verdict = self.chosen.map_or_else(|| !numeric && by_verdict(&word_rule.method), by_verdict);
        if verdict {
            // The verdict says in which band the points have to be.
            return (numeric || !self.indicator.judged.is_open()).then(|| self.words(basis));
        }
        if self.indicator.judged.is_open() {
            let missing = || open(Outcome::Missing, basis, remarks::judged_missing());
            return only.then(|| self.reported_or(missing(), Method::Judgement.name(), None));
        }
        if !only && (numeric || !word_rule.judged) {
            self.notes.push(remarks::judged_not_allowed());
            return None;
        }
        let Some(judged) = self.indicator.judged.value() else { return self.judged_unreadable(basis) };
        if self.weight.is_some_and(|weight| !judged.is_negative() && judged <= weight) {
            let input = MethodInput::Judged(judged.fraction());
            let method = Some(Method::Judgement.name());
            return Some(BoundMethod { input, name: method, basis, why: None, loss: None });
        }
        let weight = self.weight.map_or_else(|| "—".to_owned(), |weight| weight.to_string());
        Some(open(Outcome::Unassessable, basis, remarks::judged_outside(&judged.to_string(), &weight)))
    }

    fn judged_unreadable(&self, basis: &'a str) -> Option<BoundMethod<'a>> {
        self.unread("judged").map(|unread| open(Outcome::Unassessable, basis, unread.note(Code::JudgedUnreadable)))
    }

    /// The verdict of the actual words, and the points inside its band.
    pub(super) fn verdict(
        &self,
        method: &'a str,
        bands: &'a [CheckedVerdict],
        target: &'a str,
        actual: &'a str,
    ) -> BoundMethod<'a> {
        let basis = self.method_basis(method, &self.book.template.rules.word.basis);
        let vocabulary = &self.book.template.words;
        let said = bands.iter().find(|band| band.words.iter().any(|word| word == actual));
        let accepted = accepted_words(vocabulary, target, actual);
        let met = !actual.is_empty() && accepted.contains(&actual);
        let band = band_of(bands, vocabulary, target, actual);
        if let Some(bound) = self.judged_unreadable(basis) {
            return bound;
        }
        if let Some(judged) = self.indicator.judged.value() {
            return self.judged_in(method, basis, band, judged);
        }
        let Some(band) = band else {
            let undecided = open(Outcome::Unassessable, basis, remarks::words_undecided(target, actual, true));
            return self.reported_or(undecided, method, None);
        };
        // Without full points there are none to give: the verdict alone says what came of it.
        let by_itself = || band.edges.low.filter(|_| self.weight.is_none()).map(|low| low.at);
        let Some(earns) = band.unjudged.or_else(by_itself) else {
            let (low, high) = points_of(&band.edges, self.weight);
            let missing = open(Outcome::Missing, basis, remarks::judged_missing_in_band(actual, &low, &high));
            return self.reported_or(missing, method, Some(band));
        };
        let words = if said.is_some() {
            band.words.iter().map(String::as_str).collect()
        } else if met {
            accepted
        } else {
            vec![actual]
        };
        let why = self.repeats(target, actual).then(remarks::repeats_target);
        BoundMethod { input: MethodInput::Verdict { actual, words, earns }, name: Some(method), basis, why, loss: None }
    }

    /// Points that a person gave, inside the band of the verdict; within the full points where the words
    /// give none.
    fn judged_in(
        &self,
        method: &'a str,
        basis: &'a str,
        band: Option<&CheckedVerdict>,
        judged: Number,
    ) -> BoundMethod<'a> {
        if self.may_be_given(judged, band) {
            let input = MethodInput::Judged(judged.fraction());
            return BoundMethod { input, name: Some(method), basis, why: None, loss: None };
        }
        let weight = self.weight.map_or_else(|| "—".to_owned(), |weight| weight.to_string());
        let note = match band {
            Some(band) => {
                let (low, high) = points_of(&band.edges, self.weight);
                let verdict = words_of(self.indicator.actual.as_ref());
                remarks::judged_outside_band(&judged.to_string(), verdict, &low, &high)
            }
            None => remarks::judged_outside(&judged.to_string(), &weight),
        };
        open(Outcome::Unassessable, basis, note)
    }

    /// Whether a person may give these points: within the full points, and within the band of the verdict.
    fn may_be_given(&self, points: Number, band: Option<&CheckedVerdict>) -> bool {
        let Some(weight) = self.weight else { return false };
        // Of no points, any share is none.
        if weight.fraction().is_zero() {
            return points.fraction().is_zero();
        }
        points.fraction().divide(weight.fraction()).is_ok_and(|share| {
            !share.is_negative() && share <= Fraction::ONE && band.is_none_or(|band| band.edges.contain(share))
        })
    }

    /// The points that the department wrote as its own judgement, where the template leaves the row to a person and
    /// nobody else gave any; what stays open where there are none, or where they may not be given.
    pub(super) fn reported_or(
        &self,
        open: BoundMethod<'a>,
        method: &'a str,
        band: Option<&CheckedVerdict>,
    ) -> BoundMethod<'a> {
        let reported = self.indicator.reported.as_ref().filter(|_| self.indicator.judged.is_open());
        match reported.and_then(Printed::points).filter(|points| self.may_be_given(*points, band)) {
            Some(points) => BoundMethod {
                input: MethodInput::Reported(points.fraction()),
                name: Some(method),
                why: Some(remarks::reported_as_judged(&points.to_string())),
                ..open
            },
            None => open,
        }
    }

    /// What several scorers gave.
    pub(super) fn panel(&mut self, method: &'a str, basis: &'a str, rule: &panel::Checked) -> BoundMethod<'a> {
        if let Some(unread) = self.unread("panel") {
            return open(Outcome::Unassessable, basis, unread.note(Code::PanelUnreadable));
        }
        let given = &self.indicator.panel;
        let silent: Vec<&str> =
            given.iter().filter(|score| score.points.is_open()).map(|score| score.scorer.as_str()).collect();
        let mut scorers: Vec<Scorer> = Vec::new();
        for (index, score) in given.iter().enumerate() {
            let Some(points) = score.points.value() else { continue };
            if !self.weight.is_some_and(|weight| !points.is_negative() && points <= weight) {
                let weight = self.weight.map_or_else(|| "—".to_owned(), |weight| weight.to_string());
                let why = remarks::judged_outside(&format!("{} {points}", score.scorer), &weight);
                return open(Outcome::Unassessable, basis, why);
            }
            let weight = rule.weights.get(&score.scorer).copied().unwrap_or(Fraction::ONE);
            scorers.push(Scorer { index, points: points.fraction(), weight });
        }
        if scorers.len() < rule.least || (!rule.skip_missing && !silent.is_empty()) {
            return open(Outcome::Missing, basis, remarks::scorers_missing(scorers.len(), rule.least, &silent));
        }
        if !silent.is_empty() {
            self.notes.push(remarks::scorers_left_out(&silent));
        }
        if rule.drop > 0 {
            scorers.order_by(|a, b| a.points.cmp(&b.points).then(a.index.cmp(&b.index)));
            let kept = rule.drop..scorers.len() - rule.drop;
            let dropped: Vec<String> = scorers
                .iter()
                .enumerate()
                .filter(|(place, _)| !kept.contains(place))
                .filter_map(|(_, scorer)| given.get(scorer.index))
                .map(|score| {
                    format!("{} {}", score.scorer, score.points.value().map_or_else(String::new, |p| p.to_string()))
                })
                .collect();
            self.notes.push(remarks::scorers_dropped(&dropped));
            scorers = scorers.get(kept).unwrap_or_default().to_vec();
            scorers.order_by_key(|scorer| scorer.index);
        }
        BoundMethod { input: MethodInput::Panel(scorers), name: Some(method), basis, why: None, loss: None }
    }

    /// The answers of a survey against a target for satisfaction.
    pub(super) fn survey(
        &mut self,
        method: &'a str,
        basis: &'a str,
        shares: &BTreeMap<String, Fraction>,
        target: &Measure,
    ) -> BoundMethod<'a> {
        let Measure::Number(target) = target else {
            return open(Outcome::Missing, basis, remarks::target_missing(None));
        };
        if let Some(unread) = self.unread("survey") {
            return open(Outcome::Unassessable, basis, unread.note(Code::SurveyUnreadable));
        }
        let counts = self.indicator.survey.iter();
        let survey: Vec<(&String, Number)> =
            counts.filter_map(|(name, Printed(count))| Some((name, count.parse().ok()?))).collect();
        if survey.iter().all(|(_, count)| count.fraction().is_zero()) {
            return open(Outcome::Missing, basis, remarks::survey_missing());
        }
        let mut answers = Vec::new();
        for (name, count) in survey {
            let Some(share) = shares.get(name).filter(|_| !count.is_negative()) else {
                let known: Vec<&str> = shares.keys().map(String::as_str).collect();
                return open(Outcome::Unassessable, basis, remarks::answer_unknown(name, &count.to_string(), &known));
            };
            answers.push(Answer { name, count: count.fraction(), share: *share });
        }
        let whole = target.unit.as_ref().and_then(Unit::whole);
        // A target of 90 without a unit is one of per cent, a target of 0.9 is not.
        let plain = if target.exact() > Fraction::ONE { Fraction::whole(100) } else { Fraction::ONE };
        if whole.is_none() && target.unit.is_some() {
            let unit = target.unit.as_ref().map_or("", Unit::name);
            return open(Outcome::Unassessable, basis, remarks::units_differ(unit, "%"));
        }
        let relation = self.reading.target.relation.unwrap_or(Relation::AtLeast);
        let input = MethodInput::Survey { relation, target: target.exact(), whole: whole.unwrap_or(plain), answers };
        BoundMethod { input, name: Some(method), basis, why: self.printed_beside_survey(), loss: None }
    }

    fn printed_beside_survey(&self) -> Option<Note> {
        (self.reading.actual.kind != Kind::Blank).then(remarks::survey_counts)
    }
}

/// The points of a band.
fn points_of(edges: &Edges, weight: Option<Number>) -> (String, String) {
    let points = |share: Option<Fraction>| {
        let points = share.and_then(|share| share.multiply(weight?.fraction()).ok());
        points.map_or_else(|| "—".to_owned(), |points| points.to_string())
    };
    (points(edges.low.map(|edge| edge.at)), points(edges.high.map(|edge| edge.at)))
}
