//! What verifying a scorecard came to, in lines for people.

use super::cut::{SHOWN, cut};
use crate::score::Mismatch;
use crate::verify::{AgainstTables, Verdict};
use crate::words::{Language, Text, say};

/// Characters of a long value that are shown before the first in which it differs.
const BEFORE: usize = 40;

/// The lines about one scorecard. `templates` is the folder of the user's own.
pub(super) fn verdict_lines(verdict: &Verdict, templates: &str, language: Language) -> String {
    let head = head(verdict, language)
        + steps(verdict, language)
        + &origin(verdict, templates, language)
        + &namesake(verdict, language)
        + &version(verdict, language)
        + "\n";
    let own = verdict.mismatches.iter().map(|Mismatch { pointer, stated, computed }| {
        let [stated, computed] = side_by_side([stated, computed]);
        let pointer = cut(pointer);
        say!(
            language,
            "    {pointer}:记为 {stated},应为 {computed}\n",
            "    {pointer}: states {stated}, comes to {computed}\n"
        )
    });
    let differences = verdict.against.iter().flat_map(|against| &against.differences);
    let differences = differences.map(|Mismatch { pointer, stated, computed }| {
        let [stated, computed] = side_by_side([stated, computed]);
        let pointer = cut(pointer);
        say!(
            language,
            "    {pointer}:评分卡为 {stated},自评表为 {computed}\n",
            "    {pointer}: {stated} in the scorecard, {computed} by the table\n"
        )
    });
    let missing = verdict.against.iter().filter(|against| against.table.is_none()).map(|one| missing(one, language));
    head + &own.chain(missing).chain(differences).collect::<String>()
}

/// Two values that differ, long ones from shortly before where they do.
pub(super) fn side_by_side(values: [&String; 2]) -> [String; 2] {
    let [one, other] = values;
    let same = one.chars().zip(other.chars()).take_while(|(one, other)| one == other).count();
    let is_long = values.iter().any(|value| value.chars().count() > SHOWN);
    let from = if is_long { same.saturating_sub(BEFORE) } else { 0 };
    values.map(|value| {
        let before = if from > 0 { "…" } else { "" };
        let shown: String = value.chars().skip(from).take(SHOWN).collect();
        let behind = if value.chars().count() > from + SHOWN { "…" } else { "" };
        format!("{before}{shown}{behind}")
    })
}

fn head(verdict: &Verdict, language: Language) -> String {
    let Verdict { mismatches, against, .. } = verdict;
    let project = cut(&verdict.project);
    let score = verdict.score.map_or_else(|| "—".to_owned(), |score| cut(&score.to_string()));
    let table = against.as_ref().and_then(|against| against.table.as_deref()).map(cut);
    let points = if verdict.without_steps {
        say!(language, "各项得分重算一致", "its points come out again")
    } else {
        say!(language, "逐分重算一致", "every point comes out again")
    };
    let count = mismatches.len() + against.as_ref().map_or(0, |against| against.differences.len());
    match (verdict.holds(), table) {
        (true, None) => {
            say!(language, "✓ {project} {score}:{points}", "✓ {project} {score}: {points}")
        }
        (true, Some(table)) => say!(
            language,
            "✓ {project} {score}:{points},各项与自评表 {table} 一致",
            "✓ {project} {score}: {points}, and every field is that of the table {table}"
        ),
        (false, Some(table)) => say!(
            language,
            "✗ {project} {score}:{count} 处不一致(自评表 {table})",
            "✗ {project} {score}: {count} mismatches (the table is {table})"
        ),
        (false, None) if count == 0 => {
            say!(language, "✗ {project} {score}:没有对应的自评表", "✗ {project} {score}: its table is not there")
        }
        (false, None) => {
            say!(language, "✗ {project} {score}:{count} 处不一致", "✗ {project} {score}: {count} mismatches")
        }
    }
}

/// That the scorecard has no steps that could be held against any.
const fn steps(verdict: &Verdict, language: Language) -> &'static str {
    if !verdict.without_steps {
        return "";
    }
    say!(language, ";卡中没有计算步骤,步骤没有核对", "; it contains no derivations, and none was verified")
}

/// That another version of the program is named, which nothing proves.
fn version(verdict: &Verdict, language: Language) -> String {
    let Some(version) = &verdict.other_version else { return String::new() };
    let version = cut(version);
    say!(
        language,
        ";卡上写的程序版本是 {version},无从核对",
        "; it names version {version} of the program, which cannot be verified"
    )
}

/// Whose template it was that the points came out by.
fn origin(verdict: &Verdict, templates: &str, language: Language) -> String {
    let Some(template) = &verdict.own_template else { return String::new() };
    let template = cut(template);
    let own = say!(
        language,
        ";模板 {template} 来自 {templates},不是内置模板",
        "; the template {template} is one of {templates}, not of the program"
    );
    let hides =
        say!(language, ",却用了内置模板的编号而规则不同", ", and has the id of one of the program's with other rules");
    own + if verdict.hides_builtin { hides } else { "" }
}

/// That there is another table of the project: which of them holds, the scorecard does not say.
fn namesake(verdict: &Verdict, language: Language) -> String {
    let against = verdict.against.as_ref().filter(|against| against.table.is_some());
    let Some(place) = against.and_then(|against| against.namesake.as_deref()).map(cut) else { return String::new() };
    say!(
        language,
        ";同名项目同一年度另有一张不同的表 {place}",
        "; there is another, different table of a project of this name and year, {place}"
    )
}

/// That no table has the fingerprint of the scorecard.
fn missing(against: &AgainstTables, language: Language) -> String {
    let AgainstTables { from, tables, namesake, .. } = against;
    let from = Text::list(from.iter().map(String::as_str));
    let from = from.get(language);
    let line = say!(
        language,
        "    看过 {from} 中的 {tables} 张表,没有一张是评分卡所记的那份(input.sha256)",
        "    none of the {tables} tables of {from} is the one that the scorecard names (input.sha256)"
    );
    let other = namesake
        .as_deref()
        .map(cut)
        .map(|place| say!(language, ";同名项目的表是 {place}", "; a table of a project of this name is {place}"));
    line + other.as_deref().unwrap_or_default() + "\n"
}

/// What a scorecard proves of itself, and what not.
pub(super) const fn unproven(language: Language) -> &'static str {
    say!(
        language,
        "评分卡本身只证明算得对,不证明其中的数据、名称、年度和自评得分是表上的;要核对,请用 --from 指明自评表\n",
        "a scorecard alone proves its arithmetic, not that its inputs, names, year and reported points are those of a table; name \
         the tables with --from to hold it against them\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_values_are_cut_where_they_still_differ() {
        let long = |end: &str| format!("{}{end}{}", "评".repeat(700), "绩".repeat(700));
        let [one, other] = side_by_side([&long("甲"), &long("乙")]);
        assert!(one != other && one.starts_with('…') && other.ends_with('…'), "{one} {other}");
        assert!(one.chars().count() <= SHOWN + 2 && one.contains('甲') && other.contains('乙'));
        assert_eq!(side_by_side([&"10".to_owned(), &"98.2".to_owned()]), ["10", "98.2"]);
        let [begun, whole] = side_by_side([&"评".to_owned(), &long("")]);
        assert!(begun == "评" && whole.starts_with("评评") && whole.ends_with('…'));
    }
}
