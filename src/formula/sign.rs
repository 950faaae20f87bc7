//! The signs of formulas, and how each may be typed.

use crate::ledger::Comparison::{self, Above, AtLeast, AtMost, Below, Equal, Unequal};

/// A sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    Plus,
    Minus,
    Times,
    Over,
    Compare(Comparison),
    And,
    Or,
    Not,
    Open,
    Close,
    Comma,
}

/// What a spelling is taken for.
#[derive(Clone, Copy, Debug)]
pub(super) enum Spelling {
    Is(Sign),
    /// It is refused, because it means different things to different people; this is meant perhaps.
    RatherWrite(&'static str),
}

use Spelling::{Is, RatherWrite};

/// Spellings after widths are folded; one that another one begins with stands behind it.
pub(super) const SPELLINGS: &[(&str, Spelling)] = &[
    ("<=", Is(Sign::Compare(AtMost))),
    ("=<", RatherWrite("<=")),
    (">=", Is(Sign::Compare(AtLeast))),
    ("=>", RatherWrite(">=")),
    ("==", Is(Sign::Compare(Equal))),
    ("!=", Is(Sign::Compare(Unequal))),
    ("<>", RatherWrite("!=")),
    ("&&", Is(Sign::And)),
    ("||", Is(Sign::Or)),
    ("<", Is(Sign::Compare(Below))),
    (">", Is(Sign::Compare(Above))),
    ("≤", Is(Sign::Compare(AtMost))),
    ("≦", Is(Sign::Compare(AtMost))),
    ("⩽", Is(Sign::Compare(AtMost))),
    ("≥", Is(Sign::Compare(AtLeast))),
    ("≧", Is(Sign::Compare(AtLeast))),
    ("⩾", Is(Sign::Compare(AtLeast))),
    ("≠", Is(Sign::Compare(Unequal))),
    ("=", RatherWrite("==")),
    ("&", RatherWrite("&&")),
    ("|", RatherWrite("||")),
    ("!", Is(Sign::Not)),
    ("+", Is(Sign::Plus)),
    ("-", Is(Sign::Minus)),
    ("*", Is(Sign::Times)),
    ("×", Is(Sign::Times)),
    ("/", Is(Sign::Over)),
    ("÷", Is(Sign::Over)),
    ("(", Is(Sign::Open)),
    (")", Is(Sign::Close)),
    (",", Is(Sign::Comma)),
    ("、", Is(Sign::Comma)),
];

/// All of them, for those who typed another one.
pub(super) const ALLOWED: &str = "+ - * / < <= > >= == != && || ! ( ) ,";

impl Sign {
    /// The sign that a word stands for.
    pub(super) fn from_word(word: &str) -> Option<Self> {
        match word {
            "且" => Some(Self::And),
            "或" => Some(Self::Or),
            "非" => Some(Self::Not),
            _ => None,
        }
    }

    /// The plain spelling.
    pub(super) const fn plain(self) -> &'static str {
        match self {
            Self::Plus => "+",
            Self::Minus => "-",
            Self::Times => "*",
            Self::Over => "/",
            Self::Compare(comparison) => comparison.sign(),
            Self::And => "&&",
            Self::Or => "||",
            Self::Not => "!",
            Self::Open => "(",
            Self::Close => ")",
            Self::Comma => ",",
        }
    }

    /// Whether it computes something; the others hold values together.
    pub(super) const fn is_operator(self) -> bool {
        !matches!(self, Self::Open | Self::Close | Self::Comma)
    }

    /// Whether it may stand before a value that nothing stands before.
    pub(super) const fn is_prefix(self) -> bool {
        matches!(self, Self::Minus | Self::Not)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_spelling_hides_one_that_it_begins() {
        for (index, (spelling, _)) in SPELLINGS.iter().enumerate() {
            let hidden = SPELLINGS[index + 1..].iter().find(|(later, _)| later.starts_with(spelling));
            assert!(hidden.is_none(), "{spelling} hides {hidden:?}");
        }
    }

    #[test]
    fn every_sign_is_allowed_and_every_plain_spelling_means_it() {
        let mut plain: Vec<&str> = Vec::new();
        for (_, spelling) in SPELLINGS {
            let Is(sign) = spelling else { continue };
            let found = SPELLINGS.iter().find(|(plain, _)| *plain == sign.plain());
            assert!(matches!(found, Some((_, Is(same))) if same == sign), "{sign:?}");
            plain.push(sign.plain());
        }
        let allowed: Vec<&str> = ALLOWED.split(' ').collect();
        assert!(plain.iter().all(|sign| allowed.contains(sign)) && allowed.iter().all(|sign| plain.contains(sign)));
    }
}
