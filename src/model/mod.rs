//! Plain data that everybody shares: what tables, templates and departments say, and what comes out.

pub mod assessment;
pub mod decision;
pub mod department;
pub mod roster;
pub mod scorecard;
pub mod template;
pub mod value;
