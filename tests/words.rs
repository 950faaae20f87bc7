//! Words of a bureau: what they change, and what is told of a file that is wrong.

use crate::support::run;

const TABLE: &str = "tests/fixtures/words/table.toml";
const WORDS: &str = "tests/fixtures/words/words.toml";

#[test]
fn a_scorecard_reads_by_them() {
    let scores = |arguments: &[&str]| {
        let cards: serde_json::Value = serde_json::from_str(&run(arguments).out).unwrap();
        let rows = cards[0]["indicators"].as_array().unwrap().iter();
        rows.map(|row| row["score"].as_str().unwrap_or("-").to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(scores(&["score", TABLE, "-f", "json"]), ["20.00", "-", "-", "10.00"]);
    assert_eq!(scores(&["score", TABLE, "-f", "json", "--words", WORDS]), ["30.00", "20.00", "30.00", "10.00"]);
}

#[test]
fn a_scorecard_is_verified_with_the_same_words() {
    let folder = tempfile::tempdir().unwrap();
    let card = folder.path().join("card.json");
    let card = card.to_str().unwrap();
    assert_eq!(run(&["score", TABLE, "-f", "json", "--words", WORDS, "-o", card]).code, 0);
    assert_eq!(run(&["verify", card, "--words", WORDS]).code, 0);
    assert_eq!(run(&["verify", card]).code, 1);
}

#[test]
fn a_wrong_file_computes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("words.toml");
    for (text, says) in [
        ("[direction.unwanted]\nsource = \"a\"\nwords = [\"塌方\"]\n", "did you mean `directions`?"),
        ("[directions.unwanted]\nsource = \"a\"\nwords = [\"培训\"]\n", "which exclude each other"),
        ("[directions.unwanted]\nwords = [\"塌方\"]\n", "the key `source` is missing"),
    ] {
        std::fs::write(&file, text).unwrap();
        let ran = run(&["score", TABLE, "--lang", "en", "--words", file.to_str().unwrap()]);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{text}");
        assert!(ran.err.contains(says), "{}", ran.err);
    }
}
