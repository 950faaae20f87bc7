//! What a table comes to, without its rows: for whoever adds up tables and writes none of them.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Books;
use super::book::is_known;
use super::cells::Cells;
use super::foot::{Foot, Placed, Sum};
use super::json::unquoted;
use super::money::{self, execution};
use super::plan::{Around, RowResult};
use super::rows::Rows;
use super::scratch::Scratch;
use super::text::{REPORTED, RowText, TableText};
use super::tree::Trees;
use crate::intake::ScoringEngine;
use crate::ledger::Detail;
use crate::methods::Figures;
use crate::model::assessment::{Assessment, Project, Reported};
use crate::model::scorecard::{Engine, Execution, InputFile, Scorecard, TierScore, Total};
use crate::model::value::Printed;
use crate::num::{Fraction, Points, Value};
use crate::score::score_money;
use crate::template::{Rulebook, fingerprint};

/// What one thread remembers of tables that are added up.
#[derive(Debug, Default)]
pub(in crate::points) struct StraightSums {
    cells: Cells,
    books: Books<SumsBook>,
    scratch: Scratch,
}

/// A template that this way knows.
#[derive(Debug)]
struct SumsBook {
    rules: Arc<Rulebook>,
    rows: Rows,
    trees: Trees,
    zero: Points,
}

impl StraightSums {
    /// The card of a table without its rows, its remarks and the tiers below those of the first level, and the template that
    /// scored it; none of one that is for the ordinary way.
    pub(in crate::points) fn card<'l>(
        &mut self,
        engine: &ScoringEngine,
        text: &'l str,
        rows: &mut Vec<RowText<'l>>,
    ) -> Option<(Scorecard, Arc<Rulebook>)> {
        let table = TableText::read(text, std::mem::take(rows))?;
        let Self { cells, books, scratch } = self;
        let book = if table.says_whether_complete { None } else { books.of(engine, &table, SumsBook::of) };
        let own_text = text.trim_matches([' ', '\t', '\r', '\n']);
        let card = book.and_then(|book| Some((book.card(cells, &table, own_text, scratch)?, book.rules.clone())));
        *rows = table.rows;
        if self.cells.len() + self.books.len(|book| book.rows.len() + book.trees.len()) > super::REMEMBERED {
            *self = Self::default();
        }
        card
    }
}

impl SumsBook {
    /// None of a template that has rules which this way does not know.
    fn of(rules: Arc<Rulebook>) -> Option<Self> {
        let template = &rules.template;
        let zero = Fraction::ZERO.round(template.rounding.points()).ok()?;
        is_known(&rules).then(|| Self { rows: Rows::default(), trees: Trees::default(), zero, rules })
    }

    fn card(
        &mut self,
        cells: &mut Cells,
        table: &TableText<'_>,
        own_text: &str,
        scratch: &mut Scratch,
    ) -> Option<Scorecard> {
        let Self { rules, rows, trees, zero } = self;
        let template = &rules.template;
        let money = execution(rules, table)?;
        scratch.begin();
        let figures = Figures { money: money.amounts, ..Figures::none(template.rounding.points()) };
        let around = Around { book: rules, year: table.year, money: &money.input, figures: &figures };
        for row in &table.rows {
            let path = trees.number(row.path)?;
            let RowResult { weight, points, is_open, is_judged } = rows.score(cells, row, around)?;
            // What a person gave, and what does not apply, is counted by its row.
            (!is_judged && (is_open || points.is_some())).then_some(())?;
            scratch.place(path, Placed { path: 0, weight, points });
        }
        let place = trees.place(&template.tiers, &scratch.paths)?;
        let (trees, tree) = (&*trees, trees.tree(place)?);
        let nothing = Sum { weight: Fraction::ZERO, points: *zero };
        let foot = Foot::of(rules, &scratch.placed, tree, nothing, money.points)?;
        let label = |paths: &[usize]| {
            let path = trees.path(*scratch.paths.get(*paths.first()?)?)?;
            path.labels.get(..1).map(<[String]>::to_vec)
        };
        let first = tree.nodes.iter().zip(&foot.tiers).filter(|(node, _)| node.depth == 1);
        let tiers = first.map(|(node, sum)| Some(tier(label(&node.paths)?, *sum))).collect::<Option<_>>()?;
        Some(Scorecard {
            schema: Scorecard::SCHEMA.to_owned(),
            engine: Engine { name: env!("CARGO_PKG_NAME").to_owned(), version: env!("CARGO_PKG_VERSION").to_owned() },
            template: rules.stamp(),
            input: InputFile { sha256: fingerprint(own_text.as_bytes()) },
            year: table.year,
            month: None,
            currency: unquoted(table.currency)?,
            project: project(table)?,
            execution: scored_money(rules, table, &money)?,
            indicators: Vec::new(),
            tiers,
            total: Total {
                weight: Some(foot.total.weight.into()),
                assessed: Some(foot.assessed().into()),
                score: Some(foot.total.points.into()),
                exact: Some(Value::from(foot.total.points.fraction())),
                derivation: Vec::new(),
            },
            grade: foot.grade.map(str::to_owned),
            light: None,
            not_monitored: false,
            parameters: BTreeMap::new(),
            notes: Vec::new(),
            reported: table.reported.map(reported),
        })
    }
}

fn tier(path: Vec<String>, sum: Sum) -> TierScore {
    let exact = Some(Value::from(sum.points.fraction()));
    TierScore { path, weight: Some(sum.weight.into()), score: Some(sum.points.into()), exact, derivation: Vec::new() }
}

fn project(table: &TableText<'_>) -> Option<Project> {
    let text = &table.project;
    let owned = |text: Option<&str>| text.map(str::to_owned);
    let [implementer, category, district, city] = text.others;
    Some(Project {
        name: text.name.to_owned(),
        department: owned(text.department),
        unit: owned(text.unit),
        code: owned(text.code),
        implementer: unquoted(implementer)?,
        category: unquoted(category)?,
        district: unquoted(district)?,
        city: unquoted(city)?,
    })
}

/// The money of a table as its card has it; none where the table states none and the template asks for none.
#[allow(clippy::option_option, reason = "what is unusual is none, and so is what says nothing")]
fn scored_money(rules: &Rulebook, table: &TableText<'_>, money: &money::Execution) -> Option<Option<Execution>> {
    let blank = Assessment::default();
    let bound = money::bound(rules, &blank, table, money);
    Some(score_money(&bound, Detail::Brief).ok()?.map(|(execution, _)| execution))
}

fn reported(written: [Option<&str>; REPORTED.len()]) -> Reported {
    let printed = |text: Option<&str>| text.map(|text| Printed(text.to_owned()));
    let [execution_rate, execution_score, weight, total, reviewed, grade] = written.map(printed);
    Reported { execution_rate, execution_score, weight, total, reviewed, grade, tiers: Vec::new() }
}
