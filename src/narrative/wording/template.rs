//! A wording: the template of a text.

use crate::words::Text;

/// A wording of a text.
#[derive(Clone, Debug)]
pub struct Wording<'w> {
    /// The template.
    pub text: &'w str,
    /// What its file is called.
    pub name: &'w str,
    /// Where it is told which facts there are.
    pub help: Text,
}
