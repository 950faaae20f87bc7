//! J5: reasons that are missing or needless, names and texts of the form, and sentences that are not true.

use serde_json::{Value, json};

use super::case::{Case, Sheet, list, remove, set, text};
use super::figures::{digits, figure, respelled, times};
use super::honest::settle;
use super::mutant::Mutant;
use super::row::Row;
use super::scores::{fall_short, in_texts, short};

fn rows<'s>(sheet: &'s Sheet<'_>) -> Vec<Row<'s>> {
    sheet.rows().filter(Row::is_measured).collect()
}

/// Points that the evaluators of a department take away need no reason in the column of the department evaluated.
fn is_by_evaluators(sheet: &Sheet<'_>, row: &Row<'_>) -> bool {
    row.has("judged") && sheet.text("/template") == "national/framework-2020"
}

pub(crate) fn deviation_without_reason(sheet: &Sheet<'_>) -> Vec<Mutant> {
    let mut mutants = Vec::new();
    for row in sheet.rows().filter(|row| row.has("reason") && !row.is_met() && !is_by_evaluators(sheet, row)) {
        for nothing in ["", "无", "无。", "—"] {
            mutants.push(sheet.plant("no reason any more", row.at(""), |table| set(table, &row.at("reason"), nothing)));
        }
        mutants.push(sheet.plant("no reason any more", row.at(""), |table| remove(table, &row.at("reason"))));
    }
    for row in rows(sheet).iter().filter(|row| row.is_met()) {
        let beyond =
            row.is_ceiling().then(|| respelled(row.actual(), &times(figure(row.target()), 11, 10).to_string()));
        for actual in short(row).into_iter().chain(beyond) {
            let mutant = sheet.plant("short, with the points of the rule", row.at(""), |table| {
                fall_short(table, row, &actual, None);
                settle(table);
            });
            mutants.push(in_texts(sheet, row, mutant));
            let mutant = sheet.near("short, with its reason", |table| {
                fall_short(table, row, &actual, Some("部分任务未能按计划完成,结转下年"));
                settle(table);
            });
            mutants.push(in_texts(sheet, row, mutant));
        }
    }
    mutants
}

pub(crate) fn reason_without_deviation(sheet: &Sheet<'_>) -> Vec<Mutant> {
    let mut mutants = Vec::new();
    let is_above = |row: &Row<'_>| row.is_floor() && figure(row.actual()) > figure(row.target());
    for row in rows(sheet).iter().filter(|row| row.is_met() && !row.has("reason")) {
        let at = row.at("reason");
        for reason in ["采购程序滞后,未能按时完成", "人员不足,进度偏慢", "年初目标设定不够科学"]
        {
            let edit = |table: &mut Value| set(table, &at, reason);
            if is_above(row) {
                mutants.push(sheet.near("it may explain what is above the target", edit));
            } else {
                mutants.push(sheet.plant("a reason", at.as_str(), edit));
            }
        }
        for remark in ["已完成", "无偏差", "按计划完成,下一步继续加强管理"] {
            mutants.push(sheet.near("a remark", |table| set(table, &at, remark)));
        }
    }
    mutants
}

pub(crate) fn placeholder_name(sheet: &Sheet<'_>) -> Vec<Mutant> {
    let mut mutants = Vec::new();
    for row in rows(sheet) {
        let at = row.at("name");
        let name = row.text("name");
        // 服务对象满意度 says what is asked.
        let tier = if row.is_satisfaction() { "三级指标" } else { row.tier(1) };
        for placeholder in ["指标1:", "指标2", "……", "/", "**", tier] {
            mutants.push(sheet.plant("a placeholder", at.as_str(), |table| set(table, &at, placeholder)));
        }
        let masked = format!("{name}(≥**人)");
        mutants.push(sheet.plant("a mask", at.as_str(), |table| set(table, &at, masked)));
        mutants.push(sheet.plant("no name", at.as_str(), |table| remove(table, &at)));
        mutants.push(sheet.near("a number before the name", |table| set(table, &at, format!("指标1:{name}"))));
    }
    mutants
}

pub(crate) fn template_text_left(sheet: &Sheet<'_>) -> Vec<Mutant> {
    let mut mutants = Vec::new();
    if sheet.has("/goal") {
        for at in ["/goal/expected", "/goal/achieved"] {
            let said = sheet.text(at).to_owned();
            for left in [
                format!("目标1:{said}\n目标2:\n目标3:"),
                format!("{said}\n……"),
                format!("{said}(填写说明:概述年度总体目标)"),
                format!("{said}完成××任务。"),
            ] {
                mutants.push(sheet.plant("text of the form", at, |table| set(table, at, left.clone())));
            }
            let numbered = format!("目标1:{said}");
            mutants.push(sheet.near("a numbered line that says something", |table| set(table, at, numbered)));
        }
    }
    for (at, left) in [("/project/name", "××项目"), ("/project/department", "XX局")] {
        mutants.push(sheet.plant("a mask", at, |table| set(table, at, left)));
    }
    for row in rows(sheet) {
        let at = row.at("reason");
        if row.has("reason") {
            let left = format!("{}(请填写改进措施)", row.text("reason"));
            mutants.push(sheet.plant("an instruction", at.as_str(), |table| set(table, &at, left)));
        }
        let at = row.at("evidence");
        mutants.push(sheet.plant("a mask", at.as_str(), |table| set(table, &at, "××报告")));
        mutants.push(sheet.near("a report", |table| set(table, &at, "验收报告、7×24小时运行记录")));
    }
    mutants
}

/// The figure in full-width digits.
fn wide(figure: &str) -> String {
    let wide = |c: char| char::from_u32(u32::from(c) + 0xFEE0).unwrap();
    figure.chars().map(wide).collect()
}

/// 1500 as 1,500.
fn parted(figure: &str) -> String {
    let (whole, behind) = figure.split_once('.').map_or((figure, String::new()), |(a, b)| (a, format!(".{b}")));
    let at = whole.len().saturating_sub(3);
    if at == 0 { figure.to_owned() } else { format!("{},{}{behind}", &whole[..at], &whole[at..]) }
}

/// Clauses of a goal that state the figure of a row.
pub(crate) fn goal_contradicts_indicator(sheet: &Sheet<'_>) -> Vec<Mutant> {
    let mut mutants = Vec::new();
    for (at, key) in [("/goal/expected", "target"), ("/goal/achieved", "actual")] {
        for row in rows(sheet).iter().filter(|row| row.is_floor()) {
            let said = format!("{}{}", digits(row.text(key)).unwrap(), row.unit());
            if !sheet.text(at).contains(&said) {
                continue;
            }
            for (kind, of, parts) in [("more", 5, 4), ("less", 3, 4), ("ten times as much", 10, 1)] {
                let other = respelled(&said, &times(figure(&said), of, parts).to_string());
                let wrong = sheet.text(at).replacen(&said, &other, 1);
                mutants.push(sheet.plant(kind, at, |table| set(table, at, wrong.clone())));
            }
            let [wide, parted] = [wide, parted].map(|spelled| {
                let other = times(figure(&said), 5, 4).to_string();
                sheet.text(at).replacen(&said, &format!("{}{}", spelled(&other), row.unit()), 1)
            });
            mutants.push(sheet.plant("full-width digits", at, |table| set(table, at, wide)));
            mutants.push(sheet.plant("digits in groups", at, |table| set(table, at, parted)));
            let roughly = sheet.text(at).replacen(&said, &format!("约{said}"), 1);
            mutants.push(sheet.near("roughly", |table| set(table, at, roughly)));
        }
    }
    // Any goal that is given the figure of a row, and another one.
    for row in rows(sheet).iter().filter(|row| row.is_floor() && row.stands_below("数量")) {
        let goal = |figure: &str| json!({ "expected": format!("本年度{}{figure}{}", row.text("name"), row.unit()) });
        let target = digits(row.target()).unwrap();
        let other = times(figure(target), 6, 5).to_string();
        mutants.push(sheet.plant("another figure", "/goal/expected", |table| set(table, "/goal", goal(&other))));
        mutants.push(sheet.near("its own figure", |table| set(table, "/goal", goal(target))));
    }
    mutants
}

/// Sentences about the money and the points of a table, of which some are wrong.
fn claims(table: &Value) -> Vec<(&'static str, String, bool)> {
    let of = |pointer: &str| figure(text(table, pointer));
    let (budget, executed) = (of("/funds/0/budget"), of("/funds/0/executed"));
    let rate = times(executed, 100, 1).divide(budget).unwrap();
    let shown = rate.round(jixiao::num::Rounding { places: 2, mode: jixiao::num::Mode::HalfUp }).unwrap().fraction();
    let unit = text(table, "/currency");
    let more = |figure, of, parts| times(figure, of, parts);
    let mut claims = vec![
        ("budget", format!("全年预算数为{budget}{unit}"), false),
        ("budget", format!("全年预算数为{}{unit}", more(budget, 21, 20)), true),
        ("executed", format!("执行数为{executed}{unit}"), false),
        ("executed", format!("全年执行数{}{unit}", more(executed, 9, 10)), true),
        ("rate", format!("预算执行率{shown}%"), false),
        ("rate", format!("预算执行率{}%", more(shown, 9, 10)), true),
    ];
    let (other_unit, factor) = if unit == "元" { ("万元", (1, 10_000)) } else { ("元", (10_000, 1)) };
    let converted = |figure| more(figure, factor.0, factor.1);
    claims.push(("in another unit", format!("预算数{}{other_unit}", converted(budget)), false));
    claims.push(("in another unit", format!("预算数{}{other_unit}", converted(more(budget, 21, 20))), true));
    claims.push(("the unit alone is wrong", format!("全年执行数{executed}{other_unit}"), true));
    if executed != budget {
        claims.push(("what was spent called the budget", format!("涉及预算资金{executed}{unit}"), true));
    }
    if table.pointer("/reported/total").is_some() {
        let total = of("/reported/total");
        claims.push(("points", format!("项目自评得分为{total}分"), false));
        claims.push(("points", format!("项目自评得分为{}分", more(total, 19, 20)), true));
    }
    claims
}

/// Whether a table has an indicator that misses its target.
fn falls_short(sheet: &Sheet<'_>) -> bool {
    sheet.rows().any(|row| row.is_measured() && !row.is_met())
}

pub(crate) fn goal_contradicts_table(sheet: &Sheet<'_>) -> Vec<Mutant> {
    const AT: &str = "/goal/achieved";
    let say = |table: &mut Value, words: &str| set(table, "/goal", json!({ "achieved": words }));
    let mut mutants = Vec::new();
    for (kind, words, wrong) in claims(sheet.table) {
        if wrong {
            mutants.push(sheet.plant(kind, AT, |table| say(table, &words)));
        } else {
            mutants.push(sheet.near(kind, |table| say(table, &words)));
        }
    }
    for words in ["各项绩效目标全部完成", "绩效指标达到了预期值", "年度目标任务均已完成"]
    {
        if falls_short(sheet) {
            mutants.push(sheet.plant("all was reached", AT, |table| say(table, words)));
        } else if sheet.rows().all(|row| row.is_met()) {
            mutants.push(sheet.near("all was reached", |table| say(table, words)));
        }
    }
    mutants.push(sheet.near("most was reached", |table| say(table, "绩效目标基本完成")));
    mutants
}

pub(crate) fn statement_contradicts_table(case: &Case) -> Vec<Mutant> {
    let Some(department) = case.department() else { return Vec::new() };
    let document = &case.documents[department].1;
    let mut mutants = Vec::new();
    for (index, statement) in list(document, "/statements").iter().enumerate() {
        let name = text(statement, "/project");
        let (_, table) = case.tables().find(|(_, table)| text(table, "/project/name") == name).unwrap();
        let at = format!("/statements/{index}/text");
        for (kind, words, wrong) in claims(table) {
            let edit = |case: &mut Case| set(&mut case.documents[department].1, &at, words.clone());
            if wrong {
                mutants.push(case.plant(kind, (department, at.as_str()), edit));
            } else {
                mutants.push(case.near(kind, edit));
            }
        }
        let short = list(table, "/indicators").iter().any(|row| row.get("reason").is_some());
        let edit = |case: &mut Case| set(&mut case.documents[department].1, &at, "绩效指标达到了预期值。");
        if short {
            mutants.push(case.plant("all was reached", (department, at.as_str()), edit));
        } else {
            mutants.push(case.near("all was reached", edit));
        }
    }
    mutants
}
