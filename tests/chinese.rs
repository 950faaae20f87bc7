//! Tables with Chinese keys, and with the signs of an input method: they are scored like those in English, and what is
//! wrong with them is told at the user's own keys.

use jixiao::words::Language;
use jixiao::{Format, ScoringEngine, Source};
use serde::Deserialize;

use crate::support::{jixiao, ran, refusal, root, rows, run, run_with, score};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Pair {
    /// What is typed, and the same as the program writes it.
    typed: String,
    english: String,
}

/// The scorecard without what names the file.
fn scored(text: &str, format: Format) -> serde_json::Value {
    let card =
        ScoringEngine::builtin().unwrap().score_text("table", format, text).unwrap_or_else(|e| panic!("{e}\n{text}"));
    let mut card = serde_json::to_value(card).unwrap();
    card.as_object_mut().unwrap().remove("input");
    card
}

#[test]
fn chinese_keys_are_scored_like_english_ones() {
    for Pair { typed, english } in rows("chinese/tables.toml") {
        let format = if typed.starts_with('{') { Format::Json } else { Format::Toml };
        assert_eq!(scored(&typed, format), scored(&english, Format::Toml), "{typed}");
    }
}

/// What an audit says of files, without the columns in which keys of other lengths stand.
fn audited(files: &[(&str, &str)], options: &[&str]) -> String {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    let arguments = [&["audit", "-f", "json", "--lang", "en"], options].concat();
    let ran = ran(&jixiao(&arguments).current_dir(&folder).output().unwrap());
    assert!(ran.code < 2, "{}", ran.err);
    let is_place = |line: &&str| line.contains("\"column\"") || line.contains("\"place\"");
    ran.out.lines().filter(|line| !is_place(line)).collect::<Vec<_>>().join("\n")
}

#[test]
fn files_beside_tables_may_have_chinese_keys() {
    let english = "department = \"青渠县水务局\"\nyear = 2024\ncurrency = \"万元\"\n[[projects]]\nname = \"河道保洁\"\n\
        budget = \"70.5\"\nexecuted = \"66.98\"\ntotal = \"98\"\ngrade = \"良\"\n[reported]\nprojects = 2\n";
    let typed = "部门 = \"青渠县水务局\"\n年度 = 2024\n金额单位 = \"万元\"\n[[项目结果]]\n项目名称 = \"河道保洁\"\n\
        全年预算数 = \"70.5\"\n执行数 = \"66.98\"\n总分 = \"98\"\n等级 = \"良\"\n[填报结果]\n项目数 = 2\n";
    let said = audited(&[("file.toml", typed)], &["file.toml"]);
    assert!(said.contains("\"code\""), "{said}");
    assert_eq!(said, audited(&[("file.toml", english)], &["file.toml"]));

    let table = root().join("examples/zaozhuang-2024/unit-operation.toml");
    let with =
        |option: &str, text: &str| audited(&[("file.toml", text)], &[table.to_str().unwrap(), option, "file.toml"]);
    let english = "departments = [\"青渠县水务局\"]\n[[projects]]\nname = \"河道保洁\"\ncode = \"P1\"\n";
    let typed = "应报部门 = [\"青渠县水务局\"]\n[[应报项目]]\n名称 = \"河道保洁\"\n项目编码 = \"P1\"\n";
    assert!(with("--roster", typed).contains("河道保洁"));
    assert_eq!(with("--roster", typed), with("--roster", english));
    let english = "[[waivers]]\ncode = \"J602\"\nproject = \"单位运行经费\"\nreason = \"已核\"\nby = \"复核组\"\n";
    let typed = "[[豁免]]\n规则 = \"J602\"\n项目 = \"单位运行经费\"\n理由 = \"已核\"\n批准人 = \"复核组\"\n";
    assert_eq!(with("--waivers", typed), with("--waivers", english));
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Fault {
    table: String,
    says: Vec<String>,
}

#[test]
fn faults_are_told_at_the_keys_that_were_typed() {
    for Fault { table, says } in rows("chinese/faults.toml") {
        assert_eq!(refusal(&table), says.join("\n"), "{table}");
    }
}

/// An English table goes the same way as ever: its own keys only.
#[test]
fn a_chinese_word_is_no_key_of_other_documents() {
    let survey = "template = \"national/self-2020\"\nproject = { name = \"甲\" }\n[[indicators]]\npath = [\"产出指标\"]\n\
                  [indicators.survey]\n\"名称\" = 3\n";
    let card = score(survey);
    assert!(card.indicators[0].survey.contains_key("名称"));
}

#[test]
fn signs_of_an_input_method_are_told() {
    let table = "模板 ＝ “national/self-2020”\n[项目]\n名称 = “甲”\n\n【【指标】】\n层级 = 【“产出指标”】\n";
    let ran = run_with(&["score", "-"], table.as_bytes());
    assert_eq!(
        ran.err.lines().next(),
        Some("-: 注意: 第 1、3、5–6 行有输入法的符号,已读作英文符号:“ → \"、” → \"、【 → [、】 → ]、＝ → =")
    );
    assert_eq!(ran.code, 1, "{}", ran.err);
    let source = Source::from_bytes("t.toml", None, table.as_bytes().to_vec()).unwrap();
    let told = source.signs_told().unwrap().in_language(Language::En);
    assert!(told.starts_with("t.toml: note: signs of an input method on line 1, 3, 5–6, read as "), "{told}");
}

/// Rules are read to the letter.
#[test]
fn rules_want_their_own_signs() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("own.toml");
    std::fs::write(&path, "id ＝ \"own\"\n").unwrap();
    let ran = run(&["template", "check", path.to_str().unwrap()]);
    let name = path.display();
    assert_eq!(
        (ran.code, ran.err),
        (2, format!("{name}:1:1: 错误: 第 1 行有输入法的符号,规则和词表须用英文符号:＝ → =\n"))
    );
}

#[test]
fn help_and_lists_are_asked_for_in_words() {
    for (words, like) in [
        (&["帮助"][..], &["--help"][..]),
        (&["help"], &["--help"]),
        (&["帮助", "打分"], &["score", "--help"]),
        (&["help", "template", "列出"], &["template", "list", "--help"]),
        (&["列出"], &["template", "list"]),
        (&["模板", "列出"], &["template", "list"]),
    ] {
        for language in ["zh", "en"] {
            let asked = |words: &[&str]| run(&[words, &["--lang", language]].concat());
            let (asked, same) = (asked(words), asked(like));
            assert_eq!((asked.code, asked.out), (0, same.out), "{words:?}");
        }
    }
    let unknown = run(&["帮助", "打芬"]);
    assert_eq!(unknown.code, 2);
    assert!(unknown.err.starts_with("help: 错误: 没有命令“打芬”\n  提示: "), "{}", unknown.err);
}

#[test]
fn wrong_arguments_are_told_in_chinese() {
    for (arguments, says) in [
        (&["score"][..], "错误: 缺少参数:<路径>..."),
        (&["scor", "x"], "错误: 没有命令“scor”\n  提示: 是否指 score?"),
        (&["score", "x", "--formt", "csv"], "错误: 没有“--formt”这个参数\n  提示: 是否指 --format?"),
        (&["score", "x", "-f", "xml"], "错误: “xml”不能用作 --format <格式>,可用:human、json、ndjson、csv、points\n"),
        (&["audit", "x", "--on", "3月"], "错误: “3月”不能用作 --on <日期>,应为日期,如 2025-03-31\n"),
        (&["sample", "x", "-n", "0%"], "错误: “0%”不能用作 --size <数量>,应为个数如 10,或占比如 5%(至多 100%)\n"),
        (&["score", "x", "--jobs", "0"], "错误: “0”不能用作 --jobs <数量>,应为大于 0 的整数\n"),
        (&["narrate", "x", "--show-wording"], "错误: [路径]... 不能与 --show-wording 同用\n"),
    ] {
        let ran = run(&[arguments, &["--lang", "zh"]].concat());
        assert_eq!(ran.code, 2);
        assert!(ran.err.starts_with(says) && ran.err.ends_with("详情请加 --help\n"), "{}", ran.err);
    }
    let english = run(&["score", "x", "--formt", "csv", "--lang", "en"]);
    assert!(english.err.starts_with("error: unexpected argument '--formt' found"), "{}", english.err);
}

#[test]
fn a_template_goes_by_its_place() {
    let table = "tests/fixtures/words/table.toml";
    let by_place = run(&["score", table, "--template", "山东"]);
    assert_eq!(by_place.out, run(&["score", table, "--template", "shandong/self"]).out);
    let several = run(&["score", table, "--template", "中央"]);
    assert_eq!((several.code, several.out.as_str()), (2, ""));
    let hints = "central/self-2021, central/self-2021-no-cost, central/transfer-no-scores, ministry/admin-2003";
    assert!(several.err.starts_with("--template: 错误: “中央”合于 4 个模板\n"), "{}", several.err);
    assert!(several.err.contains(&format!("  提示: 是否指 {hints}?template list 列出全部 ")), "{}", several.err);
}

#[test]
fn an_example_is_written_once_and_can_be_tried() {
    let folder = tempfile::tempdir().unwrap();
    let there = |arguments: &[&str]| ran(&jixiao(arguments).current_dir(folder.path()).output().unwrap());
    let written = there(&["例子"]);
    assert_eq!(written.code, 0, "{}", written.err);
    let commands: Vec<&str> = written.out.lines().filter_map(|line| line.strip_prefix("  jixiao ")).collect();
    assert_eq!(commands.len(), 2);
    for command in commands {
        let tried = there(&command.split(' ').collect::<Vec<_>>());
        assert_eq!(tried.code, 0, "{command}: {}", tried.err);
    }
    for name in std::fs::read_dir(root().join("examples/zaozhuang-2024")).unwrap() {
        let name = name.unwrap();
        let copy = folder.path().join("zaozhuang-2024").join(name.file_name());
        assert_eq!(std::fs::read(copy).unwrap(), std::fs::read(name.path()).unwrap());
    }
    let again = there(&["example"]);
    assert_eq!((again.code, again.err.as_str()), (2, "zaozhuang-2024: 错误: 无法新建文件夹:文件已存在\n"));
}
