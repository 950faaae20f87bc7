//! A template as a page that people read: one statement a rule, so that two templates can be compared
//! in the same words.

use crate::methods::in_words;
use crate::model::template::{
    Basis, Denominator, EvaluationKind, FarAboveStep, Grade, Level, Lights, NotApplicablePoints, Parameter, TierRule,
    ZeroBudget,
};
use crate::print::{light, limits, mode, pick, points_of, wrap};
use crate::template::Template;
use crate::words::Language;

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
    let title = match language {
        Language::Zh => &template.title,
        Language::En => &template.title_en,
    };
    let mut text = format!("{}\n{} {}\n", wrap(title, 0, width), template.id, template.version);
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
    fn say(&self, zh: &'static str, en: &'static str) -> &'static str {
        pick(self.language, zh, en)
    }

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
            EvaluationKind::SelfEvaluation => self.say("单位自评", "self-evaluation by the unit that spends"),
            EvaluationKind::Department => self.say("部门评价", "evaluation by the competent department"),
            EvaluationKind::Finance => self.say("财政评价", "evaluation by the finance bureau"),
            EvaluationKind::Whole => self.say("部门整体支出自评", "self-evaluation of all spending of a department"),
            EvaluationKind::Monitoring => self.say("绩效运行监控", "monitoring within the year"),
        };
        self.add(self.say("评价", "evaluation"), kind);
        if let Some(base) = &template.extends {
            self.add(self.say("沿用", "extends"), base);
        }
        if let Some(effective) = template.effective {
            let day =
                |day: Option<crate::model::value::Date>| day.map_or_else(|| "…".to_owned(), |day| day.to_string());
            self.add(self.say("施行", "in force"), format!("{} – {}", day(effective.from), day(effective.to)));
        }
        let add_up = if template.must_add_up {
            self.say("分值须合计为总分", "weights must add up to it")
        } else {
            self.say("分值不必合计为总分", "weights need not add up to it")
        };
        let total = points_of(template.total, self.language);
        self.add(self.say("总分", "total"), format!("{total}{}{add_up}", self.say(",", ", ")));
        let rounding = &template.rounding;
        let level = match rounding.at {
            Level::Indicator => self.say("每项指标", "each indicator"),
            Level::Tier => self.say("每级小计", "each tier"),
            Level::Total => self.say("总分", "the total"),
        };
        let (places, name) = (rounding.places, mode(rounding.mode, self.language));
        let code = rounding.mode.name();
        let (subject, says) = match self.language {
            Language::Zh => ("取舍", format!("{level}保留 {places} 位小数,{name}({code})")),
            Language::En => ("rounding", format!("{level} to {}, {name} ({code})", places_of(places))),
        };
        self.cited(subject, &says, &rounding.basis);
        let (places, name) = (rounding.rate.places, mode(rounding.rate.mode, self.language));
        let (subject, says) = match self.language {
            Language::Zh => ("执行率取舍", format!("百分数保留 {places} 位小数,{name}")),
            Language::En => ("rounding of the rate", format!("per cent to {}, {name}", places_of(places))),
        };
        self.add(subject, says);
    }

    fn rules(&mut self) {
        let template = self.template;
        if let Some(rule) = &template.execution {
            let of = match rule.of {
                Denominator::Budget => self.say("全年预算数", "full-year budget"),
                Denominator::Initial => self.say("年初预算数", "budget at the beginning of the year"),
                Denominator::Received => self.say("到位资金", "funds received"),
                Denominator::BudgetLessPooled => {
                    self.say("(全年预算数 − 统筹整合资金)", "(full-year budget − pooled funds)")
                }
            };
            let rate = self.say("全年执行数", "executed");
            let method = in_words(rule.method.as_deref().unwrap_or("execution_rate"), self.language);
            let (weight, comma) = (points_of(rule.weight, self.language), self.say(",", ", "));
            let says = format!("{weight}{comma}{rate} ÷ {of}{comma}{method}");
            self.cited(self.say("预算执行率", "execution rate"), &says, &rule.basis);
        }
        let zero = match template.zero_budget {
            ZeroBudget::NoPoints => self.say("不得分", "earns nothing"),
            ZeroBudget::Unassessable => self.say("无法评定", "cannot be assessed"),
        };
        self.add(self.say("预算为 0", "a budget of 0"), zero);
        let rules = &template.rules;
        let kind = self.say("目标", "targets with");
        for (sign, rule) in [("≥ >", &rules.at_least), ("=", &rules.equal), ("≤ <", &rules.at_most)] {
            self.cited(format!("{kind} {sign}"), &in_words(&rule.method, self.language), &rule.basis);
        }
        let optional =
            [(self.say("区间目标", "ranges"), &rules.range), (self.say("时限目标", "deadlines"), &rules.deadline)];
        for (subject, rule) in optional {
            if let Some(rule) = rule {
                self.cited(subject, &in_words(&rule.method, self.language), &rule.basis);
            }
        }
        let judged = if rules.word.judged { self.say(",可由人评分", ", or judged") } else { "" };
        self.cited(
            self.say("文字目标", "targets in words"),
            &format!("{}{judged}", in_words(&rules.word.method, self.language)),
            &rules.word.basis,
        );
        let words = &template.words;
        let list = |words: &[String]| words.join(" ");
        self.add(self.say("达成的说法", "words for reached"), list(&words.met));
        self.add(self.say("未达成的说法", "words for missed"), list(&words.missed));
        let ladder: Vec<String> = words.ladder.iter().map(|step| step.join("/")).collect();
        self.add(self.say("由高到低", "from the best down"), ladder.join(" > "));
    }

    fn methods(&mut self) {
        let template = self.template;
        if !template.methods.is_empty() || !template.parameters.is_empty() {
            self.begin();
        }
        for (name, rule) in &template.methods {
            let kind = in_words(rule.kind().name(), self.language);
            let says = format!("{kind}{}{}", self.say(":", ": "), rule.says(self.language));
            let subject = format!("{} {name}", self.say("方法", "method"));
            self.cited(subject, &says, rule.basis());
        }
        for (name, parameter) in &template.parameters {
            let subject = format!("{} {name}", self.say("参数", "parameter"));
            self.add(subject, parameter_says(parameter));
        }
    }

    fn exceptions(&mut self) {
        let template = self.template;
        if let Some(rule) = &template.far_above {
            let steps: Vec<String> = rule.steps.iter().map(|step| self.far_above_step(step)).collect();
            let reason = if rule.excused_by_reason {
                self.say(",说明原因则不扣", ", unless a reason is given")
            } else {
                ""
            };
            let says = format!("{}{reason}", steps.join(self.say(",", ", ")));
            self.cited(self.say("远超目标", "far above the target"), &says, &rule.basis);
        }
        if let Some(rule) = &template.not_applicable {
            let points = match rule.points {
                NotApplicablePoints::Open => self.say("分值悬空,不计已评定", "their points stay open"),
                NotApplicablePoints::Rescale => {
                    self.say("分值按比例分给其余全部指标", "their points go to all other indicators in proportion")
                }
                NotApplicablePoints::Tier => self.say(
                    "分值按比例分给同一一级指标下的其余指标",
                    "their points go to the others of the same first-level tier in proportion",
                ),
            };
            let moves = rule.moves.iter().map(|(from, to)| match self.language {
                Language::Zh => format!("{from}全不适用时转入{to}"),
                Language::En => format!("those of {from} go to {to} where nothing in it applies"),
            });
            let says = [points.to_owned()].into_iter().chain(moves).collect::<Vec<_>>().join(self.say(";", "; "));
            self.cited(self.say("不适用的指标", "indicators that do not apply"), &says, &rule.basis);
        }
        for (index, cap) in template.caps.iter().enumerate() {
            let (when, most) = (&cap.when, cap.most);
            let says = match self.language {
                Language::Zh => format!("{},总分以 {most} 为限(条件 {when})", cap.says),
                Language::En => format!("{}: the total ends at {most} (where {when})", cap.says_en),
            };
            self.cited(format!("{} {}", self.say("总分限额", "cap"), index + 1), &says, &cap.basis);
        }
    }

    fn far_above_step(&self, step: &FarAboveStep) -> String {
        let FarAboveStep { from, loses } = step;
        match (self.language, loses.fraction().is_zero()) {
            (Language::Zh, true) => format!("≥ {from} 仅注明"),
            (Language::En, true) => format!("≥ {from} is said"),
            (Language::Zh, false) => format!("≥ {from} 扣减 {loses}"),
            (Language::En, false) => format!("≥ {from} costs {loses}"),
        }
    }

    fn tiers(&mut self, tiers: &[TierRule], above: &str, depth: usize) {
        for tier in tiers {
            let limits = match (tier.weight, tier.min, tier.max) {
                (Some(weight), ..) => points_of(weight, self.language),
                (None, None, None) => String::new(),
                (None, min, max) => {
                    format!("{} {}", limits([min, None, max, None], self.language), self.say("分", "points"))
                }
            };
            let aliases = (!tier.aliases.is_empty())
                .then(|| format!("{}{}", self.say("又称 ", "also called "), tier.aliases.join(self.say("、", ", "))));
            let parts = [Some(limits).filter(|limits| !limits.is_empty()), aliases];
            let says = parts.into_iter().flatten().collect::<Vec<_>>().join(self.say(",", ", "));
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
            let target = rule.target.as_ref().map(|target| format!("{} {target}", self.say("目标", "target")));
            let method = rule.method.as_ref().map(|name| in_words(name, self.language));
            let id = rule.id.as_ref().map(|id| match self.language {
                Language::Zh => format!("公式中称“{id}”"),
                Language::En => format!("called {id} in formulas"),
            });
            let parts = [weight, target, method, id];
            let says = parts.into_iter().flatten().collect::<Vec<_>>().join(self.say(",", ", "));
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
            self.cited(self.say("等级", "grades"), &grades.join(self.say(",", ", ")), &grading.basis);
        }
        if let Some(lights) = &self.template.lights {
            self.lights(lights);
        }
    }

    fn lights(&mut self, lights: &Lights) {
        let language = self.language;
        for (subject, bands) in [
            (self.say("进度灯", "lights of progress"), &lights.progress),
            (self.say("资金灯", "lights of the money"), &lights.budget),
        ] {
            let says: Vec<String> = bands
                .iter()
                .map(|band| {
                    let ends = limits([band.from, band.above, band.to, band.below], language);
                    format!("{} {ends}", light(band.light, language))
                })
                .collect();
            self.cited(subject, &says.join(self.say(",", ", ")), &lights.basis);
        }
        let [kept, partial, broken] = [lights.kept, lights.partial, lights.broken].map(|one| light(one, language));
        let says = match language {
            Language::Zh => format!("守住 {kept},部分达成 {partial},突破 {broken}"),
            Language::En => format!("kept {kept}, partly {partial}, broken {broken}"),
        };
        self.cited(self.say("其他目标的灯", "lights of other targets"), &says, &lights.basis);
    }

    fn examples(&mut self) {
        let count = self.template.examples.len();
        if count > 0 {
            let says = match self.language {
                Language::Zh => format!("{count} 个,加载时逐一重算"),
                Language::En => format!("{count}, computed again whenever the template is loaded"),
            };
            self.add(self.say("算例", "examples"), says);
        }
    }

    fn sources(&mut self) {
        self.begin();
        for (name, basis) in &self.template.basis {
            self.add(format!("[{name}]"), format!("{}\n{}", Basis::cite(basis), basis.says));
        }
    }
}

fn parameter_says(parameter: &Parameter) -> String {
    let unit = parameter.unit.as_ref().map(|unit| format!(" {unit}")).unwrap_or_default();
    let values = parameter.values.iter().map(|value| {
        let day = |day: Option<crate::model::value::Date>| day.map_or_else(|| "…".to_owned(), |day| day.to_string());
        let dates = if value.from.or(value.to).is_some() {
            format!(" ({} – {})", day(value.from), day(value.to))
        } else {
            String::new()
        };
        format!("{}{unit}{dates}  [{}]", value.value, value.basis)
    });
    values.collect::<Vec<_>>().join(",  ")
}

fn places_of(places: u8) -> String {
    format!("{places} place{}", if places == 1 { "" } else { "s" })
}
