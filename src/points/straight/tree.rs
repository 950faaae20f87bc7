//! The tiers of tables: which there are follows from the paths of their rows, and many tables have the same.

use std::collections::HashMap;

use super::text::labels;
use crate::bind::{MAX_DEPTH, arrange};
use crate::memo::Quick;
use crate::model::template::TierRule;
use crate::print;
use crate::words::visible;

/// A path of rows.
#[derive(Debug)]
pub(super) struct Path {
    pub(super) labels: Vec<String>,
    /// As JSON.
    pub(super) json: String,
    /// As a cell of CSV has it.
    pub(super) text: String,
}

/// A node of a tree.
#[derive(Debug)]
pub(super) struct Node {
    /// Its path as JSON.
    pub(super) json: String,
    /// Its path as a cell of CSV has it.
    pub(super) text: String,
    /// How many labels its path has.
    pub(super) depth: usize,
    /// The paths of the rows below it, by their numbers in the table.
    pub(super) paths: Vec<usize>,
}

/// The tiers of tables with the same paths.
#[derive(Debug)]
pub(super) struct Tree {
    pub(super) nodes: Vec<Node>,
    /// Remarks on them as JSON, without brackets.
    pub(super) notes: String,
}

/// The paths and trees of one template.
#[derive(Debug, Default)]
pub(super) struct Trees {
    paths: Vec<Path>,
    /// By a path as a line has it, and as it is written.
    numbers: HashMap<Box<str>, usize, Quick>,
    known: Vec<Tree>,
    places: HashMap<Box<[usize]>, usize, Quick>,
}

/// How many trees are remembered; then that begins anew.
const TREES: usize = 1 << 11;

impl Trees {
    pub(super) fn len(&self) -> usize {
        self.paths.len() + self.numbers.len()
    }

    pub(super) fn path(&self, number: usize) -> Option<&Path> {
        self.paths.get(number)
    }

    /// The number of a path as it stands in a line.
    pub(super) fn number(&mut self, raw: &str) -> Option<usize> {
        if let Some(number) = self.numbers.get(raw) {
            return Some(*number);
        }
        (visible(raw) == raw).then_some(())?;
        let labels = labels(raw)?;
        (labels.len() <= MAX_DEPTH).then_some(())?;
        let json = print::line(&labels).ok()?;
        let number = match self.numbers.get(json.as_str()) {
            Some(number) => *number,
            None => {
                self.numbers.insert(json.as_str().into(), self.paths.len());
                self.paths.push(Path { text: labels.join("/"), labels, json });
                self.paths.len() - 1
            }
        };
        self.numbers.insert(raw.into(), number);
        Some(number)
    }

    pub(super) fn tree(&self, place: usize) -> Option<&Tree> {
        self.known.get(place)
    }

    /// The number of the tree of some paths, each once, in the order of the table.
    pub(super) fn place(&mut self, rules: &[TierRule], paths: &[usize]) -> Option<usize> {
        Some(match self.places.get(paths) {
            Some(place) => *place,
            None => {
                let labels = paths.iter().map(|path| self.paths.get(*path).map(|path| path.labels.as_slice()));
                let labels: Vec<&[String]> = labels.collect::<Option<_>>()?;
                let (tiers, told) = arrange(rules, labels.into_iter());
                let node = |tier: crate::bind::Tier| {
                    let json = print::line(&tier.path).ok()?;
                    Some(Node { json, text: tier.path.join("/"), depth: tier.path.len(), paths: tier.rows })
                };
                let nodes = tiers.into_iter().map(node).collect::<Option<_>>()?;
                let told: Vec<String> = told.iter().map(|note| print::line(note).ok()).collect::<Option<_>>()?;
                if self.known.len() >= TREES {
                    self.known.clear();
                    self.places.clear();
                }
                self.known.push(Tree { nodes, notes: told.join(",") });
                self.places.insert(paths.into(), self.known.len() - 1);
                self.known.len() - 1
            }
        })
    }
}
