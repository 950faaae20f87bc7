//! A comparison of years as people read it: a project after the other, then what all come to.

use super::{targets, total, years};
use crate::export::words::pick;
use crate::export::wrap::wrap;
use crate::model::{Language, ProjectYears, YearOnYear};

/// Each project with its years and targets, then the totals.
#[must_use]
pub fn page(found: &YearOnYear, language: Language, width: u16) -> String {
    let page = Page { language, width };
    let mut text = String::new();
    for project in &found.projects {
        page.title(project, &found.currency, &mut text);
        text.push_str(&years::table(project, page));
        years::remarks(project, page, &mut text);
        for year in &project.years {
            targets::changes(year, page, &mut text);
        }
        text.push('\n');
    }
    total::total(found, page, &mut text);
    text
}

/// Who reads.
#[derive(Clone, Copy)]
pub(super) struct Page {
    pub(super) language: Language,
    pub(super) width: u16,
}

impl Page {
    pub(super) fn say(self, zh: &'static str, en: &'static str) -> &'static str {
        pick(self.language, zh, en)
    }

    /// A line in the reader's language.
    pub(super) fn line(self, zh: &str, en: &str, indent: usize, text: &mut String) {
        let says = match self.language {
            Language::Zh => zh,
            Language::En => en,
        };
        text.push_str(&wrap(says, indent, self.width));
        text.push('\n');
    }

    fn title(self, project: &ProjectYears, currency: &str, text: &mut String) {
        let owners = project.department.iter().chain(&project.unit).cloned();
        let code = project.code.as_ref().map(|code| format!("{} {code}", self.say("编码", "code")));
        let parts: Vec<String> =
            owners.chain(code).chain([format!("{}{currency}", self.say("金额单位:", "in "))]).collect();
        self.line(&project.name, &project.name, 0, text);
        let parts = parts.join(" · ");
        self.line(&parts, &parts, 0, text);
    }
}
