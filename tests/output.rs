//! What people see, kept as snapshots: tables at 80 and 120 columns, explanations, pages, and the
//! messages about faulty input. The figures themselves stand as literals in `zaozhuang.rs`.

use jixiao::read::files_below;

use crate::support::{self, TABLES, jixiao, ran, refusal, run, table, table_text};

fn at_width(arguments: &[&str], columns: &str) -> String {
    let ran = ran(&jixiao(arguments).env("COLUMNS", columns).output().unwrap());
    assert!(ran.code < 2, "{}", ran.err);
    ran.out
}

/// The columns that a text takes on a terminal.
fn widest(text: &str) -> usize {
    text.lines().map(unicode_width::UnicodeWidthStr::width).max().unwrap_or_default()
}

#[test]
fn tables_at_80_and_120_columns() {
    for name in TABLES {
        let path = table(name);
        for columns in ["80", "120"] {
            for language in ["zh", "en"] {
                let text = at_width(&["score", path.to_str().unwrap(), "--lang", language], columns);
                let table = text.lines().skip(2).take_while(|line| !line.is_empty());
                let body = table.collect::<Vec<_>>().join("\n");
                assert!(widest(&body) <= columns.parse().unwrap(), "{name} is {} wide", widest(&body));
                insta::assert_snapshot!(format!("{name}-{columns}-{language}"), text);
            }
        }
    }
}

#[test]
fn a_faulty_table_says_what_is_wrong_with_it() {
    let faulty = table_text("unit-operation")
        .replacen("actual = \"85 万元\"\n", "", 1)
        .replacen("actual = \"260 个/套\"", "actual = \"260 只\"", 1)
        .replacen("actual = \"1900 人次\"", "actual = \"完成\"", 1)
        .replacen("weight = \"15\"", "weight = \"25\"", 1);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("faulty.toml");
    std::fs::write(&path, faulty).unwrap();
    let path = path.to_str().unwrap();
    insta::assert_snapshot!("faulty-100-zh", at_width(&["score", path], "100"));
    insta::assert_snapshot!("faulty-100-en", at_width(&["score", path, "--lang", "en"], "100"));
    insta::assert_snapshot!("faulty-explained", at_width(&["explain", path], "100"));
}

/// A row with nothing but its tier is called by that.
#[test]
fn a_nameless_row_has_a_label() {
    let table = "template = \"national/self-2020\"\n[project]\nname = \"无名\"\n\
                 [[indicators]]\npath = [\"产出指标\"]\ntarget = \"5个\"\nactual = \"5个\"\nweight = \"50\"\n";
    let out = support::run_with(&["score", "-"], table.as_bytes()).out;
    assert!(out.contains("\n产出指标   ") && out.contains("按不低于计分:产出指标\n"), "{out}");
}

#[test]
fn explanations() {
    let unit = table("unit-operation");
    let unit = unit.to_str().unwrap();
    insta::assert_snapshot!("explain-zh", run(&["explain", unit]).out);
    insta::assert_snapshot!("explain-trips-en", run(&["explain", unit, "出差人次", "--lang", "en"]).out);
    let trips = run(&["explain", unit, "4"]).out;
    assert!(
        trips.contains("得分 = 7.125 保留 2 位小数(四舍六入五成双 half_even)= 7.12;若按 四舍五入 half_up 则为 7.13")
    );
    let hotline = table("hotline-12345");
    insta::assert_snapshot!("explain-hotline-rate", run(&["explain", hotline.to_str().unwrap(), "预算资金执行率"]).out);
    let unknown = run(&["explain", unit, "出差人数"]);
    assert_eq!(unknown.code, 2);
    assert!(unknown.err.contains("是否指“出差人次”"), "{}", unknown.err);
}

/// A scorecard explains itself, without its template.
#[test]
fn a_scorecard_explains_itself() {
    let unit = table("unit-operation");
    let unit = unit.to_str().unwrap();
    let card = run(&["score", unit, "-f", "json"]).out;
    let from_card = support::run_with(&["explain", "-", "4"], card.as_bytes());
    assert_eq!((from_card.code, from_card.out), (0, run(&["explain", unit, "4"]).out));
}

#[test]
fn explanations_of_a_folder_and_without_derivations() {
    let all = run(&["explain", "examples/zaozhuang-2024"]);
    let single = TABLES.map(|name| run(&["explain", table(name).to_str().unwrap()]).out);
    assert_eq!((all.code, all.out), (0, single.join("\n")));
    let brief = run(&["score", table("unit-operation").to_str().unwrap(), "-f", "json", "--brief"]).out;
    let explained = support::run_with(&["explain", "-"], brief.as_bytes());
    assert!(explained.out.ends_with("\n此评分卡不含推导步骤\n"), "{}", explained.out);
    let table = run(&["verify", table("unit-operation").to_str().unwrap()]);
    assert_eq!(table.code, 2);
    assert!(
        table.err.ends_with(":1:1: 错误: 这不是评分卡\n  提示: 评分卡由 jixiao score -f json 输出\n"),
        "{}",
        table.err
    );
}

#[test]
fn pages() {
    insta::assert_snapshot!("help-zh", run(&["--help"]).out);
    insta::assert_snapshot!("help-score-zh", run(&["score", "--help"]).out);
    insta::assert_snapshot!("help-score-en", run(&["score", "--help", "--lang", "en"]).out);
    insta::assert_snapshot!("template-list", run(&["template", "list"]).out);
    for id in ["national/self-2020", "shandong/zaozhuang-self-2024", "shandong/zaozhuang-department-2024"] {
        let page = run(&["template", "show", id]).out;
        insta::assert_snapshot!(format!("template-{}", id.replace('/', "-")), page);
    }
    insta::assert_snapshot!("template-en", run(&["template", "show", "national/self-2020", "--lang", "en"]).out);
    insta::assert_snapshot!("method-inverse-linear", run(&["explain", "inverse_linear"]).out);
}

#[test]
fn help_fits_80_columns() {
    let commands: [&[&str]; 13] = [
        &[],
        &["score"],
        &["audit"],
        &["rules"],
        &["explain"],
        &["verify"],
        &["rollup"],
        &["narrate"],
        &["trend"],
        &["template", "list"],
        &["template", "show"],
        &["template", "diff"],
        &["schema"],
    ];
    for command in commands {
        for language in ["zh", "en"] {
            let help = at_width(&[command, &["--help", "--lang", language]].concat(), "80");
            assert!(widest(&help) <= 80, "{} columns:\n{help}", widest(&help));
        }
    }
}

/// Whoever names nothing sees the methods.
#[test]
fn explain_lists_the_methods() {
    for language in ["zh", "en"] {
        let list = at_width(&["explain", "--lang", language], "80");
        assert!(widest(&list) <= 80, "{list}");
        for method in jixiao::methods::Method::ALL {
            let name = method.name();
            let listed = list.lines().any(|line| line.starts_with(&format!("{name} · ")));
            assert!(listed, "jixiao explain --lang {language} does not list {name}");
            let page = at_width(&["explain", method.name(), "--lang", language], "80");
            assert!(widest(&page) <= 80, "{page}");
        }
    }
}

/// All faults of a file at once, each with its place and the nearest name.
#[test]
fn faulty_assessments() {
    let text = table_text("unit-operation")
        .replacen("year = 2024", "year = \"2024\"", 1)
        .replacen("[goal]", "[gaol]", 1)
        .replacen("source = \"total\"", "source = \"totl\"", 1)
        .replacen("executed = \"337.28\"", "executed = \"三百\"", 1)
        .replacen("\nweight = \"2.5\"", "\nweigth = \"2.5\"", 1)
        .replacen("weight = \"7.5\"", "weight = 7.1234567890123456", 1)
        .replacen("path = [\"产出指标\", \"数量指标\"]", "path = \"产出指标\"", 1)
        .replacen("[reported]", "[reported]\nlevel = \"优\"", 1);
    insta::assert_snapshot!("assessment-faults", refusal(&text));
    let method =
        table_text("unit-operation").replacen("weight = \"2.5\"", "weight = \"2.5\"\nmethod = \"inverse_ratio\"", 1);
    insta::assert_snapshot!("assessment-method", refusal(&method));
    let template = table_text("unit-operation").replacen("zaozhuang-self-2024", "zaozhuang-slef-2024", 1);
    insta::assert_snapshot!("assessment-template", refusal(&template));
    let none = table_text("unit-operation").replacen("template = ", "# template = ", 1);
    insta::assert_snapshot!("assessment-no-template", refusal(&none));
}

/// Remarks are read by people who fill in a form and know no keys: 评判得分, and not judged.
#[test]
fn remarks_speak_the_words_of_the_form() {
    let schema: serde_json::Value =
        serde_json::from_str(&std::fs::read_to_string(support::root().join("schemas/assessment.json")).unwrap())
            .unwrap();
    let keys = ["Indicator", "FundRow"].map(|of| &schema["$defs"][of]["properties"]);
    let keys: Vec<&String> = keys.iter().flat_map(|of| of.as_object().unwrap().keys()).collect();
    assert!(keys.len() > 20);
    let remarks = files_below(&support::root().join("src/codes/remarks"), &["rs"]).into_iter().map(Result::unwrap);
    let mut said_in_all = 0;
    for file in remarks.chain(Some(support::root().join("src/bind/unreadable.rs").display().to_string())) {
        let source = std::fs::read_to_string(&file).unwrap();
        let is_han = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
        let count = |text: &str, of: &dyn Fn(char) -> bool| text.chars().filter(|c| of(*c)).count();
        let chinese = |text: &&str| count(text, &is_han) > count(text, &|c| c == ' ');
        let texts: Vec<&str> = source.split('"').filter(|text| count(text, &is_han) > 0).filter(chinese).collect();
        said_in_all += texts.len();
        for text in texts {
            // What is filled in stands in braces.
            let said: String = text.split('{').map(|part| part.rsplit('}').next().unwrap()).collect();
            let words = said.split(|c: char| !(c.is_ascii_alphabetic() || c == '_'));
            let found: Vec<&str> = words.filter(|word| keys.iter().any(|key| key == word)).collect();
            assert!(found.is_empty(), "{file}: {text}: {found:?}");
        }
    }
    assert!(said_in_all > 90, "{said_in_all}");
}
