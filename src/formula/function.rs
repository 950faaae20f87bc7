//! The functions of formulas.

/// A function.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Function {
    If,
    Minimum,
    Maximum,
    Round,
    Absolute,
    Clamp,
}

/// A function as people know it.
pub(super) struct Entry {
    pub function: Function,
    /// In English and in Chinese; both may be written in any formula.
    pub names: [&'static str; 2],
    /// How many arguments.
    pub needs: Word,
    /// What they are.
    pub arguments: Word,
}

use crate::words::{Text, Word, word};
use Function::{Absolute, Clamp, If, Maximum, Minimum, Round};

/// All of them. What each argument may be is said where calls are checked.
const ALL: [Entry; 6] = [
    Entry {
        function: If,
        names: ["if", "如果"],
        needs: word("要 3 个参数", "needs 3 arguments"),
        arguments: word("条件, 成立时的值, 否则的值", "condition, value, otherwise"),
    },
    Entry {
        function: Minimum,
        names: ["min", "最小"],
        needs: word("至少要 2 个参数", "needs 2 arguments or more"),
        arguments: word("a, b, …", "a, b, …"),
    },
    Entry {
        function: Maximum,
        names: ["max", "最大"],
        needs: word("至少要 2 个参数", "needs 2 arguments or more"),
        arguments: word("a, b, …", "a, b, …"),
    },
    Entry {
        function: Round,
        names: ["round", "取舍"],
        needs: word("要 2 个参数", "needs 2 arguments"),
        arguments: word("x, 小数位数", "x, places"),
    },
    Entry {
        function: Absolute,
        names: ["abs", "绝对值"],
        needs: word("要 1 个参数", "needs 1 argument"),
        arguments: word("x", "x"),
    },
    Entry {
        function: Clamp,
        names: ["clamp", "限于"],
        needs: word("要 3 个参数", "needs 3 arguments"),
        arguments: word("x, 下限, 上限", "x, low, high"),
    },
];

/// The function of a name.
pub(super) fn named(name: &str) -> Option<&'static Entry> {
    ALL.iter().find(|entry| entry.names.contains(&name))
}

/// The names of all functions, in both languages, for those who looked for another one.
pub(super) fn all_names() -> Text {
    let list =
        |index: usize| ALL.iter().filter_map(|entry| entry.names.get(index).copied()).collect::<Vec<_>>().join(" ");
    Text::given(format!("{} / {}", list(1), list(0)), list(0))
}
