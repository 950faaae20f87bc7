//! J3: what is missing, what answers something else, and what was copied.

use serde_json::Value;

use super::case::{LIBRARY, Sheet, remove, set, text};
use super::figures::{digits, figure, respelled, value};
use super::honest::settle;
use super::mutant::Mutant;
use super::row::Row;

fn measured<'s>(sheet: &'s Sheet<'_>) -> Vec<Row<'s>> {
    sheet.rows().filter(Row::is_measured).collect()
}

pub(crate) fn target_missing(sheet: &Sheet<'_>) -> Vec<Mutant> {
    let mut mutants = Vec::new();
    for row in measured(sheet) {
        let at = row.at("target");
        for mark in ["", "—", "/"] {
            mutants.push(sheet.plant("a mark or nothing", at.as_str(), |table| set(table, &at, mark)));
        }
        mutants.push(sheet.plant("no such cell", at.as_str(), |table| remove(table, &at)));
        mutants.push(sheet.plant("the target stands in the name", at.as_str(), |table| {
            set(table, &row.at("name"), format!("{}{}", row.text("name"), row.target()));
            remove(table, &at);
        }));
    }
    mutants
}

pub(crate) fn actual_missing(sheet: &Sheet<'_>) -> Vec<Mutant> {
    let mut mutants = Vec::new();
    for row in sheet.rows().filter(|row| row.has("actual")) {
        let at = row.at("actual");
        for mark in ["", "—", "/"] {
            mutants.push(sheet.plant("a mark or nothing", at.as_str(), |table| set(table, &at, mark)));
        }
        mutants.push(sheet.plant("no such cell", at.as_str(), |table| remove(table, &at)));
    }
    mutants
}

pub(crate) fn number_answered_by_word(sheet: &Sheet<'_>) -> Vec<Mutant> {
    let mut mutants = Vec::new();
    for row in measured(sheet).iter().filter(|row| row.is_number() || row.is_range() || row.is_date()) {
        let at = row.at("actual");
        for word in ["完成", "已完成", "达标", "按计划完成各项任务"] {
            let mutant = sheet.plant("words", at.as_str(), |table| set(table, &at, word));
            mutants.push(mutant);
        }
        let said = format!("已完成{}", row.actual());
        mutants.push(sheet.near("words with the figure", |table| set(table, &at, said)));
    }
    mutants
}

pub(crate) fn unit_mismatch(sheet: &Sheet<'_>) -> Vec<Mutant> {
    let mut mutants = Vec::new();
    for row in measured(sheet).iter().filter(|row| row.is_number() && !row.unit().is_empty()) {
        let at = row.at("actual");
        let figure = digits(row.actual()).unwrap();
        for unit in ["艘", "头", "盏", "幢"] {
            mutants.push(sheet.plant("another unit", at.as_str(), |table| set(table, &at, format!("{figure}{unit}"))));
        }
        if row.unit() != "%" {
            let mutant = sheet.plant("per cent", at.as_str(), |table| set(table, &at, format!("{figure}%")));
            // 288% looks like ≥88%.
            mutants.push(mutant.also_if(figure == "288", "probable-ocr-damage"));
        }
        if !row.has_columns() {
            mutants.push(sheet.near("without its unit", |table| set(table, &at, figure)));
        }
    }
    mutants
}

/// Brings a row to its target, with full points and without a reason.
pub(crate) fn reach(table: &mut Value, row: &Row<'_>, actual: &str) {
    set(table, &row.at("actual"), actual);
    if row.has("reason") {
        remove(table, &row.at("reason"));
    }
    settle(table);
}

/// The operator of a target, wherever it stands.
fn operator(row: &Row<'_>) -> String {
    if row.has_columns() {
        return row.text("operator").to_owned();
    }
    row.target().chars().take_while(|c| !c.is_ascii_digit()).collect()
}

pub(crate) fn actual_copies_target(sheet: &Sheet<'_>) -> Vec<Mutant> {
    const LONG: &str = "农村人居环境明显改善";
    let mut mutants = Vec::new();
    for row in measured(sheet) {
        let at = row.at("actual");
        let sign = operator(&row);
        if row.is_number() && sign.contains(['≥', '≤']) {
            let copy = if row.has_columns() { format!("{sign}{}", row.target()) } else { row.target().to_owned() };
            let names = sheet.goal_names(&row) && figure(row.target()) != figure(row.actual());
            for copy in [copy.clone(), copy.replace('≥', ">=").replace('≤', "<=")] {
                let mutant = sheet.plant("operator and all", at.as_str(), |table| reach(table, &row, &copy));
                mutants.push(mutant.also_if(names, "goal-contradicts-indicator"));
            }
        }
        if row.is_date() {
            mutants.push(sheet.plant("a date", at.as_str(), |table| reach(table, &row, row.target())));
        }
        if row.is_words() {
            let copy = |table: &mut Value, words: &str| {
                set(table, &row.at("target"), words);
                reach(table, &row, words);
            };
            let output = row.tier(0).contains("产出");
            let mutant = sheet.plant("word for word", at.as_str(), |table| copy(table, LONG));
            mutants.push(mutant.also_if(output, "target-not-measurable"));
            mutants.push(sheet.near("a short word", |table| copy(table, "符合规定")));
        }
    }
    mutants
}

pub(crate) fn actual_keeps_operator(sheet: &Sheet<'_>) -> Vec<Mutant> {
    let mut mutants = Vec::new();
    for row in measured(sheet).iter().filter(|row| row.is_number()) {
        let at = row.at("actual");
        let actual = row.actual();
        let kept = if row.is_ceiling() {
            [format!("≤{actual}"), format!("不超过{actual}")]
        } else {
            [format!("≥{actual}"), format!("{actual}以上")]
        };
        for kept in kept {
            // The target with its operator is a copy of it, which one finding tells; = and ≥ are two operators.
            let copies = value(row.target()) == value(actual);
            let edit = |table: &mut Value| set(table, &at, kept.clone());
            mutants.push(if copies {
                sheet.near("a copy", edit).also("actual-copies-target").also("actual-keeps-operator")
            } else {
                sheet.plant("an operator", at.as_str(), edit)
            });
        }
        mutants.push(sheet.near("what was reached", |table| set(table, &at, format!("达到{actual}"))));
    }
    mutants
}

pub(crate) fn probable_ocr_damage(sheet: &Sheet<'_>) -> Vec<Mutant> {
    let mut mutants = Vec::new();
    for row in measured(sheet).iter().filter(|row| row.is_number() && !row.has_columns()) {
        let at = row.at("target");
        let target = row.target();
        if row.is_rate() && target.starts_with('≥') && figure(target) >= super::figures::cents(5000) {
            mutants.push(sheet.plant("2 for ≥", at.as_str(), |table| set(table, &at, target.replace('≥', "2"))));
        }
        if target.starts_with('≥') {
            for damage in ["工", "^", "z="] {
                mutants.push(sheet.plant("a sign", at.as_str(), |table| set(table, &at, target.replace('≥', damage))));
            }
        }
        if target.starts_with('≤') {
            mutants.push(sheet.plant("W for ≤", at.as_str(), |table| set(table, &at, target.replace('≤', "W"))));
        }
        for (key, text) in [("target", target), ("actual", row.actual())] {
            let at = row.at(key);
            let digits = digits(text).unwrap();
            if digits.contains('0') && digits.len() > 1 {
                let damaged = respelled(text, &digits.replace('0', "O"));
                mutants.push(sheet.plant("O for 0", at.as_str(), |table| set(table, &at, damaged)));
            }
        }
    }
    for row in sheet.rows().filter(|row| row.has("reported")) {
        let with_unit = format!("{}分", row.text("reported"));
        mutants.push(sheet.near("points with their unit", |table| set(table, &row.at("reported"), with_unit)));
    }
    for row in sheet.rows().filter(|row| matches!(row.text("reported"), "10" | "100")) {
        let at = row.at("reported");
        mutants.push(sheet.plant("points", at.as_str(), |table| set(table, &at, "IO")));
    }
    mutants
}

/// Every row has evidence, satisfaction a survey.
fn prove(table: &mut Value, rows: &[Row<'_>]) {
    for row in rows {
        set(table, &row.at("evidence"), if row.is_satisfaction() { "问卷汇总" } else { "台账" });
    }
}

pub(crate) fn satisfaction_without_survey(sheet: &Sheet<'_>) -> Vec<Mutant> {
    let rows: Vec<Row<'_>> = sheet.rows().collect();
    let mut mutants = Vec::new();
    for row in rows.iter().filter(|row| row.is_satisfaction() && row.is_measured()) {
        let at = row.at("evidence");
        for text in ["全年无群众投诉", "未收到服务对象投诉", "投诉数量为零"] {
            mutants.push(sheet.plant("no complaints", at.as_str(), |table| set(table, &at, text)));
        }
        if rows.len() > 2 {
            let bare = |table: &mut Value| {
                prove(table, &rows);
                set(table, &at, "台账");
            };
            mutants.push(sheet.plant("no survey", at.as_str(), bare));
            mutants.push(sheet.near("a survey", |table| prove(table, &rows)));
        }
        for text in ["测评表 60 份,无投诉", "投诉 2 件均已办结"] {
            mutants.push(sheet.near("no denial, or a survey", |table| set(table, &at, text)));
        }
    }
    mutants
}

pub(crate) fn evidence_missing(sheet: &Sheet<'_>) -> Vec<Mutant> {
    let rows: Vec<Row<'_>> = sheet.rows().collect();
    let mut mutants = Vec::new();
    for row in rows.iter().filter(|row| row.has("reported") && !row.is_satisfaction() && row.text("reported") != "0") {
        if rows.len() < 3 {
            continue;
        }
        for blank in ["", "—"] {
            let bare = |table: &mut Value| {
                prove(table, &rows);
                set(table, &row.at("evidence"), blank);
            };
            mutants.push(sheet.plant("no evidence", row.at("evidence"), bare));
        }
        mutants.push(sheet.near("evidence of one row alone", |table| set(table, &row.at("evidence"), "台账")));
    }
    mutants.push(sheet.near("evidence of all rows", |table| prove(table, &rows)));
    mutants
}

pub(crate) fn not_applicable_unfounded(sheet: &Sheet<'_>) -> Vec<Mutant> {
    let mut mutants = Vec::new();
    for row in sheet.rows().filter(|row| row.is_measured() && row.has("actual")) {
        let at = row.at("not_applicable");
        for nothing in ["", ".", "无", "不适用"] {
            mutants.push(sheet.plant("no reason", at.as_str(), |table| set(table, &at, nothing)));
        }
        mutants.push(sheet.near("a reason, and no result", |table| {
            set(table, &at, "本年度未安排");
            for key in ["actual", "reported", "judged"] {
                remove(table, &row.at(key));
            }
        }));
    }
    mutants
}

/// The rule of the template for numbers in a relation, written beside a target in the other one.
pub(crate) fn method_unfit(sheet: &Sheet<'_>) -> Vec<Mutant> {
    let Ok(book) = LIBRARY.get(text(sheet.table, "/template")) else { return Vec::new() };
    let rules = &book.template.rules;
    let deadline = rules.deadline.iter().map(|rule| rule.method.as_str());
    let others: Vec<&str> = deadline.chain([rules.word.method.as_str()]).collect();
    let mut mutants = Vec::new();
    for row in measured(sheet).iter().filter(|row| row.is_number() && row.has("actual") && !row.has("method")) {
        let Some(own) = row.scored.method.clone() else { continue };
        let at = row.at("method");
        let write = |method: String| {
            let at = row.at("");
            move |table: &mut Value| table.pointer_mut(&at).unwrap()["method"] = method.into()
        };
        for other in others.iter().filter(|other| **other != own && **other != "judgement") {
            let mutant = sheet.plant("a method for other targets", at.as_str(), write((*other).to_owned()));
            mutants.push(mutant.consequences());
        }
        mutants.push(sheet.near("the method of the template", write(own)));
    }
    mutants
}
