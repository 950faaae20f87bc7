//! The report: its figures are those of the audit, the roll-up and the scorecards, its page is well formed, leads
//! somewhere wherever it leads, and takes nothing that a file says for markup.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use jixiao::num::Fraction;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::support::{markup, run, run_with, table};

const ON: &[&str] = &["--on", "2025-03-01"];

/// A table that differs with its number: in department, money, points reported and reviewed.
fn table_of(number: usize) -> String {
    let departments = ["水务局", "教育局", "公安局", "卫健委", "农业农村局", "住建局", "文旅局", "办公室"];
    let department = departments[number % 8];
    let executed = [352, 340, 300, 120][number % 4];
    let actual = [1900, 2000, 2100, 1000, 1999][number % 5];
    // Some report what the rule does not give.
    let reported = ["47.5", "50", "50", "25", "50"][number % 5];
    let total = 60 + number % 41;
    let grade = ["优", "良", "优秀", ""][number % 4];
    let reviewed =
        if number.is_multiple_of(3) { format!("reviewed = \"{}\"", 55 + number % 40) } else { String::new() };
    format!(
        r#"template = "shandong/zaozhuang-self-2024"
year = 2024
currency = "万元"
project = {{ name = "项目{number}", department = "{department}", unit = "{department}本级" }}
[[funds]]
source = "total"
initial = "352"
budget = "352"
executed = "{executed}"
[[indicators]]
path = ["产出指标", "数量指标"]
name = "出差人次"
target = "≥2000 人次"
actual = "{actual} 人次"
weight = "50"
reported = "{reported}"
[[indicators]]
path = ["效益指标", "社会效益指标"]
name = "保障率"
target = "≥95%"
actual = "96%"
weight = "40"
reported = "40"
[reported]
total = "{total}"
grade = "{grade}"
{reviewed}
"#
    )
}

fn folder(tables: usize) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for number in 0..tables {
        fs::write(folder.path().join(format!("{number:03}.toml")), table_of(number)).unwrap();
    }
    folder
}

fn json_of(command: &str, path: &Path, more: &[&str]) -> Value {
    let ran = run(&[&[command, path.to_str().unwrap(), "-f", "json"], more].concat());
    serde_json::from_str(&ran.out).unwrap_or_else(|error| panic!("{error}\n{}", ran.err))
}

fn overview(path: &Path) -> Value {
    json_of("report", path, ON)
}

fn page(path: &Path, more: &[&str]) -> String {
    run(&[&["report", path.to_str().unwrap(), "-f", "html"], ON, more].concat()).out
}

fn list<'j>(value: &'j Value, pointer: &str) -> &'j Vec<Value> {
    value.pointer(pointer).and_then(Value::as_array).unwrap_or_else(|| panic!("no list at {pointer}"))
}

fn text<'j>(value: &'j Value, key: &str) -> &'j str {
    value[key].as_str().unwrap_or_default()
}

fn fraction(value: &Value) -> Fraction {
    value.as_str().map_or(Fraction::ZERO, |text| text.parse().unwrap())
}

/// The points of findings, those of one indicator once; no more than the full ones.
fn at_stake(findings: &[&Value]) -> Fraction {
    let mut most: BTreeMap<&str, Fraction> = BTreeMap::new();
    for finding in findings {
        let points = most.entry(text(finding, "indicator")).or_default();
        *points = (*points).max(fraction(&finding["points_at_stake"]));
    }
    let sum = most.into_values().fold(Fraction::ZERO, |sum, points| sum.add(points).unwrap());
    sum.min(Fraction::whole(100))
}

/// Departments by rules: how many findings, and the points that hang on them.
type Cells<'j> = BTreeMap<(&'j str, &'j str), (usize, Fraction)>;

#[test]
fn counts_are_those_of_the_audit() {
    let folder = folder(24);
    let (overview, audit) = (overview(folder.path()), json_of("audit", folder.path(), ON));
    assert_eq!(overview["counts"], audit["counts"]);
    assert_eq!(overview["verdict"], audit["verdict"]);
    let findings: Vec<&Value> = list(&audit, "/findings").iter().collect();
    assert!(findings.len() > 60 && findings.iter().any(|finding| finding["points_at_stake"].is_string()));
    // Departments by rules: how often, and the points table by table.
    let mut expected: Cells<'_> = Cells::new();
    let mut by_table: BTreeMap<(&str, &str, &str), Vec<&Value>> = BTreeMap::new();
    for finding in &findings {
        let place = if finding["project"].is_string() { text(&finding["location"], "file") } else { "" };
        by_table.entry((text(finding, "department"), text(finding, "code"), place)).or_default().push(finding);
    }
    for ((department, code, _), found) in &by_table {
        let (count, points) = expected.entry((*department, *code)).or_default();
        *count += found.len();
        *points = points.add(at_stake(found)).unwrap();
    }
    let mut shown = Cells::new();
    for row in list(&overview, "/heat/shown") {
        for cell in list(row, "/cells") {
            let count = usize::try_from(cell["findings"].as_u64().unwrap()).unwrap();
            let points = fraction(&cell["points_at_stake"]);
            shown.insert((text(row, "department"), text(cell, "code")), (count, points));
        }
    }
    assert_eq!(shown, expected);
    // Every table has its findings, and its points at stake.
    for project in list(&overview, "/projects/shown") {
        let file = text(&project["location"], "file");
        let own = findings.iter().filter(|finding| text(&finding["location"], "file") == file);
        let own: Vec<&Value> = own.filter(|finding| finding["project"] == project["project"]).copied().collect();
        let codes = |found: Vec<&Value>| {
            let mut codes: Vec<String> = found.iter().map(|finding| text(finding, "code").to_owned()).collect();
            codes.sort();
            codes
        };
        let of_table =
            |found: &&&Value| list(&overview, "/together/shown").iter().all(|one| one["message"] != found["message"]);
        let own: Vec<&Value> = own.iter().filter(of_table).copied().collect();
        assert_eq!(codes(list(project, "/findings/shown").iter().collect()), codes(own.clone()), "{file}");
        assert_eq!(fraction(&project["points_at_stake"]), at_stake(&own), "{file}");
    }
    let ranks: Vec<Fraction> =
        list(&overview, "/projects/shown").iter().map(|project| fraction(&project["points_at_stake"])).collect();
    assert!(ranks.is_sorted_by(|a, b| a >= b) && ranks.len() == 24);
}

#[test]
fn sums_are_those_of_the_rollup() {
    let folder = folder(24);
    let rollup = json_of("rollup", folder.path(), &[&["--by", "department", "--findings"], ON].concat());
    assert_eq!(overview(folder.path())["summary"], rollup);
    // A department's table of results enters as it does there.
    let published = table("unit-operation").parent().unwrap().to_path_buf();
    let rollup = json_of("rollup", &published, &[&["--by", "department", "--findings"], ON].concat());
    assert_eq!(overview(&published)["summary"], rollup);
}

/// How many figures lie in which bin of five points.
fn bins(figures: impl Iterator<Item = Fraction>) -> BTreeMap<i64, u64> {
    let mut bins = BTreeMap::new();
    for figure in figures {
        let from = (0..=20).rev().map(|step| step * 5).find(|from| figure >= Fraction::whole(*from)).unwrap();
        *bins.entry(from).or_default() += 1;
    }
    bins
}

#[test]
fn totals_lie_where_the_scorecards_and_the_tables_say() {
    let folder = folder(24);
    let (overview, cards) = (overview(folder.path()), json_of("score", folder.path(), &["--brief"]));
    let cards = cards.as_array().unwrap();
    let shown = |scorer: &str| -> BTreeMap<i64, u64> {
        let bins = list(&overview, "/scores/bins").iter();
        let bins = bins.map(|bin| (bin["from"].as_i64().unwrap(), bin["tables"][scorer].as_u64().unwrap()));
        bins.filter(|(_, count)| *count > 0).collect()
    };
    let of = |pointer: &'static str| cards.iter().filter_map(move |card| card.pointer(pointer)).map(fraction);
    assert_eq!(shown("computed"), bins(of("/total/score")));
    assert_eq!(shown("reported"), bins(of("/reported/total")));
    assert_eq!(shown("reviewed"), bins(of("/reported/reviewed")));
    assert_eq!(overview["scores"]["totals"], json!({ "reported": 24, "computed": 24, "reviewed": 8 }));
    // 优秀 is what the template calls 优, and comes first.
    let grades = list(&overview, "/scores/grades/shown");
    let first: Vec<&str> = grades.iter().take(2).map(|grade| text(grade, "grade")).collect();
    assert_eq!(first, ["优", "良"]);
    assert_eq!(grades[0]["tables"]["reported"], 12);
    let computed: BTreeMap<&str, u64> = cards.iter().fold(BTreeMap::new(), |mut counts, card| {
        *counts.entry(text(card, "grade")).or_default() += 1;
        counts
    });
    for grade in grades {
        let count = grade["tables"]["computed"].as_u64().unwrap();
        assert_eq!(count, computed.get(text(grade, "grade")).copied().unwrap_or_default(), "{grade}");
    }
}

#[test]
fn what_did_not_become_a_table_is_named_with_its_reason() {
    let folder = folder(8);
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    write("broken.toml", "a = [\n");
    write("waivers.toml", "waivers = []\n");
    write("scan.pdf", "%PDF-1.4");
    // Another table of the same project and year.
    write("second.toml", &table_of(0).replace("1900", "1901"));
    let path = folder.path().to_str().unwrap();
    let ran = run(&[&["report", path, "-f", "json"], ON].concat());
    assert_eq!(ran.code, 2);
    for name in ["broken.toml", "waivers.toml", "scan.pdf"] {
        assert!(ran.err.contains(name), "{name} is not told: {}", ran.err);
    }
    let overview: Value = serde_json::from_str(&ran.out).unwrap();
    let received = &overview["received"];
    let named = |key: &str| {
        let places = list(received, &format!("/{key}/shown")).iter().map(|one| text(one, "place").to_owned());
        places.collect::<Vec<_>>().join(" ")
    };
    assert_eq!((&received["tables"], &overview["verdict"]), (&json!(9), &json!("fail")));
    for (key, name) in [
        ("unreadable", "broken.toml:"),
        ("not_tables", "waivers.toml:"),
        ("not_read", "scan.pdf"),
        ("doubles", "second.toml:"),
    ] {
        assert!(named(key).contains(name) && list(received, &format!("/{key}/shown")).len() == 1, "{key}: {received}");
    }
    // The roll-up refuses such a folder; here the first table of the project counts.
    assert_eq!(run(&["rollup", path]).code, 2);
    assert_eq!(overview["summary"]["total"]["projects"], 8);
    assert_eq!((&overview["counts"]["failed"], &overview["counts"]["unread"]), (&json!(2), &json!(1)));
    let page = page(folder.path(), &[]);
    for name in ["broken.toml:1:", "waivers.toml:1:1", "scan.pdf", "second.toml:1:1"] {
        assert!(page.contains(name), "{name} is not on the page");
    }
}

/// Every drawing of a page.
fn drawings(page: &str) -> Vec<&str> {
    let ends = page.split("<svg").skip(1).map(|rest| rest.split_once("</svg>").expect("a drawing that does not end").0);
    ends.collect()
}

#[test]
fn every_drawing_is_well_formed_and_says_what_it_is() {
    let folder = folder(40);
    for language in ["zh", "en"] {
        let page = page(folder.path(), &["--lang", language]);
        let drawings = drawings(&page);
        assert_eq!(drawings.len(), 6, "heat map, dots, totals, grades, departments, projects");
        for drawing in drawings {
            let whole = format!("<svg{drawing}</svg>");
            let mut reader = quick_xml::Reader::from_str(&whole);
            reader.config_mut().check_end_names = true;
            let mut depth = 0;
            loop {
                match reader.read_event().unwrap_or_else(|error| panic!("{error}\n{whole}")) {
                    quick_xml::events::Event::Start(_) => depth += 1,
                    quick_xml::events::Event::End(_) => depth -= 1,
                    quick_xml::events::Event::Eof => break,
                    _ => {}
                }
            }
            assert_eq!(depth, 0);
            for part in ["viewBox=\"0 0 ", "aria-labelledby=\"", "<title id=\"", "<desc id=\""] {
                assert!(drawing.contains(part), "{part}");
            }
            // Whatever is drawn leads somewhere.
            assert!(drawing.contains("<a href=\"#"));
            for name in ["x", "y", "width", "height", "cx", "cy", "r", "points"] {
                assert!(!drawing.contains(&format!(" {name}=\"-")), "a {name} lies outside");
            }
        }
        // The same as a table, beside each.
        assert_eq!(page.matches("<details>").count(), 6);
    }
}

#[test]
fn every_link_leads_to_a_place_on_the_page() {
    let folder = folder(40);
    fs::write(folder.path().join("second.toml"), table_of(0).replace("1900", "1901")).unwrap();
    markup::assert_leads_somewhere(&page(folder.path(), &[]));
    let published = table("unit-operation").parent().unwrap().to_path_buf();
    markup::assert_leads_somewhere(&page(&published, &["--lang", "en"]));
    let empty = tempfile::tempdir().unwrap();
    markup::assert_leads_somewhere(&page(empty.path(), &[]));
}

/// Where a point of a chart leads is the finding with its cell.
#[test]
fn a_finding_of_a_workbook_stands_with_its_cell() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("forms.xlsx");
    let ran = run_with(&["export", "-", "-o", path.to_str().unwrap()], table_of(0).as_bytes());
    assert_eq!(ran.code, 0, "{}", ran.err);
    let more = &["--template", "shandong/zaozhuang-self-2024"];
    let (audit, page) = (json_of("audit", &path, &[ON, more].concat()), page(&path, more));
    let cells = list(&audit, "/findings").iter().filter_map(|finding| finding["location"]["cell"].as_str());
    let cells: Vec<&str> = cells.collect();
    assert!(!cells.is_empty());
    for cell in cells {
        assert!(page.contains(&format!("!{cell}</code>")), "{cell} is not on the page");
    }
}

/// What people might write to make a page say something else.
const HOSTILE: [&str; 9] = [
    "\"><script>alert(1)</script>",
    "</title></style><img src=x onerror=alert(1)>",
    "'onmouseover='alert(1)",
    "]]><!-- &lt;b&gt; &#60;i&#62; -->",
    "javascript:alert(1)",
    "</svg><a href=\\\"//example.org\\\">x</a>",
    "</aside></body></html><h1>通过</h1>",
    "\\u202e\\u2028)<table>",
    "<!DOCTYPE html><base href='//example.org'>",
];

/// A table in which a text stands wherever somebody may write one.
fn hostile(text: &str) -> String {
    let text = text.replace('"', "\\\"").replace("\\\\\"", "\\\"");
    format!(
        r#"template = "shandong/zaozhuang-self-2024"
year = 2024
currency = "万元"
project = {{ name = "{text}", department = "局{text}", unit = "{text}", code = "{text}" }}
goal = {{ expected = "{text}", achieved = "{text}" }}
[[funds]]
source = "total"
name = "{text}"
budget = "352"
executed = "400"
[[indicators]]
path = ["{text}", "{text}"]
name = "{text}"
target = "≥2000 {text}"
actual = "1900 {text}"
weight = "50"
reported = "50"
reason = "{text}"
[[indicators]]
path = ["效益指标"]
name = "一"
target = "{text}"
actual = "{text}"
weight = "40{text}"
reported = "{text}"
[reported]
total = "99"
grade = "{text}"
"#
    )
}

#[test]
fn nothing_that_a_file_says_becomes_markup() {
    let folder = tempfile::tempdir().unwrap();
    for (index, text) in HOSTILE.iter().enumerate() {
        fs::write(folder.path().join(format!("{index}.toml")), hostile(text)).unwrap();
    }
    fs::write(folder.path().join("<img src=x onerror=alert(1)>&.toml"), hostile(HOSTILE[0])).unwrap();
    fs::write(folder.path().join("\"'><b>.toml"), "x = [").unwrap();
    for language in ["zh", "en"] {
        let page = page(folder.path(), &["--lang", language]);
        assert!(page.contains("&lt;script&gt;alert(1)"), "the tables are not on the page");
        markup::assert_harmless(&page);
        markup::assert_leads_somewhere(&page);
        assert!(!page.contains(['\u{202e}', '\u{2028}']), "a hidden sign is on the page");
    }
}

#[test]
fn the_page_needs_nothing_and_runs_nothing() {
    let folder = folder(8);
    let page = page(folder.path(), &[]);
    markup::assert_harmless(&page);
    let policy = "default-src &apos;none&apos;; style-src &apos;unsafe-inline&apos;";
    assert!(page.contains(policy), "{}", &page[..600]);
    for word in ["<script", "http://", "https://", "src=", "url(http", "@import"] {
        assert!(!page.contains(word), "{word}");
    }
}

#[test]
fn the_same_report_however_many_work_on_it() {
    let folder = folder(24);
    for format in ["json", "html"] {
        let with = |jobs: &str| {
            let path = folder.path().to_str().unwrap();
            run(&[&["report", path, "-f", format, "--jobs", jobs], ON].concat()).out
        };
        let one = with("1");
        assert!(one.len() > 10_000);
        assert_eq!(one, with("4"), "{format}");
    }
}

/// Three hundred tables are a page of less than two megabytes; of more tables the findings are left out, and the page says so.
#[test]
fn large_folders_are_cut_and_the_page_says_so() {
    let folder = folder(310);
    let overview = overview(folder.path());
    let projects = list(&overview, "/projects/shown");
    assert_eq!((projects.len(), &overview["projects"]["more"]), (310, &json!(0)));
    let detailed = projects.iter().filter(|project| !list(project, "/findings/shown").is_empty()).count();
    let hidden = projects.iter().skip(300).map(|project| project["findings"]["more"].as_u64().unwrap());
    assert!(detailed == 300 && hidden.clone().count() == 10 && hidden.sum::<u64>() > 0);
    let page = page(folder.path(), &[]);
    assert!(page.len() < 2_000_000, "{}", page.len());
    assert!(page.contains("另有 10 张表的问题不在此页"));
    markup::assert_leads_somewhere(&page);
}

/// A page of the program that lies among tables is none of them, and no file that was not read.
#[test]
fn a_report_may_lie_among_its_tables() {
    let folder = folder(8);
    let write = |name: &str| {
        let target = folder.path().join(name);
        let ran = run(&["report", folder.path().to_str().unwrap(), "-o", target.to_str().unwrap(), ON[0], ON[1]]);
        assert!(ran.code == 0 && ran.err.contains("8 张表"), "{}", ran.err);
        fs::read_to_string(target).unwrap()
    };
    assert_eq!(write("报告.html"), write("again.html"));
    fs::write(folder.path().join("other.html"), "<html><p>not of ours</p></html>").unwrap();
    let overview = overview(folder.path());
    let not_read = list(&overview, "/received/not_read/shown");
    assert!(not_read.len() == 1 && text(&not_read[0], "place").ends_with("other.html"), "{not_read:?}");
}

/// A page that has the tables comes to the same as the command that reads their files.
#[test]
fn the_call_has_the_figures_of_the_command() {
    let folder = folder(16);
    let command = overview(folder.path());
    let table = |number: usize| {
        let path = folder.path().join(format!("{number:03}.toml"));
        json!({ "name": path.to_str().unwrap(), "assessment": toml::from_str::<Value>(&table_of(number)).unwrap() })
    };
    let mut tables: Vec<Value> = (0..16).map(table).collect();
    let ask = |tables: &[Value]| -> Value {
        let request = json!({ "tables": tables, "today": "2025-03-01" });
        serde_json::from_str(&jixiao::calls::call("overview", &request.to_string())).unwrap()
    };
    let answer = ask(&tables);
    for key in ["schema", "kind", "verdict", "received", "counts", "summary", "rules", "heat", "scores"] {
        assert_eq!(answer[key], command[key], "{key}");
    }
    // One that cannot be computed is told with its reason, and the others are shown.
    tables.push(json!({ "name": "坏.xlsx", "assessment": { "project": { "name": "x" }, "template": "none/such" } }));
    let answer = ask(&tables);
    assert_eq!((&answer["received"]["tables"], &answer["verdict"]), (&json!(16), &json!("fail")));
    assert!(text(&answer["received"]["unreadable"]["shown"][0], "place").starts_with("坏.xlsx"));
}

#[test]
fn drawings_of_the_published_tables() {
    let published = table("unit-operation").parent().unwrap().to_path_buf();
    let page = page(&published, &[]);
    let drawings: Vec<String> = drawings(&page).into_iter().map(|drawing| format!("<svg{drawing}</svg>\n")).collect();
    insta::assert_snapshot!("drawings", drawings.concat().replace("><", ">\n<"));
}
