//! The names of steps, and where inputs stand in the scorecard.

use std::borrow::Cow;

use super::{StepName, StepSeries, steps};

steps! {
    TARGET = "target" ("目标", "target");
    TARGET_HIGH = "target_high" ("上限", "upper end");
    ACTUAL = "actual" ("实际", "actual");
    WEIGHT = "weight" ("分值", "weight");
    JUDGED = "judged" ("评判得分", "judged points");
    REPORTED = "reported" ("自评得分", "reported points");
    BUDGET = "budget" ("全年预算数", "full-year budget");
    INITIAL = "initial" ("年初预算数", "budget at the beginning of the year");
    RECEIVED = "received" ("到位资金", "funds received");
    POOLED = "pooled" ("统筹整合资金", "pooled funds");
    EXECUTED = "executed" ("全年执行数", "executed");
    MONTH = "month" ("已过月数", "months passed");
    SUM = "sum" ("合计", "sum");
    [SCORER] = "scorer" of "scorer" ("{}评分", "points from {}");
    [ANSWER] = "answer" of "answer" ("“{}”人数", "answers {}");
    [POINTS_OF] = "points_of" of "points_of" ("“{}”得分", "points of {}");
    [PARAMETER] = "parameter" of "parameter" ("{}", "{}");
}

/// The name of a step: of its own, or one of a series.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Id {
    /// A name of its own.
    Name(&'static StepName),
    /// The name of a series, and the number in it.
    Numbered(&'static StepSeries, usize),
}

impl From<&'static StepName> for Id {
    fn from(name: &'static StepName) -> Self {
        Self::Name(name)
    }
}

impl From<(&'static StepSeries, usize)> for Id {
    fn from((series, number): (&'static StepSeries, usize)) -> Self {
        Self::Numbered(series, number)
    }
}

impl From<Id> for Cow<'static, str> {
    fn from(id: Id) -> Self {
        match id {
            Id::Name(name) => Cow::Borrowed(name.id),
            Id::Numbered(series, number) => Cow::Owned(format!("{}_{number}", series.id)),
        }
    }
}

/// Where an input stands in the scorecard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field<'a> {
    /// The number, the lower end or the day of the target's reading.
    Target,
    /// The upper end of the target's reading.
    TargetHigh,
    /// The number, the day or the words of the actual value's reading.
    Actual,
    /// Full points.
    Weight,
    /// Points that a person gave.
    Judged,
    /// Points that the department wrote.
    Reported,
    /// Points that one of several scorers gave, by the number in the table.
    Scorer(usize),
    /// How often an answer of a survey was given: its number and its words.
    Answer(usize, &'a str),
    /// 全年预算数.
    Budget,
    /// 年初预算数.
    Initial,
    /// 到位资金.
    Received,
    /// 统筹整合资金.
    Pooled,
    /// What was executed.
    Executed,
    /// Months passed.
    Month,
    /// The points of another indicator, by its number in the table.
    Points(usize),
    /// A parameter of the template: its number and its name.
    Parameter(usize, &'a str),
    /// The sum of all points, before any cap.
    Sum,
}

impl Field<'_> {
    pub(super) const fn id(self) -> Id {
        match self {
            Self::Target => Id::Name(TARGET),
            Self::TargetHigh => Id::Name(TARGET_HIGH),
            Self::Actual => Id::Name(ACTUAL),
            Self::Weight => Id::Name(WEIGHT),
            Self::Judged => Id::Name(JUDGED),
            Self::Reported => Id::Name(REPORTED),
            Self::Scorer(index) => Id::Numbered(SCORER, index + 1),
            Self::Answer(index, _) => Id::Numbered(ANSWER, index + 1),
            Self::Budget => Id::Name(BUDGET),
            Self::Initial => Id::Name(INITIAL),
            Self::Received => Id::Name(RECEIVED),
            Self::Pooled => Id::Name(POOLED),
            Self::Executed => Id::Name(EXECUTED),
            Self::Month => Id::Name(MONTH),
            Self::Points(index) => Id::Numbered(POINTS_OF, index + 1),
            Self::Parameter(index, _) => Id::Numbered(PARAMETER, index + 1),
            Self::Sum => Id::Name(SUM),
        }
    }

    /// The JSON Pointer of the field; `base` is the pointer of the indicator or of the execution.
    pub(super) fn pointer(self, base: &str) -> String {
        match self {
            Self::Target => format!("{base}/reading/target/value"),
            Self::TargetHigh => format!("{base}/reading/target/high"),
            Self::Actual => format!("{base}/reading/actual/value"),
            Self::Weight => format!("{base}/weight"),
            Self::Judged => format!("{base}/judged"),
            Self::Reported => format!("{base}/reported"),
            Self::Scorer(index) => format!("{base}/panel/{index}/points"),
            Self::Answer(_, name) => format!("{base}/survey/{}", escaped(name)),
            Self::Budget => "/execution/budget".to_owned(),
            Self::Initial => "/execution/initial".to_owned(),
            Self::Received => "/execution/received".to_owned(),
            Self::Pooled => "/execution/pooled".to_owned(),
            Self::Executed => "/execution/executed".to_owned(),
            Self::Month => "/month".to_owned(),
            Self::Points(index) => format!("/indicators/{index}/score"),
            Self::Parameter(_, name) => format!("/parameters/{}/value", escaped(name)),
            Self::Sum => "/total/exact".to_owned(),
        }
    }
}

/// A name within a JSON Pointer.
fn escaped(name: &str) -> Cow<'_, str> {
    if name.contains(['~', '/']) { Cow::Owned(name.replace('~', "~0").replace('/', "~1")) } else { Cow::Borrowed(name) }
}
