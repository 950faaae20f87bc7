//! One cell of a form with what its neighbours say about it: the column of operators, the column of
//! units, and the name of the indicator.
//!
//! Column and cell are read as one text. Where they contradict each other, the cell counts and a
//! remark says so: it stands nearer to the figure.

use crate::codes::remarks;
use crate::lists::lists;
use crate::model::value::{Printed, Relation};
use crate::num::{Fraction, is_blank_mark};
use crate::reading::{
    Hint, Interval, Measure, Quantity, Unit, folded, hint, operator_alone, read_behind_name, read_measure,
    target_in_name,
};
use crate::words::Note;

/// Targets from here on may be reached by a number of eight digits.
const MILLION: Fraction = Fraction::whole(1_000_000);

/// A cell as it is bound: what it says, and what is to be said about that.
pub(super) struct Cell {
    pub(super) measure: Measure,
    pub(super) notes: Vec<Note>,
}

impl Cell {
    /// Reads a cell alone. A number that cannot be kept exactly leaves its own row open, and nothing else.
    pub(super) fn read(printed: Option<&Printed>) -> Self {
        let text = printed.map_or("", |printed| &printed.0);
        match read_measure(text) {
            Ok(measure) => Self { measure, notes: Vec::new() },
            Err(error) => {
                let note = remarks::figure_unreadable(remarks::unreadable_number(text, &error));
                Self { measure: Measure::Text(text.to_owned()), notes: vec![note] }
            }
        }
    }

    /// Reads a sentence again without the name of its indicator, which some forms repeat before the figure.
    pub(super) fn without_name(mut self, name: &str, printed: Option<&Printed>) -> Self {
        let Some(printed) = printed.filter(|_| matches!(self.measure, Measure::Text(_))) else { return self };
        if let Some((repeated, measure)) = read_behind_name(name, &printed.0) {
            self.measure = measure;
            self.notes.push(remarks::words_left_out(&repeated));
        }
        self
    }

    /// Adds what the column of units says.
    pub(super) fn in_unit(mut self, column: Option<&Printed>) -> Self {
        let Some(text) = written(column).filter(|text| text != "无" && self.unit().is_some()) else {
            return self;
        };
        match Unit::read(&text) {
            Some(unit) if self.becomes_a_year(&unit) => {}
            Some(unit) => _ = self.take_unit(unit, remarks::column_differs),
            None => self.notes.push(remarks::column_unread(&text)),
        }
        self
    }

    /// Reads 11月 as a number where its target is a number of months (=12月, ≤10月), and eight digits that could be a day
    /// where as many are asked for: ≥19300425个, 1867605至19320615. Beside ≥90个 they are a day.
    pub(super) fn counted_as(mut self, target: &Self, printed: Option<&Printed>) -> Self {
        let (unit, most) = match &target.measure {
            Measure::Number(Quantity { unit, value, .. }) => (unit, value.value()),
            Measure::Range(Interval { unit, high, .. }) => (unit, high.fraction()),
            _ => return self,
        };
        let (Measure::Date(_), Some(printed)) = (&self.measure, printed) else { return self };
        // Behind an operator the reader takes it for a number in the target, too.
        if let Ok(Measure::Number(quantity)) = read_measure(&format!("={}", printed.0.trim()))
            && (quantity.unit == *unit && unit.is_some() || is_digits(&printed.0) && most >= MILLION)
        {
            self.measure = Measure::Number(Quantity { relation: None, ..quantity });
        }
        self
    }

    /// Adds what the column of operators says. 定性 there means: words.
    pub(super) fn with_operator(mut self, column: Option<&Printed>) -> Self {
        let Some(text) = written(column) else { return self };
        let kind = lists().sheets.row_names.strip_suffix(&text).unwrap_or(&text);
        match (kind, operator_alone(&text)) {
            ("定量", _) => {}
            ("定性", _) => self.in_words(),
            (_, None) => self.notes.push(remarks::column_unread(&text)),
            (_, Some(relation)) if self.relation().is_some() => {
                self.take_relation(relation, remarks::column_differs);
            }
            (_, Some(relation)) => self.notes.extend(self.cannot_stand(relation)),
        }
        self
    }

    /// Adds what the name says: operator and unit of a number that has none of its own, and the whole
    /// target, as a proposal, where the cell is empty.
    pub(super) fn with_name(mut self, name: &str) -> Self {
        if matches!(self.measure, Measure::Blank(_)) {
            self.notes.extend(target_in_name(name).as_deref().map(remarks::target_in_name));
            return self;
        }
        if self.unit().is_none() {
            return self;
        }
        let Hint { relation, unit } = hint(name);
        let sign = relation.filter(|relation| self.take_relation(*relation, remarks::name_differs));
        let unit = unit.filter(|unit| self.take_unit(unit.clone(), remarks::name_differs));
        if sign.is_some() || unit.is_some() {
            let (sign, unit) = (sign.map_or("", Relation::sign), unit.as_ref().map_or("", Unit::name));
            self.notes.push(remarks::from_name(&format!("{sign}{unit}")));
        }
        self
    }

    /// 2023 in a column 年 is a year as much as 2023年 in one cell; then the cell is read like that.
    fn becomes_a_year(&mut self, unit: &Unit) -> bool {
        let Measure::Number(quantity) = &self.measure else { return false };
        let sign = quantity.relation.map_or("", Relation::sign);
        let date = read_measure(&format!("{sign}{}{}", quantity.value, unit.name())).ok();
        let year =
            date.filter(|date| quantity.unit.is_none() && unit.name() == "年" && matches!(date, Measure::Date(_)));
        match year {
            Some(year) => self.measure = year,
            None => return false,
        }
        true
    }

    /// Where the unit of a number stands.
    fn unit(&mut self) -> Option<&mut Option<Unit>> {
        match &mut self.measure {
            Measure::Number(quantity) => Some(&mut quantity.unit),
            Measure::Range(interval) => Some(&mut interval.unit),
            _ => None,
        }
    }

    /// Where the relation of a number or a date stands.
    fn relation(&mut self) -> Option<&mut Option<Relation>> {
        match &mut self.measure {
            Measure::Number(quantity) => Some(&mut quantity.relation),
            Measure::Date(period) => Some(&mut period.relation),
            _ => None,
        }
    }

    /// Gives a number without a unit another one's, and says whether it did.
    fn take_unit(&mut self, unit: Unit, differs: fn(&str, &str) -> Note) -> bool {
        let Some(own) = self.unit() else { return false };
        match own {
            Some(own) if *own == unit || own.completes(&unit) => return false,
            Some(own) if !unit.completes(own) => {
                let note = differs(unit.name(), own.name());
                self.notes.push(note);
                return false;
            }
            _ => *own = Some(unit),
        }
        true
    }

    /// Gives a number or a date without an operator another one's, and says whether it did.
    fn take_relation(&mut self, relation: Relation, differs: fn(&str, &str) -> Note) -> bool {
        let Some(own) = self.relation() else { return false };
        match *own {
            Some(own) if own == relation => return false,
            Some(own) => {
                self.notes.push(differs(relation.sign(), own.sign()));
                return false;
            }
            None => *own = Some(relation),
        }
        true
    }

    /// A remark on an operator before what is no number. = before words asks for these words.
    fn cannot_stand(&self, relation: Relation) -> Option<Note> {
        match &self.measure {
            Measure::Blank(_) => None,
            _ if relation == Relation::Equal => None,
            Measure::Word(text) | Measure::Text(text) => Some(remarks::words_with_operator(relation.sign(), text)),
            _ => Some(remarks::column_unread(relation.sign())),
        }
    }

    fn in_words(&mut self) {
        match &mut self.measure {
            Measure::Text(text) => self.measure = Measure::Word(std::mem::take(text)),
            Measure::Word(_) | Measure::Blank(_) => {}
            measure => {
                let value = measure.reading(None).value.map(|value| value.to_string()).unwrap_or_default();
                self.notes.push(remarks::column_differs("定性", &value));
            }
        }
    }
}

/// What a column says, where it says anything.
fn written(column: Option<&Printed>) -> Option<String> {
    column.map(|column| folded(&column.0)).filter(|text| !is_blank_mark(text))
}

/// Whether nothing but digits stands in a cell: the reader has decided already that they could be a day.
fn is_digits(printed: &str) -> bool {
    folded(printed).bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::scorecard::Kind;

    /// Kind, relation, value, unit and the codes of the notes, in one line.
    fn line(operator: &str, target: &str, unit: &str, name: &str) -> String {
        let cell = Cell::read(Some(&target.into()));
        let cell = cell.in_unit(Some(&unit.into())).with_operator(Some(&operator.into())).with_name(name);
        let reading = cell.measure.reading(Some(2023));
        let sign = reading.relation.map_or("", Relation::sign);
        let value = reading.value.map(|value| value.to_string()).unwrap_or_default();
        let kind = if reading.kind == Kind::Number { "" } else { reading.kind.name() };
        let unit = reading.unit.unwrap_or_default();
        let codes: Vec<&str> = cell.notes.iter().map(|note| note.code.as_ref()).collect();
        let said = [kind, &format!("{sign}{value}"), &unit, &codes.join(" ")];
        said.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn columns_are_part_of_the_text() {
        for (operator, target, unit, read) in [
            ("≥", "95", "%", "≥95 %"),
            (">=", "95", "百分比", "≥95 %"),
            ("＝", "512", "人", "=512 人"),
            ("", "512", "人", "512 人"),
            ("≥", "95%", "", "≥95 %"),
            ("—", "95%", "—", "95 %"),
            ("≤", "10", "万元", "≤10 万元"),
            ("≤", "10万", "万元", "≤10 万元"),
            ("定性", "好", "", "word 好"),
            ("定性", "基本建立", "/", "word 基本建立"),
            ("定性指标", "基本建立", "/", "word 基本建立"),
            ("定量指标", "95%", "", "95 %"),
            ("定量", "≥3", "次", "≥3 次"),
            ("不低于", "3", "次/月", "≥3 次/月"),
            ("≤", "2023年12月", "", "date ≤2023-12-31"),
            ("≤", "2022", "年", "date ≤2022-12-31"),
            ("", "≤2022", "年", "date ≤2022-12-31"),
            ("反向指标", "5", "%", "≤5 %"),
            ("=", "是", "", "word 是"),
        ] {
            assert_eq!(line(operator, target, unit, ""), read, "{operator}|{target}|{unit}");
        }
    }

    #[test]
    fn the_cell_counts_where_its_column_contradicts() {
        for (operator, target, unit, read) in [
            ("≥", "≤95%", "", "≤95 % column_differs"),
            ("≥", "95%", "人", "≥95 % column_differs"),
            ("定性", "95%", "", "95 % column_differs"),
            ("≥", "优", "", "word 优 words_with_operator"),
            ("见说明", "5", "", "5 column_unread"),
            ("", "5", "见附件1", "5 column_unread"),
        ] {
            assert_eq!(line(operator, target, unit, ""), read, "{operator}|{target}|{unit}");
        }
    }

    #[test]
    fn names_lend_what_is_missing() {
        for (target, name, read) in [
            ("150", "农村低保发放人数(≥**人)", "≥150 人 from_name"),
            (">=150人", "农村低保发放人数(≥**人)", "≥150 人"),
            ("<=5300元/户", "扶贫临时救助标准(<**元/户·年)", "≤5300 元/户 name_differs name_differs"),
            ("95", "时效率%", "95 % from_name"),
            ("", "年度资金支付完成率100%", "blank target_in_name"),
            ("—", "年度资金支付完成率100%", "blank — target_in_name"),
            ("=6万立方米", "林木采伐监管(万立方米)", "=6 万立方米"),
            ("优", "工资发放准确性(%)", "word 优"),
        ] {
            assert_eq!(line("", target, "", name), read, "{target}|{name}");
        }
    }
}
