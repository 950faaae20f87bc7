//! A figure as a department printed it: a value, and the interval that its decimals leave open.

use crate::model::value::Printed;
use crate::num::{Fraction, Mode, Number, Rounding, fold_width, is_blank, is_blank_mark};

/// What a cell for a figure says.
#[derive(Clone, Copy, Debug)]
pub enum Stated<'a> {
    /// Nothing, or a mark that stands for nothing.
    Nothing,
    /// Something that is no figure: `M.8`, `达成`.
    Unreadable(&'a str),
    /// A figure.
    Figure(PrintedFigure<'a>),
}

/// A printed figure.
#[derive(Clone, Copy, Debug)]
pub struct PrintedFigure<'a> {
    /// As printed.
    pub printed: &'a str,
    /// The value: 95.82 for `95.82%`.
    pub value: Fraction,
    /// Decimal places as printed.
    pub places: u8,
    /// Whether a percent sign stands behind it.
    pub per_cent: bool,
}

impl<'a> Stated<'a> {
    /// Reads a cell: a number of a size that something in a table may have, with 分 or % behind it.
    #[must_use]
    pub fn read(cell: Option<&'a Printed>) -> Self {
        let Some(cell) = cell.filter(|cell| !is_blank_mark(&cell.0)) else { return Self::Nothing };
        let printed = cell.0.as_str();
        let text = printed.trim_matches(is_blank);
        let (digits, per_cent) = match text.strip_suffix(|c| fold_width(c) == '%') {
            Some(digits) => (digits, true),
            None => (cell.digits_of_points(), false),
        };
        match digits.parse::<Number>().and_then(Number::stated) {
            Ok(number) => Self::Figure(PrintedFigure {
                printed,
                value: number.fraction(),
                places: u8::try_from(number.places()).unwrap_or(u8::MAX).min(Rounding::MAX_PLACES),
                per_cent,
            }),
            Err(_) => Self::Unreadable(printed),
        }
    }

    /// The figure, where there is one.
    #[must_use]
    pub const fn figure(&self) -> Option<&PrintedFigure<'a>> {
        match self {
            Self::Figure(figure) => Some(figure),
            _ => None,
        }
    }
}

impl PrintedFigure<'_> {
    /// The roundings under which an exact value is printed as this figure. Rounding to the nearest is taken for
    /// possible at the printed places, and at those of the template where a zero may have been dropped; cutting
    /// off only from two places on: `9` for 9.78 is no cut, it is a lost point.
    #[must_use]
    pub fn plausible_under(&self, exact: Fraction, template: Rounding) -> Vec<Rounding> {
        let nearest = [Mode::HalfEven, Mode::HalfUp, Mode::HalfDown];
        let written = self.places_of_digits(template.places);
        let places = [written, template.places.max(written)];
        let at = |places: u8| nearest.map(|mode| Rounding { places, mode });
        let mut candidates: Vec<Rounding> = at(places[0]).to_vec();
        if places[1] != places[0] {
            candidates.extend(at(places[1]));
        }
        let cut = places[1].max(2);
        candidates.push(Rounding { places: cut, mode: Mode::Down });
        if template.places >= written && !candidates.contains(&template) {
            candidates.push(template);
        }
        candidates.retain(|rounding| exact.round(*rounding).is_ok_and(|points| points.fraction() == self.value));
        candidates
    }

    /// Every rounding that gives this figure, for whoever wants to know how it came about: those under which it is
    /// plausible, and cutting off or raising to 0, 1 and 2 places. 5 is 5.96 cut off, which makes it no right figure.
    #[must_use]
    pub fn right_under(&self, exact: Fraction, template: Rounding) -> Vec<Rounding> {
        let mut roundings = self.plausible_under(exact, template);
        for mode in [Mode::HalfUp, Mode::Down, Mode::Up] {
            for places in 0..=2 {
                let rounding = Rounding { places, mode };
                let gives = exact.round(rounding).is_ok_and(|points| points.fraction() == self.value);
                if gives && !roundings.contains(&rounding) {
                    roundings.push(rounding);
                }
            }
        }
        roundings
    }

    /// The places that say something: zeros behind those that are kept were only filled up, as in 7.270 for 7.27.
    fn places_of_digits(&self, kept: u8) -> u8 {
        let cut = Rounding { places: kept, mode: Mode::Down };
        let filled = self.places > kept && self.value.round(cut).is_ok_and(|points| points.fraction() == self.value);
        if filled { kept } else { self.places }
    }

    /// Whether an exact value may be printed as this figure.
    #[must_use]
    pub fn agrees(&self, exact: Fraction, template: Rounding) -> bool {
        self.value == exact || !self.plausible_under(exact, template).is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEMPLATE: Rounding = Rounding { places: 2, mode: Mode::HalfEven };

    /// The roundings under which a value is printed as a figure.
    fn right(printed: &str, exact: &str) -> Vec<String> {
        let cell = Printed::from(printed);
        let stated = Stated::read(Some(&cell));
        let roundings = stated.figure().unwrap().plausible_under(exact.parse().unwrap(), TEMPLATE);
        roundings.into_iter().map(Rounding::name).collect()
    }

    #[test]
    fn a_figure_is_an_interval_of_its_decimals() {
        assert_eq!(right("7.12", "7.125"), ["half_even 2", "half_down 2", "down 2"]);
        assert_eq!(right("7.13", "7.125"), ["half_up 2"]);
        assert_eq!(
            right("9.9", "9.898978102189781"),
            ["half_even 1", "half_up 1", "half_down 1", "half_even 2", "half_up 2", "half_down 2"]
        );
        assert_eq!(right("9.89", "9.898978102189781"), ["down 2"]);
        assert_eq!(right("7.130", "7.125"), ["half_up 2"]);
        assert_eq!(right("7.131", "7.125"), [""; 0]);
    }

    #[test]
    fn a_whole_number_is_rounded_and_never_cut() {
        assert_eq!(right("9", "9.8"), [""; 0]);
        assert_eq!(right("10", "9.8"), ["half_even 0", "half_up 0", "half_down 0"]);
    }

    #[test]
    fn how_a_figure_came_about_is_told_though_it_is_wrong() {
        for (printed, exact, roundings) in [
            ("5", "5.96", "down 0"),
            ("86.19", "86.183", "up 2"),
            ("9.9", "9.84", "up 1"),
            ("10.00", "9.8", "half_up 0, up 0"),
            ("7.1", "7.19", "down 1"),
            ("4", "5.96", ""),
        ] {
            let cell = Printed::from(printed);
            let stated = Stated::read(Some(&cell));
            let found = stated.figure().unwrap().right_under(exact.parse().unwrap(), TEMPLATE);
            let names: Vec<String> = found.into_iter().map(Rounding::name).collect();
            assert_eq!(names.join(", "), roundings, "{printed} of {exact}");
        }
    }

    #[test]
    fn a_percent_sign_of_either_width_is_told() {
        for (printed, per_cent) in [("95.82%", true), ("95. 82\u{ff05}", true), ("95.82", false), ("99.55分", false)] {
            let cell = Printed::from(printed);
            let stated = Stated::read(Some(&cell));
            assert_eq!(
                stated.figure().map(|figure| (figure.places, figure.per_cent)),
                Some((2, per_cent)),
                "{printed}"
            );
        }
    }

    #[test]
    fn cells_that_are_no_figures() {
        for printed in ["M.8", "达成", "4 5"] {
            let cell = Printed::from(printed);
            assert!(matches!(Stated::read(Some(&cell)), Stated::Unreadable(_)), "{printed}");
        }
        for printed in ["", "—", "/"] {
            let cell = Printed::from(printed);
            assert!(matches!(Stated::read(Some(&cell)), Stated::Nothing), "{printed}");
        }
    }
}
