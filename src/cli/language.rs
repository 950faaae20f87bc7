//! The reader's language: asked for, or that of the locale, otherwise Chinese.

use std::ffi::OsString;

use clap::ValueEnum;

use super::message_json::MessageFormat;
use crate::words::Language;

/// The languages as arguments.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum Choice {
    /// 中文
    Zh,
    /// English
    En,
}

/// The language, found before the arguments are parsed: help is printed while parsing.
pub(super) fn choose(arguments: &[OsString]) -> Language {
    match asked(arguments, "--lang") {
        Some("en") => Language::En,
        Some(_) => Language::Zh,
        None => of_locale(),
    }
}

/// How messages are written, found before the arguments are parsed: what is wrong with them is a message.
pub(super) fn message_format(arguments: &[OsString]) -> MessageFormat {
    match asked(arguments, "--message-format") {
        Some("json") => MessageFormat::Json,
        _ => MessageFormat::Human,
    }
}

/// The last value of an option.
fn asked<'a>(arguments: &'a [OsString], option: &str) -> Option<&'a str> {
    let mut words = arguments.iter().filter_map(|argument| argument.to_str()).take_while(|word| *word != "--");
    let mut asked = None;
    while let Some(word) = words.next() {
        if word == option {
            asked = words.next();
        } else if let Some(value) = word.strip_prefix(option).and_then(|rest| rest.strip_prefix('=')) {
            asked = Some(value);
        }
    }
    asked
}

fn of_locale() -> Language {
    let set = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(|name| std::env::var(name).ok());
    match set.into_iter().find(|value| !value.is_empty()) {
        Some(locale) if locale.starts_with("en") => Language::En,
        _ => Language::Zh,
    }
}
