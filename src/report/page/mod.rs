//! The overview as one page of its own, which is read from a stick as it is from a server: nothing is fetched, nothing
//! runs. What a click on a chart opens lies on the page already and is shown because it is aimed at.

mod departments;
mod details;
mod found;
mod heat;
mod panel;
mod projects;
mod ranking;
mod received;
mod rules;
mod scores;
mod table;
mod together;
mod view;
mod words;

use self::panel::Panels;
use self::view::View;
use super::overview::Overview;
use crate::print::Markup;
#[cfg(feature = "excel")]
use crate::print::MarkupNode;
use crate::words::{Language, say};

/// How the page looks. Within another page it holds for what it is put on alone.
pub(crate) const STYLE: &str = include_str!("style.css");

/// The page.
#[must_use]
pub fn html(overview: &Overview, language: Language) -> String {
    let view = View::of(overview, language);
    let mut page = Markup::page(say!(language, "zh-CN", "en"));
    head(&mut page, &view);
    page.begin("body").begin("header");
    received::banner(&mut page, &view);
    navigation(&mut page, &view);
    page.end();
    page.begin("main");
    // Its state is seen by the style alone: whether the findings of each table are printed too.
    page.begin("input").with("class", "choice").with("type", "checkbox").with("id", "all").end();
    page.begin("label").with("class", "choice").with("for", "all");
    page.text(say!(language, "打印时附上每张表的问题", "print the findings of each table too")).end();
    let mut panels = Panels::default();
    screen(&mut page, &view, &mut panels);
    projects::section(&mut page, &view);
    together::section(&mut page, &view);
    details::section(&mut page, &view);
    rules::section(&mut page, &view);
    page.end();
    panels.write(&mut page, language);
    page.finish()
}

/// The page for another one that has the tables, the findings and the rules itself: the verdict, the charts, what was not
/// audited, what only several tables show, and what a click on a chart opens.
#[cfg(feature = "excel")]
pub(crate) fn parts(overview: &Overview, language: Language) -> Vec<MarkupNode> {
    let view = View::of(overview, language);
    let (mut page, mut panels) = (Markup::default(), Panels::default());
    received::verdict_line(&mut page, &view);
    screen(&mut page, &view, &mut panels);
    together::section(&mut page, &view);
    panels.write(&mut page, language);
    page.nodes()
}

/// What is seen first.
fn screen(page: &mut Markup, view: &View<'_>, panels: &mut Panels) {
    received::tiles(page, view);
    heat::section(page, view, panels);
    scores::section(page, view, panels);
    ranking::section(page, view);
    departments::section(page, view, panels);
    received::refused(page, view);
}

fn head(page: &mut Markup, view: &View<'_>) {
    page.begin("meta").with("name", "viewport").with("content", "width=device-width,initial-scale=1").end();
    page.begin("meta").with("name", "color-scheme").with("content", "light dark").end();
    page.element("title", view.title());
    page.begin("style").plain(STYLE).end().end();
}

fn navigation(page: &mut Markup, view: &View<'_>) {
    let language = view.language;
    let places = [
        ("#heat", say!(language, "问题分布", "Findings")),
        ("#scores", say!(language, "得分", "Points")),
        ("#ranking", say!(language, "排名", "Ranking")),
        ("#departments", say!(language, "部门", "Departments")),
        ("#refused", say!(language, "未审核的", "Not audited")),
        ("#projects", say!(language, "各项目", "Projects")),
        ("#together", say!(language, "跨表问题", "Several tables")),
        ("#details", say!(language, "问题明细", "Details")),
        ("#rules", say!(language, "规则", "Rules")),
    ];
    page.begin("nav").with("aria-label", say!(language, "目录", "contents"));
    for (href, name) in places {
        page.begin("a").with("href", href).text(name).end();
    }
    page.end();
}
