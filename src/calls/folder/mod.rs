//! 文件夹: what is asked of all tables that lie together, whether a program serves their folder or a page was given them.

mod drawing;
mod files;
mod given;
mod lists;
mod read_file;
mod reporting;
mod second;
mod seen;
mod showing;
mod standing;
mod years;

use super::request::Request;
use crate::intake::ScoringEngine;
use crate::words::Problems;

use drawing::draw_with_files;
pub(crate) use files::Files;
pub(crate) use given::GivenFiles;
use reporting::{picture, report};
use second::second;
pub(crate) use showing::{file_in_full, show};
use years::trend;
#[cfg(feature = "serve")]
pub(crate) use {
    drawing::draw,
    files::Listing,
    given::WAIVERS,
    read_file::{ReadFile, document},
    reporting::overview,
    seen::{Counted, Seen, sign_of},
    showing::{FindingShown, as_values, written},
    standing::{LOG, decisions_of, standing},
};

/// What is asked of files that lie together, by name.
#[cfg(feature = "serve")]
pub(crate) const NAMES: [&str; 5] = ["picture", "report", "draw", "second", "trend"];

/// Answers what is asked of them by name; nothing for another name.
pub(super) fn answered(
    engine: &ScoringEngine,
    files: &impl Files,
    name: &str,
    request: &Request<'_>,
) -> Option<Result<String, Problems>> {
    let language = request.language();
    Some(match name {
        "picture" => picture(engine, files, language),
        "report" => report(engine, files, language),
        "draw" => request.all().and_then(|asked| draw_with_files(engine, files, &asked, language)),
        "second" => request.all().and_then(|asked| second(engine, files, &asked, language)),
        "trend" => request.all().and_then(|asked| trend(engine, files, &asked, language)),
        _ => return None,
    })
}
