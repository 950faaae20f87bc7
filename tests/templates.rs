//! A template that is wrong cannot score anybody: each single fault is named, with its place.

use jixiao::load::{Library, Rulebook};
use jixiao::model::Language;
use jixiao::read::{Format, Source, files_below};

use crate::support::root;

fn text() -> String {
    std::fs::read_to_string(root().join("indicators/shandong/zaozhuang-department-2024.toml")).unwrap()
}

/// What is said about the template with one text replaced, in both languages.
fn faults(old: &str, new: &str) -> String {
    let text = text();
    assert!(text.contains(old), "{old}");
    let source = Source::from_bytes("t.toml", Some(Format::Toml), text.replacen(old, new, 1).into_bytes()).unwrap();
    let problems = Rulebook::from_source(&source).err().unwrap_or_else(|| panic!("accepted: {new}"));
    let lines = problems.0.iter().flat_map(|p| [p.in_language(Language::Zh), p.in_language(Language::En)]);
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn every_template_of_the_folder_is_inside_the_program() {
    let library = Library::builtin();
    let mut inside: Vec<String> = library.iter().map(|book| format!("{}.toml", book.template.id)).collect();
    inside.sort();
    let folder = root().join("indicators");
    let files = files_below(&folder, &["toml"])
        .into_iter()
        .map(|name| name.unwrap().strip_prefix(&format!("{}/", folder.display())).unwrap().to_owned());
    assert_eq!(inside, files.collect::<Vec<_>>());
    for book in library.iter() {
        let file = folder.join(&book.template.id).with_extension("toml");
        assert_eq!(book.text, std::fs::read_to_string(file).unwrap());
    }
}

#[test]
fn each_fault_is_named_with_its_place() {
    for (old, new, message) in [
        ("id = \"shandong/", "id = \"Shandong/", "t.toml:5:6: 错误: id 只能用小写字母、数字、- 与 /"),
        ("total = \"100\"", "total = \"0\"", "t.toml:10:9: 错误: 总分应大于 0"),
        ("total = \"100\"", "total = \"110\"", "t.toml:62:1: 错误: 分值合计 100,应为 110"),
        ("places = 2\n", "places = 12\n", "t.toml:15:10: 错误: 最多保留 9 位小数"),
        ("places = 2\n", "places = -1\n", "“-1”应为 0 至 9 的整数"),
        ("\"half_even\"", "\"half_evn\"", "“half_evn”不是可选值\n  提示: 是否指“half_even”"),
        ("at = \"indicator\"", "at = \"row\"", "“row”不是可选值"),
        ("method = \"proportion\"", "method = \"proportoin\"", "是否指“proportion”"),
        ("method = \"proportion\"", "method = \"inverse_linear\"", "方法 inverse_linear 不适用于此类目标"),
        ("method = \"inverse_linear\"", "method = \"proportion\"", "方法 proportion 不适用于此类目标"),
        ("method = \"words\"", "method = \"all_or_nothing\"", "方法 all_or_nothing 不适用于此类目标"),
        ("method = \"equality\"", "method = \"execution_rate\"", "方法 execution_rate 不适用于此类目标"),
        ("met = [", "met = [\"否\", ", "“否”同时在 met 与 missed 中"),
        ("[\"良\", \"良好\"]", "[\"良\", \"优\"]", "“优”同时在 ladder[0] 与 ladder[1] 中"),
        ("weight = \"20\"", "weight = \"30\"", "分值合计 110,应为 100"),
        ("weight = \"20\"", "weight = \"-20\"", "分值不能为负"),
        ("weight = \"20\"", "weight = \"20\"\nmin = \"10\"", "weight 与 min / max 只能写一种"),
        ("weight = \"20\"", "min = \"30\"\nmax = \"20\"", "min 30 大于 max 20"),
        ("weight = \"20\"\nbasis = \"published-2024\"", "weight = \"20\"", "规定了分值,须写依据 basis"),
        ("name = \"产出\"", "name = \"过程指标\"", "同级中“过程”重复"),
        ("basis = \"published-2024\"", "basis = \"published-2025\"", "依据“published-2025”未在 [basis] 中说明"),
        ("path = [\"过程\", \"资金管理\", \"预算执行率\"]", "path = []", "path 不能为空"),
        ("weight = \"10\"", "weight = \"-1\"", "分值不能为负"),
        ("target = \"100%\"", "target = \"1e400\"", "“1e400”:不接受科学计数法"),
        ("from = \"0\"", "from = \"10\"", "最后一档应从 0 开始"),
        ("from = \"80\"", "from = \"90\"", "各档应从高到低:90 已属上一档"),
        ("from = \"90\"", "from = \"101\"", "最高等级无法达到:起点高于总分"),
        ("name = \"良\"", "name = \"优\"", "等级“优”重复"),
        ("verified = true", "verifed = true", "未知的键“verifed”\n  提示: 是否指“verified”"),
        ("must_add_up = true\n", "", "缺少键“must_add_up”"),
    ] {
        let said = faults(old, new);
        assert!(said.contains(message), "{message} is not in\n{said}");
        assert!(said.lines().all(|line| line.starts_with("  ") || line.starts_with("t.toml:")), "{said}");
    }
}

#[test]
fn all_faults_at_once() {
    let text = text()
        .replace("total = \"100\"", "total = \"-5\"")
        .replace("method = \"equality\"", "method = \"words\"")
        .replace("from = \"0\"", "from = \"1\"");
    let source = Source::from_bytes("t.toml", Some(Format::Toml), text.into_bytes()).unwrap();
    let problems = Rulebook::from_source(&source).unwrap_err();
    assert_eq!(problems.0.len(), 3, "{problems}");
}

/// Whoever looks for a rule finds its template and a case, and every template is among them.
#[test]
fn the_table_of_rules_is_true() {
    let readme = std::fs::read_to_string(root().join("indicators/README.md")).unwrap();
    let cells = |line: &str| line.split('|').map(|cell| cell.trim().to_owned()).collect::<Vec<_>>();
    let table = |heading: &str| {
        let (_, rest) = readme.split_once(heading).unwrap_or_else(|| panic!("no table {heading}"));
        rest.lines().skip(2).take_while(|line| line.starts_with('|')).map(cells).collect::<Vec<_>>()
    };
    let ids: Vec<String> = Library::builtin().iter().map(|book| format!("`{}`", book.template.id)).collect();
    let listed: Vec<String> =
        table("| id | what it scores | extends |").into_iter().map(|row| row[1].clone()).collect();
    assert_eq!(listed, ids);
    let rules = table("| rule | place | template | case |");
    for row in &rules {
        let case = row[4].split_once('[').and_then(|(_, rest)| rest.split_once(']')).unwrap().0;
        let path = root().join("tests/cases").join(case).with_extension("toml");
        let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        assert!(ids.contains(&row[3]), "{}", row[3]);
        let template = format!("template = \"{}\"", row[3].trim_matches('`'));
        assert!(text.contains(&template), "{case} is no case of {}", row[3]);
    }
    for id in &ids {
        assert!(rules.iter().any(|row| row[3] == *id), "no rule is told of {id}");
    }
    let shanxi = std::fs::read_to_string(root().join("indicators/shanxi/self.toml")).unwrap().lines().count();
    assert!(readme.contains(&format!("`shanxi/self` has {shanxi} lines")));
}
