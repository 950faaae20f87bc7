//! A scoring method with checked parameters, ready to compute with.

use std::collections::BTreeMap;

use super::variable::Variable;
use crate::formula::Formula;
use crate::model::template::{BandsOf, Direction, Method, Parts};
use crate::model::value::{Edges, Relation};
use crate::num::Fraction;

/// A method and its parameters as exact values. Only a checked template makes one.
#[derive(Clone, Debug)]
pub enum Recipe {
    /// A method without parameters.
    Plain(Method),
    /// 合格线.
    PassMark {
        /// The completion at which points begin, below 1.
        pass: Fraction,
    },
    /// 区间.
    Bands {
        /// What the bands divide.
        of: BandsOf,
        /// The bands, the highest first; together they hold every value once.
        bands: Vec<RecipeBand>,
        /// How the share moves with the value.
        slope: Slope,
    },
    /// 分档评判.
    Verdict {
        /// The bands, the best first, in shares of the full points.
        bands: Vec<RecipeVerdict>,
    },
    /// 每发现一起扣分.
    DeductEach {
        /// What each occurrence costs.
        loss: Loss,
    },
    /// 每偏离 N% 扣分.
    DeductDeviation {
        /// One step, in shares of the target.
        step: Fraction,
        /// What each step costs.
        loss: Loss,
        /// Which deviations count.
        direction: Direction,
        /// How a part of a step counts.
        parts: Parts,
    },
    /// 多人评分.
    Panel {
        /// How many of the highest and of the lowest are dropped.
        drop: usize,
        /// The fewest scorers.
        least: usize,
        /// Whether scorers without points are left out.
        skip_missing: bool,
        /// What the points of a scorer weigh; 1 where none is given.
        weights: BTreeMap<String, Fraction>,
    },
    /// 满意度调查.
    Survey {
        /// What each answer counts as.
        answers: BTreeMap<String, Fraction>,
        /// What holds the satisfaction against the target.
        then: Box<Recipe>,
    },
    /// 按时完成.
    Deadline {
        /// The share lost for each day; none where late earns nothing.
        each_day: Option<Fraction>,
    },
    /// 区间目标.
    Within {
        /// Below the range.
        short: Box<Recipe>,
        /// Above the range.
        over: Box<Recipe>,
    },
    /// 公式.
    Formula(Formula<Variable>),
}

/// A band with its ends.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RecipeBand {
    /// Where it lies; none of the ends where it goes on for ever.
    pub edges: Edges,
    /// The share earned; at the lower end of a sloped band.
    pub earns: Fraction,
    /// The share at the upper end of a sloped band, which has both ends.
    pub rising_to: Option<Fraction>,
}

/// A verdict with its band.
#[derive(Clone, Debug, PartialEq)]
pub struct RecipeVerdict {
    /// The words that give it.
    pub words: Vec<String>,
    /// Where the points may lie, in shares of the full points.
    pub edges: Edges,
    /// What it earns by itself.
    pub unjudged: Option<Fraction>,
}

/// What is deducted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Loss {
    /// Points.
    Points(Fraction),
    /// A share of the full points.
    Share(Fraction),
}

/// How the share that bands give moves with the value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slope {
    /// More is never worth less.
    Rising,
    /// More is never worth more.
    Falling,
    /// Up and down again: overshoot is punished.
    Both,
}

/// What kind of target a method is to score.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// A number.
    Number(Relation),
    /// A range.
    Range,
    /// A deadline.
    Date,
    /// Words.
    Words,
}

impl Recipe {
    /// The kind of method.
    #[must_use]
    pub const fn kind(&self) -> Method {
        match self {
            Self::Plain(method) => *method,
            Self::PassMark { .. } => Method::PassMark,
            Self::Bands { .. } => Method::Bands,
            Self::Verdict { .. } => Method::Verdict,
            Self::DeductEach { .. } => Method::DeductEach,
            Self::DeductDeviation { .. } => Method::DeductDeviation,
            Self::Panel { .. } => Method::Panel,
            Self::Survey { .. } => Method::Survey,
            Self::Deadline { .. } => Method::Deadline,
            Self::Within { .. } => Method::Within,
            Self::Formula(_) => Method::Formula,
        }
    }

    /// Whether it can score a kind of target.
    #[must_use]
    pub fn fits(&self, target: Target) -> bool {
        let Target::Number(relation) = target else {
            return match self {
                Self::Deadline { .. } => target == Target::Date,
                Self::Within { .. } => target == Target::Range,
                Self::Plain(Method::Words) | Self::Verdict { .. } => target == Target::Words,
                _ => self.fits_anything(),
            };
        };
        let floor = matches!(relation, Relation::AtLeast | Relation::Above);
        let ceiling = matches!(relation, Relation::AtMost | Relation::Below);
        match self {
            Self::Plain(Method::Proportion) => floor,
            Self::Plain(Method::Equality) => relation == Relation::Equal,
            Self::Plain(Method::InverseRatio | Method::InverseLinear) | Self::Bands { slope: Slope::Falling, .. } => {
                ceiling
            }
            Self::PassMark { .. } | Self::Bands { slope: Slope::Rising, .. } => !ceiling,
            Self::DeductEach { .. } => !floor,
            Self::Survey { then, .. } => then.fits(target),
            Self::Plain(Method::AllOrNothing) | Self::Bands { .. } | Self::DeductDeviation { .. } => true,
            _ => self.fits_anything(),
        }
    }

    /// Whether the method looks at something else than how the actual value stands to the target.
    pub(crate) const fn fits_anything(&self) -> bool {
        matches!(self, Self::Plain(Method::ExecutionRate | Method::Judgement) | Self::Panel { .. } | Self::Formula(_))
    }

    /// The formulas of the method.
    pub(crate) fn formula(&self) -> Option<&Formula<Variable>> {
        match self {
            Self::Formula(formula) => Some(formula),
            _ => None,
        }
    }
}

/// The method without parameters of a name; none where the name is not one of theirs.
pub(crate) fn plain(name: &str) -> Option<&'static Recipe> {
    const PLAIN: &[Recipe] = &[
        Recipe::Plain(Method::Proportion),
        Recipe::Plain(Method::Equality),
        Recipe::Plain(Method::InverseRatio),
        Recipe::Plain(Method::InverseLinear),
        Recipe::Plain(Method::AllOrNothing),
        Recipe::Plain(Method::Words),
        Recipe::Plain(Method::ExecutionRate),
        Recipe::Plain(Method::Judgement),
    ];
    PLAIN.iter().find(|recipe| recipe.kind().name() == name)
}
