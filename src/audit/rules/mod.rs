//! The rules, one file each, a folder a family. The order is that of the codes.
//!
//! Adding one: a file with its page in the header, a line in the family's `mod.rs` and one here, a folder of
//! fixtures in `tests/audit/rules`, faults in `tests/faults`.

mod accounts;
mod arithmetic;
mod documents;
mod funds;
pub(super) mod indicators;
mod projects;
mod scores;
mod structure;
mod texts;

pub(super) use documents::{expired_waiver, unused_waiver};

use std::sync::LazyLock;

use super::rule::Rule;
use super::saying::Saying;

/// Every rule, in the order of the codes.
pub static RULES: &[Rule] = &[
    // J1: the arithmetic of one table.
    arithmetic::weights_do_not_add_up::RULE,
    arithmetic::tier_weights_differ::RULE,
    arithmetic::total_not_sum::RULE,
    arithmetic::subtotal_not_sum::RULE,
    arithmetic::zero_weight::RULE,
    arithmetic::unreadable_figure::RULE,
    arithmetic::spreadsheet_error::RULE,
    arithmetic::negative_figure::RULE,
    // J2: funds and execution.
    funds::execution_rate_wrong::RULE,
    funds::percent_sign_missing::RULE,
    funds::executed_above_budget::RULE,
    funds::zero_budget::RULE,
    funds::funds_do_not_foot::RULE,
    funds::total_row_empty::RULE,
    funds::budget_cut_to_spending::RULE,
    funds::large_budget_adjustment::RULE,
    funds::low_execution::RULE,
    funds::low_execution_high_score::RULE,
    funds::funds_missing::RULE,
    // J3: indicators and targets.
    indicators::target_missing::RULE,
    indicators::actual_missing::RULE,
    indicators::target_not_measurable::RULE,
    indicators::soft_target::RULE,
    indicators::number_answered_by_word::RULE,
    indicators::unit_mismatch::RULE,
    indicators::actual_copies_target::RULE,
    indicators::actual_keeps_operator::RULE,
    indicators::wrong_direction::RULE,
    indicators::cost_without_operator::RULE,
    indicators::cost_repeats_budget::RULE,
    indicators::ceiling_above_budget::RULE,
    indicators::zero_target::RULE,
    indicators::far_above_target::RULE,
    indicators::probable_ocr_damage::RULE,
    indicators::deadline_in_other_year::RULE,
    indicators::payment_as_output::RULE,
    indicators::satisfaction_without_survey::RULE,
    indicators::evidence_missing::RULE,
    indicators::not_applicable_unfounded::RULE,
    indicators::method_unfit::RULE,
    // J4: scores against results.
    scores::score_above_weight::RULE,
    scores::score_not_by_rule::RULE,
    scores::unmet_but_full::RULE,
    scores::ceiling_breached_but_full::RULE,
    scores::met_but_deducted::RULE,
    scores::judged_outside_band::RULE,
    scores::grade_not_by_total::RULE,
    scores::execution_score_wrong::RULE,
    scores::second_score_differs::RULE,
    scores::unfinished_but_full::RULE,
    // J5: texts and reasons.
    texts::deviation_without_reason::RULE,
    texts::reason_without_deviation::RULE,
    texts::placeholder_name::RULE,
    texts::template_text_left::RULE,
    texts::goal_contradicts_indicator::RULE,
    texts::text_contradicts_table::RULE,
    // J6: what the template asks of a table.
    structure::duplicate_indicator::RULE,
    structure::weight_concentrated::RULE,
    structure::tier_missing::RULE,
    structure::no_satisfaction::RULE,
    structure::qualitative_heavy::RULE,
    structure::no_indicators::RULE,
    // J7: across projects.
    projects::summary_differs_from_tables::RULE,
    projects::grade_count_wrong::RULE,
    projects::all_projects_excellent::RULE,
    projects::copied_reasons::RULE,
    projects::copied_goals::RULE,
    projects::scores_flat::RULE,
    projects::project_twice::RULE,
    projects::code_shared::RULE,
    projects::results_unmatched::RULE,
    // J8: across years and documents; waivers; final accounts.
    documents::same_targets_as_last_year::RULE,
    documents::target_below_last_actual::RULE,
    unused_waiver::RULE,
    expired_waiver::RULE,
    accounts::accounts_do_not_foot::RULE,
    accounts::accounts_tables_differ::RULE,
    accounts::accounts_rate_wrong::RULE,
    accounts::accounts_change_wrong::RULE,
    accounts::three_public_above_budget::RULE,
    accounts::evaluated_funds_differ::RULE,
    accounts::economic_above_three_public::RULE,
    accounts::accounts_empty_table_unsaid::RULE,
    accounts::accounts_text_unfinished::RULE,
    accounts::accounts_percent_sign_missing::RULE,
];

/// What the findings of every rule say, in the order of [`RULES`]: the pages are read once, however many findings
/// there are.
static SAYINGS: LazyLock<Vec<Saying>> = LazyLock::new(|| RULES.iter().map(Rule::saying).collect());

/// Every rule with what its findings say.
pub(super) fn with_sayings() -> impl Iterator<Item = (&'static Rule, &'static Saying)> {
    RULES.iter().zip(SAYINGS.iter())
}

/// What the findings of one rule say.
pub(super) fn saying(rule: &Rule) -> Option<&'static Saying> {
    with_sayings().find(|(other, _)| other.code == rule.code).map(|(_, saying)| saying)
}

/// The rule of a code or slug.
#[must_use]
pub fn rule(name: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.is_called(name))
}
