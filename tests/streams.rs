//! Lines of NDJSON of any number: in order, whatever the number of threads, one fault hides no other line, and a long-lived
//! program gets its answers while the input still comes.

use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdin, Command, Stdio};

use serde_json::{Value, json};

use crate::support::{jixiao, run, run_with};

/// A table in one line, with so many blanks in it.
fn table(name: &str, blanks: usize) -> String {
    let table = json!({ "template": "shandong/zaozhuang-self-2024", "project": { "name": name },
        "indicators": [{ "path": ["产出指标"], "name": "个数", "target": "≥3个", "actual": "3个", "weight": "5" }] });
    let text = table.to_string();
    format!("{{{}{}\n", " ".repeat(blanks), &text[1..])
}

fn names(out: &str) -> Vec<String> {
    let name =
        |line: &str| serde_json::from_str::<Value>(line).unwrap()["project"]["name"].as_str().unwrap().to_owned();
    out.lines().map(name).collect()
}

#[test]
fn lines_are_answered_in_their_order() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("tables.ndjson");
    // Blocks are full of one table, or of many.
    let sizes = [0, 300_000, 10, 0, 1_200_000, 30_000];
    let names_in: Vec<String> = (0..13).map(|number| format!("项目{number}")).collect();
    let text: String = names_in.iter().enumerate().map(|(at, name)| table(name, sizes[at % sizes.len()])).collect();
    std::fs::write(&path, &text).unwrap();
    let path = path.to_str().unwrap();
    for format in ["points", "ndjson", "json", "csv"] {
        let one = run(&["score", path, "-f", format, "--jobs", "1", "--fail-on", "never"]);
        assert_eq!(one.code, 0, "{}", one.err);
        for jobs in ["2", "5"] {
            assert!(run(&["score", path, "-f", format, "--jobs", jobs]).out == one.out, "{format} with --jobs {jobs}");
        }
        assert!(run_with(&["score", "-", "-f", format], text.as_bytes()).out == one.out, "{format} from a pipe");
        if ["points", "ndjson"].contains(&format) {
            assert_eq!(names(&one.out), names_in);
        }
    }
    for command in [&["audit", path, "-f", "json"][..], &["rollup", path, "-f", "json"], &["trend", path, "-f", "json"]]
    {
        let ran = run(command);
        assert!(ran.code < 2, "{command:?}: {}", ran.err);
        assert!(!run_with(&[&command[..1], &["-"], &command[2..]].concat(), text.as_bytes()).out.is_empty());
    }
}

#[test]
fn a_faulty_line_is_told_with_its_number_and_hides_no_other() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("tables.ndjson");
    let mut text = Vec::new();
    for number in 1..=40 {
        match number {
            7 => text.extend(b"{\"project\": 1}\n"),
            19 => text.extend(b"\xCF\xEE\xC4\xBF\n"),
            20 => text.extend(b"\n"),
            23 => text.extend(b"{\"a\": \x00}\n"),
            33 => text.extend("\u{feff}{}\n".as_bytes()),
            40 => text.extend(b"{\"project\":"),
            _ => text.extend(table(&number.to_string(), 90_000).as_bytes()),
        }
    }
    std::fs::write(&path, &text).unwrap();
    let name = path.to_str().unwrap();
    let told = |ran: &str| -> Vec<usize> {
        let line = |said: &str| said.split("tables.ndjson:").nth(1)?.split(':').next()?.parse().ok();
        let mut lines: Vec<usize> = ran.lines().filter(|said| said.contains("error")).filter_map(line).collect();
        lines.dedup();
        lines
    };
    for jobs in ["1", "3"] {
        let ran = run(&["score", name, "-f", "points", "--jobs", jobs, "--fail-on", "never", "--lang", "en"]);
        assert_eq!((ran.code, ran.out.lines().count()), (2, 34));
        assert_eq!(told(&ran.err), [7, 19, 23, 33, 40], "{}", ran.err);
        assert!(ran.err.contains("34 of them not in full; 5 could not be computed"), "{}", ran.err);
    }
    let audited = run(&["audit", name, "-f", "json", "--lang", "en"]);
    assert_eq!((audited.code, told(&audited.err)), (2, vec![7, 19, 23, 33, 40]));
}

#[test]
fn a_line_may_be_longer_than_a_block_and_not_without_end() {
    let text = format!("{}{}{}", table("长", 5 << 20), table("太长", 65 << 20), table("末", 0));
    let ran = run_with(&["score", "-", "-f", "points", "--fail-on", "never", "--lang", "en"], text.as_bytes());
    assert_eq!((ran.code, names(&ran.out)), (2, vec!["长".to_owned(), "末".to_owned()]));
    assert!(ran.err.contains("-:2:1: error: this line has more than 64 MiB"), "{}", ran.err);
}

#[test]
fn nothing_is_something_that_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("tables.ndjson");
    for text in ["", "\n \n"] {
        std::fs::write(&path, text).unwrap();
        let ran = run(&["score", path.to_str().unwrap(), "-f", "points", "--lang", "en"]);
        assert_eq!(ran.code, 2);
        assert!(ran.err.contains("there is nothing in this file"), "{}", ran.err);
    }
}

struct Worker {
    child: Child,
    input: ChildStdin,
    output: BufReader<std::process::ChildStdout>,
}

impl Worker {
    fn start(arguments: &[&str]) -> Self {
        let mut child = jixiao(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let (input, output) = (child.stdin.take().unwrap(), BufReader::new(child.stdout.take().unwrap()));
        Self { child, input, output }
    }

    fn ask(&mut self, text: &str) -> String {
        self.input.write_all(text.as_bytes()).unwrap();
        self.input.flush().unwrap();
        let mut line = String::new();
        self.output.read_line(&mut line).unwrap();
        line
    }
}

/// If answers waited for more input this would wait for ever.
#[test]
fn a_worker_on_a_pipe_answers_line_by_line() {
    for format in ["points", "ndjson"] {
        let mut worker = Worker::start(&["score", "-", "-f", format, "--fail-on", "never"]);
        for number in 0..5 {
            let name = format!("第{number}");
            let line = table(&name, 0);
            let (begun, rest) = line.split_at(20);
            worker.input.write_all(begun.as_bytes()).unwrap();
            assert_eq!(names(&worker.ask(rest)), [name]);
        }
        drop(worker.input);
        let mut left = String::new();
        worker.output.read_to_string(&mut left).unwrap();
        assert!(left.is_empty() && worker.child.wait().unwrap().success(), "{format}: {left}");
    }
}

/// Whoever has seen enough ends the work, though the input has no end.
#[test]
fn a_closed_pipe_ends_the_work() {
    let mut worker = Worker::start(&["score", "-", "-f", "points"]);
    let line = table("一", 0);
    assert_eq!(names(&worker.ask(&line)), ["一"]);
    drop(worker.output);
    let ended = (0..100_000).find(|_| worker.input.write_all(line.as_bytes()).is_err());
    assert!(ended.is_some());
    worker.child.wait().unwrap();
}

/// Two hundred megabytes go through a program that may not have as much: memory does not grow with the input.
#[test]
#[cfg(target_os = "linux")]
fn memory_stays_what_it_is_however_much_comes() {
    let program = env!("CARGO_BIN_EXE_jixiao");
    let command = format!("ulimit -v 200000; exec '{program}' score - -f points --jobs 2 --fail-on never");
    let mut child = Command::new("sh")
        .args(["-c", &command])
        .env("MALLOC_ARENA_MAX", "1")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    let feeder = std::thread::spawn(move || {
        let line = table("一", 300_000);
        (0..700).try_for_each(|_| input.write_all(line.as_bytes()))
    });
    let answers = BufReader::new(child.stdout.take().unwrap()).lines().count();
    assert!(feeder.join().unwrap().is_ok());
    assert!(child.wait().unwrap().success());
    assert_eq!(answers, 700);
}

/// What was done when a program was killed is kept, nothing of it is lost, and nothing stands there twice.
#[test]
fn a_run_goes_on_where_it_was_killed() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (tables, whole, out) = (at("tables.ndjson"), at("whole.csv"), at("out.csv"));
    let text: String = (0..60).map(|number| table(&number.to_string(), 1_100_000)).collect();
    std::fs::write(&tables, format!("{text}{{}}\n")).unwrap();
    let plain = run(&["score", &tables, "-o", &whole, "--jobs", "1", "--lang", "en"]);
    assert_eq!(plain.code, 2, "{}", plain.err);
    let command = ["score", &tables, "-o", &out, "--jobs", "1", "--resume", "--lang", "en"];
    let mark = format!("{out}.part.json");
    let mut child = jixiao(&command).stderr(Stdio::null()).spawn().unwrap();
    while !std::path::Path::new(&mark).exists() && child.try_wait().unwrap().is_none() {
        std::thread::yield_now();
    }
    child.kill().unwrap();
    child.wait().unwrap();
    let left: Value = serde_json::from_str(&std::fs::read_to_string(&mark).unwrap()).unwrap();
    assert!(left["written"].as_u64().unwrap() < 60, "{left}");
    // Half a line that no mark knows of.
    let mut part = std::fs::OpenOptions::new().append(true).open(format!("{out}.part")).unwrap();
    part.write_all(b"half a li").unwrap();

    let other = run(&[&command[..], &["-t", "national/self-2020"]].concat());
    assert_eq!(other.code, 2);
    assert!(other.err.contains("out.csv.part belongs to another run"), "{}", other.err);

    let resumed = run(&command);
    assert_eq!((resumed.code, &resumed.err), (2, &plain.err));
    assert!(std::fs::read(&out).unwrap() == std::fs::read(&whole).unwrap());
    let left: Vec<_> = std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left.len(), 3, "{left:?}");
    let again = run(&command);
    assert!(again.code == 2 && again.err.contains("the file exists"), "{}", again.err);
}

#[test]
fn only_lines_of_one_file_go_on() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (one, two, toml, out) = (at("one.ndjson"), at("two.ndjson"), at("one.toml"), at("out.csv"));
    let (json, text) = (at("out.json"), at("out.txt"));
    for path in [&one, &two] {
        std::fs::write(path, table("一", 0)).unwrap();
    }
    std::fs::write(&toml, "").unwrap();
    for arguments in [
        &[&*one, &two, "-o", &out][..],
        &[&one],
        &[&one, "-o", "-"],
        &["-", "-o", &out],
        &[&toml, "-o", &out],
        &[&one, "-o", &json, "-f", "json"],
        &[&one, "-o", &text, "-f", "human"],
    ] {
        let ran = run(&[&["score", "--resume", "--lang", "en"], arguments].concat());
        assert_eq!(ran.code, 2, "{arguments:?}");
        assert!(ran.err.contains("this is for one file of NDJSON"), "{arguments:?}: {}", ran.err);
    }
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 3);
    let ran = run(&["score", &one, "-o", &out, "--resume"]);
    assert_eq!((ran.code, std::fs::read_dir(folder.path()).unwrap().count()), (1, 4), "{}", ran.err);
}
