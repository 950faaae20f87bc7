//! `unpack`: the files of a zip file.

use serde::Serialize;

use super::answer::json;
use super::request::Request;
use crate::book;
use crate::print::{decoded, encoded};
use crate::words::{Problems, text};

#[derive(Serialize)]
struct Answer {
    files: Vec<Unpacked>,
}

#[derive(Serialize)]
struct Unpacked {
    name: String,
    base64: String,
}

pub(super) fn answer(request: &Request<'_>) -> Result<String, Problems> {
    let name = request.wanted("name")?;
    let bytes = decoded(request.wanted("base64")?).ok_or_else(|| {
        let message = text!("“base64”不是 Base64 文本", "`base64` is no text in Base64");
        request.problem("base64", message)
    })?;
    let files = book::unpack(name, &bytes)?;
    json(&Answer { files: files.into_iter().map(|(name, bytes)| Unpacked { name, base64: encoded(&bytes) }).collect() })
}
