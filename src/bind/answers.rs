//! Words that stand for figures beside what they answer: 未发生 for none, 全覆盖 for all, a share for a share by a date.
//!
//! A word alone is a word. Only what stands on the other side shows that it counts.

use super::cell::Cell;
use crate::codes::remarks;
use crate::lists::lists;
use crate::model::value::{Printed, Relation};
use crate::num::Fraction;
use crate::reading::{Measure, Period, Quantity, Unit, done_in_full, is_still, read_measure, spoken, trend_of_name};

/// The longest name of whatever all of it is.
const LONGEST_OF_ALL: usize = 4;

/// The longest name of whatever did not happen.
const LONGEST_OF_NONE: usize = 12;

/// Reads the target as a figure where its answer is one: 全覆盖 beside 98%, 未发生 beside 0起, 9月底拨付100% beside 100%.
pub(super) fn settle_target(target: &mut Cell, printed: Option<&Printed>, actual: &Cell) {
    let Measure::Number(answer) = &actual.measure else { return };
    let share = |unit: &Option<Unit>| unit.as_ref().is_none_or(Unit::is_ratio);
    match &target.measure {
        Measure::Word(word) | Measure::Text(word)
            if answer.unit.as_ref().is_some_and(Unit::is_ratio) && is_all(word) =>
        {
            target.notes.push(remarks::whole_is_hundred(word));
            target.measure = hundred();
        }
        Measure::Word(word) | Measure::Text(word) if answer.exact().is_zero() && is_none(word) => {
            target.notes.push(remarks::none_is_zero(word));
            target.measure = Measure::Number(Quantity::plain(Fraction::ZERO, None));
        }
        Measure::Date(period) if share(&answer.unit) => {
            let Some(share) = &period.share else { return };
            if let Ok(Measure::Number(quantity)) = read_measure(share) {
                target.notes.push(remarks::share_by_date(printed.map_or(share, |printed| &printed.0)));
                target.measure = Measure::Number(Quantity { words: None, ..quantity });
            }
        }
        _ => {}
    }
}

/// Reads both as shares where both say how much by when, and the answer is in time: 9月底拨付100% beside 9月25日拨付80%.
pub(super) fn settle_shares(target: &mut Cell, actual: &mut Cell, printed: Option<&Printed>) {
    let share = |cell: &Cell| {
        let Measure::Date(Period { share: Some(share), .. }) = &cell.measure else { return None };
        match read_measure(share) {
            Ok(Measure::Number(quantity)) => Some(Measure::Number(Quantity { words: None, ..quantity })),
            _ => None,
        }
    };
    if let (Some(due), Some(done)) = (share(target), share(actual)) {
        target.notes.push(remarks::share_by_date(printed.map_or("", |printed| &printed.0)));
        (target.measure, actual.measure) = (due, done);
    }
}

/// What a scanner most probably did to one cell it did to the other one with the same digits: 295 beside $295%.
pub(super) fn propose_alike(target: &mut Cell, actual: &mut Cell, printed: [Option<&Printed>; 2]) {
    let [asked, done] = printed.map(|printed| -> String {
        printed.map_or("", |printed| &printed.0).chars().filter(char::is_ascii_digit).collect()
    });
    let (proposal, other) = match (target.measure.proposal(), actual.measure.proposal()) {
        (Some(proposal), None) => (proposal, actual),
        (None, Some(proposal)) => (proposal, target),
        _ => return,
    };
    let bare = match &other.measure {
        Measure::Number(quantity) => quantity.unit.is_none() && quantity.relation.is_none(),
        measure => matches!(measure, Measure::Text(_)),
    };
    if bare && asked == done {
        other.notes.push(remarks::probable_ocr(&proposal));
    }
}

/// Reads the actual value as a figure where the target is one: 未发生 beside 0起, 全部完成 beside 100%, 持平 beside a
/// growth of 5%.
pub(super) fn settle_actual(actual: &mut Cell, target: &Cell, name: &str, relation: Option<Relation>) {
    let (Measure::Word(word) | Measure::Text(word)) = &actual.measure else { return };
    let Measure::Number(wanted) = &target.measure else { return };
    let ceiling = matches!(relation, Some(Relation::AtMost | Relation::Below)) || wanted.exact().is_zero();
    let changes = || wanted.trend.is_some() || trend_of_name(name).is_some();
    if ceiling && is_none(word) || is_still(word) && changes() {
        actual.notes.push(remarks::none_is_zero(word));
        actual.measure = Measure::Number(Quantity::plain(Fraction::ZERO, None));
    } else if wanted.unit.as_ref().is_some_and(Unit::is_ratio) && is_all(word) {
        actual.notes.push(remarks::whole_is_hundred(word));
        actual.measure = hundred();
    }
}

fn hundred() -> Measure {
    Measure::Number(Quantity::plain(Fraction::whole(100), Unit::read("%")))
}

/// 无, 暂无, 未发生, 没有发生安全事故, 无上访情形出现: a word for none, alone, before what nobody wants, or around whatever it
/// is that did not happen.
pub(super) fn is_none(text: &str) -> bool {
    let (values, directions) = (&lists().values, &lists().directions);
    let text = spoken(text).trim_end_matches(['。', '!']).trim_start_matches('暂');
    let around = || {
        let what = values.zero.strip_prefix(text).and_then(|rest| values.occurs.strip_suffix(rest))?;
        (what.chars().all(char::is_alphabetic) && what.chars().count() <= LONGEST_OF_NONE).then_some("")
    };
    let plain = || {
        let rest = values.zero.strip_prefix(text)?;
        Some(values.occurs.strip_prefix(rest).unwrap_or(rest))
    };
    // 从未出现, 没有接到投诉: denied is that it happened.
    let denied = || {
        let body = text.trim_start_matches(['从', '尚', '均', '并']);
        values.occurs.strip_prefix(lists().operators.denials.strip_prefix(body)?)
    };
    let unwanted = |what: &str| directions.unwanted.is_in(what) && !directions.remedies.is_in(what);
    denied().or_else(around).or_else(plain).is_some_and(|what| what.is_empty() || unwanted(what))
}

/// 全覆盖, 全部完成, 应保尽保: all of it.
fn is_all(text: &str) -> bool {
    let text = spoken(text).trim_end_matches(['。', '!']);
    let text = lists().values.already.strip_prefix(text).unwrap_or(text);
    let whole = lists().values.whole.begin(text).is_some_and(|(_, rest)| rest.is_empty() || is_done(rest));
    whole || is_everywhere(text) || is_as_due(text)
}

/// 完成, 拨付到位, 满意: what is said of all of it.
fn is_done(text: &str) -> bool {
    done_in_full(text) || lists().numbers.tails.has(text)
}

/// 全域覆盖, 全员参训: of everything that is named between.
fn is_everywhere(text: &str) -> bool {
    let of = text.strip_prefix('全').and_then(|rest| lists().values.everywhere.strip_suffix(rest));
    of.is_some_and(|of| of.chars().count() <= LONGEST_OF_ALL)
}

/// 应补尽补: whoever was to get it got it.
fn is_as_due(text: &str) -> bool {
    let mut signs = text.chars();
    let [due, what, all, done] = [(); 4].map(|()| signs.next());
    due == Some('应') && all == Some('尽') && what.is_some() && what == done && signs.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn none_and_all() {
        for word in [
            "无",
            "零",
            "未发生",
            "没有",
            "未发生火灾",
            "没有发生安全事故",
            "无投诉。",
            "未出现",
            "暂无",
            "无廉政问题发生",
            "没有群体性事件出现",
            "从未发现差错",
            "没有接到投诉",
        ] {
            assert!(is_none(word), "{word}");
        }
        for word in [
            "未完成",
            "未处理投诉",
            "未达标",
            "无法统计",
            "没有完成",
            "未发生变化",
            "无障碍",
            "未发生投诉处理不及时情况",
        ] {
            assert!(!is_none(word), "{word}");
        }
        for word in [
            "全覆盖",
            "全部完成",
            "已全部拨付到位",
            "应保尽保",
            "应享尽享",
            "全额到位",
            "全流程覆盖",
            "全员参训",
            "全部合格",
            "均已全部办结",
        ] {
            assert!(is_all(word), "{word}");
        }
        for word in ["全部未完成", "全市", "应保未保", "完成", "全面推进"] {
            assert!(!is_all(word), "{word}");
        }
    }
}
