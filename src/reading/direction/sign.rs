//! What the last word before the head says: 投诉|率 is to be low, 投诉办结|率 is to be high.

use super::answer::{Direction, Evidence};
use super::asked::Asked;
use super::name::Head;
use super::words::{Last, Says, from_the_end, last, turned};
use crate::lists::lists;
use crate::model::value::Relation;
use crate::words::text;

/// The direction that the words of a name give.
pub(super) fn direction(asked: Asked<'_>) -> Option<Direction> {
    let name = asked.name;
    let last = at_the_end_of(name.stem());
    let worked_on = || last.filter(|last| last.says == Says::Unwanted && is_worked_on(name.head, *last));
    undoing(asked, last)
        .or_else(|| worked_on().map(|last| unknown(last.word)))
        .or_else(|| whole(asked))
        .or_else(|| by_last(asked, last?))
        .or_else(|| produced(asked))
}

/// The last word of a stem, behind which words may stand that change nothing: 投诉|事件, 事故|发生.
fn at_the_end_of(stem: &str) -> Option<Last<'_>> {
    let carriers = &lists().directions.carriers;
    let mut rest = stem;
    loop {
        let found = last(rest).filter(|found| found.adjoins_head);
        if found.is_some() {
            return found;
        }
        match carriers.strip_suffix(rest).filter(|rest| !rest.is_empty()) {
            Some(shorter) => rest = shorter,
            None => return last(stem),
        }
    }
}

/// A verb at the beginning takes what is behind it away: 减少灾害损失, 拆除违法建筑面积.
fn undoing(asked: Asked<'_>, last: Option<Last<'_>>) -> Option<Direction> {
    let lists = &lists().directions;
    let name = asked.name.text();
    let of_money = last.is_some_and(|last| last.says == Says::Cost);
    let unwanted = last.is_some_and(|last| last.says == Says::Unwanted);
    // 救助资金支出 below costs is spent; 挽回损失 is not.
    let free = asked.name.head != Head::Rate && !of_money && (unwanted || !is_spending(asked));
    let undone = lists.undone.begin(name).or_else(|| taking_away(name).filter(|_| unwanted));
    let undone = undone.filter(|_| free && !lists.suffered.is_in(name));
    let lessened = || lists.lessening.begin(name).filter(|_| last.is_none_or(|last| last.says != Says::Less));
    undone.or_else(lessened).map(|(word, _)| Direction::more(word))
}

/// A verb of two characters of which the second one takes away: 铲除, 查获.
fn taking_away(name: &str) -> Option<(&str, &str)> {
    let (at, last) = name.char_indices().nth(1)?;
    let (verb, rest) = name.split_at_checked(at + last.len_utf8())?;
    lists().directions.taking.strip_suffix(verb).map(|_| (verb, rest))
}

/// An amount of money below costs.
fn is_spending(asked: Asked<'_>) -> bool {
    asked.is_cost() && !asked.is_ratio() && asked.is_amount()
}

/// A word that holds the head itself: 产量, 保有量, 收入, 损失.
fn whole(asked: Asked<'_>) -> Option<Direction> {
    let name = asked.name.text();
    let word = from_the_end(name).into_iter().next().filter(|word| word.end == name.len())?;
    let head = name.len() - asked.name.stem().len();
    if word.text.len() <= head {
        return None;
    }
    match turned(name, word) {
        Says::Wanted | Says::Remedy => Some(Direction::more(word.text)),
        Says::Unwanted => Some(Direction::less(word.text)),
        Says::Either => Some(unknown(word.text)),
        _ => None,
    }
}

fn by_last(asked: Asked<'_>, last: Last<'_>) -> Option<Direction> {
    let (head, name) = (asked.name.head, asked.name.text());
    let before = last.before.map(|(says, _)| says);
    match last.says {
        Says::Less | Says::More | Says::Either if !last.adjoins_head => None,
        Says::Less if head == Head::Rate && before.is_some_and(Says::is_good) && !is_burdened(name) => {
            Some(Direction::less(last.word))
        }
        Says::Less => Some(Direction::more(last.word)),
        Says::More => match before {
            Some(Says::Either) => Some(unknown(last.word)),
            Some(Says::Unwanted | Says::Cost) => Some(Direction::less(last.word)),
            _ => Some(Direction::more(last.word)),
        },
        // 重复来电: the unwanted word goes with the one that says nothing by itself.
        Says::Either if last.before == Some((Says::Unwanted, true)) => Some(Direction::less(last.word)),
        Says::Unwanted if last.adjoins_head || head == Head::Level => Some(Direction::less(last.word)),
        // What is done to an unwanted thing stands between: nobody can say what that does.
        Says::Either | Says::Unwanted => Some(unknown(last.word)),
        Says::Cost if last.adjoins_head && head != Head::Rate => Some(Direction::less(last.word)),
        Says::Wanted if matches!(head, Head::Level | Head::Share) => Some(Direction::more(last.word)),
        Says::Wanted | Says::Remedy if last.adjoins_head && !spent(asked, last) => Some(done(head, last)),
        Says::Made if last.adjoins_head && !spent(asked, last) => {
            Some(if is_spoilt(head, last) { unknown(last.word) } else { Direction::more(last.word) })
        }
        _ => None,
    }
}

/// Whether a name speaks of something unwanted or of money spent, of which any use is better the less it is: 农药使用量减少率.
fn is_burdened(name: &str) -> bool {
    from_the_end(name).iter().any(|word| matches!(turned(name, *word), Says::Unwanted | Says::Cost))
}

/// Whether a name says what is done about something unwanted: 处理|投诉件数, 收集处置医疗|废物.
fn is_worked_on(head: Head, last: Last<'_>) -> bool {
    last.before.is_some_and(|(says, adjacent)| match head {
        Head::None => says == Says::Remedy || says == Says::Made && adjacent,
        Head::Count => says == Says::Remedy && adjacent,
        Head::Rate | Head::Share | Head::Level => false,
    })
}

/// Whether what is produced is something unwanted; the rate of what is done about it is none: 违规|发放, 事故人员|培训.
fn is_spoilt(head: Head, last: Last<'_>) -> bool {
    last.before.is_some_and(|(says, adjacent)| says == Says::Unwanted && (adjacent || head != Head::Rate))
}

/// A verb at the beginning produces what is counted: 新建供水管网, 举办培训期数.
fn produced(asked: Asked<'_>) -> Option<Direction> {
    let name = asked.name.text();
    let counts = matches!(asked.name.head, Head::Count | Head::None) && !asked.is_cost();
    let clean = || !from_the_end(name).iter().any(|word| matches!(word.says, Says::Unwanted | Says::Either));
    lists().directions.made.begin(name).filter(|_| counts && clean()).map(|(word, _)| Direction::more(word))
}

/// How much is done about something unwanted depends on how much of it there is; its rate does not.
fn done(head: Head, last: Last<'_>) -> Direction {
    let direction = Direction::more(last.word);
    let is_work = last.says == Says::Remedy && head != Head::Rate;
    Direction { evidence: if is_work { Evidence::Place } else { direction.evidence }, ..direction }
}

/// An amount below costs is spent, whatever is done with it; what is wanted for itself is not: 节约, 收入.
fn spent(asked: Asked<'_>, last: Last<'_>) -> bool {
    last.says != Says::Wanted && is_spending(asked)
}

/// What says nothing about more and less.
pub(super) fn unknown(word: &str) -> Direction {
    let why = text!(
        "未写运算符,名称中的“{word}”看不出多好还是少好,按不低于计分",
        "no operator, and {word} in the name does not say whether more or less is better: scored as a number to reach"
    );
    Direction::unknown(Relation::AtLeast, why)
}
