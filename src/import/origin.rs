//! What is unsure about a form, and where.

use std::collections::{BTreeMap, BTreeSet};

use crate::words::{Address, Text, text};

/// Something that a person should look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// The cell; none for what is not there.
    pub cell: Option<Address>,
    /// What is unsure.
    pub text: Text,
    /// Whether the cell was computed here: of many such cells one remark is enough.
    pub(super) is_computed: bool,
    /// Whether a value that counts is in doubt: nobody can say that such a table passes.
    pub(crate) is_open: bool,
}

impl Remark {
    /// A remark on a cell.
    #[must_use]
    pub const fn at(cell: Address, text: Text) -> Self {
        Self { cell: Some(cell), text, is_computed: false, is_open: false }
    }

    /// The same of a value that counts.
    #[must_use]
    pub(super) fn of_value(self) -> Self {
        Self { is_open: true, ..self }
    }

    /// A remark on the whole table.
    #[must_use]
    pub const fn whole(text: Text) -> Self {
        Self { cell: None, text, is_computed: false, is_open: false }
    }
}

/// Cells that are told one by one.
const FEW: usize = 2;

/// The same remarks, where those that say the same of many cells are one: a form that a program filled in has many.
pub(super) fn folded(remarks: Vec<Remark>) -> Vec<Remark> {
    let mut cells: BTreeMap<String, BTreeSet<Address>> = BTreeMap::new();
    for remark in remarks.iter().filter(|remark| !remark.is_computed) {
        cells.entry(remark.text.zh.clone()).or_default().extend(remark.cell);
    }
    let open = remarks.iter().filter(|remark| remark.is_open).map(|remark| remark.text.zh.clone());
    let open: BTreeSet<String> = open.collect();
    let mut kept = Vec::new();
    for remark in computed(remarks) {
        let Some(cells) = cells.get_mut(&remark.text.zh).filter(|cells| cells.is_empty() || cells.len() > FEW) else {
            kept.push(remark);
            continue;
        };
        // Those that were told with the first of them.
        let all = std::mem::take(cells);
        match all.first().copied() {
            Some(first) => {
                let is_open = open.contains(&remark.text.zh);
                kept.push(Remark { is_open, ..Remark::at(first, of_all(&remark.text, &all)) });
            }
            None if remark.cell.is_none() => kept.push(remark),
            None => {}
        }
    }
    kept
}

/// What is said of some cells, once for all.
fn of_all(said: &Text, cells: &BTreeSet<Address>) -> Text {
    let (count, all) = (cells.len(), cells.iter().map(Address::to_string).collect::<Vec<_>>().join(" "));
    text!("{said}(共 {count} 格:{all})", "{said} ({count} cells: {all})"; said)
}

/// The same of cells that were computed, by formulas of which each is another one.
fn computed(remarks: Vec<Remark>) -> Vec<Remark> {
    let mut cells: Vec<Address> =
        remarks.iter().filter(|remark| remark.is_computed).filter_map(|remark| remark.cell).collect();
    cells.sort_unstable();
    cells.dedup();
    let Some(first) = cells.first().copied().filter(|_| cells.len() > FEW) else { return remarks };
    let (count, all) = (cells.len(), cells.iter().map(Address::to_string).collect::<Vec<_>>().join(" "));
    let text = text!(
        "文件没有存 {count} 格公式的结果,已照公式算出,请核对:{all}",
        "the file holds no results of {count} formulas, which were computed here; please check: {all}"
    );
    let others = remarks.into_iter().filter(|remark| !remark.is_computed);
    others.chain([Remark::at(first, text)]).collect()
}
