//! A table that is still to be filled in as TOML, with a word beside every key for who has never seen one.

use crate::model::assessment::{Assessment, FundRow, FundSource, Indicator};
use crate::model::template::{EvaluationKind, TierRule};
use crate::model::value::{Entered, Printed};
use crate::template::Rulebook;
use crate::words::{Language, say};

/// The text of the file.
#[must_use]
pub fn skeleton(table: &Assessment, book: &Rulebook, language: Language) -> String {
    let mut file = File { text: String::new(), language };
    let title = book.template.title_in(language);
    file.comment(title);
    file.comment(say!(
        language,
        "填好引号里的内容;行首有 # 的是可写可不写的,写时去掉 #。然后:jixiao score 本文件",
        "Fill in what stands between quotes; lines that begin with # are optional. Then: jixiao score FILE"
    ));
    file.gap();
    file.key("template", Some(&book.template.id), say!(language, "评分模板", "the template that scores it"));
    let year = say!(language, "年度", "the budget year");
    match table.year {
        Some(year_of) => file.line(&format!("year = {year_of}"), year),
        None => file.line("# year = 2024", year),
    }
    if book.template.kind == EvaluationKind::Monitoring {
        let (mark, month) = table.month.map_or(("# ", 6), |month| ("", month));
        let passed =
            say!(language, "已过的月数,1 到 12:必须写", "how many months have passed, 1 to 12: has to be written");
        file.line(&format!("{mark}month = {month}"), passed);
    }
    file.key("currency", table.currency.as_deref(), say!(language, "金额单位", "what amounts are counted in"));
    file.gap();
    file.project(table);
    file.goal(table);
    table.funds.iter().for_each(|row| file.fund(row));
    let mut tier: Option<&String> = None;
    for row in &table.indicators {
        if row.path.first() != tier {
            tier = row.path.first();
            file.tier(tier.map_or("", String::as_str), &book.template.tiers);
        }
        file.indicator(row);
    }
    file.text
}

struct File {
    text: String,
    language: Language,
}

/// The column at which comments begin.
const COMMENTS: usize = 40;

impl File {
    fn comment(&mut self, text: &str) {
        self.text.push_str(&format!("# {text}\n"));
    }

    fn gap(&mut self) {
        self.text.push('\n');
    }

    fn line(&mut self, text: &str, comment: &str) {
        let width: usize = text.chars().filter_map(unicode_width::UnicodeWidthChar::width).sum();
        let blanks = " ".repeat(COMMENTS.saturating_sub(width).max(1));
        let comment = if comment.is_empty() { String::new() } else { format!("{blanks}# {comment}") };
        self.text.push_str(&format!("{text}{comment}\n"));
    }

    /// A key that has to be written.
    fn key(&mut self, key: &str, value: Option<&str>, comment: &str) {
        self.line(&format!("{key} = {}", quoted(value.unwrap_or_default())), comment);
    }

    /// A key that may be left out.
    fn optional(&mut self, key: &str, value: Option<&str>, comment: &str) {
        let mark = if value.is_some() { "" } else { "# " };
        self.line(&format!("{mark}{key} = {}", quoted(value.unwrap_or_default())), comment);
    }

    fn project(&mut self, table: &Assessment) {
        let (project, language) = (&table.project, self.language);
        self.text.push_str("[project]\n");
        self.key("name", Some(&project.name), say!(language, "项目名称", "the project"));
        self.optional("department", project.department.as_deref(), say!(language, "主管部门", "the department"));
        let unit = say!(language, "预算单位", "the budget unit");
        self.optional("unit", project.unit.as_deref(), unit);
        let implementer = say!(language, "实施单位", "the implementing unit");
        self.optional("implementer", project.implementer.as_deref(), implementer);
        for (key, value) in [("code", &project.code), ("category", &project.category)] {
            if value.is_some() {
                self.optional(key, value.as_deref(), "");
            }
        }
        self.gap();
    }

    fn goal(&mut self, table: &Assessment) {
        let (goal, language) = (table.goal.as_ref(), self.language);
        self.text.push_str("[goal]\n");
        let expected = goal.and_then(|goal| goal.expected.as_deref());
        self.key("expected", expected, say!(language, "预期目标", "what was aimed at"));
        let achieved = goal.and_then(|goal| goal.achieved.as_deref());
        self.key("achieved", achieved, say!(language, "实际完成情况", "what was achieved"));
        self.gap();
    }

    fn fund(&mut self, row: &FundRow) {
        let language = self.language;
        let (source, said) = match row.source {
            FundSource::Total => ("total", say!(language, "年度资金总额", "all money of the year")),
            FundSource::Current => ("current", say!(language, "其中:当年财政拨款", "of it, money of the year")),
            FundSource::Carryover => ("carryover", say!(language, "上年结转资金", "carried over")),
            FundSource::Other => ("other", say!(language, "其他资金", "other money")),
        };
        self.text.push_str("[[funds]]\n");
        self.key("source", Some(source), said);
        if let Some(name) = &row.name {
            self.key("name", Some(name), "");
        }
        let figures = [
            ("initial", &row.initial, say!(language, "年初预算数", "initial budget")),
            ("budget", &row.budget, say!(language, "全年预算数", "budget of the year")),
            ("executed", &row.executed, say!(language, "全年执行数", "money spent")),
        ];
        for (key, amount, said) in figures {
            self.key(key, shown(amount).as_deref(), said);
        }
        self.gap();
    }

    /// The name of a tier, and what the rows below it are worth together.
    fn tier(&mut self, name: &str, tiers: &[TierRule]) {
        let weight = tiers.iter().find(|tier| tier.name == name).and_then(|tier| tier.weight);
        let language = self.language;
        let worth = weight.map(|weight| say!(language, ":合计 {weight} 分", ": {weight} points together"));
        self.comment(&format!("―― {name}{}", worth.unwrap_or_default()));
        self.gap();
    }

    fn indicator(&mut self, row: &Indicator) {
        let language = self.language;
        self.text.push_str("[[indicators]]\n");
        let path: Vec<String> = row.path.iter().map(|tier| quoted(tier)).collect();
        self.line(&format!("path = [{}]", path.join(", ")), "");
        let printed = |printed: &Option<Printed>| printed.as_ref().map(|printed| printed.0.clone());
        self.key("name", row.name.as_deref(), say!(language, "三级指标", "the indicator"));
        let [operator, unit] = [printed(&row.operator), printed(&row.unit)];
        if operator.is_some() {
            self.key("operator", operator.as_deref(), "");
        }
        let target = say!(
            language,
            "年度指标值,带符号和单位,如 ≥2000 人次",
            "the target with its sign and unit, such as ≥2000 人次"
        );
        self.key("target", printed(&row.target).as_deref(), target);
        if unit.is_some() {
            self.key("unit", unit.as_deref(), "");
        }
        self.key("actual", printed(&row.actual).as_deref(), say!(language, "实际完成值", "the actual value"));
        self.key("weight", shown(&row.weight).as_deref(), say!(language, "分值", "full points"));
        if let Some(method) = &row.method {
            self.key("method", Some(method), "");
        }
        if let Some(criteria) = &row.criteria {
            self.key("criteria", Some(criteria), "");
        }
        let reason = say!(language, "偏差原因分析及改进措施", "why it was missed, and what is done");
        self.optional("reason", row.reason.as_deref(), reason);
        self.gap();
    }
}

fn shown<T: std::fmt::Display>(entered: &Entered<T>) -> Option<String> {
    match entered {
        Entered::Open => None,
        Entered::Figure(figure) => Some(figure.to_string()),
        Entered::Unreadable(text) => Some(text.clone()),
    }
}

fn quoted(text: &str) -> String {
    toml::Value::from(text).to_string()
}
