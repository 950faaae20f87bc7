//! Tables: scored and audited, or refused.

use jixiao::audit::{self, AuditFiles, Auditing, Counts, Finding, Severity};
use jixiao::intake::{Document, ScoringEngine};
use jixiao::ledger::Detail;
use jixiao::model::scorecard::Scorecard;
use jixiao::model::value::Date;
use jixiao::num::{Figure, Fraction, Points, Rounding};
use jixiao::read::{Format, Source};
use jixiao::score::replay;
use jixiao::verify::verify_all;
use jixiao::words::{Language, Problems};

use super::refusal::explains;

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
            scores(&engine, &source, |problems| explains(source.raw.as_bytes(), problems));
            for finding in audits(&engine, &source) {
                assert!(finding.location.line.is_some(), "a finding without a place: {finding:?}");
            }
        }
        Err(problem) => explains(bytes, &problem.into()),
    }
}

/// Whatever can be read can be audited, twice with the same findings; each of them can be shown, and says in
/// figures what hangs on it.
pub(super) fn audits(engine: &ScoringEngine, source: &Source) -> Vec<Finding> {
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
        // Those of years that are there for comparison may count for nothing.
        let Counts { findings, waived, compared, .. } = &concluded.counts;
        let counted = findings.values().sum::<usize>() + waived;
        let of_another_year = |finding: &&Finding| compared.iter().any(|of| finding.year == Some(of.year));
        let aside = found.iter().filter(of_another_year).count();
        assert!((found.len() - aside..=found.len()).contains(&counted), "a finding that is not counted");
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
    }
    findings
}

/// Whatever a file holds, it is either scored by the rules or told what is wrong with it.
pub(super) fn scores(engine: &ScoringEngine, source: &Source, told: impl Fn(&Problems)) {
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
                told(&problems);
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
