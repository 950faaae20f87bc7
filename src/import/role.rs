//! What a column is for, by its heading.

use std::borrow::Cow;

#[cfg(test)]
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::words::{Word, word};

/// What a column is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// 序号.
    Number,
    /// 项目名称, in lists of many projects.
    Project,
    /// 一级指标 is 0.
    Tier(usize),
    /// 指标类别.
    Kind,
    /// 指标名称.
    Name,
    /// 年度指标值.
    Target,
    /// 指标性质.
    Operator,
    /// 度量单位.
    Measure,
    /// 实际完成值.
    Actual,
    /// 分值.
    Weight,
    /// 得分.
    Score,
    /// 复核分.
    Review,
    /// 偏差原因.
    Reason,
    /// 佐证材料.
    Evidence,
    /// 评分标准.
    Criteria,
    /// What is not imported.
    Unread,
    /// Two things in one cell: `目标值/完成值`.
    Mixed,
    /// What was filled in within the year.
    Interim,
    /// 年初预算数.
    Initial,
    /// 调整数: what the budget was changed by, or what it became.
    Adjusted,
    /// 全年预算数.
    Budget,
    /// 全年执行数.
    Executed,
    /// 到位资金.
    Received,
    /// 执行率.
    Rate,
    /// 项目编码, in lists of projects.
    Code,
    /// 年度, in lists of projects.
    Year,
    /// 主管部门, in lists of projects.
    Department,
    /// 预算单位, in lists of projects.
    Unit,
    /// 等级, in lists of projects.
    Grade,
    /// 自评总分, in lists of projects with their indicators.
    Total,
}

/// Which table a column belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Of indicators.
    Indicators,
    /// Of money.
    Money,
    /// A list with a project a row.
    Projects,
}

impl Part {
    pub(super) const ALL: [Self; 3] = [Self::Indicators, Self::Money, Self::Projects];

    /// The name of it in layouts.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Indicators => "indicators",
            Self::Money => "money",
            Self::Projects => "projects",
        }
    }

    /// What the columns of such a table may be for.
    pub(super) fn roles(self) -> impl Iterator<Item = Role> {
        Role::NAMED.into_iter().map(|(role, _)| role).filter(move |role| self.has(*role))
    }

    pub(super) const fn has(self, role: Role) -> bool {
        use Role::{
            Actual, Adjusted, Budget, Code, Criteria, Department, Evidence, Executed, Grade, Initial, Interim, Kind,
            Measure, Mixed, Name, Number, Operator, Project, Rate, Reason, Received, Review, Score, Target, Tier,
            Total, Unit, Unread, Weight, Year,
        };
        match role {
            Unread | Reason | Score => true,
            Number | Project | Review | Department | Unit => !matches!(self, Self::Money),
            Tier(_) | Kind | Name | Target | Operator | Measure | Actual | Evidence | Criteria | Mixed | Code
            | Year | Total => {
                matches!(self, Self::Indicators)
            }
            Weight | Interim => !matches!(self, Self::Projects),
            Initial | Budget | Executed | Rate => !matches!(self, Self::Indicators),
            Adjusted | Received => matches!(self, Self::Money),
            Grade => matches!(self, Self::Projects),
        }
    }
}

impl Role {
    /// The names of all in layouts.
    const NAMED: [(Self, &'static str); 33] = [
        (Self::Number, "number"),
        (Self::Project, "project"),
        (Self::Tier(0), "tier_1"),
        (Self::Tier(1), "tier_2"),
        (Self::Tier(2), "tier_3"),
        (Self::Tier(3), "tier_4"),
        (Self::Kind, "kind"),
        (Self::Name, "name"),
        (Self::Target, "target"),
        (Self::Operator, "operator"),
        (Self::Measure, "measure"),
        (Self::Actual, "actual"),
        (Self::Weight, "weight"),
        (Self::Score, "score"),
        (Self::Review, "reviewed"),
        (Self::Reason, "reason"),
        (Self::Evidence, "evidence"),
        (Self::Criteria, "criteria"),
        (Self::Unread, "unread"),
        (Self::Mixed, "mixed"),
        (Self::Interim, "interim"),
        (Self::Initial, "initial"),
        (Self::Adjusted, "adjusted"),
        (Self::Budget, "budget"),
        (Self::Executed, "executed"),
        (Self::Received, "received"),
        (Self::Rate, "rate"),
        (Self::Code, "code"),
        (Self::Year, "year"),
        (Self::Department, "department"),
        (Self::Unit, "unit"),
        (Self::Grade, "grade"),
        (Self::Total, "total"),
    ];

    /// Its name in layouts.
    #[must_use]
    pub fn name(self) -> &'static str {
        let lowest = |role: Self| if let Self::Tier(tier) = role { Self::Tier(tier.min(3)) } else { role };
        Self::NAMED.iter().find(|(role, _)| *role == lowest(self)).map_or("unread", |(_, name)| name)
    }

    /// What people call it.
    #[must_use]
    pub const fn said(self) -> Word {
        match self {
            Self::Number => word("序号", "number"),
            Self::Project => word("项目名称", "project"),
            Self::Tier(0) => word("一级指标", "tier 1"),
            Self::Tier(1) => word("二级指标", "tier 2"),
            Self::Tier(2) => word("三级指标", "tier 3"),
            Self::Tier(_) => word("四级及以下指标", "tier 4 or lower"),
            Self::Kind => word("指标类别", "kind"),
            Self::Name => word("指标名称", "name"),
            Self::Target => word("年度指标值", "target"),
            Self::Operator => word("指标性质", "operator"),
            Self::Measure => word("度量单位", "unit of measure"),
            Self::Actual => word("实际完成值", "actual value"),
            Self::Weight => word("分值", "full points"),
            Self::Score => word("得分", "reported points"),
            Self::Review => word("复核分", "reviewed points"),
            Self::Reason => word("偏差原因", "reason"),
            Self::Evidence => word("佐证材料", "evidence"),
            Self::Criteria => word("评分标准", "criteria"),
            Self::Unread => word("不导入", "not imported"),
            Self::Mixed => word("一栏两样,不导入", "two things in one column, not imported"),
            Self::Interim => word("年中数,不导入", "within the year, not imported"),
            Self::Initial => word("年初预算数", "initial budget"),
            Self::Adjusted => word("预算调整数", "adjustment of the budget"),
            Self::Budget => word("全年预算数", "budget"),
            Self::Executed => word("全年执行数", "executed"),
            Self::Received => word("到位资金", "received"),
            Self::Rate => word("执行率", "execution rate"),
            Self::Code => word("项目编码", "code"),
            Self::Year => word("年度", "year"),
            Self::Department => word("主管部门", "department"),
            Self::Unit => word("预算单位", "unit"),
            Self::Grade => word("等级", "grade"),
            Self::Total => word("自评总分", "total"),
        }
    }

    /// Whether points are computed from what stands in its column, or held against it.
    pub(super) const fn counts(self) -> bool {
        matches!(
            self,
            Self::Target
                | Self::Actual
                | Self::Weight
                | Self::Score
                | Self::Initial
                | Self::Adjusted
                | Self::Budget
                | Self::Executed
                | Self::Received
                | Self::Rate
                | Self::Total
        )
    }

    /// Whether it names what an indicator is.
    pub(super) const fn names(self) -> bool {
        matches!(self, Self::Tier(_) | Self::Kind | Self::Name)
    }
}

impl Serialize for Role {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

impl<'de> Deserialize<'de> for Role {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = Cow::<'de, str>::deserialize(deserializer)?;
        let named = Self::NAMED.iter().find(|(_, known)| *known == name);
        named.map(|(role, _)| *role).ok_or_else(|| D::Error::custom(format!("no column is called {name}")))
    }
}

#[cfg(test)]
impl JsonSchema for Role {
    fn schema_name() -> Cow<'static, str> {
        "Role".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let names: Vec<&str> = Self::NAMED.iter().map(|(_, name)| *name).collect();
        json_schema!({ "type": "string", "enum": names, "description": "What a column is for; `unread` is not imported." })
    }
}
