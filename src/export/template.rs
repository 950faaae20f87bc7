//! A template as a page that people read: one statement a rule, so that two templates can be compared
//! in the same words.

use super::scheme::says as scheme_says;
use super::words::{light, mode, pick};
use crate::model::{
    Basis, Denominator, Grade, Language, Level, Lights, NotApplicablePoints, Parameter, Template, TierRule, ZeroBudget,
};
use crate::num::Number;

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

/// The rules of a template in words.
#[must_use]
pub fn template(template: &Template, language: Language) -> String {
    let title = match language {
        Language::Zh => &template.title,
        Language::En => &template.title_en,
    };
    let mut text = format!("{title}\n{} {}\n", template.id, template.version);
    for Statement { subject, says, depth, begins } in statements(template, language) {
        let gap = if begins { "\n" } else { "" };
        // In the tree the place says what is above.
        let subject = if depth > 0 { subject.rsplit(" · ").next().unwrap_or_default() } else { &subject };
        let line = format!("{gap}{}{subject}  {says}", "  ".repeat(depth));
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

/// Every rule of a template as a statement.
#[must_use]
pub fn statements(template: &Template, language: Language) -> Vec<Statement> {
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
        if let Some(base) = &template.extends {
            self.add(self.say("沿用", "extends"), base);
        }
        if let Some(effective) = template.effective {
            let day = |day: Option<crate::model::Date>| day.map_or_else(|| "…".to_owned(), |day| day.to_string());
            self.add(self.say("施行", "in force"), format!("{} – {}", day(effective.from), day(effective.to)));
        }
        let add_up = if template.must_add_up {
            self.say("分值须合计为总分", "weights must add up to it")
        } else {
            self.say("分值不必合计为总分", "weights need not add up to it")
        };
        self.add(self.say("总分", "total"), format!("{}{}{add_up}", template.total, self.say(",", ", ")));
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
            Language::En => ("rounding", format!("{level} to {places} places, {name} ({code})")),
        };
        self.cited(subject, &says, &rounding.basis);
        let (places, name) = (rounding.rate.places, mode(rounding.rate.mode, self.language));
        let (subject, says) = match self.language {
            Language::Zh => ("执行率取舍", format!("百分数保留 {places} 位小数,{name}")),
            Language::En => ("rounding of the rate", format!("per cent to {places} places, {name}")),
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
            let method = rule.method.as_deref().unwrap_or("execution_rate");
            let says = format!("{}  {rate} ÷ {of}  {method}", rule.weight);
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
            self.cited(format!("{kind} {sign}"), &rule.method, &rule.basis);
        }
        let optional =
            [(self.say("区间目标", "ranges"), &rules.range), (self.say("时限目标", "deadlines"), &rules.deadline)];
        for (subject, rule) in optional {
            if let Some(rule) = rule {
                self.cited(subject, &rule.method, &rule.basis);
            }
        }
        let judged = if rules.word.judged { self.say(",可由人评分", ", or judged") } else { "" };
        self.cited(
            self.say("文字目标", "targets in words"),
            &format!("{}{judged}", rules.word.method),
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
        for (name, scheme) in &template.methods {
            let says = format!("{}  {}", scheme.kind().name(), scheme_says(scheme, self.language));
            let subject = format!("{} {name}", self.say("方法", "method"));
            self.cited(subject, &says, scheme.basis());
        }
        for (name, parameter) in &template.parameters {
            let subject = format!("{} {name}", self.say("参数", "parameter"));
            self.add(subject, parameter_says(parameter));
        }
    }

    fn exceptions(&mut self) {
        let template = self.template;
        if let Some(rule) = &template.far_above {
            let steps: Vec<String> =
                rule.steps.iter().map(|step| format!("≥ {}: −{}", step.from, step.loses)).collect();
            let reason = if rule.excused_by_reason {
                self.say(",说明原因则不扣", ", unless a reason is given")
            } else {
                ""
            };
            let says = format!("{}{reason}", steps.join(", "));
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
            let moves = rule.moves.iter().map(|(from, to)| format!("{from} → {to}"));
            let says = [points.to_owned()].into_iter().chain(moves).collect::<Vec<_>>().join(", ");
            self.cited(self.say("不适用的指标", "indicators that do not apply"), &says, &rule.basis);
        }
        for (index, cap) in template.caps.iter().enumerate() {
            let says = pick_text(self.language, &cap.says, &cap.says_en);
            let says = format!("{says}: {} → ≤ {}", cap.when, cap.most);
            self.cited(format!("{} {}", self.say("总分限额", "cap"), index + 1), &says, &cap.basis);
        }
    }

    fn tiers(&mut self, tiers: &[TierRule], above: &str, depth: usize) {
        for tier in tiers {
            let limits = match (tier.weight, tier.min, tier.max) {
                (Some(weight), ..) => weight.to_string(),
                (None, None, None) => String::new(),
                (None, min, max) => {
                    let shown = |limit: Option<Number>| limit.map_or_else(String::new, |limit| limit.to_string());
                    format!("{}–{}", shown(min), shown(max))
                }
            };
            let basis = tier.basis.as_ref().map(|basis| format!("  [{basis}]")).unwrap_or_default();
            self.add_at(depth, format!("{above}{}", tier.name), format!("{limits}{basis}"));
            self.tiers(&tier.tiers, &format!("{above}{} · ", tier.name), depth + 1);
        }
    }

    fn indicators(&mut self) {
        if !self.template.indicators.is_empty() {
            self.begin();
        }
        for rule in &self.template.indicators {
            let name = rule.path.iter().chain(&rule.name).map(String::as_str).collect::<Vec<_>>().join(" · ");
            let weight = rule.weight.map(|weight| weight.to_string());
            let target = rule.target.as_ref().map(|target| target.0.clone());
            let id = rule.id.as_ref().map(|id| format!("({id})"));
            let parts = [weight, target, rule.method.clone(), id];
            let says = parts.into_iter().flatten().collect::<Vec<_>>().join("  ");
            self.cited(name, &says, &rule.basis);
        }
    }

    fn results(&mut self) {
        self.begin();
        if let Some(grading) = &self.template.grading {
            let grades: Vec<String> = grading.grades.iter().map(grade_says).collect();
            self.cited(self.say("等级", "grades"), &grades.join(",  "), &grading.basis);
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
                    format!("{} {}", light(band.light, language), range([band.from, band.above, band.to, band.below]))
                })
                .collect();
            self.cited(subject, &says.join(",  "), &lights.basis);
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
            self.add(format!("[{name}]"), format!("{}\n    {}", Basis::cite(basis), basis.says));
        }
    }
}

fn parameter_says(parameter: &Parameter) -> String {
    let unit = parameter.unit.as_ref().map(|unit| format!(" {unit}")).unwrap_or_default();
    let values = parameter.values.iter().map(|value| {
        let day = |day: Option<crate::model::Date>| day.map_or_else(|| "…".to_owned(), |day| day.to_string());
        let dates = if value.from.or(value.to).is_some() {
            format!(" ({} – {})", day(value.from), day(value.to))
        } else {
            String::new()
        };
        format!("{}{unit}{dates}  [{}]", value.value, value.basis)
    });
    values.collect::<Vec<_>>().join(",  ")
}

fn grade_says(grade: &Grade) -> String {
    format!("{} {}", grade.name, range([grade.from, grade.above, grade.to, grade.below]))
}

/// The ends of a band with their signs: `≥ 80 < 90`.
pub(super) fn range<T: ToString>(limits: [Option<T>; 4]) -> String {
    let signs = ["≥", ">", "≤", "<"];
    let parts =
        signs.iter().zip(limits).filter_map(|(sign, limit)| limit.map(|limit| format!("{sign} {}", limit.to_string())));
    parts.collect::<Vec<_>>().join(" ")
}

const fn pick_text<'t>(language: Language, zh: &'t str, en: &'t str) -> &'t str {
    match language {
        Language::Zh => zh,
        Language::En => en,
    }
}
