//! The command line: arguments in, exit code out. No rule and no arithmetic of its own.
//!
//! Results go to standard output, messages to standard error. The exit code is 0 where all is
//! well, 1 where something could not be assessed or does not match, 2 where something could not
//! be computed.

mod answer;
mod audit;
mod audit_options;
mod batch;
mod check;
mod completions;
mod diff;
mod explain;
mod help;
mod language;
mod messages;
mod narrate;
mod rollup;
mod rules;
mod sample;
mod schema;
mod score;
mod setup;
mod template;
mod template_diff;
mod trend;
mod verify;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::{ArgAction, FromArgMatches, Parser, Subcommand};

use self::messages::Messages;
use self::setup::Setup;

/// Exact scoring of budget performance tables, every point explained.
#[derive(Debug, Parser)]
#[command(name = "jixiao", version, arg_required_else_help = true)]
#[command(disable_help_flag = true, disable_version_flag = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
    #[command(flatten)]
    setup: Setup,
    /// Print the version.
    #[arg(long, short = 'V', action = ArgAction::Version)]
    version: Option<bool>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Score self-evaluation tables.
    #[command(visible_alias = "打分")]
    Score(score::Score),
    /// Audit what departments reported: findings over one table or thousands.
    #[command(visible_alias = "审核")]
    Audit(audit::Audit),
    /// List the audit rules.
    #[command(visible_alias = "规则")]
    Rules(rules::Rules),
    /// Explain every point in words and numbers, or print the page of a scoring method or an audit rule.
    #[command(visible_alias = "说明")]
    Explain(explain::Explain),
    /// Compute scorecards again and compare every figure; or hold the figures of a narrative against its tables.
    #[command(visible_alias = "校验")]
    Verify(verify::Verify),
    /// Compare two tables or scorecards, or what a table reports with what its figures give: what differs, and why.
    #[command(visible_alias = "比对")]
    Diff(diff::Diff),
    /// Roll up tables, scorecards, tables of results and earlier summaries into one summary.
    #[command(visible_alias = "汇总")]
    Rollup(rollup::Rollup),
    /// Tell a department's evaluations of a year in words, every number with its source, as final accounts do.
    #[command(visible_alias = "综述")]
    Narrate(narrate::Narrate),
    /// Follow projects across years: scores, execution, targets raised or lowered.
    #[command(visible_alias = "历年")]
    Trend(trend::Trend),
    /// Draw projects that are to be evaluated again, so that anybody can draw them again.
    #[command(visible_alias = "抽样")]
    Sample(sample::Sample),
    /// List the templates, show one, prove what holds of them, or compare two.
    #[command(visible_alias = "模板", subcommand_required = true, arg_required_else_help = true)]
    Template(template::Template),
    /// Print a JSON Schema.
    #[command(visible_alias = "模式")]
    Schema(schema::Schema),
    /// Print the completions of a shell.
    #[command(visible_alias = "补全")]
    Completions(completions::Completions),
}

/// What a command came to; the worst of several counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Outcome {
    #[default]
    Fine,
    Findings,
    Failed,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        Self::from(match outcome {
            Outcome::Fine => 0,
            Outcome::Findings => 1,
            Outcome::Failed => 2,
        })
    }
}

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
    let outcome = match command {
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
        Command::Template(command) => command.run(&setup, messages),
        Command::Schema(command) => command.run(),
        Command::Completions(command) => command.run(messages),
    };
    outcome
        .unwrap_or_else(|problems| {
            messages.problems(&problems);
            Outcome::Failed
        })
        .into()
}
