//! Plain data, one type a file: what goes in, what comes out, and the words for what is wrong.

pub mod assessment;
mod audit;
mod audit_profile;
pub mod citation;
pub mod department;
mod difference;
mod narrative;
mod narrative_check;
mod note;
mod problem;
mod proof;
mod sample;
pub mod scorecard;
mod second_scoring;
mod story;
mod summary;
pub mod template;
mod text;
pub mod value;
mod year_on_year;

pub use assessment::{
    Assessment, FundRow, FundSource, Goal, Indicator, PanelScore, Project, Reported, ReportedTier, Waiver, WaiverFile,
};
pub use audit::{
    Audit, AuditVerdict, Counts, DepartmentRisk, Finding, Location, ProjectRisk, RulePage, Severity, Undecided,
    rounding_name,
};
pub use audit_profile::{AuditProfile, ChosenSeverity, Limit, Limits};
pub use department::{
    AccountRow, Accounts, AccountsItem, AccountsText, Balance, BalanceSide, ChangedFrom, Department, EconomicItems,
    PrintedSum, ProjectResult, PublicExpense, ReportedResults, Statement, SumPart, ThreePublic,
};
pub use difference::{Rescored, RuleDiff, Sides, TemplateDiff};
pub use narrative::{
    Best, Cited, Coverage, Evaluations, FundFacts, GradeCount, IndicatorFacts, Listed, MoneyFacts, Narrative, Outcomes,
    ProjectFacts, Reached, Shortfall, Slowest, SpendingShare, SpentFacts, TierFacts,
};
pub use narrative_check::{LooseNumber, NarrativeCheck, WrongFigure};
pub use note::Note;
pub use problem::{Problem, Problems};
pub use proof::{Proof, TemplateCheck};
pub use sample::{
    DrawnProject, NoEdges, NoSize, Sample, SampleBy, SampleDesign, SampleEdges, SampleFrame, SampleMethod, SampleSize,
    SampleStratum,
};
pub use scorecard::{
    Engine, Execution, InputFile, Kind, Operation, Outcome, PairReading, ParameterUsed, PartReading, Reading,
    Scorecard, ScoredIndicator, Step, TemplateStamp, TierScore, Total,
};
pub use second_scoring::{Cause, CauseKind, Diff, RowDiff, RowResult, ScorecardDiff, SelfScore};
pub use story::{Block, Form, FormCell, Span, Story};
pub use summary::{Bin, Counted, ExactSums, Extreme, Group, GroupBy, StatedResults, Summary, TierShare};
pub use template::{
    Band, Bands, BandsOf, Basis, Cap, Deadline, DeductDeviation, DeductEach, Denominator, Direction, Effective,
    EvaluationKind, Example, ExecutionRule, FarAbove, FarAboveStep, FormulaRule, Grade, Grading, IndicatorRule, Level,
    Light, LightBand, Lights, Method, NotApplicablePoints, NotApplicableRule, Panel, Parameter, ParameterValue, Parts,
    PassMark, RoundingRule, Rule, Rules, Scheme, Survey, Template, TierRule, Verdict, VerdictBand, Vocabulary, Within,
    WordRule, ZeroBudget,
};
pub use text::{Language, Text};
pub use value::{
    Amount, Banded, Date, Edge, Edges, Entered, NoDate, OpenNumber, Printed, Readable, Relation, Share, Trend,
    open_or_number,
};
pub use year_on_year::{
    OtherTarget, ProjectYear, ProjectYears, ScoreMoves, TargetChange, TargetChanges, TargetDirection, TargetMove,
    TargetMoves, TrendTotal, UnclearYear, YearChange, YearOnYear, YearSource,
};
