//! 审核意见: what is said of one table, be there a finding or none.

mod facts;

use std::collections::HashMap;

pub use facts::{Opinion, ToldOpen};

use super::departments::{Issue, Parcel};
use super::letter::Letter;
use super::place::last_label;
use super::sentence::sentence;
use super::table_facts::TableFacts;
use super::told::{ToldIssue, points, severities, told};
use crate::audit::{Undecided, rule_page};
use crate::identity::name_core;
use crate::narrative::{CitedDocument, TextFacts, TextProject, in_line};
use crate::num::{Figure, Fraction};
use crate::prose::{Cited, Origin};
use crate::words::Language;

/// The wording of the program.
const WORDING: &str = include_str!("opinion.md");

/// The opinions on the tables of a department, in the order in which they came.
#[must_use]
pub fn opinions(parcel: &Parcel, bureau: Option<&str>) -> Vec<Opinion> {
    let mut by_project: HashMap<String, Vec<&Issue>> = HashMap::new();
    for issue in &parcel.issues {
        if let Some(project) = issue.finding.project.as_deref() {
            by_project.entry(name_core(project)).or_default().push(issue);
        }
    }
    let issues = |table: &TableFacts| {
        let own = by_project.get(&name_core(&table.project)).into_iter().flatten();
        own.copied().filter(|issue| is_of(issue, table)).collect()
    };
    parcel.tables.iter().map(|table| opinion(issues(table), table, bureau)).collect()
}

fn opinion(issues: Vec<&Issue>, table: &TableFacts, bureau: Option<&str>) -> Opinion {
    let project = in_line(&table.project);
    let department = table.department.as_deref().map(in_line);
    let when = table.year.map(|year| format!("{year}年度")).unwrap_or_default();
    let document =
        CitedDocument::named(&format!("opinion:{}/{project}/{when}", department.as_deref().unwrap_or_default()));
    let points_of =
        |what: &str, pointer: &str, value: Option<Fraction>| document.points(what, pointer, value.map(Figure::from));
    let money = |what: &str, pointer: &str, value: Option<Fraction>| {
        let currency = table.currency.as_deref().unwrap_or_default();
        value.map(|value| document.money(what, pointer, value.into(), currency))
    };
    Opinion {
        when,
        bureau: bureau.map(str::to_owned),
        unit: table.unit.as_deref().map(in_line),
        currency: table.currency.clone(),
        budget: money("全年预算数", "/funds/budget", table.budget),
        executed: money("全年执行数", "/funds/executed", table.executed),
        rate: document.percent("执行率", "/execution/rate_percent", table.rate_percent.map(Figure::from)),
        reported: document.cell("自评总分", "/reported/total", table.reported_total.as_deref()),
        total: points_of("按规则计算的总分", "/total/score", table.total.filter(|_| table.whole)),
        full: points_of("满分", "/total/weight", table.full),
        grade: table.grade.clone().filter(|_| table.whole),
        gravest: issues.iter().map(|issue| issue.finding.severity).max().map(crate::audit::Severity::name),
        findings: document.count("问题", "/findings", issues.len()),
        severities: severities(&issues, &document),
        points: points(&document, "/points_at_stake", table.at_stake),
        issues: issues.into_iter().map(|issue| told(&document, issue)).collect(),
        undecided: (1..).zip(&table.undecided).map(|(number, open)| told_open(&document, number, open)).collect(),
        project,
        department,
    }
}

/// Whether a finding that names the project of a table is of that table, or of several tables.
fn is_of(issue: &Issue, table: &TableFacts) -> bool {
    issue.finding.location.file == table.file || issue.year.is_none()
}

fn told_open(document: &CitedDocument, number: usize, open: &Undecided) -> ToldOpen {
    let pointer = format!("/undecided/{number}/why");
    ToldOpen {
        code: open.code.clone(),
        title: rule_page(&open.code).map(|page| page.title.get(Language::Zh).to_owned()).unwrap_or_default(),
        indicator: open.indicator.as_deref().map(last_label).map(in_line),
        why: document.cell("无法判断的原因", &pointer, Some(&sentence(open.why.get(Language::Zh)))),
    }
}

impl Letter for Opinion {
    const KIND: &'static str = "opinion";
    const WORDING: &'static str = WORDING;

    fn origin(&self) -> Origin {
        Origin::of(Self::KIND, self.bureau.as_deref(), None)
    }

    fn text_facts(&self) -> TextFacts {
        // The figures are those of one table alone: none can stand under another project.
        let wanted: Vec<&Cited> = self.issues.iter().filter_map(|issue: &ToldIssue| issue.message.as_ref()).collect();
        TextFacts::of(self, Vec::<TextProject>::new(), Vec::new()).wanting(&wanted)
    }
}
