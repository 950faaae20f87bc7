//! What was found in a workbook, whatever it is.

use serde::Serialize;

use super::blanks;
use super::form::Form;
use super::heading::Column;
use super::origin::Remark;
use super::results::ResultList;
use crate::words::Address;

/// What was found in a workbook.
#[derive(Clone, Debug, Default)]
pub struct Import {
    /// The forms, in the order of the book.
    pub forms: Vec<Form>,
    /// The lists with a project a row, likewise, one a department.
    pub lists: Vec<ResultList>,
    /// Remarks on sheets that hold none, by the names of the sheets.
    pub remarks: Vec<(String, Remark)>,
}

/// One of the things that were found.
#[derive(Clone, Copy, Debug, Serialize)]
#[serde(untagged)]
pub enum Found<'i> {
    /// 自评表.
    Form(&'i Form),
    /// 汇总表.
    List(&'i ResultList),
}

impl Import {
    /// The forms, and behind them the lists.
    #[must_use]
    pub fn found(&self) -> Vec<Found<'_>> {
        self.forms.iter().map(Found::Form).chain(self.lists.iter().map(Found::List)).collect()
    }
}

impl<'i> Found<'i> {
    /// The sheet.
    #[must_use]
    pub fn sheet(self) -> &'i str {
        match self {
            Self::Form(form) => &form.sheet,
            Self::List(list) => &list.sheet,
        }
    }

    /// The headings of its columns, and what each was taken for.
    #[must_use]
    pub fn columns(self) -> &'i [Column] {
        match self {
            Self::Form(form) => &form.columns,
            Self::List(list) => &list.columns,
        }
    }

    /// What is unsure.
    #[must_use]
    pub fn remarks(self) -> &'i [Remark] {
        match self {
            Self::Form(form) => &form.remarks,
            Self::List(list) => &list.remarks,
        }
    }

    /// The blank cells in which more may be written, likewise.
    #[must_use]
    pub(crate) fn blanks(self) -> Vec<(String, Address)> {
        match self {
            Self::Form(form) => blanks::of(form),
            Self::List(_) => Vec::new(),
        }
    }

    /// Every field with its pointer.
    #[must_use]
    pub fn fields(self) -> Vec<(String, Address)> {
        match self {
            Self::Form(form) => form.fields(),
            Self::List(list) => list.fields(),
        }
    }
}
