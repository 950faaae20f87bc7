//! What was changed of a document: fields side by side, whole rows as rows.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::canonical::canonical_fields;
use super::fields::{Fields, Leaf};

/// A field that is not what it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Change {
    /// The JSON Pointer of the field, as it was sealed; of one that came in, where it stands now.
    pub field: String,
    /// What the row or table around it is called.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// What was sealed; none of what came in. A row that was taken out is its fields as canonical JSON.
    pub old: Option<String>,
    /// What stands there now; none of what was taken out.
    pub new: Option<String>,
}

/// Every difference, in the order of the fields.
pub(super) fn changes(sealed: &Fields, found: &Fields) -> Vec<Change> {
    let mut changes = Vec::new();
    compare(&Place::default(), &Branch::of(sealed), &Branch::of(found), &mut changes);
    changes
}

/// A part of a pointer; those of lists in the order of their numbers.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Step<'a> {
    number: Option<usize>,
    key: &'a str,
}

/// A value with its parts.
#[derive(Debug)]
enum Branch<'a> {
    Leaf(&'a Leaf),
    Parts(BTreeMap<Step<'a>, Branch<'a>>),
}

/// Where two values stand.
#[derive(Clone, Debug, Default)]
struct Place {
    pointer: String,
    name: Option<String>,
}

impl<'a> Branch<'a> {
    fn of(fields: &'a Fields) -> Self {
        let mut root = Self::Parts(BTreeMap::new());
        for (pointer, leaf) in fields {
            let mut branch = &mut root;
            for key in pointer.split('/').skip(1) {
                // A pointer goes on behind a plain value in no value that can be written down.
                if let Self::Leaf(_) = branch {
                    *branch = Self::Parts(BTreeMap::new());
                }
                let Self::Parts(parts) = branch else { break };
                let step = Step { number: key.parse().ok(), key };
                branch = parts.entry(step).or_insert_with(|| Self::Parts(BTreeMap::new()));
            }
            *branch = Self::Leaf(leaf);
        }
        root
    }

    /// What it is called.
    fn name(&self) -> Option<String> {
        let Self::Parts(parts) = self else { return None };
        let named =
            ["name", "名称", "指标", "指标名称"].into_iter().find_map(|key| parts.get(&Step { number: None, key }));
        match named {
            Some(Self::Leaf(Leaf::Text(name))) => Some(name.clone()),
            _ => None,
        }
    }

    /// As one text.
    fn shown(&self) -> String {
        match self {
            Self::Leaf(leaf) => leaf.shown(),
            Self::Parts(_) => {
                let mut fields = Fields::new();
                self.collect("", &mut fields);
                canonical_fields(&fields)
            }
        }
    }

    fn collect(&self, pointer: &str, fields: &mut Fields) {
        match self {
            Self::Leaf(leaf) => drop(fields.insert(pointer.to_owned(), (*leaf).clone())),
            Self::Parts(parts) => {
                for (step, branch) in parts {
                    branch.collect(&format!("{pointer}/{}", step.key), fields);
                }
            }
        }
    }
}

fn compare(at: &Place, old: &Branch<'_>, new: &Branch<'_>, changes: &mut Vec<Change>) {
    match (old, new) {
        (Branch::Leaf(one), Branch::Leaf(other)) if one == other => {}
        (Branch::Parts(old), Branch::Parts(new)) => compare_parts(at, old, new, changes),
        (old, new) => changes.push(at.change(Some(old), Some(new))),
    }
}

type Parts<'a> = BTreeMap<Step<'a>, Branch<'a>>;

fn compare_parts(at: &Place, old: &Parts<'_>, new: &Parts<'_>, changes: &mut Vec<Change>) {
    let counterparts = Counterparts::of(old, new);
    for (step, branch) in old {
        let below = at.below(step, branch);
        match counterparts.in_new(step, branch) {
            Some(other) => compare(&below, branch, other, changes),
            None => changes.push(below.change(Some(branch), None)),
        }
    }
    for (step, branch) in new {
        if !counterparts.in_old(step, branch) {
            changes.push(at.below(step, branch).change(None, Some(branch)));
        }
    }
}

/// Which part is which. Rows of a list that became longer or shorter are known by their names, where each has its own, so that
/// one that was taken out is told as itself and not as a change of all behind it; all else by where it stands.
struct Counterparts<'p, 'a> {
    old: &'p Parts<'a>,
    new: &'p Parts<'a>,
    /// The rows by their names, then and now.
    rows: Option<[BTreeMap<String, &'p Branch<'a>>; 2]>,
}

impl<'p, 'a> Counterparts<'p, 'a> {
    fn of(old: &'p Parts<'a>, new: &'p Parts<'a>) -> Self {
        let rows =
            if old.len() == new.len() { None } else { by_name(old).zip(by_name(new)).map(|(old, new)| [old, new]) };
        Self { old, new, rows }
    }

    fn in_new(&self, step: &Step<'p>, branch: &Branch<'_>) -> Option<&'p Branch<'a>> {
        match &self.rows {
            Some([_, new]) => new.get(&branch.name()?).copied(),
            None => self.new.get(step),
        }
    }

    fn in_old(&self, step: &Step<'_>, branch: &Branch<'_>) -> bool {
        match &self.rows {
            Some([old, _]) => branch.name().is_some_and(|name| old.contains_key(&name)),
            None => self.old.contains_key(step),
        }
    }
}

fn by_name<'p, 'a>(parts: &'p Parts<'a>) -> Option<BTreeMap<String, &'p Branch<'a>>> {
    let rows: Option<BTreeMap<_, _>> =
        parts.iter().map(|(step, branch)| step.number.and(branch.name()).map(|name| (name, branch))).collect();
    rows.filter(|rows| rows.len() == parts.len())
}

impl Place {
    fn below(&self, step: &Step<'_>, branch: &Branch<'_>) -> Self {
        Self { pointer: format!("{}/{}", self.pointer, step.key), name: branch.name().or_else(|| self.name.clone()) }
    }

    fn change(&self, old: Option<&Branch<'_>>, new: Option<&Branch<'_>>) -> Change {
        let [old, new] = [old, new].map(|branch| branch.map(Branch::shown));
        Change { field: self.pointer.clone(), name: self.name.clone(), old, new }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::{Format, Source};
    use crate::seal::fields::fields_of;

    fn fields(json: &str) -> Fields {
        let source = Source::from_bytes("a.json", Some(Format::Json), json.into()).unwrap();
        fields_of(&source.values().next().unwrap().unwrap())
    }

    /// The changes from one text to another, each in a line.
    fn told(old: &str, new: &str) -> Vec<String> {
        let told = changes(&fields(old), &fields(new)).into_iter().map(|Change { field, name, old, new }| {
            let [name, old, new] = [name, old, new].map(|text| text.unwrap_or_else(|| "-".to_owned()));
            format!("{field} {name} {old} {new}")
        });
        told.collect()
    }

    #[test]
    fn a_change_is_named_with_its_field_and_row() {
        let row = |name: &str, weight: &str| format!(r#"{{"name":"{name}","weight":{weight}}}"#);
        let rows = |rows: &[String]| format!(r#"{{"rows":[{}]}}"#, rows.join(","));
        let (a, b, c) = (row("甲", "1"), row("乙", "2"), row("丙", "3"));
        let all = rows(&[a.clone(), b.clone(), c.clone()]);
        assert_eq!(told(&all, &all), [""; 0]);
        assert_eq!(told(&all, &rows(&[a.clone(), row("乙", "2.0"), c.clone()])), ["/rows/1/weight 乙 2 2.0"]);
        let taken = [r#"/rows/0 甲 {"/name":"甲","/weight":"1"} -"#];
        assert_eq!(told(&all, &rows(&[b.clone(), c.clone()])), taken);
        assert_eq!(told(&rows(&[b.clone(), c.clone()]), &all), [r#"/rows/0 甲 - {"/name":"甲","/weight":"1"}"#]);
        assert_eq!(told(&all, &rows(&[b.clone(), a.clone(), c.clone()])).len(), 4, "rows in another order");
        assert_eq!(told(&all, &rows(&[a.clone(), a.clone()])).len(), 3, "rows of one name are known by their places");
    }

    #[test]
    fn values_of_other_kinds_are_other_values() {
        assert_eq!(told(r#"{"a":1}"#, r#"{"a":"1"}"#), [""; 0], "a number is its digits");
        assert_eq!(told(r#"{"a":null}"#, r#"{"a":"null"}"#), ["/a - null null"]);
        assert_eq!(told(r#"{"a":[]}"#, r#"{"a":{}}"#), ["/a - [] {}"]);
        assert_eq!(told(r#"{"a":[]}"#, r#"{"a":[{}]}"#), ["/a - [] {\"/0\":{}}"]);
        assert_eq!(told(r#"{"a":true,"b":1}"#, r#"{"b":1}"#), ["/a - true -"]);
    }
}
