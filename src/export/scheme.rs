//! The parameters of a method in words.

use super::template::range;
use super::words::pick;
use crate::model::{Band, BandsOf, Direction, Language, Panel, Parts, Scheme, VerdictBand};

/// What a method with parameters says.
pub(super) fn says(scheme: &Scheme, language: Language) -> String {
    let say = |zh, en| pick(language, zh, en);
    match scheme {
        Scheme::PassMark(rule) => format!("{} {}", say("合格线", "pass mark"), rule.pass),
        Scheme::Bands(rule) => {
            let of = match rule.of {
                BandsOf::Rate => say("完成率", "completion"),
                BandsOf::Actual => say("实际值", "actual value"),
            };
            let bands: Vec<String> = rule.bands.iter().map(|one| band(one, language)).collect();
            format!("{of} {}", bands.join(", "))
        }
        Scheme::Verdict(rule) => rule.bands.iter().map(|band| verdict(band, language)).collect::<Vec<_>>().join(", "),
        Scheme::DeductEach(rule) => {
            format!("{} {}", say("每起扣", "each costs"), loss(rule.points, rule.share, language))
        }
        Scheme::DeductDeviation(rule) => {
            let direction = match rule.direction {
                Direction::Wrong => say("不利一侧", "on the wrong side"),
                Direction::Both => say("两侧", "on both sides"),
            };
            let parts = match rule.parts {
                Parts::Exact => say("按比例", "in proportion"),
                Parts::Dropped => say("不足一步不计", "whole steps only"),
                Parts::Full => say("不足一步算一步", "begun steps count"),
            };
            let costs = loss(rule.points, rule.share, language);
            match language {
                Language::Zh => format!("每偏差 {} 扣 {costs},{direction},{parts}", rule.step),
                Language::En => format!("every {} of deviation costs {costs}, {direction}, {parts}", rule.step),
            }
        }
        Scheme::Panel(rule) => panel(rule, language),
        Scheme::Survey(rule) => {
            let answers: Vec<String> = rule.answers.iter().map(|(name, share)| format!("{name} {share}")).collect();
            format!("{} → {}", answers.join(", "), rule.then)
        }
        Scheme::Deadline(rule) => match (rule.each_day, language) {
            (Some(share), Language::Zh) => format!("每逾期一日扣 {share}"),
            (Some(share), Language::En) => format!("each day late costs {share}"),
            (None, _) => say("逾期不得分", "late earns nothing").to_owned(),
        },
        Scheme::Within(rule) => match language {
            Language::Zh => format!("低于下限 {},高于上限 {}", rule.short, rule.over),
            Language::En => format!("below {}, above {}", rule.short, rule.over),
        },
        Scheme::Formula(rule) => rule.formula.clone(),
    }
}

fn band(band: &Band, language: Language) -> String {
    let limits = range([band.from, band.above, band.to, band.below]);
    let limits = if limits.is_empty() { pick(language, "其余", "otherwise").to_owned() } else { limits };
    match band.rising_to {
        Some(share) => format!("{limits}: {}–{share}", band.earns),
        None => format!("{limits}: {}", band.earns),
    }
}

fn verdict(band: &VerdictBand, language: Language) -> String {
    let name = band.words.first().map_or("", String::as_str);
    let limits = range([band.from, band.above, band.to, band.below]);
    let unjudged = band.unjudged.map(|share| match language {
        Language::Zh => format!("(未评分时 {share})"),
        Language::En => format!(" ({share} where nobody judged)"),
    });
    format!("{name} {limits}{}", unjudged.unwrap_or_default())
}

fn loss(points: Option<crate::num::Number>, share: Option<crate::model::Share>, language: Language) -> String {
    match (points, share) {
        (Some(points), _) => format!("{points} {}", pick(language, "分", "points")),
        (None, share) => share.map_or_else(String::new, |share| share.to_string()),
    }
}

fn panel(rule: &Panel, language: Language) -> String {
    let mut parts = vec![match language {
        Language::Zh => format!("至少 {} 人", rule.least),
        Language::En => format!("at least {}", rule.least),
    }];
    parts.extend(rule.drop.map(|drop| match language {
        Language::Zh => format!("去掉最高、最低各 {drop} 个"),
        Language::En => format!("{drop} dropped at each end"),
    }));
    parts.extend(rule.weights.iter().map(|(name, weight)| format!("{name} {weight}")));
    if rule.skip_missing {
        parts.push(pick(language, "未评者不计", "silent scorers are left out").to_owned());
    }
    parts.join(", ")
}
