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

use super::input::Answer;
use super::steps::MEAN;
use crate::ledger::{Field, Ledger, steps};
use crate::num::{ArithmeticError, Fraction};

steps! {
    SATISFIED = "satisfied" ("折算人数", "answers as they count");
    ASKED = "asked" ("回答人数", "answers");
    SATISFACTION = "satisfaction" ("满意度", "satisfaction");
    [COUNTED] = "counted" of "answer" ("“{}”折算", "{} as it counts");
}

/// The satisfaction, counted as the target counts a whole.
pub(super) fn satisfaction<L: Ledger>(
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
