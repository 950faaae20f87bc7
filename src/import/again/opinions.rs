//! What others say of a form in the places for their opinions: one that does not pass it leaves the verdict open.

use super::said::Said;
use crate::reading::refusal;
use crate::words::{Text, text};

/// An opinion that does not pass the form.
pub(super) fn refusing(said: &Said) -> Option<Text> {
    let (label, opinion) = said.opinion.as_ref()?;
    let refused = refusal(opinion)?;
    Some(text!(
        "“{label}”写的是“{refused}”:意见没有通过这张表,请按意见改正后再审核",
        "`{label}` says `{refused}`, and does not pass this form: correct what it objects to and audit the form again"
    ))
}
