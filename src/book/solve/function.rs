//! The functions that are known, by their names.

/// A function.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Function {
    Sum,
    Average,
    Count,
    Least,
    Most,
    Size,
    Round,
    If,
    IfError,
    Number,
    And,
    Or,
}

const NAMES: [(&str, Function); 12] = [
    ("SUM", Function::Sum),
    ("AVERAGE", Function::Average),
    ("COUNT", Function::Count),
    ("MIN", Function::Least),
    ("MAX", Function::Most),
    ("ABS", Function::Size),
    ("ROUND", Function::Round),
    ("IF", Function::If),
    ("IFERROR", Function::IfError),
    ("N", Function::Number),
    ("AND", Function::And),
    ("OR", Function::Or),
];

impl Function {
    pub(super) fn named(name: &str) -> Option<Self> {
        NAMES.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, function)| *function)
    }
}
