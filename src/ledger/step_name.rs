//! What steps are called: an identifier in scorecards, for ever, and a name in both languages for people. A step cannot be
//! made without its names.

use crate::words::Word;

/// The name of a step of its own.
#[derive(Debug, PartialEq, Eq)]
pub struct StepName {
    pub(crate) id: &'static str,
    pub(crate) name: Word,
    /// The beginning of a step that has to stand before it, where the identifier means this only then.
    pub(crate) beside: Option<&'static str>,
}

/// The name of the steps of a series, with `{}` for what each is about: the subject of the input with the same number, or
/// else the number itself.
#[derive(Debug, PartialEq, Eq)]
pub struct StepSeries {
    pub(crate) id: &'static str,
    pub(crate) name: Word,
    /// The series of inputs that has the subjects.
    pub(crate) of: Option<&'static str>,
}

/// The steps that one file makes.
#[derive(Clone, Copy, Debug)]
pub struct Steps {
    pub(crate) names: &'static [&'static StepName],
    pub(crate) series: &'static [&'static StepSeries],
}

/// Declares the steps of a file, so that none is left out of what explanations know; series stand in brackets.
macro_rules! steps {
    (
        $($name:ident = $id:literal $(beside $beside:literal)? ($zh:literal, $en:literal);)*
        $([$series:ident] = $series_id:literal $(of $of:literal)? ($series_zh:literal, $series_en:literal);)*
    ) => {
        $(pub(crate) const $name: &$crate::ledger::StepName = &$crate::ledger::StepName {
            id: $id, name: $crate::words::word($zh, $en), beside: $crate::ledger::steps!(@optional $($beside)?),
        };)*
        $(pub(crate) const $series: &$crate::ledger::StepSeries = &$crate::ledger::StepSeries {
            id: $series_id, name: $crate::words::word($series_zh, $series_en), of: $crate::ledger::steps!(@optional $($of)?),
        };)*
        pub(crate) const STEPS: $crate::ledger::Steps =
            $crate::ledger::Steps { names: &[$($name),*], series: &[$($series),*] };
    };
    (@optional) => { None };
    (@optional $text:literal) => { Some($text) };
}
pub(crate) use steps;
