//! The two ways to points.

use jixiao::intake::{Document, Reader, ScoringEngine};
use jixiao::points::{Chunk, Lines, PointsReader};
use jixiao::read::{self, Source};
use jixiao::words::Problems;

const TEMPLATE: &str = include_str!("../../tests/fixtures/every-method/template.toml");

/// Any lines: the straight way writes and says what the ordinary way does, also where it remembers.
pub fn points_ndjson(bytes: &[u8]) {
    let mut engine = ScoringEngine::builtin().unwrap();
    let own = Source::from_bytes("template.toml", None, TEMPLATE.as_bytes().to_vec()).unwrap();
    engine.add_template(&own).unwrap();
    let lines = read::Lines { name: "-", bytes, before: 0, begin: 0 };
    for which in [Lines::Points, Lines::Totals] {
        let reader = PointsReader::new(&engine, which);
        let expected = ordinarily(&engine, lines, which);
        for _ in 0..2 {
            let made = reader.lines(lines).into_iter().map(without_ways).collect::<Vec<_>>();
            assert_eq!(made, expected, "the two ways differ");
        }
    }
}

/// How many lines went the straight way is no part of what is written.
fn without_ways(made: Result<Chunk, Problems>) -> Result<Chunk, Problems> {
    made.map(|chunk| Chunk { straight: 0, ..chunk })
}

fn ordinarily(engine: &ScoringEngine, lines: read::Lines<'_>, which: Lines) -> Vec<Result<Chunk, Problems>> {
    let ordinary = |document: &Document<'_>| which.score(engine, document);
    let mut made = Vec::new();
    let mut chunk = Chunk::default();
    for one in ordinary.lines(lines) {
        match one {
            Ok(scored) => {
                chunk.documents += 1;
                if let Some(scored) = scored {
                    chunk.text.push_str(&scored.line);
                    chunk.text.push('\n');
                    chunk.written += 1;
                    chunk.incomplete += usize::from(!scored.is_complete);
                }
            }
            Err(problems) => made.extend([Ok(std::mem::take(&mut chunk)), Err(problems)]),
        }
    }
    made.push(Ok(chunk));
    made.retain(|one| one.as_ref().map_or(true, |chunk| chunk.documents > 0));
    made
}
