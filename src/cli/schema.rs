//! `jixiao schema`.

use clap::Args;

use super::answer::print;
use super::outcome::Outcome;
use crate::read::choices;
use crate::schemas::{self, schema};
use crate::words::{Place, Problem, Problems, text};

/// Arguments of `schema`.
#[derive(Debug, Args)]
pub(super) struct Schema {
    /// Name of a schema; without one their names are listed.
    #[arg(value_name = "NAME")]
    name: Option<String>,
}

impl Schema {
    pub(super) fn run(self) -> Result<Outcome, Problems> {
        let text = match &self.name {
            None => schemas::NAMES.join("\n") + "\n",
            Some(name) => schema(name).map(str::to_owned).ok_or_else(|| {
                let message = text!("没有模式“{name}”", "there is no schema `{name}`");
                Problem::new(Place::file("schema"), message).advise(choices(name, schemas::NAMES))
            })?,
        };
        print(text.as_bytes())?;
        Ok(Outcome::Fine)
    }
}
