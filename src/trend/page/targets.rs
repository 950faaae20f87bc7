//! What became of the targets of a year.

use super::signed::signed;
use crate::print::Reader;
use crate::trend::year_on_year::{OtherTarget, ProjectYear, TargetChange, TargetDirection, TargetMove};
use crate::words::{Language, say, word};

/// The counts of a year, and a line a target that is not what it was.
pub(super) fn changes(year: &ProjectYear, reader: Reader, text: &mut String) {
    let Some(targets) = &year.targets else { return };
    let (this, from, unchanged) = (year.year, targets.from, targets.unchanged);
    if targets.changed.is_empty() {
        reader.line(
            &say!(
                reader.language,
                "{this} 年的目标,与 {from} 年比:{unchanged} 项全部相同",
                "targets of {this} beside those of {from}: all {unchanged} the same"
            ),
            2,
            text,
        );
        return;
    }
    let count = |moved: TargetMove| targets.changed.iter().filter(|change| change.moved == moved).count();
    let counts = [
        (say!(reader.language, "降低", "lowered"), count(TargetMove::Lowered)),
        (say!(reader.language, "提高", "raised"), count(TargetMove::Raised)),
        (say!(reader.language, "改动", "changed"), count(TargetMove::Changed)),
        (say!(reader.language, "只改分值", "with other points alone"), count(TargetMove::Reweighted)),
        (say!(reader.language, "新增", "added"), count(TargetMove::Added)),
        (say!(reader.language, "取消", "dropped"), count(TargetMove::Dropped)),
        (say!(reader.language, "相同", "the same"), unchanged),
    ];
    let shown = counts
        .iter()
        .filter(|(_, count)| *count > 0)
        .map(|(name, count)| say!(reader.language, "{name} {count} 项", "{count} {name}"));
    let shown = shown.collect::<Vec<_>>().join(say!(reader.language, ",", ", "));
    reader.line(
        &say!(
            reader.language,
            "{this} 年的目标,与 {from} 年比:{shown}",
            "targets of {this} beside those of {from}: {shown}"
        ),
        2,
        text,
    );
    for change in &targets.changed {
        let says = line(change, from, reader);
        reader.line(&says, 4, text);
    }
}

/// `  降低 数量指标 · 培训人次:≥2000人次 → ≥1500人次(-500人次,-25.00%);2023 年实际 2100人次`.
pub(super) fn line(change: &TargetChange, from: u16, reader: Reader) -> String {
    let mut says = format!("  {} {}{}", label(change, reader.language), name(change), say!(reader.language, ":", ": "));
    let printed = |text: &Option<String>| text.clone().unwrap_or_default();
    says.push_str(&match change.moved {
        TargetMove::Added | TargetMove::Reweighted => printed(&change.after),
        TargetMove::Dropped => printed(&change.before),
        _ => format!("{} → {}", printed(&change.before), printed(&change.after)),
    });
    if let Some(figures) = figures(change, reader) {
        says.push_str(&figures);
    }
    let mut more = Vec::new();
    if let Some(why) = change.otherwise {
        more.push(otherwise(why, reader.language).to_owned());
    }
    if let (Some(actual), false) = (&change.last_actual, change.moved == TargetMove::Reweighted) {
        more.push(say!(reader.language, "{from} 年实际 {actual}", "reached in {from}: {actual}"));
    }
    if change.below_last_actual {
        more.push(below(change, from, reader));
    }
    if let (Some(before), Some(after)) = (&change.weight_before, &change.weight_after)
        && before != after
    {
        more.push(format!("{} {before} → {after}", say!(reader.language, "分值", "full points")));
    }
    for part in more {
        says.push_str(say!(reader.language, ";", "; "));
        says.push_str(&part);
    }
    says
}

/// The word that says at once which way: a ceiling is tightened, a day moved forward.
pub(super) fn label(change: &TargetChange, language: Language) -> &'static str {
    use TargetDirection::{Ceiling, Deadline, Range};
    let label = match (change.moved, change.direction) {
        (TargetMove::Raised, Some(Ceiling)) => word("收紧", "tightened"),
        (TargetMove::Raised, Some(Range)) => word("收窄", "narrowed"),
        (TargetMove::Raised, Some(Deadline)) => word("提前", "earlier"),
        (TargetMove::Raised, _) => word("提高", "raised"),
        (TargetMove::Lowered, Some(Ceiling)) => word("放宽", "loosened"),
        (TargetMove::Lowered, Some(Range)) => word("放宽", "widened"),
        (TargetMove::Lowered, Some(Deadline)) => word("推后", "later"),
        (TargetMove::Lowered, _) => word("降低", "lowered"),
        (TargetMove::Changed, _) => word("改动", "changed"),
        (TargetMove::Reweighted, _) => word("分值", "points"),
        (TargetMove::Added, _) => word("新增", "added"),
        (TargetMove::Dropped, _) => word("取消", "dropped"),
    };
    label.get(language)
}

/// The tiers below the first level, and the name.
fn name(change: &TargetChange) -> String {
    let below: Vec<&str> = change.path.iter().skip(1).chain(&change.name).map(String::as_str).collect();
    if below.is_empty() { change.path.concat() } else { below.join(" · ") }
}

fn figures(change: &TargetChange, reader: Reader) -> Option<String> {
    let difference = signed(change.difference?);
    let unit = change.unit.as_deref().unwrap_or_default();
    let difference = match unit {
        "%" => say!(reader.language, "{difference} 个百分点", "{difference} percentage points"),
        _ => format!("{difference}{unit}"),
    };
    let share = change.percent.map(|share| format!("{}{}%", say!(reader.language, ",", ", "), signed(share)));
    Some(say!(reader.language, "({difference}{share})", " ({difference}{share})", share = share.unwrap_or_default()))
}

fn below(change: &TargetChange, from: u16, reader: Reader) -> String {
    let ceiling = change.direction == Some(TargetDirection::Ceiling);
    if ceiling {
        say!(
            reader.language,
            "比 {from} 年实际还宽(见审核规则 J802)",
            "looser than what was reached in {from} (see rule J802)"
        )
    } else {
        say!(reader.language, "低于 {from} 年实际(见审核规则 J802)", "below what was reached in {from} (see rule J802)")
    }
}

pub(super) fn otherwise(why: OtherTarget, language: Language) -> &'static str {
    match why {
        OtherTarget::Kind => say!(language, "表述方式不同", "another kind of statement"),
        OtherTarget::Relation => say!(language, "运算符不同", "another operator"),
        OtherTarget::Unit => say!(language, "单位不同,不能换算", "another unit, which cannot be converted"),
        OtherTarget::Direction => {
            say!(language, "不知多好还是少好,不判断松紧", "nobody can tell whether more of it is better")
        }
        OtherTarget::Range => say!(language, "起止移动,不判断松紧", "both ends moved"),
        OtherTarget::Year => {
            say!(
                language,
                "期限与表的年度相隔不同",
                "the deadline lies in another year, counted from that of the table"
            )
        }
        OtherTarget::Words => say!(language, "文字不同", "other words"),
    }
}
