//! Narratives: every figure of the published section beside ours, whatever can come of a table in words, wordings of
//! one's own, and texts that somebody edited.

use std::collections::BTreeMap;

use jixiao::narrative::Narrative;
use serde::Deserialize;
use serde_json::Value;
use tempfile::TempDir;

use crate::support::compare::assert_same_text;
use crate::support::edit::Edit;
use crate::support::{root, rows, run, table_text};

const FOLDER: &str = "examples/zaozhuang-2024";
const TABLE: &str = include_str!("narrate/zaozhuang-2024.md");

/// The text of a folder, with gaps where it has nothing to say.
fn narrate(arguments: &[&str]) -> String {
    let ran = run(&[&["narrate", "--draft"], arguments].concat());
    assert_eq!(ran.code, 0, "{}", ran.err);
    ran.out
}

/// The text of a folder without the comments in it.
fn words(arguments: &[&str]) -> String {
    let text = narrate(arguments);
    let mut words = String::new();
    for (index, piece) in text.split("<!--").enumerate() {
        words.push_str(if index == 0 { piece } else { piece.split_once("-->").unwrap().1 });
    }
    words
}

fn facts(arguments: &[&str]) -> Narrative {
    serde_json::from_str(&narrate(&[arguments, &["-f", "json"]].concat())).unwrap()
}

/// Every figure of the facts, by its source.
fn figures(value: &Value, found: &mut BTreeMap<String, String>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| figures(item, found)),
        Value::Object(entries) => match entries.get("source") {
            Some(source) => {
                let shown = entries["shown"].as_str().unwrap().to_owned();
                let before = found.insert(source.as_str().unwrap().to_owned(), shown.clone());
                assert!(before.is_none_or(|before| before == shown), "{source} says two things");
            }
            None => entries.values().for_each(|entry| figures(entry, found)),
        },
        _ => {}
    }
}

fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

fn path(folder: &TempDir, name: &str) -> String {
    folder.path().join(name).to_str().unwrap().to_owned()
}

#[test]
fn every_figure_of_the_published_section() {
    let mut known = BTreeMap::new();
    figures(&serde_json::to_value(facts(&[FOLDER])).unwrap(), &mut known);
    let text = narrate(&[FOLDER]);
    let rows = TABLE.lines().filter_map(|line| line.strip_prefix("| ")).skip(1);
    let mut counts = [0, 0];
    for row in rows {
        let cells: Vec<&str> = row.trim_end_matches(" |").split(" | ").collect();
        let [_, name, published, ours, source, verdict] = cells.as_slice() else { panic!("{row}") };
        assert_eq!(known.get(*source).map(String::as_str), Some(*ours), "{name}");
        assert!(text.contains(&format!("{ours}<!-- {source} -->")), "{name} is not in the text");
        assert_eq!(published == ours, *verdict == "相等", "{name}");
        counts[usize::from(published != ours)] += 1;
    }
    assert_eq!(counts, [21, 3]);
}

/// A department with every kind of thing that can come of a table.
const WATER: &str = "tests/narrate/water-office";

#[test]
fn whatever_can_come_of_a_table() {
    let text = words(&[WATER, "--none", "department,finance"]);
    let paragraphs = text.lines().take_while(|line| *line != "# 附件").filter(|line| !line.is_empty());
    let narrow = |paragraph: &str| paragraph.chars().map(jixiao::num::fold_width).collect::<String>();
    let found = paragraphs.map(narrow).collect::<Vec<_>>().join("\n\n") + "\n";
    let expected = std::fs::read_to_string(root().join(WATER).with_extension("md")).unwrap();
    assert_same_text(&found, &expected, "the text of tests/narrate/water-office", "water-office.md beside it has it");
    assert!(text.contains("| \\<b\\>巡查\\</b\\> \\*次\\*\\|数 |"), "{text}");
}

#[test]
fn what_the_reader_has_to_know() {
    let ran = run(&["narrate", WATER, "--none", "department,finance", "--lang", "zh"]);
    assert_eq!(ran.code, 0);
    assert_eq!(
        ran.err,
        "1 张绩效运行监控表没有写入综述\n\
         1 个项目没有自评表,得分取自汇总表,未经计算\n\
         2 个项目的得分与汇总表所填不同,综述用计算的得分;详见 jixiao audit\n"
    );
}

#[test]
fn a_total_that_a_table_states_otherwise_is_told() {
    for (total, says) in [
        ("94.5", ""),
        (
            "97.5",
            "1 个项目的自评表写的总分与计算的不同,综述用计算的得分:渡口维护(表中 97.5,计算 94.5);详见 jixiao audit\n",
        ),
    ] {
        let table = include_str!("../examples/import/ferries.csv").replace("100,94.5", &format!("100,{total}"));
        let folder = folder(&[("ferries.csv", &table)]);
        let ran =
            run(&["narrate", &path(&folder, "ferries.csv"), "-t", "national/self-2020", "--draft", "--lang", "zh"]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        assert_eq!(ran.err.contains("写的总分与计算的不同"), !says.is_empty(), "{}", ran.err);
        assert!(ran.err.contains(says), "{}", ran.err);
    }
}

/// A narrative says what it was given, and that something was not only where somebody says so.
#[test]
fn nothing_is_said_that_nobody_gave() {
    let ran = run(&["narrate", WATER, "--lang", "zh"]);
    let command = format!("jixiao narrate {WATER} --lang zh");
    let refused = format!(
        "narrate: 错误: 没有给出:部门评价结果、财政评价结果;综述只写给出的内容\n  \
        提示: 请给出这些文件;都没有的,用 {command} --没有 部门评价,财政评价;还缺着先写的,用 {command} --draft\n"
    );
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert!(ran.err.ends_with(&refused), "{}", ran.err);
    let text = words(&[WATER, "--none", "finance"]);
    assert!(text.contains("（四）部门评价结果。【待填：部门评价结果】\n"), "{text}");
    assert!(text.contains("（五）财政评价结果。本部门无财政评价项目。\n"), "{text}");
    let ran = run(&["narrate", WATER, "--none", "transfers", "--draft", "--lang", "zh"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.ends_with("--none: 错误: --none 说没有转移支付项目自评,给出的文件中却有\n"), "{}", ran.err);
}

#[test]
fn what_is_published_has_no_sources() {
    let text = narrate(&[WATER, "--clean"]);
    assert!(!text.contains("<!--"), "{text}");
    assert_eq!(text, words(&[WATER]));
}

#[test]
fn projects_come_in_the_order_of_the_files() {
    let names =
        ["department", "station", "office", "transfer", "monitoring"].map(|name| format!("{WATER}/{name}.toml"));
    let [department, a, b, c, d] = &names;
    let figures_of = |order: [&String; 5]| {
        let mut known = BTreeMap::new();
        figures(&serde_json::to_value(facts(&order.map(String::as_str))).unwrap(), &mut known);
        known
    };
    let expected = figures_of([department, a, b, c, d]);
    for order in [[d, c, b, a, department], [b, department, a, d, c], [c, b, a, a, department]] {
        assert_eq!(figures_of(order), expected);
    }
    let table = |name: &str| table_text("vehicle-operation").replacen("name = \"", &format!("name = \"{name}"), 1);
    let folder = folder(&[("1.toml", &table("乙")), ("2.toml", &table("甲"))]);
    let [first, second] = ["1.toml", "2.toml"].map(|file| path(&folder, file));
    let order = |files: [&str; 2]| facts(&files).own.tables.into_iter().map(|table| table.name).collect::<Vec<_>>();
    let (forth, back) = (order([&first, &second]), order([&second, &first]));
    assert!(forth[0].starts_with('乙') && back[0].starts_with('甲'), "{forth:?} {back:?}");
}

#[test]
fn one_department_and_one_year() {
    let table = |department: &str, year: u16| {
        format!(
            "template = \"shandong/zaozhuang-self-2024\"\nyear = {year}\nproject = {{ name = \"甲\", department = \"{department}\" }}\n\
             indicators = [{{ path = [\"产出指标\"], target = \"1\", actual = \"1\", weight = 90 }}]\n"
        )
    };
    let refused = |files: &[(&str, &str)]| {
        let folder = folder(files);
        let ran = run(&["narrate", &path(&folder, ""), "--lang", "zh"]);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""));
        ran.err
    };
    let (a, b) = (table("水利局", 2024), table("财政局", 2024));
    assert_eq!(
        refused(&[("a.toml", &a), ("b.toml", &b)]),
        "narrate: 错误: 文件属于不同部门:水利局、财政局\n  提示: 综述按一个部门、一个年度写,请只给出这一部门、这一年度的文件\n"
    );
    let c = table("水利局", 2023);
    assert_eq!(
        refused(&[("a.toml", &a), ("c.toml", &c)]),
        "narrate: 错误: 文件属于不同年度:2023、2024\n  提示: 综述按一个部门、一个年度写,请只给出这一部门、这一年度的文件\n"
    );
    assert_eq!(
        refused(&[("d.toml", include_str!("narrate/water-office/monitoring.toml"))]),
        "1 张绩效运行监控表没有写入综述\nnarrate: 错误: 没有自评表,也没有自评结果汇总表\n  \
         提示: 请给出自评表,或写有 [[projects]] 的部门文件\n"
    );
}

#[test]
fn without_a_department_it_is_our_own() {
    let folder = folder(&[("a.toml", &table_text("vehicle-operation").replace("department = ", "implementer = "))]);
    assert_eq!(facts(&[&path(&folder, "")]).department, "本部门");
}

#[test]
fn the_money_is_the_sum_of_the_budgets_where_every_project_states_one() {
    let facts = facts(&[
        &format!("{FOLDER}/unit-operation.toml"),
        &format!("{FOLDER}/macro-research.toml"),
        &format!("{FOLDER}/accounts.toml"),
    ]);
    let coverage = facts.coverage.unwrap();
    assert_eq!((coverage.funds.shown.as_str(), coverage.stated), ("356", false));
    let shares: Vec<_> =
        coverage.shares.iter().map(|share| (share.of.as_str(), share.percent.shown.as_str())).collect();
    // 356 ÷ 2203.91 = 16.153…, 356 ÷ 2228.12 = 15.977…
    assert_eq!(shares, [("一般公共预算项目支出", "16.15"), ("项目支出总额", "15.98")]);
}

#[test]
fn the_facts_are_those_of_the_schema() {
    let schema: Value = serde_json::from_str(&run(&["schema", "narrative"]).out).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    for folder in [FOLDER, WATER] {
        let facts: Value = serde_json::from_str(&narrate(&[folder, "-f", "json"])).unwrap();
        let errors: Vec<String> =
            validator.iter_errors(&facts).map(|e| format!("{}: {e}", e.instance_path())).collect();
        assert!(errors.is_empty(), "{}", errors.join("\n"));
    }
}

/// What a wording of one's own makes of the published tables.
fn worded(wording: &str) -> Result<String, String> {
    let folder = folder(&[("own.md", wording)]);
    let ran = run(&["narrate", "--draft", FOLDER, "--lang", "en", "--wording", &path(&folder, "own.md")]);
    if ran.code == 0 { Ok(ran.out) } else { Err(ran.err.replace(&path(&folder, "own.md"), "own.md")) }
}

#[test]
fn a_wording_of_ones_own() {
    assert_eq!(
        worded("## {{ department }}\n\n平均{{ own.mean }}分,\n{% if own.open is zero %}\n  全部有分。\n{% endif %}\n\n{{ year }}\n").unwrap(),
        "## 枣庄市人民政府办公室\n\n平均<!--[-->97.83<!-- summary:self#/total/mean_score -->分,全部有分。\n\n2024\n"
    );
    assert_eq!(
        worded("{% if own.projects > own.with_table and own.mean is above(97.8) and own.mean is below(98) %}多{% endif %}:{{ \"好。\" | clause }}").unwrap(),
        "多:好\n"
    );
    let form = worded("前\n{{ forms.own.results }}\n后").unwrap();
    assert!(form.starts_with("前\n\n**项目支出绩效自评结果汇总表**\n") && form.ends_with("|\n\n后\n"), "{form}");
}

/// A wording of `tests/narrate/wordings.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Unusable {
    wording: String,
    says: String,
}

#[test]
fn a_wording_that_cannot_be_used() {
    const HELP: &str = "  help: jixiao narrate … -f json lists the facts, and jixiao narrate --show-wording prints the \
                        wording of the program\n";
    for Unusable { wording, says } in rows::<Unusable>("narrate/wordings.toml") {
        assert_eq!(worded(&wording), Err(format!("{says}\n{HELP}")), "{wording:?}");
    }
}

#[test]
fn the_wording_of_the_program_is_one_to_start_from() {
    let shown = run(&["narrate", "--show-wording"]);
    assert_eq!(shown.code, 0);
    assert_eq!(worded(&shown.out).unwrap(), narrate(&[FOLDER]));
}

fn verify(file: &str, from: &str, language: &str) -> (i32, String, String) {
    let ran = run(&["verify", file, "--from", from, "--lang", language]);
    let name = std::path::Path::new(file).file_name().unwrap().to_str().unwrap();
    (ran.code, ran.out.replace(file, name), ran.err.replace(file, name))
}

#[test]
fn a_text_that_nobody_edited_holds() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["a.md", "a.docx"] {
        let file = path(&folder, name);
        assert_eq!(run(&["narrate", FOLDER, "--draft", "-o", &file]).code, 0);
        let expected = format!("✓ {name}: all 342 figures are what their sources say\n");
        assert_eq!(verify(&file, FOLDER, "en"), (0, expected, String::new()));
    }
}

/// A wording of one's own that says what the program's says in nearly the same words, of other figures and of all rows.
const NEARLY: &str = "{% for all in [own, transfers, by_department] %}
{% if all.money %}合计预算{{ all.money.budget }}万元，执行预算{{ all.money.executed }}万元，预算执行{{ all.money.rate }}%。{% endif %}

{% for project in all.tables %}
{{ project.name }}项目：{% if project.score %}得分{{ project.score }}分（分值{{ project.weight }}分）。{% endif %}

{% for fund in project.funds %}
{% if fund.budget %}{{ fund.name }}，全年预算数为{{ fund.budget }}{% if fund.executed %}，执行数为{{ fund.executed }}{% endif %}。{% endif %}
{% endfor %}
{% for row in project.indicators %}
{{ row.name | clause }}{% if row.target %}，年度指标值{{ row.target }}{% endif %}{% if row.actual %}，实际完成{{ row.actual }}{% endif %}{% if row.score and row.weight %}，得{{ row.score }}分（分值{{ row.weight }}分）{% endif %}；
{% endfor %}

{% endfor %}
{% endfor %}
";

/// Whatever the tables, and whatever wording tells of them: nothing is said of a text that nobody edited.
#[test]
fn no_genuine_text_is_accused() {
    let wording = folder(&[("nearly.md", NEARLY)]);
    let (nearly, short) = (path(&wording, "nearly.md"), "examples/wording/short.md");
    let clean = std::fs::read_dir("tests/audit/clean").unwrap().map(|entry| entry.unwrap().path());
    let clean = clean.map(|path| path.to_str().unwrap().to_owned()).filter(|path| !path.contains("monitoring"));
    let mut verified = 0;
    for from in clean.chain([FOLDER.to_owned(), WATER.to_owned()]) {
        for (name, own) in [("a.docx", None), ("b.md", Some(nearly.as_str())), ("c.docx", Some(short))] {
            let folder = tempfile::tempdir().unwrap();
            let file = path(&folder, name);
            let wording = own.map_or(Vec::new(), |own| vec!["--wording", own]);
            if run(&[&["narrate", &from, "--draft", "-o", &file][..], &wording].concat()).code != 0 {
                continue;
            }
            let ran = run(&[vec!["verify", &file, "--from", &from, "--lang", "zh"], wording].concat());
            let accused = ["看不见", "不是照措辞写的", "表中没有的"].iter().any(|told| ran.out.contains(told));
            assert_eq!((ran.code, accused), (0, false), "{from} {name}: {}{}", ran.out, ran.err);
            verified += 1;
        }
    }
    assert!(verified > 20, "{verified}");
}

/// Names that look like something else: numbers of lists, dates, numerals, words of headings, signs of Markdown, and one that
/// another begins or ends with.
const ODD: [&str; 25] = [
    "道路改造",
    "1.道路改造",
    "道路改造（二期）",
    "桥梁维护",
    "1.桥梁维护",
    "2、全年预算数",
    "全年预算数",
    "执行数为352万元",
    "①②③整治",
    "１２３",
    "12",
    "2025-03-31",
    "2024年度",
    "1.",
    "（一）一般项目",
    "“双百”工程",
    "三百五十二万元补助",
    "# 标题 *重点* |甲|",
    "<b>甲</b>&amp;",
    "-15.3%",
    "得98.2分，等级为优",
    "存在的主要问题：",
    "【待填：名称】",
    "甲。乙；丙！",
    "甲\u{202e}乙",
];

/// Whatever projects are called, a text that nobody edited holds.
#[test]
fn odd_names_accuse_no_genuine_text() {
    let table = table_text("vehicle-operation");
    for chosen in ODD.chunks(6).chain([&ODD[..], &ODD[..3], &ODD[3..6]]) {
        let of = |name: &&str| table.replace("车辆运行维护费", &name.replace('"', ""));
        let texts: Vec<String> = chosen.iter().map(of).collect();
        let names: Vec<String> = (0..texts.len()).map(|number| format!("{number}.toml")).collect();
        let files: Vec<(&str, &str)> =
            names.iter().zip(&texts).map(|(name, text)| (name.as_str(), text.as_str())).collect();
        let from = folder(&files);
        let from = path(&from, "");
        let out = tempfile::tempdir().unwrap();
        for name in ["a.md", "a.docx"] {
            let file = path(&out, name);
            let ran = run(&["narrate", &from, "--draft", "-o", &file]);
            assert_eq!(ran.code, 0, "{}", ran.err);
            let ran = run(&["verify", &file, "--from", &from, "--lang", "zh"]);
            assert_eq!((ran.code, ran.out.contains("没有核对")), (0, false), "{chosen:?} {name}: {}", ran.out);
        }
    }
}

/// With a wording of one's own whoever verifies names it, and figures stand in its sentences.
#[test]
fn figures_are_held_against_the_sentences_of_ones_own_wording() {
    let wording = "甲乙丙丁{{ own.highest.score }}，戊己庚辛{{ own.lowest.score }}。";
    let text = worded(wording).unwrap();
    let [high, low] =
        ["100<!-- summary:self#/total/highest/score -->", "91.5<!-- summary:self#/total/lowest/score -->"];
    let exchanged = text.replace(high, "?").replace(low, high).replace('?', low);
    let folder = folder(&[("own.md", wording), ("a.md", &exchanged)]);
    let own = path(&folder, "own.md");
    let file = path(&folder, "a.md");
    let ran = run(&["verify", &file, "--from", FOLDER, "--lang", "zh"]);
    assert!(ran.code == 1 && ran.out.contains("请用 --wording 指明"), "{}{}", ran.out, ran.err);
    let ran = run(&["verify", &file, "--from", FOLDER, "--wording", &own, "--lang", "zh"]);
    assert!(ran.code == 1 && ran.out.contains("91.5 写在 最高得分"), "{}{}", ran.out, ran.err);
}

#[test]
fn what_somebody_edited_is_found() {
    let text = narrate(&[FOLDER]);
    for edit in rows::<Edit>("narrate/edits.toml") {
        let folder = folder(&[("a.md", &edit.of(&text))]);
        let found = verify(&path(&folder, "a.md"), FOLDER, "zh");
        let told: Vec<&str> = found.1.lines().skip(1).map(str::trim_start).collect();
        assert_eq!(told, [&edit.says[..], &edit.told[..]].concat(), "{edit}");
        let head = found.1.lines().next().unwrap();
        match edit.says.len() {
            0 => assert!(found.0 == 0 && head.starts_with("✓ a.md:"), "{edit}"),
            wrong => assert_eq!((found.0, head), (1, format!("✗ a.md:{wrong} 处不符").as_str()), "{edit}"),
        }
    }
}

/// Cells that are exchanged in the forms are found: headings, tiers, departments, reasons and goals of two rows.
#[test]
fn cells_of_forms_are_held_in_their_rows() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["a.md", "a.docx"] {
        let file = path(&folder, name);
        for [one, other] in [
            ["分值", "得分"],
            ["成本指标", "效益指标"],
            ["枣庄市人民政府办公室", "枣庄市人民政府决策研究中心"],
            ["办公用品采购数量未达到目标值", "出差人次未达到目标值"],
            ["主管部门", "实施单位"],
        ] {
            assert_eq!(run(&["narrate", FOLDER, "--draft", "-o", &file, "--force"]).code, 0);
            let cell = |text: &str| if name.ends_with("md") { format!("| {text} |") } else { format!(">{text}<") };
            let [one, other] = [cell(one), cell(other)];
            let exchanged = |text: &str| text.replace(&one, "\0").replace(&other, &one).replace('\0', &other);
            if name.ends_with("md") {
                let text = std::fs::read_to_string(&file).unwrap();
                std::fs::write(&file, exchanged(&text)).unwrap();
            } else {
                rewritten_word(&file, "word/document.xml", exchanged);
            }
            let (code, out, err) = verify(&file, FOLDER, "zh");
            assert!(code == 1 && out.contains("段改过:照表应为“"), "{name} {one} {other}: {out}{err}");
            assert!(!out.contains("表中没有的"), "{name} {one} {other}: {out}");
        }
    }
}

/// A paragraph of the wording that a text lacks makes it another text; of one that is shortened it is told what is gone.
#[test]
fn a_text_without_one_of_its_paragraphs_is_another_one() {
    let text = narrate(&[FOLDER]);
    let without =
        text.lines().filter(|line| !line.starts_with("1\\.车辆运行维护费项目")).collect::<Vec<_>>().join("\n");
    let (from, to) = (text.find("未达到年度指标值的是：办公用品").unwrap(), text.find("3\\.宏观经济调研费").unwrap());
    let shortened = [&text[..from], "\n\n", &text[to..]].concat();
    let folder = folder(&[("a.md", &without), ("b.md", &shortened)]);
    let (code, out, _) = verify(&path(&folder, "a.md"), FOLDER, "zh");
    let says = "✗ a.md:1 处不符\n    文中没有照表应有的一段:“1.车辆运行维护费项目绩效自评综述";
    assert!(code == 1 && out.starts_with(says), "{out}");
    let (code, out, _) = verify(&path(&folder, "b.md"), FOLDER, "zh");
    assert!(code == 0 && out.contains("照表应有、文中省去的 "), "{out}");
    assert!(out.contains("实际完成260 个/套"), "{out}");
}

/// Of every paragraph of the wording it is found that it is gone, though its figures stand in others and in forms; what has no
/// figures is told.
#[test]
fn no_paragraph_can_be_cut_out_in_silence() {
    let text = narrate(&[FOLDER]);
    let paragraphs: Vec<&str> = text.split("\n\n").collect();
    let mut cut = 0;
    for (at, paragraph) in paragraphs.iter().enumerate() {
        if paragraph.starts_with('|') || paragraph.starts_with('#') || paragraph.contains("【待填") {
            continue;
        }
        let others = paragraphs.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, other)| *other);
        let folder = folder(&[("a.md", &others.collect::<Vec<_>>().join("\n\n"))]);
        let (code, out, _) = verify(&path(&folder, "a.md"), FOLDER, "zh");
        let (wanted, says) = if paragraph.contains("<!--[-->") {
            (1, "没有照表应有的一段")
        } else {
            (0, "照表应有、文中省去的")
        };
        assert!(code == wanted && out.contains(says), "{paragraph}: {out}");
        cut += 1;
    }
    assert!(cut > 6, "{cut}");
}

/// Rows of words that two projects exchanged are found, though each stands in some form of the text.
#[test]
fn rows_of_words_exchanged_between_projects_are_found() {
    let text = narrate(&[FOLDER]);
    let row = |cell: &str| text.lines().find(|line| line.starts_with('|') && line.contains(cell)).unwrap();
    let [one, other] = ["| 通过完成车辆加油", "| 通过合理分配单位运行经费"].map(row);
    let exchanged = text.replace(one, "\0").replace(other, one).replace('\0', other);
    let folder = folder(&[("a.md", &exchanged)]);
    let (code, out, _) = verify(&path(&folder, "a.md"), FOLDER, "zh");
    assert!(code == 1 && out.matches("段改过:照表应为“").count() >= 2, "{out}");
}

/// A row that somebody took out of a form is told, though the text tells its figures elsewhere.
#[test]
fn a_row_that_a_form_lacks_is_told() {
    let text = narrate(&[FOLDER]);
    let lines: Vec<&str> = text.lines().filter(|line| !line.contains("| 出差人次 |")).collect();
    let folder = folder(&[("a.md", &lines.join("\n"))]);
    let (code, out, _) = verify(&path(&folder, "a.md"), FOLDER, "zh");
    assert!(code == 0 && out.contains("表中没有的 1 行:出差人次 | ≥2000 人次 | 1900 人次"), "{out}");
}

/// A Word document with something else in one of its parts.
fn edited_word(file: &str, part: &str, [old, new]: [&str; 2]) {
    rewritten_word(file, part, |text| text.replacen(old, new, 1));
}

fn rewritten_word(file: &str, part: &str, rewrite: impl Fn(&str) -> String) {
    let bytes = std::fs::read(file).unwrap();
    let mut before = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut after = zip::ZipWriter::new(std::fs::File::create(file).unwrap());
    for index in 0..before.len() {
        let mut entry = before.by_index(index).unwrap();
        let (name, mut text) = (entry.name().unwrap().into_owned(), String::new());
        std::io::Read::read_to_string(&mut entry, &mut text).unwrap();
        let options: zip::write::SimpleFileOptions = zip::write::FileOptions::default();
        after.start_file(&name, options).unwrap();
        let text = if name == part { rewrite(&text) } else { text };
        std::io::Write::write_all(&mut after, text.as_bytes()).unwrap();
    }
    after.finish().unwrap();
}

/// Whatever is shown otherwise than it stands in the file makes a text that does not hold.
#[test]
fn what_is_shown_otherwise_is_a_mismatch() {
    let field = r#"<w:fldSimple w:instr="PAGE"><w:r><w:t>不</w:t></w:r></w:fldSimple>"#;
    let bound = "<w:sdt><w:sdtPr><w:dataBinding/></w:sdtPr><w:sdtContent/></w:sdt>";
    for (inside, told) in [
        (field, "✗ a.docx:1 处不符\n    打开文件看到的与核对的不同:页码域中的文字\n    不是照措辞写的 1 处"),
        (bound, "✗ a.docx:1 处不符\n    打开文件看到的与核对的不同:内容取自文件别处的控件\n"),
        ("<w:r><w:yearLong/></w:r>", "打开文件看到的与核对的不同:由打开文件的软件写出的日期"),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let file = path(&folder, "a.docx");
        assert_eq!(run(&["narrate", FOLDER, "--draft", "-o", &file]).code, 0);
        edited_word(&file, "word/document.xml", ["<w:body>", &format!("<w:body><w:p>{inside}</w:p>")]);
        let (code, out, err) = verify(&file, FOLDER, "zh");
        assert!(code == 1 && out.contains(told), "{inside}: {out}{err}");
    }
}

/// Comments that tell sources are those of the program whoever saved them; any other is named. So is what hides words.
#[test]
fn a_comment_of_somebody_else_is_named() {
    for (part, edit, told) in [
        ("word/comments.xml", ["w:author=\"jixiao\"", "w:author=\"处长\""], ""),
        (
            "word/comments.xml",
            ["</w:comment>", "<w:p><w:r><w:t>实际只完成了六成</w:t></w:r></w:p></w:comment>"],
            "批注 实际只完成了六成…",
        ),
        ("word/comments.xml", [" ← ", " 为何 ← "], "批注 "),
        ("word/styles.xml", ["<w:rPr>", "<w:rPr><w:color w:val=\"FFFFFF\"/>"], "与底色相近或极小的文字(按没有写)"),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let file = path(&folder, "a.docx");
        assert_eq!(run(&["narrate", FOLDER, "--draft", "-o", &file]).code, 0);
        edited_word(&file, part, edit);
        let (code, out, err) = verify(&file, FOLDER, "zh");
        // Where everything is white, nothing is said.
        assert_eq!(code, i32::from(part == "word/styles.xml"), "{out}{err}");
        assert_eq!(out.contains("没有核对:"), !told.is_empty(), "{out}");
        assert!(out.contains(told), "{edit:?}: {out}");
    }
}

/// Where no paragraph begins with the name of a project, nothing tells whose figures follow: that is said.
#[test]
fn figures_under_headings_of_ones_own_are_told() {
    for (heading, told) in [("二级章节", true), ("{{ project.name }}项目绩效自评综述", false)] {
        let wording = format!(
            "{{% for project in own.tables %}}\n## 章节\n\n{heading}:得分 {{{{ project.score }}}} 分。\n\n{{% endfor %}}"
        );
        let Ok(text) = worded(&wording) else { panic!("{wording}") };
        let folder = folder(&[("a.md", &text)]);
        let (_, out, _) = verify(&path(&folder, "a.md"), FOLDER, "zh");
        assert_eq!(out.contains("没有以项目名称开头的段落"), told, "{text}\n{out}");
    }
}

#[test]
fn a_text_without_figures_proves_nothing() {
    let folder = folder(&[("a.md", "没有数字"), ("b.txt", "")]);
    let (code, out, _) = verify(&path(&folder, "a.md"), FOLDER, "zh");
    assert_eq!((code, out.as_str()), (1, "✗ a.md:文中没有带出处的数字,无从校验\n"));
    let (code, _, err) = verify(&path(&folder, "b.txt"), FOLDER, "zh");
    assert_eq!(code, 2);
    assert_eq!(err, "b.txt: 错误: 这不是能校验的综述\n  提示: 只认 .md 与 .docx 文件;请另存为其中一种\n");
}

#[test]
fn no_text_is_written_that_would_lack_a_project() {
    let folder = folder(&[("a.toml", &table_text("vehicle-operation")), ("b.toml", "template = ")]);
    let output = path(&folder, "a.docx");
    let ran = run(&["narrate", &path(&folder, ""), "-o", &output, "--lang", "zh"]);
    assert_eq!((ran.code, std::path::Path::new(&output).exists()), (2, false));
    let end = "narrate: 错误: 有文件未能读取,综述会不完整,没有写出\n  提示: 请先改正上述文件\n";
    assert!(ran.err.ends_with(end), "{}", ran.err);
}

#[test]
fn the_name_of_the_file_tells_the_format() {
    let folder = tempfile::tempdir().unwrap();
    for (name, begins) in [("a.md", "# 十三"), ("b.JSON", "{\n"), ("c.docx", "PK")] {
        let file = path(&folder, name);
        assert_eq!(run(&["narrate", FOLDER, "--draft", "-o", &file]).code, 0);
        assert!(std::fs::read(&file).unwrap().starts_with(begins.as_bytes()), "{name}");
    }
    let ran = run(&["narrate", FOLDER, "-o", "a.pdf", "--lang", "zh"]);
    let message = "a.pdf: 错误: 这里不能写 .pdf 文件\n  提示: 文件名请以 .txt、.md、.docx、.json 结尾\n";
    assert_eq!((ran.code, ran.err.as_str()), (2, message));
}

/// A name is a name, whatever it begins with.
#[test]
fn a_name_is_no_heading() {
    let table = table_text("vehicle-operation").replace("车辆运行维护费", "# 车辆 | *运维*");
    let folder = folder(&[("a.toml", &table)]);
    let text = words(&[&path(&folder, "")]);
    let headings: Vec<&str> = text.lines().filter(|line| line.starts_with('#')).collect();
    assert_eq!(headings, ["# 十三、预算绩效情况说明", "# 附件"]);
    assert!(text.contains("1\\.\\# 车辆 \\| \\*运维\\*项目绩效自评综述"), "{text}");
}

/// Every line of a wording is what it looks like: a tag leaves nothing behind, an empty line ends a paragraph.
#[test]
fn lines_of_a_wording() {
    let text = worded(
        "{% for row in own.listed[:2] %}\n{{ loop.index }}. {{ row.name }}{% if row.grade %},{{ row.grade }}{% endif %}\n\n{% endfor %}\n{% if own.open is zero %}\n一\n{% endif %}\n二\n{# 三 #}\n四\n",
    );
    assert_eq!(text.unwrap(), "1\\. 挂职人员补助,优\n\n2\\. 招商经费,优\n\n一二四\n");
}

/// Texts are longer than tables may be.
#[test]
fn a_long_text_is_verified() {
    let text = narrate(&[FOLDER]) + &"\n\n文字".repeat(1 << 19);
    let folder = folder(&[("a.md", &text)]);
    assert_eq!(verify(&path(&folder, "a.md"), FOLDER, "zh").0, 0);
}

#[test]
fn a_narrative_is_verified_against_its_tables() {
    let folder = folder(&[("a.md", &narrate(&[FOLDER])), ("b.docx", "x")]);
    let file = path(&folder, "a.md");
    let ran = run(&["verify", &file, "--lang", "zh"]);
    assert_eq!(
        (ran.code, ran.err.as_str()),
        (2, "--from: 错误: 校验综述要有数字的来源\n  提示: 请用 --from 指明自评表和部门文件所在的文件夹\n")
    );
    // The tables of somebody else.
    let (code, out, _) = verify(&file, WATER, "zh");
    assert!(code == 1 && out.contains("项目数(summary:self#/total/projects):文中 17,应为 4\n"), "{out}");
    let (code, _, err) = verify(&path(&folder, "b.docx"), FOLDER, "zh");
    assert_eq!(code, 2, "{err}");
}

#[test]
fn the_same_tables_are_the_same_file() {
    let folder = tempfile::tempdir().unwrap();
    let files = ["a.docx", "b.docx"].map(|name| {
        let file = path(&folder, name);
        assert_eq!(run(&["narrate", FOLDER, "--draft", "-o", &file]).code, 0);
        std::fs::read(file).unwrap()
    });
    assert!(files[0] == files[1] && files[0].starts_with(b"PK"));
}
