//! What holding a narrative against its tables came to, in lines for people.

use super::cut::cut;
use super::verdict::side_by_side;
use crate::narrative::{
    ChangedText, ExchangedFigure, FilledPlace, LooseNumber, MisplacedFigure, MissingFigure, NarrativeCheck, WrongFigure,
};
use crate::words::{Text, text, word};

/// Missing figures, and words that nothing can be said of, that are named; JSON names all.
const NAMED: usize = 10;

/// Changed words that are told; JSON has all of them.
const TOLD: usize = 20;

/// The lines about one text.
pub(super) fn narrative_lines(check: &NarrativeCheck) -> Text {
    let mut lines = head(check);
    let mut add = |line: Text| lines.push(&text!("    {line}\n", "    {line}\n"; line));
    failed(check).into_iter().for_each(&mut add);
    check.mismatches.iter().map(wrong).for_each(&mut add);
    check.misplaced.iter().map(misplaced).for_each(&mut add);
    check.exchanged.iter().map(exchanged).for_each(&mut add);
    check.changed.iter().take(TOLD).map(changed).for_each(&mut add);
    more(check.changed.len()).into_iter().for_each(&mut add);
    check.left_out.iter().take(TOLD).map(|paragraph| left_out(paragraph)).for_each(&mut add);
    check.filled_otherwise.iter().map(filled_otherwise).for_each(&mut add);
    check.unsourced.iter().map(loose).for_each(&mut add);
    let otherwise =
        |part: &Text| text!("打开文件看到的与核对的不同:{part}", "shown otherwise than it was verified: {part}"; part);
    check.shown_otherwise.iter().map(otherwise).for_each(&mut add);
    other_wording(check).into_iter().for_each(&mut add);
    missing(check).into_iter().for_each(&mut add);
    cut_out(check).into_iter().for_each(&mut add);
    missing_rows(check).into_iter().for_each(&mut add);
    by_hand(check).into_iter().for_each(&mut add);
    filled(check).into_iter().for_each(&mut add);
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
    } else if wrong == 0 && check.word_for_word && check.by_hand.is_empty() {
        text!(
            "✓ {file}:{figures} 个数字都与来源一致,其余文字都是照措辞写的\n",
            "✓ {file}: all {figures} figures are what their sources say, and all other words are those of the wording\n"
        )
    } else if wrong == 0 {
        text!("✓ {file}:{figures} 个数字都与来源一致\n", "✓ {file}: all {figures} figures are what their sources say\n")
    } else {
        text!("✗ {file}:{wrong} 处不符\n", "✗ {file}: {wrong} mismatches\n")
    }
}

/// That not all of its tables could be read, which comes first: it explains the rest.
fn failed(check: &NarrativeCheck) -> Option<Text> {
    let count = check.failed.len();
    let mut names: Vec<Text> = check.failed.iter().take(NAMED).cloned().collect();
    names.extend((count > NAMED).then(|| Text::same("…")));
    let names = Text::joined(names, word("、", ", "));
    (count > 0).then(|| {
        text!(
            "--from 中有 {count} 个文件读不出来,写自它们的文字无从核对:{names}",
            "{count} files of --from could not be read, and what comes from them cannot be verified: {names}"; names
        )
    })
}

fn wrong(figure: &WrongFigure) -> Text {
    let WrongFigure { source, what, stated, computed } = figure;
    let (source, stated, computed) = (cut(source), cut(stated), computed.as_deref().map(cut));
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
    let MisplacedFigure { what, .. } = figure;
    let [source, stated, under] = [&figure.source, &figure.stated, &figure.under].map(|text| cut(text));
    text!(
        "{stated} 写在“{under}”之下,来源却是 {source}({what})",
        "{stated} stands under {under}, and its source is {source} ({what})"
    )
}

fn exchanged(figure: &ExchangedFigure) -> Text {
    let ExchangedFigure { what, instead_of, .. } = figure;
    let [source, stated] = [&figure.source, &figure.stated].map(|text| cut(text));
    match figure.expected.as_deref().map(cut) {
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
    let [number, within] = [&number.number, &number.within].map(|text| cut(text));
    text!("{number} 没有出处,无从校验:…{within}…", "{number} has no source and cannot be verified: …{within}…")
}

fn changed(text: &ChangedText) -> Text {
    let ChangedText { paragraph, made, stated } = text;
    match (made, stated, paragraph.unwrap_or_default()) {
        (Some(made), Some(stated), 0) => {
            let [made, stated] = side_by_side([made, stated]);
            text!(
                "由人填写的同一项,前后填得不同:“{made}”“{stated}”",
                "what is to be filled in once is filled in otherwise elsewhere: “{made}”, “{stated}”"
            )
        }
        (Some(made), Some(stated), paragraph) => {
            let [made, stated] = side_by_side([made, stated]);
            text!(
                "第 {paragraph} 段改过:照表应为“{made}”,文中为“{stated}”",
                "paragraph {paragraph} was changed: by the tables “{made}”, in the text “{stated}”"
            )
        }
        (None, Some(stated), paragraph) => {
            let stated = cut(stated);
            text!("第 {paragraph} 段是后加的:“{stated}”", "paragraph {paragraph} came in: “{stated}”")
        }
        (Some(made), None, _) => {
            let made = cut(made);
            text!("文中没有照表应有的“{made}”", "the text lacks what the tables say: “{made}”")
        }
        (None, None, _) => text!("改过", "changed"),
    }
}

fn more(count: usize) -> Option<Text> {
    let rest = count.checked_sub(TOLD).filter(|rest| *rest > 0)?;
    Some(text!("另改过 {rest} 处,见 -f json", "and {rest} more were changed, see -f json"))
}

/// What to do where hardly anything is in the words of the wording.
fn other_wording(check: &NarrativeCheck) -> Option<Text> {
    check.other_wording.then(|| {
        text!(
            "文稿不是照所用的措辞写的:用自备措辞写的,请用 --wording 指明",
            "the text is not in the wording that it is held against; name a wording of your own with --wording"
        )
    })
}

/// What was written by hand, of which nothing can be said.
fn by_hand(check: &NarrativeCheck) -> Option<Text> {
    // A text without figures is another one altogether.
    let count = if check.figures > 0 { check.by_hand.len() } else { 0 };
    let names = named(count, check.by_hand.iter().map(|text| cut(text)))?;
    Some(text!(
        "不是照措辞写的 {count} 处,没有核对:{names}",
        "not in the wording and not verified, {count}: {names}";
        names
    ))
}

/// What stands in places that were to be filled in.
fn filled(check: &NarrativeCheck) -> Option<Text> {
    let mut told: Vec<String> = Vec::new();
    for FilledPlace { what, stated } in &check.filled {
        let place = stated.as_ref().map_or_else(|| cut(what), |stated| format!("{}“{}”", cut(what), cut(stated)));
        if !told.contains(&place) {
            told.push(place);
        }
    }
    let count = told.len();
    let names = named(count, told.into_iter())?;
    Some(text!(
        "由人填写的 {count} 处,没有核对:{names}",
        "to be filled in by hand and not verified, {count}: {names}";
        names
    ))
}

fn left_out(paragraph: &str) -> Text {
    let paragraph = cut(paragraph);
    text!("文中没有照表应有的一段:“{paragraph}”", "the text lacks a paragraph of the tables: “{paragraph}”")
}

fn filled_otherwise(FilledPlace { what, stated }: &FilledPlace) -> Text {
    let (what, stated) = (cut(what), cut(stated.as_deref().unwrap_or_default()));
    text!(
        "{what}的空处填的不只是{what}:“{stated}”",
        "where {what} is to be filled in something else stands: “{stated}”"
    )
}

/// What was cut out of paragraphs.
fn cut_out(check: &NarrativeCheck) -> Option<Text> {
    let count = if check.figures > 0 { check.cut.len() } else { 0 };
    let names = named(count, check.cut.iter().map(|text| cut(text)))?;
    Some(text!("照表应有、文中省去的 {count} 处:{names}", "left out of paragraphs, {count}: {names}"; names))
}

/// The first of some texts; none of none.
fn named(count: usize, texts: impl Iterator<Item = String>) -> Option<Text> {
    let mut names: Vec<String> = texts.take(NAMED).collect();
    if count > NAMED {
        names.push("…".to_owned());
    }
    (count > 0).then(|| Text::list(names.iter().map(String::as_str)))
}

/// What of the tables the text leaves out. Where it has none of their figures it is of something else.
fn missing(check: &NarrativeCheck) -> Option<Text> {
    let NarrativeCheck { of_tables, missing, figures, .. } = check;
    if missing.is_empty() || *figures == 0 {
        return None;
    }
    let there = of_tables - missing.len();
    let name = |MissingFigure { source, what, shown }: &MissingFigure| cut(&format!("{what} {shown} ({source})"));
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

/// The rows that are gone from forms, likewise.
fn missing_rows(check: &NarrativeCheck) -> Option<Text> {
    let count = if check.figures > 0 { check.missing_rows.len() } else { 0 };
    let names = named(count, check.missing_rows.iter().map(|row| cut(row)))?;
    Some(text!(
        "表中没有的 {count} 行:{names}",
        "rows that the forms lack, {count}: {names}";
        names
    ))
}
