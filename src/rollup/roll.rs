//! The groups of a summary under way.

use std::collections::BTreeMap;

use super::entry::Entry;
use super::label::Label;
use super::reason;
use super::reason::{Counts, Reason, add_counts};
use super::refusal::Refusal;
use super::summary::{Group, GroupBy, StatedResults, Summary};
use super::sums::Sums;
use crate::model::template::EvaluationKind;
use crate::num::ArithmeticError;

/// So many that nobody leaves out more; a count that was made up must not overflow.
const MOST_LEFT_OUT: usize = 1_000_000_000;

/// Projects grouped by their labels. Only the groups of the last level are kept; the others and the total are made
/// of them in the end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rollup {
    by: Vec<GroupBy>,
    kind: EvaluationKind,
    audited: bool,
    /// Whether waivers of tables count.
    table_waivers: bool,
    groups: BTreeMap<Vec<Label>, Sums>,
    left_out: Counts,
    stated: Vec<StatedResults>,
}

impl Rollup {
    /// No project; whether those that come are audited.
    #[must_use]
    pub const fn empty(by: Vec<GroupBy>, kind: EvaluationKind, audited: bool) -> Self {
        Self {
            by,
            kind,
            audited,
            table_waivers: false,
            groups: BTreeMap::new(),
            left_out: Counts::new(),
            stated: Vec::new(),
        }
    }

    /// The same where waivers that stand in the tables count, or not.
    #[must_use]
    pub fn with_table_waivers(self, table_waivers: bool) -> Self {
        Self { table_waivers, ..self }
    }

    /// The kind of evaluation that is rolled up.
    #[must_use]
    pub const fn kind(&self) -> EvaluationKind {
        self.kind
    }

    /// One more project.
    ///
    /// # Errors
    /// A sum that cannot be kept exactly.
    pub fn add(&mut self, entry: &Entry) -> Result<(), ArithmeticError> {
        let path = self.by.iter().map(|by| entry.label(*by)).collect();
        self.groups.entry(path).or_default().add(entry, self.audited)
    }

    /// Counts something that is no project of this summary.
    pub fn leave_out(&mut self, reason: Reason) {
        *self.left_out.entry(reason).or_default() += 1;
    }

    /// Keeps what a department states about its projects together.
    pub fn state(&mut self, stated: StatedResults) {
        self.stated.push(stated);
    }

    /// Whether another one can be merged into this one.
    ///
    /// # Errors
    /// Another kind, other levels, or audited where this one is not.
    pub fn accept(&self, other: &Self) -> Result<(), Refusal> {
        if self.kind != other.kind {
            return Err(Refusal::Kind(other.kind));
        }
        if self.audited != other.audited {
            return Err(Refusal::Audited(other.audited));
        }
        if other.by.starts_with(&self.by) { Ok(()) } else { Err(Refusal::By(other.by.clone())) }
    }

    /// All projects of another one as well. One with more levels loses the lower ones.
    ///
    /// # Errors
    /// One that is not accepted; a sum that cannot be kept exactly.
    pub fn merge(&mut self, other: Self) -> Result<(), Refusal> {
        self.accept(&other)?;
        for (mut path, sums) in other.groups {
            path.truncate(self.by.len());
            self.groups.entry(path).or_default().merge(sums)?;
        }
        add_counts(&mut self.left_out, other.left_out);
        self.stated.extend(other.stated);
        self.table_waivers |= other.table_waivers;
        Ok(())
    }

    /// The summary.
    ///
    /// # Errors
    /// A sum or figure that cannot be represented.
    pub fn summary(&self) -> Result<Summary, ArithmeticError> {
        let mut all: BTreeMap<&[Label], Sums> = BTreeMap::new();
        for (path, sums) in &self.groups {
            for length in 0..=path.len() {
                let above = path.get(..length).unwrap_or_default();
                all.entry(above).or_default().merge(sums.clone())?;
            }
        }
        let total = all.remove(&[] as &[Label]).unwrap_or_default();
        let group = |(path, sums): (&[Label], Sums)| {
            sums.group(path.iter().map(|label| label.0.clone()).collect(), self.audited)
        };
        let mut stated = self.stated.clone();
        stated.sort();
        Ok(Summary {
            schema: Summary::SCHEMA.to_owned(),
            by: self.by.clone(),
            kind: self.kind,
            audited: self.audited,
            table_waivers: self.table_waivers,
            currency: Summary::CURRENCY.to_owned(),
            groups: all.into_iter().map(group).collect::<Result<_, _>>()?,
            total: total.group(Vec::new(), self.audited)?,
            left_out: reason::shown(&self.left_out),
            stated,
            roster: None,
        })
    }

    /// Back from a summary. Its groups have to come to the same summary again.
    ///
    /// # Errors
    /// A summary that says something else than its sums.
    pub fn read(summary: &Summary) -> Result<Self, Refusal> {
        let mut rollup = Self::empty(summary.by.clone(), summary.kind, summary.audited);
        rollup.table_waivers = summary.table_waivers;
        let depth = summary.by.len();
        let last = |group: &&Group| group.path.len() == depth;
        // Without any level the total is the only group.
        for group in summary.groups.iter().chain((depth == 0).then_some(&summary.total)).filter(last) {
            let path: Vec<Label> = group.path.iter().cloned().map(Label).collect();
            let sums = Sums::read(group)?;
            rollup.groups.entry(path).or_default().merge(sums)?;
        }
        rollup.left_out = reason::read(&summary.left_out).map_err(Refusal::Unreadable)?;
        if rollup.left_out.values().any(|count| *count > MOST_LEFT_OUT) {
            return Err(Refusal::Contradicts);
        }
        rollup.stated.clone_from(&summary.stated);
        if wordless(rollup.summary()?) != wordless(summary.clone()) {
            return Err(Refusal::Contradicts);
        }
        // A summary of nothing has an empty total, and no group.
        rollup.groups.retain(|_, sums| *sums != Sums::empty());
        Ok(rollup)
    }
}

/// A summary without what no sums come to: its sentences, which another version of the program may word otherwise, and a list
/// of who must report.
fn wordless(mut summary: Summary) -> Summary {
    summary.roster = None;
    let groups = summary.groups.iter_mut().chain([&mut summary.total]);
    let counted = groups.flat_map(|group| group.not_scored.iter_mut().chain(&mut group.remarks));
    for counted in counted.chain(&mut summary.left_out) {
        counted.zh.clear();
        counted.en.clear();
    }
    summary
}
