//! Two templates, statement by statement, in the order of the page.

use super::template_diff::RuleDiff;
use crate::order::Order;
use crate::template::Template;
use crate::template::statements;
use crate::words::{Language, Text, text};

/// A statement of the page in both languages.
struct Told {
    subject: Text,
    says: Text,
}

fn told(template: &Template) -> Vec<Told> {
    let [zh, en] = [Language::Zh, Language::En].map(|language| statements(template, language));
    let pairs = zh.into_iter().zip(en);
    pairs
        .map(|(zh, en)| Told { subject: Text::given(zh.subject, en.subject), says: Text::given(zh.says, en.says) })
        .collect()
}

/// The rules that two templates word differently, or that only one of them has. What only the second
/// one has stands behind what it stands behind there.
#[must_use]
pub fn rules(before: &Template, after: &Template) -> Vec<RuleDiff> {
    let (old, new) = (told(before), told(after));
    let mut partners: Vec<Option<usize>> = vec![None; old.len()];
    // Places on the page: behind a rule of the first template, then by the order of the second.
    let mut found: Vec<((Option<usize>, usize), RuleDiff)> = Vec::new();
    let mut behind = None;
    for (index, told) in new.iter().enumerate() {
        let free = |place: &usize| partners.get(*place) == Some(&None);
        let same = old.iter().enumerate().filter(|(_, old)| old.subject.zh == told.subject.zh);
        match same.map(|(place, _)| place).find(free) {
            Some(place) => {
                behind = Some(place);
                if let Some(partner) = partners.get_mut(place) {
                    *partner = Some(index);
                }
            }
            None => found.push(((behind, index + 1), diff(&told.subject, None, Some(&told.says)))),
        }
    }
    for (place, (told, partner)) in old.iter().zip(partners).enumerate() {
        let other = partner.and_then(|index| new.get(index)).map(|other| &other.says);
        if other != Some(&told.says) {
            found.push(((Some(place), 0), diff(&told.subject, Some(&told.says), other)));
        }
    }
    found.order_by_key(|(place, _)| *place);
    found.into_iter().map(|(_, rule)| rule).chain(examples(before, after)).collect()
}

fn diff(subject: &Text, before: Option<&Text>, after: Option<&Text>) -> RuleDiff {
    RuleDiff { subject: subject.clone(), before: before.cloned(), after: after.cloned() }
}

/// The page counts the worked examples; as many of them may still be others.
fn examples(before: &Template, after: &Template) -> Option<RuleDiff> {
    let count = after.examples.len();
    (before.examples != after.examples && before.examples.len() == count).then(|| RuleDiff {
        subject: text!("算例", "examples"),
        before: Some(text!("{count} 个", "{count}")),
        after: Some(text!("{count} 个,内容不同", "{count} with another content")),
    })
}
