//! Every figure of published final accounts that follows from their tables: as published, as computed from the
//! tables, and equal or the reason why not. The table that people read is `accounts/zaozhuang-2024.md`; here each of
//! its rows is computed again.

use jixiao::model::department::{AccountRow, AccountsText, Balance, Department, PublicExpense};
use jixiao::num::{Fraction, Mode, Number, Points, Rounding};

use crate::support::{root, scorecard};

const TABLE: &str = include_str!("accounts/zaozhuang-2024.md");

fn department(file: &str) -> Department {
    let text = std::fs::read_to_string(root().join("examples/zaozhuang-2024").join(file)).unwrap();
    toml::from_str(&text).unwrap()
}

/// A row of the table.
struct Row<'t> {
    name: &'t str,
    published: &'t str,
    from: &'t str,
    computed: &'t str,
    verdict: &'t str,
}

fn rows(section: &str) -> Vec<Row<'_>> {
    section.lines().filter_map(|line| line.strip_prefix("| ")).skip(1).map(cells).collect()
}

fn cells(line: &str) -> Row<'_> {
    let cells: Vec<&str> = line.trim_end_matches(" |").split(" | ").collect();
    let [_, name, published, from, computed, verdict] = cells.as_slice() else { panic!("{line}") };
    Row { name, published, from, computed, verdict }
}

/// What the tables say.
struct Books {
    accounts: Department,
    results: Department,
}

impl Books {
    /// A formula: figures of the tables and literal ones, `+`, `−`, and `÷` for per cent, from left to right.
    fn compute(&self, formula: &str) -> Fraction {
        let mut words = formula.split(' ');
        let value = self.sum(&mut words);
        assert_eq!(words.next(), None, "{formula}");
        value
    }

    fn sum(&self, words: &mut dyn Iterator<Item = &str>) -> Fraction {
        let mut value = self.operand(words);
        loop {
            value = match words.next() {
                Some("+") => value.add(self.operand(words)),
                Some("−") => value.subtract(self.operand(words)),
                Some("÷") => value.divide(self.operand(words)).and_then(|ratio| ratio.multiply(Fraction::whole(100))),
                Some(")") | None => return value,
                Some(word) => panic!("{word}"),
            }
            .unwrap();
        }
    }

    fn operand(&self, words: &mut dyn Iterator<Item = &str>) -> Fraction {
        match words.next().unwrap() {
            "(" => self.sum(words),
            word => self.figure(word),
        }
    }

    fn figure(&self, word: &str) -> Fraction {
        let accounts = self.accounts.accounts.as_ref().unwrap();
        let parts: Vec<&str> = word.split('/').collect();
        let economic = accounts.economic.as_ref().unwrap();
        let public = accounts.three_public.as_ref().unwrap();
        let number = match parts.as_slice() {
            ["01", side, row] => in_balance(accounts.balance.as_ref().unwrap(), side, row),
            ["04", side, row] => in_balance(accounts.appropriation.as_ref().unwrap(), side, row),
            ["02", code, name] => column(row(&accounts.income, code), name),
            ["03", code, name] => column(row(&accounts.spending, code), name),
            ["05", code, name] => column(row(&accounts.general, code), name),
            ["06", "人员经费合计"] => economic.staff,
            ["06", "公用经费合计"] => economic.office,
            ["06", code, name] => column(row(&economic.items, code), name),
            ["07", code, name] => column(row(&accounts.government_fund, code), name),
            ["09", name, "预算数"] => expense(public, name).and_then(|cell| cell.budget),
            ["09", name, "决算数"] => expense(public, name).and_then(|cell| cell.settled),
            ["说明", code, "年初预算"] => sentence(&accounts.text, code).initial,
            ["Σ说明", "年初预算"] => return total(&self.opening_budgets()),
            ["Σ03", code, name] => return total(&below(&accounts.spending, code, name)),
            ["Σ05", code, name] => return total(&below(&accounts.general, code, name)),
            ["Σ06", code] => return total(&below(&economic.items, code, "合计")),
            ["自评", project, what] => return evaluated(project, what),
            ["汇总", "项目"] => return Fraction::whole(i64::try_from(self.results.projects.len()).unwrap()),
            ["汇总", "优"] => return self.excellent(),
            [literal] => literal.parse().ok(),
            _ => panic!("{word}"),
        };
        // A blank cell of the tables is nothing.
        number.map_or(Fraction::ZERO, Number::fraction)
    }

    /// Those of the items of the general public budget.
    fn opening_budgets(&self) -> Vec<Number> {
        let accounts = self.accounts.accounts.as_ref().unwrap();
        let is_item =
            |code: &&str| code.len() == 7 && accounts.general.iter().any(|row| row.code.as_deref() == Some(code));
        let items = accounts.text.iter().filter(|entry| entry.code.as_deref().as_ref().is_some_and(is_item));
        items.filter_map(|entry| entry.initial).collect()
    }

    /// Projects with 90 points or more.
    fn excellent(&self) -> Fraction {
        let points = |total: &str| total.parse::<Number>().unwrap().fraction();
        let totals = self.results.projects.iter().filter_map(|row| row.total.as_ref());
        let many = totals.filter(|total| points(&total.0) >= Fraction::whole(90)).count();
        Fraction::whole(i64::try_from(many).unwrap())
    }
}

fn row<'r>(rows: &'r [AccountRow], code: &str) -> &'r AccountRow {
    let code = Some(code).filter(|code| *code != "合计");
    rows.iter().find(|row| row.code.as_deref() == code).unwrap_or_else(|| panic!("{code:?}"))
}

fn column(row: &AccountRow, name: &str) -> Option<Number> {
    match name {
        "合计" => row.total,
        "财政拨款收入" => row.appropriation,
        "上级补助收入" => row.superior,
        "事业收入" => row.business,
        "经营收入" | "经营支出" => row.operating,
        "附属单位上缴收入" => row.subordinate,
        "其他收入" => row.other,
        "基本支出" => row.basic,
        "项目支出" => row.project,
        "上缴上级支出" => row.remitted,
        "对附属单位补助支出" => row.subsidies,
        "年初结转和结余" => row.opening,
        "本年收入" => row.income,
        _ => panic!("{name}"),
    }
}

fn in_balance(balance: &Balance, side: &str, name: &str) -> Option<Number> {
    let side = if side == "收入" { &balance.income } else { &balance.spending };
    let row = side.items.iter().chain(&side.year).chain(&side.all).find(|row| row.name == name);
    row.unwrap_or_else(|| panic!("{name}")).total
}

fn expense<'t>(table: &'t jixiao::model::department::ThreePublic, name: &str) -> Option<&'t PublicExpense> {
    let cell = match name {
        "合计" => &table.total,
        "因公出国(境)费" => &table.abroad,
        "公务用车购置及运行维护费" => &table.vehicles,
        "公务用车购置费" => &table.purchase,
        "公务用车运行维护费" => &table.running,
        "公务接待费" => &table.reception,
        _ => panic!("{name}"),
    };
    cell.as_ref()
}

fn sentence<'t>(text: &'t [AccountsText], code: &str) -> &'t AccountsText {
    text.iter().find(|entry| entry.code.as_deref() == Some(code) && entry.initial.is_some()).unwrap()
}

/// A column of the items right below another: 类 has three digits, 款 five, 项 seven.
fn below(rows: &[AccountRow], code: &str, name: &str) -> Vec<Number> {
    let (begins, length) = if code == "合计" { ("", 3) } else { (code, code.len() + 2) };
    let is_below = |code: &String| code.starts_with(begins) && code.len() == length;
    let rows = rows.iter().filter(|row| row.code.as_ref().is_some_and(is_below));
    rows.filter_map(|row| column(row, name)).collect()
}

fn total(parts: &[Number]) -> Fraction {
    parts.iter().fold(Fraction::ZERO, |sum, part| sum.add(part.fraction()).unwrap())
}

/// A figure of a project's own table, computed again.
fn evaluated(project: &str, what: &str) -> Fraction {
    let file = match project {
        "单位运行经费" => "unit-operation",
        "车辆运行维护费" => "vehicle-operation",
        "宏观经济调研费" => "macro-research",
        "12345市长热线" => "hotline-12345",
        _ => panic!("{project}"),
    };
    let card = scorecard(file);
    let execution = card.execution.unwrap();
    let text = match what {
        "全年预算数" => serde_json::to_value(&execution).unwrap()["budget"].as_str().unwrap().to_owned(),
        "全年执行数" => serde_json::to_value(&execution).unwrap()["executed"].as_str().unwrap().to_owned(),
        "总分" => card.total.score.unwrap().to_string(),
        _ => panic!("{what}"),
    };
    text.parse::<Number>().unwrap().fraction()
}

/// As it is printed: per cents with two places, amounts with those that they have.
fn shown(value: Fraction) -> Points {
    value.round(Rounding { places: 2, mode: Mode::HalfUp }).unwrap()
}

fn figure(printed: &str) -> Fraction {
    printed.trim_end_matches('%').parse::<Number>().unwrap().fraction()
}

fn distance(a: Fraction, b: Fraction) -> Fraction {
    a.max(b).subtract(a.min(b)).unwrap()
}

/// Which kind of verdict a row has: equal, a tail, not equal, nothing to compute from.
fn check(books: &Books, row: &Row<'_>) -> usize {
    let Row { name, published, from, computed, verdict } = row;
    if *from == "—" {
        assert!(*computed == "—" && verdict.ends_with("无从计算"), "{name}");
        return 3;
    }
    let value = shown(books.compute(from)).fraction();
    assert_eq!(value, figure(computed), "{name}: {from}");
    if *published == "年初无预算" {
        assert_eq!((value, *verdict), (Fraction::ZERO, "相等"), "{name}");
        return 0;
    }
    let gap = distance(value, figure(published));
    match verdict.split([' ', ';', ':']).next() {
        Some("相等") => assert!(gap.is_zero(), "{name}: {published}, computed {computed}"),
        Some("尾差") => {
            let cent: Fraction = "0.01".parse().unwrap();
            assert_eq!((gap, *verdict), (cent, "尾差 0.01"), "{name}");
            return 1;
        }
        Some("不符") => {
            assert!(!gap.is_zero(), "{name}: {published}, computed {computed}");
            return 2;
        }
        _ => panic!("{name}: {verdict}"),
    }
    0
}

#[test]
fn every_figure_of_the_text_and_every_sum_of_the_tables() {
    let books = Books { accounts: department("accounts.toml"), results: department("department.toml") };
    let (text, tables) = TABLE.split_once("## 表中的合计").unwrap();
    for section in [text, tables] {
        let rows = rows(section);
        let mut counts = [0; 4];
        for row in &rows {
            counts[check(&books, row)] += 1;
        }
        let [equal, tails, differ, open] = counts;
        let line = format!("{} 个:相等 {equal},尾差 {tails},不符 {differ},无从计算 {open}。", rows.len());
        assert!(section.contains(&line), "it should say {line}");
    }
}

/// The text as data and the table for people tell the same figures.
#[test]
fn no_figure_of_the_text_is_left_out() {
    let accounts = department("accounts.toml").accounts.unwrap();
    let published: Vec<&str> =
        rows(TABLE.split_once("## 表中的合计").unwrap().0).iter().map(|row| row.published).collect();
    let is_there = |figure: &str| published.contains(&figure);
    for entry in &accounts.text {
        for rate in [&entry.rate, &entry.share].into_iter().flatten() {
            assert!(is_there(&rate.0), "{}: {rate}", entry.name);
        }
        for change in [&entry.change, &entry.change_rate].into_iter().flatten() {
            let figure = change.0.split(' ').next_back().unwrap();
            assert!(figure == "一致" || is_there(figure), "{}: {change}", entry.name);
        }
    }
}
