//! # J205 funds-do-not-foot · 资金分项与合计不符 · Funds do not add up
//!
//! ## 中文
//! 检查:年初预算数、全年预算数、全年执行数各列,分项之和是否等于总额;名称以“其中”开头的行,是否等于上一行;既按来源、又按用途分列的,各用途的同名来源相加,是否等于总额的该来源;按收入性质、按支出性质等分列的,各与总额相符。
//! 为何:金额对不上,执行率和得分就没有依据;多半是抄错或漏行。
//! 依据:算术;已公布的表:166 + 136 + 20.25 = 322.25,合计写 321.25。
//! 例:总额 100,其中当年财政拨款 80、其他资金 30。
//! 怎样改正:逐行核对账面数,改正抄错的一格。
//! 不算:每行都照抄总额的;先按收入、再按支出分列而各等于总额的;尾差(每个数末位的一半);只写出一个分项而小于总额的,或行不全而小于总额的,以及前几行已等于总额而其后各行没有名称的,列为无法判断;总额全空的(见 total-row-empty)。
//!
//! ## English
//! Checks: whether the parts of the total add up to it, for the initial budget, the full-year budget and the executed amount; whether rows that begin with 其中 add up to the row above them; where money is broken down by source and by purpose, whether equal sources of all purposes add up to that source of the total; whether rows that break the money down anew (按收入性质分, 按支出性质分) are the total again.
//! Why: where amounts do not add up, neither the rate nor its points have a ground; mostly a figure was copied wrongly or a row is missing.
//! Basis: 算术 (arithmetic); published tables: 166 + 136 + 20.25 = 322.25, and the sum says 321.25.
//! Example: a total of 100, with 80 from the year's appropriation and 30 from others.
//! How to correct: hold each row against the books, and mend the one cell that is wrong.
//! Not flagged: parts that all repeat the total; parts by income and then by outlay that both add up to it; differences of rounding (half a step of the last place for each figure); totals without any money (see total-row-empty). Left open: one single part below its total, parts below it where rows are missing, and rows without names behind those that add up to the total.

use super::breakdown::{Breakdown, COLUMNS, Group, amount, column_name, is_part_of_above, row_name};
use super::footing::{Footing, Sum, foot};
use crate::audit::audited_table::{AuditedTable, Fund};
use crate::audit::finding::Severity;
use crate::audit::report::{Found, Report};
use crate::audit::rule::Rule;
use crate::num::{ArithmeticError, Number};
use crate::words::{Text, text};

pub(crate) const RULE: Rule = Rule {
    code: "J205",
    slug: "funds-do-not-foot",
    severity: Severity::Error,
    since: "0.1.0",
    source: include_str!("funds_do_not_foot.rs"),
    table: Some(check),
    folder: None,
};

fn check(table: &AuditedTable<'_>, report: &mut Report<'_>) -> Result<(), ArithmeticError> {
    let Some(breakdown) = Breakdown::of(table) else { return Ok(()) };
    let mut open = Vec::new();
    let money = Money {
        funds: &table.funds,
        exact: table.assessment().currency.as_deref() == Some("元"),
        all: table.is_complete(),
    };
    for column in COLUMNS {
        if let Some(unread) = table.funds.iter().find(|fund| fund.is_unread(column)) {
            if !(breakdown.total.parts.is_empty() && breakdown.nested.is_empty() && breakdown.again.is_empty()) {
                let what = column_name(column);
                let why = text!(
                    "有一行的{what}无法读取,分项与合计无从核对", "the {what} of a row cannot be read, so that sums prove nothing";
                    what
                );
                report.leave_open(&unread.pointer(column), why);
            }
            continue;
        }
        let moved = money.moved(&breakdown, column)?;
        if moved.is_empty() && !breakdown.total_is_empty(money.funds) {
            money.check_total(&breakdown, column, report, &mut open)?;
        }
        for group in &breakdown.again {
            money.check_again(breakdown.total.whole, group, column, report, &mut open)?;
        }
        for group in breakdown.nested.iter().filter(|group| !group.parts.iter().any(|part| moved.contains(part))) {
            let footing = money.foot(group.whole, &group.parts, column)?;
            money.tell(group.whole, column, footing, report, &mut open);
        }
    }
    open.sort_unstable();
    open.dedup();
    for whole in open {
        let name = money.name(whole);
        let why = text!(
            "“{name}”的分项小于合计,可能没有列全",
            "the parts of {name} are less than it, and there may be others"
        );
        report.leave_open(&format!("/funds/{whole}"), why);
    }
    Ok(())
}

/// The rows of the money.
struct Money<'a> {
    funds: &'a [Fund<'a>],
    /// Whether amounts are printed to the last coin.
    exact: bool,
    /// Whether no row is missing.
    all: bool,
}

impl Money<'_> {
    fn name(&self, index: usize) -> &str {
        self.funds.get(index).map_or("", row_name)
    }

    fn foot(&self, whole: usize, parts: &[usize], column: &str) -> Result<Footing, ArithmeticError> {
        let cell = |index: &usize| self.funds.get(*index).and_then(|row| amount(row, column));
        let parts: Vec<Number> = parts.iter().filter_map(cell).collect();
        match cell(&whole).filter(|_| !parts.is_empty()) {
            Some(whole) => foot(whole, parts, self.exact, self.all),
            None => Ok(Footing::Nothing),
        }
    }

    /// Rows that the reading of 其中 puts below another row, and that are parts of the total if the amounts are
    /// asked: those behind the parts that add up to that row, and all of them where that row is 其中 itself.
    fn moved(&self, breakdown: &Breakdown, column: &str) -> Result<Vec<usize>, ArithmeticError> {
        let mut rows = Vec::new();
        for group in &breakdown.nested {
            if matches!(self.foot(group.whole, &group.parts, column)?, Footing::Agrees) {
                continue;
            }
            let sibling = self.funds.get(group.whole).is_some_and(is_part_of_above);
            for count in usize::from(!sibling)..group.parts.len() {
                let (own, others) = group.parts.split_at(count);
                if count == 0 || matches!(self.foot(group.whole, own, column)?, Footing::Agrees) {
                    rows.extend(others);
                    break;
                }
            }
        }
        let all: Vec<usize> = breakdown.total.parts.iter().chain(&rows).copied().collect();
        let foots = matches!(self.foot(breakdown.total.whole, &all, column)?, Footing::Agrees);
        Ok(if foots { rows } else { Vec::new() })
    }

    /// The total against its parts, and against those that break it down a second time.
    fn check_total(
        &self,
        breakdown: &Breakdown,
        column: &str,
        report: &mut Report<'_>,
        open: &mut Vec<usize>,
    ) -> Result<(), ArithmeticError> {
        let Group { whole, parts } = &breakdown.total;
        let first = self.foot(*whole, parts, column)?;
        if breakdown.second.is_empty() {
            if self.is_unnamed_again(parts, &first) {
                let why = text!(
                    "前几行已等于总额,其后的各行没有名称,分不清是谁的分项",
                    "the first rows add up to the total, and those behind them have no names that say what they are parts of"
                );
                report.leave_open(&format!("/funds/{whole}/{column}"), why);
                return Ok(());
            }
            self.tell(*whole, column, first, report, open);
            return Ok(());
        }
        let second = self.foot(*whole, &breakdown.second, column)?;
        match (&first, &second) {
            (Footing::Agrees, Footing::Agrees) => self.cross_foot(breakdown, column, report),
            (Footing::Agrees | Footing::Nothing, _) => Ok(()),
            _ => {
                let rows: Vec<usize> = parts.iter().chain(&breakdown.second).copied().collect();
                // One row among the parts of the total may have parts of its own.
                if !matches!(self.foot(*whole, &rows, column)?, Footing::Agrees) {
                    let above = matches!(&first, Footing::Differs(sum) if sum.comes_to > sum.whole.fraction());
                    let footing = if above { first } else { Footing::Open };
                    self.tell(*whole, column, footing, report, open);
                }
                Ok(())
            }
        }
    }

    /// A row that is the total again: its own amount against that of the total, its parts against its own, or, where
    /// it prints none, against that of the total.
    fn check_again(
        &self,
        total: usize,
        Group { whole, parts }: &Group,
        column: &str,
        report: &mut Report<'_>,
        open: &mut Vec<usize>,
    ) -> Result<(), ArithmeticError> {
        let cell = |index: usize| self.funds.get(index).and_then(|row| amount(row, column));
        let Some(own) = cell(*whole) else {
            self.tell(total, column, self.foot(total, parts, column)?, report, open);
            return Ok(());
        };
        self.tell(*whole, column, self.foot(*whole, parts, column)?, report, open);
        if let Some(set) = cell(total).filter(|set| set.fraction() != own.fraction()) {
            let (what, name, of_total) = (column_name(column), self.name(*whole), self.name(total));
            let message = text!(
                "“{name}”的{what}写 {own},“{of_total}”写 {set}",
                "the {what} of {name} says {own}, that of {of_total} says {set}";
                what
            );
            let at = format!("/funds/{whole}/{column}");
            report.add(Found::new(at, message).figures(set.to_string(), own.to_string()));
        }
        Ok(())
    }

    /// Whether the total is broken down a second time by rows without names, which may be parts of one another.
    fn is_unnamed_again(&self, parts: &[usize], footing: &Footing) -> bool {
        let unnamed = |part: &usize| self.funds.get(*part).is_some_and(|fund| fund.row.name.is_none());
        matches!(footing, Footing::Differs(sum) if sum.again) && parts.iter().all(unnamed)
    }

    /// Each source of the total against the same source of every purpose.
    fn cross_foot(&self, breakdown: &Breakdown, column: &str, report: &mut Report<'_>) -> Result<(), ArithmeticError> {
        let purposes = || breakdown.nested.iter().filter(|group| breakdown.second.contains(&group.whole));
        for source in &breakdown.total.parts {
            let same = |part: &&usize| self.name(**part) == self.name(*source);
            let parts: Vec<usize> = purposes().filter_map(|group| group.parts.iter().find(same)).copied().collect();
            if parts.len() < 2 || parts.len() != breakdown.second.len() {
                continue;
            }
            if let Footing::Differs(sum) = self.foot(*source, &parts, column)? {
                let name = self.name(*source);
                let message = text!(
                    "各项的“{name}”相加 {says},总额之下的“{name}”写 {whole}",
                    "{name} of all purposes adds up to {says}, {name} of the total says {whole}",
                    says = sum.says(),
                    whole = sum.whole
                );
                let found = found(*source, column, message, &sum);
                report.add(match self.common_cell(breakdown, &parts, column, &sum)? {
                    Some(advice) => found.advise(advice),
                    None => found,
                });
            }
        }
        Ok(())
    }

    /// The one cell that would mend both its purpose and its source, where there is one.
    fn common_cell(
        &self,
        breakdown: &Breakdown,
        parts: &[usize],
        column: &str,
        wrong: &Sum,
    ) -> Result<Option<Text>, ArithmeticError> {
        let by = wrong.comes_to.subtract(wrong.whole.fraction())?;
        for part in parts {
            let Some(group) = breakdown.nested.iter().find(|group| group.parts.contains(part)) else { continue };
            let Footing::Differs(sum) = self.foot(group.whole, &group.parts, column)? else { continue };
            let cell = self.funds.get(*part).and_then(|row| amount(row, column));
            if let Some(cell) =
                cell.filter(|_| sum.comes_to.subtract(sum.whole.fraction()).is_ok_and(|other| other == by))
            {
                let mended = cell.fraction().subtract(by)?;
                let (purpose, source) = (self.name(group.whole), self.name(*part));
                return Ok(Some(text!(
                    "核对“{purpose}”的“{source}”:写 {mended} 而不是 {cell},行与列都能相符。",
                    "check {source} of {purpose}: with {mended} instead of {cell} both sums would be right."
                )));
            }
        }
        Ok(None)
    }

    /// Tells what came of adding up.
    fn tell(&self, whole: usize, column: &str, footing: Footing, report: &mut Report<'_>, open: &mut Vec<usize>) {
        match footing {
            Footing::Nothing | Footing::Agrees => {}
            Footing::Open => open.push(whole),
            Footing::Differs(sum) => {
                let (what, name) = (column_name(column), self.name(whole));
                let message = text!(
                    "{name}的{what}写 {whole},分项相加 {says}",
                    "the {what} of {name} says {whole}, its parts add up to {says}",
                    whole = sum.whole,
                    says = sum.says();
                    what
                );
                report.add(found(whole, column, message, &sum));
            }
        }
    }
}

fn found(row: usize, column: &str, message: Text, sum: &Sum) -> Found {
    Found::new(format!("/funds/{row}/{column}"), message).figures(sum.comes_to.to_string(), sum.whole.to_string())
}
