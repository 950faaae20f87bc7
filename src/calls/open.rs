//! `open`: the tables of a file, by its bytes.

use super::request::Request;
use super::tables;
use crate::intake::ScoringEngine;
use crate::print::decoded;
use crate::words::{Problems, text};

pub(super) fn answer(engine: &ScoringEngine, request: &Request<'_>) -> Result<String, Problems> {
    let name = request.wanted("name")?;
    let bytes = decoded(request.wanted("base64")?).ok_or_else(|| {
        let message = text!("“base64”不是 Base64 文本", "`base64` is no text in Base64");
        request.problem("base64", message)
    })?;
    tables::answer(engine, &engine.source(name, bytes))
}
