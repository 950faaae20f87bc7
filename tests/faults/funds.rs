//! J2: money that is wrong, and money that is not spent.

use jixiao::num::{Figure, Fraction};
use serde_json::{Value, json};

use super::case::{Sheet, list, remove, set, text};
use super::figures::{cents, cut, decimals, figure, minus, plus, respelled, swapped, times};
use super::honest::{keep_silent, resum, settle};
use super::mutant::Mutant;
use super::row::Row;

const RATE: &str = "/reported/execution_rate";
const COLUMNS: [&str; 3] = ["initial", "budget", "executed"];

/// An amount of a row of the money.
fn amount(table: &Value, row: usize, column: &str) -> Option<Fraction> {
    table.pointer(&format!("/funds/{row}/{column}")).and_then(Value::as_str).map(figure)
}

/// Writes an amount with as many decimals as it had.
fn put(table: &mut Value, row: usize, column: &str, amount: Fraction) {
    let at = format!("/funds/{row}/{column}");
    let places = usize::try_from(decimals(text(table, &at))).unwrap();
    let written = amount.to_string();
    let (whole, behind) = written.split_once('.').unwrap_or((&written, ""));
    let zeros = "0".repeat(places.saturating_sub(behind.len()));
    let written = format!("{whole}.{behind}{zeros}");
    set(table, &at, written.trim_end_matches('.'));
}

fn rows(table: &Value) -> usize {
    list(table, "/funds").len()
}

/// Brings the total of a column to an amount, with the first part that can take the difference.
pub(crate) fn bring(table: &mut Value, column: &str, to: Fraction) {
    let Some(before) = amount(table, 0, column) else { return };
    let more = minus(to, before);
    put(table, 0, column, to);
    let takes = |row: &usize| {
        amount(table, *row, column).is_some_and(|part| part.is_positive() && !plus(part, more).is_negative())
    };
    if let Some(part) = (1..rows(table)).find(takes) {
        let changed = plus(amount(table, part, column).unwrap(), more);
        put(table, part, column, changed);
    }
}

/// Spends a share of the budget.
pub(crate) fn spend(table: &mut Value, of: i64, parts: i64) {
    let budget = amount(table, 0, "budget").unwrap();
    let part_budgets: Vec<Option<Fraction>> = (0..rows(table)).map(|row| amount(table, row, "budget")).collect();
    put(table, 0, "executed", times(budget, of, parts));
    for (row, part) in part_budgets.into_iter().enumerate().skip(1) {
        if let Some(part) = part {
            put(table, row, "executed", times(part, of, parts));
        }
    }
    settle(table);
}

fn budget(sheet: &Sheet<'_>) -> Fraction {
    amount(sheet.table, 0, "budget").unwrap()
}

fn exact_rate(sheet: &Sheet<'_>) -> Fraction {
    times(amount(sheet.table, 0, "executed").unwrap(), 100, 1).divide(budget(sheet)).unwrap()
}

pub(crate) fn execution_rate_wrong(sheet: &Sheet<'_>) -> Vec<Mutant> {
    if !sheet.has(RATE) {
        return Vec::new();
    }
    let exact = exact_rate(sheet);
    let printed = sheet.text(RATE);
    let mut wrong = vec![
        ("a hundredth too many", respelled(printed, &plus(cut(exact, 2), cents(2)).to_string())),
        ("a hundredth too few", respelled(printed, &minus(cut(exact, 2), cents(1)).to_string())),
        ("a point too many", respelled(printed, &plus(exact, Fraction::whole(1)).to_string())),
        ("a point too few", respelled(printed, &minus(exact, Fraction::whole(1)).to_string())),
    ];
    wrong.extend(swapped(printed).map(|swapped| ("digits swapped", swapped)));
    let upside_down = Fraction::whole(10_000).divide(exact).unwrap();
    let shown = cut(upside_down, 2);
    wrong.extend((shown > exact).then(|| ("the budget by what was spent", format!("{shown}%"))));
    let planted = wrong.into_iter().map(|(kind, rate)| sheet.plant(kind, RATE, |table| set(table, RATE, rate.clone())));
    let mut mutants: Vec<Mutant> = planted.collect();
    // A third of the money, so that the rate does not end.
    for (of, parts) in [(2951, 3000), (2903, 3000)] {
        let rate = times(Fraction::whole(of * 100), 1, parts);
        let rounded = rate.round(jixiao::num::Rounding { places: 2, mode: jixiao::num::Mode::HalfUp }).unwrap();
        let (cut_off, rounded) = (cut(rate, 2), rounded.fraction());
        let edit = |shown: Fraction| {
            move |table: &mut Value| {
                bring(table, "initial", Fraction::whole(3000));
                bring(table, "budget", Fraction::whole(3000));
                bring(table, "executed", Fraction::whole(of));
                scale_parts(table);
                keep_silent(table);
                settle(table);
                set(table, RATE, format!("{shown}%"));
            }
        };
        mutants.push(sheet.near("rounded", edit(rounded)));
        if cut_off != rounded {
            mutants.push(sheet.plant("cut off", RATE, edit(cut_off)));
        }
    }
    mutants.push(sheet.near("no zeros behind it", |table| set(table, RATE, format!("{exact}%"))));
    mutants
}

/// Leaves the total alone: its parts are those of another amount.
fn scale_parts(table: &mut Value) {
    while rows(table) > 1 {
        remove(table, "/funds/1");
    }
}

pub(crate) fn percent_sign_missing(sheet: &Sheet<'_>) -> Vec<Mutant> {
    let mut mutants = Vec::new();
    if sheet.has(RATE) {
        let share = times(exact_rate(sheet), 1, 100);
        let without = sheet.text(RATE).trim_end_matches('%').to_owned();
        mutants.push(sheet.plant("a rate without its sign", RATE, |table| set(table, RATE, without)));
        mutants.push(sheet.plant("a rate as a share", RATE, |table| set(table, RATE, share.to_string())));
    }
    let rates = sheet.rows().filter(|row| row.is_rate() && !row.has_columns() && row.is_measured());
    for row in rates.collect::<Vec<_>>() {
        let share = |text: &str| respelled(text, &times(figure(text), 1, 100).to_string()).replace('%', "");
        let (target, actual) = (share(row.target()), share(row.actual()));
        let mutant = sheet.plant("an actual value as a share", row.at("actual"), |table| {
            set(table, &row.at("actual"), actual.clone());
        });
        mutants.push(mutant);
        let mutant = sheet.plant("a target as a share", row.at("target"), |table| {
            set(table, &row.at("target"), target.clone());
        });
        mutants.push(mutant);
        let count = |text: &str| text.replace('%', "");
        let (target, actual) = (count(row.target()), count(row.actual()));
        mutants.push(sheet.near("neither with its sign", |table| {
            set(table, &row.at("target"), target);
            set(table, &row.at("actual"), actual);
        }));
    }
    mutants
}

pub(crate) fn executed_above_budget(sheet: &Sheet<'_>) -> Vec<Mutant> {
    let mut mutants = Vec::new();
    let places = i64::from(decimals(sheet.text("/funds/0/budget")).max(decimals(sheet.text("/funds/0/executed"))));
    let step = times(Fraction::whole(1), 1, 10_i64.pow(u32::try_from(places).unwrap()));
    for (kind, more) in [("a step more", step), ("a fifth more", times(budget(sheet), 1, 5))] {
        let mutant = sheet.plant(kind, "/funds/0/executed", |table| {
            bring(table, "executed", plus(budget(sheet), more));
            settle(table);
        });
        let mutant = mutant.also("executed-above-budget");
        mutants.push(mutant.also_if(sheet.states_money(), "text-contradicts-table"));
    }
    for row in 1..rows(sheet.table) {
        let Some(part) = amount(sheet.table, row, "budget").filter(|part| part.is_positive()) else { continue };
        let mut others = (1..rows(sheet.table)).filter(|other| *other != row);
        let giver = others.find(|other| amount(sheet.table, *other, "executed").is_some_and(|part| part > step));
        let Some(giver) = giver else { continue };
        let more = plus(minus(part, amount(sheet.table, row, "executed").unwrap()), step);
        mutants.push(sheet.plant("a part of the money", format!("/funds/{row}/executed"), |table| {
            put(table, row, "executed", plus(part, step));
            let left = minus(amount(table, giver, "executed").unwrap(), more);
            put(table, giver, "executed", left);
        }));
    }
    let mutant = sheet.near("all of it", |table| spend(table, 1, 1));
    mutants.push(mutant.also_if(sheet.states_money(), "text-contradicts-table"));
    mutants
}

pub(crate) fn zero_budget(sheet: &Sheet<'_>) -> Vec<Mutant> {
    let empty = |table: &mut Value, columns: &[&str]| {
        for row in 0..rows(table) {
            for column in columns.iter().filter(|column| amount(sheet.table, row, column).is_some()) {
                set(table, &format!("/funds/{row}/{column}"), "0");
            }
        }
        remove(table, RATE);
        if table.pointer("/reported/execution_score").is_some() {
            set(table, "/reported/execution_score", "0");
        }
        resum(table);
    };
    let kinds: [(&'static str, &[&str]); 2] =
        [("no budget", &["budget"]), ("neither budget nor spending", &["budget", "executed"])];
    let planted = kinds.map(|(kind, columns)| {
        let mutant = sheet.plant(kind, "/funds/0/budget", |table| empty(table, columns));
        // The budget of the beginning of the year may be what the goal speaks of.
        mutant.also_if(sheet.states_money() && columns.len() > 1, "text-contradicts-table")
    });
    let later = sheet.near("nothing at the beginning of the year", |table| {
        for row in (0..rows(table)).filter(|row| amount(sheet.table, *row, "initial").is_some()) {
            set(table, &format!("/funds/{row}/initial"), "0");
        }
    });
    planted.into_iter().chain([later.also_if(asks_more(sheet), "large-budget-adjustment")]).collect()
}

/// Whether the form asks a word about money earlier than the program: Sichuan's below 90 %, and for any change.
fn asks_more(sheet: &Sheet<'_>) -> bool {
    sheet.text("/template") == "sichuan/self"
}

/// How much the parts of a column may be off in rounded figures.
fn slack(table: &Value, column: &str) -> (Fraction, Fraction) {
    let cells: Vec<&str> = (0..rows(table))
        .map(|row| text(table, &format!("/funds/{row}/{column}")))
        .filter(|cell| !cell.is_empty())
        .collect();
    let places = cells.iter().map(|cell| decimals(cell)).max().unwrap_or_default();
    let step = times(Fraction::whole(1), 1, 10_i64.pow(places));
    let to_the_coin = text(table, "/currency") == "元" && places >= 2;
    let rounded = places > 0 && !to_the_coin;
    let halves = i64::try_from(cells.len()).unwrap();
    (if rounded { times(step, halves, 2) } else { Fraction::ZERO }, step)
}

/// What a changed amount makes of its own row.
fn of_a_part(sheet: &Sheet<'_>, mutant: Mutant, row: usize, column: &str, changed: Fraction) -> Mutant {
    let of = |other: &str| if other == column { Some(changed) } else { amount(sheet.table, row, other) };
    let [initial, budget, executed] = COLUMNS.map(|column| of(column).unwrap_or(Fraction::ZERO));
    let cut = budget == executed && budget < initial && budget.is_positive();
    let mutant = mutant.also_if(executed > budget && budget.is_positive(), "executed-above-budget");
    mutant.also_if(cut, "budget-cut-to-spending")
}

pub(crate) fn funds_do_not_foot(sheet: &Sheet<'_>) -> Vec<Mutant> {
    let mut mutants = Vec::new();
    for column in COLUMNS {
        let Some(total) = amount(sheet.table, 0, column) else { continue };
        let parts: Vec<usize> =
            (1..rows(sheet.table)).filter(|row| amount(sheet.table, *row, column).is_some()).collect();
        let filled = parts.iter().filter(|row| amount(sheet.table, **row, column).unwrap().is_positive()).count();
        for part in parts {
            let cell = amount(sheet.table, part, column).unwrap();
            let (slack, step) = slack(sheet.table, column);
            let least = plus(slack, step);
            for (kind, more) in [
                ("just too much", least),
                ("just too little", minus(Fraction::ZERO, least)),
                ("a lot too much", times(total, 1, 4)),
            ] {
                // One part alone, and less than the total: there may be others.
                let changed = plus(cell, more);
                if changed.is_negative() || (filled < 2 && more.is_negative()) {
                    continue;
                }
                let mutant = sheet.plant(kind, format!("/funds/0/{column}"), |table| put(table, part, column, changed));
                mutants.push(of_a_part(sheet, mutant, part, column, changed));
            }
            if slack.is_positive() {
                let places = u8::try_from(decimals(&step.to_string())).unwrap();
                let within = plus(cell, cut(slack, places));
                let mutant = sheet.near("within the decimals", |table| put(table, part, column, within));
                mutants.push(of_a_part(sheet, mutant, part, column, within));
            }
        }
    }
    mutants
}

pub(crate) fn total_row_empty(sheet: &Sheet<'_>) -> Vec<Mutant> {
    if rows(sheet.table) < 2 {
        return Vec::new();
    }
    let finish = |table: &mut Value| {
        if table.pointer(RATE).is_some() {
            set(table, RATE, "0%");
            set(table, "/reported/execution_score", "0");
        }
        resum(table);
    };
    let zero = |table: &mut Value| {
        for column in COLUMNS.into_iter().filter(|column| amount(sheet.table, 0, column).is_some()) {
            set(table, &format!("/funds/0/{column}"), "0");
        }
        finish(table);
    };
    let blank = |table: &mut Value| {
        for column in COLUMNS {
            remove(table, &format!("/funds/0/{column}"));
        }
        finish(table);
    };
    vec![sheet.plant("zeros", "/funds/0", zero), sheet.plant("blank", "/funds/0", blank)]
}

pub(crate) fn budget_cut_to_spending(sheet: &Sheet<'_>) -> Vec<Mutant> {
    let (Some(_), Some(executed)) = (amount(sheet.table, 0, "initial"), amount(sheet.table, 0, "executed")) else {
        return Vec::new();
    };
    // Where all was spent, the budget of the beginning was higher.
    let before = plus(executed, times(executed, 1, 10));
    let cut_to = |table: &mut Value, more: Fraction| {
        if more.is_positive() {
            // A part of the money may be cut to the cent, whatever the whole is.
            scale_parts(table);
        }
        bring(table, "initial", before);
        for row in 0..rows(table) {
            if let Some(part) = amount(table, row, "executed") {
                put(table, row, "budget", part);
            }
        }
        bring(table, "budget", plus(executed, more));
        settle(table);
    };
    let states = sheet.states_money();
    let text = "text-contradicts-table";
    let mut mutants = vec![
        sheet.plant("the whole", "/funds/0/budget", |table| cut_to(table, Fraction::ZERO)).also_if(states, text),
        sheet
            .near("a unit above what was spent", |table| cut_to(table, Fraction::whole(1)))
            .also_if(states, text)
            .also_if(asks_more(sheet), "large-budget-adjustment"),
    ];
    for row in 1..rows(sheet.table) {
        let part = ["initial", "executed"].map(|column| amount(sheet.table, row, column).unwrap_or(Fraction::ZERO));
        let [initial, spent] = part;
        let taker = (1..rows(sheet.table))
            .find(|other| *other != row && amount(sheet.table, *other, "budget").is_some_and(Fraction::is_positive));
        let Some(taker) = taker.filter(|_| spent.is_positive() && spent < initial) else { continue };
        mutants.push(sheet.plant("a part of the money", format!("/funds/{row}/budget"), |table| {
            let moved = minus(amount(table, row, "budget").unwrap(), spent);
            put(table, row, "budget", spent);
            let other = plus(amount(table, taker, "budget").unwrap(), moved);
            put(table, taker, "budget", other);
        }));
    }
    mutants
}

pub(crate) fn large_budget_adjustment(sheet: &Sheet<'_>) -> Vec<Mutant> {
    const AT: &str = "/funds/0/budget";
    let slug = "large-budget-adjustment";
    if amount(sheet.table, 0, "initial").is_none() {
        return Vec::new();
    }
    // The budget of the beginning of the year, by what the budget came to; a full one would be one that was cut.
    let adjust = |table: &mut Value, initial: i64, budget: i64| {
        scale_parts(table);
        keep_silent(table);
        for (column, amount) in [("initial", initial), ("budget", budget), ("executed", budget - 2)] {
            bring(table, column, Fraction::whole(amount));
        }
        settle(table);
    };
    let explained = |table: &mut Value| {
        adjust(table, 500, 650);
        set(table, "/goal", serde_json::json!({ "achieved": "年中追加预算,用于新增的任务" }));
    };
    vec![
        sheet.plant("up by a fifth", AT, |table| adjust(table, 500, 600)),
        sheet.plant("up by more", AT, |table| adjust(table, 250, 600)),
        sheet.plant("down by a fifth", AT, |table| adjust(table, 1000, 800)),
        sheet.near("up by just less", |table| adjust(table, 501, 601)).also_if(asks_more(sheet), slug),
        sheet.near("down by just less", |table| adjust(table, 1000, 801)).also_if(asks_more(sheet), slug),
        sheet.near("with a reason", explained),
    ]
}

/// A goal that says nothing of money, so that it explains nothing.
fn unexplained(table: &mut Value, of: i64, parts: i64) {
    keep_silent(table);
    spend(table, of, parts);
}

pub(crate) fn low_execution(sheet: &Sheet<'_>) -> Vec<Mutant> {
    const AT: &str = "/funds/0/executed";
    let low = [("just below", 7999, 10000), ("half", 1, 2), ("nearly nothing", 1, 50)].map(|(kind, of, parts)| {
        let mutant = sheet.plant(kind, AT, |table| unexplained(table, of, parts));
        // What stands in a table with points says too much of what was done.
        mutant.also("low-execution-high-score")
    });
    let explained = sheet.near("explained", |table| {
        unexplained(table, 7, 10);
        set(table, "/goal", serde_json::json!({ "achieved": "项目按期实施,招标后结余资金交回财政" }));
    });
    let limit = sheet.near("just the limit", |table| unexplained(table, 4, 5));
    let limit = limit.also_if(asks_more(sheet), "low-execution");
    low.into_iter().chain([explained, limit]).map(|mutant| mutant.also("low-execution-high-score")).collect()
}

pub(crate) fn low_execution_high_score(sheet: &Sheet<'_>) -> Vec<Mutant> {
    let points = sheet.rows().any(|row| row.has("weight"));
    if !points {
        return Vec::new();
    }
    let at = if sheet.has("/reported/total") { "/reported/total" } else { "/indicators" };
    let decided: Vec<_> = sheet.rows().filter(|row| row.has("weight")).collect();
    let full = decided.iter().filter_map(Row::weight).fold(Fraction::ZERO, plus);
    let earned = decided.iter().map(|row| {
        let points = row.scored.score.map_or(Fraction::ZERO, Figure::value);
        if row.has("reported") { figure(row.text("reported")) } else { points }
    });
    let share = earned.fold(Fraction::ZERO, plus).divide(full).unwrap();
    // The least rate, in hundredths of a per cent, at which the points are not too many.
    let most = cut(times(share, 95 * 10_000, 100), 0);
    let ten_thousandths: i64 = most.to_string().parse().unwrap();
    let whole = most == times(share, 95 * 10_000, 100);
    let exact = ten_thousandths + i64::from(!whole);
    let planted = [("just too many", exact - 1), ("much too many", 8000)];
    let planted = planted.map(|(kind, of)| {
        let mutant = sheet.plant(kind, at, |table| unexplained(table, of, 10_000));
        mutant.also_if(asks_more(sheet) && of < 9000, "low-execution")
    });
    let near = sheet.near("just not too many", |table| unexplained(table, exact, 10_000));
    let near = near.also_if(exact < 8000, "low-execution");
    planted.into_iter().filter(|_| exact > 8001).chain([near]).collect()
}

pub(crate) fn funds_missing(sheet: &Sheet<'_>) -> Vec<Mutant> {
    if !list(sheet.table, "/indicators").iter().any(|row| row.get("reported").is_some()) {
        return Vec::new();
    }
    let silent = |table: &mut Value| {
        for at in [RATE, "/reported/execution_score"] {
            if table.pointer(at).is_some() {
                remove(table, at);
            }
        }
    };
    let leave = |rows: Value| {
        move |table: &mut Value| {
            silent(table);
            set(table, "/funds", rows);
        }
    };
    let has_item = sheet.card.execution.as_ref().is_some_and(|execution| execution.weight.is_some());
    if !has_item {
        return Vec::new();
    }
    let excerpt = |table: &mut Value| {
        leave(json!([]))(table);
        table["complete"] = false.into();
    };
    vec![
        sheet.plant("no rows of money", "/funds", leave(json!([]))).consequences(),
        sheet.plant("a row without amounts", "/funds", leave(json!([{ "source": "total" }]))).consequences(),
        sheet.near("an excerpt without money", excerpt).consequences(),
    ]
}
