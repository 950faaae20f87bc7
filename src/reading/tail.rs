//! What stands behind a figure: its unit, an operator, and words that add nothing: 人以上, 万元左右, 分钟内进行应答.

use super::head::is_name;
use super::relation::{begin_behind, strip_behind};
use super::unit::{Unit, is_unit, multiple_before, strip_known};
use crate::lists::{Changes, lists};
use crate::model::value::Relation;

/// The longest statement of what is done within a time.
const LONGEST_DEED: usize = 8;

/// The longest one of what is said of a share.
const LONGEST_SAID: usize = 6;

/// 满分100分, 5分制: what marks are given out of.
fn is_a_scale(remark: &str) -> bool {
    let figure = lists().numbers.full_marks.strip_prefix(remark);
    let marks = figure.unwrap_or(remark).trim_start_matches([':', '为']);
    let behind = marks.trim_start_matches(|c: char| c.is_ascii_digit());
    behind.len() < marks.len() && (behind == "分制" || figure.is_some() && matches!(behind, "分" | ""))
}

/// What stands behind a figure.
#[derive(Default)]
pub(super) struct Tail<'a> {
    pub(super) relation: Option<Relation>,
    /// Whether the figure is only roughly so.
    pub(super) approximate: bool,
    pub(super) unit: Option<Unit>,
    /// Words that are left out, the last one first.
    pub(super) words: Vec<&'a str>,
}

impl<'a> Tail<'a> {
    /// None where the text goes on with something else.
    pub(super) fn read(text: &'a str, limited: bool) -> Option<Self> {
        let mut tail = Self::default();
        let text = lists().operators.included.strip_prefix(text).unwrap_or(text);
        let mut rest = tail.more(text.trim());
        loop {
            tail.unit = Unit::read(rest);
            if rest.is_empty() || tail.unit.as_ref().is_some_and(Unit::is_known) {
                return Some(tail);
            }
            let Some(shorter) = tail.take(rest) else { break };
            rest = shorter.trim_end();
        }
        // 3榀: a unit of no list, where nothing else is there to doubt.
        let unlisted = tail.unit.is_some() && tail.words.is_empty();
        (tail.within(rest, limited) || tail.more_of(rest) || tail.share_of(rest) || unlisted).then_some(tail)
    }

    /// 余 of 100余人, + of 100+.
    fn more(&mut self, text: &'a str) -> &'a str {
        let rest = text.strip_prefix(['余', '多', '+', '来', '几']);
        self.approximate = rest.is_some();
        rest.unwrap_or(text)
    }

    /// 万余人次: more than so many of a multiple.
    fn more_of(&mut self, text: &str) -> bool {
        let unit = multiple_before(text).and_then(|(many, rest)| {
            let unit = rest.strip_prefix(['余', '多'])?;
            Unit::read(&format!("{many}{unit}")).filter(Unit::is_known)
        });
        if unit.is_some() {
            (self.unit, self.approximate) = (unit, true);
        }
        self.approximate && self.unit.is_some()
    }

    /// The text without the last thing that is said about the figure.
    fn take(&mut self, text: &'a str) -> Option<&'a str> {
        let numbers = &lists().numbers;
        match strip_behind(text) {
            (Some(relation), rest) => {
                self.relation = self.relation.or(Some(relation));
                return (self.relation == Some(relation)).then_some(rest);
            }
            // (含95%) alone.
            (None, rest) if rest.len() < text.len() => return Some(rest),
            _ => {}
        }
        if let Some(rest) = self.bracket(text) {
            return Some(rest);
        }
        if let Some(rest) = numbers.roughly_behind.strip_suffix(text) {
            self.approximate = true;
            return Some(rest);
        }
        let rest = numbers.tails.strip_suffix(text)?;
        self.words.push(text.get(rest.len()..)?);
        Some(rest)
    }

    /// A remark in brackets without a figure of its own, 30万元(财政拨款), or one that names the full mark: 92分(满分100分).
    fn bracket(&mut self, text: &'a str) -> Option<&'a str> {
        let (rest, remark) = text.strip_suffix(')')?.rsplit_once('(')?;
        let words = || remark.chars().all(|c| c.is_alphabetic() || matches!(c, '、' | ','));
        let remarked = !remark.is_empty() && (words() || rest.contains('分') && is_a_scale(remark));
        self.words.push(text.get(rest.len()..).filter(|_| remarked)?);
        Some(rest)
    }

    /// What is said of a share: %可用, %纳入平台; and who make it up, before what is said of them: %以上居民 of
    /// 90%以上居民满意. A change of so much is none.
    fn share_of(&mut self, text: &'a str) -> bool {
        let Some((unit, said)) = strip_known(text) else { return false };
        let unit = Unit::read(unit).filter(Unit::is_ratio);
        let of_whom = Some(said).filter(|_| !self.words.is_empty()).and_then(|said| self.whose(said));
        let said = of_whom.unwrap_or(said);
        let Changes { rise, fall, .. } = &lists().changes;
        let changed = rise.is_in(said) || fall.is_in(said);
        if unit.is_none() || !is_name(said, LONGEST_SAID) || changed || begin_behind(said).is_some() {
            return false;
        }
        self.unit = unit;
        self.words.push(said);
        true
    }

    /// 居民 of 以上居民 and 的居民. What has a share of at most so much is a condition as often as a target.
    fn whose(&mut self, text: &'a str) -> Option<&'a str> {
        let limited = begin_behind(text).filter(|(relation, _)| *relation == Relation::AtLeast);
        let (relation, rest) = limited.map_or((self.relation, text), |(relation, rest)| (Some(relation), rest));
        let whose = rest.strip_prefix('的').unwrap_or(rest);
        let agrees = self.relation.is_none() || self.relation == relation;
        (agrees && whose.len() < text.len()).then(|| {
            self.relation = relation;
            whose
        })
    }

    /// A time within which something is done: 3个工作日内办结; and 万元一年, money for one of something.
    fn within(&mut self, text: &'a str, limited: bool) -> bool {
        let Some((unit, rest)) = strip_known(text) else { return false };
        if let Some(per) =
            rest.strip_prefix('一').filter(|per| is_unit(per) && Unit::read(unit).is_some_and(|unit| unit.is_money()))
        {
            self.unit = Unit::read(&format!("{unit}/{per}"));
            return self.unit.is_some();
        }
        let (relation, deed) = begin_behind(rest).map_or((None, rest), |(relation, deed)| (Some(relation), deed));
        // Behind ≤30分钟 the deed follows without 内.
        let within = relation == Some(Relation::AtMost) || relation.is_none() && limited;
        let agrees = self.relation.is_none() || self.relation == relation;
        if !(lists().units.times.has(unit) && within && agrees && is_name(deed, LONGEST_DEED)) {
            return false;
        }
        self.words.push(deed);
        self.unit = Unit::read(unit);
        self.relation = relation;
        true
    }
}
