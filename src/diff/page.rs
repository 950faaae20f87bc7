//! Differences as people read them: what was, what is, and why.

use super::scorecard_diff::{RowDiff, RowResult, ScorecardDiff};
use super::sides::Sides;
use super::template_diff::{Rescored, RuleDiff, TemplateDiff};
use crate::model::template::Light;
use crate::num::Figure;
use crate::print::{decimals, lamp, outcome, wrap};
use crate::words::{Language, Text, say};

/// Two templates: every rule that differs, then what that does to tables.
#[must_use]
pub fn template_diff(diff: &TemplateDiff, language: Language, width: u16) -> String {
    let page = Page { language, width };
    let (before, after) = (&diff.before, &diff.after);
    let mut text = format!("{} {} → {} {}\n", before.id, before.version, after.id, after.version);
    text.push_str(&match diff.rules.len() {
        0 => say!(language, "规则没有差别\n", "no rule differs\n").to_owned(),
        1 => say!(language, "1 条规则不同\n\n", "1 rule differs\n\n").to_owned(),
        count => say!(language, "{count} 条规则不同\n\n", "{count} rules differ\n\n"),
    });
    diff.rules.iter().for_each(|rule| page.rule(rule, &mut text));
    if let Some(rescored) = &diff.rescored {
        page.rescored(rescored, &mut text);
    }
    text
}

/// Two scorecards of the same table: total and grade, then every row that differs.
#[must_use]
pub fn scorecard_diff(diff: &ScorecardDiff, language: Language, width: u16) -> String {
    let mut text = String::new();
    Page { language, width }.scorecard(diff, &mut text);
    text
}

struct Page {
    language: Language,
    width: u16,
}

impl Page {
    fn line(&self, line: &str, indent: usize, text: &mut String) {
        text.push_str(&wrap(line, indent, self.width));
        text.push('\n');
    }

    /// On one line where both sides fit there, otherwise one below the other.
    fn rule(&self, rule: &RuleDiff, text: &mut String) {
        let subject = rule.subject.get(self.language);
        let says = |side: &Text| {
            let says = side.get(self.language).replace('\n', " ");
            if says.is_empty() { "—".to_owned() } else { says.trim().to_owned() }
        };
        let sides = match (&rule.before, &rule.after) {
            (Some(before), Some(after)) => {
                let (before, after) = (says(before), says(after));
                let line = format!("  {subject}{}{before} → {after}", say!(self.language, ":", ": "));
                if wrap(&line, 0, self.width) == line {
                    return self.line(&line, 0, text);
                }
                vec![("-", before), ("+", after)]
            }
            (before, after) => {
                let before = before.iter().map(|side| ("-", says(side)));
                before.chain(after.iter().map(|side| ("+", says(side)))).collect()
            }
        };
        self.line(&format!("  {subject}"), 4, text);
        for (sign, says) in sides {
            self.line(&format!("    {sign} {says}"), 6, text);
        }
    }

    fn rescored(&self, rescored: &Rescored, text: &mut String) {
        text.push('\n');
        rescored.tables.iter().for_each(|table| self.scorecard(table, text));
        let Rescored { tables, failed, other_total, other_grade, mean_difference } = rescored;
        let mean = mean_difference.map_or_else(|| "—".to_owned(), |mean| decimals(mean, self.language));
        let mut summary = say!(
            self.language,
            "共 {count}:{other_total} 张总分不同,{other_grade} 张等级不同,平均差 {mean}",
            "{count}: {other_total} with another total, {other_grade} with another grade, mean difference {mean}",
            count = tables_of(tables.len(), self.language)
        );
        if *failed > 0 {
            summary.push_str(&say!(self.language, ";{failed} 张无法重算", "; {failed} could not be scored by both"));
        }
        text.push('\n');
        self.line(&summary, 2, text);
    }

    fn scorecard(&self, diff: &ScorecardDiff, text: &mut String) {
        let side = |total: Option<Figure>, grade: &Option<String>, light: Option<Light>| {
            let grade = grade.clone().or_else(|| light.map(|light| lamp(light, self.language).to_owned()));
            [total.map(|total| total.to_string()), grade].into_iter().flatten().collect::<Vec<_>>().join(" ")
        };
        let Sides { before, after } = diff.total;
        let sides =
            [side(before, &diff.grade.before, diff.light.before), side(after, &diff.grade.after, diff.light.after)];
        let [before, after] = sides.map(|side| if side.is_empty() { "—".to_owned() } else { side });
        let result = if diff.is_same() {
            format!("{before}{}", say!(self.language, ",不变", ", unchanged"))
        } else {
            let change = diff.difference.map(signed);
            let change =
                change.map(|change| format!("{}{change}", say!(self.language, ",差 ", ", by "))).unwrap_or_default();
            format!("{before} → {after}{change}")
        };
        self.line(&format!("{}{}{result}", diff.project, say!(self.language, ":", ": ")), 2, text);
        diff.rows.iter().for_each(|row| self.row(row, text));
    }

    fn row(&self, row: &RowDiff, text: &mut String) {
        let name = if row.path.is_empty() {
            say!(self.language, "预算执行率", "execution rate").to_owned()
        } else {
            row.path.join(" · ")
        };
        let (colon, comma) = (say!(self.language, ":", ": "), say!(self.language, ",", ", "));
        let [before, after] = [&row.before, &row.after]
            .map(|side| side.as_ref().map_or_else(|| "—".to_owned(), |side| points(side, self.language)));
        let why = row.why();
        let why = why.get(self.language);
        self.line(&format!("  {name}{colon}{before} → {after}{comma}{why}"), 4, text);
    }
}

/// Points, or what came of a row without any.
/// So many tables.
pub(super) fn tables_of(count: usize, language: Language) -> String {
    match count {
        1 => say!(language, "1 张表", "1 table").to_owned(),
        count => say!(language, "{count} 张表", "{count} tables"),
    }
}

pub(super) fn points(result: &RowResult, language: Language) -> String {
    let came = || match (result.light, result.outcome) {
        (Some(light), _) => lamp(light, language),
        (None, Some(one)) => outcome(one, language),
        (None, None) => "—",
    };
    result.score.map_or_else(|| came().to_owned(), |score| score.to_string())
}

/// A difference with its sign.
pub(super) fn signed(difference: impl Copy + ToString) -> String {
    let difference = difference.to_string();
    if difference.starts_with('-') || difference == "0" { difference } else { format!("+{difference}") }
}
