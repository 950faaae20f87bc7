//! A text with its tables, before it becomes Markdown or Word.

use super::cited::Cited;

/// A text in blocks, whose figures name their sources.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prose {
    /// From top to bottom.
    pub blocks: Vec<Block>,
}

impl Prose {
    /// The same for publication: the figures as words, without their sources.
    #[must_use]
    pub fn without_sources(mut self) -> Self {
        for block in &mut self.blocks {
            let spans: Vec<&mut Span> = match block {
                Block::Heading(_, spans) | Block::Line(_, spans) | Block::Paragraph(spans) => {
                    spans.iter_mut().collect()
                }
                Block::Form(form) => form.rows.iter_mut().flatten().flat_map(|cell| &mut cell.spans).collect(),
            };
            for span in spans {
                if let Span::Figure(cited) = span {
                    *span = Span::Text(std::mem::take(&mut cited.shown));
                }
            }
        }
        self
    }

    /// The words in order, without the figures between them.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        let spans = self.blocks.iter().flat_map(|block| -> Vec<&Span> {
            match block {
                Block::Heading(_, spans) | Block::Line(_, spans) | Block::Paragraph(spans) => spans.iter().collect(),
                Block::Form(form) => form.rows.iter().flatten().flat_map(|cell| &cell.spans).collect(),
            }
        });
        spans.filter_map(|span| match span {
            Span::Text(text) => Some(text.as_str()),
            Span::Figure(_) => None,
        })
    }
}

/// A part of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A heading and its level, 1 for the highest.
    Heading(u8, Vec<Span>),
    /// A line of a letter that has a place of its own.
    Line(Placement, Vec<Span>),
    /// A paragraph.
    Paragraph(Vec<Span>),
    /// A table as official forms print them.
    Form(Form),
}

/// Where a line of a letter stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Placement {
    /// The title of the letter, in the middle.
    Title,
    /// At the left margin: to whom it goes, what is enclosed.
    Left,
    /// On the right: from whom it comes, and when.
    Right,
}

/// A piece of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Span {
    /// Words.
    Text(String),
    /// A figure that tells where it comes from.
    Figure(Cited),
}

/// A table with cells that may reach over several columns and rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Form {
    /// What stands above it in the middle; a form without one goes on with the one before it.
    pub title: String,
    /// What stands below the title: the year, the unit of the amounts.
    pub notes: Vec<String>,
    /// How wide the columns are beside each other.
    pub columns: Vec<u16>,
    /// How many rows at the top are headings, to be repeated on every page.
    pub headings: usize,
    /// The cells that begin in each row, from left to right. One that a cell from above or from the left covers
    /// is left out.
    pub rows: Vec<Vec<FormCell>>,
    /// Lines below it.
    pub foot: Vec<String>,
}

/// A cell of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormCell {
    /// What stands in it.
    pub spans: Vec<Span>,
    /// How many columns it takes.
    pub columns: usize,
    /// How many rows it takes.
    pub rows: usize,
    /// Whether it is a text to be read from the left; everything else stands in the middle.
    pub prose: bool,
    /// Whether it is shaded, as a part of a bar.
    pub shaded: bool,
}

impl FormCell {
    /// A cell of one column and one row.
    #[must_use]
    pub const fn new(spans: Vec<Span>) -> Self {
        Self { spans, columns: 1, rows: 1, prose: false, shaded: false }
    }

    /// A cell with words.
    #[must_use]
    pub fn words(words: &str) -> Self {
        Self::new(if words.is_empty() { Vec::new() } else { vec![Span::Text(words.to_owned())] })
    }

    /// The same over several columns.
    #[must_use]
    pub const fn across(mut self, columns: usize) -> Self {
        self.columns = columns;
        self
    }

    /// The same over several rows.
    #[must_use]
    pub const fn down(mut self, rows: usize) -> Self {
        self.rows = rows;
        self
    }

    /// The same as a part of a bar.
    #[must_use]
    pub const fn shaded(mut self) -> Self {
        self.shaded = true;
        self
    }

    /// The same as a text to be read.
    #[must_use]
    pub const fn prose(mut self) -> Self {
        self.prose = true;
        self
    }
}
