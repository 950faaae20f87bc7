//! J2: funds and execution.
