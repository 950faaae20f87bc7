//! 抽样: which projects are evaluated a second time, drawn so that anybody can draw them again.
//!
//! # `jixiao-sample/1`
//!
//! * The **key** of a project is the JSON array `[department, unit, name, code, year]`, without blanks between its
//!   parts, in UTF-8, with `null` for what the table does not say and the texts as the table has them.
//! * Its **lot** is SHA-256 of the same array behind the algorithm and the seed:
//!   `["jixiao-sample/1", seed, department, unit, name, code, year]`. Lots depend on nothing else, so that neither the
//!   machine nor the order of the files matters; lower lots come first.
//! * **simple**: the lowest lots. **stratified**: the lowest of each stratum; [`allocate`] says how many of which.
//! * **monetary** and **risk**: whoever's measure is an interval or more, an interval being the sum of measures ÷ size, is
//!   drawn for sure; size and sum are lowered by them and this goes on until there is none. The others are laid in the
//!   order of their lots, each as long as its measure, and those are drawn on which a mark falls: one at every
//!   interval, the first at interval × share, where the share is the first 15 hexadecimal digits of SHA-256 of
//!   `["jixiao-sample/1", seed]`, divided by 16^15. The measure is the full-year budget in 万元, or the risk
//!   ([`risk`]).
//!
//! The chance of each project follows from the frame and the design alone ([`plan`]); no seed changes it.

mod again;
mod allocation;
mod draw;
mod frame;
mod lot;
mod notice;
pub mod page;
mod plan;
mod project;
mod record;
mod risk;
mod sampling;
mod stratum;
mod systematic;

pub use again::differences;
pub use allocation::allocate;
pub use draw::draw;
pub use frame::Frame;
pub use notice::{DRAW_KIND, DRAW_WORDING, DrawNotice, DrawnFacts, draw_document, draw_notice};
pub use plan::{Plan, Planned, plan};
pub use project::Candidate;
pub use record::{
    DrawnProject, NoEdges, NoSize, Sample, SampleBy, SampleDesign, SampleEdges, SampleFrame, SampleMethod, SampleSize,
    SampleStratum,
};
pub use risk::risk;
pub use sampling::{Drawable, Sampler, Sampling, read_sample};
