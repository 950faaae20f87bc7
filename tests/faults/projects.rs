//! J7: what a department publishes of its projects together.

use jixiao::num::Fraction;
use serde_json::Value;

use super::case::{Case, list, remove, set, text};
use super::figures::{cents, figure, minus, plus, swapped, times};
use super::honest::settle;
use super::mutant::Mutant;

pub(crate) fn summary_differs_from_tables(case: &Case) -> Vec<Mutant> {
    let Some(department) = case.department() else { return Vec::new() };
    let document = &case.documents[department].1;
    let mut mutants = Vec::new();
    for (index, row) in list(document, "/projects").iter().enumerate() {
        for key in ["total", "budget", "executed"] {
            let at = format!("/projects/{index}/{key}");
            let printed = text(row, &format!("/{key}"));
            let right = figure(printed);
            let mut wrong = vec![
                ("a cent more", plus(right, cents(1)).to_string()),
                ("a cent less", minus(right, cents(1)).to_string()),
                ("one more", plus(right, Fraction::whole(1)).to_string()),
            ];
            wrong.extend(swapped(printed).map(|swapped| ("digits swapped", swapped)));
            // One figure is the other with fewer decimals: they may be the same.
            let decimals = printed.split_once('.').map_or(0, |(_, places)| places.len());
            wrong.retain(|(kind, _)| !kind.contains("cent") || decimals >= 2);
            for (kind, wrong) in wrong {
                let mutant = case.plant(kind, (department, at.as_str()), |case| {
                    set(&mut case.documents[department].1, &at, wrong.clone());
                });
                // What was counted up from the rows is no longer their sum.
                let mutant = mutant.also_if(key == "budget", "grade-count-wrong");
                mutants.push(mutant.also_if(key == "total" && kind == "digits swapped", "grade-not-by-total"));
            }
            let zeros = if printed.contains('.') { format!("{printed}0") } else { format!("{printed}.00") };
            mutants.push(case.near("zeros behind it", |case| set(&mut case.documents[department].1, &at, zeros)));
        }
    }
    mutants
}

pub(crate) fn unreadable_figure(case: &Case) -> Vec<Mutant> {
    let Some(department) = case.department() else { return Vec::new() };
    let document = &case.documents[department].1;
    let unit = text(document, "/currency");
    let mut mutants = Vec::new();
    for (index, row) in list(document, "/projects").iter().enumerate() {
        for key in ["budget", "executed"] {
            let (at, printed) = (format!("/projects/{index}/{key}"), text(row, &format!("/{key}")));
            for (kind, wrong) in
                [("a word before it", format!("约{printed}")), ("a unit that is no money", format!("{printed}人"))]
            {
                mutants.push(case.plant(kind, (department, at.as_str()), |case| {
                    set(&mut case.documents[department].1, &at, wrong);
                }));
            }
            let with_unit = format!("{printed}{unit}");
            mutants.push(case.near("with its unit", |case| set(&mut case.documents[department].1, &at, with_unit)));
        }
        let (at, total) = (format!("/projects/{index}/total"), text(row, "/total"));
        for wrong in [format!("约{total}"), "九十分".to_owned()] {
            let mutant = case.plant("no total", (department, at.as_str()), |case| {
                set(&mut case.documents[department].1, &at, wrong);
            });
            mutants.push(mutant);
        }
    }
    mutants
}

pub(crate) fn grade_count_wrong(case: &Case) -> Vec<Mutant> {
    let Some(department) = case.department() else { return Vec::new() };
    let mut mutants = Vec::new();
    let mut plant = |kind, at: &str, found: &str, wrong: Value| {
        let at = at.to_owned();
        mutants.push(case.plant(kind, (department, found), |case| {
            set(&mut case.documents[department].1, &at, wrong);
        }));
    };
    for wrong in [5, 7, 17] {
        plant("projects", "/reported/projects", "/reported/projects", wrong.into());
    }
    for (grade, wrong) in [("优", 5), ("优", 3), ("良", 0), ("中", 2), ("差", 1)] {
        plant("grades", &format!("/reported/grades/{grade}"), "/reported/grades", wrong.into());
    }
    for wrong in ["1006", "1005.5", "1060.5", "0.101亿元"] {
        plant("funds", "/reported/funds", "/reported/funds", wrong.into());
    }
    for wrong in ["100.1%", "864%"] {
        plant("coverage", "/reported/coverage", "/reported/coverage", wrong.into());
    }
    // Too few projects leave too many grades.
    for mutant in &mut mutants {
        mutant.also.push("grade-count-wrong");
        if matches!(mutant.kind, "funds" | "coverage") {
            mutant.also.push("evaluated-funds-differ");
        }
    }
    for (at, right) in
        [("/reported/coverage", "86.40%"), ("/reported/funds", "1006.50万元"), ("/reported/funds", "10065000元")]
    {
        mutants.push(case.near("another spelling", |case| set(&mut case.documents[department].1, at, right)));
    }
    mutants
}

/// Lets projects reach their targets and spend their money, or a part of it; but not those that stay as they are.
fn all_well(case: &mut Case, short: &[(usize, i64)], stay: &[&str]) {
    let tables: Vec<usize> = case.tables().map(|(index, _)| index).collect();
    for (at, index) in tables.into_iter().enumerate() {
        let table = &mut case.documents[index].1;
        if stay.contains(&text(table, "/project/name")) {
            continue;
        }
        for row in 0..list(table, "/indicators").len() {
            let pointer = format!("/indicators/{row}");
            if table.pointer(&format!("{pointer}/reason")).is_none() {
                continue;
            }
            let [target, actual] = ["target", "actual"].map(|key| text(table, &format!("{pointer}/{key}")).to_owned());
            let reached = if target.ends_with('前') {
                target.trim_end_matches('前').to_owned()
            } else {
                super::figures::respelled(&actual, super::figures::digits(&target).unwrap())
            };
            set(table, &format!("{pointer}/actual"), reached);
            remove(table, &format!("{pointer}/reason"));
        }
        // The money decides the rest: 100 points less what was not spent.
        let spent = short.iter().find(|(short, _)| *short == at).map_or(100, |(_, spent)| *spent);
        let budget = figure(text(table, "/funds/0/budget"));
        set(table, "/funds/0/executed", times(budget, spent, 100).to_string());
        settle(table);
        case.publish(index);
    }
}

/// Projects that are excellent and still miss more than a point.
const EXCELLENT: &[&str] = &["节水宣传", "泵站维修", "水库安全鉴定"];

pub(crate) fn all_projects_excellent(case: &Case) -> Vec<Mutant> {
    let Some(department) = case.department() else { return Vec::new() };
    let mut mutants = vec![
        case.plant("all of them", (department, "/reported/grades"), |case| all_well(case, &[], EXCELLENT)),
        case.plant("by the rows", (department, "/projects"), |case| {
            all_well(case, &[], EXCELLENT);
            remove(&mut case.documents[department].1, "/reported");
        }),
        case.near("one is good", |case| {
            all_well(case, &[], EXCELLENT);
            let index = first(case);
            let table = &mut case.documents[index].1;
            set(table, "/indicators/0/actual", "1800公里");
            set(table, "/indicators/0/reason", "半数河道因桥梁施工封闭,无法巡查");
            settle(table);
            case.publish(index);
        }),
    ];
    let tables = case.tables().next().unwrap().0;
    mutants.push(case.plant("by the tables alone", (tables, ""), |case| {
        all_well(case, &[], EXCELLENT);
        case.documents.retain(|(_, document)| document.get("project").is_some());
    }));
    mutants.push(case.near("too few of them", |case| {
        all_well(case, &[], EXCELLENT);
        case.documents.retain(|(_, document)| document.get("project").is_some());
        case.documents.truncate(4);
    }));
    mutants
}

fn first(case: &Case) -> usize {
    case.tables().find(|(_, table)| text(table, "/project/name") == "河道巡查").unwrap().0
}

/// Every three tables of a case, by their numbers.
fn threes(case: &Case) -> Vec<[usize; 3]> {
    let tables: Vec<usize> = case.tables().map(|(index, _)| index).collect();
    let mut found = Vec::new();
    for (a, first) in tables.iter().enumerate() {
        for (b, second) in tables.iter().enumerate().skip(a + 1) {
            found.extend(tables.iter().skip(b + 1).map(|third| [*first, *second, *third]));
        }
    }
    found
}

/// The first row of a table that has a reason, or that can be given one.
fn short_row(table: &Value) -> usize {
    list(table, "/indicators").iter().position(|row| row.get("reason").is_some()).unwrap_or(0)
}

pub(crate) fn copied_reasons(case: &Case) -> Vec<Mutant> {
    const REASON: &str = "年初目标设定不够科学,今后将合理设定";
    if case.department().is_none() {
        return Vec::new();
    }
    let mut mutants = Vec::new();
    let write = |case: &mut Case, tables: &[usize], reasons: [&str; 3]| {
        for (table, reason) in tables.iter().zip(reasons) {
            let table = &mut case.documents[*table].1;
            let row = short_row(table);
            set(table, &format!("/indicators/{row}/reason"), reason);
        }
    };
    let with_reasons: Vec<[usize; 3]> = threes(case)
        .into_iter()
        .filter(|tables| {
            tables.iter().all(|table| case.documents[*table].1["indicators"].to_string().contains("reason"))
        })
        .collect();
    for tables in with_reasons {
        let at = format!("/indicators/{}/reason", short_row(&case.documents[tables[0]].1));
        mutants.push(case.plant("word for word", (tables[0], at.as_str()), |case| write(case, &tables, [REASON; 3])));
        let spelled = [REASON, "年初目标设定不够科学,今后将合理设定。", "年初目标设定不够科学 今后将合理设定"];
        mutants.push(case.plant("with other marks", (tables[0], at.as_str()), |case| write(case, &tables, spelled)));
        mutants.push(case.near("in two tables", |case| write(case, &tables[..2], [REASON; 3])));
        mutants.push(case.near("short words", |case| write(case, &tables, ["汛期停工"; 3])));
    }
    mutants
}

pub(crate) fn copied_goals(case: &Case) -> Vec<Mutant> {
    const GOAL: &str = "保障单位各项工作正常开展,提高服务水平";
    if case.department().is_none() {
        return Vec::new();
    }
    let mut mutants = Vec::new();
    for key in ["expected", "achieved"] {
        let at = format!("/goal/{key}");
        let write = |case: &mut Case, tables: &[usize], words: &str| {
            for table in tables {
                set(&mut case.documents[*table].1, &at, words);
            }
        };
        for tables in threes(case) {
            mutants.push(case.plant("word for word", (tables[0], at.as_str()), |case| write(case, &tables, GOAL)));
            mutants.push(case.near("in two tables", |case| write(case, &tables[..2], GOAL)));
            mutants.push(case.near("short words", |case| write(case, &tables, "保障运转")));
        }
        let all: Vec<usize> = case.tables().map(|(index, _)| index).collect();
        mutants.push(case.plant("in all tables", (all[0], at.as_str()), |case| write(case, &all, GOAL)));
    }
    mutants
}

pub(crate) fn scores_flat(case: &Case) -> Vec<Mutant> {
    let Some(department) = case.department() else { return Vec::new() };
    let flat = [
        ("all of them full", [].as_slice()),
        ("half a point apart", [(0, 95), (1, 96), (2, 97), (3, 96), (4, 95), (5, 96)].as_slice()),
        ("just a point apart", [(0, 90), (1, 95), (2, 100)].as_slice()),
    ];
    let mut mutants = Vec::new();
    for (kind, short) in flat {
        let mutant = case.plant(kind, (department, "/projects"), |case| all_well(case, short, &[]));
        let low = short.iter().any(|(_, spent)| *spent < 95);
        mutants.push(mutant.also("all-projects-excellent").also_if(low, "low-execution-high-score"));
    }
    let near = case.near("more than a point apart", |case| all_well(case, SPREAD_MORE, &[]));
    mutants.push(near.also("all-projects-excellent").also("low-execution-high-score"));
    let tables = case.tables().next().unwrap().0;
    let alone = case.plant("by the tables alone", (tables, ""), |case| {
        all_well(case, &[(1, 97)], &[]);
        case.documents.retain(|(_, document)| document.get("project").is_some());
    });
    mutants.push(alone.also("all-projects-excellent"));
    mutants
}

/// 8.9 points of 10 for the money.
const SPREAD_MORE: &[(usize, i64)] = &[(0, 89)];

/// Every table once more, with something changed in it.
fn once_more(case: &Case, kind: &'static str, found: &str, edit: impl Fn(&mut Value), fault: bool) -> Vec<Mutant> {
    let tables: Vec<usize> = case.tables().map(|(index, _)| index).collect();
    let last = case.documents.len();
    let copy = |index: usize| {
        let add = |case: &mut Case| {
            let (name, mut table) = case.documents[index].clone();
            edit(&mut table);
            case.documents.push((format!("copy of {name}"), table));
        };
        let mut named = case.clone();
        named.documents.push((format!("copy of {}", case.documents[index].0), Value::Null));
        let mutant = if fault {
            named.plant(kind, (last, found), |case| {
                case.documents.pop();
                add(case);
            })
        } else {
            case.near(kind, add)
        };
        mutant.consequences()
    };
    tables.into_iter().map(copy).collect()
}

fn respaced(table: &mut Value) {
    let name = text(table, "/project/name").replace('(', "\u{FF08}").replace(')', "\u{FF09}");
    let (first, rest) = name.split_at(name.chars().next().unwrap().len_utf8());
    set(table, "/project/name", format!("{first} {rest}"));
}

fn renamed(table: &mut Value) {
    // A name that only adds something to that of another table is suspected.
    set(table, "/project/name", "另一个项目".to_owned());
}

pub(crate) fn project_twice(case: &Case) -> Vec<Mutant> {
    let mut mutants = once_more(case, "the same table again", "/project/name", |_| {}, true);
    mutants.extend(once_more(case, "with blanks and wide brackets", "/project/name", respaced, true));
    mutants.extend(once_more(case, "of another name", "/project/name", renamed, false));
    mutants
}

pub(crate) fn code_shared(case: &Case) -> Vec<Mutant> {
    let coded = |table: &mut Value| {
        table["project"]["code"] = "PLANTED01".into();
    };
    let mut both = case.clone();
    both.documents
        .iter_mut()
        .filter(|(_, document)| document.get("project").is_some())
        .take(1)
        .for_each(|(_, t)| coded(t));
    both.documents.truncate(1);
    if both.department().is_some() {
        return Vec::new();
    }
    let renamed_with_code = |table: &mut Value| {
        coded(table);
        renamed(table);
    };
    let mut mutants = once_more(&both, "another name", "/project/code", renamed_with_code, true);
    mutants.extend(once_more(
        &both,
        "another code",
        "/project/code",
        |table| {
            renamed(table);
            table["project"]["code"] = "PLANTED02".into();
        },
        false,
    ));
    mutants
}

pub(crate) fn results_unmatched(case: &Case) -> Vec<Mutant> {
    let Some(department) = case.department() else { return Vec::new() };
    let document = &case.documents[department].1;
    let mut mutants = Vec::new();
    let set_here = |at: &str, wrong: Value| {
        let at = at.to_owned();
        move |case: &mut Case| set(&mut case.documents[department].1, &at, wrong)
    };
    for year in [2019, 2025] {
        let mutant = case.plant("another year", (department, "/projects"), set_here("/year", year.into()));
        mutants.push(mutant.consequences());
    }
    let mutant =
        case.plant("another department", (department, "/projects"), set_here("/department", "某市畜牧局".into()));
    mutants.push(mutant.consequences());
    for (index, row) in list(document, "/projects").iter().enumerate() {
        let (at, name) = (format!("/projects/{index}/name"), text(row, "/name"));
        let last = name.chars().count() - 1;
        let short: String = name.chars().take(last).collect();
        for (kind, wrong) in [("one letter more", format!("{name}费")), ("another letter", format!("{short}錯"))] {
            mutants.push(case.plant(kind, (department, at.as_str()), set_here(&at, wrong.into())).consequences());
        }
        let other = "远程医疗平台运行维护";
        mutants.push(case.near("a project without a table", set_here(&at, other.into())).consequences());
    }
    mutants
}

pub(crate) fn graded_results(case: &Case) -> Vec<Mutant> {
    let Some(department) = case.department() else { return Vec::new() };
    let document = &case.documents[department].1;
    let mut mutants = Vec::new();
    for (index, row) in list(document, "/projects").iter().enumerate() {
        let (at, right) = (format!("/projects/{index}/grade"), text(row, "/grade"));
        for wrong in ["优", "良", "中", "差"].into_iter().filter(|grade| *grade != right) {
            let mutant = case.plant("another grade", (department, at.as_str()), |case| {
                set(&mut case.documents[department].1, &at, wrong);
            });
            mutants.push(mutant.also("grade-count-wrong"));
        }
    }
    mutants
}
