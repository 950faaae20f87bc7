//! What an audit does not let pass: points that nobody can compute again, methods that cannot score, money and years that are
//! left out or wrong, and what a workbook shows otherwise than it says.

use serde_json::{Value, json};

use crate::support::{self, Ran};

/// A row of full points.
fn row(target: &str, actual: &str) -> Value {
    json!({ "path": ["产出指标", "数量指标"], "name": "养护里程", "target": target, "actual": actual, "weight": "50",
            "reported": "50" })
}

fn with(mut row: Value, key: &str, value: impl Into<Value>) -> Value {
    row[key] = value.into();
    row
}

/// A table of such a row, beside which all is well.
fn table(row: Value) -> Value {
    let benefit = json!({ "path": ["效益指标", "社会效益指标"], "name": "通行效率提升率", "target": "≥10%", "actual": "12%",
                          "weight": "30", "reported": "30" });
    let satisfaction = json!({ "path": ["满意度指标", "服务对象满意度指标"], "name": "群众满意度", "target": "≥90%",
                               "actual": "95%", "weight": "10", "reported": "10" });
    let mut table = json!({ "template": "national/self-2020", "year": 2024, "currency": "万元",
            "project": { "name": "道路养护", "department": "某市交通局" },
            "funds": [{ "source": "total", "initial": "100", "budget": "100", "executed": "100" }] });
    table["indicators"] = Value::Array(vec![row, benefit, satisfaction]);
    table
}

fn audited(table: &Value, arguments: &[&str]) -> Ran {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.json"), table.to_string()).unwrap();
    let arguments = [&["audit", "a.json", "-f", "json"], arguments].concat();
    support::ran(&support::jixiao(&arguments).current_dir(folder.path()).output().unwrap())
}

/// Exit code, verdict as people read it, and how many rows have points that nobody can compute again. For programs an open one
/// is a pass with such rows.
fn verdict(table: &Value, arguments: &[&str]) -> (i32, String, u64) {
    let ran = audited(table, arguments);
    let audit: Value = serde_json::from_str(&ran.out).unwrap_or_else(|error| panic!("{error}\n{}", ran.err));
    let unproven = audit["counts"]["unproven"].as_u64().unwrap_or(0);
    let verdict = match audit["verdict"].as_str().unwrap() {
        "pass" if unproven > 0 => "open",
        verdict => verdict,
    };
    (ran.code, verdict.to_owned(), unproven)
}

fn codes(table: &Value) -> Vec<String> {
    let audit: Value = serde_json::from_str(&audited(table, &[]).out).unwrap();
    let codes = audit["findings"].as_array().unwrap().iter().filter(|finding| finding["severity"] == "error");
    codes.map(|finding| finding["code"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn full_points_beside_a_value_that_nobody_can_hold_against_the_target_leave_the_verdict_open() {
    assert_eq!(verdict(&table(row("≥40公里", "42公里")), &["--fail-on", "undecided"]), (0, "pass".to_owned(), 0));
    for actual in ["有效完成", "约四十", "40±20", "二十", "20 公里/40 公里", "20公里左右", "≤40公里", "见附件"]
    {
        let table = table(row("≥40公里", actual));
        assert_eq!(verdict(&table, &[]), (0, "open".to_owned(), 1), "{actual}");
        assert_eq!(verdict(&table, &["--fail-on", "undecided"]), (1, "open".to_owned(), 1), "{actual}");
    }
}

#[test]
fn points_of_nobody_leave_no_verdict_open() {
    let mut table = table(with(row("≥40公里", "有效完成"), "reported", "0"));
    assert_eq!(verdict(&table, &[]).2, 0);
    table["indicators"][0].as_object_mut().unwrap().remove("reported");
    assert_eq!(verdict(&table, &[]), (0, "pass".to_owned(), 0));
}

#[test]
fn work_that_is_capped_and_what_a_department_judges_of_itself_are_open() {
    for capped in [row("≤40公里", "20公里"), with(with(row("40", "20"), "operator", "≤"), "unit", "公里")] {
        assert_eq!(verdict(&table(capped), &[]).1, "open");
    }
    // What its name wants to be kept low is a ceiling.
    for low in ["道路病害数量", "交通事故数量"] {
        assert_eq!(verdict(&table(with(row("≤40处", "20处"), "name", low)), &[]).1, "pass", "{low}");
    }
    let judged = |actual: &str| {
        let mut table = table(row("≥40公里", "40公里"));
        let row = &mut table["indicators"][1];
        (row["target"], row["actual"], row["judged"]) = ("效果明显".into(), actual.into(), "30".into());
        verdict(&table, &[]).1
    };
    assert_eq!(judged("效果不好"), "open");
}

#[test]
fn a_method_that_cannot_score_its_row_is_an_error() {
    for method in ["equality", "in_range", "on_time", "inverse_linear"] {
        let table = table(with(row("≥40公里", "20公里"), "method", method));
        assert_eq!((codes(&table), verdict(&table, &[]).0), (vec!["J321".to_owned()], 1), "{method}");
    }
    // Whether a target without an operator is a ceiling is guessed, and no error rests on that.
    let guessed = table(with(row("40公里", "20公里"), "method", "inverse_linear"));
    assert_eq!((codes(&guessed), verdict(&guessed, &[]).1), (Vec::new(), "open".to_owned()));
}

#[test]
fn a_table_without_its_money_does_not_pass() {
    let mut table = table(row("≥40公里", "40公里"));
    table["funds"] = json!([]);
    assert_eq!(codes(&table), ["J211"]);
    table["reported"] = json!({ "execution_rate": "100%", "execution_score": "10", "total": "100" });
    assert_eq!(verdict(&table, &[]), (0, "open".to_owned(), 1));
    table["complete"] = false.into();
    assert_eq!(codes(&table), Vec::<String>::new());
}

#[test]
fn points_in_a_table_of_monitoring_are_open_and_the_verdict_says_what_it_is() {
    let mut table = table(row("≥40公里", "40公里"));
    table["template"] = "national/monitoring-2019".into();
    assert_eq!(verdict(&table, &[]).1, "open");
    for row in table["indicators"].as_array_mut().unwrap() {
        row.as_object_mut().unwrap().remove("reported");
    }
    assert_eq!(verdict(&table, &[]).1, "pass");
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.json"), table.to_string()).unwrap();
    let ran = support::ran(
        &support::jixiao(&["audit", "a.json", "--lang", "zh"]).current_dir(folder.path()).output().unwrap(),
    );
    assert!(ran.out.contains("不计分的监控表 1 张"), "{}", ran.out);
}

#[test]
fn a_table_without_full_points_is_open_where_its_template_has_a_total() {
    let mut table = table(row("≥40公里", "40公里"));
    for row in table["indicators"].as_array_mut().unwrap() {
        row.as_object_mut().unwrap().retain(|key, _| key != "weight" && key != "reported");
    }
    assert_eq!(verdict(&table, &[]), (0, "open".to_owned(), 1));
    let audit: Value = serde_json::from_str(&audited(&table, &[]).out).unwrap();
    assert_eq!(audit["undecided"][0]["code"], "J101");
    assert_eq!(audit["undecided"][0]["why"]["zh"], "表中没有一项分值,只看是否达成,得分未能核定");
    table["template"] = "central/transfer-no-scores".into();
    assert_eq!(verdict(&table, &[]).1, "pass");
}

#[test]
fn years_and_months_that_no_budget_has_are_refused_with_what_they_may_be() {
    for (key, wrong, says) in [
        ("year", 0, "1990 至 2099"),
        ("year", 3000, "1990 至 2099"),
        ("year", 9999, "1990 至 2099"),
        ("month", 13, "1 至 12"),
        ("month", 0, "1 至 12"),
    ] {
        let mut table = table(row("≥40公里", "40公里"));
        table[key] = wrong.into();
        let ran = audited(&table, &["--lang", "zh"]);
        assert_eq!(ran.code, 2, "{key} {wrong}");
        assert!(ran.err.contains(says), "{key} {wrong}: {}", ran.err);
    }
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.json"), json!({ "department": "某市交通局", "year": 3000 }).to_string())
        .unwrap();
    let ran = support::ran(
        &support::jixiao(&["audit", "a.json", "--lang", "zh"]).current_dir(folder.path()).output().unwrap(),
    );
    assert!(ran.code == 2 && ran.err.contains("1990 至 2099"), "{}", ran.err);
}

#[test]
fn points_without_full_points_and_totals_without_points_leave_the_verdict_open() {
    // A form that prints full points in its labels alone, and gives 13 of 10.
    let mut bare = table(row("≥40公里", "42公里"));
    for row in bare["indicators"].as_array_mut().unwrap() {
        row.as_object_mut().unwrap().remove("weight");
    }
    assert_eq!(verdict(&bare, &["--fail-on", "undecided"]), (1, "open".to_owned(), 3));
    // By rule it is 60; the rows are blank, and any total is stated.
    let mut blank = table(with(row("≥40公里", "8公里"), "reason", "汛期停工,已顺延"));
    blank["reported"] = json!({ "execution_rate": "100%", "execution_score": "10", "total": "100" });
    for row in blank["indicators"].as_array_mut().unwrap() {
        row.as_object_mut().unwrap().remove("reported");
    }
    let (code, verdict, unproven) = verdict(&blank, &["--fail-on", "undecided"]);
    assert_eq!((code, verdict.as_str()), (1, "open"), "{unproven}");
    assert!(unproven >= 1);
}

#[test]
fn a_total_or_grade_that_nobody_can_read_leaves_the_verdict_open() {
    let reported = |total: &str, grade: &str| {
        let mut table = table(row("≥40公里", "42公里"));
        table["reported"] = json!({ "execution_score": "10", "total": total, "grade": grade });
        verdict(&table, &["--fail-on", "undecided"])
    };
    assert_eq!(reported("100", "优"), (0, "pass".to_owned(), 0));
    for total in ["约99", "九十九分", "99+", "99/100", "详见附件"] {
        assert_eq!(reported(total, ""), (1, "open".to_owned(), 1), "{total}");
    }
    for grade in ["A", "优良", "特优", "一等"] {
        assert_eq!(reported("100", grade), (1, "open".to_owned(), 1), "{grade}");
    }
}

#[test]
fn full_points_for_a_rate_that_is_full_by_whole_points_alone_are_a_warning() {
    let with_rate = |executed: &str, rate: &str, score: &str| {
        let mut table = table(row("≥40公里", "42公里"));
        table["funds"][0]["executed"] = executed.into();
        table["reported"] = json!({ "execution_rate": rate, "execution_score": score });
        let audit: Value = serde_json::from_str(&audited(&table, &[]).out).unwrap();
        let found = audit["findings"].as_array().unwrap().iter().filter(|finding| finding["code"] == "J408");
        found.map(|finding| finding["severity"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(with_rate("96.6", "96.60%", "10"), ["warning"]);
    assert_eq!(with_rate("96.6", "96.60%", "10.00"), ["error"]);
    assert_eq!(with_rate("99.9", "99.90%", "10"), [""; 0]);
    assert_eq!(with_rate("96.6", "96.60%", "9.66"), [""; 0]);
}

#[test]
fn a_reason_below_all_rows_is_one_for_the_row_that_it_names() {
    let short = with(with(row("≥40公里", "36公里"), "reported", "45"), "weight", "50");
    let mut table = table(short);
    assert!(codes(&table).contains(&"J501".to_owned()));
    table["problems"] = "养护里程因汛期停工未达目标。".into();
    assert!(!codes(&table).contains(&"J501".to_owned()));
    // What names no row is for people to place.
    table["problems"] = "汛期停工,已顺延。".into();
    let audit: Value = serde_json::from_str(&audited(&table, &[]).out).unwrap();
    let open = audit["undecided"].as_array().unwrap().iter().filter(|open| open["code"] == "J501").count();
    assert_eq!((codes(&table), open), (Vec::new(), 1));
    table["problems"] = "无".into();
    assert!(codes(&table).contains(&"J501".to_owned()));
}

#[test]
fn a_workbook_is_not_passed_over_for_its_name() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.json"), table(row("≥40公里", "42公里")).to_string()).unwrap();
    let audit =
        |arguments: &[&str]| support::ran(&support::jixiao(arguments).current_dir(folder.path()).output().unwrap());
    // Texts and what programs keep for themselves are no tables.
    for name in ["说明.md", "~$a.xlsx", "Thumbs.db"] {
        std::fs::write(folder.path().join(name), "\u{4}user").unwrap();
    }
    assert_eq!(audit(&["audit", ".", "-f", "json"]).code, 0);
    let bytes = b"PK\x03\x04 as every workbook begins".as_slice();
    for name in ["说明.md", "~$a.xlsx", "Thumbs.db"] {
        std::fs::write(folder.path().join(name), bytes).unwrap();
        let ran = audit(&["audit", ".", "-f", "json"]);
        let found: Value = serde_json::from_str(&ran.out).unwrap();
        let count = |key: &str| found["counts"][key].as_u64().unwrap_or(0);
        assert_eq!((&found["verdict"], count("unread") + count("failed")), (&json!("fail"), 1), "{name}");
        std::fs::write(folder.path().join(name), "\u{4}user").unwrap();
    }
}

#[test]
fn a_row_of_the_execution_rate_is_asked_for_no_reason() {
    for name in ["预算执行率", "预算资金 执行率", "1.预算资金执行率"] {
        let mut table = table(row("≥40公里", "42公里"));
        let rate = json!({ "path": ["过程", "资金管理"], "name": name, "target": "100%", "actual": "95%", "weight": "10",
                           "reported": "9.5" });
        table["indicators"].as_array_mut().unwrap().push(rate);
        assert!(!codes(&table).contains(&"J501".to_owned()), "{name}");
    }
}

#[test]
fn full_points_whose_error_hangs_on_a_guess_are_open() {
    // Nothing says that 300 is a floor: the error became a warning, and nobody can say that the points are earned.
    for (target, actual) in [("300个/套", "250个/套"), ("300个/套", "20个/套"), ("40公里", "10公里")] {
        assert_eq!(verdict(&table(row(target, actual)), &[]), (0, "open".to_owned(), 1), "{target} {actual}");
        assert_eq!(verdict(&table(row(target, actual)), &["--fail-on", "undecided"]).0, 1, "{target} {actual}");
    }
    // At most all of it would ask for nothing.
    assert_eq!(verdict(&table(row("100%", "20%")), &[]).1, "fail");
    // What is met by the guess and fewer than full points stay as they are.
    assert_eq!(verdict(&table(row("40公里", "42公里")), &[]), (0, "pass".to_owned(), 0));
    assert_eq!(verdict(&table(with(row("40公里", "10公里"), "reported", "12.5")), &[]).2, 0);
    assert_eq!(verdict(&table(row("≥40公里", "10公里")), &[]).1, "fail");
}

#[test]
fn a_target_of_less_than_nothing_is_open() {
    for target in ["-5公里", "≥-5公里", "≥-3人次", "≥-95%", "≥－95%", "不低于-95%"] {
        assert_eq!(
            verdict(&table(row(target, &format!("3{}", target.trim_start_matches(['≥', '-', '5', '3'])))), &[]).1,
            "open",
            "{target}"
        );
    }
    let change = with(row("≥-5%", "3%"), "name", "养护收入增长率");
    assert_eq!(verdict(&table(change), &[]), (0, "pass".to_owned(), 0));
}

#[test]
fn a_table_that_says_that_it_is_an_excerpt_does_not_pass_with_its_points() {
    let whole = table(row("≥40公里", "42公里"));
    let excerpt = with(whole.clone(), "complete", false);
    assert_eq!((verdict(&whole, &[]).1, verdict(&excerpt, &[])), ("pass".to_owned(), (0, "open".to_owned(), 1)));
    let mut without_rows = with(excerpt, "reported", json!({ "total": "98" }));
    without_rows["indicators"] = json!([]);
    assert_eq!(verdict(&without_rows, &[]), (0, "open".to_owned(), 1));
}

#[test]
fn that_the_work_was_done_is_no_reason_for_missing_it() {
    let missed = with(row("≥40公里", "10公里"), "reported", "12.5");
    for reason in ["无", "已完成", "已完成。", "全年任务均已按期完成"] {
        assert_eq!(codes(&table(with(missed.clone(), "reason", reason))), ["J501"], "{reason}");
    }
    for reason in ["因设备未到货,仅完成10公里", "经费不足", "已完成招标,尚未开工"] {
        assert!(codes(&table(with(missed.clone(), "reason", reason))).is_empty(), "{reason}");
    }
}

#[test]
fn a_waiver_of_nobody_or_for_nothing_is_none() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.json"), table(row("≥40公里", "10公里")).to_string()).unwrap();
    for (by, reason) in [("", "已核实"), ("市财政局", " "), ("—", "/")] {
        let waiver =
            format!("[[waivers]]\ncode = \"J403\"\nproject = \"道路养护\"\nreason = \"{reason}\"\nby = \"{by}\"\n");
        std::fs::write(folder.path().join("w.toml"), waiver).unwrap();
        let arguments = ["audit", "a.json", "--waivers", "w.toml"];
        let ran = support::ran(&support::jixiao(&arguments).current_dir(folder.path()).output().unwrap());
        let said = "w.toml:1:1: 错误: 豁免没有写明由谁同意、为何同意\n  提示: 请填写 by 和 reason\n";
        assert_eq!((ran.code, ran.err.as_str()), (2, said), "{by} {reason}");
    }
}

/// Beside the figure of an actual value stands what it counts, or that it was done; any other words may say that it is not so.
#[test]
fn words_that_qualify_a_figure_leave_the_verdict_open() {
    let of = |actual: &str| verdict(&table(row("≥40公里", actual)), &[]);
    for plain in [
        "42公里",
        "已完成42公里",
        "实际完成养护42公里",
        "全年养护里程42公里",
        "42公里(已验收)",
        "共42 公里",
        "≥42公里",
        "达标,42公里",
    ] {
        assert_eq!(of(plain).1, "pass", "{plain}");
    }
    for qualified in [
        "42公里(未达标)",
        "预计42公里",
        "计划42公里",
        "约42公里",
        "应完成42公里",
        "42公里(不含A区)",
        "42公里左右",
        "目标42公里",
        "42公里(上年)",
        "42公里(待核实)",
        "力争42公里",
        "拟养护42公里",
        "虚报42公里",
    ] {
        assert_eq!(of(qualified).1, "open", "{qualified}");
    }
    assert_eq!(verdict(&table(row("≥40次", "42次尚未完成")), &[]).1, "open");
    assert_eq!(verdict(&table(row("≥40个村", "42个村")), &[]).1, "pass");
    for guessed in ["\u{202e}24公里", "42公里尚未完成", "42次未完成", "42个未到货", "42次虚报"] {
        assert_ne!(of(guessed).1, "pass", "{guessed}");
    }
    let by = |actual: &str| verdict(&table(row("2024年6月底前", actual)), &[]).1;
    for plain in
        ["2024年5月", "2024年5月完成", "2024年6月底前完成", "2024年6月上旬建成", "2024年6月30日完成100%", "6月份完成"]
    {
        assert_eq!(by(plain), "pass", "{plain}");
    }
    for qualified in
        ["2024年5月完成80%", "2024年6月底启动", "预计2024年5月", "应于2024年5月", "2024年5月主体完工", "2024年5月付款"]
    {
        assert_eq!(by(qualified), "open", "{qualified}");
    }
    // What is longer than a cell ever says is looked at as a whole: time does not grow with its square.
    for (length, expected) in [(90, "pass"), (110, "open")] {
        assert_eq!(of(&format!("{}42公里", "已完成".repeat(length / 3))).1, expected, "{length}");
    }
    let ran = audited(&table(row("≥40公里", "42公里(未达标)")), &[]);
    let audit: Value = serde_json::from_str(&ran.out).unwrap();
    let said = "实际完成值“42公里(未达标)”中的“未达标”是否改变所填的数,无从判断";
    assert_eq!(audit["undecided"][0]["why"]["zh"], said, "{audit}");
}

/// A ceiling that is a ten-thousandth of the whole budget, or ten thousand times as much, is the budget in another unit.
#[test]
fn yuan_and_ten_thousand_yuan_that_were_exchanged_leave_the_verdict_open() {
    let cost = |target: &str| {
        let cost = json!({ "path": ["成本指标", "经济成本指标"], "name": "项目总成本", "target": target, "actual": "90元",
                           "weight": "10", "reported": "10" });
        let mut table = table(with(with(row("≥40公里", "42公里"), "weight", "40"), "reported", "40"));
        table["indicators"].as_array_mut().unwrap().push(cost);
        let audit: Value = serde_json::from_str(&audited(&table, &[]).out).unwrap();
        let open = audit["undecided"].as_array().unwrap().iter().find(|open| open["code"] == "J312");
        open.map(|open| (open["why"]["zh"].as_str().unwrap().to_owned(), open["points_at_stake"].clone()))
    };
    let said = "成本目标 ≤100元 与全部预算 100 万元 相差恰为一万倍:金额单位“元”与“万元”可能写错";
    assert_eq!(cost("≤100元"), Some((said.to_owned(), json!("10"))));
    assert_eq!(cost("≤99元"), None);
    assert_eq!(cost("≤100万元"), None);
}

/// Why the points of a table prove nothing.
fn unproven(table: &Value) -> Vec<String> {
    let audit: Value = serde_json::from_str(&audited(table, &[]).out).unwrap();
    let open = audit["undecided"].as_array().unwrap().iter().filter(|open| !open["points_at_stake"].is_null());
    open.map(|open| open["why"]["zh"].as_str().unwrap().to_owned()).collect()
}

/// What the reason, the evidence or the name of a row says of its result, beside full points.
#[test]
fn words_of_a_row_that_deny_its_result_leave_the_verdict_open() {
    let met = || row("≥40公里", "42公里");
    let why = |said: &str| vec![format!("表中写“{said}”,实际完成值是“42公里”,得 50 分:以哪个为准无从判断")];
    for (key, words, said) in [
        ("reason", "汛期停工,只完成38公里", "只完成38公里"),
        ("reason", "完成35公里", "完成35公里"),
        ("reason", "未达到目标值", "未达到目标值"),
        ("reason", "路段返工,扣1.5分", "扣1.5分"),
        ("evidence", "验收单:实际41公里", "验收单:实际41公里"),
        ("name", "养护里程(实际38公里)", "养护里程(实际38公里)"),
    ] {
        let table = table(with(met(), key, words));
        assert_eq!(unproven(&table), why(said), "{words}");
        assert_eq!(verdict(&table, &[]).1, "open", "{words}");
    }
    for (key, words) in [
        ("reason", "超额完成2公里"),
        ("reason", "完成42公里"),
        ("reason", "实际完成42公里,其中二期20公里"),
        ("reason", "上半年完成20公里"),
        ("reason", "一期完成20公里,二期完成22公里"),
        ("reason", "每少1公里扣1分"),
        ("reason", "无未完成事项"),
        ("evidence", "未完成的扣5分"),
        ("name", "养护里程(目标40公里)"),
        ("name", "完成养护里程"),
    ] {
        assert_eq!(unproven(&table(with(met(), key, words))), Vec::<String>::new(), "{words}");
    }
}
