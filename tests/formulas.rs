//! What formulas give, what they refuse, and in which words: exact equality, whole messages.

use std::collections::BTreeMap;
use std::thread;
use std::time::{Duration, Instant};

use jixiao::formula::{Comparison, Exact, Formula, FormulaError, MAX_CHARACTERS, MAX_NESTING, MAX_OPERATORS, Machine};
use jixiao::num::{ArithmeticError, Fraction, Mode};
use serde::Deserialize;

use crate::support::data;

/// The names that formulas of these tests may use.
const NAMES: [&str; 6] = ["目标值", "实际值", "满分", "x", "y", "A_1"];

fn resolve(name: &str) -> Option<&'static str> {
    NAMES.into_iter().find(|known| *known == name)
}

/// Both kinds of formulas, as the tests below write them: what begins with `?` is a condition.
fn read(text: &str) -> Result<Formula<&'static str>, Vec<FormulaError>> {
    match text.strip_prefix('?') {
        Some(text) => Formula::condition(text, resolve),
        None => Formula::number(text, resolve),
    }
}

fn exact(text: &str) -> Fraction {
    text.parse().unwrap()
}

fn value_of(name: &str) -> Fraction {
    exact(match name {
        "目标值" => "2000",
        "实际值" => "1900",
        "满分" => "7.5",
        "y" => "-2.5",
        "A_1" => "3",
        _ => "0",
    })
}

/// The value, in the mode that the published tables of Zaozhuang use.
fn compute(text: &str) -> Result<String, ArithmeticError> {
    let formula = read(text).unwrap_or_else(|errors| panic!("{text}: {errors:?}"));
    formula.evaluate(&mut Exact::new(Mode::HalfEven, value_of)).map(|value| value.to_string())
}

/// Formulas and their values.
type Given = BTreeMap<String, String>;

/// The tables of `tests/formulas/values.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Values {
    exact: Given,
    operators: Given,
    functions: Given,
    widths: Given,
    not_needed: Given,
}

fn values() -> Values {
    data("formulas/values.toml")
}

fn assert_values(given: &Given) {
    for (text, value) in given {
        assert_eq!(compute(text).as_ref(), Ok(value), "{text}");
    }
}

#[test]
fn values_are_exact() {
    assert_values(&values().exact);
}

#[test]
fn operators_bind_as_on_paper() {
    assert_values(&values().operators);
}

#[test]
fn functions_in_both_languages() {
    assert_values(&values().functions);
}

#[test]
fn whatever_its_width_a_sign_is_the_same() {
    assert_values(&values().widths);
}

#[test]
fn rounding_is_in_the_mode_of_the_template() {
    let formula = read("round(7.125, 2)").unwrap();
    let rounded = Mode::ALL.map(|mode| formula.evaluate(&mut Exact::new(mode, value_of)).unwrap().to_string());
    assert_eq!(rounded, ["7.12", "7.13", "7.12", "7.12", "7.13"]);
}

#[test]
fn what_has_no_value_says_so_with_both_operands() {
    let long = "9999999999999999999999999999";
    for (text, message) in [
        ("1/0", "1 ÷ 0 has no value".to_owned()),
        ("实际值 / (x * 2)", "1900 ÷ 0 has no value".to_owned()),
        ("min(1, 1/x)", "1 ÷ 0 has no value".to_owned()),
        (&format!("{long} * {long}"), format!("{long} × {long} does not fit into 127 bits")),
        (&format!("round({long}, 9)"), format!("{long} round 9 does not fit into 127 bits")),
    ] {
        assert_eq!(compute(text).map_err(|error| error.to_string()), Err(message), "{text}");
    }
}

#[test]
fn what_is_not_needed_is_not_computed() {
    assert_values(&values().not_needed);
}

#[test]
fn a_formula_knows_its_text_and_its_names() {
    let text = " if(实际值 >= 目标值, 满分, 实际值 / 目标值 * 满分) ";
    let formula = read(text).unwrap();
    assert_eq!(formula.text(), text);
    assert_eq!(formula.names().collect::<Vec<_>>(), ["实际值", "目标值", "满分"]);
    assert_eq!(read("1 + 2").unwrap().names().count(), 0);
    assert_eq!(read("A_1 + Ａ_１").unwrap().names().collect::<Vec<_>>(), ["A_1"]);
}

/// A machine that writes down what it is asked for.
struct Diary {
    exact: Exact<fn(&'static str) -> Fraction>,
    lines: Vec<String>,
}

impl Diary {
    fn note(&mut self, what: &str, of: &[Fraction], value: Fraction) -> Fraction {
        let of: Vec<String> = of.iter().map(Fraction::to_string).collect();
        self.lines.push(format!("{what} {} = {value}", of.join(" ")));
        value
    }
}

impl Machine<&'static str> for Diary {
    type Value = Fraction;
    type Error = ArithmeticError;

    fn constant(&mut self, value: Fraction) -> Fraction {
        value
    }

    fn variable(&mut self, name: &'static str) -> Result<Fraction, ArithmeticError> {
        let value = self.exact.variable(name)?;
        Ok(self.note(name, &[], value))
    }

    fn add(&mut self, a: Fraction, b: Fraction) -> Result<Fraction, ArithmeticError> {
        Ok(self.note("+", &[a, b], a.add(b)?))
    }

    fn subtract(&mut self, a: Fraction, b: Fraction) -> Result<Fraction, ArithmeticError> {
        Ok(self.note("-", &[a, b], a.subtract(b)?))
    }

    fn multiply(&mut self, a: Fraction, b: Fraction) -> Result<Fraction, ArithmeticError> {
        Ok(self.note("*", &[a, b], a.multiply(b)?))
    }

    fn divide(&mut self, a: Fraction, b: Fraction) -> Result<Fraction, ArithmeticError> {
        Ok(self.note("/", &[a, b], a.divide(b)?))
    }

    fn minimum(&mut self, of: &[Fraction]) -> Result<Fraction, ArithmeticError> {
        let value = self.exact.minimum(of)?;
        Ok(self.note("min", of, value))
    }

    fn maximum(&mut self, of: &[Fraction]) -> Result<Fraction, ArithmeticError> {
        let value = self.exact.maximum(of)?;
        Ok(self.note("max", of, value))
    }

    fn clamp(&mut self, a: Fraction, low: Fraction, high: Fraction) -> Result<Fraction, ArithmeticError> {
        let value = self.exact.clamp(a, low, high)?;
        Ok(self.note("clamp", &[a, low, high], value))
    }

    fn absolute(&mut self, a: Fraction) -> Result<Fraction, ArithmeticError> {
        let value = self.exact.absolute(a)?;
        Ok(self.note("abs", &[a], value))
    }

    fn round(&mut self, a: Fraction, places: u8) -> Result<Fraction, ArithmeticError> {
        let value = self.exact.round(a, places)?;
        Ok(self.note(&format!("round {places}"), &[a], value))
    }

    fn compare(&mut self, comparison: Comparison, a: Fraction, b: Fraction) -> Fraction {
        let value = self.exact.compare(comparison, a, b);
        self.note(comparison.sign(), &[a, b], value)
    }

    fn and(&mut self, a: Fraction, b: Option<Fraction>) -> Fraction {
        let value = self.exact.and(a, b);
        self.note("&&", &[a].into_iter().chain(b).collect::<Vec<_>>(), value)
    }

    fn or(&mut self, a: Fraction, b: Option<Fraction>) -> Fraction {
        let value = self.exact.or(a, b);
        self.note("||", &[a].into_iter().chain(b).collect::<Vec<_>>(), value)
    }

    fn not(&mut self, a: Fraction) -> Fraction {
        let value = self.exact.not(a);
        self.note("!", &[a], value)
    }

    fn choose(&mut self, condition: Fraction, taken: Fraction) -> Fraction {
        self.note("if", &[condition, taken], taken)
    }

    fn exact(&self, a: Fraction) -> Fraction {
        a
    }
}

#[test]
fn every_step_can_be_written_down() {
    let text = "如果(x != 0 && 1 / x > 2 || !(y > -1), round(clamp(-y / A_1, 0, 1) * 满分, 1), -5)";
    let mut diary = Diary { exact: Exact::new(Mode::HalfUp, value_of), lines: Vec::new() };
    assert_eq!(read(text).unwrap().evaluate(&mut diary).unwrap().to_string(), "6.3");
    assert_eq!(
        diary.lines,
        [
            "x  = 0",
            "!= 0 0 = 0",
            "&& 0 = 0",
            "y  = -2.5",
            "> -2.5 -1 = 0",
            "! 0 = 1",
            "|| 0 1 = 1",
            "y  = -2.5",
            "- 0 -2.5 = 2.5",
            "A_1  = 3",
            "/ 2.5 3 = 5/6",
            "clamp 5/6 0 1 = 5/6",
            "满分  = 7.5",
            "* 5/6 7.5 = 6.25",
            "round 1 6.25 = 6.3",
            "if 1 6.3 = 6.3",
        ]
    );
}

/// An error: the column of the formula in characters, the message in Chinese and in English.
type Message = (usize, String, String);

/// Formulas and what is said about them.
type Said = BTreeMap<String, Vec<Message>>;

/// Of every text all that is said about it; `?` before it makes it a condition.
fn assert_refused(said: &Said) {
    for (text, expected) in said {
        let errors = read(text).expect_err(text);
        let body = text.strip_prefix('?').unwrap_or(text);
        let column = |error: &FormulaError| body[..error.at].chars().count() + 1;
        let found: Vec<Message> =
            errors.into_iter().map(|error| (column(&error), error.message.zh, error.message.en)).collect();
        assert_eq!(found, *expected, "{text}");
    }
}

/// The tables of `tests/formulas/refused.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Refused {
    halves: Said,
    side_by_side: Said,
    signs: Said,
    numerals: Said,
    names: Said,
    kinds: Said,
}

fn refused() -> Refused {
    data("formulas/refused.toml")
}

#[test]
fn nothing_and_halves_are_not_formulas() {
    assert_refused(&refused().halves);
}

#[test]
fn two_values_side_by_side_want_a_sign() {
    assert_refused(&refused().side_by_side);
}

#[test]
fn what_formulas_do_not_know_is_refused_with_what_they_know() {
    assert_refused(&refused().signs);
}

#[test]
fn numerals_are_decimals_or_nothing() {
    assert_refused(&refused().numerals);
}

#[test]
fn names_and_functions_have_to_be_known() {
    assert_refused(&refused().names);
}

#[test]
fn numbers_and_conditions_never_stand_in_for_each_other() {
    assert_refused(&refused().kinds);
}

#[test]
fn an_unknown_name_is_given_to_whoever_can_suggest_one() {
    let errors = read("实际 + min(x) + sqrt(x)").unwrap_err();
    let unknown: Vec<Option<&str>> = errors.iter().map(|error| error.unknown.as_deref()).collect();
    assert_eq!(unknown, [Some("实际"), None, None]);
    assert_eq!(errors[0].to_string(), "unknown name `实际`");
}

#[test]
fn limits_are_kept_to_the_character() {
    let blanks = |count: usize| format!("1{}", " ".repeat(count - 1));
    let sum = |operators: usize| format!("1{}", "+1".repeat(operators));
    let minus = |operators: usize| format!("{}1", "-".repeat(operators));
    let nested = |depth: usize| format!("{}1{}", "(".repeat(depth), ")".repeat(depth));
    let calls = |depth: usize| format!("{}1{}", "abs(".repeat(depth), ")".repeat(depth));
    for within in [blanks(MAX_CHARACTERS), nested(MAX_NESTING), calls(MAX_NESTING)] {
        assert_eq!(compute(&within).as_deref(), Ok("1"), "{within}");
    }
    assert_eq!(compute(&sum(MAX_OPERATORS)).as_deref(), Ok("201"));
    assert_eq!(compute(&minus(MAX_OPERATORS)).as_deref(), Ok("1"));
    // Side by side, parentheses are not deep.
    assert_eq!(compute(&vec!["(1)"; 100].join("+")).as_deref(), Ok("100"));

    let said = |column, zh: &str, en: &str| vec![(column, zh.to_owned(), en.to_owned())];
    let characters = || said(2001, "公式超过 2000 个字符", "the formula has more than 2000 characters");
    let nesting = |column| said(column, "括号嵌套超过 32 层", "parentheses stand more than 32 deep");
    let operators = |column| said(column, "运算符超过 200 个", "the formula has more than 200 operators");
    assert_refused(&BTreeMap::from([
        (blanks(2001), characters()),
        (format!("{}{}", "目".repeat(2000), "标"), characters()),
        (nested(33), nesting(33)),
        (calls(33), nesting(132)),
        ("(".repeat(1999), nesting(33)),
        (sum(201), operators(402)),
        (minus(201), operators(201)),
        (format!("?{}x > 0", "!".repeat(200)), operators(203)),
        ("-".repeat(1999), operators(201)),
    ]));
}

/// Runs with the stack that threads get where nobody asks for more, and within a second.
fn on_a_small_stack(work: impl FnOnce() + Send + 'static) {
    let started = Instant::now();
    thread::Builder::new().stack_size(2 << 20).spawn(work).unwrap().join().unwrap();
    assert!(started.elapsed() < Duration::from_secs(1), "{:?}", started.elapsed());
}

#[test]
fn a_hundred_thousand_of_anything_is_refused_at_once() {
    for sign in ["(", "-", "!", "x(", "if(", ")", "1+", "\"", ".", "目标值"] {
        on_a_small_stack(move || {
            for text in [sign.repeat(100_000), format!("{}1{}", sign.repeat(100_000), ")".repeat(100_000))] {
                let errors = read(&text).unwrap_err();
                assert_eq!(errors.len(), 1);
                assert_eq!(errors[0].message.en, "the formula has more than 2000 characters");
                assert_eq!(errors[0].at, text.char_indices().nth(2000).unwrap().0);
            }
        });
    }
}

#[test]
fn the_deepest_formula_fits_on_a_small_stack() {
    // Every limit at once: 32 calls around one another, 200 operators between them.
    let layers = |open: &str, tail: &str| format!("{}x{}", open.repeat(32), tail.repeat(32));
    for text in [
        layers("------max(0,", ")"),
        layers("---if(x<1,1*", ",2)"),
        format!("?{}x>0{}", "!!!!!!(".repeat(32), ")".repeat(32)),
        format!("{}x", "-".repeat(200)),
        format!("x{}", "-x".repeat(200)),
    ] {
        on_a_small_stack(move || {
            let formula = read(&text).unwrap_or_else(|errors| panic!("{text}: {errors:?}"));
            assert!(formula.evaluate(&mut Exact::new(Mode::HalfEven, value_of)).is_ok());
            assert_eq!(formula.clone(), formula);
        });
    }
}
