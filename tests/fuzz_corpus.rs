//! The inputs that fuzzers started from and what they found, under the same laws, without a fuzzer.

use std::fs;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::support::compare::assert_same_names;

#[path = "../fuzz/laws/mod.rs"]
#[expect(unreachable_pub, reason = "the fuzz targets use them from another crate")]
mod laws;

type Law = fn(&[u8]);

const TARGETS: [(&str, Law); 19] = [
    ("assessment_json", laws::assessment_json),
    ("assessment_toml", laws::assessment_toml),
    ("cells", laws::cells),
    ("formula", laws::formula),
    ("measure", laws::measure),
    ("narrative_markdown", laws::narrative_markdown),
    ("narrative_word", laws::narrative_word),
    ("number", laws::number),
    ("page_call", laws::page_call),
    ("points_ndjson", laws::points_ndjson),
    ("profile_toml", laws::profile_toml),
    ("scorecard_json", laws::scorecard_json),
    ("seal_json", laws::seal_json),
    ("sheet_xml", laws::sheet_xml),
    ("summary_json", laws::summary_json),
    ("template_toml", laws::template_toml),
    ("wording", laws::wording),
    ("words_toml", laws::words_toml),
    ("workbook", laws::workbook),
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
        assert_same_names(&found, &names, &format!("fuzz/{folder}"));
    }
}

/// Real tables with all their faults, and each of them with any one line missing.
#[test]
fn published_tables_keep_the_laws_whatever_line_is_missing() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/audit/published");
    let tables: Vec<String> = jixiao::read::files_below(&folder, &["toml"])
        .into_iter()
        .map(Result::unwrap)
        .filter(|name| !name.ends_with(".findings.toml"))
        .map(|name| fs::read_to_string(name).unwrap())
        .collect();
    assert_eq!(tables.len(), 15);
    tables.par_iter().for_each(|table| {
        let lines: Vec<&str> = table.lines().collect();
        for missing in 0..lines.len() {
            let rest: Vec<&str> =
                lines.iter().enumerate().filter(|(at, _)| *at != missing).map(|(_, line)| *line).collect();
            laws::assessment_toml(rest.join("\n").as_bytes());
        }
    });
}
