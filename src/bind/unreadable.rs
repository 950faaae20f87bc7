//! Figures that nobody can read: what is printed, and what to write. Nothing is ever corrected here.

use crate::codes::Code;
use crate::model::assessment::Indicator;
use crate::model::value::{Amount, Entered, Printed, Readable};
use crate::num::{Number, NumberError, is_blank};
use crate::words::{Complaint, Note, Text, Word, text};

/// A cell for a figure that holds something else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// Where: a JSON Pointer. In a row, the rest of one.
    pub at: String,
    /// As printed.
    pub printed: String,
    /// What cannot be read, and why.
    pub says: Text,
    /// What to write.
    pub advice: Text,
}

impl Unreadable {
    fn new(at: String, name: &Text, printed: &str, why: &Text, advice: Text) -> Self {
        let says = text!("{name}“{printed}”无法读取:{why}", "{name} `{printed}` cannot be read: {why}"; name, why);
        Self { at, printed: printed.to_owned(), says, advice }
    }

    /// An amount of money that is none.
    pub(super) fn amount(at: String, name: Word, printed: &str) -> Self {
        if let Some((sign, amount)) = in_yuan(printed) {
            let why =
                text!("带有货币符号“{sign}”", "there is a currency sign, {sign}"; sign = Text::same(sign.to_string()));
            let advice = text!("若指 {amount} 元,请写 {amount}元", "if {amount} yuan are meant, write {amount}元");
            return Self::new(at, &name.into(), printed, &why, advice);
        }
        let advice = advice::<Amount>(
            printed,
            text!(
                "请写数字,可带单位,如 1234.56、5.8万元",
                "write a number, with its unit or without, as in 1234.56 or 5.8万元"
            ),
        );
        let why = if printed.contains(['¥', '￥']) {
            text!(
                "带有“¥”,却不知以元还是以表的货币单位计",
                "it has the sign ¥, which does not say whether it counts in 元 or in the table's currency"
            )
        } else {
            no_number(&Amount::read(printed))
        };
        Self::new(at, &name.into(), printed, &why, advice)
    }

    /// An amount of money whose unit cannot be brought into the currency.
    pub(super) fn unit(at: String, name: Word, printed: &str, why: Complaint) -> Self {
        Self::new(at, &name.into(), printed, &why.message, why.advice)
    }

    fn points(at: String, name: &Text, printed: &str) -> Self {
        let advice = advice::<Number>(
            printed,
            text!(
                "请写数字,如 10、7.5,可带“分”或“%”",
                "write a number, as in 10 or 7.5, with 分 or % behind it or not"
            ),
        );
        Self::new(at, name, printed, &no_number(&Number::read(printed)), advice)
    }

    /// The count of an answer.
    fn count(at: String, answer: &str, printed: &str) -> Self {
        let name = text!("调查回答“{answer}”的人数", "the count of the answer {answer}");
        let advice = text!("请只写人数,如 80", "write the count alone, as in 80");
        Self::new(at, &name, printed, &no_number(&printed.parse::<Number>()), advice)
    }

    /// The remark of this code that says all of it.
    #[must_use]
    pub fn note(&self, code: Code) -> Note {
        let Self { says, advice, .. } = self;
        code.note(text!("{says};{advice}", "{says}; {advice}"; says, advice))
    }
}

/// The sign of the yuan before or behind an amount, and the amount.
fn in_yuan(printed: &str) -> Option<(char, Number)> {
    let sign = printed.chars().find(|c| matches!(c, '\u{A5}' | '\u{FFE5}'))?;
    let amount = printed.replace(sign, "").trim_matches(is_blank).parse().ok()?;
    Some((sign, amount))
}

/// Those of an indicator, each with the rest of its pointer.
pub(super) fn of_indicator(indicator: &Indicator) -> Vec<Unreadable> {
    let of_points = |key: &str, name: Text, cell: &Entered<Number>| {
        cell.unreadable().map(|printed| Unreadable::points(key.to_owned(), &name, printed))
    };
    let weight = of_points("weight", text!("分值", "the weight"), &indicator.weight);
    let judged = of_points("judged", text!("评判得分", "the judged points"), &indicator.judged);
    let panel = indicator.panel.iter().enumerate().filter_map(|(index, score)| {
        let name = text!("{scorer}的评分", "the points of {scorer}", scorer = score.scorer);
        of_points(&format!("panel/{index}/points"), name, &score.points)
    });
    let survey = indicator.survey.iter().filter(|(_, Printed(count))| count.parse::<Number>().is_err());
    let survey = survey.map(|(answer, Printed(count))| {
        Unreadable::count(format!("survey/{}", answer.replace('~', "~0").replace('/', "~1")), answer, count)
    });
    weight.into_iter().chain(judged).chain(panel).chain(survey).collect()
}

/// Why a text is no number.
fn no_number<T>(read: &Result<T, NumberError>) -> Text {
    match read {
        Err(NumberError::Exponent) => text!("写成了科学计数法", "it has an exponent"),
        Err(NumberError::TooLong) => text!("数位过多", "it has too many digits"),
        Err(NumberError::Absurd) => text!("数值过大或过小", "it is too large or too small"),
        Err(NumberError::Empty) => text!("没有填写", "there is nothing"),
        _ => text!("不是数字", "it is no number"),
    }
}

/// What to write; with the figure that is meant where only the commas are in the way, as in `7,00.0,77`.
fn advice<T: Readable + std::fmt::Display>(printed: &str, otherwise: Text) -> Text {
    let without: String = printed.chars().filter(|c| !matches!(c, ',' | '\u{ff0c}')).collect();
    match T::read(&without) {
        Ok(meant) if without != printed => text!(
            "若指 {meant},请照此改写;否则{otherwise}", "if {meant} is meant, write that; otherwise {otherwise}";
            otherwise
        ),
        _ => otherwise,
    }
}
