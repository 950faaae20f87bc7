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
    mutants
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
