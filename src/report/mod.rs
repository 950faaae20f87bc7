//! A folder of tables on one screen: what came in, the verdict, where the findings lie, and where to look first.
//!
//! [`Reporting`] takes in documents one after the other and comes to an [`Overview`], plain data of bounded size.

mod chart;
mod heat;
mod letter;
mod listed;
mod of_year;
mod overview;
pub mod page;
mod project;
mod refused;
mod reporting;
mod rules;
mod scores;

pub use heat::{HeatCell, HeatDepartment, OverviewRule};
pub use letter::{
    LEADERS_KIND, LEADERS_WORDING, Leaders, LeadersDepartment, LeadersGrade, LeadersProject, LeadersRoster,
    LeadersRule, LeadersSeverity, leaders, leaders_document,
};
pub use listed::Listed;
pub use overview::{KindCount, Overview, OverviewFinding, OverviewProject, Received};
pub use reporting::{Reported, ReportedTable, Reporter, Reporting};
pub use scores::{GradeCount, ScoreBin, Scorers, Scores};
