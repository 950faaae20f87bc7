//! What the steps of a derivation are called.

use std::borrow::Cow;

use super::sentence::Derivation;
use crate::model::scorecard::{ParameterUsed, Step};
use crate::print::pick;
use crate::score::label;
use crate::words::Language;

impl Derivation<'_> {
    /// What a step is called.
    pub(super) fn name<'n>(&self, id: &'n str) -> Cow<'n, str> {
        let words = match id {
            "rate" if self.has("executed") => Some(("执行率", "execution rate")),
            "weight_of_all" if !self.has("weighted_") => Some(("人数", "number of scorers")),
            _ => fixed(id),
        };
        match words {
            Some((zh, en)) => Cow::Borrowed(pick(self.language, zh, en)),
            None => self.numbered(id).map_or(Cow::Borrowed(id), Cow::Owned),
        }
    }

    /// Whether a step of a name, or of a series, is among those of the derivation.
    fn has(&self, name: &str) -> bool {
        self.steps.iter().any(|step| step.id.starts_with(name))
    }

    /// The name of a step in a series, after what the number stands for.
    fn numbered(&self, id: &str) -> Option<String> {
        let (series, number) = id.rsplit_once('_')?;
        let of = |input: &str| self.subject(&format!("{input}_{number}"));
        let (zh, en) = match series {
            "formula" => (format!("公式第 {number} 步"), format!("formula step {number}")),
            "capped" => (format!("限额 {number} 之后"), format!("under cap {number}")),
            "parameter" => (of(series)?, of(series)?),
            "points_of" => (format!("“{}”得分", of(series)?), format!("points of {}", of(series)?)),
            "scorer" => (format!("{}评分", of(series)?), format!("points from {}", of(series)?)),
            "weighted" => (format!("{}加权", of("scorer")?), format!("{}, weighted", of("scorer")?)),
            "answer" => (format!("“{}”人数", of(series)?), format!("answers {}", of(series)?)),
            "counted" => (format!("“{}”折算", of("answer")?), format!("{} as it counts", of("answer")?)),
            _ => return None,
        };
        Some(match self.language {
            Language::Zh => zh,
            Language::En => en,
        })
    }

    /// Whose figure an input of a series is: a scorer, an answer, an indicator, a parameter.
    fn subject(&self, id: &str) -> Option<String> {
        let from = self.steps.iter().find(|step| step.id == id)?.from.as_deref()?;
        if let Some(place) = from.strip_suffix("/points") {
            return self.json.pointer(&format!("{place}/scorer"))?.as_str().map(str::to_owned);
        }
        if let Some(index) = from.strip_prefix("/indicators/").and_then(|rest| rest.strip_suffix("/score")) {
            return self.card.indicators.get(index.parse::<usize>().ok()?).map(label);
        }
        let name = from.strip_suffix("/value").unwrap_or(from).rsplit_once('/')?.1;
        Some(name.replace("~1", "/").replace("~0", "~"))
    }

    /// What an input is counted in, where that does not stand above the steps already.
    pub(super) fn unit_of(&self, step: &Step) -> Option<&str> {
        match step.id.as_ref() {
            "budget" | "initial" | "received" | "pooled" | "executed" => self.card.currency.as_deref(),
            _ => self.parameter_of(step)?.unit.as_deref(),
        }
    }

    /// The parameter that an input takes.
    pub(super) fn parameter_of(&self, step: &Step) -> Option<&ParameterUsed> {
        let is_one = step.id.starts_with("parameter_");
        let name = self.subject(&step.id).filter(|_| is_one)?;
        self.card.parameters.get(&name)
    }
}

/// The Chinese and the English name of a step that is in no series.
fn fixed(id: &str) -> Option<(&'static str, &'static str)> {
    Some(match id {
        "target" => ("目标", "target"),
        "target_high" => ("上限", "upper end"),
        "actual" => ("实际", "actual"),
        "converted" => ("换算后的实际", "actual in the target's unit"),
        "rate" => ("比例", "ratio"),
        "completion" => ("完成率", "completion"),
        "left" => ("剩余", "what is left"),
        "share" => ("得分比例", "share earned"),
        "share_kept" => ("扣减后的得分比例", "share kept"),
        "kept" => ("保留比例", "part kept"),
        "weight" => ("分值", "weight"),
        "effective_weight" => ("调整后的分值", "adjusted weight"),
        "exact" => ("取舍前得分", "points before rounding"),
        "sum" => ("合计", "sum"),
        "score" => ("得分", "points"),
        "judged" => ("评判得分", "judged points"),
        "budget" => ("全年预算数", "full-year budget"),
        "initial" => ("年初预算数", "budget at the beginning of the year"),
        "received" => ("到位资金", "funds received"),
        "pooled" => ("统筹整合资金", "pooled funds"),
        "available" => ("可用资金", "funds available"),
        "executed" => ("全年执行数", "executed"),
        "percent" => ("执行率(%)", "execution rate in %"),
        "rate_percent" => ("公布的执行率(%)", "execution rate in %, printed"),
        "above_pass" => ("超出合格线", "above the pass mark"),
        "pass_to_full" => ("合格线至满分", "from the pass mark to everything"),
        "part" => ("所占比例", "part of it"),
        "value" => ("数值", "value"),
        "from_lower_end" => ("不低于下限", "from the lower end on"),
        "to_upper_end" => ("不高于上限", "up to the upper end"),
        "in_band" => ("在本档之内", "inside the band"),
        "past_lower_end" => ("超出下限", "past the lower end"),
        "width" => ("档宽", "width of the band"),
        "gain" => ("档内增幅", "gain over the band"),
        "gained" => ("增得", "gained"),
        "said" => ("结论", "verdict"),
        "excess" => ("超出", "excess"),
        "occurrences" => ("起数", "occurrences"),
        "difference" => ("差额", "difference"),
        "short" => ("不足", "shortfall"),
        "wrong" => ("偏离", "off the target"),
        "deviation" => ("偏差", "deviation"),
        "steps" => ("步数", "steps"),
        "whole_steps" => ("计扣步数", "steps that count"),
        "lost" => ("扣减", "lost"),
        "days_late" => ("逾期日数", "days late"),
        "late" => ("计扣日数", "days that count"),
        "satisfied" => ("折算人数", "answers as they count"),
        "asked" => ("回答人数", "answers"),
        "mean" => ("平均", "mean"),
        "satisfaction" => ("满意度", "satisfaction"),
        "weight_of_all" => ("权重合计", "weight of all"),
        "points_of_all" => ("评分合计", "points of all"),
        "month" => ("已过月数", "months passed"),
        "year_passed" => ("已过年份比例", "part of the year"),
        "due" => ("应完成", "due by now"),
        "progress" => ("进度", "progress"),
        _ => return None,
    })
}
