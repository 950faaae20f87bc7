//! The engine in a program of your own, without files or a command line:
//! `cargo run --example embed --no-default-features`.

use jixiao::{
    Assessment, AuditFiles, Auditing, Date, Detail, Document, Language, Problems, ScoringEngine, Severity, Source,
    Topic, explain,
};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    // The templates of the program; `add_template` brings more.
    let engine = ScoringEngine::builtin()?.detail(Detail::Full);

    // A table, from wherever its bytes come.
    let bytes = include_bytes!("zaozhuang-2024/unit-operation.toml").to_vec();
    let source = Source::from_bytes("unit-operation.toml", None, bytes).map_err(Problems::from)?;
    for document in Document::all(&source) {
        let assessment: Assessment = document?.decode()?;
        println!("{},{} 行指标", assessment.project.name, assessment.indicators.len());
    }

    // Its scorecard, and how the first of its points came about.
    for card in engine.score(&source) {
        let card = card?;
        let score = card.total.score.map(|score| score.to_string());
        println!("总分 {},等级 {}", score.as_deref().unwrap_or("—"), card.grade.as_deref().unwrap_or("—"));
        println!("{}", explain(&card, Topic::Indicator("1"), Language::Zh).unwrap_or_default());
    }

    // What an auditor would ask.
    let day = Date::new(2025, 3, 31).ok_or("no such day")?;
    let mut auditing = Auditing::begin(&AuditFiles::default(), day)?;
    for document in Document::all(&source) {
        let audited = auditing.auditor().read(&engine, &document?)?;
        let (findings, _) = auditing.take(audited);
        for finding in findings {
            println!("{} {}", finding.code, finding.message.zh);
        }
    }
    println!("{:?}", auditing.conclude(Severity::Error).verdict);
    Ok(())
}
