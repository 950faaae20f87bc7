//! The list of everything that an audit says, a row each: what it found, what it left open, what it could not look at.

use super::finding::severity;
use crate::audit::finding::{Finding, Location, RulePage, Undecided};
use crate::audit::refused::Refused;
use crate::audit::roster_check::{RosterCheck, RosterEntry};
use crate::num::Rounding;
use crate::print::{Column, Listing, shown};
use crate::words::{Language, Text, Word, say, text, word};

/// The columns.
pub const COLUMNS: [Column; 26] = [
    Column::short(word("类别", "row")),
    Column::short(word("规则编号", "code")),
    Column::for_programs(word("规则代号", "slug")),
    Column::name(word("规则名称", "title")),
    Column::short(word("等级", "severity")),
    Column::name(word("主管部门", "department")),
    Column::name(word("项目名称", "project")),
    Column::short(word("年度", "year")),
    Column::name(word("指标", "indicator")),
    Column::words(word("问题", "message")),
    Column::name(word("应为", "expected")),
    Column::name(word("写作", "actual")),
    Column::figure(word("涉及分数", "points_at_stake")),
    Column::for_programs(word("得出它的取舍方式", "right_under")),
    Column::words(word("改正", "advice")),
    Column::words(word("依据", "basis")),
    Column::name(word("文件", "file")),
    Column::short(word("行", "line")),
    Column::short(word("列", "column")),
    Column::name(word("工作表", "sheet")),
    Column::short(word("单元格", "cell")),
    Column::for_programs(word("路径", "pointer")),
    Column::name(word("豁免人", "waived_by")),
    Column::words(word("豁免理由", "waived_because")),
    Column::name(word("申请豁免人", "requested_by")),
    Column::words(word("申请豁免理由", "requested_because")),
];

/// What a row is about.
const FINDING: Word = word("问题", "finding");
const UNDECIDED: Word = word("无法判断", "undecided");
const FAILED: Word = word("无法审核", "failed");
const UNREAD: Word = word("文件未读", "unread");
const ASIDE: Word = word("未审核的表", "aside");

const MISSING: Word = word("应报未报", "missing");
const ALIKE: Word = word("认作已报", "alike");
const TWICE: Word = word("重复上报", "twice");
const EXTRA: Word = word("名单之外", "extra");

/// A row by its fields, in the order of the columns.
#[derive(Default)]
pub(super) struct Line {
    pub(super) row: String,
    pub(super) code: String,
    pub(super) slug: String,
    pub(super) title: String,
    pub(super) severity: String,
    pub(super) department: String,
    pub(super) project: String,
    pub(super) year: String,
    pub(super) indicator: String,
    pub(super) message: String,
    pub(super) expected: String,
    pub(super) actual: String,
    pub(super) points_at_stake: String,
    pub(super) right_under: String,
    pub(super) advice: String,
    pub(super) basis: String,
    pub(super) place: Spot,
    pub(super) waived: [String; 2],
    pub(super) requested: [String; 2],
}

/// Where a row is about.
#[derive(Default)]
pub(super) struct Spot {
    file: String,
    line: String,
    column: String,
    sheet: String,
    cell: String,
    pointer: String,
}

impl Spot {
    fn of(location: &Location) -> Self {
        Self {
            file: location.file.clone(),
            line: shown(location.line),
            column: shown(location.column),
            sheet: shown(location.sheet.as_deref()),
            cell: shown(location.cell.as_deref()),
            pointer: location.pointer.clone(),
        }
    }

    pub(super) fn file(file: &str) -> Self {
        Self { file: file.to_owned(), ..Self::default() }
    }
}

impl Line {
    pub(super) fn cells(self) -> Vec<String> {
        let [waived_by, waived_because] = self.waived;
        let [requested_by, requested_because] = self.requested;
        let Spot { file, line, column, sheet, cell, pointer } = self.place;
        vec![
            self.row,
            self.code,
            self.slug,
            self.title,
            self.severity,
            self.department,
            self.project,
            self.year,
            self.indicator,
            self.message,
            self.expected,
            self.actual,
            self.points_at_stake,
            self.right_under,
            self.advice,
            self.basis,
            file,
            line,
            column,
            sheet,
            cell,
            pointer,
            waived_by,
            waived_because,
            requested_by,
            requested_because,
        ]
    }
}

/// An empty list of everything.
#[must_use]
pub fn listing(language: Language) -> Listing {
    Listing::new(say!(language, "审核问题清单", "Findings"), COLUMNS)
}

/// A finding as a row.
#[must_use]
pub fn finding_row(finding: &Finding, language: Language) -> Vec<String> {
    let names =
        |roundings: &Vec<Rounding>| roundings.iter().copied().map(Rounding::name).collect::<Vec<_>>().join(", ");
    let waiver = |waiver: &Option<crate::model::assessment::Waiver>| {
        waiver.as_ref().map(|waiver| [waiver.by.clone(), waiver.reason.clone()]).unwrap_or_default()
    };
    Line {
        row: FINDING.get(language).to_owned(),
        code: finding.code.clone(),
        slug: finding.slug.clone(),
        title: finding.title.get(language).to_owned(),
        severity: severity(finding.severity, language).to_owned(),
        department: shown(finding.department.as_deref()),
        project: shown(finding.project.as_deref()),
        year: shown(finding.year),
        indicator: shown(finding.indicator.as_deref()),
        message: finding.message.get(language).to_owned(),
        expected: shown(finding.expected.as_deref()),
        actual: shown(finding.actual.as_deref()),
        points_at_stake: shown(finding.points_at_stake),
        right_under: finding.right_under.as_ref().map(names).unwrap_or_default(),
        advice: finding.advice.get(language).to_owned(),
        basis: finding.basis.get(language).to_owned(),
        place: Spot::of(&finding.location),
        waived: waiver(&finding.waived),
        requested: waiver(&finding.requested),
    }
    .cells()
}

/// What could not be decided as a row.
#[must_use]
pub fn undecided_row(open: &Undecided, rules: &[RulePage], language: Language) -> Vec<String> {
    let title = rules.iter().find(|page| page.code == open.code).map_or("", |page| page.title.get(language));
    Line {
        row: UNDECIDED.get(language).to_owned(),
        code: open.code.clone(),
        slug: open.slug.clone(),
        title: title.to_owned(),
        department: shown(open.department.as_deref()),
        project: shown(open.project.as_deref()),
        year: shown(open.year),
        indicator: shown(open.indicator.as_deref()),
        message: open.why.get(language).to_owned(),
        place: Spot::of(&open.location),
        ..Line::default()
    }
    .cells()
}

/// An input that could not be audited as a row.
#[must_use]
pub fn failed_row(refused: &Refused, language: Language) -> Vec<String> {
    refused_row(FAILED, refused, language)
}

/// A file of a folder that was not read as a row.
#[must_use]
pub fn unread_row(refused: &Refused, language: Language) -> Vec<String> {
    refused_row(UNREAD, refused, language)
}

/// A table of which nothing was audited as a row.
#[must_use]
pub fn aside_row(refused: &Refused, language: Language) -> Vec<String> {
    refused_row(ASIDE, refused, language)
}

/// The rows about who must report: what did not come, what came twice, what is in no row of the list.
pub fn roster_rows(roster: &RosterCheck, language: Language) -> impl Iterator<Item = Vec<String>> + '_ {
    let lists = [(MISSING, &roster.missing), (ALIKE, &roster.alike), (TWICE, &roster.twice), (EXTRA, &roster.extra)];
    lists.into_iter().flat_map(move |(row, entries)| entries.iter().map(move |entry| roster_row(row, entry, language)))
}

fn roster_row(row: Word, entry: &RosterEntry, language: Language) -> Vec<String> {
    let tables = Text::list(entry.tables.iter().map(String::as_str));
    let message = match row {
        MISSING => text!("名单上有,没有收到它的表", "in the list; no table of it came"),
        ALIKE => {
            text!("部门或单位的名称写法不同,认作已报:{tables}", "taken for received under another name: {tables}"; tables)
        }
        TWICE => text!("收到几张表:{tables}", "several tables of it came: {tables}"; tables),
        _ => text!("收到了表,名单上没有", "its table came; it is not in the list"),
    };
    Line {
        row: row.get(language).to_owned(),
        department: shown(entry.department.as_deref().or(entry.unit.as_deref())),
        project: shown(entry.project.as_deref().or(entry.code.as_deref())),
        message: message.get(language).to_owned(),
        place: Spot::file(&entry.place),
        ..Line::default()
    }
    .cells()
}

fn refused_row(row: Word, refused: &Refused, language: Language) -> Vec<String> {
    Line {
        row: row.get(language).to_owned(),
        message: refused.message.get(language).to_owned(),
        advice: refused.advice.as_ref().map(|advice| advice.get(language).to_owned()).unwrap_or_default(),
        place: Spot::file(&refused.place),
        ..Line::default()
    }
    .cells()
}
