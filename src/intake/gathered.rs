//! What gathering tells, one thing after the other.

/// Something that was made of an input, or that there is nothing for now.
#[derive(Debug)]
pub enum Gathered<R> {
    /// What was made.
    Made(R),
    /// Everything that was read has been handed on: whoever waits for an answer can have it.
    Pause,
}
