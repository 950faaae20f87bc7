//! What has to hold for any input whatever: one function a fuzz target, and the same functions
//! for the test that runs the committed inputs without a fuzzer.

#![allow(clippy::unwrap_used, clippy::missing_panics_doc, reason = "a law that is broken has to panic")]

use std::borrow::Cow;
use std::io::{Cursor, Write};

use jixiao::audit::{self, AuditFiles, Auditing, Severity};
use jixiao::diff::compare;
use jixiao::diff::page::scorecard_diff;
use jixiao::diff::statements;
use jixiao::explain::{Topic, explain};
use jixiao::formula::{Formula, FormulaError};
use jixiao::intake::{Document, ScoringEngine};
use jixiao::ledger::{Detail, Silent};
use jixiao::model::scorecard::{Reading, Scorecard};
use jixiao::model::value::{Date, Relation, Trend};
use jixiao::num::{ArithmeticError, Figure, Fraction, Mode, Number, Points, Rounding, fold_width, is_blank};
use jixiao::prose::read::{Line, Piece};
use jixiao::prose::{self, Block, Cited, Prose, Span, one_line};
use jixiao::read::{Format, Source};
use jixiao::reading::{Days, Measure, Period, read_measure};
use jixiao::score::{self, replay};
use jixiao::template;
use jixiao::verify::verify_all;
use jixiao::words::{self, Language, Position, Problem, Problems, visible};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// Tables with every kind of row, for every method, and of monitoring, to try templates on.
const TABLES: [&str; 3] = [
    include_str!("table.toml"),
    include_str!("../tests/fixtures/every-method/table.toml"),
    include_str!("../tests/fixtures/monitoring/table.toml"),
];

/// What reads as a number prints as a text that reads as the same number, in value and in places.
pub fn number(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    if let Ok(fraction) = text.parse::<Fraction>() {
        assert_eq!(fraction.to_string().parse(), Ok(fraction), "a fraction is not the one it prints");
        stays_close(fraction);
    }
    let Ok(number) = text.parse::<Number>() else { return };
    let printed = number.to_string();
    let again: Number = printed.parse().unwrap();
    assert_eq!((again, again.to_string()), (number, printed), "a number is not the one it prints");
    assert_eq!(number.plain().fraction(), number.fraction(), "the shortest text is another number");
    assert_eq!(number.is_negative(), number.fraction().is_negative(), "the signs differ");
    fits_unless_large(number.fraction());
}

/// Rounding moves a value by less than a step, by half a step at most where it goes to the
/// nearest, and in the direction that the mode names.
fn stays_close(exact: Fraction) {
    for (places, mode, step) in roundings() {
        let Ok(points) = exact.round(Rounding { places, mode }) else { continue };
        let rounded = points.fraction();
        let (low, high) = (rounded.subtract(step).unwrap(), rounded.add(step).unwrap());
        assert!(low < exact && exact < high, "{exact} became {points} ({mode:?}): a step or more away");
        let half = step.divide(Fraction::whole(2)).unwrap();
        let (low, high) = (rounded.subtract(half).unwrap(), rounded.add(half).unwrap());
        let right = match mode {
            Mode::HalfEven | Mode::HalfUp | Mode::HalfDown => low <= exact && exact <= high,
            Mode::Down => size(rounded) <= size(exact),
            Mode::Up => size(rounded) >= size(exact),
        };
        assert!(right, "{exact} became {points} ({mode:?}): the wrong way");
    }
}

/// Only what is too large for 63 bits cannot be rounded.
fn fits_unless_large(exact: Fraction) {
    for (places, mode, step) in roundings() {
        let large = || size(exact) > Fraction::whole(i64::MAX - 1).multiply(step).unwrap();
        assert!(exact.round(Rounding { places, mode }).is_ok() || large(), "{exact} cannot be rounded ({mode:?})");
    }
}

/// Places, mode, and the size of one step.
fn roundings() -> impl Iterator<Item = (u8, Mode, Fraction)> {
    let step = |places| Fraction::ONE.divide(Fraction::whole(10_i64.pow(places))).unwrap();
    (0..=4_u8).flat_map(move |places| Mode::ALL.map(|mode| (places, mode, step(u32::from(places)))))
}

fn size(value: Fraction) -> Fraction {
    if value.is_negative() { Fraction::ZERO.subtract(value).unwrap() } else { value }
}

/// A printed text is read the same every time and whatever blanks stand around it. A number needs
/// a digit, and written plainly it is the same quantity; so it is with ranges and dates. Nothing that
/// a scanner may have damaged is corrected.
pub fn measure(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let measure = read_measure(&text);
    assert_eq!(measure, read_measure(&text), "read differently the second time");
    assert_eq!(measure, read_measure(&format!("\u{3000}{text}\u{FEFF}")), "blanks around a text change it");
    let Ok(measure) = &measure else { return };
    let reading = measure.reading(None);
    assert_eq!(reading.kind, measure.kind());
    match measure {
        Measure::Number(quantity) => {
            assert_eq!(quantity.value.to_string().parse(), Ok(quantity.value), "a value is not the one it prints");
            assert!(text.chars().any(says_a_number), "a number without a digit");
            let trend = match quantity.trend {
                Some(Trend::Rise) => "增长",
                Some(Trend::Fall) => "下降",
                None => "",
            };
            let roughly = if quantity.approximate { "约" } else { "" };
            let (sign, value, unit) = (sign(&reading), value(&reading), unit(&reading));
            reads_plainly(&reading, &format!("{trend}{sign}{roughly}{value} {unit}"));
        }
        Measure::Range(interval) => {
            assert!(interval.low <= interval.high, "a range that ends before it begins");
            let high = reading.high.as_ref().unwrap();
            reads_plainly(&reading, &format!("{}至{high} {}", value(&reading), unit(&reading)));
        }
        Measure::Date(period) => dates(period),
        Measure::Compound(compound) => assert!(compound.parts.len() > 1, "a compound of one part"),
        Measure::Blank(mark) => {
            assert_eq!(mark.as_deref(), Some(text.trim_matches(is_blank)).filter(|m| !m.is_empty()));
        }
        Measure::Word(words) | Measure::Text(words) => assert!(text.contains(words.as_str()), "not what was printed"),
    }
}

/// A digit, or what Chinese writes for one.
fn says_a_number(c: char) -> bool {
    fold_width(c).is_ascii_digit() || "零一二两三四五六七八九十百千半".contains(c)
}

/// What was left out and what was proposed does not stand in a text that is written plainly.
fn reads_plainly(reading: &Reading, plain: &str) {
    let own = |reading: Reading| Reading { notes: Vec::new(), ..reading };
    let again = read_measure(plain).map(|again| own(again.reading(None)));
    assert_eq!(again, Ok(own(reading.clone())), "written plainly it is something else: {plain}");
}

/// Some year has the days of a period, in their order, and each of them reads as itself.
fn dates(period: &Period) {
    let days = period.days(Some(2000)).unwrap();
    assert!(days.first <= days.last && days.last.days_after(days.first) >= 0);
    assert_eq!(period.lacks_year(), period.days(None).is_none(), "a year is missing or it is not");
    for day in [days.first, days.last] {
        let Ok(Measure::Date(again)) = read_measure(&day.to_string()) else { panic!("{day} is no date") };
        assert_eq!(again.days(None), Some(Days { first: day, last: day }));
    }
}

fn sign(reading: &Reading) -> &'static str {
    reading.relation.map_or("", Relation::sign)
}

fn value(reading: &Reading) -> Cow<'_, str> {
    reading.value.as_ref().unwrap().text()
}

fn unit(reading: &Reading) -> &str {
    reading.unit.as_deref().unwrap_or_default()
}

/// A formula is read or refused, as a number and as a condition. What is read has one value or none for
/// whatever figures, and parentheses around it change nothing; what is refused is told in its places.
pub fn formula(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let wrapped = format!("({text})");
    let number = Formula::number(&text, figure);
    let condition = Formula::condition(&text, figure);
    assert!(number.is_err() || condition.is_err(), "a number and a condition at once");
    assert_eq!((&number, &condition), (&Formula::number(&text, figure), &Formula::condition(&text, figure)));
    reads(&text, number, &Formula::number(&wrapped, figure));
    if let Some(value) = reads(&text, condition, &Formula::condition(&wrapped, figure)) {
        assert!(value == Fraction::ZERO || value == Fraction::ONE, "a condition is {value}");
    }
}

/// The figures that a formula may name: the place of each in a row of [`FIGURES`].
fn figure(name: &str) -> Option<usize> {
    ["目标值", "实际值", "满分", "x", "y"].iter().position(|known| *known == name)
}

/// Figures that are met, missed, zero, negative, without a finite decimal, and nearly too large.
const FIGURES: [[&str; 5]; 4] = [
    ["2000", "1900", "7.5", "0", "1"],
    ["0", "0", "0", "0", "0"],
    ["-1/3", "2/7", "-0.01", "1", "-1"],
    ["99999999999999999999", "0.0000000000000000001", "1/170141183460469231731687303715884105727", "-7.125", "3"],
];

type Read = Result<Formula<usize>, Vec<FormulaError>>;

/// The value for the last of the figures that give one.
fn reads(text: &str, formula: Read, wrapped: &Read) -> Option<Fraction> {
    let formula = formula.map_err(|errors| complains(text, &errors)).ok()?;
    assert_eq!(formula.text(), text);
    let mut last = None;
    for (figures, mode) in FIGURES.iter().flat_map(|figures| Mode::ALL.map(|mode| (figures, mode))) {
        let value = |name: usize, _: &mut Silent| Ok::<_, ArithmeticError>(figures[name].parse().unwrap());
        let computed = formula.evaluate(&mut Silent, mode, value);
        // One pair of parentheses may be one too many.
        if let Ok(wrapped) = wrapped {
            assert_eq!(wrapped.evaluate(&mut Silent, mode, value), computed, "parentheses change the value");
        }
        last = computed.ok().or(last);
    }
    last
}

fn complains(text: &str, errors: &[FormulaError]) {
    assert!(!errors.is_empty(), "refused without a reason");
    assert!(errors.is_sorted_by_key(|error| error.at), "not in the order of the text: {errors:?}");
    for error in errors {
        assert!(text.is_char_boundary(error.at), "outside the text: {error:?}");
        assert_ne!(error.message.zh, error.message.en, "one language: {error:?}");
        assert!(!error.message.en.contains("not understood"), "the parser knows another grammar: {error:?}");
    }
}

/// Any bytes as a table in TOML.
pub fn assessment_toml(bytes: &[u8]) {
    assessment("table.toml", Format::Toml, bytes);
}

/// Any bytes as tables in JSON, as one value and as one a line.
pub fn assessment_json(bytes: &[u8]) {
    assessment("table.json", Format::Json, bytes);
    assessment("table.ndjson", Format::Ndjson, bytes);
}

fn assessment(name: &str, format: Format, bytes: &[u8]) {
    match Source::from_bytes(name, Some(format), bytes.to_vec()) {
        Ok(source) => {
            let engine = ScoringEngine::builtin().unwrap();
            scores(&engine, &source);
            audits(&engine, &source);
        }
        Err(problem) => explains(bytes, &problem.into()),
    }
}

/// Whatever can be read can be audited, twice with the same findings; each of them can be shown, and says in
/// figures what hangs on it.
fn audits(engine: &ScoringEngine, source: &Source) {
    let audit = || {
        let mut auditing = Auditing::begin(&AuditFiles::default(), Date::new(2025, 3, 1).unwrap()).unwrap();
        let mut found = Vec::new();
        for document in Document::all(source) {
            if let Ok(read) = document.and_then(|document| auditing.auditor().read(engine, &document)) {
                found.append(&mut auditing.take(read).0);
            }
        }
        let mut concluded = auditing.conclude(Severity::Note);
        found.append(&mut concluded.findings);
        let counted: usize = concluded.counts.findings.values().sum();
        assert_eq!(counted + concluded.counts.waived, found.len(), "a finding that is not counted");
        found
    };
    let findings = audit();
    assert_eq!(findings, audit(), "other findings the second time");
    for finding in &findings {
        for (language, width) in [(Language::Zh, 80), (Language::En, 60)] {
            assert!(audit::page::finding(finding, language, width).contains(&finding.code));
        }
        let points = finding.points_at_stake.map(Figure::value);
        assert!(points.is_none_or(|points| !points.is_negative()), "points at stake below zero");
        assert!(finding.location.line.is_some(), "a finding without a place: {finding:?}");
    }
}

/// Any bytes as a template: one that is accepted scores tables like any other, its page fits a terminal,
/// and it does not differ from itself.
pub fn template_toml(bytes: &[u8]) {
    let source = match Source::from_bytes("template.toml", Some(Format::Toml), bytes.to_vec()) {
        Ok(source) => source,
        Err(problem) => return explains(bytes, &problem.into()),
    };
    let mut engine = ScoringEngine::builtin().unwrap();
    let book = match engine.add_template(&source) {
        Ok(template) => template,
        Err(problems) => return explains(bytes, &problems),
    };
    for (language, width) in [(Language::Zh, 80), (Language::En, 1)] {
        assert!(!template::template(&book.template, language, width).is_empty(), "a template without a page");
    }
    assert_eq!(statements::rules(&book.template, &book.template), [], "a template differs from itself");
    engine.score_with(book);
    for table in TABLES {
        let table = Source::from_bytes("table.toml", Some(Format::Toml), table.as_bytes().to_vec()).unwrap();
        scores(&engine, &table);
    }
}

/// Any bytes as scorecards: they verify or not, and whatever they say can be shown.
pub fn scorecard_json(bytes: &[u8]) {
    let source = match Source::from_bytes("card.json", Some(Format::Json), bytes.to_vec()) {
        Ok(source) => source,
        Err(problem) => return explains(bytes, &problem.into()),
    };
    let engine = ScoringEngine::builtin().unwrap();
    for verdict in verify_all(&engine, &source) {
        if let Err(problems) = verdict {
            explains(bytes, &problems);
        }
    }
    for document in Document::all(&source) {
        match document.and_then(|document| engine.scorecard(&document)) {
            Ok(card) => card.iter().for_each(shows),
            Err(problems) => explains(bytes, &problems),
        }
    }
}

fn shows(card: &Scorecard) {
    for language in [Language::Zh, Language::En] {
        assert!(explain(card, Topic::Everything, language).is_some(), "nothing to explain");
        for width in [1, 80, 120] {
            assert!(begins_with_name(&score::scorecard(card, None, language, width), card), "whose table is it");
        }
    }
    assert!(score::csv(card, true).is_ok(), "no row of CSV");
    // A card may state what is no number, and another one for the same row: whatever it says can be compared.
    let itself = compare(card, card);
    assert!(itself.is_same(), "a scorecard differs from itself: {itself:?}");
    assert!(begins_with_name(&scorecard_diff(&itself, Language::Zh, 80), card), "whose card is it");
}

/// Whether a page begins with the name of the project, as it is seen when it is written.
fn begins_with_name(page: &str, card: &Scorecard) -> bool {
    visible(page).starts_with(&*words::one_line(&card.project.name))
}

/// Whatever a file holds, it is either scored by the rules or told what is wrong with it.
fn scores(engine: &ScoringEngine, source: &Source) {
    let brief = engine.clone().detail(Detail::Brief).score(source);
    for (full, brief) in engine.score(source).into_iter().zip(brief) {
        match full {
            Ok(card) => {
                assert_eq!(replay(&card), [], "a derivation does not replay");
                earns_within_weights(&card);
                verifies(engine, &card);
                assert_eq!(brief, Ok(without_steps(card)), "without derivations other figures come out");
            }
            Err(problems) => {
                explains(source.raw.as_bytes(), &problems);
                assert_eq!(brief, Err(problems), "without derivations other problems come out");
            }
        }
    }
}

/// Nobody earns less than nothing, or more than the full points as the template rounds them.
fn earns_within_weights(card: &Scorecard) {
    let indicators = card.indicators.iter().map(|row| {
        let weight = if row.effective_weight.is_some() { &row.effective_weight } else { &row.weight };
        (weight, &row.exact, &row.score, &row.derivation)
    });
    let execution = card.execution.iter().map(|row| (&row.weight, &row.exact, &row.score, &row.derivation));
    for (weight, exact, score, steps) in indicators.chain(execution) {
        let (Some(weight), Some(exact), Some(score)) = (weight, exact, score) else { continue };
        let [weight, exact, score] = [weight, exact, score].map(|figure| figure.value());
        assert!(Fraction::ZERO <= exact && exact <= weight, "{exact} of {weight} points");
        let rounding = steps.iter().find(|step| step.id == "score").unwrap();
        let rounding = Rounding { places: rounding.places.unwrap(), mode: rounding.mode.unwrap() };
        // Monotone rounding keeps the order; a weight with more places than the template keeps may grow.
        let most = weight.round(rounding).map_or(weight, Points::fraction);
        assert!(Fraction::ZERO <= score && score <= most, "{score} of {weight} points after rounding");
    }
}

/// A scorecard is complete in itself: it can be computed again from its own JSON.
fn verifies(engine: &ScoringEngine, card: &Scorecard) {
    let json = serde_json::to_vec(card).unwrap();
    let source = Source::from_bytes("card.json", Some(Format::Json), json).unwrap();
    let verdicts = verify_all(engine, &source);
    assert_eq!(verdicts.len(), 1);
    let verdict = verdicts[0].as_ref().unwrap();
    assert_eq!((&verdict.project, &verdict.score), (&card.project.name, &card.total.score));
    assert_eq!(verdict.mismatches, [], "a scorecard does not verify");
}

fn without_steps(mut card: Scorecard) -> Scorecard {
    let indicators = card.indicators.iter_mut().map(|row| &mut row.derivation);
    let tiers = card.tiers.iter_mut().map(|row| &mut row.derivation);
    let execution = card.execution.iter_mut().map(|row| &mut row.derivation);
    indicators.chain(tiers).chain(execution).chain([&mut card.total.derivation]).for_each(Vec::clear);
    card
}

/// An error says what is wrong and where, in the order of the file. The decoder's own message, the
/// same in both languages, would mean that the checker of shapes had found nothing.
fn explains(bytes: &[u8], problems: &Problems) {
    let text = String::from_utf8_lossy(bytes);
    assert!(!problems.0.is_empty(), "refused without a reason");
    assert!(problems.0.is_sorted_by_key(|problem| &problem.place), "not in the order of the file: {problems}");
    for problem @ Problem { place, message, .. } in &problems.0 {
        let Some(Position::Text { line, column }) = place.position else { panic!("nowhere: {problem:?}") };
        let line = line.checked_sub(1).and_then(|above| text.split('\n').nth(above));
        let inside = line.is_some_and(|line| (1..=line.chars().count() + 1).contains(&column));
        assert!(inside, "outside the text: {problem:?}");
        assert_ne!(message.zh, message.en, "only the decoder knew: {problem:?}");
    }
}

/// What was read of a text in Markdown, written as such, reads the same: every figure with its source.
pub fn narrative_markdown(bytes: &[u8]) {
    let lines = prose::read::markdown(&String::from_utf8_lossy(bytes));
    let rewritten = |lines: &[Line]| prose::read::markdown(&prose::markdown(&prose_of(lines)));
    let again = rewritten(&lines);
    assert_eq!(figures(&again), figures(&lines), "other figures");
    // Line breaks become blanks, and blanks around a line go.
    let settled = rewritten(&again);
    assert_eq!(rewritten(&settled), settled, "other words");
}

/// Whatever the text of a Word document is, it is read or refused; what was read, written as such, has the same figures.
pub fn narrative_word(bytes: &[u8]) {
    let _ = prose::read::word("text.docx", bytes);
    let mut package = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    package.start_file("word/document.xml", stored).unwrap();
    package.write_all(bytes).unwrap();
    let lines = match prose::read::word("text.docx", &package.finish().unwrap().into_inner()) {
        Ok(lines) => lines,
        Err(problem) => return assert_ne!(problem.message.zh, problem.message.en, "said in one language"),
    };
    let again = prose::read::word("text.docx", &prose::word(&prose_of(&lines)).unwrap()).unwrap();
    let shown = |lines| figures(lines).into_iter().map(|(_, shown)| shown).collect::<Vec<_>>();
    assert_eq!(shown(&again), shown(&lines), "other figures");
}

/// A text of these lines.
fn prose_of(lines: &[Line]) -> Prose {
    let span = |piece: &Piece| match piece {
        Piece::Text(text) => Span::Text(text.clone()),
        Piece::Cited { key, text } => Span::Figure(Cited {
            value: text.as_str().into(),
            shown: text.clone(),
            what: String::new(),
            unit: None,
            source: key.clone(),
        }),
    };
    let paragraph = |line: &Line| Block::Paragraph(line.pieces.iter().map(span).collect());
    Prose { blocks: lines.iter().map(paragraph).collect() }
}

/// The sources of the figures in these lines, and what they show.
fn figures(lines: &[Line]) -> Vec<(String, String)> {
    assert!(lines.iter().all(|line| !line.pieces.is_empty()), "an empty line");
    let pieces = lines.iter().flat_map(|line| &line.pieces);
    pieces
        .filter_map(|piece| match piece {
            Piece::Cited { key, text } => Some((key.clone(), one_line(text))),
            Piece::Text(_) => None,
        })
        .collect()
}
