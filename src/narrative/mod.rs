//! The text of 预算绩效情况说明: its facts, every figure with its source, its wording and its forms, and an edited text held
//! against the facts.

mod appendix;
mod check;
mod cite;
mod clauses;
mod coverage;
mod evaluated;
mod facts;
mod filled;
mod filled_place;
mod folded;
mod forms;
mod group;
mod held;
mod in_words;
mod known;
mod known_texts;
mod labels;
mod left_out;
mod loose;
mod named;
mod narrating;
mod numerals;
mod office;
mod outcomes;
mod owners;
mod parted;
mod placed;
mod problems;
mod project;
mod remarks;
mod rows;
mod same;
mod sentences;
mod side_by_side;
mod telling;
mod text_facts;
mod verdict;
mod wording;

pub use check::{check, figures};
pub use cite::CitedDocument;
pub(crate) use cite::in_line;
pub use evaluated::Evaluated;
pub use facts::{
    Best, Coverage, Evaluations, FundFacts, GradeCount, IndicatorFacts, Listed, MoneyFacts, Narrative, Outcomes,
    ProjectFacts, Reached, Section, Shortfall, Slowest, SpendingShare, SpentFacts, TierFacts,
};
pub use filled_place::FilledPlace;
pub use forms::{project_form, results_form};
pub use narrating::{Narrating, Tellable, tell};
pub use remarks::{remarks, to_fill_in};
pub use telling::{Telling, Untold};
pub use text_facts::{TextFacts, TextProject};
pub use verdict::{
    ChangedText, ExchangedFigure, LooseNumber, MisplacedFigure, MissingFigure, NarrativeCheck, WrongFigure,
};
pub use wording::{WORDING, Wording, worded, worded_of, worded_with};
