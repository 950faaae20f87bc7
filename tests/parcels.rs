//! What a bureau sends out behind an audit: lists, notices, opinions, the report for leaders and the notice of a draw.

pub(crate) mod tables;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use jixiao::book::{self, Book, Sheet};
use jixiao::words::Address;

use crate::support::{Ran, run};
use tables::{DEPARTMENTS, FAULTS, batch};

/// A folder with tables of forty departments, of which some have faults.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("报来")).unwrap();
    for (name, text) in batch() {
        fs::write(folder.path().join("报来").join(name), text).unwrap();
    }
    folder
}

pub(crate) fn path(folder: &Path, name: &str) -> String {
    folder.join(name).to_str().unwrap().to_owned()
}

pub(crate) fn audit(folder: &Path, arguments: &[&str]) -> Ran {
    let tables = path(folder, "报来");
    run(&[&["audit", &tables, "--lang", "zh", "--on", "2025-03-01"], arguments].concat())
}

pub(crate) fn open(path: &str) -> Book {
    book::read(path, &fs::read(path).unwrap()).unwrap()
}

fn cell(sheet: &Sheet, row: u32, column: u32) -> &str {
    sheet.cells.get(&Address::new(row, column)).map_or("", |cell| cell.text.as_str())
}

/// The rows of a list by the headings of its columns.
pub(crate) fn rows(sheet: &Sheet) -> Vec<Vec<(String, String)>> {
    let last = sheet.cells.keys().map(|at| at.row).max().unwrap();
    let top = sheet.cells.iter().find(|(_, cell)| cell.text == "编号").expect("a list has numbers").0.row;
    let headings: Vec<(u32, &str)> =
        (0..20).map(|column| (column, cell(sheet, top, column))).filter(|(_, text)| !text.is_empty()).collect();
    let row =
        |row| headings.iter().map(|(at, heading)| ((*heading).to_owned(), cell(sheet, row, *at).to_owned())).collect();
    (top + 1..=last).map(row).collect()
}

pub(crate) fn value<'r>(row: &'r [(String, String)], heading: &str) -> &'r str {
    let found = row.iter().find(|(known, _)| known == heading);
    &found.unwrap_or_else(|| panic!("no column {heading}")).1
}

#[test]
fn every_department_with_findings_has_a_sheet_and_every_planted_fault_a_row_there() {
    let folder = folder();
    let list = path(folder.path(), "问题清单.xlsx");
    let ran = audit(folder.path(), &["-o", &list]);
    assert_eq!((ran.code, ran.out.as_str()), (1, ""));
    assert!(ran.err.contains("问题清单:"), "{}", ran.err);

    let book = open(&list);
    let mut ids = BTreeSet::new();
    for sheet in &book.sheets {
        for row in rows(sheet) {
            assert!(ids.insert(value(&row, "编号").to_owned()), "twice: {row:?}");
            assert!(!value(&row, "表、单元格").contains('/'), "{row:?}");
        }
    }
    let planted: Vec<(usize, &str)> = tables::planted().collect();
    assert_eq!(planted.len(), 90);
    for (number, slug) in planted {
        let department = tables::department(number);
        let sheet = book.sheets.iter().find(|sheet| sheet.name == department);
        let sheet = sheet.unwrap_or_else(|| panic!("no sheet of {department}"));
        let code = FAULTS.iter().find(|fault| fault.slug == slug).unwrap().code;
        let file = format!("{number:03}.toml:");
        let found = rows(sheet)
            .into_iter()
            .any(|row| value(&row, "规则").starts_with(code) && value(&row, "表、单元格").starts_with(&file));
        assert!(found, "{slug} of table {number} is not in the list of {department}");
    }
    assert!(book.sheets.len() <= DEPARTMENTS.len() * 2);
}

#[test]
fn a_list_stands_by_project_and_severity_and_takes_answers() {
    let folder = folder();
    let list = path(folder.path(), "问题清单.xlsx");
    audit(folder.path(), &["-o", &list]);
    let book = open(&list);
    let grave = ["错误", "矛盾", "警告", "提示"];
    for sheet in &book.sheets {
        let rows = rows(sheet);
        let mut seen: Vec<&str> = Vec::new();
        for pair in rows.windows(2) {
            let [one, next] = [&pair[0], &pair[1]].map(|row| {
                (value(row, "项目"), grave.iter().position(|word| *word == value(row, "严重程度")).unwrap())
            });
            if one.0 == next.0 {
                assert!(one.1 <= next.1, "{}: {pair:?}", sheet.name);
            } else {
                assert!(!seen.contains(&next.0), "{}: {} comes twice", sheet.name, next.0);
                seen.push(one.0);
            }
        }
    }
    let package = fs::read(&list).unwrap();
    let xml = part(&package, "xl/worksheets/sheet1.xml");
    for said in [
        r#"<pane xSplit="2" ySplit="4" topLeftCell="C5" activePane="bottomRight" state="frozen"/>"#,
        r#"orientation="landscape""#,
        "&quot;已整改,正在整改,未整改,不属实&quot;",
        "<autoFilter ref=\"A4:N",
    ] {
        assert!(xml.contains(said), "{said}");
    }
    assert!(part(&package, "xl/workbook.xml").contains("!$4:$4</definedName>"));
}

/// A part of a package.
fn part(package: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(package)).unwrap();
    std::io::read_to_string(archive.by_name(name).unwrap()).unwrap()
}

#[test]
fn what_a_finding_is_known_by_does_not_depend_on_where_its_row_stands() {
    let ids = |turn: bool| {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("报来")).unwrap();
        let text = tables::table(2, Some("score-above-weight"));
        let text = if turn { tables::turned(&text) } else { text };
        fs::write(folder.path().join("报来/表.toml"), text).unwrap();
        let list = path(folder.path(), "a.xlsx");
        audit(folder.path(), &["-o", &list]);
        let book = open(&list);
        rows(&book.sheets[0]).iter().map(|row| value(row, "编号").to_owned()).collect::<BTreeSet<_>>()
    };
    let [straight, turned] = [false, true].map(ids);
    assert!(!straight.is_empty());
    assert_eq!(straight, turned);
}

#[test]
fn where_nothing_was_found_the_list_is_empty_and_is_still_a_workbook() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("报来")).unwrap();
    fs::write(folder.path().join("报来/表.toml"), tables::table(1, None)).unwrap();
    let list = path(folder.path(), "a.xlsx");
    let ran = audit(folder.path(), &["-o", &list]);
    assert_eq!((ran.code, open(&list).sheets.len()), (0, 1), "{}", ran.err);
    assert!(ran.err.contains("0 个部门,0 条问题"), "{}", ran.err);
}

/// A folder with some tables of two departments, one of them in a workbook.
fn few() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let tables = folder.path().join("报来");
    fs::create_dir(&tables).unwrap();
    for (number, fault) in
        [(0, Some("unmet-but-full")), (40, Some("executed-above-budget")), (1, None), (2, Some("score-above-weight"))]
    {
        fs::write(tables.join(format!("{number}.toml")), tables::table(number, fault)).unwrap();
    }
    let book = path(&tables, "0.xlsx");
    assert_eq!(run(&["export", &path(&tables, "0.toml"), "-o", &book]).code, 0);
    fs::remove_file(tables.join("0.toml")).unwrap();
    folder
}

/// Writes the parcels of a folder, and gives the folder that they are in.
fn parcels(folder: &Path, arguments: &[&str]) -> String {
    let parcels = path(folder, "清单") + "/";
    let ran = audit(folder, &[&["-o", &parcels, "--brief"], arguments].concat());
    assert_eq!(ran.code, 1, "{}", ran.err);
    parcels
}

/// A Word document with something else in its text.
pub(crate) fn edited(file: &str, [old, new]: [&str; 2]) {
    rewritten(file, "word/document.xml", |text| {
        assert!(text.contains(old), "{old} is not in {text}");
        text.replacen(old, new, 1)
    });
}

/// The same with another part.
fn rewritten(file: &str, part: &str, rewrite: impl Fn(&str) -> String) {
    let bytes = fs::read(file).unwrap();
    let mut before = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut after = zip::ZipWriter::new(fs::File::create(file).unwrap());
    for index in 0..before.len() {
        let mut entry = before.by_index(index).unwrap();
        let name = entry.name().unwrap().into_owned();
        let mut text = std::io::read_to_string(&mut entry).unwrap();
        if name == part {
            text = rewrite(&text);
        }
        let options: zip::write::SimpleFileOptions = zip::write::FileOptions::default();
        after.start_file(&name, options).unwrap();
        std::io::Write::write_all(&mut after, text.as_bytes()).unwrap();
    }
    after.finish().unwrap();
}

#[test]
fn departments_with_findings_have_a_folder_each_and_the_others_are_named() {
    let folder = folder();
    let parcels = path(folder.path(), "清单") + "/";
    let ran = audit(folder.path(), &["-o", &parcels, "-f", "json"]);
    assert_eq!(ran.code, 1);
    let found: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    let findings = found["findings"].as_array().unwrap();
    let faulty: BTreeSet<&str> = findings.iter().filter_map(|finding| finding["department"].as_str()).collect();
    let written: BTreeSet<String> =
        fs::read_dir(&parcels).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    let mut named = 0;
    for number in 0..40 {
        let department = tables::department(number);
        assert_eq!(written.contains(&department), faulty.contains(department.as_str()), "{department}");
        named += usize::from(ran.err.contains(&department));
    }
    assert_eq!(written.len() + named, 40, "{}", ran.err);
    let notices: Vec<String> = written.iter().map(|name| format!("{parcels}{name}/整改通知.docx")).collect();
    let mut arguments = vec!["verify", "--lang", "zh", "--on", "2025-03-01", "--from"];
    let tables = path(folder.path(), "报来");
    arguments.push(&tables);
    arguments.extend(notices.iter().map(String::as_str));
    let verified = run(&arguments);
    assert_eq!(verified.code, 0, "{}", verified.out);
    assert_eq!(verified.out.matches("都与来源一致").count(), notices.len());
    assert!(!verified.out.contains("文中有"), "a finding is missing: {}", verified.out);
}

#[test]
fn what_somebody_changes_in_a_notice_is_found() {
    let folder = few();
    let tables = path(folder.path(), "报来");
    let parcels = parcels(folder.path(), &["--bureau", "某市财政局", "--due", "2025-03-31"]);
    let notice = format!("{parcels}历山区教育局/整改通知.docx");
    let whole = fs::read(&notice).unwrap();
    let verify = || run(&["verify", &notice, "--from", &tables, "--lang", "zh", "--on", "2025-03-01"]);
    let ran = verify();
    assert_eq!(ran.code, 0, "{}", ran.out);
    assert!(ran.out.starts_with("✓"), "{}", ran.out);
    assert!(
        ran.out.contains("由人填写的 3 处,没有核对:发文单位“某市财政局”、报回期限“2025年3月31日”、日期\n"),
        "{}",
        ran.out
    );
    for (edit, says) in [
        // A figure within a sentence of the audit, a word of it, points at stake, and nothing.
        (["自评 11.25", "自评 14.25"], "文中 分值 15，自评 14.25"),
        (["没有写原因", "已写原因"], "已写原因"),
        (["没有写原因", "没有写原因"], ""),
        // Words beside the figures: verdicts, names, dates, what was demanded.
        (["（错误）", "（提示）"], "(提示)"),
        (["历山区教育局：", "历山区公安局："], "文中为“历山区公安局:”"),
        (["整改通知", "表扬通知"], "表扬通知”"),
        (["对你单位报送", "未对你单位报送"], "文中为“某市财政局未对你单位报送"),
        (
            ["逾期未报的按未整改处理", "逾期未报的不予处理"],
            "照表应为“逾期未报的按未整改处理”,文中为“逾期未报的不予处理”",
        ),
        ([">3.75<", ">0.75<"], "文中 0.75,应为 3.75"),
        (["张项目支出", "张项目支出（另有 5 张未报）"], "另有5张未报"),
        // What was to be filled in is told, and nothing can be said of it.
        (["2025年3月31日前", "2025年4月30日前"], ""),
        // A fact of one project under the name of another.
        (["1.农村公路养护项目：", "1.城市照明项目："], "写在“城市照明项目”之下"),
        (["0.xlsx!", "9.xlsx!"], "文中 9.xlsx!"),
    ] {
        fs::write(&notice, &whole).unwrap();
        edited(&notice, edit);
        let ran = verify();
        assert_eq!((ran.code, ran.out.contains(says)), (i32::from(!says.is_empty()), true), "{edit:?}: {}", ran.out);
    }
    // The tables of others do not make it true.
    fs::write(&notice, &whole).unwrap();
    let other = path(folder.path(), "报来/2.toml");
    let ran = run(&["verify", &notice, "--from", &other, "--lang", "zh", "--on", "2025-03-01"]);
    assert_eq!(ran.code, 1, "{}", ran.out);
}

/// What offices put on a letter is told and no change; what is written into the places to be filled in, and is another thing
/// than these ask for, is one.
#[test]
fn what_offices_add_to_a_letter_is_told_and_places_are_held_to_what_they_ask_for() {
    let folder = few();
    let tables = path(folder.path(), "报来");
    let parcels = parcels(folder.path(), &[]);
    let notice = format!("{parcels}历山区教育局/整改通知.docx");
    let whole = fs::read(&notice).unwrap();
    let paragraph = |words: &str| format!("<w:p><w:r><w:t>{words}</w:t></w:r></w:p>");
    let head = |words: &str| format!("<w:body>{}", paragraph(words));
    let foot = |words: &str| format!("{}<w:sectPr", paragraph(words));
    for (old, new, code, says) in [
        ("<w:body>", head("某财绩〔2025〕7号"), 0, "没有核对:某财绩〔2025〕7号"),
        ("<w:sectPr", foot("联系人：张三，电话：0632-3312345"), 0, "没有核对:联系人:张三、电话:0632-3312345"),
        ("<w:sectPr", foot("以上问题一律作废"), 1, "是后加的:“以上问题一律作废”"),
        ("<w:sectPr", foot("联系人：张三，以上问题不再整改"), 1, "是后加的:“以上问题不再整改”"),
        ("<w:sectPr", foot("联系人：张三，核减12万元"), 1, "是后加的:“核减12万元”"),
        ("<w:sectPr", foot("联系人：以上问题均已整改到位"), 1, "是后加的:“联系人:以上问题均已整改到位”"),
        ("<w:sectPr", foot("抄送：市审计局、局领导"), 0, "没有核对:抄送:市审计局、局领导"),
        ("<w:sectPr", foot("共印10份"), 0, "没有核对:共印10份"),
        ("<w:body>", head("某市财政局文件"), 0, "没有核对:某市财政局文件"),
        ("<w:body>", head("000012"), 0, "没有核对:000012"),
        ("<w:sectPr", foot("（章）"), 0, "没有核对:(章)"),
        ("<w:sectPr", foot("附件：1.自评表复印件；2.整改情况说明"), 0, "没有核对:附件:1.自评表复印件、2.整改情况说明"),
        ("<w:sectPr", foot("收文单位签收：____"), 0, "没有核对:收文单位签收:____"),
        ("【待填：报回期限】", "2025年2月31日".to_owned(), 1, "报回期限的空处填的不只是报回期限:“2025年2月31日”"),
        ("【待填：日期】", "2025年3月31日".to_owned(), 0, "日期“2025年3月31日”"),
        ("【待填：日期】", "以上问题均已整改".to_owned(), 1, "日期的空处填的不只是日期:“以上问题均已整改”"),
        ("【待填：报回期限】", "收到本通知后10个工作日内".to_owned(), 0, "报回期限“收到本通知后10个工作日内”"),
        ("【待填：报回期限】", "得满分之".to_owned(), 1, "报回期限的空处填的不只是报回期限"),
        ("【待填：发文单位】", "某市财政局认定全部合格的某局".to_owned(), 1, "发文单位的空处填的不只是发文单位"),
        ("【待填：发文单位】", "某市财政局未".to_owned(), 1, "发文单位的空处填的不只是发文单位"),
    ] {
        fs::write(&notice, &whole).unwrap();
        edited(&notice, [old, &new]);
        let ran = run(&["verify", &notice, "--from", &tables, "--lang", "zh", "--on", "2025-03-01"]);
        assert_eq!((ran.code, ran.out.contains(says)), (code, true), "{new}: {}", ran.out);
    }
}

/// What a reader does not see, or sees struck out, is not said; quotation marks are those of any keyboard.
#[test]
fn words_that_nobody_sees_are_no_words_of_a_letter() {
    let folder = few();
    let tables = path(folder.path(), "报来");
    let parcels = parcels(folder.path(), &[]);
    let notice = format!("{parcels}历山区教育局/整改通知.docx");
    let whole = fs::read(&notice).unwrap();
    let verify = || run(&["verify", &notice, "--from", &tables, "--lang", "zh", "--on", "2025-03-01"]);
    let text = part(&whole, "word/document.xml");
    let quoted = ['“', '”'].iter().all(|quote| text.contains(*quote));
    rewritten(&notice, "word/document.xml", |text| text.replace(['“', '”'], "&quot;"));
    let ran = verify();
    assert!(quoted && ran.code == 0, "{}", ran.out);
    for look in ["<w:strike/>", "<w:sz w:val=\"6\"/>", "<w:color w:val=\"D9D9D9\"/>", "<w:vanish/>"] {
        fs::write(&notice, &whole).unwrap();
        let unseen =
            format!("</w:t></w:r><w:r><w:rPr>{look}</w:rPr><w:t>没有</w:t></w:r><w:r><w:t xml:space=\"preserve\">");
        edited(&notice, ["没有", &unseen]);
        let ran = verify();
        assert!(ran.code == 1 && ran.out.contains("写原因,应为 "), "{look}: {}", ran.out);
        assert!(ran.out.contains("(按没有写)") || look.contains("vanish"), "{look}: {}", ran.out);
    }
}

/// A letter keeps what its sender gave it, and its kind in its bookmarks as well: it is verified in a wording that asks for
/// nothing, and without its properties.
#[test]
fn a_letter_carries_what_it_was_made_with() {
    let folder = few();
    let (tables, wording) = (path(folder.path(), "报来"), path(folder.path(), "通知.md"));
    fs::write(&wording, "% {{ bureau }}\n\n{{ due }}前,{{ findings }}条\n").unwrap();
    let given = ["--bureau", "某市财政局 & 审计局", "--due", "2025-03-31"];
    let parcels = parcels(folder.path(), &[&["--wording", &wording][..], &given].concat());
    let notice = format!("{parcels}历山区教育局/整改通知.docx");
    let verify =
        || run(&["verify", &notice, "--from", &tables, "--wording", &wording, "--lang", "zh", "--on", "2025-03-01"]);
    let ran = verify();
    let told = "由人填写的 2 处,没有核对:发文单位“某市财政局 & 审计局”、报回期限“2025年3月31日”";
    assert!(ran.code == 0 && ran.out.contains(told), "{}", ran.out);
    edited(&notice, ["2025年3月31日", "2026年3月31日"]);
    let ran = verify();
    assert!(ran.code == 1 && ran.out.contains("文中为“2026年3月31日前”"), "{}", ran.out);

    // In the wording of the program a day may be put off by hand, and an office is the one that the letter says it was given.
    let usual = path(folder.path(), "照常") + "/";
    audit(folder.path(), &["-o", &usual, "--brief", "--bureau", "某市财政局"]);
    let notice = format!("{usual}历山区教育局/整改通知.docx");
    edited(&notice, ["某市财政局", "某市交通局"]);
    let ran = run(&["verify", &notice, "--from", &tables, "--lang", "zh", "--on", "2025-03-01"]);
    let told = "由人填写的同一项,前后填得不同:“某市财政局”“某市交通局”";
    assert!(ran.code == 1 && ran.out.contains(told), "{}", ran.out);

    let plain = path(folder.path(), "另") + "/";
    audit(folder.path(), &["-o", &plain, "--brief"]);
    let notice = format!("{plain}历山区教育局/整改通知.docx");
    rewritten(&notice, "docProps/custom.xml", |_| String::new());
    let ran = run(&["verify", &notice, "--from", &tables, "--lang", "zh", "--on", "2025-03-01"]);
    assert!(ran.code == 0 && ran.out.starts_with('✓'), "{}", ran.out);
}

/// Where the tables cannot be read that a letter comes from, the verdict says so, and does not accuse the letter alone.
#[test]
fn a_letter_is_not_verified_where_its_tables_cannot_be_read() {
    let folder = few();
    let tables = path(folder.path(), "报来");
    let parcels = parcels(folder.path(), &[]);
    let notice = format!("{parcels}历山区教育局/整改通知.docx");
    let verified = || run(&["verify", &notice, "--from", &tables, "--lang", "zh", "--on", "2025-03-01"]);
    // One beside them takes nothing from a letter that holds, and is told.
    fs::write(folder.path().join("报来/坏.toml"), "project = ").unwrap();
    let ran = verified();
    assert!(ran.code == 0 && ran.out.contains("--from 中有 1 个文件读不出来"), "{}", ran.out);
    let own: Vec<_> = fs::read_dir(&tables).unwrap().map(|entry| entry.unwrap().path()).collect();
    let own = own.iter().filter(|path| fs::read_to_string(path).is_ok_and(|text| text.contains("历山区教育局")));
    own.for_each(|path| fs::write(path, "project = ").unwrap());
    let ran = verified();
    assert!(ran.code == 2 && ran.out.contains("个文件读不出来"), "{}", ran.out);
    let ran = run(&["verify", &notice, "--from", &tables, "--on", "2025-03-01", "-f", "json"]);
    assert!(ran.code == 2 && ran.out.contains("\"failed\""), "{}", ran.out);
}

/// Words that stand as they were made are no change where only what they come from is called otherwise.
#[test]
fn nothing_is_told_of_words_that_are_the_same() {
    let folder = few();
    let tables = path(folder.path(), "报来");
    let parcels = parcels(folder.path(), &[]);
    let notice = format!("{parcels}历山区公安局/整改通知.docx");
    let table = folder.path().join("报来/2.toml");
    let text = fs::read_to_string(&table).unwrap();
    let other = text.replace("农村公路养护项目", "农村公路养护二期");
    assert_ne!(text, other);
    fs::write(&table, other).unwrap();
    let ran = run(&["verify", &notice, "--from", &tables, "--lang", "zh", "--on", "2025-03-01"]);
    let same = ran.out.lines().filter(|line| {
        let quoted: Vec<&str> = line.split(['“', '”']).collect();
        line.contains("照表应为") && quoted.get(1) == quoted.get(3)
    });
    assert_eq!((ran.code, same.collect::<Vec<_>>()), (1, Vec::new()), "{}", ran.out);
    assert!(ran.out.contains("农村公路养护二期"), "{}", ran.out);
}

#[test]
fn a_parcel_holds_the_list_and_copies_of_its_department_alone() {
    let folder = few();
    let parcels = parcels(folder.path(), &[]);
    let list = open(&format!("{parcels}历山区教育局/问题清单.xlsx"));
    assert_eq!(list.sheets.iter().map(|sheet| sheet.name.as_str()).collect::<Vec<_>>(), ["历山区教育局"]);
    let copies: Vec<_> = fs::read_dir(format!("{parcels}历山区教育局/批注副本")).unwrap().collect();
    assert_eq!(copies.len(), 1);
    assert!(!Path::new(&format!("{parcels}历山区公安局/批注副本")).exists(), "its table is no workbook");
    assert!(!Path::new(&format!("{parcels}历山区卫生健康委员会")).exists(), "nothing was found");
}

/// Of a text in columns, and of whatever else no note can be written into, the copy is drawn again.
#[test]
fn a_table_of_a_text_in_columns_has_a_copy_as_well() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("报来")).unwrap();
    fs::copy("examples/import/ferries.csv", folder.path().join("报来/ferries.csv")).unwrap();
    let parcels = parcels(folder.path(), &["--template", "national/self-2020"]);
    assert!(Path::new(&format!("{parcels}东岭县交通局/批注副本/ferries（批注副本）.xlsx")).exists());
}

#[test]
fn a_parcel_that_is_there_is_not_written_over() {
    let folder = few();
    let parcels = parcels(folder.path(), &[]);
    let list = format!("{parcels}历山区教育局/问题清单.xlsx");
    fs::write(&list, "答复").unwrap();
    let again = audit(folder.path(), &["-o", &parcels, "--brief"]);
    assert_eq!(again.code, 2);
    assert!(again.err.contains("文件夹已存在") && again.err.contains("--force"), "{}", again.err);
    assert_eq!(fs::read_to_string(&list).unwrap(), "答复");
    let forced = audit(folder.path(), &["-o", &parcels, "--brief", "--force"]);
    assert_eq!(forced.code, 1, "{}", forced.err);
    assert!(!open(&list).sheets.is_empty());
}

#[test]
fn what_was_sent_out_is_no_table_where_it_lies_among_tables() {
    let folder = few();
    let before = audit(folder.path(), &["-f", "json"]);
    let parcels = path(folder.path(), "报来/清单") + "/";
    audit(folder.path(), &["-o", &parcels, "--brief"]);
    let behind = audit(folder.path(), &["-f", "json"]);
    assert_eq!(before.out, behind.out);
    assert_eq!(behind.code, 1, "{}", behind.err);
    // What says that it is of the program is not passed over in silence.
    assert!(behind.err.contains("4 个本程序写出的清单和通知"), "{}", behind.err);
}

#[test]
fn a_bureau_words_its_notices_itself() {
    let folder = few();
    let wording = path(folder.path(), "通知.md");
    fs::write(
        &wording,
        "% {{ department }}\n\n{% for p in projects %}{{ p.name }}：{{ p.findings }}条\n\n{% endfor %}",
    )
    .unwrap();
    let parcels = parcels(folder.path(), &["--wording", &wording]);
    let notice = format!("{parcels}历山区公安局/整改通知.docx");
    let text = part(&fs::read(&notice).unwrap(), "word/document.xml");
    assert!(text.contains("农村公路养护项目：") && !text.contains("现将"), "{text}");
    fs::write(&wording, "{{ nothing }}").unwrap();
    let ran = audit(folder.path(), &["-o", &(path(folder.path(), "另") + "/"), "--wording", &wording]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("没有这样的数字") && ran.err.contains("jixiao audit --show-wording"), "{}", ran.err);

    let shown = run(&["audit", "--show-wording"]);
    fs::write(&wording, &shown.out).unwrap();
    let own = path(folder.path(), "照样") + "/";
    audit(folder.path(), &["-o", &own, "--wording", &wording, "--brief"]);
    let usual = path(folder.path(), "内置") + "/";
    audit(folder.path(), &["-o", &usual, "--brief"]);
    let [own, usual] = [own, usual].map(|folder| fs::read(folder + "历山区公安局/整改通知.docx").unwrap());
    assert!(own == usual);

    let ran = audit(folder.path(), &["--bureau", "某市财政局"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("用不上 --bureau"), "{}", ran.err);
}

#[test]
fn every_table_has_an_opinion_and_its_conclusion_is_that_of_its_gravest_finding() {
    let folder = few();
    let tables = path(folder.path(), "报来");
    let parcels = parcels(folder.path(), &["--opinions", "--bureau", "某市财政局"]);
    let opinion = |department: &str, project: &str| format!("{parcels}{department}/审核意见/{project}.docx");
    let text = |file: &str| part(&fs::read(file).unwrap(), "word/document.xml");
    let clean = opinion("历山区卫生健康委员会", "农村公路养护项目");
    assert!(text(&clean).contains("未发现问题") && text(&clean).contains("可以认可"), "{}", text(&clean));
    assert!(!Path::new(&format!("{parcels}历山区卫生健康委员会/整改通知.docx")).exists());
    let faulty = opinion("历山区教育局", "城市照明项目");
    assert!(text(&faulty).contains("不能认可") && text(&faulty).contains("J203"), "{}", text(&faulty));
    assert!(!text(&faulty).contains("农村公路"), "another table of its department");

    let all = [
        clean.clone(),
        faulty.clone(),
        opinion("历山区教育局", "农村公路养护项目"),
        opinion("历山区公安局", "农村公路养护项目"),
    ];
    let verify = |files: &[String]| {
        let files: Vec<&str> = files.iter().map(String::as_str).collect();
        run(&[&["verify", "--from", &tables, "--lang", "zh", "--on", "2025-03-01"], &files[..]].concat())
    };
    let ran = verify(&all);
    assert_eq!((ran.code, ran.out.matches("都与来源一致").count()), (0, 4), "{}", ran.out);
    for (file, edit, says) in [
        (&faulty, ["全年执行数 108", "全年执行数 98"], "全年执行数 98"),
        (&clean, [">99.8<", ">100<"], "文中 100,应为 99.8"),
        // The opinion on another table of the same project name.
        (&clean, ["历山区卫生健康委员会：", "历山区教育局：另发现问题3条。"], "另发现问题3条"),
        (&clean, ["未发现问题", "发现严重问题"], "照表应为“未发现问题”,文中为“发现严重问题”"),
        (&clean, ["可以认可", "不予认可"], "文中为“自评结果不予认可”"),
        (&clean, ["农村公路养护项目2024年度", "城市照明项目2024年度"], "文中为“城市照明项目2024年度"),
    ] {
        let whole = fs::read(file).unwrap();
        edited(file, edit);
        let ran = verify(std::slice::from_ref(file));
        assert_eq!((ran.code, ran.out.contains(says)), (1, true), "{edit:?}: {}", ran.out);
        fs::write(file, whole).unwrap();
    }
    // A bureau words its opinions itself.
    let wording = run(&["audit", "--show-opinion-wording"]);
    assert_eq!(wording.code, 0, "{}", wording.err);
    let own = path(folder.path(), "措辞.md");
    fs::write(&own, wording.out.replace("绩效自评审核意见", "绩效自评审核意见书")).unwrap();
    audit(folder.path(), &["-o", &parcels, "--force", "--brief", &format!("--opinions={own}")]);
    assert!(text(&clean).contains("审核意见书"), "{}", text(&clean));
    let ran = verify(std::slice::from_ref(&clean));
    assert!(ran.code == 1 && ran.out.contains("审核意见书"), "{}", ran.out);
    assert_eq!(verify(&[clean, "--wording".to_owned(), own]).code, 0);
}

#[test]
fn leaders_are_told_what_the_overview_says_and_a_figure_changed_by_hand_is_found() {
    let folder = folder();
    let tables = path(folder.path(), "报来");
    let report = path(folder.path(), "结果报告.docx");
    let ran = run(&["report", &tables, "-o", &report, "--bureau", "某市财政局", "--lang", "zh", "--on", "2025-03-01"]);
    assert!(ran.err.contains("结果报告.docx"), "{}", ran.err);
    let whole = fs::read(&report).unwrap();
    let text = part(&whole, "word/document.xml");
    for said in ["收到", "审核不通过", "每表涉及分值最多的部门是", "各部门审核结果", "w:fill=\"7F9DB9\"", "某市财政局"]
    {
        assert!(text.contains(said), "{said}");
    }
    let verify = || run(&["verify", &report, "--from", &tables, "--lang", "zh", "--on", "2025-03-01"]);
    let ran = verify();
    assert_eq!(ran.code, 0, "{}", ran.out);
    for (edit, says) in [
        ([">300<", ">310<"], "文中 310,应为 300"),
        (["审核不通过", "审核通过，得分提高5个百分点"], "得分提高5个百分点"),
        (["审核不通过", "审核通过"], "照表应为“审核不通过”,文中为“审核通过”"),
        (["历山区教育局", "历山区公安局"], "历山区公安局"),
    ] {
        fs::write(&report, &whole).unwrap();
        edited(&report, edit);
        let ran = verify();
        assert_eq!((ran.code, ran.out.contains(says)), (1, true), "{edit:?}: {}", ran.out);
    }
    let ran = run(&["report", &tables, "--bureau", "某市财政局", "--lang", "zh"]);
    assert_eq!(ran.code, 2, "{}", ran.err);
}

#[test]
fn the_notice_of_a_draw_is_held_against_its_record() {
    let folder = few();
    let tables = path(folder.path(), "报来");
    let [record, notice] = ["记录.json", "抽评公示.docx"].map(|name| path(folder.path(), name));
    for file in [&record, &notice] {
        let ran = run(&["sample", &tables, "-n", "2", "--seed", "福彩3D 2025081", "-o", file]);
        assert_eq!(ran.code, 0, "{}", ran.err);
    }
    let whole = fs::read(&notice).unwrap();
    let text = part(&whole, "word/document.xml");
    assert!(text.contains("福彩3D 2025081") && text.contains("抽取的项目"), "{text}");
    let verify = |from: &str| run(&["verify", &notice, "--from", from, "--lang", "zh"]);
    let ran = verify(&record);
    assert_eq!(ran.code, 0, "{}", ran.out);
    let fingerprint = text.split(|sign: char| !sign.is_ascii_hexdigit()).find(|word| word.len() == 64).unwrap();
    let cut = [&fingerprint[..9], " ", &fingerprint[9..]].concat();
    for (edit, says) in [
        ([fingerprint, &cut], "抽样范围的指纹(sample#/frame/sha256)"),
        (["2025081", "2025082"], "2025082"),
        (["3D 2025081", "3D2025081"], "种子(sample#/seed):文中 福彩3D2025081,应为 福彩3D 2025081"),
        (["2025081", "2,025,081"], "文中 福彩3D 2,025,081"),
        (["2025081", "２025081"], "文中 福彩3D ２025081"),
        ([">4<", ">40<"], "文中 40,应为 4"),
        (["养护项目", "照明项目"], "照明项目"),
        (["历山区", "云湖区"], "云湖区"),
    ] {
        fs::write(&notice, &whole).unwrap();
        edited(&notice, edit);
        let ran = verify(&record);
        assert_eq!((ran.code, ran.out.contains(says)), (1, true), "{edit:?}: {}", ran.out);
    }
    let ran = verify(&tables);
    assert!(ran.code == 2 && ran.err.contains("抽取记录"), "{}", ran.err);
}

/// Names that look like figures, numbers of lists and marks: no letter is accused that nobody edited.
#[test]
fn odd_names_accuse_no_genuine_letter() {
    let folder = tempfile::tempdir().unwrap();
    let tables = folder.path().join("报来");
    fs::create_dir(&tables).unwrap();
    let names =
        ["1.道路改造", "道路改造", "全年预算数", "①②③", "2025-03-31", "（一）“双百”*工程*|", "12", "甲\u{202e}乙"];
    for (number, name) in names.iter().enumerate() {
        let fault = ["unmet-but-full", "executed-above-budget", "score-above-weight"].get(number % 4).copied();
        let text = tables::table(number % 2, fault).replace("农村公路养护项目", name).replace("历山区", "2.历山区");
        fs::write(tables.join(format!("{number}.toml")), text).unwrap();
    }
    let [report, record, notice] =
        ["结果报告.docx", "记录.json", "抽评公示.docx"].map(|name| path(folder.path(), name));
    let tables = path(folder.path(), "报来");
    parcels(folder.path(), &["--opinions", "--bureau", "1.财政局"]);
    run(&["report", &tables, "-o", &report, "--on", "2025-03-01"]);
    for file in [&record, &notice] {
        assert_eq!(run(&["sample", &tables, "-n", "3", "--seed", "1.种子", "-o", file]).code, 0);
    }
    let letters = letters_below(&folder.path().join("清单"));
    assert!(letters.len() > names.len(), "{letters:?}");
    let all: Vec<&str> = letters.iter().chain([&report]).map(String::as_str).collect();
    let ran = run(&[&["verify", "--from", &tables, "--lang", "zh", "--on", "2025-03-01"], &all[..]].concat());
    assert_eq!((ran.code, ran.out.matches("其余文字都是照措辞写的").count()), (0, all.len()), "{}", ran.out);
    let ran = run(&["verify", &notice, "--from", &record]);
    assert_eq!(ran.code, 0, "{}", ran.out);
}

/// The Word documents of a folder and of those in it.
fn letters_below(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap().path();
        if entry.is_dir() {
            found.extend(letters_below(&entry));
        } else if entry.extension().is_some_and(|extension| extension == "docx") {
            found.push(entry.to_str().unwrap().to_owned());
        }
    }
    found
}
