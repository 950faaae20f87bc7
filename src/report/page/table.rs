//! Tables: headings, and rows of texts, figures and links.

use crate::print::Markup;

/// A table on its way onto the page.
#[derive(Default)]
pub(super) struct Table {
    headings: Vec<String>,
    rows: Vec<Vec<Cell>>,
}

/// A cell.
pub(super) enum Cell {
    /// Words.
    Words(String),
    /// A figure, which stands on the right.
    Figure(String),
    /// A place in a file.
    Place(String),
    /// What leads somewhere; words alone where it leads nowhere.
    Link { text: String, href: String },
}

impl Table {
    pub(super) fn new<T: Into<String>>(headings: impl IntoIterator<Item = T>) -> Self {
        Self { headings: headings.into_iter().map(Into::into).collect(), rows: Vec::new() }
    }

    pub(super) fn row(&mut self, cells: impl IntoIterator<Item = Cell>) {
        self.rows.push(cells.into_iter().collect());
    }

    pub(super) fn write(&self, page: &mut Markup) {
        page.begin("div").with("class", "wide").begin("table").begin("thead").begin("tr");
        for (index, heading) in self.headings.iter().enumerate() {
            let over_figures = self.rows.first().and_then(|row| row.get(index)).is_some_and(Cell::is_figure);
            begin_heading(page, over_figures).text(heading).end();
        }
        page.end().end().begin("tbody");
        for row in &self.rows {
            page.begin("tr");
            for cell in row {
                cell.write(page);
            }
            page.end();
        }
        page.end().end().end();
    }
}

/// Begins a heading, which stands where its column does.
pub(super) fn begin_heading(page: &mut Markup, over_figures: bool) -> &mut Markup {
    page.begin("th").with("scope", "col");
    if over_figures { page.with("class", "figure") } else { page }
}

impl Cell {
    const fn is_figure(&self) -> bool {
        matches!(self, Self::Figure(_))
    }

    fn write(&self, page: &mut Markup) {
        page.begin("td");
        match self {
            Self::Words(words) => page.text(words),
            Self::Figure(figure) => page.with("class", "figure").text(figure),
            Self::Place(place) => page.element("code", place),
            Self::Link { text, href } if href.is_empty() => page.text(text),
            Self::Link { text, href } => page.begin("a").with("href", href).text(text).end(),
        };
        page.end();
    }
}

/// The same as a chart, for whoever does not see it: closed, until somebody wants it.
pub(super) fn behind(page: &mut Markup, summary: &str, table: &Table) {
    page.begin("details").element("summary", summary);
    table.write(page);
    page.end();
}
