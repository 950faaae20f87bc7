//! What is printed is looked at: small tables, each with what has to be found in it and what must not, as rows of
//! `tests/audit/printed.toml`.

use jixiao::intake::ScoringEngine;
use jixiao::read::Source;
use serde::Deserialize;

use crate::support::{self, root};

#[derive(Deserialize)]
struct Cases {
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    what: String,
    /// A table without template, year and project.
    table: String,
    #[serde(default = "template")]
    template: String,
    #[serde(default)]
    currency: Option<String>,
    /// Code, pointer, and words of the message in either language.
    #[serde(default)]
    finds: Vec<(String, String, String)>,
    /// Codes of which there must be none.
    #[serde(default)]
    not: Vec<String>,
    /// Codes that are left open.
    #[serde(default)]
    open: Vec<String>,
}

fn template() -> String {
    "national/self-2020".to_owned()
}

impl Case {
    fn source(&self) -> Source {
        let Self { template, table, .. } = self;
        let currency = self.currency.as_deref().unwrap_or("万元");
        let head = format!(
            "template = \"{template}\"\nyear = 2022\ncurrency = \"{currency}\"\n\
             project = {{ name = \"乡村图书室\", department = \"某县文旅局\" }}\n"
        );
        Source::from_bytes("table.toml", None, format!("{head}{table}").into_bytes()).unwrap()
    }
}

#[test]
fn small_tables_and_what_is_found_in_them() {
    let text = std::fs::read_to_string(root().join("tests/audit/printed.toml")).unwrap();
    let cases: Cases = toml::from_str(&text).unwrap();
    let engine = ScoringEngine::builtin().unwrap();
    let mut wrong = Vec::new();
    for case in &cases.case {
        let (findings, undecided) = support::audit(&engine, &[case.source()]);
        let said = || {
            findings.iter().map(|f| format!("{} {} {}", f.code, f.location.pointer, f.message.zh)).collect::<Vec<_>>()
        };
        for (code, at, words) in &case.finds {
            let found = findings.iter().any(|f| {
                f.code == *code
                    && f.location.pointer == *at
                    && (f.message.zh.contains(words.as_str()) || f.message.en.contains(words.as_str()))
            });
            if !found {
                wrong.push(format!("{}: no {code} at {at} with {words}: {:#?}", case.what, said()));
            }
        }
        for code in case.not.iter().filter(|code| findings.iter().any(|f| f.code == **code)) {
            wrong.push(format!("{}: {code} in {:#?}", case.what, said()));
        }
        for code in case.open.iter().filter(|code| !undecided.iter().any(|open| open.code == **code)) {
            wrong.push(format!("{}: {code} is not left open", case.what));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
