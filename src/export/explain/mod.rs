//! The derivation of each point in words and numbers.

use std::borrow::Cow;

use super::table::label;
use super::words::{mode, outcome, pick};
use crate::model::{Kind, Language, Operation, Scorecard, ScoredIndicator, Step};
use crate::num::{Fraction, Mode, Rounding};

/// What is to be explained.
#[derive(Clone, Copy, Debug)]
pub enum Topic<'a> {
    /// The whole scorecard.
    Everything,
    /// One indicator, by its number from 1 or by its name.
    Indicator(&'a str),
}

/// Explains a scorecard; none where it has no such indicator.
#[must_use]
pub fn explain(card: &Scorecard, topic: Topic<'_>, language: Language) -> Option<String> {
    let json = serde_json::to_value(card).unwrap_or_default();
    let mut speaker = Speaker { card, json, language, sources: Vec::new() };
    let chosen: Vec<(usize, &ScoredIndicator)> = card
        .indicators
        .iter()
        .enumerate()
        .filter(|(index, i)| match topic {
            Topic::Everything => true,
            Topic::Indicator(wanted) => wanted == (index + 1).to_string() || i.name.as_deref() == Some(wanted),
        })
        .collect();
    let whole = matches!(topic, Topic::Everything);
    if chosen.is_empty() && !whole {
        return None;
    }
    let mut text = format!("{}\n", card.project.name);
    if whole {
        speaker.execution(&mut text);
    }
    for (index, indicator) in chosen {
        speaker.indicator(index, indicator, &mut text);
    }
    if whole {
        speaker.total(&mut text);
    }
    let scored = card.indicators.iter().any(|indicator| indicator.score.is_some());
    if scored && card.indicators.iter().all(|indicator| indicator.derivation.is_empty()) {
        text.push_str(speaker.say("\n此评分卡不含推导步骤\n", "\nThis scorecard carries no derivations\n"));
    }
    speaker.list_sources(&mut text);
    Some(text)
}

struct Speaker<'a> {
    card: &'a Scorecard,
    /// The scorecard as the steps point into it.
    json: serde_json::Value,
    language: Language,
    /// The sources cited so far; each is written out once, at the end.
    sources: Vec<String>,
}

impl Speaker<'_> {
    fn say(&self, zh: &'static str, en: &'static str) -> &'static str {
        pick(self.language, zh, en)
    }

    /// The number of a source.
    fn source(&mut self, basis: &str) -> usize {
        let known = self.sources.iter().position(|source| source == basis);
        known.map_or_else(
            || {
                self.sources.push(basis.to_owned());
                self.sources.len()
            },
            |index| index + 1,
        )
    }

    fn list_sources(&self, text: &mut String) {
        if !self.sources.is_empty() {
            text.push_str(self.say("\n依据\n", "\nSources\n"));
        }
        for (index, source) in self.sources.iter().enumerate() {
            text.push_str(&format!("  [{}] {source}\n", index + 1));
        }
    }

    fn heading(&self, title: &str, score: Option<&str>, weight: Option<&str>, result: &str) -> String {
        let points = match (score, weight, self.language) {
            (Some(score), Some(weight), Language::Zh) => format!(":得 {score} 分,满分 {weight}"),
            (Some(score), Some(weight), Language::En) => format!(": {score} of {weight} points"),
            (.., Language::Zh) => ":不计分".to_owned(),
            (.., Language::En) => ": no points".to_owned(),
        };
        let result = if result.is_empty() { String::new() } else { format!("{}{result}", self.say(",", ", ")) };
        format!("\n{title}{points}{result}\n")
    }

    fn execution(&mut self, text: &mut String) {
        let Some(execution) = &self.card.execution else { return };
        let result = execution.outcome.map_or("", |result| outcome(result, self.language));
        let title = self.say("预算执行率", "Execution rate");
        text.push_str(&self.heading(title, execution.score.as_deref(), execution.weight.as_deref(), result));
        self.steps(&execution.derivation, true, text);
        if let Some(why) = &execution.why {
            text.push_str(&format!("  {}\n", why.get(self.language)));
        }
    }

    fn indicator(&mut self, index: usize, indicator: &ScoredIndicator, text: &mut String) {
        let first = indicator.path.first().map(|tier| format!("{tier} · ")).unwrap_or_default();
        let title = format!("{}. {first}{}", index + 1, label(indicator));
        let result = outcome(indicator.outcome, self.language);
        text.push_str(&self.heading(&title, indicator.score.as_deref(), indicator.weight.as_deref(), result));
        for (zh, en, printed, reading) in [
            ("目标值", "target", &indicator.target, &indicator.reading.target),
            ("实际值", "actual", &indicator.actual, &indicator.reading.actual),
        ] {
            let printed = printed.as_ref().map_or("—", |printed| printed.0.as_str());
            let relation = reading.relation.map_or("", crate::model::Relation::sign);
            let high =
                reading.high.as_ref().map(|high| format!("{}{high}", self.say(" 至 ", " to "))).unwrap_or_default();
            let read = format!("{relation}{}{high}", reading.value.as_deref().unwrap_or("—"));
            let unit = reading.unit.as_ref().map(|unit| format!(" {unit}")).unwrap_or_default();
            let guessed = if reading.guessed { self.say("(推断)", " (guessed)") } else { "" };
            let mut line = format!("  {} {printed}", self.say(zh, en));
            if matches!(reading.kind, Kind::Number | Kind::Range | Kind::Date) {
                line.push_str(&format!("{}{read}{unit}{guessed}", self.say(",读作 ", ", read as ")));
            }
            text.push_str(&(line + "\n"));
            for note in &reading.notes {
                text.push_str(&format!("    {}\n", note.get(self.language)));
            }
        }
        let money = indicator.derivation.iter().any(|step| step.id == "budget");
        self.steps(&indicator.derivation, money, text);
        for note in indicator.why.iter().chain(&indicator.notes) {
            text.push_str(&format!("  {}\n", note.get(self.language)));
        }
    }

    fn total(&mut self, text: &mut String) {
        let total = &self.card.total;
        let grade = self.card.grade.as_deref().unwrap_or("—");
        let title = self.say("总分", "Total");
        text.push_str(&self.heading(title, total.score.as_deref(), total.weight.as_deref(), grade));
        self.steps(&total.derivation, false, text);
        for note in &self.card.notes {
            text.push_str(&format!("  {}\n", note.get(self.language)));
        }
    }

    fn steps(&mut self, steps: &[Step], money: bool, text: &mut String) {
        for step in steps {
            let Some(sentence) = self.step(step, steps, money) else { continue };
            let source = step.basis.as_deref().map(|basis| format!("  [{}]", self.source(basis)));
            text.push_str(&format!("  {sentence}{}\n", source.unwrap_or_default()));
        }
    }

    /// One step as a sentence; the inputs of an indicator stand above it already.
    fn step(&self, step: &Step, steps: &[Step], money: bool) -> Option<String> {
        let name = self.name(&step.id, money);
        let value = self.value(&step.value);
        let operand = |index: usize| step.of.get(index).map(|of| self.operand(of, steps)).unwrap_or_default();
        let term = |index: usize| step.of.get(index).map(|of| self.operand_name(of, money)).unwrap_or_default();
        let calculation = |sign: &str| {
            let names = format!("{} {sign} {}", term(0), term(1));
            let figures = format!("{} {sign} {}", operand(0), operand(1));
            let figures = if names == figures { figures } else { format!("{names} = {figures}") };
            format!("{name} = {figures} = {value}")
        };
        let several = |what: &str| {
            let figures: Vec<String> = step.of.iter().map(|of| self.operand(of, steps)).collect();
            format!("{name} = {what} {} = {value}", figures.join(self.say("、", ", ")))
        };
        Some(match step.op {
            Operation::Input if matches!(step.id.as_ref(), "target" | "target_high" | "actual" | "weight") => {
                return None;
            }
            Operation::Input => format!("{name} {value}"),
            Operation::Add => {
                let figures: Vec<String> = step.of.iter().map(|of| self.operand(of, steps)).collect();
                format!("{name} = {} = {value}", figures.join(" + "))
            }
            Operation::Subtract => calculation("−"),
            Operation::Multiply => calculation("×"),
            Operation::Divide => calculation("÷"),
            Operation::Clamp => match self.language {
                Language::Zh => format!("{name} = {},限于 {} 至 {} 之间 = {value}", term(0), operand(1), operand(2)),
                Language::En => {
                    format!("{name} = {}, kept between {} and {} = {value}", term(0), operand(1), operand(2))
                }
            },
            Operation::Minimum => several(self.say("最小值", "the least of")),
            Operation::Maximum => several(self.say("最大值", "the greatest of")),
            Operation::Absolute => format!("{name} = |{}| = {value}", operand(0)),
            Operation::And => several(self.say("同时成立", "both of")),
            Operation::Or => several(self.say("任一成立", "one of")),
            Operation::Not => format!("{name} = {} {} = {value}", self.say("非", "not"), operand(0)),
            Operation::Choose => {
                let holds = if operand(0) == "1" {
                    self.say("条件成立", "as the condition holds")
                } else {
                    self.say("条件不成立", "as the condition does not hold")
                };
                format!("{name} = {value}{}{holds}", self.say(",", ", "))
            }
            Operation::DaysAfter => match self.language {
                Language::Zh => format!("{name}:{} 至 {},{value} 日", operand(1), operand(0)),
                Language::En => format!("{name}: from {} to {}, {value} days", operand(1), operand(0)),
            },
            Operation::AtLeast
            | Operation::Above
            | Operation::Equal
            | Operation::Unequal
            | Operation::Below
            | Operation::AtMost => {
                let sign = match step.op {
                    Operation::AtLeast => "≥",
                    Operation::Above => ">",
                    Operation::Equal => "=",
                    Operation::Unequal => "≠",
                    Operation::Below => "<",
                    _ => "≤",
                };
                let holds = if step.value == "1" {
                    self.say("成立", "holds")
                } else {
                    self.say("不成立", "does not hold")
                };
                let comma = self.say(",", ", ");
                format!("{name}:{} {sign} {} {holds}{comma}{name} = {value}", operand(0), operand(1))
            }
            Operation::Listed => {
                let list = step.words.join(self.say("、", ", "));
                let found = step.value == "1";
                match self.language {
                    Language::Zh => {
                        let verb = if found { "属于" } else { "不属于" };
                        format!("“{}”{verb}达成的说法({list}),{name} = {value}", operand(0))
                    }
                    Language::En => {
                        let verb = if found { "is among" } else { "is not among" };
                        format!("{} {verb} the words for reached ({list}), {name} = {value}", operand(0))
                    }
                }
            }
            Operation::Round => self.rounding(step, &name, &operand(0), steps),
        })
    }

    /// The one rounding, and what the other modes would have given where that is something else.
    fn rounding(&self, step: &Step, name: &str, exact: &str, steps: &[Step]) -> String {
        let places = step.places.unwrap_or_default();
        let used = step.mode.unwrap_or(Mode::HalfEven);
        let (mode_name, code) = (mode(used, self.language), used.name());
        let mut sentence = match self.language {
            Language::Zh => format!("{name} = {exact} 保留 {places} 位小数({mode_name} {code})= {}", step.value),
            Language::En => format!("{name} = {exact} rounded to {places} places ({code}) = {}", step.value),
        };
        let raw = step.of.first().and_then(|of| self.raw(of, steps)).and_then(|text| text.parse::<Fraction>().ok());
        let others: Vec<String> = Mode::ALL
            .into_iter()
            .filter(|other| *other != used)
            .filter_map(|other| {
                let points = raw?.round(Rounding { places, mode: other }).ok()?.to_string();
                (points != step.value).then(|| match self.language {
                    Language::Zh => format!("{} {} 则为 {points}", mode(other, self.language), other.name()),
                    Language::En => format!("{} would give {points}", other.name()),
                })
            })
            .collect();
        if !others.is_empty() {
            sentence.push_str(self.say(";若按 ", "; "));
            sentence.push_str(&others.join(self.say(",按 ", ", ")));
        }
        sentence
    }

    /// The text behind an operand: of a step, of a value of the scorecard, or a constant.
    fn raw(&self, operand: &str, steps: &[Step]) -> Option<String> {
        if operand.starts_with('/') {
            return self.json.pointer(operand)?.as_str().map(str::to_owned);
        }
        let step = steps.iter().find(|step| step.id == operand);
        Some(step.map_or_else(|| operand.to_owned(), |step| step.value.clone()))
    }

    fn operand(&self, operand: &str, steps: &[Step]) -> String {
        self.value(&self.raw(operand, steps).unwrap_or_default())
    }

    fn operand_name(&self, operand: &str, money: bool) -> String {
        let constant = operand.starts_with(|c: char| c.is_ascii_digit() || c == '-' || c == '/');
        if constant { operand.to_owned() } else { self.name(operand, money).into_owned() }
    }

    /// A fraction without a finite decimal is followed by its first decimals.
    fn value(&self, text: &str) -> String {
        let rounding = Rounding { places: 6, mode: Mode::HalfEven };
        match text.parse::<Fraction>().map(|value| value.round(rounding)) {
            Ok(Ok(points)) if text.contains('/') => match self.language {
                Language::Zh => format!("{text}(约 {points})"),
                Language::En => format!("{text} (about {points})"),
            },
            _ => text.to_owned(),
        }
    }

    fn name<'n>(&self, id: &'n str, money: bool) -> Cow<'n, str> {
        let (zh, en) = match id {
            "target" => ("目标", "target"),
            "target_high" => ("上限", "upper end"),
            "actual" => ("实际", "actual"),
            "converted" => ("换算后的实际", "actual in the target's unit"),
            "rate" if money => ("执行率", "execution rate"),
            "rate" => ("比例", "ratio"),
            "completion" => ("完成率", "completion"),
            "left" => ("剩余", "what is left"),
            "share" => ("得分比例", "share earned"),
            "share_kept" => ("扣减后的得分比例", "share kept"),
            "kept" => ("保留比例", "part kept"),
            "weight" => ("分值", "weight"),
            "effective_weight" => ("调整后的分值", "full points with those passed on"),
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
            "points_of_all" => ("评分合计", "points of all"),
            "weight_of_all" => ("权重合计", "weight of all"),
            "month" => ("已过月数", "months passed"),
            "year_passed" => ("已过年份比例", "part of the year"),
            "due" => ("应完成", "due by now"),
            "progress" => ("进度", "progress"),
            other => return self.numbered(other),
        };
        Cow::Borrowed(self.say(zh, en))
    }

    /// The name of a step in a series: 第 3 项得分 for `points_of_3`.
    fn numbered<'n>(&self, id: &'n str) -> Cow<'n, str> {
        let Some((series, number)) = id.rsplit_once('_') else { return Cow::Borrowed(id) };
        let (zh, en) = match series {
            "formula" => ("公式步", "formula step"),
            "parameter" => ("参数", "parameter"),
            "points_of" => ("得分", "points of indicator"),
            "scorer" => ("评分人", "scorer"),
            "weighted" => ("加权", "weighted"),
            "answer" => ("回答", "answer"),
            "counted" => ("折算", "counted"),
            "capped" => ("限额", "cap"),
            _ => return Cow::Borrowed(id),
        };
        Cow::Owned(format!("{} {number}", self.say(zh, en)))
    }
}
