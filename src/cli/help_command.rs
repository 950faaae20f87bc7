//! `jixiao help`: the help of the program, or of one of its commands, asked for in a word.

use clap::error::ErrorKind;
use clap::{Args, Command};

use super::answer::print;
use super::outcome::Outcome;
use super::usage::named_in_chinese;
use crate::read::choices;
use crate::words::{Language, Place, Problem, Problems, text};

/// Arguments of `help`.
#[derive(Debug, Args)]
pub(super) struct Help {
    /// The command, by either of its names.
    #[arg(value_name = "COMMAND")]
    commands: Vec<String>,
}

impl Help {
    /// Prints what `--help` prints behind the same words.
    pub(super) fn run(self, command: &mut Command, language: Language) -> Result<Outcome, Problems> {
        let mut at = &*command;
        for name in &self.commands {
            at = at.find_subcommand(name).ok_or_else(|| unknown(name, at))?;
        }
        let words = ["jixiao"].into_iter().chain(self.commands.iter().map(String::as_str)).chain(["--help"]);
        if let Err(help) = command.try_get_matches_from_mut(words)
            && help.kind() == ErrorKind::DisplayHelp
        {
            let help = help.render().to_string();
            print(if language == Language::Zh { named_in_chinese(&help) } else { help }.as_bytes())?;
        }
        Ok(Outcome::Fine)
    }
}

fn unknown(name: &str, command: &Command) -> Problem {
    let names: Vec<&str> = command.get_subcommands().map(Command::get_name).collect();
    let message = text!("没有命令“{name}”", "there is no command `{name}`");
    Problem::new(Place::file("help"), message).advise(choices(name, &names))
}
