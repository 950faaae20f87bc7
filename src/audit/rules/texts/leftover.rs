//! What a form prints to be filled in, and nobody filled in.

use crate::lists::{Forms, lists};
use crate::num::{fold_width, is_blank, is_blank_mark};

/// The mask of a text: two or more `*`, `×`, `X` or `_` where a word or a number was to stand.
pub(super) fn mask(text: &str) -> Option<&str> {
    let mut from = 0;
    while let Some((start, end)) = run(text, from) {
        let found = text.get(start..end)?;
        let before = text.get(..start)?.chars().next_back().map(fold_width);
        let after = text.get(end..)?.chars().next().map(fold_width);
        if is_mask(found, before, after) {
            return Some(found);
        }
        from = end;
    }
    None
}

/// The next run of two or more equal signs.
fn run(text: &str, from: usize) -> Option<(usize, usize)> {
    let mut start: Option<(usize, char, usize)> = None;
    for (at, c) in text.get(from..)?.char_indices().map(|(at, c)| (from + at, c)) {
        let sign = fold_width(c);
        match start {
            Some((first, same, count)) if same == sign => start = Some((first, same, count + 1)),
            Some((first, _, count)) if count > 1 => return Some((first, at)),
            _ => start = matches!(sign, '*' | '×' | 'X' | 'x' | '_').then_some((at, sign, 1)),
        }
    }
    start.filter(|(_, _, count)| *count > 1).map(|(first, ..)| (first, text.len()))
}

fn is_mask(found: &str, before: Option<char>, after: Option<char>) -> bool {
    let Forms { mask_behind, mask_before, .. } = &lists().forms;
    let alone = before.is_none() && after.is_none();
    match found.chars().next().map(fold_width) {
        // Stars also hide the names of people: 张**.
        Some('*') => {
            alone
                || before.is_some_and(|c| mask_behind.has(c.encode_utf8(&mut [0; 4])) || c == '(')
                || before.is_some() && after.is_some_and(|c| mask_before.has(c.encode_utf8(&mut [0; 4])))
        }
        // XXL, XXIII, 1xx.
        Some('X' | 'x') => ![before, after].into_iter().flatten().any(|c| c.is_ascii_alphanumeric()),
        _ => true,
    }
}

/// Whether a text is nothing but dots.
pub(super) fn is_dots(text: &str) -> bool {
    let mut shown = text.chars().filter(|c| !is_blank(*c)).peekable();
    shown.peek().is_some() && shown.all(|c| matches!(fold_width(c), '…' | '.' | '·'))
}

/// The text of the form that is left in a text: an instruction, a mask, a numbered line without words.
pub(in crate::audit::rules) fn leftover(text: &str) -> Option<&str> {
    let instruction = lists().forms.instructions.find_in(text);
    instruction
        .or_else(|| mask(text))
        .or_else(|| prompt(text))
        .or_else(|| text.split(['\n', '。']).map(str::trim).find(|line| is_bare(line)))
}

/// The longest text that can be a prompt of the form.
const LONGEST_PROMPT: usize = 60;

/// What a form asks for where nobody answered: 对照年度目标,说明任务完成情况(100字以内). Whoever answers says what was
/// done; a prompt has a clause that begins with what is to be done with the cell and ends with what is asked for, or
/// it limits the length of the answer.
fn prompt(text: &str) -> Option<&str> {
    let Forms { prompts, prompted, lengths, .. } = &lists().forms;
    let whole = text.trim_matches(is_blank);
    let plain: String = whole.chars().filter(|c| !is_blank(*c)).map(fold_width).collect();
    if plain.chars().count() > LONGEST_PROMPT {
        return None;
    }
    let asks = |clause: &str| {
        let clause = clause.trim_matches(['(', ')', '【', '】', '[', ']', ':']);
        prompts.begin(clause).is_some() && prompted.strip_suffix(clause).is_some()
    };
    let mut clauses = plain.split(['。', ';', ',', '(', ')', '\n', '、']);
    (clauses.any(asks) || lengths.is_in(&plain) && lengths.iter().any(|length| limits_length(&plain, length)))
        .then_some(whole)
}

/// 100字以内: figures before the word.
fn limits_length(text: &str, length: &str) -> bool {
    text.match_indices(length)
        .any(|(at, _)| text.get(..at).is_some_and(|before| before.ends_with(|c: char| c.is_ascii_digit())))
}

/// 目标2:, ……, 目标3:……: a line of the form.
fn is_bare(line: &str) -> bool {
    let (rest, numbered) = match line.strip_prefix("目标") {
        Some(rest) => {
            let behind = rest.trim_start_matches(|c: char| c.is_ascii_digit() || "一二三四五六".contains(c));
            (behind.trim_start_matches(|c: char| is_blank(c) || fold_width(c) == ':'), behind.len() < rest.len())
        }
        None => (line, false),
    };
    is_dots(rest) || numbered && is_blank_mark(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn masks() {
        for (text, found) in [
            ("农村低保发放人数(≥**人)", Some("**")),
            ("救助标准(<**元/户·年)——一户年最高5300元", Some("**")),
            ("≥XX人次", Some("XX")),
            ("完成××项目", Some("××")),
            ("覆盖__个村", Some("__")),
            ("**", Some("**")),
            ("530元/人*月", None),
            ("*重点任务完成率", None),
            ("救助对象张**", None),
            ("XXL号服装", None),
            ("7×24小时", None),
        ] {
            assert_eq!(mask(text), found, "{text}");
        }
    }

    #[test]
    fn lines_of_the_form() {
        for (text, found) in [
            ("目标1:完成改造\n目标2:\n目标3:……", Some("目标2:")),
            ("完成改造。……", Some("……")),
            ("修缮校舍……共五处", None),
            ("目标一:完成改造", None),
            ("按填写说明填列", Some("填写说明")),
            ("对照年度目标,说明任务完成情况(100字以内)", Some("对照年度目标,说明任务完成情况(100字以内)")),
            ("(简要描述项目年度实施内容)", Some("(简要描述项目年度实施内容)")),
            ("填报年初设定的绩效目标", Some("填报年初设定的绩效目标")),
            ("说明:因雨停工,完成情况较好", None),
            ("编印情况说明200册", None),
            (
                "撰写报告,每篇3000字以内,完成20篇,完成公文写作培训并对全部学员进行了结业考核,学员的写作水平得到了明显的提高,各项指标均达到预期",
                None,
            ),
        ] {
            assert_eq!(leftover(text), found, "{text}");
        }
    }
}
