//! `jixiao score`.

use clap::{Args, ValueEnum};

use super::answer;
use super::batch::Batch;
use super::gather::{Cautions, Gathering, while_read};
use super::messages::{Messages, unwritable, width};
use super::outcome::Outcome;
use super::paint;
use super::points::{write_cards, write_points};
#[cfg(feature = "columnar")]
use super::points_columns::write_columns;
use super::resume::not_resumed;
use super::setup::Setup;
use super::tally::Tally;
use crate::intake::{Document, Gathered, Kind, ScoringEngine};
use crate::ledger::Detail;
use crate::model::scorecard::Scorecard;
use crate::model::template::EvaluationKind;
use crate::points::{Cards, Lines};
use crate::print::{self, Output};
use crate::read::{self, Expected, Reached, inputs};
use crate::score::{self, LostPoints, lost_points};
use crate::words::{Language, Place, Problem, Problems, say, text, visible};

/// Arguments of `score`.
#[derive(Debug, Args)]
pub(super) struct Score {
    /// Tables (workbooks, TOML, JSON), folders of them, or - for standard input.
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<String>,
    /// How the results are written; otherwise by the name of the output file, or for people.
    #[arg(long, short, value_enum)]
    format: Option<Format>,
    /// Leave the derivations out.
    #[arg(long)]
    brief: bool,
    /// With -f points: tiers, total and grade, and no points of indicators.
    #[arg(long)]
    totals: bool,
    /// When the exit code is 1: where something could not be assessed, or never.
    #[arg(long, value_enum, value_name = "WHEN", default_value_t = FailOn::Open)]
    fail_on: FailOn,
    /// Of one file of NDJSON, with -o and -f ndjson, points or csv: keep what is done beside the output, and go on from there.
    #[arg(long)]
    resume: bool,
    #[command(flatten)]
    batch: Batch,
}

/// When the exit code is 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum FailOn {
    /// Where something could not be assessed.
    Open,
    /// Never: for pipelines, which take it for a failure.
    Never,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A table for people.
    Human,
    /// One JSON array of scorecards.
    Json,
    /// One scorecard a line.
    Ndjson,
    /// One row an indicator.
    Csv,
    /// One short line a table: points, tiers, total and grade.
    Points,
    /// The same in columns, a row a table.
    #[cfg(feature = "columnar")]
    Parquet,
}

impl Score {
    pub(super) fn run(self, setup: &Setup, messages: Messages) -> Result<Outcome, Problems> {
        let format = self.batch.format(self.format, Format::Human)?;
        let engine = self.batch.engine(setup)?.detail(self.detail(format));
        let gathering = Gathering::new(&engine, inputs(&self.paths), self.batch.threads()?, messages);
        let lines = if self.totals { Lines::Totals } else { Lines::Points };
        let outcome = match format {
            Format::Points => write_points(&gathering, &self.batch, self.resume, lines)?,
            #[cfg(feature = "columnar")]
            Format::Parquet if self.resume => return Err(not_resumed().into()),
            #[cfg(feature = "columnar")]
            Format::Parquet => write_columns(&gathering, &self.batch, lines)?,
            Format::Ndjson => {
                let cards = if self.brief { Cards::Brief } else { Cards::Full };
                write_cards(&gathering, &self.batch, self.resume, cards)?
            }
            Format::Csv => write_cards(&gathering, &self.batch, self.resume, Cards::Csv)?,
            Format::Human | Format::Json if self.resume => return Err(not_resumed().into()),
            Format::Human | Format::Json => self.write_sheets(&gathering, format)?,
        };
        let is_told = outcome == Outcome::Failed || self.fail_on == FailOn::Open;
        Ok(if is_told { outcome } else { Outcome::Fine })
    }

    fn write_sheets(&self, gathering: &Gathering<'_>, format: Format) -> Result<Outcome, Problems> {
        let mut sheets = Sheets::new(self, format, gathering.messages)?;
        let read = |document: &Document<'_>| scored(gathering.engine, format, document);
        let cautions = if format == Format::Human { Cautions::Told } else { Cautions::Kept };
        let gathered = gathering.run_for_cards(cautions, Expected::Any, Reached::default(), read, |gathered| {
            match gathered {
                Gathered::Made(Some(scored)) => scored.iter().try_for_each(|scored| sheets.add(scored))?,
                Gathered::Made(None) => sheets.tally.failed += 1,
                Gathered::Reached(_) => {}
                Gathered::Pause => sheets.output.flush()?,
            }
            while_read(&sheets.output)
        });
        // Nobody reads the rest.
        if !sheets.output.is_closed() {
            gathered?;
        }
        sheets.finish()
    }

    /// Derivations are shown in JSON only.
    fn detail(&self, format: Format) -> Detail {
        match format {
            Format::Json | Format::Ndjson if !self.brief => Detail::Full,
            _ => Detail::Brief,
        }
    }
}

/// Only people are told where points were lost; what programs get is the scorecard.
fn scored(engine: &ScoringEngine, format: Format, document: &Document<'_>) -> Result<Option<Scored>, Problems> {
    if format == Format::Human && document.kind == Kind::Table {
        let scored = engine.scored(document, Detail::Brief, |table, card, _| {
            let has_no_results = table.book.template.kind != EvaluationKind::Monitoring && table.is_goal_form();
            Scored { lost: lost_points(table, &card), card, has_no_results }
        });
        return scored.map(Some);
    }
    let card = engine.score_document(document)?;
    Ok(card.map(|card| Scored { card, lost: None, has_no_results: false }))
}

/// A scorecard, and where it lost points.
struct Scored {
    card: Scorecard,
    lost: Option<LostPoints>,
    /// Whether it sets aims alone: there is nothing to be scored.
    has_no_results: bool,
}

/// The results on their way out, in the order of the inputs.
struct Sheets {
    format: Format,
    output: Output,
    messages: Messages,
    /// Whether colours are seen.
    is_painted: bool,
    width: u16,
    bytes: u64,
    tally: Tally,
}

impl Sheets {
    fn new(command: &Score, format: Format, messages: Messages) -> Result<Self, Problems> {
        let output = command.batch.open_output(false)?;
        let is_painted = format == Format::Human && matches!(output, Output::Stdout(_)) && paint::on_output();
        Ok(Self { format, output, messages, is_painted, width: width(), bytes: 0, tally: Tally::default() })
    }

    fn add(&mut self, scored: &Scored) -> Result<(), Problems> {
        let rendered = self.render(scored)?;
        self.bytes += rendered.len() as u64;
        if self.format == Format::Json {
            refuse_unreadable(self.bytes, matches!(self.output, Output::File { .. }))?;
        }
        if self.is_painted {
            let page = String::from_utf8_lossy(&rendered);
            self.output.write_raw(paint::outcomes(&visible(&page), self.messages.language).as_bytes())?;
        } else {
            self.output.write(&rendered)?;
        }
        self.tally.add(scored.card.is_complete());
        Ok(())
    }

    /// The bytes of a scorecard, with what stands before it.
    fn render(&self, Scored { card, lost, has_no_results }: &Scored) -> Result<Vec<u8>, Problems> {
        let first = self.tally.written == 0;
        match self.format {
            Format::Human if *has_no_results => Ok(without_results(card, self.messages.language).into_bytes()),
            Format::Human => {
                let gap = if first { "" } else { "\n" };
                Ok(format!("{gap}{}", score::scorecard(card, lost.as_ref(), self.messages.language, self.width))
                    .into_bytes())
            }
            _ => {
                let before = if first { "[\n" } else { ",\n" };
                Ok(format!("{before}{}", print::pretty(card).map_err(|error| unwritable(&error))?).into_bytes())
            }
        }
    }

    /// Closes the output. Where nothing could be scored no file is written; who reads JSON gets a list without anything in it.
    fn finish(mut self) -> Result<Outcome, Problems> {
        if self.tally.written == 0 && self.format == Format::Json && matches!(self.output, Output::Stdout(_)) {
            answer::print(b"[]\n")?;
        }
        if self.tally.written > 0 {
            if self.format == Format::Json {
                self.output.write(b"\n]\n")?;
            }
            self.output.finish()?;
        }
        self.tally.tell(self.messages);
        Ok(self.tally.outcome())
    }
}

/// What is said of a table that sets aims alone.
fn without_results(card: &Scorecard, language: Language) -> String {
    let name = &card.project.name;
    say!(
        language,
        "{name}:只有目标,没有完成值、执行数和得分:是绩效目标表,没有可评的分",
        "{name}: targets alone, and no results, money spent or points: a goal form, with nothing to be scored"
    ) + "\n"
}

/// Scorecards of so many bytes that are too many to be read again could not be verified by anybody.
fn refuse_unreadable(bytes: u64, into_file: bool) -> Result<(), Problem> {
    let limit = read::Format::Json.limit();
    if bytes <= limit {
        return Ok(());
    }
    let limit = limit >> 20;
    let (place, message) = if into_file {
        let message = text!(
            "评分卡超过 {limit} MiB,写出后无法再读入校验,没有写出",
            "the scorecards have more than {limit} MiB and could not be read again to be verified; nothing is written"
        );
        ("--output", message)
    } else {
        let message = text!(
            "评分卡超过 {limit} MiB,无法再读入校验,到此为止,写出的不完整",
            "the scorecards have more than {limit} MiB and could not be read again to be verified; what is written ends here and is not whole"
        );
        ("stdout", message)
    };
    let advice = text!("请用 -f ndjson,或加 --brief", "use -f ndjson, or --brief");
    Err(Problem::new(Place::file(place), message).advise(advice))
}

#[cfg(test)]
mod tests {
    use super::refuse_unreadable;

    #[test]
    fn no_list_of_scorecards_is_written_that_could_not_be_read_again() {
        let limit = crate::read::Format::Json.limit();
        for into_file in [true, false] {
            assert!(refuse_unreadable(limit, into_file).is_ok());
            assert!(refuse_unreadable(limit + 1, into_file).is_err());
        }
    }
}
