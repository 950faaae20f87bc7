//! Files that a folder leaves aside for what they say of themselves, a copy, an imported workbook, a printed form, a list, are held
//! against what is read in their place. What is in them besides is told, and the audit does not pass.

use std::fs;
use std::io::{Cursor, Read, Write};
use std::path::Path;

use serde_json::{Value, json};
use zip::write::SimpleFileOptions;

use crate::support::{self, Ran};

pub(crate) fn ran(folder: &Path, arguments: &[&str]) -> Ran {
    support::ran(&support::jixiao(arguments).current_dir(folder).output().unwrap())
}

/// A table of a project that did so much of 40 kilometres.
pub(crate) fn table(project: &str, actual: &str) -> String {
    let row = |path: [&str; 2], name: &str, target: &str, actual: &str, weight: &str| json!({ "path": path, "name": name, "target": target, "actual": actual, "weight": weight });
    json!({
        "template": "national/self-2020", "year": 2024, "currency": "万元",
        "project": { "name": project, "department": "某市交通局" },
        "funds": [{ "source": "total", "initial": "100", "budget": "100", "executed": "100" }],
        "indicators": [
            row(["产出指标", "数量指标"], "养护里程", "≥40公里", actual, "50"),
            row(["效益指标", "社会效益指标"], "通行效率提升率", "≥10%", "12%", "30"),
            row(["满意度指标", "服务对象满意度指标"], "群众满意度", "≥90%", "95%", "10"),
        ],
    })
    .to_string()
}

/// A workbook with the form of a table; `own` as this program writes it, otherwise as another one saves it.
pub(crate) fn form(table: &str, own: bool) -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.json"), table).unwrap();
    let ran = ran(folder.path(), &["export", "a.json", "--to", "xlsx", "-o", "a.xlsx"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let bytes = fs::read(folder.path().join("a.xlsx")).unwrap();
    if own { bytes } else { changed(&bytes, "docProps/app.xml", |text| text.replace(">jixiao<", ">Excel<")) }
}

/// A package in which one part is another one.
pub(crate) fn changed(bytes: &[u8], part: &str, change: impl Fn(&str) -> String) -> Vec<u8> {
    let mut package = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut written = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..package.len() {
        let mut file = package.by_index(index).unwrap();
        let (name, mut content) = (file.name().unwrap().into_owned(), Vec::new());
        file.read_to_end(&mut content).unwrap();
        if name == part {
            content = change(&String::from_utf8(content).unwrap()).into();
        }
        written.start_file(name, SimpleFileOptions::default()).unwrap();
        written.write_all(&content).unwrap();
    }
    written.finish().unwrap().into_inner()
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut text = String::new();
    zip::ZipArchive::new(Cursor::new(bytes)).unwrap().by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// The verdict of a folder, the files that it left unread, and what it says of them.
fn audited(folder: &Path) -> (String, u64, Vec<String>) {
    let audit: Value = serde_json::from_str(&ran(folder, &["audit", ".", "-f", "json"]).out).unwrap();
    let unread = audit["unread"].as_array().into_iter().flatten();
    let said =
        unread.map(|file| format!("{}: {}", file["place"].as_str().unwrap(), file["message"]["zh"].as_str().unwrap()));
    (audit["verdict"].as_str().unwrap().to_owned(), audit["counts"]["unread"].as_u64().unwrap_or(0), said.collect())
}

fn passes(folder: &Path) {
    assert_eq!(audited(folder), ("pass".to_owned(), 0, Vec::new()));
}

fn says(folder: &Path, said: &str) {
    assert_eq!(audited(folder), ("fail".to_owned(), 1, vec![said.to_owned()]));
}

#[test]
fn a_copy_that_says_something_else_is_none() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::write(at("a.xlsx"), form(&table("道路养护", "42公里"), false)).unwrap();
    fs::copy(at("a.xlsx"), at("a（批注副本）.xlsx")).unwrap();
    passes(folder.path());
    fs::write(at("a（批注副本）.xlsx"), form(&table("道路养护", "10公里"), false)).unwrap();
    says(
        folder.path(),
        "./a（批注副本）.xlsx: 没有读取:自称与 ./a.xlsx 相同,其中的“10公里”却不在那里;请核对,多余的移出文件夹",
    );
    fs::write(at("a（批注副本）.xlsx"), form(&table("桥梁养护", "42公里"), false)).unwrap();
    says(
        folder.path(),
        "./a（批注副本）.xlsx: 没有读取:自称与 ./a.xlsx 相同,其中的“桥梁养护”却不在那里;请核对,多余的移出文件夹",
    );
    // What is counted instead is counted once: no roll-up has both.
    assert!(ran(folder.path(), &["rollup", ".", "-f", "json"]).out.contains("\"projects\": 1"));
}

#[test]
fn a_form_is_that_of_a_table_by_what_it_says_and_not_by_its_digest() {
    let folder = tempfile::tempdir().unwrap();
    let good = table("道路养护", "42公里");
    fs::write(folder.path().join("a.json"), &good).unwrap();
    let genuine = form(&good, true);
    fs::write(folder.path().join("a.xlsx"), &genuine).unwrap();
    passes(folder.path());
    let digest = part(&genuine, "docProps/custom.xml");
    let forged = changed(&form(&table("道路养护", "10公里"), true), "docProps/custom.xml", |_| digest.clone());
    fs::write(folder.path().join("a.xlsx"), forged).unwrap();
    says(folder.path(), "./a.xlsx: 没有读取:自称与 ./a.json 相同,其中的“10公里”却不在那里;请核对,多余的移出文件夹");
}

#[test]
fn a_workbook_that_was_exchanged_since_its_import_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::write(at("a.xlsx"), form(&table("道路养护", "42公里"), false)).unwrap();
    assert_eq!(ran(folder.path(), &["import", "a.xlsx"]).code, 0);
    passes(folder.path());
    // Whoever adds to the imported table what the workbook does not say changes nothing of it.
    let text = fs::read_to_string(at("a.toml")).unwrap();
    fs::write(at("a.toml"), text.replacen("[project]", "[project]\ncode = \"A1\"", 1)).unwrap();
    passes(folder.path());
    fs::write(at("a.xlsx"), form(&table("道路养护", "10公里"), false)).unwrap();
    says(folder.path(), "./a.xlsx: 没有读取:自称与 ./a.toml 相同,其中的“10公里”却不在那里;请核对,多余的移出文件夹");
}

#[test]
fn a_list_of_this_program_has_no_table() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::write(at("a.json"), table("道路养护", "42公里")).unwrap();
    assert_eq!(ran(folder.path(), &["audit", "a.json", "-f", "xlsx", "-o", "list.xlsx"]).code, 0);
    passes(folder.path());
    let list = fs::read(at("list.xlsx")).unwrap();
    let sign = part(&list, "docProps/custom.xml");
    let table = changed(&form(&table("桥梁养护", "10公里"), true), "docProps/custom.xml", |_| sign.clone());
    fs::write(at("list.xlsx"), table).unwrap();
    says(folder.path(), "./list.xlsx: 没有读取:自称是本程序写出的清单,其中却有自评表“桥梁养护”;请另存为一个工作簿");
}

/// A Word document with what a body says, which says of itself that it is a letter of the program.
fn letter(body: &str, besides: &[(&str, &str)]) -> Vec<u8> {
    let property =
        r#"<Properties><property pid="2" name="jixiao.document"><lpwstr>notice</lpwstr></property></Properties>"#;
    let text = format!("<w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>");
    let mut package = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in [("docProps/custom.xml", property), ("word/document.xml", &text)].iter().chain(besides) {
        package.start_file(*name, SimpleFileOptions::default()).unwrap();
        package.write_all(content.as_bytes()).unwrap();
    }
    package.finish().unwrap().into_inner()
}

/// A row of cells, as Word and pages have them.
fn cells(cells: &[&str], [before, behind]: [&str; 2]) -> String {
    cells.iter().fold(String::new(), |row, cell| row + before + cell + behind)
}

const HEADINGS: [&str; 5] = ["三级指标", "年度指标值", "实际完成值", "分值", "得分"];

const BEHIND: &str = "自称是本程序写出的文书,其中却有";

#[test]
fn a_document_of_this_program_has_no_table() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::write(at("a.json"), table("道路养护", "42公里")).unwrap();
    let page = |body: &str| {
        format!("<html><head><meta name=\"generator\" content=\"jixiao 0.1.0\"></head><body>{body}</body></html>")
    };
    let in_word = ["<w:tc><w:p><w:r><w:t>", "</w:t></w:r></w:p></w:tc>"];
    fs::write(at("a.docx"), letter(&cells(&["整改通知", "请于 3 月底前报回"], in_word), &[])).unwrap();
    fs::write(at("a.html"), page("<p>自评表一览</p><table><tr><td>项目名称<td>得分</table>")).unwrap();
    passes(folder.path());
    let table = format!("{BEHIND}自评表(“年度指标值”“实际完成值”两栏);请把表复制到工作簿");
    for body in [
        cells(&HEADINGS, in_word),
        cells(&HEADINGS, ["<w:p><w:r><w:t>", "</w:t></w:r></w:p>"]),
        cells(&HEADINGS, ["<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>", "</w:t></w:r></w:p>"]),
    ] {
        fs::write(at("a.docx"), letter(&body, &[])).unwrap();
        says(folder.path(), &format!("./a.docx: 没有读取:{table}"));
    }
    fs::write(at("a.docx"), letter("", &[("word/embeddings/a.xlsx", "")])).unwrap();
    says(folder.path(), &format!("./a.docx: 没有读取:{BEHIND}本程序不写的 word/embeddings/a.xlsx;请核对"));
    fs::remove_file(at("a.docx")).unwrap();
    for (body, said) in [
        (cells(&HEADINGS, ["<td>", ""]), table.clone()),
        (cells(&HEADINGS, ["<div style=\"display:table-cell\">", "</div>"]), table),
        ("<p>见图</p><img src=\"data:,\">".to_owned(), format!("{BEHIND}本程序不写的 <img>;请核对")),
        ("<script>draw()</script>".to_owned(), format!("{BEHIND}本程序不写的 <script>;请核对")),
    ] {
        fs::write(at("a.html"), page(&body)).unwrap();
        says(folder.path(), &format!("./a.html: 没有读取:{said}"));
    }
    fs::write(at("a.html"), [page("").as_bytes(), b"\xb1\xed"].concat()).unwrap();
    says(folder.path(), "./a.html: 没有读取:自称是本程序写出的文书,却无法读出");
}

#[test]
fn a_lock_is_known_by_what_is_in_it() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::write(at("a.json"), table("道路养护", "42公里")).unwrap();
    let excel = [b"\x04user".as_slice(), &[0x20; 50], &[4, 0], &b"u\0s\0e\0r\0".repeat(13)[..104]].concat();
    fs::write(at("~$a.xlsx"), excel).unwrap();
    fs::write(at("~$a.docx"), b"").unwrap();
    fs::write(at(".~lock.a.xlsx#"), ",user,machine,01.03.2025 10:00,file:///home/user/.config;").unwrap();
    passes(folder.path());
    for name in ["~$b.json", ".~b.json"] {
        fs::write(at(name), table("桥梁养护", "10公里")).unwrap();
        let audit: Value = serde_json::from_str(&ran(folder.path(), &["audit", ".", "-f", "json"]).out).unwrap();
        assert_eq!((audit["counts"]["tables"].as_u64(), audit["verdict"].as_str()), (Some(2), Some("fail")), "{name}");
        fs::remove_file(at(name)).unwrap();
    }
}

#[test]
fn what_is_looked_at_may_be_written_over() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.json"), table("道路养护", "42公里")).unwrap();
    for _ in 0..2 {
        let ran = ran(folder.path(), &["export", ".", "--to", "xlsx", "-o", "a.xlsx", "--force"]);
        assert_eq!(ran.code, 0, "{}", ran.err);
    }
}

#[test]
fn a_card_of_a_project_with_two_tables_says_so() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("tables")).unwrap();
    fs::write(folder.path().join("tables/a.json"), table("道路养护", "42公里")).unwrap();
    fs::write(folder.path().join("card.json"), ran(folder.path(), &["score", "tables/a.json", "-f", "json"]).out)
        .unwrap();
    let verify = ["verify", "card.json", "--from", "tables"];
    let alone = "✓ 道路养护 100.00:逐分重算一致,各项与自评表 tables/a.json:1:1 一致";
    assert_eq!(ran(folder.path(), &verify).out.trim_end(), alone);
    fs::write(folder.path().join("tables/b.json"), table("道路养护", "10公里")).unwrap();
    let beside = format!("{alone};同名项目同一年度另有一张不同的表 tables/b.json:1:1");
    assert_eq!(ran(folder.path(), &verify).out.trim_end(), beside);
}

/// What a dot before its name hides is not read, and named where it may hold a table; what a system keeps beside a file is none.
#[test]
fn hidden_files_that_may_hold_tables_are_named() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.json"), table("道路养护", "42公里")).unwrap();
    fs::create_dir(folder.path().join(".cache")).unwrap();
    fs::write(folder.path().join("._b.xlsx"), b"\x00\x05\x16\x07").unwrap();
    fs::write(folder.path().join(".cache/settings.json"), "{}").unwrap();
    passes(folder.path());
    let said = "没有读取:隐藏的文件;其中若有自评表,请去掉名称前的点";
    for (name, bytes) in [
        (".b.xlsx", form(&table("桥梁养护", "1公里"), true)),
        (".cache/c.xlsx", form(&table("桥梁养护", "1公里"), true)),
        (".d.json", table("桥梁养护", "1公里").into_bytes()),
    ] {
        fs::write(folder.path().join(name), bytes).unwrap();
        says(folder.path(), &format!("./{name}: {said}"));
        fs::remove_file(folder.path().join(name)).unwrap();
    }
}

/// What is passed over by its name is looked at all the same: a table in it is named.
#[test]
fn a_table_under_the_name_of_something_else_is_told() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.json"), table("道路养护", "42公里")).unwrap();
    for hidden in [".git", ".hidden"] {
        fs::create_dir(folder.path().join(hidden)).unwrap();
    }
    fs::write(folder.path().join(".DS_Store"), b"\0\0\0\x01Bud1").unwrap();
    fs::write(folder.path().join("Thumbs.db"), b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1").unwrap();
    fs::write(folder.path().join("说明.md"), "# 说明\n各指标的得分见自评表。\n").unwrap();
    fs::write(folder.path().join("b.log"), "read indicators of a.json\n").unwrap();
    passes(folder.path());
    let said = "没有读取:从名称看不是表,其中却有自评表“桥梁养护”;请按内容改名";
    let toml = "[project]\nname = \"桥梁养护\"\ndepartment = \"某市\"\n[[indicators]]\npath = [\"产出指标\", \"数量指标\"]\nname = \"甲\"\n";
    for (name, bytes) in [
        (".DS_Store", form(&table("桥梁养护", "1公里"), false)),
        ("Thumbs.db.log", table("桥梁养护", "1公里").into_bytes()),
        ("desktop.ini", table("桥梁养护", "1公里").into_bytes()),
        ("c.toml.tmp", toml.as_bytes().to_vec()),
        (".git/x", table("桥梁养护", "1公里").into_bytes()),
        (".hidden/z", form(&table("桥梁养护", "1公里"), false)),
    ] {
        let before = fs::read(folder.path().join(name)).ok();
        fs::write(folder.path().join(name), bytes).unwrap();
        says(folder.path(), &format!("./{name}: {said}"));
        match before {
            Some(before) => fs::write(folder.path().join(name), before).unwrap(),
            None => fs::remove_file(folder.path().join(name)).unwrap(),
        }
    }
    let columns = "| 一级指标 | 三级指标 | 目标值 | 实际完成值 |\n|--|--|--|--|\n| 产出指标 | 桥 | ≥1 | 0 |\n";
    fs::write(folder.path().join("c.md"), columns).unwrap();
    says(folder.path(), "./c.md: 没有读取:从名称看不是表,其中却有自评表(“目标值”“实际完成值”两栏);请把表复制到工作簿");
}
