//! J1: sums that are no sums.

use crate::support::AsPrinted as _;
use jixiao::num::Fraction;
use serde_json::{Value, json};

use super::case::{Sheet, list, remove, set, text};
use super::figures::{cents, cut, figure, is_in_cents, minus, plus, swapped};
use super::honest::{resum, settle};
use super::mutant::Mutant;
use super::row::Row;

/// Whether the template sets the points of the first tiers.
pub(crate) fn sets_tiers(sheet: &Sheet<'_>) -> bool {
    ["national/self-2020", "hubei/self", "sichuan/self", "shandong/zaozhuang-self-2024"]
        .contains(&sheet.text("/template"))
}

/// Whether weights that are moved between tiers contradict anything.
fn fixes_tiers(sheet: &Sheet<'_>) -> bool {
    sets_tiers(sheet) || sheet.has("/reported/tiers") || sheet.rows().any(|row| row.tier(0).contains("分)"))
}

/// Adds to the weight of a row.
pub(crate) fn weigh(table: &mut Value, row: usize, more: Fraction) {
    let at = format!("/indicators/{row}/weight");
    let before = figure(text(table, &at));
    let weight = plus(before, more);
    set(table, &at, weight.to_string());
    let judged = format!("/indicators/{row}/judged");
    if table.pointer(&judged).is_some() {
        // The same share of other full points.
        let share = figure(text(table, &judged)).divide(before).unwrap();
        set(table, &judged, cut(share.multiply(weight).unwrap(), 2).to_string());
    }
}

pub(crate) fn weighted<'s>(sheet: &'s Sheet<'_>) -> Vec<Row<'s>> {
    sheet.rows().filter(|row| row.has("weight")).collect()
}

/// Writes the points anew, and what a tier prints as its points; but not what the last row prints.
fn settle_rows(table: &mut Value) {
    let weights: Vec<String> =
        list(table, "/reported/tiers").iter().map(|tier| text(tier, "/weight").to_owned()).collect();
    settle(table);
    for (index, weight) in weights.into_iter().enumerate() {
        set(table, &format!("/reported/tiers/{index}/weight"), weight);
    }
}

pub(crate) fn weights_do_not_add_up(sheet: &Sheet<'_>) -> Vec<Mutant> {
    let rows = weighted(sheet);
    if rows.is_empty() {
        return Vec::new();
    }
    let at = if sheet.has("/reported/weight") { "/reported/weight" } else { "/indicators" };
    let tiers = fixes_tiers(sheet);
    let mut mutants = Vec::new();
    for row in &rows {
        for (kind, more) in
            [("a weight is one more", Fraction::whole(1)), ("a weight is half a point less", cents(-50))]
        {
            let edit = |table: &mut Value| {
                weigh(table, row.index, more);
                settle_rows(table);
            };
            mutants.push(sheet.plant(kind, at, edit).also_if(tiers, "tier-weights-differ"));
        }
        let sibling = rows.iter().find(|other| other.index != row.index && other.tier(0) == row.tier(0));
        if let Some(sibling) = sibling {
            mutants.push(sheet.near("a point goes to another row of the tier", |table| {
                weigh(table, row.index, Fraction::whole(-1));
                weigh(table, sibling.index, Fraction::whole(1));
                settle(table);
            }));
            let edit = |table: &mut Value| {
                remove(table, &row.at(""));
                settle_rows(table);
            };
            mutants.push(sheet.plant("a row is left out", at, edit).also_if(tiers, "tier-weights-differ"));
        }
    }
    if sheet.has("/reported/weight") {
        for wrong in ["90", "101", "99.5"] {
            mutants.push(sheet.plant("the last row prints another sum", at, |table| set(table, at, wrong)));
        }
    }
    mutants
}

pub(crate) fn tier_weights_differ(sheet: &Sheet<'_>) -> Vec<Mutant> {
    let rows = weighted(sheet);
    let mut mutants = Vec::new();
    if fixes_tiers(sheet) {
        for row in &rows {
            for other in rows.iter().filter(|other| other.tier(0) != row.tier(0)) {
                let hubei = sheet.text("/template") == "hubei/self";
                let edit = |table: &mut Value| {
                    weigh(table, row.index, Fraction::whole(-1));
                    weigh(table, other.index, Fraction::whole(1));
                    settle_rows(table);
                };
                if hubei && !row.stands_below("产出") && !other.stands_below("产出") {
                    mutants.push(sheet.near("a point moves between tiers with a common limit", edit));
                } else {
                    let mutant = sheet.plant("a point moves to another tier", "/indicators", edit);
                    mutants.push(mutant.also("tier-weights-differ"));
                }
            }
        }
    }
    if sets_tiers(sheet) {
        for row in &rows {
            let Some(other) = rows.iter().find(|other| other.tier(0) != row.tier(0)) else { continue };
            let siblings = rows.iter().filter(|other| other.tier(0) == row.tier(0)).count();
            if siblings < 2 || row.is_satisfaction() || other.is_satisfaction() || !row.stands_below("产出") {
                continue;
            }
            // An output among the benefits.
            let path = json!([other.tier(0), other.tier(1)]);
            let mutant = sheet.plant("a row under another tier", "/indicators", |table| {
                set(table, &row.at("path"), path.clone());
                settle_rows(table);
            });
            mutants.push(mutant.also("tier-weights-differ"));
        }
    }
    for (index, tier) in list(sheet.table, "/reported/tiers").iter().enumerate() {
        let at = format!("/reported/tiers/{index}/weight");
        for more in [-1, 1, 10] {
            let wrong = plus(figure(text(tier, "/weight")), Fraction::whole(more));
            mutants.push(sheet.plant("a subtotal of weights", at.as_str(), |table| set(table, &at, wrong.to_string())));
        }
    }
    let labels: Vec<&str> = rows.iter().map(|row| row.tier(0)).filter(|label| label.contains("分)")).collect();
    for label in labels.iter().enumerate().filter(|(index, label)| !labels[..*index].contains(label)).map(|(_, l)| l) {
        let other = super::figures::respelled(label, &plus(figure(label), Fraction::whole(5)).to_string());
        mutants.push(sheet.plant("the label of a tier", "/indicators", |table| {
            for row in rows.iter().filter(|row| row.tier(0) == *label) {
                set(table, &row.at("path/0"), other.clone());
            }
        }));
    }
    mutants
}

/// Figures that no sum can be: a cent or two too many or too few, a point, digits swapped. Where points were
/// rounded, their exact sum may be a cent off.
fn wrong_sums(printed: &str, exact: bool) -> Vec<(&'static str, String)> {
    let sum = figure(printed);
    let least = if exact { 1 } else { 2 };
    let mut wrong = vec![
        ("a cent too many", plus(sum, cents(least)).to_string()),
        ("a cent too few", minus(sum, cents(least)).to_string()),
        ("a point too many", plus(sum, Fraction::whole(1)).to_string()),
        ("a point too few", minus(sum, Fraction::whole(1)).to_string()),
    ];
    wrong.extend(swapped(printed).map(|swapped| ("digits swapped", swapped)));
    wrong
}

/// Whether the points of some rows are what the rules give before rounding.
fn are_exact<'r>(rows: impl Iterator<Item = Row<'r>>) -> bool {
    let exact =
        |row: &Row<'_>| row.scored.exact.printed().as_deref().is_none_or(|exact| exact.parse().is_ok_and(is_in_cents));
    rows.into_iter().all(|row| exact(&row))
}

fn is_in_another_grade(sheet: &Sheet<'_>, total: &str) -> bool {
    let grade = |total: Fraction| [90, 80, 60].iter().position(|from| total >= Fraction::whole(*from)).unwrap_or(3);
    sheet.has("/reported/grade") && grade(figure(total)) != grade(figure(sheet.text("/reported/total")))
}

pub(crate) fn total_not_sum(sheet: &Sheet<'_>) -> Vec<Mutant> {
    const AT: &str = "/reported/total";
    if !sheet.has(AT) {
        return Vec::new();
    }
    let wrong = wrong_sums(sheet.text(AT), are_exact(sheet.rows()));
    let planted = wrong.into_iter().map(|(kind, total)| {
        let grade = is_in_another_grade(sheet, &total);
        let mutant = sheet.plant(kind, AT, |table| set(table, AT, total.clone())).also_if(grade, "grade-not-by-total");
        mutant.also_if(sheet.states_money(), "text-contradicts-table")
    });
    let mut mutants: Vec<Mutant> = planted.collect();
    mutants.push(sheet.near("a zero behind it", |table| {
        let total = sheet.text(AT);
        set(table, AT, if total.contains('.') { format!("{total}0") } else { format!("{total}.00") });
    }));
    mutants
}

pub(crate) fn subtotal_not_sum(sheet: &Sheet<'_>) -> Vec<Mutant> {
    let mut mutants = Vec::new();
    for (index, tier) in list(sheet.table, "/reported/tiers").iter().enumerate() {
        let at = format!("/reported/tiers/{index}/score");
        let below = sheet.rows().filter(|row| row.tier(0) == text(tier, "/path/0"));
        for (kind, wrong) in wrong_sums(text(tier, "/score"), are_exact(below)) {
            mutants.push(sheet.plant(kind, at.as_str(), |table| set(table, &at, wrong.clone())));
        }
        let zeros = format!("{}分", text(tier, "/score"));
        mutants.push(sheet.near("with its unit", |table| set(table, &at, zeros)));
    }
    mutants
}

pub(crate) fn zero_weight(sheet: &Sheet<'_>) -> Vec<Mutant> {
    let rows = weighted(sheet);
    let mut mutants = Vec::new();
    for row in rows.iter().filter(|row| row.is_measured()) {
        let siblings = rows.iter().filter(|other| other.index != row.index && other.tier(0) == row.tier(0));
        for sibling in siblings {
            let weight = row.weight().unwrap();
            let edit = |zero: &'static str| {
                move |table: &mut Value| {
                    weigh(table, sibling.index, weight);
                    set(table, &row.at("weight"), zero);
                    settle(table);
                    resum(table);
                }
            };
            let heavy = plus(weight, sibling.weight().unwrap()) >= Fraction::whole(40);
            let rest = minus(weight, cents(1));
            mutants.push(
                sheet
                    .near("a row counts a cent", |table| {
                        weigh(table, sibling.index, rest);
                        set(table, &row.at("weight"), "0.01");
                        settle(table);
                    })
                    .also_if(heavy, "weight-concentrated"),
            );
            for zero in ["0", "0.00"] {
                let mutant = sheet.plant("a row counts nothing", row.at("weight"), edit(zero));
                mutants.push(mutant.also_if(heavy, "weight-concentrated"));
            }
        }
    }
    mutants
}

pub(crate) fn unreadable_figure(sheet: &Sheet<'_>) -> Vec<Mutant> {
    let mut mutants = Vec::new();
    for row in sheet.rows() {
        for key in ["weight", "judged"].into_iter().filter(|key| row.has(key)) {
            let (at, printed) = (row.at(key), row.text(key).to_owned());
            for (kind, wrong) in [
                ("a word before the points", format!("约{printed}")),
                ("another unit behind the points", format!("{printed}元")),
                ("words for the points", "详见说明".to_owned()),
            ] {
                mutants.push(sheet.plant(kind, at.clone(), |table| set(table, &at, wrong)));
            }
            mutants.push(sheet.near("points with their mark", |table| set(table, &at, format!("{printed} 分"))));
        }
    }
    let unit = sheet.text("/currency").to_owned();
    for (index, fund) in list(sheet.table, "/funds").iter().enumerate() {
        for key in ["initial", "budget", "executed"].into_iter().filter(|key| fund.get(key).is_some()) {
            let (at, printed) = (format!("/funds/{index}/{key}"), text(fund, &format!("/{key}")).to_owned());
            for (kind, wrong) in [
                ("a comma too many", format!("{printed},0")),
                ("a unit that is no money", format!("{printed}人")),
                ("a reference instead of an amount", "详见附件".to_owned()),
            ] {
                mutants.push(sheet.plant(kind, at.clone(), |table| set(table, &at, wrong)));
            }
            mutants.push(sheet.near("an amount with its unit", |table| set(table, &at, format!("{printed}{unit}"))));
        }
    }
    mutants
}

/// Every cell of a table that is printed: pointers to texts, but for the keys by which it is scored.
fn printed_cells(value: &Value, at: &str) -> Vec<String> {
    let below = |key: &str, value: &Value| printed_cells(value, &format!("{at}/{key}"));
    match value {
        Value::String(_) => vec![at.to_owned()],
        Value::Array(items) => {
            items.iter().enumerate().flat_map(|(index, item)| below(&index.to_string(), item)).collect()
        }
        Value::Object(fields) => {
            let keys = ["template", "method", "waivers", "source", "schema"];
            let printed = fields.iter().filter(|(key, _)| !keys.contains(&key.as_str()));
            printed.flat_map(|(key, value)| below(&key.replace('~', "~0").replace('/', "~1"), value)).collect()
        }
        _ => Vec::new(),
    }
}

pub(crate) fn spreadsheet_error(sheet: &Sheet<'_>) -> Vec<Mutant> {
    let mut mutants = Vec::new();
    for at in printed_cells(sheet.table, "") {
        for wrong in ["#DIV/0!", "#N/A", "####"] {
            mutants
                .push(sheet.plant("an error for the cell", at.as_str(), |table| set(table, &at, wrong)).consequences());
        }
        let printed = sheet.text(&at).to_owned();
        if at.ends_with("/evidence") || at.ends_with("/implementer") {
            mutants.push(sheet.near("a number with its sign", |table| set(table, &at, format!("{printed}#1"))));
        }
    }
    mutants
}

pub(crate) fn negative_figure(sheet: &Sheet<'_>) -> Vec<Mutant> {
    let mut cells: Vec<String> = sheet
        .rows()
        .filter(|row| row.weight().is_some_and(Fraction::is_positive))
        .map(|row| row.at("weight"))
        .collect();
    for (index, fund) in list(sheet.table, "/funds").iter().enumerate() {
        let keys = ["initial", "budget", "executed"].into_iter().filter(|key| fund.get(key).is_some());
        cells.extend(keys.map(|key| format!("/funds/{index}/{key}")));
    }
    let mut mutants = Vec::new();
    for at in cells.into_iter().filter(|at| figure(sheet.text(at)).is_positive()) {
        let wrong = format!("-{}", sheet.text(&at));
        mutants.push(sheet.plant("the sign", at.as_str(), |table| set(table, &at, wrong)).consequences());
    }
    mutants
}
