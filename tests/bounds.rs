//! What bounds the work and guards the output: hidden signs, files that are none, results in the place of their source,
//! more than a table may hold.

use std::fs;
use std::path::Path;
use std::process::Stdio;

use crate::support::{self, jixiao, ran, run, table};

/// What a name would be made of to paint a verdict: it goes to the beginning of the line, turns round what follows and
/// begins a line of its own.
const PAINTED: &str = "甲\u{9b}1G\u{1b}[2K\u{202e}\u{2066}\u{2028}\u{85}\r\n✓ 一切属实\u{7}";

/// Every text of a table is painted, and what it says stays the same.
fn painted_table() -> String {
    let painted = serde_json::to_string(PAINTED).unwrap();
    format!(
        r#"{{"template":"national/self-2020","year":2024,"project":{{"name":{painted},"department":{painted},
        "unit":{painted},"code":{painted},"implementer":{painted},"category":{painted},"district":{painted},"city":{painted}}},
        "goal":{{"expected":{painted},"achieved":{painted}}},"conclusion":{painted},"problems":{painted},"improvements":{painted},
        "funds":[{{"source":"total","budget":"10","executed":"9","reason":{painted}}},
            {{"source":"other","name":{painted},"budget":"11","executed":"9"}}],
        "indicators":[{{"path":["产出指标",{painted}],"name":{painted},"target":"≥10个","actual":"8个","weight":"50",
            "reason":{painted},"evidence":{painted},"criteria":{painted},"reported":"50"}},
            {{"path":["效益指标"],"name":{painted},"target":{painted},"actual":{painted},"weight":"30"}},
            {{"path":["满意度指标"],"name":"满意度","target":"≥90%","actual":"95%","unit":{painted},"operator":{painted},"weight":"10"}},
            {{"path":["满意度指标"],"name":{painted},"weight":{painted},"actual":"1","target":"2","not_applicable":{painted}}}],
        "reported":{{"total":"99","grade":{painted}}},
        "waivers":[{{"code":"J101","reason":{painted},"by":{painted},"subject":{painted}}}]}}"#
    )
}

/// A wording that never ends, or whose expressions no stack would hold, is refused as any other that is wrong.
#[test]
fn wordings_are_bounded() {
    let folder = tempfile::tempdir().unwrap();
    let own = folder.path().join("own.md");
    let table = table("unit-operation");
    for (wording, says) in [
        (
            "{% for a in range(9000) %}{% for b in range(9000) %}{{ a }}{% endfor %}{% endfor %}".to_owned(),
            "步骤或文字过多",
        ),
        ("{% for a in 'xy' %}{{ loop . cycle( ) }}{% endfor %}".to_owned(), "不能用 loop.cycle"),
        // A brace in a text or in a map ends no tag.
        ("{% for a in 'xy' %}{{ '}' ~ loop.cycle() }}{% endfor %}".to_owned(), "不能用 loop.cycle"),
        (format!("{{{{ {{'甲': {{}}}} and {}1 }}}}", "-".repeat(60_000)), "标记过长:最多 1000 字节"),
        (format!("文{{{{ {}true }}}}", "not ".repeat(9_000)), "标记过长:最多 1000 字节"),
        (format!("文{{{{ {}1 }}}}", "-".repeat(990)), ""),
        (
            "{% set n = namespace(l=[1]) %}{% for i in range(200) %}{% set n.l = n.l + n.l %}{% endfor %}{{ n.l | length }}"
                .to_owned(),
            "列表拼接过多",
        ),
        (
            "{% set n = namespace(l=[1]) %}{% for i in range(60000) %}{% set n.l = [n.l] %}{% endfor %}{{ n.l }}".to_owned(),
            "列表拼接过多",
        ),
        ("绩效".repeat(50_000), "文件过大:最多 256 KiB"),
    ] {
        fs::write(&own, &wording).unwrap();
        let ran = run(&["narrate", table.to_str().unwrap(), "--wording", own.to_str().unwrap()]);
        assert!(ran.err.contains(says) && (ran.code == 2 || says.is_empty() && ran.code < 3), "{says}: {}", ran.err);
    }
}

/// What a wording of a few words may ask for: texts that double, lists and texts that are repeated, forms and figures
/// printed without end. None takes 300 MB of memory in all.
#[cfg(target_os = "linux")]
#[test]
fn a_wording_of_a_few_words_takes_little_memory() {
    let folder = tempfile::tempdir().unwrap();
    let own = folder.path().join("own.md");
    let table = table("macro-research");
    let narrate = |wording: &str| {
        fs::write(&own, wording).unwrap();
        let program = jixiao(&["narrate", "--draft", table.to_str().unwrap(), "--wording", own.to_str().unwrap()]);
        let mut limited = std::process::Command::new("sh");
        limited.args(["-c", "ulimit -v 300000; exec \"$0\" \"$@\""]).arg(program.get_program());
        ran(&limited.args(program.get_args()).env("LANG", "zh_CN.UTF-8").output().unwrap())
    };
    let doubled = |last: &str| {
        format!(
            "{{% set n = namespace(t='评') %}}{{% for a in range(50) %}}{{% set n.t = n.t ~ n.t %}}{{% endfor %}}{last}"
        )
    };
    let forms = "{% for a in range(20) %}{% for form in forms.own.tables %}{{ form }}{% endfor %}{% endfor %}";
    for (wording, says) in [
        (doubled("终"), "步骤或文字过多"),
        (doubled("{{ n.t }}"), "步骤或文字过多"),
        ("{% for a in [1] | batch(3000000000, 'x') %}{{ a }}{% endfor %}".to_owned(), "步骤或文字过多"),
        ("{{ [1] | slice(3000000000) | length }}".to_owned(), "步骤或文字过多"),
        ("{{ '预\n算' | indent(3000000000) }}".to_owned(), "步骤或文字过多"),
        ("{{ range(90000) | join('评' * 30000) }}".to_owned(), "步骤或文字过多"),
        ("{{ ('评' * 90000) | replace('评', '绩' * 90000) }}".to_owned(), "步骤或文字过多"),
        (forms.to_owned(), "同一张表格打印过多:最多 10 次"),
        ("{{ '绩效' * 1000000 }}".to_owned(), ""),
    ] {
        let ran = narrate(&wording);
        assert!(ran.err.contains(says) && ran.code == if says.is_empty() { 0 } else { 2 }, "{wording}: {}", ran.err);
    }
}

/// Neither a hidden sign nor a line that begins as the name would have it.
fn assert_honest(told: &str, of: &[&str]) {
    let hidden = |sign: &char| {
        !matches!(sign, '\n' | '\t') && sign.is_control()
            || matches!(sign, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    assert_eq!(told.chars().find(hidden), None, "{of:?}: {told}");
    let forged = told.lines().find(|line| line.trim_start_matches([' ', '·']).starts_with("✓ 一切属实"));
    assert_eq!(forged, None, "{of:?}: {told}");
}

#[test]
fn no_name_paints_a_verdict() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let own = file("表\n✓ 一切属实.json", &painted_table());
    let other = file("b.json", &painted_table().replace("8个", "7个").replace("2024", "2023"));
    let painted = serde_json::to_string(PAINTED).unwrap();
    let department = file(
        "c.json",
        &format!(
            r#"{{"department":{painted},"year":2024,"template":"national/self-2020","projects":[{{"name":{painted},"total":"7"}}]}}"#
        ),
    );
    let misspelt = file("d.json", &painted_table().replace("\"evidence\"", &painted));
    let (own, other, department, misspelt) = (own.as_str(), other.as_str(), department.as_str(), misspelt.as_str());
    let card = file("card.json", &wide(&["score", own, "-f", "json"]).0.replace("\"50\"", "\"51\""));
    let lines = file("cards.ndjson", &wide(&["score", own, other, "-f", "ndjson"]).0);
    for arguments in [
        &["score", own, other][..],
        &["score", own, "-f", "csv"],
        &["score", own, "-f", "json"],
        &["score", misspelt, department, "none\n✓ 一切属实\u{1b}[1G.toml"],
        &["sco\u{1b}[1Gre\n✓ 一切属实"],
        &["score", own, "-t", "a\n✓ 一切属实"],
        &["audit", own, other, department, "--on", "2025-03-01"],
        &["audit", own, department, "--on", "2025-03-01", "-f", "csv"],
        &["audit", own, department, "--on", "2025-03-01", "-f", "json"],
        &["explain", own],
        &["explain", own, "甲\n✓ 一切属实"],
        &["verify", &card],
        &["verify", &lines],
        &["diff", own],
        &["diff", own, other],
        &["rollup", own, other, department, "--by", "unit,department"],
        &["rollup", own, other, "--by", "unit", "-f", "csv"],
        &["narrate", "--draft", own, department],
        &["narrate", own, "-f", "json"],
        &["trend", own, other],
        &["trend", own, other, "-f", "csv"],
        &["sample", own, "--size", "1", "--seed", "a\n✓ 一切属实"],
        &["sample", own, "--size", "1", "--seed", "s", "-f", "csv"],
        &["template", "show", "a\n✓ 一切属实"],
        &["template", "diff", "national/self-2020", "national/self-2015", "--rescore", own],
        &["schema", "a\n✓ 一切属实"],
    ] {
        for language in ["zh", "en"] {
            let (out, err) = wide(&[arguments, &["--lang", language]].concat());
            // A spreadsheet keeps the lines of a cell, in quotes.
            let page = if arguments.ends_with(&["csv"]) { out.replace('\n', "") } else { out };
            assert_honest(&page, arguments);
            assert_honest(&err, arguments);
        }
    }
}

/// On a screen on which no line is folded.
fn wide(arguments: &[&str]) -> (String, String) {
    let ran = ran(&jixiao(arguments).env("COLUMNS", "60000").output().unwrap());
    (ran.out, ran.err)
}

#[cfg(target_os = "linux")]
#[test]
fn what_cannot_be_written_is_an_error() {
    for arguments in [&["--help"][..], &["--version"], &["schema"], &["rules"], &["score", "--help"]] {
        let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let output = jixiao(arguments).stdout(full).stderr(Stdio::piped()).output().unwrap();
        let ran = ran(&output);
        assert_eq!(ran.code, 2, "{arguments:?}");
        assert!(ran.err.starts_with("stdout: 错误: 无法写入"), "{}", ran.err);
    }
}

#[cfg(unix)]
#[test]
fn a_result_never_takes_the_place_of_what_it_was_made_of() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (input, link, words, result, behind) =
        (path("in"), path("link"), path("words"), path("result"), path("behind"));
    fs::copy(table("unit-operation"), &input).unwrap();
    symlink(&input, &link).unwrap();
    fs::write(&words, "[directions.unwanted]\nsource = \"某市财政局\"\nwords = [\"溃坝\"]\n").unwrap();
    for (output, more) in [(&input, &input), (&link, &input), (&input, &link), (&words, &input)] {
        let before = fs::read(output).unwrap();
        let ran = run(&["trend", more, "--words", &words, "-o", output, "--force"]);
        assert_eq!(ran.code, 2, "{}", ran.err);
        assert!(ran.err.contains("输出文件也是读入的文件,没有覆盖"), "{}", ran.err);
        assert_eq!(fs::read(output).unwrap(), before);
    }
    // Another file keeps its mode, and one behind a link is the one that is replaced.
    fs::write(&behind, "x").unwrap();
    fs::set_permissions(&behind, fs::Permissions::from_mode(0o640)).unwrap();
    symlink(&behind, &result).unwrap();
    assert_eq!(run(&["score", &input, "-o", &result, "--force"]).code, 0);
    assert!(fs::symlink_metadata(&result).unwrap().is_symlink());
    assert_eq!(fs::metadata(&behind).unwrap().permissions().mode() & 0o777, 0o640);
    assert!(fs::read_to_string(&behind).unwrap().contains("98.20"));
    assert_eq!(leftovers(folder.path()), Vec::<String>::new());
}

/// What standard input is redirected from is an input like any other.
#[cfg(unix)]
#[test]
fn a_result_never_takes_the_place_of_standard_input() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("in.toml");
    let table = support::table_text("unit-operation");
    fs::write(&file, &table).unwrap();
    let input = fs::File::open(&file).unwrap();
    let mut command = jixiao(&["score", "-", "-f", "json", "--force", "-o"]);
    let ran = command.arg(&file).stdin(input).output().unwrap();
    assert_eq!(ran.status.code(), Some(2), "{}", String::from_utf8_lossy(&ran.stderr));
    assert_eq!(fs::read_to_string(&file).unwrap(), table);
}

/// Names of temporary files in a folder.
fn leftovers(folder: &Path) -> Vec<String> {
    let names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned());
    names.filter(|name| name.starts_with(".jixiao")).collect()
}

/// A program that is killed while it still reads leaves nothing.
#[cfg(target_os = "linux")]
#[test]
fn nothing_stays_behind_of_a_program_that_was_killed() {
    let folder = tempfile::tempdir().unwrap();
    let result = folder.path().join("result.json");
    let mut child = jixiao(&["score", "-", "-f", "json", "-o", result.to_str().unwrap()])
        .stdin(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    std::thread::sleep(std::time::Duration::from_millis(500));
    child.kill().unwrap();
    child.wait().unwrap();
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    // Nor of one that is told to end while it writes.
    for signal in ["INT", "TERM", "HUP"] {
        let mut child = jixiao(&["score", "-", "-f", "ndjson", "-o", result.to_str().unwrap()])
            .stdin(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut lines = child.stdin.take().unwrap();
        std::io::Write::write_all(&mut lines, b"{}\n{}\n").unwrap();
        std::thread::sleep(std::time::Duration::from_millis(500));
        let kill = std::process::Command::new("kill").args(["-s", signal, &child.id().to_string()]).status().unwrap();
        assert!(kill.success() && !child.wait().unwrap().success(), "{signal}");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0, "{signal}");
    }
}

#[cfg(unix)]
#[test]
fn what_is_no_regular_file_is_named_and_keeps_nobody_waiting() {
    let folder = tempfile::tempdir().unwrap();
    let pipe = folder.path().join("b.toml");
    // What is no file and no folder: everything behind a link to it as well.
    std::os::unix::fs::symlink("/dev/zero", &pipe).unwrap();
    let _socket = std::os::unix::net::UnixListener::bind(folder.path().join("c.json")).unwrap();
    fs::copy(table("unit-operation"), folder.path().join("a.toml")).unwrap();
    let (all, pipe) = (folder.path().to_str().unwrap(), pipe.to_str().unwrap());
    let own = table("unit-operation");
    let own = own.to_str().unwrap();
    let ran = run(&["score", all]);
    assert_eq!((ran.code, ran.out.contains("98.20")), (2, true), "{}", ran.err);
    assert_eq!(ran.err.matches("不是普通文件,没有读取").count(), 2, "{}", ran.err);
    for arguments in [
        &["score", pipe][..],
        &["score", own, "-t", pipe],
        &["score", own, "--templates", all],
        &["score", own, "--words", pipe],
        &["audit", own, "--waivers", pipe],
        &["audit", own, "--profile", pipe],
        &["narrate", own, "--wording", pipe],
        &["verify", pipe],
        &["explain", pipe],
        &["diff", own, pipe],
        &["sample", own, "--check", pipe],
    ] {
        let ran = run(arguments);
        assert_eq!((ran.code, ran.err.contains("不是普通文件")), (2, true), "{arguments:?}: {}", ran.err);
    }
}

/// Pages, letters, seals and lists of the program are known by their beginnings: what nobody ever writes into has none.
#[cfg(unix)]
#[test]
fn a_pipe_keeps_nobody_waiting_whatever_its_name() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["a.xlsx", "b.docx", "c.html", "d.seal", "e.pdf", "f.toml"] {
        let made = std::process::Command::new("mkfifo").arg(folder.path().join(name)).status().unwrap();
        assert!(made.success());
    }
    fs::copy(table("unit-operation"), folder.path().join("t.toml")).unwrap();
    for command in [&["audit", "--brief"][..], &["score"], &["rollup"], &["report", "-f", "json"], &["seal", "-o", "-"]]
    {
        let all = [command, &[folder.path().to_str().unwrap()]].concat();
        let mut child = jixiao(&all).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        let ended = (0..600).find_map(|_| {
            std::thread::sleep(std::time::Duration::from_millis(50));
            child.try_wait().unwrap()
        });
        if ended.is_none() {
            child.kill().unwrap();
        }
        assert_eq!(ended.and_then(|status| status.code()), Some(2), "{all:?}");
    }
}

/// By its size alone, before a byte of it is read: these files have holes and take no room.
#[test]
fn a_file_of_more_than_its_kind_may_have_is_not_read() {
    let folder = tempfile::tempdir().unwrap();
    for (name, mebibytes) in [("a.json", 256), ("c.toml", 4)] {
        let file = fs::File::create(folder.path().join(name)).unwrap();
        file.set_len((mebibytes << 20) + 1).unwrap();
    }
    // Lines may be any number; one alone is bounded.
    fs::File::create(folder.path().join("b.ndjson")).unwrap().set_len((64 << 20) + 1).unwrap();
    fs::copy(table("unit-operation"), folder.path().join("d.toml")).unwrap();
    let ran = run(&["score", folder.path().to_str().unwrap()]);
    assert_eq!((ran.code, ran.out.contains("98.20")), (2, true), "{}", ran.err);
    for (name, mebibytes) in [("a.json", 256), ("c.toml", 4)] {
        let says = format!("{name}: 错误: 文件过大:这种文件最多 {mebibytes} MiB");
        assert!(ran.err.contains(&says), "{says}: {}", ran.err);
    }
    assert!(ran.err.contains("b.ndjson:1:1: 错误: 这一行超过 64 MiB"), "{}", ran.err);
}

#[test]
fn more_than_a_table_may_hold() {
    let row = |name: &str| format!(r#"{{"path":["产出指标"],"name":"{name}","target":"≥1个","actual":"1个"}}"#);
    let of = |rows: &[String], goal: &str| {
        let rows = rows.join(",");
        let table = format!(
            r#"{{"template":"national/self-2020","project":{{"name":"x"}},"goal":{{"expected":"{goal}"}},"indicators":[{rows}]}}"#
        );
        support::run_with(&["score", "-"], table.as_bytes()).err
    };
    let rows: Vec<String> = (0..2_001).map(|number| row(&format!("第{number}项"))).collect();
    let (long, goal) = ("修".repeat(2_001), "建".repeat(20_001));
    assert!(of(&rows, "").contains("共 2001 行,一张表最多 2000 行"));
    assert!(of(&[row(&long)], "").contains("这一格有 2001 个字符,最多 2000 个"));
    assert!(of(&[row("a")], &goal).contains("这一格有 20001 个字符,最多 20000 个"));
    let most = of(&[row(&long[3..])], &goal[3..]);
    assert!(!most.contains("最多"), "{most}");
}

/// Each figure of a goal is held against every row: of more than any goal has the first are.
#[test]
fn a_goal_of_more_figures_than_any_has() {
    let row = |row: usize| {
        format!(r#"{{"path":["产出指标"],"name":"修建第{row}号水渠","target":"≥{row}公里","actual":"1公里"}}"#)
    };
    let rows: Vec<String> = (0..30).map(row).collect();
    let audited = |figures: usize| {
        let goal = (0..figures).map(|figure| format!("修建水渠{figure}公里;")).collect::<Vec<_>>().concat();
        let table = format!(
            r#"{{"template":"national/self-2020","project":{{"name":"x"}},"goal":{{"expected":"{goal}"}},"indicators":[{}]}}"#,
            rows.join(",")
        );
        support::run_with(&["audit", "-", "--on", "2025-03-01"], table.as_bytes()).out
    };
    assert!(audited(260).contains("只核对了前 200 个数字"), "{}", audited(260));
    assert!(!audited(150).contains("只核对了前"));
}

/// What no range looks like is none, however many signs stand in it: each would have to be tried.
#[test]
fn a_cell_of_signs_is_read_at_once() {
    let read = |target: &str| {
        let row = format!(r#"{{"path":["产出指标"],"name":"a","target":"{target}","actual":"8","weight":"5"}}"#);
        let table = format!(r#"{{"template":"national/self-2020","project":{{"name":"x"}},"indicators":[{row}]}}"#);
        let scored = support::run_with(&["score", "-", "-f", "ndjson"], table.as_bytes()).out;
        let card: serde_json::Value = serde_json::from_str(&scored).unwrap();
        card.pointer("/indicators/0/reading/target/kind").cloned().unwrap()
    };
    assert_eq!(read("6~9"), "range");
    assert_ne!(read(&"1~".repeat(17)), "range");
    assert_eq!(read(&"1~".repeat(1_000)), read(&"1~".repeat(17)));
}

/// The faults of many lines are told a hundred times, and counted; another file has its own hundred.
#[test]
fn a_hundred_messages_a_file() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.ndjson"), "7\n".repeat(350)).unwrap();
    fs::write(folder.path().join("b.ndjson"), "{}\n".repeat(20)).unwrap();
    let ran = run(&["rollup", folder.path().to_str().unwrap()]);
    let of = |name: &str| ran.err.lines().filter(|line| line.contains(&format!("{name}:"))).count();
    assert_eq!((ran.code, of("a.ndjson")), (2, 101), "{}", ran.err);
    assert!(ran.err.contains("a.ndjson: 错误: 另有 250 处错误未列出"), "{}", ran.err);
    assert!((20..=100).contains(&of("b.ndjson")), "{}", ran.err);
}

/// A hundred thousand faulty lines or items take little memory, in whatever command: what nobody reads is counted.
#[cfg(target_os = "linux")]
#[test]
fn faults_that_nobody_reads_take_no_memory() {
    let folder = tempfile::tempdir().unwrap();
    let lines = folder.path().join("a.ndjson");
    fs::write(&lines, "7\n".repeat(100_000)).unwrap();
    let items = folder.path().join("a.json");
    fs::write(&items, format!("[{}1]", "1,".repeat(99_999))).unwrap();
    for file in [&lines, &items] {
        let file = file.to_str().unwrap();
        for command in [
            &["score", file, "-f", "ndjson"][..],
            &["score", file, "-f", "points"],
            &["audit", file, "--on", "2025-03-01", "-f", "csv"],
            &["rollup", file],
        ] {
            let program = jixiao(&[command, &["--jobs", "2"]].concat());
            let mut limited = std::process::Command::new("sh");
            limited.args(["-c", "ulimit -v 500000; exec \"$0\" \"$@\""]).arg(program.get_program());
            let ran = ran(&limited.args(program.get_args()).env("LANG", "zh_CN.UTF-8").output().unwrap());
            assert!(ran.code == 2 && ran.err.contains("另有 99900 处错误未列出"), "{command:?}: {}", ran.err);
        }
    }
}

#[test]
fn threads_are_bounded() {
    let own = table("unit-operation");
    let own = own.to_str().unwrap();
    let ran = run(&["score", own, "--jobs", "257"]);
    assert_eq!((ran.code, ran.err.contains("最多 256 个")), (2, true), "{}", ran.err);
    let asked = jixiao(&["audit", own, own]).env("RAYON_NUM_THREADS", "40000").output().unwrap();
    assert_ne!(support::ran(&asked).code, 2);
}
