//! J5: texts and reasons.
