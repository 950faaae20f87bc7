//! Seals: whatever is changed of sealed files is named, the forgeries among it that recomputing can never find; a third party comes
//! to the same.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use jixiao::intake::{Document, ScoringEngine};
use jixiao::read::{Format, Source};
use jixiao::seal::{
    About, Covers, Expected, Fault, Found, PrivateKey, Seal, SealVerdict, Sealing, Signed, State, check,
};
use jixiao::verify::verify;
use serde_json::{Value, json};

use crate::support::{self, root, run, table_text};

type Files = BTreeMap<String, Vec<u8>>;

fn files(of: &[(&str, &str)]) -> Files {
    of.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec())).collect()
}

fn sealed(files: &Files, key: Option<&PrivateKey>) -> Seal {
    let engine = ScoringEngine::builtin().unwrap();
    let mut sealing = Sealing::begin(&engine);
    for (name, bytes) in files {
        sealing.add(name, name, bytes.clone()).unwrap();
    }
    sealing.finish(Covers::Folder, About::default(), key).unwrap()
}

fn held_by(engine: &ScoringEngine, seal: &Seal, files: &Files, expected: &Expected) -> SealVerdict {
    let present: Vec<String> = files.keys().cloned().collect();
    let mut find = |name: &str| files.get(name).cloned().map_or(Found::Missing, Found::Bytes);
    check(engine, "a.seal", seal, expected, &present, &mut find)
}

fn held(seal: &Seal, files: &Files) -> SealVerdict {
    held_by(&ScoringEngine::builtin().unwrap(), seal, files, &Expected::default())
}

/// What is told of the changes of the first file, each in a line.
fn told(verdict: &SealVerdict) -> Vec<String> {
    let State::Changed { changes } = &verdict.files[0].state else {
        return vec![format!("{:?}", verdict.files[0].state)];
    };
    let shown = |text: &Option<String>| text.clone().unwrap_or_else(|| "-".to_owned());
    changes
        .iter()
        .map(|one| format!("{} {} → {}", one.change.field, shown(&one.change.old), shown(&one.change.new)))
        .collect()
}

/// The published table, as JSON.
fn table() -> Value {
    toml::from_str(&table_text("unit-operation")).unwrap()
}

fn card_by(engine: &ScoringEngine, table: &Value) -> Value {
    let card = engine.score_text("table.json", Format::Json, &table.to_string()).unwrap();
    serde_json::to_value(card).unwrap()
}

fn recomputes(engine: &ScoringEngine, card: &Value) -> bool {
    let source = Source::from_bytes("card.json", Some(Format::Json), card.to_string().into()).unwrap();
    verify(engine, &Document::all(&source).next().unwrap().unwrap(), None).unwrap().holds()
}

/// A forgery: what is done to the table before it is scored anew, and what the seal says of it.
type Forgery = (&'static str, fn(&mut Value), &'static str);

const FORGERIES: [Forgery; 14] = [
    (
        "an actual value",
        |table| table["indicators"][3]["actual"] = "2400 人次".into(),
        "/indicators/3/actual 1900 人次 → 2400 人次",
    ),
    (
        "weights moved to a row that is met",
        |table| {
            table["indicators"][3]["weight"] = "2.5".into();
            table["indicators"][1]["weight"] = "12.5".into();
        },
        "/indicators/3/weight 7.5 → 2.5",
    ),
    (
        "a missed row that does not apply",
        |table| table["indicators"][3]["not_applicable"] = "本年未安排".into(),
        "/indicators/3/outcome partial → not_applicable",
    ),
    ("a missed row dropped", |table| drop(table["indicators"].as_array_mut().unwrap().remove(3)), "/indicators/3 {"),
    (
        "amounts times ten thousand",
        |table| {
            table["funds"][0]["budget"] = "3520000".into();
            table["funds"][0]["executed"] = "3372800".into();
        },
        "/execution/budget 352 → 3520000",
    ),
    ("another currency", |table| table["currency"] = "亿元".into(), "/currency 万元 → 亿元"),
    ("another project", |table| table["project"]["name"] = "车辆购置".into(), "/project/name 单位运行经费 → 车辆购置"),
    (
        "another department",
        |table| table["project"]["department"] = "别的部门".into(),
        "/project/department 枣庄市人民政府办公室 → 别的部门",
    ),
    ("another unit", |table| table["project"]["unit"] = "别的单位".into(), "/project/unit - → 别的单位"),
    ("another year", |table| table["year"] = 2025.into(), "/year 2024 → 2025"),
    (
        "an indicator renamed",
        |table| table["indicators"][3]["name"] = "会议次数".into(),
        "/indicators/3/name 出差人次 → 会议次数",
    ),
    (
        "a reason",
        |table| table["indicators"][3]["reason"] = "已完成".into(),
        "/indicators/3/reason 出差人次未达到目标值 → 已完成",
    ),
    ("reported points", |table| table["indicators"][3]["reported"] = "7.5".into(), "/indicators/3/reported 7.12 → 7.5"),
    (
        "an empty table",
        |table| {
            table["indicators"] = json!([]);
            table["funds"] = json!([]);
        },
        "/total/score 98.20 → null",
    ),
];

/// Each is a scorecard that this program itself has made of forged inputs, under the digest of the true table: it comes out again, and
/// recomputing can never find it.
#[test]
fn forgeries_that_come_out_again_are_found_by_the_seal() {
    let engine = ScoringEngine::builtin().unwrap();
    let genuine = card_by(&engine, &table());
    let seal = sealed(&files(&[("card.json", &genuine.to_string())]), None);
    for (what, forge, says) in FORGERIES {
        let mut forged = table();
        forge(&mut forged);
        let mut card = card_by(&engine, &forged);
        card["input"] = genuine["input"].clone();
        assert!(recomputes(&engine, &card), "{what}");
        let verdict = held(&seal, &files(&[("card.json", &card.to_string())]));
        assert!(!verdict.holds, "{what}");
        let told = told(&verdict);
        assert!(told.iter().any(|line| line.starts_with(says)), "{what}: {told:#?}");
    }
}

/// The same of edits that leave every figure where it was.
#[test]
fn edits_that_no_figure_follows_are_found_by_the_seal() {
    let engine = ScoringEngine::builtin().unwrap();
    let genuine = card_by(&engine, &table());
    let seal = sealed(&files(&[("card.json", &genuine.to_string())]), None);
    let edits: [(&str, Value, &str); 3] = [
        ("/input/sha256", "0".repeat(64).into(), "/input/sha256"),
        ("/engine/version", "0.0.9".into(), "/engine/version 0.1.0 → 0.0.9"),
        ("/execution/budget", "352.0".into(), "/execution/budget 352 → 352.0"),
    ];
    for (pointer, value, says) in edits {
        let mut card = genuine.clone();
        *card.pointer_mut(pointer).unwrap() = value;
        assert!(recomputes(&engine, &card), "{pointer}");
        let told = told(&held(&seal, &files(&[("card.json", &card.to_string())])));
        assert!(told.len() == 1 && told[0].starts_with(says), "{told:#?}");
    }
    // All derivations at once: the card becomes one without steps.
    let mut card = genuine.clone();
    let strip = |part: &mut Value| part.as_object_mut().unwrap().remove("derivation");
    [&mut card["total"], &mut Value::Null].into_iter().take(1).for_each(|part| drop(strip(part)));
    strip(&mut card["execution"]);
    card["indicators"].as_array_mut().unwrap().iter_mut().for_each(|part| drop(strip(part)));
    card["tiers"].as_array_mut().unwrap().iter_mut().for_each(|part| drop(strip(part)));
    assert!(recomputes(&engine, &card));
    assert!(!held(&seal, &files(&[("card.json", &card.to_string())])).holds);
}

/// The template of the published tables, rounding up and without its examples.
fn engine_with_other_rules() -> ScoringEngine {
    let text = std::fs::read_to_string(root().join("indicators/shandong/zaozhuang-self-2024.toml")).unwrap();
    let text = support::without_examples(&text);
    let (before, behind) = text.split_once("mode = \"half_even\"").unwrap();
    let text = format!("{before}mode = \"up\"{behind}");
    let mut engine = ScoringEngine::builtin().unwrap();
    engine.add_template(&Source::from_bytes("own.toml", Some(Format::Toml), text.into()).unwrap()).unwrap();
    engine
}

#[test]
fn a_template_of_the_senders_own_is_found_by_its_digest() {
    let (engine, senders) = (ScoringEngine::builtin().unwrap(), engine_with_other_rules());
    let (genuine, forged) = (card_by(&engine, &table()), card_by(&senders, &table()));
    assert_ne!(genuine["indicators"][3]["score"], forged["indicators"][3]["score"]);
    let seal = sealed(&files(&[("card.json", &genuine.to_string())]), None);
    // It comes out again with the templates of the sender, and the seal names the digest.
    assert!(recomputes(&senders, &forged));
    let verdict = held_by(&senders, &seal, &files(&[("card.json", &forged.to_string())]), &Expected::default());
    let found = told(&verdict);
    assert!(found.iter().any(|line| line.starts_with("/template/sha256 ")), "{found:#?}");
    // The genuine card is computed by the template of its digest, whatever the sender has under the same id.
    assert!(recomputes(&senders, &genuine));
    assert!(held_by(&senders, &seal, &files(&[("card.json", &genuine.to_string())]), &Expected::default()).holds);
    // Steps that prove another rule than the template of the digest are refused, sealed or not.
    let mut pasted = forged.clone();
    pasted["template"] = genuine["template"].clone();
    assert!(!recomputes(&senders, &pasted) && !recomputes(&engine, &pasted));
    assert!(Sealing::begin(&senders).add("card.json", "card.json", pasted.to_string().into()).is_err());
    // Where the template of a sealed card is not at hand, that is said.
    let of_sender = {
        let mut sealing = Sealing::begin(&senders);
        sealing.add("card.json", "card.json", forged.to_string().into()).unwrap();
        sealing.finish(Covers::Files, About::default(), None).unwrap()
    };
    let verdict = held(&of_sender, &files(&[("card.json", &forged.to_string())]));
    assert!(verdict.holds && verdict.other_rules.len() == 1);
    assert!(verdict.unchecked.iter().any(|text| text.en.contains("whose template")), "{:?}", verdict.unchecked);
}

#[test]
fn how_data_are_laid_out_has_no_say_and_what_they_say_has() {
    let text = table_text("unit-operation");
    let seal = sealed(&files(&[("t.toml", &text)]), None);
    let other = format!("# 另一个说明\n{}\n\n", text.replace(" = ", "   =  "));
    assert!(held(&seal, &files(&[("t.toml", &other)])).holds);
    let json = sealed(&files(&[("t.json", &table().to_string())]), None);
    assert_eq!(seal.documents[0].digest, json.documents[0].digest, "one table, in two notations");
    assert_ne!(seal.root, json.root, "in files of two names");
    let verdict = held(&seal, &files(&[("t.toml", &text.replace("337.28", "337.29"))]));
    assert_eq!(told(&verdict), ["/funds/0/executed 337.28 → 337.29", "/funds/1/executed 337.28 → 337.29"]);
}

/// Workbooks, Word, Markdown, pages, summaries, draws, forms, and what is none of these.
#[test]
fn files_of_every_kind_are_sealed() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).display().to_string();
    let table = "examples/zaozhuang-2024/unit-operation.toml";
    let write = |table: &str, folder: &str| {
        for (command, name) in [
            (vec!["export", table, "--to", "xlsx"], "form.xlsx"),
            (vec!["export", table, "--to", "docx"], "form.docx"),
            (vec!["export", table, "--to", "html"], "form.html"),
            (vec!["narrate", table, "--draft"], "narrative.docx"),
            (vec!["narrate", table, "--draft"], "narrative.md"),
            (vec!["rollup", table, "-f", "json"], "summary.json"),
            (vec!["sample", table, "-n", "1", "--seed", "1", "-f", "json"], "sample.json"),
            (vec!["score", table, "-f", "csv"], "points.csv"),
        ] {
            let file = format!("{folder}/{name}");
            let ran = run(&[command, vec!["-o", file.as_str(), "--force"]].concat());
            assert!(ran.code < 2, "{name}: {}", ran.err);
        }
    };
    std::fs::create_dir(at("all")).unwrap();
    write(table, &at("all"));
    std::fs::write(at("all/scan.pdf"), b"%PDF-1.7 \0\xff").unwrap();
    let seal = at("all/all.seal");
    let ran = run(&["seal", &at("all"), "-o", &seal, "--lang", "en"]);
    assert_eq!(
        (ran.code, ran.err.lines().next().unwrap().starts_with("sealed documents: 9; root ")),
        (0, true),
        "{}",
        ran.err
    );
    assert_eq!(run(&["verify", &seal]).code, 0);

    let forged = at("forged.toml");
    std::fs::write(&forged, table_text("unit-operation").replace("1900 人次", "2400 人次")).unwrap();
    write(&forged, &at("all"));
    std::fs::write(at("all/scan.pdf"), b"%PDF-1.7 \0\xfe").unwrap();
    let ran = run(&["verify", &seal, "--lang", "en", "-f", "json"]);
    assert_eq!(ran.code, 1, "{}", ran.err);
    let verdict: Value = serde_json::from_str(&ran.out).unwrap();
    for (file, old, new) in [
        ("form.xlsx", "1900 人次", "2400 人次"),
        ("form.docx", "1900 人次", "2400 人次"),
        ("form.html", "1900", "2400"),
        ("narrative.docx", "1900", ""),
        ("narrative.md", "1900", ""),
        ("points.csv", "1900 人次", "2400 人次"),
        ("summary.json", "98.2", "98.58"),
        ("sample.json", "", ""),
        ("scan.pdf", "", ""),
    ] {
        let files = verdict[0]["files"].as_array().unwrap();
        let found = files.iter().find(|one| one["file"] == file).unwrap();
        assert_eq!(found["state"], "changed", "{file}");
        let has = |key: &str, text: &str| {
            found["changes"]
                .as_array()
                .unwrap()
                .iter()
                .any(|one| one[key].as_str().is_some_and(|value| value.contains(text)))
        };
        assert!(has("old", old) && has("new", new), "{file}: {found:#}");
    }
}

#[test]
fn a_seal_that_was_changed_itself_is_found() {
    let key = PrivateKey::of_chance([7; 32]);
    let all = files(&[("a.toml", "year = 1"), ("b.ndjson", "{\"a\":1}\n{\"a\":2}"), ("c.md", "一\n二")]);
    let seal = sealed(&all, Some(&key));
    let good = Expected { keys: vec![key.public()], root: Some(seal.root[..16].to_owned()) };
    let engine = ScoringEngine::builtin().unwrap();
    let judged = |seal: &Value| {
        let seal: Seal = serde_json::from_value(seal.clone()).unwrap();
        held_by(&engine, &seal, &all, &good)
    };
    let json = serde_json::to_value(&seal).unwrap();
    assert!(judged(&json).holds);
    assert!(matches!(judged(&json).signed, Signed::ByExpected { .. }));
    for (pointer, value) in [
        ("/engine/version", json!("9")),
        ("/covers", json!("files")),
        ("/count", json!(5)),
        ("/root", json!("0".repeat(64))),
        ("/signature/value", json!("AAAA")),
        ("/signature/key", json!("MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=")),
        ("/hash", json!("sm3")),
        ("/documents/0/digest", json!("0".repeat(64))),
        ("/documents/0/file", json!("b.toml")),
        ("/documents/1/number", json!(2)),
        ("/documents/2/kind", json!("bytes")),
        ("/documents/0/fields/~1year", json!("2")),
    ] {
        let mut changed = json.clone();
        *changed.pointer_mut(pointer).unwrap() = value;
        assert!(!judged(&changed).holds, "{pointer}");
    }
    // Whoever makes the seal anew has not the key.
    let anew = sealed(&all, Some(&PrivateKey::of_chance([8; 32])));
    assert!(matches!(held_by(&engine, &anew, &all, &good).signed, Signed::ByOther { .. }));
    assert!(!held_by(&engine, &sealed(&all, None), &all, &good).holds, "a key was asked for");
    let other = Expected { root: Some("12".to_owned()), ..Expected::default() };
    assert_eq!(held_by(&engine, &seal, &all, &other).faults, [Fault::OtherRoot]);
}

#[test]
fn one_file_is_proven_without_the_others() {
    let key = PrivateKey::of_chance([7; 32]);
    let names: Vec<String> = (0..7).map(|number| format!("{number}.ndjson")).collect();
    let all: Files =
        names.iter().map(|name| (name.clone(), format!("{{\"a\":\"{name}\"}}\n{{}}").into_bytes())).collect();
    let whole = sealed(&all, Some(&key));
    for name in &names {
        let part = whole.clone().only(name).unwrap();
        assert_eq!((part.documents.len(), part.count), (2, 14));
        let one: Files = [(name.clone(), all[name].clone())].into();
        let verdict = held(&part, &one);
        assert!(verdict.holds && verdict.unsealed.is_empty());
        assert!(verdict.unchecked.iter().any(|text| text.en.contains("12")), "{:?}", verdict.unchecked);
        let mut elsewhere = part.clone();
        elsewhere.documents[0].proof.as_mut().unwrap().index += 1;
        assert!(matches!(held(&elsewhere, &one).faults[..], [Fault::Proof { .. }]));
        let mut shorter = part.clone();
        shorter.documents[0].proof.as_mut().unwrap().path.pop();
        assert!(matches!(held(&shorter, &one).faults[..], [Fault::Proof { .. }]));
        let mut changed = one.clone();
        changed.insert(name.clone(), b"{\"a\":\"x\"}\n{}".to_vec());
        assert_eq!(told(&held(&part, &changed)), [format!("/a {name} → x")]);
        assert!(part.only(name).is_none(), "a part is not parted again");
    }
    assert!(whole.only("8.ndjson").is_none());
}

#[test]
fn files_that_are_gone_moved_or_new_are_told() {
    let all = files(&[("a.toml", "year = 1"), ("b.toml", "year = 2"), ("c.toml", "year = 3")]);
    let seal = sealed(&all, None);
    let now = files(&[("a.toml", "year = 1"), ("d.toml", "year = 2"), ("e.toml", "year = 9")]);
    let verdict = held(&seal, &now);
    assert!(matches!(&verdict.files[1].state, State::Missing { now: Some(now) } if now == "d.toml"));
    assert!(matches!(&verdict.files[2].state, State::Missing { now: None }));
    assert_eq!(verdict.unsealed, ["e.toml"]);
    // A file that came in alone is no folder as it was sealed.
    let more = files(&[("a.toml", "year = 1"), ("b.toml", "year = 2"), ("c.toml", "year = 3"), ("e.toml", "year = 9")]);
    let verdict = held(&seal, &more);
    assert!(!verdict.holds && verdict.unsealed == ["e.toml"]);
    assert!(matches!(held(&seal, &files(&[("a.toml", "year = ")])).files[0].state, State::Unreadable { .. }));
    // A document more in a file, and one less.
    let seal = sealed(&files(&[("a.ndjson", "{\"a\":1}\n{\"a\":2}")]), None);
    assert_eq!(told(&held(&seal, &files(&[("a.ndjson", "{\"a\":1}")]))), [r#" {"/a":"2"} → -"#]);
    assert_eq!(told(&held(&seal, &files(&[("a.ndjson", "{\"a\":1}\n{\"a\":2}\n{}")]))), [r#" - → {"":{}}"#]);
}

/// Keys on the disk, and seals made and checked with them.
#[test]
fn a_seal_beside_its_folder_asks_where_the_files_are() {
    let place = tempfile::tempdir().unwrap();
    std::fs::create_dir(place.path().join("自评")).unwrap();
    std::fs::write(place.path().join("自评/表.toml"), table_text("unit-operation")).unwrap();
    let ran =
        |arguments: &[&str]| support::ran(&support::jixiao(arguments).current_dir(place.path()).output().unwrap());
    assert_eq!(ran(&["seal", "自评", "-o", "自评.seal"]).code, 0);
    let alone = ran(&["verify", "自评.seal"]);
    assert!(alone.code == 2 && alone.err.contains("请用 --from 指明封存的文件夹"), "{}{}", alone.out, alone.err);
    let held = ran(&["verify", "自评.seal", "--from", "自评"]);
    assert_eq!(held.code, 0, "{}{}", held.out, held.err);
}

#[test]
fn keys_are_made_once_and_tell_who_sealed() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).display().to_string();
    std::fs::create_dir(at("f")).unwrap();
    std::fs::write(at("f/a.toml"), table_text("unit-operation")).unwrap();
    for name in ["own", "other"] {
        let ran = run(&["seal", "--new-key", &at(name), "--lang", "en"]);
        assert!(ran.code == 0 && ran.err.contains("fingerprint"), "{}", ran.err);
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = std::fs::metadata(at("own")).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "nobody else reads it");
    }
    let before = std::fs::read(at("own")).unwrap();
    assert_eq!(run(&["seal", "--new-key", &at("own")]).code, 2, "no key is written over");
    assert_eq!(std::fs::read(at("own")).unwrap(), before);
    let (sealed, own, other) = (at("f/a.seal"), at("own.pub"), at("other.pub"));
    let ran = run(&["seal", &at("f"), "--key", &at("own"), "--by", "市财政局", "--on", "2025-03-31", "-o", &sealed]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let code = |more: &[&str]| run(&[&["verify", sealed.as_str()], more].concat()).code;
    assert_eq!((code(&[]), code(&["--key", &own]), code(&["--key", &other])), (0, 0, 1));
    assert_eq!(code(&["--key", &at("own")]), 2, "a private key is none to check with");
    assert_eq!(code(&["--root", &"0".repeat(64)]), 1);
    assert_eq!(run(&["verify", "examples/zaozhuang-2024", "--key", &own]).code, 2, "there is no seal");
    assert_eq!(run(&["seal", &at("f"), "--key", &own]).code, 2, "nobody signs with a public key");
    // No command takes the seal for a table, or says that it was not read.
    let ran = run(&["audit", &at("f"), "--lang", "en"]);
    assert!(!(ran.out + &ran.err).contains(".seal"));
}

#[test]
fn nobody_seals_a_false_card_and_no_name_leads_out() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).display().to_string();
    let mut card = serde_json::to_value(support::scorecard("unit-operation")).unwrap();
    card["total"]["score"] = "99.99".into();
    std::fs::write(at("card.json"), card.to_string()).unwrap();
    let ran = run(&["seal", &at("card.json"), "-o", &at("a.seal"), "--lang", "en"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("does not come out again") && !Path::new(&at("a.seal")).exists(), "{}", ran.err);

    std::fs::create_dir(at("in")).unwrap();
    std::fs::write(at("secret.toml"), "year = 1").unwrap();
    let mut seal = serde_json::to_value(sealed(&files(&[("secret.toml", "year = 1")]), None)).unwrap();
    for name in ["../secret.toml", &at("secret.toml"), "..\\secret.toml", "C:secret.toml", ""] {
        seal["documents"][0]["file"] = name.into();
        std::fs::write(at("in/a.seal"), seal.to_string()).unwrap();
        let ran = run(&["verify", &at("in/a.seal"), "--lang", "en"]);
        assert!(ran.code == 1 && ran.out.contains("leads out of the folder"), "{name}: {}{}", ran.out, ran.err);
    }
}

/// Some sixty lines of Python, which know nothing of this program, come to the same.
#[test]
fn a_third_party_checks_a_seal() {
    let script = root().join("examples/seal.py");
    let lines = std::fs::read_to_string(&script).unwrap();
    let lines = lines.lines().filter(|line| !line.trim().is_empty()).count();
    assert!(lines <= 62, "{lines} lines");
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).display().to_string();
    std::fs::create_dir(at("f")).unwrap();
    for name in support::TABLES {
        std::fs::write(at(&format!("f/{name}.toml")), table_text(name)).unwrap();
    }
    let card = serde_json::to_string(&support::scorecard("unit-operation")).unwrap();
    std::fs::write(
        at("f/cards.ndjson"),
        format!("{card}\n{{\"值\": [1.50, \"a\\u0001\\u2028\\\"\\\\/~\", null, [], {{}}, true]}}\n"),
    )
    .unwrap();
    std::fs::write(at("f/综述.md"), "# 一\n二\n").unwrap();
    assert_eq!(run(&["seal", "--new-key", &at("key")]).code, 0);
    let ran = run(&["seal", &at("f"), "--key", &at("key"), "--by", "市财政局", "-o", &at("f/f.seal")]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(run(&["seal", &at("f/f.seal"), "--only", "cards.ndjson", "-o", &at("part.seal")]).code, 0);
    let python = |seal: &str| Command::new("python3").arg(&script).args([at(seal), at("f")]).output();
    let Ok(output) = python("f/f.seal") else {
        assert!(std::env::var_os("CI").is_none(), "python3 is needed for this test");
        return;
    };
    let said = |output: std::process::Output| {
        String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).trim().to_owned()
    };
    assert_eq!(said(output), "7 documents are as they were sealed");
    assert_eq!(said(python("part.seal").unwrap()), "2 documents are as they were sealed");
    // The same changes are named by both.
    std::fs::write(at("f/unit-operation.toml"), table_text("unit-operation").replace("1900 人次", "2400 人次"))
        .unwrap();
    std::fs::write(at("f/综述.md"), "# 一\n三\n").unwrap();
    let output = said(python("f/f.seal").unwrap());
    assert!(
        output.starts_with("unit-operation.toml/indicators/3/actual: 1900 人次 -> 2400 人次\n综述.md/sha256: "),
        "{output}"
    );
    assert_eq!(output.lines().count(), 2, "{output}");
    let ran = run(&["verify", &at("f/f.seal")]);
    assert!(ran.code == 1 && ran.out.contains("/lines/2:封存时 二,现在 三"), "{}", ran.out);
    // A forged seal has no signature of the key.
    let text = std::fs::read_to_string(at("f/f.seal")).unwrap();
    std::fs::write(at("f/f.seal"), text.replace("市财政局", "县财政局")).unwrap();
    assert!(said(python("f/f.seal").unwrap()).contains("the signature is false"));
    assert!(run(&["verify", &at("f/f.seal"), "--lang", "en"]).out.contains("the signature is false"));
}

#[test]
fn a_seal_of_nothing_and_a_part_of_one_say_what_they_leave_out() {
    let both = files(&[("a.toml", &table_text("unit-operation")), ("b.json", &table().to_string())]);
    let seal = sealed(&both, None);
    let verdict = held(&Seal { documents: Vec::new(), ..seal.clone() }, &both);
    assert!(!verdict.holds && verdict.faults == [Fault::Empty], "{:?}", verdict.faults);
    let verdict = held(&seal.only("a.toml").unwrap(), &both);
    let beside = "文件夹中的另外 1 个文件(如 b.json):这份封存记录只是一部分,没有核对它们";
    assert!(verdict.holds && verdict.unchecked.iter().any(|text| text.zh == beside), "{:?}", verdict.unchecked);
}
