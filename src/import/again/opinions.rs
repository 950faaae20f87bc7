//! What others say of a form in the places for their opinions: one that does not pass it leaves the verdict open.

use super::said::Said;
use crate::lists::lists;
use crate::reading::{clauses, denials, figures};
use crate::words::{Text, text};

/// An opinion that does not pass the form.
pub(super) fn refusing(said: &Said) -> Option<Text> {
    let (label, opinion) = said.opinion.as_ref()?;
    let refused = refusal(opinion)?;
    Some(text!(
        "“{label}”写的是“{refused}”:意见没有通过这张表,请按意见改正后再审核",
        "`{label}` says `{refused}`, and does not pass this form: correct what it objects to and audit the form again"
    ))
}

/// The clause of an opinion that does not pass a form. Of several the last one counts, unless one denies outright; choices to be
/// ticked say nothing.
fn refusal(opinion: &str) -> Option<String> {
    if opinion.contains(CHOICES) {
        return None;
    }
    let clauses = clauses(opinion);
    let mut last = None;
    for clause in clauses {
        match polarity(&clause) {
            Some(Polarity::Denies) => return Some(clause),
            Some(Polarity::Refuses) => last = Some(clause),
            Some(Polarity::Approves) => last = None,
            None => {}
        }
    }
    last
}

/// Signs by which a form offers answers.
const CHOICES: [char; 8] = ['□', '☐', '☑', '√', '✓', '■', '/', '○'];

enum Polarity {
    /// What would pass it is denied: 不同意.
    Denies,
    /// 退回, 虚报.
    Refuses,
    Approves,
}

fn polarity(clause: &str) -> Option<Polarity> {
    let outcomes = &lists().outcomes;
    let is_denied = denials(clause).any(|behind| {
        let mut rests = std::iter::successors(Some(behind), |rest| outcomes.passing.strip_prefix(rest));
        rests.any(|rest| outcomes.approving.begin(rest).is_some())
    });
    if is_denied {
        return Some(Polarity::Denies);
    }
    let stands = |word: &str| {
        clause.match_indices(word).any(|(at, _)| {
            let before = clause.get(..at).unwrap_or_default();
            [&outcomes.supposing, &outcomes.denying].iter().all(|words| words.strip_suffix(before).is_none())
        })
    };
    // 核减0分 takes nothing away.
    let is_nothing = figures(clause)
        .any(|figure| figure.value.is_zero() && outcomes.deducting.strip_suffix(figure.before).is_some());
    if !is_nothing && outcomes.refusing.iter().any(stands) {
        return Some(Polarity::Refuses);
    }
    outcomes.approving.is_in(clause).then_some(Polarity::Approves)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_opinion_passes_a_form_or_not() {
        for (opinion, found) in [
            ("不通过", Some("不通过")),
            ("建议退回", Some("建议退回")),
            ("巡护次数不实,核减1.5分", Some("核减1.5分")),
            ("基本属实,建议退回", Some("建议退回")),
            ("未予认可", Some("未予认可")),
            ("未予通过", Some("未予通过")),
            ("同意", None),
            ("数据有误已改正,同意上报", None),
            ("未发现虚报,情况属实", None),
            ("□同意 □不同意", None),
            ("同意/不同意", None),
            ("课程门数未达标,扣分合理,同意", None),
            ("情况属实,如有虚假愿承担责任", None),
            ("核减0分,核定得分98.4分", None),
            ("无异议", None),
            ("", None),
        ] {
            assert_eq!(refusal(opinion).as_deref(), found, "{opinion}");
        }
    }
}
