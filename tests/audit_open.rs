//! What rules about structure, folders and years leave open instead of passing in silence, and edges that need
//! more than one pair of fixtures.

use std::collections::BTreeSet;

use jixiao::audit::{Finding, Severity, Undecided};
use jixiao::intake::ScoringEngine;
use jixiao::read::{Format, Source};

use crate::support::{self, AsPrinted as _};

/// What is found in some documents in TOML and what is left open, by slugs.
struct Audited {
    findings: Vec<Finding>,
    undecided: Vec<Undecided>,
}

fn audit(documents: &[&str]) -> Audited {
    audit_with(&ScoringEngine::builtin().unwrap(), documents)
}

fn audit_with(engine: &ScoringEngine, documents: &[&str]) -> Audited {
    let (findings, undecided) = support::audit(engine, &support::documents(documents));
    Audited { findings, undecided }
}

impl Audited {
    fn found(&self, slug: &str) -> Vec<&Finding> {
        self.findings.iter().filter(|found| found.slug == slug).collect()
    }

    fn open(&self, slug: &str) -> Vec<&str> {
        self.undecided.iter().filter(|open| open.slug == slug).map(|open| open.location.pointer.as_str()).collect()
    }
}

/// A table of rows: path, name, target, weight.
fn table(head: &str, rows: &[(&str, &str, &str, &str)]) -> String {
    let rows = rows.iter().map(|(path, name, target, weight)| {
        let weight = if weight.is_empty() { String::new() } else { format!("weight = \"{weight}\"\n") };
        format!("[[indicators]]\npath = [{path}]\nname = \"{name}\"\ntarget = \"{target}\"\n{weight}")
    });
    format!("project.name = \"甲\"\n{head}\n{}", rows.collect::<String>())
}

#[test]
fn an_excerpt_proves_no_absence_and_no_share() {
    let rows = [("\"产出指标\"", "水质", "达标", "50")];
    let excerpt = audit(&[&table("template = \"national/self-2020\"\ncomplete = false", &rows)]);
    let whole = audit(&[&table("template = \"national/self-2020\"", &rows)]);
    for slug in ["tier-missing", "no-satisfaction", "qualitative-heavy"] {
        assert_eq!(excerpt.open(slug), ["/indicators"], "{slug}");
        assert_eq!((excerpt.found(slug).len(), whole.found(slug).len(), whole.open(slug).len()), (0, 1, 0), "{slug}");
    }
    // 50 of 100 points are 50 of 100, whatever else the table has; without a fixed total they may be anything.
    assert_eq!(excerpt.found("weight-concentrated").len(), 1);
    let open = audit(&[&table("template = \"zhejiang/self\"\ncomplete = false", &rows)]);
    assert_eq!((open.found("weight-concentrated").len(), open.open("weight-concentrated")), (0, vec!["/indicators"]));
}

#[test]
fn a_block_may_stand_under_a_tier_that_the_template_does_not_know() {
    let rows = [("\"完成指标\"", "清淤", "≥5公里", "50"), ("\"满意度指标\"", "群众满意度", "≥90%", "10")];
    let audited = audit(&[&table("template = \"national/self-2020\"", &rows)]);
    assert_eq!((audited.found("tier-missing").len(), audited.open("tier-missing")), (0, vec!["/indicators"]));
}

#[test]
fn a_flat_list_says_nothing_about_blocks() {
    let rows = [("", "清淤", "≥5公里", "50"), ("", "群众满意度", "≥90%", "40")];
    let audited = audit(&[&table("template = \"chongqing/self\"", &rows)]);
    for slug in ["tier-missing", "no-satisfaction"] {
        assert_eq!((audited.found(slug).len(), audited.open(slug).len()), (0, 0), "{slug}");
    }
}

#[test]
fn a_second_level_block_is_missing_where_the_template_gives_it_points() {
    let template = r#"
        id = "local"
        version = "1.0.0"
        extends = "national/self-2020"
        title = "本地"
        title_en = "Local"
        tiers = [
          { name = "产出指标", weight = "60", basis = "mof-2020-10", tiers = [
            { name = "数量指标", weight = "40", basis = "mof-2020-10" },
            { name = "成本指标", weight = "20", basis = "mof-2020-10" },
            { name = "质量指标" },
          ] },
          { name = "其他指标", tiers = [{ name = "任意" }] },
        ]"#;
    let mut engine = ScoringEngine::builtin().unwrap();
    let source = Source::from_bytes("local.toml", Some(Format::Toml), template.as_bytes().to_vec()).unwrap();
    engine.add_template(&source).unwrap_or_else(|error| panic!("{error}"));
    let audited = |row| audit_with(&engine, &[&table("template = \"local\"", &[row])]);
    let one = audited(("\"产出指标\", \"数量指标\"", "清淤", "≥5公里", "60"));
    assert_eq!(one.found("tier-missing")[0].message.zh, "成本指标(20 分)之下没有指标");
    assert_eq!(one.found("tier-missing")[0].points_at_stake.printed().as_deref(), Some("20"));
    // This template has no satisfaction; nobody can be asked for it.
    assert_eq!(one.found("no-satisfaction").len(), 0);
    // Of a block that is missing as a whole only itself.
    let none = audited(("\"其他指标\"", "清淤", "≥5公里", "60"));
    assert_eq!(none.found("tier-missing")[0].message.zh, "产出指标(60 分)之下没有指标");
}

#[test]
fn monitoring_is_no_evaluation() {
    let rows = [("\"产出指标\"", "清淤", "达标", "")];
    let audited = audit(&[&table("template = \"national/monitoring-2019\"\nyear = 2024\nmonth = 7", &rows)]);
    for slug in ["tier-missing", "no-satisfaction"] {
        assert_eq!((audited.found(slug).len(), audited.open(slug).len()), (0, 0), "{slug}");
    }
}

/// A document of a department with one row.
fn document(head: &str, row: &str) -> String {
    format!("department = \"局\"\n{head}\n[[projects]]\nname = \"甲\"\n{row}\n")
}

/// A table of the project of that row.
fn published(project: &str, rest: &str) -> String {
    format!(
        "template = \"national/self-2020\"\nproject = {{ name = \"甲\", department = \"局\", {project} }}\n{rest}\n"
    )
}

#[test]
fn of_several_tables_of_one_name_one_has_to_agree_with_the_summary() {
    let slug = "summary-differs-from-tables";
    let row = document("", "total = \"90\"");
    let [one, two] = ["91", "92"].map(|total| published("code = \"1\"", &format!("reported.total = \"{total}\"")));
    let same = published("code = \"2\"", "reported.total = \"90分\"");
    assert_eq!(audit(&[&row, &one]).found(slug).len(), 1);
    let open = audit(&[&row, &one, &two]);
    assert_eq!((open.found(slug).len(), open.open(slug)), (0, vec!["/projects/0"]));
    let settled = audit(&[&row, &one, &same]);
    assert_eq!((settled.found(slug).len(), settled.open(slug).len()), (0, 0));
}

#[test]
fn tables_of_another_department_or_year_are_not_those_of_the_summary() {
    let slug = "summary-differs-from-tables";
    let row = document("year = 2024", "total = \"90\"");
    let other =
        "template = \"national/self-2020\"\nproject = { name = \"甲\", department = \"委\" }\nreported.total = \"91\"";
    assert_eq!(audit(&[&row, other]).found(slug).len(), 0);
    let last = published("", "year = 2023\nreported.total = \"91\"");
    assert_eq!(audit(&[&row, &last]).found(slug).len(), 0);
    let this = published("", "year = 2024\nreported.total = \"91\"");
    let audited = audit(&[&row, &this]);
    assert_eq!(audited.found(slug)[0].location.pointer, "/projects/0/total");
    assert_eq!(audited.found(slug)[0].points_at_stake.printed().as_deref(), Some("1"));
}

#[test]
fn amounts_in_other_currencies_are_left_open_and_totals_are_not() {
    let slug = "summary-differs-from-tables";
    let row = document("currency = \"元\"", "budget = \"3520000\"\ntotal = \"90\"");
    let money = "currency = \"万元\"\nreported.total = \"90\"\nfunds = [{ source = \"total\", budget = \"352\" }]";
    let audited = audit(&[&row, &published("", money)]);
    assert_eq!((audited.found(slug).len(), audited.open(slug)), (0, vec!["/projects/0"]));
}

#[test]
fn a_total_that_nobody_wrote_and_that_is_not_assessed_in_full_is_not_compared() {
    let slug = "summary-differs-from-tables";
    let row = document("", "total = \"90\"");
    let rows = "[[indicators]]\npath = [\"产出指标\"]\nname = \"清淤\"\ntarget = \"≥5公里\"\nweight = \"90\"";
    assert_eq!(audit(&[&row, &published("", rows)]).found(slug).len(), 0);
}

#[test]
fn counts_are_left_open_where_rows_cannot_be_graded_or_have_no_money() {
    let slug = "grade-count-wrong";
    let ungraded = document("reported.grades = { \"优\" = 1 }", "total = \"95\"");
    let audited = audit(&[&ungraded]);
    assert_eq!((audited.found(slug).len(), audited.open(slug)), (0, vec!["/reported/grades"]));
    let two = |head| document(head, "budget = \"5\"\n[[projects]]\nname = \"乙\"");
    let audited = audit(&[&two("reported.funds = \"5万元\"")]);
    assert_eq!((audited.found(slug).len(), audited.open(slug)), (0, vec!["/reported/funds"]));
    let audited = audit(&[&document("reported = { funds = \"若干\", coverage = \"全部\" }", "budget = \"5\"")]);
    assert_eq!((audited.found(slug).len(), audited.open(slug)), (0, vec!["/reported/funds", "/reported/coverage"]));
}

#[test]
fn money_is_compared_in_any_unit_and_to_the_decimals_that_are_printed() {
    let slug = "grade-count-wrong";
    let rows = "budget = \"1234.56\"\n[[projects]]\nname = \"乙\"\nbudget = \"765.43\"";
    for (printed, wrong) in [
        ("1999.99万元", false),
        ("1999.98", false),
        ("1999.97", true),
        ("0.199999亿元", false),
        ("0.2亿元", false),
        ("0.3亿元", true),
        ("19,999,900元", false),
        ("20,019,900元", true),
    ] {
        let head = format!("currency = \"万元\"\nreported.funds = \"{printed}\"");
        assert_eq!(!audit(&[&document(&head, rows)]).found(slug).is_empty(), wrong, "{printed}");
    }
}

#[test]
fn the_text_alone_may_say_that_every_project_is_excellent() {
    let slug = "all-projects-excellent";
    let text = |projects, best| {
        let head = "department = \"局\"\nreported";
        audit(&[&format!("{head} = {{ projects = {projects}, grades = {{ \"优秀\" = {best} }} }}")]).found(slug).len()
    };
    assert_eq!([text(5, 5), text(4, 4), text(6, 5)], [1, 0, 0]);
}

#[test]
fn a_hundred_points_for_every_project_weigh_more_than_the_best_grade() {
    let severity = |last: &str| {
        let totals = ["100", "100.0", "100", "100", last];
        let tables: Vec<String> = totals
            .iter()
            .enumerate()
            .map(|(index, total)| {
                format!(
                    "template = \"national/self-2020\"\nyear = 2023\nreported.total = \"{total}\"\n\
                 project = {{ name = \"水渠{index}\", department = \"局\" }}"
                )
            })
            .collect();
        let tables: Vec<&str> = tables.iter().map(String::as_str).collect();
        audit(&tables).found("all-projects-excellent").iter().map(|found| found.severity).collect::<Vec<_>>()
    };
    assert_eq!(severity("100"), [Severity::Warning]);
    assert_eq!(severity("99.99"), [Severity::Note]);
    assert_eq!(severity("89"), []);
}

#[test]
fn outputs_and_benefits_have_most_points_where_others_evaluate() {
    let found = |template: &str, weights: [u32; 4]| {
        let names = ["决策", "过程", "产出", "效益"];
        let rows: Vec<String> = names
            .iter()
            .zip(weights)
            .map(|(tier, weight)| {
                format!("[[indicators]]\npath = [\"{tier}\"]\nname = \"{tier}甲\"\nweight = \"{weight}\"\n")
            })
            .collect();
        let rows = rows.concat();
        let table = format!("template = \"{template}\"\nproject.name = \"渡槽加固\"\n{rows}");
        let found = audit(&[&table]);
        let warnings =
            found.found("tier-weights-differ").into_iter().filter(|found| found.severity == Severity::Warning);
        warnings.filter_map(|found| found.actual.clone()).collect::<Vec<_>>()
    };
    let others = "national/framework-2020";
    assert_eq!(found(others, [21, 20, 39, 20]), ["59"]);
    assert_eq!(found(others, [20, 20, 40, 20]), Vec::<String>::new());
    // What the tier itself has too much of is said once.
    assert_eq!(found(others, [41, 0, 39, 20]), Vec::<String>::new());
    assert_eq!(found("national/self-2020", [21, 20, 39, 20]), Vec::<String>::new());
}

#[test]
fn the_table_of_results_comes_before_the_tables() {
    let row = |name: &str, total: &str| format!("[[projects]]\nname = \"{name}\"\ntotal = \"{total}\"\n");
    let rows: String = ["甲", "乙", "丙", "丁", "戊"].map(|name| row(name, "99")).concat();
    let document = format!("department = \"局\"\ntemplate = \"national/self-2020\"\nyear = 2024\n{rows}");
    let tables = ["甲", "乙", "丙", "丁", "戊"].map(|name| {
        format!(
            "template = \"national/self-2020\"\nyear = 2024\nproject = {{ name = \"{name}\", department = \"局\" }}\n\
             reported.total = \"99\""
        )
    });
    let all: Vec<&str> = tables.iter().map(String::as_str).chain([document.as_str()]).collect();
    let audited = audit(&all);
    for slug in ["all-projects-excellent", "scores-flat"] {
        let pointers: Vec<&str> = audited.found(slug).iter().map(|found| found.location.pointer.as_str()).collect();
        assert_eq!(pointers, ["/projects"], "{slug}");
        assert_eq!(audit(&all[..5]).found(slug).len(), 1, "{slug}");
    }
}

/// A goal form of a project is no second table of it: its targets are held against those of the table.
#[test]
fn a_goal_form_sets_the_targets_of_a_table() {
    let table = |targets: [&str; 2], actual: &str| {
        let rows = ["清淤长度", "受益村"].into_iter().zip(targets).filter(|(_, target)| !target.is_empty());
        let rows = rows.map(|(name, target)| {
            format!("[[indicators]]\npath = [\"产出指标\"]\nname = \"{name}\"\ntarget = \"{target}\"\n{actual}weight = \"45\"\n")
        });
        let head =
            "template = \"national/self-2020\"\nyear = 2024\nproject = { name = \"清淤\", department = \"水利局\" }\n";
        [head.to_owned()].into_iter().chain(rows).collect::<String>()
    };
    let done = "actual = \"99\"\n";
    let told = |targets: [&str; 2]| {
        let audited = audit(&[&table(["≥20公里", "≥3个"], ""), &table(targets, done)]);
        let lowered = audited.found("project-twice").into_iter();
        let lowered = lowered.map(|found| {
            assert_eq!(found.severity, Severity::Warning);
            format!("{}: {}", found.indicator.as_deref().unwrap(), found.message.zh)
        });
        let open = audited.undecided.iter().filter(|open| open.slug == "project-twice");
        lowered.chain(open.map(|open| open.why.zh.clone())).collect::<Vec<_>>()
    };
    assert_eq!(told(["≥20公里", "≥3个"]), [""; 0]);
    assert_eq!(
        told(["≥18.5公里", "≥3个"]),
        ["产出指标 / 清淤长度: 目标比绩效目标表低:绩效目标表为 ≥20公里,这里为 ≥18.5公里"]
    );
    // Higher, in another unit, or of a sign that nobody printed: whether it is less nobody says.
    for (target, shown) in [("≥21公里", "≥21公里"), ("≥18500米", "≥18500米"), ("18.5公里", "≥18.5公里")]
    {
        assert_eq!(
            told([target, "≥3个"]),
            [format!(
                "“产出指标 / 清淤长度”的目标,绩效目标表为 ≥20公里,这里为 {shown};是否按规定程序调整过,请核对批复"
            )]
        );
    }
    assert_eq!(
        told(["≥20公里", ""]),
        ["绩效目标表有“产出指标 / 受益村”(≥3个),这里没有这项数字目标;是否按规定程序调整过,请核对批复"]
    );
    // Two tables with results are two tables.
    let twice = audit(&[&table(["≥20公里", "≥3个"], done), &table(["≥18公里", "≥3个"], done)]);
    assert_eq!(twice.found("project-twice").len(), 1);
}

/// The tables of two years of one project, each with its money and its one indicator.
fn two_years(before: (&str, &str, &str), now: (&str, &str)) -> Vec<Finding> {
    let table = |year, money: &str, target: &str, actual: &str| {
        published(
            "",
            &format!(
                "year = {year}\n{money}\n[[indicators]]\npath = [\"产出指标\"]\nname = \"清淤\"\ntarget = \"{target}\"\n\
                 actual = \"{actual}\"\nweight = \"50\""
            ),
        )
    };
    let audited = audit(&[&table(2023, before.0, before.1, before.2), &table(2024, now.0, now.1, now.1)]);
    audited.found("target-below-last-actual").into_iter().cloned().collect()
}

#[test]
fn less_money_excuses_a_lower_target_in_the_same_currency_only() {
    let money = |currency, budget| {
        format!(
            "currency = \"{currency}\"\nfunds = [{{ source = \"total\", budget = \"{budget}\", executed = \"{budget}\" }}]"
        )
    };
    let last = money("万元", "100");
    let fires = |now: &str| !two_years((&last, "≥5公里", "10公里"), (now, "≥8公里")).is_empty();
    assert!(!fires(&money("万元", "80")) && fires(&money("万元", "80.01")) && fires(&money("元", "80")) && fires(""));
}

#[test]
fn only_the_same_unit_and_direction_can_be_compared_with_last_year() {
    let fires = |before: &str, actual: &str, now: &str| !two_years(("", before, actual), ("", now)).is_empty();
    assert!(fires("≥5公里", "10公里", "≥8公里") && fires("=5公里", "10公里", "≥8公里"));
    assert!(!fires("≥5处", "10处", "≥8公里") && !fires("≥5公里", "10公里", "≤8公里"));
    // Rates end at 100%, nothing is less than nothing, and 9 is no less than 90% of 10.
    assert!(!fires("≥50%", "100%", "≥80%") && !fires("≤5次", "0次", "≤5次") && !fires("≥5公里", "10公里", "≥9公里"));
    let labels: BTreeSet<Option<String>> =
        two_years(("", "≥5公里", "10公里"), ("", "≥8公里")).into_iter().map(|found| found.indicator).collect();
    assert_eq!(labels, [Some("产出指标 / 清淤".to_owned())].into());
}

#[test]
fn rows_of_money_without_names_are_left_open_behind_those_that_add_up() {
    let funds = |again: &[&str]| {
        let rows = ["100", "60", "40"].iter().chain(again).enumerate();
        let row = |(index, budget): (usize, &&str)| {
            let source = if index == 0 { "total" } else { "other" };
            format!("[[funds]]\nsource = \"{source}\"\nbudget = \"{budget}\"\n")
        };
        format!("template = \"national/self-2020\"\nproject.name = \"甲\"\n{}", rows.map(row).collect::<String>())
    };
    let nested = audit(&[&funds(&["70", "50", "20", "30", "20", "10"])]);
    assert_eq!(nested.found("funds-do-not-foot").len(), 0);
    assert_eq!(nested.open("funds-do-not-foot"), ["/funds/0/budget"]);
    // One more row is one too many, whatever it is called.
    let wrong = audit(&[&funds(&["5"])]);
    assert_eq!((wrong.found("funds-do-not-foot").len(), wrong.open("funds-do-not-foot").len()), (1, 0));
    // As is one with names.
    let named = funds(&["70", "40"]).replace("source = \"other\"", "source = \"other\"\nname = \"补助\"");
    assert_eq!(audit(&[&named]).found("funds-do-not-foot").len(), 1);
}

#[test]
fn ten_projects_with_one_goal_are_named_and_no_more() {
    let goal = |project: usize| {
        let head = "template = \"national/self-2020\"\ngoal.expected = \"保障单位各项工作正常开展,提高服务水平\"";
        table(head, &[]).replace('甲', &format!("项目{project:02}"))
    };
    let says = |projects: usize| {
        let texts: Vec<String> = (1..=projects).map(goal).collect();
        let audited = audit(&texts.iter().map(String::as_str).collect::<Vec<_>>());
        let found = audited.found("copied-goals");
        assert_eq!(found.len(), 1);
        found[0].message.zh.clone()
    };
    assert!(says(10).ends_with("项目09、项目10"), "{}", says(10));
    assert!(says(11).ends_with("项目09、项目10等"), "{}", says(11));
}

/// 2023年度缉私经费 and 2024年度缉私经费 are one project; 缉毒经费 is another one.
#[test]
fn a_project_that_is_named_after_its_year_is_known_again() {
    let table = |year: u16, name: &str, target: &str, actual: &str| {
        format!(
            "template = \"national/self-2020\"\nyear = {year}\n\
             [project]\nname = \"{name}\"\ndepartment = \"海关\"\n\
             [[indicators]]\npath = [\"产出指标\", \"数量指标\"]\nname = \"巡查次数\"\ntarget = \"{target}\"\nactual = \"{actual}\"\n\
             [[indicators]]\npath = [\"产出指标\", \"数量指标\"]\nname = \"立案数量\"\ntarget = \"≥20件\"\nactual = \"20件\"\n"
        )
    };
    let first = table(2023, "2023年度缉私经费", "≥100次", "200次");
    let same = audit(&[&first, &table(2024, "2024年度缉私经费", "≥100次", "100次")]);
    assert_eq!(same.found("same-targets-as-last-year").len(), 1);
    let below: Vec<&str> =
        same.found("target-below-last-actual").iter().map(|found| found.message.zh.as_str()).collect();
    assert_eq!(below, ["2024 年目标 ≥100次,不及 2023 年实际 200次 的 90%"]);
    let other = audit(&[&first, &table(2024, "2024年度缉毒经费", "≥100次", "100次")]);
    assert_eq!(other.found("same-targets-as-last-year").len() + other.found("target-below-last-actual").len(), 0);
}

/// A row of a table of results is held against its table, or listed with the reason why it cannot be.
#[test]
fn a_row_of_results_without_a_table_is_left_open() {
    let own = "template = \"national/self-2020\"\nyear = 2024\ncomplete = false\n[project]\nname = \"河道清淤\"\ndepartment = \"甲局\"";
    let results = |name: &str| {
        format!(
            "department = \"甲局\"\nyear = 2024\n[[projects]]\nname = \"河道清淤\"\ntotal = \"95\"\n[[projects]]\nname = \
             \"{name}\"\ntotal = \"91\""
        )
    };
    let beside = audit(&[own, &results("泵站改造二期")]);
    assert_eq!(beside.open("results-unmatched"), ["/projects/1"]);
    assert_eq!(beside.found("results-unmatched").len(), 0);
    // Figures tell projects apart; one that stands in both lists is no other's slip.
    let numbered = own.replace("河道清淤", "泵站改造一期");
    let others = audit(&[own, &numbered, &results("泵站改造二期")]);
    assert_eq!((others.found("results-unmatched").len(), others.open("results-unmatched").len()), (0, 1));
    // Alone it is held against nothing.
    let alone = audit(&[&results("泵站改造二期")]);
    assert_eq!((alone.found("results-unmatched").len(), alone.open("results-unmatched").len()), (0, 0));
}

/// Rows that earned points without full points show that full points are missing: a row with neither may count as well.
#[test]
fn a_total_is_left_open_where_a_row_without_points_may_count() {
    let row = |name: &str, rest: &str| {
        format!(
            "[[indicators]]\npath = [\"产出指标\"]\nname = \"{name}\"\ntarget = \"≥6座\"\nactual = \"6座\"\n{rest}\n"
        )
    };
    let table = |second: &str| {
        let rows = [row("桥", "weight = \"50\"\nreported = \"50\""), row("闸", second), row("堤", "")].concat();
        format!("template = \"national/self-2020\"\nproject.name = \"甲\"\nreported.total = \"99.5\"\n{rows}")
    };
    let without = audit(&[&table("reported = \"9.5\"")]);
    assert_eq!((without.found("total-not-sum").len(), without.open("total-not-sum")), (0, vec!["/reported/total"]));
    // Where every row that earned points has full points, one without either is a part of another.
    let whole = audit(&[&table("weight = \"10\"\nreported = \"9.5\"")]);
    assert_eq!((whole.found("total-not-sum").len(), whole.open("total-not-sum").len()), (1, 0));
}

/// What an audit leaves open in a form that is this text in CSV: the place, and why.
fn open_in_form(rows: &[&str]) -> Vec<(String, String)> {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("form.csv"), rows.join("\n")).unwrap();
    let arguments = ["audit", "form.csv", "--template", "national/self-2020", "-f", "json"];
    let ran = support::ran(&support::jixiao(&arguments).current_dir(folder.path()).output().unwrap());
    let audit: serde_json::Value =
        serde_json::from_str(&ran.out).unwrap_or_else(|error| panic!("{error}\n{}", ran.err));
    let open = audit["undecided"].as_array().unwrap().iter().filter(|open| open["slug"] == "unreadable-figure");
    let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
    open.map(|open| (text(&open["location"]["pointer"]), text(&open["why"]["zh"]))).collect()
}

#[test]
fn a_form_that_says_no_points_proves_none() {
    let head = "项目名称,堤防加固,,,,\n一级指标,二级指标,三级指标,年度指标值,实际完成值,分值,得分";
    let form = |row: &str, total: &str| open_in_form(&[head, row, total]);
    let row = |points: &str| format!("产出指标,数量指标,加固堤防,≥3公里,3公里,90,{points}");
    let none = "表里没有填得分:各行和总分都是空的,没有可核对的自评结果";
    assert_eq!(form(&row(""), ""), [(String::new(), none.to_owned())]);
    assert_eq!(form(&row("90"), ""), []);
    assert_eq!(form(&row(""), "总分,,,,,90,90"), []);
    // Nothing was done yet.
    assert_eq!(form("产出指标,数量指标,加固堤防,≥3公里,,90,", ""), []);
}

#[test]
fn points_that_are_no_number_are_open_by_themselves_where_no_total_is_stated() {
    let head = "项目名称,堤防加固,,,,\n一级指标,二级指标,三级指标,年度指标值,实际完成值,分值,得分";
    let form = |total: &str| {
        let rows = ["产出指标,数量指标,加固堤防,≥3公里,3公里,60,满分", ",质量指标,合格率,≥95%,97%,30,30"];
        open_in_form(&[head, rows[0], rows[1], total])
    };
    let why = "得分“满分”读不出数字".to_owned();
    assert_eq!(form(""), [("/indicators/0/reported".to_owned(), why)]);
}
