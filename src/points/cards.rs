//! Scorecards of lines of NDJSON, as `score` writes them: usual tables the straight way, whatever is unusual by the ordinary
//! way.

use super::format::Cards;
use super::reading::{Chunk, Remembered, chunks};
use super::straight::StraightCards;
use crate::intake::{Document, Reader, ScoringEngine};
use crate::model::scorecard::Scorecard;
use crate::print;
use crate::read;
use crate::score;
use crate::words::{Problem, Problems, text, visible};

/// Makes scorecards of tables.
#[derive(Debug)]
pub struct CardsReader<'e> {
    engine: &'e ScoringEngine,
    cards: Cards,
    remembered: Remembered<StraightCards>,
}

impl<'e> CardsReader<'e> {
    /// With an engine, which has the same detail.
    #[must_use]
    pub fn new(engine: &'e ScoringEngine, cards: Cards) -> Self {
        Self { engine, cards, remembered: Remembered::default() }
    }
}

impl Reader<Chunk> for CardsReader<'_> {
    fn document(&self, document: &Document<'_>) -> Result<Chunk, Problems> {
        let mut chunk = Chunk { documents: 1, ..Chunk::default() };
        if let Some(card) = self.engine.score_document(document)? {
            chunk = Chunk { text: write(self.cards, &card, document)?, ..Chunk::default() };
            chunk.count(card.is_complete());
        }
        Ok(chunk)
    }

    fn lines(&self, lines: read::Lines<'_>) -> Vec<Result<Chunk, Problems>> {
        let mut straight = self.remembered.take().unwrap_or_else(|| StraightCards::new(self.cards));
        let mut rows = Vec::new();
        let made = chunks(
            lines,
            self.cards.room(lines.bytes.len()),
            |text, line| straight.write(self.engine, text, &mut rows, line),
            |line| self.line(line),
        );
        self.remembered.give(straight);
        made
    }

    fn documents(made: &Chunk) -> usize {
        made.documents
    }
}

/// The text of a scorecard with a break at its end, in which nothing is hidden.
fn write(cards: Cards, card: &Scorecard, document: &Document<'_>) -> Result<String, Problems> {
    let unwritable =
        |error: String| Problem::new(document.place(), text!("无法写出:{error}", "cannot be written: {error}"));
    if cards == Cards::Csv {
        let rows = score::csv(card, false).map_err(|error| unwritable(error.to_string()))?;
        return Ok(visible(&String::from_utf8_lossy(&rows)).into_owned());
    }
    let mut line = print::line(card).map_err(|error| unwritable(error.to_string()))?;
    line.push('\n');
    Ok(line)
}
