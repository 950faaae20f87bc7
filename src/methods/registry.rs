//! Every scoring method, a line each: what it is, its file, and its name in Chinese. Whatever else is known of a method its
//! file declares.

use serde::{Deserialize, Serialize};

use super::checking::{Checking, Parameters};
use super::declared::{Computes, Declared, Target};
use super::input::MethodInput;
use super::pair::{Earns, Pair};
use super::trial::{Better, TrialKind, Turn};
use super::variable::Variable;
use super::{
    all_or_nothing, bands, deadline, deduct_deviation, deduct_each, equality, execution_rate, figures, formula,
    inverse_linear, inverse_ratio, judgement, panel, pass_mark, proportion, steps, survey, verdict, within, words,
};
use crate::formula::Formula;
use crate::ledger::{Ledger, Steps};
use crate::model::value::Relation;
use crate::words::Language;

/// Makes the enums of methods. The name of a method is that of its file, and the header of the file its page.
macro_rules! methods {
    (
        without parameters { $($(#[doc = $plain_doc:literal])+ $Plain:ident = $plain:ident $plain_zh:literal;)+ }
        with parameters { $($(#[doc = $doc:literal])+ $Kind:ident = $module:ident $(<$Other:ty>)? $zh:literal;)+ }
    ) => {
        /// How an indicator's points are earned. Each kind has a page of its own, in the file of the same
        /// name: `jixiao explain proportion` prints it. Those without parameters are used by
        /// their names; the others are defined by a template under a name of its own (`[methods.NAME]`).
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[cfg_attr(test, derive(schemars::JsonSchema))]
        #[serde(rename_all = "snake_case")]
        pub enum Method {
            $($(#[doc = $plain_doc])+ $Plain,)+
            $($(#[doc = $doc])+ $Kind,)+
        }

        impl Method {
            /// Every kind, in the order in which the pages are listed.
            pub const ALL: [Self; [$($plain_zh,)+ $($zh),+].len()] = [$(Self::$Plain,)+ $(Self::$Kind),+];

            /// The name used in templates, scorecards and on the command line.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$Plain => stringify!($plain),)+
                    $(Self::$Kind => stringify!($module),)+
                }
            }

            /// What it is called in Chinese.
            const fn chinese(self) -> &'static str {
                match self {
                    $(Self::$Plain => $plain_zh,)+
                    $(Self::$Kind => $zh,)+
                }
            }

            /// Whether it has no parameters, so that templates use it by its name.
            #[must_use]
            pub const fn is_plain(self) -> bool {
                matches!(self, $(Self::$Plain)|+)
            }

            /// Its file.
            pub(super) const fn source(self) -> &'static str {
                match self {
                    $(Self::$Plain => include_str!(concat!(stringify!($plain), ".rs")),)+
                    $(Self::$Kind => include_str!(concat!(stringify!($module), ".rs")),)+
                }
            }

            /// The steps of its own.
            pub(super) const fn steps(self) -> Steps {
                match self {
                    $(Self::$Plain => $plain::STEPS,)+
                    $(Self::$Kind => $module::STEPS,)+
                }
            }
        }

        /// A scoring method with its parameters, under a name of the template's choice. `jixiao explain
        /// KIND` prints the page of a kind.
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
        #[cfg_attr(test, derive(schemars::JsonSchema))]
        #[cfg_attr(test, schemars(rename = "Scheme"))]
        #[serde(tag = "kind", rename_all = "snake_case")]
        pub enum MethodRule {
            $($(#[doc = $doc])+ $Kind($module::$Kind),)+
        }

        impl MethodRule {
            /// The kind of method.
            #[must_use]
            pub const fn kind(&self) -> Method {
                match self { $(Self::$Kind(_) => Method::$Kind),+ }
            }

            /// Short name of the source.
            #[must_use]
            pub fn basis(&self) -> &str {
                match self { $(Self::$Kind(rule) => Parameters::<CheckedMethod>::basis(rule)),+ }
            }

            /// What the parameters say.
            pub(crate) fn says(&self, language: Language) -> String {
                match self { $(Self::$Kind(rule) => Parameters::<CheckedMethod>::says(rule, language)),+ }
            }

            /// Whether it names other methods, which are checked before it.
            pub(crate) fn uses_others(&self) -> bool {
                match self { $(Self::$Kind(rule) => Parameters::<CheckedMethod>::uses_others(rule)),+ }
            }

            /// The method ready to compute with. What is wrong is told.
            pub(crate) fn check(&self, at: &mut Checking<'_, CheckedMethod>) -> Option<CheckedMethod> {
                match self { $(Self::$Kind(rule) => rule.check(at).map(CheckedMethod::$Kind)),+ }
            }
        }

        /// A method and its parameters as exact values. Only a checked template makes one.
        #[derive(Clone, Debug)]
        pub enum CheckedMethod {
            $($(#[doc = $plain_doc])+ $Plain($plain::$Plain),)+
            $($(#[doc = $doc])+ $Kind($module::Checked$(<$Other>)?),)+
        }

        impl CheckedMethod {
            const PLAIN: &[Self] = &[$(Self::$Plain($plain::$Plain)),+];

            /// The kind of method.
            #[must_use]
            pub const fn kind(&self) -> Method {
                match self {
                    $(Self::$Plain(_) => Method::$Plain,)+
                    $(Self::$Kind(_) => Method::$Kind,)+
                }
            }

            fn declared(&self) -> &dyn Declared {
                match self {
                    $(Self::$Plain(method) => method,)+
                    $(Self::$Kind(method) => method,)+
                }
            }

            /// What a method with parameters gives that holds one number against another. The pair is handed over as a whole: where its address is taken,
            /// it cannot stay in registers for the others.
            #[inline(never)]
            fn compares_by_parameters<L: Ledger>(
                &self,
                pair: Pair<L::Value>,
                weight: Option<L::Value>,
                ledger: &mut L,
            ) -> Earns<L::Value> {
                match self {
                    $(Self::$Kind(method) => method.compares(&pair, weight, ledger),)+
                    _ => Ok(None),
                }
            }
        }

        impl Computes for CheckedMethod {
            #[inline(always)]
            fn compares<L: Ledger>(
                &self,
                pair: &Pair<L::Value>,
                weight: Option<L::Value>,
                ledger: &mut L,
            ) -> Earns<L::Value> {
                match self {
                    $(Self::$Plain(method) => method.compares(pair, weight, ledger),)+
                    _ => self.compares_by_parameters(*pair, weight, ledger),
                }
            }

            fn answers<L: Ledger>(
                &self,
                input: &MethodInput<'_>,
                weight: Option<L::Value>,
                ledger: &mut L,
            ) -> Earns<L::Value> {
                match self {
                    $(Self::$Plain(method) => method.answers(input, weight, ledger),)+
                    $(Self::$Kind(method) => method.answers(input, weight, ledger),)+
                }
            }
        }

        /// The parameters of each method as a template writes them.
        pub mod parameters {
            pub use super::bands::{Band, BandsOf};
            pub use super::deduct_deviation::{Direction, Parts};
            pub use super::verdict::VerdictBand;
            $(pub use super::$module::$Kind;)+
        }
    };
}

methods! {
    without parameters {
        /// Actual ÷ target, for reaching a number.
        Proportion = proportion "按完成比例";
        /// Actual ÷ target for an exact number, exceeding it is full.
        Equality = equality "等于目标";
        /// Target ÷ actual, for staying under a ceiling.
        InverseRatio = inverse_ratio "反向比例";
        /// Falling to nothing at twice the ceiling.
        InverseLinear = inverse_linear "超出部分线性扣减";
        /// Everything where the relation holds, otherwise nothing.
        AllOrNothing = all_or_nothing "达标得满分,否则不得分";
        /// Words that say yes or no.
        Words = words "按用语判断";
        /// Executed ÷ full-year budget.
        ExecutionRate = execution_rate "按执行率";
        /// Points that a person gave.
        Judgement = judgement "人工评分";
    }
    with parameters {
        /// Nothing below a completion, in proportion above it.
        PassMark = pass_mark "合格线以上按比例";
        /// Intervals of the completion or of the value.
        Bands = bands "分档计分";
        /// Bands of points by the verdict.
        Verdict = verdict "分档评判";
        /// A deduction for each occurrence.
        DeductEach = deduct_each "逐起扣分";
        /// A deduction for each per cent of deviation.
        DeductDeviation = deduct_deviation "按偏差扣分";
        /// Several scorers.
        Panel = panel "多人评分";
        /// Satisfaction from the counts of a survey.
        Survey = survey<CheckedMethod> "满意度调查";
        /// On time, or late by days.
        Deadline = deadline "按时完成";
        /// Inside a range.
        Within = within<CheckedMethod> "区间目标";
        /// Points by a formula.
        Formula = formula "公式";
    }
}

impl Declared for CheckedMethod {
    fn fits(&self, target: Target) -> bool {
        self.declared().fits(target)
    }

    fn stands_by_itself(&self) -> bool {
        self.declared().stands_by_itself()
    }

    fn goes_by_ratio(&self) -> bool {
        self.declared().goes_by_ratio()
    }

    fn serves_others(&self) -> bool {
        self.declared().serves_others()
    }

    fn trials(&self) -> Vec<TrialKind> {
        self.declared().trials()
    }

    fn better(&self, relation: Relation) -> Better {
        self.declared().better(relation)
    }

    fn turns(&self) -> Vec<Turn> {
        self.declared().turns()
    }
}

impl CheckedMethod {
    /// The formula that it is.
    pub(crate) const fn formula(&self) -> Option<&Formula<Variable>> {
        match self {
            Self::Formula(method) => Some(&method.formula),
            _ => None,
        }
    }
}

/// The method without parameters of a name; none where the name is not one of theirs.
pub(crate) fn plain(name: &str) -> Option<&'static CheckedMethod> {
    CheckedMethod::PLAIN.iter().find(|method| method.kind().name() == name)
}

/// A method by the name that templates use; one of the program's own is said in Chinese as well.
pub(crate) fn in_words(name: &str, language: Language) -> String {
    let known = Method::ALL.into_iter().find(|method| method.name() == name);
    match (known, language) {
        (Some(method), Language::Zh) => format!("{}({name})", method.chinese()),
        _ => name.to_owned(),
    }
}

/// The steps of all methods, those that several make, and those of the figures.
pub(crate) fn all_steps() -> impl Iterator<Item = Steps> {
    [steps::STEPS, figures::STEPS, crate::formula::STEPS].into_iter().chain(Method::ALL.map(Method::steps))
}
