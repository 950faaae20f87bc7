//! Columns beside each other, several a category.

use super::frame::{Frame, begin_link, fitted, label, line};
use super::length::Length;
use crate::num::Fraction;
use crate::print::Markup;

/// What stands side by side.
#[derive(Debug)]
pub(crate) struct Category {
    /// What stands below it.
    pub(crate) name: String,
    /// Its columns, one a series.
    pub(crate) columns: Vec<Column>,
}

/// A column.
#[derive(Debug)]
pub(crate) struct Column {
    /// How high it is.
    pub(crate) count: usize,
    /// All of it in words.
    pub(crate) says: String,
    /// Where a click on it leads.
    pub(crate) href: String,
}

/// What stands beside others in every category.
#[derive(Debug)]
pub(crate) struct Series {
    /// What it is called.
    pub(crate) name: String,
    /// How its columns look.
    pub(crate) look: Look,
}

/// How the columns of a series look, so that they are told apart without colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Look {
    /// An outline.
    Hollow,
    /// Stripes.
    Striped,
    /// One colour.
    Filled,
}

impl Look {
    const fn class(self) -> &'static str {
        match self {
            Self::Hollow => "s0",
            Self::Striped => "s1",
            Self::Filled => "s2",
        }
    }
}

const WIDTH: Length = Length::whole(560);
const LEFT: Length = Length::whole(34);
const TOP: Length = Length::whole(34);
const HIGHEST: Length = Length::whole(120);
const BELOW: Length = Length::whole(26);

/// Draws them.
pub(crate) fn columns(markup: &mut Markup, frame: &Frame, series: &[Series], categories: &[Category]) {
    let most = categories.iter().flat_map(|category| &category.columns).map(|column| column.count).max();
    let step = step(most.unwrap_or_default());
    let high = most.unwrap_or_default().div_ceil(step).max(1) * step;
    frame.begin(markup, WIDTH, TOP + HIGHEST + BELOW);
    patterns(markup, frame.id);
    legend(markup, frame.id, series);
    let bottom = TOP + HIGHEST;
    for tick in (0..=high).step_by(step) {
        let y = bottom - height(tick, high);
        line(markup, if tick == 0 { "axis" } else { "grid" }, [LEFT, y], [WIDTH, y]);
        label(markup, "tick", [LEFT - Length::whole(6), y + Length::whole(4)], &tick.to_string());
    }
    let room = (WIDTH - LEFT).over(i64::try_from(categories.len()).unwrap_or(i64::MAX));
    let count = i64::try_from(series.len()).unwrap_or(1);
    let width = (room.times(8).over(10)).over(count).min(Length::whole(40));
    for (category, index) in categories.iter().zip(0..) {
        let middle = LEFT + room.times(index) + room.over(2);
        let first = middle - width.times(count).over(2);
        for ((column, place), series) in category.columns.iter().zip(0..).zip(series) {
            if column.count > 0 {
                let tall = height(column.count, high);
                let corner = [first + width.times(place), bottom - tall];
                draw(markup, frame.id, column, series.look, corner, [width - Length::whole(2), tall]);
            }
        }
        let name = fitted(&category.name, usize::try_from(room.steps(Length::whole(6))).unwrap_or(4).max(4));
        label(markup, "middle", [middle, bottom + Length::whole(17)], &name);
    }
    markup.end();
}

fn height(count: usize, high: usize) -> Length {
    let whole = |count: usize| Fraction::whole(i64::try_from(count).unwrap_or(i64::MAX));
    HIGHEST.part(whole(count), Fraction::ZERO, whole(high))
}

/// Five lines at most, at round counts.
fn step(most: usize) -> usize {
    let mut step = 1;
    for factor in [2_usize, 5, 10].into_iter().cycle() {
        let base = if factor == 10 {
            5
        } else if factor == 5 {
            2
        } else {
            1
        };
        if most <= step * 5 {
            break;
        }
        step = step / base * factor;
    }
    step
}

fn draw(markup: &mut Markup, id: &str, column: &Column, look: Look, [x, y]: [Length; 2], [width, height]: [Length; 2]) {
    begin_link(markup, &column.href, &column.says);
    filled(markup, id, look, [x, y], [width, height]);
    label(markup, "middle", [x + width.over(2), y - Length::whole(4)], &column.count.to_string());
    markup.end();
}

/// An area in the look of a series.
fn filled(markup: &mut Markup, id: &str, look: Look, [x, y]: [Length; 2], [width, height]: [Length; 2]) {
    markup
        .begin("rect")
        .with("class", look.class())
        .with("x", x)
        .with("y", y)
        .with("width", width)
        .with("height", height);
    if look == Look::Striped {
        markup.with("fill", format_args!("url(#{id}-stripes)"));
    }
    markup.end();
}

/// Stripes, for the second series.
fn patterns(markup: &mut Markup, id: &str) {
    markup.begin("defs").begin("pattern").with("id", format_args!("{id}-stripes"));
    markup.with("width", 6).with("height", 6).with("patternUnits", "userSpaceOnUse");
    markup.with("patternTransform", "rotate(45)");
    markup.begin("rect").with("class", "paper").with("width", 6).with("height", 6).end();
    markup.begin("rect").with("class", "stripe").with("width", 3).with("height", 6).end();
    markup.end().end();
}

fn legend(markup: &mut Markup, id: &str, series: &[Series]) {
    for (Series { name, look }, index) in series.iter().zip(0..) {
        let x = LEFT + Length::whole(140).times(index);
        filled(markup, id, *look, [x, Length::whole(2)], [Length::whole(14), Length::whole(12)]);
        label(markup, "legend", [x + Length::whole(20), Length::whole(12)], name);
    }
}

#[cfg(test)]
mod tests {
    use super::step;

    #[test]
    fn lines_stand_at_round_counts() {
        for (most, expected) in [(0, 1), (5, 1), (6, 2), (10, 2), (11, 5), (25, 5), (26, 10), (50, 10), (300, 100)] {
            assert_eq!(step(most), expected, "{most}");
        }
    }
}
