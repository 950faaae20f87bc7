//! From tokens to a syntax tree: which operator holds which operands. The only file that names `evalexpr`.
//!
//! Of that crate nothing but the parser is used. Its evaluator divides 7 by 2 to get 3, adds in floats and
//! computes both branches of an `if`; its lexer makes floats of numerals, takes `inf` and `nan` for numbers
//! and forgets where everything stood. So it gets to read a text without numerals and names: each is replaced
//! by a placeholder, `t0`, `t1`, … .
//!
//! Its tree is not taken on trust. It has no places, but read from left to right it has to give back the very
//! tokens that it was made of, and that tells the place of every operator.

use evalexpr::{Node, Operator};

use super::FormulaError;
use super::sign::Sign;
use super::token::{Token, What};
use crate::ledger::Comparison::{Above, AtLeast, AtMost, Below, Equal, Unequal};
use crate::words::text;

/// An expression, and the part of the text that it is written in, with the parentheses around it.
#[derive(Debug)]
pub(super) struct Syntax<'t> {
    pub start: usize,
    pub end: usize,
    pub kind: Kind<'t>,
}

#[derive(Debug)]
pub(super) enum Kind<'t> {
    /// A numeral or a name.
    Value(&'t Token<'t>),
    Prefix(&'t Token<'t>, Box<Syntax<'t>>),
    Infix(&'t Token<'t>, Box<[Syntax<'t>; 2]>),
    /// A name, and the arguments in the parentheses behind it.
    Call(&'t Token<'t>, Vec<Syntax<'t>>),
}

/// The tree of tokens that keep to the grammar and to the limits.
///
/// # Errors
/// None that is known: a tree that is not the one of these tokens.
pub(super) fn parse<'t>(tokens: &'t [Token<'t>]) -> Result<Syntax<'t>, FormulaError> {
    let plain: Vec<String> = tokens.iter().enumerate().map(|(index, token)| plain(index, token)).collect();
    let tree = evalexpr::build_operator_tree(&plain.join(" ")).map_err(|_| not_understood(0))?;
    let mut reader = Reader { next: 0, tokens };
    let syntax = reader.only(&tree).filter(|_| reader.next == tokens.len());
    syntax.ok_or_else(|| not_understood(tokens.get(reader.next).map_or(0, |token| token.at)))
}

/// What is said where the parser and this engine do not agree on what a formula is.
pub(super) fn not_understood(at: usize) -> FormulaError {
    FormulaError::new(
        at,
        text!("公式无法理解,请加括号或拆开写", "the formula is not understood; add parentheses or divide it"),
    )
}

/// A token as the parser gets to read it.
fn plain(index: usize, token: &Token<'_>) -> String {
    match token.what {
        What::Numeral(_) | What::Name(_) => format!("t{index}"),
        What::Sign(sign) => sign.plain().to_owned(),
    }
}

/// Reads a tree from left to right, and the tokens with it; none where they differ.
struct Reader<'t> {
    next: usize,
    tokens: &'t [Token<'t>],
}

impl<'t> Reader<'t> {
    /// The next token, if it is a certain sign.
    fn sign(&mut self, sign: Sign) -> Option<&'t Token<'t>> {
        let token = self.tokens.get(self.next).filter(|token| token.sign() == Some(sign))?;
        self.next += 1;
        Some(token)
    }

    /// The next token, if it is the one that a placeholder stands for.
    fn placeholder(&mut self, identifier: &str) -> Option<&'t Token<'t>> {
        let token = self.tokens.get(self.next).filter(|token| plain(self.next, token) == identifier)?;
        self.next += 1;
        Some(token)
    }

    fn expression(&mut self, node: &Node) -> Option<Syntax<'t>> {
        match (node.operator(), node.children()) {
            (Operator::RootNode, _) => {
                let start = self.sign(Sign::Open)?.at;
                let inside = self.only(node)?;
                Some(Syntax { start, end: self.sign(Sign::Close)?.end(), kind: inside.kind })
            }
            (Operator::VariableIdentifierRead { identifier }, []) => {
                let token = self.placeholder(identifier)?;
                Some(Syntax { start: token.at, end: token.end(), kind: Kind::Value(token) })
            }
            (Operator::FunctionIdentifier { identifier }, [arguments]) => self.call(identifier, arguments),
            (operator, [operand]) => {
                let sign = self.sign(prefix(operator)?)?;
                let operand = self.expression(operand)?;
                Some(Syntax { start: sign.at, end: operand.end, kind: Kind::Prefix(sign, Box::new(operand)) })
            }
            (operator, [left, right]) => {
                let left = self.expression(left)?;
                let sign = self.sign(infix(operator)?)?;
                let right = self.expression(right)?;
                Some(Syntax { start: left.start, end: right.end, kind: Kind::Infix(sign, Box::new([left, right])) })
            }
            _ => None,
        }
    }

    fn call(&mut self, identifier: &str, arguments: &Node) -> Option<Syntax<'t>> {
        let name = self.placeholder(identifier).filter(|token| token.is_name())?;
        self.sign(Sign::Open)?;
        let arguments = self.arguments(arguments)?;
        let end = self.sign(Sign::Close)?.end();
        Some(Syntax { start: name.at, end, kind: Kind::Call(name, arguments) })
    }

    /// Below a root for the parentheses, a single argument stands as it is and several below a tuple, each
    /// with a root of its own.
    fn arguments(&mut self, parentheses: &Node) -> Option<Vec<Syntax<'t>>> {
        let tuple = match parentheses.children() {
            [tuple] if *tuple.operator() == Operator::Tuple => tuple,
            _ => return Some(vec![self.only(parentheses)?]),
        };
        let mut arguments = Vec::new();
        for (index, argument) in tuple.children().iter().enumerate() {
            if index > 0 {
                self.sign(Sign::Comma)?;
            }
            arguments.push(self.only(argument)?);
        }
        Some(arguments)
    }

    /// What stands below a root.
    fn only(&mut self, root: &Node) -> Option<Syntax<'t>> {
        match (root.operator(), root.children()) {
            (Operator::RootNode, [inside]) => self.expression(inside),
            _ => None,
        }
    }
}

const fn prefix(operator: &Operator) -> Option<Sign> {
    match operator {
        Operator::Neg => Some(Sign::Minus),
        Operator::Not => Some(Sign::Not),
        _ => None,
    }
}

const fn infix(operator: &Operator) -> Option<Sign> {
    match operator {
        Operator::Add => Some(Sign::Plus),
        Operator::Sub => Some(Sign::Minus),
        Operator::Mul => Some(Sign::Times),
        Operator::Div => Some(Sign::Over),
        Operator::Lt => Some(Sign::Compare(Below)),
        Operator::Leq => Some(Sign::Compare(AtMost)),
        Operator::Gt => Some(Sign::Compare(Above)),
        Operator::Geq => Some(Sign::Compare(AtLeast)),
        Operator::Eq => Some(Sign::Compare(Equal)),
        Operator::Neq => Some(Sign::Compare(Unequal)),
        Operator::And => Some(Sign::And),
        Operator::Or => Some(Sign::Or),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::lex::lex;
    use super::*;

    /// The tree with all its parentheses.
    fn shape(syntax: &Syntax<'_>) -> String {
        match &syntax.kind {
            Kind::Value(token) => token.text.to_owned(),
            Kind::Prefix(sign, operand) => format!("({}{})", sign.text, shape(operand)),
            Kind::Infix(sign, operands) => format!("({}{}{})", shape(&operands[0]), sign.text, shape(&operands[1])),
            Kind::Call(name, arguments) => {
                format!("{}({})", name.text, arguments.iter().map(shape).collect::<Vec<_>>().join(","))
            }
        }
    }

    #[test]
    fn operators_hold_what_they_should() {
        for (text, expected) in [
            ("2-3-4", "((2-3)-4)"),
            ("2/3/4", "((2/3)/4)"),
            ("2/3*4", "((2/3)*4)"),
            ("2-3+4", "((2-3)+4)"),
            ("-2-3", "((-2)-3)"),
            ("1 - -1", "(1-(-1))"),
            ("1 - - -1", "(1-(-(-1)))"),
            ("-a * b", "((-a)*b)"),
            ("a * -b + c", "((a*(-b))+c)"),
            ("a + -b * c", "(a+((-b)*c))"),
            ("-f(a) + b", "((-f(a))+b)"),
            ("-(a + b) * c", "((-(a+b))*c)"),
            ("!a && b", "((!a)&&b)"),
            ("!(a && b)", "(!(a&&b))"),
            ("a || b && c", "(a||(b&&c))"),
            ("a && b || c && d", "((a&&b)||(c&&d))"),
            ("a < b == c", "((a<b)==c)"),
            ("a + 1 < b * 2 && c", "(((a+1)<(b*2))&&c)"),
            ("a && b < -c + d", "(a&&(b<((-c)+d)))"),
            ("!a < b", "((!a)<b)"),
            ("((a))", "a"),
            ("f((a))", "f(a)"),
            ("f(a, -b, (c))", "f(a,(-b),c)"),
            ("f(a, g(b, c) - 1, h(d)) / 2", "(f(a,(g(b,c)-1),h(d))/2)"),
            ("f (a) - (b)", "(f(a)-b)"),
        ] {
            let tokens = lex(text).unwrap();
            assert_eq!(parse(&tokens).as_ref().map(shape).as_deref(), Ok(expected), "{text}");
        }
    }

    #[test]
    fn an_expression_knows_the_text_that_it_is_written_in() {
        let text = "f(a, ((b - 1)) ) * -c";
        let tokens = lex(text).unwrap();
        let syntax = parse(&tokens).unwrap();
        let Kind::Infix(_, operands) = &syntax.kind else { panic!("{syntax:?}") };
        let Kind::Call(_, arguments) = &operands[0].kind else { panic!("{syntax:?}") };
        let written = [&syntax, &operands[0], &operands[1], &arguments[1]].map(|part| &text[part.start..part.end]);
        assert_eq!(written, [text, "f(a, ((b - 1)) )", "-c", "((b - 1))"]);
    }

    #[test]
    fn a_tree_of_other_tokens_is_not_believed() {
        // None of these passes the grammar; the parser takes some of them for trees.
        for text in ["a b", "a + * b", "a +", "a, b", "f(a b)", "(a)(b)", "()", "f()", "", "a)", "(a", "+a", "1(a)"] {
            let tokens = lex(text).unwrap();
            let message = parse(&tokens).map(|syntax| shape(&syntax)).map_err(|error| error.message.en);
            assert_eq!(message, Err(not_understood(0).message.en), "{text}");
        }
    }
}
