//! What words say came of an indicator: that it fell short, that less was done, that points were deducted. Beside full points, or a
//! result that says more, nobody knows which of them counts.

use super::rows::{Row, Rows};
use super::said::{Place, Said};
use crate::import::form::Field;
use crate::lists::lists;
use crate::num::Fraction;
use crate::reading::{Counted, Figure, deducted, falls_short, figures, reached, stated, states_rules};
use crate::words::{Text, text};

/// What is said of results and is not what was read.
pub(super) fn other(said: &Said, rows: &Rows) -> Vec<Text> {
    if said.is_rule || said.clauses.iter().any(|clause| states_rules(clause)) {
        return Vec::new();
    }
    let (is_above, counted) = (rows.are_below(said.cell()), Counted::of(&said.clauses));
    let mut row = said.line().and_then(|line| rows.in_line(line));
    let mut told: Vec<Text> = said
        .clauses
        .iter()
        .filter_map(|clause| {
            row = rows.named_in(clause).or(row);
            match row {
                Some(row) => of_row(clause, (row, rows.year), !is_above && counted.has_one(row.unit())),
                None => of_all(clause, said, rows),
            }
        })
        .collect();
    told.extend(of_so_many(said, rows));
    told
}

/// What a clause says of one indicator; where it is not plain of which part it speaks, only what was really done counts.
fn of_row(clause: &str, (row, year): (&Row, Option<u16>), is_plain: bool) -> Option<Text> {
    // Of the clause 巡护次数实际为468次 what is said of the name is left: 实际为468次.
    let said = if row.name.is_empty() { clause.to_owned() } else { clause.replacen(&row.name, "", 1) };
    let own = clause.rsplit(':').next().and_then(|own| own.strip_prefix(row.name.as_str()));
    let named = own.filter(|_| !row.name.is_empty()).and_then(|behind| stated(behind, year));
    let is_denied = |actual: &&Field| {
        let mut results = reached(&said, year).into_iter().chain(named).filter(|reached| reached.is_real || is_plain);
        results.any(|reached| row.is_denied_by(&reached)) && !actual.text.is_empty()
    };
    if let Some(actual) = row.actual.as_ref().filter(is_denied) {
        let (clause, actual, cell) = (shown(clause), &actual.text, actual.cell);
        return Some(text!(
            "此处写“{clause}”,{cell} 处的实际完成值是“{actual}”:请核对以哪个为准",
            "`{clause}` stands here, and the actual value in {cell} is {actual}: please check which of them counts"
        ));
    }
    let falls_short = row.is_full() && (falls_short(&said) || takes(&said));
    let score = row.score.as_ref().filter(|_| falls_short)?;
    let (clause, name, cell) = (shown(clause), &row.name, score.cell);
    Some(text!(
        "此处写“{clause}”,{cell} 处“{name}”却得满分:请核对",
        "`{clause}` stands here, and {name} has full points in {cell}: please check"
    ))
}

/// Whether a clause takes points away.
fn takes(clause: &str) -> bool {
    deducted(clause).into_iter().any(Fraction::is_positive)
}

/// What a clause says that names none of them: of all with full points it cannot be true. What it says of money is another thing.
fn of_all(clause: &str, said: &Said, rows: &Rows) -> Option<Text> {
    let is_of_money = || lists().reasons.spending.is_in(clause);
    let speaks_of_aims = || lists().claims.aims.is_in(clause);
    let falls_short = falls_short(clause) && speaks_of_aims() && !is_of_money();
    let takes = said.place != Place::Prose && takes(clause);
    (rows.are_full() && (falls_short || takes && !is_of_money())).then(|| {
        let clause = shown(clause);
        text!(
            "此处写“{clause}”,各项指标却都得满分:请核对",
            "`{clause}` stands here, and yet all indicators have full points: please check"
        )
    })
}

/// That of so many indicators not all were reached: 共8项指标,完成7项.
fn of_so_many(said: &Said, rows: &Rows) -> Option<Text> {
    let (whole, counted) = (said.clauses.concat(), &lists().outcomes.counted);
    let all = Fraction::whole(i64::try_from(rows.count()).ok()?);
    let is_all = |figure: &Figure<'_>| {
        let behind = counted.strip_prefix(figure.behind).unwrap_or(figure.behind);
        figure.value == all && lists().claims.aims.strip_prefix(behind).is_some()
    };
    let is_part = |clause: &&String| {
        let counts = |figure: &Figure<'_>| figure.value < all && counted.begin(figure.behind).is_some();
        reached(clause, rows.year).iter().any(|reached| counts(&reached.figure))
    };
    let clause = said.clauses.iter().find(is_part)?;
    (rows.are_full() && figures(&whole).any(|figure| is_all(&figure))).then(|| {
        let clause = shown(clause);
        text!(
            "此处写“{clause}”,{all} 项指标却都得满分:请核对",
            "`{clause}` stands here, and yet all {all} indicators have full points: please check"
        )
    })
}

/// Letters of a clause that are shown.
const SHOWN: usize = 40;

fn shown(clause: &str) -> String {
    clause.chars().take(SHOWN).collect()
}
