//! Formulas of templates.

use jixiao::formula::{Formula, FormulaError};
use jixiao::ledger::Silent;
use jixiao::num::{ArithmeticError, Fraction, Mode};

/// A formula is read or refused, as a number and as a condition. What is read has one value or none for
/// whatever figures, and parentheses around it change nothing; what is refused is told in its places.
pub fn formula(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let wrapped = format!("({text})");
    let number = Formula::number(&text, figure);
    let condition = Formula::condition(&text, figure);
    assert!(number.is_err() || condition.is_err(), "a number and a condition at once");
    assert_eq!((&number, &condition), (&Formula::number(&text, figure), &Formula::condition(&text, figure)));
    reads(&text, number, &Formula::number(&wrapped, figure));
    if let Some(value) = reads(&text, condition, &Formula::condition(&wrapped, figure)) {
        assert!(value == Fraction::ZERO || value == Fraction::ONE, "a condition is {value}");
    }
}

/// The figures that a formula may name: the place of each in a row of [`FIGURES`].
fn figure(name: &str) -> Option<usize> {
    ["目标值", "实际值", "满分", "x", "y"].iter().position(|known| *known == name)
}

/// Figures that are met, missed, zero, negative, without a finite decimal, and nearly too large.
const FIGURES: [[&str; 5]; 4] = [
    ["2000", "1900", "7.5", "0", "1"],
    ["0", "0", "0", "0", "0"],
    ["-1/3", "2/7", "-0.01", "1", "-1"],
    ["99999999999999999999", "0.0000000000000000001", "1/170141183460469231731687303715884105727", "-7.125", "3"],
];

type Read = Result<Formula<usize>, Vec<FormulaError>>;

/// The value for the last of the figures that give one.
fn reads(text: &str, formula: Read, wrapped: &Read) -> Option<Fraction> {
    let formula = formula.map_err(|errors| complains(text, &errors)).ok()?;
    assert_eq!(formula.text(), text);
    let mut last = None;
    for (figures, mode) in FIGURES.iter().flat_map(|figures| Mode::ALL.map(|mode| (figures, mode))) {
        let value = |name: usize, _: &mut Silent| Ok::<_, ArithmeticError>(figures[name].parse().unwrap());
        let computed = formula.evaluate(&mut Silent, mode, value);
        // One pair of parentheses may be one too many.
        if let Ok(wrapped) = wrapped {
            assert_eq!(wrapped.evaluate(&mut Silent, mode, value), computed, "parentheses change the value");
        }
        last = computed.ok().or(last);
    }
    last
}

fn complains(text: &str, errors: &[FormulaError]) {
    assert!(!errors.is_empty(), "refused without a reason");
    assert!(errors.is_sorted_by_key(|error| error.at), "not in the order of the text: {errors:?}");
    for error in errors {
        assert!(text.is_char_boundary(error.at), "outside the text: {error:?}");
        assert_ne!(error.message.zh, error.message.en, "one language: {error:?}");
        assert!(!error.message.en.contains("not understood"), "the parser knows another grammar: {error:?}");
    }
}
