//! Units of measure: what is read as one, and how it is written usually.

mod convert;
mod dimension;
mod names;
mod nearer;

pub(crate) use convert::{Conversion, convert, unit_factor};

use self::dimension::Dimension;
use crate::num::Fraction;
use crate::order::Order;
pub(super) use names::{is_counted, is_part_or_pair, is_unit, multiple_before, strip_known, strip_many, strip_time};

/// A unit: its usual spelling, and its size among the units of its dimension.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    name: String,
    /// The unit's part behind the amount: `/人·月`; empty for most.
    per: String,
    size: Option<(Dimension, i64)>,
    /// The count word before what is counted: 个 in 个项目.
    counter: Option<&'static str>,
    known: bool,
}

impl Unit {
    /// What the place in a ranking is counted in.
    pub(super) const RANK: &str = "名次";

    /// What a part of a whole counts in, 2/3: nothing that has a name.
    pub(super) const fn part() -> Self {
        Self {
            name: String::new(),
            per: String::new(),
            size: Some((Dimension::Ratio, 1000)),
            counter: None,
            known: true,
        }
    }

    /// The same, counted per all of these, which have been read.
    pub(super) fn counted_in(mut self, per: &[&str]) -> Self {
        let head = self.head().to_owned();
        let own = self.per.trim_start_matches('/').split('·').filter(|piece| !piece.is_empty());
        let mut pieces: Vec<&str> = per.iter().map(|piece| names::usual(piece).unwrap_or(piece)).chain(own).collect();
        // 人均1.2万元/年 is 万元/人·年, as it is written otherwise.
        pieces.order_by_key(|piece| names::is_time(piece));
        self.per = format!("/{}", pieces.join("·"));
        self.name = head + &self.per;
        self
    }

    /// Reads the whole of a text as a unit.
    pub(crate) fn read(text: &str) -> Option<Self> {
        let compact: String = text.chars().filter(|c| *c != ' ').collect();
        let compact = without_brackets(compact);
        let (head, per) = match compact.split_once(['/', '每']) {
            Some((head, per)) => (head, Some(per)),
            None => (compact.as_str(), None),
        };
        let (head, mut known, counter) = match names::usual(head) {
            Some(name) => (name, true, None),
            // 20/10万: so many of so many.
            None if head.is_empty() && per.is_some_and(|per| names::many(per).is_some()) => (head, true, None),
            None => (head, names::counter(head).is_some(), names::counter(head)),
        };
        if !known && !names::is_plausible(head) {
            return None;
        }
        let mut per_text = String::new();
        for (index, piece) in
            per.into_iter().flat_map(|per| per.split(['·', '•', '・', '*', '、', '×', '/', '.', '每'])).enumerate()
        {
            let usual = names::usual(piece).or_else(|| names::many(piece));
            let usual = usual.or_else(|| Some(piece).filter(|piece| is_counted(piece)));
            known &= usual.is_some();
            let piece = usual.or_else(|| Some(piece).filter(|piece| names::is_plausible(piece)))?;
            per_text.push(if index == 0 { '/' } else { '·' });
            per_text.push_str(piece);
        }
        let name = format!("{head}{per_text}");
        Some(Self { size: names::size(head), name, per: per_text, counter, known })
    }

    /// The usual spelling.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// The name without the part behind the amount: 元 of 元/人.
    fn head(&self) -> &str {
        self.name.strip_suffix(self.per.as_str()).unwrap_or(&self.name)
    }

    /// Whether it is counted per this already.
    pub(super) fn counts_per(&self, per: &str) -> bool {
        self.per.strip_prefix('/') == Some(per)
    }

    /// Whether it names what it counts: 个项目.
    pub(crate) const fn counts_things(&self) -> bool {
        self.counter.is_some()
    }

    /// Whether it is in the list of units.
    pub(crate) fn is_known(&self) -> bool {
        self.known
    }

    /// Whether it is a ratio such as %.
    pub(crate) fn is_ratio(&self) -> bool {
        matches!(self.size, Some((Dimension::Ratio, _)))
    }

    /// What it counts a whole as, where it is a ratio: 100 in per cent.
    pub(crate) fn whole(&self) -> Option<Fraction> {
        let (_, size) = self.size.filter(|(dimension, _)| *dimension == Dimension::Ratio)?;
        Fraction::whole(1000).divide(Fraction::whole(size)).ok()
    }

    /// Whether it is money, per something or not.
    pub(crate) fn is_money(&self) -> bool {
        matches!(self.size, Some((Dimension::Money, _)))
    }

    /// Whether the other one is its short form: 万 beside 万元, 个 beside 个项目.
    pub(crate) fn completes(&self, short: &Self) -> bool {
        short.completed_by(self).is_some_and(|completed| completed == *self)
    }

    /// 万 for 万元, 亿 for 亿元, where the other side shows that money is meant; 个 for 个项目, where it
    /// shows what is counted.
    fn completed_by(&self, other: &Self) -> Option<Self> {
        if other.counter.is_some_and(|counter| counter == self.name) {
            return Some(other.clone());
        }
        let short = matches!(self.head(), "万" | "亿");
        (short && other.is_money() && other.per == self.per)
            .then(|| Self::read(&format!("{}元{}", self.head(), self.per)))?
    }
}

/// 人(次) is 人次, and 个(套) is 个/套.
fn without_brackets(text: String) -> String {
    let Some((first, second)) = text.strip_suffix(')').and_then(|text| text.split_once('(')) else { return text };
    let joined = format!("{first}{second}");
    if names::usual(&joined).is_some() { joined } else { format!("{first}/{second}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_hold_the_other_half_of_a_unit() {
        for (text, name) in [("人(次)", "人次"), ("个(套)", "个/套"), ("场(次)", "场次"), ("元/人*月", "元/人·月")]
        {
            assert_eq!(Unit::read(text).as_ref().map(Unit::name), Some(name), "{text}");
        }
        assert!(Unit::read("个(含税)").is_none_or(|unit| !unit.is_known()));
    }

    #[test]
    fn statements_are_no_units() {
        for text in ["月前", "年底", "月底完成100%", "%覆盖", "天左右", "人以", "保障工作顺利开展", "e", "元/5人"]
        {
            assert!(Unit::read(text).is_none_or(|unit| !unit.known), "{text}");
        }
        for text in ["月前", "年底", "月底完成100%", "%覆盖", "天左右", "保障工作顺利开展"] {
            assert_eq!(Unit::read(text), None, "{text}");
        }
        for text in ["O人", "l", "余人", "万兀", "月中旬", "月份"] {
            assert_eq!(Unit::read(text), None, "{text}");
        }
    }
}
