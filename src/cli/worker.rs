//! `jixiao worker`: the calls of the page, one request a line.

use std::io::{self, BufRead, ErrorKind, Write};

use clap::Args;
use serde::Deserialize;
use serde_json::value::RawValue;

use super::answer::unprintable;
use super::outcome::Outcome;
use super::request_lines::{RequestLine, request_line};
use super::setup::Setup;
use crate::calls::{call_with, problems};
use crate::intake::ScoringEngine;
use crate::words::{Place, Problem, Problems, text};

/// Arguments of `worker`.
#[derive(Debug, Args)]
pub(super) struct Worker {}

/// A request.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked<'a> {
    /// Comes back with the answer.
    #[serde(borrow, default)]
    id: Option<&'a RawValue>,
    call: String,
    #[serde(borrow, default)]
    request: Option<&'a RawValue>,
}

impl Worker {
    pub(super) fn run(setup: &Setup) -> Result<Outcome, Problems> {
        let engine = setup.engine()?;
        let (mut input, mut output) = (io::stdin().lock(), io::stdout().lock());
        while let Some(line) = next(&mut input)? {
            let answer = match line {
                RequestLine::Blank => continue,
                RequestLine::TooLong => refused(too_long()),
                RequestLine::Whole(line) => answered(&engine, &line),
            };
            match writeln!(output, "{answer}").and_then(|()| output.flush()) {
                Ok(()) => {}
                // Nobody listens any more.
                Err(error) if error.kind() == ErrorKind::BrokenPipe => break,
                Err(error) => return Err(unprintable(&error).into()),
            }
        }
        Ok(Outcome::Fine)
    }
}

fn next(input: &mut impl BufRead) -> Result<Option<RequestLine>, Problem> {
    request_line(input, LONGEST)
        .map_err(|error| Problem::of_system(Place::file("-"), &text!("无法读取", "cannot be read"), &error))
}

/// Bytes of the longest request: a workbook in Base64, and what stands around it.
const LONGEST: usize = 64 << 20;

/// The answer to a line, whatever it is.
fn answered(engine: &ScoringEngine, line: &[u8]) -> String {
    match serde_json::from_slice::<Asked<'_>>(line) {
        Ok(Asked { id, call, request }) => {
            let request = request.map_or("{}", RawValue::get);
            answer(id.map_or("null", RawValue::get), &call_with(engine, &call, request))
        }
        Err(error) => refused(text_of(&error)),
    }
}

fn answer(id: &str, answer: &str) -> String {
    format!(r#"{{"id":{id},"answer":{answer}}}"#)
}

/// An answer to nobody knows which request.
fn refused(problem: Problem) -> String {
    answer("null", &problems(&problem.into()))
}

fn text_of(error: &serde_json::Error) -> Problem {
    let message = text!("这一行不是请求:{error}", "this line is no request: {error}");
    let advice = text!(
        "每行一个对象,如 {example}",
        "one object a line, such as {example}",
        example = r#"{"id":1,"call":"about","request":{}}"#
    );
    Problem::new(Place::file("-"), message).advise(advice)
}

fn too_long() -> Problem {
    let limit = LONGEST >> 20;
    let message = text!("一行超过 {limit} MiB,没有读取", "a line of more than {limit} MiB was not read");
    Problem::new(Place::file("-"), message)
}
