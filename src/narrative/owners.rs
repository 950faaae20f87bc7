//! Whose figures a paragraph is to hold: those of the project that it begins with, or that it names.

use std::collections::{HashMap, HashSet};

use super::cite::{document, is_list_number};
use super::folded::folded;
use super::known::Known;
use super::known_texts::KnownTexts;
use super::text_facts::{TextFacts, TextProject};
use crate::lists::lists;
use crate::prose::Cited;
use crate::prose::read::{Line, Piece};

/// Projects by their names.
#[derive(Debug, Default)]
pub(super) struct Owners {
    names: KnownTexts,
    /// The documents of the projects of a name.
    documents: HashMap<String, HashSet<String>>,
    /// The names of projects by their documents.
    named: HashMap<String, String>,
}

impl Owners {
    pub(super) fn of(facts: &TextFacts) -> Self {
        let mut owners = Self::default();
        for project in facts.projects() {
            owners.learn(project);
        }
        owners
    }

    fn learn(&mut self, TextProject { name: written, document }: &TextProject) {
        let name = folded(written);
        if !name.is_empty() {
            self.names.insert(name.clone());
            self.documents.entry(name).or_default().insert(document.clone());
            self.named.insert(document.clone(), written.clone());
        }
    }

    /// The name of the project under which a line stands, if it begins with one. A heading of a section ends what stood
    /// under a project before. In a cell of its own a name is that of the project where it is asked for; elsewhere it may be
    /// that of an indicator.
    fn heading(&self, line: &Line, asked: bool) -> Heading {
        let Some(Piece::Text(text)) = line.pieces.first() else { return Heading::None };
        let text = folded(text);
        let mut signs = text.chars();
        if signs.next() == Some('(') && signs.next().is_some_and(|sign| "一二三四五六七八九十".contains(sign))
        {
            return Heading::Section;
        }
        let words = text.trim_start_matches(|sign: char| sign.is_ascii_digit());
        let words = words.strip_prefix(['.', '、']).unwrap_or(&text);
        let Some(name) = self.names.begin(words) else { return Heading::None };
        let behind = words.get(name.len()..).unwrap_or_default();
        let alone = behind.is_empty() && line.pieces.len() == 1 && asked;
        let begins = lists().citations.behind_names.begin(behind).is_some();
        if alone || begins { Heading::Project(name.to_owned()) } else { Heading::None }
    }

    /// The project under which each of some lines stands.
    pub(super) fn under(&self, known: &Known, lines: &[Line]) -> Vec<Option<String>> {
        let (mut under, mut asked) = (None, false);
        let under = lines.iter().map(|line| {
            match self.heading(line, std::mem::replace(&mut asked, asks_for_name(known, line))) {
                Heading::None => {}
                Heading::Section => under = None,
                Heading::Project(name) => under = Some(name),
            }
            under.clone()
        });
        under.collect()
    }

    /// Adds the documents of the projects that a text names.
    pub(super) fn mentioned<'o>(&'o self, text: &str, documents: &mut HashSet<&'o str>) {
        let text = folded(text);
        let mut rest = text.as_str();
        while let Some(sign) = rest.chars().next() {
            let name = self.names.begin(rest);
            documents.extend(name.and_then(|name| self.documents.get(name)).into_iter().flatten().map(String::as_str));
            rest = rest.get(name.map_or(sign.len_utf8(), str::len)..).unwrap_or_default();
        }
    }

    /// Whether a figure is of a project.
    pub(super) fn has_owner(&self, cited: &Cited) -> bool {
        self.named.contains_key(document(cited))
    }

    /// Whether there is more than one project.
    pub(super) fn are_several(&self) -> bool {
        self.named.len() > 1
    }

    /// Whether a figure belongs to a project, and not to one of this name.
    pub(super) fn is_of_other(&self, cited: &Cited, name: &str) -> bool {
        let document = document(cited);
        self.named.contains_key(document) && !self.documents.get(name).is_some_and(|own| own.contains(document))
    }
}

/// What a line says of whose figures follow.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Heading {
    /// Nothing.
    None,
    /// Those of no single project.
    Section,
    /// Those of the project of a name.
    Project(String),
}

/// Whether the cell of a project's name is the next one: behind 项目名称, and behind the number of a list.
fn asks_for_name(known: &Known, line: &Line) -> bool {
    match line.pieces.as_slice() {
        [Piece::Text(text)] => lists().citations.name_cells.strip_suffix(&folded(text)).is_some(),
        [Piece::Cited { key, .. }] => known.figure(key).is_some_and(is_list_number),
        _ => false,
    }
}
