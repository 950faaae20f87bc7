//! J7: across projects.
