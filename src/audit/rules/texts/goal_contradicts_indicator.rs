//! # J505 goal-contradicts-indicator · 总体目标与指标不符 · A goal that contradicts an indicator
//!
//! ## 中文
//! 检查:总体目标的预期或完成情况中写的数量,与单位相同、名称相近的指标的目标值或实际完成值是否一致。
//! 为何:指标是总体目标的分解;同一件事写两个数,不知以哪个为准。
//! 依据:已公布的表:总体目标写投放 425 万粒,指标目标写 550 万粒;总体目标写 202.64 万元,指标写 174 万元。
//! 例:预期目标“完成鱼苗投放425万粒”,指标“鱼苗投放数量”的目标值为 550 万粒。
//! 怎样改正:以批复的数量为准,改正总体目标或指标,使二者一致。
//! 不算:取舍后相同的;“约”“左右”“其中”“累计”“每月”的数量;完成情况写“以上”而实际确实以上的;名称不相近、单位不相同,或分不清所指哪项指标的。
//!
//! ## English
//! Checks: whether a quantity in the goal, expected or achieved, agrees with the target or actual value of the indicator with the same unit and a similar name.
//! Why: indicators are what a goal is divided into; with two figures for one thing nobody knows which one counts.
//! Basis: published tables: 425万粒 in the goal and 550万粒 as target; 202.64万元 in the goal and 174万元 in the indicator.
//! Example: the goal says 完成鱼苗投放425万粒, and the target of 鱼苗投放数量 is 550万粒.
//! How to correct: by the figure that was approved, correct the goal or the indicator until they agree.
//! Not flagged: figures that agree once rounded; quantities with 约, 左右, 其中, 累计 or 每月; 以上 in what was achieved where the actual value is indeed above; other units and names, and where several indicators could be meant.

use std::cell::OnceCell;
use std::rc::Rc;

use super::quantity::{Meant, Named, SHORTEST_WORD, name_of_what_is_counted, named};
use crate::audit::audited_row::AuditedRow;
use crate::audit::audited_table::AuditedTable;
use crate::audit::finding::Severity;
use crate::audit::report::{Found, Report};
use crate::audit::rule::Rule;
use crate::audit::unmet::is_unmet;
use crate::lists::lists;
use crate::model::scorecard::Reading;
use crate::model::value::Printed;
use crate::num::{ArithmeticError, Fraction, Mode, Rounding};
use crate::score::Stated;
use crate::words::{text, word};

pub(crate) const RULE: Rule = Rule {
    code: "J505",
    slug: "goal-contradicts-indicator",
    severity: Severity::Warning,
    since: "0.1.0",
    source: include_str!("goal_contradicts_indicator.rs"),
    table: Some(check),
    folder: None,
};

const ROUNDING: Rounding = Rounding { places: 2, mode: Mode::HalfUp };

#[allow(clippy::unnecessary_wraps, reason = "the shape of every check")]
fn check(table: &AuditedTable<'_>, report: &mut Report<'_>) -> Result<(), ArithmeticError> {
    let Some(goal) = &table.assessment().goal else { return Ok(()) };
    let rows = OnceCell::<Vec<Counted<'_, '_>>>::new();
    for (side, text) in [(Side::Expected, &goal.expected), (Side::Achieved, &goal.achieved)] {
        let quantities = text.as_deref().map(named).unwrap_or_default();
        for quantity in quantities.iter().take(MOST) {
            let rows = rows.get_or_init(|| table.rows.iter().filter_map(Counted::of).collect());
            if let Some((row, value)) = meant(rows, quantity, side)
                && !side.agrees(row, quantity, value)
            {
                report.add(side.found(row, quantity));
            }
        }
        if quantities.len() > MOST {
            let all = quantities.len();
            let why =
                text!("只核对了前 {MOST} 个数字,共 {all} 个", "only the first {MOST} of {all} figures are looked at");
            report.leave_open(side.at(), why);
        }
    }
    Ok(())
}

/// More figures than any goal has. Each is held against every row.
const MOST: usize = 200;

/// Signs of the longest name.
const LONGEST: usize = 60;

/// A row, and the name of what it counts.
struct Counted<'s, 'a> {
    row: &'s AuditedRow<'a>,
    core: Rc<str>,
}

impl<'s, 'a> Counted<'s, 'a> {
    fn of(row: &'s AuditedRow<'a>) -> Option<Self> {
        let core = name_of_what_is_counted(row).filter(|core| core.chars().count() <= LONGEST)?;
        Some(Self { row, core })
    }
}

/// Which text of the goal, and what it is held against.
#[derive(Clone, Copy)]
enum Side {
    Expected,
    Achieved,
}

impl Side {
    const fn reading<'a>(self, row: &AuditedRow<'a>) -> &'a Reading {
        match self {
            Self::Expected => row.target(),
            Self::Achieved => row.actual(),
        }
    }

    const fn at(self) -> &'static str {
        match self {
            Self::Expected => "/goal/expected",
            Self::Achieved => "/goal/achieved",
        }
    }

    /// Whether the text says what the indicator says.
    fn agrees(self, row: &AuditedRow<'_>, said: &Named, value: Fraction) -> bool {
        let digits = Printed(said.digits.replace(',', ""));
        let stated = Stated::read(Some(&digits));
        let is = |value| stated.figure().is_none_or(|figure| figure.agrees(value, ROUNDING));
        match (self, said.meant) {
            _ if is(value) => true,
            (Self::Expected, _) => false,
            (Self::Achieved, Meant::AtLeast) => value >= said.value,
            (Self::Achieved, Meant::AtMost) => value <= said.value,
            // What was asked for was done as well where more was done.
            (Self::Achieved, Meant::Exactly) => !is_unmet(row) && row.target().number().is_some_and(is),
        }
    }

    fn found(self, row: &AuditedRow<'_>, said: &Named) -> Found {
        let (name, digits) = (row.name(), &said.digits);
        let unit = self.unit(row).unwrap_or_default();
        let (what, printed) = match self {
            Self::Expected => (word("目标值", "the target"), row.target_text()),
            Self::Achieved => (word("实际完成值", "the actual value"), row.actual_text()),
        };
        let message = text!(
            "总体目标写 {digits}{unit},指标“{name}”的{what}为 {printed}",
            "the goal says {digits}{unit}; {what} of {name} is {printed}";
            what
        );
        Found::new(self.at().to_owned(), message).figures(printed, format!("{digits}{unit}"))
    }

    /// The unit of the indicator.
    fn unit<'a>(self, row: &AuditedRow<'a>) -> Option<&'a str> {
        self.reading(row).unit.as_deref().or(row.target().unit.as_deref())
    }
}

/// The indicator that a quantity is about, with its value: of those with its unit the one whose name shares most
/// with the clause, if it is one.
fn meant<'s, 'a>(rows: &[Counted<'s, 'a>], said: &Named, side: Side) -> Option<(&'s AuditedRow<'a>, Fraction)> {
    let candidates: Vec<(usize, &AuditedRow<'a>, Fraction)> = rows
        .iter()
        .filter(|Counted { row, .. }| {
            side.unit(row).is_some_and(|unit| !lists().units.dates.has(unit) && said.is_in(unit))
        })
        .filter_map(|counted| Some((shared(said, counted, side)?, counted.row, side.reading(counted.row).number()?)))
        .collect();
    // An indicator that agrees is the one that was meant.
    if candidates.iter().any(|(_, row, value)| side.agrees(row, said, *value)) {
        return None;
    }
    let most = candidates.iter().map(|(shared, ..)| *shared).max()?;
    let mut best = candidates.into_iter().filter(|(shared, ..)| *shared == most);
    let (_, row, value) = best.next()?;
    best.next().is_none().then_some((row, value))
}

/// How much of a name the clause shares: all of it, where its head is what is counted; otherwise a word at least, and
/// half of what the name says. A clause that names another thing of the kind shares nothing.
fn shared(said: &Named, counted: &Counted<'_, '_>, side: Side) -> Option<usize> {
    let Counted { row, core } = counted;
    if said.names_another(core) {
        return None;
    }
    let (length, shared) = (core.chars().count(), said.shares(core));
    let alike = (shared >= SHORTEST_WORD && shared * 2 >= length).then_some(shared);
    said.counts(core, side.unit(row)?).max(alike)
}
