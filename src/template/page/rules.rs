//! What a template says of points: how they are computed, rounded and limited.

use super::Page;
use crate::methods::in_words;
use crate::model::template::{Denominator, FarAboveStep, NotApplicablePoints, Parameter, ZeroBudget};
use crate::print::points_of;
use crate::words::say;

impl Page<'_> {
    pub(super) fn rules(&mut self) {
        let template = self.template;
        if let Some(rule) = &template.execution {
            let of = match rule.of {
                Denominator::Budget => say!(self.language, "全年预算数", "full-year budget"),
                Denominator::Initial => say!(self.language, "年初预算数", "budget at the beginning of the year"),
                Denominator::Received => say!(self.language, "到位资金", "funds received"),
                Denominator::BudgetLessPooled => {
                    say!(self.language, "(全年预算数 − 统筹整合资金)", "(full-year budget − pooled funds)")
                }
            };
            let rate = say!(self.language, "全年执行数", "executed");
            let method = in_words(rule.method.as_deref().unwrap_or("execution_rate"), self.language);
            let (weight, comma) = (points_of(rule.weight, self.language), say!(self.language, ",", ", "));
            let says = format!("{weight}{comma}{rate} ÷ {of}{comma}{method}");
            self.cited(say!(self.language, "预算执行率", "execution rate"), &says, &rule.basis);
        }
        let zero = match template.zero_budget {
            ZeroBudget::NoPoints => say!(self.language, "不得分", "earns nothing"),
            ZeroBudget::Unassessable => say!(self.language, "无法评定", "cannot be assessed"),
        };
        self.add(say!(self.language, "预算为 0", "a budget of 0"), zero);
        let rules = &template.rules;
        let kind = say!(self.language, "目标", "targets with");
        for (sign, rule) in [("≥ >", &rules.at_least), ("=", &rules.equal), ("≤ <", &rules.at_most)] {
            self.cited(format!("{kind} {sign}"), &in_words(&rule.method, self.language), &rule.basis);
        }
        let optional = [
            (say!(self.language, "区间目标", "ranges"), &rules.range),
            (say!(self.language, "时限目标", "deadlines"), &rules.deadline),
        ];
        for (subject, rule) in optional {
            if let Some(rule) = rule {
                self.cited(subject, &in_words(&rule.method, self.language), &rule.basis);
            }
        }
        let judged = if rules.word.judged { say!(self.language, ",可由人评分", ", or judged") } else { "" };
        self.cited(
            say!(self.language, "文字目标", "targets in words"),
            &format!("{}{judged}", in_words(&rules.word.method, self.language)),
            &rules.word.basis,
        );
        let words = &template.words;
        let list = |words: &[String]| words.join(" ");
        self.add(say!(self.language, "达成的说法", "words for reached"), list(&words.met));
        self.add(say!(self.language, "未达成的说法", "words for missed"), list(&words.missed));
        let ladder: Vec<String> = words.ladder.iter().map(|step| step.join("/")).collect();
        self.add(say!(self.language, "由高到低", "from the best down"), ladder.join(" > "));
    }

    pub(super) fn methods(&mut self) {
        let template = self.template;
        if !template.methods.is_empty() || !template.parameters.is_empty() {
            self.begin();
        }
        for (name, rule) in &template.methods {
            let kind = in_words(rule.kind().name(), self.language);
            let says = format!("{kind}{}{}", say!(self.language, ":", ": "), rule.says(self.language));
            let subject = format!("{} {name}", say!(self.language, "方法", "method"));
            self.cited(subject, &says, rule.basis());
        }
        for (name, parameter) in &template.parameters {
            let subject = format!("{} {name}", say!(self.language, "参数", "parameter"));
            self.add(subject, parameter_says(parameter));
        }
    }

    pub(super) fn exceptions(&mut self) {
        let template = self.template;
        if let Some(rule) = &template.far_above {
            let steps: Vec<String> = rule.steps.iter().map(|step| self.far_above_step(step)).collect();
            let reason = if rule.excused_by_reason {
                say!(self.language, ",说明原因则不扣", ", unless a reason is given")
            } else {
                ""
            };
            let says = format!("{}{reason}", steps.join(say!(self.language, ",", ", ")));
            self.cited(say!(self.language, "远超目标", "far above the target"), &says, &rule.basis);
        }
        if let Some(rule) = &template.not_applicable {
            let points = match rule.points {
                NotApplicablePoints::Open => say!(self.language, "分值悬空,不计已评定", "their points stay open"),
                NotApplicablePoints::Rescale => {
                    say!(
                        self.language,
                        "分值按比例分给其余全部指标",
                        "their points go to all other indicators in proportion"
                    )
                }
                NotApplicablePoints::Tier => say!(
                    self.language,
                    "分值按比例分给同一一级指标下的其余指标",
                    "their points go to the others of the same first-level tier in proportion"
                ),
            };
            let moves = rule.moves.iter().map(|(from, to)| {
                say!(
                    self.language,
                    "{from}全不适用时转入{to}",
                    "those of {from} go to {to} where nothing in it applies"
                )
            });
            let says =
                [points.to_owned()].into_iter().chain(moves).collect::<Vec<_>>().join(say!(self.language, ";", "; "));
            self.cited(say!(self.language, "不适用的指标", "indicators that do not apply"), &says, &rule.basis);
        }
        for (index, cap) in template.caps.iter().enumerate() {
            let (when, most) = (&cap.when, cap.most);
            let says = say!(
                self.language,
                "{says},总分以 {most} 为限(条件 {when})",
                "{says}: the total ends at {most} (where {when})",
                says = cap.says_in(self.language)
            );
            self.cited(format!("{} {}", say!(self.language, "总分限额", "cap"), index + 1), &says, &cap.basis);
        }
    }

    pub(super) fn far_above_step(&self, step: &FarAboveStep) -> String {
        let FarAboveStep { from, loses } = step;
        if loses.fraction().is_zero() {
            say!(self.language, "≥ {from} 仅注明", "≥ {from} is said")
        } else {
            say!(self.language, "≥ {from} 扣减 {loses}", "≥ {from} costs {loses}")
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
