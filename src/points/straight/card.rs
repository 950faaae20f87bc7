//! A scorecard straight from the bytes of its table: what is remembered of rows is put together with their figures, and
//! nothing is made that is not written.

use std::sync::Arc;

use super::super::format::Cards;
use super::book::is_known;
use super::cells::Cells;
use super::foot::{Foot, Placed, Sum};
use super::json::{number, optional, text};
use super::money::{self, execution};
use super::plan::Around;
use super::row_card::RowCards;
use super::rows::Rows;
use super::scratch::Scratch;
use super::sheet;
use super::text::{OTHERS, TableText};
use super::tree::Trees;
use crate::methods::Figures;
use crate::model::assessment::Assessment;
use crate::model::scorecard::{Execution, Scorecard};
use crate::model::template::TierRule;
use crate::num::{Fraction, Points};
use crate::print;
use crate::score::score_money;
use crate::template::{Rulebook, fingerprint};

/// A template that this way knows, and what is remembered of tables that it scores.
#[derive(Debug)]
pub(super) struct CardBook {
    rules: Arc<Rulebook>,
    cards: Cards,
    rows: Rows,
    trees: Trees,
    /// A card up to the digest of its table.
    head: String,
    /// The source of the rounding in full.
    rounding: String,
    zero: Points,
    has_tier_weights: bool,
    has_unverified: bool,
}

fn has_weights(rules: &[TierRule]) -> bool {
    let sets = |rule: &TierRule| rule.weight.is_some() || rule.min.is_some() || rule.max.is_some();
    rules.iter().any(|rule| sets(rule) || has_weights(&rule.tiers))
}

impl CardBook {
    /// None of a template that has rules which this way does not know.
    pub(super) fn of(rules: Arc<Rulebook>, cards: Cards) -> Option<Self> {
        let template = &rules.template;
        (is_known(&rules) && template.parameters.is_empty()).then_some(())?;
        let stamp = print::line(&rules.stamp()).ok()?;
        let (schema, name, version) = (Scorecard::SCHEMA, env!("CARGO_PKG_NAME"), env!("CARGO_PKG_VERSION"));
        let engine = format!("{{\"name\":\"{name}\",\"version\":\"{version}\"}}");
        Some(Self {
            head: format!(
                "{{\"schema\":\"{schema}\",\"engine\":{engine},\"template\":{stamp},\"input\":{{\"sha256\":\""
            ),
            rounding: rules.cite(&template.rounding.basis),
            zero: Fraction::ZERO.round(template.rounding.points()).ok()?,
            has_tier_weights: has_weights(&template.tiers),
            has_unverified: template.basis.values().any(|basis| !basis.verified),
            rows: Rows::shown(cards.detail()),
            trees: Trees::default(),
            cards,
            rules,
        })
    }

    pub(super) fn len(&self) -> usize {
        self.rows.len() + self.trees.len()
    }

    /// Writes the card of a table behind others and says whether everything was assessed; none of one that is not for this
    /// way, of which some may have been written.
    pub(super) fn write(
        &mut self,
        cells: &mut Cells,
        table: &TableText<'_>,
        own_text: &str,
        scratch: &mut Scratch,
        line: &mut String,
    ) -> Option<bool> {
        let Self { rules, cards, rows, trees, head, rounding, zero, has_tier_weights, has_unverified } = self;
        let (rules, cards): (&Rulebook, Cards) = (rules, *cards);
        let template = &rules.template;
        let money = execution(rules, table)?;
        let blank = Assessment::default();
        let bound = money::bound(rules, &blank, table, &money);
        let execution = score_money(&bound, cards.detail()).ok()?.map(|(execution, _)| execution);
        if cards == Cards::Csv {
            sheet::head(line, scratch, table, &template.id, execution.as_ref())?;
        } else {
            write_head(line, head, table, own_text, execution.as_ref())?;
        }
        scratch.begin();
        let figures = Figures { money: money.amounts, ..Figures::none(template.rounding.points()) };
        let around = Around { book: rules, year: table.year, money: &money.input, figures: &figures };
        let mut row_cards = RowCards { rows, cards, around, bound: &bound, rounding };
        let mut is_complete = !money.is_open;
        for (index, row) in table.rows.iter().enumerate() {
            let path = trees.number(row.path)?;
            let result = row_cards.write(cells, row, trees.path(path)?, index, scratch, line)?;
            is_complete &= !result.is_open;
            scratch.place(path, Placed { path: 0, weight: result.weight, points: result.points });
        }
        let place = trees.place(&template.tiers, &scratch.paths)?;
        let (trees, tree) = (&*trees, trees.tree(place)?);
        let sum = Sum { weight: Fraction::ZERO, points: *zero };
        let mut foot = Foot::of(rules, &scratch.placed, tree, sum, money.points)?;
        if *has_tier_weights {
            foot.weigh(trees, &scratch.paths)?;
        }
        let foot = foot;
        if cards == Cards::Csv {
            sheet::foot(line, scratch, table, &foot)?;
        } else {
            let bases = has_unverified.then_some(scratch.bases.as_slice());
            foot.write(line, table, cards.detail(), bases, rounding)?;
            line.push('\n');
        }
        Some(is_complete && foot.grade.is_some())
    }
}

/// What stands before the rows.
fn write_head(
    line: &mut String,
    head: &str,
    table: &TableText<'_>,
    own_text: &str,
    execution: Option<&Execution>,
) -> Option<()> {
    let project = &table.project;
    line.push_str(head);
    line.push_str(&fingerprint(own_text.as_bytes()));
    line.push_str("\"},\"year\":");
    number(line, table.year);
    line.push_str(",\"currency\":");
    text(line, table.currency)?;
    line.push_str(",\"project\":{\"name\":");
    text(line, Some(project.name))?;
    optional(line, "department", project.department)?;
    optional(line, "unit", project.unit)?;
    optional(line, "code", project.code)?;
    for (key, text) in OTHERS.iter().zip(project.others) {
        optional(line, key, text)?;
    }
    line.push_str("},\"execution\":");
    match execution {
        Some(execution) => line.push_str(&print::line(execution).ok()?),
        None => line.push_str("null"),
    }
    line.push_str(",\"indicators\":[");
    Some(())
}
