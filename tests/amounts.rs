//! Amounts and weights as departments print them, with their units: 208万元, 5.8万, 20%, 20分.

use jixiao::intake::ScoringEngine;
use jixiao::model::scorecard::{Execution, Outcome, Scorecard};
use jixiao::read::{Format, Source};
use jixiao::score::Mismatch;
use jixiao::verify::verify_all;
use jixiao::words::Note;
use serde::Deserialize;

use crate::support::{AsPrinted as _, rows, score};

/// A table of one indicator whose total row of the money reads as given.
fn table(currency: &str, funds: &str) -> String {
    format!(
        "template = \"shandong/zaozhuang-self-2024\"\n{currency}\nproject.name = \"修缮\"\n\
         [[funds]]\nsource = \"total\"\n{funds}\n\
         [[indicators]]\npath = [\"产出指标\"]\ntarget = \"≥4个\"\nactual = \"3个\"\nweight = \"20\"\n"
    )
}

fn money(card: &Scorecard) -> &Execution {
    card.execution.as_ref().unwrap()
}

fn converted(card: &Scorecard) -> Vec<(&str, &str)> {
    let of = |note: &&Note| note.code == "amount_converted";
    card.notes.iter().filter(of).map(|note| (note.zh.as_str(), note.en.as_str())).collect()
}

/// What verifying finds in a scorecard after a change of its text.
fn verified(card: &Scorecard, from: &str, to: &str) -> Vec<Mismatch> {
    let json = serde_json::to_string(card).unwrap();
    assert!(json.contains(from), "{from}");
    let json = json.replacen(from, to, 1).into_bytes();
    let source = Source::from_bytes("card.json", Some(Format::Json), json).unwrap();
    verify_all(&ScoringEngine::builtin().unwrap(), &source).remove(0).unwrap().mismatches
}

#[test]
fn the_unit_of_the_table_says_nothing_new() {
    let plain = score(&table("currency = \"万元\"", "budget = \"208\"\nexecuted = \"5.80\""));
    for (budget, executed) in [("208万元", "5.80万"), ("208 万 元", "５.８０（万元）"), ("208万元", "5.80")]
    {
        let funds = format!("budget = \"{budget}\"\nexecuted = \"{executed}\"");
        let mut card = score(&table("currency = \"万元\"", &funds));
        card.input = plain.input.clone();
        assert_eq!(card, plain, "{budget} {executed}");
    }
    // 5.8 / 208 of 10 points.
    assert_eq!(
        (money(&plain).budget.printed().as_deref(), money(&plain).executed.printed().as_deref()),
        (Some("208"), Some("5.80"))
    );
    assert_eq!(
        (money(&plain).rate_percent.printed().as_deref(), money(&plain).score.printed().as_deref()),
        (Some("2.79"), Some("0.28"))
    );
    assert_eq!(converted(&plain), []);
}

#[test]
fn another_unit_of_money_is_converted_exactly_and_said() {
    let funds = "budget = \"1.2亿元\"\nexecuted = \"3456.7800万元\"\ninitial = \"11000\"";
    let card = score(&table("currency = \"元\"", funds));
    assert_eq!(
        (money(&card).budget.printed().as_deref(), money(&card).executed.printed().as_deref()),
        (Some("120000000"), Some("34567800"))
    );
    assert_eq!(
        (money(&card).rate_percent.printed().as_deref(), money(&card).score.printed().as_deref()),
        (Some("28.81"), Some("2.88"))
    );
    assert_eq!(
        converted(&card),
        [
            ("全年预算数 1.2亿元 换算为 120000000元", "the full-year budget of 1.2亿元 is taken as 120000000元"),
            (
                "全年执行数 3456.7800万元 换算为 34567800元",
                "the executed amount of 3456.7800万元 is taken as 34567800元"
            ),
        ]
    );

    // Down as well as up, and no digit is lost.
    let card = score(&table("currency = \"万元\"", "budget = \"3元\"\nexecuted = \"0.01元\""));
    assert_eq!(
        (money(&card).budget.printed().as_deref(), money(&card).executed.printed().as_deref()),
        (Some("0.0003"), Some("0.000001"))
    );
    assert_eq!(money(&card).rate_percent.printed().as_deref(), Some("0.33"));
}

/// The scorecard keeps what was printed: whoever verifies it computes the conversion again.
#[test]
fn a_converted_amount_verifies() {
    let card = score(&table("currency = \"万元\"", "budget = \"2亿元\"\nexecuted = \"5000\"\npooled = \"7千元\""));
    let printed: Vec<_> = money(&card).printed.iter().map(|(key, text)| (key.as_str(), text.as_str())).collect();
    assert_eq!(printed, [("budget", "2亿元"), ("pooled", "7千元")]);
    assert_eq!(verified(&card, "2亿元", "2亿元"), []);
    let found = verified(&card, "\"budget\":\"2亿元\"", "\"budget\":\"3亿元\"");
    let figures = |pointer: &str| {
        let one = found.iter().find(|one| one.pointer == pointer).unwrap();
        (one.stated.clone(), one.computed.clone())
    };
    assert_eq!(figures("/execution/budget"), ("20000".to_owned(), "30000".to_owned()));
    assert_eq!(figures("/execution/score"), ("2.50".to_owned(), "1.67".to_owned()));
}

/// Why there is no execution rate.
fn why(currency: &str, budget: &str) -> String {
    let card = score(&table(currency, &format!("budget = \"{budget}\"\nexecuted = \"1\"")));
    let money = money(&card);
    assert_eq!((money.outcome, money.score.printed().as_deref()), (Some(Outcome::Unassessable), None), "{budget}");
    assert_eq!((money.budget.printed().as_deref(), money.printed["budget"].as_str()), (None, budget));
    // The indicator is scored all the same, and the money says how much is open.
    assert_eq!(card.indicators[0].score.printed().as_deref(), Some("15.00"), "3/4 of 20");
    assert_eq!(
        (card.total.weight.printed().as_deref(), card.total.assessed.printed().as_deref()),
        (Some("30"), Some("20"))
    );
    assert_eq!(verified(&card, "\"schema\"", "\"schema\""), []);
    money.why.as_ref().unwrap().zh.clone()
}

/// A row of `tests/amounts/unreadable.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Unreadable {
    currency: Option<String>,
    budget: String,
    says: String,
}

#[test]
fn an_amount_that_nobody_can_read_leaves_the_rate_open() {
    for Unreadable { currency, budget, says } in rows::<Unreadable>("amounts/unreadable.toml") {
        let currency = currency.as_ref().map_or(String::new(), |unit| format!("currency = \"{unit}\""));
        assert_eq!(why(&currency, &budget), says, "{budget} in a table with `{currency}`");
    }
    // 5美元 are no question in a table in 美元.
    let card = score(&table("currency = \"美元\"", "budget = \"5美元\"\nexecuted = \"5\""));
    assert_eq!(money(&card).score.printed().as_deref(), Some("10.00"));
}

#[test]
fn what_the_rate_is_not_computed_from_is_said_and_no_more() {
    let funds = "initial = \"见附件\"\nbudget = \"100\"\nexecuted = \"50\"";
    let card = score(&table("currency = \"万元\"", funds));
    assert_eq!(money(&card).score.printed().as_deref(), Some("5.00"));
    assert_eq!(money(&card).printed["initial"], "见附件");
    let said: Vec<&str> = card.notes.iter().map(|note| note.code.as_ref()).collect();
    assert!(said.contains(&"amount_unreadable"), "{said:?}");
    assert_eq!(verified(&card, "见附件", "见附件"), []);
    // What is printed is part of the scorecard: another text is another table.
    assert_eq!(verified(&card, "\"initial\":\"见附件\"", "\"initial\":\"80\"").len(), 2);
}

#[test]
fn a_number_that_cannot_be_kept_exactly_leaves_the_rate_open() {
    for budget in ["9999999999999999亿元", "1234567890123456789012345678901234567890", "79000000000000000000000000000"]
    {
        assert!(why("currency = \"元\"", budget).contains("无法读取"), "{budget}");
    }
}

#[test]
fn points_carry_their_mark() {
    let plain = score(&table("", ""));
    for weight in ["20分", "20%", "20 ％", "20.00"] {
        let card = score(&table("", "").replace("weight = \"20\"", &format!("weight = \"{weight}\"")));
        assert_eq!(card.indicators[0].score, plain.indicators[0].score, "{weight}");
        assert_eq!(card.indicators[0].score.printed().as_deref(), Some("15.00"), "3/4 of 20");
    }
    let row = "path = [\"效益指标\"]\ntarget = \"效果明显\"\nactual = \"较明显\"\nweight = \"10%\"\njudged = \"8.5分\"";
    let card = score(&(table("", "") + "[[indicators]]\n" + row));
    let indicator = &card.indicators[1];
    assert_eq!(
        (indicator.weight.printed().as_deref(), indicator.judged.printed().as_deref()),
        (Some("10"), Some("8.5"))
    );
    assert_eq!(indicator.score.printed().as_deref(), Some("8.50"));
    assert_eq!(verified(&card, "8.5", "8.5"), []);
}
