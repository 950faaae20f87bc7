//! What is wrong with the arguments, in Chinese: clap says it in English. What was typed and what there is stand in the
//! context of its errors; the sentences are here, one a kind.

use std::error::Error as _;
use std::num::{IntErrorKind, ParseIntError};

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Command, Error};

use super::year_option::NoYear;
use crate::model::value::NoDate;
use crate::read::nearest_word;
use crate::sample::{NoEdges, NoSize};

/// A whole message: what is wrong, what may be meant, how the command is used.
pub(super) fn in_chinese(error: &Error, command: &Command) -> String {
    let mut text = format!("错误: {}", what(error));
    let mut hints = hints(error);
    if hints.is_empty() {
        hints.extend(chinese_name(error, command).map(|name| format!("是否指 {name}?")));
    }
    for hint in hints {
        text.push_str(&format!("\n  提示: {hint}"));
    }
    if let Some(usage) = usage(error) {
        text.push_str(&format!("\n用法: {usage}"));
    }
    text.push_str("\n详情请加 --help");
    text
}

fn what(error: &Error) -> String {
    let argument = one(error, ContextKind::InvalidArg);
    let value = one(error, ContextKind::InvalidValue);
    match error.kind() {
        ErrorKind::InvalidValue if value.is_empty() => format!("{argument} 之后须写明{}", choice(error)),
        ErrorKind::InvalidValue => format!("“{value}”不能用作 {argument}{}", among(error)),
        ErrorKind::ValueValidation => format!("“{value}”不能用作 {argument}{}", reason(error)),
        ErrorKind::UnknownArgument => format!("没有“{argument}”这个参数"),
        ErrorKind::InvalidSubcommand => format!("没有命令“{}”", one(error, ContextKind::InvalidSubcommand)),
        ErrorKind::NoEquals => format!("{argument} 与值之间须有等号"),
        ErrorKind::TooManyValues => format!("{argument} 的值过多:“{value}”"),
        ErrorKind::TooFewValues => format!("{argument} 至少要 {} 个值", one(error, ContextKind::MinValues)),
        ErrorKind::WrongNumberOfValues => {
            format!("{argument} 应有 {} 个值", one(error, ContextKind::ExpectedNumValues))
        }
        ErrorKind::ArgumentConflict => conflict(&argument, &one(error, ContextKind::PriorArg)),
        ErrorKind::MissingRequiredArgument => format!("缺少参数:{argument}"),
        ErrorKind::MissingSubcommand => {
            format!("须写明要做什么:{}", one(error, ContextKind::ValidSubcommand))
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            "须写明要做什么,如:jixiao 新建 山东 -o 表.xlsx、jixiao 打分 表.xlsx、jixiao 审核 文件夹".to_owned()
        }
        ErrorKind::InvalidUtf8 => "参数不是 UTF-8 文本".to_owned(),
        _ => "命令写法有误".to_owned(),
    }
}

fn conflict(argument: &str, other: &str) -> String {
    if other.is_empty() || other == argument {
        format!("{argument} 只能写一次")
    } else {
        format!("{argument} 不能与 {other} 同用")
    }
}

/// The value that is missing: one of those that there are, if they are counted.
fn choice(error: &Error) -> String {
    let valid = one(error, ContextKind::ValidValue);
    if valid.is_empty() { "它的值".to_owned() } else { format!(":{valid}") }
}

fn among(error: &Error) -> String {
    let valid = one(error, ContextKind::ValidValue);
    if valid.is_empty() { String::new() } else { format!(",可用:{valid}") }
}

/// What a value should be, where its type says so.
fn reason(error: &Error) -> &'static str {
    let Some(source) = error.source() else { return "" };
    if source.is::<NoSize>() {
        ",应为个数如 10,或占比如 5%(至多 100%)"
    } else if source.is::<NoEdges>() {
        ",应为大于 0、由小到大的金额(万元),如 10,100,1000"
    } else if source.is::<NoDate>() {
        ",应为日期,如 2025-03-31"
    } else if source.is::<NoYear>() {
        ",应为年度如 2024,或 all 全部"
    } else if is_no_budget_year(source) {
        ",应为四位数的年度,如 2025"
    } else if source.downcast_ref::<ParseIntError>().is_some_and(|error| *error.kind() != IntErrorKind::Empty) {
        ",应为大于 0 的整数"
    } else {
        ""
    }
}

#[cfg(feature = "excel")]
fn is_no_budget_year(error: &(dyn std::error::Error + 'static)) -> bool {
    error.is::<super::budget_year::NoBudgetYear>()
}

/// Only forms ask for one.
#[cfg(not(feature = "excel"))]
const fn is_no_budget_year(_: &(dyn std::error::Error + 'static)) -> bool {
    false
}

/// What may have been meant.
fn hints(error: &Error) -> Vec<String> {
    let meant = [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue];
    let meant = meant.map(|kind| one(error, kind)).into_iter().filter(|names| !names.is_empty());
    let mut hints: Vec<String> = meant.map(|names| format!("是否指 {names}?")).collect();
    if let Some(ContextValue::StyledStrs(tips)) = error.get(ContextKind::Suggested) {
        // Each names in quotes what to type.
        hints.extend(tips.iter().filter_map(|tip| {
            let tip = tip.to_string();
            let typed = tip.rsplit('\'').nth(1)?.to_owned();
            Some(if tip.ends_with("exists") {
                format!("有“{typed}”")
            } else {
                format!("若是值,请写作 {typed}")
            })
        }));
    }
    hints
}

/// The name most like one that is wrong, where clap knows of none: it asks for more than one sign of two in common.
fn chinese_name(error: &Error, command: &Command) -> Option<String> {
    match error.kind() {
        ErrorKind::InvalidSubcommand => {
            let wrong = one(error, ContextKind::InvalidSubcommand);
            let names = command.get_subcommands().flat_map(|command| command.get_name_and_visible_aliases());
            nearest_word(&wrong, names).map(str::to_owned)
        }
        ErrorKind::UnknownArgument => {
            let wrong = one(error, ContextKind::InvalidArg);
            let all = command.get_subcommands().flat_map(Command::get_arguments);
            let names = all.flat_map(|argument| argument.get_all_aliases().into_iter().flatten());
            let word = wrong.trim_start_matches('-');
            nearest_word(word, names).filter(|_| !word.is_ascii()).map(|name| format!("--{name}"))
        }
        _ => None,
    }
}

fn usage(error: &Error) -> Option<String> {
    let Some(ContextValue::StyledStr(usage)) = error.get(ContextKind::Usage) else { return None };
    let usage = usage.to_string();
    let usage = usage.split_once(':').map_or(usage.as_str(), |(_, usage)| usage).trim();
    Some(named_in_chinese(usage))
}

/// A usage with what clap calls options and commands in Chinese.
pub(super) fn named_in_chinese(usage: &str) -> String {
    usage.replace("[OPTIONS]", "[选项]").replace("[COMMAND]", "[命令]").replace("<COMMAND>", "<命令>")
}

/// What the context has of a kind, in one line.
fn one(error: &Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join("、"),
        Some(ContextValue::Number(number)) => number.to_string(),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use std::num::NonZeroUsize;

    use clap::{Arg, value_parser};

    use super::*;

    /// A command with everything that can be typed wrongly.
    fn command() -> Command {
        Command::new("jixiao")
            .subcommand_required(true)
            .subcommand(Command::new("score"))
            .subcommand(Command::new("audit").visible_alias("审核"))
            .subcommand(
                Command::new("all")
                    .arg(Arg::new("format").long("format").value_parser(["json", "csv"]))
                    .arg(Arg::new("on").long("on").value_parser(value_parser!(NonZeroUsize)).conflicts_with("format"))
                    .arg(Arg::new("pair").long("pair").num_args(2))
                    .arg(Arg::new("some").long("some").num_args(2..4))
                    .arg(Arg::new("is").long("is").alias("汇总表").require_equals(true))
                    .arg(Arg::new("path").required(true)),
            )
    }

    fn said(arguments: &[&str]) -> String {
        let error = command().try_get_matches_from(["jixiao"].iter().chain(arguments)).unwrap_err();
        format!("{:?} {}", error.kind(), in_chinese(&error, &command()))
    }

    /// Words of a sentence: what is typed and names of arguments are no sentences.
    fn has_english(text: &str) -> bool {
        ["unexpected", "invalid", "required", "found", "value '", "cannot", "argument", "Usage", "try", "tip:"]
            .iter()
            .any(|word| text.split_once(' ').is_some_and(|(_, said)| said.contains(word)))
    }

    #[test]
    fn every_kind_is_said_in_chinese() {
        for (arguments, says) in [
            (&["all", "x", "--format", "xml"][..], "InvalidValue 错误: “xml”不能用作 --format <format>,可用:json、csv"),
            (&["all", "x", "--format"], "InvalidValue 错误: --format <format> 之后须写明:json、csv"),
            (&["all", "x", "--on", "much"], "ValueValidation 错误: “much”不能用作 --on <on>,应为大于 0 的整数"),
            (&["all", "x", "--formt", "csv"], "UnknownArgument 错误: 没有“--formt”这个参数\n  提示: 是否指 --format?"),
            (&["scor"], "InvalidSubcommand 错误: 没有命令“scor”\n  提示: 是否指 score?"),
            (&["审合"], "InvalidSubcommand 错误: 没有命令“审合”\n  提示: 是否指 审核?"),
            (&["all", "x", "--汇总", "3"], "UnknownArgument 错误: 没有“--汇总”这个参数\n  提示: 是否指 --汇总表?"),
            (&["all", "x", "--is", "3"], "NoEquals 错误: --is=<is> 与值之间须有等号"),
            (&["all", "x", "--some", "1"], "TooFewValues 错误: --some <some> <some>"),
            (&["all", "x", "--pair", "1"], "WrongNumberOfValues 错误: --pair <pair> <pair> 应有 2 个值"),
            (
                &["all", "x", "--on", "1", "--format", "csv"],
                "ArgumentConflict 错误: --on <on> 不能与 --format <format> 同用",
            ),
            (&["all", "x", "--on", "1", "--on", "2"], "ArgumentConflict 错误: --on <on> 只能写一次"),
            (&["all"], "MissingRequiredArgument 错误: 缺少参数:<path>"),
            (&[], "MissingSubcommand 错误: 须写明要做什么:score、audit、审核、all"),
        ] {
            let said = said(arguments);
            assert!(said.starts_with(says), "{arguments:?}\n{said}");
            assert!(!has_english(&said), "{arguments:?}\n{said}");
            assert!(said.ends_with("详情请加 --help"), "{said}");
        }
    }
}
