//! What is the same however it is written: names, labels of tiers, and the tables of one project.

mod execution;
mod label;
mod names;
mod same_project;
mod table_key;
mod tier;

pub(crate) use execution::is_execution_rate;
#[cfg(feature = "excel")]
pub(crate) use label::label_kind;
pub(crate) use label::{label_core, label_points, same_label};
pub(crate) use names::{
    bare_name, behind_number, indicator_core, is_renamed, may_be_the_same, name_core, name_seen, same_grade, text_core,
};
pub(crate) use same_project::{Named, ProjectKey, Suspect, projects, suspected, without_unit, without_year};
pub(crate) use table_key::{plain, table_key};
pub(crate) use tier::{canonical_path, find_tier, names_tier, tier_rule, tier_rules};
