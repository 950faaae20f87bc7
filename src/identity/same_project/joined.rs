//! Groups of tables that are joined step by step.

use std::collections::BTreeSet;

/// Groups of tables that are joined step by step; in the beginning each name has its own.
pub(super) struct Joined {
    /// The group of each name.
    of_name: Vec<usize>,
    /// The names of each group, and its tables.
    groups: Vec<(Vec<usize>, Vec<usize>)>,
}

impl Joined {
    pub(super) fn new(names: Vec<Vec<usize>>) -> Self {
        let of_name = (0..names.len()).collect();
        let groups = names.into_iter().enumerate().map(|(name, tables)| (vec![name], tables)).collect();
        Self { of_name, groups }
    }

    pub(super) fn group(&self, name: usize) -> Option<usize> {
        self.of_name.get(name).copied()
    }

    pub(super) fn of_group(&self, group: usize) -> &[usize] {
        self.groups.get(group).map_or(&[], |(_, tables)| tables)
    }

    /// The tables of the group of a name.
    pub(super) fn tables(&self, name: usize) -> &[usize] {
        self.group(name).map_or(&[], |group| self.of_group(group))
    }

    pub(super) fn join(&mut self, groups: &BTreeSet<usize>) {
        let mut groups = groups.iter().copied();
        let Some(first) = groups.next() else { return };
        for other in groups {
            let (names, tables) = self.groups.get_mut(other).map(std::mem::take).unwrap_or_default();
            for name in &names {
                if let Some(group) = self.of_name.get_mut(*name) {
                    *group = first;
                }
            }
            if let Some(group) = self.groups.get_mut(first) {
                group.0.extend(names);
                group.1.extend(tables);
            }
        }
    }

    pub(super) fn groups(self) -> Vec<Vec<usize>> {
        self.groups.into_iter().map(|(_, tables)| tables).filter(|tables| !tables.is_empty()).collect()
    }
}
