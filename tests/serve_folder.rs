//! The folder on the desk of `jixiao serve`: what is told of it, that nothing is read or written elsewhere, and that two
//! people at once lose nothing.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::thread;

use serde_json::{Value, json};

use crate::serve::{At, Started};
use crate::support::{self, TABLES, root, run, table_text};

/// A folder of tables and the server on it.
struct Served {
    started: Started,
    folder: PathBuf,
    _whole: tempfile::TempDir,
}

impl Served {
    /// The four published tables in a folder of their own, inside of one that is nobody's business.
    fn with(arguments: &[&str]) -> Self {
        Self::after(arguments, |folder| {
            for name in TABLES {
                fs::write(folder.join(name).with_extension("toml"), table_text(name)).unwrap();
            }
        })
    }

    fn after(arguments: &[&str], fill: impl FnOnce(&Path)) -> Self {
        let whole = tempfile::tempdir().unwrap();
        let folder = whole.path().join("自评");
        fs::create_dir(&folder).unwrap();
        fill(&folder);
        let started = Started::with(&[&[folder.to_str().unwrap()], arguments].concat());
        Self { started, folder, _whole: whole }
    }

    fn call(&self, name: &str, request: &Value) -> Value {
        answer(&self.started.at, name, request, 200)
    }

    fn refused(&self, name: &str, request: &Value, status: u16) -> Value {
        answer(&self.started.at, name, request, status)
    }

    fn list(&self) -> Value {
        self.call("folder", &json!({}))
    }

    /// The sign of a file.
    fn id(&self, name: &str) -> String {
        let list = self.list();
        let file = list["files"].as_array().unwrap().iter().find(|file| file["name"] == name);
        file.unwrap_or_else(|| panic!("{name}: {list}"))["id"].as_str().unwrap().to_owned()
    }

    fn open(&self, name: &str) -> Value {
        self.call("file", &json!({ "id": self.id(name) }))
    }

    /// Everything that stands in the folder and around it.
    fn everything(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        fn below(folder: &Path, found: &mut BTreeMap<PathBuf, Vec<u8>>) {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                let kind = fs::symlink_metadata(&path).unwrap();
                match () {
                    () if kind.is_dir() => below(&path, found),
                    () if kind.is_file() => _ = found.insert(path.clone(), fs::read(&path).unwrap()),
                    () => _ = found.insert(path, Vec::new()),
                }
            }
        }
        let mut found = BTreeMap::new();
        below(self.folder.parent().unwrap(), &mut found);
        found
    }
}

fn answer(at: &At, name: &str, request: &Value, status: u16) -> Value {
    let came = at.call(name, &request.to_string());
    assert_eq!(came.status, status, "{name} {request}: {came:?}");
    serde_json::from_str(&came.body).unwrap()
}

/// What is wrong, in English.
fn problem(answer: &Value) -> &str {
    answer["problems"][0]["en"].as_str().unwrap_or_else(|| panic!("{answer}"))
}

fn table_of<'a>(list: &'a Value, name: &str) -> &'a Value {
    let files = list["files"].as_array().unwrap();
    &files.iter().find(|file| file["name"] == name).unwrap_or_else(|| panic!("{name}: {list}"))["tables"][0]
}

#[test]
fn the_list_says_what_the_commands_say() {
    let served = Served::with(&[]);
    fs::copy(root().join("examples/zaozhuang-2024/department.toml"), served.folder.join("department.toml")).unwrap();
    fs::write(served.folder.join("说明.pdf"), "%PDF").unwrap();
    fs::write(served.folder.join("broken.toml"), "template = ").unwrap();
    let list = served.list();
    assert_eq!((&list["dir"], &list["writable"]), (&json!("自评"), &json!(false)));
    let names: Vec<&str> =
        list["files"].as_array().unwrap().iter().map(|file| file["name"].as_str().unwrap()).collect();
    let expected = [
        "broken.toml",
        "department.toml",
        "hotline-12345.toml",
        "macro-research.toml",
        "unit-operation.toml",
        "vehicle-operation.toml",
    ];
    assert_eq!(names, expected);
    assert_eq!(list["files"][1]["kind"], "department");
    assert_eq!(list["files"][0]["problems"][0]["place"], "broken.toml:1:12");
    assert_eq!(list["left_out"][0]["name"], "说明.pdf");
    for name in TABLES {
        let card = support::scorecard(name);
        let table = table_of(&list, &format!("{name}.toml"));
        assert_eq!(table["score"], card.total.score.unwrap().to_string(), "{name}");
        assert_eq!(table["grade"].as_str(), card.grade.as_deref());
    }
    let path = served.folder.to_str().unwrap();
    let audit: Value = serde_json::from_str(&run(&["audit", path, "-f", "json"]).out).unwrap();
    let counted = |severity: &str| -> u64 {
        let tables =
            TABLES.map(|name| table_of(&list, &format!("{name}.toml"))["findings"][severity].as_u64().unwrap());
        let together = list["together"]["findings"].as_array().unwrap();
        tables.iter().sum::<u64>() + together.iter().filter(|finding| finding["severity"] == severity).count() as u64
    };
    for severity in ["error", "inconsistency", "warning", "note"] {
        assert_eq!(counted(severity), audit["counts"]["findings"][severity].as_u64().unwrap_or(0), "{severity}");
    }
    assert_eq!(list["together"]["verdict"], audit["verdict"]);
    // Where the folder stands is told to nobody.
    let above = served.folder.parent().unwrap().file_name().unwrap().to_str().unwrap();
    assert!(!list.to_string().contains(above) && !served.open("unit-operation.toml").to_string().contains(above));
}

#[test]
fn a_file_is_opened_by_its_sign_with_its_version_and_findings() {
    let served = Served::with(&[]);
    let file = served.open("macro-research.toml");
    assert_eq!(file["name"], "macro-research.toml");
    let table = &file["tables"][0];
    assert_eq!(table["assessment"]["project"]["name"], "宏观经济调研费(智库管理)");
    let findings = table["findings"].as_array().unwrap();
    let list = served.list();
    let counts = &table_of(&list, "macro-research.toml")["findings"];
    assert_eq!(findings.len() as u64, counts["warning"].as_u64().unwrap() + counts["note"].as_u64().unwrap());
    assert!(
        findings.iter().all(|finding| finding["standing"] == "open" && finding["id"].as_str().unwrap().len() == 16)
    );
    let print = run(&["score", served.folder.join("macro-research.toml").to_str().unwrap(), "-f", "json"]).out;
    assert!(print.contains(file["version"].as_str().unwrap()), "the version is the digest of the file");

    for id in ["macro-research.toml", "../自评/macro-research.toml", "/etc/passwd", "", "0000000000000000", "."] {
        let refused = served.call("file", &json!({ "id": id }));
        assert_eq!(problem(&refused), "there is no such file", "{id}");
    }
    // Signs are of one start.
    let id = served.id("macro-research.toml");
    let other = Served::with(&[]);
    assert_eq!(problem(&other.call("file", &json!({ "id": id }))), "there is no such file");
    for request in [json!({}), json!([]), json!({ "id": 1 }), json!(null)] {
        assert!(problem(&served.call("file", &request)).starts_with("the request cannot be read"));
    }
}

#[test]
fn what_changes_in_the_folder_is_seen() {
    let served = Served::with(&[]);
    let list = served.list();
    assert_eq!(list["files"].as_array().unwrap().len(), 4);
    let path = served.folder.join("unit-operation.toml");
    let changed = table_text("unit-operation").replace("actual = \"1900 人次\"", "actual = \"2000 人次\"");
    fs::write(&path, changed).unwrap();
    fs::remove_file(served.folder.join("hotline-12345.toml")).unwrap();
    fs::create_dir(served.folder.join("下级")).unwrap();
    fs::write(served.folder.join("下级/新.toml"), table_text("hotline-12345")).unwrap();
    let then = served.list();
    let score = |list: &Value, name: &str| table_of(list, name)["score"].as_str().unwrap().to_owned();
    assert_ne!(score(&list, "unit-operation.toml"), score(&then, "unit-operation.toml"));
    assert_eq!(score(&then, "下级/新.toml"), score(&list, "hotline-12345.toml"));
    assert_eq!(then["files"].as_array().unwrap().len(), 4);
}

#[test]
fn without_a_folder_there_is_none() {
    let started = Started::with(&[]);
    for name in ["folder", "file", "save", "decide", "sample", "picture"] {
        assert_eq!(
            problem(&answer(&started.at, name, &json!({}), 200)),
            "no folder is served; start it so: jixiao serve DIR".split(';').next().unwrap()
        );
    }
    let ran = run(&["serve", "no-such-folder", "--lang", "en"]);
    assert!(ran.code == 2 && ran.err.contains("the folder cannot be opened"), "{}", ran.err);
    let file = root().join("README.md");
    assert_eq!(run(&["serve", file.to_str().unwrap()]).code, 2);
    assert_eq!(run(&["serve", "--write"]).code, 2);
}

#[cfg(unix)]
#[test]
fn links_lead_nowhere() {
    use std::os::unix::fs::symlink;

    let served = Served::with(&["--write"]);
    let outside = served.folder.parent().unwrap().join("秘密");
    fs::create_dir(&outside).unwrap();
    let secret = table_text("unit-operation").replace("单位运行经费", "机密项目");
    fs::write(outside.join("secret.toml"), &secret).unwrap();
    symlink(outside.join("secret.toml"), served.folder.join("link.toml")).unwrap();
    symlink(&outside, served.folder.join("linked")).unwrap();
    symlink(served.folder.join("unit-operation.toml"), served.folder.join("inside.toml")).unwrap();
    symlink("/dev/zero", served.folder.join("zero.toml")).unwrap();
    let list = served.list();
    assert!(!list.to_string().contains("机密项目"), "{list}");
    for name in ["link.toml", "inside.toml"] {
        let file = list["files"].as_array().unwrap().iter().find(|file| file["name"] == name).unwrap();
        assert!(problem(file).starts_with("a link or no regular file"), "{file}");
        assert_eq!(file["tables"], json!([]));
    }
    assert!(!list.to_string().contains("linked/"), "{list}");

    // A file that was listed gives way to a link, and so does the folder that it stands in.
    fs::create_dir(served.folder.join("下级")).unwrap();
    fs::write(served.folder.join("下级/secret.toml"), table_text("unit-operation")).unwrap();
    for (name, swap) in [("unit-operation.toml", false), ("下级/secret.toml", true)] {
        let file = served.open(name);
        let path = served.folder.join(name);
        fs::remove_file(&path).unwrap();
        if swap {
            fs::remove_dir(path.parent().unwrap()).unwrap();
            symlink(&outside, path.parent().unwrap()).unwrap();
        } else {
            symlink(outside.join("secret.toml"), &path).unwrap();
        }
        let opened = served.call("file", &json!({ "id": file["id"] }));
        assert!(problem(&opened).starts_with("a link or no regular file"), "{opened}");
        let saved = served.call("save", &saving(&file));
        assert!(problem(&saved).starts_with("a link or no regular file"), "{saved}");
    }
    // State does not go through a link either.
    let deciding = deciding(&served.open("macro-research.toml"), "confirmed", "open", "");
    symlink(&outside, served.folder.join(".jixiao")).unwrap();
    let decided = served.call("decide", &deciding);
    assert!(decided["problems"][0]["severity"] == "error", "{decided}");
    assert_eq!(fs::read_to_string(outside.join("secret.toml")).unwrap(), secret);
    assert_eq!(fs::read_dir(&outside).unwrap().count(), 1);
}

/// A request to save a file as it was opened, with another actual value.
fn saving(file: &Value) -> Value {
    let mut assessment = file["tables"][0]["assessment"].clone();
    assessment["indicators"][0]["actual"] = json!("1");
    json!({ "id": file["tables"][0]["id"], "version": file["version"], "assessment": assessment })
}

/// A request to decide the first finding of a file.
fn deciding(file: &Value, decision: &str, standing: &str, note: &str) -> Value {
    let table = &file["tables"][0];
    json!({
        "table": table["id"], "finding": table["findings"][0]["id"], "decision": decision, "standing": standing,
        "who": "某市财政局绩效科", "note": note,
    })
}

#[test]
fn nothing_is_written_without_being_asked_for_at_the_start() {
    let served = Served::with(&[]);
    let file = served.open("macro-research.toml");
    assert_eq!(file["writable"], false);
    let before = served.everything();
    let new = json!({ "name": "新", "assessment": file["tables"][0]["assessment"] });
    for (name, request) in
        [("save", saving(&file)), ("save", new), ("decide", deciding(&file, "dismissed", "open", "因为"))]
    {
        assert_eq!(problem(&served.refused(name, &request, 403)), "only reads; nothing was written");
    }
    assert_eq!(served.everything(), before);
}

#[test]
fn a_table_is_saved_where_it_stood_and_is_what_was_sent() {
    let served = Served::with(&["--write"]);
    let file = served.open("macro-research.toml");
    let saved = served.call("save", &saving(&file));
    assert_eq!(saved["name"], "macro-research.toml");
    assert_ne!(saved["version"], file["version"]);
    let again = served.open("macro-research.toml");
    assert_eq!(again["version"], saved["version"]);
    assert_eq!(again["tables"][0]["assessment"], saving(&file)["assessment"]);
    assert_eq!(again["tables"][0]["id"], saved["id"]);
    // The others are as they were, and nothing was left beside them.
    let names: Vec<String> =
        served.everything().into_keys().map(|path| path.file_name().unwrap().to_str().unwrap().to_owned()).collect();
    assert_eq!(names, ["hotline-12345.toml", "macro-research.toml", "unit-operation.toml", "vehicle-operation.toml"]);
    let path = served.folder.join("macro-research.toml");
    assert_eq!(run(&["score", path.to_str().unwrap()]).code, 0, "every command reads it");

    for (assessment, why) in [
        (json!({ "project": { "name": 1 } }), "a string is wanted here"),
        (json!({ "project": { "name": "甲" }, "projekt": {} }), "unknown key `projekt`"),
        (json!([]), ""),
        (json!("x"), ""),
        (json!({ "department": "甲" }), "no table of a project"),
        (json!({ "schema": "jixiao/scorecard/v1" }), ""),
    ] {
        let request = json!({ "id": saved["id"], "version": saved["version"], "assessment": assessment });
        let refused = served.call("save", &request);
        assert!(problem(&refused).contains(why), "{assessment}: {refused}");
    }
    assert_eq!(served.open("macro-research.toml")["version"], saved["version"]);
}

#[test]
fn a_new_table_has_a_plain_name_and_takes_nobodys_place() {
    let served = Served::with(&["--write"]);
    let assessment = served.open("unit-operation.toml")["tables"][0]["assessment"].clone();
    let save = |name: &str| served.call("save", &json!({ "name": name, "assessment": assessment }));
    assert_eq!(save("新项目")["name"], "新项目.toml");
    assert!(problem(&save("新项目")).contains("cannot be written"));
    assert!(problem(&save("unit-operation.toml")).contains("cannot be written"));
    let before = served.everything();
    for name in ["", "..", "../x", "/tmp/x", "a/b", "a\\b", "C:x", ".jixiao", "x\0", "NUL", &"长".repeat(100)] {
        assert!(problem(&save(name)).starts_with("no name of a file"), "{name:?}");
    }
    assert_eq!(served.everything(), before);
    assert_eq!(table_text("unit-operation"), fs::read_to_string(served.folder.join("unit-operation.toml")).unwrap());
}

#[test]
fn a_workbook_is_never_written_and_all_its_tables_are_kept() {
    let served = Served::after(&["--write"], |folder| {
        for name in ["unit-operation", "macro-research"] {
            fs::write(folder.join(name).with_extension("toml"), table_text(name)).unwrap();
        }
        let book = folder.join("两张.xlsx");
        let ran = run(&["export", folder.to_str().unwrap(), "-o", book.to_str().unwrap()]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        for name in ["unit-operation.toml", "macro-research.toml"] {
            fs::remove_file(folder.join(name)).unwrap();
        }
    });
    let book = fs::read(served.folder.join("两张.xlsx")).unwrap();
    let file = served.open("两张.xlsx");
    let tables = file["tables"].as_array().unwrap();
    assert_eq!(tables.len(), 2);
    let scores = |list: &Value| -> Vec<String> {
        let files = list["files"].as_array().unwrap().iter();
        let mut scores: Vec<String> = files
            .flat_map(|file| file["tables"].as_array().unwrap())
            .map(|table| format!("{} {}", table["title"], table["score"]))
            .collect();
        scores.sort();
        scores
    };
    let before = scores(&served.list());
    let request = json!({ "id": tables[1]["id"], "version": file["version"], "assessment": tables[1]["assessment"] });
    let saved = served.call("save", &request);
    assert!(saved["name"].as_str().unwrap().starts_with("两张-"), "{saved}");
    assert_eq!(fs::read(served.folder.join("两张.xlsx")).unwrap(), book, "the clerk's own book stays as it is");
    let list = served.list();
    assert_eq!(scores(&list), before, "both are there, once each");
    assert_eq!(list["files"].as_array().unwrap().len(), 2);
    assert_eq!(list["left_out"][0]["name"], "两张.xlsx");
    let path = served.folder.join(saved["name"].as_str().unwrap());
    assert!(fs::read_to_string(path).unwrap().contains("两张.xlsx!"), "every field still names its cell");
}

#[test]
fn two_people_at_once_lose_nothing() {
    let served = Served::with(&["--write"]);
    let file = served.open("unit-operation.toml");
    let save = |name: &'static str| {
        let (at, mut request) = (served.started.at.clone(), saving(&file));
        request["assessment"]["goal"]["achieved"] = json!(name);
        thread::spawn(move || at.call("save", &request.to_string()))
    };
    let came: Vec<_> = ["甲", "乙", "丙", "丁"].map(save).into_iter().map(|thread| thread.join().unwrap()).collect();
    let won: Vec<usize> = (0..4).filter(|index| came[*index].status == 200).collect();
    assert_eq!(won.len(), 1, "{came:?}");
    let then = served.open("unit-operation.toml");
    assert_eq!(then["tables"][0]["assessment"]["goal"]["achieved"], json!(["甲", "乙", "丙", "丁"][won[0]]));
    for came in came.iter().filter(|came| came.status != 200) {
        assert_eq!(came.status, 409, "{came:?}");
        let told: Value = serde_json::from_str(&came.body).unwrap();
        assert!(problem(&told).starts_with("somebody else has changed this file"));
        assert_eq!((&told["began"], &told["version"]), (&file["version"], &then["version"]));
        assert_eq!(told["current"]["tables"][0]["assessment"], then["tables"][0]["assessment"]);
    }

    // Somebody who edits the file itself is somebody else too, even within the same moment and with as many letters.
    let path = served.folder.join("vehicle-operation.toml");
    let file = served.open("vehicle-operation.toml");
    let found = fs::metadata(&path).unwrap().modified().unwrap();
    let text = fs::read_to_string(&path).unwrap().replace("2024", "2023");
    fs::write(&path, &text).unwrap();
    fs::File::options().write(true).open(&path).unwrap().set_modified(found).unwrap();
    served.refused("save", &saving(&file), 409);
    assert_eq!(fs::read_to_string(&path).unwrap(), text);

    // So are two who make a file of the same name.
    let new = json!({ "name": "新", "assessment": file["tables"][0]["assessment"] }).to_string();
    let ask = |()| {
        let (at, new) = (served.started.at.clone(), new.clone());
        thread::spawn(move || at.call("save", &new).body.contains("\"version\""))
    };
    let made: Vec<bool> = [(); 4].map(ask).into_iter().map(|thread| thread.join().unwrap()).collect();
    assert_eq!(made.iter().filter(|made| **made).count(), 1);
}

#[test]
fn what_a_bureau_dismisses_is_a_waiver_that_audits_read() {
    let served = Served::with(&["--write"]);
    let file = served.open("macro-research.toml");
    let note = "不成立:\"\"\"\n[[waivers]]\ncode = \"J402\"\u{1b}[2K";
    let decided = served.call("decide", &deciding(&file, "dismissed", "open", note));
    let first = &decided["findings"][0];
    assert_eq!((&first["standing"], &first["waived"]["reason"]), (&json!("dismissed"), &json!(note)));
    assert_eq!(first["decisions"][0]["by"], "某市财政局绩效科");
    assert_eq!(decided["counted"]["waived"], table_of(&served.list(), "macro-research.toml")["findings"]["waived"]);

    let [folder, waivers] =
        ["", ".jixiao/waivers.toml"].map(|name| served.folder.join(name).to_str().unwrap().to_owned());
    let audit = run(&["audit", &folder, "--waivers", &waivers, "-f", "json"]).out;
    let audit: Value = serde_json::from_str(&audit).unwrap();
    let waived = audit["findings"].as_array().unwrap().iter().filter(|finding| finding["waived"]["reason"] == note);
    assert_eq!(waived.count(), 1);
    assert_eq!(audit["counts"]["rules"]["J006"], Value::Null, "no waiver is about nothing");

    // What others have written in the file stays.
    let own = "# 局里的\n[[waivers]]\ncode = \"J503\"\nproject = \"宏观经济调研费(智库管理)\"\nreason = \"r\"\nby = \"b\"\n\n";
    let text = fs::read_to_string(&waivers).unwrap();
    fs::write(&waivers, format!("{own}{text}")).unwrap();
    let withdrawn = served.call("decide", &deciding(&file, "withdrawn", "dismissed", ""));
    assert_eq!(withdrawn["findings"][0]["standing"], "open", "{withdrawn}");
    assert_eq!(fs::read_to_string(&waivers).unwrap().trim_end(), own.trim_end());
    let lines = fs::read_to_string(served.folder.join(".jixiao/decisions.ndjson")).unwrap();
    let lines: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(
        lines.iter().map(|line| line["decision"].as_str().unwrap()).collect::<Vec<_>>(),
        ["dismissed", "withdrawn"]
    );
    let schema: Value = serde_json::from_str(&run(&["schema", "decision"]).out).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    assert!(lines.iter().all(|line| validator.is_valid(line)));
}

#[test]
fn a_finding_is_confirmed_or_spoken_of_and_nobody_decides_over_another() {
    let served = Served::with(&["--write"]);
    let file = served.open("macro-research.toml");
    for (decision, note, standing) in
        [("comment", "请补充佐证", "open"), ("confirmed", "", "confirmed"), ("comment", "已电话告知", "confirmed")]
    {
        let decided = served.call("decide", &deciding(&file, decision, "open", note));
        assert_eq!(decided["findings"][0]["standing"], standing, "{decided}");
    }
    let shown = served.open("macro-research.toml");
    assert_eq!(shown["tables"][0]["findings"][0]["decisions"].as_array().unwrap().len(), 3);
    assert_eq!(table_of(&served.list(), "macro-research.toml")["confirmed"], 1);
    assert!(!served.folder.join(".jixiao/waivers.toml").exists(), "what is confirmed is no waiver");

    // Another who still sees it open is told, and sees what holds.
    let late = served.refused("decide", &deciding(&file, "dismissed", "open", "我看不成立"), 409);
    assert_eq!(problem(&late), "somebody else has decided meanwhile");
    assert_eq!(late["findings"][0]["standing"], "confirmed");
    let at = |decision: &str, standing: &str| {
        let (at, request) = (served.started.at.clone(), deciding(&file, decision, standing, "因为").to_string());
        thread::spawn(move || at.call("decide", &request).status)
    };
    let mut statuses = [at("dismissed", "confirmed"), at("withdrawn", "confirmed"), at("dismissed", "confirmed")]
        .map(|thread| thread.join().unwrap());
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 409, 409]);

    // Who decides, and why, is said; and it has to be about something.
    let now = served.open("macro-research.toml")["tables"][0]["findings"][0]["standing"].as_str().unwrap().to_owned();
    let mut nobody = deciding(&file, "confirmed", &now, "");
    nobody["who"] = json!(" ");
    assert_eq!(problem(&served.call("decide", &nobody)), "say who decides");
    let without = deciding(&file, "dismissed", &now, "");
    assert_eq!(problem(&served.call("decide", &without)), "say why, or what is to be added");
    let mut nothing = deciding(&file, "confirmed", &now, "");
    nothing["finding"] = json!("0000000000000000");
    served.refused("decide", &nothing, 409);
    let unknown = deciding(&file, "forgotten", &now, "x");
    assert!(problem(&served.call("decide", &unknown)).starts_with("the request cannot be read"));
}

#[test]
fn files_of_state_that_cannot_be_read_are_told_and_not_written_over() {
    let served = Served::with(&["--write"]);
    let file = served.open("macro-research.toml");
    fs::create_dir(served.folder.join(".jixiao")).unwrap();
    let waivers = served.folder.join(".jixiao/waivers.toml");
    fs::write(&waivers, "[[waivers]]\ncode = 1\n").unwrap();
    for (name, request) in [("folder", json!({})), ("decide", deciding(&file, "dismissed", "open", "因为"))] {
        let told = served.call(name, &request);
        assert!(told["problems"][0]["place"].as_str().unwrap().starts_with(".jixiao/waivers.toml:"), "{told}");
    }
    assert_eq!(fs::read_to_string(&waivers).unwrap(), "[[waivers]]\ncode = 1\n");
    fs::remove_file(&waivers).unwrap();
    let log = served.folder.join(".jixiao/decisions.ndjson");
    fs::write(&log, "{\"broken").unwrap();
    assert_eq!(served.list()["problems"][0]["place"], ".jixiao/decisions.ndjson:1:9");
    served.call("decide", &deciding(&file, "confirmed", "open", ""));
    let text = fs::read_to_string(&log).unwrap();
    assert!(text.starts_with("{\"broken\n{\"on\":") && text.ends_with("}\n"), "{text}");
}

#[test]
fn names_that_are_no_names_do_no_harm() {
    let hostile =
        ["<img src=x onerror=alert(1)>.toml", "'\"><script>.toml", "-rf.toml", "a b&c=d#e?f.toml", "\u{202e}lmot.toml"];
    let served = Served::after(&["--write"], |folder| {
        for name in hostile {
            fs::write(folder.join(name), table_text("unit-operation").replace("单位运行经费", "</script>\\u001b[2K"))
                .unwrap();
        }
    });
    let came = served.started.at.call("folder", "{}");
    assert!(came.head.contains("content-type: application/json") && !came.body.contains(['\u{202e}', '\u{1b}']));
    let list: Value = serde_json::from_str(&came.body).unwrap();
    assert_eq!(list["files"].as_array().unwrap().len(), hostile.len());
    for file in list["files"].as_array().unwrap() {
        let opened = served.call("file", &json!({ "id": file["id"] }));
        assert_eq!((&opened["name"], opened["tables"].as_array().unwrap().len()), (&file["name"], 1));
        assert_eq!(served.call("save", &saving(&opened))["name"], file["name"]);
    }
}

#[test]
fn the_overview_and_its_page_are_those_of_the_command() {
    let served = Served::with(&["--write"]);
    fs::copy(root().join("examples/zaozhuang-2024/department.toml"), served.folder.join("department.toml")).unwrap();
    fs::write(served.folder.join("说明.pdf"), "%PDF").unwrap();
    served.call("decide", &deciding(&served.open("macro-research.toml"), "dismissed", "open", "因为"));
    let [folder, waivers] =
        ["", ".jixiao/waivers.toml"].map(|name| served.folder.join(name).to_str().unwrap().to_owned());
    let asked = |format: &str| run(&["report", &folder, "--waivers", &waivers, "-f", format]).out.replace(&folder, "");
    let own: Value = serde_json::from_str(&asked("json")).unwrap();
    assert_eq!(served.call("overview", &json!({})), own);
    let report = served.call("report", &json!({ "language": "zh" }));
    assert_eq!((&report["name"], &report["type"]), (&json!("自评 绩效报告.html"), &json!("text/html")));
    assert_eq!(decoded(report["base64"].as_str().unwrap()), asked("html"));
}

/// Every link of a drawn part.
fn links(part: &Value, found: &mut Vec<String>) {
    let Some(parts) = part.as_array() else { return };
    if let Some(href) = parts.get(1).and_then(|attributes| attributes["href"].as_str()) {
        found.push(href.to_owned());
    }
    parts.iter().skip(2).for_each(|part| links(part, found));
}

#[test]
fn the_picture_leads_from_every_mark_to_its_table() {
    let served = Served::with(&[]);
    fs::copy(root().join("examples/zaozhuang-2024/department.toml"), served.folder.join("department.toml")).unwrap();
    let [one, other] = ["甲", "乙"].map(|name| table_text("vehicle-operation").replace("车辆运行维护费", name));
    let both: Vec<Value> = [one, other].iter().map(|text| toml::from_str(text).unwrap()).collect();
    fs::write(served.folder.join("both.json"), json!(both).to_string()).unwrap();
    let (picture, list) = (served.call("picture", &json!({ "language": "en" })), served.list());
    let signs: Vec<&Value> =
        list["files"].as_array().unwrap().iter().flat_map(|file| file["tables"].as_array().unwrap()).collect();
    let projects = picture["projects"].as_array().unwrap();
    assert_eq!((projects.len(), signs.len()), (6, 6));
    let report: Value =
        serde_json::from_str(&run(&["report", served.folder.to_str().unwrap(), "-f", "json"]).out).unwrap();
    for (aim, project) in projects.iter().zip(report["projects"]["shown"].as_array().unwrap()) {
        let table = signs.iter().find(|table| table["id"] == aim["table"]).unwrap_or_else(|| panic!("{aim}"));
        assert_eq!(table["title"], project["project"]);
        let codes = |findings: &Value| -> Vec<Value> {
            findings.as_array().unwrap().iter().map(|finding| finding["code"].clone()).collect()
        };
        assert_eq!(codes(&aim["findings"]), codes(&project["findings"]["shown"]));
    }
    let mut found = Vec::new();
    picture["parts"].as_array().unwrap().iter().for_each(|part| links(part, &mut found));
    assert!(found.len() > 50 && found.iter().all(|href| href.starts_with('#')), "{found:?}");
    let text = picture.to_string();
    let unaimed = |href: &&String| {
        let id = &href[1..];
        let known = id == "projects" || id.starts_with("r-") || id.starts_with('p');
        !known && !text.contains(&format!("\"id\":\"{id}\""))
    };
    assert_eq!(found.iter().find(unaimed), None);
}

#[test]
fn a_roster_and_a_profile_hold_as_in_an_audit() {
    let given = tempfile::tempdir().unwrap();
    let profile = given.path().join("阈值.toml");
    fs::write(&profile, "[severity]\ncost-repeats-budget = \"error\"\n").unwrap();
    let whole = tempfile::tempdir().unwrap();
    let folder = whole.path().join("自评");
    fs::create_dir(&folder).unwrap();
    for name in TABLES {
        fs::write(folder.join(name).with_extension("toml"), table_text(name)).unwrap();
    }
    // It may lie among the tables, and is none of them.
    let roster = folder.join("名单.csv");
    fs::write(&roster, "主管部门,项目名称\n枣庄市人民政府办公室,单位运行经费\n枣庄市水务局,河道\n").unwrap();
    let [path, roster, profile] = [&folder, &roster, &profile].map(|path| path.to_str().unwrap());
    let options = ["--roster", roster, "--profile", profile];
    let started = Started::with(&[&[path], &options[..]].concat());
    let list = answer(&started.at, "folder", &json!({}), 200);
    let audit: Value =
        serde_json::from_str(&run(&[&["audit", path, "-f", "json"], &options[..]].concat()).out).unwrap();
    assert_eq!(list["files"].as_array().unwrap().len(), TABLES.len());
    assert_eq!((&list["left_out"], &audit["counts"]["failed"]), (&json!([]), &json!(0)));
    assert_eq!(list["roster"]["missing"][0]["project"], "河道");
    let without_file = |check: &Value| {
        (check["due"].clone(), check["missing"][0]["project"].clone(), check["extra"].clone().as_array().unwrap().len())
    };
    assert_eq!(without_file(&list["roster"]), without_file(&audit["roster"]));
    assert_eq!((&list["together"]["verdict"], &audit["verdict"]), (&json!("fail"), &json!("fail")));
    let errors: u64 =
        TABLES.iter().map(|name| table_of(&list, &format!("{name}.toml"))["findings"]["error"].as_u64().unwrap()).sum();
    assert_eq!(Some(errors), audit["counts"]["findings"]["error"].as_u64());
    assert!(errors > 0);
    let above = whole.path().file_name().unwrap().to_str().unwrap();
    assert!(!answer(&started.at, "picture", &json!({}), 200).to_string().contains(above));
    // What cannot be read is told at once.
    let ran = run(&["serve", path, "--roster", "no-such-list.csv", "--lang", "en"]);
    assert!(ran.code == 2 && ran.err.contains("no-such-list.csv"), "{}", ran.err);
    assert_eq!(run(&["serve", path, "--profile", roster]).code, 2);
    assert_eq!(run(&["serve", "--roster", roster]).code, 2);
}

/// The text that stands in Base64.
fn decoded(text: &str) -> String {
    const SIGNS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let values = text.trim_end_matches('=').chars().map(|sign| SIGNS.find(sign).unwrap());
    let bits = values.flat_map(|value| (0..6).rev().map(move |bit| value >> bit & 1)).collect::<Vec<_>>();
    let byte = |bits: &[usize]| u8::try_from(bits.iter().fold(0, |byte, bit| byte << 1 | bit)).unwrap();
    String::from_utf8(bits.chunks_exact(8).map(byte).collect()).unwrap()
}

#[test]
fn a_draw_is_that_of_the_command() {
    let served = Served::with(&[]);
    for (request, arguments) in [
        (json!({ "seed": "福彩3D 2025081", "size": "2" }), vec!["-n", "2"]),
        (
            json!({ "seed": "福彩3D 2025081", "size": "50%", "method": "stratified", "by": "amount" }),
            vec!["-n", "50%", "-m", "stratified", "--by", "amount"],
        ),
        (json!({ "seed": "福彩3D 2025081", "size": "1", "method": "monetary" }), vec!["-n", "1", "-m", "monetary"]),
    ] {
        let mut drawn = served.call("sample", &request);
        let path = served.folder.to_str().unwrap();
        let ran = run(&[&["sample", path, "-f", "json", "--seed", "福彩3D 2025081"], arguments.as_slice()].concat());
        let mut own: Value = serde_json::from_str(&ran.out).unwrap();
        // The command names files by their paths.
        for project in [&mut drawn, &mut own].into_iter().flat_map(|sample| sample["drawn"].as_array_mut().unwrap()) {
            let name = project["file"].as_str().unwrap().rsplit('/').next().unwrap().to_owned();
            project["file"] = json!(name);
        }
        assert_eq!(drawn, own);
    }
    for (request, why) in [
        (json!({ "size": "2" }), "there is no seed"),
        (json!({ "seed": "x", "size": "many" }), "how many"),
        (json!({ "seed": "x", "size": "2", "by": "grade" }), "strata are for"),
    ] {
        assert!(problem(&served.call("sample", &request)).starts_with(why), "{request}");
    }
}
