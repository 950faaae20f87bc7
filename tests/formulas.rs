//! What formulas give, what they refuse, and in which words: exact equality, whole messages.

use std::collections::BTreeMap;
use std::thread;
use std::time::{Duration, Instant};

use jixiao::formula::{Formula, FormulaError, MAX_CHARACTERS, MAX_NESTING, MAX_OPERATORS};
use jixiao::ledger::{Field, Ledger, Recorder, Silent};
use jixiao::model::scorecard::{Operand, Step};
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

/// The value, computed silently.
fn evaluate(formula: &Formula<&'static str>, mode: Mode) -> Result<Fraction, ArithmeticError> {
    formula.evaluate(&mut Silent, mode, |name, _| Ok(value_of(name)))
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
    evaluate(&formula, Mode::HalfEven).map(|value| value.to_string())
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
    let rounded = Mode::ALL.map(|mode| evaluate(&formula, mode).unwrap().to_string());
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

/// A step in one line: its name, what it does, to what, and what comes of it.
fn line(step: &Step) -> String {
    let of = step.of.iter().map(|operand| match operand {
        Operand::Step(id) => id.to_string(),
        Operand::Constant(value) => value.to_string(),
        Operand::Pointer(pointer) => pointer.clone(),
    });
    let op = format!("{:?}", step.op);
    let (from, places) = (step.from.clone(), step.places.map(|places| places.to_string()));
    let words: Vec<String> = [op].into_iter().chain(of).chain(from).chain(places).collect();
    format!("{}: {} = {}", step.id, words.join(" "), step.value)
}

#[test]
fn every_step_can_be_written_down() {
    let text = "如果(x != 0 && 1 / x > 2 || !(y > -1), round(clamp(-y / A_1, 0, 1) * 满分, 1), -5)";
    let mut recorder = Recorder::new(String::new());
    let value = read(text).unwrap().evaluate(&mut recorder, Mode::HalfUp, |name, recorder: &mut Recorder| {
        let index = NAMES.iter().position(|known| *known == name).unwrap();
        Ok::<_, ArithmeticError>(recorder.input(Field::Parameter(index, name), value_of(name)))
    });
    assert_eq!(recorder.exact(value.unwrap()).to_string(), "6.3");
    assert_eq!(
        recorder.into_steps().iter().map(line).collect::<Vec<_>>(),
        [
            "parameter_4: Input /parameters/x/value = 0",
            "formula_1: Unequal parameter_4 0 = 0",
            "formula_2: And formula_1 = 0",
            "parameter_5: Input /parameters/y/value = -2.5",
            "formula_3: Above parameter_5 -1 = 0",
            "formula_4: Not formula_3 = 1",
            "formula_5: Or formula_2 formula_4 = 1",
            "formula_6: Subtract 0 parameter_5 = 2.5",
            "parameter_6: Input /parameters/A_1/value = 3",
            "formula_7: Divide formula_6 parameter_6 = 5/6",
            "formula_8: Clamp formula_7 0 1 = 5/6",
            "parameter_3: Input /parameters/满分/value = 7.5",
            "formula_9: Multiply formula_8 parameter_3 = 6.25",
            "formula_10: Round formula_9 1 = 6.3",
            "formula_11: Choose formula_5 formula_10 = 6.3",
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
            assert!(evaluate(&formula, Mode::HalfEven).is_ok());
            assert_eq!(formula.clone(), formula);
        });
    }
}
