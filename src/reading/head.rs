//! The words before a figure, read from the figure backwards: 项目总成本不得超过, 每人每月, 同比增长约.
//!
//! What remains when operators, changes and what is counted per are taken off are words that may be left out, if they
//! name something or say what is done: a clause that says under which condition the figure holds is a sentence.

use super::change::{strip_against, strip_last_trend};
use super::figure::{behind_scale, is_in_a_name, numerals};
use super::numeral::strip_numeral;
use super::relation::{holds_an_operator, strip_before, strip_last};
use super::unit::{Unit, is_counted, is_part_or_pair, is_unit, strip_known, strip_time};
use crate::lists::lists;
use crate::model::value::{Relation, Trend};

/// Longest words that are left out before an operator, and before a figure without one.
const LONGEST_BEFORE_OPERATOR: usize = 24;
const LONGEST_BEFORE_FIGURE: usize = 18;

/// Longest name of what a figure is a share of.
const LONGEST_BASE: usize = 8;

/// What stands before a figure, each thing once and in any order: 每月不少于1次, 不少于每月1次.
#[derive(Default)]
pub(super) struct Head<'a> {
    pub(super) relation: Option<Relation>,
    pub(super) trend: Option<Trend>,
    /// The word that says that the figure is only roughly so.
    pub(super) roughly: Option<Roughly>,
    /// Whether it is an average: 人均.
    pub(super) average: bool,
    /// What is printed right before the figure and belongs to it.
    pub(super) mark: Option<Mark>,
    /// 人 and 月 for 每人每月.
    pub(super) per: Vec<&'a str>,
    /// Words that are left out, the first one first.
    pub(super) words: Vec<&'a str>,
    /// The only units that it can have.
    pub(super) wants: Option<Wants>,
    /// Whether it is a time that runs from an event: 收到文件后30日内.
    pub(super) after: bool,
    /// Whether the words say nothing but that something is done: 完成.
    pub(super) fills: bool,
}

/// What the words before a figure want of its unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wants {
    /// A share of what stands there: 年初预算的95%.
    Ratio,
    /// A time that runs from an event, whatever else is said of that: 收到文件后30日内.
    Time,
    /// A sum of money that has a name: 控制在年初预算45万元以内.
    Money,
}

/// A word for roughly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Roughly {
    /// 约 and the like.
    About,
    /// 近, which before a time speaks of the last years.
    Near,
}

/// A sign or a word that makes a figure something else than a count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// ¥.
    Money,
    /// 前 of 前10名: one of the first so many.
    Front,
    /// 第 of 第8名.
    Place,
}

#[cfg(test)]
thread_local! {
    /// How many bytes this thread has looked through for heads.
    pub(super) static WORK: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
}

impl<'a> Head<'a> {
    /// None where two operators contradict each other, or the words are more than a name.
    pub(super) fn read(text: &'a str) -> Option<Self> {
        #[cfg(test)]
        WORK.set(WORK.get() + text.len());
        let mut head = Self { fills: true, ..Self::default() };
        let mut rest = trimmed(text);
        if ends_in_a_yardstick(rest) {
            return None;
        }
        while !rest.is_empty() {
            let Some(shorter) = head.take(rest)? else { break };
            rest = trimmed(shorter);
        }
        if !rest.is_empty() {
            rest = head.per_at_first(rest).or_else(|| head.per_of_a_deed(rest)).unwrap_or(rest);
            rest = head.kept_within(rest).unwrap_or(rest);
            // 低于上年5%: of what it is so much less, nobody can tell from a figure.
            if head.relation.is_none() && holds_an_operator(rest) {
                return None;
            }
            let stated =
                head.relation.is_some() || head.trend.is_some() || head.roughly.is_some() || head.mark.is_some();
            let longest = if stated { LONGEST_BEFORE_OPERATOR } else { LONGEST_BEFORE_FIGURE };
            head.after = is_event(rest);
            let named = is_name(rest, longest) || is_rate(rest);
            if !(named || head.after) || ends_in_a_count(rest) {
                return None;
            }
            head.wants = head.wants.or_else(|| (!named).then_some(Wants::Time));
            head.trend = head.trend.or_else(|| lists().changes.fall.is_in(rest).then_some(Trend::Fall));
            head.fills = false;
            head.words.push(rest);
        }
        head.words.reverse();
        head.per.reverse();
        Some(head)
    }

    /// The text without the last thing that says something about the figure.
    #[allow(clippy::option_option, reason = "nothing may be left to take; a contradiction is no figure")]
    fn take(&mut self, text: &'a str) -> Option<Option<&'a str>> {
        if let Some((relation, base, rest)) = self.base(text) {
            (self.relation, self.wants) = (Some(relation), Some(Wants::Ratio));
            self.words.push(base);
            return Some(Some(rest));
        }
        if let Some((relation, rest)) = strip_last(text)? {
            if self.relation.is_some_and(|other| other != relation) {
                return None;
            }
            self.relation = Some(relation);
            return Some(Some(rest));
        }
        if let Some((trend, rest)) = strip_last_trend(text).filter(|_| self.trend.is_none()) {
            self.trend = Some(trend);
            return Some(Some(rest));
        }
        if let Some(rest) = text.strip_suffix(['为', '是', '在', '的']).or_else(|| included(text)) {
            return Some(Some(rest));
        }
        if let Some(rest) = self.bracket(text) {
            return Some(Some(rest));
        }
        Some(self.mark(text).or_else(|| self.per(text)).or_else(|| self.roughly(text)).or_else(|| self.filler(text)))
    }

    /// 不超过总数的: an operator, and behind it what the figure is a share of.
    fn base(&self, text: &'a str) -> Option<(Relation, &'a str, &'a str)> {
        let body = text.strip_suffix('的').filter(|body| self.relation.is_none() && !ends_in_a_yardstick(body))?;
        let words = body.char_indices().rev().take(LONGEST_BASE).map(|(at, _)| at);
        words.filter_map(|at| body.split_at_checked(at)).find_map(|(before, base)| {
            let (relation, rest) = strip_last(before)??;
            is_name(base, LONGEST_BASE).then_some((relation, base, rest))
        })
    }

    /// 年初预算 of 控制在年初预算, where money follows: 高于预算5万元 may be so much more than the budget, this is the budget.
    fn kept_within(&mut self, text: &'a str) -> Option<&'a str> {
        let signed = || Some(strip_before(text)).filter(|_| !text.starts_with(char::is_alphabetic));
        let (relation, name, words) = match (text.split_once("控制在"), signed()) {
            (Some((_, name)), _) => (Relation::AtMost, name, text),
            (None, Some((relation, name))) => (relation?, name, name),
            (None, None) => return None,
        };
        let capped = relation == Relation::AtMost && self.relation.is_none_or(|own| own == Relation::AtMost);
        (capped && is_name(name, LONGEST_BASE)).then(|| {
            (self.relation, self.wants) = (Some(relation), Some(Wants::Money));
            words
        })
    }

    fn mark(&mut self, text: &'a str) -> Option<&'a str> {
        const MARKS: [(&str, Mark); 5] =
            [("RMB", Mark::Money), ("¥", Mark::Money), ("￥", Mark::Money), ("前", Mark::Front), ("第", Mark::Place)];
        // 提前 is done, not ranked.
        if text.ends_with("提前") {
            return None;
        }
        let (mark, rest) = MARKS.into_iter().find_map(|(word, mark)| Some((mark, text.strip_suffix(word)?)))?;
        self.mark = Some(mark).filter(|_| self.mark.is_none());
        self.mark.map(|_| rest)
    }

    /// 合格率(以抽检报告计) before its figure: a remark without a figure or an operator of its own.
    fn bracket(&mut self, text: &'a str) -> Option<&'a str> {
        let (rest, remark) = text.strip_suffix(')')?.rsplit_once('(')?;
        let plain = !remark.is_empty() && remark.chars().all(char::is_alphabetic) && !holds_an_operator(remark);
        self.words.push(text.get(rest.len()..).filter(|_| plain && !rest.is_empty())?);
        Some(rest)
    }

    /// 每月, 人均, 一年.
    fn per(&mut self, text: &'a str) -> Option<&'a str> {
        let average = averaged(text);
        let (rest, unit) = match (average, text.strip_prefix('一')) {
            (Some(body), _) => body.split_at_checked(body.char_indices().next_back()?.0)?,
            (None, Some(unit)) if lists().units.times.has(unit) || is_term(unit) => ("", unit),
            (None, None) if is_part_or_pair(text) => ("", text),
            (None, _) => {
                let (rest, unit) = text.split_at_checked(text.rfind('每')?)?;
                (rest, unit.strip_prefix('每')?)
            }
        };
        if !(is_unit(unit) || is_counted(unit) || is_part_or_pair(unit)) {
            return None;
        }
        self.per.push(unit);
        self.average |= average.is_some();
        Some(rest)
    }

    /// 每年 of 每年培训, 每户 and 每年 of 每户每年补助, 日均 of 日均处理: what stands first, with a deed behind it.
    fn per_at_first(&mut self, text: &'a str) -> Option<&'a str> {
        let (unit, rest) = match text.strip_prefix('每') {
            Some(body) => strip_time(body).or_else(|| strip_known(body))?,
            None => {
                let (unit, body) = text.split_at_checked(text.chars().next()?.len_utf8())?;
                (unit, body.strip_prefix('均').filter(|_| is_unit(unit) && unit != PLAIN)?)
            }
        };
        let rest = Some(rest.trim_start()).filter(|rest| !rest.is_empty())?;
        // They are turned round at the end, so the last one goes in first.
        let deed = self.per_at_first(rest).unwrap_or(rest);
        self.per.push(unit);
        Some(deed)
    }

    /// 每周 of 阅览室每周开放: what is counted by a time, and what is done in it.
    fn per_of_a_deed(&mut self, text: &'a str) -> Option<&'a str> {
        let (before, body) = text.rsplit_once('每')?;
        let known = || strip_known(body).filter(|(unit, _)| lists().units.times.has(unit) || is_term(unit));
        let (unit, deed) = strip_time(body).or_else(known)?;
        // 每天出勤率 is a rate of every day, and no count; 每周不少于5次,每次 holds another figure.
        let counted = !before.is_empty() && is_deed(deed) && !is_rate(deed);
        counted.then(|| {
            self.per.push(unit);
            self.words.push(deed);
            // 学员每人 of 学员每人每天.
            self.per(before).filter(|rest| !rest.is_empty()).unwrap_or(before)
        })
    }

    /// 约, 近: of 节约 and 近三年 it is a part.
    fn roughly(&mut self, text: &'a str) -> Option<&'a str> {
        let numbers = &lists().numbers;
        let part = numbers.not_roughly.strip_suffix(text).is_some();
        let rest = numbers.roughly.strip_suffix(text).filter(|_| !part)?;
        self.roughly = Some(if text.ends_with('近') { Roughly::Near } else { Roughly::About });
        Some(rest)
    }

    fn filler(&mut self, text: &'a str) -> Option<&'a str> {
        let rest = lists().numbers.fillers.strip_suffix(text).or_else(|| strip_against(text))?;
        let word = text.get(rest.len()..)?;
        // 应 of 响应 is half a word.
        let half = [rest, word].iter().all(|part| part.chars().count() == 1);
        self.words.push(Some(word).filter(|_| !half)?);
        Some(rest)
    }

    /// Whether the words name what a bare figure measures: 合格率, 培训人数.
    pub(super) fn measures(&self) -> bool {
        self.words.last().is_some_and(|word| lists().numbers.measures.strip_suffix(word).is_some())
    }

    /// The unit with what it is counted per. A figure without a unit keeps none: 每亩300.
    pub(super) fn per_unit(&mut self, unit: Option<Unit>) -> Option<Unit> {
        if self.per.is_empty() {
            return unit;
        }
        let per = self.per.join("·");
        unit.map(|unit| if unit.counts_per(&per) { unit } else { unit.counted_in(&self.per) })
    }
}

/// What 平均 begins with, which is no 平方米 of which something is the average.
const PLAIN: &str = "平";

/// 户 of 户均, with what stands before it.
fn averaged(text: &str) -> Option<&str> {
    text.strip_suffix('均').filter(|body| !body.ends_with(PLAIN))
}

/// The text without (含) behind an operator: 大于等于(含).
fn included(text: &str) -> Option<&str> {
    lists().operators.included.strip_suffix(text)
}

/// A part of a year or of a course, by which deeds are counted: 一季一次.
fn is_term(unit: &str) -> bool {
    matches!(unit, "年" | "季" | "季度" | "学期" | "学年" | "旬" | "半年" | "双月")
}

/// What is done, in words without a figure: 不少于5次 holds one.
fn is_deed(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| !c.is_ascii_digit() && c != ',' && c != ';')
}

/// 全市平均水平, 去年同期 right before a figure: it says how far something is from another measure, or what share of it.
fn ends_in_a_yardstick(text: &str) -> bool {
    // 比全市平均高, 较全市平均水平高出: by so much.
    let body = match strip_last(text) {
        Some(Some((Relation::Above | Relation::Below, rest))) => rest,
        _ => text.trim_end_matches(['高', '低', '多', '少', '快', '慢', '好', '强']),
    };
    lists().changes.yardsticks.strip_suffix(body).is_some()
}

/// 三大类 before 12小项: another count.
fn ends_in_a_count(text: &str) -> bool {
    numerals(text).any(|at| {
        let counted = text.get(at..).and_then(strip_numeral);
        counted.and_then(|(_, unit)| strip_known(unit)).is_some_and(|(_, rest)| rest.is_empty())
    })
}

/// What a time runs from: 收到上级指标文件后, 合同签订之日起.
fn is_event(text: &str) -> bool {
    let plain = |c: char| c.is_alphabetic() || matches!(c, '《' | '》' | '“' | '”' | '、');
    text.ends_with(['后', '起']) && text.chars().count() <= LONGEST_BEFORE_OPERATOR && text.chars().all(plain)
}

fn trimmed(text: &str) -> &str {
    text.trim_end_matches([' ', ':'])
}

/// The text behind a code at its beginning: PM2.5, G318, 5G, 3岁, 8-14岁, 1号楼.
fn code(text: &str) -> Option<&str> {
    if let Some(named) = behind_scale(text) {
        return Some(named);
    }
    let rest = text.strip_prefix('第').unwrap_or(text).trim_start_matches(|c: char| c.is_ascii_alphabetic());
    let behind = rest.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    let letters = text.get(..text.len() - rest.len())?;
    let digits = rest.get(..rest.len() - behind.len())?;
    if digits.is_empty() || !is_in_a_name(letters, digits, behind) {
        return None;
    }
    if let Some(thing) = behind.strip_prefix('号') {
        // 20号前 is a day.
        return (!thing.starts_with(['前', '之', '以', '至', '到', '左', '按', '发', '完'])).then_some(thing);
    }
    let behind = behind.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '-' | '~' | '至'));
    // H5N1 has letters and digits in turn.
    Some(behind.trim_start_matches(|c: char| c.is_ascii_alphanumeric()))
}

/// The name of a rate, which may hold figures of its own: 60岁以上老人体检率, 2000人以上自然村通达率.
fn is_rate(text: &str) -> bool {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '“' | '”' | ' ' | '.');
    text.ends_with(['率', '度', '例'])
        && text.chars().count() <= LONGEST_BEFORE_OPERATOR
        && text.chars().all(plain)
        && !joins_measures(text)
        && !names_a_month(text)
}

/// What the name of a measure ends with.
const MEASURES: [char; 14] = ['率', '度', '例', '数', '量', '额', '性', '面', '值', '比', '质', '效', '分', '价'];

/// Whether a name has two measures, 知晓率和满意度, rather than two subjects of one: 家长及学生满意度.
fn joins_measures(text: &str) -> bool {
    lists().numbers.joins.iter().flat_map(|join| text.match_indices(join)).any(|(at, _)| {
        let before = text.get(..at).unwrap_or_default().trim_end_matches(['以', '并', '、']);
        before.is_empty() || before.ends_with(MEASURES)
    })
}

/// 11月底 of 11月底完成率, which is a date.
fn names_a_month(text: &str) -> bool {
    let mut before = ' ';
    text.chars().any(|c| {
        let names = before.is_ascii_digit() && matches!(c, '月' | '年');
        before = c;
        names
    })
}

/// Whether words name something or say what is done, in one piece: no condition, no second subject, no negation.
pub(super) fn is_name(text: &str, longest: usize) -> bool {
    let numbers = &lists().numbers;
    let mut rest = text;
    let mut length = 0;
    while let Some(c) = rest.chars().next() {
        if let Some(behind) = numbers.harmless.strip_prefix(rest) {
            length += rest.chars().count() - behind.chars().count();
            rest = behind;
            continue;
        }
        if let Some(behind) = code(rest) {
            length += 1;
            rest = behind;
            continue;
        }
        // A rate is named by all that it is counted of: 按计划完成率, 不合格率.
        let rate = text.ends_with(['率', '度']) && numbers.joins.strip_prefix(rest).is_none();
        let plain = c.is_alphabetic() || matches!(c, ' ' | '“' | '”' | '"');
        if !plain || !rate && numbers.clauses.strip_prefix(rest).is_some() {
            return false;
        }
        length += 1;
        rest = rest.get(c.len_utf8()..).unwrap_or_default();
    }
    (2..=longest).contains(&length)
}
