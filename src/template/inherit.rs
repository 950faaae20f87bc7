//! A template that extends another: what it says itself wins, the rest is the other's.

use crate::read::{Key, Node, Source, Value};
use crate::words::{Problem, Problems, text};

/// What belongs to a template alone.
const OWN: &[&str] = &["id", "version", "title", "title_en", "extends", "without", "effective", "examples"];

/// Whose entries belong together: one of them is taken as a whole or not at all.
const WHOLE: &[&str] = &["methods", "parameters", "basis"];

/// The table of a template over that of its base. Tables are joined key by key, lists and everything
/// else are replaced; what is named in `without` is left out. Whatever comes from the base has the place
/// of the word `extends`, because that is where the reader finds it.
pub(super) fn inherit<'a>(base: &Node<'a>, own: &Node<'a>) -> Node<'a> {
    let at = own.nearest("/extends").start;
    let without: Vec<&str> = match own.get("without").map(|node| &node.value) {
        Some(Value::List(names)) => names.iter().filter_map(text).collect(),
        _ => Vec::new(),
    };
    let left_out = |name: &str| OWN.contains(&name) || without.contains(&name);
    join(base, own, at, &|name| left_out(name), 0)
}

/// A table over another one, joined key by key; what comes from below has the place of the upper one.
pub(crate) fn overlay<'a>(base: &Node<'a>, own: &Node<'a>) -> Node<'a> {
    join(base, own, own.start, &|_| false, 1)
}

/// That a template takes over from its base what it says it does, and nothing else than what is there.
pub(super) fn check_inheritance(source: &Source, base: &Node<'_>, own: &Node<'_>) -> Result<(), Problems> {
    let mut problems = wrong_omissions(source, base, own);
    problems.extend(replaced_sources(source, base, own));
    if problems.is_empty() { Ok(()) } else { Err(Problems::sorted(problems)) }
}

/// What of `without` is nothing that would be inherited.
fn wrong_omissions(source: &Source, base: &Node<'_>, own: &Node<'_>) -> Vec<Problem> {
    let Some(Value::List(names)) = own.get("without").map(|node| &node.value) else { return Vec::new() };
    let names = names.iter().filter_map(|node| Some((node, text(node)?)));
    let wrong = names.filter(|(_, name)| OWN.contains(name) || base.get(name).is_none() || own.get(name).is_some());
    let problems = wrong.map(|(node, name)| {
        let message = text!(
            "without 中的“{name}”不是从上级模板沿用的部分",
            "`{name}` in `without` is nothing that would be inherited"
        );
        Problem::new(source.place(node.start), message)
    });
    problems.collect()
}

/// Sources under a name of the base's: inherited rules cite that name, and would have another source from here on.
fn replaced_sources(source: &Source, base: &Node<'_>, own: &Node<'_>) -> Vec<Problem> {
    let (Some(base), Some(own)) = (base.get("basis"), own.get("basis")) else { return Vec::new() };
    let Value::Table(entries) = &own.value else { return Vec::new() };
    let document = |node: &Node<'_>| node.get("document").and_then(text).unwrap_or_default().to_owned();
    let both = entries.iter().filter_map(|(key, node)| Some((key, document(node), document(base.get(&key.name)?))));
    let problems = both.map(|(key, here, there)| {
        let name = &key.name;
        let message = text!(
            "依据“{name}”在此为《{here}》,在所沿用的模板中为《{there}》;沿用的规则仍引用“{name}”",
            "the source `{name}` is 《{here}》 here and 《{there}》 in the template that is extended, whose rules cite it"
        );
        let advice = text!(
            "请给本文件的依据另取一个名称;若就是同一依据,删去此处的即可",
            "give the source of this file another name; if both are the same one, leave it out here"
        );
        Problem::new(source.place(key.start), message).advise(advice)
    });
    problems.collect()
}

fn text<'n>(node: &'n Node<'_>) -> Option<&'n str> {
    match &node.value {
        Value::Text(text) => Some(text),
        _ => None,
    }
}

fn join<'a>(base: &Node<'a>, own: &Node<'a>, at: usize, left_out: &dyn Fn(&str) -> bool, depth: usize) -> Node<'a> {
    let (Value::Table(base_entries), Value::Table(own_entries)) = (&base.value, &own.value) else { return own.clone() };
    let mut joined: Vec<(Key<'a>, Node<'a>)> = Vec::with_capacity(base_entries.len() + own_entries.len());
    for (key, node) in own_entries {
        let below = base.get(&key.name).filter(|_| !(depth == 0 && left_out(&key.name)));
        // An entry of these tables is a thing of its own; its keys belong together.
        let whole = depth == 0 && WHOLE.contains(&key.name.as_ref());
        let node = match below {
            Some(below) if whole => beside(below, node, at),
            Some(below) => join(below, node, at, left_out, depth + 1),
            None => node.clone(),
        };
        joined.push((key.clone(), node));
    }
    for (key, node) in base_entries {
        if own.get(&key.name).is_none() && !(depth == 0 && left_out(&key.name)) {
            joined.push((Key { name: key.name.clone(), start: at }, moved(node, at)));
        }
    }
    Node { value: Value::Table(joined), start: own.start, end: own.end }
}

/// The entries of both tables; one that stands in both is the own one.
fn beside<'a>(base: &Node<'a>, own: &Node<'a>, at: usize) -> Node<'a> {
    let (Value::Table(base_entries), Value::Table(own_entries)) = (&base.value, &own.value) else { return own.clone() };
    let mut entries = own_entries.clone();
    let inherited = base_entries.iter().filter(|(key, _)| own.get(&key.name).is_none());
    entries.extend(inherited.map(|(key, node)| (Key { name: key.name.clone(), start: at }, moved(node, at))));
    Node { value: Value::Table(entries), start: own.start, end: own.end }
}

/// The same value at another place.
fn moved<'a>(node: &Node<'a>, at: usize) -> Node<'a> {
    let value = match &node.value {
        Value::List(items) => Value::List(items.iter().map(|item| moved(item, at)).collect()),
        Value::Table(entries) => {
            let moved =
                |(key, node): &(Key<'a>, Node<'a>)| (Key { name: key.name.clone(), start: at }, moved(node, at));
            Value::Table(entries.iter().map(moved).collect())
        }
        other => other.clone(),
    };
    Node { value, start: at, end: at }
}
