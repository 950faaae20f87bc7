//! Forms as a page of their own, which prints on A4: nothing is fetched, nothing runs. A click on points opens how they came
//! about; what it opens lies on the page already, is shown because it is aimed at, and is not printed.

use super::derivations::Derivations;
use super::filled::Filled;
use super::pieces::{Piece, Pieces, Table};
use super::properties;
use crate::book::{Look, Mark, Paper};
use crate::print::Markup;
use crate::words::Language;

const STYLE: &str = include_str!("style.css");

/// The page of forms. Derivations are in the reader's language.
#[must_use]
pub fn html(papers: &[Paper], forms: &[Filled], language: Language) -> String {
    let title = papers.first().map(|paper| paper.name.as_str()).unwrap_or_default();
    let mut page = Markup::page("zh-CN");
    for (name, value) in properties(forms) {
        page.begin("meta").with("name", name).with("content", value).end();
    }
    page.element("title", title).begin("style").plain(STYLE).end().end().begin("body").begin("main");
    let mut derivations = Derivations::new(language);
    for (paper, number) in papers.iter().zip(1..) {
        derivations.begin(number, forms.get(number - 1));
        section(&mut page, paper, &mut derivations);
    }
    page.end();
    derivations.write(&mut page);
    page.finish()
}

fn section(page: &mut Markup, paper: &Paper, derivations: &mut Derivations<'_>) {
    let pieces = Pieces::of(paper);
    page.begin("section");
    for mark in &pieces.above {
        line(page, mark);
    }
    for part in &pieces.tables {
        table(page, paper, part, derivations);
    }
    for mark in &pieces.below {
        line(page, mark);
    }
    page.end();
}

fn line(page: &mut Markup, mark: &Mark) {
    match mark.look {
        Look::Title => page.begin("h1"),
        Look::Middle => page.begin("p").with("class", "middle"),
        Look::Right => page.begin("p").with("class", "right"),
        Look::Left | Look::Heading | Look::Cell | Look::Words => page.begin("p"),
    };
    page.text(mark.content.text()).end();
}

fn table(page: &mut Markup, paper: &Paper, table: &Table<'_>, derivations: &mut Derivations<'_>) {
    let all: u32 = paper.columns.iter().sum();
    page.begin("table").begin("colgroup");
    for width in &paper.columns {
        let thousandths = u64::from(*width) * 1000 / u64::from(all.max(1));
        let (whole, rest) = (thousandths / 10, thousandths % 10);
        page.begin("col").with("style", format_args!("width:{whole}.{rest}%")).end();
    }
    page.end();
    if !table.headings.is_empty() {
        page.begin("thead");
        rows(page, &table.headings, derivations);
        page.end();
    }
    page.begin("tbody");
    rows(page, &table.rows, derivations);
    page.end().end();
}

fn rows(page: &mut Markup, rows: &[Vec<Piece<'_>>], derivations: &mut Derivations<'_>) {
    for row in rows {
        page.begin("tr");
        for piece in row {
            cell(page, piece, derivations);
        }
        page.end();
    }
}

fn cell(page: &mut Markup, piece: &Piece<'_>, derivations: &mut Derivations<'_>) {
    page.begin("td");
    if piece.look == Look::Words {
        page.with("class", "words");
    }
    for (name, count) in [("colspan", piece.columns), ("rowspan", piece.rows)] {
        if count > 1 {
            page.with(name, count);
        }
    }
    match piece.field.and_then(|field| derivations.place_of(field)) {
        Some(place) if !piece.text.is_empty() => {
            if place.is_first {
                page.with("id", format_args!("f{}", place.name));
            }
            page.begin("a").with("href", format_args!("#w{}", place.name)).text(piece.text).end();
        }
        _ => drop(page.text(piece.text)),
    }
    page.end();
}
