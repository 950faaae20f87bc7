//! Proves, without cargo-deny and without a network, that nothing under copyleft is locked or allowed.

use std::fs;
use std::path::Path;

use toml::{Table, Value};

/// How the identifiers of copyleft licences begin.
const COPYLEFT: [&str; 8] = ["GPL", "LGPL", "AGPL", "MPL", "EUPL", "CDDL", "OSL", "SSPL"];

/// From this version on evalexpr is under AGPL-3.0-only.
const FIRST_COPYLEFT_EVALEXPR: u32 = 12;

fn file(name: &str) -> Table {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    fs::read_to_string(path).unwrap().parse().unwrap()
}

/// The name and the version of every locked package.
fn packages(lock: &Table) -> Vec<(&str, &str)> {
    lock["package"]
        .as_array()
        .unwrap()
        .iter()
        .map(|package| (package["name"].as_str().unwrap(), package["version"].as_str().unwrap()))
        .collect()
}

/// The locked versions of evalexpr that are under copyleft.
fn copyleft_evalexpr(lock: &Table) -> Vec<&str> {
    let major = |version: &str| version.split('.').next().unwrap().parse::<u32>().unwrap();
    packages(lock)
        .into_iter()
        .filter(|(name, version)| *name == "evalexpr" && major(version) >= FIRST_COPYLEFT_EVALEXPR)
        .map(|(_, version)| version)
        .collect()
}

/// The licences that deny.toml allows, for everything or for single packages.
fn allowed(deny: &Table) -> Vec<&str> {
    let licenses = &deny["licenses"];
    let exceptions = licenses.get("exceptions").and_then(Value::as_array);
    let lists = exceptions.into_iter().flatten().chain([licenses]).map(|rule| rule["allow"].as_array().unwrap());
    lists.flatten().map(|licence| licence.as_str().unwrap()).collect()
}

fn copyleft(deny: &Table) -> Vec<&str> {
    allowed(deny).into_iter().filter(|licence| COPYLEFT.iter().any(|family| licence.starts_with(family))).collect()
}

#[test]
fn no_evalexpr_under_copyleft_is_locked() {
    let lock = file("Cargo.lock");
    assert!(packages(&lock).iter().any(|(name, _)| *name == "rust_decimal"));
    assert_eq!(copyleft_evalexpr(&lock), [""; 0]);
}

#[test]
fn no_copyleft_is_allowed() {
    let deny = file("deny.toml");
    assert!(allowed(&deny).contains(&"MIT"));
    assert_eq!(copyleft(&deny), [""; 0]);
    // A range stands after a colon: `evalexpr@>=12` would let 13 through.
    assert_eq!(deny["bans"]["deny"][0]["crate"].as_str(), Some("evalexpr:>=12"));
}

#[test]
fn what_is_planted_is_found() {
    let lock = |version: &str| -> Table {
        let evalexpr = format!("[[package]]\nname = \"evalexpr\"\nversion = \"{version}\"\n");
        format!("version = 4\n[[package]]\nname = \"csv\"\nversion = \"13.0.0\"\n{evalexpr}").parse().unwrap()
    };
    assert_eq!(copyleft_evalexpr(&lock("12.0.0")), ["12.0.0"]);
    assert_eq!(copyleft_evalexpr(&lock("13.1.0")), ["13.1.0"]);
    assert_eq!(copyleft_evalexpr(&lock("11.3.1")), [""; 0]);

    let deny: Table = "[licenses]\nallow = [\"MIT\", \"LGPL-2.1-or-later\", \"AGPL-3.0-only\"]\n\
        [[licenses.exceptions]]\ncrate = \"x\"\nallow = [\"MPL-2.0\", \"Zlib\"]"
        .parse()
        .unwrap();
    assert_eq!(copyleft(&deny), ["MPL-2.0", "LGPL-2.1-or-later", "AGPL-3.0-only"]);
}
