//! What is known before any lot is drawn: sizes, strata, and everybody's chance.

use std::collections::BTreeMap;

use super::allocation::allocate;
use super::frame::{Frame, amount};
use super::project::Candidate;
use super::record::{SampleDesign, SampleMethod, SampleStratum};
use super::stratum::{Stratum, stratum};
use super::systematic::{Chances, Interval};
use crate::num::{ArithmeticError, Fraction};

/// What a draw is bound to.
#[derive(Clone, Debug)]
pub struct Plan {
    /// How many are drawn: never more than have a chance.
    pub size: usize,
    /// For each project of the frame.
    pub projects: Vec<Planned>,
    /// The strata; a draw without any is one of a single stratum, which is not told.
    pub strata: Vec<SampleStratum>,
    /// The interval of a systematic draw, where not everything is drawn for sure.
    pub(super) interval: Option<Interval>,
    /// All measures together, where chances are in proportion to them.
    pub measure: Option<Fraction>,
}

/// What a project may expect.
#[derive(Clone, Debug)]
pub struct Planned {
    /// Its chance of being drawn.
    pub chance: Fraction,
    /// What its chance is in proportion to, where that is no stratum's size.
    pub measure: Option<Fraction>,
    /// Whether it is drawn for sure because its measure is an interval or more.
    pub certain: bool,
    /// Its stratum, by its place among them.
    pub stratum: usize,
}

/// Plans a draw.
///
/// # Errors
/// Overflow, where measures cannot be added exactly.
pub fn plan(frame: &Frame, design: &SampleDesign) -> Result<Plan, ArithmeticError> {
    let size = design.size.of(frame.projects.len());
    match design.method {
        SampleMethod::Simple | SampleMethod::Stratified => by_strata(frame, design, size),
        SampleMethod::Monetary => by_measure(frame, size, |project| project.budget),
        SampleMethod::Risk => by_measure(frame, size, |project| project.risk),
    }
}

fn by_strata(frame: &Frame, design: &SampleDesign, size: usize) -> Result<Plan, ArithmeticError> {
    let mut members: BTreeMap<Option<Stratum>, Vec<&Candidate>> = BTreeMap::new();
    let by = design.by.filter(|_| design.method == SampleMethod::Stratified);
    let of = |project: &Candidate| by.map(|by| stratum(project, by, &design.edges));
    for project in &frame.projects {
        members.entry(of(project)).or_default().push(project);
    }
    let sums = members.values().map(|projects| Ok((projects.len(), amount(projects.iter().copied())?)));
    let sums: Vec<(usize, Fraction)> = sums.collect::<Result<_, ArithmeticError>>()?;
    let parts = allocate(size, &sums);
    let mut strata = Vec::new();
    let mut chances = BTreeMap::new();
    let told = members.into_keys().zip(sums).zip(parts).enumerate();
    for (index, ((stratum, (projects, amount)), drawn)) in told {
        let chance = whole(drawn).divide(whole(projects))?;
        strata.push(SampleStratum {
            name: stratum.as_ref().and_then(|stratum| stratum.name.clone()),
            projects,
            amount: amount.into(),
            drawn,
            chance: chance.into(),
        });
        chances.insert(stratum, (index, chance));
    }
    let planned = frame.projects.iter().map(|project| {
        let (stratum, chance) = chances.get(&of(project)).copied().unwrap_or((0, Fraction::ZERO));
        Planned { chance, measure: None, certain: false, stratum }
    });
    Ok(Plan { size, projects: planned.collect(), strata, interval: None, measure: None })
}

/// What is not known, or not above zero, has no chance.
fn by_measure(
    frame: &Frame,
    size: usize,
    measure: impl Fn(&Candidate) -> Option<Fraction>,
) -> Result<Plan, ArithmeticError> {
    let measures = frame.projects.iter().map(|project| measure(project).filter(|measure| measure.is_positive()));
    let measures: Vec<Option<Fraction>> = measures.collect();
    let total = measures.iter().flatten().copied().try_fold(Fraction::ZERO, Fraction::add)?;
    let Chances { size, each, interval } = Chances::of(size, &measures)?;
    let planned = measures.into_iter().zip(each).map(|(measure, chance)| {
        let certain = chance == Fraction::ONE;
        Planned { chance, measure, certain, stratum: 0 }
    });
    Ok(Plan { size, projects: planned.collect(), strata: Vec::new(), interval, measure: Some(total) })
}

/// A count as a value.
fn whole(count: usize) -> Fraction {
    Fraction::whole(i64::try_from(count).unwrap_or(i64::MAX))
}
