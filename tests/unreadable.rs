//! Weights and judged points that nobody can read: 约10, 九分, 见说明. The table is scored as far as it goes, and says
//! what is open. Amounts have their own file, `amounts.rs`.

use jixiao::diff::compare;
use jixiao::intake::ScoringEngine;
use jixiao::model::scorecard::{Outcome, Scorecard, ScoredIndicator};
use jixiao::read::{Format, Source};
use jixiao::verify::verify_all;

use crate::support::{AsPrinted as _, score};

/// A table of 100 points: 10 for the money, 50 for a number, 40 that a person judges.
fn table(weight: &str, judged: &str) -> String {
    format!(
        "template = \"national/self-2020\"\nproject.name = \"修缮\"\n\
         [[funds]]\nsource = \"total\"\nbudget = 100\nexecuted = 90\n\
         [[indicators]]\npath = [\"产出指标\", \"数量指标\"]\nname = \"座数\"\ntarget = \"≥4座\"\nactual = \"3座\"\n\
         weight = \"{weight}\"\n\
         [[indicators]]\npath = [\"效益指标\", \"社会效益指标\"]\nname = \"保障能力\"\ntarget = \"明显提高\"\n\
         actual = \"有所提高\"\nweight = \"40\"\njudged = \"{judged}\"\n"
    )
}

/// Nothing is wrong with a scorecard that is computed again from itself.
fn verifies(card: &Scorecard) {
    let json = serde_json::to_vec(card).unwrap();
    let source = Source::from_bytes("card.json", Some(Format::Json), json).unwrap();
    assert_eq!(verify_all(&ScoringEngine::builtin().unwrap(), &source).remove(0).unwrap().mismatches, []);
}

fn why(indicator: &ScoredIndicator) -> (Outcome, &str, &str, &str) {
    let why = indicator.why.as_ref().unwrap();
    (indicator.outcome, &why.code, &why.zh, &why.en)
}

fn notes(card: &Scorecard) -> Vec<(&str, &str)> {
    card.notes.iter().map(|note| (note.code.as_ref(), note.zh.as_str())).collect()
}

#[test]
fn figures_that_can_be_read_leave_nothing_open() {
    let card = score(&table("50", "30"));
    // 9 of 10 for the money, 3/4 of 50, and 30.
    assert_eq!(card.total.score.printed().as_deref(), Some("76.50"));
    assert_eq!(
        (card.total.weight.printed().as_deref(), card.total.assessed.printed().as_deref()),
        (Some("100"), Some("100"))
    );
    assert!(card.indicators.iter().all(|indicator| indicator.printed.is_empty()));
}

#[test]
fn an_unreadable_weight_leaves_its_indicator_the_total_and_the_grade_open() {
    let card = score(&table("约50", "30"));
    assert_eq!(
        why(&card.indicators[0]),
        (
            Outcome::Unassessable,
            "weight_unreadable",
            "分值“约50”无法读取:不是数字;请写数字,如 10、7.5,可带“分”或“%”",
            "the weight `约50` cannot be read: it is no number; write a number, as in 10 or 7.5, with 分 or % behind it \
             or not"
        )
    );
    assert_eq!(
        (card.indicators[0].weight.printed().as_deref(), card.indicators[0].printed["weight"].as_str()),
        (None, "约50")
    );
    // All others are scored.
    assert_eq!(card.indicators[1].score.printed().as_deref(), Some("30.00"));
    assert_eq!(card.execution.as_ref().unwrap().score.printed().as_deref(), Some("9.00"));
    // Nobody can say what the total is out of.
    let total = &card.total;
    assert_eq!(
        (total.weight.printed().as_deref(), total.assessed.printed().as_deref(), total.score.printed().as_deref()),
        (None, Some("50"), Some("39.00"))
    );
    assert_eq!(card.grade, None);
    assert_eq!(notes(&card)[0], ("weights_unknown", "有分值无法读取,合计不详(可读的合计 50);不评等级"));
    let tier = |name: &str| {
        let tier = card.tiers.iter().find(|tier| tier.path == [name]).unwrap();
        (tier.weight.printed(), tier.score.printed())
    };
    assert_eq!(tier("效益指标"), (Some("40".to_owned()), Some("30.00".to_owned())));
    assert_eq!(tier("产出指标"), (None, None));
    assert!(!card.is_complete());
    verifies(&card);
}

#[test]
fn a_table_whose_only_weights_cannot_be_read_still_scores_its_money() {
    let card = score(&table("约50", "30").replace("weight = \"40\"", "weight = \"四十\""));
    assert_eq!(card.total.score.printed().as_deref(), Some("9.00"));
    assert_eq!((card.total.weight.printed().as_deref(), card.total.assessed.printed().as_deref()), (None, Some("10")));
    verifies(&card);
}

#[test]
fn an_unreadable_judgement_leaves_its_indicator_open() {
    let card = score(&table("50", "九分"));
    assert_eq!(
        why(&card.indicators[1]),
        (
            Outcome::Unassessable,
            "judged_unreadable",
            "评判得分“九分”无法读取:不是数字;请写数字,如 10、7.5,可带“分”或“%”",
            "the judged points `九分` cannot be read: it is no number; write a number, as in 10 or 7.5, with 分 or % \
             behind it or not"
        )
    );
    assert_eq!(
        (card.indicators[1].judged.printed().as_deref(), card.indicators[1].printed["judged"].as_str()),
        (None, "九分")
    );
    // Its full points are known, so that the total is out of 100, and 60 of them are assessed.
    assert_eq!(
        (
            card.total.weight.printed().as_deref(),
            card.total.assessed.printed().as_deref(),
            card.total.score.printed().as_deref()
        ),
        (Some("100"), Some("60"), Some("46.50"))
    );
    assert_eq!(card.grade, None);
    verifies(&card);
}

#[test]
fn a_judgement_that_does_not_count_leaves_nothing_open() {
    // Numbers are scored by rule, whatever somebody judges.
    let text = table("50", "30").replace("weight = \"50\"", "weight = \"50\"\njudged = \"很好\"");
    let card = score(&text);
    assert_eq!(card.indicators[0].score.printed().as_deref(), Some("37.50"));
    assert_eq!(card.indicators[0].printed["judged"], "很好");
    verifies(&card);
}

#[test]
fn points_of_a_row_that_does_not_apply_stay_where_they_are_beside_an_unreadable_weight() {
    let text = table("约50", "30").replace("weight = \"40\"", "weight = \"40\"\nnot_applicable = \"今年没有\"");
    let text = text.replace("national/self-2020", "hubei/self");
    let card = score(&text);
    assert_eq!(card.indicators[1].outcome, Outcome::NotApplicable);
    assert!(card.indicators.iter().all(|indicator| indicator.effective_weight.is_none()));
    verifies(&card);
}

#[test]
fn two_tables_differ_in_what_is_printed() {
    let (before, after) = (score(&table("约50", "九分")), score(&table("50", "30")));
    let diff = compare(&before, &after);
    let causes: Vec<&str> = diff.rows.iter().flat_map(|row| &row.causes).map(|cause| cause.text.zh.as_str()).collect();
    assert!(causes.contains(&"分值 约50 → 50"), "{causes:?}");
    assert!(causes.contains(&"评分 九分 → 30"), "{causes:?}");
}
