//! J6: indicators that are too many, too few, or too much in words.

use jixiao::num::Fraction;
use serde_json::{Value, json};

use super::arithmetic::{sets_tiers, weigh, weighted};
use super::case::{Sheet, list, remove, set, text};
use super::figures::{cents, figure, minus, plus, times};
use super::honest::settle;
use super::mutant::Mutant;
use super::row::Row;

pub(crate) fn duplicate_indicator(sheet: &Sheet<'_>) -> Vec<Mutant> {
    let mut mutants = Vec::new();
    for row in sheet.rows().filter(Row::is_measured) {
        let name = row.text("name");
        let twice = |table: &mut Value, name: &str| {
            if let Some(weight) = row.weight() {
                set(table, &row.at("weight"), times(weight, 1, 2).to_string());
            }
            let mut copy = table.pointer(&row.at("")).unwrap().clone();
            copy["name"] = name.into();
            table["indicators"].as_array_mut().unwrap().insert(row.index + 1, copy);
            settle(table);
        };
        let at = format!("/indicators/{}/name", row.index + 1);
        let (first, rest) = name.split_at(name.chars().next().unwrap().len_utf8());
        for same in [name.to_owned(), format!("指标2:{name}"), format!("{first} {rest}")] {
            mutants.push(sheet.plant("the same once more", at.as_str(), |table| twice(table, &same)));
        }
        mutants.push(sheet.near("another name", |table| twice(table, &format!("{name}(二期)"))));
    }
    mutants
}

/// Leaves out the other rows of a tier. What is left is given all of its points.
fn gather(table: &mut Value, keep: &[usize]) {
    let tier = text(table, &format!("/indicators/{}/path/0", keep[0])).to_owned();
    let rows = list(table, "/indicators").len();
    for index in (0..rows).rev() {
        let below = text(table, &format!("/indicators/{index}/path/0")) == tier;
        if below && !keep.contains(&index) {
            remove(table, &format!("/indicators/{index}"));
        }
    }
}

pub(crate) fn weight_concentrated(sheet: &Sheet<'_>) -> Vec<Mutant> {
    let rows = weighted(sheet);
    let mut mutants = Vec::new();
    for row in &rows {
        let tier: Vec<&Row<'_>> = rows.iter().filter(|other| other.tier(0) == row.tier(0)).collect();
        let sum = tier.iter().filter_map(|row| row.weight()).fold(Fraction::ZERO, plus);
        let Some(other) = tier.iter().find(|other| other.index != row.index) else { continue };
        if sum < Fraction::whole(40) {
            continue;
        }
        let left = rows.iter().filter(|other| other.index < row.index && other.tier(0) == row.tier(0)).count();
        let gone = left - usize::from(other.index < row.index);
        let at = row.index - gone;
        let split = |table: &mut Value, own: Fraction| {
            set(table, &row.at("weight"), own.to_string());
            set(table, &other.at("weight"), minus(sum, own).to_string());
            gather(table, &[row.index, other.index]);
            settle(table);
        };
        let rest = minus(sum, cents(50));
        let words = row.is_words();
        let mark = |mutant: Mutant| mutant.also_if(words, "qualitative-heavy");
        let own = rest.max(Fraction::whole(40)).min(sum);
        if own < sum {
            mutants
                .push(mark(sheet.plant("nearly all of a tier", format!("/indicators/{at}/weight"), |t| split(t, own))));
        }
        let forty = Fraction::whole(40);
        if forty < sum {
            mutants.push(mark(sheet.plant("the limit", format!("/indicators/{at}/weight"), |t| split(t, forty))));
        }
        let mutant = sheet.near("just below the limit", |table| split(table, minus(forty, cents(1))));
        mutants.push(mark(mutant));
    }
    mutants
}

/// Takes the rows of a tier away, and gives their points to another one.
fn without(sheet: &Sheet<'_>, gone: &[Row<'_>], table: &mut Value) {
    let weight = gone.iter().filter_map(Row::weight).fold(Fraction::ZERO, plus);
    let stays = |row: &Row<'_>| !gone.iter().any(|other| other.index == row.index);
    // Spread, so that no row has too much.
    let heirs: Vec<usize> =
        weighted(sheet).iter().filter(|row| stays(row) && !row.is_words()).map(|row| row.index).collect();
    let many = i64::try_from(heirs.len()).unwrap();
    if weight.is_positive() {
        let share = super::figures::cut(times(weight, 1, many), 2);
        for heir in &heirs {
            weigh(table, *heir, share);
        }
        weigh(table, heirs[0], minus(weight, times(share, many, 1)));
    }
    for row in gone.iter().rev() {
        remove(table, &row.at(""));
    }
    settle(table);
    for index in (0..list(table, "/reported/tiers").len()).rev() {
        if figure(text(table, &format!("/reported/tiers/{index}/weight"))).is_zero() {
            remove(table, &format!("/reported/tiers/{index}"));
        }
    }
}

pub(crate) fn tier_missing(sheet: &Sheet<'_>) -> Vec<Mutant> {
    let department = sheet.text("/template") == "national/framework-2020";
    let cost = sheet.text("/template") == "shandong/zaozhuang-self-2024";
    let mut blocks = vec!["产出", "效益"];
    blocks.extend(if department { vec!["决策", "过程"] } else { Vec::new() });
    blocks.extend(cost.then_some("成本"));
    let mut mutants = Vec::new();
    for block in blocks {
        let gone: Vec<Row<'_>> = sheet.rows().filter(|row| row.tier(0).starts_with(block)).collect();
        let labels = sets_tiers(sheet) || sheet.rows().any(|row| row.tier(0).contains("分)"));
        let mutant = sheet.plant("a block without a row", "/indicators", |table| without(sheet, &gone, table));
        let mutant = mutant.also_if(labels, "tier-weights-differ");
        // What is left may be too much for one row.
        mutants.push(mutant.also("weight-concentrated"));
        let not_applicable = sheet.near("a block that does not apply", |table| {
            for row in &gone {
                set(table, &row.at("not_applicable"), "本年度未安排");
                for key in ["actual", "reported", "judged", "reviewed", "panel"] {
                    remove(table, &row.at(key));
                }
            }
            for key in ["/reported", "/goal"] {
                remove(table, key);
            }
        });
        mutants.push(not_applicable);
    }
    mutants
}

pub(crate) fn no_satisfaction(sheet: &Sheet<'_>) -> Vec<Mutant> {
    let gone: Vec<Row<'_>> = sheet.rows().filter(Row::is_satisfaction).collect();
    if sheet.text("/template") == "national/framework-2020" {
        return Vec::new();
    }
    let labels = sets_tiers(sheet) || sheet.rows().any(|row| row.tier(0).contains("分)"));
    let mutant = sheet.plant("no row about it", "/indicators", |table| without(sheet, &gone, table));
    let near = sheet.near("among the benefits", |table| {
        for row in &gone {
            set(table, &row.at("path"), json!(["效益指标", "社会效益指标"]));
        }
        settle(table);
    });
    vec![mutant.also_if(labels, "tier-weights-differ"), near.also_if(labels, "tier-weights-differ")]
}

/// A row whose target is in words that can be checked.
fn put_in_words(table: &mut Value, row: &Row<'_>) {
    let words = if row.stands_below("数量") { "全部完成" } else { "达标" };
    if row.has_columns() {
        set(table, &row.at("operator"), "定性");
        remove(table, &row.at("unit"));
    }
    set(table, &row.at("target"), words);
    set(table, &row.at("actual"), words);
    remove(table, &row.at("reason"));
}

pub(crate) fn qualitative_heavy(sheet: &Sheet<'_>) -> Vec<Mutant> {
    let rows: Vec<Row<'_>> = sheet.rows().filter(Row::is_measured).collect();
    let points = |row: &Row<'_>| row.weight().unwrap_or(Fraction::ONE);
    let own = sheet.rows().filter(|row| row.has("target"));
    let all = own.map(|row| points(&row)).fold(Fraction::ZERO, plus);
    let judged = sheet.rows().filter(|row| row.has("target") && row.has("judged"));
    let already = judged.map(|row| points(&row)).fold(Fraction::ZERO, plus);
    let limit = times(all, 3, 5);
    let mut mutants = Vec::new();
    // From each row on, as many as it takes to pass the limit; and one fewer.
    for from in 0..rows.len() {
        let order: Vec<&Row<'_>> =
            rows.iter().cycle().skip(from).take(rows.len()).filter(|row| !row.is_satisfaction()).collect();
        let words_anyway = |chosen: &[&Row<'_>]| {
            let others =
                rows.iter().filter(|row| row.is_words() && !chosen.iter().any(|other| other.index == row.index));
            others.map(points).fold(already, plus)
        };
        let sum = |chosen: &[&Row<'_>]| chosen.iter().map(|row| points(row)).fold(words_anyway(chosen), plus);
        let Some(many) = (1..=order.len()).find(|many| sum(&order[..*many]) > limit) else { continue };
        let edit = |many: usize| {
            let chosen = order[..many].to_vec();
            move |table: &mut Value| {
                for row in &chosen {
                    put_in_words(table, row);
                }
                remove(table, "/goal");
                settle(table);
            }
        };
        mutants.push(sheet.plant("past the limit", "/indicators", edit(many)));
        mutants.push(sheet.near("one row fewer", edit(many - 1)));
    }
    mutants
}

pub(crate) fn no_indicators(sheet: &Sheet<'_>) -> Vec<Mutant> {
    let leave = |rows: Value| move |table: &mut Value| set(table, "/indicators", rows);
    let blank = json!([{ "path": ["产出指标", "数量指标"], "name": "" }, { "path": ["产出指标"], "name": "/" }]);
    let excerpt = |table: &mut Value| {
        set(table, "/indicators", json!([]));
        table["complete"] = false.into();
    };
    vec![
        sheet.plant("no rows", "/indicators", leave(json!([]))).consequences(),
        sheet.plant("blank rows", "/indicators", leave(blank)).consequences(),
        sheet.near("an excerpt without rows", excerpt).consequences(),
    ]
}
