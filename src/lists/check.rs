//! What is wrong with a file of words, all of it at once and with its places.

use std::collections::HashSet;

use super::list::Words;
use super::subjects::Lists;
use crate::read::{Node, Source, Value, decode};
use crate::words::{Problem, Problems, Text, text};

/// The words of a file besides those of some lists.
pub(super) fn join(lists: &mut Lists, source: &Source) -> Result<(), Problems> {
    let node = source.only()?;
    let own: Lists = decode(source, &node)?;
    let mut problems: Vec<Problem> = written(&node).flat_map(|list| list.faults(source)).collect();
    for (subject, list, word) in lists.add(own) {
        let at = node.nearest(&format!("/{subject}/{list}/words/{word}")).start;
        let message =
            text!("词表 {subject}.{list} 中“{word}”已另有所指", "`{word}` means something else in {subject}.{list}");
        problems.push(Problem::new(source.place(at), message));
    }
    problems.extend(apart(lists).iter().flat_map(|group| in_two(group, source, &node)));
    if problems.is_empty() { Ok(()) } else { Err(Problems::sorted(problems)) }
}

/// A list as it is written.
struct Written<'n> {
    name: String,
    words: &'n Node<'n>,
}

fn written<'n>(file: &'n Node<'n>) -> impl Iterator<Item = Written<'n>> {
    entries(file).flat_map(|(subject, lists)| {
        entries(lists).filter_map(move |(list, node)| {
            Some(Written { name: format!("{subject}.{list}"), words: node.get("words")? })
        })
    })
}

fn entries<'n>(node: &'n Node<'n>) -> impl Iterator<Item = (&'n str, &'n Node<'n>)> {
    let entries = match &node.value {
        Value::Table(entries) => entries.as_slice(),
        _ => &[],
    };
    entries.iter().map(|(key, node)| (key.name.as_ref(), node))
}

impl<'n> Written<'n> {
    /// The words and where each stands.
    fn each(&self) -> Vec<(&'n str, usize)> {
        match &self.words.value {
            Value::List(items) => items.iter().filter_map(|item| Some((as_text(item)?, item.start))).collect(),
            Value::Table(entries) => entries.iter().map(|(key, _)| (key.name.as_ref(), key.start)).collect(),
            _ => Vec::new(),
        }
    }

    fn faults(&self, source: &Source) -> Vec<Problem> {
        let (name, each) = (&self.name, self.each());
        let fault = |at, message: Text| Problem::new(source.place(at), message);
        if each.is_empty() {
            return vec![fault(self.words.start, text!("词表 {name} 没有词", "the list {name} has no words"))];
        }
        let mut known = HashSet::new();
        let faults = each.iter().filter_map(|&(word, at)| {
            let is_doubled = !known.insert(word);
            if word.trim() != word || word.is_empty() {
                return Some(fault(
                    at,
                    text!("词“{word}”为空,或首尾有空格", "the word `{word}` is empty or has blanks around it"),
                ));
            }
            is_doubled
                .then(|| fault(at, text!("词表 {name} 中“{word}”写了两次", "`{word}` stands twice in the list {name}")))
        });
        faults.collect()
    }
}

fn as_text<'n>(node: &'n Node<'n>) -> Option<&'n str> {
    match &node.value {
        Value::Text(text) => Some(text),
        _ => None,
    }
}

macro_rules! named {
    ($lists:ident: $($subject:ident.$list:ident)+) => {
        vec![$((concat!(stringify!($subject), ".", stringify!($list)), &$lists.$subject.$list)),+]
    };
}

/// Lists with their names.
type Named<'l> = Vec<(&'static str, &'l Words)>;

/// Lists that say opposite things: a word stands in one of a group.
fn apart(lists: &Lists) -> [Named<'_>; 11] {
    [
        named!(lists: operators.at_least operators.at_most operators.above operators.below operators.equal),
        named!(lists: operators.behind_at_least operators.behind_at_most),
        named!(lists: operators.upward operators.downward),
        named!(lists: changes.rise changes.fall),
        named!(lists: changes.rising changes.falling),
        named!(lists: changes.less changes.more changes.same),
        named!(lists: directions.caps directions.floors),
        named!(lists: directions.unwanted directions.remedies),
        named!(lists: directions.unwanted directions.wanted directions.either),
        named!(lists: directions.burdens directions.wanted),
        named!(lists: directions.lessening directions.growing),
    ]
}

/// The words that stand in two lists of a group, at the place where the file has them.
fn in_two(group: &Named<'_>, source: &Source, file: &Node<'_>) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (index, (a, words)) in group.iter().enumerate() {
        for (b, others) in group.iter().skip(index + 1) {
            for word in words.iter().filter(|word| others.has(word)) {
                let message = text!(
                    "“{word}”同时在词表 {a} 与 {b} 中,两者互斥",
                    "`{word}` is in the lists {a} and {b}, which exclude each other"
                );
                problems.push(Problem::new(source.place(place_of(file, [a, b], word)), message));
            }
        }
    }
    problems
}

fn place_of(file: &Node<'_>, lists: [&str; 2], word: &str) -> usize {
    let mut places = written(file).filter(|list| lists.contains(&list.name.as_str()));
    places.find_map(|list| list.each().into_iter().find(|(other, _)| *other == word)).map_or(file.start, |(_, at)| at)
}
