//! The format of results: the one that is asked for, otherwise that of the name of the file.

use std::path::Path;

use clap::ValueEnum;

use crate::read::nearest;
use crate::words::{Place, Problem, Text, text};

/// Endings of texts that people read.
const PLAIN: [&str; 2] = ["txt", "log"];

/// Formats that are such a text.
const READ: [&str; 2] = ["human", "markdown"];

/// Formats that no ending stands for: what people read, and lines of JSON.
const NO_ENDINGS: [&str; 2] = ["human", "points"];

/// The format for an output. A file that is named as another kind of file is refused: whoever opens it would find
/// something else in it.
pub(super) fn chosen<F: ValueEnum + PartialEq>(
    asked: Option<F>,
    output: Option<&Path>,
    usual: F,
) -> Result<F, Problem> {
    let Some(path) = output.filter(|path| path.as_os_str() != "-") else { return Ok(asked.unwrap_or(usual)) };
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase()).unwrap_or_default();
    let named = F::value_variants().iter().find(|format| is_named(*format, &ending));
    let is_read = |format: &F| READ.contains(&name_of(format).as_str());
    match (asked, named) {
        (None, Some(named)) => Ok(named.clone()),
        (Some(asked), Some(named)) if asked == *named || are_lines(&asked, named) => Ok(asked),
        (asked, None) if ending.is_empty() => Ok(asked.unwrap_or(usual)),
        (None, None) if PLAIN.contains(&ending.as_str()) && is_read(&usual) => Ok(usual),
        (Some(asked), None) if PLAIN.contains(&ending.as_str()) && is_read(&asked) => Ok(asked),
        (asked, _) => Err(refusal::<F>(path, asked.as_ref(), &ending)),
    }
}

/// Refuses a file whose name says that something else is in it, for a command that writes one kind of file.
pub(super) fn only(output: Option<&Path>, endings: &[&str]) -> Result<(), Problem> {
    let Some(path) = output.filter(|path| path.as_os_str() != "-") else { return Ok(()) };
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase()).unwrap_or_default();
    if ending.is_empty() || endings.contains(&ending.as_str()) {
        return Ok(());
    }
    let known = Text::list(endings.iter().map(|ending| format!(".{ending}")));
    let message = text!("这里不能写 .{ending} 文件", "no .{ending} file is written here");
    let ends = || text!("文件名请以 {known} 结尾", "end it with {known}"; known);
    let advice = misspelt(path, endings).unwrap_or_else(ends);
    Err(Problem::new(Place::file(&path.display().to_string()), message).advise(advice))
}

/// What is to be done about an ending that is nearly one of those that are written; none about any other.
pub(super) fn misspelt(path: &Path, endings: &[&str]) -> Option<Text> {
    let ending = path.extension()?.to_string_lossy().to_ascii_lowercase();
    let meant = nearest(&ending, endings.iter().copied())?;
    Some(text!("是否指 .{meant}?", "did you mean .{meant}?"))
}

fn name_of<F: ValueEnum>(format: &F) -> String {
    format.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
}

fn is_named<F: ValueEnum>(format: &F, ending: &str) -> bool {
    let name = match ending {
        "jsonl" => "ndjson",
        "md" => "markdown",
        "htm" => "html",
        ending => ending,
    };
    !NO_ENDINGS.contains(&name) && name_of(format) == name
}

/// Points are lines of JSON, and are kept under the name of such.
fn are_lines<F: ValueEnum>(asked: &F, named: &F) -> bool {
    name_of(asked) == "points" && name_of(named) == "ndjson"
}

/// How files of a format are called.
fn ending_of(format: &str) -> String {
    let ending = match format {
        "human" => PLAIN[0],
        "markdown" => "md",
        "points" => "ndjson",
        format => format,
    };
    format!(".{ending}")
}

fn refusal<F: ValueEnum>(path: &Path, asked: Option<&F>, ending: &str) -> Problem {
    let place = Place::file(&path.display().to_string());
    if let Some(asked) = asked.map(name_of) {
        let message = text!(
            "文件名以 .{ending} 结尾,要写的却是 {asked}",
            "the name of the file ends with .{ending}, but {asked} is to be written"
        );
        let usual = ending_of(&asked);
        return Problem::new(place, message)
            .advise(text!("文件名请以 {usual} 结尾,或改 --format", "end the name with {usual}, or change --format"));
    }
    let message = text!("这里不能写 .{ending} 文件", "no .{ending} file is written here");
    let names = || F::value_variants().iter().map(name_of);
    let plain = names().any(|name| READ.contains(&name.as_str())).then(|| PLAIN[0].to_owned());
    let names = names().filter(|name| !NO_ENDINGS.contains(&name.as_str()));
    let known: Vec<String> = plain.into_iter().chain(names).map(|name| ending_of(&name)).collect();
    if let Some(meant) = nearest(ending, known.iter().map(|known| known.trim_start_matches('.'))) {
        return Problem::new(place, message).advise(text!("是否指 .{meant}?", "did you mean .{meant}?"));
    }
    let known = Text::list(known);
    let advice = if matches!(ending, "xlsx" | "xls" | "docx" | "html" | "htm") {
        text!(
            "此处可写 {known};正式的自评表和汇总表用 jixiao export",
            "here it may be {known}; official forms and tables of results are written by jixiao export";
            known
        )
    } else {
        text!("文件名请以 {known} 结尾", "end it with {known}"; known)
    };
    Problem::new(place, message).advise(advice)
}
