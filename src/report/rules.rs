//! What rules say on their pages, so that it need not stand beside each of their findings.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::audit::RULES;
use crate::words::{Text, word};

/// What a rule says on what to do, and where it comes from.
#[derive(Debug, Default)]
pub(super) struct Statements {
    pub(super) advice: Text,
    pub(super) basis: Text,
}

static STATEMENTS: LazyLock<BTreeMap<&str, Statements>> = LazyLock::new(|| {
    let of = |rule: &crate::audit::Rule| {
        let advice = rule.statement(word("怎样改正:", "How to correct:"));
        (rule.code, Statements { advice, basis: rule.statement(word("依据:", "Basis:")) })
    };
    RULES.iter().map(of).collect()
});

/// What the rule of a code says, where there is one.
pub(super) fn statements(code: &str) -> Option<&'static Statements> {
    STATEMENTS.get(code)
}
