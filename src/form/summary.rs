//! 项目支出绩效自评结果汇总表: a row a project, and sums that are formulas.

use super::figures::{behind_point, content, is_rounded_half_up, live_rate, percent, rate, sum};
use super::tally::Tally;
use super::total::OPEN;
use crate::book::{Area, Content, Look, Mark, Paper, height};
use crate::lists::lists;
use crate::model::scorecard::{Execution, Scorecard};
use crate::num::{Figure, Fraction, Mode, Rounding};
use crate::words::{Address, Text, text};

const TITLE: &str = "项目支出绩效自评结果汇总表";

/// Headings and how many digits wide their columns are.
const COLUMNS: [(&str, u32); 9] = [
    ("序号", 6),
    ("项目名称", 26),
    ("主管部门", 18),
    ("实施单位", 18),
    ("全年预算数", 13),
    ("全年执行数", 13),
    ("执行率", 10),
    ("得分", 9),
    ("等级", 7),
];

/// What amounts are counted in where tables do not agree.
const COMMON: &str = "万元";

/// Columns of amounts, from 0.
const BUDGET: u32 = 4;
const EXECUTED: u32 = 5;

/// How the rate of all is printed.
const ROUNDING: Rounding = Rounding { places: 2, mode: Mode::HalfUp };

/// The table of the results of these projects.
///
/// # Errors
/// Tables that count in units which cannot be brought together.
pub fn summary(cards: &[&Scorecard]) -> Result<Paper, Text> {
    let unit = unit(cards);
    let mut table = Table::begin(cards, &unit);
    for card in cards {
        table.row(card, &unit)?;
    }
    Ok(table.finish())
}

/// What all count in; `COMMON` where they do not agree.
fn unit(cards: &[&Scorecard]) -> String {
    let mut units = cards.iter().filter_map(|card| card.currency.as_deref());
    let first = units.next().unwrap_or(COMMON);
    if units.all(|unit| unit == first) { first.to_owned() } else { COMMON.to_owned() }
}

/// What one of a unit is in another; none where that is not known.
fn factor(from: &str, to: &str) -> Option<Fraction> {
    let of = |unit: &str| Some(Fraction::whole(*lists().units.money.get(unit)?));
    if from == to { Some(Fraction::ONE) } else { of(from)?.divide(of(to)?).ok() }
}

struct Table {
    paper: Paper,
    projects: u32,
    /// Budgets and money spent, as they are added up.
    sums: [Sum; 2],
}

#[derive(Default)]
struct Sum {
    tally: Tally,
    figures: Vec<Fraction>,
}

impl Table {
    fn begin(cards: &[&Scorecard], unit: &str) -> Self {
        let columns: Vec<u32> = COLUMNS.iter().map(|(_, width)| width * 10).collect();
        let paper = Paper { name: TITLE.to_owned(), columns, ..Paper::default() };
        let mut table = Self { paper, projects: 0, sums: Default::default() };
        table.line(Look::Title, TITLE);
        let mut years: Vec<u16> = cards.iter().filter_map(|card| card.year).collect();
        years.sort_unstable();
        years.dedup();
        if let [year] = years.as_slice() {
            table.line(Look::Middle, &format!("（{year}年度）"));
        }
        let mut departments: Vec<&str> = cards.iter().filter_map(|card| card.project.department.as_deref()).collect();
        departments.sort_unstable();
        departments.dedup();
        let department = if let [one] = departments.as_slice() { *one } else { "" };
        table.line(
            Look::Left,
            &format!("部门（单位）名称（公章）：{department}      填报日期：    年  月  日      单位：{unit}"),
        );
        let row = table.begin_row();
        for (column, (label, _)) in (0..).zip(COLUMNS) {
            table.put(Area::one(Address::new(row, column)), Look::Cell, Content::Text(label.to_owned()));
        }
        table.paper.repeated = Some(row);
        table
    }

    fn begin_row(&mut self) -> u32 {
        self.paper.heights.push(0);
        self.paper.corner().row
    }

    fn put(&mut self, area: Area, look: Look, content: Content) {
        if area.from != area.to {
            self.paper.merged.push(area);
        }
        self.paper.cells.insert(area.from, Mark { content, look, input: false, field: None });
    }

    fn line(&mut self, look: Look, text: &str) {
        let row = self.begin_row();
        let area = Area { from: Address::new(row, 0), to: Address::new(row, self.paper.corner().column) };
        self.put(area, look, Content::Text(text.to_owned()));
    }

    fn row(&mut self, card: &Scorecard, unit: &str) -> Result<(), Text> {
        let row = self.begin_row();
        self.projects += 1;
        let factor = factor(card.currency.as_deref().unwrap_or(unit), unit).ok_or_else(|| {
            let (name, currency) = (&card.project.name, card.currency.as_deref().unwrap_or_default());
            text!(
                "“{name}”的金额单位“{currency}”不能换算为“{unit}”",
                "the unit of money of {name}, `{currency}`, cannot be brought to `{unit}`"
            )
        })?;
        let project = &card.project;
        let words = |text: Option<&String>| text.map_or(Content::Blank, |text| Content::Text(text.clone()));
        let execution = card.execution.as_ref();
        let budget = execution.and_then(|execution| execution.budget);
        let executed = execution.and_then(|execution| execution.executed);
        // What only a part of the points came to is no total beside others.
        let score = card.total.score.filter(|_| card.total.weight == card.total.assessed);
        let score = score.map_or_else(|| Content::Text(OPEN.to_owned()), content);
        let grade = card.grade.clone().map_or_else(|| Content::Text(OPEN.to_owned()), Content::Text);
        let cells = [
            (Look::Cell, content(Fraction::whole(self.projects.into()).into())),
            (Look::Words, Content::Text(project.name.clone())),
            (Look::Words, words(project.department.as_ref())),
            (Look::Words, words(project.implementer.as_ref().or(project.unit.as_ref()))),
            (Look::Cell, self.amount(row, BUDGET, budget, factor)),
            (Look::Cell, self.amount(row, EXECUTED, executed, factor)),
            (Look::Cell, execution.map_or(Content::Blank, |execution| rate_of(execution, row))),
            (Look::Cell, score),
            (Look::Cell, grade),
        ];
        for (column, (look, content)) in (0..).zip(cells) {
            self.put(Area::one(Address::new(row, column)), look, content);
        }
        Ok(())
    }

    /// An amount in the unit of the table, which is added up.
    fn amount(&mut self, row: u32, column: u32, figure: Option<Figure>, factor: Fraction) -> Content {
        let amount = figure.and_then(|figure| figure.value().multiply(factor).ok().map(|value| (figure, value)));
        let sum = if column == BUDGET { self.sums.first_mut() } else { self.sums.last_mut() };
        if let Some(sum) = sum {
            sum.tally.add(Address::new(row, column), amount.map(|(_, value)| value));
            sum.figures.extend(amount.map(|(_, value)| value));
        }
        amount.map_or(Content::Blank, |(figure, value)| {
            content(if figure.value() == value { figure } else { value.into() })
        })
    }

    /// The row of the sums below all.
    fn finish(mut self) -> Paper {
        let row = self.begin_row();
        let label = Area { from: Address::new(row, 0), to: Address::new(row, BUDGET - 1) };
        self.put(label, Look::Cell, Content::Text(format!("合计（{}个项目）", self.projects)));
        let sums = self.sums.each_ref().map(|added| sum(added.figures.iter().copied()));
        let printed = self.sums.each_ref().map(|added| {
            let sum = sum(added.figures.iter().copied());
            sum.map_or(Content::Blank, |sum| added.tally.printed(sum.into()))
        });
        for (column, content) in (BUDGET..).zip(printed) {
            self.put(Area::one(Address::new(row, column)), Look::Cell, content);
        }
        let [budget, executed] = sums;
        let whole = budget.zip(executed).filter(|(budget, _)| !budget.is_zero());
        let rate = whole.and_then(|(budget, executed)| Some((budget, executed, rate(executed, budget, ROUNDING)?)));
        let rate = rate.map_or(Content::Blank, |(budget, executed, rate)| live(rate, budget, executed, row));
        self.put(Area::one(Address::new(row, EXECUTED + 1)), Look::Cell, rate);
        for column in [EXECUTED + 2, EXECUTED + 3] {
            self.put(Area::one(Address::new(row, column)), Look::Cell, Content::Text("—".to_owned()));
        }
        height::fit(&mut self.paper);
        self.paper
    }
}

/// The rate of a project as its card has it.
fn rate_of(execution: &Execution, row: u32) -> Content {
    let Some(rate) = execution.rate_percent else { return Content::Text("—".to_owned()) };
    match (execution.budget, execution.executed) {
        (Some(budget), Some(executed)) => live(rate, budget.value(), executed.value(), row),
        _ => percent(rate).map_or(Content::Blank, Content::Figure),
    }
}

/// A rate as a formula, where it comes to the figure that is printed.
fn live(rate: Figure, budget: Fraction, executed: Fraction, row: u32) -> Content {
    let Some(shown) = percent(rate) else { return Content::Text(rate.to_string()) };
    if budget.is_zero() || !is_rounded_half_up(executed, budget, rate) {
        return Content::Figure(shown);
    }
    let [budget, executed] = [BUDGET, EXECUTED].map(|column| Address::new(row, column));
    live_rate(budget, executed, behind_point(&rate.to_string()), Some(shown))
}
