//! The two languages.

/// The language of tables, explanations and messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// Chinese, the language of the forms.
    Zh,
    /// English.
    En,
}
