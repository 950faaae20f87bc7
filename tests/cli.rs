//! The program as its users call it: formats, languages, exit codes, files.

use serde_json::Value;

use crate::support::{self, TABLES, jixiao, root, run, run_with, table, table_text};

const EXAMPLES: &str = "examples/zaozhuang-2024";

fn folder_of_copies(count: usize) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for index in 0..count {
        let name = TABLES[index % TABLES.len()];
        std::fs::copy(table(name), folder.path().join(format!("{index:04}-{name}.toml"))).unwrap();
    }
    folder
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let folder = folder_of_copies(600);
    let path = folder.path().to_str().unwrap();
    for format in ["human", "json", "ndjson", "csv"] {
        let one = run(&["score", path, "-f", format, "--jobs", "1"]);
        assert_eq!(one.code, 0);
        for jobs in ["1", "2", "7"] {
            let again = run(&["score", path, "-f", format, "--jobs", jobs]);
            assert!(again.out == one.out, "{format} differs with --jobs {jobs}");
        }
    }
}

#[test]
fn json_is_one_array_whatever_the_language() {
    let zh = run(&["score", EXAMPLES, "-f", "json", "--lang", "zh"]);
    let en = run(&["score", EXAMPLES, "-f", "json", "--lang", "en"]);
    assert_eq!(zh.out, en.out);
    let cards: Vec<Value> = serde_json::from_str(&zh.out).unwrap();
    assert_eq!(cards.len(), 4);
    assert_eq!(cards[2]["total"]["score"], "98.20");
    let one = run(&["score", "examples/zaozhuang-2024/unit-operation.toml", "-f", "json"]);
    assert_eq!(serde_json::from_str::<Vec<Value>>(&one.out).unwrap(), [cards[2].clone()]);
}

#[test]
fn ndjson_is_one_scorecard_a_line() {
    let pretty = run(&["score", EXAMPLES, "-f", "json"]);
    let cards: Vec<Value> = serde_json::from_str(&pretty.out).unwrap();
    let ran = run(&["score", EXAMPLES, "-f", "ndjson"]);
    let lines: Vec<Value> = ran.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines, cards);
    let brief = run(&["score", EXAMPLES, "-f", "ndjson", "--brief"]);
    assert!(!brief.out.contains("derivation") && brief.out.contains("\"7.12\""));
}

/// Excel takes UTF-8 for GBK in China unless the file says what it is; programs that read a pipe want no mark.
#[test]
fn a_csv_file_says_that_it_is_utf_8() {
    let folder = tempfile::tempdir().unwrap();
    for (command, extra) in
        [("score", &[][..]), ("audit", &[]), ("rollup", &[]), ("sample", &["-n", "2", "--seed", "1"])]
    {
        let path = folder.path().join(command).with_extension("csv");
        let arguments = [&[command, EXAMPLES, "-f", "csv"], extra].concat();
        let piped = run(&arguments);
        assert!(piped.out.contains("车辆运行维护费") || command == "rollup", "{command}: {}", piped.out);
        assert!(!piped.out.starts_with('\u{FEFF}'), "{command}");
        let filed = run(&[&arguments[..], &["-o", path.to_str().unwrap()]].concat());
        assert_eq!((filed.code, filed.out.as_str()), (piped.code, ""), "{command}");
        let written = std::fs::read_to_string(&path).unwrap();
        assert_eq!(written, format!("\u{FEFF}{}", piped.out), "{command}");
    }
    // Other formats are no spreadsheets.
    let path = folder.path().join("cards.json");
    run(&["score", EXAMPLES, "-f", "json", "-o", path.to_str().unwrap()]);
    assert!(std::fs::read_to_string(&path).unwrap().starts_with('['));
}

#[test]
fn csv_has_a_row_for_everything() {
    let ran = run(&["score", EXAMPLES, "-f", "csv"]);
    let mut reader = csv::Reader::from_reader(ran.out.as_bytes());
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let of = |kind: &str| rows.iter().filter(|row| &row[5] == kind).count();
    assert_eq!((of("execution"), of("indicator"), of("total")), (4, 44, 4));
    let trips = rows.iter().find(|row| &row[7] == "出差人次").unwrap();
    let cells: Vec<&str> = trips.iter().skip(5).collect();
    assert_eq!(
        cells,
        [
            "indicator",
            "产出指标/数量指标",
            "出差人次",
            "≥2000 人次",
            "1900 人次",
            "7.5",
            "7.12",
            "7.125",
            "partial",
            "7.12",
            ""
        ]
    );
}

/// Whoever takes lines for rows must not find a row that a name made.
#[test]
fn no_row_of_a_list_has_a_line_within() {
    let folder = tempfile::tempdir().unwrap();
    let table = table_text("unit-operation");
    let painted = table.replacen("name = \"单位运行经费\"", "name = \"单位\\n✓ 通过,=1+1\\r\\n运行经费\"", 1);
    assert_ne!(painted, table);
    let painted = painted.replacen("actual = \"", "actual = \"甲\\n", 1);
    let file = folder.path().join("a.toml");
    std::fs::write(&file, painted).unwrap();
    let file = file.to_str().unwrap();
    let commands: [&[&str]; 4] = [
        &["score", file],
        &["audit", file, "--on", "2025-03-01"],
        &["rollup", file, "--by", "department"],
        &["trend", file],
    ];
    for command in commands {
        let ran = run(&[command, &["-f", "csv"]].concat());
        let records = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(ran.out.as_bytes());
        assert_eq!(ran.out.lines().count(), records.into_records().count(), "{command:?}: {}", ran.out);
        assert!(!ran.out.is_empty() && !ran.out.contains("\n✓"), "{command:?}: {} {}", ran.out, ran.err);
    }
}

#[test]
fn standard_input_is_recognised() {
    let toml = table_text("vehicle-operation");
    let by_name = run(&["score", table("vehicle-operation").to_str().unwrap()]);
    assert_eq!(run_with(&["score", "-"], toml.as_bytes()).out, by_name.out);
    let assessment = r#"{"template":"national/self-2020","project":{"name":"一"},"indicators":[]}"#;
    for input in [
        assessment.to_owned(),
        format!("[{assessment}]"),
        format!(" \n[ {assessment},{assessment} ]"),
        format!("{assessment}\n{assessment}\n"),
    ] {
        let ran = run_with(&["score", "-", "-f", "ndjson"], input.as_bytes());
        assert_eq!(ran.code, 1, "{}", ran.err);
        assert_eq!(ran.out.lines().count(), input.matches("template").count());
    }
}

#[test]
fn exit_codes() {
    let fine = run(&["score", EXAMPLES]);
    assert_eq!((fine.code, fine.err.as_str()), (0, "已评 4 张表\n"));

    let open = table_text("unit-operation").replacen("actual = \"85 万元\"\n", "", 1);
    let ran = run_with(&["score", "-"], open.as_bytes());
    assert_eq!((ran.code, ran.err.as_str()), (1, "已评 1 张表,1 张未能全部评定\n"));
    assert!(ran.out.contains("总分(已评定 97.5 分)"), "{}", ran.out);
    assert!(ran.out.contains("未填写实际完成值:经济成本指标 · 办公经费"), "{}", ran.out);

    // A bad file does not stop the others.
    let folder = folder_of_copies(2);
    std::fs::write(folder.path().join("0000-bad.toml"), "project = 1\nyear = \"x\"\n").unwrap();
    let ran = run(&["score", folder.path().to_str().unwrap(), "-f", "ndjson"]);
    assert_eq!(ran.code, 2);
    assert_eq!(ran.out.lines().count(), 2);
    let bad = folder.path().join("0000-bad.toml");
    assert_eq!(
        ran.err,
        format!(
            "{bad}:1:11: 错误: 此处应为表,实为数字\n  |\n1 | project = 1\n  |           ^\n\
             {bad}:2:8: 错误: 此处应为整数,实为字符串\n  |\n2 | year = \"x\"\n  |        ^^^\n\
             已评 2 张表;1 张无法计算\n",
            bad = bad.display()
        )
    );

    for wrong in
        [&["scroe"][..], &["score"], &["score", "x.toml", "--format", "xml"], &["score", "x.toml", "--jobs", "0"]]
    {
        let ran = run(wrong);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{wrong:?}");
    }
}

#[test]
fn files_are_written_whole_and_never_overwritten_unasked() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("cards.json");
    let path = file.to_str().unwrap();
    let first = run(&["score", EXAMPLES, "-f", "json", "-o", path]);
    assert_eq!((first.code, first.out.as_str()), (0, ""));
    let written = std::fs::read_to_string(&file).unwrap();
    assert_eq!(written, run(&["score", EXAMPLES, "-f", "json"]).out);

    let again = run(&["score", EXAMPLES, "-f", "json", "--brief", "-o", path]);
    assert_eq!(again.code, 2);
    assert_eq!(again.err, format!("{path}: 错误: 文件已存在\n  提示: 加 --force 可覆盖\n"));
    assert_eq!(std::fs::read_to_string(&file).unwrap(), written);

    assert_eq!(run(&["score", EXAMPLES, "-f", "json", "--brief", "-o", path, "--force"]).code, 0);
    let brief = std::fs::read_to_string(&file).unwrap();
    assert_ne!(brief, written);
    // Nothing can be scored: the old file stays.
    assert_eq!(run(&["score", "no.toml", "-f", "json", "-o", path, "--force"]).code, 2);
    assert_eq!(std::fs::read_to_string(&file).unwrap(), brief);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);

    let no_folder = run(&["score", EXAMPLES, "-o", "no/such/folder/x.json"]);
    assert_eq!(
        (no_folder.code, no_folder.err.as_str()),
        (2, "no/such/folder/x.json: 错误: 无法写入:文件或文件夹不存在\n")
    );
}

#[test]
fn a_scorecard_verifies_until_it_is_touched() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("cards.json");
    let path = file.to_str().unwrap();
    for format in ["json", "ndjson"] {
        for brief in [&[][..], &["--brief"]] {
            let arguments = [&["score", EXAMPLES, "-f", format][..], brief].concat();
            let cards = run(&arguments).out;
            let ran = run_with(&["verify", "-"], cards.as_bytes());
            assert_eq!(ran.code, 0, "{}", ran.err);
            assert_eq!(ran.out.lines().filter(|line| line.starts_with('✓')).count(), 4);
        }
    }
    let cards = run(&["score", EXAMPLES, "-f", "json"]).out;
    for (old, new, pointer) in [
        ("\"score\": \"7.12\"", "\"score\": \"7.13\"", "/indicators/3/score:记为 7.13,应为 7.12"),
        ("\"grade\": \"优\"", "\"grade\": \"良\"", "/grade:记为 良,应为 优"),
        ("\"rate_percent\": \"95.82\"", "\"rate_percent\": \"95.81\"", "/execution/rate_percent:记为 95.81,应为 95.82"),
        ("\"outcome\": \"partial\"", "\"outcome\": \"met\"", "outcome:记为 met,应为 partial"),
        ("\"sha256\": \"", "\"sha256\": \"0", "/template/sha256"),
    ] {
        std::fs::write(&file, cards.replacen(old, new, 1)).unwrap();
        let ran = run(&["verify", path]);
        assert_eq!(ran.code, 1, "{old}");
        assert!(ran.out.contains(pointer), "{pointer} is not in\n{}", ran.out);
    }
    std::fs::write(&file, cards.replacen("\"schema\"", "\"schemas\"", 1)).unwrap();
    let ran = run(&["verify", path]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("未知的键“schemas”") && ran.err.contains("缺少键“schema”"), "{}", ran.err);
}

#[test]
fn templates_of_ones_own_come_first() {
    let folder = tempfile::tempdir().unwrap();
    let text = run(&["template", "show", "shandong/zaozhuang-self-2024", "-f", "toml"]).out;
    assert_eq!(text, std::fs::read_to_string(root().join("indicators/shandong/zaozhuang-self-2024.toml")).unwrap());
    let own = folder.path().join("own.toml");
    let changed = text.replacen("half_even", "half_up", 1);
    std::fs::write(&own, support::without_examples(&changed)).unwrap();
    let unit = "examples/zaozhuang-2024/unit-operation.toml";
    for option in [["--templates", folder.path().to_str().unwrap()], ["--template", own.to_str().unwrap()]] {
        let ran = run(&[&["score", unit, "-f", "ndjson"][..], &option].concat());
        let card: Value = serde_json::from_str(&ran.out).unwrap();
        assert_eq!(
            (&card["indicators"][3]["score"], &card["total"]["score"]),
            (&"7.13".into(), &"98.21".into()),
            "{}",
            ran.err
        );
    }
    let other = run(&["score", unit, "-f", "ndjson", "--template", "national/self-2020"]);
    assert_eq!(serde_json::from_str::<Value>(&other.out).unwrap()["template"]["id"], "national/self-2020");
    let unknown = run(&["score", unit, "--template", "national/self-2021"]);
    assert_eq!(unknown.code, 2);
    assert!(unknown.err.contains("是否指 national/self-2020, "), "{}", unknown.err);
    // What contradicts its own examples scores nobody.
    std::fs::write(&own, changed).unwrap();
    let refused = run(&["score", unit, "--template", own.to_str().unwrap()]);
    assert_eq!((refused.code, refused.out.as_str()), (2, ""));
    assert!(refused.err.contains("own.toml:142:9: 错误: 算例“未达到目标"), "{}", refused.err);
    let broken = folder.path().join("broken.toml");
    std::fs::write(&broken, text.replacen("weight = \"40\"", "weight = \"41\"", 1)).unwrap();
    let ran = run(&["score", unit, "--template", broken.to_str().unwrap()]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("broken.toml:") && ran.err.contains("分值合计 91,应为 90"), "{}", ran.err);
}

#[test]
fn chinese_names_of_commands() {
    assert_eq!(run(&["打分", EXAMPLES]).out, run(&["score", EXAMPLES]).out);
    assert_eq!(run(&["模板", "列表"]).out, run(&["template", "list"]).out);
    assert_eq!(run(&["说明", "words"]).out, run(&["explain", "words"]).out);
    assert_eq!(run(&["模式", "template"]).out, run(&["schema", "template"]).out);
}

#[test]
fn the_locale_chooses_the_language() {
    let help =
        |variable: &str, value: &str| support::ran(&jixiao(&["--help"]).env(variable, value).output().unwrap()).out;
    assert!(help("LANG", "C.UTF-8").contains("用法"));
    assert!(help("LANG", "zh_CN.UTF-8").contains("用法"));
    assert!(help("LANG", "en_US.UTF-8").contains("Usage"));
    assert!(help("LC_ALL", "en_GB").contains("Usage"));
    assert!(run(&["--help", "--lang", "en"]).out.contains("Usage"));
}

#[test]
fn a_reader_that_has_seen_enough_is_no_error() {
    use std::process::Stdio;
    let folder = folder_of_copies(300);
    // Whoever went on to the last file would fail there.
    std::fs::write(folder.path().join("zz.toml"), "template = \n").unwrap();
    assert_eq!(run(&["score", folder.path().to_str().unwrap(), "-f", "json"]).code, 2);
    let mut child = jixiao(&["score", folder.path().to_str().unwrap(), "-f", "json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(0), "{said}");
    // The work ends with the reading: the last file is not looked at, and nothing is said.
    assert_eq!(said, "");
}

#[test]
fn completions_exist_for_every_shell() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let ran = run(&["completions", shell]);
        assert!(ran.code == 0 && ran.out.contains("jixiao") && ran.out.contains("verify"), "{shell}");
    }
}

/// The library in a dozen lines, as the examples show it.
#[test]
fn the_embedding_example_runs() {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = std::process::Command::new(cargo)
        .args(["run", "--quiet", "--example", "embed"])
        .current_dir(root())
        .output()
        .unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    for part in ["单位运行经费,12 行指标\n总分 98.20,等级 优\n", "得分 = 2.5 保留 2 位小数", "\nPass\n"]
    {
        assert!(said.contains(part), "{said}");
    }
}

#[test]
fn a_scorecard_among_tables_is_told_from_them() {
    let folder = folder_of_copies(1);
    let cards = folder.path().join("cards.json");
    assert_eq!(run(&["score", folder.path().to_str().unwrap(), "-f", "json", "-o", cards.to_str().unwrap()]).code, 0);
    let again = run(&["score", folder.path().to_str().unwrap()]);
    assert_eq!(again.code, 2);
    let message = "错误: 这是评分卡,不是自评表\n  提示: 校验评分卡用 jixiao verify\n已评 1 张表;1 张无法计算\n";
    assert_eq!(again.err, format!("{}:2:1: {message}", cards.display()));
}

#[cfg(unix)]
#[test]
fn folders_are_walked_once_and_in_order() {
    let folder = folder_of_copies(2);
    let path = folder.path();
    std::fs::create_dir_all(path.join("乙/深")).unwrap();
    std::fs::create_dir(path.join(".hidden")).unwrap();
    for name in ["乙/深/c.toml", "乙/b.TOML", ".hidden/x.toml", "notes.txt"] {
        std::fs::copy(table("vehicle-operation"), path.join(name)).unwrap();
    }
    std::os::unix::fs::symlink(path, path.join("乙/loop")).unwrap();
    let ran = run(&["score", path.to_str().unwrap(), "-f", "csv"]);
    let projects: Vec<&str> =
        ran.out.lines().filter(|line| line.contains(",total,")).map(|line| line.split(',').next().unwrap()).collect();
    assert_eq!(
        projects,
        ["12345市长热线运行保障经费", "宏观经济调研费(智库管理)", "车辆运行维护费", "车辆运行维护费"],
        "{}",
        ran.err
    );
}

/// Every code that results carry leads to its page, as methods and rules do; what is none still names a file.
#[test]
fn codes_have_pages() {
    let page = run(&["explain", "units_differ", "--lang", "en"]);
    assert_eq!((page.code, page.out.lines().next()), (0, Some("units_differ · The units differ")));
    let list = run(&["explain", "codes"]);
    assert_eq!((list.code, &list.out), (0, &run(&["说明", "代码"]).out));
    assert!(list.out.contains("\n  has_table · 另有自评表\n"), "{}", list.out);
    assert_eq!(run(&["explain", "units_differs"]).code, 2);
}

/// An indicator is found without what the form prints before its name, and a target is shown with the columns of its
/// form.
#[test]
fn names_and_targets_as_forms_print_them() {
    let table = "template = \"national/self-2020\"\nyear = 2023\ncomplete = false\nproject.name = \"消防演练\"\n\
        indicators = [\n\
        { path = [\"产出指标\", \"数量指标\"], name = \"指标2:演练场次(≥**场)\", target = \"≥8场\", actual = \"8场\", weight = \"10\" },\n\
        { path = [\"产出指标\", \"成本指标\"], name = \"器材购置费\", operator = \"不高于\", target = \"35\", unit = \"万元\", actual = \"34.6\", weight = \"10\" },\n\
        ]\n";
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("table.toml");
    std::fs::write(&file, table).unwrap();
    let file = file.to_str().unwrap();
    for name in ["演练场次", "指标2:演练场次(≥**场)", "1"] {
        let ran = run(&["explain", file, name]);
        assert_eq!(ran.code, 0, "{name}: {}", ran.err);
        assert!(ran.out.contains("演练场次") && !ran.out.contains("器材购置费"), "{}", ran.out);
    }
    assert_eq!(run(&["explain", file, "演练"]).code, 2);
    let ran = run(&["score", file]);
    assert!(ran.out.contains("≤35万元"), "{}", ran.out);
}
