//! How large a formula may be. What parses, checks and computes one goes as deep as the formula does; within
//! these limits every one of them fits on the smallest stack that threads are given.

use super::FormulaError;
use super::sign::Sign;
use super::token::Token;
use crate::words::text;

/// Most characters of a formula, blanks included.
pub const MAX_CHARACTERS: usize = 2000;
/// Most parentheses that may be open at once, those of functions included.
pub const MAX_NESTING: usize = 32;
/// Most operators, among them each `-` and `!` before a value.
pub const MAX_OPERATORS: usize = 200;

/// Comes first, so that nothing else ever sees a long text.
pub(super) fn characters(text: &str) -> Result<(), FormulaError> {
    match text.char_indices().nth(MAX_CHARACTERS) {
        None => Ok(()),
        Some((at, _)) => Err(FormulaError::new(
            at,
            text!("公式超过 {MAX_CHARACTERS} 个字符", "the formula has more than {MAX_CHARACTERS} characters"),
        )),
    }
}

/// Comes before anything that goes deeper with its input.
pub(super) fn tokens(tokens: &[Token<'_>]) -> Result<(), FormulaError> {
    let (mut open, mut operators) = (0_usize, 0_usize);
    for token in tokens {
        match token.sign() {
            Some(Sign::Open) => open += 1,
            Some(Sign::Close) => open = open.saturating_sub(1),
            Some(sign) if sign.is_operator() => operators += 1,
            _ => {}
        }
        if open > MAX_NESTING {
            return Err(FormulaError::new(
                token.at,
                text!("括号嵌套超过 {MAX_NESTING} 层", "parentheses stand more than {MAX_NESTING} deep"),
            ));
        }
        if operators > MAX_OPERATORS {
            return Err(FormulaError::new(
                token.at,
                text!("运算符超过 {MAX_OPERATORS} 个", "the formula has more than {MAX_OPERATORS} operators"),
            ));
        }
    }
    Ok(())
}
