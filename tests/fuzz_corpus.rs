//! The inputs that fuzzers started from and what they found, under the same laws, without a fuzzer.

use std::fs;
use std::path::{Path, PathBuf};

#[path = "../fuzz/laws.rs"]
pub mod laws;

type Law = fn(&[u8]);

const TARGETS: [(&str, Law); 7] = [
    ("assessment_json", laws::assessment_json),
    ("assessment_toml", laws::assessment_toml),
    ("formula", laws::formula),
    ("measure", laws::measure),
    ("number", laws::number),
    ("scorecard_json", laws::scorecard_json),
    ("template_toml", laws::template_toml),
];

/// Everything in a folder of `fuzz/`, in order.
fn entries(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz").join(folder);
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

#[test]
fn every_committed_input_keeps_the_laws() {
    for (target, law) in TARGETS {
        let inputs = entries(&format!("corpus/{target}"));
        assert!(!inputs.is_empty(), "{target}");
        for input in inputs {
            // Shown only where a law is broken.
            println!("{}", input.display());
            law(&fs::read(input).unwrap());
        }
    }
}

#[test]
fn every_target_has_its_law_and_its_inputs() {
    let names = TARGETS.map(|(name, _)| name.to_owned());
    for folder in ["corpus", "fuzz_targets"] {
        let found: Vec<String> =
            entries(folder).iter().map(|path| path.file_stem().unwrap().to_string_lossy().into_owned()).collect();
        assert_eq!(found, names, "{folder}");
    }
}
