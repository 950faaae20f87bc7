//! jixiao (绩效): the scoring engine for budget performance.
//!
//! A template says which tiers of indicators there are, what each is worth and how points are
//! earned; a department fills in an assessment; the engine computes the execution rate, every
//! indicator's points, the subtotals, the total and the grade exactly, and writes down each step
//! so that anybody can compute it again.

pub mod model;
pub mod num;
pub mod origin;
