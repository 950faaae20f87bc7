//! Faults to plant in clean tables, and what an audit has to find of each.

pub(crate) mod accounts;
pub(crate) mod arithmetic;
pub(crate) mod case;
pub(crate) mod documents;
pub(crate) mod figures;
pub(crate) mod funds;
pub(crate) mod honest;
pub(crate) mod indicators;
pub(crate) mod mutant;
pub(crate) mod projects;
pub(crate) mod row;
pub(crate) mod scores;
pub(crate) mod structure;
pub(crate) mod targets;
pub(crate) mod texts;

use case::{Case, Sheet};
use mutant::Mutant;

/// Where faults of a rule can be planted.
pub(crate) struct Plant {
    pub slug: &'static str,
    pub table: Option<fn(&Sheet<'_>) -> Vec<Mutant>>,
    pub folder: Option<fn(&Case) -> Vec<Mutant>>,
}

/// Faults of one table.
const fn table(slug: &'static str, plant: fn(&Sheet<'_>) -> Vec<Mutant>) -> Plant {
    Plant { slug, table: Some(plant), folder: None }
}

/// Faults of several tables.
const fn folder(slug: &'static str, plant: fn(&Case) -> Vec<Mutant>) -> Plant {
    Plant { slug, table: None, folder: Some(plant) }
}

/// What is planted for each rule, in the order of the codes.
pub(crate) const PLANTS: &[Plant] = &[
    table("weights-do-not-add-up", arithmetic::weights_do_not_add_up),
    table("tier-weights-differ", arithmetic::tier_weights_differ),
    table("total-not-sum", arithmetic::total_not_sum),
    table("subtotal-not-sum", arithmetic::subtotal_not_sum),
    table("zero-weight", arithmetic::zero_weight),
    Plant {
        slug: "unreadable-figure",
        table: Some(arithmetic::unreadable_figure),
        folder: Some(projects::unreadable_figure),
    },
    table("spreadsheet-error", arithmetic::spreadsheet_error),
    table("negative-figure", arithmetic::negative_figure),
    table("execution-rate-wrong", funds::execution_rate_wrong),
    table("percent-sign-missing", funds::percent_sign_missing),
    table("executed-above-budget", funds::executed_above_budget),
    table("zero-budget", funds::zero_budget),
    table("funds-do-not-foot", funds::funds_do_not_foot),
    table("total-row-empty", funds::total_row_empty),
    table("budget-cut-to-spending", funds::budget_cut_to_spending),
    table("large-budget-adjustment", funds::large_budget_adjustment),
    table("low-execution", funds::low_execution),
    table("low-execution-high-score", funds::low_execution_high_score),
    table("funds-missing", funds::funds_missing),
    table("target-missing", indicators::target_missing),
    table("actual-missing", indicators::actual_missing),
    table("target-not-measurable", targets::target_not_measurable),
    table("soft-target", targets::soft_target),
    table("number-answered-by-word", indicators::number_answered_by_word),
    table("unit-mismatch", indicators::unit_mismatch),
    table("actual-copies-target", indicators::actual_copies_target),
    table("actual-keeps-operator", indicators::actual_keeps_operator),
    table("wrong-direction", targets::wrong_direction),
    table("cost-without-operator", targets::cost_without_operator),
    table("cost-repeats-budget", targets::cost_repeats_budget),
    table("ceiling-above-budget", targets::ceiling_above_budget),
    table("zero-target", targets::zero_target),
    table("far-above-target", targets::far_above_target),
    table("probable-ocr-damage", indicators::probable_ocr_damage),
    table("deadline-in-other-year", targets::deadline_in_other_year),
    table("payment-as-output", targets::payment_as_output),
    table("satisfaction-without-survey", indicators::satisfaction_without_survey),
    table("evidence-missing", indicators::evidence_missing),
    table("not-applicable-unfounded", indicators::not_applicable_unfounded),
    table("method-unfit", indicators::method_unfit),
    table("score-above-weight", scores::score_above_weight),
    table("score-not-by-rule", scores::score_not_by_rule),
    table("unmet-but-full", scores::unmet_but_full),
    table("ceiling-breached-but-full", scores::ceiling_breached_but_full),
    table("met-but-deducted", scores::met_but_deducted),
    table("judged-outside-band", scores::judged_outside_band),
    Plant {
        slug: "grade-not-by-total",
        table: Some(scores::grade_not_by_total),
        folder: Some(projects::graded_results),
    },
    table("execution-score-wrong", scores::execution_score_wrong),
    table("second-score-differs", scores::second_score_differs),
    table("unfinished-but-full", scores::unfinished_but_full),
    table("deviation-without-reason", texts::deviation_without_reason),
    table("reason-without-deviation", texts::reason_without_deviation),
    table("placeholder-name", texts::placeholder_name),
    table("template-text-left", texts::template_text_left),
    table("goal-contradicts-indicator", texts::goal_contradicts_indicator),
    Plant {
        slug: "text-contradicts-table",
        table: Some(texts::goal_contradicts_table),
        folder: Some(texts::statement_contradicts_table),
    },
    table("duplicate-indicator", structure::duplicate_indicator),
    table("weight-concentrated", structure::weight_concentrated),
    table("tier-missing", structure::tier_missing),
    table("no-satisfaction", structure::no_satisfaction),
    table("qualitative-heavy", structure::qualitative_heavy),
    table("no-indicators", structure::no_indicators),
    folder("summary-differs-from-tables", projects::summary_differs_from_tables),
    folder("grade-count-wrong", projects::grade_count_wrong),
    folder("all-projects-excellent", projects::all_projects_excellent),
    folder("copied-reasons", projects::copied_reasons),
    folder("copied-goals", projects::copied_goals),
    folder("scores-flat", projects::scores_flat),
    folder("project-twice", projects::project_twice),
    folder("code-shared", projects::code_shared),
    folder("results-unmatched", projects::results_unmatched),
    folder("same-targets-as-last-year", documents::same_targets_as_last_year),
    folder("target-below-last-actual", documents::target_below_last_actual),
    table("unused-waiver", documents::unused_waiver),
    table("expired-waiver", documents::expired_waiver),
    folder("accounts-do-not-foot", accounts::accounts_do_not_foot),
    folder("accounts-tables-differ", accounts::accounts_tables_differ),
    folder("accounts-rate-wrong", accounts::accounts_rate_wrong),
    folder("accounts-change-wrong", accounts::accounts_change_wrong),
    folder("three-public-above-budget", accounts::three_public_above_budget),
    folder("evaluated-funds-differ", accounts::evaluated_funds_differ),
    folder("economic-above-three-public", accounts::economic_above_three_public),
    folder("accounts-empty-table-unsaid", accounts::accounts_empty_table_unsaid),
    folder("accounts-text-unfinished", accounts::accounts_text_unfinished),
    folder("accounts-percent-sign-missing", accounts::accounts_percent_sign_missing),
];
