//! Which cell of a form something is about: what an audit points at may have none of its own.

use std::collections::BTreeSet;

use crate::book::Paper;
use crate::model::assessment::{Assessment, FundSource};

/// The fields that a form prints.
pub(super) struct Fields<'a> {
    shown: BTreeSet<&'a str>,
    table: &'a Assessment,
}

impl<'a> Fields<'a> {
    pub(super) fn of(paper: &'a Paper, table: &'a Assessment) -> Self {
        Self { shown: paper.cells.values().filter_map(|mark| mark.field.as_deref()).collect(), table }
    }

    /// The field that is printed and nearest to a JSON Pointer of the table; none where it is about the whole.
    pub(super) fn nearest(&self, pointer: &str) -> Option<String> {
        let own = [computed(pointer), Some(pointer.to_owned())].into_iter().flatten();
        let beside = [self.tier(pointer), self.beside(pointer)].into_iter().flatten();
        own.chain(beside).find(|field| self.shown.contains(field.as_str()))
    }

    /// What stands for a row, or for a part of the form.
    fn beside(&self, pointer: &str) -> Option<String> {
        let mut steps = pointer.split('/').skip(1);
        let (part, index) = (steps.next()?, steps.next().and_then(|step| step.parse::<usize>().ok()));
        Some(match (part, index) {
            ("indicators", Some(index)) => format!("/indicators/{index}/name"),
            ("funds", Some(index)) => match self.table.funds.get(index).map(|fund| fund.source) {
                Some(FundSource::Total) if pointer.ends_with("/rate") => "card:/execution/rate_percent".to_owned(),
                _ => format!("/funds/{index}/budget"),
            },
            ("funds", None) => "/funds/0/budget".to_owned(),
            ("goal", _) => "/goal/expected".to_owned(),
            ("project", _) => "/project/name".to_owned(),
            ("reported", _) => "card:/total/score".to_owned(),
            _ => return None,
        })
    }

    /// The cell of a tier whose reported figures are meant.
    fn tier(&self, pointer: &str) -> Option<String> {
        let index = pointer.strip_prefix("/reported/tiers/")?.split('/').next()?.parse::<usize>().ok()?;
        let path = &self.table.reported.as_ref()?.tiers.get(index)?.path;
        let row = self.table.indicators.iter().position(|row| row.path.starts_with(path))?;
        Some(format!("/indicators/{row}/path/{}", path.len().checked_sub(1)?))
    }
}

/// Where the form prints the computed figure in place of a reported one.
fn computed(pointer: &str) -> Option<String> {
    let field = match pointer {
        "/reported/execution_rate" => "card:/execution/rate_percent",
        "/reported/execution_score" => "card:/execution/score",
        "/reported/weight" => "card:/total/weight",
        "/reported/total" => "card:/total/score",
        "/reported/grade" => "card:/grade",
        _ => {
            let row = pointer.strip_prefix("/indicators/")?;
            let row = row.strip_suffix("/reported").or_else(|| row.strip_suffix("/judged"))?;
            return Some(format!("card:/indicators/{row}/score"));
        }
    };
    Some(field.to_owned())
}
