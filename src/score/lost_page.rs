//! The points that a table loses, for a terminal: a line a row, those that lose most first.

use unicode_width::UnicodeWidthStr;

use super::label::label;
use super::lost::{LostPoints, LostRow, Step};
use super::stride::Unit;
use crate::model::scorecard::{Scorecard, ScoredIndicator};
use crate::num::{Figure, Fraction, Mode, Rounding};
use crate::print::wrap;
use crate::words::{Language, Text, say, text};

/// The lost points of a scorecard in lines. Points have as many places as the total.
pub(super) fn lost(card: &Scorecard, lost: &LostPoints, language: Language, width: u16) -> String {
    let page = Told { card, places: places_of(card.total.score) };
    let beside = Some(lost.beside).filter(|beside| !beside.is_zero());
    let shown: Vec<String> =
        lost.rows.iter().map(|row| row.lost).chain(beside).map(|points| page.points(points)).collect();
    let widest = shown.iter().map(|points| points.width()).max().unwrap_or_default();
    let beside = beside.map(|_| say!(language, "合计的取舍与封顶", "rounding of sums, and caps").to_owned());
    let told = lost.rows.iter().map(|row| page.row(row, language)).chain(beside);
    let total = page.points(lost.total);
    let mut text = say!(language, "丢分 {total}\n", "Lost {total}\n");
    for (points, told) in shown.iter().zip(told) {
        text.push_str(&wrap(&format!("  {points:>widest$}  {told}"), widest + 4, width));
        text.push('\n');
    }
    text
}

/// What a row loses, and what a step would bring there: `失 0.38 分:再多 1 人次,多得 0.01 分`.
#[must_use]
pub fn told_of_row(card: &Scorecard, row: &LostRow) -> Text {
    let told = Told { card, places: places_of(card.total.score) };
    let (points, step) = (told.points(row.lost), told.step_of(row));
    text!("失 {points} 分{step}", "{points} lost{step}"; step)
}

/// How many places the points of a scorecard have.
fn places_of(score: Option<Figure>) -> u8 {
    let shown = score.map(|score| score.to_string()).unwrap_or_default();
    shown.split_once('.').map_or(0, |(_, places)| places.len()).try_into().unwrap_or_default()
}

struct Told<'a> {
    card: &'a Scorecard,
    places: u8,
}

impl Told<'_> {
    /// Points with the places of the total; with all of theirs where these are more.
    fn points(&self, points: Fraction) -> String {
        let rounding = Rounding { places: self.places, mode: Mode::HalfEven };
        let rounded = points.round(rounding).ok().filter(|rounded| rounded.fraction() == points);
        rounded.map_or_else(|| Figure::from(points).to_string(), |rounded| rounded.to_string())
    }

    fn indicator(&self, row: &LostRow) -> Option<&ScoredIndicator> {
        row.indicator.and_then(|index| self.card.indicators.get(index))
    }

    fn row(&self, row: &LostRow, language: Language) -> String {
        let name = || say!(language, "预算执行率", "execution rate").to_owned();
        format!("{}{}", self.indicator(row).map_or_else(name, label), self.step_of(row).get(language))
    }

    /// What a step brings in a row; nothing where there is none.
    fn step_of(&self, row: &LostRow) -> Text {
        let step = row.step.map(|step| match step.unit {
            Unit::Money => self.step(step, self.card.currency.as_deref()),
            Unit::Actual => self.step(step, self.indicator(row).and_then(unit_of)),
        });
        step.unwrap_or_default()
    }

    fn step(&self, Step { amount, more, gain, .. }: Step, unit: Option<&str>) -> Text {
        let gain = self.points(gain);
        let so_much = match unit {
            Some("%") if amount.value() == Fraction::ONE => text!("1 个百分点", "1 percentage point"),
            Some("%") => text!("{amount} 个百分点", "{amount} percentage points"),
            Some(unit) => Text::same(format!("{amount} {unit}")),
            None => Text::same(amount.to_string()),
        };
        if more {
            text!(":再多 {so_much},多得 {gain} 分", ": {so_much} more brings {gain}"; so_much)
        } else {
            text!(":再少 {so_much},多得 {gain} 分", ": {so_much} less brings {gain}"; so_much)
        }
    }
}

/// The unit of an actual value; one without counts in that of its target.
fn unit_of(indicator: &ScoredIndicator) -> Option<&str> {
    let reading = &indicator.reading;
    reading.actual.unit.as_deref().or(reading.target.unit.as_deref())
}
