//! `jixiao audit` as a bureau runs it: a folder with everything in it that lies in such folders.

use std::path::Path;

use serde_json::Value;

use crate::support::{self, Ran, root, run, run_with, table, table_text};

/// A table of which one indicator is to be changed.
struct Table<'a> {
    project: &'a str,
    department: &'a str,
    year: u16,
    target: &'a str,
    actual: &'a str,
    reported: &'a str,
    total: &'a str,
}

/// A table without any finding that counts.
const SOUND: Table<'_> = Table {
    project: "校舍维修",
    department: "市教育局",
    year: 2024,
    target: "≥200 间",
    actual: "210 间",
    reported: "25",
    total: "100",
};

impl Table<'_> {
    fn text(&self) -> String {
        let Self { project, department, year, target, actual, reported, total } = self;
        format!(
            r#"template = "national/self-2020"
year = {year}
currency = "万元"

[project]
name = "{project}"
department = "{department}"

[[funds]]
source = "total"
budget = "80"
executed = "80"

[[indicators]]
path = ["产出指标", "数量指标"]
name = "维修数量"
target = "{target}"
actual = "{actual}"
weight = "25"
reported = "{reported}"

[[indicators]]
path = ["产出指标", "质量指标"]
name = "验收合格率"
target = "≥95%"
actual = "98%"
weight = "25"
reported = "25"

[[indicators]]
path = ["效益指标", "社会效益指标"]
name = "受益学生覆盖率"
target = "≥80%"
actual = "85%"
weight = "30"
reported = "30"

[[indicators]]
path = ["满意度指标", "服务对象满意度指标"]
name = "师生满意度"
target = "≥90%"
actual = "93%"
weight = "10"
reported = "10"

[reported]
execution_rate = "100%"
execution_score = "10"
total = "{total}"
"#
        )
    }
}

/// A folder with these files.
fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }
    folder
}

/// Runs the audit in a folder, so that its files have short names.
fn audit_in(folder: &Path, arguments: &[&str]) -> Ran {
    let arguments: Vec<&str> = ["audit"].iter().chain(arguments).copied().collect();
    support::ran(&support::jixiao(&arguments).current_dir(folder).output().unwrap())
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}\n{text}"))
}

/// Code, project and file of every finding.
fn findings(audit: &Value) -> Vec<(String, String, String)> {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let found = audit["findings"].as_array().unwrap().iter();
    found.map(|found| (text(&found["code"]), text(&found["project"]), text(&found["location"]["file"]))).collect()
}

fn codes(audit: &Value) -> Vec<String> {
    findings(audit).into_iter().map(|(code, ..)| code).collect()
}

/// Two departments and two years: an unmet target with full points in one table, a wrong total in another, a target
/// below last year's result in each department, and a table of results that differs.
fn bureau() -> tempfile::TempDir {
    let education = |year, target, actual| Table { year, target, actual, ..SOUND };
    let water = |table: Table<'static>| Table { project: "渠道维修", department: "市水利局", ..table };
    let department = "department = \"市水利局\"\nyear = 2024\ntemplate = \"national/self-2020\"\n\n[[projects]]\nname = \
                      \"渠道维修\"\ntotal = \"99\"\n";
    let files = [
        ("edu/2023.toml", education(2023, "≥200 间", "210 间").text()),
        ("edu/2024.toml", Table { total: "98", ..education(2024, "≥100 间", "105 间") }.text()),
        ("water/2023.toml", water(education(2023, "≥200 间", "150 间")).text()),
        ("water/2024.toml", water(education(2024, "≥100 间", "105 间")).text()),
        ("water/department.toml", department.to_owned()),
    ];
    folder(&files.each_ref().map(|(name, text)| (*name, text.as_bytes())))
}

#[test]
fn exit_codes_and_the_severity_that_fails() {
    let vehicle = table("vehicle-operation");
    let vehicle = vehicle.to_str().unwrap();
    let clean = run(&["audit", table("unit-operation").to_str().unwrap()]);
    assert_eq!((clean.code, clean.out.as_str(), clean.err.as_str()), (0, "通过:1 张表,没有发现问题\n", ""));
    for (fail_on, code, verdict) in
        [("error", 0, "通过"), ("inconsistency", 0, "通过"), ("warning", 1, "不通过"), ("note", 1, "不通过")]
    {
        let ran = run(&["audit", vehicle, "--fail-on", fail_on]);
        let last = ran.out.lines().last().unwrap();
        assert_eq!((ran.code, last), (code, format!("{verdict}:1 张表,警告 2").as_str()), "{fail_on}");
    }
    let english = run(&["audit", vehicle, "--lang", "en"]);
    assert_eq!(english.out.lines().last(), Some("pass: 1 table, 2 warnings"));
}

#[test]
fn what_could_not_be_read_does_not_pass() {
    let empty = tempfile::tempdir().unwrap();
    let nothing = audit_in(empty.path(), &["."]);
    assert_eq!((nothing.code, nothing.out.as_str()), (2, "不通过:0 张表,无法审核 1\n"));
    let missing = audit_in(empty.path(), &["nowhere", "-f", "json"]);
    let audit = json(&missing.out);
    assert_eq!((missing.code, &audit["verdict"], &audit["counts"]["failed"]), (2, &"fail".into(), &1.into()));
    assert_eq!(missing.err, "nowhere: 错误: 无法读取:文件或文件夹不存在\n");
    for arguments in [["--on", "2025-02-30"], ["--on", "昨天"], ["--fail-on", "everything"], ["--jobs", "0"]] {
        let ran = audit_in(empty.path(), &[".", arguments[0], arguments[1]]);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{arguments:?}");
    }
}

#[test]
fn bad_files_do_not_stop_the_others() {
    let sound = SOUND.text();
    let scorecard = run(&["score", table("vehicle-operation").to_str().unwrap(), "-f", "json"]).out;
    let audit = run(&["audit", table("vehicle-operation").to_str().unwrap(), "-f", "json"]).out;
    let array = format!("[{SOUND_JSON},{SOUND_JSON}]");
    let lines = format!("{SOUND_JSON}\n{SOUND_JSON}\n");
    let folder = folder(&[
        ("a-broken.toml", b"template = \"x\"\n[project\n"),
        ("b-empty.toml", b""),
        ("c-binary.toml", &[0, 159, 146, 150, 0]),
        ("d-scorecard.json", scorecard.as_bytes()),
        ("e-audit.json", audit.as_bytes()),
        ("f-waivers.toml", b"[[waivers]]\ncode = \"J403\"\nreason = \"x\"\nby = \"y\"\n"),
        ("g-profile.toml", b"[severity]\nscores-flat = \"off\"\n"),
        ("h-array.json", array.as_bytes()),
        ("i-lines.ndjson", lines.as_bytes()),
        ("j-sound.toml", sound.as_bytes()),
        ("k-note.txt", b"no table"),
    ]);
    let ran = audit_in(folder.path(), &[".", "-f", "json"]);
    let audit = json(&ran.out);
    assert_eq!((ran.code, &audit["counts"]["tables"], &audit["counts"]["failed"]), (2, &5.into(), &7.into()));
    let said = support::without_excerpts(&ran.err);
    let errors: Vec<&str> = said.lines().filter(|line| !line.starts_with(' ')).collect();
    assert_eq!(errors.len(), 9, "{}", ran.err);
    assert!(errors[7].contains("k-note.txt: 提示: 没有读取") && audit["counts"]["unread"] == 1, "{}", ran.err);
    for (error, says) in errors.iter().zip([
        "a-broken.toml:2:9: 错误: TOML 语法错误",
        "b-empty.toml:1:1: 错误: 文件里什么都没有",
        "c-binary.toml:1:1: 错误: 不是文本文件",
        "d-scorecard.json:2:1: 错误: 这是评分卡,不是自评表",
        "e-audit.json:1:1: 错误: 这是审核结果,不是自评表",
        "f-waivers.toml:1:1: 错误: 这是豁免文件,不是自评表",
        "g-profile.toml:1:1: 错误: 这是审核参数,不是自评表",
    ]) {
        assert!(error.contains(says), "{error} does not say {says}");
    }
}

/// A table in JSON, in which nothing is scored.
const SOUND_JSON: &str = r#"{"template":"central/transfer-no-scores","project":{"name":"一"},"indicators":[]}"#;

#[test]
fn a_bureau_reads_whose_finding_it_is() {
    let folder = bureau();
    let ran = audit_in(folder.path(), &[".", "--year", "all"]);
    assert_eq!((ran.code, ran.err.as_str()), (1, ""));
    // The heading of a table has its year, because the same project is handed in every year.
    for heading in ["校舍维修 · 市教育局 · 2024 年度(错误 1)\n", "渠道维修 · 市水利局 · 2023 年度(错误 2)\n"]
    {
        assert!(ran.out.contains(heading), "{}", ran.out);
    }
    // What concerns several tables stands below its own department and names the project.
    let (_, together) = ran.out.split_once("多个项目 · ").unwrap();
    let (water, rest) = together.split_once("\n\n多个项目 · 市教育局\n").unwrap();
    assert!(water.starts_with("市水利局\n  ✗ J701 错误 · 汇总表与自评表不符 · 渠道维修\n"), "{water}");
    assert!(
        rest.starts_with("  ! J802 警告 · 目标低于上年实际 · 校舍维修 · 产出指标 / 数量指标 / 维修数量\n"),
        "{rest}"
    );
    assert!(!rest.contains("渠道维修 · 产出指标"), "{rest}");
    // The project with most points at stake comes first, with its year.
    let (_, ranking) = ran.out.split_once("涉及分数最多的项目\n").unwrap();
    let ranking: Vec<&str> = ranking.lines().take(2).map(str::trim).collect();
    assert_eq!(ranking, ["6.25  渠道维修 · 市水利局 · 2023 年度(2 项)", "2  校舍维修 · 市教育局 · 2024 年度(1 项)"]);
}

/// The verdict comes first, and the summary alone names no place in a file.
#[test]
fn the_summary_stands_first_and_may_stand_alone() {
    let folder = bureau();
    let whole = audit_in(folder.path(), &[".", "--year", "all"]);
    let brief = audit_in(folder.path(), &[".", "--brief", "--year", "all"]);
    assert_eq!((brief.code, brief.err.as_str()), (1, ""));
    assert!(whole.out.starts_with(&brief.out), "{}", whole.out);
    assert!(
        brief.out.starts_with("不通过:4 张表,错误 4、警告 2\n\n最严重的问题\n  ✗ J403 错误 · 渠道维修 · 市水利局\n")
    );
    assert!(!brief.out.contains('→'), "{}", brief.out);
    let one = audit_in(folder.path(), &["edu/2024.toml", "--brief"]);
    assert!(one.out.contains("✗ J103 错误 · 校舍维修 · 市教育局"), "{}", one.out);
    let refused = audit_in(folder.path(), &[".", "--brief", "-f", "csv"]);
    assert_eq!((refused.code, refused.out.as_str()), (2, ""));
}

#[test]
fn no_line_is_wider_than_the_terminal() {
    let folder = bureau();
    let long = Table {
        project: "农业水价综合改革精准补贴和节水奖励项目小型水库水标尺制作安装", total: "98", ..SOUND
    };
    std::fs::write(folder.path().join("long.toml"), long.text()).unwrap();
    for language in ["zh", "en"] {
        let ran = support::ran(
            &support::jixiao(&["audit", ".", "--lang", language])
                .env("COLUMNS", "60")
                .current_dir(folder.path())
                .output()
                .unwrap(),
        );
        for line in ran.out.lines() {
            assert!(unicode_width::UnicodeWidthStr::width(line) <= 60, "{line}");
        }
    }
}

#[test]
fn json_is_what_the_schema_says_and_knows_no_language() {
    let folder = bureau();
    let schema = json(&std::fs::read_to_string(root().join("schemas/audit.json")).unwrap());
    let schema = jsonschema::validator_for(&schema).unwrap();
    let zh = audit_in(folder.path(), &[".", "-f", "json", "--lang", "zh"]);
    let en = audit_in(folder.path(), &[".", "-f", "json", "--lang", "en"]);
    assert_eq!(zh.out, en.out);
    let audit = json(&zh.out);
    assert!(schema.is_valid(&audit), "{:?}", schema.iter_errors(&audit).map(|e| e.to_string()).collect::<Vec<_>>());
    assert_eq!(
        findings(&audit),
        [
            ("J103", "校舍维修", "edu/2024.toml"),
            ("J403", "渠道维修", "water/2023.toml"),
            ("J501", "渠道维修", "water/2023.toml"),
            ("J701", "渠道维修", "water/department.toml"),
            ("J802", "校舍维修", "edu/2024.toml"),
            ("J802", "渠道维修", "water/2024.toml"),
        ]
        .map(|(code, project, file)| (code.to_owned(), project.to_owned(), format!("./{file}")))
    );
    let unmet = &audit["findings"][1];
    assert_eq!([&unmet["expected"], &unmet["actual"], &unmet["points_at_stake"]], ["18.75", "25", "6.25"]);
    let counts = &audit["counts"];
    assert_eq!((&counts["tables"], &counts["clean"]), (&2.into(), &1.into()));
    assert_eq!(counts["findings"], serde_json::json!({"warning": 2, "error": 2}));
    assert_eq!(counts["projects"][0]["year"], 2024);
    let all = json(&audit_in(folder.path(), &[".", "-f", "json", "--year", "all"]).out);
    assert_eq!(all["counts"]["findings"], serde_json::json!({"warning": 2, "error": 4}));
    assert_eq!(all["counts"]["projects"][0]["year"], 2023);
    for empty in [tempfile::tempdir().unwrap().path(), folder.path().join("edu/2023.toml").as_path()] {
        let audit = json(&audit_in(folder.path(), &[empty.to_str().unwrap(), "-f", "json"]).out);
        assert!(schema.is_valid(&audit), "{audit}");
    }
}

#[test]
fn csv_has_a_row_for_every_finding() {
    let folder = bureau();
    let audit = json(&audit_in(folder.path(), &[".", "-f", "json"]).out);
    let ran = audit_in(folder.path(), &[".", "-f", "csv", "--lang", "en"]);
    assert_eq!((ran.code, ran.err.as_str()), (1, "fail: 2 tables of 2024 (2 for comparison), 2 errors, 2 warnings\n"));
    let mut reader = csv::Reader::from_reader(ran.out.as_bytes());
    let header = reader.headers().unwrap().clone();
    let column = |name: &str| header.iter().position(|other| other == name).unwrap();
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let cells = |name: &str| rows.iter().map(|row| row[column(name)].to_owned()).collect::<Vec<_>>();
    assert_eq!(cells("code"), codes(&audit));
    let found = audit["findings"].as_array().unwrap();
    let messages: Vec<&str> = found.iter().map(|found| found["message"]["en"].as_str().unwrap()).collect();
    assert_eq!(cells("message"), messages);
    assert_eq!(cells("year")[..3], ["2024", "2023", "2023"]);
    assert_eq!(cells("row"), vec!["finding"; 6]);
    assert_eq!(cells("department")[3], "市水利局");
    // Without a finding there is the header.
    let clean = audit_in(folder.path(), &["edu/2023.toml", "-f", "csv"]);
    assert_eq!((clean.code, clean.out.lines().count()), (0, 1));
}

#[test]
fn the_order_does_not_depend_on_the_number_of_jobs() {
    let folder = bureau();
    for index in 0..300 {
        std::fs::copy(folder.path().join("water/2023.toml"), folder.path().join(format!("{index:03}.toml"))).unwrap();
    }
    std::fs::write(folder.path().join("150.toml"), "project = 1").unwrap();
    for format in ["human", "json", "csv"] {
        let one = audit_in(folder.path(), &[".", "-f", format, "--jobs", "1"]);
        assert_eq!(one.code, 2);
        for jobs in ["2", "7"] {
            let again = audit_in(folder.path(), &[".", "-f", format, "--jobs", jobs]);
            assert!(again.out == one.out && again.err == one.err, "{format} differs with --jobs {jobs}");
        }
    }
}

#[test]
fn a_department_is_one_however_its_name_is_typed() {
    let named = |project, department| Table { project, department, total: "98", ..SOUND }.text();
    let (first, second) = (named("校舍维修", "市教育局(本级)"), named("图书购置", " 市教育局（本级）"));
    let folder = folder(&[("a.toml", first.as_bytes()), ("b.toml", second.as_bytes())]);
    let audit = json(&audit_in(folder.path(), &[".", "-f", "json"]).out);
    let risks = audit["counts"]["departments"].as_array().unwrap();
    assert_eq!(risks.len(), 1);
    assert_eq!((&risks[0]["department"], &risks[0]["tables"]), (&"市教育局(本级)".into(), &2.into()));
}

#[test]
fn what_is_open_about_a_department_names_its_document() {
    let department = "department = \"市教育局\"\nprojects = [{ name = \"一\", total = \"90\" }]\n[reported]\ngrades = \
                      { \"优\" = 1 }\n";
    let folder = folder(&[("edu.toml", department.as_bytes())]);
    let ran = audit_in(folder.path(), &["edu.toml"]);
    let line = "  ? J702 无法判断 · 个数或金额与汇总表不符 · edu.toml:汇总表有 1 个项目的等级无从判断\n";
    assert!(ran.out.contains(line), "{}", ran.out);
}

#[test]
fn a_file_that_is_named_twice_is_audited_once() {
    let folder = bureau();
    let once = audit_in(folder.path(), &["edu", "-f", "csv"]);
    let twice = audit_in(folder.path(), &["edu", "edu/2024.toml", "./edu/2023.toml", "edu", "-f", "csv"]);
    assert_eq!((twice.out, twice.err), (once.out, once.err));
}

#[test]
fn a_profile_changes_limits_and_severities() {
    let folder = bureau();
    let audit = |profile: &str| {
        // Outside of what is audited.
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), profile).unwrap();
        audit_in(folder.path(), &[".", "-f", "json", "--profile", file.path().to_str().unwrap()])
    };
    let lower = "[limits.target-below-last-actual]\nvalue = \"40%\"\nbasis = \"市财政局 2025 年通知\"\n";
    assert!(!codes(&json(&audit(lower).out)).contains(&"J802".to_owned()));
    let changed = "[severity]\nunmet-but-full = \"off\"\ndeviation-without-reason = \"off\"\ntotal-not-sum = \
                   \"note\"\nsummary-differs-from-tables = \"warning\"\n";
    let ran = audit(changed);
    let report = json(&ran.out);
    assert_eq!((ran.code, &report["verdict"]), (0, &"pass".into()));
    assert_eq!(codes(&report), ["J103", "J701", "J802", "J802"]);
    assert_eq!(report["findings"][0]["severity"], "note");
    for (profile, says) in [
        ("[limits.low-executon]\nvalue = \"1\"\nbasis = \"x\"\n", "是否指“low-execution”?"),
        ("[severity]\nscores-flt = \"off\"\n", "是否指“scores-flat”?"),
        ("[severity]\nJ403 = \"off\"\n", "提示: 请写规则的名称“unmet-but-full”"),
        (
            "[limits.low-execution]\nvalue = 0.8\nbasis = 3\n",
            ":3:9: 错误: 此处应为字符串或表,实为数字\n  |\n3 | basis = 3\n  |         ^\n",
        ),
        ("[severity]\nscores-flat = \"none\"\n", "可用:off, note, warning, inconsistency, error"),
    ] {
        let ran = audit(profile);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{profile}");
        assert!(ran.err.contains(says), "{}", ran.err);
    }
}

#[test]
fn waivers_in_a_file_are_told_with_the_project_that_they_name() {
    let folder = bureau();
    let waivers = r#"[[waivers]]
code = "unmet-but-full"
project = " 渠道维修"
subject = "维修数量"
reason = "汛期停工,经局务会研究"
by = "市财政局绩效科"
until = "2025-12-31"

[[waivers]]
code = "J103"
project = "校舍维修"
reason = "录入有误"
by = "市财政局绩效科"
until = "2025-03-31"

[[waivers]]
code = "J314"
project = "没有的项目"
reason = "无"
by = "市财政局绩效科"

[[waivers]]
code = "J999"
reason = "无"
by = "市财政局绩效科"
"#;
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), waivers).unwrap();
    let name = file.path().to_str().unwrap();
    let on = |day: &str| audit_in(folder.path(), &[".", "-f", "json", "--year", "all", "--waivers", name, "--on", day]);
    let audit = json(&on("2025-06-30").out);
    assert_eq!(audit["counts"]["waived"], 1);
    assert_eq!(codes(&audit)[6..], ["J804", "J803", "J803"]);
    assert_eq!(findings(&audit)[6].1, "校舍维修");
    assert_eq!(json(&on("2025-03-31").out)["counts"]["waived"], 2);
    assert_eq!(json(&on("2026-01-01").out)["counts"]["waived"], 0);
    let human = audit_in(folder.path(), &[".", "--year", "all", "--waivers", name, "--on", "2025-06-30"]);
    for says in [
        "    豁免:汛期停工,经局务会研究(市财政局绩效科,至 2025-12-31)\n",
        "  ! J804 警告 · 豁免已到期 · 校舍维修\n    对 J103 的豁免(市财政局绩效科:录入有误)已于 2025-03-31 到期\n",
        "    没有的项目\n      对 J314 的豁免(市财政局绩效科:无)没有对应的问题\n",
        "    豁免所指的规则 J999 不存在\n",
    ] {
        assert!(human.out.contains(says), "{}", human.out);
    }
}

#[test]
fn standard_input_and_output_files() {
    let toml = table_text("vehicle-operation");
    let by_name = json(&run(&["audit", table("vehicle-operation").to_str().unwrap(), "-f", "json"]).out);
    let piped = json(&run_with(&["audit", "-", "-f", "json"], toml.as_bytes()).out);
    assert_eq!(codes(&piped), codes(&by_name));
    assert_eq!(piped["findings"][0]["location"]["file"], "-");

    let folder = folder(&[("table.toml", toml.as_bytes())]);
    let write = |extra: &[&str]| {
        let arguments: Vec<&str> =
            ["table.toml", "-f", "csv", "-o", "findings.csv"].iter().chain(extra).copied().collect();
        audit_in(folder.path(), &arguments)
    };
    let first = write(&[]);
    assert_eq!((first.code, first.out.as_str()), (0, ""));
    let written = std::fs::read_to_string(folder.path().join("findings.csv")).unwrap();
    assert_eq!(written.lines().count(), 3);
    let again = write(&[]);
    assert_eq!(again.code, 2);
    assert!(again.err.starts_with("findings.csv: 错误: 文件已存在\n"), "{}", again.err);
    assert_eq!(write(&["--force"]).code, 0);
    let nowhere = audit_in(folder.path(), &["table.toml", "-o", "no/such/file"]);
    assert_eq!((nowhere.code, nowhere.out.as_str()), (2, ""));
}

#[test]
fn another_word_for_a_key_is_told_its_name() {
    for (line, says) in [
        ("score = \"50\"", "是否指“reported”?"),
        ("note = \"x\"", "是否指“reason”?"),
        ("得粉 = \"50\"", "是否指“得分”?"),
        ("targt = \"≥1\"", "是否指“target”?"),
    ] {
        let text = format!("{SOUND_HEAD}{line}\n");
        let ran = run_with(&["audit", "-"], text.as_bytes());
        assert_eq!(ran.code, 2);
        assert!(ran.err.contains(says), "{}", ran.err);
    }
}

const SOUND_HEAD: &str =
    "template = \"national/self-2020\"\nproject.name = \"甲\"\n[[indicators]]\npath = [\"产出指标\"]\n";

/// Points that a department calls judged, beside a target which a rule decides, take no row out of the audit: in whatever they are.
#[test]
fn judged_points_beside_a_number_excuse_nothing() {
    let honest = table_text("unit-operation");
    let raised = honest
        .replace("reported = \"6.5\"", "reported = \"7.5\"")
        .replace("reported = \"7.12\"", "reported = \"7.5\"")
        .replace("total = \"98.20\"", "total = \"99.58\"");
    for judged in ["", "judged = \"1\"\n", "judged = \"0\"\n", "judged = \"7.5\"\n"] {
        let table = raised.replace("reported = \"7.5\"\n", &format!("reported = \"7.5\"\n{judged}"));
        let ran = run_with(&["audit", "-", "--lang", "en", "-f", "json"], table.as_bytes());
        let found: Value = serde_json::from_str(&ran.out).unwrap();
        let full = found["findings"].as_array().unwrap().iter().filter(|found| found["code"] == "J403").count();
        assert_eq!((ran.code, full), (1, 2), "{judged}{}", ran.out);
    }
}
