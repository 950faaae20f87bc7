//! The codes of remarks, reasons and refusals: one registry, so that a code is used for one thing.

use std::borrow::Cow;
use std::fmt;

use crate::words::{Note, Text};

/// Declares the codes with their names in results.
macro_rules! codes {
    ($($code:ident = $name:literal,)*) => {
        /// What a remark is about, why something has no total or is left out. Codes are for ever: never renamed,
        /// never used again for something else. `explain CODE` prints the page of one.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[allow(missing_docs, reason = "the page of each says what it is")]
        pub enum Code {
            $($code,)*
        }

        impl Code {
            /// Every code.
            pub const ALL: &[Self] = &[$(Self::$code,)*];

            /// Its name in results.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$code => $name,)*
                }
            }
        }
    };
}

codes! {
    DirectionGuessed = "direction_guessed",
    DirectionUnknown = "direction_unknown",
    FromTemplate = "from_template",
    UnitTaken = "unit_taken",
    UnitCompleted = "unit_completed",
    UnitConverted = "unit_converted",
    UnitUnknown = "unit_unknown",
    PercentSignMissing = "percent_sign_missing",
    ActualKeepsOperator = "actual_keeps_operator",
    LimitAsActual = "limit_as_actual",
    WordsLeftOut = "words_left_out",
    Approximate = "approximate",
    ExponentWrittenOut = "exponent_written_out",
    FigureUnreadable = "figure_unreadable",
    OppositeTrend = "opposite_trend",
    NoneIsZero = "none_is_zero",
    WholeIsHundred = "whole_is_hundred",
    DateNotWritten = "date_not_written",
    ShareByDate = "share_by_date",
    PeriodNotCovered = "period_not_covered",
    ChoicesCopied = "choices_copied",
    DateWithShare = "date_with_share",
    DeadlineDoubtful = "deadline_doubtful",
    PerhapsAMonth = "perhaps_a_month",
    YearTaken = "year_taken",
    NoneOrNotApplicable = "none_or_not_applicable",
    ProbableOcr = "probable_ocr",
    FromName = "from_name",
    NameDiffers = "name_differs",
    TargetInName = "target_in_name",
    ColumnDiffers = "column_differs",
    ColumnUnread = "column_unread",
    WordsWithOperator = "words_with_operator",
    NotApplicable = "not_applicable",
    NotApplicableBesideActual = "not_applicable_beside_actual",
    NotApplicableWithoutReason = "not_applicable_without_reason",
    TargetMissing = "target_missing",
    ActualMissing = "actual_missing",
    NoRuleForRange = "no_rule_for_range",
    NoRuleForDeadline = "no_rule_for_deadline",
    ComparedAsText = "compared_as_text",
    NumberAnsweredByRange = "number_answered_by_range",
    NumberAnsweredByDate = "number_answered_by_date",
    TrendsDiffer = "trends_differ",
    UnitsDiffer = "units_differ",
    NumberAnsweredByWord = "number_answered_by_word",
    WordAnsweredByNumber = "word_answered_by_number",
    WordsUndecided = "words_undecided",
    RepeatsTarget = "repeats_target",
    NegativeUnderCeiling = "negative_under_ceiling",
    AtStrictLimit = "at_strict_limit",
    AboveExactTarget = "above_exact_target",
    MethodUnfit = "method_unfit",
    YearMissing = "year_missing",
    DayUnknown = "day_unknown",
    FarAboveTarget = "far_above_target",
    FormulaUndefined = "formula_undefined",
    FigureMissing = "figure_missing",
    WeightMissing = "weight_missing",
    WeightNegative = "weight_negative",
    WeightDiffers = "weight_differs",
    WeightUnreadable = "weight_unreadable",
    WeightPassedOn = "weight_passed_on",
    WeightGivenAway = "weight_given_away",
    StatementOnly = "statement_only",
    StatementMissing = "statement_missing",
    ReportedAsJudged = "reported_as_judged",
    JudgedNotAllowed = "judged_not_allowed",
    JudgedMissing = "judged_missing",
    JudgedOutside = "judged_outside",
    JudgedOutsideBand = "judged_outside_band",
    JudgedUnreadable = "judged_unreadable",
    ScorersMissing = "scorers_missing",
    ScorersLeftOut = "scorers_left_out",
    ScorersDropped = "scorers_dropped",
    PanelUnreadable = "panel_unreadable",
    SurveyMissing = "survey_missing",
    SurveyCounts = "survey_counts",
    SurveyUnreadable = "survey_unreadable",
    AnswerUnknown = "answer_unknown",
    AmountConverted = "amount_converted",
    AmountUnreadable = "amount_unreadable",
    FundsMissing = "funds_missing",
    ZeroBudget = "zero_budget",
    BudgetNegative = "budget_negative",
    ExecutedAboveBudget = "executed_above_budget",
    DivisorMissing = "divisor_missing",
    CurrencyAssumed = "currency_assumed",
    CurrencyUnknown = "currency_unknown",
    NoBudget = "no_budget",
    NoExecuted = "no_executed",
    NoIndicators = "no_indicators",
    NoWeights = "no_weights",
    MonthMissing = "month_missing",
    NotMonitored = "not_monitored",
    ExecutionNotInForm = "execution_not_in_form",
    ExecutionAmongRows = "execution_among_rows",
    WeightsDoNotAddUp = "weights_do_not_add_up",
    WeightsUnknown = "weights_unknown",
    OtherTotal = "other_total",
    TierWeightDiffers = "tier_weight_differs",
    TierUnknown = "tier_unknown",
    BasisUnverified = "basis_unverified",
    Capped = "capped",
    CapUndecided = "cap_undecided",
    GradeOpen = "grade_open",
    NotPassedOn = "not_passed_on",
    NotAssessed = "not_assessed",
    RowsMissing = "rows_missing",
    NoReportedTotal = "no_reported_total",
    NoGrade = "no_grade",
    NotAudited = "not_audited",
    OtherKind = "other_kind",
    GoalForm = "goal_form",
    TemplateUnknown = "template_unknown",
    Repeated = "repeated",
    Failed = "failed",
    OneYear = "one_year",
    OtherCode = "other_code",
    Unidentified = "unidentified",
    Unclear = "unclear",
    NoYear = "no_year",
    HasTable = "has_table",
    ImportUnsure = "import_unsure",
}

impl Code {
    /// The code of a name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.name() == name)
    }

    /// A remark under this code.
    #[must_use]
    pub fn note(self, text: Text) -> Note {
        Note { code: Cow::Borrowed(self.name()), zh: text.zh, en: text.en }
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// Whether a result of whatever version carries this code.
impl PartialEq<Code> for str {
    fn eq(&self, code: &Code) -> bool {
        self == code.name()
    }
}

impl PartialEq<Code> for String {
    fn eq(&self, code: &Code) -> bool {
        self.as_str() == code.name()
    }
}

impl PartialEq<Code> for Cow<'_, str> {
    fn eq(&self, code: &Code) -> bool {
        self.as_ref() == code.name()
    }
}
