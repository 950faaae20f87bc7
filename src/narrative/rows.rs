//! Rows of forms, cell for cell: held against the rows of the same text made again.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::folded::folded;
use super::known::Known;
use super::verdict::ChangedText;
use crate::prose::read::{Line, Piece};

/// What stands between the cells of a row.
const BETWEEN: &str = " | ";

/// Rows with one cell that a row is likened to.
const LIKENED: usize = 100;

/// A row of a form.
#[derive(Debug)]
struct Row<'l> {
    /// The number of its first line.
    line: usize,
    /// Its cells, none of them empty: their words, and the sources of their figures.
    cells: Vec<String>,
    lines: &'l [Line],
}

impl<'l> Row<'l> {
    fn of(lines: &'l [Line], place: &Range<usize>, known: &Known) -> Option<Self> {
        let own = lines.get(place.clone()).filter(|own| !own.is_empty())?;
        Some(Self { line: place.start, cells: own.iter().map(|line| cell(line, known)).collect(), lines: own })
    }

    /// The row as one text.
    fn key(&self) -> String {
        self.cells.join("\n")
    }

    fn text(&self) -> String {
        self.lines.iter().map(Line::text).collect::<Vec<_>>().join(BETWEEN)
    }

    fn has_figures(&self) -> bool {
        self.lines.iter().flat_map(|line| &line.pieces).any(|piece| matches!(piece, Piece::Cited { .. }))
    }

    /// Whether it has all of some cells, in their order.
    fn holds(&self, cells: &[&str]) -> bool {
        let mut own = self.cells.iter();
        cells.iter().all(|cell| own.any(|own| own == cell))
    }

    /// Whether a figure of a table stands in it that the text does not have elsewhere: it is told by that.
    fn is_told(&self, known: &Known, cited: &HashSet<&str>) -> bool {
        let own = self.lines.iter().flat_map(|line| &line.pieces).filter_map(|piece| match piece {
            Piece::Cited { key, .. } => known.figure(key),
            Piece::Text(_) => None,
        });
        own.into_iter().any(|own| known.is_of_tables(own) && !cited.contains(own.source.as_str()))
    }

    /// How many of some cells it has, and how many in their places.
    fn shared(&self, cells: &[&str]) -> (usize, usize) {
        let in_place = self.cells.iter().zip(cells).filter(|(own, cell)| own == cell).count();
        (self.cells.iter().filter(|own| cells.contains(&own.as_str())).count(), in_place)
    }
}

fn cell(line: &Line, known: &Known) -> String {
    let piece = |piece: &Piece| match piece {
        Piece::Text(text) => folded(text),
        Piece::Cited { key, .. } => format!("\u{0}{}", known.figure(key).map_or(key, |cited| &cited.source)),
    };
    line.pieces.iter().map(piece).collect()
}

/// The rows of a text made again.
#[derive(Debug, Default)]
pub(super) struct MadeRows<'l> {
    /// Table by table.
    rows: Vec<Row<'l>>,
    /// The number of the table of each.
    tables: Vec<usize>,
    /// Which have a cell.
    with: HashMap<String, Vec<usize>>,
    /// Which are of one text.
    of_key: HashMap<String, Vec<usize>>,
    /// How many rows of a table have a text that no other row has.
    alone: HashMap<usize, usize>,
}

impl<'l> MadeRows<'l> {
    pub(super) fn of(lines: &'l [Line], places: &[Range<usize>], known: &Known) -> Self {
        let mut made = Self::default();
        let (mut table, mut end) = (0, None);
        for place in places {
            let Some(row) = Row::of(lines, place, known) else { continue };
            table += usize::from(end != Some(place.start));
            end = Some(place.end);
            let at = made.rows.len();
            let distinct: HashSet<&String> = row.cells.iter().collect();
            for cell in distinct {
                made.with.entry(cell.clone()).or_default().push(at);
            }
            made.of_key.entry(row.key()).or_default().push(at);
            made.rows.push(row);
            made.tables.push(table);
        }
        for rows in made.of_key.values().filter(|rows| rows.len() == 1) {
            for table in rows.iter().filter_map(|at| made.tables.get(*at)) {
                *made.alone.entry(*table).or_default() += 1;
            }
        }
        made
    }

    /// Whether a row of words stands above one of its table with figures.
    fn is_heading(&self, at: usize) -> bool {
        let below = at.checked_add(1).filter(|below| self.tables.get(*below) == self.tables.get(at));
        let [own, below] = [Some(at), below].map(|at| self.rows.get(at?).map(Row::has_figures));
        (own, below) == (Some(false), Some(true))
    }

    /// The first row that has some cells in their order, or else the one that has most of them.
    fn most_like(&self, cells: &[&str]) -> Option<usize> {
        let with = || cells.iter().filter_map(|cell| self.with.get(*cell));
        let row = |at: &usize| self.rows.get(*at);
        let holding = with().min_by_key(|with| with.len())?.iter().take(LIKENED);
        let holding = holding.copied().find(|at| row(at).is_some_and(|row| row.holds(cells)));
        let most = || with().flat_map(|with| with.iter().take(LIKENED)).rev().copied();
        holding.or_else(|| most().max_by_key(|at| row(at).map(|row| row.shared(cells))))
    }

    /// What rows of a text come to that has them otherwise, but for those on a line where something is told already; and the
    /// rows that are gone from tables of which others are there. What somebody wrote into a row, and what was cut out of
    /// it, leaves the other cells in their order.
    pub(super) fn held(
        &self,
        lines: &[Line],
        places: &[Range<usize>],
        told: &HashSet<usize>,
        known: &Known,
        cited: &HashSet<&str>,
    ) -> (Vec<ChangedText>, Vec<String>) {
        let (mut changed, mut there) = (Vec::new(), HashMap::<String, usize>::new());
        let rows: Vec<Row<'_>> = places.iter().filter_map(|place| Row::of(lines, place, known)).collect();
        for row in &rows {
            let key = row.key();
            if self.of_key.contains_key(&key) {
                *there.entry(key).or_default() += 1;
                continue;
            }
            let kept: Vec<&str> =
                row.cells.iter().map(String::as_str).filter(|cell| self.with.contains_key(*cell)).collect();
            let Some(at) = self.most_like(&kept) else { continue };
            let Some(made) = self.rows.get(at) else { continue };
            let has_own = kept.len() < row.cells.len() && row.cells.len() <= made.cells.len();
            // A heading in words of one's own says something else of the figures below it.
            let other_heading = has_own && self.is_heading(at) && !row.has_figures();
            // Where as many cells stand as were made, or fewer, words of one's own stand in the place of others.
            let other_cell = has_own && kept.len() * 2 >= made.cells.len();
            *there.entry(made.key()).or_default() += 1;
            let is_told = (row.line..row.line + row.lines.len()).any(|line| told.contains(&line));
            if (other_heading || other_cell || !made.holds(&kept)) && !is_told {
                let paragraph = row.line.checked_add(1);
                changed.push(ChangedText { paragraph, made: Some(made.text()), stated: Some(row.text()) });
            }
        }
        changed.extend(self.of_other_tables(&rows));
        (changed, self.missing(&there, known, cited))
    }

    /// The rows of a text that are those of another table than the rows around them, each with one that its table lacks.
    fn of_other_tables(&self, rows: &[Row<'_>]) -> Vec<ChangedText> {
        let mut others = Vec::new();
        for table in rows.chunk_by(|a, b| a.line + a.lines.len() == b.line) {
            let known: Vec<(&Row<'_>, &Vec<usize>)> =
                table.iter().filter_map(|row| Some((row, self.of_key.get(&row.key())?))).collect();
            let mut votes: HashMap<usize, usize> = HashMap::new();
            for number in known.iter().filter(|(_, at)| at.len() == 1).flat_map(|(_, at)| self.tables_of(at)) {
                *votes.entry(number).or_default() += 1;
            }
            let most = votes.iter().max_by_key(|(number, count)| (**count, usize::MAX - **number));
            let Some(own) = most.map(|(own, _)| *own) else { continue };
            // Two tables between which nothing stands any more are one.
            let is_whole = |table: usize| {
                let rows = self.alone.get(&table).copied().unwrap_or_default();
                votes.get(&table).is_some_and(|count| count * 2 >= rows)
            };
            let is_other = |at: &[usize]| !self.tables_of(at).any(|table| table == own || is_whole(table));
            let stated: HashSet<String> = table.iter().map(Row::key).collect();
            let of_own = self.rows.iter().zip(&self.tables).filter(|(_, table)| **table == own).map(|(row, _)| row);
            let mut gone = of_own.filter(|row| !stated.contains(&row.key()));
            others.extend(known.iter().filter(|(_, at)| is_other(at)).map(|(row, _)| ChangedText {
                paragraph: row.line.checked_add(1),
                made: gone.next().map(Row::text),
                stated: Some(row.text()),
            }));
        }
        others
    }

    fn tables_of<'a>(&'a self, rows: &'a [usize]) -> impl Iterator<Item = usize> + 'a {
        rows.iter().filter_map(|at| self.tables.get(*at)).copied()
    }

    fn missing(&self, there: &HashMap<String, usize>, known: &Known, cited: &HashSet<&str>) -> Vec<String> {
        let alone = self.of_key.iter().filter(|(key, rows)| rows.len() == 1 && there.contains_key(*key));
        let present: HashSet<usize> = alone.filter_map(|(_, rows)| self.tables.get(*rows.first()?)).copied().collect();
        let mut missing = Vec::new();
        for (key, rows) in &self.of_key {
            let wanted = rows.iter().filter(|at| self.tables.get(**at).is_some_and(|table| present.contains(table)));
            missing.extend(wanted.skip(there.get(key).copied().unwrap_or_default()).copied());
        }
        missing.sort_unstable();
        let rows = missing.into_iter().filter_map(|at| self.rows.get(at));
        rows.filter(|row| !row.is_told(known, cited)).map(Row::text).collect()
    }
}
