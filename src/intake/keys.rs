//! The keys of tables in Chinese: what a form calls a field becomes the key of the type, before anything else looks at the
//! table. A key keeps its place, so that messages point at what was typed; keys in English are left as they are.

use serde::de::DeserializeOwned;

use crate::lists::{KeyNames, Keys, lists};
use crate::order::Order;
use crate::read::{Key, Node, Shaped, Source, Value, decode_named};
use crate::words::{Problem, Problems, text};

/// A table of an assessment: its type, what its keys are called, and the tables below it.
struct Level {
    of: &'static str,
    names: fn(&Keys) -> &KeyNames,
    below: &'static [(&'static str, &'static Level)],
}

const PANEL: Level = Level { of: "PanelScore", names: |keys| &keys.panel, below: &[] };
const INDICATORS: Level = Level { of: "Indicator", names: |keys| &keys.indicators, below: &[("panel", &PANEL)] };
const SOURCES: Level = Level { of: "FundSource", names: |keys| &keys.sources, below: &[] };
const FUNDS: Level = Level { of: "FundRow", names: |keys| &keys.funds, below: &[("source", &SOURCES)] };
const GOAL: Level = Level { of: "Goal", names: |keys| &keys.goal, below: &[] };
const PROJECT: Level = Level { of: "Project", names: |keys| &keys.project, below: &[] };
const TIERS: Level = Level { of: "ReportedTier", names: |keys| &keys.tiers, below: &[] };
const REPORTED: Level = Level { of: "Reported", names: |keys| &keys.reported, below: &[("tiers", &TIERS)] };
const WAIVERS: Level = Level { of: "Waiver", names: |keys| &keys.waivers, below: &[] };

/// 自评表.
const TABLE: Level = Level {
    of: "Assessment",
    names: |keys| &keys.table,
    below: &[
        ("project", &PROJECT),
        ("goal", &GOAL),
        ("funds", &FUNDS),
        ("indicators", &INDICATORS),
        ("reported", &REPORTED),
        ("waivers", &WAIVERS),
    ],
};

const DUE: Level = Level { of: "Due", names: |keys| &keys.due, below: &[] };
const RESULTS: Level = Level { of: "ProjectResult", names: |keys| &keys.results, below: &[] };
const OVERALL: Level = Level { of: "ReportedResults", names: |keys| &keys.overall, below: &[] };
const STATEMENTS: Level = Level { of: "Statement", names: |keys| &keys.statements, below: &[] };

/// What a department publishes about its projects together.
const DEPARTMENT: Level = Level {
    of: "Department",
    names: |keys| &keys.department,
    below: &[("projects", &RESULTS), ("reported", &OVERALL), ("statements", &STATEMENTS)],
};

/// 应报名单.
const ROSTER: Level = Level { of: "RosterFile", names: |keys| &keys.roster, below: &[("projects", &DUE)] };

/// A file of waivers.
const WAIVER_FILE: Level = Level { of: "WaiverFile", names: |keys| &keys.waiver_file, below: &[("waivers", &WAIVERS)] };

/// What a file may be.
const ROOTS: [&Level; 4] = [&TABLE, &DEPARTMENT, &ROSTER, &WAIVER_FILE];

/// Columns of a form whose cells together are the path of an indicator.
const COLUMNS: [&str; 2] = ["一级指标", "二级指标"];

/// Gives a table, or what a department publishes, the keys of its type. Whatever is neither has no such keys.
///
/// # Errors
/// Two names of one key in one table.
pub(super) fn in_english(source: &Source, node: &mut Node<'_>) -> Result<(), Problems> {
    if node.get("schema").is_some() {
        return Ok(());
    }
    let is_department = has(&DEPARTMENT, node, "department") && !has(&TABLE, node, "project");
    named_by(if is_department { &DEPARTMENT } else { &TABLE }, source, node)
}

/// Reads a file of another type, whose keys may be Chinese.
///
/// # Errors
/// Two names of one key in one table; whatever does not fit the type.
pub(super) fn decoded<T: DeserializeOwned + Shaped>(source: &Source, node: &mut Node<'_>) -> Result<T, Problems> {
    if let Some(root) = ROOTS.iter().find(|root| root.of == T::NAME) {
        named_by(root, source, node)?;
    }
    decode_named(source, node, in_chinese)
}

fn named_by(root: &Level, source: &Source, node: &mut Node<'_>) -> Result<(), Problems> {
    let mut translator = Translator { source, problems: Vec::new() };
    translator.translate(root, node);
    if translator.problems.is_empty() { Ok(()) } else { Err(Problems::sorted(translator.problems)) }
}

/// Whether a key stands there under one of its names.
fn has(level: &Level, node: &Node<'_>, key: &str) -> bool {
    let names = (level.names)(&lists().keys).names(key);
    node.get(key).is_some() || names.iter().any(|name| node.get(name).is_some())
}

/// What a key of a type, or a value of an enumeration, is called in Chinese, the usual name first.
pub(super) fn in_chinese(of: &str, key: &str) -> &'static [String] {
    found(of).map_or(&[], |level| (level.names)(&lists().keys).names(key))
}

fn found(of: &str) -> Option<&'static Level> {
    ROOTS.iter().find_map(|root| level(root, of))
}

/// The table of a type, at or below another one.
fn level(at: &'static Level, of: &str) -> Option<&'static Level> {
    if at.of == of { Some(at) } else { at.below.iter().find_map(|(_, below)| level(below, of)) }
}

struct Translator<'s> {
    source: &'s Source,
    problems: Vec<Problem>,
}

impl Translator<'_> {
    fn translate(&mut self, level: &Level, node: &mut Node<'_>) {
        match &mut node.value {
            Value::List(items) => items.iter_mut().for_each(|item| self.translate(level, item)),
            Value::Text(text) if !text.is_ascii() => {
                if let Some(value) = (level.names)(&lists().keys).key(text) {
                    *text = value.into();
                }
            }
            Value::Table(entries) => {
                if entries.iter().any(|(key, _)| !key.name.is_ascii()) {
                    self.rename(level, entries);
                }
                for (key, value) in entries {
                    let below = level.below.iter().find(|(name, _)| *name == key.name);
                    if let Some((_, below)) = below {
                        self.translate(below, value);
                    }
                }
            }
            _ => {}
        }
    }

    /// Gives the keys of one table their names, each of which stands there once.
    fn rename(&mut self, level: &Level, entries: &mut Vec<(Key<'_>, Node<'_>)>) {
        if level.of == INDICATORS.of {
            join_columns(entries);
        }
        let names = (level.names)(&lists().keys);
        let mut seen: Vec<(String, String)> = Vec::with_capacity(entries.len());
        for (key, _) in entries {
            let typed = key.name.to_string();
            if let Some(name) = names.key(&typed).filter(|_| !typed.is_ascii()) {
                key.name = name.into();
            }
            match seen.iter().find(|(name, _)| *name == key.name) {
                Some((_, other)) => self.doubled(key, other, &typed),
                None => seen.push((key.name.to_string(), typed)),
            }
        }
    }

    fn doubled(&mut self, Key { name, start }: &Key<'_>, other: &str, typed: &str) {
        let message = text!(
            "键重复:“{other}”与“{typed}”是同一个键({name})",
            "duplicate key: `{other}` and `{typed}` are one key, `{name}`"
        );
        self.problems.push(Problem::new(self.source.place(*start), message));
    }
}

/// Makes one list of the columns that are tiers, as the key `path` has them.
fn join_columns(entries: &mut Vec<(Key<'_>, Node<'_>)>) {
    let is_column = |key: &Key<'_>| COLUMNS.contains(&key.name.as_ref());
    let mut columns: Vec<_> = entries.extract_if(.., |(key, _)| is_column(key)).collect();
    columns.order_by_key(|(key, _)| COLUMNS.iter().position(|column| *column == key.name));
    let Some((Key { start, .. }, Node { start: from, end, .. })) = columns.first() else { return };
    let (start, from, end) = (*start, *from, *end);
    let items = columns.into_iter().map(|(_, node)| node).collect();
    entries.push((Key { name: "path".into(), start }, Node { value: Value::List(items), start: from, end }));
}

#[cfg(test)]
mod tests {
    use schemars::schema_for;

    use super::*;
    use crate::model::assessment::{Assessment, WaiverFile};
    use crate::model::department::{Accounts, Department};
    use crate::model::roster::RosterFile;

    /// Every type of a file by its schema: the names of its fields, or of its values.
    fn types<T: schemars::JsonSchema>() -> Vec<(String, Vec<String>)> {
        let schema = schema_for!(T).to_value();
        let fields = |schema: &serde_json::Value| {
            let fields = schema.get("properties").and_then(|fields| fields.as_object());
            let values = schema.get("oneOf").and_then(|values| values.as_array()).into_iter().flatten();
            let values = values.filter_map(|value| value.get("const")?.as_str().map(str::to_owned));
            fields.into_iter().flat_map(|fields| fields.keys().cloned()).chain(values).collect::<Vec<_>>()
        };
        let below = schema["$defs"].as_object().unwrap().iter().map(|(of, schema)| (of.clone(), fields(schema)));
        below
            .chain([(T::schema_name().into_owned(), fields(&schema))])
            .filter(|(_, fields)| !fields.is_empty())
            .collect()
    }

    #[test]
    fn every_key_has_a_name_and_every_name_a_key() {
        let known =
            [types::<Assessment>(), types::<Department>(), types::<RosterFile>(), types::<WaiverFile>()].concat();
        assert!(known.len() > 15, "{known:?}");
        // What an import writes about cells nobody types, and tables of accounts have names of their own.
        let accounts: Vec<String> = types::<Accounts>().into_iter().map(|(of, _)| of).collect();
        let is_typed = |of: &str| !of.starts_with("Import") && !accounts.iter().any(|below| below == of);
        for (of, fields) in known.iter().filter(|(of, _)| is_typed(of)) {
            for field in fields {
                let names = (found(of).unwrap_or_else(|| panic!("{of}")).names)(&lists().keys);
                assert!(!in_chinese(of, field).is_empty(), "{of}.{field} has no name");
                for name in in_chinese(of, field) {
                    assert_eq!(names.key(name), Some(field.as_str()), "{of}.{field}");
                    assert!(!name.is_ascii());
                }
            }
            let names = format!("{:?}", (found(of).unwrap().names)(&lists().keys));
            assert_eq!(names.matches(": [").count(), fields.len(), "{of} has names of keys that are none: {names}");
        }
    }
}
