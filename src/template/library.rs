//! The templates at hand: those of the program, and before them those of the user.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, LazyLock, OnceLock};

use super::builtin::TEMPLATES;
use super::rulebook::Rulebook;
use crate::model::scorecard::TemplateStamp;
use crate::model::value::Date;
use crate::read::{Format, Source};
use crate::words::{Complaint, Problems, text};

/// Checked templates by their ids. Those of the program are read when they are first asked for.
#[derive(Clone, Debug, Default)]
pub struct Library {
    own: BTreeMap<String, Arc<Rulebook>>,
}

impl Library {
    /// The templates inside the program.
    #[must_use]
    pub fn builtin() -> Self {
        Self::default()
    }

    /// Reads and checks a template, which may extend one of these.
    ///
    /// # Errors
    /// Everything that is wrong with it.
    pub fn read(&self, source: &Source) -> Result<Rulebook, Problems> {
        Rulebook::read(source, &|id| self.find(id))
    }

    /// Adds a checked template; it takes the place of one with the same id.
    pub fn insert(&mut self, book: Rulebook) -> Arc<Rulebook> {
        let book = Arc::new(book);
        self.own.insert(book.template.id.clone(), Arc::clone(&book));
        book
    }

    /// The template with an id.
    ///
    /// # Errors
    /// What is wrong and what to do, where there is none.
    pub fn get(&self, id: &str) -> Result<Arc<Rulebook>, Complaint> {
        self.find(id).ok_or_else(|| {
            let message = text!("没有模板“{id}”", "there is no template `{id}`");
            Complaint { message, advice: self.hints(id) }
        })
    }

    /// The template for a table: the one of that id, or where a year ends the ids of a family
    /// (`shandong/zaozhuang-self` for `shandong/zaozhuang-self-2024`), the one that is in force on the
    /// last day of the table's year.
    ///
    /// # Errors
    /// What is wrong and what to do, where there is none.
    pub fn for_year(&self, id: &str, year: Option<u16>) -> Result<Arc<Rulebook>, Complaint> {
        let family = family_of(id);
        let relatives = || self.ids().into_iter().filter(|other| family_of(other) == family).collect::<Vec<_>>();
        let named = self.find(id);
        if named.is_none() && relatives().is_empty() {
            return self.get(id);
        }
        let Some(day) = year.and_then(|year| Date::end_of_month(year, 12)) else {
            return named.ok_or_else(|| needs_year(id, &relatives()));
        };
        let in_force = |book: &Arc<Rulebook>| book.template.effective.is_none_or(|effective| effective.includes(day));
        if let Some(book) = &named {
            return if in_force(book) { Ok(Arc::clone(book)) } else { Err(self.none_for(id, day, &relatives())) };
        }
        let found = relatives().into_iter().rev().filter_map(|id| self.find(id)).find(in_force);
        found.ok_or_else(|| self.none_for(id, day, &relatives()))
    }

    /// Whether the template with an id is one of the user's.
    #[must_use]
    pub fn is_own(&self, id: &str) -> bool {
        self.own.contains_key(id)
    }

    /// The template that a scorecard names: of this id, and of this digest. Where the user has another one under the id of one of
    /// the program's, both are at hand, and the digest tells which it was.
    #[must_use]
    pub fn with_digest(&self, stamp: &TemplateStamp) -> Option<Arc<Rulebook>> {
        let named = [self.own.get(&stamp.id).cloned(), builtin(&stamp.id)];
        named.into_iter().flatten().find(|book| book.sha256 == stamp.sha256)
    }

    /// Whether a template is one of the program's, by its digest.
    #[must_use]
    pub fn is_builtin(&self, stamp: &TemplateStamp) -> bool {
        builtin(&stamp.id).is_some_and(|book| book.sha256 == stamp.sha256)
    }

    /// Whether a template of the user's has the id of one of the program's.
    #[must_use]
    pub fn hides_builtin(&self, id: &str) -> bool {
        self.is_own(id) && builtin(id).is_some()
    }

    fn none_for(&self, id: &str, day: Date, relatives: &[&str]) -> Complaint {
        let year = day.year();
        let ends = |id: &&&str| self.find(id).and_then(|book| book.template.effective?.to);
        // The latest that ended before, otherwise the first that begins afterwards.
        let latest = relatives.iter().filter(|id| ends(id).is_some_and(|to| to < day)).max_by_key(|id| ends(id));
        let nearest = latest.or_else(|| relatives.first()).copied().unwrap_or(id);
        let period = self.find(nearest).and_then(|book| book.template.effective);
        let shown = |day: Option<Date>| day.map_or_else(|| "…".to_owned(), |day| day.to_string());
        let period = period.map_or_else(String::new, |one| format!("{} – {}", shown(one.from), shown(one.to)));
        let message = text!(
            "没有适用于 {year} 年度的模板“{id}”,最近的是 {nearest}({period})",
            "there is no template `{id}` for {year}; the latest is `{nearest}` ({period})"
        );
        let advice = text!(
            "请核对表中的年度,或用 --template 指定另一模板",
            "check the year of the table, or name another template with --template"
        );
        Complaint { message, advice }
    }

    fn find(&self, id: &str) -> Option<Arc<Rulebook>> {
        self.own.get(id).cloned().or_else(|| builtin(id))
    }

    /// Every id, in order.
    fn ids(&self) -> BTreeSet<&str> {
        self.own.keys().map(String::as_str).chain(TEMPLATES.iter().map(|(name, _)| id_of(name))).collect()
    }

    /// Every template, by id.
    pub fn iter(&self) -> impl Iterator<Item = Arc<Rulebook>> {
        self.ids().into_iter().filter_map(|id| self.find(id))
    }
}

impl Rulebook {
    /// Reads and checks a template; it may extend one of the program's.
    ///
    /// # Errors
    /// Everything that is wrong with it.
    pub fn from_source(source: &Source) -> Result<Self, Problems> {
        Self::read(source, &|id| Library::builtin().get(id).ok())
    }
}

/// A template of the program. That each of them can be read is a test.
fn builtin(id: &str) -> Option<Arc<Rulebook>> {
    type Slot = OnceLock<Option<Arc<Rulebook>>>;
    static READ: LazyLock<Vec<Slot>> = LazyLock::new(|| TEMPLATES.iter().map(|_| Slot::new()).collect());
    let index = TEMPLATES.iter().position(|(name, _)| id_of(name) == id)?;
    let (name, text) = TEMPLATES.get(index)?;
    READ.get(index)?
        .get_or_init(|| {
            let source = Source::from_bytes(name, Some(Format::Toml), text.as_bytes().to_vec()).ok()?;
            Rulebook::read(&source, &builtin).ok().map(Arc::new)
        })
        .clone()
}

/// The id of a file below `indicators/`.
fn id_of(name: &str) -> &str {
    name.strip_suffix(".toml").unwrap_or(name)
}

/// An id without its year.
fn family_of(id: &str) -> &str {
    match id.rsplit_once('-') {
        Some((family, year)) if year.len() == 4 && year.bytes().all(|digit| digit.is_ascii_digit()) => family,
        _ => id,
    }
}

fn needs_year(id: &str, relatives: &[&str]) -> Complaint {
    let message = text!(
        "模板“{id}”按年度区分,表中没有写年度(year)",
        "the template `{id}` goes by year, and the table names none"
    );
    let all = relatives.join(", ");
    Complaint { message, advice: text!("可用:{all}", "known are: {all}") }
}
