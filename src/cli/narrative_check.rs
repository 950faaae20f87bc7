//! What holding a narrative against its tables came to, in lines for people.

use crate::narrative::{ExchangedFigure, LooseNumber, MisplacedFigure, MissingFigure, NarrativeCheck, WrongFigure};
use crate::words::{Text, text, word};

/// Missing figures that are named; JSON names all.
const NAMED: usize = 10;

/// The lines about one text.
pub(super) fn narrative_lines(check: &NarrativeCheck) -> Text {
    let mut lines = head(check);
    let mut add = |line: Text| lines.push(&text!("    {line}\n", "    {line}\n"; line));
    check.mismatches.iter().map(wrong).for_each(&mut add);
    check.misplaced.iter().map(misplaced).for_each(&mut add);
    check.exchanged.iter().map(exchanged).for_each(&mut add);
    check.unsourced.iter().map(loose).for_each(&mut add);
    missing(check).into_iter().for_each(&mut add);
    if !check.unread.is_empty() {
        let parts = Text::joined(check.unread.iter().cloned(), word("、", ", "));
        add(text!("没有核对:{parts}", "not read: {parts}"; parts));
    }
    lines
}

fn head(check: &NarrativeCheck) -> Text {
    let NarrativeCheck { file, figures, .. } = check;
    let wrong = check.wrong();
    if wrong == 0 && *figures == 0 {
        text!(
            "✗ {file}:文中没有带出处的数字,无从校验\n",
            "✗ {file}: no figure of this text has a source, and nothing can be verified\n"
        )
    } else if wrong == 0 {
        text!("✓ {file}:{figures} 个数字都与来源一致\n", "✓ {file}: all {figures} figures are what their sources say\n")
    } else {
        text!("✗ {file}:{wrong} 处不符\n", "✗ {file}: {wrong} mismatches\n")
    }
}

fn wrong(figure: &WrongFigure) -> Text {
    let WrongFigure { source, what, stated, computed } = figure;
    match (what, computed) {
        (Some(what), Some(computed)) => text!(
            "{what}({source}):文中 {stated},应为 {computed}",
            "{what} ({source}): the text says {stated}, it is {computed}"
        ),
        _ => text!(
            "{stated}:来源 {source} 不在所给的文件中",
            "{stated}: its source {source} is not among the files given"
        ),
    }
}

fn misplaced(figure: &MisplacedFigure) -> Text {
    let MisplacedFigure { source, what, stated, under } = figure;
    text!(
        "{stated} 写在“{under}”之下,来源却是 {source}({what})",
        "{stated} stands under {under}, and its source is {source} ({what})"
    )
}

fn exchanged(figure: &ExchangedFigure) -> Text {
    let ExchangedFigure { source, what, stated, instead_of, expected } = figure;
    match expected {
        Some(expected) => text!(
            "{stated} 写在 {instead_of}({expected})的位置,来源却是 {source}({what})",
            "{stated} stands where {instead_of} ({expected}) should, and its source is {source} ({what})"
        ),
        None => text!(
            "{stated} 文中称为{instead_of},来源却是 {source}({what})",
            "the text calls {stated} {instead_of}, and its source is {source} ({what})"
        ),
    }
}

fn loose(number: &LooseNumber) -> Text {
    let LooseNumber { number, within } = number;
    text!("{number} 没有出处,无从校验:…{within}…", "{number} has no source and cannot be verified: …{within}…")
}

/// What of the tables the text leaves out. Where it has none of their figures it is of something else.
fn missing(check: &NarrativeCheck) -> Option<Text> {
    let NarrativeCheck { of_tables, missing, figures, .. } = check;
    if missing.is_empty() || *figures == 0 {
        return None;
    }
    let there = of_tables - missing.len();
    let name = |MissingFigure { source, what, shown }: &MissingFigure| format!("{what} {shown} ({source})");
    let mut names: Vec<String> = missing.iter().take(NAMED).map(name).collect();
    if missing.len() > NAMED {
        names.push("…".to_owned());
    }
    Some(text!(
        "各表的 {of_tables} 个数字,文中有 {there} 个,没有的是:{names}",
        "of the {of_tables} figures of the tables {there} stand in the text; not there: {names}";
        names = Text::list(names.iter().map(String::as_str))
    ))
}
