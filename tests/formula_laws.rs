//! Random formulas, compared with an oracle that shares no code with the engine: the tree is known before
//! its text is, and is computed with whole numbers of any length.

use std::cmp::Ordering;

use jixiao::formula::{Formula, FormulaError};
use jixiao::ledger::Silent;
use jixiao::num::{ArithmeticError, Fraction, Mode};
use num_rational::BigRational;
use proptest::prelude::*;

/// The names of the formulas and their values: none, one, below none, and one that is no decimal.
const NAMES: [(&str, &str); 4] = [("零", "0"), ("x", "1"), ("实际值", "-2.5"), ("目标值_1", "2/3")];

/// What gives a number.
#[derive(Clone, Debug)]
enum Tree {
    /// In hundredths.
    Numeral(u32),
    Percent(u32),
    Name(usize),
    Negate(Box<Tree>),
    Infix(char, Box<[Tree; 2]>),
    Extreme(bool, Vec<Tree>),
    Absolute(Box<Tree>),
    Clamp(Box<[Tree; 3]>),
    If(Box<Condition>, Box<[Tree; 2]>),
    /// Parentheses that nobody needs.
    Group(Box<Tree>),
}

/// What holds or does not.
#[derive(Clone, Debug)]
enum Condition {
    Compare(&'static str, Box<[Tree; 2]>),
    And(Box<[Condition; 2]>),
    Or(Box<[Condition; 2]>),
    Not(Box<Condition>),
    If(Box<[Condition; 3]>),
}

const COMPARISONS: [&str; 6] = ["<", "<=", ">", ">=", "==", "!="];

/// A zero divisor: the one reason why an exact value does not exist.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
struct NoValue;

fn rational(text: &str) -> BigRational {
    match text.split_once('.') {
        None => text.parse().unwrap(),
        Some((whole, rest)) => format!("{whole}{rest}/1{}", "0".repeat(rest.len())).parse().unwrap(),
    }
}

impl Tree {
    fn value(&self) -> Result<BigRational, NoValue> {
        Ok(match self {
            Self::Numeral(hundredths) => rational(&format!("{hundredths}/100")),
            Self::Percent(hundredths) => rational(&format!("{hundredths}/10000")),
            Self::Name(index) => rational(NAMES[*index].1),
            Self::Negate(tree) => -tree.value()?,
            Self::Infix(sign, operands) => {
                let (a, b) = (operands[0].value()?, operands[1].value()?);
                match sign {
                    '+' => a + b,
                    '-' => a - b,
                    '*' => a * b,
                    _ if b == rational("0") => return Err(NoValue),
                    _ => a / b,
                }
            }
            Self::Extreme(most, trees) => {
                let values = trees.iter().map(Self::value).collect::<Result<Vec<_>, _>>()?.into_iter();
                if *most { values.max() } else { values.min() }.unwrap()
            }
            Self::Absolute(tree) => {
                let value = tree.value()?;
                if value < rational("0") { -value } else { value }
            }
            Self::Clamp(trees) => {
                let (value, low, high) = (trees[0].value()?, trees[1].value()?, trees[2].value()?);
                let raised = if value < low { low } else { value };
                if raised > high { high } else { raised }
            }
            Self::If(condition, trees) => trees[usize::from(!condition.holds()?)].value()?,
            Self::Group(tree) => tree.value()?,
        })
    }

    /// Whether it is a number with nothing but signs and parentheses before it.
    fn is_written_out(&self) -> bool {
        match self {
            Self::Numeral(_) | Self::Percent(_) => true,
            Self::Negate(tree) | Self::Group(tree) => tree.is_written_out(),
            _ => false,
        }
    }

    /// How tightly the outermost operator of the text holds its operands.
    fn rank(&self) -> u8 {
        match self {
            Self::Infix('+' | '-', _) => 4,
            Self::Infix(..) => 5,
            Self::Negate(_) => 6,
            _ => 7,
        }
    }

    /// The text, with parentheses only where they are needed.
    fn text(&self) -> String {
        match self {
            Self::Numeral(hundredths) => format!("{}.{:02}", hundredths / 100, hundredths % 100),
            Self::Percent(hundredths) => format!("{}.{:02}%", hundredths / 100, hundredths % 100),
            Self::Name(index) => NAMES[*index].0.to_owned(),
            Self::Negate(tree) => format!("-{}", tree.within(6)),
            Self::Infix(sign, operands) => {
                let [left, right] = operands.as_ref();
                // Equals go from left to right, so that one on the right needs parentheses.
                format!("{} {sign} {}", left.within(self.rank()), right.within(self.rank() + 1))
            }
            Self::Extreme(most, trees) => {
                let trees: Vec<String> = trees.iter().map(Self::text).collect();
                format!("{}({})", if *most { "max" } else { "最小" }, trees.join(", "))
            }
            Self::Absolute(tree) => format!("abs({})", tree.text()),
            Self::Clamp(trees) => format!("clamp({},{},{})", trees[0].text(), trees[1].text(), trees[2].text()),
            Self::If(condition, trees) => {
                format!("if({}, {}, {})", condition.text(), trees[0].text(), trees[1].text())
            }
            Self::Group(tree) => format!("({})", tree.text()),
        }
    }

    fn within(&self, rank: u8) -> String {
        if self.rank() < rank { format!("({})", self.text()) } else { self.text() }
    }
}

impl Condition {
    fn holds(&self) -> Result<bool, NoValue> {
        Ok(match self {
            Self::Compare(sign, operands) => {
                let order = operands[0].value()?.cmp(&operands[1].value()?);
                match *sign {
                    "<" => order == Ordering::Less,
                    "<=" => order != Ordering::Greater,
                    ">" => order == Ordering::Greater,
                    ">=" => order != Ordering::Less,
                    "==" => order == Ordering::Equal,
                    _ => order != Ordering::Equal,
                }
            }
            Self::And(both) => both[0].holds()? && both[1].holds()?,
            Self::Or(both) => both[0].holds()? || both[1].holds()?,
            Self::Not(condition) => !condition.holds()?,
            Self::If(of) => of[if of[0].holds()? { 1 } else { 2 }].holds()?,
        })
    }

    fn rank(&self) -> u8 {
        match self {
            Self::Or(_) => 1,
            Self::And(_) => 2,
            Self::Compare(..) => 3,
            Self::Not(_) => 6,
            Self::If(_) => 7,
        }
    }

    fn text(&self) -> String {
        let infix = |sign: &str, both: &[Self; 2]| {
            format!("{} {sign} {}", both[0].within(self.rank()), both[1].within(self.rank() + 1))
        };
        match self {
            Self::Compare(sign, operands) => format!("{} {sign} {}", operands[0].text(), operands[1].text()),
            Self::And(both) => infix("&&", both),
            Self::Or(both) => infix("||", both),
            Self::Not(condition) => format!("!{}", condition.within(6)),
            Self::If(of) => format!("如果({}, {}, {})", of[0].text(), of[1].text(), of[2].text()),
        }
    }

    fn within(&self, rank: u8) -> String {
        if self.rank() < rank { format!("({})", self.text()) } else { self.text() }
    }
}

fn leaves() -> impl Strategy<Value = Tree> {
    let name = (0..NAMES.len()).prop_map(Tree::Name);
    prop_oneof![(0..1000_u32).prop_map(Tree::Numeral), (0..20_000_u32).prop_map(Tree::Percent), name]
}

/// Bounds that are written out and cross are refused, which is tested elsewhere.
fn clamp((value, low, high): (Tree, Tree, Tree)) -> Tree {
    let cross = low.is_written_out() && high.is_written_out() && low.value() > high.value();
    let (low, high) = if cross { (high, low) } else { (low, high) };
    Tree::Clamp(Box::new([value, low, high]))
}

/// Trees of numbers and conditions, each inside the other.
fn trees() -> impl Strategy<Value = Tree> {
    leaves().prop_recursive(5, 24, 3, |inner| {
        let pair = (inner.clone(), inner.clone()).prop_map(|(a, b)| Box::new([a, b]));
        let triple = (inner.clone(), inner.clone(), inner.clone());
        let condition = conditions(inner.clone()).prop_map(Box::new);
        prop_oneof![
            6 => (prop::sample::select(vec!['+', '-', '*', '/']), pair.clone()).prop_map(|(sign, of)| Tree::Infix(sign, of)),
            2 => inner.clone().prop_map(|tree| Tree::Negate(Box::new(tree))),
            1 => (any::<bool>(), prop::collection::vec(inner.clone(), 2..4)).prop_map(|(most, of)| Tree::Extreme(most, of)),
            1 => inner.clone().prop_map(|tree| Tree::Absolute(Box::new(tree))),
            1 => triple.prop_map(clamp),
            2 => (condition, pair).prop_map(|(condition, of)| Tree::If(condition, of)),
            1 => inner.prop_map(|tree| Tree::Group(Box::new(tree))),
        ]
    })
}

fn conditions(trees: impl Strategy<Value = Tree> + Clone + 'static) -> impl Strategy<Value = Condition> {
    let sign = prop::sample::select(COMPARISONS.to_vec());
    let comparison = (sign, trees.clone(), trees).prop_map(|(sign, a, b)| Condition::Compare(sign, Box::new([a, b])));
    comparison.prop_recursive(3, 6, 2, |inner| {
        let pair = (inner.clone(), inner.clone()).prop_map(|(a, b)| Box::new([a, b]));
        let triple = (inner.clone(), inner.clone(), inner.clone()).prop_map(|(a, b, c)| Box::new([a, b, c]));
        prop_oneof![
            pair.clone().prop_map(Condition::And),
            pair.prop_map(Condition::Or),
            inner.prop_map(|condition| Condition::Not(Box::new(condition))),
            triple.prop_map(Condition::If),
        ]
    })
}

fn resolve(name: &str) -> Option<usize> {
    NAMES.iter().position(|(known, _)| *known == name)
}

/// The same text as somebody types it who never leaves the Chinese keyboard.
fn widened(text: &str) -> String {
    let wide = |c: char| match c {
        '*' => '×',
        '/' => '÷',
        '!'..='~' => char::from_u32(u32::from(c) + 0xFEE0).unwrap(),
        c => c,
    };
    text.chars().map(wide).collect()
}

/// Whether the engine gives what the oracle gives. What is beyond its limits is left out: that it says so
/// is tested elsewhere.
fn agrees(
    formula: Result<Formula<usize>, Vec<FormulaError>>,
    text: &str,
    oracle: &Result<BigRational, NoValue>,
) -> Result<(), TestCaseError> {
    let formula = match formula {
        Ok(formula) => formula,
        Err(errors) if errors[0].message.en.contains("more than") => return Err(TestCaseError::reject("too long")),
        Err(errors) => return Err(TestCaseError::fail(format!("{text}: {errors:?}"))),
    };
    let value = |name: usize, _: &mut Silent| Ok::<_, ArithmeticError>(NAMES[name].1.parse::<Fraction>().unwrap());
    match formula.evaluate(&mut Silent, Mode::HalfEven, value) {
        Ok(value) => prop_assert_eq!(&Ok(rational(&value.to_string())), oracle, "{}", text),
        Err(error) if error.is_zero_divisor() => prop_assert_eq!(&Err(NoValue), oracle, "{}", text),
        Err(_) => return Err(TestCaseError::reject("too large")),
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_number_is_what_its_tree_is(tree in trees()) {
        let text = tree.text();
        for text in [widened(&text), text] {
            agrees(Formula::number(&text, resolve), &text, &tree.value())?;
        }
    }

    #[test]
    fn a_condition_is_what_its_tree_is(condition in conditions(leaves().boxed())) {
        let text = condition.text();
        let holds = condition.holds().map(|holds| rational(if holds { "1" } else { "0" }));
        for text in [widened(&text), text] {
            agrees(Formula::condition(&text, resolve), &text, &holds)?;
        }
    }
}
