//! A template as a page that people read.

use super::words::{mode, pick};
use crate::model::{Basis, Language, Level, Template, TierRule, ZeroBudget};
use crate::num::Number;

/// The rules of a template in words.
#[must_use]
pub fn template(template: &Template, language: Language) -> String {
    let page = Page { template, language };
    let mut lines = vec![page.title(), String::new()];
    page.rules(&mut lines);
    tier_lines(&template.tiers, 0, &mut lines);
    page.indicators(&mut lines);
    page.grades(&mut lines);
    page.sources(&mut lines);
    lines.join("\n") + "\n"
}

struct Page<'a> {
    template: &'a Template,
    language: Language,
}

impl Page<'_> {
    fn say(&self, zh: &'static str, en: &'static str) -> &'static str {
        pick(self.language, zh, en)
    }

    fn title(&self) -> String {
        let title = match self.language {
            Language::Zh => &self.template.title,
            Language::En => &self.template.title_en,
        };
        format!("{title}\n{} {}", self.template.id, self.template.version)
    }

    fn rules(&self, lines: &mut Vec<String>) {
        let template = self.template;
        let add_up = if template.must_add_up {
            self.say("分值须合计为总分", "weights must add up to it")
        } else {
            self.say("分值不必合计为总分", "weights need not add up to it")
        };
        lines.push(format!("{} {},{add_up}", self.say("总分", "total"), template.total));
        let rounding = &template.rounding;
        let level = match rounding.at {
            Level::Indicator => self.say("每项指标", "each indicator"),
            Level::Tier => self.say("每级小计", "each tier"),
            Level::Total => self.say("总分", "the total"),
        };
        let (places, name) = (rounding.places, mode(rounding.mode, self.language));
        lines.push(match self.language {
            Language::Zh => {
                format!("取舍 {level}保留 {places} 位小数,{name}({})  [{}]", rounding.mode.name(), rounding.basis)
            }
            Language::En => {
                format!("rounding {level} to {places} places, {}  [{}]", rounding.mode.name(), rounding.basis)
            }
        });
        if let Some(rule) = &template.execution {
            let name = self.say("预算执行率", "execution rate");
            lines.push(format!("{name} {}  execution_rate  [{}]", rule.weight, rule.basis));
        }
        let zero = match template.zero_budget {
            ZeroBudget::NoPoints => self.say("预算为 0:不得分", "a budget of 0 earns nothing"),
            ZeroBudget::Unassessable => self.say("预算为 0:无法评定", "a budget of 0 cannot be assessed"),
        };
        lines.push(zero.to_owned());
        let rules = &template.rules;
        for (kind, rule) in [("≥ >", &rules.at_least), ("=", &rules.equal), ("≤ <", &rules.at_most)] {
            lines.push(format!("{} {kind}  {}  [{}]", self.say("目标", "targets"), rule.method.name(), rule.basis));
        }
        let judged = if rules.word.judged { self.say(",可由人评分", ", or judged") } else { "" };
        let words = self.say("文字目标", "targets in words");
        lines.push(format!("{words}  {}{judged}  [{}]", rules.word.method.name(), rules.word.basis));
        lines.push(String::new());
    }

    fn indicators(&self, lines: &mut Vec<String>) {
        for rule in &self.template.indicators {
            let name = rule.path.iter().chain(&rule.name).map(String::as_str).collect::<Vec<_>>().join(" · ");
            let weight = rule.weight.map(|weight| format!("  {weight}")).unwrap_or_default();
            let target = rule.target.as_ref().map(|target| format!("  {target}")).unwrap_or_default();
            let method = rule.method.map(|method| format!("  {}", method.name())).unwrap_or_default();
            lines.push(format!("{name}{weight}{target}{method}  [{}]", rule.basis));
        }
    }

    fn grades(&self, lines: &mut Vec<String>) {
        let grading = &self.template.grading;
        let grades: Vec<String> =
            grading.grades.iter().map(|grade| format!("{} ≥ {}", grade.name, grade.from)).collect();
        lines.push(String::new());
        lines.push(format!("{} {}  [{}]", self.say("等级", "grades"), grades.join(",  "), grading.basis));
    }

    fn sources(&self, lines: &mut Vec<String>) {
        lines.push(String::new());
        for (name, basis) in &self.template.basis {
            lines.push(format!("[{name}] {}", Basis::cite(basis)));
            lines.push(format!("    {}", basis.says));
        }
    }
}

fn tier_lines(tiers: &[TierRule], depth: usize, lines: &mut Vec<String>) {
    for tier in tiers {
        let limits = match (tier.weight, tier.min, tier.max) {
            (Some(weight), ..) => format!("  {weight}"),
            (None, None, None) => String::new(),
            (None, min, max) => {
                let shown = |limit: Option<Number>| limit.map_or_else(String::new, |limit| limit.to_string());
                format!("  {}–{}", shown(min), shown(max))
            }
        };
        let basis = tier.basis.as_ref().map(|basis| format!("  [{basis}]")).unwrap_or_default();
        lines.push(format!("{}{}{limits}{basis}", "  ".repeat(depth), tier.name));
        tier_lines(&tier.tiers, depth + 1, lines);
    }
}
