//! Errors: why something cannot be computed.

use std::fmt;
use std::io::{self, ErrorKind};

use super::language::Language;
use super::place::{Place, Position};
#[cfg(feature = "columnar")]
use super::said::Said;
use super::text::{Text, say, text};
use super::visible::one_line;

use crate::order::Order;

/// One thing that is wrong, where it is, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// File, line and column.
    pub place: Place,
    /// What is wrong.
    pub message: Text,
    /// What to do, where more can be said than the message does.
    pub advice: Option<Text>,
    /// How many more there are of the same input that nobody keeps, since nobody would read them.
    pub(crate) unkept: usize,
}

impl Problem {
    /// A problem at a place.
    #[must_use]
    pub const fn new(place: Place, message: Text) -> Self {
        Self { place, message, advice: None, unkept: 0 }
    }

    /// A failure of the system on a file: `what` was tried.
    #[must_use]
    pub fn of_system(place: Place, what: &Text, error: &io::Error) -> Self {
        #[cfg(feature = "columnar")]
        if let Some(Said(why)) = error.get_ref().and_then(|inner| inner.downcast_ref()) {
            return Self::new(place, text!("{what}:{why}", "{what}: {why}"; what, why));
        }
        let zh = match error.kind() {
            ErrorKind::NotFound => "文件或文件夹不存在".to_owned(),
            ErrorKind::PermissionDenied => "没有权限".to_owned(),
            ErrorKind::IsADirectory => "这是文件夹,不是文件".to_owned(),
            ErrorKind::AlreadyExists => "文件已存在".to_owned(),
            ErrorKind::StorageFull | ErrorKind::FileTooLarge | ErrorKind::QuotaExceeded => "磁盘空间不足".to_owned(),
            _ => error.to_string(),
        };
        Self::new(place, text!("{what}:{why}", "{what}: {why}"; what, why = Text::given(zh, error.to_string())))
    }

    /// The same problem with advice.
    #[must_use]
    pub fn advise(mut self, advice: Text) -> Self {
        self.advice = Some(advice);
        self
    }

    /// The same problem so many lines below.
    #[must_use]
    pub(crate) fn below(mut self, lines: usize) -> Self {
        if let Some(Position::Text { line, .. }) = &mut self.place.position {
            *line += lines;
        }
        self
    }

    /// The problem as a message in one language.
    #[must_use]
    pub fn in_language(&self, language: Language) -> String {
        let (label, advice_label) = (say!(language, "错误", "error"), say!(language, "提示", "help"));
        let mut lines =
            format!("{}: {label}: {}", one_line(&self.place.to_string()), one_line(self.message.get(language)));
        if let Some(advice) = &self.advice {
            lines.push_str(&format!("\n  {advice_label}: {}", one_line(advice.get(language))));
        }
        lines
    }
}

/// What is wrong and what to do about it, said by whoever does not know where it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Complaint {
    /// What is wrong.
    pub message: Text,
    /// What to do.
    pub advice: Text,
}

impl Complaint {
    /// The problem at its place.
    #[must_use]
    pub fn at(self, place: Place) -> Problem {
        Problem::new(place, self.message).advise(self.advice)
    }
}

/// All problems of one input, in the order of their places; never empty when returned as an error.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problems(pub Vec<Problem>);

impl Problems {
    /// Most problems that are told of one input, each with its place: whoever has more of them needs
    /// another file, not another line.
    pub const MOST: usize = 100;

    /// What is said instead of the problems beyond the first [`Problems::MOST`].
    #[must_use]
    pub fn and_more(place: Place, count: usize) -> Problem {
        Problem::new(place, text!("另有 {count} 处错误未列出", "{count} more are not listed"))
    }

    /// Their number alone, with the first of their places: one that nobody reads.
    #[must_use]
    pub(crate) fn counted(self) -> Self {
        let unkept = self.all().saturating_sub(1);
        let place = self.0.into_iter().next().map_or_else(|| Place::file(""), |problem| problem.place);
        Problem { unkept, ..Problem::new(place, text!("未列出", "not listed")) }.into()
    }

    /// How many they are, with those that nobody keeps.
    #[must_use]
    pub(crate) fn all(&self) -> usize {
        self.0.iter().map(|problem| 1 + problem.unkept).sum()
    }

    /// Sorted by place.
    #[must_use]
    pub fn sorted(mut problems: Vec<Problem>) -> Self {
        problems.order_by(|a, b| a.place.cmp(&b.place));
        Self(problems)
    }
}

impl From<Problem> for Problems {
    fn from(problem: Problem) -> Self {
        Self(vec![problem])
    }
}

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, problem) in self.0.iter().enumerate() {
            if index > 0 {
                f.write_str("\n")?;
            }
            f.write_str(&problem.in_language(Language::En))?;
        }
        Ok(())
    }
}

impl std::error::Error for Problems {}
