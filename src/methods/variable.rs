//! The names that formulas of a template know.

/// A figure that a formula computes with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Variable {
    /// The number of the target.
    Target,
    /// The actual number, in the target's unit.
    Actual,
    /// Full points.
    Weight,
    /// Actual ÷ target.
    Rate,
    /// 全年预算数.
    Budget,
    /// 年初预算数.
    Initial,
    /// 到位资金.
    Received,
    /// 全年执行数.
    Executed,
    /// Executed ÷ budget, or whatever the template divides by.
    ExecutionRate,
    /// The total before any cap.
    Total,
    /// The points of an indicator, by its number among those that the template sets.
    Points(usize),
    /// A parameter, by its number in the order of names.
    Parameter(usize),
}

/// The fixed names, English and Chinese.
const NAMES: &[(&str, Variable)] = &[
    ("target", Variable::Target),
    ("目标值", Variable::Target),
    ("actual", Variable::Actual),
    ("实际值", Variable::Actual),
    ("weight", Variable::Weight),
    ("分值", Variable::Weight),
    ("rate", Variable::Rate),
    ("完成率", Variable::Rate),
    ("budget", Variable::Budget),
    ("预算数", Variable::Budget),
    ("initial", Variable::Initial),
    ("年初预算数", Variable::Initial),
    ("received", Variable::Received),
    ("到位数", Variable::Received),
    ("executed", Variable::Executed),
    ("执行数", Variable::Executed),
    ("execution_rate", Variable::ExecutionRate),
    ("执行率", Variable::ExecutionRate),
    ("total", Variable::Total),
    ("总分", Variable::Total),
];

/// Where a formula stands decides which names it has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scope {
    /// A method: no total yet.
    Method,
    /// A cap: no single indicator's figures.
    Cap,
}

impl Scope {
    const fn has(self, variable: Variable) -> bool {
        use Variable::{Actual, Rate, Target, Total, Weight};
        match self {
            Self::Method => !matches!(variable, Total),
            Self::Cap => !matches!(variable, Target | Actual | Weight | Rate),
        }
    }
}

/// The figure of a fixed name, where it has one.
pub(crate) fn fixed(name: &str, scope: Scope) -> Option<Variable> {
    NAMES
        .iter()
        .find(|(known, _)| *known == name)
        .map(|(_, variable)| *variable)
        .filter(|variable| scope.has(*variable))
}

/// Every fixed name.
pub(crate) fn fixed_names<'n>(scope: Scope) -> impl Iterator<Item = &'n str> {
    NAMES.iter().filter(move |(_, variable)| scope.has(*variable)).map(|(name, _)| *name)
}

/// Whether a name is one of the fixed ones, so that no indicator or parameter may have it.
pub(crate) fn is_fixed(name: &str) -> bool {
    NAMES.iter().any(|(known, _)| *known == name)
}
