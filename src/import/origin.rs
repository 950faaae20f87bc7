//! What is unsure about a form, and where.

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
}

impl Remark {
    /// A remark on a cell.
    #[must_use]
    pub const fn at(cell: Address, text: Text) -> Self {
        Self { cell: Some(cell), text, is_computed: false }
    }

    /// A remark on the whole table.
    #[must_use]
    pub const fn whole(text: Text) -> Self {
        Self { cell: None, text, is_computed: false }
    }
}

/// Cells that are told one by one.
const FEW: usize = 2;

/// The same remarks, where those on cells that were computed are one: a form that a program filled in has many.
pub(super) fn folded(remarks: Vec<Remark>) -> Vec<Remark> {
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
