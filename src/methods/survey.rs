//! # survey · 满意度调查
//!
//! ## 中文
//! 适用:目标为满意度、且填写了各回答人数(survey)的指标。
//! 公式:满意度 = Σ(人数 × 该回答的折算比例)÷ Σ 人数,再由 then 所写的方法与目标比较。
//! 依据:满意度问卷的通行算法;折算比例为模板参数 answers。
//! 例:很满意 120 人、满意 60 人、一般 20 人,折算 100%、80%、60%:(120 + 48 + 12)÷ 200 = 90%;目标 ≥90%,得满分。
//! 边界:没有人数则缺失;模板没有的回答、负的人数无法评定;另填的实际值不采用,并注明。
//!
//! ## English
//! Applies to: targets for satisfaction with the counts of a survey.
//! Formula: satisfaction = Σ (count × what the answer counts as) ÷ Σ counts, held against the target by the method under `then`.
//! Basis: how questionnaires are usually evaluated; what an answer counts as is the parameter `answers` of the template.
//! Example: 120 很满意, 60 满意, 20 一般, counting 100 %, 80 %, 60 %: (120 + 48 + 12) ÷ 200 = 90 %; target ≥90%, full points.
//! Limits: without counts it is missing; answers that the template does not know and negative counts cannot be assessed; a printed actual value is not used, and that is said.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::checking::{Checking, Parameters};
use super::declared::{Computes, Declared, Target};
use super::input::{Answer, MethodInput};
use super::pair::{Earns, Pair};
use super::steps::MEAN;
use super::trial::Turn;
use crate::ledger::{Field, Ledger, steps};
use crate::model::value::{Relation, Share};
use crate::num::{ArithmeticError, Fraction};
use crate::order::Order;
use crate::words::{Language, Text, say, text};

steps! {
    SATISFIED = "satisfied" ("折算人数", "answers as they count");
    ASKED = "asked" ("回答人数", "answers");
    SATISFACTION = "satisfaction" ("满意度", "satisfaction");
    [COUNTED] = "counted" of "answer" ("“{}”折算", "{} as it counts");
}

/// 满意度调查: satisfaction is the mean of the answers, held against the target by another method.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Survey {
    /// What each answer counts as, by its words: `"很满意" = "100%"`. Answers that are not named here
    /// are errors; one that counts as nothing but is asked is `"0%"`.
    pub answers: BTreeMap<String, Share>,
    /// The method that holds the satisfaction against the target.
    pub then: String,
    /// Short name of the source.
    pub basis: String,
}

impl<M: Declared + Clone> Parameters<M> for Survey {
    type Checked = Checked<M>;

    fn basis(&self) -> &str {
        &self.basis
    }

    fn uses_others(&self) -> bool {
        true
    }

    fn check(&self, at: &mut Checking<'_, M>) -> Option<Checked<M>> {
        for (answer, share) in &self.answers {
            at.share(&format!("/answers/{answer}"), share.fraction());
        }
        let best = self.answers.values().map(|share| share.fraction()).max();
        if best != Some(Fraction::ONE) {
            at.fault("/answers", text!("最好的回答须计为 100%", "the best answer must count as 100%"));
        }
        let then = at.other("/then", &self.then, Target::Number(Relation::AtLeast))?;
        let answers = self.answers.iter().map(|(name, share)| (name.clone(), share.fraction())).collect();
        Some(Checked { answers, then: Box::new(then) })
    }

    /// The answers from the best down.
    fn says(&self, language: Language) -> String {
        let mut answers: Vec<(&String, &Share)> = self.answers.iter().collect();
        answers.order_by_key(|(_, share)| std::cmp::Reverse(share.fraction()));
        let answers: Vec<String> = answers.iter().map(|(name, share)| format!("{name} {share}")).collect();
        say!(
            language,
            "{answers};满意度按 {then} 计分",
            "{answers}; the satisfaction is scored by {then}",
            then = self.then,
            answers = Text::list(&answers).get(language)
        )
    }
}

/// What answers count as, and what their mean is held against the target by.
#[derive(Clone, Debug)]
pub struct Checked<M> {
    /// What each answer counts as.
    pub(crate) answers: BTreeMap<String, Fraction>,
    then: Box<M>,
}

impl<M: Declared> Declared for Checked<M> {
    fn fits(&self, target: Target) -> bool {
        self.then.fits(target)
    }

    fn stands_by_itself(&self) -> bool {
        true
    }

    fn turns(&self) -> Vec<Turn> {
        self.then.turns()
    }
}

impl<M: Computes> Computes for Checked<M> {
    /// A satisfaction that is known already is a number like any other.
    fn compares<L: Ledger>(&self, pair: &Pair<L::Value>, weight: Option<L::Value>, ledger: &mut L) -> Earns<L::Value> {
        self.then.compares(pair, weight, ledger)
    }

    fn answers<L: Ledger>(&self, input: &MethodInput<'_>, weight: Option<L::Value>, ledger: &mut L) -> Earns<L::Value> {
        let MethodInput::Survey { relation, target, whole, answers } = input else { return Ok(None) };
        let satisfaction = satisfaction(answers, *whole, ledger)?;
        let pair = Pair {
            relation: *relation,
            target: ledger.input(Field::Target, *target),
            actual: satisfaction,
            exact_target: *target,
            exact_actual: ledger.exact(satisfaction),
            whole: Some(*whole),
        };
        self.then.compares(&pair, weight, ledger)
    }
}

/// The satisfaction, counted as the target counts a whole.
fn satisfaction<L: Ledger>(
    answers: &[Answer<'_>],
    whole: Fraction,
    ledger: &mut L,
) -> Result<L::Value, ArithmeticError> {
    let (mut counts, mut counted) = (Vec::with_capacity(answers.len()), Vec::with_capacity(answers.len()));
    for (index, answer) in answers.iter().enumerate() {
        let count = ledger.input(Field::Answer(index, answer.name), answer.count);
        let share = ledger.constant(answer.share);
        counts.push(count);
        counted.push(ledger.multiply((COUNTED, index + 1), count, share)?);
    }
    let sum = ledger.add(SATISFIED, &counted)?;
    let all = ledger.add(ASKED, &counts)?;
    let mean = ledger.divide(MEAN, sum, all)?;
    let whole = ledger.constant(whole);
    ledger.multiply(SATISFACTION, mean, whole)
}
