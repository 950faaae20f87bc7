//! `code`: the page of an audit rule, of a remark or of a scoring method.

use serde::Serialize;

use super::answer::json;
use super::request::Request;
use crate::audit::{self, rule_page};
use crate::codes::{self, Code};
use crate::methods::{self, Method};
use crate::words::{Language, Problems, text};

#[derive(Serialize)]
struct Answer {
    title: String,
    page: String,
}

/// Pages are as wide as the screen that shows them.
const WIDTH: u16 = u16::MAX;

pub(super) fn answer(request: &Request<'_>) -> Result<String, Problems> {
    let code = request.wanted("code")?;
    let Some(page) = page(code, request.language()) else {
        let message = text!("没有“{code}”的说明", "there is no page of `{code}`");
        return Err(request.problem("code", message).into());
    };
    let (title, page) = page.split_once('\n').unwrap_or((page.as_str(), ""));
    json(&Answer { title: title.to_owned(), page: page.trim_start_matches('\n').to_owned() })
}

fn page(code: &str, language: Language) -> Option<String> {
    let method = || Method::ALL.into_iter().find(|method| method.name() == code);
    let rule = rule_page(code).map(|rule| audit::page::page(&rule, language, WIDTH));
    let remark = || Code::named(code).map(|code| codes::page(code, language));
    rule.or_else(remark).or_else(|| method().map(|method| methods::page(method, language)))
}
