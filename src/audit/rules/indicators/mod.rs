//! J3: indicators and targets.
