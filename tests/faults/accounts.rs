//! J81: final accounts.

use jixiao::num::Fraction;
use serde_json::Value;

use super::case::{Case, list, set, text};
use super::figures::{cents, digits, figure, minus, plus, respelled};
use super::mutant::Mutant;

/// An amount without the commas between its groups.
fn amount(document: &Value, at: &str) -> Fraction {
    figure(&text(document, at).replace(',', ""))
}

/// A case with another amount at a pointer of its department.
fn with(at: &str, value: String) -> impl FnOnce(&mut Case) {
    let at = at.to_owned();
    move |case| {
        let department = case.department().unwrap();
        set(&mut case.documents[department].1, &at, value);
    }
}

/// Sums, with what else is wrong when they are.
const SUMS: [(&str, &str, &[&str]); 10] = [
    ("/accounts/sums/0/total", "of the text", &[]),
    ("/accounts/economic/items/0/total", "by items", &[]),
    ("/accounts/economic/staff", "staff", &[]),
    ("/accounts/economic/office", "office", &[]),
    ("/accounts/balance/income/all/total", "all income", &[]),
    ("/accounts/balance/spending/year/total", "the year", &["accounts-tables-differ"]),
    ("/accounts/spending/2/project", "by function", &["accounts-tables-differ"]),
    ("/accounts/general/0/total", "the general budget", &["accounts-tables-differ"]),
    ("/accounts/three_public/total/budget", "三公", &["three-public-above-budget"]),
    ("/accounts/three_public/vehicles/settled", "cars", &["three-public-above-budget"]),
];

pub(crate) fn accounts_do_not_foot(case: &Case) -> Vec<Mutant> {
    const SLUG: &str = "accounts-do-not-foot";
    let Some(department) = case.department() else { return Vec::new() };
    let document = &case.documents[department].1;
    let mut mutants = Vec::new();
    for (at, kind, also) in SUMS {
        let right = amount(document, at);
        for wrong in [plus(right, cents(3)), plus(right, Fraction::whole(9)), minus(right, Fraction::whole(9))] {
            // What is a part of another sum makes that wrong too.
            let mut mutant = case.plant(kind, (department, at), with(at, wrong.to_string())).also(SLUG);
            mutant.also.extend(also);
            mutants.push(mutant);
        }
    }
    let total = "/accounts/text/3/initial";
    for item in [4, 5, 6] {
        let at = format!("/accounts/text/{item}/initial");
        let wrong = plus(amount(document, &at), Fraction::whole(1)).to_string();
        let mutant = case.plant("an opening budget", (department, total), with(&at, wrong));
        mutants.push(mutant.also("accounts-rate-wrong"));
    }
    for at in ["/accounts/economic/items/1/total", "/accounts/sums/0/total"] {
        let tail = plus(amount(document, at), cents(1)).to_string();
        mutants.push(case.near("a tail", with(at, tail)));
    }
    let excerpt = case.near("an excerpt", |case| {
        let accounts = &mut case.documents[department].1["accounts"];
        accounts["complete"] = false.into();
        set(accounts, "/economic/items/1/total", "300.05");
    });
    mutants.push(excerpt);
    mutants
}

/// The sentences of the text.
fn sentences(case: &Case) -> Vec<(usize, String, Value)> {
    let Some(department) = case.department() else { return Vec::new() };
    let sentences = list(&case.documents[department].1, "/accounts/text").iter().enumerate();
    sentences.map(|(index, entry)| (department, format!("/accounts/text/{index}"), entry.clone())).collect()
}

pub(crate) fn accounts_tables_differ(case: &Case) -> Vec<Mutant> {
    let mut mutants = Vec::new();
    for (department, at, entry) in sentences(case) {
        if entry.get("item").is_none() && entry.get("code").is_none() {
            continue;
        }
        let at = format!("{at}/amount");
        let right = amount(&entry, "/amount");
        for (kind, wrong) in [
            ("three cents more", plus(right, cents(3))),
            ("one less", minus(right, Fraction::whole(1))),
            ("ten more", plus(right, Fraction::whole(10))),
        ] {
            let mutant = case.plant(kind, (department, at.as_str()), with(&at, wrong.to_string()));
            // The rates and changes beside it are no longer those of the amount.
            mutants.push(mutant.also("accounts-rate-wrong").also("accounts-change-wrong"));
        }
        let right = right.to_string();
        let zeros = if right.contains('.') { format!("{right}0") } else { format!("{right}.00") };
        mutants.push(case.near("zeros behind it", with(&at, zeros)));
    }
    mutants.extend(pairs_differ(case));
    mutants
}

/// Totals that two tables print, and an amount that the text tells twice.
fn pairs_differ(case: &Case) -> Vec<Mutant> {
    let Some(department) = case.department() else { return Vec::new() };
    let document = &case.documents[department].1;
    let mut mutants = Vec::new();
    for at in ["/accounts/appropriation/income/year/total", "/accounts/appropriation/spending/year/general"] {
        for by in [cents(1), Fraction::whole(20)] {
            let wrong = plus(amount(document, at), by).to_string();
            mutants.push(case.plant("a total", (department, at), with(at, wrong)).also("accounts-do-not-foot"));
        }
    }
    let fund = "/accounts/appropriation/spending/year/government_fund";
    let of_empty = case.plant("money of an empty table", (department, fund), with(fund, "24.21".to_owned()));
    mutants.push(of_empty.also("accounts-do-not-foot"));
    let twice = |amount: &str| {
        let entry = serde_json::json!({ "name": "经营收入", "amount": amount });
        move |case: &mut Case| {
            let text = &mut case.documents[department].1["accounts"]["text"];
            text.as_array_mut().unwrap().push(entry);
        }
    };
    let at = format!("/accounts/text/{}/amount", list(document, "/accounts/text").len());
    let name = "/accounts/general/4/name";
    mutants.push(case.plant("another name", (department, name), with(name, "农田建设".to_owned())));
    mutants.push(case.near("a shorter name", with(name, "水利工程".to_owned())));
    mutants.push(case.plant("told twice", (department, at.as_str()), twice("3.20")));
    mutants.push(case.near("the same told twice", twice("0.00")));
    mutants
}

pub(crate) fn accounts_rate_wrong(case: &Case) -> Vec<Mutant> {
    let mut mutants = Vec::new();
    for (department, at, entry) in sentences(case) {
        for key in ["rate", "share"] {
            let Some(printed) = entry.get(key).and_then(Value::as_str) else { continue };
            let at = format!("{at}/{key}");
            let right = figure(printed);
            for (kind, by) in [("six hundredths", cents(6)), ("five more", Fraction::whole(5))] {
                let wrong = respelled(printed, &plus(right, by).to_string());
                mutants.push(case.plant(kind, (department, at.as_str()), with(&at, wrong)));
            }
            let zeros = format!("{}0", digits(printed).unwrap());
            mutants.push(case.near("zeros behind it", with(&at, respelled(printed, &zeros))));
        }
        if entry.get("initial").is_some() && entry.get("code").is_some() {
            let rate = format!("{at}/rate");
            let kind = "no opening budget";
            mutants.push(case.plant(kind, (department, rate.as_str()), with(&rate, "年初无预算".to_owned())));
        }
    }
    mutants
}

pub(crate) fn accounts_change_wrong(case: &Case) -> Vec<Mutant> {
    let mut mutants = Vec::new();
    for (department, at, entry) in sentences(case) {
        let (change, rate) = (format!("{at}/change"), format!("{at}/change_rate"));
        let Some(printed) = entry.get("change_rate").and_then(Value::as_str) else { continue };
        let right = figure(printed);
        let wrong = respelled(printed, &plus(right, cents(5)).to_string());
        mutants.push(case.plant("another per cent", (department, rate.as_str()), with(&rate, wrong)));
        let turned = if printed.starts_with("下降") { "增长" } else { "下降" };
        let turned = printed.replacen(&printed[..6], turned, 1);
        mutants.push(case.plant("the other direction", (department, rate.as_str()), with(&rate, turned)));
        let by = text(&entry, "/change");
        let wrong = respelled(by, &plus(figure(by), Fraction::whole(7)).to_string());
        let at = if entry.get("last").is_some() { &change } else { &rate };
        let mutant = case.plant("another change", (department, at.as_str()), with(&change, wrong));
        mutants.push(mutant.also("accounts-change-wrong"));
        let zeros = format!("{}0", digits(printed).unwrap());
        mutants.push(case.near("zeros behind it", with(&rate, respelled(printed, &zeros))));
    }
    mutants.extend(changes_of_nothing(case));
    mutants
}

/// What was not there before, and grew by some per cent.
fn changes_of_nothing(case: &Case) -> Vec<Mutant> {
    let Some(department) = case.department() else { return Vec::new() };
    let new = |rate: &'static str| {
        let entry = serde_json::json!(
            { "name": "培训费", "amount": "3.20", "change": "增加 3.20", "change_rate": rate }
        );
        move |case: &mut Case| {
            let text = &mut case.documents[department].1["accounts"]["text"];
            text.as_array_mut().unwrap().push(entry);
        }
    };
    let at = format!("/accounts/text/{}/change_rate", list(&case.documents[department].1, "/accounts/text").len());
    let wrong = ["增长 35%", "增长 320%"].map(|rate| case.plant("of nothing", (department, at.as_str()), new(rate)));
    wrong.into_iter().chain([case.near("of nothing, all of it", new("增长 100%"))]).collect()
}

pub(crate) fn three_public_above_budget(case: &Case) -> Vec<Mutant> {
    let Some(department) = case.department() else { return Vec::new() };
    let document = &case.documents[department].1;
    let mut mutants = Vec::new();
    for key in ["total", "vehicles", "running", "reception"] {
        let at = format!("/accounts/three_public/{key}/settled");
        let budget = amount(document, &format!("/accounts/three_public/{key}/budget"));
        for (kind, settled) in [("a cent", cents(1)), ("two", Fraction::whole(2))] {
            let wrong = plus(budget, settled).to_string();
            let mutant = case.plant(kind, (department, at.as_str()), with(&at, wrong));
            mutants.push(mutant.also("accounts-do-not-foot").also("accounts-tables-differ"));
        }
        let all = case.near("all of it", with(&at, budget.to_string()));
        mutants.push(all.also("accounts-do-not-foot").also("accounts-tables-differ"));
    }
    mutants
}

pub(crate) fn evaluated_funds_differ(case: &Case) -> Vec<Mutant> {
    const AT: &str = "/reported/coverage";
    let Some(department) = case.department() else { return Vec::new() };
    let mut mutants = Vec::new();
    for wrong in ["100%", "86.5%", "68.4%", "50%", "90%"] {
        mutants.push(case.plant("the share", (department, AT), with(AT, wrong.to_owned())));
    }
    for wrong in ["1060.5", "900"] {
        let mutant = case.plant("the money", (department, AT), with("/reported/funds", wrong.to_owned()));
        mutants.push(mutant.also("grade-count-wrong"));
    }
    for right in ["86%", "86.40%"] {
        mutants.push(case.near("another spelling", with(AT, right.to_owned())));
    }
    mutants
}

pub(crate) fn economic_above_three_public(case: &Case) -> Vec<Mutant> {
    let Some(department) = case.department() else { return Vec::new() };
    let document = &case.documents[department].1;
    let mut mutants = Vec::new();
    for (item, expense) in [(7, "reception"), (8, "running")] {
        let at = format!("/accounts/economic/items/{item}/total");
        let all = amount(document, &format!("/accounts/three_public/{expense}/settled"));
        for (kind, by) in [("a cent", cents(1)), ("twelve", Fraction::whole(12))] {
            let mutant = case.plant(kind, (department, at.as_str()), with(&at, plus(all, by).to_string()));
            mutants.push(mutant.also("accounts-do-not-foot"));
        }
        let same = case.near("all of it", with(&at, all.to_string()));
        mutants.push(same.also("accounts-do-not-foot"));
    }
    mutants
}

pub(crate) fn accounts_empty_table_unsaid(case: &Case) -> Vec<Mutant> {
    let Some(department) = case.department() else { return Vec::new() };
    let mut mutants = Vec::new();
    for index in [0, 1] {
        let (at, says) = (format!("/accounts/empty/{index}"), format!("/accounts/empty/{index}/says"));
        for (kind, wrong) in [("a blank", ""), ("what it shows", "注:本表反映部门本年度收入、支出及结转和结余情况。")]
        {
            mutants.push(case.plant(kind, (department, at.as_str()), with(&says, wrong.to_owned())));
        }
        for right in ["本单位未发生此项收支", "无此项支出", "此表为空"] {
            mutants.push(case.near("another word for none", with(&says, right.to_owned())));
        }
    }
    mutants
}

/// Cases with other sentences.
fn say(case: &Case, wrong: &[&str], right: &[&str]) -> Vec<Mutant> {
    let Some(department) = case.department() else { return Vec::new() };
    let mut mutants = Vec::new();
    for index in [0, 1, 2] {
        let at = format!("/accounts/sentences/{index}");
        let plant = |text: &&str| case.plant("a sentence", (department, at.as_str()), with(&at, (*text).to_owned()));
        mutants.extend(wrong.iter().map(plant));
        mutants.extend(right.iter().map(|text| case.near("another sentence", with(&at, (*text).to_owned()))));
    }
    mutants
}

pub(crate) fn accounts_text_unfinished(case: &Case) -> Vec<Mutant> {
    let wrong = [
        "比上年增长(下降)3.2%,主要原因是项目增加。",
        "支出减少/增加 2.10 万元。",
        "比上年减少 2.10 万元,减少的主要原因是: 。",
        "XX单位 2023 年度支出合计 20 万元。",
        "公务用车保有量为__辆。",
    ];
    let right = [
        "比上年增长 3.2%(上年下降 1.0%),主要原因是项目增加。",
        "各项支出增加、减少的情况如下。",
        "比上年减少 2.10 万元,减少是因为项目完工。",
    ];
    say(case, &wrong, &right)
}

pub(crate) fn accounts_percent_sign_missing(case: &Case) -> Vec<Mutant> {
    let wrong =
        ["项目支出 1,164.93 万元,占本年支出合计的 58.92。", "水利工程建设支出完成年初预算的 94.99,主要原因是节约。"];
    let right = ["占用耕地 12,已退还。", "项目支出占本年支出合计 1,977.29 万元的 58.92%。", "完成年初预算的94.99%。"];
    let mut mutants = say(case, &wrong, &right);
    for (department, at, entry) in sentences(case) {
        for key in ["rate", "share", "change_rate"] {
            let Some(printed) = entry.get(key).and_then(Value::as_str).filter(|printed| printed.ends_with('%')) else {
                continue;
            };
            let at = format!("{at}/{key}");
            let bare = printed.trim_end_matches('%').to_owned();
            mutants.push(case.plant("no sign", (department, at.as_str()), with(&at, bare)));
            mutants.push(case.near("a wide sign", with(&at, printed.replace('%', "％"))));
        }
    }
    mutants
}
