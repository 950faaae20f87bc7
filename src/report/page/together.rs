//! The findings over several tables.

use super::details::entry;
use super::view::{At, View};
use crate::print::Markup;
use crate::words::say;

pub(super) fn section(page: &mut Markup, view: &View<'_>) {
    let language = view.language;
    let list = &view.overview.together;
    page.begin("section").with("id", "together");
    page.element("h2", say!(language, "几张表合起来的问题", "Findings over several tables"));
    if list.count() == 0 {
        page.element("p", say!(language, "没有。", "None."));
    } else {
        page.begin("ol");
        for (index, finding) in list.shown.iter().enumerate() {
            entry(page, view, At::Together(index), finding);
        }
        page.end();
    }
    if let Some(more) = view.more(list.more) {
        page.element("p", more);
    }
    page.end();
}
