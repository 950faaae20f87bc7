//! A template as a page that people read: one statement a rule, so that two templates can be compared
//! in the same words.

mod lights;
mod rules;

use crate::methods::in_words;
use crate::model::template::{AuditRule, Basis, EvaluationKind, Grade, Level, TierRule};
use crate::print::{limits, mode, points_of, wrap};
use crate::template::Template;
use crate::words::{Language, say};

/// One rule in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// What it is about; no other statement of the template is about the same.
    pub subject: String,
    /// What it says.
    pub says: String,
    /// How deep it stands in the tree of tiers.
    depth: usize,
    /// Whether a new paragraph begins with it.
    begins: bool,
}

/// What the lines of a statement after its first are indented by, below where it begins.
const HANGING: usize = 4;

/// The rules of a template in words, in lines of at most `width` columns.
#[must_use]
pub fn template(template: &Template, language: Language, width: u16) -> String {
    let mut text = format!("{}\n{} {}\n", wrap(template.title_in(language), 0, width), template.id, template.version);
    for Statement { subject, says, depth, begins } in statements(template, language) {
        let gap = if begins { "\n" } else { "" };
        // In the tree the place says what is above.
        let subject = if depth > 0 { subject.rsplit(" · ").next().unwrap_or_default() } else { &subject };
        let indent = "  ".repeat(depth);
        let line = format!("{indent}{subject}  {says}");
        text.push_str(gap);
        for (index, line) in line.trim_end().lines().enumerate() {
            let further = if index > 0 { " ".repeat(indent.len() + HANGING) } else { String::new() };
            text.push_str(&wrap(&format!("{further}{line}"), indent.len() + HANGING, width));
            text.push('\n');
        }
    }
    text
}

/// Every rule of a template as a statement.
#[must_use]
pub(crate) fn statements(template: &Template, language: Language) -> Vec<Statement> {
    let mut page = Page { template, language, found: Vec::new(), begins: false };
    page.frame();
    page.rules();
    page.methods();
    page.exceptions();
    page.begin();
    page.tiers(&template.tiers, "", 0);
    page.indicators();
    page.results();
    page.examples();
    page.sources();
    page.found
}

struct Page<'a> {
    template: &'a Template,
    language: Language,
    found: Vec<Statement>,
    /// Whether the next statement begins a paragraph.
    begins: bool,
}

impl Page<'_> {
    fn add(&mut self, subject: impl Into<String>, says: impl Into<String>) {
        self.add_at(0, subject.into(), says.into());
    }

    fn add_at(&mut self, depth: usize, subject: String, says: String) {
        let begins = std::mem::take(&mut self.begins);
        self.found.push(Statement { subject, says, depth, begins });
    }

    /// A statement that names its source.
    fn cited(&mut self, subject: impl Into<String>, says: &str, basis: &str) {
        self.add(subject, format!("{says}  [{basis}]"));
    }

    /// The next statement begins a paragraph.
    fn begin(&mut self) {
        self.begins = true;
    }

    fn frame(&mut self) {
        let template = self.template;
        self.begin();
        let kind = match template.kind {
            EvaluationKind::SelfEvaluation => {
                say!(self.language, "单位自评", "self-evaluation by the unit that spends")
            }
            EvaluationKind::Department => say!(self.language, "部门评价", "evaluation by the competent department"),
            EvaluationKind::Finance => say!(self.language, "财政评价", "evaluation by the finance bureau"),
            EvaluationKind::Whole => {
                say!(self.language, "部门整体支出自评", "self-evaluation of all spending of a department")
            }
            EvaluationKind::Monitoring => say!(self.language, "绩效运行监控", "monitoring within the year"),
        };
        self.add(say!(self.language, "评价", "evaluation"), kind);
        if let Some(base) = &template.extends {
            self.add(say!(self.language, "沿用", "extends"), base);
        }
        if let Some(effective) = template.effective {
            let day =
                |day: Option<crate::model::value::Date>| day.map_or_else(|| "…".to_owned(), |day| day.to_string());
            self.add(
                say!(self.language, "施行", "in force"),
                format!("{} – {}", day(effective.from), day(effective.to)),
            );
        }
        let add_up = if template.must_add_up {
            say!(self.language, "分值须合计为总分", "weights must add up to it")
        } else {
            say!(self.language, "分值不必合计为总分", "weights need not add up to it")
        };
        let total = points_of(template.total, self.language);
        self.add(say!(self.language, "总分", "total"), format!("{total}{}{add_up}", say!(self.language, ",", ", ")));
        let rounding = &template.rounding;
        let level = match rounding.at {
            Level::Indicator => say!(self.language, "每项指标", "each indicator"),
            Level::Tier => say!(self.language, "每级小计", "each tier"),
            Level::Total => say!(self.language, "总分", "the total"),
        };
        let (places, name) = (rounding.places, mode(rounding.mode, self.language));
        let code = rounding.mode.name();
        let places = self.places(places);
        let says = say!(self.language, "{level}保留 {places},{name}({code})", "{level} to {places}, {name} ({code})");
        self.cited(say!(self.language, "取舍", "rounding"), &says, &rounding.basis);
        let (places, name) = (rounding.rate.places, mode(rounding.rate.mode, self.language));
        let places = self.places(places);
        let says = say!(self.language, "百分数保留 {places},{name}", "per cent to {places}, {name}");
        self.add(say!(self.language, "执行率取舍", "rounding of the rate"), says);
    }

    fn places(&self, places: u8) -> String {
        match places {
            1 => say!(self.language, "1 位小数", "1 place").to_owned(),
            places => say!(self.language, "{places} 位小数", "{places} places"),
        }
    }

    fn tiers(&mut self, tiers: &[TierRule], above: &str, depth: usize) {
        for tier in tiers {
            let limits = match (tier.weight, tier.min, tier.max) {
                (Some(weight), ..) => points_of(weight, self.language),
                (None, None, None) => String::new(),
                (None, min, max) => {
                    format!("{} {}", limits([min, None, max, None], self.language), say!(self.language, "分", "points"))
                }
            };
            let aliases = (!tier.aliases.is_empty()).then(|| {
                format!(
                    "{}{}",
                    say!(self.language, "又称 ", "also called "),
                    tier.aliases.join(say!(self.language, "、", ", "))
                )
            });
            let statements = tier.statements.then(|| say!(self.language, "只作说明", "statements only").to_owned());
            let parts = [Some(limits).filter(|limits| !limits.is_empty()), statements, aliases];
            let says = parts.into_iter().flatten().collect::<Vec<_>>().join(say!(self.language, ",", ", "));
            let basis = tier.basis.as_ref().map(|basis| format!("  [{basis}]")).unwrap_or_default();
            self.add_at(depth, format!("{above}{}", tier.name), format!("{says}{basis}"));
            self.tiers(&tier.tiers, &format!("{above}{} · ", tier.name), depth + 1);
        }
    }

    fn indicators(&mut self) {
        if !self.template.indicators.is_empty() {
            self.begin();
        }
        for rule in &self.template.indicators {
            let name = rule.path.iter().chain(&rule.name).map(String::as_str).collect::<Vec<_>>().join(" · ");
            let weight = rule.weight.map(|weight| points_of(weight, self.language));
            let target =
                rule.target.as_ref().map(|target| format!("{} {target}", say!(self.language, "目标", "target")));
            let method = rule.method.as_ref().map(|name| in_words(name, self.language));
            let id = rule.id.as_ref().map(|id| say!(self.language, "公式中称“{id}”", "called {id} in formulas"));
            let parts = [weight, target, method, id];
            let says = parts.into_iter().flatten().collect::<Vec<_>>().join(say!(self.language, ",", ", "));
            self.cited(name, &says, &rule.basis);
        }
    }

    fn results(&mut self) {
        self.begin();
        if let Some(grading) = &self.template.grading {
            let says = |grade: &Grade| {
                let ends = limits([grade.from, grade.above, grade.to, grade.below], self.language);
                format!("{} {ends}", grade.name)
            };
            let grades: Vec<String> = grading.grades.iter().map(says).collect();
            self.cited(
                say!(self.language, "等级", "grades"),
                &grades.join(say!(self.language, ",", ", ")),
                &grading.basis,
            );
        }
        if let Some(lights) = &self.template.lights {
            self.lights(lights);
        }
        if let Some(rule) = &self.template.audit {
            self.audit(rule);
        }
    }

    fn audit(&mut self, rule: &AuditRule) {
        let low = rule.low_execution.map(|limit| {
            say!(self.language, "执行率低于 {limit} 须说明", "a reason below an execution rate of {limit}")
        });
        let adjustment = rule.large_budget_adjustment.map(|limit| {
            if limit.fraction().is_zero() {
                say!(self.language, "年中有调整即须说明", "a reason for any change of the budget").to_owned()
            } else {
                say!(self.language, "年中调整达 {limit} 须说明", "a reason for changes of the budget from {limit}")
            }
        });
        let says: Vec<String> = low.into_iter().chain(adjustment).collect();
        let says = says.join(say!(self.language, ",", ", "));
        self.cited(say!(self.language, "审核", "audit"), &says, &rule.basis);
    }

    fn examples(&mut self) {
        let count = self.template.examples.len();
        if count > 0 {
            let says = say!(
                self.language,
                "{count} 个,加载时逐一重算",
                "{count}, computed again whenever the template is loaded"
            );
            self.add(say!(self.language, "算例", "examples"), says);
        }
    }

    fn sources(&mut self) {
        self.begin();
        for (name, basis) in &self.template.basis {
            self.add(format!("[{name}]"), format!("{}\n{}", Basis::cite(basis), basis.says));
        }
    }
}
