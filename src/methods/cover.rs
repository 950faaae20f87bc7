//! Bands without gap or overlap: every value belongs to exactly one of them.

use std::cmp::Ordering;

use crate::model::value::{Banded, Edge, Edges};
use crate::num::Fraction;
use crate::words::{Text, text};

/// How far bands have to reach; an end that is not given is open.
#[derive(Clone, Copy)]
pub(crate) struct Reach {
    pub(crate) low: Option<Fraction>,
    pub(crate) high: Option<Fraction>,
}

/// The ends of bands that are written from the highest down; an upper end that is not written is
/// where the band above begins. Faults are told with the place below the list.
pub(crate) fn cover<B: Banded>(bands: &[B], reach: Reach, tell: &mut dyn FnMut(&str, Text)) -> Vec<Edges> {
    let mut found = Vec::with_capacity(bands.len());
    let mut above = reach.high.map(|at| Edge { at, included: true });
    for (index, band) in bands.iter().enumerate() {
        let place = format!("/{index}");
        let [from, over, to, below] = band.limits();
        if from.and(over).is_some() || to.and(below).is_some() {
            tell(&place, text!("from 与 above、to 与 below 各只能写一个", "write from or above, and to or below"));
        }
        let written = band.edges();
        let last = index + 1 == bands.len();
        let low = written.low.or_else(|| reach.low.filter(|_| last).map(|at| Edge { at, included: true }));
        if let Some(high) = written.high.filter(|high| Some(*high) != above) {
            tell(&place, joint::<B>(high, above, index));
        }
        if low.is_none() && !last {
            tell(&place, text!("只有最后一档可以不写下限", "only the last band may go on for ever"));
        }
        if let Some(bottom) = reach.low.filter(|_| last)
            && low.is_some_and(|low| low.at != bottom || !low.included)
        {
            let at = B::written(bottom);
            tell(&place, text!("最后一档应从 {at} 开始", "the last band must begin at {at}"));
        }
        if last && reach.low.is_none() && low.is_some() {
            tell(
                &place,
                text!(
                    "最后一档不写下限,否则更低的值不属于任何一档",
                    "leave the lower end of the last band open: lower values would belong to none"
                ),
            );
        }
        if let (Some(low), Some(high)) = (low, above)
            && (low.at > high.at || low.at == high.at && !(low.included && high.included))
        {
            let at = B::written(low.at);
            tell(
                &place,
                text!(
                    "各档应从高到低:{at} 已属上一档",
                    "bands go from the highest down: {at} belongs to the one above"
                ),
            );
        }
        found.push(Edges { low, high: above });
        above = low.map(|low| Edge { at: low.at, included: !low.included });
    }
    if bands.is_empty() {
        tell("", text!("至少须有一档", "there must be at least one band"));
    }
    found
}

/// An upper end that is not where the band above begins.
fn joint<B: Banded>(written: Edge, expected: Option<Edge>, index: usize) -> Text {
    let to = B::written(written.at);
    let Some(expected) = expected else {
        return text!(
            "最高一档不写上限,否则高于 {to} 的值不属于任何一档",
            "leave the upper end of the first band open: what is above {to} would belong to none"
        );
    };
    let at = B::written(expected.at);
    match written.at.cmp(&expected.at) {
        Ordering::Equal if written.included => text!("恰为 {at} 同属两档", "exactly {at} belongs to two bands"),
        Ordering::Equal => text!("恰为 {at} 不属于任何一档", "exactly {at} belongs to no band"),
        Ordering::Less if index == 0 => {
            text!("最高一档到 {to} 为止,{at} 不属于任何一档", "the first band ends at {to}: {at} belongs to no band")
        }
        Ordering::Less => {
            text!("{to} 与 {at} 之间不属于任何一档", "what lies between {to} and {at} belongs to no band")
        }
        Ordering::Greater => text!("{at} 与 {to} 之间同属两档", "what lies between {at} and {to} belongs to two bands"),
    }
}
