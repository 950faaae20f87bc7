//! The parameters of a method in words.

use crate::model::template::{Band, BandsOf, DeductDeviation, Direction, Panel, Parts, Scheme, Survey, VerdictBand};
use crate::model::value::Share;
use crate::num::Number;
use crate::print::{limits, pick, points_of};
use crate::words::Language;

/// What a method with parameters says.
pub(super) fn says(scheme: &Scheme, language: Language) -> String {
    match scheme {
        Scheme::PassMark(rule) => match language {
            Language::Zh => format!("合格线 {},以上按比例", rule.pass),
            Language::En => format!("pass mark {}, in proportion above it", rule.pass),
        },
        Scheme::Bands(rule) => {
            let of = match rule.of {
                BandsOf::Rate => pick(language, "完成率", "completion"),
                BandsOf::Actual => pick(language, "实际值", "actual value"),
            };
            let bands: Vec<String> = rule.bands.iter().map(|one| band(one, language)).collect();
            format!("{of} {}{}", bands.join(pick(language, ",", ", ")), overshoot(rule.punishes_overshoot, language))
        }
        Scheme::Verdict(rule) => {
            let bands: Vec<String> = rule.bands.iter().map(|band| verdict(band, language)).collect();
            bands.join(pick(language, ",", ", "))
        }
        Scheme::DeductEach(rule) => {
            let costs = loss(rule.points, rule.share, language);
            format!("{}{costs}", pick(language, "每起扣", "each costs "))
        }
        Scheme::DeductDeviation(rule) => deviation(rule, language),
        Scheme::Panel(rule) => panel(rule, language),
        Scheme::Survey(rule) => survey(rule, language),
        Scheme::Deadline(rule) => match (rule.each_day, language) {
            (Some(share), Language::Zh) => format!("按时得满分,每逾期一日扣分值的 {share}"),
            (Some(share), Language::En) => {
                format!("on time earns everything, each day late costs {share} of the weight")
            }
            (None, Language::Zh) => "按时得满分,逾期不得分".to_owned(),
            (None, Language::En) => "on time earns everything, late nothing".to_owned(),
        },
        Scheme::Within(rule) => match language {
            Language::Zh => format!("区间内得满分,低于下限按 {},高于上限按 {}", rule.short, rule.over),
            Language::En => format!("inside earns everything, below it {}, above it {}", rule.short, rule.over),
        },
        Scheme::Formula(rule) => format!("{}{}", rule.formula, overshoot(rule.punishes_overshoot, language)),
    }
}

const fn overshoot(punished: bool, language: Language) -> &'static str {
    if punished { pick(language, ";超额有意扣减", "; overshoot is meant to cost") } else { "" }
}

fn band(band: &Band, language: Language) -> String {
    let limits = limits([band.from, band.above, band.to, band.below], language);
    let limits = if limits.is_empty() { pick(language, "其余", "otherwise").to_owned() } else { limits };
    match (band.rising_to, language) {
        (None, Language::Zh) => format!("{limits} 得 {}", band.earns),
        (None, Language::En) => format!("{limits} earns {}", band.earns),
        (Some(share), Language::Zh) => format!("{limits} 得 {} 至 {share}(直线)", band.earns),
        (Some(share), Language::En) => format!("{limits} earns {} to {share} in a straight line", band.earns),
    }
}

fn verdict(band: &VerdictBand, language: Language) -> String {
    let name = band.words.join("/");
    let limits = limits([band.from, band.above, band.to, band.below], language);
    let unjudged = band.unjudged.map(|share| match language {
        Language::Zh => format!("(未评分时 {share})"),
        Language::En => format!(" ({share} where nobody judged)"),
    });
    format!("{name} {limits}{}", unjudged.unwrap_or_default())
}

fn loss(points: Option<Number>, share: Option<Share>, language: Language) -> String {
    match (points, share, language) {
        // Chinese sets a blank between a word and a numeral.
        (Some(number), _, Language::Zh) => format!(" {}", points_of(number, language)),
        (Some(number), _, Language::En) => points_of(number, language),
        (None, Some(share), Language::Zh) => format!("分值的 {share}"),
        (None, Some(share), Language::En) => format!("{share} of the weight"),
        (None, None, _) => String::new(),
    }
}

fn deviation(rule: &DeductDeviation, language: Language) -> String {
    let direction = match rule.direction {
        Direction::Wrong => pick(language, "只计不利一侧", "on the wrong side only"),
        Direction::Both => pick(language, "多少都扣", "on both sides"),
    };
    let parts = match rule.parts {
        Parts::Exact => pick(language, "不足一步按比例", "parts of a step in proportion"),
        Parts::Dropped => pick(language, "不足一步不计", "whole steps only"),
        Parts::Full => pick(language, "不足一步算一步", "begun steps count"),
    };
    let costs = loss(rule.points, rule.share, language);
    match language {
        Language::Zh => format!("每偏差 {} 扣{costs},{direction},{parts}", rule.step),
        Language::En => format!("every {} of deviation costs {costs}, {direction}, {parts}", rule.step),
    }
}

fn panel(rule: &Panel, language: Language) -> String {
    let mut parts = vec![match language {
        Language::Zh => format!("至少 {} 人评分,取平均", rule.least),
        Language::En => format!("the mean of at least {} scorers", rule.least),
    }];
    parts.extend(rule.drop.map(|drop| match language {
        Language::Zh => format!("去掉最高、最低各 {drop} 个"),
        Language::En => format!("{drop} dropped at each end"),
    }));
    if !rule.weights.is_empty() {
        let weights: Vec<String> = rule.weights.iter().map(|(name, weight)| format!("{name} {weight}")).collect();
        parts.push(match language {
            Language::Zh => format!("权重 {},其余 1", weights.join("、")),
            Language::En => format!("weights {}, all others 1", weights.join(", ")),
        });
    }
    if rule.skip_missing {
        parts.push(pick(language, "未评者不计", "silent scorers are left out").to_owned());
    }
    parts.join(pick(language, ",", ", "))
}

/// The answers from the best down.
fn survey(rule: &Survey, language: Language) -> String {
    let mut answers: Vec<(&String, &Share)> = rule.answers.iter().collect();
    answers.sort_by_key(|(_, share)| std::cmp::Reverse(share.fraction()));
    let answers: Vec<String> = answers.iter().map(|(name, share)| format!("{name} {share}")).collect();
    match language {
        Language::Zh => format!("{};满意度按 {} 计分", answers.join("、"), rule.then),
        Language::En => format!("{}; the satisfaction is scored by {}", answers.join(", "), rule.then),
    }
}
