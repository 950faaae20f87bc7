//! The straight way to points writes what the ordinary way writes: on tables of all templates, and on what becomes of them when
//! keys are dropped, doubled and misspelt, figures are changed, texts are escaped, lengthened and cut.

use std::collections::BTreeSet;

use jixiao::intake::{Document, Reader, ScoringEngine};
use jixiao::ledger::Detail;
use jixiao::model::assessment::Assessment;
use jixiao::model::scorecard::{Outcome, Scorecard, ScoredIndicator};
use jixiao::points::{Cards, CardsReader, Chunk, Lines, PointsReader, SumsReader};
use jixiao::read::{self, Format, Source};
use proptest::prelude::*;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::support::{self, root};

/// Cells as published tables and lists have them.
struct Pool {
    cells: Vec<String>,
    names: Vec<String>,
    templates: Vec<String>,
}

#[derive(Deserialize)]
struct Spellings {
    #[serde(default)]
    rows: Vec<toml::Table>,
}

impl Pool {
    fn gather(engine: &ScoringEngine) -> Self {
        let mut cells = BTreeSet::new();
        for file in read::files_below(&root().join("tests/readings/spellings"), &["toml"]) {
            let Spellings { rows } = toml::from_str(&std::fs::read_to_string(file.unwrap()).unwrap()).unwrap();
            let texts = rows.iter().flat_map(toml::Table::values).filter_map(|cell| cell.get("text")?.as_str());
            cells.extend(texts.map(str::to_owned));
        }
        assert!(cells.len() > 400, "{}", cells.len());
        let mut names = BTreeSet::new();
        for table in support::TABLES {
            let card = support::scorecard(table);
            names.extend(card.indicators.into_iter().filter_map(|indicator| indicator.name));
        }
        for name in [
            "培训人次(≥**人)",
            "合格率%",
            "投诉率",
            "预算执行率",
            "补助标准",
            "2023年底前完成",
            "5G基站数",
            "税收增长率",
            "能耗下降率",
            "平均等待时间",
        ] {
            names.insert(name.to_owned());
        }
        let templates = engine.library().iter().map(|book| book.template.id.clone()).collect();
        Self { cells: cells.into_iter().collect(), names: names.into_iter().collect(), templates }
    }
}

/// Numbers that follow from a seed.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % sides as u64).unwrap()
    }

    fn one<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.roll(of.len())]
    }

    fn figure(&mut self) -> String {
        match self.roll(9) {
            0 => self.roll(13).to_string(),
            1 => self.roll(32).to_string(),
            2 => (1980 + self.roll(140)).to_string(),
            3 => self.roll(200_000).to_string(),
            4 => format!("{}.{}", self.roll(101), self.roll(10)),
            5 => format!("{}.{:02}", self.roll(3000), self.roll(100)),
            6 => format!("{},{:03}", 1 + self.roll(999), self.roll(1000)),
            7 => format!("0.{}", self.roll(1000)),
            _ => self.roll(1_000_000_000).to_string(),
        }
    }

    /// A cell with other digits, mostly.
    fn cell(&mut self, pool: &Pool) -> String {
        let cell = match self.roll(5) {
            0 => {
                let sign = *self.one(&[
                    "≥",
                    "≤",
                    "=",
                    ">",
                    "<",
                    ">=",
                    "不低于",
                    "不超过",
                    "控制在",
                    "",
                    "约",
                    "≥ ",
                    "大于",
                    "增长",
                    "下降",
                    "同比增长",
                    "每月",
                ]);
                let unit = *self.one(&[
                    "%",
                    "人次",
                    "万元",
                    "元",
                    "个",
                    "天",
                    "",
                    "个工作日",
                    "‰",
                    "年",
                    "月",
                    "以内",
                    "以上",
                    "%以上",
                    "户",
                    "号",
                    "次/月",
                    "分",
                    "起",
                    "期",
                ]);
                format!("{sign}1{unit}")
            }
            1 => (*self.one(&[
                "是",
                "优",
                "良",
                "及时",
                "达成",
                "部分达成",
                "未完成",
                "达成预期指标",
                "提高",
                "100%",
                "全覆盖",
                "无",
                "0",
                "0起",
            ]))
            .to_owned(),
            _ => self.one(&pool.cells).clone(),
        };
        if self.roll(3) == 0 {
            return cell;
        }
        let mut changed = String::new();
        let mut in_digits = false;
        for sign in cell.chars() {
            if sign.is_ascii_digit() || in_digits && matches!(sign, ',' | '.') {
                if !in_digits {
                    changed.push_str(&self.figure());
                }
                in_digits = true;
            } else {
                in_digits = false;
                changed.push(sign);
            }
        }
        changed
    }

    /// Two cells that belong together, or not.
    fn pair(&mut self, pool: &Pool) -> (String, String) {
        let target = self.cell(pool);
        match self.roll(4) {
            0 => (target.clone(), target),
            1 => {
                let figure = self.figure();
                let unit = target.trim_start_matches(|sign: char| !sign.is_ascii_digit());
                let unit = unit.trim_start_matches(|sign: char| sign.is_ascii_digit() || matches!(sign, '.' | ','));
                (target.clone(), format!("{figure}{unit}"))
            }
            _ => (target, self.cell(pool)),
        }
    }

    fn table(&mut self, pool: &Pool) -> Value {
        let count = 1 + self.roll(6);
        let (item, total) = (10 * usize::from(self.roll(8) > 0), 100);
        let mut left = total - item;
        let mut rows = Vec::new();
        for index in 0..count {
            let weight = if index + 1 == count { left } else { self.roll(left / 2 + 1) };
            left -= weight;
            let (target, actual) = self.pair(pool);
            let tier = *self.one(&["产出指标", "效益指标", "满意度指标", "成本指标", "产出指标", "产出", "其他"]);
            let path = match self.roll(9) {
                0 => json!([]),
                1 => json!([tier]),
                _ => json!([tier, *self.one(&["数量指标", "质量指标", "时效指标", "成本指标"])]),
            };
            let mut row = json!({ "path": path, "name": self.one(&pool.names), "target": target, "actual": actual });
            let weight = if self.roll(2) == 0 { json!(format!("{weight}.00")) } else { json!(weight) };
            row["weight"] = weight;
            for (key, value) in [
                ("operator", json!(*self.one(&["≥", "≤", "=", "定性", "定量", "", "见说明"]))),
                ("unit", json!(*self.one(&["%", "人", "万元", "年", "月", "‰", "—", "天"]))),
                ("reason", json!("原因\n说明")),
                ("reported", json!(self.figure())),
                ("not_applicable", json!("未开展")),
                ("judged", json!("1")),
                ("method", json!("proportion")),
                ("evidence", Value::Null),
            ] {
                let often = if ["not_applicable", "judged", "method"].contains(&key) { 60 } else { 5 };
                if self.roll(often) == 0 {
                    row[key] = value;
                }
            }
            rows.push(row);
        }
        let usual =
            ["national/self-2020", "shandong/self", "sichuan/self", "hubei/self", "zhejiang/self", "central/self-2021"];
        let template = if self.roll(3) == 0 { self.one(&pool.templates).as_str() } else { self.one(&usual) };
        let budget = self.figure();
        let executed = if self.roll(2) == 0 { budget.clone() } else { self.figure() };
        json!({
            "template": template, "year": 2015 + self.roll(12), "currency": "万元",
            "project": { "code": "P1", "name": "项目", "department": "局", "unit": null },
            "goal": { "expected": "完成\"全部\"任务;\n2.…", "achieved": "已完成" },
            "funds": [
                { "source": "total", "initial": budget, "budget": budget, "executed": executed, "rate": "98%" },
                { "source": "other", "budget": "1" }
            ],
            "indicators": rows,
            "reported": { "total": "98", "grade": "优", "execution_score": "9.5" }
        })
    }

    /// A line, changed in some way or not.
    fn line(&mut self, table: &Value) -> String {
        let text = table.to_string();
        match self.roll(90) {
            0 => text.replacen("\"name\"", "\"nmae\"", 1),
            1 => text.replacen("\"year\":", "\"year\":2024,\"year\":", 1),
            2 => text.replacen("\"indicators\"", "\"indicators\" \t:[],\"indicators\"", 1),
            3 => text.chars().take(self.roll(text.chars().count())).collect(),
            4 => text.replacen("指标", "\\u6307标", 1),
            5 => text.replacen("项目", "项\u{200e}目", 1),
            6 => text.replacen("项目", "项\\\"目", 1),
            7 => text.replacen("\"P1\"", "\"P\t1\"", 1),
            8 => text.replacen(",\"", " ,\r \"", 9),
            9 => text.replacen("\"total\"", "\"年度资金总额\"", 1),
            10 => text.replacen("\"project\"", "\"项目\"", 1),
            11 => text.replacen("\"budget\":\"", "\"budget\":\"1万元", 1),
            12 => text.replacen("\"weight\":", "\"weight\":1e1,\"evidence\":", 1),
            13 => text.replacen("\"weight\":\"", "\"weight\":\"-", 1),
            14 => text.replacen("\"actual\":\"", &format!("\"actual\":\"{}", "长".repeat(1 + self.roll(2100))), 1),
            15 => format!("{text} x"),
            16 => format!("{text}{text}"),
            17 => format!("[{text}]"),
            18 => text.replacen("\"path\":[", "\"path\":[1,", 1),
            19 => text.replacen("\"path\":", "\"path\":null,\"criteria\":", 1),
            20 => text.replacen("\"year\":20", "\"year\":-20", 1),
            21 => text.replacen("\"year\":20", "\"year\":\"20\",\"month\":", 1),
            22 => text.replacen("{\"currency\"", "{\"schema\":\"jixiao/scorecard/v1\",\"currency\"", 1),
            23 => text.replacen("\"currency\":\"万元\"", "\"currency\":万元", 1),
            24 => text.replacen("\"executed\":\"", "\"executed\":\"约", 1),
            25 => text.replacen("\"goal\":{", "\"goal\":{\"wanted\":1,", 1),
            26 => text.replacen("\"reported\":{", "\"reported\":{\"tiers\":[{\"path\":[\"执行率\"]}],", 1),
            27 => text.replacen("\"source\":\"other\"", "\"source\":\"total\"", 1),
            28 => String::new(),
            29 => text.replacen("\"name\":\"项目\"", "\"name\":5", 1),
            30 => text.replace("指标\"", "指标]\""),
            31 => text.replacen("\"path\":[", "\"path\":[\"产出\",[\"a\"],", 1),
            32 => text.replacen("\"path\":[", "\"path\":\"[", 1),
            33 => text.replacen("\"path\":[", &format!("\"path\":[\"{}\",", "长".repeat(600 + self.roll(100))), 1),
            34 => text + "\r",
            35 => text.replace("\":", "\" : ").replace(",\"", ", \""),
            36 => text.replacen("已完成", "已\\u005c\\\\完成\\", 1),
            37 => text.replacen("已完成", "已\\\\", 1),
            38 => text.replacen("\"name\":\"项目\"", "\"name\":\"项\\\\目\"", 1),
            39 => text.replacen("\"target\"", "\"targe\"", 1),
            _ => text,
        }
    }
}

/// What the ordinary way makes of lines.
fn ordinarily(engine: &ScoringEngine, text: &str, lines: Lines) -> Vec<Result<Chunk, jixiao::Problems>> {
    let ordinary = |document: &Document<'_>| {
        let Some(scored) = lines.score(engine, document)? else {
            return Ok(Chunk { documents: 1, ..Chunk::default() });
        };
        let incomplete = usize::from(!scored.is_complete);
        Ok(Chunk { text: scored.line + "\n", documents: 1, written: 1, incomplete, straight: 0 })
    };
    together(&ordinary, text)
}

/// What a reader makes of lines as documents.
fn together(ordinary: &impl Reader<Chunk>, text: &str) -> Vec<Result<Chunk, jixiao::Problems>> {
    let lines = read::Lines { name: "-", bytes: text.as_bytes(), before: 0, begin: 0 };
    let mut made: Vec<Result<Chunk, _>> = Vec::new();
    let mut chunk = Chunk::default();
    for one in ordinary.lines(lines) {
        match one {
            Ok(own) => {
                chunk.text.push_str(&own.text);
                chunk.documents += own.documents;
                chunk.written += own.written;
                chunk.incomplete += own.incomplete;
            }
            Err(problems) => {
                made.extend([Ok(std::mem::take(&mut chunk)), Err(problems)]);
            }
        }
    }
    made.push(Ok(chunk));
    made.retain(|one| one.as_ref().map_or(true, |chunk| chunk.documents > 0));
    made
}

/// How many lines went the straight way is no part of what is written.
fn straightly(reader: &impl Reader<Chunk>, text: &str) -> (Vec<Result<Chunk, jixiao::Problems>>, usize) {
    let mut made = reader.lines(read::Lines { name: "-", bytes: text.as_bytes(), before: 0, begin: 0 });
    let straight = made.iter_mut().flatten().map(|chunk| std::mem::take(&mut chunk.straight)).sum();
    (made, straight)
}

fn engine() -> ScoringEngine {
    let mut engine = ScoringEngine::builtin().unwrap();
    let own = root().join("tests/fixtures/every-method/template.toml");
    engine.add_template(&Source::open(own.to_str().unwrap()).unwrap()).unwrap();
    engine
}

#[test]
fn the_straight_way_is_the_ordinary_way() {
    let engine = engine();
    let pool = Pool::gather(&engine);
    let (mut tables, mut straight) = (0, 0);
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig { cases: 60, ..ProptestConfig::default() });
    let (tables_seen, straight_seen) = (&mut tables, &mut straight);
    let counted = std::cell::RefCell::new((tables_seen, straight_seen));
    runner
        .run(&any::<u64>(), |seed| {
            let mut dice = Dice(seed | 1);
            let mut lines = String::new();
            for _ in 0..60 {
                let table = dice.table(&pool);
                lines.push_str(&dice.line(&table));
                lines.push('\n');
            }
            let which = if dice.roll(4) == 0 { Lines::Totals } else { Lines::Points };
            let reader = PointsReader::new(&engine, which);
            let expected = ordinarily(&engine, &lines, which);
            // The second time everything is remembered.
            for _ in 0..2 {
                let (made, straight) = straightly(&reader, &lines);
                for (made, expected) in made.iter().zip(&expected) {
                    if let (Ok(made), Ok(expected)) = (made, expected) {
                        for (made, expected) in made.text.lines().zip(expected.text.lines()) {
                            prop_assert_eq!(made, expected);
                        }
                    }
                    prop_assert_eq!(made, expected);
                }
                prop_assert_eq!(made.len(), expected.len());
                let mut counted = counted.borrow_mut();
                *counted.0 += 60;
                *counted.1 += straight;
            }
            Ok(())
        })
        .unwrap();
    // It is no law of what never happens.
    assert!(straight * 5 > tables, "{straight} of {tables} went the straight way");
}

#[test]
fn straight_cards_are_the_ordinary_ones() {
    let engine = engine();
    let full = engine.clone().detail(Detail::Full);
    let brief = engine.detail(Detail::Brief);
    let pool = Pool::gather(&full);
    for (cards, engine) in [(Cards::Brief, &brief), (Cards::Full, &full), (Cards::Csv, &brief)] {
        let counted = std::cell::Cell::new((0, 0));
        let config = ProptestConfig { cases: 30, ..ProptestConfig::default() };
        proptest::test_runner::TestRunner::new(config)
            .run(&any::<u64>(), |seed| {
                let mut dice = Dice(seed | 1);
                let mut lines = String::new();
                for _ in 0..60 {
                    let table = dice.table(&pool);
                    lines.push_str(&dice.line(&table));
                    lines.push('\n');
                }
                let reader = CardsReader::new(engine, cards);
                let expected = together(&|document: &Document<'_>| reader.document(document), &lines);
                // The second time everything is remembered.
                for _ in 0..2 {
                    let (made, straight) = straightly(&reader, &lines);
                    for (made, expected) in made.iter().zip(&expected) {
                        if let (Ok(made), Ok(expected)) = (made, expected) {
                            for (made, expected) in made.text.lines().zip(expected.text.lines()) {
                                prop_assert_eq!(made, expected);
                            }
                        }
                        prop_assert_eq!(made, expected);
                    }
                    prop_assert_eq!(made.len(), expected.len());
                    let (tables, before) = counted.get();
                    counted.set((tables + 60, before + straight));
                }
                Ok(())
            })
            .unwrap();
        // It is no law of what never happens.
        let (tables, straight) = counted.get();
        assert!(straight * 5 > tables, "{straight} of {tables} went the straight way as {cards:?}");
    }
}

/// What a card says beside its rows, its remarks and the tiers within others.
fn without_rows(mut card: Scorecard) -> Value {
    card.indicators.clear();
    card.notes.clear();
    card.tiers.retain(|tier| tier.path.len() == 1);
    serde_json::to_value(card).unwrap()
}

#[test]
fn what_is_added_up_straight_is_what_the_ordinary_card_says() {
    let engine = engine().detail(Detail::Brief);
    let pool = Pool::gather(&engine);
    let counted = std::cell::Cell::new((0, 0));
    let config = ProptestConfig { cases: 60, ..ProptestConfig::default() };
    proptest::test_runner::TestRunner::new(config)
        .run(&any::<u64>(), |seed| {
            let mut dice = Dice(seed | 1);
            let mut text = String::new();
            for _ in 0..60 {
                let table = dice.table(&pool);
                text.push_str(&dice.line(&table));
                text.push('\n');
            }
            let bytes = read::Lines { name: "-", bytes: text.as_bytes(), before: 0, begin: 0 };
            let reader = SumsReader::default();
            // The second time everything is remembered.
            for _ in 0..2 {
                let made = reader.lines(&engine, bytes, Some, |_| Some(Ok(None)));
                let sources = bytes.each().map(|line| (line.source(), line.place(1)));
                for (made, (source, place)) in made.into_iter().zip(sources) {
                    let (tables, straight) = counted.get();
                    counted.set((tables + 1, straight + usize::from(made.as_ref().unwrap().is_some())));
                    let Some(sums) = made.unwrap() else { continue };
                    let source = source.unwrap();
                    let document = Document::all(&source).next().unwrap().unwrap();
                    let assessment: Assessment = document.decode().unwrap();
                    let card = engine.scorecard(&document).unwrap().unwrap();
                    let is_usual =
                        |row: &ScoredIndicator| !matches!(row.outcome, Outcome::Judged | Outcome::NotApplicable);
                    prop_assert!(card.indicators.iter().all(is_usual) && assessment.complete.is_none());
                    prop_assert_eq!((sums.place.file, &sums.rules.template.id), (place.file, &card.template.id));
                    prop_assert_eq!(without_rows(sums.card), without_rows(card));
                }
            }
            Ok(())
        })
        .unwrap();
    // It is no law of what never happens.
    let (tables, straight) = counted.get();
    assert!(straight * 5 > tables, "{straight} of {tables} went the straight way");
}

#[test]
fn usual_tables_go_the_straight_way() {
    let engine = ScoringEngine::builtin().unwrap();
    let mut lines = String::new();
    for name in support::TABLES {
        let text = support::table_text(name);
        let table: Value = serde_json::to_value(toml::from_str::<toml::Value>(&text).unwrap()).unwrap();
        lines.push_str(&format!("{table}\n"));
    }
    let reader = PointsReader::new(&engine, Lines::Points);
    let (made, straight) = straightly(&reader, &lines);
    assert_eq!(made, ordinarily(&engine, &lines, Lines::Points));
    // One of them has no item of the execution rate, which is not usual.
    assert_eq!(straight, support::TABLES.len() - 1);
    // One table in one document goes the ordinary way.
    let source = Source::from_bytes("a.json", Some(Format::Json), lines.lines().next().unwrap().into()).unwrap();
    let document = Document::all(&source).next().unwrap().unwrap();
    assert_eq!(reader.document(&document).unwrap().straight, 0);
}
