//! Plain data, one type a file: what goes in, what comes out, and the words for what is wrong.

mod amount;
mod assessment;
mod date;
mod derivation;
mod method;
mod note;
mod printed;
mod problem;
mod reading;
mod relation;
mod scorecard;
mod template;
mod text;
mod trend;

pub use amount::{Amount, open_or_number};
pub use assessment::{Assessment, FundRow, FundSource, Goal, Indicator, Project, Reported};
pub use date::{Date, NoDate};
pub use derivation::{Operation, Step};
pub use method::Method;
pub use note::Note;
pub use printed::Printed;
pub use problem::{Problem, Problems};
pub use reading::{Kind, PairReading, PartReading, Reading};
pub use relation::Relation;
pub use scorecard::{
    Engine, Execution, InputFile, Outcome, Scorecard, ScoredIndicator, TemplateStamp, TierScore, Total,
};
pub use template::{
    Basis, EvaluationKind, ExecutionRule, Grade, Grading, IndicatorRule, Level, RoundingRule, Rule, Rules, Template,
    TierRule, Vocabulary, WordRule, ZeroBudget,
};
pub use text::{Language, Text};
pub use trend::Trend;
