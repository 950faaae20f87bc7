//! Waivers that stand in a file of their own: which finding each is about, and what is said of those that are
//! about none, whose time is over, or which name no rule.

use std::path::PathBuf;

use jixiao::audit::{AuditFiles, Auditing, Concluded, Finding, Severity};
use jixiao::intake::{Document, ScoringEngine};
use jixiao::model::value::Date;
use jixiao::read::{Format, Source};

use crate::support::{root, run};

fn open(name: &str) -> Source {
    let path: PathBuf = root().join("tests/audit/waivers").join(name);
    let mut source = Source::open(path.to_str().unwrap()).unwrap();
    name.clone_into(&mut source.name);
    source
}

/// What is found in the tables with the file of waivers, and what the run comes to.
fn audit() -> (Vec<Finding>, Concluded) {
    let files = AuditFiles { waivers: Some(open("waivers.toml")), ..AuditFiles::default() };
    let mut auditing = Auditing::begin(&files, Date::new(2025, 3, 1).unwrap()).unwrap();
    let engine = ScoringEngine::builtin().unwrap();
    let mut findings = Vec::new();
    for name in ["tables.json", "department.toml"] {
        for document in Document::all(&open(name)) {
            let read = auditing.auditor().read(&engine, &document.unwrap()).unwrap();
            findings.extend(auditing.take(read).0);
        }
    }
    (findings, auditing.conclude(Severity::Error))
}

/// A finding of a rule about a project, and who answers for it.
fn waived_by<'f>(findings: &'f [Finding], slug: &str, project: &str) -> Option<&'f str> {
    let mut same = findings.iter().filter(|found| found.slug == slug && found.project.as_deref() == Some(project));
    let finding = same.next().unwrap_or_else(|| panic!("no {slug} about {project}"));
    assert!(same.next().is_none(), "{slug} twice about {project}");
    finding.waived.as_ref().map(|waiver| waiver.by.as_str())
}

#[test]
fn a_waiver_covers_the_project_that_it_names_until_its_last_day() {
    let (findings, concluded) = audit();
    assert_eq!(waived_by(&findings, "unmet-but-full", "临时救助"), Some("财政局绩效科"));
    assert_eq!(waived_by(&findings, "unmet-but-full", "医疗救助"), None);
    assert_eq!(waived_by(&concluded.findings, "summary-differs-from-tables", "临时救助"), Some("财政局绩效科"));
}

#[test]
fn waivers_about_nothing_and_those_whose_time_is_over_are_findings_at_their_places() {
    let (_, concluded) = audit();
    let of_waivers = concluded.findings.iter().filter(|found| found.location.file == "waivers.toml");
    let said: Vec<String> = of_waivers
        .map(|found| {
            let (line, project) = (found.location.line.unwrap(), found.project.as_deref().unwrap_or("–"));
            format!("{line} {} {} {project}: {}", found.slug, found.location.pointer, found.message.zh)
        })
        .collect();
    assert_eq!(
        said,
        [
            "20 expired-waiver /waivers/2 医疗救助: 对 J403 的豁免(民政局办公室:已承诺改正)已于 2025-02-28 到期",
            "28 unused-waiver /waivers/3 教育救助: 对 unmet-but-full 的豁免(民政局办公室:上年已说明)没有对应的问题",
            "35 unused-waiver /waivers/4 –: 对 weights-do-not-add-up 的豁免(民政局办公室:按旧表填报)没有对应的问题",
            "42 unused-waiver /waivers/5 –: 豁免所指的规则 J999 不存在",
        ]
    );
}

#[test]
fn what_is_waived_is_counted_apart() {
    let (findings, concluded) = audit();
    let all = || findings.iter().chain(&concluded.findings);
    let waived = all().filter(|found| found.waived.is_some()).count();
    assert_eq!((waived, concluded.counts.waived), (2, 2));
    let counted: usize = concluded.counts.findings.values().sum();
    assert_eq!(counted + waived, all().count());
}

/// One table of two departments in two years each, every one with the same fault: 3 of 4, and full points.
fn four_tables() -> String {
    let table = |department: &str, year: u16| {
        format!(
            r#"{{"template":"national/self-2020","year":{year},"project":{{"name":"维修","department":"{department}"}},
            "indicators":[{{"path":["产出指标","数量指标"],"name":"座数","target":"≥4座","actual":"3座","weight":"50","reported":"50"}}]}}"#
        )
    };
    let all = [("甲局", 2023), ("甲局", 2024), ("乙局", 2023), ("乙局", 2024)];
    all.map(|(department, year)| table(department, year).replace('\n', "")).join("\n")
}

/// The department and the year of each table whose fault a waiver covers, and whether the waiver is about nothing.
fn covered(waiver: &str) -> (Vec<String>, bool) {
    let text = format!("[[waivers]]\ncode = \"unmet-but-full\"\nreason = \"a\"\nby = \"b\"\n{waiver}");
    let waivers = Source::from_bytes("waivers.toml", Some(Format::Toml), text.into_bytes()).unwrap();
    let files = AuditFiles { waivers: Some(waivers), ..AuditFiles::default() };
    let mut auditing = Auditing::begin(&files, Date::new(2025, 3, 1).unwrap()).unwrap();
    let engine = ScoringEngine::builtin().unwrap();
    let tables = Source::from_bytes("tables.ndjson", Some(Format::Ndjson), four_tables().into_bytes()).unwrap();
    let mut covered = Vec::new();
    for document in Document::all(&tables) {
        let document = auditing.auditor().read(&engine, &document.unwrap()).unwrap();
        let year = document.year().unwrap();
        let (findings, _) = auditing.take(document);
        let answered_for = findings.iter().filter(|found| found.waived.is_some());
        covered.extend(answered_for.map(|found| format!("{} {year}", found.department.as_deref().unwrap())));
    }
    let concluded = auditing.conclude(Severity::Error);
    (covered, concluded.findings.iter().any(|found| found.slug == "unused-waiver"))
}

#[test]
fn a_waiver_covers_the_years_and_the_departments_that_it_names() {
    for (waiver, found) in [
        ("", &["甲局 2023", "甲局 2024", "乙局 2023", "乙局 2024"][..]),
        ("year = 2024", &["甲局 2024", "乙局 2024"]),
        ("department = \"甲局\"", &["甲局 2023", "甲局 2024"]),
        ("department = \"乙 局\"\nyear = 2023\nproject = \"维修\"", &["乙局 2023"]),
        ("year = 2025", &[]),
        ("department = \"丙局\"\nyear = 2024", &[]),
    ] {
        let (covered, unused) = covered(waiver);
        assert_eq!(covered, found, "{waiver}");
        assert_eq!(unused, found.is_empty(), "{waiver}");
    }
}

/// What several documents show has the year of the document in which it is found.
#[test]
fn findings_over_several_documents_have_a_year_too() {
    for (year, waived) in [(2024, true), (2023, false)] {
        let text =
            format!("[[waivers]]\ncode = \"summary-differs-from-tables\"\nyear = {year}\nreason = \"a\"\nby = \"b\"\n");
        let waivers = Source::from_bytes("waivers.toml", Some(Format::Toml), text.into_bytes()).unwrap();
        let files = AuditFiles { waivers: Some(waivers), ..AuditFiles::default() };
        let mut auditing = Auditing::begin(&files, Date::new(2025, 3, 1).unwrap()).unwrap();
        let engine = ScoringEngine::builtin().unwrap();
        for name in ["tables.json", "department.toml"] {
            for document in Document::all(&open(name)) {
                let read = auditing.auditor().read(&engine, &document.unwrap()).unwrap();
                auditing.take(read);
            }
        }
        let found = auditing.conclude(Severity::Error).findings;
        assert_eq!(waived_by(&found, "summary-differs-from-tables", "临时救助").is_some(), waived, "{year}");
        let unused = found.iter().filter(|found| found.slug == "unused-waiver").map(|found| found.message.zh.as_str());
        let said = "对 summary-differs-from-tables 2023 的豁免(b:a)没有对应的问题";
        assert_eq!(unused.collect::<Vec<_>>(), if waived { vec![] } else { vec![said] });
    }
}

/// A table that reports full points for 3 of 4, in whose favour it waives that itself.
const SELF_WAIVED: &str = r#"template = "national/self-2020"
year = 2024
complete = false
project.name = "闸门维修"
project.department = "水利局"

[[funds]]
source = "total"
budget = "80"
executed = "80"

[[indicators]]
path = ["产出指标", "数量指标"]
name = "座数"
target = "≥4座"
actual = "3座"
weight = "50"
reported = "50"
"#;

/// What the audited ask for.
const REQUEST: &str = "\n[[waivers]]\ncode = \"unmet-but-full\"\nsubject = \"座数\"\nreason = \"设备未到货\"\n\
                       by = \"水利局办公室\"\n";

/// A folder with the table with and without what it asks for.
fn asked() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("plain.toml"), SELF_WAIVED).unwrap();
    std::fs::write(folder.path().join("asks.toml"), format!("{SELF_WAIVED}{REQUEST}")).unwrap();
    folder
}

fn audited(folder: &tempfile::TempDir, table: &str, arguments: &[&str]) -> crate::support::Ran {
    let table = folder.path().join(table).display().to_string();
    run(&[&["audit", &table, "--on", "2025-03-01"], arguments].concat())
}

#[test]
fn what_a_table_asks_to_be_waived_counts_all_the_same() {
    let folder = asked();
    let counts = |table: &str, arguments: &[&str]| {
        let ran = audited(&folder, table, &[&["-f", "json"], arguments].concat());
        let audit: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
        let counts = &audit["counts"];
        (
            ran.code,
            audit["verdict"].clone(),
            counts["findings"].clone(),
            counts["waived"].clone(),
            counts["requested"].clone(),
        )
    };
    let (plain, asks) = (counts("plain.toml", &[]), counts("asks.toml", &[]));
    assert_eq!((plain.0, &plain.1), (1, &"fail".into()));
    assert_eq!((asks.0, &asks.1, &asks.2), (plain.0, &plain.1, &plain.2));
    assert_eq!((asks.3, asks.4), (0.into(), 1.into()));
    let accepted = counts("asks.toml", &["--accept-table-waivers"]);
    assert_eq!((accepted.3, accepted.4), (1.into(), 0.into()));
    assert_ne!(accepted.2, plain.2);
}

#[test]
fn a_request_is_shown_as_one_in_every_form() {
    let folder = asked();
    let human = audited(&folder, "asks.toml", &[]).out;
    assert!(human.contains("  ✗ J403 错误"), "{human}");
    assert!(human.contains("    申请豁免,未采纳:设备未到货(水利局办公室)\n"), "{human}");
    assert!(human.lines().next().unwrap().contains("申请豁免而未采纳 1"), "{human}");
    let accepted = audited(&folder, "asks.toml", &["--accept-table-waivers"]).out;
    assert!(
        accepted.contains("  – J403 错误") && accepted.contains("    豁免:设备未到货(水利局办公室)\n"),
        "{accepted}"
    );
    let csv = audited(&folder, "asks.toml", &["-f", "csv"]).out;
    assert!(
        csv.lines().any(|line| line.starts_with("问题,J403") && line.ends_with(",,,水利局办公室,设备未到货")),
        "{csv}"
    );
    let json: serde_json::Value = serde_json::from_str(&audited(&folder, "asks.toml", &["-f", "json"]).out).unwrap();
    let found = json["findings"].as_array().unwrap().iter().find(|found| found["code"] == "J403").unwrap();
    assert_eq!((&found["requested"]["by"], found.get("waived")), (&"水利局办公室".into(), None));
}

/// Where somebody answers for what a table asks for, the finding says both.
#[test]
fn a_request_that_is_granted_is_waived_by_who_grants_it() {
    let folder = asked();
    let waivers = folder.path().join("granted").display().to_string();
    std::fs::write(
        &waivers,
        "[[waivers]]\ncode = \"J403\"\nproject = \"闸门维修\"\nreason = \"属实\"\nby = \"财政局\"\n",
    )
    .unwrap();
    let ran = audited(&folder, "asks.toml", &["-f", "json", "--waivers", &waivers]);
    let audit: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    let found = audit["findings"].as_array().unwrap().iter().find(|found| found["code"] == "J403").unwrap();
    assert_eq!((&found["waived"]["by"], &found["requested"]["by"]), (&"财政局".into(), &"水利局办公室".into()));
    assert_eq!((&audit["counts"]["waived"], &audit["counts"]["requested"]), (&1.into(), &0.into()));
}

/// A summary that was made with waivers of tables says so, and so does one that it is merged into.
#[test]
fn a_summary_says_that_waivers_of_tables_counted() {
    let folder = asked();
    let file = |name: &str| folder.path().join(name).display().to_string();
    let roll = |paths: &[&str], arguments: &[&str]| {
        let common = ["rollup", "--by", "unit", "--findings", "--on", "2025-03-01"];
        run(&[&common, paths, arguments].concat()).out
    };
    let (asks, plain) = (file("asks.toml"), file("plain.toml"));
    let accept = "--accept-table-waivers";
    let (kept, other) = (file("kept.json"), file("other.json"));
    std::fs::write(&kept, roll(&[&asks], &[accept, "-f", "json"])).unwrap();
    std::fs::write(&other, roll(&[&asks], &["-f", "json"])).unwrap();
    for (paths, arguments, says) in [
        (&[&kept[..]][..], &[][..], true),
        (&[&other], &[], false),
        (&[&kept, &plain], &[], true),
        (&[&plain], &[], false),
        (&[&plain], &[accept], true),
    ] {
        let page = roll(paths, arguments);
        assert_eq!(page.contains("豁免:采纳了表中自带的豁免"), says, "{paths:?} {arguments:?}: {page}");
        let json = roll(paths, &[arguments, &["-f", "json"]].concat());
        assert_eq!(json.contains("\"table_waivers\": true"), says, "{json}");
    }
}

/// Nobody lowers the chance of being looked at again, nor what is counted of them, by asking for it.
#[test]
fn risk_and_summaries_count_what_tables_ask_to_be_waived() {
    let folder = asked();
    let file = |table: &str| folder.path().join(table).display().to_string();
    let risk = |table: &str, arguments: &[&str]| {
        let draw = ["sample", &file(table), "-n", "1", "-m", "risk", "--seed", "7", "--on", "2025-03-01", "-f", "json"];
        let record: serde_json::Value = serde_json::from_str(&run(&[&draw, arguments].concat()).out).unwrap();
        (record["drawn"][0]["measure"].clone(), record.get("table_waivers").cloned())
    };
    let plain = risk("plain.toml", &[]);
    assert_eq!(risk("asks.toml", &[]), plain);
    let accepted = risk("asks.toml", &["--accept-table-waivers"]);
    assert_eq!(accepted.1, Some(true.into()));
    assert_ne!(accepted.0, plain.0);
    let found = |table: &str, arguments: &[&str]| {
        let summary =
            run(&[&["rollup", &file(table), "--findings", "--on", "2025-03-01", "-f", "json"], arguments].concat());
        let summary: serde_json::Value = serde_json::from_str(&summary.out).unwrap();
        summary["total"]["findings"].clone()
    };
    assert_eq!(found("asks.toml", &[]), found("plain.toml", &[]));
    assert_eq!(found("asks.toml", &["--accept-table-waivers"]).get("J403"), None);
}
