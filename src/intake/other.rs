//! What lies beside tables: results of this program, the files of audits, and nothing at all.

use crate::read::{Format, Node, Source, Value};
use crate::words::{Text, text};

/// A document that is neither a table nor that of a department.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Other {
    /// 评分卡.
    Scorecard,
    /// 汇总.
    Summary,
    /// 历年比较.
    YearOnYear,
    /// 审核结果.
    Audit,
    /// 抽取记录.
    Sample,
    /// 综述.
    Narrative,
    /// 报告的数据.
    Overview,
    /// 封存.
    Seal,
    /// 预算建议.
    Proposal,
    /// 监控结果.
    Monitoring,
    /// Something of a schema that is not known here.
    Unknown,
    /// 豁免.
    Waivers,
    /// 审核参数.
    Thresholds,
    /// A file of TOML without anything in it.
    Nothing,
}

/// What results say of themselves. The constants of their types are the same, which a test compares.
const SCHEMAS: [(&str, Other); 10] = [
    ("jixiao/scorecard/v1", Other::Scorecard),
    ("jixiao/summary/", Other::Summary),
    ("jixiao/trend/v1", Other::YearOnYear),
    ("jixiao/audit/v1", Other::Audit),
    ("jixiao/sample/v1", Other::Sample),
    ("jixiao/narrative/v1", Other::Narrative),
    ("jixiao/overview/v1", Other::Overview),
    ("jixiao/seal/v1", Other::Seal),
    ("jixiao/proposal/v1", Other::Proposal),
    ("jixiao/monitoring/v1", Other::Monitoring),
];

impl Other {
    /// What a value is beside a table, if it is.
    pub(super) fn of(source: &Source, node: &Node<'_>) -> Option<Self> {
        let has = |key: &str| node.get(key).is_some();
        match node.get("schema").map(|schema| &schema.value) {
            Some(Value::Text(schema)) => Some(Self::of_schema(schema)),
            Some(_) => Some(Self::Unknown),
            // TOML has a table for an empty file.
            None if source.format == Format::Toml && is_empty(node) => Some(Self::Nothing),
            None if has("project") => None,
            None if has("waivers") && !has("indicators") => Some(Self::Waivers),
            None if has("limits") || has("severity") => Some(Self::Thresholds),
            None => None,
        }
    }

    fn of_schema(schema: &str) -> Self {
        // A summary of another version is one as well: whoever merges it says which versions merge.
        let fits = |name: &str| if name.ends_with('/') { schema.starts_with(name) } else { schema == name };
        SCHEMAS.into_iter().find(|(name, _)| fits(name)).map_or(Self::Unknown, |(_, other)| other)
    }

    /// That it is no table.
    pub(super) fn message(self) -> Text {
        match self {
            Self::Summary => text!("这是汇总结果,不是自评表", "this is a summary, not a table"),
            Self::YearOnYear => text!("这是历年比较的结果,不是自评表", "this is a comparison of years, not a table"),
            Self::Audit => text!("这是审核结果,不是自评表", "this is the result of an audit, not a table"),
            Self::Sample => text!("这是抽取记录,不是自评表", "this is the record of a draw, not a table"),
            Self::Narrative => text!("这是综述,不是自评表", "this is a narrative, not a table"),
            Self::Overview => text!("这是报告的数据,不是自评表", "these are the data of a report, not a table"),
            Self::Seal => text!("这是封存记录,不是自评表", "this is a seal, not a table"),
            Self::Proposal => text!("这是预算建议,不是自评表", "this is a proposal for a budget, not a table"),
            Self::Monitoring => text!("这是监控结果,不是自评表", "this is the result of monitoring, not a table"),
            Self::Scorecard | Self::Unknown => {
                text!("这是评分卡,不是自评表", "this is a scorecard, not a table to be scored")
            }
            Self::Waivers => text!("这是豁免文件,不是自评表", "this is a file of waivers, not a table"),
            Self::Thresholds => text!("这是审核参数,不是自评表", "these are thresholds of an audit, not a table"),
            Self::Nothing => text!("文件里什么都没有", "there is nothing in this file"),
        }
    }

    /// Where it belongs.
    pub(super) fn advice(self) -> Option<Text> {
        Some(match self {
            Self::Summary => text!("合并汇总用 jixiao rollup", "summaries are merged by jixiao rollup"),
            Self::YearOnYear => text!("历年比较的结果请存到别的文件夹", "keep comparisons of years in another folder"),
            Self::Audit => text!("审核结果请存到别的文件夹", "keep results of audits in another folder"),
            Self::Sample => text!("抽取记录请存到别的文件夹", "keep records of draws in another folder"),
            Self::Narrative => text!("综述请存到别的文件夹", "keep narratives in another folder"),
            Self::Overview => text!("报告请存到别的文件夹", "keep reports in another folder"),
            Self::Seal => text!(
                "封存记录的文件名请以 .seal 结尾,各命令就不读它",
                "let its name end with .seal, and no command reads it as a table"
            ),
            Self::Proposal => text!("预算建议请存到别的文件夹", "keep proposals in another folder"),
            Self::Monitoring => text!("监控结果请存到别的文件夹", "keep results of monitoring in another folder"),
            Self::Scorecard | Self::Unknown => {
                text!("校验评分卡用 jixiao verify", "to compute it again use jixiao verify")
            }
            Self::Waivers => text!("审核时用 --waivers 指定", "name it with --waivers when you audit"),
            Self::Thresholds => text!("审核时用 --profile 指定", "name it with --profile when you audit"),
            Self::Nothing => return None,
        })
    }
}

fn is_empty(node: &Node<'_>) -> bool {
    matches!(&node.value, Value::Table(entries) if entries.is_empty())
}
