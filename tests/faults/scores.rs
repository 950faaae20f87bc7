//! J4: points that are not those of the result.

use crate::support::AsPrinted as _;
use jixiao::num::{Fraction, Mode, Rounding};
use serde_json::Value;

use super::case::{Sheet, remove, set};
use super::figures::{cents, digits, figure, is_in_cents, minus, plus, respelled, swapped, times};
use super::honest::{resum, settle};
use super::mutant::Mutant;
use super::row::Row;

fn reported<'s>(sheet: &'s Sheet<'_>) -> Vec<Row<'s>> {
    sheet.rows().filter(|row| row.has("reported")).collect()
}

/// Writes points, and adds them up.
fn give(table: &mut Value, row: &Row<'_>, points: &str) {
    set(table, &row.at("reported"), points);
    resum(table);
}

/// A result short of its target by a tenth, a day or a grade, as text.
pub(crate) fn short(row: &Row<'_>) -> Vec<String> {
    if row.is_floor() {
        let (target, actual) = (row.target(), row.actual());
        let figure = |of, parts| respelled(actual, &times(figure(target), of, parts).to_string());
        return vec![figure(9, 10), figure(999, 1000)];
    }
    if row.is_date() {
        let year = figure(row.target());
        let next = plus(year, Fraction::whole(1));
        // However the date is written.
        return if row.target().contains("12月") {
            vec![format!("{next}年1月15日"), format!("{next}-1-15"), format!("{next}.01.15"), format!("{next}年1月")]
        } else {
            vec![format!("{year}年12月31日"), format!("{year}/12/31"), "12月31日".to_owned(), format!("{year}年12月")]
        };
    }
    if row.is_range() {
        let ends = row.target().split('-').map(figure).collect::<Vec<_>>();
        let outside = [times(ends[0], 9, 10), times(ends[1], 11, 10)];
        return outside.map(|value| respelled(row.actual(), &value.to_string())).into();
    }
    match row.target() {
        "优" => vec!["良".to_owned(), "差".to_owned()],
        "是" => vec!["否".to_owned()],
        _ => Vec::new(),
    }
}

/// Lets a row fall short, with or without a reason.
pub(crate) fn fall_short(table: &mut Value, row: &Row<'_>, actual: &str, reason: Option<&str>) {
    set(table, &row.at("actual"), actual);
    match reason {
        Some(reason) => set(table, &row.at("reason"), reason),
        None => remove(table, &row.at("reason")),
    }
}

const REASON: &str = "部分任务结转下年实施,未能全部完成";

/// What the change of a result makes wrong in the texts.
pub(crate) fn in_texts(sheet: &Sheet<'_>, row: &Row<'_>, mutant: Mutant) -> Mutant {
    let mutant = mutant.also_if(sheet.goal_names(row), "goal-contradicts-indicator");
    mutant.also_if(sheet.says_all_met(), "text-contradicts-table")
}

pub(crate) fn score_above_weight(sheet: &Sheet<'_>) -> Vec<Mutant> {
    const EXECUTION: &str = "/reported/execution_score";
    let mut mutants = Vec::new();
    for row in reported(sheet) {
        let weight = row.weight().unwrap();
        for (kind, points) in [
            ("a cent above", plus(weight, cents(1))),
            ("a point above", plus(weight, Fraction::whole(1))),
            ("the total in the cell", Fraction::whole(99)),
            ("ten times as much", times(weight, 10, 1)),
        ] {
            mutants.push(sheet.plant(kind, row.at("reported"), |table| give(table, &row, &points.to_string())));
        }
        let printed = row.text("reported");
        let zeros = if printed.contains('.') { format!("{printed}0") } else { format!("{printed}.00") };
        mutants.push(sheet.near("zeros behind it", |table| give(table, &row, &zeros)));
    }
    for row in sheet.rows().filter(|row| row.has("judged")) {
        let above = plus(row.weight().unwrap(), cents(1)).to_string();
        let mutant = sheet.plant("judged", row.at("judged"), |table| set(table, &row.at("judged"), above));
        mutants.push(mutant.also("judged-outside-band"));
    }
    if sheet.has(EXECUTION) {
        for points in ["20.01", "99"] {
            mutants.push(sheet.plant("the execution rate", EXECUTION, |table| {
                set(table, EXECUTION, points);
                resum(table);
            }));
        }
    }
    mutants
}

/// Whether a result costs anything once points are rounded: 4.995 is a full 5.
fn loses_points(sheet: &Sheet<'_>, row: &Row<'_>, actual: &str) -> bool {
    let rounding = Rounding { places: 2, mode: Mode::HalfUp };
    exact_points(sheet, row, actual).round(rounding).unwrap().fraction() < row.weight().unwrap()
}

/// What the program gives for a row of a changed table.
fn exact_points(sheet: &Sheet<'_>, row: &Row<'_>, actual: &str) -> Fraction {
    let mut table = sheet.table.clone();
    set(&mut table, &row.at("actual"), actual);
    let card = super::case::score(&table);
    card.indicators[row.index].exact.printed().as_deref().unwrap().parse().unwrap()
}

pub(crate) fn score_not_by_rule(sheet: &Sheet<'_>) -> Vec<Mutant> {
    let mut mutants = Vec::new();
    for row in reported(sheet).iter().filter(|row| row.is_measured() && (row.is_floor() || row.is_ceiling())) {
        let weight = row.weight().unwrap();
        let figure_of = |of, parts| respelled(row.actual(), &times(figure(row.target()), of, parts).to_string());
        let results =
            if row.is_ceiling() { [figure_of(11, 10), figure_of(9, 8)] } else { [figure_of(9, 10), figure_of(7, 8)] };
        for actual in results {
            let exact = exact_points(sheet, row, &actual);
            let right = exact.round(Rounding { places: 2, mode: Mode::HalfEven }).unwrap().fraction();
            let least = if is_in_cents(exact) { 1 } else { 2 };
            let mut wrong = vec![
                ("a cent too many", plus(right, cents(least))),
                ("a cent too few", minus(right, cents(least))),
                ("half a point too many", plus(right, cents(50))),
                ("half", times(right, 1, 2)),
            ];
            wrong.extend(swapped(&right.to_string()).map(|swapped| ("digits swapped", figure(&swapped))));
            // Full points are another fault, and those that are right to the places that are written are none.
            wrong.retain(|(_, points)| *points < weight && !points.is_negative() && !may_be(exact, *points));
            for (kind, points) in wrong {
                let mutant = sheet.plant(kind, row.at("reported"), |table| {
                    fall_short(table, row, &actual, Some(REASON));
                    give(table, row, &points.to_string());
                });
                mutants.push(in_texts(sheet, row, mutant));
            }
            for places in [1, 2] {
                let rounded = exact.round(Rounding { places, mode: Mode::HalfUp }).unwrap().fraction();
                // Rounded up to full points, they do not show that anything was missed.
                if rounded < weight {
                    let mutant = sheet.near("rounded", |table| {
                        fall_short(table, row, &actual, Some(REASON));
                        give(table, row, &rounded.to_string());
                    });
                    mutants.push(in_texts(sheet, row, mutant));
                }
            }
        }
        if row.is_met() {
            let less = minus(weight, Fraction::whole(1));
            let mutant = sheet.plant("a deduction with a reason", row.at("reported"), |table| {
                set(table, &row.at("reason"), "佐证材料不全,未能全部核实,自行扣减");
                give(table, row, &less.to_string());
            });
            mutants.push(mutant);
        }
    }
    mutants
}

/// Whether points are an exact value rounded to as many places as are written.
fn may_be(exact: Fraction, points: Fraction) -> bool {
    let places = points.to_string().split_once('.').map_or(0, |(_, places)| u8::try_from(places.len()).unwrap());
    let modes = [Mode::HalfEven, Mode::HalfUp, Mode::HalfDown];
    modes.into_iter().any(|mode| exact.round(Rounding { places, mode }).unwrap().fraction() == points)
}

pub(crate) fn unmet_but_full(sheet: &Sheet<'_>) -> Vec<Mutant> {
    let mut mutants = Vec::new();
    for row in reported(sheet).iter().filter(|row| row.is_measured()) {
        let full = row.weight().unwrap().to_string();
        for actual in short(row).iter().filter(|actual| loses_points(sheet, row, actual)) {
            for reason in [None, Some(REASON)] {
                let mutant = sheet.plant("short", row.at("reported"), |table| {
                    fall_short(table, row, actual, reason);
                    give(table, row, &full);
                });
                let mutant = in_texts(sheet, row, mutant);
                mutants.push(mutant.also_if(reason.is_none(), "deviation-without-reason"));
            }
        }
        for actual in short(row).iter().filter(|actual| !loses_points(sheet, row, actual)) {
            let mutant = sheet.near("so little that it costs nothing", |table| {
                fall_short(table, row, actual, Some(REASON));
                give(table, row, &full);
            });
            mutants.push(mutant.also_if(sheet.says_all_met(), "text-contradicts-table"));
        }
    }
    mutants
}

/// Results beyond a ceiling.
fn beyond(row: &Row<'_>) -> [String; 3] {
    [(1001, 1000), (11, 10), (3, 1)]
        .map(|(of, parts)| respelled(row.actual(), &times(figure(row.target()), of, parts).to_string()))
}

pub(crate) fn ceiling_breached_but_full(sheet: &Sheet<'_>) -> Vec<Mutant> {
    let mut mutants = Vec::new();
    for row in reported(sheet).iter().filter(|row| row.is_ceiling()) {
        for actual in beyond(row).iter().filter(|actual| loses_points(sheet, row, actual)) {
            for reason in [None, Some("材料涨价,未能控制在限额以内")] {
                let mutant = sheet.plant("beyond", row.at("reported"), |table| {
                    fall_short(table, row, actual, reason);
                    resum(table);
                });
                let mutant = in_texts(sheet, row, mutant);
                mutants.push(mutant.also_if(reason.is_none(), "deviation-without-reason"));
            }
        }
        let actual = respelled(row.actual(), digits(row.target()).unwrap());
        mutants.push(sheet.near("just at it", |table| set(table, &row.at("actual"), actual)));
    }
    mutants
}

pub(crate) fn met_but_deducted(sheet: &Sheet<'_>) -> Vec<Mutant> {
    let mut mutants = Vec::new();
    let rows = reported(sheet);
    for row in rows.iter().filter(|row| row.is_measured() && row.is_met() && row.is_full()) {
        let weight = row.weight().unwrap();
        for (kind, less) in [("a cent", cents(1)), ("half a point", cents(50)), ("all", weight)] {
            // Words that a person scores leave their band first.
            if kind == "all" && is_scored_in_bands(sheet, row) {
                continue;
            }
            let points = minus(weight, less).to_string();
            let mutant = sheet.plant(kind, row.at("reported"), |table| give(table, row, &points));
            mutants.push(mutant.also("deviation-without-reason"));
        }
    }
    mutants
}

/// Whether words are scored by a person, within the band of their verdict.
fn is_scored_in_bands(sheet: &Sheet<'_>, row: &Row<'_>) -> bool {
    row.is_words() && sheet.text("/template") != "shandong/zaozhuang-self-2024"
}

/// Points of words that say that all was reached: no fewer than four fifths.
fn reported_outside_band(sheet: &Sheet<'_>) -> Vec<Mutant> {
    let mut mutants = Vec::new();
    for row in reported(sheet).iter().filter(|row| is_scored_in_bands(sheet, row) && !row.has("judged")) {
        let least = times(row.weight().unwrap(), 4, 5);
        for points in [Fraction::ZERO, minus(least, cents(1))] {
            let points = points.to_string();
            let mutant = sheet.plant("reported", row.at("reported"), |table| give(table, row, &points));
            mutants.push(mutant.also("deviation-without-reason"));
        }
        for verdict in ["未达成年度指标且效果较差", "部分达成年度指标并具有一定效果", "未完成"]
        {
            mutants.push(sheet.plant("full points for another verdict", row.at("reported"), |table| {
                fall_short(table, row, verdict, Some(REASON));
            }));
        }
        mutants.push(sheet.near("reported, with a reason", |table| {
            set(table, &row.at("reason"), "一处制度尚未修订");
            give(table, row, &least.to_string());
        }));
    }
    mutants
}

pub(crate) fn judged_outside_band(sheet: &Sheet<'_>) -> Vec<Mutant> {
    let verdicts = sheet.rows().filter(|row| row.has("judged") && row.actual().contains("达成")).collect::<Vec<_>>();
    let mut mutants = reported_outside_band(sheet);
    for row in verdicts {
        let weight = row.weight().unwrap();
        let hubei = sheet.text("/template").starts_with("hubei");
        // In hundredths of the full points: where each band begins, and where it ends.
        let bands = if hubei {
            [
                ("达成预期指标", 80, 101),
                ("部分达成预期指标并具有一定效果", 50, 101),
                ("未达成预期指标且效果较差", 0, 101),
            ]
        } else {
            [("达成年度指标", 80, 101), ("部分达成年度指标并具有一定效果", 60, 80), ("未达成年度指标且效果较差", 0, 60)]
        };
        let write = |verdict: &str, points: Fraction| {
            let (verdict, points) = (verdict.to_owned(), points.to_string());
            let (keys, printed) =
                (["actual", "judged", "reported", "reason"].map(|key| row.at(key)), row.has("reported"));
            move |table: &mut Value| {
                let [actual, judged, reported, reason] = keys;
                set(table, &actual, verdict);
                set(table, &judged, points.clone());
                set(table, &reason, "一处未能达到预期,已列入下年计划");
                if printed {
                    set(table, &reported, points);
                    resum(table);
                }
            }
        };
        for (verdict, from, below) in bands {
            let share = |hundredths: i64| times(weight, hundredths, 100);
            if from > 0 {
                let edit = write(verdict, minus(share(from), cents(1)));
                mutants.push(sheet.plant("below the band", row.at("judged"), edit));
            }
            if below <= 100 {
                mutants.push(sheet.plant("where the next begins", row.at("judged"), write(verdict, share(below))));
                let edit = write(verdict, minus(share(below), cents(1)));
                mutants.push(sheet.near("just within", edit));
            }
            mutants.push(sheet.near("at the beginning of the band", write(verdict, share(from))));
        }
    }
    mutants
}

pub(crate) fn grade_not_by_total(sheet: &Sheet<'_>) -> Vec<Mutant> {
    const AT: &str = "/reported/grade";
    if !sheet.has(AT) {
        return Vec::new();
    }
    let right = sheet.text(AT).chars().next().unwrap().to_string();
    let others = ["优", "良", "中", "差"].into_iter().filter(|grade| *grade != right);
    let planted = others.flat_map(|grade| {
        let spelled = match grade {
            "优" => "优秀",
            "良" => "良好",
            "中" => "中等",
            _ => "较差",
        };
        [grade, spelled].map(|grade| sheet.plant("another grade", AT, |table| set(table, AT, grade)))
    });
    let mut mutants: Vec<Mutant> = planted.collect();
    let same = match right.as_str() {
        "优" => "优秀",
        "良" => "良好",
        _ => "中等",
    };
    mutants.push(sheet.near("the same grade", |table| set(table, AT, same)));
    mutants
}

pub(crate) fn execution_score_wrong(sheet: &Sheet<'_>) -> Vec<Mutant> {
    const AT: &str = "/reported/execution_score";
    if !sheet.has(AT) {
        return Vec::new();
    }
    let points = figure(sheet.text(AT));
    let weight = sheet.card.execution.as_ref().and_then(|money| money.weight).unwrap().value();
    let mut wrong = vec![
        ("a cent too many", plus(points, cents(1))),
        ("a cent too few", minus(points, cents(1))),
        ("half a point too many", plus(points, cents(50))),
        ("a point too few", minus(points, Fraction::whole(1))),
        ("nothing", Fraction::ZERO),
    ];
    wrong.extend(swapped(sheet.text(AT)).map(|swapped| ("digits swapped", figure(&swapped))));
    let exact = sheet.card.execution.as_ref().and_then(|money| money.exact).unwrap().value();
    wrong.retain(|(_, points)| *points <= weight && !may_be(exact, *points));
    let planted = wrong.into_iter().map(|(kind, points)| {
        sheet.plant(kind, AT, |table| {
            set(table, AT, points.to_string());
            resum(table);
        })
    });
    let mut mutants: Vec<Mutant> = planted.collect();
    mutants.push(sheet.plant("blank", AT, |table| {
        remove(table, AT);
        resum(table);
    }));
    let money = sheet.near("another amount, and its points", |table| {
        let budget = figure(sheet.text("/funds/0/budget"));
        super::funds::bring(table, "executed", times(budget, 97, 100));
        settle(table);
    });
    mutants.push(money.also_if(sheet.states_money(), "text-contradicts-table"));
    mutants
}

pub(crate) fn second_score_differs(sheet: &Sheet<'_>) -> Vec<Mutant> {
    let mut mutants = Vec::new();
    for row in reported(sheet).iter().filter(|row| row.weight().is_some()) {
        let (at, first) = (row.at("reviewed"), figure(row.text("reported")));
        mutants.push(sheet.near("the same points by the second look", |table| set(table, &at, first.to_string())));
        let above = plus(row.weight().unwrap(), cents(50)).to_string();
        mutants.push(sheet.plant("a second score above the full points", at.as_str(), |table| set(table, &at, above)));
        if first.is_positive() && !row.has("reason") {
            let less = times(first, 1, 2).to_string();
            mutants.push(sheet.plant("a second score without a word", at.as_str(), |table| set(table, &at, less)));
        }
    }
    mutants
}

pub(crate) fn unfinished_but_full(sheet: &Sheet<'_>) -> Vec<Mutant> {
    let mut mutants = Vec::new();
    let outputs = ["数量", "质量", "时效"];
    for row in sheet.rows().filter(|row| row.is_full() && outputs.iter().any(|tier| row.stands_below(tier))) {
        let at = row.at("reason");
        let write = |reason: &'static str| {
            let (parent, key) = (row.at(""), "reason");
            move |table: &mut Value| {
                table.pointer_mut(&parent).unwrap()[key] = reason.into();
            }
        };
        for reason in ["工程尚未验收", "没有完工", "设备未全部交付"] {
            mutants.push(sheet.plant("unfinished", at.as_str(), write(reason)).consequences());
        }
        for reason in ["提前完工,验收合格", "未影响工程验收"] {
            mutants.push(sheet.near("finished", write(reason)).consequences());
        }
    }
    mutants
}
