//! The scoring methods, one file each. A method gives the share of the full points that is
//! earned: 1 for all of them, 0 for none.
//!
//! Adding one: a file with its page in the header, a variant of `Method`, a line in `share`
//! and in `page`, a worked case in `tests/cases`.

mod all_or_nothing;
mod equality;
mod execution_rate;
mod inverse_linear;
mod inverse_ratio;
mod judgement;
mod proportion;
mod words;

pub(super) use execution_rate::rate as execution_rate;

use super::ledger::{Field, Ledger};
use crate::load::Question;
use crate::model::{Language, Method, Relation};
use crate::num::{ArithmeticError, Fraction};

/// Two numbers in the same unit, and how they have to stand to each other.
struct Pair<V> {
    relation: Relation,
    target: V,
    actual: V,
    /// The target's exact value: whether it is positive decides between ratio and comparison.
    exact_target: Fraction,
    /// The actual value in the target's unit.
    exact_actual: Fraction,
}

/// The share that a method gives; none where the question is open.
///
/// # Errors
/// Overflow, with both operands.
#[inline]
pub(super) fn share<L: Ledger>(
    question: &Question<'_>,
    method: Option<Method>,
    ledger: &mut L,
) -> Result<Option<L::Value>, ArithmeticError> {
    let share = match (method, question) {
        (Some(method), Question::Numbers { relation, target, actual, factor }) => {
            let target_value = ledger.input(Field::Target, *target);
            let mut actual_value = ledger.input(Field::Actual, *actual);
            if let Some(factor) = factor {
                let factor = ledger.constant(*factor);
                actual_value = ledger.multiply("converted", actual_value, factor)?;
            }
            let pair = Pair {
                relation: *relation,
                target: target_value,
                actual: actual_value,
                exact_target: *target,
                exact_actual: ledger.exact(actual_value),
            };
            match method {
                Method::Proportion => proportion::share(&pair, ledger)?,
                Method::Equality => equality::share(&pair, ledger)?,
                Method::InverseRatio => inverse_ratio::share(&pair, ledger)?,
                Method::InverseLinear => inverse_linear::share(&pair, ledger)?,
                Method::AllOrNothing => all_or_nothing::share(&pair, ledger),
                Method::Words | Method::ExecutionRate | Method::Judgement => return Ok(None),
            }
        }
        (_, Question::Words { actual, accepted }) => words::share(actual, accepted, ledger),
        (_, Question::Execution { budget, executed }) => execution_rate::share(*budget, *executed, ledger)?,
        (_, Question::Nothing) => ledger.constant(Fraction::ZERO),
        (_, Question::Open(_) | Question::Judged(_)) | (None, Question::Numbers { .. }) => return Ok(None),
    };
    Ok(Some(share))
}

/// The page of a method: its file's header.
#[must_use]
pub fn page(method: Method, language: Language) -> String {
    let source = match method {
        Method::Proportion => include_str!("proportion.rs"),
        Method::Equality => include_str!("equality.rs"),
        Method::InverseRatio => include_str!("inverse_ratio.rs"),
        Method::InverseLinear => include_str!("inverse_linear.rs"),
        Method::AllOrNothing => include_str!("all_or_nothing.rs"),
        Method::Words => include_str!("words.rs"),
        Method::ExecutionRate => include_str!("execution_rate.rs"),
        Method::Judgement => include_str!("judgement.rs"),
    };
    let lines = source.lines().map_while(|line| line.strip_prefix("//!"));
    let lines: Vec<&str> = lines.map(|line| line.strip_prefix(' ').unwrap_or(line)).collect();
    let title = lines.first().map_or("", |line| line.trim_start_matches("# "));
    let wanted = match language {
        Language::Zh => "## 中文",
        Language::En => "## English",
    };
    let section = lines.iter().skip_while(|line| **line != wanted).skip(1);
    let body: Vec<&str> = section.take_while(|line| !line.starts_with("## ")).copied().collect();
    format!("{title}\n\n{}\n", body.join("\n").trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_method_has_its_page_in_both_languages() {
        let sections = [
            (Language::Zh, ["适用:", "公式:", "依据:", "例:", "边界:"]),
            (Language::En, ["Applies to:", "Formula:", "Basis:", "Example:", "Limits:"]),
        ];
        for method in Method::ALL {
            for (language, labels) in &sections {
                let page = page(method, *language);
                assert!(page.starts_with(method.name()), "{page}");
                for label in labels {
                    assert!(page.lines().any(|line| line.starts_with(label)), "{label} is missing in\n{page}");
                }
            }
        }
    }
}
