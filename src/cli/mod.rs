//! The command line: arguments in, exit code out. No rule and no arithmetic of its own.
//!
//! Results go to standard output, messages to standard error. The exit code is 0 where all is
//! well, 1 where something could not be assessed or does not match, 2 where something could not
//! be computed.

mod answer;
mod arguments;
mod audit;
mod audit_options;
mod batch;
mod check;
mod completions;
mod diff;
mod excerpt;
mod explain;
mod gather;
mod help;
#[cfg(feature = "excel")]
mod import;
mod language;
mod messages;
mod narrate;
mod narrative_check;
mod outcome;
mod rollup;
mod rules;
mod sample;
mod schema;
mod score;
mod setup;
mod template;
mod template_diff;
mod trend;
mod verdict;
mod verify;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::FromArgMatches;

use self::arguments::{Arguments, Command};
use self::messages::Messages;
use self::outcome::Outcome;

/// Runs the program with its arguments, the program's own name first.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let language = language::choose(&arguments);
    let parsed = help::command(language)
        .try_get_matches_from(arguments)
        .and_then(|matches| Arguments::from_arg_matches(&matches));
    let Arguments { command, setup, .. } = match parsed {
        Ok(arguments) => arguments,
        Err(error) => {
            // Help and version go to standard output with 0, everything else is wrong usage.
            let _ = error.print();
            return if error.use_stderr() { Outcome::Failed.into() } else { Outcome::Fine.into() };
        }
    };
    let messages = Messages::new(language);
    let outcome = setup.add_words().and_then(|()| match command {
        Command::Score(command) => command.run(&setup, messages),
        Command::Audit(command) => command.run(&setup, messages),
        Command::Rules(command) => command.run(messages),
        Command::Explain(command) => command.run(&setup, messages),
        Command::Verify(command) => command.run(&setup, messages),
        Command::Diff(command) => command.run(&setup, messages),
        Command::Rollup(command) => command.run(&setup, messages),
        Command::Narrate(command) => command.run(&setup, messages),
        Command::Trend(command) => command.run(&setup, messages),
        Command::Sample(command) => command.run(&setup, messages),
        #[cfg(feature = "excel")]
        Command::Import(command) => command.run(&setup, messages),
        Command::Template(command) => command.run(&setup, messages),
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
