//! The template of a form, where it names a place that has one.

use super::form::Form;
use super::label::Label;
use super::origin::Remark;
use crate::lists::lists;
use crate::model::template::EvaluationKind;
use crate::model::value::Date;
use crate::template::{Library, Rulebook};
use crate::words::text;

/// The template of the place that a form names, and that it was chosen so; of several none.
pub(super) fn suit(form: &Form, library: &Library) -> (Option<String>, Remark) {
    let books: Vec<_> = library.iter().filter(|book| fits(book, form)).collect();
    let mut named: Vec<(String, &str)> = Vec::new();
    for book in &books {
        let places = places(&book.template.title);
        let last = places.last().filter(|place| form.head.iter().any(|text| text.contains(place.as_str())));
        named.extend(last.map(|place| (place.clone(), book.template.id.as_str())));
    }
    // A city is named beside its province, and is meant.
    if named.iter().any(|(place, _)| !is_province(place)) {
        named.retain(|(place, _)| !is_province(place));
    }
    if let [(place, id)] = named.as_slice() {
        let remark = Remark::whole(text!(
            "表中有“{place}”,按模板 {id} 评分:不对请用 --template 指定",
            "the form names {place} and is to be scored by {id}: if that is wrong, name another one with --template"
        ));
        (Some((*id).to_owned()), remark)
    } else if form.month.is_some() && library.get(MONITORING).is_ok() {
        let remark = Remark::whole(text!(
            "这是监控表,按模板 {MONITORING} 亮灯:不对请用 --template 指定",
            "this form monitors the year and gets its lights by {MONITORING}: if that is wrong, name another one with --template"
        ));
        (Some(MONITORING.to_owned()), remark)
    } else {
        (None, no_template())
    }
}

/// The template by which a year is monitored where the place has none of its own.
const MONITORING: &str = "national/monitoring-2019";

/// That nothing says by which template a form is to be scored.
pub(crate) fn no_template() -> Remark {
    Remark::whole(text!(
        "模板未定:请用 --template 指定,template list 列出全部",
        "no template is noted down: name one with --template; `template list` lists them all"
    ))
}

/// Whether a template is for self-evaluations of the year, or of a form that monitors it for that.
fn fits(book: &Rulebook, form: &Form) -> bool {
    let day = form.year.as_ref().and_then(|year| Date::end_of_month(year.year, 12));
    let in_force = book.template.effective.zip(day).is_none_or(|(effective, day)| effective.includes(day));
    let is_usual = || Label::of(&book.template.title).ends_in(&lists().sheets.usual).is_some();
    let is_meant = match book.template.kind {
        EvaluationKind::SelfEvaluation => form.month.is_none() && is_usual(),
        EvaluationKind::Monitoring => form.month.is_some(),
        _ => false,
    };
    in_force && is_meant
}

fn is_province(place: &str) -> bool {
    lists().sheets.provinces.iter().any(|end| place.ends_with(end))
}

/// The places that a title begins with, the widest first: 湖北省, 广水市.
pub(crate) fn places(title: &str) -> Vec<String> {
    let (sheets, label) = (&lists().sheets, Label::of(title));
    let (mut places, mut place) = (Vec::new(), String::new());
    for letter in label.text().chars() {
        place.push(letter);
        let ends = sheets.places.iter().chain(sheets.provinces.iter()).any(|end| place.ends_with(end));
        if ends && place.chars().count() > 2 {
            places.push(std::mem::take(&mut place));
        }
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_name_places() {
        assert_eq!(places("湖北省广水市项目支出绩效自评表"), ["湖北省", "广水市"]);
        assert_eq!(places("广西壮族自治区项目支出绩效自评表"), ["广西壮族自治区"]);
        assert_eq!(places("项目支出绩效自评(财预〔2020〕10号)"), [""; 0]);
    }
}
