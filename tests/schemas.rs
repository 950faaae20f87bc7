//! The schemas are those of the types, every example and every scorecard validates against them,
//! and what they refuse the program refuses.

use jsonschema::Validator;
use serde_json::Value;

use crate::support::compare::{assert_same_names, assert_same_text};
use crate::support::{self, TABLES, root, run, run_with, scorecard, table_text};

fn schema(name: &str) -> Value {
    serde_json::from_str(jixiao::schemas::schema(name).unwrap()).unwrap()
}

fn validator(name: &str) -> Validator {
    jsonschema::validator_for(&schema(name)).unwrap()
}

fn toml_files(folder: &str) -> Vec<(String, Value)> {
    let names = jixiao::read::files_below(&root().join(folder), &["toml"]);
    let parsed = names.into_iter().map(|name| {
        let name = name.unwrap();
        let text = std::fs::read_to_string(&name).unwrap();
        let value: Value = toml::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
        (name, value)
    });
    parsed.collect()
}

fn assert_valid(validator: &Validator, value: &Value, name: &str) {
    let errors: Vec<String> = validator.iter_errors(value).map(|e| format!("{}: {e}", e.instance_path())).collect();
    assert!(errors.is_empty(), "{name}:\n{}", errors.join("\n"));
}

#[test]
fn the_program_prints_its_files() {
    let folder = root().join("schemas");
    for name in jixiao::schemas::NAMES {
        let file = std::fs::read_to_string(folder.join(name).with_extension("json")).unwrap();
        assert_same_text(
            &run(&["schema", name]).out,
            &file,
            &format!("jixiao schema {name}"),
            "the program prints its file",
        );
    }
    let mut found: Vec<_> =
        std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    found.sort();
    let mut names: Vec<String> = jixiao::schemas::NAMES.iter().map(|name| format!("{name}.json")).collect();
    names.sort();
    assert_same_names(&found, &names, "the folder schemas/");
    let listed = run(&["schema"]).out;
    assert_same_names(&listed.lines().collect::<Vec<_>>(), jixiao::schemas::NAMES, "jixiao schema");
}

#[test]
fn every_example_validates() {
    let examples = toml_files("examples");
    assert_eq!(examples.len(), 8);
    for (name, value) in examples {
        assert_valid(&validator(schema_of_example(&name)), &value, &name);
    }
    let library = jixiao::template::Library::builtin();
    for (name, value) in toml_files("indicators") {
        // What a template takes over from another one is not missing from it.
        let id = value["id"].as_str().unwrap();
        let whole = serde_json::to_value(&library.get(id).unwrap().template).unwrap();
        let value = if value.get("extends").is_some() { &whole } else { &value };
        assert_valid(&validator("template"), value, &name);
    }
}

fn schema_of_example(name: &str) -> &'static str {
    let of_department = ["department.toml", "accounts.toml"].iter().any(|file| name.ends_with(file));
    if of_department { "department" } else { "assessment" }
}

#[test]
fn every_file_names_its_schema_for_editors() {
    for (folder, schema) in [("examples", None), ("indicators", Some("template")), ("src/audit", Some("audit-profile"))]
    {
        for (name, _) in toml_files(folder) {
            let text = std::fs::read_to_string(&name).unwrap();
            let schema = schema.unwrap_or_else(|| schema_of_example(&name));
            assert!(text.starts_with(&format!("#:schema ../../schemas/{schema}.json\n")), "{name}");
        }
    }
}

#[test]
fn every_layout_of_a_form_validates() {
    for (name, value) in toml_files("src/form/layouts") {
        let text = std::fs::read_to_string(&name).unwrap();
        assert!(text.starts_with("#:schema ../../../schemas/form-layout.json\n"), "{name}");
        assert_valid(&validator("form-layout"), &value, &name);
    }
}

#[test]
fn every_list_of_words_validates() {
    let own = toml_files("tests/fixtures/words").into_iter().filter(|(name, _)| name.ends_with("words.toml"));
    for (name, value) in toml_files("src/lists").into_iter().chain(own) {
        let text = std::fs::read_to_string(&name).unwrap();
        assert!(text.starts_with("#:schema ../../../schemas/words.json\n"), "{name}");
        assert_valid(&validator("words"), &value, &name);
    }
}

#[test]
fn every_scorecard_validates() {
    for name in TABLES {
        assert_valid(&validator("scorecard"), &serde_json::to_value(scorecard(name)).unwrap(), name);
    }
    // A table full of faults gives a scorecard with remarks of every kind.
    let faulty = table_text("unit-operation")
        .replace("actual = \"85 万元\"\n", "")
        .replace("≥2000 人次", "≥2000 只")
        .replace("weight = \"15\"", "not_applicable = \"停办\"")
        .replace("executed = \"337.28\"\n", "");
    assert_valid(&validator("scorecard"), &serde_json::to_value(support::score(&faulty)).unwrap(), "faulty");
}

/// What was proven of a template, and what was not, is read again as it was written.
#[test]
fn every_template_check_validates() {
    let ran = run(&["template", "check", "national/self-2020", "national/monitoring-2019", "-f", "json"]);
    let loose = support::without_examples(include_str!("../indicators/shandong/zaozhuang-self-2024.toml"));
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("loose.toml");
    std::fs::write(&file, loose).unwrap();
    let unproven = run(&["template", "check", file.to_str().unwrap(), "-f", "json"]);
    assert_eq!((ran.code, unproven.code), (0, 1), "{}{}", ran.err, unproven.err);
    for out in [ran.out, unproven.out] {
        for check in serde_json::from_str::<Vec<Value>>(&out).unwrap() {
            assert_valid(&validator("template-check"), &check, "check");
            let read: jixiao::prove::TemplateCheck = serde_json::from_value(check.clone()).unwrap();
            assert_eq!(read.schema, jixiao::prove::TemplateCheck::SCHEMA);
            assert_eq!(serde_json::to_value(&read).unwrap(), check);
        }
    }
}

/// A summary with everything in it.
#[test]
fn every_summary_validates() {
    let ran = run(&["rollup", "examples/zaozhuang-2024", "--findings", "-f", "json"]);
    let summary: Value = serde_json::from_str(&ran.out).unwrap();
    assert_valid(&validator("summary"), &summary, "summary");
    let read: jixiao::rollup::Summary = serde_json::from_value(summary.clone()).unwrap();
    assert_eq!(read.schema, jixiao::rollup::Summary::SCHEMA);
    assert_eq!(serde_json::to_value(&read).unwrap(), summary);
}

/// A schema has a name of its own, and later versions may say more in what is only written.
#[test]
fn results_are_open_for_what_comes_later() {
    for name in jixiao::schemas::NAMES {
        assert_eq!(schema(name)["$id"], format!("urn:jixiao:schema:{name}:1"));
    }
    for name in ["audit", "diff", "narrative", "overview", "template-check", "template-diff", "trend"] {
        assert!(!schema(name).to_string().contains("\"additionalProperties\":false"), "{name}");
    }
    let ran = run(&["audit", "examples/zaozhuang-2024", "-f", "json"]);
    let mut audit: Value = serde_json::from_str(&ran.out).unwrap();
    audit["of_tomorrow"] = "1".into();
    audit["counts"]["of_tomorrow"] = 1.into();
    assert_valid(&validator("audit"), &audit, "audit");
}

/// Unknown keys are refused everywhere: no object of an input is open.
#[test]
fn inputs_are_closed() {
    for name in ["assessment", "department", "sample", "scorecard", "seal", "summary", "template"] {
        let schema = schema(name);
        let definitions = schema["$defs"].as_object().unwrap().iter().map(|(name, value)| (name.as_str(), value));
        for (part, value) in definitions.chain([("the root", &schema)]) {
            if value.get("properties").is_some() {
                assert_eq!(value["additionalProperties"], false, "{part} of {name} is open");
            }
        }
    }
}

/// What validates is accepted, what does not is refused, key by key.
#[test]
fn the_program_refuses_what_the_schema_refuses() {
    let validator = validator("assessment");
    let whole: Value = toml::from_str(&table_text("unit-operation")).unwrap();
    let mut tried = 0;
    let mut check = |value: &Value| {
        let accepted = run_with(&["score", "-", "-f", "ndjson"], value.to_string().as_bytes()).code < 2;
        assert_eq!(accepted, validator.is_valid(value), "{value}");
        tried += 1;
    };
    check(&whole);
    for pointer in ["", "/project", "/goal", "/funds/0", "/indicators/0", "/reported"] {
        let keys: Vec<String> = whole.pointer(pointer).unwrap().as_object().unwrap().keys().cloned().collect();
        for key in keys {
            // A wrong type, a missing key, a misspelled key.
            let mut wrong = whole.clone();
            wrong.pointer_mut(pointer).unwrap()[&key] = serde_json::json!({ "x": true });
            check(&wrong);
            if key == "template" {
                continue;
            }
            let mut missing = whole.clone();
            let value = missing.pointer_mut(pointer).unwrap().as_object_mut().unwrap().remove(&key).unwrap();
            check(&missing);
            missing.pointer_mut(pointer).unwrap()[format!("{key}x")] = value;
            check(&missing);
        }
    }
    assert!(tried > 60, "{tried}");
}

/// JSON and TOML of the same table come to the same scorecard.
#[test]
fn json_and_toml_are_the_same_table() {
    for name in TABLES {
        let value: Value = toml::from_str(&table_text(name)).unwrap();
        let from_json = run_with(&["score", "-", "-f", "ndjson"], value.to_string().as_bytes());
        let mut card: Value = serde_json::from_str(&from_json.out).unwrap();
        let expected = serde_json::to_value(scorecard(name)).unwrap();
        card["input"] = expected["input"].clone();
        assert_eq!(card, expected);
    }
}
