//! What an audit rule is.

use super::audited_table::AuditedTable;
use super::finding::{RulePage, Severity};
use super::folder::Folder;
use super::report::{FolderReport, Report};
use super::saying::Saying;
use crate::num::ArithmeticError;
use crate::words::{Language, Text, Word, say, word};

/// A rule: one file of `rules/`, whose header is its page.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// `J402`; never used for anything else.
    pub code: &'static str,
    /// `score-not-by-rule`.
    pub slug: &'static str,
    /// How grave its findings are, unless a profile says otherwise.
    pub severity: Severity,
    /// The version of the program that had it first.
    pub since: &'static str,
    /// The text of its file.
    pub source: &'static str,
    /// What it looks at in one table.
    pub table: Option<TableCheck>,
    /// What it looks at over all tables.
    pub folder: Option<FolderCheck>,
}

/// Looks at one table.
pub type TableCheck = fn(&AuditedTable<'_>, &mut Report<'_>) -> Result<(), ArithmeticError>;

/// Looks at all tables together.
pub type FolderCheck = fn(&Folder, &mut FolderReport<'_>) -> Result<(), ArithmeticError>;

impl Rule {
    /// Whether a text names the rule: by its code or its slug.
    #[must_use]
    pub fn is_called(&self, name: &str) -> bool {
        self.code.eq_ignore_ascii_case(name) || self.slug == name
    }

    /// The rule as data.
    #[must_use]
    pub fn page(&self) -> RulePage {
        RulePage {
            code: self.code.to_owned(),
            slug: self.slug.to_owned(),
            severity: self.severity,
            since: self.since.to_owned(),
            title: self.both(Self::title),
            page: self.both(Self::body),
        }
    }

    /// Something in both languages.
    #[must_use]
    pub fn both(&self, of: fn(&Self, Language) -> String) -> Text {
        Text::given(of(self, Language::Zh), of(self, Language::En))
    }

    /// What the rule is called.
    #[must_use]
    pub fn title(&self, language: Language) -> String {
        let title = self.header().next().unwrap_or_default().trim_start_matches("# ");
        let mut parts = title.split(" · ").skip(1);
        let mut next = || parts.next().unwrap_or(self.slug);
        Text::given(next(), next()).get(language).to_owned()
    }

    /// The page without its title.
    #[must_use]
    pub fn body(&self, language: Language) -> String {
        let wanted = say!(language, "## 中文", "## English");
        let section = self.header().skip_while(|line| *line != wanted).skip(1);
        let body: Vec<&str> = section.take_while(|line| !line.starts_with("## ")).collect();
        body.join("\n").trim().to_owned()
    }

    /// The statement of the page behind a label, such as 依据.
    #[must_use]
    pub fn statement(&self, label: Word) -> Text {
        let find = |language, label: &str| {
            let body = self.body(language);
            let line = body.lines().find_map(|line| line.strip_prefix(label).map(str::trim).map(str::to_owned));
            line.unwrap_or_default()
        };
        Text::given(find(Language::Zh, label.zh), find(Language::En, label.en))
    }

    /// What every finding of the rule says.
    #[must_use]
    pub(super) fn saying(&self) -> Saying {
        Saying {
            code: self.code,
            slug: self.slug,
            severity: self.severity,
            title: self.both(Self::title),
            advice: self.statement(word("怎样改正:", "How to correct:")),
            basis: self.statement(word("依据:", "Basis:")),
        }
    }

    fn header(&self) -> impl Iterator<Item = &'static str> + use<> {
        let lines = self.source.lines().map_while(|line| line.strip_prefix("//!"));
        lines.map(|line| line.strip_prefix(' ').unwrap_or(line))
    }
}
