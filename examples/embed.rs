//! Scores one table from a program of your own: `cargo run --example embed`.

use jixiao::intake::Pipeline;
use jixiao::read::Format;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let table = include_str!("zaozhuang-2024/unit-operation.toml");
    let card = Pipeline::builtin()?.score_text("unit-operation.toml", Format::Toml, table)?;
    for indicator in &card.indicators {
        println!("{} / {}", indicator.score.as_deref().unwrap_or("—"), indicator.weight.as_deref().unwrap_or("—"));
    }
    println!("总分 {},等级 {}", card.total.score.as_deref().unwrap_or("—"), card.grade.as_deref().unwrap_or("—"));
    Ok(())
}
