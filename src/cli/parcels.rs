//! What goes out to departments behind an audit: the list of what was found.

use std::collections::BTreeMap;
use std::io::IsTerminal;
use std::path::Path;

use crate::audit::{AuditedDocument, Finding};
use crate::book;
use crate::parcel::{Parcels, lists};
use crate::words::{Place, Problem, Text, text};

/// The parcels of all departments, gathered as findings come.
#[derive(Debug, Default)]
pub(super) struct ParcelFiles {
    parcels: Parcels,
}

impl ParcelFiles {
    /// Takes in what is known of a table.
    pub(super) fn document(&mut self, document: &AuditedDocument) {
        if let AuditedDocument::Table(audited) = document {
            self.parcels.table(&audited.facts);
        }
    }

    /// Takes in findings.
    pub(super) fn take(&mut self, findings: &[Finding], year: Option<u16>) {
        self.parcels.take(findings, year);
    }

    /// The workbook with the lists of all departments, and what is in it.
    pub(super) fn workbook(self) -> Result<Workbook, Problem> {
        let parcels = self.parcels.finish();
        let papers = lists(&parcels);
        let bytes =
            book::write(&papers, &BTreeMap::new()).map_err(|message| Problem::new(Place::file("-f xlsx"), message))?;
        let with_issues = parcels.iter().filter(|parcel| !parcel.issues.is_empty());
        let (departments, issues) =
            with_issues.fold((0, 0), |(count, issues), parcel| (count + 1, issues + parcel.issues.len()));
        let told = text!(
            "问题清单:{departments} 个部门,{issues} 条问题",
            "list of findings: departments {departments}, findings {issues}"
        );
        Ok(Workbook { bytes, told })
    }
}

/// A workbook of lists.
pub(super) struct Workbook {
    pub(super) bytes: Vec<u8>,
    /// What is in it.
    pub(super) told: Text,
}

/// Refuses to show a workbook on a terminal.
pub(super) fn refuse_terminal(output: Option<&Path>) -> Result<(), Problem> {
    let is_named = output.is_some_and(|path| path.as_os_str() != "-");
    if is_named || !std::io::stdout().is_terminal() {
        return Ok(());
    }
    let message = text!("工作簿不能显示在终端上", "a workbook cannot be shown on a terminal");
    let advice = text!("请用 -o 问题清单.xlsx", "use -o FILE.xlsx");
    Err(Problem::new(Place::file("--format"), message).advise(advice))
}
