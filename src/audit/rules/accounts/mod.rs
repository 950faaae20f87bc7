//! J81 and J82: final accounts, their tables and their text.

mod change;
mod columns;
mod documents;
mod footing;
mod names;
mod pairs;
mod rate;
mod sums;
mod tables;
mod titles;

pub(super) mod accounts_change_wrong;
pub(super) mod accounts_do_not_foot;
pub(super) mod accounts_empty_table_unsaid;
pub(super) mod accounts_percent_sign_missing;
pub(super) mod accounts_rate_wrong;
pub(super) mod accounts_tables_differ;
pub(super) mod accounts_text_unfinished;
pub(super) mod economic_above_three_public;
pub(super) mod evaluated_funds_differ;
pub(super) mod three_public_above_budget;
