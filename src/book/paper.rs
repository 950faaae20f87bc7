//! A sheet that is to be written: what stands where, how it looks, what somebody may enter and what is told him there.

use std::collections::BTreeMap;

use super::Area;
use crate::words::Address;

/// A sheet on its way out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paper {
    /// What its tab is to say; what a tab cannot say is replaced.
    pub name: String,
    /// How wide the columns are, in tenths of a digit.
    pub columns: Vec<u32>,
    /// How high the rows are, in tenths of a point.
    pub heights: Vec<u32>,
    /// What stands in it.
    pub cells: BTreeMap<Address, Mark>,
    /// What is merged.
    pub merged: Vec<Area>,
    /// The row of headings that comes again on every printed page behind it.
    pub repeated: Option<u32>,
    /// What is told where somebody enters something, and what is taken there.
    pub hints: Vec<Hint>,
    /// Whether only cells for input can be changed. There is no password.
    pub protected: bool,
    /// What stands at the foot of every printed page beside its number.
    pub foot: String,
    /// Whether the page is printed broadside.
    pub landscape: bool,
    /// The first cell that moves when somebody scrolls: what is above it and left of it stays.
    pub frozen: Option<Address>,
    /// The headings and rows that somebody may sort and choose among.
    pub filtered: Option<Area>,
}

impl Paper {
    /// The area that a cell covers.
    #[must_use]
    pub fn area(&self, at: Address) -> Area {
        self.merged.iter().copied().find(|area| area.from == at).unwrap_or(Area::one(at))
    }

    /// Every cell with the area that it covers, in the order of the cells.
    pub(crate) fn in_areas(&self) -> impl Iterator<Item = (Area, &Mark)> {
        let merged: BTreeMap<Address, Area> = self.merged.iter().map(|area| (area.from, *area)).collect();
        self.cells.iter().map(move |(at, mark)| (merged.get(at).copied().unwrap_or(Area::one(*at)), mark))
    }

    /// The last cell in the lower right corner.
    #[must_use]
    pub fn corner(&self) -> Address {
        let last = |count: usize| u32::try_from(count).unwrap_or(u32::MAX).saturating_sub(1);
        Address::new(last(self.heights.len()), last(self.columns.len()))
    }
}

/// A cell on its way out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// What it says.
    pub content: Content,
    /// How it looks.
    pub look: Look,
    /// Whether somebody is to enter something here.
    pub input: bool,
    /// What it prints: a JSON Pointer into the table, or behind `card:` into its scorecard; none of a label. A sheet that is
    /// written knows nothing of it.
    pub field: Option<String>,
}

/// What a cell says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Content {
    /// Nothing, or a figure that is to be entered.
    #[default]
    Blank,
    /// Words, or none where words are to be entered; lines are parted by line breaks.
    Text(String),
    /// A figure.
    Figure(Shown),
    /// A formula.
    Formula(Formula),
}

/// A formula of a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Formula {
    /// The formula without `=`.
    pub text: String,
    /// How the sheet shows what it comes to.
    pub format: String,
    /// What it comes to; nothing where it has nothing to compute from.
    pub result: Option<Shown>,
}

/// A figure of a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// The exact value in digits: `0.9582`.
    pub value: String,
    /// How the sheet shows it: `0.00%`.
    pub format: String,
    /// What is read there: `95.82%`.
    pub text: String,
}

/// How a cell looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Look {
    /// The title above everything.
    Title,
    /// A line without borders, in the middle.
    Middle,
    /// A line without borders, on the right.
    Right,
    /// A line without borders, on the left.
    Left,
    /// A heading of columns: bordered, shaded, bold, in the middle.
    Heading,
    /// A label or a figure: bordered, in the middle.
    Cell,
    /// A text to be read: bordered, from the left.
    Words,
}

impl Look {
    /// All of them.
    pub const ALL: [Self; 7] =
        [Self::Title, Self::Middle, Self::Right, Self::Left, Self::Heading, Self::Cell, Self::Words];

    /// Whether there is a border around it.
    #[must_use]
    pub const fn is_bordered(self) -> bool {
        matches!(self, Self::Heading | Self::Cell | Self::Words)
    }
}

impl Content {
    /// What is read in the cell.
    #[must_use]
    pub fn text(&self) -> &str {
        match self {
            Self::Text(text) => text,
            Self::Figure(shown) | Self::Formula(Formula { result: Some(shown), .. }) => &shown.text,
            Self::Blank | Self::Formula(_) => "",
        }
    }
}

/// What is told where somebody enters something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hint {
    /// Where.
    pub area: Area,
    /// What is told.
    pub prompt: String,
    /// What is taken.
    pub takes: Takes,
}

/// What a cell takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Takes {
    /// Whatever is entered.
    Anything,
    /// One of these, which are offered; another is asked about and taken.
    Offered(Vec<String>),
    /// A number from 0 up to this one.
    UpTo(String),
    /// A number from 0 on.
    Amount,
}
