//! What `template check` proves, and what it says where there is nothing to prove: each message as it is read.

use jixiao::intake::ScoringEngine;
use jixiao::prove::{self, TemplateCheck};
use jixiao::read::{Format, Source};
use jixiao::template::Library;
use jixiao::words::Language;
use serde_json::Value;

use crate::support::edit::Edit;
use crate::support::{self, root, rows, run};

const FIXTURE: &str = "tests/fixtures/templates/proven.toml";

/// The fixture with one text replaced, which has to be there.
fn changed(old: &str, new: &str) -> String {
    let text = std::fs::read_to_string(root().join(FIXTURE)).unwrap();
    assert!(text.contains(old), "{old}");
    text.replacen(old, new, 1)
}

fn check(text: String) -> Result<TemplateCheck, Vec<String>> {
    let source = Source::from_bytes("t.toml", Some(Format::Toml), text.into_bytes()).unwrap();
    let checked = prove::check(&source, ScoringEngine::builtin().unwrap().library());
    checked.map_err(|problems| problems.0.iter().map(|problem| problem.in_language(Language::Zh)).collect())
}

/// Everything that is wrong after a change, in Chinese.
fn refused(old: &str, new: &str) -> Vec<String> {
    check(changed(old, new)).expect_err(new)
}

/// Everything that is said of the edits of a file.
fn assert_refused(path: &str) {
    for edit in rows::<Edit>(path) {
        assert_eq!(refused(&edit.old, &edit.new), edit.says, "{edit}");
    }
}

/// What does not hold after a change that is no fault.
fn findings(old: &str, new: &str) -> Vec<String> {
    let check = check(changed(old, new)).unwrap_or_else(|problems| panic!("{problems:#?}"));
    check.proofs.into_iter().filter(|proof| !proof.holds).map(|proof| proof.says.zh).collect()
}

#[test]
fn every_template_of_the_program_is_proven() {
    let library = Library::builtin();
    let engine = ScoringEngine::builtin().unwrap();
    let mut faults = Vec::new();
    for book in library.iter() {
        match prove::check(&book.source().unwrap(), engine.library()) {
            Ok(check) => {
                let open = check.proofs.into_iter().filter(|proof| !proof.holds);
                faults.extend(open.map(|proof| format!("{}: {}", book.template.id, proof.says.en)));
            }
            Err(problems) => faults.push(problems.to_string()),
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn an_example_that_does_not_come_out_refuses_the_template() {
    let place = "total = \"80\"\nfunds = { source = \"total\", budget = \"100\", executed = \"60\" }\ngrade = \"良\"";
    assert_eq!(
        refused(place, &place.replace("良", "优")),
        ["t.toml:132:9: 错误: 算例“良”等级应为 优,算得 良"],
        "a grade"
    );
    assert_eq!(
        refused("score = \"3.63\"\noutcome = \"partial\"", "score = \"3.62\"\noutcome = \"met\""),
        [
            "t.toml:82:9: 错误: 算例“差一点”得分应为 3.62,算得 3.63",
            "t.toml:83:11: 错误: 算例“差一点”结果应为 met,算得 partial",
        ],
        "points and an outcome"
    );
    assert_eq!(
        refused("actual = \"79.9\"", "actual = \"未知\""),
        [
            "t.toml:93:9: 错误: 算例“不足八成”得分应为 0,算得 无(目标值为数字,实际值却是文字)",
            "t.toml:94:11: 错误: 算例“不足八成”结果应为 missed,算得 unassessable",
        ],
        "no points, and why"
    );
    // A rule that is changed contradicts the examples that were made for it.
    assert_eq!(
        refused("from = \"80%\", earns", "from = \"81%\", earns"),
        ["t.toml:88:9: 错误: 算例“恰为八成”得分应为 3.63,算得 0.00"],
        "a rule"
    );
}

#[test]
fn an_example_has_one_subject_and_expects_something() {
    assert_refused("template_check/subject.toml");
}

#[test]
fn a_limit_that_no_example_holds_in_place_is_a_finding() {
    let example = "[[examples]]\nabout = \"不足八成\"\nindicator = { path = [\"产出指标\"], target = \"≥100\", \
                   actual = \"79.9\", weight = \"7.25\" }\nscore = \"0\"\noutcome = \"missed\"\n";
    assert_eq!(
        findings(example, ""),
        [
            "未被算例固定的界限:/methods/graded/bands/1/from 80%(改为 79% 无人发现)",
            "未被算例固定的界限:/methods/graded/bands/2/earns 0%(改为 1% 无人发现)",
        ]
    );
    assert_eq!(
        findings("actual = \"99\", weight = \"10\"", "actual = \"50\", weight = \"10\""),
        [""; 0],
        "what another example holds as well"
    );
    let none = support::without_examples(&changed("", ""));
    let found = check(none).unwrap().proofs.into_iter().filter(|proof| !proof.holds).count();
    assert_eq!(found, 11);
}

#[test]
fn grades_have_no_hole_and_belong_to_one_side() {
    assert_refused("template_check/grades.toml");
}

#[test]
fn bands_have_no_hole_and_do_not_fall() {
    assert_refused("template_check/bands.toml");
}

#[test]
fn formulas_stay_between_nothing_and_the_weight_and_go_one_way() {
    let formula = "formula = \"if(rate >= 1, weight, weight / 2)\"";
    assert_eq!(
        refused(formula, "formula = \"if(rate >= 1, weight * rate, weight / 2)\""),
        [
            "t.toml:40:11: 错误: actual = 101, target = 100 时得 10.1 分,超出 0 至分值 10 的范围;请用 clamp、min 或 max 限定"
        ]
    );
    assert_eq!(
        refused(formula, "formula = \"if(rate >= 2, 0, if(rate >= 1, weight, weight / 2))\""),
        ["t.toml:40:11: 错误: 得分随实际值时升时降;若规则确要惩罚超额,请写 punishes_overshoot = true"]
    );
    // Falling is no fault by itself, but the rule for ≥ has to rise.
    let falls = changed(formula, "formula = \"if(rate >= 1, weight / 2, weight)\"").replacen(
        "at_least = { method = \"graded\"",
        "at_least = { method = \"half\"",
        1,
    );
    assert_eq!(
        check(support::without_examples(&falls)).unwrap_err(),
        ["t.toml:38:1: 错误: 方法 half:目标 1、分值 10 时,实际 0.99 得 10,实际 1 得 5:更好的结果得分更低"]
    );
    assert_eq!(
        refused(formula, "formula = \"if(rat >= 1, weight, weight / 2)\""),
        ["t.toml:40:15: 错误: 未知的名称“rat”;是否指“rate”?"]
    );
}

#[test]
fn formulas_do_not_go_in_a_circle() {
    let circle = "[[indicators]]\nid = \"a\"\npath = [\"产出指标\"]\nname = \"甲\"\nmethod = \"of_b\"\nbasis = \"made-up\"\n\n\
                  [[indicators]]\nid = \"b\"\npath = [\"产出指标\"]\nname = \"乙\"\nmethod = \"of_a\"\nbasis = \"made-up\"\n\n\
                  [methods.of_a]\nkind = \"formula\"\nformula = \"min(a, weight)\"\nbasis = \"made-up\"\n\n\
                  [methods.of_b]\nkind = \"formula\"\nformula = \"min(b, weight)\"\nbasis = \"made-up\"\n\n[words]";
    assert_eq!(
        refused("[words]", circle),
        [
            "t.toml:47:10: 错误: 公式循环引用:“a”的得分最终取决于它自己",
            "t.toml:54:10: 错误: 公式循环引用:“b”的得分最终取决于它自己",
        ]
    );
}

#[test]
fn points_have_their_sources() {
    assert_eq!(
        refused("name = \"产出指标\"\nweight = \"90\"\nbasis = \"made-up\"", "name = \"产出指标\"\nweight = \"90\""),
        ["t.toml:48:1: 错误: 规定了分值,须写依据 basis"]
    );
    assert_eq!(
        refused("basis = \"made-up\"\n\n[words]", "basis = \"heard\"\n\n[words]"),
        ["t.toml:41:9: 错误: 依据“heard”未在 [basis] 中说明"]
    );
    assert_eq!(refused("weight = \"90\"", "weight = \"80\""), ["t.toml:48:1: 错误: 分值合计 80,应为 90"], "and add up");
}

#[test]
fn the_command_says_what_was_proven() {
    let ran = run(&["template", "check", FIXTURE]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    insta::assert_snapshot!("template-check-zh", ran.out);
    insta::assert_snapshot!("template-check-en", run(&["template", "check", FIXTURE, "--lang", "en"]).out);

    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, text: String| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let loose = file("loose.toml", changed("actual = \"79.9\"", "actual = \"50\""));
    let ran = run(&["模板", "检查", &loose]);
    assert_eq!(ran.code, 1);
    let pointer = "/methods/graded/bands/1/from";
    assert!(ran.out.ends_with(&format!("  ✗ 未被算例固定的界限:{pointer} 80%(改为 79% 无人发现)\n")), "{}", ran.out);

    // A bad template does not stop the others.
    let bad = file("bad.toml", changed("from = \"0\"", "from = \"1\""));
    let ran = run(&["template", "check", &bad, "none/such", &loose, "-f", "json"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("bad.toml:65:3: 错误: 最后一档应从 0 开始"), "{}", ran.err);
    assert!(ran.err.contains("没有模板“none/such”"), "{}", ran.err);
    let checks: Vec<Value> = serde_json::from_str(&ran.out).unwrap();
    assert_eq!((checks.len(), &checks[0]["template"]), (1, &"test/proven".into()));
    let last = checks[0]["proofs"].as_array().unwrap().last().unwrap();
    assert_eq!((&last["about"], &last["holds"], &last["pointer"]), (&"limit".into(), &false.into(), &pointer.into()));

    // All templates at hand, those of a folder among them.
    let folder = folder.path().to_str().unwrap();
    let ran = run(&["template", "check", "--templates", folder]);
    assert_eq!(ran.code, 2);
    assert!(ran.out.contains("national/self-2020 ") && ran.out.contains("test/proven 1\n"), "{}", ran.out);
}
