//! A scorecard as a table.

use std::borrow::Cow;

use comfy_table::{Cell, Table};

use super::label::label;
use super::lost::LostPoints;
use super::lost_page;
use crate::codes::Code;
use crate::model::scorecard::{Scorecard, ScoredIndicator};
use crate::model::template::Light;
use crate::num::Figure;
use crate::print::{WIDE, cell, light, number, outcome, plain_table, trimmed, wrap};
use crate::words::{Language, Note, one_line, say, tight, word};

/// A scorecard as a table: money, tiers with their subtotals, indicators, total and grade, then
/// where points were lost, and the remarks.
#[must_use]
pub fn scorecard(card: &Scorecard, lost: Option<&LostPoints>, language: Language, width: u16) -> String {
    let lights = has_lights(card);
    let sheet = Sheet { card, language, reported: has_reported(card), lights, wide: width >= WIDE };
    let mut text = format!("{}\n{}\n", tight(&one_line(&card.project.name)), one_line(&sheet.subtitle()));
    text.push_str(&sheet.table(width));
    text.push('\n');
    if let Some(lost) = lost {
        text.push_str(&lost_page::lost(card, lost, language, width));
        text.push('\n');
    }
    let remarks = sheet.remarks();
    if !remarks.is_empty() {
        text.push_str(say!(language, "说明\n", "Notes\n"));
        for remark in remarks {
            text.push_str(&wrap(&format!("  · {remark}"), 4, width));
            text.push('\n');
        }
    }
    text
}

fn has_reported(card: &Scorecard) -> bool {
    card.indicators.iter().any(|indicator| indicator.reported.is_some())
        || card.reported.as_ref().is_some_and(|reported| reported.total.is_some())
}

fn has_lights(card: &Scorecard) -> bool {
    let money = card.execution.as_ref().and_then(|execution| execution.light);
    card.not_monitored || money.is_some() || card.indicators.iter().any(|indicator| indicator.light.is_some())
}

/// One row, before it is known which columns the table has.
#[derive(Default)]
struct Line<'l> {
    /// Name, target, actual value.
    cells: [&'l str; 3],
    weight: Option<Cow<'l, str>>,
    score: Option<Figure>,
    reported: Option<&'l str>,
    light: Option<Light>,
    result: &'l str,
}

struct Sheet<'a> {
    card: &'a Scorecard,
    language: Language,
    reported: bool,
    /// Whether there are lights, and so no points.
    lights: bool,
    /// Whether there is room for the lower tiers beside an indicator's name.
    wide: bool,
}

impl Sheet<'_> {
    /// Whose table it is and what scored it.
    fn subtitle(&self) -> String {
        let card = self.card;
        let mut parts: Vec<String> = card.project.department.iter().cloned().collect();
        parts.extend(card.year.map(|year| format!("{year}{}", say!(self.language, " 年度", ""))));
        parts.extend(
            card.currency.as_ref().map(|currency| format!("{}{currency}", say!(self.language, "单位:", "in "))),
        );
        parts.push(format!(
            "{} {} {}",
            say!(self.language, "模板", "template"),
            card.template.id,
            card.template.version
        ));
        parts.join(" · ")
    }

    fn table(&self, width: u16) -> String {
        let mut table = plain_table(width);
        let mut header = vec![
            cell(say!(self.language, "指标", "indicator")),
            cell(say!(self.language, "目标值", "target")),
            cell(say!(self.language, "实际值", "actual")),
        ];
        if !self.lights {
            header
                .extend([number(say!(self.language, "分值", "weight")), number(say!(self.language, "得分", "points"))]);
        }
        if self.reported {
            header.push(number(say!(self.language, "填报", "reported")));
        }
        if self.lights {
            header.push(cell(say!(self.language, "灯", "light")));
        }
        header.push(cell(say!(self.language, "结果", "outcome")));
        table.set_header(header);
        self.execution(&mut table);
        for tier in self.card.tiers.iter().filter(|tier| tier.path.len() == 1) {
            let name = format!("【{}】", tier.path.concat());
            let weight = tier.weight.map(shown);
            self.row(&mut table, &Line { cells: [&name, "", ""], weight, score: tier.score, ..Line::default() });
            for indicator in self.card.indicators.iter().filter(|i| i.path.first() == tier.path.first()) {
                self.indicator(&mut table, indicator);
            }
        }
        for indicator in self.card.indicators.iter().filter(|i| i.path.is_empty()) {
            self.indicator(&mut table, indicator);
        }
        self.total(&mut table);
        trimmed(&mut table)
    }

    fn row(&self, table: &mut Table, line: &Line<'_>) {
        let mut cells: Vec<Cell> = line.cells.iter().map(cell).collect();
        if !self.lights {
            cells.push(number(line.weight.as_deref().unwrap_or("—")));
            cells.push(number(&line.score.map_or(Cow::Borrowed("—"), shown)));
        }
        if self.reported {
            cells.push(number(line.reported.unwrap_or_default()));
        }
        if self.lights {
            cells.push(cell(line.light.map_or("", |shown| light(shown, self.language))));
        }
        cells.push(cell(line.result));
        table.add_row(cells);
    }

    fn execution(&self, table: &mut Table) {
        let Some(execution) = &self.card.execution else { return };
        let amount = |key: &str, read| execution.shown(key, read).unwrap_or(Cow::Borrowed("—"));
        let rate = execution.rate_percent.as_ref().map_or_else(|| "—".to_owned(), |rate| format!("{rate}%"));
        let name = format!("{} {rate}", say!(self.language, "预算执行率", "execution rate"));
        let reported = self.card.reported.as_ref().and_then(|reported| reported.execution_score.as_ref());
        let line = Line {
            cells: [name.as_str(), &amount("budget", execution.budget), &amount("executed", execution.executed)],
            weight: execution.weight.map(shown),
            score: execution.score,
            reported: reported.map(|reported| reported.0.as_str()),
            light: execution.light,
            result: execution.outcome.map_or("", |result| outcome(result, self.language)),
        };
        self.row(table, &line);
    }

    fn indicator(&self, table: &mut Table, indicator: &ScoredIndicator) {
        let actual = indicator.actual.as_ref().map_or("—", |printed| printed.0.as_str());
        let target = indicator.target_text();
        let weight = match (&indicator.weight, &indicator.effective_weight) {
            (Some(weight), Some(effective)) => Some(Cow::Owned(format!("{weight} → {effective}"))),
            (Some(weight), None) => Some(shown(*weight)),
            (None, _) => indicator.printed.get("weight").map(|weight| Cow::Borrowed(weight.as_str())),
        };
        let line = Line {
            cells: [&self.name(indicator), if indicator.target.is_none() { "—" } else { &target }, actual],
            weight,
            score: indicator.score,
            reported: indicator.reported.as_ref().map(|reported| reported.0.as_str()),
            light: indicator.light,
            result: outcome(indicator.outcome, self.language),
        };
        self.row(table, &line);
    }

    fn name(&self, indicator: &ScoredIndicator) -> String {
        match &indicator.name {
            Some(name) if !self.wide => name.clone(),
            _ => label(indicator),
        }
    }

    fn total(&self, table: &mut Table) {
        let total = &self.card.total;
        let name = if self.lights { word("全表", "table") } else { word("总分", "total") };
        let mut name = name.get(self.language).to_owned();
        // Where a weight cannot be read, nobody can say what the total is out of.
        if let Some(assessed) = total.assessed.as_ref().filter(|assessed| total.weight.as_ref() != Some(assessed)) {
            name.push_str(&say!(self.language, "(已评定 {assessed} 分)", " ({assessed} assessed)"));
        }
        let reported = self.card.reported.as_ref().and_then(|reported| reported.total.as_ref());
        let grade = self.card.grade.as_deref().unwrap_or("—");
        let line = Line {
            cells: [&name, "", ""],
            weight: total.weight.map(shown),
            score: total.score,
            reported: reported.map(|reported| reported.0.as_str()),
            light: self.card.light,
            result: if self.lights && self.card.light.is_some() {
                say!(self.language, "最差", "the worst")
            } else {
                grade
            },
        };
        self.row(table, &line);
    }

    /// Each remark once, with everything that it is about; what was unsure on import is told where the table was read.
    fn remarks(&self) -> Vec<String> {
        let text = |note: &Note| note.get(self.language).to_owned();
        let is_unverified = |note: &&Note| note.code == Code::BasisUnverified;
        let unverified = self.card.notes.iter().filter(is_unverified).count();
        let notes = self.card.notes.iter().filter(|note| note.code != Code::ImportUnsure);
        let notes = notes.filter(|note| unverified == 1 || !is_unverified(note));
        let mut remarks: Vec<String> = notes.map(text).collect();
        if unverified > 1 {
            remarks.push(say!(
                self.language,
                "{unverified} 种依据未核实原文,见 jixiao explain",
                "{unverified} sources are not verified in the original; jixiao explain names them"
            ));
        }
        if let Some(why) = self.card.execution.as_ref().and_then(|execution| execution.why.as_ref()) {
            remarks.push(format!("{}{}", say!(self.language, "预算执行率:", "execution rate: "), text(why)));
        }
        let mut grouped: Vec<(String, Vec<String>)> = Vec::new();
        for indicator in &self.card.indicators {
            let readings = indicator.reading.target.notes.iter().chain(&indicator.reading.actual.notes);
            // That points are passed on stands in the column of the weights.
            let notes = indicator.notes.iter().filter(|note| note.code != Code::WeightPassedOn);
            for remark in indicator.why.iter().chain(notes).chain(readings).map(text) {
                match grouped.iter_mut().find(|(known, _)| *known == remark) {
                    // What holds for target and actual value alike is said once.
                    Some((_, names)) if names.last() == Some(&self.name(indicator)) => {}
                    Some((_, names)) => names.push(self.name(indicator)),
                    None => grouped.push((remark, vec![self.name(indicator)])),
                }
            }
        }
        let (separator, colon) = (say!(self.language, "、", ", "), say!(self.language, ":", ": "));
        remarks.extend(grouped.into_iter().map(|(text, names)| format!("{text}{colon}{}", names.join(separator))));
        remarks
    }
}

fn shown(figure: Figure) -> Cow<'static, str> {
    Cow::Owned(figure.to_string())
}
