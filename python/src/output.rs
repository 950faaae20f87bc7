//! What lines are answered with.

use std::str::FromStr;

use jixiao::intake::{Reader, ScoringEngine};
use jixiao::ledger::Detail;
use jixiao::points::{Lines, PointsReader};
use jixiao::read;
use jixiao::words::{Place, Problem, Problems, Text};
use jixiao::{Source, calls};

/// The name of lines in messages.
const NAME: &str = "lines";

/// What a table is answered with.
#[derive(Clone, Copy)]
pub enum Output {
    /// Its points, tiers, total and grade.
    Points,
    /// The same without the points of the rows.
    Totals,
    /// Its whole scorecard.
    Cards,
    /// The same without derivations.
    Brief,
}

impl FromStr for Output {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        match name {
            "points" => Ok(Self::Points),
            "totals" => Ok(Self::Totals),
            "cards" => Ok(Self::Cards),
            "brief" => Ok(Self::Brief),
            _ => Err(format!("output is 'points', 'totals', 'cards' or 'brief', not {name:?}")),
        }
    }
}

impl Output {
    /// An answer for each line that holds something: what comes of its table, or what is wrong with it.
    pub fn answers(self, engine: &ScoringEngine, bytes: &[u8]) -> String {
        let answering = self.answering(engine);
        let mut answers = String::new();
        for (before, line) in bytes.split(|byte| *byte == b'\n').enumerate() {
            if !line.iter().all(u8::is_ascii_whitespace) {
                let line = read::Lines { name: NAME, bytes: line, before, begin: 0 };
                let answered = answering.answer(line).unwrap_or_else(|problems| calls::problems(&problems));
                answers.push_str(answered.trim_end());
                answers.push('\n');
            }
        }
        answers
    }

    fn answering(self, engine: &ScoringEngine) -> Answering<'_> {
        match self {
            Self::Points => Answering::Points(PointsReader::new(engine, Lines::Points)),
            Self::Totals => Answering::Points(PointsReader::new(engine, Lines::Totals)),
            Self::Cards => Answering::Cards(engine.clone().detail(Detail::Full)),
            Self::Brief => Answering::Cards(engine.clone().detail(Detail::Brief)),
        }
    }
}

/// What answers lines.
enum Answering<'e> {
    Points(PointsReader<'e>),
    Cards(ScoringEngine),
}

impl Answering<'_> {
    fn answer(&self, line: read::Lines<'_>) -> Result<String, Problems> {
        match self {
            Self::Points(reader) => points_of(reader, line),
            Self::Cards(engine) => card_of(engine, line),
        }
    }
}

fn points_of(reader: &PointsReader<'_>, line: read::Lines<'_>) -> Result<String, Problems> {
    let mut text = String::new();
    for chunk in reader.lines(line) {
        text.push_str(&chunk?.text);
    }
    if text.is_empty() { Err(no_table(line).into()) } else { Ok(text) }
}

fn card_of(engine: &ScoringEngine, line: read::Lines<'_>) -> Result<String, Problems> {
    let sources = line.each().map(read::Line::source).collect::<Result<Vec<Source>, Problem>>()?;
    let card = sources.first().and_then(|source| engine.score(source).pop());
    let card = card.ok_or_else(|| no_table(line))??;
    serde_json::to_string(&card).map_err(|error| {
        let message =
            Text::given(format!("评分卡无法写出:{error}"), format!("the scorecard cannot be written: {error}"));
        Problem::new(Place::file(NAME), message).into()
    })
}

/// What a department publishes about its projects together is no table.
fn no_table(line: read::Lines<'_>) -> Problem {
    let message = Text::given("这一行不是自评表", "this line is no table");
    Problem::new(Place::file(&format!("{NAME}:{}", line.before + 1)), message)
}
