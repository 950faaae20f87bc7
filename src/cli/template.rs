//! `jixiao template`.

use clap::{Args, Subcommand, ValueEnum};

use super::answer::{json_text, print};
use super::check::Check;
use super::messages::{Messages, unwritable, width};
use super::outcome::Outcome;
use super::setup::{Setup, named_template};
use super::template_diff::Diff;
use crate::template;
use crate::words::Problems;

/// Arguments of `template`.
#[derive(Debug, Args)]
pub(super) struct Template {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// List the templates at hand.
    #[command(visible_aliases = ["列出", "列表"])]
    List,
    /// Show the rules of one template.
    #[command(visible_alias = "查看")]
    Show {
        /// Id of a template, or a file.
        #[arg(value_name = "TEMPLATE")]
        name: String,
        /// Show all rules, those of the template that it extends among them: with `-f toml` as one file.
        #[arg(long)]
        resolved: bool,
        /// How the template is written.
        #[arg(long, short, value_enum, default_value_t = Format::Human)]
        format: Format,
    },
    /// Prove what can be proven of templates: points, bands, grades, sources, examples, limits.
    #[command(visible_alias = "检查")]
    Check(Check),
    /// Say which rules of two templates differ, and what that does to tables.
    #[command(visible_alias = "比较")]
    Diff(Diff),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A page for people.
    Human,
    /// The file itself, to start one of your own.
    Toml,
    /// The rules as JSON.
    Json,
}

impl Template {
    pub(super) fn run(self, setup: &Setup, messages: Messages) -> Result<Outcome, Problems> {
        let text = match self.action {
            Action::Check(check) => return check.run(setup, messages),
            Action::Diff(command) => return command.run(setup, messages),
            Action::List => return list(setup, messages),
            Action::Show { name, resolved, format } => {
                let book = named_template(&mut setup.engine()?, &name)?;
                match format {
                    Format::Human => template::template(&book.template, messages.language, width()),
                    Format::Toml if resolved => {
                        template::toml::template(&book.template).map_err(|error| unwritable(&error))?
                    }
                    Format::Toml => book.text.clone(),
                    Format::Json => json_text(&book.template)?,
                }
            }
        };
        print(text.as_bytes())?;
        Ok(Outcome::Fine)
    }
}

/// The templates at hand, a line each.
pub(super) fn list(setup: &Setup, messages: Messages) -> Result<Outcome, Problems> {
    let books: Vec<_> = setup.engine()?.library().iter().collect();
    let text = template::templates(books.iter().map(|book| &book.template), messages.language, width());
    print(text.as_bytes())?;
    Ok(Outcome::Fine)
}
