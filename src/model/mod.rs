//! Plain data, one type a file: what goes in, what comes out, and the words for what is wrong.

mod accounts;
mod amount;
mod assessment;
mod audit;
mod audit_profile;
pub mod citation;
mod date;
mod department;
mod derivation;
mod difference;
mod edges;
mod entered;
mod method;
mod narrative;
mod narrative_check;
mod note;
mod open;
mod printed;
mod problem;
mod proof;
mod reading;
mod relation;
mod sample;
mod scheme;
mod scorecard;
mod second_scoring;
mod share;
mod story;
mod summary;
mod template;
mod text;
mod trend;
mod waiver;
mod year_on_year;

pub use accounts::{
    AccountRow, Accounts, AccountsItem, AccountsText, Balance, BalanceSide, ChangedFrom, EconomicItems, PrintedSum,
    PublicExpense, SumPart, ThreePublic,
};
pub use amount::Amount;
pub use assessment::{Assessment, FundRow, FundSource, Goal, Indicator, PanelScore, Project, Reported, ReportedTier};
pub use audit::{
    Audit, Counts, DepartmentRisk, Finding, Location, ProjectRisk, RulePage, Severity, Undecided,
    Verdict as AuditVerdict, rounding_name,
};
pub use audit_profile::{AuditProfile, ChosenSeverity, Limit, Limits};
pub use date::{Date, NoDate};
pub use department::{Department, ProjectResult, ReportedResults, Statement};
pub use derivation::{Operation, Step};
pub use difference::{Rescored, RuleDiff, Sides, TemplateDiff};
pub use edges::{Banded, Edge, Edges};
pub use entered::{Entered, Readable};
pub use method::Method;
pub use narrative::{
    Best, Cited, Coverage, Evaluations, FundFacts, GradeCount, IndicatorFacts, Listed, MoneyFacts, Narrative, Outcomes,
    ProjectFacts, Reached, Shortfall, Slowest, SpendingShare, SpentFacts, TierFacts,
};
pub use narrative_check::{LooseNumber, NarrativeCheck, WrongFigure};
pub use note::Note;
pub use open::{OpenNumber, open_or_number};
pub use printed::Printed;
pub use problem::{Problem, Problems};
pub use proof::{Proof, TemplateCheck};
pub use reading::{Kind, PairReading, PartReading, Reading};
pub use relation::Relation;
pub use sample::{
    DrawnProject, NoEdges, NoSize, Sample, SampleBy, SampleDesign, SampleEdges, SampleFrame, SampleMethod, SampleSize,
    SampleStratum,
};
pub use scheme::{
    Band, Bands, BandsOf, Deadline, DeductDeviation, DeductEach, Direction, FormulaRule, Panel, Parts, PassMark,
    Scheme, Survey, Verdict, VerdictBand, Within,
};
pub use scorecard::{
    Engine, Execution, InputFile, Outcome, ParameterUsed, Scorecard, ScoredIndicator, TemplateStamp, TierScore, Total,
};
pub use second_scoring::{Cause, CauseKind, Diff, RowDiff, RowResult, ScorecardDiff, SelfScore};
pub use share::Share;
pub use story::{Block, Form, FormCell, Span, Story};
pub use summary::{Bin, Counted, ExactSums, Extreme, Group, GroupBy, StatedResults, Summary, TierShare};
pub use template::{
    Basis, Cap, Denominator, Effective, EvaluationKind, Example, ExecutionRule, FarAbove, FarAboveStep, Grade, Grading,
    IndicatorRule, Level, Light, LightBand, Lights, NotApplicablePoints, NotApplicableRule, Parameter, ParameterValue,
    RoundingRule, Rule, Rules, Template, TierRule, Vocabulary, WordRule, ZeroBudget,
};
pub use text::{Language, Text};
pub use trend::Trend;
pub use waiver::{Waiver, WaiverFile};
pub use year_on_year::{
    OtherTarget, ProjectYear, ProjectYears, ScoreMoves, TargetChange, TargetChanges, TargetDirection, TargetMove,
    TargetMoves, TrendTotal, UnclearYear, YearChange, YearOnYear, YearSource,
};
