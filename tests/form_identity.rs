//! Form → assessment → form → assessment: what a form prints is read back as it was.

use jixiao::book;
use jixiao::form::{FormLayout, fill, form, properties};
use jixiao::import::{Choice, import};
use jixiao::intake::{Document, ScoringEngine};
use jixiao::ledger::Detail;
use jixiao::model::assessment::{Assessment, FundRow, FundSource, Goal, Indicator, Project};
use jixiao::model::value::{Amount, Entered, Printed};
use jixiao::num::{Figure, Number};
use jixiao::read::{Format, Source};
use jixiao::words::Language;
use proptest::prelude::*;

/// Templates with and without a layout of their own.
const TEMPLATES: [&str; 5] =
    ["national/self-2020", "shandong/zaozhuang-self-2024", "platform/self", "sichuan/self", "yunnan/self"];

/// The bytes of the form of a table, and the points that it prints.
fn printed(engine: &ScoringEngine, table: &Assessment) -> (Vec<u8>, Vec<Option<Figure>>) {
    let text = serde_json::to_string(table).unwrap();
    let source = Source::from_bytes("table.json", Some(Format::Json), text.into_bytes()).unwrap();
    let document = Document::all(&source).next().unwrap().unwrap();
    let filled = fill(engine, &document, Detail::Brief).unwrap_or_else(|error| panic!("{error}")).unwrap();
    let paper = form(&FormLayout::of(filled.template_id()), &filled, Language::Zh);
    let points = filled.card.as_ref().unwrap().indicators.iter().map(|row| row.score).collect();
    (book::write(&[paper], &properties(&[filled])).unwrap(), points)
}

/// The table that a form is read as, without its cells.
fn read(engine: &ScoringEngine, bytes: &[u8]) -> Assessment {
    let book = book::read("form.xlsx", bytes).unwrap();
    let mut found = import(&book, Choice::ByPlace(engine.library()));
    assert_eq!(found.forms.len(), 1, "{:?}", found.remarks);
    let text = serde_json::to_string(&found.forms.remove(0)).unwrap();
    let mut table: Assessment = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error}\n{text}"));
    table.imported = None;
    table
}

/// What of a table stands in its form.
fn on_the_form(table: &Assessment, layout: &FormLayout) -> Assessment {
    let mut table = table.clone();
    for row in &mut table.funds {
        let label = layout.money.rows.iter().find(|label| label.source == row.source).unwrap().label.clone();
        row.name.get_or_insert(label);
        row.rate = None;
    }
    table.reported = None;
    table.indicators.iter_mut().for_each(|row| row.reported = None);
    table
}

fn amount(text: &str) -> Entered<Amount> {
    Entered::Figure(text.parse().unwrap())
}

/// Words as tables have them, and signs that a spreadsheet or XML takes for its own.
fn any_words() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "印刷", "经费", "保障", "第3批", "(二期)", "A&B", "<5", "_x0041_", "维修", "2024版", "\"甲\"", "培训", "'乙'",
    ]);
    prop::collection::vec(word, 1..5).prop_map(|words| format!("事{}", words.concat()))
}

fn any_text() -> impl Strategy<Value = String> {
    prop::collection::vec(any_words(), 1..12).prop_map(|lines| lines.join("\n"))
}

fn any_figure() -> impl Strategy<Value = String> {
    prop_oneof![
        (0_u32..2000).prop_map(|whole| whole.to_string()),
        (0_u32..200, 0_u32..100).prop_map(|(whole, cents)| format!("{whole}.{cents:02}")),
    ]
}

fn any_target() -> impl Strategy<Value = String> {
    let sign = prop::sample::select(vec!["≥", "≤", "=", "", "<"]);
    let unit = prop::sample::select(vec!["人次", " 万元", "%", "", "个/套"]);
    let figures = (sign, any_figure(), unit).prop_map(|(sign, figure, unit)| format!("{sign}{figure}{unit}"));
    prop_oneof![3 => figures, 1 => prop::sample::select(vec!["优", "是", "2024年12月31日前", "=100%"]).prop_map(str::to_owned)]
}

fn any_indicator(paths: Vec<Vec<String>>) -> impl Strategy<Value = Indicator> {
    let option = |text| prop::option::of(text);
    let path = prop::sample::select(paths);
    let texts = (option(any_words().boxed()), option(any_text().boxed()), option(any_text().boxed()));
    (path, any_target(), option(any_target().boxed()), 0_u32..200, texts).prop_map(
        |(path, target, actual, tenths, (name, reason, evidence))| Indicator {
            path,
            name,
            target: Some(Printed(target)),
            actual: actual.map(Printed),
            weight: Entered::Figure(format!("{}.{}", tenths / 10, tenths % 10).parse::<Number>().unwrap()),
            reason,
            evidence,
            ..Indicator::default()
        },
    )
}

fn any_funds() -> impl Strategy<Value = Vec<FundRow>> {
    let row = |source, [initial, budget, executed]: [String; 3]| FundRow {
        source,
        name: None,
        initial: amount(&initial),
        budget: amount(&budget),
        executed: amount(&executed),
        received: Entered::Open,
        pooled: Entered::Open,
        rate: None,
        reason: None,
    };
    let rows = [FundSource::Total, FundSource::Current, FundSource::Carryover, FundSource::Other];
    let figures = || [any_figure(), any_figure(), any_figure()];
    prop::collection::vec((any::<bool>(), figures()), 4).prop_map(move |given| {
        let rows = rows.into_iter().zip(given);
        rows.filter(|(_, (is_there, _))| *is_there).map(|(source, (_, figures))| row(source, figures)).collect()
    })
}

fn any_table() -> impl Strategy<Value = Assessment> {
    let paths = [
        ["产出指标", "数量指标"].as_slice(),
        &["产出指标", "质量指标"],
        &["产出指标"],
        &["效益指标", "社会效益指标"],
        &["满意度指标", "服务对象满意度指标"],
    ];
    let paths: Vec<Vec<String>> = paths.iter().map(|path| path.iter().map(|&tier| tier.to_owned()).collect()).collect();
    let rows = prop::collection::vec(any_indicator(paths), 1..9);
    let head = (any_words(), prop::option::of(any_words()), prop::option::of(any_words()));
    let goal = prop::option::of((any_text(), any_text()));
    (prop::sample::select(&TEMPLATES), head, any_funds(), rows, goal).prop_map(
        |(template, (name, department, implementer), funds, indicators, goal)| Assessment {
            template: Some(template.to_owned()),
            year: Some(2024),
            currency: Some("万元".to_owned()),
            project: Project { name, department, implementer, ..Project::default() },
            goal: goal.map(|(expected, achieved)| Goal { expected: Some(expected), achieved: Some(achieved) }),
            funds,
            indicators,
            ..Assessment::default()
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_form_is_read_back_as_it_was(table in any_table()) {
        let engine = ScoringEngine::builtin().unwrap();
        let layout = FormLayout::of(table.template.as_deref().unwrap());
        let (bytes, points) = printed(&engine, &table);
        prop_assert_eq!(&bytes, &printed(&engine, &table).0, "the same table gave other bytes");
        let once = read(&engine, &bytes);
        let mut wanted = on_the_form(&table, &layout);
        // The form states the total that the table left out.
        if !wanted.funds.iter().any(|row| row.source == FundSource::Total) {
            wanted.funds.clear();
        }
        let mut found = on_the_form(&once, &layout);
        if wanted.funds.is_empty() {
            found.funds.clear();
        }
        prop_assert_eq!(found, wanted);
        let (again, points_again) = printed(&engine, &once);
        prop_assert_eq!(&read(&engine, &again), &once);
        prop_assert_eq!(points_again, points);
        // What is printed as points is what was computed, and nothing where nothing was.
        for (row, points) in once.indicators.iter().zip(printed(&engine, &once).1) {
            prop_assert_eq!(row.reported.as_ref().map(|printed| printed.0.clone()), points.map(|points| points.to_string()));
        }
    }
}
