//! What is wrong with a wording.

use minijinja::{Error, ErrorKind};

use crate::words::{Place, Problem, Text, Word, text, word};

/// A figure that is not known was to be printed.
const NOTHING: Word =
    word("这里没有这个数字,请先用 {% if … %} 问", "there is no such figure here; ask with {% if … %} first");

/// That a figure which is not known was to be printed.
pub(super) fn nothing_to_print() -> Error {
    Error::new(ErrorKind::InvalidOperation, NOTHING.en)
}

/// In words, with the line.
pub(super) fn refused(error: &Error, name: &str) -> Problem {
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
    unusable(&why, &format!("{name}{line}"))
}

/// That a wording cannot be used, and where it says how one is made.
pub(super) fn unusable(why: &Text, place: &str) -> Problem {
    let message = text!("措辞文件无法使用:{why}", "this wording cannot be used: {why}"; why);
    let advice = text!(
        "可用的数字见 jixiao narrate … -f json,内置措辞见 jixiao narrate --show-wording",
        "jixiao narrate … -f json lists the facts, and jixiao narrate --show-wording prints the wording of the program"
    );
    Problem::new(Place::file(place), message).advise(advice)
}
