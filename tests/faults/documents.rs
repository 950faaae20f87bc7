//! J8: tables of two years, and waivers.

use serde_json::{Value, json};

use super::case::{Case, Sheet, list, set, text};
use super::figures::{figure, respelled, times};
use super::honest::{resum, settle};
use super::mutant::Mutant;

/// The tables of two years, the earlier one first.
fn years(case: &Case) -> Option<(usize, usize)> {
    let mut tables: Vec<(i64, usize)> =
        case.tables().filter_map(|(index, table)| Some((table["year"].as_i64()?, index))).collect();
    tables.sort_unstable();
    match tables.as_slice() {
        [(last, a), (this, b)] if last + 1 == *this => Some((*a, *b)),
        _ => None,
    }
}

/// Sets this year's targets to those of last year, and lets them be just reached.
fn repeat(case: &mut Case, (last, this): (usize, usize), rows: &[usize]) {
    for row in rows {
        let at = format!("/indicators/{row}");
        let target = text(&case.documents[last].1, &format!("{at}/target")).to_owned();
        let table = &mut case.documents[this].1;
        set(table, &format!("{at}/target"), target);
    }
    settle(&mut case.documents[this].1);
}

pub(crate) fn same_targets_as_last_year(case: &Case) -> Vec<Mutant> {
    let Some((last, this)) = years(case) else { return Vec::new() };
    let rows: Vec<usize> = (0..list(&case.documents[this].1, "/indicators").len()).collect();
    let moved = |row: usize| {
        let target = |table: usize| text(&case.documents[table].1, &format!("/indicators/{row}/target")).to_owned();
        target(last) != target(this)
    };
    // Last year's result stays within reach of its target, so that only the repetition is wrong.
    let modest = |case: &mut Case| {
        for row in &rows {
            let at = format!("/indicators/{row}");
            let target = text(&case.documents[last].1, &format!("{at}/target")).to_owned();
            let table = &mut case.documents[last].1;
            let actual = text(table, &format!("{at}/actual")).to_owned();
            set(table, &format!("{at}/actual"), respelled(&actual, super::figures::digits(&target).unwrap()));
        }
    };
    let mut mutants = vec![
        case.plant("all of them", (this, "/indicators"), |case| {
            modest(case);
            repeat(case, (last, this), &rows);
        }),
        case.plant("by name, without a code", (this, "/indicators"), |case| {
            modest(case);
            repeat(case, (last, this), &rows);
            for table in [last, this] {
                super::case::remove(&mut case.documents[table].1, "/project/code");
            }
        }),
        case.near("two years apart", |case| {
            modest(case);
            repeat(case, (last, this), &rows);
            case.documents[last].1["year"] = 2022.into();
        }),
    ];
    for spared in rows.iter().filter(|row| moved(**row)) {
        let others: Vec<usize> = rows.iter().copied().filter(|row| row != spared).collect();
        mutants.push(case.near("all but one", |case| {
            modest(case);
            repeat(case, (last, this), &others);
        }));
    }
    mutants
}

pub(crate) fn target_below_last_actual(case: &Case) -> Vec<Mutant> {
    let Some((last, this)) = years(case) else { return Vec::new() };
    let mut mutants = Vec::new();
    let rows = list(&case.documents[this].1, "/indicators").to_vec();
    for (index, row) in rows.iter().enumerate() {
        let [target, actual] = ["target", "actual"].map(|key| text(row, &format!("/{key}")).to_owned());
        if target.contains('%') {
            continue;
        }
        let before = text(&case.documents[last].1, &format!("/indicators/{index}/actual")).to_owned();
        let ceiling = target.contains('≤');
        let at = format!("/indicators/{index}/target");
        // This year's target by last year's result.
        let set_to = |of: i64, parts: i64| {
            let bound = times(figure(&before), of, parts).to_string();
            let (target, actual) = (respelled(&target, &bound), respelled(&actual, &bound));
            move |case: &mut Case| {
                let table = &mut case.documents[this].1;
                set(table, &format!("/indicators/{index}/target"), target);
                set(table, &format!("/indicators/{index}/actual"), actual);
                settle(table);
            }
        };
        let (lax, just) = if ceiling { ([(10, 8), (3, 2)], (11, 10)) } else { ([(899, 1000), (1, 2)], (9, 10)) };
        for (of, parts) in lax {
            mutants.push(case.plant("below last year", (this, at.as_str()), set_to(of, parts)));
        }
        mutants.push(case.near("just not below", set_to(just.0, just.1)));
        if !ceiling {
            let lower = set_to(1, 2);
            mutants.push(case.near("with half of the money", |case| {
                lower(case);
                let table = &mut case.documents[this].1;
                for (key, amount) in [("initial", "316.8"), ("budget", "316.8"), ("executed", "316")] {
                    set(table, &format!("/funds/0/{key}"), amount);
                }
                settle(table);
            }));
        }
    }
    mutants
}

/// A waiver of a rule.
fn waiver(code: &str, until: Option<&str>) -> Value {
    let mut waiver = json!({ "code": code, "reason": "上年已说明", "by": "财务科" });
    if let Some(until) = until {
        waiver["until"] = until.into();
    }
    waiver
}

pub(crate) fn unused_waiver(sheet: &Sheet<'_>) -> Vec<Mutant> {
    const AT: &str = "/waivers/0";
    let mut mutants = Vec::new();
    for (kind, code, until) in [
        ("about nothing", "weights-do-not-add-up", None),
        ("by code", "J314", None),
        ("about nothing, and over", "unmet-but-full", Some("2024-12-31")),
        ("of no rule", "J999", None),
    ] {
        mutants.push(sheet.plant(kind, AT, |table| set(table, "/waivers", json!([waiver(code, until)]))));
    }
    let used = sheet.near("about a finding", |table| {
        wrong(table);
        set(table, "/waivers", json!([waiver("J504", None)]));
    });
    mutants.push(used.also("template-text-left"));
    mutants
}

/// Something wrong in every table: a part of the form in a reason.
fn wrong(table: &mut Value) {
    set(table, "/project/category", "其他");
    set(table, "/project/implementer", "××单位");
    resum(table);
}

pub(crate) fn expired_waiver(sheet: &Sheet<'_>) -> Vec<Mutant> {
    const AT: &str = "/waivers/0";
    let waived = |until: Option<&'static str>| {
        move |table: &mut Value| {
            wrong(table);
            set(table, "/waivers", json!([waiver("template-text-left", until)]));
        }
    };
    let mutants = vec![
        sheet.plant("the day before", AT, waived(Some("2025-02-28"))),
        sheet.plant("long over", AT, waived(Some("2023-06-30"))),
        sheet.near("its last day", waived(Some("2025-03-01"))),
        sheet.near("without an end", waived(None)),
    ];
    mutants.into_iter().map(|mutant| mutant.also("template-text-left")).collect()
}
