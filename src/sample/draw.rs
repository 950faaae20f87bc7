//! The draw itself.

use super::frame::{Frame, amount};
use super::lot::{lot, start};
use super::plan::{Plan, Planned, plan};
use super::project::Candidate;
use super::record::{DrawnProject, Sample, SampleBy, SampleDesign, SampleFrame, SampleMethod};
use super::systematic::Interval;
use crate::model::scorecard::Engine;
use crate::num::{ArithmeticError, Figure, Fraction};

/// Draws projects of a frame.
///
/// # Errors
/// Overflow, where measures cannot be added exactly.
pub fn draw(frame: &Frame, design: &SampleDesign) -> Result<Sample, ArithmeticError> {
    let plan = plan(frame, design)?;
    let mut order: Vec<usize> = (0..frame.projects.len()).collect();
    // Projects have different keys, hence different lots.
    order.sort_by_cached_key(|index| frame.projects.get(*index).map(|project| lot(&design.seed, project)));
    let first = plan.interval.map(|_| start(&design.seed)).transpose()?;
    let mut drawn = match first {
        Some(first) => on_marks(&plan, &order, first)?,
        None => lowest(&plan, &order),
    };
    // The frame is in the order of the keys.
    drawn.sort_unstable();
    let stratified = design.method == SampleMethod::Stratified;
    let by = design.by.filter(|_| stratified);
    let name = |planned: &Planned| plan.strata.get(planned.stratum).filter(|_| stratified)?.name.clone();
    let rows = drawn.into_iter().filter_map(|index| {
        let (project, planned) = (frame.projects.get(index)?, plan.projects.get(index)?);
        Some(row(project, planned, name(planned)))
    });
    Ok(Sample {
        schema: Sample::SCHEMA.to_owned(),
        algorithm: Sample::ALGORITHM.to_owned(),
        engine: Engine { name: env!("CARGO_PKG_NAME").to_owned(), version: env!("CARGO_PKG_VERSION").to_owned() },
        seed: design.seed.clone(),
        kind: design.kind,
        method: design.method,
        size: plan.size,
        by,
        edges: by.filter(|by| *by == SampleBy::Amount).map(|_| design.edges.clone()),
        on: design.on.filter(|_| design.method == SampleMethod::Risk),
        profile: design.profile.clone(),
        waivers: design.waivers.clone(),
        table_waivers: design.table_waivers,
        frame: told(frame, &plan)?,
        interval: plan.interval.map(Interval::length).transpose()?.map(Figure::from),
        start: first.map(Figure::from),
        drawn: rows.collect(),
        strata: if stratified { plan.strata } else { Vec::new() },
    })
}

/// Those with the lowest lots of each stratum, and those that are drawn for sure.
fn lowest(plan: &Plan, order: &[usize]) -> Vec<usize> {
    let mut left: Vec<usize> = plan.strata.iter().map(|stratum| stratum.drawn).collect();
    let mut drawn = Vec::new();
    for index in order {
        let Some(planned) = plan.projects.get(*index) else { continue };
        let free = left.get_mut(planned.stratum).filter(|left| **left > 0);
        let taken = free.map(|left| *left -= 1).is_some();
        if taken || planned.certain {
            drawn.push(*index);
        }
    }
    drawn
}

/// Those that are drawn for sure, and of the others those on which a mark falls.
fn on_marks(plan: &Plan, order: &[usize], first: Fraction) -> Result<Vec<usize>, ArithmeticError> {
    let planned = order.iter().filter_map(|index| Some((*index, plan.projects.get(*index)?)));
    let (certain, open): (Vec<_>, Vec<_>) = planned.partition(|(_, planned)| planned.certain);
    let mut drawn: Vec<usize> = certain.into_iter().map(|(index, _)| index).collect();
    let open: Vec<(usize, Fraction)> =
        open.into_iter().filter_map(|(index, planned)| Some((index, planned.measure?))).collect();
    let measures: Vec<Fraction> = open.iter().map(|(_, measure)| *measure).collect();
    let hits = plan.interval.map(|interval| interval.hits(first, &measures)).transpose()?;
    drawn.extend(hits.into_iter().flatten().filter_map(|place| open.get(place)).map(|(index, _)| *index));
    Ok(drawn)
}

fn told(frame: &Frame, plan: &Plan) -> Result<SampleFrame, ArithmeticError> {
    Ok(SampleFrame {
        projects: frame.projects.len(),
        amount: amount(frame.projects.iter())?.into(),
        currency: Sample::CURRENCY.to_owned(),
        without_amount: frame.projects.iter().filter(|project| project.budget.is_none()).count(),
        no_chance: plan.projects.iter().filter(|planned| planned.chance.is_zero()).count(),
        left_out: frame.left_out,
        failed: frame.failed,
        measure: plan.measure.map(Figure::from),
        sha256: frame.sha256.clone(),
    })
}

fn row(candidate: &Candidate, planned: &Planned, stratum: Option<String>) -> DrawnProject {
    let project = &candidate.project;
    DrawnProject {
        project: project.name.clone(),
        department: project.department.clone(),
        unit: project.unit.clone(),
        code: project.code.clone(),
        year: candidate.year,
        file: candidate.file.clone(),
        budget: candidate.budget.map(Figure::from),
        measure: planned.measure.map(Figure::from),
        chance: planned.chance.into(),
        stratum,
        certain: planned.certain,
    }
}
