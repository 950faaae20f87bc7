//! From characters to tokens. All numerals are read here, exactly; nothing behind this file sees a digit.

use super::FormulaError;
use super::sign::{ALLOWED, SPELLINGS, Sign, Spelling};
use super::token::{Token, What, excerpt};
use crate::num::{Fraction, Number, NumberError, fold_width, is_blank};
use crate::words::{Text, text};

/// The tokens of a formula.
///
/// # Errors
/// Every character and every numeral that formulas do not know.
pub(super) fn lex(text: &str) -> Result<Vec<Token<'_>>, Vec<FormulaError>> {
    let mut lexer = Lexer { rest: text, at: 0, tokens: Vec::new(), errors: Vec::new() };
    while let Some(first) = lexer.rest.chars().next() {
        match fold_width(first) {
            _ if is_blank(first) => _ = lexer.advance(first.len_utf8()),
            c if c.is_ascii_digit() => lexer.numeral(),
            c if is_in_name(c) => lexer.name(),
            c => lexer.sign(c),
        }
    }
    if lexer.errors.is_empty() { Ok(lexer.tokens) } else { Err(lexer.errors) }
}

/// A part of the formula.
struct Part<'a> {
    /// The offset of its beginning.
    at: usize,
    text: &'a str,
}

struct Lexer<'a> {
    rest: &'a str,
    /// The offset of the rest.
    at: usize,
    tokens: Vec<Token<'a>>,
    errors: Vec<FormulaError>,
}

/// Letters of any script, digits, `_`. Not what is merely numeric: in `x²` the ² is meant as a power.
fn is_in_name(c: char) -> bool {
    c.is_alphabetic() || c.is_ascii_digit() || c == '_'
}

const fn is_quote(c: char) -> bool {
    matches!(c, '"' | '\'' | '“' | '”' | '‘' | '’' | '`')
}

/// The length of the characters at the beginning that are wanted.
fn length(text: &str, wanted: impl Fn(char) -> bool) -> usize {
    text.find(|c| !wanted(fold_width(c))).unwrap_or(text.len())
}

/// The length of a spelling at the beginning, whatever its width.
fn spelled(text: &str, spelling: &str) -> Option<usize> {
    let mut rest = text.chars();
    spelling.chars().map(|wanted| rest.next().filter(|c| fold_width(*c) == wanted).map(char::len_utf8)).sum()
}

impl<'a> Lexer<'a> {
    /// Goes on behind so many bytes, and gives them.
    fn advance(&mut self, length: usize) -> Part<'a> {
        let (text, rest) = self.rest.split_at_checked(length).unwrap_or((self.rest, ""));
        let at = self.at;
        (self.rest, self.at) = (rest, at + text.len());
        Part { at, text }
    }

    fn push(&mut self, Part { at, text }: Part<'a>, what: What) {
        self.tokens.push(Token { at, text, what });
    }

    fn refuse(&mut self, part: &Part<'a>, says: &Text) {
        let (at, text) = (part.at, excerpt(part.text));
        self.errors.push(FormulaError::new(at, text!("“{text}”{says}", "`{text}`{says}"; says)));
    }

    fn numeral(&mut self) {
        let length = length(self.rest, |c| is_in_name(c) || c == '.');
        let (written, behind) = self.rest.split_at_checked(length).unwrap_or((self.rest, ""));
        let run: String = written.chars().map(fold_width).collect();
        let percent = spelled(behind, "%");
        let exponent = signed_exponent(&run, behind);
        let part = self.advance(length + percent.or(exponent).unwrap_or(0));
        let value = if exponent.is_some() { Err(NumberError::Exponent) } else { value(&run, percent.is_some()) };
        match value {
            Ok(value) => self.push(part, What::Numeral(value)),
            Err(NumberError::NotANumber | NumberError::Empty) => self.refuse(&part, &text!(
                "既不是数字,也不是名称:名称不以数字开头,小数点在数字之间",
                " is neither a number nor a name: names do not begin with a digit, and a point stands between digits"
            )),
            Err(error) => {
                let advice = error.advice();
                self.refuse(&part, &text!(":{advice}", ": {advice}"; advice));
            }
        }
    }

    fn name(&mut self) {
        let part = self.advance(length(self.rest, is_in_name));
        let name: String = part.text.chars().map(fold_width).collect();
        let what = Sign::from_word(&name).map_or(What::Name(name), What::Sign);
        self.push(part, what);
    }

    fn sign(&mut self, first: char) {
        let found = SPELLINGS.iter().find_map(|(text, sign)| Some((spelled(self.rest, text)?, *sign)));
        match found {
            Some((length, Spelling::Is(sign))) => {
                let part = self.advance(length);
                self.push(part, What::Sign(sign));
            }
            Some((length, Spelling::RatherWrite(plain))) => {
                let part = self.advance(length);
                self.refuse(&part, &text!("不是公式的符号,请写 {plain}", " is no sign of formulas; write {plain}"));
            }
            None => self.stray(first),
        }
    }

    /// What formulas do not know. Quoted words are passed over together: they are one mistake.
    fn stray(&mut self, first: char) {
        let one = self.rest.chars().next().map_or(0, char::len_utf8);
        let quoted = self.rest.get(one..).and_then(|rest| rest.find(|c| is_quote(fold_width(c))));
        let closing = |from: usize| self.rest.get(from..)?.chars().next().map(char::len_utf8);
        let length = match quoted {
            Some(inside) if is_quote(first) => one + inside + closing(one + inside).unwrap_or(0),
            _ => one,
        };
        let part = self.advance(length);
        let advice = advice(first);
        self.refuse(&part, &text!("不是公式的符号;{advice}", " is no sign of formulas; {advice}"; advice));
    }
}

/// The exact value of a numeral.
fn value(digits: &str, percent: bool) -> Result<Fraction, NumberError> {
    let value = digits.parse::<Number>()?.fraction();
    if percent { value.divide(Fraction::whole(100)).map_err(|_| NumberError::TooLong) } else { Ok(value) }
}

/// The length of `-3` behind `1e`, which is no difference.
fn signed_exponent(run: &str, behind: &str) -> Option<usize> {
    let mantissa = run.strip_suffix(['e', 'E'])?;
    let sign = spelled(behind, "-").or_else(|| spelled(behind, "+"))?;
    let digits = length(behind.get(sign..)?, |c| c.is_ascii_digit());
    (digits > 0 && mantissa.parse::<Number>().is_ok()).then_some(sign + digits)
}

/// What to write instead of a character that formulas do not know.
fn advice(c: char) -> Text {
    match c {
        '%' => text!(
            "百分号只紧跟在数字之后,如 95%;没有求余",
            "a per cent sign stands right behind a number, as in 95%; there is no remainder"
        ),
        '^' => text!("没有乘方,请写成连乘,如 x * x", "there are no powers; write the product, as in x * x"),
        ';' => text!("公式只有一个算式;参数之间写逗号", "a formula is one expression; arguments are parted by commas"),
        '.' => {
            text!("小数点只在数字之间,如 0.5;名称中没有点", "a point stands between digits, as in 0.5; names have none")
        }
        '[' | ']' | '{' | '}' | '【' | '】' | '〔' | '〕' => text!("括号只用 ( )", "only ( ) are parentheses"),
        c if is_quote(c) => text!("公式中没有文字", "there are no texts in formulas"),
        _ => text!("可用:{ALLOWED}", "known are: {ALLOWED}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<String> {
        let shown = |token: Token<'_>| match token.what {
            What::Numeral(value) => value.to_string(),
            What::Name(name) => format!("<{name}>"),
            What::Sign(sign) => sign.plain().to_owned(),
        };
        lex(text).unwrap().into_iter().map(shown).collect()
    }

    #[test]
    fn tokens_are_plain_whatever_their_width() {
        assert_eq!(kinds("（目标值＋１）×２"), ["(", "<目标值>", "+", "1", ")", "*", "2"]);
        assert_eq!(kinds("９５％－ａ１，０．５÷x_2"), ["0.95", "-", "<a1>", ",", "0.5", "/", "<x_2>"]);
        assert_eq!(
            kinds("a≤b≥c≠d＜＝e＞ｆ＝＝！g"),
            ["<a>", "<=", "<b>", ">=", "<c>", "!=", "<d>", "<=", "<e>", ">", "<f>", "==", "!", "<g>"]
        );
        assert_eq!(kinds("a 且 b 或 非(c)−且行"), ["<a>", "&&", "<b>", "||", "!", "(", "<c>", ")", "-", "<且行>"]);
    }

    #[test]
    fn a_token_knows_where_it_stands() {
        let text = "（目标值\u{3000}× 95％";
        for token in lex(text).unwrap() {
            assert_eq!(&text[token.at..token.end()], token.text);
        }
        assert_eq!(lex(text).unwrap().last().map(|token| token.text), Some("95％"));
    }

    #[test]
    fn numerals_are_exact() {
        for digits in ["9007199254740993", "1234567890123456789", "0.1", "1234567890123456789012345678"] {
            assert_eq!(kinds(digits), [digits]);
        }
        assert_eq!(kinds("12.5%"), ["0.125"]);
    }
}
