//! A form as it was read: every field as its cell shows it, and where that cell is.

use std::sync::Arc;

use serde::{Serialize, Serializer};

use super::origin::Remark;
use super::passed::{Monitored, MonthField};
use crate::words::Address;

/// What a cell says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// The text as shown.
    pub text: String,
    /// The cell.
    pub cell: Address,
}

impl Serialize for Field {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text)
    }
}

/// A year, which is a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct YearField {
    /// The year.
    pub year: u16,
    /// The cell.
    pub cell: Address,
}

impl Serialize for YearField {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u16(self.year)
    }
}

macro_rules! record {
    ($(#[$doc:meta])* $Name:ident { $($(#[$field_doc:meta])* $field:ident),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
        pub struct $Name {
            $($(#[$field_doc])* #[serde(skip_serializing_if = "Option::is_none")] pub $field: Option<Field>,)+
        }

        impl $Name {
            /// The fields that are there, by their keys.
            pub fn fields(&self) -> impl Iterator<Item = (&'static str, &Field)> {
                [$((stringify!($field), self.$field.as_ref())),+].into_iter().filter_map(|(key, field)| Some((key, field?)))
            }
        }
    };
}

record! {
    /// Whose project it is.
    ProjectFields {
        /// 项目名称.
        name,
        /// 主管部门.
        department,
        /// 预算单位.
        unit,
        /// 项目编码.
        code,
        /// 实施单位.
        implementer,
        /// 项目类别.
        category,
    }
}

impl ProjectFields {
    /// What is open here as the other has it.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self {
            name: self.name.or(other.name),
            department: self.department.or(other.department),
            unit: self.unit.or(other.unit),
            code: self.code.or(other.code),
            implementer: self.implementer.or(other.implementer),
            category: self.category.or(other.category),
        }
    }
}

record! {
    /// The goal.
    GoalFields {
        /// 预期目标.
        expected,
        /// 实际完成情况.
        achieved,
    }
}

record! {
    /// The figures of a row of money.
    MoneyFields {
        /// What the form calls the row.
        name,
        /// 年初预算数.
        initial,
        /// 全年预算数.
        budget,
        /// 全年执行数.
        executed,
        /// 到位资金.
        received,
        /// 执行率, where it is not that of the total.
        rate,
        /// 原因.
        reason,
    }
}

record! {
    /// The fields of an indicator besides its tiers.
    IndicatorFields {
        /// 三级指标.
        name,
        /// 指标性质.
        operator,
        /// 年度指标值.
        target,
        /// 度量单位.
        unit,
        /// 实际完成值.
        actual,
        /// 分值.
        weight,
        /// 偏差原因分析.
        reason,
        /// 佐证材料.
        evidence,
        /// 评分标准.
        criteria,
        /// 得分.
        reported,
        /// 复核分.
        reviewed,
    }
}

record! {
    /// What the department reports as its results.
    ReportedFields {
        /// 执行率.
        execution_rate,
        /// 执行率得分.
        execution_score,
        /// 总分值.
        weight,
        /// 总分.
        total,
        /// 复核总分.
        reviewed,
        /// 等级.
        grade,
    }
}

record! {
    /// A project in a list.
    ResultFields {
        /// 项目名称.
        name,
        /// 预算单位.
        unit,
        /// 全年预算数.
        budget,
        /// 全年执行数.
        executed,
        /// 自评得分.
        total,
        /// 等级.
        grade,
    }
}

record! {
    /// What a subtotal says.
    TierFields {
        /// 分值.
        weight,
        /// 得分.
        score,
    }
}

/// A subtotal.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct TierRow {
    /// The node of the tree, from the first level down.
    pub path: Vec<Field>,
    /// Its figures.
    #[serde(flatten)]
    pub fields: TierFields,
}

/// What is reported: the results, and the subtotals.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Reported {
    /// The results.
    #[serde(flatten)]
    pub fields: ReportedFields,
    /// 小计.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tiers: Vec<TierRow>,
}

/// A row of money.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MoneyRow {
    /// Which row it is, by its name.
    pub source: &'static str,
    /// Its figures.
    #[serde(flatten)]
    pub fields: MoneyFields,
}

/// Whose a row is, in a list of many projects.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Owner {
    /// The project.
    pub project: ProjectFields,
    /// Its year.
    pub year: Option<YearField>,
    /// Its money, as the row says it.
    pub money: MoneyFields,
    /// Its total, as the row says it.
    pub total: Option<Field>,
}

impl Owner {
    /// What it says, wherever that stands: rows of one project say the same.
    #[must_use]
    pub fn says(&self) -> (Vec<(&'static str, String)>, Option<u16>) {
        let project = self.project.fields().map(|(key, field)| (key, field.text.clone()));
        (project.collect(), self.year.as_ref().map(|year| year.year))
    }
}

/// A row of indicators.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct IndicatorRow {
    /// Whose it is, in a list of many projects.
    #[serde(skip)]
    pub owner: Option<Owner>,
    /// 序号.
    #[serde(skip)]
    pub number: Option<String>,
    /// The tiers above it.
    pub path: Vec<Field>,
    /// What it says.
    #[serde(flatten)]
    pub fields: IndicatorFields,
}

/// A form.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Form {
    /// The template that it is to be scored by, where somebody said so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub template: Option<String>,
    /// 年度.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub year: Option<YearField>,
    /// The months that have passed, in a form that monitors the year.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub month: Option<MonthField>,
    /// 金额单位.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub currency: Option<Field>,
    /// 评价结论.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub conclusion: Option<Field>,
    /// 存在问题.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub problems: Option<Field>,
    /// 改进措施.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub improvements: Option<Field>,
    /// The project.
    pub project: ProjectFields,
    /// The goal.
    #[serde(skip_serializing_if = "is_empty_goal")]
    pub goal: GoalFields,
    /// The money.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub funds: Vec<MoneyRow>,
    /// The indicators.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub indicators: Vec<IndicatorRow>,
    /// What is reported.
    #[serde(skip_serializing_if = "is_empty_report")]
    pub reported: Reported,
    /// Where all this stands, and what is unsure.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub imported: Option<crate::model::assessment::Imported>,
    /// The sheet.
    #[serde(skip)]
    pub sheet: String,
    /// The first and the last column of the sheet that are its own, where others stand beside it.
    #[serde(skip)]
    pub band: Option<(u32, u32)>,
    /// What stands above its tables.
    #[serde(skip)]
    pub head: Arc<[String]>,
    /// The headings of its columns, and what each was taken for.
    #[serde(skip)]
    pub columns: Arc<[super::heading::Column]>,
    /// Headings that nothing is known of.
    #[serde(skip)]
    pub unknown: Arc<[super::heading::Column]>,
    /// What it is read for, where it monitors the year.
    #[serde(skip)]
    pub(crate) monitored: Option<Monitored>,
    /// What is unsure.
    #[serde(skip)]
    pub remarks: Vec<Remark>,
}

fn is_empty_goal(goal: &GoalFields) -> bool {
    goal.fields().next().is_none()
}

fn is_empty_report(report: &Reported) -> bool {
    report.fields.fields().next().is_none() && report.tiers.is_empty()
}

impl Form {
    /// Whether it says more than a blank one: a name, a figure, or a target.
    #[must_use]
    pub fn is_filled(&self) -> bool {
        let says = |row: &IndicatorRow| row.fields.target.is_some() || row.fields.actual.is_some();
        !self.indicators.is_empty() && (self.project.name.is_some() || self.indicators.iter().any(says))
    }

    /// Every field with its pointer.
    #[must_use]
    pub fn fields(&self) -> Vec<(String, Address)> {
        let mut found = Vec::new();
        found.extend(self.year.as_ref().map(|year| ("/year".to_owned(), year.cell)));
        found.extend(self.month.as_ref().map(|month| ("/month".to_owned(), month.cell)));
        for (key, field) in [
            ("currency", &self.currency),
            ("conclusion", &self.conclusion),
            ("problems", &self.problems),
            ("improvements", &self.improvements),
        ] {
            found.extend(field.as_ref().map(|field| (format!("/{key}"), field.cell)));
        }
        found.extend(self.project.fields().map(|(key, field)| (format!("/project/{key}"), field.cell)));
        found.extend(self.goal.fields().map(|(key, field)| (format!("/goal/{key}"), field.cell)));
        for (index, row) in self.funds.iter().enumerate() {
            found.extend(row.fields.name.as_ref().map(|name| (format!("/funds/{index}/source"), name.cell)));
            found.extend(row.fields.fields().map(|(key, field)| (format!("/funds/{index}/{key}"), field.cell)));
        }
        for (index, row) in self.indicators.iter().enumerate() {
            let tiers = row.path.iter().enumerate();
            found.extend(tiers.map(|(tier, field)| (format!("/indicators/{index}/path/{tier}"), field.cell)));
            found.extend(row.fields.fields().map(|(key, field)| (format!("/indicators/{index}/{key}"), field.cell)));
        }
        found.extend(self.reported.fields.fields().map(|(key, field)| (format!("/reported/{key}"), field.cell)));
        for (index, row) in self.reported.tiers.iter().enumerate() {
            let tiers = row.path.iter().enumerate();
            found.extend(tiers.map(|(tier, field)| (format!("/reported/tiers/{index}/path/{tier}"), field.cell)));
            found
                .extend(row.fields.fields().map(|(key, field)| (format!("/reported/tiers/{index}/{key}"), field.cell)));
        }
        found
    }
}
