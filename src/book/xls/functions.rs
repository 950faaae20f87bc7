//! Functions by their numbers [MS-XLS 2.5.198.17].

/// A function, and how many arguments it has where that is always the same.
#[derive(Clone, Copy)]
pub(super) struct Known {
    number: u16,
    pub(super) name: &'static str,
    pub(super) arguments: Option<usize>,
}

const fn any(number: u16, name: &'static str) -> Known {
    Known { number, name, arguments: None }
}

const fn of(number: u16, name: &'static str, arguments: usize) -> Known {
    Known { number, name, arguments: Some(arguments) }
}

const KNOWN: [Known; 38] = [
    any(0, "COUNT"),
    any(1, "IF"),
    any(4, "SUM"),
    any(5, "AVERAGE"),
    any(6, "MIN"),
    any(7, "MAX"),
    of(24, "ABS", 1),
    of(25, "INT", 1),
    of(27, "ROUND", 2),
    any(29, "INDEX"),
    of(31, "MID", 3),
    of(32, "LEN", 1),
    of(33, "VALUE", 1),
    of(34, "TRUE", 0),
    of(35, "FALSE", 0),
    any(36, "AND"),
    any(37, "OR"),
    of(38, "NOT", 1),
    of(39, "MOD", 2),
    of(48, "TEXT", 2),
    any(64, "MATCH"),
    any(101, "HLOOKUP"),
    any(102, "VLOOKUP"),
    any(115, "LEFT"),
    any(116, "RIGHT"),
    of(118, "TRIM", 1),
    of(127, "ISTEXT", 1),
    of(128, "ISNUMBER", 1),
    of(129, "ISBLANK", 1),
    of(131, "N", 1),
    any(169, "COUNTA"),
    any(183, "PRODUCT"),
    any(197, "TRUNC"),
    of(212, "ROUNDUP", 2),
    of(213, "ROUNDDOWN", 2),
    any(228, "SUMPRODUCT"),
    any(345, "SUMIF"),
    of(346, "COUNTIF", 2),
];

pub(super) fn named(number: u16) -> Option<Known> {
    KNOWN.iter().find(|known| known.number == number).copied()
}
