//! The forms of the appendix: what stands in which cell, and that every row fills its form exactly.

use jixiao::model::assessment::Goal;
use jixiao::narrative::{
    FundFacts, IndicatorFacts, Listed, MoneyFacts, Narrative, ProjectFacts, project_form, results_form,
};
use jixiao::prose::{Block, Cited, Form, Prose, Span, markdown};
use proptest::prelude::*;

use crate::support::facts::{cited, indicator, narrative, project};

const TITLE: &str = "项目支出绩效自评表";

fn listed(number: &str, name: &str, score: Option<&str>, grade: Option<&str>) -> Listed {
    Listed {
        number: cited(number),
        stated: None,
        name: name.into(),
        unit: None,
        score: score.map(cited),
        grade: grade.map(str::to_owned),
        computed: score.is_some(),
    }
}

fn fund(name: &str, total: bool, amounts: [&str; 3]) -> FundFacts {
    let [initial, budget, executed] = amounts.map(|amount| (!amount.is_empty()).then(|| cited(amount)));
    FundFacts { name: name.into(), total, initial, budget, executed }
}

/// A row with its target, its actual value, its full points and its points.
fn row(path: &[&str], name: &str, figures: [&str; 4], reason: &str) -> IndicatorFacts {
    let [target, actual, weight, score] = figures.map(|figure| (!figure.is_empty()).then(|| cited(figure)));
    let reason = (!reason.is_empty()).then(|| reason.to_owned());
    IndicatorFacts { target, actual, weight, score, reason, ..indicator(path, name) }
}

/// The form as Markdown shows it, without the marks of its figures.
fn shown(form: Form) -> String {
    let mut text = markdown(&Prose { blocks: vec![Block::Form(form)] });
    while let Some(start) = text.find("<!--") {
        let end = text[start..].find("-->").unwrap() + start + 3;
        text.replace_range(start..end, "");
    }
    text
}

#[test]
fn a_table_of_results() {
    let narrative = Narrative { department: "枣庄市人民政府办公室".into(), ..narrative() };
    let projects = [listed("1", "挂职人员补助", Some("99.3"), Some("优")), listed("2", "驻济办<改造>", None, None)];
    let form = results_form(&narrative, &projects, "项目支出绩效自评结果汇总表").unwrap();
    assert_filled(&form);
    assert_eq!(form.headings, 1);
    assert_eq!(
        shown(form),
        "**项目支出绩效自评结果汇总表**

部门\u{ff08}单位\u{ff09}名称\u{ff1a}枣庄市人民政府办公室\u{3000}2024年度

| 序号 | 项目名称 | 得分 | 等级 |
| --- | --- | --- | --- |
| 1 | 挂职人员补助 | 99.3 | 优 |
| 2 | 驻济办\\<改造\\> | — | — |
"
    );

    let ungraded = results_form(&narrative, &[listed("1", "招商经费", Some("99.53"), None)], "汇总表").unwrap();
    assert_filled(&ungraded);
    assert_eq!(ungraded.columns.len(), 3);
    assert_eq!(results_form(&narrative, &[], "汇总表"), None);
}

#[test]
fn a_project_in_the_official_layout() {
    let facts = ProjectFacts {
        department: Some("枣庄市人民政府办公室".into()),
        unit: Some("枣庄市人民政府办公室".into()),
        score: Some(cited("98.20")),
        weight: Some(cited("100")),
        grade: Some("优".into()),
        money: Some(MoneyFacts {
            budget: Some(cited("352")),
            executed: Some(cited("337.28")),
            rate: Some(cited("95.82")),
            weight: Some(cited("10")),
            score: Some(cited("9.58")),
            why: None,
        }),
        goal: Some(Goal { expected: Some("保障单位正常运行".into()), achieved: None }),
        funds: vec![
            fund("年度资金总额", true, ["352", "352", "337.28"]),
            fund("其中:当年财政拨款", false, ["", "352", "337.28"]),
        ],
        indicators: vec![
            row(&["成本指标", "经济成本指标"], "办公经费", ["≤85 万元", "85 万元", "2.5", "2.50"], ""),
            row(
                &["产出指标", "数量指标"],
                "办公用品采购数量",
                ["≥300 个/套", "260 个/套", "7.5", "6.50"],
                "未达到目标值",
            ),
            row(&["产出指标", "数量指标"], "出差人次", ["≥2000 人次", "1900 人次", "7.5", "7.12"], ""),
            row(&["产出指标", "时效指标"], "及时率", ["=100%", "100%", "5", "5.00"], ""),
            row(&["效益指标"], "满意度", ["≥90%", "90%", "10", "10.00"], ""),
        ],
        ..project("单位运行经费")
    };
    let form = project_form(&facts, Some(2024), TITLE);
    assert_filled(&form);
    assert_eq!(form.columns.len(), 9);
    assert_eq!(
        shown(form),
        "**项目支出绩效自评表**

\u{ff08}2024年度\u{ff09}\u{3000}单位\u{ff1a}万元

| 项目名称 |  | 单位运行经费 |  |  | 主管部门 | 枣庄市人民政府办公室 |  |  |
| --- | --- | --- | --- | --- | --- | --- | --- | --- |
| 项目预算执行情况 |  |  | 年初<br>预算数 | 全年预算数<br>\u{ff08}A\u{ff09} | 全年执行数<br>\u{ff08}B\u{ff09} | 分值 | 执行率<br>\u{ff08}B/A\u{ff09} | 得分 |
|  | 年度资金总额 |  | 352 | 352 | 337.28 | 10 | 95.82% | 9.58 |
|  | 其中:当年财政拨款 |  |  | 352 | 337.28 | — | — | — |
| 年度总体目标 | 年初预期目标 |  |  |  | 目标实际完成情况 |  |  |  |
|  | 保障单位正常运行 |  |  |  |  |  |  |  |
| 绩效指标 | 一级指标 | 二级指标 | 三级指标 | 年度指标值<br>\u{ff08}A\u{ff09} | 实际完成值<br>\u{ff08}B\u{ff09} | 分值 | 得分 | 偏差原因分析<br>及改进措施 |
|  | 成本指标 | 经济成本指标 | 办公经费 | ≤85 万元 | 85 万元 | 2.5 | 2.50 |  |
|  | 产出指标 | 数量指标 | 办公用品采购数量 | ≥300 个/套 | 260 个/套 | 7.5 | 6.50 | 未达到目标值 |
|  |  |  | 出差人次 | ≥2000 人次 | 1900 人次 | 7.5 | 7.12 |  |
|  |  | 时效指标 | 及时率 | =100% | 100% | 5 | 5.00 |  |
|  | 效益指标 |  | 满意度 | ≥90% | 90% | 10 | 10.00 |  |
| 总分 |  |  |  |  |  | 100 | 98.20 | 优 |
"
    );
}

#[test]
fn a_department_s_evaluation_has_as_many_tiers_as_it_needs() {
    let facts = ProjectFacts {
        department: Some("枣庄市人民政府办公室".into()),
        unit: Some("枣庄市市长热线服务中心".into()),
        complete: false,
        score: Some(cited("9.90")),
        weight: Some(cited("100")),
        assessed: Some(cited("10")),
        money: Some(MoneyFacts {
            budget: Some(cited("1,370")),
            executed: None,
            rate: None,
            weight: None,
            score: None,
            why: None,
        }),
        indicators: vec![
            row(&["过程", "资金管理", "预算执行率"], "预算执行率", ["100%", "98.99%", "10", "9.90"], ""),
            IndicatorFacts {
                why: Some("未填写目标值".into()),
                ..row(&["过程", "资金管理", "经济成本指标"], "经济成本指标", ["", "", "10", ""], "据实报销")
            },
        ],
        ..project("12345市长热线运行保障经费")
    };
    let form = project_form(&facts, None, "项目支出绩效评价评分表");
    assert_filled(&form);
    assert_eq!(
        shown(form),
        "**项目支出绩效评价评分表**

单位\u{ff1a}万元

| 项目名称 |  | 12345市长热线运行保障经费 |  |  |  |  |  |  |
| --- | --- | --- | --- | --- | --- | --- | --- | --- |
| 主管部门 |  | 枣庄市人民政府办公室 |  |  | 实施单位 | 枣庄市市长热线服务中心 |  |  |
| 项目预算执行情况 |  |  | 年初<br>预算数 | 全年预算数<br>\u{ff08}A\u{ff09} | 全年执行数<br>\u{ff08}B\u{ff09} | 分值 | 执行率<br>\u{ff08}B/A\u{ff09} | 得分 |
|  | 年度资金总额 |  |  | 1,370 |  |  |  |  |
| 绩效指标 | 一级指标 | 二级指标 | 三级指标 | 年度指标值<br>\u{ff08}A\u{ff09} | 实际完成值<br>\u{ff08}B\u{ff09} | 分值 | 得分 | 偏差原因分析<br>及改进措施 |
|  | 过程 | 资金管理 | 预算执行率 | 100% | 98.99% | 10 | 9.90 |  |
|  |  |  | 经济成本指标 |  |  | 10 |  | 据实报销 |
| 总分 |  |  |  |  |  | 100 | 9.90 | 已评分值10 |
"
    );

    // With names of their own below the third tier, there is a fourth.
    let mut named = facts;
    named.indicators[0].name = "预算资金执行率".into();
    let form = project_form(&named, None, "项目支出绩效评价评分表");
    assert_filled(&form);
    assert!(shown(form).contains("| 一级指标 | 二级指标 | 三级指标 | 四级指标 |"));
}

#[test]
fn a_project_without_anything_has_its_name_alone() {
    let form = project_form(&project("甲"), None, TITLE);
    assert_filled(&form);
    assert_eq!(
        shown(form),
        "**项目支出绩效自评表**

单位\u{ff1a}万元

| 项目名称 |  | 甲 |  |  | 主管部门 |  |  |  |
| --- | --- | --- | --- | --- | --- | --- | --- | --- |
"
    );
}

/// That the cells of a form cover it, each place once.
fn assert_filled(form: &Form) {
    let width = form.columns.len();
    let mut taken = vec![vec![false; width]; form.rows.len()];
    for (index, row) in form.rows.iter().enumerate() {
        for cell in row {
            let column = taken[index].iter().position(|taken| !taken).expect("a cell without room");
            assert!(cell.columns > 0 && cell.rows > 0 && column + cell.columns <= width, "{cell:?}");
            for below in &mut taken[index..index + cell.rows] {
                for place in &mut below[column..column + cell.columns] {
                    assert!(!std::mem::replace(place, true), "{cell:?} lies on another");
                }
            }
        }
        assert!(taken[index].iter().all(|taken| *taken), "row {index} has room");
    }
    assert!(form.headings <= form.rows.len());
}

/// The figures of a form, in any order.
fn figures(form: &Form) -> Vec<&str> {
    let spans = form.rows.iter().flatten().flat_map(|cell| &cell.spans);
    let mut figures: Vec<&str> = spans
        .filter_map(|span| match span {
            Span::Figure(cited) => Some(cited.source.as_str()),
            Span::Text(_) => None,
        })
        .collect();
    figures.sort_unstable();
    figures
}

fn maybe() -> impl Strategy<Value = Option<Cited>> {
    prop::option::of((0..1000_u32).prop_map(|value| cited(&value.to_string())))
}

fn any_indicator() -> impl Strategy<Value = IndicatorFacts> {
    // Few names, so that neighbours often share tiers.
    let name = || prop::sample::select(vec!["产出", "效益", "数量", "甲"]);
    let figures = [(); 4].map(|()| maybe());
    (prop::collection::vec(name(), 0..5), name(), figures).prop_map(|(path, name, [target, actual, weight, score])| {
        IndicatorFacts { target, actual, weight, score, ..indicator(&path, name) }
    })
}

fn any_project() -> impl Strategy<Value = ProjectFacts> {
    let fund = (any::<bool>(), maybe(), maybe(), maybe()).prop_map(|(total, initial, budget, executed)| FundFacts {
        name: "资金".into(),
        total,
        initial,
        budget,
        executed,
    });
    let money = (maybe(), maybe(), maybe(), maybe(), maybe()).prop_map(|(budget, executed, rate, weight, score)| {
        MoneyFacts { budget, executed, rate, weight, score, why: None }
    });
    let goal = any::<bool>().prop_map(|stated| stated.then(|| Goal { expected: Some("甲".into()), achieved: None }));
    (
        prop::collection::vec(any_indicator(), 0..12),
        prop::collection::vec(fund, 0..5),
        prop::option::of(money),
        goal,
        (maybe(), maybe(), maybe(), any::<bool>()),
    )
        .prop_map(|(indicators, funds, money, goal, (score, weight, assessed, complete))| ProjectFacts {
            unit: complete.then(|| "单位".to_owned()),
            indicators,
            funds,
            money,
            goal,
            score,
            weight,
            assessed,
            complete,
            ..project("甲")
        })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever a table has, its form is filled, and each figure of its indicators and its funds is there.
    #[test]
    fn a_form_is_filled_and_has_every_figure(project in any_project()) {
        let form = project_form(&project, Some(2024), TITLE);
        assert_filled(&form);
        let found = figures(&form);
        let rows = project.indicators.iter().flat_map(|row| [&row.target, &row.actual, &row.weight, &row.score]);
        let funds = project.funds.iter().flat_map(|row| [&row.initial, &row.budget, &row.executed]);
        let mut wanted: Vec<&str> =
            rows.chain(funds).chain([&project.score]).flatten().map(|cited| cited.source.as_str()).collect();
        wanted.sort_unstable();
        let mut rest = found.iter();
        for figure in wanted {
            prop_assert!(rest.any(|found| *found == figure), "{}", figure);
        }
    }
}
