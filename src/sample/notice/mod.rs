//! 抽评公示: a draw as a document for the public, in a wording that users may replace; with what it takes to draw again.

mod facts;

pub use facts::{DrawNotice, DrawnFacts};

use super::record::{DrawnProject, Sample, SampleBy, SampleMethod};
use crate::model::template::EvaluationKind;
use crate::narrative::{CitedDocument, TextFacts, Wording, in_line, worded_with};
use crate::num::{Fraction, Mode, Rounding};
use crate::prose::{Cited, Form, FormCell, Origin, Prose, Span, letter};
use crate::words::{Place, Problem, text};

/// The wording of the program.
pub const DRAW_WORDING: &str = include_str!("draw.md");

/// What the document says that it is.
pub const DRAW_KIND: &str = "draw";

/// The facts of a draw.
#[must_use]
pub fn draw_notice(sample: &Sample, bureau: Option<&str>) -> DrawNotice {
    let document = CitedDocument::named("sample");
    let frame = &sample.frame;
    DrawNotice {
        when: when(sample),
        bureau: bureau.map(str::to_owned),
        kind: kind(sample.kind),
        frame: document.count("可抽的项目", "/frame/projects", frame.projects),
        amount: document.money("预算合计", "/frame/amount", frame.amount, &frame.currency),
        currency: frame.currency.clone(),
        no_chance: document.count("不能抽取的项目", "/frame/no_chance", frame.no_chance),
        size: document.count("抽取的项目", "/size", sample.size),
        method: sample.method.name(),
        by: sample.by.filter(|_| sample.method == SampleMethod::Stratified).map(by),
        seed: document.cell("种子", "/seed", Some(&sample.seed)),
        algorithm: document.cell("算法", "/algorithm", Some(&sample.algorithm)),
        fingerprint: document.cell("抽样范围的指纹", "/frame/sha256", Some(&sample.frame.sha256)),
        drawn: (0..).zip(&sample.drawn).map(|(at, project)| drawn(&document, at, project, sample)).collect(),
    }
}

/// The one year that all projects are of.
fn when(sample: &Sample) -> String {
    let mut years: Vec<Option<u16>> = sample.drawn.iter().map(|project| project.year).collect();
    years.dedup();
    if let [Some(year)] = years.as_slice() { format!("{year}年度") } else { String::new() }
}

const fn kind(kind: EvaluationKind) -> &'static str {
    match kind {
        EvaluationKind::SelfEvaluation => "绩效自评",
        EvaluationKind::Department => "部门评价",
        EvaluationKind::Finance => "财政评价",
        EvaluationKind::Whole => "部门整体支出绩效自评",
        EvaluationKind::Monitoring => "绩效运行监控",
    }
}

const fn by(by: SampleBy) -> &'static str {
    match by {
        SampleBy::Grade => "grade",
        SampleBy::Department => "department",
        SampleBy::Unit => "unit",
        SampleBy::Amount => "amount",
    }
}

fn drawn(document: &CitedDocument, at: usize, project: &DrawnProject, sample: &Sample) -> DrawnFacts {
    let pointer = |what: &str| format!("/drawn/{at}/{what}");
    let percent = Fraction::whole(100).multiply(project.chance.value()).ok();
    let percent = percent.and_then(|chance| chance.round(Rounding { places: 2, mode: Mode::HalfUp }).ok());
    DrawnFacts {
        number: document.count("序号", &pointer("number?"), at + 1),
        project: in_line(&project.project),
        department: project.department.as_deref().map(in_line),
        unit: project.unit.as_deref().map(in_line),
        budget: project
            .budget
            .map(|budget| document.money("全年预算数", &pointer("budget"), budget, &sample.frame.currency)),
        chance: document.percent("抽中机会", &pointer("chance"), percent.map(Into::into)),
        stratum: project.stratum.as_deref().map(in_line),
        certain: project.certain,
    }
}

impl DrawNotice {
    /// What a notice that people may have edited is held against.
    #[must_use]
    pub fn text_facts(&self) -> TextFacts {
        let budgets: Vec<&Cited> = self.drawn.iter().filter_map(|project| project.budget.as_ref()).collect();
        let exact = [&self.seed, &self.algorithm, &self.fingerprint].into_iter().flatten();
        TextFacts::of(self, Vec::new(), Vec::new()).wanting(&budgets).to_the_letter(exact)
    }

    /// The notice as a text.
    ///
    /// # Errors
    /// A wording that cannot be used.
    pub fn prose(&self, wording: &str, name: &str) -> Result<Prose, Problem> {
        let help = text!(
            "内置的措辞见 jixiao sample --show-wording,其中用到的都可以用",
            "jixiao sample --show-wording prints the wording of the program, and with it what there is to print"
        );
        worded_with(self, vec![("drawn", self.form())], &Wording { text: wording, name, help })
    }

    /// The list of the projects that are drawn.
    fn form(&self) -> Form {
        const COLUMNS: [(&str, u16); 6] =
            [("序号", 8), ("项目", 44), ("主管部门", 32), ("单位", 32), ("预算", 18), ("抽中机会", 16)];
        let figure = |cited: Option<&Cited>, behind: &str| {
            let spans = cited.map(|cited| vec![Span::Figure(cited.clone()), Span::Text(behind.to_owned())]);
            FormCell::new(
                spans.unwrap_or_default().into_iter().filter(|span| *span != Span::Text(String::new())).collect(),
            )
        };
        let words = |text: Option<&String>| FormCell::words(text.map_or("", String::as_str)).prose();
        let row = |project: &DrawnFacts| {
            vec![
                figure(Some(&project.number), ""),
                words(Some(&project.project)),
                words(project.department.as_ref()),
                words(project.unit.as_ref()),
                figure(project.budget.as_ref(), ""),
                figure(project.chance.as_ref(), "%"),
            ]
        };
        let headings = COLUMNS.iter().map(|(heading, _)| FormCell::words(heading)).collect();
        Form {
            title: "抽取的项目".to_owned(),
            notes: vec![String::new(), format!("金额单位：{}", self.currency)],
            columns: COLUMNS.iter().map(|(_, width)| *width).collect(),
            headings: 1,
            rows: [headings].into_iter().chain(self.drawn.iter().map(row)).collect(),
            foot: Vec::new(),
        }
    }
}

/// A notice as a Word document, which says that it is one.
///
/// # Errors
/// A document that is too large.
pub fn draw_document(prose: &Prose, bureau: Option<&str>) -> Result<Vec<u8>, Problem> {
    letter(prose, &Origin::of(DRAW_KIND, bureau, None)).map_err(|message| Problem::new(Place::file("sample"), message))
}
