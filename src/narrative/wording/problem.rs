//! What is wrong with a wording.

use minijinja::{Error, ErrorKind};

use super::template::Wording;
use crate::words::{Place, Problem, Text, Word, text, word};

/// A figure that is not known was to be printed.
const NOTHING: Word =
    word("这里没有这个数字,请先用 {% if … %} 问", "there is no such figure here; ask with {% if … %} first");

/// That a figure which is not known was to be printed.
pub(super) fn nothing_to_print() -> Error {
    Error::new(ErrorKind::InvalidOperation, NOTHING.en)
}

/// In words, with the line.
pub(super) fn refused(error: &Error, wording: &Wording<'_>) -> Problem {
    let name = wording.name;
    let line = error.line().map(|line| format!(":{line}")).unwrap_or_default();
    let mut causes = vec![error.detail().map_or_else(|| error.kind().to_string(), str::to_owned)];
    let mut cause = std::error::Error::source(error);
    while let Some(inner) = cause {
        causes.push(inner.to_string());
        cause = inner.source();
    }
    let causes = causes.join(": ");
    let why = match error.kind() {
        _ if causes == NOTHING.en => NOTHING.into(),
        ErrorKind::UndefinedError => text!("没有这样的数字或文字({causes})", "{causes}"),
        ErrorKind::SyntaxError => text!("语法有误({causes})", "{causes}"),
        ErrorKind::UnknownFilter | ErrorKind::UnknownTest | ErrorKind::UnknownFunction | ErrorKind::UnknownMethod => {
            text!("没有这样的写法({causes})", "{causes}")
        }
        ErrorKind::OutOfFuel => text!(
            "步骤或文字过多,看来没有尽头",
            "it takes too many steps or makes too much text, and seems to have no end"
        ),
        _ => Text::same(causes),
    };
    unusable(&why, &format!("{name}{line}"), wording)
}

/// That a wording cannot be used, and where it says how one is made.
pub(super) fn unusable(why: &Text, place: &str, wording: &Wording<'_>) -> Problem {
    let message = text!("措辞文件无法使用:{why}", "this wording cannot be used: {why}"; why);
    Problem::new(Place::file(place), message).advise(wording.help.clone())
}
