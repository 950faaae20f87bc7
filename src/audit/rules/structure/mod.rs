//! J6: what the template asks of a table.
