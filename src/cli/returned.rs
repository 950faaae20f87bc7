//! Lists of findings that came back with answers, and the bureau's own with its opinions.

use super::messages::Messages;
use super::outcome::Outcome;
use crate::audit::Answer;
use crate::book;
use crate::parcel::answers;
use crate::read::{bytes, is_workbook, returned};
use crate::words::{Place, Problem, Problems, text};

/// The answers of all lists that paths stand for, and whether every workbook could be read. Workbooks without a list are
/// corrected tables, which are counted.
pub(super) fn returned_answers(paths: &[String], messages: Messages) -> Result<(Vec<Answer>, Outcome), Problems> {
    let (mut all, mut outcome, mut lists, mut others) = (Vec::new(), Outcome::Fine, 0, 0);
    for input in returned(paths).files {
        let found = input.and_then(|name| book::read(&name, &bytes(&name, book::LIMIT)?).map(|book| answers(&book)));
        match found {
            Ok(answers) if answers.is_empty() => others += 1,
            Ok(mut answers) => {
                lists += 1;
                all.append(&mut answers);
            }
            Err(problem) => {
                messages.problems(&problem.into());
                outcome = Outcome::Failed;
            }
        }
    }
    if lists == 0 {
        let message = text!("没有报回的问题清单", "there is no list of findings that came back");
        let advice = text!(
            "清单要有“编号”和“整改情况”两栏;是 jixiao audit -o 问题清单.xlsx 写出、由部门填写的",
            "a list has the columns 编号 and 整改情况; it is what jixiao audit -o FILE.xlsx writes and departments fill in"
        );
        let place = Place::file(paths.first().map_or("--answers", String::as_str));
        return Err(Problem::new(place, message).advise(advice).into());
    }
    let count = all.len();
    messages.say(&text!(
        "报回的清单 {lists} 份,共 {count} 条;没有清单的工作簿 {others} 本",
        "lists that came back: {lists}, with rows: {count}; workbooks without a list: {others}"
    ));
    if let Some(place) = all.iter().find(|answer| answer.opinion.is_some()).map(|answer| &answer.place) {
        messages.say(&text!(
            "报回的清单里写有审核意见(如 {place}),不作数;财政部门自己的清单用 --waivers 给出",
            "lists that came back have opinions of the bureau in them ({place}), which count for nothing; give the bureau's own \
             list with --waivers"
        ));
        for answer in &mut all {
            (answer.opinion, answer.reviewer) = (None, None);
        }
    }
    Ok((all, outcome))
}

/// What a bureau's own list decides; none of a file that is no workbook.
pub(super) fn decisions(name: &str) -> Result<Option<Vec<Answer>>, Problem> {
    let bytes = bytes(name, book::LIMIT)?;
    if !is_workbook(name, &bytes) {
        return Ok(None);
    }
    let answers = answers(&book::read(name, &bytes)?);
    if answers.is_empty() {
        let message = text!("工作簿里没有问题清单", "there is no list of findings in this workbook");
        let advice = text!(
            "应是 jixiao audit … --answers 报回 -o 复核.xlsx 写出、填了审核意见的清单",
            "it is what jixiao audit … --answers DIR -o FILE.xlsx writes, with opinions filled in"
        );
        return Err(Problem::new(Place::file(name), message).advise(advice));
    }
    Ok(Some(answers))
}
