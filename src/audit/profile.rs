//! The thresholds: those of the program, and what a bureau changes.

use std::sync::LazyLock;

use super::rules::{RULES, rule};
use super::thresholds::AuditProfile;
use crate::read::{Format, Source, Value, choices, decode};
use crate::template::overlay;
use crate::words::{Problem, Problems, Text, text};

const DEFAULT: &str = include_str!("profile.toml");

/// The thresholds of the program.
///
/// # Errors
/// None in a released program.
pub fn default_profile() -> Result<AuditProfile, Problems> {
    static PROFILE: LazyLock<Result<AuditProfile, Problems>> = LazyLock::new(|| {
        let source = default_source()?;
        let node = source.only()?;
        decode(&source, &node)
    });
    PROFILE.clone()
}

/// A bureau's file over the thresholds of the program: it names only what it changes.
///
/// # Errors
/// Everything that is wrong with the file.
pub fn read_profile(source: &Source) -> Result<AuditProfile, Problems> {
    let base_source = default_source()?;
    let (base, own) = (base_source.only()?, source.only()?);
    let mut profile: AuditProfile = decode(source, &overlay(&base, &own))?;
    if let Some(Value::Table(limits)) = own.get("limits").map(|limits| &limits.value) {
        profile.own = limits.iter().map(|(key, _)| key.name.clone().into_owned()).collect();
    }
    let slugs = RULES.iter().map(|rule| rule.slug).collect::<Vec<_>>();
    let unknown = profile.severity.keys().filter(|name| rule(name).is_none_or(|rule| rule.slug != name.as_str()));
    let problems: Vec<Problem> = unknown
        .map(|name| {
            let place = source.place(own.nearest(&format!("/severity/{name}")).start);
            let message = text!("没有审核规则“{name}”", "there is no audit rule `{name}`");
            Problem::new(place, message).advise(advice(name, &slugs))
        })
        .collect();
    if problems.is_empty() { Ok(profile) } else { Err(Problems::sorted(problems)) }
}

/// A profile names rules by their slugs, so that it can be read; a code is told its slug.
fn advice(name: &str, slugs: &[&str]) -> Text {
    match rule(name) {
        Some(rule) => text!("请写规则的名称“{slug}”", "write its name, `{slug}`", slug = rule.slug),
        None => choices(name, slugs),
    }
}

fn default_source() -> Result<Source, Problem> {
    Source::from_bytes("profile.toml", Some(Format::Toml), DEFAULT.as_bytes().to_vec())
}
