//! What a list is for.

/// What a list is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListFor {
    /// A department answers.
    Answers,
    /// A department that has answered before answers what is left.
    MoreAnswers,
    /// The bureau decides about the answers.
    Decisions,
}
