//! What all projects come to.

use super::signed::signed;
use crate::print::Reader;
use crate::rollup::Counted;
use crate::trend::year_on_year::{ScoreMoves, TargetMoves, UnclearYear, YearOnYear};
use crate::words::say;

/// The totals; where no project could be followed, what to do about it.
pub(super) fn total(found: &YearOnYear, reader: Reader, text: &mut String) {
    let total = &found.total;
    if total.followed == 0 {
        reader.line(say!(
            reader.language,
            "没有一个项目有两个年度的数据,无从比较。请把同一项目各年度的表(或部门文件)一并给出",
            "no project has two years, so that there is nothing to compare; give the tables (or department files) of several years"
        ), 2, text);
    } else {
        text.push_str(say!(reader.language, "合计\n", "Total\n"));
        let (followed, years) = (total.followed, total.years);
        reader.line(
            &say!(
                reader.language,
                "  项目:{followed} 个有两个及以上年度,共 {years} 个年度",
                "  projects: {followed} of two years or more, {years} years together"
            ),
            4,
            text,
        );
        scores(&total.scores, reader, text);
        targets(&total.targets, reader, text);
    }
    counted(say!(reader.language, "只有一个年度的项目", "projects of one year only"), &total.single, reader, text);
    counted(say!(reader.language, "未计入", "left out"), &found.left_out, reader, text);
    for unclear in &found.unclear {
        several(unclear, reader, text);
    }
}

fn scores(scores: &ScoreMoves, reader: Reader, text: &mut String) {
    let ScoreMoves { risen, fallen, stayed, not_compared, mean_change } = scores;
    let mean = mean_change.map(signed);
    let mean = mean.map(|mean| say!(reader.language, ";平均增减 {mean} 分", "; mean change {mean} points"));
    let mean = mean.unwrap_or_default();
    reader.line(
        &say!(
            reader.language,
            "  得分(逐年):上升 {risen} 次,下降 {fallen} 次,持平 {stayed} 次,未比较 {not_compared} 次{mean}",
            "  scores, year to year: {risen} rose, {fallen} fell, {stayed} stayed, {not_compared} not compared{mean}"
        ),
        4,
        text,
    );
}

fn targets(targets: &TargetMoves, reader: Reader, text: &mut String) {
    let TargetMoves { raised, lowered, below_last_actual, changed, unchanged, added, dropped } = targets;
    reader.line(&say!(reader.language, "  目标(逐年):提高 {raised} 项,降低 {lowered} 项(其中 {below_last_actual} 项低于上次实际),相同 {unchanged} 项,\
             改动 {changed} 项,新增 {added} 项,取消 {dropped} 项", "  targets, year to year: {raised} raised, {lowered} lowered ({below_last_actual} of them below what was reached), \
             {unchanged} the same, {changed} changed, {added} added, {dropped} dropped"), 4, text);
}

fn counted(name: &str, list: &[Counted], reader: Reader, text: &mut String) {
    for counted in list {
        let (count, why) = (counted.count, counted.get(reader.language));
        reader.line(&say!(reader.language, "  {name} {count} 个:{why}", "  {name}: {count}, {why}"), 4, text);
    }
}

fn several(unclear: &UnclearYear, reader: Reader, text: &mut String) {
    let UnclearYear { department, unit, name, year, files } = unclear;
    let whose: Vec<&str> = department.iter().chain(unit).chain([name]).map(String::as_str).collect();
    let (whose, files) = (whose.join(" · "), files.join(say!(reader.language, "、", ", ")));
    let place = if files.is_empty() { String::new() } else { say!(reader.language, "({files})", " ({files})") };
    reader.line(
        &say!(
            reader.language,
            "  未采用:{whose} {year} 年有几张不同的表,不知以哪张为准{place}",
            "  not used: {whose} has several tables of {year}, and nobody knows which counts{place}"
        ),
        4,
        text,
    );
}
