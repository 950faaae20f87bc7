//! What of an audit is listed: everything, or what somebody looks for.

use clap::{Args, ValueEnum};

use super::fail_on::SeverityName;
use super::year_option::YearOption;
use crate::audit::page::Grouping;
use crate::audit::{AuditedYears, Wanted, rule_page, rule_pages};
use crate::read::nearest;
use crate::words::{Place, Problem, text};

/// Options about what is listed.
#[derive(Debug, Args)]
pub(super) struct AuditListing {
    /// List findings of these severities only, with commas between them.
    #[arg(long, value_enum, value_name = "SEVERITIES", value_delimiter = ',')]
    only: Vec<SeverityName>,
    /// List findings of this department only; a part of its name will do. May be given again.
    #[arg(long, value_name = "NAME")]
    department: Vec<String>,
    /// List findings by this rule only, by its code or name; several with commas between them.
    #[arg(long, value_name = "CODE", value_delimiter = ',')]
    rule: Vec<String>,
    /// List findings by what they have in common.
    #[arg(long, value_enum, value_name = "WHAT")]
    by: Option<By>,
    #[command(flatten)]
    year: YearOption,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum By {
    /// Department by department.
    #[value(alias = "部门")]
    Department,
    /// Rule by rule.
    #[value(alias = "规则")]
    Rule,
    /// Table by table.
    #[value(alias = "项目")]
    Project,
}

impl AuditListing {
    /// The findings that are asked for.
    pub(super) fn wanted(&self) -> Result<Wanted, Problem> {
        let code = |name: &String| rule_page(name).map(|page| page.code).ok_or_else(|| no_rule(name));
        let year = match self.years() {
            AuditedYears::One(year) => Some(year),
            AuditedYears::Latest | AuditedYears::All => None,
        };
        Ok(Wanted {
            severities: self.only.iter().map(|only| only.severity()).collect(),
            departments: self.department.clone(),
            codes: self.rule.iter().map(code).collect::<Result<_, _>>()?,
            year,
        })
    }

    /// The years that are audited.
    pub(super) fn years(&self) -> AuditedYears {
        self.year.years()
    }

    /// By what people read findings together, where something is asked for.
    pub(super) const fn grouping(&self) -> Option<Grouping> {
        match self.by {
            Some(By::Department) => Some(Grouping::Department),
            Some(By::Rule) => Some(Grouping::Rule),
            Some(By::Project) => Some(Grouping::Project),
            None => None,
        }
    }
}

fn no_rule(name: &str) -> Problem {
    let pages = rule_pages();
    let advice = match nearest(name, pages.iter().map(|page| page.slug.as_str())) {
        Some(known) => {
            text!("是否指“{known}”?jixiao rules 列出全部规则", "did you mean `{known}`? jixiao rules lists them")
        }
        None => text!("jixiao rules 列出全部规则", "jixiao rules lists them"),
    };
    Problem::new(Place::file("--rule"), text!("没有规则“{name}”", "there is no rule `{name}`")).advise(advice)
}
