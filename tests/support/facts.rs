//! Facts of evaluations, made by hand.

use jixiao::narrative::{Evaluations, IndicatorFacts, Narrative, Outcomes, ProjectFacts, Reached};
use jixiao::prose::Cited;

/// A figure of the document `self:甲`.
pub(crate) fn cited(shown: &str) -> Cited {
    Cited {
        value: shown.into(),
        shown: shown.into(),
        what: "得分".into(),
        unit: None,
        source: format!("self:甲#/{}", shown.trim()),
    }
}

fn none() -> Outcomes {
    let zero = || cited("0");
    Outcomes { all: zero(), met: zero(), unmet: zero(), judged: zero(), open: zero(), not_applicable: zero() }
}

fn evaluations() -> Evaluations {
    let zero = || cited("0");
    Evaluations {
        projects: zero(),
        computed: zero(),
        reported: zero(),
        open: zero(),
        with_table: zero(),
        with_budget: zero(),
        budget: zero(),
        money: None,
        mean: None,
        highest: None,
        lowest: None,
        grades: Vec::new(),
        tiers: Vec::new(),
        indicators: none(),
        ungraded: zero(),
        unconverted: zero(),
        shortfalls: Vec::new(),
        slowest: None,
        listed: Vec::new(),
        tables: Vec::new(),
    }
}

/// A department without projects.
pub(crate) fn narrative() -> Narrative {
    Narrative {
        schema: Narrative::SCHEMA.into(),
        department: "枣庄市人民政府办公室".into(),
        year: Some(2024),
        currency: "万元".into(),
        coverage: None,
        own: evaluations(),
        transfers: evaluations(),
        whole: evaluations(),
        by_department: evaluations(),
        by_finance: evaluations(),
        without: Vec::new(),
    }
}

/// A project of which nothing is known but its name.
pub(crate) fn project(name: &str) -> ProjectFacts {
    ProjectFacts {
        name: name.into(),
        department: None,
        unit: None,
        currency: "万元".into(),
        complete: true,
        inapplicable: false,
        score: None,
        stated: None,
        weight: None,
        assessed: None,
        grade: None,
        money: None,
        goal: None,
        funds: Vec::new(),
        tiers: Vec::new(),
        outcomes: none(),
        indicators: Vec::new(),
    }
}

/// An indicator below its tiers, without figures.
pub(crate) fn indicator(path: &[&str], name: &str) -> IndicatorFacts {
    IndicatorFacts {
        path: path.iter().map(|&tier| tier.to_owned()).collect(),
        name: name.into(),
        target: None,
        actual: None,
        weight: None,
        score: None,
        result: Reached::Met,
        reason: None,
        why: None,
    }
}
