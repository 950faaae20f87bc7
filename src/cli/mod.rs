//! The command line: arguments in, exit code out. No rule and no arithmetic of its own.
//!
//! Results go to standard output, messages to standard error. The exit code is 0 where all is
//! well, 1 where something could not be assessed or does not match, 2 where something could not
//! be computed.

#[cfg(feature = "excel")]
mod annotated;
mod answer;
mod arguments;
mod audit;
mod audit_listing;
mod audit_options;
mod batch;
mod begun;
#[cfg(feature = "excel")]
mod budget_year;
mod check;
mod completions;
mod cut;
mod diff;
mod example;
mod excerpt;
mod explain;
#[cfg(feature = "excel")]
mod export;
mod fail_on;
mod format;
mod gather;
mod help;
mod help_command;
#[cfg(feature = "excel")]
mod import;
mod key_files;
mod language;
mod letter_options;
#[cfg(feature = "excel")]
mod letters;
mod list_output;
mod message_json;
mod messages;
mod monitor;
mod narrate;
mod narrative_check;
#[cfg(feature = "excel")]
mod new;
mod outcome;
mod paint;
#[cfg(feature = "excel")]
mod parcels;
mod points;
#[cfg(feature = "columnar")]
mod points_columns;
mod progress;
mod propose;
mod report;
mod request_lines;
#[cfg(feature = "excel")]
mod resume;
mod returned;
mod rollup;
mod roster;
mod rules;
mod sample;
mod schema;
mod score;
mod seal;
mod seal_lines;
mod sealed_folder;
#[cfg(feature = "serve")]
mod serve;
mod setup;
mod sheet_output;
mod tally;
mod template;
mod template_diff;
mod trend;
mod typed;
mod usage;
mod verdict;
mod verify;
mod version;
#[cfg(feature = "excel")]
mod warning_notices;
#[cfg(feature = "excel")]
mod worker;
#[cfg(feature = "excel")]
mod written_folder;
mod year_option;

use std::ffi::OsString;
use std::io::{ErrorKind, Write};
use std::process::ExitCode;

use clap::FromArgMatches;

use self::arguments::{Arguments, Command};
use self::messages::Messages;
use self::outcome::Outcome;
use crate::words::{Language, Text, one_line};

/// The command line, for man pages and completions: its help is in one language.
#[must_use]
pub fn command(language: Language) -> clap::Command {
    help::command(language)
}

/// Runs the program with its arguments, the program's own name first.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let language = language::choose(&arguments);
    let messages = Messages::new(language, language::message_format(&arguments));
    let Arguments { command, setup, .. } = match parse(&arguments, language) {
        Ok(arguments) => arguments,
        Err(error) if error.use_stderr() => return wrong_usage(error, &arguments, messages).into(),
        Err(help) => return print_help(&help, messages).into(),
    };
    let outcome = setup.add_words().and_then(|()| match command {
        Command::Score(command) => command.run(&setup, messages),
        Command::Audit(command) => command.run(&setup, messages),
        Command::Rules(command) => command.run(messages),
        Command::Explain(command) => command.run(&setup, messages),
        Command::Seal(command) => command.run(&setup, messages),
        Command::Verify(command) => command.run(&setup, messages),
        Command::Diff(command) => command.run(&setup, messages),
        Command::Rollup(command) => command.run(&setup, messages),
        Command::Report(command) => command.run(&setup, messages),
        Command::Narrate(command) => command.run(&setup, messages),
        Command::Trend(command) => command.run(&setup, messages),
        Command::Sample(command) => command.run(&setup, messages),
        Command::Monitor(command) => command.run(&setup, messages),
        Command::Propose(command) => command.run(&setup, messages),
        #[cfg(feature = "excel")]
        Command::Import(command) => command.run(&setup, messages),
        #[cfg(feature = "excel")]
        Command::Export(command) => command.run(&setup, messages),
        #[cfg(feature = "excel")]
        Command::New(command) => command.run(&setup, messages),
        #[cfg(feature = "serve")]
        Command::Serve(command) => command.run(&setup, messages),
        #[cfg(feature = "excel")]
        Command::Worker(_) => worker::Worker::run(&setup),
        Command::Template(command) => command.run(&setup, messages),
        Command::List => template::list(&setup, messages),
        Command::Example => example::run(messages),
        Command::Help(command) => command.run(&mut help::command(language), language),
        Command::Schema(command) => command.run(),
        Command::Completions(command) => command.run(&mut help::command(language)),
    });
    outcome
        .unwrap_or_else(|problems| {
            messages.problems(&problems);
            Outcome::Failed
        })
        .into()
}

fn parse(arguments: &[OsString], language: Language) -> Result<Arguments, clap::Error> {
    let matches = help::command(language).try_get_matches_from(arguments)?;
    Arguments::from_arg_matches(&matches)
}

/// What is wrong with the arguments. They stand in the message, each on one line.
fn wrong_usage(error: clap::Error, arguments: &[OsString], messages: Messages) -> Outcome {
    let shown = |argument: &OsString| OsString::from(one_line(&argument.to_string_lossy()).as_ref());
    let arguments: Vec<OsString> = arguments.iter().map(shown).collect();
    let error = parse(&arguments, messages.language).err().unwrap_or(error);
    let english = error.render().to_string();
    let command = help::command(messages.language);
    messages.usage(&Text::given(usage::in_chinese(&error, &command), english.trim_end()));
    Outcome::Failed
}

/// Help and version go to standard output; it is an error where they cannot.
fn print_help(help: &clap::Error, messages: Messages) -> Outcome {
    let printed = match messages.language {
        // In colour where that is shown.
        Language::En => help.print(),
        Language::Zh => std::io::stdout().write_all(usage::named_in_chinese(&help.render().to_string()).as_bytes()),
    };
    match printed.and_then(|()| std::io::stdout().flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            messages.problems(&answer::unprintable(&error).into());
            Outcome::Failed
        }
        _ => Outcome::Fine,
    }
}
