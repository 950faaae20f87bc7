//! What the rows of a table add up to, as its card has it behind them.

use super::json::{exact, optional, points};
use super::text::{REPORTED, TableText};
use super::tree::{Tree, Trees};
use crate::bind::{Weighed, check_weights, unverified};
use crate::ledger::{Detail, Ledger, SUM, Transcript};
use crate::num::{Fraction, Points};
use crate::print;
use crate::score::{SCORE, open_grade, sure_grade};
use crate::template::Rulebook;
use crate::words::Note;

/// A row on its way into the sums.
#[derive(Clone, Copy, Debug)]
pub(super) struct Placed {
    /// Its path, by the number among those of the table.
    pub(super) path: usize,
    pub(super) weight: Fraction,
    pub(super) points: Option<Points>,
}

/// Sums of some rows.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sum {
    pub(super) weight: Fraction,
    pub(super) points: Points,
}

impl Sum {
    fn add(&mut self, weight: Fraction, points: Option<Points>) -> Option<()> {
        self.weight = self.weight.add(weight).ok()?;
        if let Some(points) = points {
            self.points = self.points.plus(points)?;
        }
        Some(())
    }
}

/// What a table comes to.
pub(super) struct Foot<'f> {
    rules: &'f Rulebook,
    rows: &'f [Placed],
    pub(super) tree: &'f Tree,
    /// Of each node.
    pub(super) tiers: Vec<Sum>,
    pub(super) total: Sum,
    assessed: Fraction,
    /// The points of the item of the execution rate.
    item: Option<Points>,
    pub(super) grade: Option<&'f str>,
    /// Why it is open.
    of_grade: Option<Note>,
    /// Remarks on weights.
    weights: Vec<Note>,
}

impl<'f> Foot<'f> {
    /// None of a table whose weights are not those of its template.
    pub(super) fn of(
        rules: &'f Rulebook,
        rows: &'f [Placed],
        tree: &'f Tree,
        nothing: Sum,
        item: Option<Points>,
    ) -> Option<Self> {
        let template = &rules.template;
        let rule = template.execution.as_ref();
        let of_item = rule.map_or(Fraction::ZERO, |rule| rule.weight.fraction());
        let (mut total, mut assessed) = (nothing, Fraction::ZERO);
        let mut by_path = Vec::new();
        for Placed { path, weight, points } in rows {
            total.add(*weight, *points)?;
            if points.is_some() {
                assessed = assessed.add(*weight).ok()?;
            }
            if by_path.len() <= *path {
                by_path.resize(path + 1, nothing);
            }
            by_path.get_mut(*path)?.add(*weight, *points)?;
        }
        total.add(of_item, item)?;
        if item.is_some() {
            assessed = assessed.add(of_item).ok()?;
        }
        if total.weight != template.total.fraction() || rows.is_empty() {
            return None;
        }
        let sum = |paths: &[usize]| {
            let mut sum = nothing;
            for path in paths {
                let Sum { weight, points } = by_path.get(*path)?;
                sum.add(*weight, Some(*points))?;
            }
            Some(sum)
        };
        let tiers = tree.nodes.iter().map(|node| sum(&node.paths)).collect::<Option<_>>()?;
        let (least, open) = (total.points.fraction(), total.weight.subtract(assessed).ok()?);
        let most = least.add(open).ok()?;
        let grade = sure_grade(rules, least, most).map(|grade| grade.name.as_str());
        let of_grade = open_grade(rules, least, most, open);
        Some(Self { rules, rows, tree, tiers, total, assessed, item, grade, of_grade, weights: Vec::new() })
    }

    /// The full points of the rows that have points, and of the item of the execution rate where that has.
    pub(super) const fn assessed(&self) -> Fraction {
        self.assessed
    }

    /// Holds the weights of the tiers against what the template sets.
    pub(super) fn weigh(&mut self, trees: &Trees, paths: &[usize]) -> Option<()> {
        let row = |placed: &Placed| {
            let path = trees.path(*paths.get(placed.path)?)?;
            Some(Weighed { path: &path.labels, counted: Some(placed.weight), is_unknown: false })
        };
        let rows: Vec<Weighed<'_>> = self.rows.iter().map(row).collect::<Option<_>>()?;
        self.weights = check_weights(&self.rules.template.tiers, &rows).ok()?;
        Some(())
    }

    /// `bases`: the sources of the rules that scored rows, where some of the template were not verified.
    pub(super) fn write(
        &self,
        line: &mut String,
        table: &TableText<'_>,
        detail: Detail,
        bases: Option<&[Box<str>]>,
        rounding: &str,
    ) -> Option<()> {
        line.push_str("],\"tiers\":[");
        for (index, (node, sum)) in self.tree.nodes.iter().zip(&self.tiers).enumerate() {
            line.push_str(if index == 0 { "{\"path\":" } else { ",{\"path\":" });
            line.push_str(&node.json);
            line.push_str(",\"weight\":");
            exact(line, Some(sum.weight));
            write_points(line, sum.points);
            if detail == Detail::Full {
                let rows = self.rows.iter().enumerate().filter(|(_, row)| node.paths.contains(&row.path));
                self.write_steps(line, rows, None, sum.points, rounding);
            }
            line.push('}');
        }
        line.push_str("],\"total\":{\"weight\":");
        exact(line, Some(self.total.weight));
        line.push_str(",\"assessed\":");
        exact(line, Some(self.assessed));
        write_points(line, self.total.points);
        if detail == Detail::Full {
            self.write_steps(line, self.rows.iter().enumerate(), self.item, self.total.points, rounding);
        }
        line.push_str("},\"grade\":");
        match self.grade {
            Some(grade) => line.push_str(&print::line(&grade).ok()?),
            None => line.push_str("null"),
        }
        self.write_notes(line, bases)?;
        write_reported(line, table)?;
        line.push('}');
        Some(())
    }

    /// The steps to a sum.
    fn write_steps<'p>(
        &self,
        line: &mut String,
        rows: impl Iterator<Item = (usize, &'p Placed)>,
        item: Option<Points>,
        sum: Points,
        rounding: &str,
    ) {
        line.push_str(",\"derivation\":[{\"id\":\"sum\",\"op\":\"add\"");
        let mut is_first = true;
        let mut name = |line: &mut String, pointer: [&str; 3]| {
            line.push_str(if is_first { ",\"of\":[\"" } else { ",\"" });
            is_first = false;
            line.extend(pointer);
            line.push('"');
        };
        if item.is_some() {
            name(line, ["/execution/score", "", ""]);
        }
        for (index, _) in rows.filter(|(_, row)| row.points.is_some()) {
            name(line, ["/indicators/", &index.to_string(), "/score"]);
        }
        line.push_str(if is_first { "" } else { "]" });
        line.push_str(",\"value\":");
        exact(line, Some(sum.fraction()));
        line.push_str("},");
        let mut transcript = Transcript::new("", line);
        let exact = transcript.rounded(SUM, sum);
        // A figure is rounded to what it is.
        let _ = transcript.round(SCORE, exact, self.rules.template.rounding.points());
        transcript.cite(|| rounding.to_owned());
        transcript.close();
        line.push(']');
    }

    fn write_notes(&self, line: &mut String, bases: Option<&[Box<str>]>) -> Option<()> {
        let template = &self.rules.template;
        let scored_by = |basis: &str| bases.unwrap_or_default().iter().filter(|other| ***other == *basis).count();
        let has_item = template.execution.is_some();
        let sources = bases.map(|_| unverified(self.rules, scored_by, has_item, true, true)).unwrap_or_default();
        let mut is_first = true;
        let mut add = |line: &mut String, note: &str| {
            line.push_str(if is_first { ",\"notes\":[" } else { "," });
            is_first = false;
            line.push_str(note);
        };
        if !self.tree.notes.is_empty() {
            add(line, &self.tree.notes);
        }
        for note in self.weights.iter().chain(&sources).chain(&self.of_grade) {
            add(line, &print::line(note).ok()?);
        }
        line.push_str(if is_first { "" } else { "]" });
        Some(())
    }
}

fn write_reported(line: &mut String, table: &TableText<'_>) -> Option<()> {
    let Some(reported) = &table.reported else { return Some(()) };
    let mut results = String::new();
    for (key, text) in REPORTED.iter().zip(reported) {
        optional(&mut results, key, *text)?;
    }
    line.push_str(",\"reported\":{");
    line.push_str(results.strip_prefix(',').unwrap_or_default());
    line.push('}');
    Some(())
}

fn write_points(line: &mut String, sum: Points) {
    line.push_str(",\"score\":");
    points(line, Some(sum));
    line.push_str(",\"exact\":");
    exact(line, Some(sum.fraction()));
}
