//! 审核结果报告: the overview as a document for leaders, in a wording that users may replace, with tables whose bars are cells.

mod bars;
mod facts;
mod forms;

pub use facts::{
    Leaders, LeadersDepartment, LeadersGrade, LeadersProject, LeadersRoster, LeadersRule, LeadersSeverity,
};

use super::overview::{Overview, OverviewProject};
use super::scores::GradeCount;
use crate::audit::page::severity;
use crate::audit::{AuditVerdict, DepartmentRisk, RosterCheck, Severity};
use crate::narrative::{CitedDocument, TextFacts, Wording, in_line, worded_with};
use crate::num::Figure;
use crate::order::Order;
use crate::prose::{Origin, Prose, letter};
use crate::rollup::Summary;
use crate::words::{Language, Place, Problem, text};

/// The wording of the program.
pub const LEADERS_WORDING: &str = include_str!("leaders.md");

/// What the document says that it is.
pub const LEADERS_KIND: &str = "leaders";

/// Projects that leaders are told of.
const PROJECTS: usize = 20;

/// Who has not reported and is named.
const MISSING: usize = 10;

/// The facts for leaders.
#[must_use]
pub fn leaders(overview: &Overview, bureau: Option<&str>) -> Leaders {
    let document = CitedDocument::named("overview");
    let count = |what: &str, pointer: &str, count: usize| document.count(what, pointer, count);
    let (received, counts, total) = (&overview.received, &overview.counts, &overview.summary.total);
    let departments = &counts.departments;
    let mut rules: Vec<LeadersRule> = (0..)
        .zip(&overview.rules)
        .map(|(at, rule)| LeadersRule {
            code: rule.code.clone(),
            title: rule.title.get(Language::Zh).to_owned(),
            findings: count("问题", &format!("/rules/{at}/findings"), rule.findings),
        })
        .collect();
    rules.order_by_key(|rule| std::cmp::Reverse(rule.findings.value.exact()));
    Leaders {
        when: when(overview),
        bureau: bureau.map(str::to_owned),
        passes: overview.verdict == AuditVerdict::Pass && !overview.verdict.is_open(counts),
        open: overview.verdict.is_open(counts),
        unproven: count("得分未能核定的行", "/counts/unproven?", counts.unproven),
        tables: count("自评表", "/received/tables", received.tables),
        departments_count: count("部门", "/counts/departments?", departments.len()),
        unreadable: count("无法读取的文件", "/received/unreadable?", received.unreadable.count()),
        not_tables: count("不是自评表的文件", "/received/not_tables?", received.not_tables.count()),
        not_read: count("没有读取的文件", "/received/not_read?", received.not_read.count()),
        doubles: count("重复的项目", "/received/doubles?", received.doubles.count()),
        roster: overview.roster.as_ref().map(|check| roster(&document, check)),
        compared: count("作比较的表", "/counts/compared?", counts.compared.iter().map(|of| of.tables).sum()),
        clean: count("没有问题的自评表", "/counts/clean", counts.clean),
        findings: count("问题", "/counts/findings?", counts.findings.values().sum()),
        severities: severities(overview, &document),
        waived: count("豁免", "/counts/waived", counts.waived),
        requested: count("申请豁免而未采纳", "/counts/requested", counts.requested),
        undecided: count("无法判断", "/counts/undecided", counts.undecided),
        currency: Summary::CURRENCY,
        budget: document.money("全年预算数", "/summary/total/budget", total.budget, Summary::CURRENCY),
        executed: document.money("全年执行数", "/summary/total/executed", total.executed, Summary::CURRENCY),
        rate: document.percent("执行率", "/summary/total/rate_percent", total.rate_percent),
        mean: document.points("平均得分", "/summary/total/mean_score", total.mean_score),
        reported_mean: document.points(
            "自评平均得分",
            "/summary/total/reported_totals/mean_score",
            total.reported_totals.mean_score,
        ),
        departments: (0..).zip(departments).map(|(at, risk)| department(&document, at, risk)).collect(),
        grades: (0..).zip(&overview.scores.grades.shown).map(|(at, grade)| self::grade(&document, at, grade)).collect(),
        projects: projects(overview, &document),
        rules,
    }
}

fn roster(document: &CitedDocument, check: &RosterCheck) -> LeadersRoster {
    let RosterCheck { due, missing, extra, .. } = check;
    LeadersRoster {
        due: document.count("应报", "/roster/due", *due),
        missing: document.count("应报未报", "/roster/missing?", missing.len()),
        names: missing.iter().take(MISSING).map(|entry| in_line(&entry.named())).collect(),
        extra: document.count("名单之外", "/roster/extra?", extra.len()),
    }
}

/// The one year that all tables are of.
fn when(overview: &Overview) -> String {
    let mut years: Vec<u16> = overview.projects.shown.iter().filter_map(|project| project.year).collect();
    years.sort_unstable();
    years.dedup();
    if let [year] = years.as_slice() { format!("{year}年度") } else { String::new() }
}

fn severities(overview: &Overview, document: &CitedDocument) -> Vec<LeadersSeverity> {
    let of = |each: Severity| {
        let called = severity(each, Language::Zh);
        let count = *overview.counts.findings.get(&each)?;
        let findings = document.count(called, &format!("/counts/findings/{}", each.name()), count);
        Some(LeadersSeverity { severity: called, findings })
    };
    Severity::ALL.into_iter().filter_map(of).collect()
}

fn department(document: &CitedDocument, at: usize, risk: &DepartmentRisk) -> LeadersDepartment {
    let pointer = |what: &str| format!("/counts/departments/{at}/{what}");
    let points = |what: &str, field: &str, value: Figure| document.points(what, &pointer(field), Some(value));
    LeadersDepartment {
        department: in_line(&risk.department),
        tables: document.count("自评表", &pointer("tables"), risk.tables),
        findings: document.count("问题", &pointer("findings?"), risk.findings.values().sum()),
        points: points("涉及分值", "points_at_stake", risk.points_at_stake),
        points_a_table: points("每表涉及分值", "points_a_table", risk.points_a_table),
    }
}

fn grade(document: &CitedDocument, at: usize, grade: &GradeCount) -> LeadersGrade {
    let pointer = |what: &str| format!("/scores/grades/shown/{at}/tables/{what}");
    LeadersGrade {
        grade: in_line(&grade.grade),
        reported: document.count("自评等级", &pointer("reported"), grade.tables.reported),
        computed: document.count("按规则的等级", &pointer("computed"), grade.tables.computed),
    }
}

/// The first projects on whose findings points hang.
fn projects(overview: &Overview, document: &CitedDocument) -> Vec<LeadersProject> {
    let shown =
        (0..).zip(&overview.projects.shown).filter(|(_, project)| project.points_at_stake.value().is_positive());
    shown.take(PROJECTS).map(|(at, each)| project(document, at, each)).collect()
}

fn project(document: &CitedDocument, at: usize, project: &OverviewProject) -> LeadersProject {
    let pointer = |what: &str| format!("/projects/shown/{at}/{what}");
    LeadersProject {
        project: in_line(&project.project),
        department: project.department.as_deref().map(in_line),
        reported: document.points("自评总分", &pointer("reported"), project.reported),
        score: document.points("按规则计算的总分", &pointer("score"), project.score),
        findings: document.count("问题", &pointer("counted"), project.counted),
        points: document.points("涉及分值", &pointer("points_at_stake"), Some(project.points_at_stake)),
    }
}

impl Leaders {
    /// What a report that people may have edited is held against.
    #[must_use]
    pub fn text_facts(&self) -> TextFacts {
        TextFacts::of(self, Vec::new(), Vec::new())
    }

    /// The report as a text.
    ///
    /// # Errors
    /// A wording that cannot be used.
    pub fn prose(&self, wording: &str, name: &str) -> Result<Prose, Problem> {
        let help = text!(
            "内置的措辞见 jixiao report --show-wording,其中用到的都可以用",
            "jixiao report --show-wording prints the wording of the program, and with it what there is to print"
        );
        worded_with(self, forms::forms(self), &Wording { text: wording, name, help })
    }
}

/// A report as a Word document, which says that it is one.
///
/// # Errors
/// A document that is too large.
pub fn leaders_document(prose: &Prose, bureau: Option<&str>) -> Result<Vec<u8>, Problem> {
    letter(prose, &Origin::of(LEADERS_KIND, bureau, None))
        .map_err(|message| Problem::new(Place::file("report"), message))
}
