//! The grade, and when there is none.

use crate::load::{Table, grade_open};
use crate::model::{Grade, Note};
use crate::num::{ArithmeticError, Fraction};

/// The grade of a total, or a remark where what is not assessed leaves it open. The remark is
/// also missing where the weights do not add up: that is said elsewhere.
pub(super) fn grade(
    table: &Table<'_>,
    score: Fraction,
    assessed: Fraction,
) -> Result<(Option<String>, Option<Note>), ArithmeticError> {
    let (Some(weight), true) = (table.weight, table.adds_up()) else { return Ok((None, None)) };
    let open = weight.subtract(assessed)?;
    let grades = &table.book.template.grading.grades;
    let (Some(low), Some(high)) = (at(grades, score), at(grades, score.add(open)?)) else { return Ok((None, None)) };
    Ok(if low == high { (Some(low.name.clone()), None) } else { (None, Some(grade_open(&low.name, &high.name, open))) })
}

fn at(grades: &[Grade], score: Fraction) -> Option<&Grade> {
    grades.iter().find(|grade| score >= grade.from.fraction())
}
