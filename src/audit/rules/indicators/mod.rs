//! J3: indicators and targets.

mod budget;
mod evidence;
mod exceeded;
mod row;
mod sign;
pub(in crate::audit) mod tier;

pub(super) mod actual_copies_target;
pub(super) mod actual_keeps_operator;
pub(super) mod actual_missing;
pub(super) mod ceiling_above_budget;
pub(super) mod cost_repeats_budget;
pub(super) mod cost_without_operator;
pub(super) mod deadline_in_other_year;
pub(super) mod evidence_missing;
pub(super) mod far_above_target;
pub(super) mod method_unfit;
pub(super) mod not_applicable_unfounded;
pub(super) mod number_answered_by_word;
pub(super) mod payment_as_output;
pub(super) mod probable_ocr_damage;
pub(super) mod satisfaction_without_survey;
pub(super) mod soft_target;
pub(super) mod target_missing;
pub(super) mod target_not_measurable;
pub(super) mod unit_mismatch;
pub(in crate::audit) mod wrong_direction;
pub(super) mod zero_target;
