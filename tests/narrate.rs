//! Narratives: every figure of the published section beside ours, whatever can come of a table in words, wordings of
//! one's own, and texts that somebody edited.

use std::collections::BTreeMap;

use jixiao::model::Narrative;
use serde_json::Value as Json;
use tempfile::TempDir;

use crate::support::{run, table_text};

const FOLDER: &str = "examples/zaozhuang-2024";
const TABLE: &str = include_str!("narrate/zaozhuang-2024.md");

fn narrate(arguments: &[&str]) -> String {
    let ran = run(&[&["narrate"], arguments].concat());
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
fn figures(value: &Json, found: &mut BTreeMap<String, String>) {
    match value {
        Json::Array(items) => items.iter().for_each(|item| figures(item, found)),
        Json::Object(entries) => match entries.get("source") {
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
const DEPARTMENT: &str = r#"
department = "某市水利局"
year = 2024
currency = "万元"
template = "shandong/zaozhuang-self-2024"
[[projects]]
name = "河道清淤"
unit = "河道管理处"
budget = "100"
executed = "80"
total = "88.5"
[[projects]]
name = "单位运行经费(水文站)"
unit = "水文站"
total = "95"
[[projects]]
name = "单位运行经费(河道管理处)"
unit = "河道管理处"
total = "90"
[[projects]]
name = "防汛物资"
total = "—"
"#;

fn running_costs(unit: &str, funds: &str, indicators: &str) -> String {
    format!(
        r#"
template = "shandong/zaozhuang-self-2024"
year = 2024
{funds}
[project]
name = "单位运行经费"
department = "某市水利局"
unit = "{unit}"
{indicators}"#
    )
}

const STATION: &str = r#"
[[indicators]]
path = ["产出指标", "数量指标"]
name = "巡查次数"
target = "≥12 次"
actual = "11 次"
weight = "45"
reason = "汛期一次因道路中断未能进行。"
[[indicators]]
path = ["产出指标", "质量指标"]
name = "报送质量"
target = "优"
actual = ""
weight = "45"
"#;

const OFFICE: &str = r#"
[[indicators]]
path = ["产出指标", "数量指标"]
name = "<b>巡查</b> *次*|数"
target = "≥12 次"
actual = "12 次"
weight = "45"
[[indicators]]
path = ["产出指标", "质量指标"]
name = "报送质量"
target = "优"
actual = "优"
weight = "45"
"#;

const TRANSFER: &str = r#"
template = "central/transfer-no-scores"
year = 2024
currency = "万元"
project = { name = "中央水利发展资金", department = "某市水利局" }
funds = [{ source = "total", budget = "5.8", executed = "5.8" }]
[[indicators]]
path = ["产出指标", "数量指标"]
name = "建设处数"
target = "≥3 处"
actual = "2 处"
"#;

const MONITORING: &str = r#"
template = "national/monitoring-2019"
year = 2024
month = 7
project = { name = "河道清淤", department = "某市水利局" }
indicators = []
"#;

fn water_office() -> TempDir {
    let station = "currency = \"元\"\nfunds = [{ source = \"total\", budget = \"1200000\", executed = \"1150000\" }]";
    let office = "currency = \"万元\"\nfunds = [{ source = \"total\", budget = 10, executed = 10 }]";
    folder(&[
        ("department.toml", DEPARTMENT),
        ("a.toml", &running_costs("水文站", station, STATION)),
        ("b.toml", &running_costs("河道管理处", office, OFFICE)),
        ("c.toml", TRANSFER),
        ("d.toml", MONITORING),
    ])
}

#[test]
fn whatever_can_come_of_a_table() {
    let folder = water_office();
    let text = words(&[&path(&folder, "")]);
    let paragraphs: Vec<&str> =
        text.lines().take_while(|line| *line != "# 附件").filter(|line| !line.is_empty()).collect();
    let expected = [
        "# 十三、预算绩效情况说明",
        "(一)预算绩效管理工作开展情况。根据预算绩效管理要求,某市水利局组织对2024年度预算项目开展绩效自评,涵盖项目4个。",
        "(二)预算项目绩效自评结果。某市水利局2024年度预算绩效自评的4个项目中,1个项目等级为优,1个项目等级为良,\
         2个项目没有得出总分。平均得分94.25分,最高100分(单位运行经费(河道管理处)),最低88.5分(河道清淤)。\
         其中1个项目按自评表逐项计算得分,1个项目采用自评结果汇总表所填得分。\
         2张自评表共4项指标,达到年度指标值的2项,未达到的1项,未能评分的1项。\
         逐项计分的1个项目各类指标得分率:产出指标100%。\
         3个项目列有预算数和执行数,合计预算230万元,执行205万元,执行率89.13%。",
        "存在的主要问题:产出指标有1项未达到年度指标值,自评表中预算执行率最低的是单位运行经费(水文站)项目,为95.83%。\
         具体情况见各项目综述。",
        "今年在部门决算中反映了2024年度全部预算项目绩效自评结果,以及单位运行经费(水文站)、\
         单位运行经费(河道管理处)等2个项目的绩效自评表。",
        "1\\.单位运行经费(水文站)项目绩效自评综述:根据年初设定的绩效目标,已评部分得50.83分\
         (已评分值55分,共100分),其余尚未评分,不评定等级。全年预算数为1,200,000元,执行数为1,150,000元,\
         完成预算的95.83%。绩效目标完成情况:共2项指标,未达到的1项,未能评分的1项。\
         未达到年度指标值的是:巡查次数,年度指标值≥12 次,实际完成11 次,得41.25分(分值45分),\
         偏差原因及改进措施:汛期一次因道路中断未能进行。未能评分的是:报送质量,年度指标值优(未填写实际完成值)。",
        "2\\.单位运行经费(河道管理处)项目绩效自评综述:根据年初设定的绩效目标,项目自评得分为100分,等级为优。\
         全年预算数为10万元,执行数为10万元,完成预算的100%。绩效目标完成情况:共2项指标,全部达到年度指标值。",
        "2024年度预算项目绩效自评结果汇总表和项目支出绩效自评表详见附件。",
        "(三)中央及省级对地方转移支付项目绩效自评结果。本部门对1个转移支付项目开展了绩效自评,1个项目没有得出总分,\
         涉及预算资金5.8万元,执行5.8万元。",
        "1\\.中央水利发展资金项目绩效自评综述:表中没有分值,不计总分。全年预算数为5.8万元,执行数为5.8万元,\
         完成预算的100%。绩效目标完成情况:共1项指标,未达到的1项。\
         未达到年度指标值的是:建设处数,年度指标值≥3 处,实际完成2 处,自评表未说明偏差原因。",
        "(四)部门评价结果。本部门未开展部门评价。",
        "(五)财政评价结果。本部门无财政评价项目。",
    ];
    let narrow = |text: &str| text.chars().map(jixiao::num::fold_width).collect::<String>();
    let found: Vec<String> = paragraphs.iter().map(|paragraph| narrow(paragraph)).collect();
    assert_eq!(found, expected);
    assert!(text.contains("| \\<b\\>巡查\\</b\\> \\*次\\*\\|数 |"), "{text}");
}

#[test]
fn what_the_reader_has_to_know() {
    let folder = water_office();
    let ran = run(&["narrate", &path(&folder, ""), "--lang", "zh"]);
    assert_eq!(ran.code, 0);
    assert_eq!(
        ran.err,
        "1 张绩效运行监控表没有写入综述\n\
         所给文件中没有部门评价、财政评价的表,综述写作没有;如有,请一并给出\n\
         1 个项目没有自评表,得分取自汇总表,未经计算\n\
         2 个项目的得分与汇总表所填不同,综述用计算的得分;详见 jixiao audit\n"
    );
}

#[test]
fn the_order_of_files_does_not_matter() {
    let folder = water_office();
    let names = ["department.toml", "a.toml", "b.toml", "c.toml", "d.toml"].map(|name| path(&folder, name));
    let [department, a, b, c, d] = &names;
    let expected = narrate(&[department, a, b, c, d]);
    for order in [[d, c, b, a, department], [b, department, a, d, c], [c, b, a, a, department]] {
        assert_eq!(narrate(&order.map(String::as_str)), expected);
    }
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
        refused(&[("d.toml", MONITORING)]),
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
    let schema: Json = serde_json::from_str(&run(&["schema", "narrative"]).out).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let water = water_office();
    for folder in [FOLDER, &path(&water, "")] {
        let facts: Json = serde_json::from_str(&narrate(&[folder, "-f", "json"])).unwrap();
        let errors: Vec<String> =
            validator.iter_errors(&facts).map(|e| format!("{}: {e}", e.instance_path())).collect();
        assert!(errors.is_empty(), "{}", errors.join("\n"));
    }
}

/// What a wording of one's own makes of the published tables.
fn worded(wording: &str) -> Result<String, String> {
    let folder = folder(&[("own.md", wording)]);
    let ran = run(&["narrate", FOLDER, "--lang", "en", "--wording", &path(&folder, "own.md")]);
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

#[test]
fn a_wording_that_cannot_be_used() {
    const HELP: &str = "  help: jixiao narrate … -f json lists the facts, and jixiao narrate --show-wording prints the \
                        wording of the program\n";
    for (wording, message) in [
        ("# 一\n{{ own.projcts }}", "own.md:2: error: this wording cannot be used: `own.projcts` is undefined\n"),
        ("{% for x in %}", "own.md:1: error: this wording cannot be used: unexpected end of block\n"),
        (
            "\n\n{{ own.tables[0].money.rate }}{{ by_finance.mean }}",
            "own.md:3: error: this wording cannot be used: there is no such figure here; ask with {% if … %} first\n",
        ),
        (
            "{{ own.mean + 1 }}",
            "own.md:1: error: this wording cannot be used: tried to use + operator on unsupported types plain object and number\n",
        ),
        ("{{ own.mean.value }}", "own.md:1: error: this wording cannot be used: `own.mean.value` is undefined\n"),
    ] {
        assert_eq!(worded(wording), Err(format!("{message}{HELP}")), "{wording}");
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
        assert_eq!(run(&["narrate", FOLDER, "-o", &file]).code, 0);
        let expected = format!("✓ {name}: all 342 figures are what their sources say\n");
        assert_eq!(verify(&file, FOLDER, "en"), (0, expected, String::new()));
    }
}

#[test]
fn what_somebody_edited_is_found() {
    let text = narrate(&[FOLDER]);
    let edit = |from: &str, to: &str| {
        assert!(text.contains(from), "{from}");
        let folder = folder(&[("a.md", &text.replacen(from, to, 1))]);
        let (code, out, err) = verify(&path(&folder, "a.md"), FOLDER, "zh");
        assert_eq!(err, "");
        (code, out)
    };
    let fine = (0, "✓ a.md:342 个数字都与来源一致\n".to_owned());
    // Words, and other ways to write a figure.
    assert_eq!(edit("根据预算绩效管理要求", "按照预算绩效管理的要求"), fine);
    assert_eq!(edit("-->98.2<!--", "-->98.20<!--"), fine);
    assert_eq!(edit("-->2,203.91<!--", "-->2203.91<!--"), fine);
    assert_eq!(edit("组织对2024年度", "组织对 2024 年度"), fine);
    let wrong = |line: &str| (1, format!("✗ a.md:1 处不符\n    {line}\n"));
    assert_eq!(edit("-->98.2<!--", "-->98.02<!--"), wrong("得分(self:单位运行经费#/total/score):文中 98.02,应为 98.2"));
    assert_eq!(
        edit("-->≥300 个/套<!--", "-->≥260 个/套<!--"),
        wrong("年度指标值(self:单位运行经费#/indicators/2/target):文中 ≥260 个/套,应为 ≥300 个/套")
    );
    assert_eq!(
        edit("全部达到年度指标值", "比上年增长5.5%,全部达到年度指标值"),
        wrong("5.5 没有出处,无从校验:…:共…项指标,比上年增长5.5%,全部达到年度指标值。…")
    );
    assert_eq!(
        edit("self:车辆运行维护费#/total/score", "self:车辆购置费#/total/score"),
        wrong("100:来源 self:车辆购置费#/total/score 不在所给的文件中")
    );
    assert_eq!(edit("<!--[-->352<!-- self:单位运行经费#/execution/budget -->", "352").0, 1);
    // A score in a cell, without its source.
    assert_eq!(edit("<!--[-->99.53<!-- results#/projects/1/total -->", "100"), wrong("100 没有出处,无从校验:…100…"));
    // What changes a figure without touching it.
    assert_eq!(
        edit("涉及预算资金<!--", "涉及预算资金-<!--"),
        wrong("涉及预算资金(results#/reported/funds):文中 -2,203.91,应为 2,203.91")
    );
    assert_eq!(
        edit("results#/reported/funds -->万元", "results#/reported/funds -->亿元"),
        wrong("涉及预算资金(results#/reported/funds):文中 2,203.91亿元,应为 2,203.91万元")
    );
    assert_eq!(
        edit("#/execution/rate_percent -->%。具体", "#/execution/rate_percent -->。具体"),
        wrong("执行率(self:宏观经济调研费(智库管理)#/execution/rate_percent):文中 72.5,应为 72.5%")
    );
    assert_eq!(
        edit("组织对2024年度预算项目", "组织对2023年度预算项目"),
        wrong("2023 没有出处,无从校验:…庄市人民政府办公室组织对2023年度预算项目开展绩效自评…")
    );
    // Dates, numbers of documents and telephones say nothing of how much.
    let signed = "2025年2月24日,财预〔2020〕10号,附件1,0632-3312345。\n\n# 附件";
    assert_eq!(edit("# 附件", signed), fine);
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
        assert_eq!(run(&["narrate", FOLDER, "-o", &file]).code, 0);
        assert!(std::fs::read(&file).unwrap().starts_with(begins.as_bytes()), "{name}");
    }
    let ran = run(&["narrate", FOLDER, "-o", "a.pdf", "--lang", "zh"]);
    let message =
        "a.pdf: 错误: 从文件名看不出用什么格式\n  提示: 文件名请以 .docx、.md 或 .json 结尾,或用 --format 指定\n";
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
    let other = water_office();
    let (code, out, _) = verify(&file, &path(&other, ""), "zh");
    assert!(code == 1 && out.contains("项目数(summary:self#/total/projects):文中 17,应为 4\n"), "{out}");
    let (code, _, err) = verify(&path(&folder, "b.docx"), FOLDER, "zh");
    assert_eq!(code, 2, "{err}");
}

#[test]
fn the_same_tables_are_the_same_file() {
    let folder = tempfile::tempdir().unwrap();
    let files = ["a.docx", "b.docx"].map(|name| {
        let file = path(&folder, name);
        assert_eq!(run(&["narrate", FOLDER, "-o", &file]).code, 0);
        std::fs::read(file).unwrap()
    });
    assert!(files[0] == files[1] && files[0].starts_with(b"PK"));
}
