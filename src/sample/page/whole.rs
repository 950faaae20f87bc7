//! The list for those who evaluate again.

use super::chance::per_cent;
use crate::num::Figure;
use crate::print::{cell, decimals, number, plain_table, trimmed, wrap};
use crate::sample::record::{DrawnProject, Sample, SampleBy, SampleMethod};
use crate::words::{Language, say};

/// What was drawn from, who is drawn, and what it takes to draw again.
#[must_use]
pub fn page(sample: &Sample, language: Language, width: u16) -> String {
    let page = Page { sample, language, width };
    let mut text = page.head() + &page.drawn();
    if sample.method == SampleMethod::Stratified {
        text.push_str(&format!("\n{}", page.strata()));
    }
    text.push('\n');
    text + &page.foot()
}

struct Page<'s> {
    sample: &'s Sample,
    language: Language,
    width: u16,
}

impl Page<'_> {
    fn line(&self, line: &str) -> String {
        wrap(line, 2, self.width) + "\n"
    }

    fn head(&self) -> String {
        let Sample { size, frame, seed, .. } = self.sample;
        let (projects, amount, currency) = (frame.projects, &frame.amount, &frame.currency);
        let method = self.method();
        self.line(&say!(
            self.language,
            "从 {projects} 个项目(预算合计 {amount} {currency})中抽取 {size} 个:{method},种子“{seed}”",
            "{size} of {projects} projects (budgets of {amount} {currency}) drawn: {method}, seed `{seed}`"
        ))
    }

    fn method(&self) -> &'static str {
        match self.sample.method {
            SampleMethod::Simple => say!(self.language, "简单随机", "simple random"),
            SampleMethod::Stratified => match self.sample.by {
                Some(SampleBy::Department) => say!(self.language, "按部门分层", "stratified by department"),
                Some(SampleBy::Unit) => say!(self.language, "按单位分层", "stratified by unit"),
                Some(SampleBy::Amount) => say!(self.language, "按预算金额分层", "stratified by amount"),
                Some(SampleBy::Grade) | None => say!(self.language, "按等级分层", "stratified by grade"),
            },
            SampleMethod::Monetary => {
                say!(self.language, "按预算金额(货币单位抽样)", "in proportion to the budget (monetary unit)")
            }
            SampleMethod::Risk => say!(self.language, "按风险", "in proportion to risk"),
        }
    }

    fn drawn(&self) -> String {
        let method = self.sample.method;
        let mut table = plain_table(self.width);
        let mut head = vec![
            cell(say!(self.language, "项目", "project")),
            cell(say!(self.language, "部门、单位", "department, unit")),
            number(say!(self.language, "预算", "budget")),
        ];
        if method == SampleMethod::Risk {
            head.push(number(say!(self.language, "风险", "risk")));
        }
        head.extend([cell(say!(self.language, "抽中机会", "chance")), cell(say!(self.language, "缘由", "reason"))]);
        table.set_header(head);
        for row in &self.sample.drawn {
            let owners: Vec<&str> = row.department.iter().chain(&row.unit).map(String::as_str).collect();
            let mut cells = vec![
                cell(row.year.map_or_else(|| row.project.clone(), |year| format!("{} · {year}", row.project))),
                cell(owners.join(" · ")),
                number(&shown(row.budget)),
            ];
            if method == SampleMethod::Risk {
                cells.push(number(&shown(row.measure)));
            }
            cells.extend([cell(self.chance(row.chance)), cell(self.reason(row))]);
            table.add_row(cells);
        }
        trimmed(&mut table)
    }

    /// As an exact value, and in per cent.
    fn chance(&self, chance: Figure) -> String {
        match per_cent(chance) {
            Some(share) => format!("{chance} ({share}%)"),
            None => decimals(chance, self.language),
        }
    }

    fn reason(&self, row: &DrawnProject) -> String {
        match self.sample.method {
            _ if row.certain => say!(self.language, "满一个间隔,必抽", "certain").to_owned(),
            SampleMethod::Simple => say!(self.language, "抽签", "by lot").to_owned(),
            SampleMethod::Stratified => say!(
                self.language,
                "抽签,层“{stratum}”",
                "by lot, of `{stratum}`",
                stratum = self.stratum(row.stratum.as_ref())
            ),
            SampleMethod::Monetary => say!(self.language, "抽签,按预算", "by lot, by budget").to_owned(),
            SampleMethod::Risk => say!(self.language, "抽签,按风险", "by lot, by risk").to_owned(),
        }
    }

    fn stratum(&self, name: Option<&String>) -> String {
        name.cloned().unwrap_or_else(|| say!(self.language, "未填", "not stated").to_owned())
    }

    fn strata(&self) -> String {
        let mut table = plain_table(self.width);
        table.set_header(vec![
            cell(say!(self.language, "层", "stratum")),
            number(say!(self.language, "项目", "projects")),
            number(say!(self.language, "预算", "budgets")),
            number(say!(self.language, "抽取", "drawn")),
            cell(say!(self.language, "抽中机会", "chance")),
        ]);
        for stratum in &self.sample.strata {
            table.add_row(vec![
                cell(self.stratum(stratum.name.as_ref())),
                number(&stratum.projects.to_string()),
                number(&stratum.amount.to_string()),
                number(&stratum.drawn.to_string()),
                cell(self.chance(stratum.chance)),
            ]);
        }
        trimmed(&mut table)
    }

    fn foot(&self) -> String {
        let Sample { algorithm, frame, .. } = self.sample;
        let mut text = String::new();
        if let (Some(interval), Some(start)) = (self.sample.interval, self.sample.start) {
            let start = per_cent(start).map(|start| start.to_string()).unwrap_or_default();
            let interval = decimals(interval, self.language);
            text.push_str(&self.line(&say!(
                self.language,
                "间隔 {interval},满一个间隔的必抽;第一个抽样点在间隔的 {start}% 处",
                "interval {interval}, which makes whatever is as large certain; the first mark at {start}% of it"
            )));
        }
        if frame.no_chance > 0 {
            let count = frame.no_chance;
            text.push_str(&self.line(&match self.sample.method {
                SampleMethod::Stratified => say!(
                    self.language,
                    "注意:{count} 个项目所在的层没有名额,不会被抽中",
                    "note: without a chance, because so few leave their strata none: {count}"
                ),
                _ => say!(
                    self.language,
                    "注意:{count} 个项目没有可用的预算,不会被抽中",
                    "note: without a chance, because no budget of theirs is known: {count}"
                ),
            }));
        }
        if frame.left_out > 0 {
            let count = frame.left_out;
            text.push_str(&self.line(&say!(
                self.language,
                "另有 {count} 张表属于别类评价,未计入(可用 --kind 另抽)",
                "left out, as evaluations of another kind (see --kind): {count}"
            )));
        }
        if frame.failed > 0 {
            let count = frame.failed;
            text.push_str(&self.line(&say!(
                self.language,
                "注意:另有 {count} 个输入无法计入抽取范围",
                "note: inputs that could not be taken into the frame: {count}"
            )));
        }
        let sha256 = &frame.sha256;
        text + &self.line(&say!(
            self.language,
            "算法 {algorithm};抽取范围 SHA-256 {sha256}",
            "algorithm {algorithm}; frame SHA-256 {sha256}"
        ))
    }
}

fn shown(figure: Option<Figure>) -> String {
    figure.map_or_else(|| "—".to_owned(), |figure| figure.to_string())
}
