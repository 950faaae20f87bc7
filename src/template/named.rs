//! A template by what people call it: its id, its title, the place whose form it is. What fits several is none, and at most
//! five of them are shown.

use std::sync::Arc;

use super::library::Library;
use super::rulebook::Rulebook;
use crate::read::nearest;
use crate::words::{Complaint, Language, Text, text};

/// What the general form of a place is called behind the name of the place.
const FORM: &str = "项目支出绩效自评";

/// What the rules of the ministry are called, which name no place.
const COUNTRY: [&str; 3] = ["国家", "全国", "财政部"];

/// The folder of those rules.
const NATIONAL: &str = "national/";

/// What ends the name of a place: 山东省, 枣庄市, 广西壮族自治区.
const KINDS_OF_PLACES: [char; 7] = ['省', '市', '县', '区', '州', '盟', '旗'];

/// Most templates that are shown to whoever named none.
const MOST: usize = 5;

impl Library {
    /// The template that some words name: its id, its whole title, the general form of a place, or the only one whose
    /// title has the words.
    ///
    /// # Errors
    /// What is wrong and what to do, where they name none or several.
    pub fn named(&self, words: &str) -> Result<Arc<Rulebook>, Complaint> {
        if let Ok(book) = self.get(words) {
            return Ok(book);
        }
        let books: Vec<Arc<Rulebook>> = self.iter().collect();
        let ways: [fn(&str, &Rulebook) -> bool; 3] = [is_title, is_form_of_place, is_in_title];
        for fits in ways {
            let mut fitting = books.iter().filter(|book| fits(words, book));
            if let (Some(book), None) = (fitting.next(), fitting.next()) {
                return Ok(Arc::clone(book));
            }
        }
        let several = books.iter().filter(|book| is_in_title(words, book)).count();
        let message = match several {
            0 => text!("没有模板“{words}”", "there is no template `{words}`"),
            _ => text!("“{words}”合于 {several} 个模板", "`{words}` fits {several} templates"),
        };
        Err(Complaint { message, advice: self.hints(words) })
    }

    /// At most five templates that may be meant: those whose titles have the words, or else whose ids are like them.
    pub(super) fn hints(&self, words: &str) -> Text {
        let books: Vec<Arc<Rulebook>> = self.iter().collect();
        let mut meant: Vec<&str> = books.iter().filter(|book| is_in_title(words, book)).map(|book| id(book)).collect();
        let mut others: Vec<&str> = books.iter().map(|book| id(book)).filter(|_| meant.is_empty()).collect();
        while let Some(name) = nearest(words, others.iter().copied()).filter(|_| meant.len() < MOST) {
            meant.push(name);
            others.retain(|other| *other != name);
        }
        meant.truncate(MOST);
        let count = books.len();
        if meant.is_empty() {
            return text!(
                "当地没有自己的模板的,用全国通用的“国家”(national/self-2020);template list 列出全部 {count} 个",
                "a place that has none of its own uses that of the country, national/self-2020; `template list` lists all {count}"
            );
        }
        let meant = meant.join(", ");
        text!(
            "是否指 {meant}?template list 列出全部 {count} 个",
            "did you mean {meant}? `template list` lists all {count}"
        )
    }
}

fn id(book: &Rulebook) -> &str {
    &book.template.id
}

fn is_title(words: &str, book: &Rulebook) -> bool {
    [Language::Zh, Language::En].iter().any(|language| book.template.title_in(*language) == words)
}

fn is_in_title(words: &str, book: &Rulebook) -> bool {
    let has = |title: &str| title.to_lowercase().contains(&words.to_lowercase());
    !words.is_empty() && [Language::Zh, Language::En].iter().any(|language| has(book.template.title_in(*language)))
}

/// Whether a template is the general form of a place, with or without what ends its name: that of 山东 is
/// 山东省项目支出绩效自评表, and 云南省昌宁县… is none of 云南.
fn is_form_of_place(words: &str, book: &Rulebook) -> bool {
    let title = book.template.title_in(Language::Zh);
    let Some((place, rest)) = title.split_once(FORM) else { return false };
    let is_general = rest.trim_start_matches('表').is_empty() || rest.trim_start_matches('表').starts_with(['(', '（']);
    if COUNTRY.contains(&words) {
        return is_general && place.is_empty() && id(book).starts_with(NATIONAL);
    }
    let Some(kind) = place.strip_prefix(words).filter(|_| !words.is_empty()) else { return false };
    let mut signs = kind.chars().rev();
    let ends = signs.next().is_none_or(|last| KINDS_OF_PLACES.contains(&last));
    is_general && ends && !signs.any(|sign| KINDS_OF_PLACES.contains(&sign))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn templates_go_by_place_and_title() {
        for (words, id) in [
            ("山东", "shandong/self"),
            ("山东省", "shandong/self"),
            ("山东省项目支出绩效自评表", "shandong/self"),
            ("广西", "guangxi/self"),
            ("枣庄", "shandong/zaozhuang-self-2024"),
            ("四川", "sichuan/self"),
            ("云南", "yunnan/self"),
            ("昌宁县", "yunnan/changning"),
            ("湖南", "hunan/whole"),
            ("银川", "ningxia/yinchuan"),
            ("国家", "national/self-2020"),
            ("全国", "national/self-2020"),
            ("Self-evaluation of project expenditure, Hebei", "hebei/self"),
            ("hebei/self", "hebei/self"),
        ] {
            let found = Library::builtin().named(words).unwrap_or_else(|complaint| panic!("{words}: {complaint:?}"));
            assert_eq!(found.template.id, id, "{words}");
        }
    }

    #[test]
    fn what_fits_several_or_none_is_told_with_few_hints() {
        for (words, message) in [
            ("中央", "“中央”合于 4 个模板"),
            ("自评", "“自评”合于"),
            ("西藏", "没有模板“西藏”"),
            ("shandong/slef", "没有模板“shandong/slef”"),
            ("", "没有模板“”"),
        ] {
            let Complaint { message: said, advice } = Library::builtin().named(words).unwrap_err();
            assert!(said.zh.starts_with(message), "{words}: {}", said.zh);
            assert!(advice.zh.matches('/').count() <= MOST, "{words}: {}", advice.zh);
        }
        let advice = Library::builtin().named("shandong/slef").unwrap_err().advice.zh;
        assert!(advice.starts_with("是否指 shandong/self"), "{advice}");
    }
}
