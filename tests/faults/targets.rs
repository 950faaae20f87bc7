//! J3: targets that cannot be missed, cannot be measured, or point the wrong way.

use jixiao::num::Fraction;
use serde_json::Value;

use super::case::{Sheet, remove, set};
use super::figures::{cents, figure, minus, plus, respelled, times};
use super::funds::spend;
use super::honest::{keep_silent, settle};
use super::indicators::reach;
use super::mutant::Mutant;
use super::row::Row;

fn rows<'s>(sheet: &'s Sheet<'_>) -> Vec<Row<'s>> {
    sheet.rows().filter(Row::is_measured).collect()
}

/// Gives a row a target in words, and the same as its answer.
fn say(table: &mut Value, row: &Row<'_>, words: &str) {
    if row.has_columns() {
        set(table, &row.at("operator"), "定性");
        remove(table, &row.at("unit"));
    }
    set(table, &row.at("target"), words);
    reach(table, row, words);
}

pub(crate) fn target_not_measurable(sheet: &Sheet<'_>) -> Vec<Mutant> {
    let mut mutants = Vec::new();
    for row in rows(sheet) {
        let at = row.at("target");
        let mut words = vec![("the name once more", row.text("name").to_owned())];
        if row.is_satisfaction() {
            words.extend(["满意", "比较满意"].map(|words| ("satisfaction in words", words.to_owned())));
        } else if ["数量", "质量", "时效", "成本"].iter().any(|tier| row.stands_below(tier)) {
            words.extend(["做好相关工作", "有序推进"].map(|words| ("an output in words", words.to_owned())));
        } else {
            words.extend(["长期", "可持续", "好坏"].map(|words| ("a choice", words.to_owned())));
        }
        for (kind, words) in words {
            let long = words.chars().count() >= 10;
            let mutant = sheet.plant(kind, at.as_str(), |table| say(table, &row, &words));
            // A list of choices that is copied judges nothing: what was lost then has no reason.
            let lost = words == "好坏" && row.text("reported") != row.text("weight");
            mutants.push(mutant.also_if(long, "actual-copies-target").also_if(lost, "deviation-without-reason"));
        }
        let sound: &[&str] = if row.is_satisfaction() {
            &[]
        } else if row.stands_below("数量") {
            &["全覆盖", "应保尽保"]
        } else {
            &["符合规范", "按期完成", "验收合格"]
        };
        for words in sound {
            mutants.push(sheet.near("words that can be checked", |table| say(table, &row, words)));
        }
    }
    mutants
}

/// Rows whose result can be far above the target.
fn can_exceed(row: &Row<'_>) -> bool {
    row.is_floor() && !row.is_rate() && row.target() != "100%"
}

fn exceed(row: &Row<'_>, of: i64, parts: i64) -> String {
    respelled(row.actual(), &times(figure(row.target()), of, parts).to_string())
}

/// Where the template itself says what is far above.
fn limit(sheet: &Sheet<'_>) -> i64 {
    if sheet.text("/template").starts_with("platform") { 120 } else { 130 }
}

/// A goal that states the result is wrong when that changes; one that states the target is not.
fn goal_states_result(sheet: &Sheet<'_>, row: &Row<'_>) -> bool {
    sheet.goal_names(row) && figure(row.target()) != figure(row.actual())
}

pub(crate) fn soft_target(sheet: &Sheet<'_>) -> Vec<Mutant> {
    let mut mutants = Vec::new();
    for row in rows(sheet).iter().filter(|row| can_exceed(row)) {
        let with = |of: i64, all_spent: bool| {
            let actual = exceed(row, of, 100);
            move |table: &mut Value| {
                reach(table, row, &actual);
                keep_silent(table);
                spend(table, if all_spent { 100 } else { 99 }, 100);
            }
        };
        for (kind, of) in [("twice as much", 200), ("five times as much", 500)] {
            let mutant = sheet.plant(kind, row.at("target"), with(of, false)).also("far-above-target");
            mutants.push(mutant);
        }
        mutants.push(sheet.near("just less than twice", with(199, false)).also("far-above-target"));
        mutants.push(sheet.near("with all of the money", with(200, true)).also("far-above-target"));
        mutants.extend(little_spent(sheet, row));
    }
    mutants
}

/// An output that is far above its target with less than half of the money.
fn little_spent(sheet: &Sheet<'_>, row: &Row<'_>) -> Vec<Mutant> {
    if !["数量", "质量", "时效", "成本"].iter().any(|tier| row.stands_below(tier)) {
        return Vec::new();
    }
    let with = |of: i64, spent: i64| {
        let actual = exceed(row, of, 100);
        move |table: &mut Value| {
            reach(table, row, &actual);
            keep_silent(table);
            spend(table, spent, 100);
        }
    };
    let far = sheet.plant("with little money", row.at("target"), with(140, 49));
    let near = [sheet.near("with half of the money", with(140, 50)), sheet.near("not so far", with(130, 49))];
    [far].into_iter().chain(near).map(Mutant::consequences).collect()
}

pub(crate) fn far_above_target(sheet: &Sheet<'_>) -> Vec<Mutant> {
    let mut mutants = Vec::new();
    let limit = limit(sheet);
    for row in rows(sheet).iter().filter(|row| can_exceed(row)) {
        let names = goal_states_result(sheet, row);
        for (kind, of) in [("just the limit", limit), ("more", 180)] {
            let actual = exceed(row, of, 100);
            let mutant = sheet.plant(kind, row.at("actual"), |table| reach(table, row, &actual));
            mutants.push(mutant.also_if(names, "goal-contradicts-indicator"));
        }
        let below = exceed(row, limit * 10 - 1, 1000);
        let mutant = sheet.near("just below the limit", |table| reach(table, row, &below));
        mutants.push(mutant.also_if(names, "goal-contradicts-indicator"));
        let actual = exceed(row, 150, 100);
        let mutant = sheet.near("with a reason", |table| {
            reach(table, row, &actual);
            set(table, &row.at("reason"), "新增一批任务,超额完成");
        });
        mutants.push(mutant.also_if(names, "goal-contradicts-indicator"));
    }
    // A rate cannot be far above: whoever is asked for 60 % and comes to 100 % did well.
    for row in rows(sheet).iter().filter(|row| row.is_floor() && row.is_rate()) {
        mutants.push(sheet.near("a rate at its end", |table| {
            set(table, &row.at("target"), respelled(row.target(), "60"));
            reach(table, row, &respelled(row.actual(), "100"));
        }));
    }
    mutants
}

fn turned(text: &str) -> String {
    let turn = |c| match c {
        '≥' => '≤',
        '≤' => '≥',
        c => c,
    };
    text.chars().map(turn).collect()
}

/// What a name says of itself: what is produced, what does good, rates of what is wanted, what is spent.
const MORE: [&str; 11] = ["新建", "新增", "培训", "举办", "改造", "添置", "受益", "带动", "增收", "满意", "率"];
const LESS: [&str; 3] = ["成本", "费", "等候"];

/// Whether the name itself says which way is better; a quantity of which nobody can say it has no wrong direction.
fn has_direction(row: &Row<'_>) -> bool {
    let says = |words: &[&str]| words.iter().any(|word| row.text("name").contains(word));
    row.is_floor() && says(&MORE) || row.is_ceiling() && says(&LESS)
}

pub(crate) fn wrong_direction(sheet: &Sheet<'_>) -> Vec<Mutant> {
    let mut mutants = Vec::new();
    for row in rows(sheet).iter().filter(|row| has_direction(row)) {
        let key = if row.has_columns() { "operator" } else { "target" };
        let other = turned(row.text(key));
        if other == row.text(key) {
            continue;
        }
        // At the target it is met either way.
        let actual = respelled(row.actual(), super::figures::digits(row.target()).unwrap());
        let names = goal_states_result(sheet, row);
        let mutant = sheet.plant("the operator turned round", row.at("target"), |table| {
            set(table, &row.at(key), other.clone());
            reach(table, row, &actual);
        });
        mutants.push(mutant.also_if(names, "goal-contradicts-indicator"));
    }
    mutants
}

fn costs<'s>(sheet: &'s Sheet<'_>) -> Vec<Row<'s>> {
    rows(sheet).into_iter().filter(|row| row.is_ceiling() && row.stands_below("成本")).collect()
}

pub(crate) fn cost_without_operator(sheet: &Sheet<'_>) -> Vec<Mutant> {
    let without = |row: &Row<'_>, sign: &str| {
        let (columns, target) = (row.has_columns(), row.target().to_owned());
        let (operator, at) = (row.at("operator"), row.at("target"));
        let sign = sign.to_owned();
        move |table: &mut Value| {
            if columns {
                set(table, &operator, sign);
            } else {
                set(table, &at, target.replace('≤', &sign));
            }
        }
    };
    let mut mutants = Vec::new();
    for row in costs(sheet) {
        mutants.push(sheet.plant("no operator", row.at("target"), without(&row, "")));
        for sign in ["<=", "不超过", "不高于"] {
            mutants.push(sheet.near("another operator", without(&row, sign)));
        }
    }
    mutants
}

/// Gives a cost a ceiling in the currency of the table, that is just reached or not.
fn limit_cost(sheet: &Sheet<'_>, row: &Row<'_>, ceiling: Fraction) -> impl FnOnce(&mut Value) {
    let currency = sheet.text("/currency").to_owned();
    let budget = figure(sheet.text("/funds/0/executed"));
    let spent = times(ceiling.min(budget), 9, 10);
    let (columns, keys) = (row.has_columns(), ["operator", "target", "unit", "actual"].map(|key| row.at(key)));
    move |table| {
        let [operator, target, unit, actual] = keys;
        if columns {
            set(table, &operator, "≤");
            set(table, &target, ceiling.to_string());
            set(table, &unit, currency);
            set(table, &actual, spent.to_string());
        } else {
            set(table, &target, format!("≤{ceiling}{currency}"));
            set(table, &actual, format!("{spent}{currency}"));
        }
        settle(table);
    }
}

/// Columns by which the whole money is told.
fn budget(sheet: &Sheet<'_>) -> Fraction {
    figure(sheet.text("/funds/0/budget"))
}

pub(crate) fn cost_repeats_budget(sheet: &Sheet<'_>) -> Vec<Mutant> {
    let mut mutants = Vec::new();
    for row in costs(sheet) {
        let same = limit_cost(sheet, &row, budget(sheet));
        mutants.push(sheet.plant("the budget", row.at("target"), same));
        let less = limit_cost(sheet, &row, minus(budget(sheet), cents(1)));
        mutants.push(sheet.near("a cent less than the budget", less));
    }
    mutants
}

pub(crate) fn ceiling_above_budget(sheet: &Sheet<'_>) -> Vec<Mutant> {
    let mut mutants = Vec::new();
    for row in costs(sheet) {
        for (kind, more) in [("a cent more", cents(1)), ("half as much again", times(budget(sheet), 1, 2))] {
            let above = limit_cost(sheet, &row, plus(budget(sheet), more));
            mutants.push(sheet.plant(kind, row.at("target"), above));
        }
    }
    mutants
}

pub(crate) fn zero_target(sheet: &Sheet<'_>) -> Vec<Mutant> {
    let mut mutants = Vec::new();
    for row in rows(sheet).iter().filter(|row| row.is_number()) {
        let names = sheet.goal_names(row);
        for zero in ["0", "0.00"] {
            let mutant = sheet.plant("zero", row.at("target"), |table| {
                let at = row.at("target");
                set(table, &at, respelled(row.target(), zero).replace(['≥', '≤'], "="));
                if row.has_columns() {
                    set(table, &row.at("operator"), "=");
                }
                reach(table, row, &respelled(row.actual(), "0"));
            });
            mutants.push(mutant.also_if(names, "goal-contradicts-indicator"));
        }
    }
    mutants
}

pub(crate) fn deadline_in_other_year(sheet: &Sheet<'_>) -> Vec<Mutant> {
    let year = sheet.table["year"].as_i64().unwrap();
    let moved = |text: &str, by: i64| text.replace(&year.to_string(), &(year + by).to_string());
    let mut mutants = Vec::new();
    for row in rows(sheet).iter().filter(|row| row.is_date()) {
        for (kind, by) in [("the year before", -1), ("the year after", 1), ("five years before", -5)] {
            let target = moved(row.target(), by);
            // Done when it was due, so that nothing but the year is wrong.
            let actual = moved(row.actual(), by.min(0));
            mutants.push(sheet.plant(kind, row.at("target"), |table| {
                set(table, &row.at("target"), target.clone());
                set(table, &row.at("actual"), actual.clone());
                if by > 0 && row.has("reason") {
                    remove(table, &row.at("reason"));
                }
                settle(table);
            }));
        }
        if row.is_met() {
            let early = moved(row.actual(), -1);
            mutants.push(sheet.plant("done before the year", row.at("actual"), |table| {
                set(table, &row.at("actual"), early.clone());
            }));
        }
        let unnamed = row.target().replace(&format!("{year}年"), "");
        mutants.push(sheet.near("no year", |table| set(table, &row.at("target"), unnamed)));
    }
    mutants
}

pub(crate) fn payment_as_output(sheet: &Sheet<'_>) -> Vec<Mutant> {
    let mut mutants = Vec::new();
    for row in sheet.rows().filter(|row| ["数量", "质量"].iter().any(|tier| row.stands_below(tier))) {
        let at = row.at("name");
        for name in ["专项资金支付率", "工程款支出进度", "指标1:补助资金到位率"] {
            mutants.push(sheet.plant("a rate of paying", at.as_str(), |table| set(table, &at, name)).consequences());
        }
        for name in ["人员到位率", "资金拨付及时率"] {
            mutants.push(sheet.near("no rate of paying", |table| set(table, &at, name)).consequences());
        }
    }
    mutants
}
