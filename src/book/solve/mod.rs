//! Formulas whose results a file does not hold, computed from the cells of their book: programs that fill in forms leave
//! them open. And those whose results it holds, to see whether they come to the same.
//!
//! Exact fractions, a few functions that forms have, and a limit on everything. What is not known stays open, with the
//! reason; nothing here is ever a guess.

mod areas;
mod call;
mod check;
mod evaluate;
mod function;
mod inputs;
pub(super) mod number;
mod parse;
mod shifted;
mod stop;
mod texts;
mod tree;

use super::number_format::NumberFormat;
use super::serial::DayCount;
use super::sheet::{Cell, Doubt, Sheet};
pub(super) use check::check;
use evaluate::Solver;
pub(super) use inputs::{BookInputs, Input, Inputs, Open, Stored};
pub(super) use shifted::shifted;
use stop::Stop;
pub(super) use tree::Value;

/// Computes the formulas of a sheet, the one of this number, that have no result, and says of each that it did, or why not.
pub(super) fn solve<'f>(
    sheet: &mut Sheet,
    (book, number): (&BookInputs, usize),
    days: DayCount,
    format: impl Fn(usize) -> &'f NumberFormat,
) {
    let Some(inputs) = book.get(number) else { return };
    let mut solver = Solver::of(book, number);
    for (at, open) in inputs.open() {
        if is_text(&open.formula) {
            sheet.cells.insert(at, Cell::doubtful(format!("={}", open.formula), Doubt::Typed));
            continue;
        }
        let found = if inputs.are_too_many() { Err(Stop::too_much()) } else { solver.cell((number, at)) };
        let shown = match found {
            Ok(value) => number::shown_value(&value, format(open.style), days),
            Err(stop) => Err(stop),
        };
        let cell = match shown {
            // One that says nothing on purpose, or a zero that the file has as well.
            Ok(text) if text.is_empty() => {
                sheet.cells.remove(&at);
                continue;
            }
            Ok(text) if open.is_confirmed(&solver.cell((number, at))) => text.into(),
            Ok(text) => Cell::doubtful(text, Doubt::Computed(open.formula.clone())),
            Err(Stop::Failed(name)) => Cell::doubtful(name.to_owned(), Doubt::Failed),
            Err(Stop::Unsolved(why)) => Cell::doubtful(String::new(), Doubt::Unsolved(why)),
        };
        sheet.cells.insert(at, cell);
    }
}

/// Whether somebody wrote a text such as `=100%` or `=0人`, which a program took for a formula: a number with what it is of.
fn is_text(formula: &str) -> bool {
    let rest = formula.trim_start().trim_start_matches(|sign: char| sign.is_ascii_digit() || sign == '.');
    let is_numbered = rest.len() < formula.trim_start().len();
    is_numbered && (rest.trim() == "%" || rest.trim_start().starts_with(|sign: char| !sign.is_ascii()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Address;

    /// A sheet with figures in column D, texts in column T, and formulas in column F, from the first row down.
    fn sheet_of(formulas: &[&str]) -> Inputs {
        let mut inputs = Inputs::default();
        for (row, number) in (0..).zip(["120", "90", "20", "5", "0", "0.285"]) {
            inputs.put(Address::new(row, 3), Input::Value(Value::Number(number.parse().unwrap())));
        }
        for (row, text) in (0..).zip(["达成", "12.5", "95%"]) {
            inputs.put(Address::new(row, 19), Input::Value(Value::Text(text.to_owned())));
        }
        for (row, formula) in (0..).zip(formulas) {
            let open = Open { formula: (*formula).into(), style: 0, zero: false };
            inputs.put(Address::new(row, 5), Input::Open(open));
        }
        inputs
    }

    fn computed(formulas: &[&str], format: &NumberFormat) -> Cell {
        let mut second = Inputs::default();
        second.put(Address::new(0, 3), Input::Value(Value::Number("7".parse().unwrap())));
        let book = BookInputs {
            sheets: vec![("表".to_owned(), sheet_of(formulas)), ("其他 表".to_owned(), second)],
            names: [("单价".to_owned(), "'其他 表'!$D$1".to_owned())].into(),
        };
        let mut sheet = Sheet::default();
        solve(&mut sheet, (&book, 0), DayCount::From1900, |_| format);
        sheet.cells.get(&Address::new(0, 5)).cloned().unwrap_or_default()
    }

    #[test]
    fn formulas_of_forms_come_to_what_a_spreadsheet_shows() {
        for (formula, format, shown) in [
            ("SUM(D2:D4)", "General", "115"),
            ("SUM(D2:D4,D1)", "General", "235"),
            ("$D$2+D3 + D4", "General", "115"),
            ("D2/D1", "0.00%", "75.00%"),
            ("D2/D1*100", "General", "75"),
            ("ROUND(D3/D2*10,2)", "General", "2.22"),
            ("ROUND(D6,2)", "0.00", "0.29"),
            ("D3/D2", "0.00%", "22.22%"),
            ("D3/D2", "General", "0.222222222"),
            ("IF(D5=0,0,D1/D5)", "0.00", "0.00"),
            ("IF(N(D5)=0,\"\",ROUND(D1/D5,4))", "General", ""),
            ("IF(COUNT(D1:D3,D9)=0,\"\",SUM(D1:D3,D9))", "General", "230"),
            ("IFERROR(D1/D5,\"—\")", "General", "—"),
            ("IFERROR(ROUND(D2/D1*100,2)&\"%\",\"\")", "General", "75%"),
            ("IF(T1=\"达成\",D4,0)", "General", "5"),
            ("MAX(0,MIN(D4,D4*2-7))", "General", "3"),
            ("-D4%", "0.00", "-0.05"),
            ("T2+T3", "General", "13.45"),
            ("D8", "General", "0"),
            ("AVERAGE(D2:D4)", "0.0", "38.3"),
        ] {
            assert_eq!(computed(&[formula], &NumberFormat::parse(format)).text, shown, "{formula}");
        }
    }

    #[test]
    fn what_is_not_computed_says_why() {
        let deep = format!("{}D1{}", "(".repeat(60), ")".repeat(60));
        let long = "D1+".repeat(500) + "D1";
        for (formula, why) in [
            ("OFFSET(D1,1,0)", "the function OFFSET is not computed here"),
            ("VLOOKUP(D1,D2:D4,1)", "only sums, products"),
            ("其他!D1", "only sums, products"),
            ("Sheet2!D1+1", "only sums, products"),
            ("[1]表!D1", "only sums, products"),
            ("面积+1", "the book does not say what the name 面积 stands for"),
            ("SUM(T2:T2)", "the number in T2 is kept as a text"),
            ("F1+1", "the formula leads back to itself by way of F1"),
            ("SUM(A1:F9)", "the formula leads back to itself by way of F1"),
            (&deep, "too long, too deep"),
            (&long, "too long, too deep"),
            ("", "only sums, products"),
            ("SUM(D1", "only sums, products"),
            ("SUM(D1:D2*D3:D4)", "only sums, products"),
        ] {
            let cell = computed(&[formula], &NumberFormat::General);
            let Some(Doubt::Unsolved(found)) = cell.doubt else { panic!("{formula}: {cell:?}") };
            assert!(found.en.contains(why), "{formula}: {}", found.en);
        }
        assert_eq!(computed(&["D1/D5"], &NumberFormat::General).doubt, Some(Doubt::Failed));
        assert_eq!(computed(&["T1+1"], &NumberFormat::General).text, "#VALUE!");
    }

    #[test]
    fn more_functions_sheets_and_names_are_computed() {
        for (formula, text) in [
            ("'其他 表'!D1+1", "8"),
            ("单价*2", "14"),
            ("SUM('其他 表'!D:D)", "7"),
            ("-2^2", "4"),
            ("INT(-2.5)", "-3"),
            ("MOD(-7,3)", "2"),
            ("ROUNDUP(-2.11,1)", "-2.2"),
            ("TRUNC(-2.19,1)", "-2.1"),
            ("NOT(D1>D2)", "FALSE"),
            ("COUNTA(T1:T5)", "3"),
            ("COUNTIF(D1:D6,\">=20\")", "3"),
            ("SUMIF(D1:D3,\"<100\",D2:D4)", "25"),
            ("SUMPRODUCT(D1:D2,D2:D3)", "12600"),
            ("VLOOKUP(90,D1:D3,1,FALSE)", "90"),
            ("VLOOKUP(91,D1:D3,1,0)", "#N/A"),
            ("VLOOKUP(20,D1:D3,1,FALSE())", "20"),
            ("INDEX(D1:D3,MATCH(20,D1:D3,0))", "20"),
            ("LEFT(\"达标率\",2)&MID(\"达标率\",3,1)", "达标率"),
            ("TEXT(D6,\"0.0%\")", "28.5%"),
        ] {
            assert_eq!(computed(&[formula], &NumberFormat::General).text, text, "{formula}");
        }
    }

    #[test]
    fn a_text_that_became_a_formula_stays_a_text() {
        for formula in ["100%", "0人", "12.5 万元"] {
            let cell = computed(&[formula], &NumberFormat::General);
            assert_eq!(cell, Cell::doubtful(format!("={formula}"), Doubt::Typed));
        }
        assert_eq!(computed(&["120+35"], &NumberFormat::General).text, "155");
        assert_eq!(computed(&["100"], &NumberFormat::General).text, "100");
    }

    #[test]
    fn chains_of_formulas_are_followed_as_far_as_they_are_short() {
        let chain = |length: usize| (2..=length).map(|row| format!("F{row}+1")).chain(["1".to_owned()]).collect();
        let (short, long): (Vec<String>, Vec<String>) = (chain(30), chain(300));
        let of = |formulas: &[String]| {
            computed(&formulas.iter().map(String::as_str).collect::<Vec<_>>(), &NumberFormat::General)
        };
        assert_eq!(of(&short).text, "30");
        assert!(matches!(of(&long).doubt, Some(Doubt::Unsolved(_))));
    }
}
