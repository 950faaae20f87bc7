//! The worker: every line is answered, at once, and nothing ends it but the end of its input.

use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::support::{TABLES, jixiao, root, run_with, table};

/// The answers to lines.
fn answers(input: &[u8]) -> Vec<Value> {
    let ran = run_with(&["worker"], input);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    ran.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn every_request_is_answered_at_once_with_its_id() {
    let mut command = jixiao(&["worker"]);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let (mut input, mut output) = (child.stdin.take().unwrap(), BufReader::new(child.stdout.take().unwrap()));
    for id in ["1", "\"甲\"", "null", "[1,{\"a\":2}]"] {
        writeln!(input, "{{\"id\":{id},\"call\":\"code\",\"request\":{{\"code\":\"units_differ\"}}}}").unwrap();
        let mut line = String::new();
        output.read_line(&mut line).unwrap();
        let answer: Value = serde_json::from_str(&line).unwrap();
        assert_eq!(answer["id"], serde_json::from_str::<Value>(id).unwrap());
        assert!(answer["answer"].get("problems").is_none(), "{line}");
    }
    drop(input);
    assert!(child.wait().unwrap().success());
}

/// The same as the calls of the library, byte for byte.
#[test]
fn answers_are_those_of_the_calls() {
    for name in jixiao::calls::names() {
        let line = format!("{{\"call\":\"{name}\",\"request\":{{\"id\":\"national/self-2020\"}}}}\n");
        let ran = run_with(&["worker"], line.as_bytes());
        let answer = jixiao::calls::call(name, "{\"id\":\"national/self-2020\"}");
        assert_eq!(ran.out, format!("{{\"id\":null,\"answer\":{answer}}}\n"), "{name}");
    }
}

#[test]
fn no_line_ends_it() {
    let mut input = Vec::new();
    let bad: [&[u8]; 12] = [
        b"not json",
        b"{\"id\":1",
        b"[]",
        b"7",
        b"{}",
        b"{\"id\":1}",
        b"{\"id\":1,\"call\":\"about\",\"more\":1}",
        b"{\"id\":1,\"call\":2}",
        b"\xff\xfe",
        b"{\"id\":1,\"call\":\"no such call\"}",
        b"{\"id\":1,\"call\":\"form\",\"request\":[]}",
        b"{\"id\":1,\"call\":\"open\",\"request\":{\"name\":\"a\",\"base64\":\"!\"}}",
    ];
    for line in bad {
        input.extend_from_slice(line);
        input.extend_from_slice(b"\n\r\n");
    }
    let mut deep = b"[".repeat(1 << 20);
    deep.push(b'\n');
    input.extend_from_slice(&deep);
    // Longer than any line may be.
    input.extend(std::iter::repeat_n(b' ', (64 << 20) + 1));
    input.extend_from_slice(b"\n{\"id\":\"last\",\"call\":\"about\"}");
    let mut answers = answers(&input);
    let last = answers.pop().unwrap();
    assert_eq!(
        (last["id"].as_str(), last["answer"]["version"].as_str()),
        (Some("last"), Some(env!("CARGO_PKG_VERSION")))
    );
    assert_eq!(answers.len(), bad.len() + 2);
    for answer in &answers {
        let problem = &answer["answer"]["problems"][0];
        assert!(problem["zh"].is_string() && problem["en"].is_string(), "{answer}");
    }
    assert!(answers.last().unwrap()["answer"]["problems"][0]["en"].as_str().unwrap().contains("64 MiB"));
}

/// What the examples print in their languages, where these are at hand.
#[test]
fn examples_ask_the_worker() {
    let mut files: Vec<String> = TABLES.map(|name| table(name).display().to_string()).into();
    files.push(root().join("examples/replay.py").display().to_string());
    for (interpreter, script) in [("python3", "examples/worker.py"), ("node", "examples/worker.mjs")] {
        let mut command = Command::new(interpreter);
        command.arg(root().join(script)).arg(env!("CARGO_BIN_EXE_jixiao")).args(&files);
        let Ok(output) = command.output() else {
            assert!(std::env::var_os("CI").is_none(), "{interpreter} is needed for this test");
            continue;
        };
        let said = String::from_utf8(output.stdout).unwrap();
        assert!(output.status.success(), "{said}{}", String::from_utf8_lossy(&output.stderr));
        assert!(said.contains("unit-operation.toml: 98.20, findings: "), "{said}");
        assert!(said.lines().count() > 4 && said.contains("replay.py"), "{said}");
    }
}
