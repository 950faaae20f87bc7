//! J1: the arithmetic of one table.

pub(super) mod weights_do_not_add_up;
