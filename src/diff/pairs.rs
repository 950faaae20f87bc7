//! Which tables of two sides are the same project.

use super::waiting::{Agree, Waiting};
use crate::identity::{name_core, plain};
use crate::model::assessment::Project;
use crate::model::scorecard::Scorecard;

/// A scorecard on one side, with as much of it as is compared. There may be tens of thousands: it waits for its pair as JSON, a
/// sixth of what it is in memory.
#[derive(Clone, Debug)]
pub struct Sheet {
    project: Project,
    template: String,
    packed: Box<[u8]>,
    in_folder: bool,
}

impl Sheet {
    /// A scorecard, and whether it was found in a folder, and so stands among others by its project.
    #[must_use]
    pub fn new(mut card: Scorecard, in_folder: bool) -> Self {
        let indicators = card.indicators.iter_mut().map(|indicator| &mut indicator.derivation);
        for steps in indicators.chain(card.execution.iter_mut().map(|execution| &mut execution.derivation)) {
            steps.retain(super::row::looks_at);
        }
        card.tiers = Vec::new();
        card.total.derivation = Vec::new();
        let packed = serde_json::to_vec(&card).unwrap_or_default().into_boxed_slice();
        Self { project: card.project, template: card.template.id, packed, in_folder }
    }

    /// The scorecard. None where it cannot be read again, which of one that was scored or read is not to be expected.
    pub(super) fn card(&self) -> Option<Scorecard> {
        serde_json::from_slice(&self.packed).ok()
    }

    fn names(&self) -> Names {
        let Project { name, unit, department, code, .. } = &self.project;
        let core = |name: &Option<String>| name.as_deref().map(name_core);
        let unit = unit.as_deref().map(|unit| unit.trim().to_owned());
        [Some(plain(name)), unit, core(department), core(code), Some(self.template.clone())]
    }
}

/// The tables of two sides in pairs.
pub(super) struct Pairs {
    /// In the order of the first side.
    pub(super) both: Vec<(Sheet, Sheet)>,
    pub(super) only_before: Vec<Project>,
    pub(super) only_after: Vec<Project>,
}

/// What names a table: project, unit, department, code, and the template, which tells a table of another kind.
type Names = [Option<String>; 5];

/// How far the names of a pair agree. The best pairs are made first, so that a table of another kind or without a unit cannot take
/// the place of a better one.
const ROUNDS: [[Agree; 5]; 3] = [
    [Agree::Exactly, Agree::Exactly, Agree::Exactly, Agree::WhereSaid, Agree::Exactly],
    [Agree::Exactly, Agree::Exactly, Agree::WhereSaid, Agree::WhereSaid, Agree::Anyhow],
    [Agree::Exactly, Agree::WhereSaid, Agree::WhereSaid, Agree::WhereSaid, Agree::Anyhow],
];

/// Pairs tables by the names of project, department and unit, and by codes; what one side does not name may be anything. Two
/// tables that were named one by one are a pair whatever they are called.
pub(super) fn pair(mut before: Vec<Sheet>, mut after: Vec<Sheet>) -> Pairs {
    let named = matches!((&*before, &*after), ([a], [b]) if !a.in_folder && !b.in_folder);
    if named && let (Some(one), Some(other)) = (before.pop(), after.pop()) {
        return Pairs { both: vec![(one, other)], only_before: Vec::new(), only_after: Vec::new() };
    }
    let places = places(&before, &after);
    let mut after: Vec<Option<Sheet>> = after.into_iter().map(Some).collect();
    let (mut both, mut only_before) = (Vec::new(), Vec::new());
    for (sheet, place) in before.into_iter().zip(places) {
        match place.and_then(|place| after.get_mut(place)?.take()) {
            Some(other) => both.push((sheet, other)),
            None => only_before.push(sheet.project),
        }
    }
    let only_after = after.into_iter().flatten().map(|sheet| sheet.project).collect();
    Pairs { both, only_before, only_after }
}

/// For each table of the first side the place of its pair on the second.
fn places(before: &[Sheet], after: &[Sheet]) -> Vec<Option<usize>> {
    let mut waiting = Waiting::default();
    for (place, sheet) in after.iter().enumerate() {
        waiting.put(&sheet.names(), place);
    }
    let mut places = vec![None; before.len()];
    for agree in ROUNDS {
        for (sheet, place) in before.iter().zip(&mut places).filter(|(_, place)| place.is_none()) {
            *place = waiting.first(&sheet.names(), &agree);
            if let Some(other) = place.and_then(|place| after.get(place)) {
                waiting.remove_first(&other.names());
            }
        }
    }
    places
}
