//! What formulas give, what they refuse, and in which words: exact equality, whole messages.

use std::thread;
use std::time::{Duration, Instant};

use jixiao::formula::{Comparison, Exact, Formula, FormulaError, MAX_CHARACTERS, MAX_NESTING, MAX_OPERATORS, Machine};
use jixiao::num::{ArithmeticError, Fraction, Mode};

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

#[test]
fn values_are_exact() {
    for (text, value) in [
        ("7/2", "3.5"),
        ("1/3", "1/3"),
        ("1/3*3", "1"),
        ("?1/3*3 == 1", "1"),
        ("?0.1+0.2==0.3", "1"),
        ("?0.1+0.2!=0.3", "0"),
        ("实际值 / 目标值 * 满分", "7.125"),
        ("round(实际值 / 目标值 * 满分, 2)", "7.12"),
        ("9007199254740993", "9007199254740993"),
        ("9007199254740993 - 9007199254740992", "1"),
        ("1234567890123456789", "1234567890123456789"),
        ("1234567890123456789012345678", "1234567890123456789012345678"),
        ("0.1234567890123456789012345678", "0.1234567890123456789012345678"),
        ("95%", "0.95"),
        ("0.5%", "0.005"),
        ("95% * 200", "190"),
        ("007", "7"),
    ] {
        assert_eq!(compute(text).as_deref(), Ok(value), "{text}");
    }
}

#[test]
fn operators_bind_as_on_paper() {
    for (text, value) in [
        ("2-3-4", "-5"),
        ("2/3/4", "1/6"),
        ("2+3*4", "14"),
        ("(2+3)*4", "20"),
        ("2*3+4", "10"),
        ("-2-3", "-5"),
        ("1 - -1", "2"),
        ("1 - - -1", "0"),
        ("2 * -3 + 1", "-5"),
        ("-(2 - 3) * 4", "4"),
        ("-max(1, 2) + 5", "3"),
        ("--y", "-2.5"),
        ("-abs(y) - 1", "-3.5"),
        ("?!x > 1 && 1 > 0", "type"),
        ("?!(x > 1) && 1 > 0", "1"),
        ("?1 < 0 && 1 < 0 || 1 > 0", "1"),
        ("?1 > 0 || 1 < 0 && 1 < 0", "1"),
        ("?1 + 1 > 1 && 2 * 2 == 4", "1"),
        ("?-1 < 0", "1"),
    ] {
        let computed = read(text).map(|_| compute(text).unwrap());
        assert_eq!(computed.as_deref().unwrap_or("type"), value, "{text}");
    }
}

#[test]
fn functions_in_both_languages() {
    for (text, value) in [
        ("if(x > 0, 1, 2)", "2"),
        ("如果（x ≤ 0，１，２）", "1"),
        ("if(x == 0, if(y < 0, 10, 20), 30)", "10"),
        ("?if(x == 0, y > 0, y < 0)", "0"),
        ("min(3, y, 1)", "-2.5"),
        ("最小(3, 1)", "1"),
        ("max(3, y, 1) - 1", "2"),
        ("最大(3、1)", "3"),
        ("abs(y)", "2.5"),
        ("绝对值(3)", "3"),
        ("clamp(1.2, 0, 1)", "1"),
        ("clamp(y, 0, 1)", "0"),
        ("限于(0.3, 0, 1)", "0.3"),
        // Where bounds that are computed cross, the upper one counts.
        ("clamp(5, A_1, y)", "-2.5"),
        ("round(2.5, 0)", "2"),
        ("取舍(y, 0)", "-2"),
        ("?x == 0 且 非(y > 0) 或 x > 1", "1"),
    ] {
        assert_eq!(compute(text).as_deref(), Ok(value), "{text}");
    }
}

#[test]
fn whatever_its_width_a_sign_is_the_same() {
    for (text, value) in [
        ("（目标值＋１）×２", "4002"),
        ("（目标值 － １）÷ ２", "999.5"),
        ("目标值 − １", "1999"),
        ("９５％＊２", "1.9"),
        ("ｍａｘ（１，２）", "2"),
        ("Ａ＿１\u{3000}＋\u{200B}\t1\n", "4"),
        ("?实际值≥目标值｜｜实际值≠目标值", "1"),
        ("?实际值＜＝目标值＆＆！（实际值＝＝目标值）", "1"),
        ("?1≦1 && 1≧1 && 1⩽1 && 1⩾1", "1"),
    ] {
        assert_eq!(compute(text).as_deref(), Ok(value), "{text}");
    }
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
    for (text, value) in [
        ("if(x==0, 0, 1/x)", "0"),
        ("if(x!=0, 1/x, 0)", "0"),
        ("?x == 0 || 1/x > 1", "1"),
        ("?x != 0 && 1/x > 1", "0"),
        ("?if(x == 0, y < 0, 1/x > 0)", "1"),
    ] {
        assert_eq!(compute(text).as_deref(), Ok(value), "{text}");
    }
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
type Message = (usize, &'static str, &'static str);

/// Every text with all that is said about it; `?` before it makes it a condition.
fn assert_refused(cases: &[(&str, &[Message])]) {
    for (text, expected) in cases {
        let errors = read(text).expect_err(text);
        let body = text.strip_prefix('?').unwrap_or(text);
        let column = |error: &FormulaError| body[..error.at].chars().count() + 1;
        let found: Vec<(usize, &str, &str)> =
            errors.iter().map(|error| (column(error), error.zh.as_str(), error.en.as_str())).collect();
        assert_eq!(found, *expected, "{text}");
    }
}

#[test]
fn nothing_and_halves_are_not_formulas() {
    assert_refused(&[
        ("", &[(1, "公式为空", "the formula is empty")]),
        (" \u{3000}", &[(1, "公式为空", "the formula is empty")]),
        ("1 +", &[(4, "公式不完整,末尾缺少数值", "the formula ends where a value is missing")]),
        (
            "(",
            &[
                (1, "左括号没有对应的右括号", "this parenthesis is never closed"),
                (2, "公式不完整,末尾缺少数值", "the formula ends where a value is missing"),
            ],
        ),
        ("目标值＋", &[(5, "公式不完整,末尾缺少数值", "the formula ends where a value is missing")]),
        ("1 + * 2", &[(5, "“*”之前缺少数值", "a value is missing before `*`")]),
        ("* 2", &[(1, "“*”之前缺少数值", "a value is missing before `*`")]),
        ("+ 2", &[(1, "“+”之前缺少数值", "a value is missing before `+`")]),
        ("()", &[(2, "“)”之前缺少数值", "a value is missing before `)`")]),
        ("min()", &[(5, "“)”之前缺少数值", "a value is missing before `)`")]),
        ("min(x,, y)", &[(7, "“,”之前缺少数值", "a value is missing before `,`")]),
        ("min(x, y,)", &[(10, "“)”之前缺少数值", "a value is missing before `)`")]),
        ("(x + 1", &[(1, "左括号没有对应的右括号", "this parenthesis is never closed")]),
        ("((x", &[(1, "左括号没有对应的右括号", "this parenthesis is never closed")]),
        ("min(x, y", &[(4, "左括号没有对应的右括号", "this parenthesis is never closed")]),
        ("x)", &[(2, "右括号没有对应的左括号", "this parenthesis was never opened")]),
        ("1 + )", &[(5, "右括号没有对应的左括号", "this parenthesis was never opened")]),
        ("（x＋１））", &[(6, "右括号没有对应的左括号", "this parenthesis was never opened")]),
    ]);
}

#[test]
fn two_values_side_by_side_want_a_sign() {
    assert_refused(&[
        (
            "x y",
            &[(
                3,
                "“x”与“y”之间缺少符号;相乘写作 *",
                "a sign is missing between `x` and `y`; a product is written with *",
            )],
        ),
        (
            "2 x",
            &[(
                3,
                "“2”与“x”之间缺少符号;相乘写作 *",
                "a sign is missing between `2` and `x`; a product is written with *",
            )],
        ),
        (
            "2(x)",
            &[(
                2,
                "“2”与“(”之间缺少符号;相乘写作 *",
                "a sign is missing between `2` and `(`; a product is written with *",
            )],
        ),
        (
            "(x)(y)",
            &[(
                4,
                "“)”与“(”之间缺少符号;相乘写作 *",
                "a sign is missing between `)` and `(`; a product is written with *",
            )],
        ),
        (
            "x !y",
            &[(
                3,
                "“x”与“!”之间缺少符号;相乘写作 *",
                "a sign is missing between `x` and `!`; a product is written with *",
            )],
        ),
        (
            "95%3",
            &[(
                4,
                "“95%”与“3”之间缺少符号;相乘写作 *",
                "a sign is missing between `95%` and `3`; a product is written with *",
            )],
        ),
        (
            "if(实际值 大于 目标值, 1, 0)",
            &[
                (
                    8,
                    "“实际值”与“大于”之间缺少符号;相乘写作 *",
                    "a sign is missing between `实际值` and `大于`; a product is written with *",
                ),
                (
                    11,
                    "“大于”与“目标值”之间缺少符号;相乘写作 *",
                    "a sign is missing between `大于` and `目标值`; a product is written with *",
                ),
            ],
        ),
        (
            "x, y",
            &[(
                2,
                "逗号只用于分隔函数的参数;数字不加千分位",
                "a comma parts the arguments of a function only, and no groups of digits",
            )],
        ),
        (
            "(x, y)",
            &[(
                3,
                "逗号只用于分隔函数的参数;数字不加千分位",
                "a comma parts the arguments of a function only, and no groups of digits",
            )],
        ),
        (
            "1,370",
            &[(
                2,
                "逗号只用于分隔函数的参数;数字不加千分位",
                "a comma parts the arguments of a function only, and no groups of digits",
            )],
        ),
        (
            "x(1)",
            &[(
                1,
                "“x”是数值,不是函数,括号之前缺少符号;相乘写作 *",
                "`x` is a value and no function; a sign is missing before the parenthesis, * for a product",
            )],
        ),
    ]);
}

#[test]
fn what_formulas_do_not_know_is_refused_with_what_they_know() {
    assert_refused(&[
        (
            "7 % 3",
            &[(
                3,
                "“%”不是公式的符号;百分号只紧跟在数字之后,如 95%;没有求余",
                "`%` is no sign of formulas; a per cent sign stands right behind a number, as in 95%; there is no remainder",
            )],
        ),
        (
            "95 %",
            &[(
                4,
                "“%”不是公式的符号;百分号只紧跟在数字之后,如 95%;没有求余",
                "`%` is no sign of formulas; a per cent sign stands right behind a number, as in 95%; there is no remainder",
            )],
        ),
        (
            "2^3",
            &[(
                2,
                "“^”不是公式的符号;没有乘方,请写成连乘,如 x * x",
                "`^` is no sign of formulas; there are no powers; write the product, as in x * x",
            )],
        ),
        (
            "x²",
            &[(
                2,
                "“²”不是公式的符号;可用:+ - * / < <= > >= == != && || ! ( ) ,",
                "`²` is no sign of formulas; known are: + - * / < <= > >= == != && || ! ( ) ,",
            )],
        ),
        (
            "\"优\" + x",
            &[(
                1,
                "“\"优\"”不是公式的符号;公式中没有文字",
                "`\"优\"` is no sign of formulas; there are no texts in formulas",
            )],
        ),
        (
            "“优",
            &[(1, "““”不是公式的符号;公式中没有文字", "`“` is no sign of formulas; there are no texts in formulas")],
        ),
        (
            "x; y",
            &[(
                2,
                "“;”不是公式的符号;公式只有一个算式;参数之间写逗号",
                "`;` is no sign of formulas; a formula is one expression; arguments are parted by commas",
            )],
        ),
        ("x = 1", &[(3, "“=”不是公式的符号,请写 ==", "`=` is no sign of formulas; write ==")]),
        ("?实际值＝目标值", &[(4, "“＝”不是公式的符号,请写 ==", "`＝` is no sign of formulas; write ==")]),
        ("?x => 1", &[(3, "“=>”不是公式的符号,请写 >=", "`=>` is no sign of formulas; write >=")]),
        ("?x =< 1", &[(3, "“=<”不是公式的符号,请写 <=", "`=<` is no sign of formulas; write <=")]),
        ("?x <> 1", &[(3, "“<>”不是公式的符号,请写 !=", "`<>` is no sign of formulas; write !=")]),
        (
            "?x > 1 & y > 1 | y < 0",
            &[
                (7, "“&”不是公式的符号,请写 &&", "`&` is no sign of formulas; write &&"),
                (15, "“|”不是公式的符号,请写 ||", "`|` is no sign of formulas; write ||"),
            ],
        ),
        ("x += 1", &[(4, "“=”不是公式的符号,请写 ==", "`=` is no sign of formulas; write ==")]),
        (
            "x[1]",
            &[
                (2, "“[”不是公式的符号;括号只用 ( )", "`[` is no sign of formulas; only ( ) are parentheses"),
                (4, "“]”不是公式的符号;括号只用 ( )", "`]` is no sign of formulas; only ( ) are parentheses"),
            ],
        ),
        (
            "x.y",
            &[(
                2,
                "“.”不是公式的符号;小数点只在数字之间,如 0.5;名称中没有点",
                "`.` is no sign of formulas; a point stands between digits, as in 0.5; names have none",
            )],
        ),
        (
            ".5",
            &[(
                1,
                "“.”不是公式的符号;小数点只在数字之间,如 0.5;名称中没有点",
                "`.` is no sign of formulas; a point stands between digits, as in 0.5; names have none",
            )],
        ),
        (
            "√x + $y",
            &[
                (
                    1,
                    "“√”不是公式的符号;可用:+ - * / < <= > >= == != && || ! ( ) ,",
                    "`√` is no sign of formulas; known are: + - * / < <= > >= == != && || ! ( ) ,",
                ),
                (
                    6,
                    "“$”不是公式的符号;可用:+ - * / < <= > >= == != && || ! ( ) ,",
                    "`$` is no sign of formulas; known are: + - * / < <= > >= == != && || ! ( ) ,",
                ),
            ],
        ),
        ("x // y", &[(4, "“/”之前缺少数值", "a value is missing before `/`")]),
        (
            "x /* y */ 2",
            &[
                (4, "“*”之前缺少数值", "a value is missing before `*`"),
                (9, "“/”之前缺少数值", "a value is missing before `/`"),
            ],
        ),
    ]);
}

#[test]
fn numerals_are_decimals_or_nothing() {
    assert_refused(&[
        (
            "1e3",
            &[(1, "“1e3”:不接受科学计数法,请写出全部数位", "`1e3`: exponents are not accepted; write all digits out")],
        ),
        (
            "1.5E-3 + 2",
            &[(
                1,
                "“1.5E-3”:不接受科学计数法,请写出全部数位",
                "`1.5E-3`: exponents are not accepted; write all digits out",
            )],
        ),
        (
            "1e＋3",
            &[(
                1,
                "“1e＋3”:不接受科学计数法,请写出全部数位",
                "`1e＋3`: exponents are not accepted; write all digits out",
            )],
        ),
        (
            "1e + 1",
            &[(
                1,
                "“1e”既不是数字,也不是名称:名称不以数字开头,小数点在数字之间",
                "`1e` is neither a number nor a name: names do not begin with a digit, and a point stands between digits",
            )],
        ),
        (
            "2x",
            &[(
                1,
                "“2x”既不是数字,也不是名称:名称不以数字开头,小数点在数字之间",
                "`2x` is neither a number nor a name: names do not begin with a digit, and a point stands between digits",
            )],
        ),
        (
            "5.",
            &[(
                1,
                "“5.”既不是数字,也不是名称:名称不以数字开头,小数点在数字之间",
                "`5.` is neither a number nor a name: names do not begin with a digit, and a point stands between digits",
            )],
        ),
        (
            "1.2.3",
            &[(
                1,
                "“1.2.3”既不是数字,也不是名称:名称不以数字开头,小数点在数字之间",
                "`1.2.3` is neither a number nor a name: names do not begin with a digit, and a point stands between digits",
            )],
        ),
        (
            "0x10",
            &[(
                1,
                "“0x10”既不是数字,也不是名称:名称不以数字开头,小数点在数字之间",
                "`0x10` is neither a number nor a name: names do not begin with a digit, and a point stands between digits",
            )],
        ),
        (
            "1_000",
            &[(
                1,
                "“1_000”既不是数字,也不是名称:名称不以数字开头,小数点在数字之间",
                "`1_000` is neither a number nor a name: names do not begin with a digit, and a point stands between digits",
            )],
        ),
        (
            "123456789012345678901234567890",
            &[(
                1,
                "“123456789012345678901234567890”:数位过多,最多 28 位有效数字,无法精确表示",
                "`123456789012345678901234567890`: too many digits to be kept exactly; at most 28 are",
            )],
        ),
        (
            "0.123456789012345678901234567890%",
            &[(
                1,
                "“0.1234567890123456789012345678…”:数位过多,最多 28 位有效数字,无法精确表示",
                "`0.1234567890123456789012345678…`: too many digits to be kept exactly; at most 28 are",
            )],
        ),
    ]);
}

#[test]
fn names_and_functions_have_to_be_known() {
    assert_refused(&[
        ("inf", &[(1, "未知的名称“inf”", "unknown name `inf`")]),
        (
            "nan + NaN - Infinity",
            &[
                (1, "未知的名称“nan”", "unknown name `nan`"),
                (7, "未知的名称“NaN”", "unknown name `NaN`"),
                (13, "未知的名称“Infinity”", "unknown name `Infinity`"),
            ],
        ),
        (
            "目标 + 实际值 * 权重 - 目标",
            &[(1, "未知的名称“目标”", "unknown name `目标`"), (12, "未知的名称“权重”", "unknown name `权重`")],
        ),
        (
            "min + 1",
            &[(
                1,
                "“min”是函数,后面要写参数:min(a, b, …)",
                "`min` is a function and needs its arguments: min(a, b, …)",
            )],
        ),
        (
            "sqrt(x) + foo(z)",
            &[
                (
                    1,
                    "没有函数“sqrt”;可用:如果 最小 最大 取舍 绝对值 限于 / if min max round abs clamp",
                    "there is no function `sqrt`; known are: if min max round abs clamp",
                ),
                (
                    11,
                    "没有函数“foo”;可用:如果 最小 最大 取舍 绝对值 限于 / if min max round abs clamp",
                    "there is no function `foo`; known are: if min max round abs clamp",
                ),
                (15, "未知的名称“z”", "unknown name `z`"),
            ],
        ),
        (
            "MIN(x, y)",
            &[(
                1,
                "没有函数“MIN”;可用:如果 最小 最大 取舍 绝对值 限于 / if min max round abs clamp",
                "there is no function `MIN`; known are: if min max round abs clamp",
            )],
        ),
        (
            "min(x)",
            &[(
                1,
                "“min”至少要 2 个参数,这里有 1 个:min(a, b, …)",
                "`min` needs 2 arguments or more, here it has 1: min(a, b, …)",
            )],
        ),
        (
            "最大(x)",
            &[(
                1,
                "“最大”至少要 2 个参数,这里有 1 个:最大(a, b, …)",
                "`最大` needs 2 arguments or more, here it has 1: 最大(a, b, …)",
            )],
        ),
        (
            "round(x)",
            &[(
                1,
                "“round”要 2 个参数,这里有 1 个:round(x, 小数位数)",
                "`round` needs 2 arguments, here it has 1: round(x, places)",
            )],
        ),
        ("abs(x, y)", &[(1, "“abs”要 1 个参数,这里有 2 个:abs(x)", "`abs` needs 1 argument, here it has 2: abs(x)")]),
        (
            "if(x > 0, 1)",
            &[(
                1,
                "“if”要 3 个参数,这里有 2 个:if(条件, 成立时的值, 否则的值)",
                "`if` needs 3 arguments, here it has 2: if(condition, value, otherwise)",
            )],
        ),
        (
            "如果(x > 0)",
            &[(
                1,
                "“如果”要 3 个参数,这里有 1 个:如果(条件, 成立时的值, 否则的值)",
                "`如果` needs 3 arguments, here it has 1: 如果(condition, value, otherwise)",
            )],
        ),
        (
            "clamp(x, 0)",
            &[(
                1,
                "“clamp”要 3 个参数,这里有 2 个:clamp(x, 下限, 上限)",
                "`clamp` needs 3 arguments, here it has 2: clamp(x, low, high)",
            )],
        ),
        ("round(x, y)", &[(10, "“y”:小数位数应为 0 至 9 的整数", "`y`: the places are a whole number from 0 to 9")]),
        (
            "round(x, 1.5)",
            &[(10, "“1.5”:小数位数应为 0 至 9 的整数", "`1.5`: the places are a whole number from 0 to 9")],
        ),
        ("round(x, 10)", &[(10, "“10”:小数位数应为 0 至 9 的整数", "`10`: the places are a whole number from 0 to 9")]),
        ("round(x, -1)", &[(10, "“-1”:小数位数应为 0 至 9 的整数", "`-1`: the places are a whole number from 0 to 9")]),
        ("1 + clamp(x, 1, 50%)", &[(14, "下限 1 大于上限 0.5", "the lower bound 1 is above the upper bound 0.5")]),
        (
            "if(x > 0, foo, bar) + baz(min(1))",
            &[
                (11, "未知的名称“foo”", "unknown name `foo`"),
                (16, "未知的名称“bar”", "unknown name `bar`"),
                (
                    23,
                    "没有函数“baz”;可用:如果 最小 最大 取舍 绝对值 限于 / if min max round abs clamp",
                    "there is no function `baz`; known are: if min max round abs clamp",
                ),
                (
                    27,
                    "“min”至少要 2 个参数,这里有 1 个:min(a, b, …)",
                    "`min` needs 2 arguments or more, here it has 1: min(a, b, …)",
                ),
            ],
        ),
    ]);
}

#[test]
fn numbers_and_conditions_never_stand_in_for_each_other() {
    assert_refused(&[
        ("x > 0", &[(1, "“x > 0”是条件,这里要的是数", "`x > 0` is a condition, but this place needs a number")]),
        (
            "?x + 1",
            &[(
                1,
                "“x + 1”是数,这里要的是条件,如 x > 0",
                "`x + 1` is a number, but this place needs a condition, as in x > 0",
            )],
        ),
        ("1 + (x > 0)", &[(5, "“(x > 0)”是条件,“+”要的是数", "`(x > 0)` is a condition, but `+` needs a number")]),
        ("-(x > 0)", &[(2, "“(x > 0)”是条件,“-”要的是数", "`(x > 0)` is a condition, but `-` needs a number")]),
        (
            "?x && y",
            &[
                (1, "“x”是数,“&&”要的是条件,如 x > 0", "`x` is a number, but `&&` needs a condition, as in x > 0"),
                (6, "“y”是数,“&&”要的是条件,如 x > 0", "`y` is a number, but `&&` needs a condition, as in x > 0"),
            ],
        ),
        (
            "?!x && y > 0",
            &[(2, "“x”是数,“!”要的是条件,如 x > 0", "`x` is a number, but `!` needs a condition, as in x > 0")],
        ),
        (
            "?!x > 0",
            &[(2, "“x”是数,“!”要的是条件,如 x > 0", "`x` is a number, but `!` needs a condition, as in x > 0")],
        ),
        (
            "if(x, 1, 2)",
            &[(4, "“x”是数,“if”要的是条件,如 x > 0", "`x` is a number, but `if` needs a condition, as in x > 0")],
        ),
        (
            "if(x > 0, 1, y > 0)",
            &[(
                14,
                "“1”与“y > 0”一个是数,一个是条件;“if”的两个结果应同类",
                "of `1` and `y > 0` one is a number and one a condition; both results of `if` are of one kind",
            )],
        ),
        (
            "?if(x > 0, y, y > 0)",
            &[(
                14,
                "“y”与“y > 0”一个是数,一个是条件;“if”的两个结果应同类",
                "of `y` and `y > 0` one is a number and one a condition; both results of `if` are of one kind",
            )],
        ),
        ("min(x, y > 0)", &[(8, "“y > 0”是条件,“min”要的是数", "`y > 0` is a condition, but `min` needs a number")]),
        ("abs(x > 0)", &[(5, "“x > 0”是条件,“abs”要的是数", "`x > 0` is a condition, but `abs` needs a number")]),
        (
            "round(x > 0, 2)",
            &[(7, "“x > 0”是条件,“round”要的是数", "`x > 0` is a condition, but `round` needs a number")],
        ),
        (
            "clamp(x, 0, 1 > 0)",
            &[(13, "“1 > 0”是条件,“clamp”要的是数", "`1 > 0` is a condition, but `clamp` needs a number")],
        ),
        (
            "?0 < x < 1",
            &[(
                7,
                "比较不能连写,请用 && 连接,如 0 < x && x < 1",
                "comparisons cannot be chained; join them by &&, as in 0 < x && x < 1",
            )],
        ),
        (
            "?0 < x < 1 < y",
            &[
                (
                    7,
                    "比较不能连写,请用 && 连接,如 0 < x && x < 1",
                    "comparisons cannot be chained; join them by &&, as in 0 < x && x < 1",
                ),
                (
                    11,
                    "比较不能连写,请用 && 连接,如 0 < x && x < 1",
                    "comparisons cannot be chained; join them by &&, as in 0 < x && x < 1",
                ),
            ],
        ),
        (
            "?x < y == x",
            &[(
                7,
                "比较不能连写,请用 && 连接,如 0 < x && x < 1",
                "comparisons cannot be chained; join them by &&, as in 0 < x && x < 1",
            )],
        ),
        (
            "?(x < y) == (y < x)",
            &[
                (1, "“(x < y)”是条件,“==”要的是数", "`(x < y)` is a condition, but `==` needs a number"),
                (12, "“(y < x)”是条件,“==”要的是数", "`(y < x)` is a condition, but `==` needs a number"),
            ],
        ),
        ("?x > (y > 1)", &[(5, "“(y > 1)”是条件,“>”要的是数", "`(y > 1)` is a condition, but `>` needs a number")]),
        (
            "z + (x > 0) + min(x)",
            &[
                (1, "未知的名称“z”", "unknown name `z`"),
                (5, "“(x > 0)”是条件,“+”要的是数", "`(x > 0)` is a condition, but `+` needs a number"),
                (
                    15,
                    "“min”至少要 2 个参数,这里有 1 个:min(a, b, …)",
                    "`min` needs 2 arguments or more, here it has 1: min(a, b, …)",
                ),
            ],
        ),
    ]);
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

    let characters: Message = (2001, "公式超过 2000 个字符", "the formula has more than 2000 characters");
    let nesting = |column| (column, "括号嵌套超过 32 层", "parentheses stand more than 32 deep");
    let operators = |column| (column, "运算符超过 200 个", "the formula has more than 200 operators");
    assert_refused(&[
        (&blanks(2001), &[characters]),
        (&format!("{}{}", "目".repeat(2000), "标"), &[characters]),
        (&nested(33), &[nesting(33)]),
        (&calls(33), &[nesting(132)]),
        (&"(".repeat(1999), &[nesting(33)]),
        (&sum(201), &[operators(402)]),
        (&minus(201), &[operators(201)]),
        (&format!("?{}x > 0", "!".repeat(200)), &[operators(203)]),
        (&"-".repeat(1999), &[operators(201)]),
    ]);
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
                assert_eq!(errors[0].en, "the formula has more than 2000 characters");
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
