//! An assessment bound to its template: every rule chosen, every text read, every unit settled.
//! What is left to scoring is arithmetic.

use std::collections::BTreeMap;

use super::assumed::Assumed;
use super::execution::ExecutionItem;
use super::funds::{Funds, read_funds};
use super::not_applicable::pass_on;
use super::row::{Row, build_row};
use super::tiers::{Tier, Weighed, arrange, check_weights};
use super::unreadable::Unreadable;
use super::unverified::unverified;
use crate::codes::{Code, overflow, remarks};
use crate::identity::same_label;
use crate::methods::{MethodInput, Money, MoneyInput};
use crate::model::assessment::{Assessment, Indicator};
use crate::model::scorecard::{Kind, PairReading, Reading};
use crate::model::value::Date;
use crate::num::{ArithmeticError, Fraction, Number};
use crate::read::Places;
use crate::template::Rulebook;
use crate::words::{Note, Problem, Problems};

/// A table ready to be scored. It borrows what it was made from.
#[derive(Clone, Debug)]
pub struct Table<'a> {
    /// The template.
    pub book: &'a Rulebook,
    /// The table as it was filled in.
    pub assessment: &'a Assessment,
    /// The rows of the money in the order of the table, in its currency.
    pub funds: Vec<Money>,
    /// The money that is scored; none where the table states none and the template asks for none.
    pub execution: Option<ExecutionRow>,
    /// The indicators, in the order of the table.
    pub rows: Vec<Row<'a>>,
    /// The tree, in the order of the template.
    pub tiers: Vec<Tier>,
    /// The sum of all weights; none in a table without weights. Those that cannot be read are not in it.
    pub weight: Option<Fraction>,
    /// Every figure that cannot be read, in the order of the table.
    pub unreadable: Vec<Unreadable>,
    /// Remarks on the table as a whole.
    pub notes: Vec<Note>,
}

/// The money of a table.
#[derive(Clone, Debug)]
pub struct ExecutionRow {
    /// The amounts.
    pub money: Money,
    /// Those that were printed in another unit or cannot be read, as printed, by their keys.
    pub printed: BTreeMap<String, String>,
    /// Where the form has its item.
    pub item: ExecutionItem,
    /// Full points; none where the template has no row for the rate, or the form has it elsewhere or not at all.
    pub weight: Option<Number>,
    /// What its method computes from.
    pub input: MethodInput<'static>,
    /// Why, where the steps alone do not say.
    pub why: Option<Note>,
}

/// Whether a row has full points, be it that nobody can read how many.
fn has_points(row: &Row<'_>) -> bool {
    row.counted_weight().is_some() || row.has_unknown_weight()
}

/// Whether a row may be bound otherwise with a guess turned round.
fn may_change(row: &Row<'_>, assumed: Assumed) -> bool {
    let PairReading { target, actual } = &row.reading;
    let has_taken_unit = |reading: &Reading| reading.notes.iter().any(|note| note.code == Code::UnitTaken);
    match assumed {
        Assumed::Relation(relation) => {
            target.guessed && target.kind == Kind::Number && target.relation != Some(relation)
        }
        Assumed::OtherUnit => [target, actual].into_iter().any(has_taken_unit),
        Assumed::NextYear | Assumed::OtherYear | Assumed::NoFigure => true,
    }
}

impl<'a> Table<'a> {
    /// Binds an assessment to a template. `places` are those of the document that it came from.
    ///
    /// # Errors
    /// Everything that cannot be computed: numbers that cannot be represented, methods that the template does not
    /// name. Whatever else is wrong with the table becomes a note.
    pub fn build(book: &'a Rulebook, assessment: &'a Assessment, places: Places<'_>) -> Result<Self, Problems> {
        let build =
            |indicator, _, money: &MoneyInput, of_row| build_row(book, indicator, assessment.year, None, money, of_row);
        Self::build_of(book, assessment, places, build)
    }

    /// The same table with a guess turned round: rows that do not rest on it stay as they are.
    ///
    /// # Errors
    /// As [`Self::build`].
    pub fn assuming(&self, assumed: Assumed, places: Places<'_>) -> Result<Self, Problems> {
        let (book, assessment) = (self.book, self.assessment);
        // A row that is weighed among others is bound anew for that.
        let stays = |row: &&Row<'_>| {
            !may_change(row, assumed) && row.weight.is_some() && book.template.not_applicable.is_none()
        };
        let build = |indicator, index, money: &MoneyInput, of_row| match self.rows.get(index).filter(stays) {
            Some(row) => Ok(row.clone()),
            None => build_row(book, indicator, assessment.year, Some(assumed), money, of_row),
        };
        Self::build_of(book, assessment, places, build)
    }

    fn build_of<'p>(
        book: &'a Rulebook,
        assessment: &'a Assessment,
        places: Places<'p>,
        build: impl Fn(&'a Indicator, usize, &MoneyInput, Places<'p>) -> Result<Row<'a>, Vec<Problem>>,
    ) -> Result<Self, Problems> {
        let template = &book.template;
        let rule = template.execution.as_ref();
        let of = rule.map(|rule| rule.of).unwrap_or_default();
        let mut problems = Vec::new();
        let Funds { rows: funds, total: money, printed, notes: converted, unread, mut unreadable } =
            read_funds(assessment, of);
        let scored_money = MoneyInput::of(&money, &unread, template.zero_budget);

        let mut rows = Vec::with_capacity(assessment.indicators.len());
        for (index, indicator) in assessment.indicators.iter().enumerate() {
            let of_row = places.key("indicators").item(index);
            match build(indicator, index, &scored_money, of_row) {
                Ok(row) => rows.push(row),
                Err(mut found) => problems.append(&mut found),
            }
            if problems.len() >= Problems::MOST {
                break;
            }
        }
        if !problems.is_empty() {
            return Err(Problems::sorted(problems));
        }

        let of_rows = |error| overflow(places.key("indicators").here(), &error);
        let scored = template.lights.is_none() && rows.iter().any(has_points);
        let item = ExecutionItem::of(template, assessment, &rows).map_err(of_rows)?;
        let execution = (rule.is_some() || !assessment.funds.is_empty()).then(|| ExecutionRow {
            money,
            printed,
            item,
            // What the template itself sets is scored, be it that the form gives its rows no points.
            weight: rule.filter(|_| template.lights.is_none() && item == ExecutionItem::Own).map(|rule| rule.weight),
            input: scored_money.input,
            why: scored_money.why.filter(|_| rule.is_some()),
        });
        let told = execution.as_ref().and_then(|row| row.why.clone());
        let unread = unread.into_iter().map(|amount| amount.note).filter(|note| told.as_ref() != Some(note));
        for (index, row) in rows.iter().enumerate() {
            let of_row = row.unreadable.iter().cloned();
            unreadable.extend(of_row.map(|cell| Unreadable { at: format!("/indicators/{index}/{}", cell.at), ..cell }));
        }
        let (tiers, of_tiers) = arrange(&template.tiers, rows.iter().map(|row| row.indicator.path.as_slice()));
        let notes = converted.into_iter().chain(unread).chain(of_tiers).collect();
        let mut table = Table { book, assessment, funds, execution, rows, tiers, weight: None, unreadable, notes };
        table.weigh(scored).map_err(of_rows)?;
        table.notes.extend(table.told_of_item());
        table.notes.extend(table.told_of_lights());
        let has_points = table.execution.iter().any(|row| row.weight.is_some());
        let monitored = table.not_monitored().is_none();
        let scored_by =
            |basis: &str| table.rows.iter().filter(|row| row.method.is_some() && row.basis == basis).count();
        let sources = unverified(book, scored_by, has_points, scored && table.adds_up(), monitored);
        table.notes.extend(sources);
        Ok(table)
    }

    /// Adds up the weights and holds them against the template.
    fn weigh(&mut self, scored: bool) -> Result<(), ArithmeticError> {
        if self.rows.is_empty() {
            self.notes.push(remarks::no_indicators());
        } else if !scored && self.book.template.lights.is_none() {
            self.notes.push(remarks::no_weights());
        }
        if !scored {
            return Ok(());
        }
        for row in self.rows.iter_mut().filter(|row| row.lacks_weight()) {
            row.notes.push(remarks::weight_missing());
        }
        let template = &self.book.template;
        // What the template sets for its tiers holds for the weights as they are printed.
        let of_tiers = check_weights(&template.tiers, &self.rows.iter().map(Weighed::of).collect::<Vec<_>>())?;
        if let Some(rule) = &template.not_applicable {
            pass_on(rule, &template.tiers, &mut self.rows)?;
        }
        let rows = self.rows.iter().filter_map(Row::counted_weight);
        let execution = self.execution.iter().filter_map(|row| row.weight).map(Number::fraction);
        let sum = rows.chain(execution).try_fold(Fraction::ZERO, Fraction::add)?;
        self.weight = Some(sum);
        let total = template.total.to_string();
        if self.has_unknown_weight() {
            let passing = template.not_applicable.is_some() && self.rows.iter().any(Row::is_out);
            self.notes.push(remarks::weights_unknown(sum, passing));
        } else if sum != template.total.fraction() {
            let note = if template.must_add_up { remarks::weights_do_not_add_up } else { remarks::other_total };
            self.notes.push(note(sum, &total));
        }
        self.notes.extend(of_tiers);
        Ok(())
    }

    /// Where the form has the item of the execution rate, if not where the template has it.
    fn told_of_item(&self) -> Option<Note> {
        let weight = self.book.template.execution.as_ref()?.weight.to_string();
        match self.execution.as_ref()?.item {
            ExecutionItem::Own => None,
            ExecutionItem::Among(row) => {
                Some(remarks::execution_among_rows(self.rows.get(row).map_or("", Row::name), &weight))
            }
            ExecutionItem::Absent => Some(remarks::execution_not_in_form(&weight)),
        }
    }

    /// Why a table has no lights, though its template gives them.
    fn told_of_lights(&self) -> Option<Note> {
        self.book.template.lights.as_ref()?;
        match self.not_monitored() {
            Some(kind) => Some(remarks::not_monitored(kind)),
            None => self.assessment.month.is_none().then(remarks::month_missing),
        }
    }

    /// The name or the category of a project that the template does not monitor.
    #[must_use]
    pub fn not_monitored(&self) -> Option<&'a str> {
        let exempt = &self.book.template.lights.as_ref()?.exempt;
        let project = &self.assessment.project;
        let called = project.category.iter().chain([&project.name]).map(String::as_str);
        called.into_iter().find(|called| exempt.iter().any(|kind| same_label(kind, called)))
    }

    /// Whether a row stands below a tier whose results do not grow with the money.
    #[must_use]
    pub fn is_apart_from_money(&self, row: &Row<'_>) -> bool {
        let gap = self.book.template.lights.as_ref().and_then(|lights| lights.gap.as_ref());
        let is_excepted = |label: &String| gap.is_some_and(|gap| gap.except.iter().any(|tier| same_label(tier, label)));
        row.indicator.path.iter().any(is_excepted)
    }

    /// The day whose rules hold for the table: the last one of its year.
    #[must_use]
    pub fn day(&self) -> Option<Date> {
        self.assessment.year.and_then(|year| Date::end_of_month(year, 12))
    }

    /// The template's parameters in the order of their names, with the values in force.
    #[must_use]
    pub fn parameters(&self) -> Vec<(&'a str, Option<Fraction>)> {
        let day = self.day();
        let parameters = self.book.template.parameters.iter();
        parameters
            .map(|(name, parameter)| (name.as_str(), parameter.on(day).map(|value| value.value.fraction())))
            .collect()
    }

    /// Whether nobody can say what all weights come to, because one of them cannot be read.
    #[must_use]
    pub fn has_unknown_weight(&self) -> bool {
        self.rows.iter().any(Row::has_unknown_weight)
    }

    /// Whether the weights are those that the grades are defined for.
    #[must_use]
    pub fn adds_up(&self) -> bool {
        !self.has_unknown_weight() && self.weight.is_some_and(|weight| weight == self.book.template.total.fraction())
    }
}
