//! How high rows have to be for everything in them to be read.

use unicode_width::UnicodeWidthChar;

use super::area::Area;
use super::paper::{Look, Mark, Paper};

/// A line of print, in tenths of a point.
const LINE: u32 = 135;

/// What stands above and below the lines.
const ROOM: u32 = 55;

/// A row without much in it.
const LEAST: u32 = 200;

/// The highest row of a spreadsheet.
pub(crate) const MOST: u32 = 4090;

/// Makes every row as high as its cells need.
pub(crate) fn fit(paper: &mut Paper) {
    let needed: Vec<(Area, u32)> = paper.in_areas().map(|(area, mark)| (area, needed(paper, area, mark))).collect();
    let mut heights = vec![LEAST; paper.heights.len()];
    let (one, several): (Vec<_>, Vec<_>) = needed.into_iter().partition(|(area, _)| area.height() == 1);
    for (area, needed) in one {
        raise(&mut heights, area.to.row, needed);
    }
    for (area, needed) in several {
        let rows = area.from.row..area.to.row;
        let above: u32 = rows.filter_map(|row| heights.get(row as usize)).sum();
        raise(&mut heights, area.to.row, needed.saturating_sub(above));
    }
    paper.heights = heights;
}

fn raise(heights: &mut [u32], row: u32, needed: u32) {
    if let Some(height) = heights.get_mut(row as usize) {
        *height = (*height).max(needed.min(MOST));
    }
}

/// How high a cell has to be.
fn needed(paper: &Paper, area: Area, mark: &Mark) -> u32 {
    match mark.look {
        Look::Title => 2 * LEAST,
        Look::Left | Look::Middle | Look::Right | Look::Heading | Look::Cell | Look::Words => {
            lines(mark.content.text(), width(paper, area)).saturating_mul(LINE).saturating_add(ROOM)
        }
    }
}

/// How many digits beside each other fit into an area.
pub(crate) fn width(paper: &Paper, area: Area) -> u32 {
    let columns = area.from.column as usize..=area.to.column as usize;
    let tenths: u32 = columns.filter_map(|column| paper.columns.get(column)).sum();
    // Programs and fonts differ, and a line too many does no harm.
    (tenths / 10).saturating_sub(1).max(2)
}

/// How many lines a text takes: Chinese breaks behind every sign, Latin words and figures are kept together.
pub(crate) fn lines(text: &str, width: u32) -> u32 {
    text.split('\n').map(|line| of_paragraph(line, width)).fold(0, u32::saturating_add)
}

fn of_paragraph(text: &str, width: u32) -> u32 {
    let (mut lines, mut used, mut word) = (1u32, 0u32, 0u32);
    let mut take = |word: u32| {
        if used > 0 && used.saturating_add(word) > width {
            lines = lines.saturating_add(1);
            used = 0;
        }
        // A word that is longer than a line is broken.
        lines = lines.saturating_add(word.saturating_sub(1) / width);
        used = if word > width { word % width } else { used.saturating_add(word) };
    };
    for sign in text.chars() {
        let wide = u32::try_from(sign.width().unwrap_or(0)).unwrap_or(1);
        if wide < 2 && !sign.is_whitespace() {
            word = word.saturating_add(wide);
            continue;
        }
        take(word);
        word = 0;
        take(wide);
    }
    take(word);
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_counted_as_they_are_broken() {
        for (text, width, count) in [
            ("", 10, 1),
            ("绩效指标", 4, 2),
            ("绩效指标", 5, 2),
            ("一\n二", 10, 2),
            ("≥2000 人次", 10, 1),
            ("1234567890123", 5, 3),
            ("办公用品采购数量未达到目标值", 10, 3),
        ] {
            assert_eq!(lines(text, width), count, "{text}");
        }
    }
}
