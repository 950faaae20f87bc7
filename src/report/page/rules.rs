//! The rules that found something: what they are called, what is to be done, and where they come from.

use super::view::View;
use super::words::{at_stake, findings};
use crate::print::Markup;
use crate::words::say;

pub(super) fn section(page: &mut Markup, view: &View<'_>) {
    let language = view.language;
    page.begin("section").with("id", "rules");
    page.element("h2", say!(language, "规则", "Rules"));
    for rule in &view.overview.rules {
        page.begin("section").with("class", "rule").with("id", format_args!("r-{}", rule.code));
        page.element("h3", format_args!("{} {}", rule.code, rule.title.get(language)));
        let (found, points) = (findings(rule.findings, language), at_stake(rule.points_at_stake, language));
        page.element("p", say!(language, "{found},涉及 {points}", "{found}, {points} at stake"));
        for (label, text) in [
            (say!(language, "怎样改正:", "How to correct: "), &rule.advice),
            (say!(language, "依据:", "Basis: "), &rule.basis),
        ] {
            let text = text.get(language);
            if !text.is_empty() {
                page.begin("p").element("b", label).text(text).end();
            }
        }
        page.end();
    }
    page.end();
}
