//! Causes that the text of a goal names.

use crate::lists::lists;
use crate::model::assessment::Assessment;
use crate::num::fold_width;

/// The sentences of a goal that name a cause: looked for once, and not for every row.
pub(super) fn causes(assessment: &Assessment) -> Vec<&str> {
    let texts = assessment.goal.iter().flat_map(|goal| [&goal.expected, &goal.achieved]).flatten();
    let sentences = texts.flat_map(|text| text.split(|c| matches!(fold_width(c), '。' | ';' | '\n')));
    sentences.filter(|sentence| lists().reasons.causes.is_in(sentence)).collect()
}
