//! The thresholds: those of the program, and what a bureau changes.

use super::rules::{RULES, rule};
use crate::load::{choices, decode, overlay};
use crate::model::{AuditProfile, Problem, Problems, Text};
use crate::read::{Format, Node, Source};

const DEFAULT: &str = include_str!("profile.toml");

/// The thresholds of the program.
///
/// # Errors
/// None in a released program.
pub fn default_profile() -> Result<AuditProfile, Problems> {
    let source = default_source()?;
    let node = only(&source)?;
    decode(&source, &node)
}

/// A bureau's file over the thresholds of the program: it names only what it changes.
///
/// # Errors
/// Everything that is wrong with the file.
pub fn read_profile(source: &Source) -> Result<AuditProfile, Problems> {
    let base_source = default_source()?;
    let (base, own) = (only(&base_source)?, only(source)?);
    let profile: AuditProfile = decode(source, &overlay(&base, &own))?;
    let slugs = RULES.iter().map(|rule| rule.slug).collect::<Vec<_>>();
    let unknown = profile.severity.keys().filter(|name| rule(name).is_none_or(|rule| rule.slug != name.as_str()));
    let problems: Vec<Problem> = unknown
        .map(|name| {
            let place = source.place(own.nearest(&format!("/severity/{name}")).start);
            let message = Text::new(format!("没有审核规则“{name}”"), format!("there is no audit rule `{name}`"));
            Problem::new(place, message).advise(choices(name, &slugs))
        })
        .collect();
    if problems.is_empty() { Ok(profile) } else { Err(Problems::sorted(problems)) }
}

fn default_source() -> Result<Source, Problem> {
    Source::from_bytes("profile.toml", Some(Format::Toml), DEFAULT.as_bytes().to_vec())
}

/// The value of a file that holds one.
fn only(source: &Source) -> Result<Node<'_>, Problems> {
    let mut values = source.values();
    if let (Some(node), None) = (values.next(), values.next()) {
        return node;
    }
    let message = Text::new("一个文件只写一套审核参数", "a file holds one profile");
    Err(Problem::new(source.place(0), message).into())
}
