//! What gathering tells, one thing after the other.

use crate::read::Reached;

/// Something that was made of an input, how far it is done, or that there is nothing for now.
#[derive(Debug)]
pub enum Gathered<R> {
    /// What was made.
    Made(R),
    /// What was made of so much of an input of lines has been handed on.
    Reached(Reached),
    /// Everything that was read has been handed on: whoever waits for an answer can have it.
    Pause,
}
