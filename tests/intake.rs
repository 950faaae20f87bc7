//! The one way in: what a document is, what it is known by, and the loop that gathers documents.

use std::num::NonZeroUsize;

use jixiao::audit::Audit;
use jixiao::intake::{Document, Gather, Gathered, Kind, Other, ScoringEngine, Threads, gather};
use jixiao::model::assessment::Assessment;
use jixiao::model::scorecard::Scorecard;
use jixiao::monitor::Monitoring;
use jixiao::narrative::Narrative;
use jixiao::proposal::Proposal;
use jixiao::read::{Expected, Format, Input, Reached, Source, each_once, inputs};
use jixiao::report::Overview;
use jixiao::rollup::Summary;
use jixiao::sample::Sample;
use jixiao::template::fingerprint;
use jixiao::trend::YearOnYear;
use serde_json::json;

fn source(format: Format, text: &str) -> Source {
    Source::from_bytes("tables", Some(format), text.as_bytes().to_vec()).unwrap()
}

fn whole<'g>(engine: &'g ScoringEngine, inputs: &'g [Input], threads: &'g Threads) -> Gather<'g> {
    Gather { engine, inputs, threads, expected: Expected::Any, from: Reached::default() }
}

/// A table in one line of JSON.
fn table(name: &str) -> String {
    json!({ "template": "shandong/zaozhuang-self-2024", "project": { "name": name } }).to_string()
}

/// What the scorecards of a file say that their tables are known by.
fn known_by(format: Format, text: &str) -> Vec<String> {
    let cards = ScoringEngine::builtin().unwrap().score(&source(format, text));
    cards.into_iter().map(|card| card.unwrap().input.sha256).collect()
}

#[test]
fn a_record_of_a_stream_is_known_by_its_own_line() {
    let [a, b] = ["甲", "乙"].map(table);
    let own = [a.as_str(), b.as_str()].map(|text| fingerprint(text.as_bytes()));
    assert_eq!(known_by(Format::Ndjson, &format!("{a}\n{b}\n")), own);
    // Where it stands in the stream, and what stands around it, does not matter.
    assert_eq!(known_by(Format::Ndjson, &format!("\n  {b}\r\n{a}")), [own[1].clone(), own[0].clone()]);
    assert_eq!(known_by(Format::Ndjson, &format!("{a}\n")), own[..1]);
    assert_eq!(known_by(Format::Ndjson, &format!("\u{feff}{a}\n{b}")), own);
    assert_eq!(known_by(Format::Json, &format!("[\n{a},\n{b}\n]\n")), own);
    assert_eq!(known_by(Format::Json, &format!("[{a}]")), own[..1]);
}

#[test]
fn a_file_of_one_table_is_known_by_all_of_it() {
    for text in [format!("{}\n", table("甲")), format!("\n{}", table("甲")), format!("\u{feff}{}", table("甲"))] {
        assert_eq!(known_by(Format::Json, &text), [fingerprint(text.as_bytes())], "{text:?}");
    }
    let text = "# 甲\ntemplate = \"shandong/zaozhuang-self-2024\"\nproject.name = \"甲\"\n";
    assert_eq!(known_by(Format::Toml, text), [fingerprint(text.as_bytes())]);
}

#[test]
fn a_document_says_what_it_is() {
    let kind = |text: &str| {
        let source = source(Format::Json, text);
        Document::all(&source).next().unwrap().unwrap().kind
    };
    for (schema, other) in [
        (Scorecard::SCHEMA, Other::Scorecard),
        (Summary::SCHEMA, Other::Summary),
        (YearOnYear::SCHEMA, Other::YearOnYear),
        (Audit::SCHEMA, Other::Audit),
        (Sample::SCHEMA, Other::Sample),
        (Narrative::SCHEMA, Other::Narrative),
        (Overview::SCHEMA, Other::Overview),
        (jixiao::seal::Seal::SCHEMA, Other::Seal),
        (Proposal::SCHEMA, Other::Proposal),
        (Monitoring::SCHEMA, Other::Monitoring),
        ("jixiao/of-tomorrow/v1", Other::Unknown),
    ] {
        assert_eq!(kind(&json!({ "schema": schema }).to_string()), Kind::Other(other), "{schema}");
    }
    for (text, expected) in [
        (r#"{"project":{"name":"a"},"waivers":[],"department":"b"}"#, Kind::Table),
        (r#"{"indicators":[],"waivers":[]}"#, Kind::Table),
        (r"{}", Kind::Table),
        (r#"{"department":"b","projects":[]}"#, Kind::Department),
        (r#"{"waivers":[]}"#, Kind::Other(Other::Waivers)),
        (r#"{"limits":{}}"#, Kind::Other(Other::Thresholds)),
        (r#"{"severity":{}}"#, Kind::Other(Other::Thresholds)),
    ] {
        assert_eq!(kind(text), expected, "{text}");
    }
    let nothing = source(Format::Toml, "# 空\n");
    let document = Document::all(&nothing).next().unwrap().unwrap();
    assert_eq!(document.kind, Kind::Other(Other::Nothing));
}

/// Small files, one with more documents than are worked on at once, one too large to share its time, and faulty ones
/// among them.
#[test]
fn documents_come_in_the_order_of_the_inputs_with_all_that_is_wrong() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
    let mut expected = Vec::new();
    for index in 0..300 {
        let name = format!("a{index:03}");
        write(&format!("{name}.json"), &table(&name));
        expected.push(name);
    }
    write("b.toml", "project = ");
    expected.push("wrong".to_owned());
    let many: Vec<String> = (0..1200).map(|index| format!("c{index}")).collect();
    write("c.ndjson", &many.iter().map(|name| table(name) + "\n").collect::<String>());
    expected.extend(many);
    let blank = " ".repeat(5 << 20);
    write("d.ndjson", &format!("{}\n{blank}\n{{\n{}\n", table("d0"), table("d1")));
    expected.extend(["d0", "wrong", "d1"].map(str::to_owned));
    write("e.json", &table("e"));
    expected.push("e".to_owned());

    let path = folder.path().to_str().unwrap().to_owned();
    let engine = ScoringEngine::builtin().unwrap();
    let inputs = each_once(inputs(&[path.clone(), path]));
    let name = |document: &Document<'_>| document.decode().map(|table: Assessment| table.project.name);
    for threads in [Threads::default(), Threads::new(NonZeroUsize::new(1)).unwrap()] {
        let mut found = Vec::new();
        gather(whole(&engine, &inputs.files, &threads), &name, |gathered| {
            if let Gathered::Made(document) = gathered {
                found.push(document.unwrap_or_else(|_| "wrong".to_owned()));
            }
            Ok(())
        })
        .unwrap();
        assert_eq!(found, expected);
    }
    // Whoever takes them may end it.
    let mut taken = 0;
    let ended = gather(whole(&engine, &inputs.files, &Threads::default()), &name, |gathered| {
        let Gathered::Made(document) = gathered else { return Ok(()) };
        taken += 1;
        document.map(|_| ())
    });
    assert_eq!((ended.is_err(), taken), (true, 301));
}
