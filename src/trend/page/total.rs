//! What all projects come to.

use super::reader::Reader;
use super::signed::signed;
use crate::rollup::Counted;
use crate::trend::year_on_year::{ScoreMoves, TargetMoves, UnclearYear, YearOnYear};
use crate::words::Language;

/// The totals; where no project could be followed, what to do about it.
pub(super) fn total(found: &YearOnYear, reader: Reader, text: &mut String) {
    let total = &found.total;
    if total.followed == 0 {
        reader.line(
            "没有一个项目有两个年度的数据,无从比较。请把同一项目各年度的表(或部门文件)一并给出",
            "no project has two years, so that there is nothing to compare; give the tables (or department files) of several years",
            2,
            text,
        );
    } else {
        text.push_str(reader.say("合计\n", "Total\n"));
        let (followed, years) = (total.followed, total.years);
        reader.line(
            &format!("  项目:{followed} 个有两个及以上年度,共 {years} 个年度"),
            &format!("  projects: {followed} of two years or more, {years} years together"),
            4,
            text,
        );
        scores(&total.scores, reader, text);
        targets(&total.targets, reader, text);
    }
    counted(("只有一个年度的项目", "projects of one year only"), &total.single, reader, text);
    counted(("未计入", "left out"), &found.left_out, reader, text);
    for unclear in &found.unclear {
        several(unclear, reader, text);
    }
}

fn scores(scores: &ScoreMoves, reader: Reader, text: &mut String) {
    let ScoreMoves { risen, fallen, stayed, not_compared, mean_change } = scores;
    let mean = mean_change.as_deref().map(signed);
    let (zh, en) =
        mean.map(|mean| (format!(";平均增减 {mean} 分"), format!("; mean change {mean} points"))).unwrap_or_default();
    reader.line(
        &format!("  得分(逐年):上升 {risen} 次,下降 {fallen} 次,持平 {stayed} 次,未比较 {not_compared} 次{zh}"),
        &format!(
            "  scores, year to year: {risen} rose, {fallen} fell, {stayed} stayed, {not_compared} not compared{en}"
        ),
        4,
        text,
    );
}

fn targets(targets: &TargetMoves, reader: Reader, text: &mut String) {
    let TargetMoves { raised, lowered, below_last_actual, changed, unchanged, added, dropped } = targets;
    reader.line(
        &format!(
            "  目标(逐年):提高 {raised} 项,降低 {lowered} 项(其中 {below_last_actual} 项低于上次实际),相同 {unchanged} 项,\
             改动 {changed} 项,新增 {added} 项,取消 {dropped} 项"
        ),
        &format!(
            "  targets, year to year: {raised} raised, {lowered} lowered ({below_last_actual} of them below what was reached), \
             {unchanged} the same, {changed} changed, {added} added, {dropped} dropped"
        ),
        4,
        text,
    );
}

fn counted((zh, en): (&str, &str), list: &[Counted], reader: Reader, text: &mut String) {
    for Counted { zh: says_zh, en: says_en, count, .. } in list {
        reader.line(&format!("  {zh} {count} 个:{says_zh}"), &format!("  {en}: {count}, {says_en}"), 4, text);
    }
}

fn several(unclear: &UnclearYear, reader: Reader, text: &mut String) {
    let UnclearYear { department, unit, name, year, files } = unclear;
    let whose: Vec<&str> = department.iter().chain(unit).chain([name]).map(String::as_str).collect();
    let (whose, files) = (whose.join(" · "), files.join(reader.say("、", ", ")));
    let place = match (files.is_empty(), reader.language) {
        (true, _) => String::new(),
        (false, Language::Zh) => format!("({files})"),
        (false, Language::En) => format!(" ({files})"),
    };
    reader.line(
        &format!("  未采用:{whose} {year} 年有几张不同的表,不知以哪张为准{place}"),
        &format!("  not used: {whose} has several tables of {year}, and nobody knows which counts{place}"),
        4,
        text,
    );
}
