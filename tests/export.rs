//! The forms that the program writes: what they print, what they compute, and what may be entered in those still to be
//! filled in.

use std::fs;
use std::io::{Read, Write};
use std::path::Path;

use jixiao::book::{self, Book};

use crate::support::{self, TABLES, markup, run, run_with, scorecard, table, table_text};

/// The text of a part of a package.
fn part(path: &Path, name: &str) -> String {
    let mut archive = zip::ZipArchive::new(fs::File::open(path).unwrap()).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

fn read(path: &Path) -> Book {
    book::read("form.xlsx", &fs::read(path).unwrap()).unwrap()
}

/// Every text of a sheet, row by row.
fn texts(book: &Book) -> Vec<String> {
    book.sheets.iter().flat_map(|sheet| sheet.cells.values()).map(|cell| cell.text.clone()).collect()
}

fn ok(arguments: &[&str]) -> String {
    let ran = run(arguments);
    assert_eq!(ran.code, 0, "{arguments:?}: {}", ran.err);
    ran.err
}

/// Whoever names the file in place of a template gets the file; whoever names a place that has a form for whole departments
/// alone is told so.
#[test]
fn a_form_is_written_where_its_file_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let new = |arguments: &[&str]| {
        let arguments = [&["new"], arguments, &["--lang", "zh"]].concat();
        support::ran(&support::jixiao(&arguments).current_dir(folder.path()).output().unwrap())
    };
    let ran = new(&["p1.xlsx"]);
    assert_eq!(
        (ran.code, ran.err.as_str()),
        (0, "→ p1.xlsx(项目支出绩效自评(财预〔2020〕10号));填好后:jixiao 打分 p1.xlsx\n")
    );
    assert!(folder.path().join("p1.xlsx").is_file());
    assert_eq!(new(&["p1.xlsx"]).code, 2, "a file that is there is not written over");
    assert_eq!(new(&["p1.toml"]).code, 0);
    let ran = new(&["湖南", "-o", "h.xlsx"]);
    assert_eq!(
        (ran.code, ran.err.as_str()),
        (
            0,
            "用的是“湖南省部门整体支出绩效自评表”,是部门整体支出的表;项目支出的表请用:jixiao 新建 -o 表.xlsx\n\
             → h.xlsx(湖南省部门整体支出绩效自评表);填好后:jixiao 打分 h.xlsx\n"
        )
    );
}

/// A form a project, in a file of its name: of names, and of lists in whatever file. What is there stays as it is.
#[test]
fn forms_of_many_projects_are_written_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let new = |arguments: &[&str]| {
        let arguments = [&["新建"], arguments, &["--lang", "zh"]].concat();
        support::ran(&support::jixiao(&arguments).current_dir(folder.path()).output().unwrap())
    };
    let ran = new(&["--项目", "校舍维修", "--项目", "教师培训", "--年度", "2025", "-o", "自评表/"]);
    let told = "→ 自评表/校舍维修.xlsx\n→ 自评表/教师培训.xlsx\n\
                用的是“项目支出绩效自评(财预〔2020〕10号)”;填好后:jixiao 打分 自评表/\n";
    assert_eq!((ran.code, ran.err.as_str()), (0, told));
    assert!(texts(&read(&at("自评表/教师培训.xlsx"))).contains(&"（2025年度）".to_owned()));
    let before = fs::read(at("自评表/校舍维修.xlsx")).unwrap();
    // GBK, as the notepad of a Chinese system writes it: 校舍维修, 校园/安保, 校园/安保.
    let gbk = b"\xcf\xee\xc4\xbf\xc3\xfb\xb3\xc6\r\n\xd0\xa3\xc9\xe1\xce\xac\xd0\xde\r\n\xd0\xa3\xd4\xb0/\xb0\xb2\xb1\xa3\r\n\r\n\xd0\xa3\xd4\xb0/\xb0\xb2\xb1\xa3\r\n";
    fs::write(at("名单.txt"), gbk).unwrap();
    let ran = new(&["--名单", "名单.txt", "-o", "自评表"]);
    let told = "→ 自评表/校园_安保.xlsx\n→ 自评表/校园_安保-2.xlsx\n\
                用的是“项目支出绩效自评(财预〔2020〕10号)”;填好后:jixiao 打分 自评表\n\
                自评表/校舍维修.xlsx: 错误: 文件已存在\n  提示: 加 --force 可覆盖\n";
    assert_eq!((ran.code, ran.err.as_str()), (2, told));
    assert_eq!(fs::read(at("自评表/校舍维修.xlsx")).unwrap(), before);
    fs::write(at("名单.csv"), "主管部门,项目名称,项目编码\n某县水务局,河道清淤,A01\n,水库加固,A02\n某县林业局,,\n")
        .unwrap();
    let ran = new(&["国家", "--名单", "名单.csv", "-o", "水务/"]);
    let told = "→ 水务/河道清淤.xlsx\n→ 水务/水库加固.xlsx\n\
                用的是“项目支出绩效自评(财预〔2020〕10号)”;填好后:jixiao 打分 水务/\n\
                名单.csv!csv!A4: 错误: 名单的这一行没有项目名称,没有写出表\n";
    assert_eq!((ran.code, ran.err.as_str()), (2, told));
    assert!(texts(&read(&at("水务/水库加固.xlsx"))).contains(&"某县水务局".to_owned()));
    let no_folder = "-o: 错误: 每个项目一个文件,须指定文件夹\n  提示: 请用 -o 自评表/\n";
    assert_eq!(new(&["--项目", "甲", "--项目", "乙"]).err, no_folder);
    let file = "表.xlsx: 错误: 每个项目一个文件,这里要写文件夹\n  提示: 请用 -o 自评表/\n";
    assert_eq!(new(&["--项目", "甲", "--项目", "乙", "-o", "表.xlsx"]).err, file);
}

#[test]
fn a_place_without_a_template_is_told_of_that_of_the_country() {
    let ran = run(&["new", "广东", "-o", "-", "--lang", "zh"]);
    let advice = "提示: 当地没有自己的模板的,用全国通用的“国家”(national/self-2020);template list 列出全部";
    assert!(ran.code == 2 && ran.err.contains("没有模板“广东”") && ran.err.contains(advice), "{}", ran.err);
    assert_eq!(run(&["new", "国家", "--lang", "zh"]).code, 0);
}

#[test]
fn the_published_tables_are_printed_with_their_points_in_every_kind_of_document() {
    let folder = tempfile::tempdir().unwrap();
    let tables: Vec<String> = TABLES.iter().map(|name| table(name).display().to_string()).collect();
    for kind in ["xlsx", "docx", "html"] {
        let path = folder.path().join("forms").with_extension(kind);
        let arguments: Vec<&str> = tables.iter().map(String::as_str).collect();
        ok(&[&["export"], &arguments[..], &["-o", path.to_str().unwrap()]].concat());
        let text = match kind {
            "xlsx" => texts(&read(&path)).join("\n"),
            "docx" => part(&path, "word/document.xml"),
            _ => fs::read_to_string(&path).unwrap(),
        };
        for name in TABLES {
            let card = scorecard(name);
            let printed = card.indicators.iter().filter_map(|row| row.score).chain(card.total.score);
            for points in printed {
                assert!(text.contains(&points.to_string()), "{kind} {name}: {points} is not printed");
            }
            assert!(text.contains(&card.project.name), "{kind} {name}");
        }
    }
}

#[test]
fn rates_and_sums_are_formulas_with_the_exact_figure_beside_them() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("form.xlsx");
    ok(&["export", table("unit-operation").to_str().unwrap(), "-o", path.to_str().unwrap()]);
    let sheet = part(&path, "xl/worksheets/sheet1.xml");
    for formula in [
        "<f>SUM(F7:F9)</f><v>337.28</v>",
        "<f>IF(N(E6)=0,&quot;&quot;,ROUND(F6/E6,4))</f><v>0.9582</v>",
        "<f>SUM(G6,G13:G24)</f><v>100</v>",
        "<f>SUM(I6,H13:H24)</f><v>98.20</v>",
    ] {
        assert!(sheet.contains(formula), "{formula}\n{sheet}");
    }
    assert!(part(&path, "xl/workbook.xml").contains("_xlnm.Print_Titles"));
    assert!(part(&path, "docProps/custom.xml").contains("shandong/zaozhuang-self-2024@"));
}

/// A form whose points are rounded at the end alone adds up to another figure than it prints.
#[test]
fn a_formula_that_comes_to_another_figure_is_none() {
    let folder = tempfile::tempdir().unwrap();
    let [own, table, path] = ["own.toml", "table.toml", "form.xlsx"].map(|name| folder.path().join(name));
    let template = "id = \"town/self\"\nextends = \"national/self-2020\"\nversion = \"1\"\ntitle = \"某镇\"\n\
                    title_en = \"A town\"\n[rounding]\nplaces = 2\nmode = \"half_up\"\nat = \"total\"\n\
                    rate = { places = 2, mode = \"half_even\" }\nbasis = \"platform\"\n[[examples]]\nabout = \"优\"\n\
                    total = \"90\"\ngrade = \"优\"\n";
    fs::write(&own, template).unwrap();
    let row =
        "[[indicators]]\npath = [\"产出指标\", \"数量指标\"]\ntarget = \"≥3个\"\nactual = \"1个\"\nweight = \"10\"\n";
    let head = "year = 2024\ncurrency = \"万元\"\n[project]\nname = \"渡口\"\n";
    // 1/8 is 12.5 %, and 1.25/1000 lies in the middle of two rates: 0.125 %.
    let funds = "[[funds]]\nsource = \"total\"\nbudget = \"1000\"\nexecuted = \"1.25\"\n";
    fs::write(&table, format!("{head}{funds}{}", row.repeat(3))).unwrap();
    let [own, table, into] = [&own, &table, &path].map(|path| path.to_str().unwrap());
    let ran = run(&["export", table, "-t", own, "-o", into]);
    assert!(ran.code < 2, "{}", ran.err);
    let sheet = part(&path, "xl/worksheets/sheet1.xml");
    assert!(!sheet.contains("ROUND("), "{sheet}");
    assert!(sheet.contains("<v>0.0012</v>"), "{sheet}");
}

#[test]
fn what_is_open_is_printed_as_open() {
    let folder = tempfile::tempdir().unwrap();
    let [table, path] = ["table.toml", "form.xlsx"].map(|name| folder.path().join(name));
    let row =
        "[[indicators]]\npath = [\"产出指标\", \"质量指标\"]\nname = \"验收\"\ntarget = \"≥3个\"\nweight = \"10\"\n";
    let head = "template = \"national/self-2020\"\nyear = 2024\n[project]\nname = \"渡口\"\n";
    fs::write(&table, format!("{head}{row}")).unwrap();
    let ran = run(&["export", table.to_str().unwrap(), "-o", path.to_str().unwrap(), "--lang", "zh"]);
    assert_eq!(ran.code, 1, "{}", ran.err);
    assert!(ran.err.contains("2 项得分未能评定,印为“待定”"), "{}", ran.err);
    let texts = texts(&read(&path));
    assert!(texts.iter().any(|text| text == "待定") && !texts.iter().any(|text| text == "0"), "{texts:?}");
}

#[test]
fn a_table_of_results_has_a_row_a_project_and_sums() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("汇总表.xlsx");
    ok(&["export", "examples/zaozhuang-2024", "--summary", "-o", path.to_str().unwrap()]);
    let texts = texts(&read(&path));
    for text in ["项目支出绩效自评结果汇总表", "97.25", "98.20", "100.00", "95.82%", "合计（4个项目）", "1736"]
    {
        assert!(texts.iter().any(|found| found == text), "{text}: {texts:?}");
    }
    assert!(part(&path, "xl/worksheets/sheet1.xml").contains("<f>SUM(E5:E8)</f><v>1736</v>"));
    assert_eq!(run(&["export", "examples/zaozhuang-2024", "--summary"]).code, 2);
}

/// The empty form of every template for self-evaluations is a workbook in which somebody may enter what is to be entered.
#[test]
fn an_empty_form_is_filled_in_and_protected() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("form.xlsx");
    let into = path.to_str().unwrap();
    ok(&["新建", "--地区", "四川", "--项目", "灌渠整修", "--年度", "2025", "-o", into]);
    let sheet = part(&path, "xl/worksheets/sheet1.xml");
    for element in ["<sheetProtection sheet=\"1\"", "type=\"list\"", "prompt=", "type=\"decimal\"", "IF(COUNT("] {
        assert!(sheet.contains(element), "{element}\n{sheet}");
    }
    assert!(!sheet.contains("password"));
    assert!(part(&path, "docProps/custom.xml").contains("sichuan/self@"));
    let texts = texts(&read(&path));
    for text in ["灌渠整修", "（2025年度）", "数量指标", "总额"] {
        assert!(texts.iter().any(|found| found == text), "{text}: {texts:?}");
    }
    assert_eq!(run(&["new", "--place", "火星", "-o", into, "--force"]).code, 2);
    assert_eq!(run(&["new", "四川", "-o", "form.pdf"]).code, 2);
}

#[test]
fn aims_are_taken_over_and_what_came_of_them_is_not() {
    let folder = tempfile::tempdir().unwrap();
    let [path, text] = ["form.xlsx", "next.toml"].map(|name| folder.path().join(name));
    let from = table("unit-operation");
    let arguments = ["new", "--from", from.to_str().unwrap(), "--year", "2025", "-o"];
    ok(&[&arguments[..], &[path.to_str().unwrap()]].concat());
    let found = texts(&read(&path));
    for text in ["≥2000 人次", "7.5", "（2025年度）", "100"] {
        assert!(found.iter().any(|found| found == text), "{text}: {found:?}");
    }
    for text in ["1900 人次", "337.28", "98.20", "出差人次未达到目标值"] {
        assert!(!found.iter().any(|found| found == text), "{text}: {found:?}");
    }
    // The same as TOML is a table, and so is what a workbook gives.
    ok(&[&arguments[..], &[text.to_str().unwrap()]].concat());
    let scored = run(&["score", text.to_str().unwrap(), "--lang", "zh"]);
    assert_eq!(scored.code, 1, "{}", scored.err);
    let again = run(&["new", "--from", path.to_str().unwrap(), "--lang", "en"]);
    assert!(again.out.contains("target = \"≥2000 人次\"") && again.out.contains("year = 2025"), "{}", again.out);
}

/// A row below the total, with its amount where it has one.
fn money(source: &str, name: &str, budget: &str) -> String {
    format!("[[funds]]\nsource = \"{source}\"\nname = \"{name}\"\nbudget = \"{budget}\"\n")
}

/// The sum of the total adds no money twice: parts of a row are left out, by their names or, where names do not say it, by
/// amounts; where neither does, there is no sum.
#[test]
fn the_total_is_the_sum_of_rows_that_are_no_parts_of_another() {
    let folder = tempfile::tempdir().unwrap();
    let [from, path] = ["from.toml", "form.xlsx"].map(|name| folder.path().join(name));
    let head = "template = \"national/self-2020\"\nyear = 2025\ncurrency = \"万元\"\n[project]\nname = \"渡口\"\n";
    let row =
        "[[indicators]]\npath = [\"产出指标\", \"质量指标\"]\nname = \"验收\"\ntarget = \"≥3个\"\nweight = \"10\"\n";
    let nested = |name: &str| {
        [
            money("total", "年度资金总额", "100"),
            money("current", "财政拨款", "80"),
            money("current", name, "50"),
            money("current", "县级资金", "30"),
            money("other", "其他资金", "20"),
        ]
        .concat()
    };
    let beside =
        [("total", "总额", "100"), ("current", "中央", "50"), ("current", "省级", "30"), ("other", "其他", "20")];
    let beside: String = beside.into_iter().map(|(source, name, budget)| money(source, name, budget)).collect();
    let open = beside.replace("budget = \"100\"", "budget = \"\"").replace("budget = \"20\"", "budget = \"\"");
    for (funds, formula) in [
        (nested("其中:中央资金"), Some("SUM(E7,E10:E11)")),
        (nested("中央资金"), Some("SUM(E7,E10:E11)")),
        (beside, Some("SUM(E7:E10)")),
        (open, None),
    ] {
        fs::write(&from, format!("{head}{funds}{row}")).unwrap();
        for year in ["2025", "2026"] {
            let into = path.to_str().unwrap();
            ok(&["new", "--from", from.to_str().unwrap(), "--year", year, "--force", "-o", into]);
            let sheet = part(&path, "xl/worksheets/sheet1.xml");
            let cells = sheet.split("<c r=\"E6\"").nth(1).unwrap();
            let cell = cells.split("</c>").next().unwrap();
            match formula {
                Some(formula) => assert!(cell.contains(formula), "{year} {formula}: {cell}"),
                None => assert!(!sheet.contains("SUM(E"), "{year}: {sheet}"),
            }
        }
    }
}

/// All forms are those of self-evaluations: of monitoring there is a table of TOML, which asks for the month.
#[test]
fn a_table_of_monitoring_is_no_workbook() {
    let folder = tempfile::tempdir().unwrap();
    let [path, forms] = ["form.xlsx", "forms/"].map(|name| folder.path().join(name));
    let told = "national/monitoring-2019: 错误: 监控表没有分值和得分,现有的表样都是自评表的,不能新建成工作簿\n  \
                提示: 请每个项目用 -o 表.toml 新建一个文件,并写上 month(已过的月数)\n";
    let new = |arguments: &[&str]| run(&[&["new", "national/monitoring-2019", "--lang", "zh"], arguments].concat());
    for arguments in
        [&["-o", path.to_str().unwrap()][..], &["--project", "甲", "--project", "乙", "-o", forms.to_str().unwrap()]]
    {
        let ran = new(arguments);
        assert_eq!((ran.code, ran.err.as_str()), (2, told), "{arguments:?}");
    }
    assert!(!path.exists() && !forms.exists());
    let ran = new(&["--year", "2025"]);
    let month = "year = 2025                             # 年度\n\
                 # month = 6                             # 已过的月数,1 到 12:必须写\n";
    assert!(ran.code == 0 && ran.out.contains(month), "{}", ran.out);
    assert!(!run(&["new", "--lang", "zh"]).out.contains("month"));
}

/// Behind a self-evaluation that is done comes the next year, unless somebody asks for another one, however it is written.
#[test]
fn a_form_behind_a_self_evaluation_is_of_the_next_year() {
    let from = table("unit-operation");
    let from = from.to_str().unwrap();
    let new = |arguments: &[&str]| run(&[&["new", "--from", from, "--lang", "zh"], arguments].concat());
    let ran = new(&[]);
    let told = format!("{from}: 提示: 这是 2024 年的自评表,新表的年度记为 2025:不对请用 --年度 指定\n");
    assert!(ran.code == 0 && ran.err.starts_with(&told), "{}", ran.err);
    assert!(ran.out.contains("year = 2025") && !ran.out.contains("352"), "{}", ran.out);
    for year in ["2026", "2026年", "2026年度"] {
        let ran = new(&["--年度", year]);
        assert!(ran.out.contains("year = 2026") && !ran.err.contains("自评表"), "{year}: {}", ran.err);
    }
    for year in ["2026a", "年度", "2026年12月"] {
        assert_eq!(new(&["--年度", year]).code, 2, "{year}");
    }
}

/// What is unsure about the workbook that a form is begun from is as unsure in the form: it is told, and once for several projects.
#[test]
fn what_is_unsure_about_the_aims_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let goals = "项目支出绩效目标表\n(2024年度)\n项目名称,渡口维护,,\n项目资金(万元),年度资金总额:,120,\n,其中:财政拨款,100,\n\
                 一级指标,二级指标,三级指标,指标值\n产出指标,数量指标,维护渡口,≥12处\n";
    fs::write(folder.path().join("goals.csv"), goals).unwrap();
    let new = |arguments: &[&str]| {
        let arguments = [&["new", "--from", "goals.csv", "--lang", "zh"], arguments].concat();
        support::ran(&support::jixiao(&arguments).current_dir(folder.path()).output().unwrap())
    };
    let told = "goals.csv!csv!C4: 提示: “年度资金总额”记为年初预算数:请核对\n\
                goals.csv!csv!C5: 提示: “其中:财政拨款”记为年初预算数:请核对\n\
                goals.csv!csv: 提示: 没有实际完成值和得分的栏,是绩效目标表:只有目标,没有可评的分\n";
    let ran = new(&[]);
    assert_eq!((ran.code, ran.err.as_str()), (0, told));
    assert!(ran.out.contains("name = \"其中:财政拨款\"\ninitial = \"100\""), "{}", ran.out);
    let ran = new(&["--project", "甲", "--project", "乙", "-o", "forms/"]);
    assert_eq!(ran.err.matches("记为年初预算数").count(), 2, "{}", ran.err);

    let ran = support::ran(
        &support::jixiao(&["score", "goals.csv", "-t", "national/self-2020", "--lang", "zh"])
            .current_dir(folder.path())
            .output()
            .unwrap(),
    );
    let line = "渡口维护:只有目标,没有完成值、执行数和得分:是绩效目标表,没有可评的分\n";
    assert_eq!((ran.code, ran.out.as_str()), (1, line));
}

/// Nobody named the template: the table does, and that is where it is told.
#[test]
fn an_unknown_template_is_told_where_it_is_named() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.toml"), "template = \"某省/自评\"\nyear = 2024\n[project]\nname = \"甲\"\n")
        .unwrap();
    let arguments = ["new", "--from", "a.toml", "--lang", "zh"];
    let ran = support::ran(&support::jixiao(&arguments).current_dir(folder.path()).output().unwrap());
    assert_eq!(ran.code, 2);
    assert!(ran.err.starts_with("a.toml: 错误: 没有模板“某省/自评”\n"), "{}", ran.err);
}

/// The list of names from which forms were written lies beside them: nobody looks for a table in it. Rows of one are told as ever.
#[test]
fn a_list_of_names_is_not_told_each_time() {
    let folder = tempfile::tempdir().unwrap();
    fs::copy(table("unit-operation"), folder.path().join("a.toml")).unwrap();
    for (text, is_told) in [
        ("单位运行经费\n渡口维护\n", false),
        ("\u{feff}项目名称\n渡口维护\n", false),
        ("产出指标 数量指标 ≥12处\n", true),
        ("单位运行经费,352\n", true),
        ("", true),
    ] {
        fs::write(folder.path().join("名单.txt"), text).unwrap();
        let ran = run(&["score", folder.path().to_str().unwrap(), "--lang", "zh"]);
        assert_eq!(ran.err.contains("名单.txt: 提示: 没有读取"), is_told, "{text:?}: {}", ran.err);
    }
}

/// A list that is wider than a page of paper is printed on several beside each other.
#[test]
fn what_is_too_wide_is_printed_on_several_pages() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("rollup.xlsx");
    let from = table("unit-operation");
    ok(&["rollup", from.to_str().unwrap(), "-o", path.to_str().unwrap()]);
    assert!(part(&path, "xl/worksheets/sheet1.xml").contains(r#"fitToWidth="1""#));
    assert!(
        part(&path, "xl/worksheets/sheet2.xml").contains(r#"fitToWidth="2""#),
        "{}",
        part(&path, "xl/worksheets/sheet2.xml")
    );
}

/// Nobody who adds up the sheet of groups counts a group and its parts.
#[test]
fn groups_and_the_total_are_named_in_the_sheet_of_groups() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("rollup.xlsx");
    let from = table("unit-operation");
    ok(&["rollup", from.to_str().unwrap(), "-o", path.to_str().unwrap()]);
    let book = read(&path);
    let texts: Vec<&str> = book.sheets[1].cells.values().map(|cell| cell.text.as_str()).collect();
    assert_eq!(texts[1..4], ["部门", "单位", "项目数"], "{texts:?}");
    let count = |text: &str| texts.iter().filter(|other| **other == text).count();
    assert_eq!((count("小计"), count("合计"), count("枣庄市人民政府办公室")), (1, 1, 2), "{texts:?}");
}

/// What is begun as TOML is read, whatever the template sets.
#[test]
fn a_skeleton_of_every_template_is_a_table() {
    let ids = ["national/self-2020", "yunnan/changning", "central/self-2021", "hubei/guangshui", "platform/self"];
    let folder = tempfile::tempdir().unwrap();
    for id in ids {
        for language in ["zh", "en"] {
            let path = folder.path().join("table.toml");
            let into = path.to_str().unwrap();
            ok(&["new", id, "--project", "\"引号\"与\\", "-o", into, "--force", "--lang", language]);
            let ran = run(&["score", into, "-f", "json"]);
            assert_eq!(ran.code, 1, "{id}: {}", ran.err);
        }
    }
}

#[test]
fn the_ending_of_a_file_says_what_is_in_it() {
    let folder = tempfile::tempdir().unwrap();
    let from = table("unit-operation");
    let at = |name: &str| folder.path().join(name).display().to_string();
    for command in ["score", "audit", "rollup", "trend", "seal"] {
        let books: &[&str] = if matches!(command, "score" | "seal") { &["x.xlsx"] } else { &[] };
        for name in ["x.docx", "x.html", "x.toml", "x.评分"].iter().chain(books) {
            let ran = run(&[command, from.to_str().unwrap(), "-o", &at(name), "--lang", "zh"]);
            assert_eq!(ran.code, 2, "{command} -o {name}");
            assert!(ran.err.contains("这里不能写"), "{command} -o {name}: {}", ran.err);
            assert!(!Path::new(&at(name)).exists());
        }
    }
    ok(&["score", from.to_str().unwrap(), "-o", &at("card.json")]);
    assert!(fs::read_to_string(at("card.json")).unwrap().starts_with('['));
    assert_eq!(run(&["score", from.to_str().unwrap(), "-f", "csv", "-o", &at("card.ndjson")]).code, 2);
    assert_eq!(run(&["score", from.to_str().unwrap(), "-f", "ndjson", "-o", &at("one.json")]).code, 2);
}

/// What stands in a table is a text and nothing else, in a page as well as in a workbook.
#[test]
fn nothing_in_a_table_is_markup() {
    let folder = tempfile::tempdir().unwrap();
    let [table, page, book] = ["table.toml", "form.html", "form.xlsx"].map(|name| folder.path().join(name));
    let name = "<script>alert(1)</script>&\u{202e}";
    let text = format!(
        "template = \"national/self-2020\"\n[project]\nname = \"{name}\"\n[[indicators]]\npath = []\ntarget = \"=1+1\"\n"
    );
    fs::write(&table, text).unwrap();
    for path in [&page, &book] {
        assert!(run(&["export", table.to_str().unwrap(), "-o", path.to_str().unwrap()]).code < 2);
    }
    let written = fs::read_to_string(&page).unwrap();
    assert!(!written.contains("<script") && !written.contains('\u{202e}'), "{written}");
    let sheet = part(&book, "xl/worksheets/sheet1.xml");
    assert!(!sheet.contains("<script") && !sheet.contains("<f>1+1"), "{sheet}");
    assert!(sheet.contains(">=1+1</t>"), "{sheet}");
}

/// The page of some tables.
fn page(folder: &Path, paths: &[&str]) -> String {
    let path = folder.join("page.html");
    ok(&[&["export"], paths, &["-o", path.to_str().unwrap(), "--force"]].concat());
    fs::read_to_string(path).unwrap()
}

#[test]
fn a_click_on_points_opens_how_they_came_about() {
    let folder = tempfile::tempdir().unwrap();
    let paths: Vec<String> = TABLES.iter().map(|name| table(name).display().to_string()).collect();
    let page = page(folder.path(), &paths.iter().map(String::as_str).collect::<Vec<_>>());
    markup::assert_harmless(&page);
    markup::assert_leads_somewhere(&page);
    for ((name, path), form) in TABLES.iter().zip(&paths).zip(1..) {
        let card = scorecard(name);
        let points = card.indicators.iter().zip(1..).filter_map(|(row, number)| Some((row.score?, number.to_string())));
        let points: Vec<_> = points.collect();
        assert!(!points.is_empty());
        for (score, number) in points {
            assert!(page.contains(&format!("<a href=\"#w{form}-{number}\">{score}</a>")), "{name} {number}: {score}");
            let told = support::jixiao(&["explain", path, &number]).env("COLUMNS", "1000").output().unwrap();
            let told = support::ran(&told).out;
            let derivation = page.split(&format!("<aside id=\"w{form}-{number}\"")).nth(1).unwrap();
            let derivation = derivation.split("</aside>").next().unwrap();
            for line in told.lines().skip(1).filter(|line| !line.is_empty()) {
                let line = line.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;");
                assert!(derivation.contains(&line), "{name} {number}: {line}");
            }
        }
        let total = card.total.score.unwrap();
        assert!(page.contains(&format!("<a href=\"#w{form}-t\">{total}</a>")), "{name}: {total}");
    }
    // What is printed is the form alone.
    assert!(page.contains("@media print{aside:target{display:none}"));
}

#[test]
fn nothing_that_a_table_says_becomes_markup_on_its_page() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("page.html");
    let hostile = "</td></aside><script>alert(1)</script><a href='//example.org'>";
    let table = format!(
        r#"template = "shandong/zaozhuang-self-2024"
project = {{ name = "{hostile}", department = "{hostile}" }}
[[indicators]]
path = ["产出指标", "{hostile}"]
name = "{hostile}"
target = "≥2000 {hostile}"
actual = "1900 {hostile}"
weight = "50"
reason = "{hostile}"
"#
    );
    run_with(&["export", "-", "-o", path.to_str().unwrap()], table.as_bytes());
    let page = fs::read_to_string(path).unwrap();
    assert!(page.contains("&lt;script&gt;alert(1)"));
    markup::assert_harmless(&page);
    markup::assert_leads_somewhere(&page);
}

/// Beside tables a list of results says nothing new; alone it is what departments hand in.
#[test]
fn a_list_of_results_is_read_where_nothing_else_lies() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    for name in ["tables", "lists"] {
        fs::create_dir(at(name)).unwrap();
    }
    for name in TABLES {
        fs::write(at(&format!("tables/{name}.toml")), table_text(name)).unwrap();
    }
    assert_eq!(run(&["export", &at("tables"), "--summary", "-o", &at("tables/汇总表.xlsx")]).code, 0);
    let totals = |name: &str| {
        let ran = run(&["rollup", &at(name), "-f", "json"]);
        let summary: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
        (ran.code, summary["total"]["projects"].clone(), summary["total"]["reported"].clone(), ran.err)
    };
    let (code, projects, reported, said) = totals("tables");
    // One of the four is no self-evaluation, which a list does not say.
    assert_eq!((code, projects, reported), (0, 3.into(), 0.into()));
    assert!(said.contains("没有读取") && said.contains("汇总表.xlsx"), "{said}");
    fs::rename(at("tables/汇总表.xlsx"), at("lists/汇总表.xlsx")).unwrap();
    let (code, projects, reported, said) = totals("lists");
    assert_eq!((code, projects, reported), (0, 4.into(), 4.into()), "{said}");
}

/// A form beside the table of which it was written is that table once more, until somebody saves it.
#[test]
fn a_form_beside_its_table_counts_once() {
    let folder = tempfile::tempdir().unwrap();
    let [here, table, form] = ["", "a.toml", "a.xlsx"].map(|name| folder.path().join(name));
    let [here, table, form] = [&here, &table, &form].map(|path| path.to_str().unwrap());
    fs::write(table, table_text("unit-operation")).unwrap();
    ok(&["export", table, "--to", "xlsx", "-o", form]);
    let ran = run(&["rollup", here, "-f", "json", "--lang", "zh"]);
    assert!(ran.code == 0 && ran.err.contains("a.xlsx: 提示: 没有读取:这是由"), "{}", ran.err);
    let summary: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(summary["total"]["projects"], 1);
    // Of a table that lies elsewhere, or was changed since, it is the only one.
    for changed in [false, true] {
        let text = table_text("unit-operation").replace("2024", if changed { "2023" } else { "2024" });
        fs::write(table, text).unwrap();
        let read = run(&["score", here, "-f", "json"]);
        let cards: Vec<serde_json::Value> = serde_json::from_str(&read.out).unwrap();
        assert_eq!(cards.len(), 1 + usize::from(changed), "{}", read.err);
    }
    // Another program has saved it: what it says may be something else.
    fs::write(table, table_text("unit-operation")).unwrap();
    let mut archive = zip::ZipArchive::new(fs::File::open(form).unwrap()).unwrap();
    let names: Vec<String> = archive.file_names().map(|name| name.unwrap().into_owned()).collect();
    let mut saved = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for name in names {
        let mut text = String::new();
        archive.by_name(&name).unwrap().read_to_string(&mut text).unwrap();
        saved.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        saved.write_all(text.replace("<Application>jixiao<", "<Application>WPS 表格<").as_bytes()).unwrap();
    }
    fs::write(form, saved.finish().unwrap().into_inner()).unwrap();
    let ran = run(&["rollup", here, "--lang", "zh"]);
    assert!(ran.code == 2 && ran.err.contains("会算两遍"), "{}", ran.err);
}
