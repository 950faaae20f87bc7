//! Input that nobody should have to fear: each gets a message with its place, exit code 2, and
//! leaves nothing half-written behind.

use std::path::Path;
use std::time::{Duration, Instant};

use serde::Deserialize;

use crate::support::edit::Edit;
use crate::support::{self, jixiao, ran, rows, run, run_with, table, table_text};

/// Scores bytes under a name in an empty folder; the message, with nothing on standard output.
fn refused(name: &str, bytes: &[u8]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    let result = folder.path().join("result.json");
    let path = path.to_str().unwrap();
    let ran = run(&["score", path, "-f", "json", "-o", result.to_str().unwrap()]);
    assert_eq!(ran.code, 2, "{}", ran.err);
    assert_eq!(ran.out, "");
    let left: Vec<_> = std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left, [name], "something was left behind");
    let said = support::without_excerpts(&ran.err);
    said.replace(&format!("{}/", folder.path().display()), "").replace("已评 0 张表;1 张无法计算\n", "")
}

/// A published table with one text replaced.
fn with(old: &str, new: &str) -> String {
    let text = table_text("unit-operation");
    assert!(text.contains(old), "{old}");
    text.replacen(old, new, 1)
}

fn json(indicator: &str) -> String {
    format!(r#"{{"template":"national/self-2020","project":{{"name":"x"}},"indicators":[{indicator}]}}"#)
}

/// A file, and what is said of it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Refused {
    file: String,
    text: String,
    says: String,
}

fn assert_refused(path: &str) {
    for Refused { file, text, says } in rows::<Refused>(path) {
        assert_eq!(refused(&file, text.as_bytes()), format!("{says}\n"), "{file}: {text:?}");
    }
}

#[test]
fn truncated_files() {
    assert_eq!(
        refused("a.toml", &table_text("unit-operation").as_bytes()[..700]),
        "a.toml:19:2: 错误: TOML 语法错误:只有键没有值,应为“键 = 值”\n"
    );
    assert_refused("hostile/truncated.toml");
}

#[test]
fn files_that_are_no_text() {
    let binary = "错误: 不是文本文件\n  提示: 应为 UTF-8 编码的 TOML、JSON 或 Markdown 文件\n";
    assert_eq!(refused("a.toml", b"\x7fELF\x02\x01\x01\0\0\0"), format!("a.toml:1:1: {binary}"));
    let all: Vec<u8> = (0..=255).collect();
    assert_eq!(refused("a.json", &all), format!("a.json:2:1: {binary}"));
}

#[test]
fn other_encodings() {
    let advice = "\n  提示: 请另存为 UTF-8 编码后再试\n";
    // 绩效 in GBK, then in UTF-16.
    assert_eq!(
        refused("a.toml", b"# \xBC\xA8\xD0\xA7\n"),
        format!("a.toml:1:1: 错误: 不是 UTF-8 文本,看来是 GBK 编码{advice}")
    );
    assert_eq!(
        refused("a.toml", b"\xFF\xFE\xE9\x7E\x48\x65"),
        format!("a.toml:1:1: 错误: 不是 UTF-8 文本,看来是 UTF-16 编码{advice}")
    );
}

/// What Windows editors add makes no difference.
#[test]
fn a_byte_order_mark_and_crlf_are_read() {
    let plain = run(&["score", table("unit-operation").to_str().unwrap()]);
    let text = table_text("unit-operation");
    for bytes in [format!("\u{FEFF}{text}"), text.replace('\n', "\r\n")] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("unit-operation.toml");
        std::fs::write(&path, bytes).unwrap();
        let ran = run(&["score", path.to_str().unwrap()]);
        assert_eq!((ran.code, &ran.out), (0, &plain.out), "{}", ran.err);
    }
}

#[test]
fn fifty_megabytes_of_brackets() {
    let brackets = vec![b'['; 50_000_000];
    let started = Instant::now();
    assert_eq!(refused("a.json", &brackets), "a.json:1:50000001: 错误: JSON 语法错误:内容不完整,文件可能被截断\n");
    assert_eq!(refused("a.toml", &brackets), "a.toml: 错误: 文件过大:这种文件最多 4 MiB\n");
    let ran = run_with(&["score", "-"], &brackets);
    assert_eq!(ran.code, 2);
    assert!(ran.err.starts_with('-'), "{}", ran.err);
    // Not a measurement: minutes would mean that something is quadratic.
    assert!(started.elapsed() < Duration::from_secs(120));
}

/// A million faults are told in a hundred messages, and in seconds: nothing looks at every place of
/// a file for every fault.
#[test]
fn more_faults_than_anybody_reads() {
    let started = Instant::now();
    let keys: Vec<String> = (0..300_000).map(|key| format!("\"k{key}\":{key}")).collect();
    let unknown = refused("a.json", format!("{{{}}}", keys.join(",")).as_bytes());
    assert_eq!(unknown.lines().filter(|line| line.starts_with("a.json:")).count(), 101);
    assert!(unknown.contains("另有 299901 处错误未列出"), "{}", unknown.lines().last().unwrap());

    let broken = refused("a.toml", "=\n".repeat(1_000_000).as_bytes());
    assert_eq!(broken.lines().filter(|line| line.starts_with("a.toml:")).count(), 101);

    let rows =
        vec![r#"{"path":["a","a","a","a","a","a","a","a","a","a","a","a","a","a","a","a","a"]}"#; 2_000].join(",");
    let unreadable = refused("a.json", json(&rows).as_bytes());
    assert_eq!(unreadable.lines().count(), 100);
    assert!(started.elapsed() < Duration::from_secs(120));
}

#[test]
fn a_tree_without_an_end() {
    let path = vec![r#""层""#; 1_000].join(",");
    let table = json(&format!(r#"{{"path":[{path}],"target":"是","actual":"是","weight":"1"}}"#));
    assert_eq!(refused("a.json", table.as_bytes()), "a.json:1:79: 错误: 层级超过 16 级\n");
}

#[test]
fn deep_nesting() {
    let nested = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    assert_eq!(refused("a.json", nested(100_000).as_bytes()), "a.json:1:35: 错误: 嵌套超过 32 层\n");
    assert_eq!(
        refused("a.toml", format!("x = {}", nested(100_000)).as_bytes()),
        "a.toml:1:85: 错误: TOML 语法错误:嵌套过深\n"
    );
}

#[test]
fn numbers_that_are_none() {
    for edit in rows::<Edit>("hostile/figures.toml") {
        let text = edit.of(&table_text("unit-operation"));
        if edit.says.is_empty() {
            support::score(&text);
        } else {
            assert_eq!(refused("a.toml", text.as_bytes()), edit.says.join("\n") + "\n", "{edit}");
        }
    }
    assert_eq!(
        refused("a.json", json(r#"{"path":["a"],"weight":NaN}"#).as_bytes()),
        "a.json:1:94: 错误: JSON 语法错误:expected value\n"
    );
}

#[test]
fn numbers_of_forty_digits() {
    let forty = "1234567890123456789012345678901234567890";
    assert_eq!(
        refused("a.json", json(&format!(r#"{{"path":["a"],"weight":{forty}}}"#)).as_bytes()),
        format!("a.json:1:94: 错误: “{forty}”超过 15 位有效数字\n  提示: 请加引号写成字符串,否则别的程序会丢失数位\n")
    );
    // A target leaves its own row open, and nothing else.
    for absurd in [forty, "7.9e28", "0.0000000000000000000000000007"] {
        let card = support::score(&with("≥2000 人次", &format!("≥{absurd} 人次")));
        let open =
            card.indicators.iter().filter(|row| row.why.as_ref().is_some_and(|why| why.code == "figure_unreadable"));
        assert_eq!(open.count(), 1, "{absurd}");
    }
}

#[test]
fn absurd_amounts_leave_the_rate_open_and_stop_no_rollup() {
    let amounts = [
        ("9999999999999999999999999999", "0.0000000000000000000000000007"),
        ("1234567890123456789012345678901234567890", "5"),
        ("9999999999999999", "0.000000000001"),
        ("1e5", "1e4"),
    ];
    for (executed, budget) in amounts {
        let text = with(r#"executed = "337.28""#, &format!(r#"executed = "{executed}""#)).replacen(
            r#"budget = "352""#,
            &format!(r#"budget = "{budget}""#),
            1,
        );
        let card = support::score(&text);
        let money = card.execution.as_ref().unwrap();
        assert!(money.score.is_none() && money.why.is_some(), "{executed} of {budget}");
        assert!(card.indicators.iter().any(|row| row.score.is_some()), "{executed} of {budget}");
        let folder = tempfile::tempdir().unwrap();
        let paths = [("a.toml", &text), ("b.toml", &table_text("vehicle-operation"))].map(|(name, text)| {
            let path = folder.path().join(name);
            std::fs::write(&path, text).unwrap();
            path.to_str().unwrap().to_owned()
        });
        let ran = run(&["rollup", &paths[0], &paths[1]]);
        assert_eq!(ran.code, 0, "{executed} of {budget}: {}", ran.err);
    }
}

#[test]
fn duplicate_keys() {
    assert_refused("hostile/duplicate.toml");
}

#[test]
fn files_that_cannot_be_read() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().to_str().unwrap();
    let ran_folder = run(&["score", path]);
    assert_eq!(ran_folder.code, 2);
    assert!(ran_folder.err.contains("文件夹中没有自评表文件"), "{}", ran_folder.err);
    let missing = run(&["score", "没有这个文件.toml"]);
    assert_eq!(missing.code, 2);
    assert_eq!(missing.err, "没有这个文件.toml: 错误: 无法读取:文件或文件夹不存在\n已评 0 张表;1 张无法计算\n");
}

/// Root may read everything, so that the program runs as somebody else here.
#[cfg(target_os = "linux")]
#[test]
fn a_file_without_permission() {
    use std::os::unix::fs::PermissionsExt;
    use std::os::unix::process::CommandExt;
    let folder = tempfile::tempdir().unwrap();
    let mode = |path: &Path, mode: u32| std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
    let program = folder.path().join("jixiao");
    std::fs::copy(env!("CARGO_BIN_EXE_jixiao"), &program).unwrap();
    let secret = folder.path().join("a.toml");
    std::fs::write(&secret, table_text("unit-operation")).unwrap();
    mode(folder.path(), 0o755);
    mode(&program, 0o755);
    mode(&secret, 0o000);
    let mut command = std::process::Command::new(&program);
    command.arg("score").arg(&secret).current_dir("/").env_clear();
    if std::fs::read(&secret).is_ok() {
        command.uid(65534);
    }
    let ran = ran(&command.output().unwrap());
    assert_eq!(ran.code, 2);
    assert_eq!(ran.err, format!("{}: 错误: 无法读取:没有权限\n已评 0 张表;1 张无法计算\n", secret.display()));
}

/// Output that cannot be written: a full device, and a file that may not grow.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk() {
    use std::process::Stdio;
    let table = table("unit-operation");
    let full = std::fs::File::options().write(true).open("/dev/full").unwrap();
    let mut command = jixiao(&["score", table.to_str().unwrap(), "-f", "json"]);
    let ran_full =
        ran(&command.stdout(Stdio::from(full)).stderr(Stdio::piped()).spawn().unwrap().wait_with_output().unwrap());
    assert_eq!((ran_full.code, ran_full.err.as_str()), (2, "stdout: 错误: 无法写入:磁盘空间不足\n"));

    // A shell limits the size of files to one block and ignores the signal for it.
    let folder = tempfile::tempdir().unwrap();
    let result = folder.path().join("result.json");
    let script = "trap '' XFSZ; ulimit -f 1; exec \"$@\"";
    let output = std::process::Command::new("sh")
        .args(["-c", script, "sh", env!("CARGO_BIN_EXE_jixiao"), "score", "-f", "json", "-o"])
        .arg(&result)
        .arg(&table)
        .env_clear()
        .output()
        .unwrap();
    let limited = ran(&output);
    assert_eq!(limited.code, 2, "{}", limited.err);
    assert_eq!(limited.err, format!("{}: 错误: 无法写入:磁盘空间不足\n", result.display()));
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0, "something was left behind");
}
