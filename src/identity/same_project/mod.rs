//! The tables of one project, whatever the year.
//!
//! A project is known by its code, else by its name, department and unit. Names that carry the year of their own
//! table (2023年度缉私经费, 2024年度缉私经费) are one name, a unit in brackets behind the name is no part of it, and
//! whoever leaves the unit out means the only one that is written. Where two tables of one year show that this guess
//! is wrong, it is not made. Nothing depends on the order of the tables.

mod groups;
mod joined;
mod names;
mod suspicion;

pub(crate) use groups::projects;
pub(crate) use names::{without_unit, without_year};
pub(crate) use suspicion::{Suspect, suspected};

use super::names::name_core;
use crate::model::template::EvaluationKind;

/// By what a table is known to be one of a project.
#[derive(Clone, Debug)]
pub(crate) struct ProjectKey {
    kind: EvaluationKind,
    year: u16,
    code: Option<String>,
    /// The name as written, without blanks and without its unit.
    name: String,
    /// The same without the year of the table.
    yearless: String,
    department: Option<String>,
    unit: Option<String>,
}

/// Who and what a table names.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Named<'t> {
    /// 项目编码.
    pub(crate) code: Option<&'t str>,
    /// 项目名称.
    pub(crate) name: &'t str,
    /// 主管部门.
    pub(crate) department: Option<&'t str>,
    /// 预算单位.
    pub(crate) unit: Option<&'t str>,
}

impl ProjectKey {
    /// The key of a table of a year.
    #[must_use]
    pub(crate) fn new(kind: EvaluationKind, year: u16, named: Named<'_>) -> Self {
        let whole = name_core(named.name);
        let name = without_unit(&whole, named.unit).to_owned();
        let core = |text: Option<&str>| text.map(name_core).filter(|text| !text.is_empty());
        Self {
            kind,
            year,
            code: core(named.code),
            yearless: without_year(&name, year),
            name,
            department: core(named.department),
            unit: core(named.unit),
        }
    }

    /// Whether it has what it takes to be known again.
    #[must_use]
    pub(crate) const fn is_known(&self) -> bool {
        self.code.is_some() || self.department.is_some()
    }

    /// 年度.
    #[must_use]
    pub(crate) const fn year(&self) -> u16 {
        self.year
    }

    /// 项目编码.
    #[must_use]
    pub(crate) fn code(&self) -> Option<&str> {
        self.code.as_deref()
    }

    /// The name without the year of the table, and the department: what it is known by where no code tells.
    #[must_use]
    pub(crate) fn label(&self) -> Option<(&str, &str)> {
        Some((&self.yearless, self.department.as_deref()?))
    }
}
