//! How alike two names are.

use crate::audit::thresholds::Limit;
use crate::num::{ArithmeticError, Fraction};

/// A longer one is no name, and comparing takes the time of both lengths.
const LONGEST: usize = 200;

/// Whether two names are the same, or have so much of their characters in one order; those that differ in figures name
/// different things, however alike they are: 第一季度, 第二季度.
pub(super) fn are_alike(a: &str, b: &str, limit: &Limit) -> bool {
    let long = |share: Result<Fraction, ArithmeticError>| share.is_ok_and(|share| share >= limit.value.fraction());
    let names = [a, b].iter().all(|name| name.chars().nth(LONGEST).is_none());
    a == b || names && figures(a) == figures(b) && long(share_in_order(a, b))
}

/// The figures of a name.
fn figures(name: &str) -> String {
    name.chars().filter(|c| c.is_ascii_digit() || "一二三四五六七八九十百千万亿两上下前后".contains(*c)).collect()
}

/// How much of both names stands in both in the same order.
fn share_in_order(a: &str, b: &str) -> Result<Fraction, ArithmeticError> {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let all = i64::try_from(a.len() + b.len()).unwrap_or(i64::MAX);
    let common = i64::try_from(2 * in_order(&a, &b)).unwrap_or_default();
    Fraction::whole(common).divide(Fraction::whole(all))
}

/// The most characters that both have in one order.
fn in_order(a: &[char], b: &[char]) -> usize {
    let mut row = vec![0; b.len() + 1];
    for one in a {
        let mut corner = 0;
        let mut left = 0;
        for (other, above) in b.iter().zip(row.iter_mut().skip(1)) {
            let longest = if one == other { corner + 1 } else { left.max(*above) };
            corner = std::mem::replace(above, longest);
            left = longest;
        }
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Text;

    #[test]
    fn names_that_say_the_same() {
        let limit = Limit { value: "90%".parse().unwrap(), basis: Text::same("") };
        for (a, b, alike) in [
            ("受益户数", "受益户数", true),
            ("农村公路养护受益群众人数", "农村公路养护受益群众的人数", true),
            ("城镇居民参保人数", "乡镇居民参保人数", false),
            ("全年开展第一季度安全生产检查次数", "全年开展第二季度安全生产检查次数", false),
            ("受益户数", "受益人数", false),
        ] {
            assert_eq!(are_alike(a, b, &limit), alike, "{a} {b}");
        }
        // Sentences are not compared sign by sign: what takes the time of both lengths is bounded.
        let [name, sentence] = [LONGEST - 1, LONGEST].map(|length| "修".repeat(length));
        let longer = |text: &str| format!("{text}建");
        assert!(are_alike(&name, &longer(&name), &limit));
        assert!(!are_alike(&sentence, &longer(&sentence), &limit) && are_alike(&sentence, &sentence, &limit));
    }
}
