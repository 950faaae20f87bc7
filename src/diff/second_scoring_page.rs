//! A second scoring as people read it: the department's points, those of the rules, the auditor's, and why.

use super::page::{points, signed, tables_of};
use super::ranked::ranked;
use super::scorecard_diff::{ComparedTotals, Diff, RowDiff, ScorecardDiff};
use crate::model::assessment::Project;
use crate::model::template::Light;
use crate::num::{Figure, Mode, Rounding};
use crate::print::{WIDE, cell, decimals, lamp, number, plain_table, trimmed, wrap};
use crate::words::{Language, say, word};

/// So many tables are read one by one.
const FEW: usize = 20;

/// Rows that are shown of more tables.
const SHOWN: usize = 20;

/// Where the rest is found.
const fn further(language: Language) -> &'static str {
    say!(
        language,
        "全部表和各项写入文件:-o 复评.xlsx 或 .csv;只看一张,给出两边的这一张",
        "all tables and rows in a file: -o FILE.xlsx or .csv; for one table name it on both sides"
    )
}

/// Table after table, then what stands on one side only, then what all come to; of many tables what all come to, then
/// those that differ most.
#[must_use]
pub fn second_scoring(diff: &Diff, language: Language, width: u16) -> String {
    let page = Page { diff, language, width };
    let mut text = String::new();
    if diff.tables.len() > FEW {
        page.summary(&mut text);
        page.ranked(&mut text);
        page.lone(&mut text);
        text.push('\n');
        page.line(further(language), 2, &mut text);
        return text;
    }
    for (index, table) in diff.tables.iter().enumerate() {
        // A table that does not differ is a line; one that does is set off.
        let gap = index > 0 && !(table.is_same() && diff.tables.get(index - 1).is_some_and(ScorecardDiff::is_same));
        text.push_str(if gap { "\n" } else { "" });
        page.table(table, &mut text);
    }
    page.lone(&mut text);
    if diff.tables.len() != 1 || diff.failed > 0 {
        page.summary(&mut text);
    }
    text
}

struct Page<'d> {
    diff: &'d Diff,
    language: Language,
    width: u16,
}

/// Which of the columns of points a table has.
struct Columns {
    /// What the department wrote.
    reported: bool,
    /// The first scorecard, where it says anything else than that.
    before: bool,
    /// The second scorecard.
    after: bool,
}

impl Columns {
    fn of(table: &ScorecardDiff, alone: bool) -> Self {
        let total = table.reported.as_ref().is_some_and(|reported| reported.total.is_some());
        let reported = total || table.rows.iter().any(|row| row.reported.is_some());
        let as_reported = |row: &RowDiff| row.from_reported.is_some() && row.from_reported == row.difference;
        let total_as_reported = table.change() == table.difference;
        let before = !reported || !total || !total_as_reported || !table.rows.iter().all(as_reported);
        Self { reported, before: before && !alone, after: true }
    }

    /// The cells of those that there are.
    fn cells<T>(&self, cells: [T; 3]) -> impl Iterator<Item = T> {
        let shown = [self.reported, self.before, self.after];
        cells.into_iter().zip(shown).filter_map(|(cell, shown)| shown.then_some(cell))
    }
}

impl Page<'_> {
    fn line(&self, line: &str, indent: usize, text: &mut String) {
        text.push_str(&wrap(line, indent, self.width));
        text.push('\n');
    }

    fn table(&self, table: &ScorecardDiff, text: &mut String) {
        let name = match &table.unit {
            Some(unit) if self.diff.tables.len() > 1 => format!("{}({unit})", table.project),
            _ => table.project.clone(),
        };
        let colon = say!(self.language, ":", ": ");
        if table.is_same() {
            let result = result(table.total.after, table.grade.after.as_ref(), table.light.after, self.language);
            let same = if self.diff.alone {
                say!(self.language, "自评与按规则计算一致", "as reported")
            } else {
                say!(self.language, "两者完全一致", "both are the same in everything")
            };
            self.line(&format!("{name}{colon}{result}{}{same}", say!(self.language, ",", ", ")), 2, text);
            return;
        }
        self.line(&format!("{name}{colon}{}", self.change(table)), 2, text);
        for cause in &table.causes {
            self.line(&format!("  · {}", cause.text.get(self.language)), 4, text);
        }
        if table.rows.is_empty() {
            return;
        }
        text.push_str(&self.rows(table));
        if table.same_rows > 0 {
            text.push_str(&match table.same_rows {
                1 => say!(self.language, "其余 1 项相同\n", "1 other row is the same\n").to_owned(),
                count => say!(self.language, "其余 {count} 项相同\n", "{count} other rows are the same\n"),
            });
        }
    }

    /// From the department's total and grade to the auditor's.
    fn change(&self, table: &ScorecardDiff) -> String {
        let reported = table.reported.as_ref();
        let own = reported.and_then(|reported| reported.total.as_ref()).map(|total| total.0.trim().to_owned());
        let before = match own {
            Some(total) => {
                let grade =
                    reported.and_then(|reported| reported.grade.as_ref()).map(|grade| grade.0.trim().to_owned());
                result(Some(total), grade.as_ref(), None, self.language)
            }
            None if self.diff.alone => "—".to_owned(),
            None => result(table.total.before, table.grade.before.as_ref(), table.light.before, self.language),
        };
        let after = result(table.total.after, table.grade.after.as_ref(), table.light.after, self.language);
        let by = table.change().filter(|_| before != "—").map(signed);
        let by = by.map(|by| format!("{}{by}", say!(self.language, ",差 ", ", by "))).unwrap_or_default();
        format!("{before} → {after}{by}")
    }

    fn rows(&self, table: &ScorecardDiff) -> String {
        let columns = Columns::of(table, self.diff.alone);
        let (own, rule) = (word("自评", "self-score"), word("按规则", "by rule"));
        let heads = match (self.diff.alone, columns.reported) {
            (true, _) => [own, word("", ""), rule],
            (false, true) => [own, rule, word("复评", "re-score")],
            (false, false) => [word("", ""), word("前者", "first"), word("后者", "second")],
        };
        let heads = heads.map(|head| head.get(self.language));
        let mut sheet = plain_table(self.width);
        let mut head = vec![cell(say!(self.language, "指标", "indicator"))];
        head.extend(columns.cells(heads).map(number));
        head.extend([number(say!(self.language, "差", "change")), cell(say!(self.language, "原因", "why"))]);
        sheet.set_header(head);
        for row in &table.rows {
            let mut cells = vec![cell(self.name(row))];
            let [before, after] = [&row.before, &row.after]
                .map(|side| side.as_ref().map_or_else(|| "—".to_owned(), |side| points(side, self.language)));
            let reported = row.reported.as_ref().map_or("—", |reported| reported.0.trim()).to_owned();
            cells.extend(columns.cells([reported, before, after]).map(|cell| number(&cell)));
            cells.push(number(&row.change().map(signed).unwrap_or_default()));
            cells.push(cell(row.why().get(self.language)));
            sheet.add_row(cells);
        }
        let total = |total: Option<Figure>| total.map_or_else(|| "—".to_owned(), |total| total.to_string());
        let own = table.reported.as_ref().and_then(|reported| reported.total.as_ref());
        let own = own.map_or("—", |total| total.0.trim()).to_owned();
        let lights = table.total.before.is_none() && table.total.after.is_none();
        let name = if lights { say!(self.language, "全表", "table") } else { say!(self.language, "总分", "total") };
        let mut cells = vec![cell(name)];
        let totals = [own.clone(), total(table.total.before), total(table.total.after)];
        cells.extend(columns.cells(totals).map(|cell| number(&cell)));
        let change = table.change().filter(|_| !self.diff.alone || own != "—");
        cells.push(number(&change.map(signed).unwrap_or_default()));
        cells.push(cell(self.grades(table)));
        sheet.add_row(cells);
        trimmed(&mut sheet)
    }

    /// What became of the grade, or of the light.
    fn grades(&self, table: &ScorecardDiff) -> String {
        let reported = table.reported.as_ref().and_then(|reported| reported.grade.as_ref());
        let lamp = |light: Option<Light>| light.map(|light| lamp(light, self.language).to_owned());
        let own = reported.map(|grade| grade.0.trim().to_owned());
        let before = own.or_else(|| table.grade.before.clone()).or_else(|| lamp(table.light.before));
        let after = table.grade.after.clone().or_else(|| lamp(table.light.after));
        let shown = |side: Option<String>| side.unwrap_or_else(|| "—".to_owned());
        match (before, after) {
            (None, None) => String::new(),
            (_, after) if table.same_grade() => shown(after),
            (before, after) => format!("{} → {}", shown(before), shown(after)),
        }
    }

    /// A row by its own name; with its tiers below the first where there is room.
    fn name(&self, row: &RowDiff) -> String {
        let skipped = if self.width >= WIDE { 1 } else { row.path.len().saturating_sub(1) };
        match row.path.len() {
            0 => say!(self.language, "预算执行率", "execution rate").to_owned(),
            1 => row.path.concat(),
            _ => row.path.iter().skip(skipped).cloned().collect::<Vec<_>>().join(" · "),
        }
    }

    /// The tables that differ most.
    fn ranked(&self, text: &mut String) {
        let ranked = ranked(self.diff);
        if ranked.is_empty() {
            return;
        }
        let mut sheet = plain_table(self.width);
        let before = if self.diff.alone { word("自评", "self-score") } else { word("前者", "first") };
        let after = if self.diff.alone { word("按规则", "by rule") } else { word("后者", "second") };
        sheet.set_header(vec![
            cell(say!(self.language, "项目", "project")),
            cell(say!(self.language, "部门", "department")),
            number(before.get(self.language)),
            number(after.get(self.language)),
            number(say!(self.language, "差", "change")),
            cell(say!(self.language, "等级", "grade")),
            number(say!(self.language, "不同的项", "rows")),
        ]);
        for table in ranked.iter().take(SHOWN) {
            let own = table.reported.as_ref().and_then(|reported| reported.total.as_ref());
            let own = own.map(|total| total.0.trim().to_owned());
            let shown = |total: Option<Figure>| total.map_or_else(|| "—".to_owned(), |total| total.to_string());
            sheet.add_row(vec![
                cell(&table.project),
                cell(table.department.as_deref().or(table.unit.as_deref()).unwrap_or_default()),
                number(&own.unwrap_or_else(|| shown(table.total.before))),
                number(&shown(table.total.after)),
                number(&table.change().map(signed).unwrap_or_default()),
                cell(self.grades(table)),
                number(&table.rows.len().to_string()),
            ]);
        }
        text.push('\n');
        text.push_str(say!(self.language, "差别大的在前\n", "Those that differ most first\n"));
        text.push_str(&trimmed(&mut sheet));
        if let Some(more) = ranked.len().checked_sub(SHOWN).filter(|more| *more > 0) {
            self.line(&say!(self.language, "  另有 {more} 张不同", "  {more} more differ"), 4, text);
        }
    }

    /// The tables that only one side has.
    fn lone(&self, text: &mut String) {
        let sides = [
            (&self.diff.only_before, say!(self.language, "只在前者:", "only the first has ")),
            (&self.diff.only_after, say!(self.language, "只在后者:", "only the second has ")),
        ];
        let any = sides.iter().any(|(projects, _)| !projects.is_empty());
        text.push_str(if any && !text.is_empty() { "\n" } else { "" });
        let many = self.diff.tables.len() > FEW;
        for (projects, head) in sides {
            let shown = if many { SHOWN } else { projects.len() };
            for Project { name, unit, .. } in projects.iter().take(shown) {
                let unit = unit.as_ref().map(|unit| format!("({unit})")).unwrap_or_default();
                self.line(&format!("{head}{name}{unit}"), 2, text);
            }
            if let Some(more) = projects.len().checked_sub(shown).filter(|more| *more > 0) {
                self.line(&say!(self.language, "{head}另有 {more} 张", "{head}{more} more"), 2, text);
            }
        }
    }

    fn summary(&self, text: &mut String) {
        let Diff { tables, failed, differing, other_total, other_grade, mean_change, .. } = self.diff;
        let mean = mean_change.map_or_else(|| "—".to_owned(), |mean| signed(&*decimals(mean, self.language)));
        let mut summary = say!(
            self.language,
            "共 {count}:{differing} 张不同,{other_total} 张总分不同,{other_grade} 张等级不同,平均差 {mean}",
            "{count}: {differing} not the same, {other_total} with another total, {other_grade} with another grade, mean change {mean}",
            count = tables_of(tables.len(), self.language)
        );
        if *failed > 0 {
            summary.push_str(&say!(self.language, ";{failed} 张无法比较", "; {failed} could not be compared"));
        }
        text.push_str(if text.is_empty() { "" } else { "\n" });
        self.line(&summary, 2, text);
        if let Some(compared) = self.diff.compared.as_ref().filter(|_| tables.len() > FEW) {
            self.compared(compared, text);
        }
    }

    /// What the tables come to of which both sides scored all.
    fn compared(&self, compared: &ComparedTotals, text: &mut String) {
        let ComparedTotals { tables, mean_before, mean_after, raised, lowered } = compared;
        let [before, after] = [mean_before, mean_after].map(|mean| to_two_places(*mean));
        let tables = tables_of(*tables, self.language);
        let line = say!(
            self.language,
            "两边都评了全部各项的 {tables}:平均总分 {before} → {after},提高 {raised} 张,降低 {lowered} 张",
            "{tables} of which both sides scored everything: mean total {before} → {after}, {raised} higher, {lowered} lower"
        );
        self.line(&line, 2, text);
    }
}

/// A total with its grade or light.
fn result(total: Option<impl ToString>, grade: Option<&String>, light: Option<Light>, language: Language) -> String {
    let grade = grade.cloned().or_else(|| light.map(|light| lamp(light, language).to_owned()));
    let parts: Vec<String> = total.map(|total| total.to_string()).into_iter().chain(grade).collect();
    if parts.is_empty() { "—".to_owned() } else { parts.join(" ") }
}

/// A mean as people read it; the exact one is in JSON.
fn to_two_places(mean: Figure) -> String {
    let rounded = mean.value().round(Rounding { places: 2, mode: Mode::HalfEven });
    rounded.map_or_else(|_| mean.to_string(), |rounded| rounded.to_string())
}
