//! What departments answered, a line a department: more answers than anybody reads one by one.

use crate::audit::answer::{AnswerOutcome, AnsweredDepartment};
use crate::print::{Reader, cell, number, plain_table, trimmed, wrap};
use crate::words::{Text, Word, say, word};

/// Departments that are shown.
const SHOWN: usize = 40;

/// What outcomes are added up to here, and what a column of them is called.
const COLUMNS: [(&[AnswerOutcome], Word); 6] = [
    (&[AnswerOutcome::StillFound], word("仍存在", "still found")),
    (&[AnswerOutcome::Requested, AnswerOutcome::Changed, AnswerOutcome::Declined], word("不属实", "disputed")),
    (&[AnswerOutcome::Incomplete, AnswerOutcome::Unknown, AnswerOutcome::Again], word("不完整", "incomplete")),
    (&[AnswerOutcome::Open], word("未整改", "open")),
    (&[AnswerOutcome::Unanswered], word("没答复", "unanswered")),
    (&[AnswerOutcome::Gone, AnswerOutcome::Accepted], word("已了结", "settled")),
];

/// The departments, those with most answers that are not settled first.
pub(super) fn answered(departments: &[AnsweredDepartment], reader: Reader) -> String {
    let language = reader.language;
    let mut listed: Vec<_> = departments.iter().filter(|of| !of.counts.is_empty()).collect();
    listed.sort_by_key(|of| std::cmp::Reverse(unsettled(of)));
    let mut table = plain_table(reader.width);
    let mut head = vec![cell(say!(language, "部门", "department")), number(say!(language, "答复", "answers"))];
    head.extend(COLUMNS.map(|(_, name)| number(name.get(language))));
    table.set_header(head);
    for of in listed.iter().take(SHOWN) {
        let mut row = vec![cell(&of.department), number(&of.counts.values().sum::<usize>().to_string())];
        row.extend(COLUMNS.map(|(outcomes, _)| match count(of, outcomes) {
            0 => number(""),
            count => number(&count.to_string()),
        }));
        table.add_row(row);
    }
    let mut text = if listed.is_empty() { String::new() } else { trimmed(&mut table) };
    let mut line = |line: &str| text.push_str(&(wrap(line, 2, reader.width) + "\n"));
    let more = listed.len().saturating_sub(SHOWN);
    if more > 0 {
        line(&say!(language, "另有 {more} 个部门", "{more} more departments"));
    }
    line(say!(
        language,
        "逐条查看:--department 部门;全部写入文件:-o 复核.xlsx",
        "one by one: --department NAME; all of them in a file: -o FILE.xlsx"
    ));
    text
}

/// The departments from which no list came back.
pub(super) fn silent(departments: &[AnsweredDepartment], reader: Reader) -> String {
    let silent: Vec<&str> =
        departments.iter().filter(|of| of.counts.is_empty()).map(|of| of.department.as_str()).collect();
    if silent.is_empty() {
        return String::new();
    }
    let (count, names) = (silent.len(), Text::list(silent));
    let names = names.get(reader.language);
    let line = say!(
        reader.language,
        "没有报回清单的部门 {count} 个:{names}",
        "Departments from which no list came back, {count}: {names}"
    );
    wrap(&line, 2, reader.width) + "\n"
}

fn count(of: &AnsweredDepartment, outcomes: &[AnswerOutcome]) -> usize {
    outcomes.iter().filter_map(|outcome| of.counts.get(outcome)).sum()
}

fn unsettled(of: &AnsweredDepartment) -> usize {
    let [open @ .., _settled] = &COLUMNS;
    open.iter().map(|(outcomes, _)| count(of, outcomes)).sum()
}
