//! 监控预警通知: what the months of a project warn of, as a document in a wording that users may replace.

mod facts;

pub use facts::{MonitoringNotice, NoticeMonth, NoticeWarning};

use super::monitoring::{MonitoredMonth, MonitoredProject, Monitoring, Warning};
use crate::model::value::Date;
use crate::narrative::{CitedDocument, TextFacts, TextProject, Wording, in_line, worded_with};
use crate::print::lamp;
use crate::prose::{Cited, Form, FormCell, Origin, Prose, Span, letter};
use crate::words::{Language, Place, Problem, text};

/// Whose notices they are, and until when they are to be answered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NoticeSender {
    /// The bureau.
    pub bureau: Option<String>,
    /// The day.
    pub due: Option<Date>,
}

/// The notices of all projects that warn, in the order of the monitoring.
#[must_use]
pub fn monitoring_notices(found: &Monitoring, sender: &NoticeSender) -> Vec<MonitoringNotice> {
    let warned = found.projects.iter().filter(|project| project.in_a_row > 0);
    warned.filter_map(|project| notice(found, project, sender)).collect()
}

fn notice(found: &Monitoring, project: &MonitoredProject, sender: &NoticeSender) -> Option<MonitoringNotice> {
    let last = project.last()?;
    let [name, department, unit] = [Some(&project.project), project.department.as_ref(), project.unit.as_ref()]
        .map(|name| name.map(|name| in_line(name)));
    let name = name.unwrap_or_default();
    let when = found.year.map(|year| format!("{year}年度")).unwrap_or_default();
    let whose = [department.as_deref(), unit.as_deref()].map(Option::unwrap_or_default).join("/");
    let document = CitedDocument::named(&format!("monitoring:{whose}/{name}/{when}"));
    let at = |month: &MonitoredMonth, what: &str| format!("/months/{}/{what}", month.month);
    Some(MonitoringNotice {
        when,
        bureau: sender.bureau.clone(),
        due: sender.due.map(|due| format!("{}年{}月{}日", due.year(), due.month(), due.day())),
        month: document.count("监控月份", &at(last, "month"), last.month.into()),
        light: lamp(last.light?, Language::Zh),
        in_a_row: document.count("连续预警的月数", "/in_a_row", project.in_a_row),
        behind: project.behind,
        warnings: (0..).zip(&last.warnings).map(|(place, each)| warning(&document, last, place, each)).collect(),
        open: document.count("无法判断的指标", &at(last, "open"), last.open),
        months: project.months.iter().map(|each| month(&document, each)).collect(),
        project: name,
        department,
        unit,
    })
}

fn warning(document: &CitedDocument, month: &MonitoredMonth, place: usize, warning: &Warning) -> NoticeWarning {
    let pointer = |what: &str| format!("/months/{}/warnings/{place}/{what}", month.month);
    let Warning { light, path, target, actual } = warning;
    let skipped = path.len().saturating_sub(2);
    let name = path.iter().skip(skipped).map(|part| in_line(part)).collect::<Vec<_>>().join(" · ");
    NoticeWarning {
        light: lamp(*light, Language::Zh),
        indicator: (!path.is_empty()).then_some(name),
        target: document.cell("全年目标", &pointer("target"), target.as_deref()),
        actual: document.cell("完成情况", &pointer("actual"), actual.as_deref()),
    }
}

fn month(document: &CitedDocument, month: &MonitoredMonth) -> NoticeMonth {
    let pointer = |what: &str| format!("/months/{}/{what}", month.month);
    NoticeMonth {
        month: document.count("监控月份", &pointer("month"), month.month.into()),
        light: month.light.map(|light| lamp(light, Language::Zh)),
        rate: document.percent("执行率", &pointer("rate_percent"), month.rate_percent),
        warnings: document.count("预警", &pointer("warnings?"), month.warnings.len()),
        open: document.count("无法判断的指标", &pointer("open"), month.open),
    }
}

impl MonitoringNotice {
    /// What the document says that it is.
    pub const KIND: &'static str = "monitoring";
    /// The wording of the program.
    pub const WORDING: &'static str = include_str!("notice.md");

    /// Where the notices of projects are whose tables name no department.
    pub const NO_DEPARTMENT: &'static str = "未注明部门";

    /// What its file is called.
    #[must_use]
    pub fn called(&self) -> String {
        format!("监控预警通知 {}", self.project)
    }

    /// What a notice that people may have edited is held against.
    #[must_use]
    pub fn text_facts(&self) -> TextFacts {
        let wanted: Vec<&Cited> = self.warnings.iter().filter_map(|warning| warning.actual.as_ref()).collect();
        TextFacts::of(self, Vec::<TextProject>::new(), Vec::new()).wanting(&wanted)
    }

    /// The notice as a Word document, which says that it is one.
    ///
    /// # Errors
    /// A wording that cannot be used; a document that is too large.
    pub fn document(&self, wording: &str, name: &str) -> Result<Vec<u8>, Problem> {
        let origin = Origin::of(Self::KIND, self.bureau.as_deref(), self.due.as_deref());
        letter(&self.prose(wording, name)?, &origin).map_err(|message| Problem::new(Place::file(name), message))
    }

    /// The notice as a text.
    ///
    /// # Errors
    /// A wording that cannot be used.
    pub fn prose(&self, wording: &str, name: &str) -> Result<Prose, Problem> {
        let help = text!(
            "内置的措辞见 jixiao monitor --show-wording,其中用到的都可以用",
            "jixiao monitor --show-wording prints the wording of the program, and with it what there is to print"
        );
        worded_with(self, vec![("months", self.form())], &Wording { text: wording, name, help })
    }

    /// The months as a table.
    fn form(&self) -> Form {
        const COLUMNS: [(&str, u16); 5] = [("月份", 20), ("灯", 20), ("执行率", 25), ("预警", 20), ("无法判断", 20)];
        let figure = |cited: &Cited, behind: &str| {
            let behind = (!behind.is_empty()).then(|| Span::Text(behind.to_owned()));
            FormCell::new([Some(Span::Figure(cited.clone())), behind].into_iter().flatten().collect())
        };
        let row = |month: &NoticeMonth| {
            vec![
                figure(&month.month, "月"),
                FormCell::words(month.light.unwrap_or("—")),
                month.rate.as_ref().map_or_else(|| FormCell::words("—"), |rate| figure(rate, "%")),
                figure(&month.warnings, ""),
                figure(&month.open, ""),
            ]
        };
        let headings = COLUMNS.iter().map(|(heading, _)| FormCell::words(heading)).collect();
        Form {
            title: "各月情况".to_owned(),
            columns: COLUMNS.iter().map(|(_, width)| *width).collect(),
            headings: 1,
            rows: [headings].into_iter().chain(self.months.iter().map(row)).collect(),
            ..Form::default()
        }
    }
}
