//! Messages for programs: one JSON object a line, with code, place and both languages; and which program it is that tells them.

use serde_json::Value;

use crate::support::{Ran, run};

/// The messages of a run.
fn messages(ran: &Ran) -> Vec<Value> {
    let lines = ran.err.lines().map(|line| serde_json::from_str(line).unwrap_or_else(|_| panic!("{line}")));
    let messages: Vec<Value> = lines.collect();
    for message in &messages {
        let texts = [&message["zh"], &message["en"]];
        assert!(texts.iter().all(|text| text.as_str().is_some_and(|text| !text.is_empty())), "{message}");
        assert!(message["code"].is_string() && message["severity"].is_string(), "{message}");
    }
    messages
}

#[test]
fn every_message_is_an_object_in_both_languages() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).display().to_string();
    std::fs::write(at("a.json"), "{ \"projekt\": {} }").unwrap();
    std::fs::write(at("b.toml"), "template = \"national/self-2020\"\nproject.name = “甲”\n").unwrap();
    std::fs::write(at("c.pdf"), "").unwrap();
    let ran = run(&["score", &folder.path().display().to_string(), "--message-format", "json"]);
    let messages = messages(&ran);
    let of =
        |code: &str| messages.iter().find(|one| one["code"] == code).unwrap_or_else(|| panic!("{code}: {}", ran.err));
    let input = messages.iter().find(|one| one["place"]["column"] == 3).unwrap();
    assert_eq!(input["code"], "input");
    assert_eq!((input["severity"].as_str(), input["place"]["line"].as_u64()), (Some("error"), Some(1)));
    assert_eq!(
        (input["place"]["file"].as_str(), input["place"]["column"].as_u64()),
        (Some(at("a.json").as_str()), Some(3))
    );
    assert!(input["advice"]["zh"].is_string(), "{input}");
    assert_eq!(of("remark")["place"]["file"].as_str(), Some(at("b.toml").as_str()));
    assert_eq!(of("unsure")["severity"], "warning");
    assert_eq!(of("summary")["severity"], "info");
    assert_eq!(ran.code, 2);
}

#[test]
fn cells_are_places_and_so_are_wrong_arguments() {
    let ran = run(&["score", "tests/import/no-such.xlsx", "--message-format=json", "--lang", "en"]);
    assert_eq!(messages(&ran)[0]["place"]["file"], "tests/import/no-such.xlsx");
    let ran = run(&["score", "--message-format", "json", "--no-such"]);
    let messages = messages(&ran);
    assert_eq!((messages.len(), messages[0]["code"].as_str(), ran.code), (1, Some("usage"), 2));
    assert!(
        messages[0]["zh"].as_str().unwrap().contains("没有")
            && messages[0]["en"].as_str().unwrap().contains("unexpected")
    );
}

#[test]
fn where_nothing_could_be_read_json_is_an_empty_list() {
    for command in [&["score"][..], &["verify"], &["import"]] {
        let ran = run(&[command, &["no-such.json", "-f", "json", "--message-format", "json"]].concat());
        assert_eq!((ran.code, ran.out.trim()), (2, "[]"), "{command:?}");
        assert_eq!(messages(&ran)[0]["code"], "input");
    }
    // A file is not written for that.
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.json");
    assert_eq!(run(&["score", "no-such.json", "-o", file.to_str().unwrap()]).code, 2);
    assert!(!file.exists());
}

#[test]
fn the_version_names_commit_and_features() {
    let ran = run(&["--version"]);
    let lines: Vec<&str> = ran.out.lines().collect();
    assert_eq!(lines.len(), 3, "{}", ran.out);
    assert_eq!(lines[0], format!("jixiao {}", env!("CARGO_PKG_VERSION")));
    assert!(lines[1].starts_with("commit: ") && lines[2].starts_with("features: cli excel"), "{}", ran.out);
}
