//! The pages of the codes, a file a family: what each means, when it is said, what becomes of the points, and what to
//! do. Every text stands in Chinese and in English.

mod indicators;
mod money;
mod page;
mod points;
mod projects;
mod readings;
mod tables;

use self::page::{Family, Page};
use super::code::Code;
use crate::words::{Language, say};

const FAMILIES: [Family; 6] =
    [readings::FAMILY, indicators::FAMILY, points::FAMILY, money::FAMILY, tables::FAMILY, projects::FAMILY];

/// The page of a code: its name and title, then its statements a line.
#[must_use]
pub fn page(code: Code, language: Language) -> String {
    let known = FAMILIES.iter().flat_map(|family| family.pages).find(|page| page.code == code);
    let Some(Page { title, when, points, advice, .. }) = known else { return String::new() };
    let [title, when, points, advice] = [title, when, points, advice].map(|word| word.get(language));
    say!(
        language,
        "{code} · {title}\n\n何时:{when}\n得分:{points}\n怎样办:{advice}\n",
        "{code} · {title}\n\nWhen: {when}\nPoints: {points}\nWhat to do: {advice}\n"
    )
}

/// Every code with its title, by families.
#[must_use]
pub fn list(language: Language) -> String {
    let entry = |page: &Page| format!("  {} · {}\n", page.code, page.title.get(language));
    let family = |family: &Family| {
        let entries: String = family.pages.iter().map(entry).collect();
        format!("{}\n{entries}", family.title.get(language))
    };
    FAMILIES.iter().map(family).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::words::Word;

    fn pages() -> impl Iterator<Item = &'static Page> {
        FAMILIES.iter().flat_map(|family| family.pages)
    }

    #[test]
    fn every_code_has_one_page_in_both_languages() {
        for code in Code::ALL {
            let own: Vec<_> = pages().filter(|page| page.code == *code).collect();
            let [Page { title, when, points, advice, .. }] = own[..] else {
                panic!("{code} has {} pages: write one in src/codes/pages", own.len())
            };
            for Word { zh, en } in [title, when, points, advice] {
                assert!(zh.contains(is_chinese), "{code}: no Chinese in {zh:?}");
                assert!(en.contains(' ') && !en.contains('。'), "{code}: no English in {en:?}");
            }
        }
    }

    fn is_chinese(c: char) -> bool {
        ('\u{4e00}'..='\u{9fff}').contains(&c)
    }

    #[test]
    fn no_code_has_two_meanings() {
        let names: BTreeSet<&str> = Code::ALL.iter().map(|code| code.name()).collect();
        assert_eq!(names.len(), Code::ALL.len(), "two codes have one name");
        for language in [Language::Zh, Language::En] {
            let mut told = BTreeSet::new();
            for page in pages() {
                assert!(told.insert(page.when.get(language)), "{} is said when another one is", page.code);
            }
        }
    }

    #[test]
    fn names_lead_back_to_their_codes() {
        assert!(Code::ALL.iter().all(|code| Code::named(code.name()) == Some(*code)));
        assert_eq!(Code::named("units-differ"), None);
    }
}
