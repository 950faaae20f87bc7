//! A list as a sheet: its title, its headings, a row each. Columns in which nothing stands are left out.

use crate::book::height;
use crate::book::{Area, Content, Look, Mark, Paper, Shown};
use crate::print::{Column, Holds, Listing};
use crate::words::{Address, Language};

/// The sheet of a list.
#[must_use]
pub fn list(listing: &Listing, language: Language) -> Paper {
    let is_filled = |index: usize| listing.rows.iter().any(|row| row.get(index).is_some_and(|cell| !cell.is_empty()));
    let usual = |index: usize| listing.rows.is_empty() || is_filled(index);
    let columns: Vec<(usize, &Column)> = listing.columns.iter().enumerate().collect();
    let shown = columns.into_iter().filter(|(index, column)| column.is_for_people() && usual(*index));
    let shown: Vec<(usize, &Column)> = shown.collect();
    let widths = shown.iter().map(|(_, column)| width(column.holds)).collect();
    let mut paper = Paper { name: listing.title.clone(), columns: widths, landscape: true, ..Paper::default() };
    paper.heights.push(0);
    let title = Area { from: Address::new(0, 0), to: Address::new(0, paper.corner().column) };
    if title.from != title.to {
        paper.merged.push(title);
    }
    put(&mut paper, title.from, Look::Title, Content::Text(listing.title.clone()));
    let heading = begin_row(&mut paper);
    for (at, (_, column)) in (0..).zip(&shown) {
        let text = column.heading.get(language).replace('_', " ");
        put(&mut paper, Address::new(heading, at), Look::Cell, Content::Text(text));
    }
    paper.repeated = Some(heading);
    paper.frozen = Some(Address::new(heading + 1, 0));
    for cells in &listing.rows {
        let row = begin_row(&mut paper);
        for (at, (index, column)) in (0..).zip(&shown) {
            let text = cells.get(*index).map_or("", String::as_str);
            put(&mut paper, Address::new(row, at), look(column.holds), content(column.holds, text));
        }
    }
    paper.filtered = Some(Area { from: Address::new(heading, 0), to: paper.corner() });
    height::fit(&mut paper);
    paper
}

fn begin_row(paper: &mut Paper) -> u32 {
    paper.heights.push(0);
    paper.corner().row
}

fn put(paper: &mut Paper, at: Address, look: Look, content: Content) {
    paper.cells.insert(at, Mark { content, look, input: false, field: None });
}

/// In tenths of a digit.
const fn width(holds: Holds) -> u32 {
    match holds {
        Holds::Short | Holds::Figure | Holds::ForPrograms => 85,
        Holds::Name => 160,
        Holds::Words => 340,
    }
}

const fn look(holds: Holds) -> Look {
    match holds {
        Holds::Short | Holds::Figure | Holds::ForPrograms => Look::Cell,
        Holds::Name | Holds::Words => Look::Words,
    }
}

/// A figure that is a decimal is one that the sheet can sort and add up.
fn content(holds: Holds, text: &str) -> Content {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let is_decimal = digits.starts_with(|sign: char| sign.is_ascii_digit())
        && digits.chars().all(|sign| sign.is_ascii_digit() || sign == '.')
        && digits.matches('.').count() < 2
        && !digits.ends_with('.');
    match text {
        "" => Content::Blank,
        _ if holds == Holds::Figure && is_decimal => {
            Content::Figure(Shown { value: text.to_owned(), format: format_of(digits), text: text.to_owned() })
        }
        _ => Content::Text(text.to_owned()),
    }
}

/// A format that shows all places of a decimal.
fn format_of(digits: &str) -> String {
    match digits.split_once('.') {
        Some((_, places)) => format!("0.{}", "0".repeat(places.len())),
        None => "0".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::word;

    #[test]
    fn figures_can_be_added_up_and_empty_columns_are_left_out() {
        let columns = [
            Column::name(word("项目", "project")),
            Column::figure(word("得分", "score")),
            Column::words(word("说明", "remark")),
            Column::for_programs(word("路径", "pointer")),
        ];
        let mut listing = Listing::new("清单", columns);
        for score in ["98.20", "20/3", "-1"] {
            listing.rows.push(vec!["=甲".to_owned(), score.to_owned(), String::new(), "/a".to_owned()]);
        }
        let paper = list(&listing, Language::Zh);
        assert_eq!(paper.columns.len(), 2);
        let at = |row, column| &paper.cells.get(&Address::new(row, column)).unwrap().content;
        assert_eq!(at(0, 0).text(), "清单");
        assert_eq!((at(1, 0).text(), at(1, 1).text()), ("项目", "得分"));
        assert_eq!(at(2, 0), &Content::Text("=甲".to_owned()));
        let shown = Shown { value: "98.20".to_owned(), format: "0.00".to_owned(), text: "98.20".to_owned() };
        assert_eq!(at(2, 1), &Content::Figure(shown));
        assert_eq!(at(3, 1), &Content::Text("20/3".to_owned()));
        assert_eq!(at(4, 1).text(), "-1");
    }
}
