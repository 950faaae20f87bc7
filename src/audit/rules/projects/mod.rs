//! J7: across projects.

mod by_department;
mod copies;
mod results;

pub(super) mod all_projects_excellent;
pub(super) mod code_shared;
pub(super) mod copied_goals;
pub(super) mod copied_reasons;
pub(super) mod grade_count_wrong;
pub(super) mod project_twice;
pub(super) mod results_unmatched;
pub(super) mod scores_flat;
pub(super) mod summary_differs_from_tables;
