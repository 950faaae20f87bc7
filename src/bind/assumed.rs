//! What a table is taken to mean where it does not say, with one of the program's guesses turned round.

use crate::model::value::Relation;

/// A guess, and what is assumed in its place throughout a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Assumed {
    /// One relation for all numbers that print no operator.
    Relation(Relation),
    /// Figures without a unit have another one than that of what they stand beside, where they come nearer to it then:
    /// 45 beside 2个月 are days.
    OtherUnit,
    /// What was done on a day without a year was done in the year after the one that is taken.
    NextYear,
    /// A day without a year is one of the other year that the row or the table names.
    OtherYear,
    /// Words stand for no figures: 未发生 is not 0, and 全覆盖 is not 100%.
    NoFigure,
}

impl Assumed {
    /// Every guess that can be turned round.
    pub const ALL: [Self; 6] = [
        Self::Relation(Relation::AtMost),
        Self::Relation(Relation::AtLeast),
        Self::OtherUnit,
        Self::NextYear,
        Self::OtherYear,
        Self::NoFigure,
    ];
}
