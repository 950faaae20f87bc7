//! How many of which stratum.

use std::cmp::Reverse;

use crate::num::Fraction;
use crate::order::Order;

/// What each stratum gets of a sample, in proportion to how many projects it has.
///
/// A stratum whose part would be below one gets one, as long as there are as many to draw as strata; the others share
/// what is left, and this goes on until no part is below one. Parts are then cut to whole projects, and those strata get
/// one more that lose most by it; of equal ones the larger, then the one with more money, then the earlier. A stratum gets
/// no more than it has. `strata` are their projects and their budgets.
#[must_use]
pub fn allocate(size: usize, strata: &[(usize, Fraction)]) -> Vec<usize> {
    let mut parts: Vec<Option<usize>> = strata.iter().map(|(projects, _)| (*projects == 0).then_some(0)).collect();
    let open = |parts: &[Option<usize>]| -> Vec<(usize, usize)> {
        let strata = strata.iter().zip(parts).enumerate();
        strata.filter(|(_, (_, part))| part.is_none()).map(|(index, ((projects, _), _))| (index, *projects)).collect()
    };
    let mut left = size.min(strata.iter().map(|(projects, _)| projects).sum());
    let amounts: Vec<Fraction> = strata.iter().map(|(_, amount)| *amount).collect();
    let one_each = left >= open(&parts).len();
    loop {
        let rest = open(&parts);
        let projects: usize = rest.iter().map(|(_, projects)| projects).sum();
        let below_one = |of: usize| wide(left) * wide(of) < wide(projects);
        let small: Vec<usize> = rest.iter().filter(|(_, of)| below_one(*of)).map(|(index, _)| *index).collect();
        if !one_each || small.is_empty() {
            by_largest_remainder(left, &rest, &amounts, &mut parts);
            return parts.into_iter().flatten().collect();
        }
        left -= small.len();
        for (index, part) in parts.iter_mut().enumerate() {
            if small.contains(&index) {
                *part = Some(1);
            }
        }
    }
}

fn by_largest_remainder(size: usize, strata: &[(usize, usize)], amounts: &[Fraction], parts: &mut [Option<usize>]) {
    let projects: usize = strata.iter().map(|(_, of)| of).sum();
    let whole = |of: usize| narrow((wide(size) * wide(of)).checked_div(wide(projects)));
    let remainder = |of: usize| (wide(size) * wide(of)).checked_rem(wide(projects)).unwrap_or_default();
    let given: usize = strata.iter().map(|(_, of)| whole(*of)).sum();
    let mut order = strata.to_vec();
    order.order_by_key(|(index, of)| (Reverse(remainder(*of)), Reverse(*of), Reverse(amounts.get(*index)), *index));
    for (place, (index, of)) in order.into_iter().enumerate() {
        if let Some(part) = parts.get_mut(index) {
            *part = Some(whole(of) + usize::from(place < size - given));
        }
    }
}

const fn wide(count: usize) -> u128 {
    count as u128
}

/// A part is no more than the size, which fits.
fn narrow(part: Option<u128>) -> usize {
    part.and_then(|part| usize::try_from(part).ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Fraction, allocate};

    /// Strata of equal projects.
    fn strata(sizes: &[usize]) -> Vec<(usize, Fraction)> {
        sizes.iter().map(|size| (*size, Fraction::whole(i64::try_from(*size).unwrap()))).collect()
    }

    #[test]
    fn parts_are_in_proportion_and_none_is_empty() {
        for (size, sizes, parts) in [
            (10, vec![50, 30, 20], vec![5, 3, 2]),
            (10, vec![45, 35, 20], vec![5, 3, 2]),
            (7, vec![10, 10, 10], vec![3, 2, 2]),
            // 0.1 and 0.9 of one: one each, then 8 for 980.
            (10, vec![980, 2, 18], vec![8, 1, 1]),
            // After one each for the small ones 3 are left for 57 and 33: 1.9 and 1.1.
            (6, vec![57, 33, 4, 3, 3], vec![2, 1, 1, 1, 1]),
            (3, vec![1, 1, 1], vec![1, 1, 1]),
            (2, vec![5, 1, 4], vec![1, 0, 1]),
            (99, vec![4, 0, 6], vec![4, 0, 6]),
            (0, vec![4, 6], vec![0, 0]),
            (5, vec![], vec![]),
        ] {
            assert_eq!(allocate(size, &strata(&sizes)), parts, "{size} of {sizes:?}");
        }
        // Money decides where everything else is equal.
        assert_eq!(allocate(1, &[1, 30, 2].map(|amount| (5, Fraction::whole(amount)))), [0, 1, 0]);
    }

    proptest! {
        #[test]
        fn everything_is_given_away_and_nobody_gets_more_than_there_is(
            sizes in prop::collection::vec(0..200_usize, 1..12),
            size in 0..1500_usize,
        ) {
            let parts = allocate(size, &strata(&sizes));
            let projects: usize = sizes.iter().sum();
            prop_assert_eq!(parts.iter().sum::<usize>(), size.min(projects));
            prop_assert!(parts.iter().zip(&sizes).all(|(part, of)| part <= of));
            let filled = sizes.iter().filter(|of| **of > 0).count();
            if size >= filled {
                prop_assert!(parts.iter().zip(&sizes).all(|(part, of)| *part > 0 || *of == 0));
            }
            // A larger stratum never gets less.
            for (a, of_a) in parts.iter().zip(&sizes) {
                prop_assert!(parts.iter().zip(&sizes).all(|(b, of_b)| of_a > of_b || a <= b || of_a == of_b));
            }
        }
    }
}
