//! Waivers by what they name, so that a finding meets those alone that are about it: as many tables with as many waivers
//! are as much work as both together.

use std::collections::{BTreeSet, HashMap};

use super::finding::Finding;
use super::rules::rule;
use crate::identity::name_core;
use crate::model::assessment::Waiver;
use crate::model::value::Date;

/// Waivers by what they name.
#[derive(Clone, Debug)]
pub(super) struct WaiverIndex {
    numbers: HashMap<Named, usize>,
    /// Which names waivers have, each combination once.
    shapes: BTreeSet<Shape>,
    /// For each number the first waiver whose time is not over.
    holding: Vec<Option<usize>>,
    /// For each waiver its number, and whether its time is over; no number where there is no such rule.
    waivers: Vec<(Option<usize>, bool)>,
}

/// What a waiver turned out to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum WaiverState {
    /// It is about a finding.
    Used,
    /// It is about none.
    Unused,
    /// It would be about one, if its time were not over.
    Expired,
}

/// The rule, and the names as they compare: project, department, indicator, year.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Named {
    code: &'static str,
    names: [Option<String>; 4],
}

/// Which of the names there are.
type Shape = [bool; 4];

impl Named {
    /// None where there is no such rule.
    fn by_waiver(waiver: &Waiver) -> Option<Self> {
        let Waiver { project, department, subject, year, .. } = waiver;
        let [project, department, subject] = [project, department, subject].map(|name| name.as_deref().map(name_core));
        let names = [project, department, subject, year.map(|year| year.to_string())];
        Some(Self { code: rule(&waiver.code)?.code, names })
    }

    fn by_finding(finding: &Finding, year: Option<u16>) -> Option<Self> {
        let Finding { project, department, indicator, .. } = finding;
        let subject = indicator.as_deref().and_then(|labels| labels.rsplit(" / ").next());
        let names = [project.as_deref(), department.as_deref(), subject].map(|name| name.map(name_core));
        let [project, department, subject] = names;
        let names = [project, department, subject, year.map(|year| year.to_string())];
        Some(Self { code: rule(&finding.code)?.code, names })
    }

    fn shape(&self) -> Shape {
        self.names.each_ref().map(Option::is_some)
    }

    /// The same with some of its names only; none where it lacks one of them.
    fn only(&self, shape: Shape) -> Option<Self> {
        let mut names = [const { None }; 4];
        for ((name, own), wanted) in names.iter_mut().zip(&self.names).zip(shape) {
            *name = if wanted { Some(own.clone()?) } else { None };
        }
        Some(Self { code: self.code, names })
    }
}

impl WaiverIndex {
    /// `on` is the day on which they have to hold.
    pub(super) fn new<'w>(waivers: impl Iterator<Item = &'w Waiver>, on: Date) -> Self {
        let (numbers, shapes) = (HashMap::new(), BTreeSet::new());
        let mut index = Self { numbers, shapes, holding: Vec::new(), waivers: Vec::new() };
        for waiver in waivers {
            let over = waiver.until.is_some_and(|until| until < on);
            let number = Named::by_waiver(waiver).map(|named| index.number(named));
            if let Some(holding) = number.and_then(|number| index.holding.get_mut(number)).filter(|_| !over) {
                holding.get_or_insert(index.waivers.len());
            }
            index.waivers.push((number, over));
        }
        index
    }

    /// The number of what a waiver names: those that name the same have the same.
    fn number(&mut self, named: Named) -> usize {
        self.shapes.insert(named.shape());
        let next = self.holding.len();
        let number = *self.numbers.entry(named).or_insert(next);
        if number == next {
            self.holding.push(None);
        }
        number
    }

    /// The numbers of the waivers that are about a finding. `year` is that of its table or document.
    pub(super) fn about(&self, finding: &Finding, year: Option<u16>) -> Vec<usize> {
        if self.shapes.is_empty() {
            return Vec::new();
        }
        let Some(named) = Named::by_finding(finding, year) else { return Vec::new() };
        let wanted = self.shapes.iter().filter_map(|shape| named.only(*shape));
        wanted.filter_map(|wanted| self.numbers.get(&wanted)).copied().collect()
    }

    /// Of waivers with these numbers the first one whose time is not over.
    pub(super) fn first(&self, numbers: &[usize]) -> Option<usize> {
        numbers.iter().filter_map(|number| *self.holding.get(*number)?).min()
    }

    /// What each waiver turned out to be, where findings met those with these numbers.
    pub(super) fn states(&self, met: &BTreeSet<usize>) -> impl Iterator<Item = WaiverState> {
        self.waivers.iter().map(|(number, over)| match number.is_some_and(|number| met.contains(&number)) {
            false => WaiverState::Unused,
            true if *over => WaiverState::Expired,
            true => WaiverState::Used,
        })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn index(waivers: &[serde_json::Value]) -> WaiverIndex {
        let read = |waiver: &serde_json::Value| {
            let mut waiver = waiver.clone();
            (waiver["reason"], waiver["by"]) = ("r".into(), "b".into());
            serde_json::from_value(waiver).unwrap()
        };
        let waivers: Vec<Waiver> = waivers.iter().map(read).collect();
        WaiverIndex::new(waivers.iter(), "2025-03-01".parse().unwrap())
    }

    fn finding(project: &str) -> Finding {
        let text = json!({ "zh": "", "en": "" });
        serde_json::from_value(json!({
            "code": "J403", "slug": "unmet-but-full", "severity": "error", "title": text, "message": text,
            "advice": text, "basis": text, "location": { "file": "a.toml", "pointer": "" },
            "project": project, "department": "水务局", "indicator": "产出 / 座数",
        }))
        .unwrap()
    }

    #[test]
    fn a_finding_meets_those_waivers_alone_that_are_about_it() {
        let named = |project: usize| json!({ "code": "unmet-but-full", "project": format!("{project}号泵站") });
        let many: Vec<_> = (0..500).map(named).collect();
        let index = index(&many);
        assert_eq!((index.shapes.len(), index.holding.len()), (1, 500));
        assert_eq!(index.about(&finding("7 号泵站"), None), [7]);
        assert_eq!(index.about(&finding("500号泵站"), None), [0; 0]);
    }

    #[test]
    fn the_first_that_holds_answers_whatever_it_names() {
        let index = index(&[
            json!({ "code": "J403", "until": "2025-02-28" }),
            json!({ "code": "J403", "project": "泵站", "year": 2023 }),
            json!({ "code": "J403", "department": "水 务局", "subject": "座数" }),
            json!({ "code": "J403" }),
            json!({ "code": "J101" }),
            json!({ "code": "J999" }),
        ]);
        let first = |year| index.first(&index.about(&finding("泵站"), year));
        assert_eq!((first(Some(2023)), first(Some(2024))), (Some(1), Some(2)));
        let met = index.about(&finding("泵站"), None).into_iter().collect();
        let states: Vec<WaiverState> = index.states(&met).collect();
        let (used, unused) = (WaiverState::Used, WaiverState::Unused);
        assert_eq!(states, [WaiverState::Expired, unused, used, used, unused, unused]);
    }
}
